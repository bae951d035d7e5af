/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-heart-rate.h"

#include <math.h>

#include "musette-series.h"

#define RECOVERY_S 60

/**
 * musette_heart_rate_summarize:
 * @bpm: (array length=n) (nullable): 1 Hz heart rate, missing or 0 is left out
 * @n: its length
 * @out: (out): its numbers
 *
 * Returns: whether there is any heart rate
 */
gboolean
musette_heart_rate_summarize (const float *bpm, gsize n, MusetteHeartRateSummary *out)
{
  MusetteSeriesSummary summary;

  g_return_val_if_fail (out != NULL, FALSE);

  if (bpm == NULL)
    return FALSE;
  musette_series_summarize_positive (bpm, n, &summary);
  out->seconds = (guint) summary.count;
  out->average_bpm = summary.mean;
  out->min_bpm = summary.min;
  out->max_bpm = summary.max;
  return summary.count > 0;
}

/* Banister's weight of one unit of time at @reserve, the share of the heart-rate reserve. */
static double
weighted_reserve (double reserve)
{
  return reserve * 0.64 * exp (1.92 * reserve);
}

/**
 * musette_trimp:
 * @seconds: duration in s
 * @average_bpm: mean heart rate
 * @resting_bpm: resting heart rate
 * @max_bpm: maximum heart rate
 *
 * Banister's training impulse from the mean heart rate, as the service computes it.
 *
 * Returns: the impulse, NaN when the thresholds make no sense
 */
double
musette_trimp (double seconds, double average_bpm, double resting_bpm, double max_bpm)
{
  if (!(max_bpm > resting_bpm && resting_bpm > 0))
    return NAN;
  return seconds / 60 * weighted_reserve ((average_bpm - resting_bpm) / (max_bpm - resting_bpm));
}

/**
 * musette_trimp_series:
 * @bpm: (array length=n): 1 Hz heart rate, missing or 0 is left out
 * @n: its length
 * @resting_bpm: resting heart rate
 * @max_bpm: maximum heart rate
 *
 * The same, summed over the seconds. Because the weight is convex this is a little more than from
 * the mean.
 *
 * Returns: the impulse, NaN when the thresholds make no sense
 */
double
musette_trimp_series (const float *bpm, gsize n, double resting_bpm, double max_bpm)
{
  double sum = 0;

  g_return_val_if_fail (bpm != NULL || n == 0, NAN);

  if (!(max_bpm > resting_bpm && resting_bpm > 0))
    return NAN;
  for (gsize i = 0; i < n; i++)
    if (bpm[i] > 0)
      sum += weighted_reserve ((bpm[i] - resting_bpm) / (max_bpm - resting_bpm)) / 60;
  return sum;
}

/**
 * musette_edwards_load:
 * @minutes: minutes at 50-60-70-80-90-100 % of the maximum
 *
 * Returns: Edwards' load: the minutes times 1 to 5
 */
double
musette_edwards_load (const double minutes[MUSETTE_N_EDWARDS_ZONES])
{
  double load = 0;

  g_return_val_if_fail (minutes != NULL, NAN);

  for (guint zone = 0; zone < MUSETTE_N_EDWARDS_ZONES; zone++)
    load += minutes[zone] * (zone + 1);
  return load;
}

/**
 * musette_edwards_series:
 * @bpm: (array length=n): 1 Hz heart rate, missing or 0 is left out
 * @n: its length
 * @max_bpm: maximum heart rate
 *
 * Returns: Edwards' load, NaN when the maximum is not known
 */
double
musette_edwards_series (const float *bpm, gsize n, double max_bpm)
{
  double minutes[MUSETTE_N_EDWARDS_ZONES] = { 0 };

  g_return_val_if_fail (bpm != NULL || n == 0, NAN);

  if (!(max_bpm > 0))
    return NAN;
  for (gsize i = 0; i < n; i++)
    {
      double zone = floor (bpm[i] / max_bpm * 10) - 5;

      if (zone >= 0)
        minutes[(int) MIN (zone, MUSETTE_N_EDWARDS_ZONES - 1)] += 1 / 60.0;
    }
  return musette_edwards_load (minutes);
}

/**
 * musette_hrss:
 * @trimp: Banister's impulse of the activity
 * @resting_bpm: resting heart rate
 * @max_bpm: maximum heart rate
 * @lthr_bpm: threshold heart rate
 *
 * Returns: heart-rate load: 100 is an hour at threshold; NaN without thresholds
 */
double
musette_hrss (double trimp, double resting_bpm, double max_bpm, double lthr_bpm)
{
  if (!(lthr_bpm > resting_bpm))
    return NAN;
  return 100 * trimp / musette_trimp (3600, lthr_bpm, resting_bpm, max_bpm);
}

/**
 * musette_heart_rate_recovery:
 * @bpm: (array length=n): 1 Hz heart rate
 * @n: its length
 *
 * Returns: the largest drop over 60 s in bpm, NaN when there is none
 */
double
musette_heart_rate_recovery (const float *bpm, gsize n)
{
  double best = NAN;

  g_return_val_if_fail (bpm != NULL || n == 0, NAN);

  for (gsize i = 0; i + RECOVERY_S < n; i++)
    {
      double drop = (double) bpm[i] - bpm[i + RECOVERY_S];

      if (bpm[i + RECOVERY_S] > 0 && drop > 0 && !(drop <= best))
        best = drop;
    }
  return best;
}
