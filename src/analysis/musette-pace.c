/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-pace.h"

#include <math.h>

#include "musette-power.h"

/* Where the polynomials were measured, in percent. */
#define STEEPEST 45.0

/* Minetti et al. 2002: energy cost of running in J/kg/m at a grade given as a fraction. */
static double
minetti_cost (double grade)
{
  return ((((155.4 * grade - 30.4) * grade - 43.3) * grade + 46.3) * grade + 19.5) * grade + 3.6;
}

/* A published fit of Strava's model, which is based on heart rate: less credit downhill. */
static double
strava_factor (double percent)
{
  return 1
         + percent
               * (0.0292909
                  + percent
                        * (0.00180840
                           + percent
                                 * (4.06624e-7 + percent * (-3.68619e-7 - percent * 2.66281e-9))));
}

/**
 * musette_gap_factor:
 * @model: how to adjust
 * @grade_percent: slope in percent; what is steeper than 45 % counts as 45 %
 *
 * Returns: by how much speed on the slope is worth more than speed on the flat
 */
double
musette_gap_factor (MusetteGapModel model, double grade_percent)
{
  double percent = CLAMP (grade_percent, -STEEPEST, STEEPEST);

  switch (model)
    {
    case MUSETTE_GAP_MINETTI:
      return minetti_cost (percent / 100) / minetti_cost (0);
    case MUSETTE_GAP_STRAVA:
      return strava_factor (percent);
    case MUSETTE_GAP_NONE:
    default:
      return 1;
    }
}

/**
 * musette_gap_average:
 * @mps: (array length=n): 1 Hz speed in m/s
 * @grade_percent: (array length=n): 1 Hz slope in percent; missing counts as flat
 * @n: their length
 * @model: how to adjust
 *
 * Returns: mean speed on the flat of equal effort over the moving seconds in m/s, NaN when there
 *   are none
 */
double
musette_gap_average (const float *mps, const float *grade_percent, gsize n, MusetteGapModel model)
{
  double sum = 0;
  gsize moving = 0;

  g_return_val_if_fail (n == 0 || (mps != NULL && grade_percent != NULL), NAN);

  for (gsize i = 0; i < n; i++)
    {
      double grade = isnan (grade_percent[i]) ? 0 : grade_percent[i];

      if (!(mps[i] >= (float) MUSETTE_MOVING_MPS))
        continue;
      sum += mps[i] * musette_gap_factor (model, grade);
      moving++;
    }
  return moving > 0 ? sum / moving : NAN;
}

/**
 * musette_pace_load:
 * @gap_mps: mean grade adjusted speed in m/s
 * @threshold_mps: threshold speed in m/s
 * @seconds: duration in s
 *
 * Returns: load of a run, not rounded; NaN without threshold
 */
double
musette_pace_load (double gap_mps, double threshold_mps, double seconds)
{
  double intensity = threshold_mps > 0 ? gap_mps / threshold_mps : NAN;

  return intensity * intensity * seconds / 36;
}

/**
 * musette_swim_load:
 * @mps: mean speed in m/s
 * @threshold_mps: threshold speed in m/s
 * @seconds: duration in s
 *
 * Returns: load of a swim, not rounded: the cube of the intensity, as water resistance has it; NaN
 *   without threshold
 */
double
musette_swim_load (double mps, double threshold_mps, double seconds)
{
  double intensity = threshold_mps > 0 ? mps / threshold_mps : NAN;

  return intensity * intensity * intensity * seconds / 36;
}
