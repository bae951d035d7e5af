/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-series.h"

#include <math.h>

static void
summarize_above (const float *values, gsize n, double limit, MusetteSeriesSummary *out)
{
  double sum = 0;
  float min = INFINITY;
  float max = -INFINITY;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      /* false for NaN, which is a missing value */
      if (!(values[i] > limit))
        continue;
      sum += values[i];
      min = MIN (min, values[i]);
      max = MAX (max, values[i]);
      count++;
    }
  out->count = count;
  out->sum = sum;
  out->mean = count > 0 ? sum / count : NAN;
  out->min = count > 0 ? min : NAN;
  out->max = count > 0 ? max : NAN;
}

/**
 * musette_series_summarize:
 * @values: (array length=n): a series, NaN = missing
 * @n: its length
 * @out: (out): statistics of the values that are present
 */
void
musette_series_summarize (const float *values, gsize n, MusetteSeriesSummary *out)
{
  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (out != NULL);

  summarize_above (values, n, -INFINITY, out);
}

/**
 * musette_series_summarize_positive:
 * @values: (array length=n): a series, NaN = missing
 * @n: its length
 * @out: (out): statistics of the values above 0
 *
 * For heart rate and cadence, where 0 means "nothing measured".
 */
void
musette_series_summarize_positive (const float *values, gsize n, MusetteSeriesSummary *out)
{
  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (out != NULL);

  summarize_above (values, n, 0, out);
}

/**
 * musette_round_half_up:
 * @value: a number
 *
 * The service rounds its whole numbers this way: 226.5 becomes 227.
 *
 * Returns: floor (@value + 0.5)
 */
double
musette_round_half_up (double value)
{
  return floor (value + 0.5);
}
