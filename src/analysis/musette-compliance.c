/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-compliance.h"

#include <math.h>

#define GOOD_PERCENT 20.0
#define MIDDLING_PERCENT 50.0

/**
 * musette_compliance_percent:
 * @load: load that was done, 0 or NaN = none
 * @planned_load: load that was planned, 0 or NaN = the plan has none
 * @moving_s: time that was done in s
 * @planned_s: time that was planned in s
 *
 * By load when the plan has one, otherwise by time.
 *
 * Returns: how much of the plan was done in percent, 0 when nothing was planned or done
 */
double
musette_compliance_percent (double load, double planned_load, double moving_s, double planned_s)
{
  double percent = NAN;

  if (planned_load > 0)
    percent = 100 * load / planned_load;
  else if (planned_s > 0)
    percent = 100 * moving_s / planned_s;
  return isfinite (percent) ? percent : 0;
}

/**
 * musette_compliance_level:
 * @percent: compliance in percent
 *
 * Returns: how good that is
 */
MusetteComplianceLevel
musette_compliance_level (double percent)
{
  double distance = fabs (percent - 100);

  if (!(percent > 0))
    return MUSETTE_COMPLIANCE_NONE;
  if (distance <= GOOD_PERCENT)
    return MUSETTE_COMPLIANCE_GOOD;
  return distance <= MIDDLING_PERCENT ? MUSETTE_COMPLIANCE_MIDDLING : MUSETTE_COMPLIANCE_POOR;
}

/**
 * musette_polarization_index:
 * @zone_seconds: (array length=n): seconds in power zones 1, 2, 3 …
 * @n: number of zones
 *
 * The index of Treff et al. 2019 with zones 1-2, 3-4 and 5 and up. Above 2 the training is
 * polarized when there is also more in the third part than in the second.
 *
 * Returns: the index, NaN when there is nothing in the first or the third part
 */
double
musette_polarization_index (const guint *zone_seconds, guint n)
{
  double parts[3] = { 0 };
  double total;

  g_return_val_if_fail (zone_seconds != NULL || n == 0, NAN);

  for (guint i = 0; i < n; i++)
    parts[MIN (i / 2, 2)] += zone_seconds[i];
  total = parts[0] + parts[1] + parts[2];
  if (!(parts[0] > 0 && parts[2] > 0))
    return NAN;
  for (guint i = 0; i < 3; i++)
    parts[i] /= total;
  if (parts[1] > 0)
    return log10 (parts[0] / parts[1] * parts[2] * 100);
  return log10 (parts[0] / 0.01 * (parts[2] - 0.01) * 100);
}
