/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-altitude.h"

#include <math.h>

#include "musette-smoothing.h"

#define FINE_M 1.0
#define GRADE_STEP_M 20.0
#define GRADE_SMOOTHING_S 30
#define GRADE_LIMIT_PERCENT 45.0

/**
 * musette_altitude_gain:
 * @metres: (array length=n): altitudes in m, missing ones are left out
 * @n: their number
 * @hysteresis_m: how far the altitude must leave the last reference to count
 * @gain_m: (out) (optional): metres climbed
 * @loss_m: (out) (optional): metres descended
 *
 * Too small by up to @hysteresis_m per summit, but not fooled by the noise of the sensor.
 */
void
musette_altitude_gain (const double *metres,
                       gsize n,
                       double hysteresis_m,
                       double *gain_m,
                       double *loss_m)
{
  double reference = NAN;
  double gain = 0;
  double loss = 0;

  g_return_if_fail (metres != NULL || n == 0);

  for (gsize i = 0; i < n; i++)
    {
      double altitude = metres[i];

      if (!isfinite (altitude))
        continue;
      if (isnan (reference))
        reference = altitude;
      else if (altitude > reference + hysteresis_m)
        gain += altitude - reference;
      else if (altitude < reference - hysteresis_m)
        loss += reference - altitude;
      else
        continue;
      reference = altitude;
    }
  if (gain_m != NULL)
    *gain_m = gain;
  if (loss_m != NULL)
    *loss_m = loss;
}

/**
 * musette_altitude_summarize:
 * @timeline: a time line
 * @out: (out): its altitudes
 *
 * Returns: whether there is any altitude
 */
gboolean
musette_altitude_summarize (MusetteTimeline *timeline, MusetteAltitudeSummary *out)
{
  const double *metres;
  gsize n;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  metres = musette_stream_set_get_doubles (musette_timeline_get_samples (timeline),
                                           MUSETTE_CHANNEL_ALTITUDE);
  if (metres == NULL)
    return FALSE;
  n = musette_timeline_get_n_samples (timeline);
  out->min_m = INFINITY;
  out->max_m = -INFINITY;
  for (gsize i = 0; i < n; i++)
    if (isfinite (metres[i]))
      {
        out->min_m = MIN (out->min_m, metres[i]);
        out->max_m = MAX (out->max_m, metres[i]);
      }
  musette_altitude_gain (metres, n, MUSETTE_CLIMB_BAROMETER_M, &out->gain_m, &out->loss_m);
  musette_altitude_gain (metres, n, FINE_M, &out->gain_fine_m, NULL);
  return out->max_m >= out->min_m;
}

/* The slope at each second over the shortest step back that covers enough distance. */
static void
grade_stretch (const double *distance, const float *altitude, gsize n, float *grade)
{
  gsize from = 0;
  float last = NAN;

  for (gsize i = 0; i < n; i++)
    {
      double step;

      while (from + 1 < i && distance[i] - distance[from + 1] >= GRADE_STEP_M)
        from++;
      step = distance[i] - distance[from];
      if (step >= GRADE_STEP_M)
        last = (float) CLAMP (100 * ((double) altitude[i] - altitude[from]) / step,
                              -GRADE_LIMIT_PERCENT, GRADE_LIMIT_PERCENT);
      grade[i] = last;
    }
}

/**
 * musette_altitude_grade:
 * @timeline: a time line
 * @grade_percent: (out caller-allocates): the slope of each recorded second in percent, NaN where
 *   it is not known
 *
 * From altitude smoothed over 30 s and steps of at least 20 m, within ±45 %.
 *
 * Returns: whether there are both distance and altitude
 */
gboolean
musette_altitude_grade (MusetteTimeline *timeline, float *grade_percent)
{
  const MusetteSegment *segments;
  const double *distance;
  const float *altitude;
  g_autofree float *smooth = NULL;
  guint n_segments;
  gsize n;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), FALSE);

  distance = musette_timeline_get_way (timeline, &n);
  altitude = musette_timeline_get_series (timeline, MUSETTE_CHANNEL_ALTITUDE, NULL);
  if (distance == NULL || altitude == NULL)
    return FALSE;
  g_return_val_if_fail (grade_percent != NULL, FALSE);

  smooth = g_new (float, n);
  segments = musette_timeline_get_segments (timeline, &n_segments);
  musette_smooth (altitude, n, segments, n_segments, GRADE_SMOOTHING_S, smooth);
  for (guint i = 0; i < n_segments; i++)
    grade_stretch (distance + segments[i].index, smooth + segments[i].index, segments[i].length_s,
                   grade_percent + segments[i].index);
  return TRUE;
}
