/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-planned.h"

#include <math.h>
#include <string.h>

#include "musette-power.h"
#include "musette-series.h"

/**
 * musette_planned_append_step:
 * @watts: (element-type float): a target series at 1 Hz
 * @secs: duration of the step in s; nothing happens for 0
 * @from_w: target, or its lower end, or where a ramp starts, in W
 * @to_w: target, or its upper end, or where a ramp ends, in W
 * @ramp: whether the target moves from one to the other
 *
 * A range counts as its midpoint, a ramp goes linearly over its seconds.
 */
void
musette_planned_append_step (GArray *watts, guint secs, double from_w, double to_w, gboolean ramp)
{
  g_return_if_fail (watts != NULL);

  for (guint i = 0; i < secs; i++)
    {
      double share = ramp ? (secs > 1 ? (double) i / (secs - 1) : 0) : 0.5;
      float value = (float) (from_w + (to_w - from_w) * share);

      g_array_append_val (watts, value);
    }
}

/**
 * musette_planned_totals:
 * @watts: (array length=n): the target at 1 Hz in W
 * @n: its length
 * @thresholds: the athlete's thresholds
 * @out: (out): the totals
 *
 * Returns: whether there is any target
 */
gboolean
musette_planned_totals (const float *watts,
                        gsize n,
                        const MusetteThresholds *thresholds,
                        MusettePlannedTotals *out)
{
  g_return_val_if_fail (watts != NULL || n == 0, FALSE);
  g_return_val_if_fail (thresholds != NULL && out != NULL, FALSE);

  memset (out, 0, sizeof *out);
  out->load = NAN;
  out->intensity_percent = NAN;
  if (n == 0)
    return FALSE;
  out->seconds = (guint) n;
  out->work_j = musette_power_work (watts, n);
  out->average_w = out->work_j / n;
  out->np_w = musette_power_normalized (watts, n, NULL, 0, MUSETTE_NP_START_GROWING);
  out->has_load = musette_zones_init_power (&out->zones, thresholds);
  if (!out->has_load)
    return TRUE;
  musette_zones_count_power (&out->zones, watts, n);
  out->load = musette_power_load (musette_round_half_up (out->np_w), thresholds->ftp_w, n);
  out->intensity_percent = musette_load_intensity (musette_round_half_up (out->load), n);
  return TRUE;
}
