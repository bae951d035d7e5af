/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-aim.h"

#include <math.h>

#include "musette-zones.h"

/* Moves targets as a pointer or a key does: in the units in which the author wrote them, on a grid
 * of round numbers. */

#define SNAP_PX 4.0 /* durations snap to what is about so far apart on the screen */

static gboolean
is_zone (MusetteWorkoutUnits units)
{
  return units == MUSETTE_WORKOUT_UNITS_POWER_ZONE || units == MUSETTE_WORKOUT_UNITS_HR_ZONE
         || units == MUSETTE_WORKOUT_UNITS_PACE_ZONE;
}

static double
get_step (MusetteWorkoutUnits units, gboolean fine)
{
  return fine || is_zone (units) ? 1 : 5;
}

static gboolean
init_zones (MusetteWorkoutUnits units, const MusetteThresholds *thresholds, MusetteZoneTimes *zones)
{
  switch (units)
    {
    case MUSETTE_WORKOUT_UNITS_POWER_ZONE:
      return musette_zones_init_power (zones, thresholds);
    case MUSETTE_WORKOUT_UNITS_HR_ZONE:
      return musette_zones_init_heart_rate (zones, thresholds, MUSETTE_HR_ZONES_RIDE);
    case MUSETTE_WORKOUT_UNITS_PACE_ZONE:
      return musette_zones_init_pace (zones, thresholds);
    default:
      return FALSE;
    }
}

static double
get_share (double absolute, double threshold)
{
  return threshold > 0 ? 100 * absolute / threshold : NAN;
}

/* W, bpm or m/s in the units of a target; NaN without the threshold that this needs. */
static double
to_units (MusetteWorkoutUnits units, double absolute, const MusetteThresholds *thresholds)
{
  MusetteZoneTimes zones;
  double metres;

  switch (units)
    {
    case MUSETTE_WORKOUT_UNITS_FTP:
      return get_share (absolute, thresholds->ftp_w);
    case MUSETTE_WORKOUT_UNITS_MAX_HR:
      return get_share (absolute, thresholds->max_hr_bpm);
    case MUSETTE_WORKOUT_UNITS_LTHR:
      return get_share (absolute, thresholds->lthr_bpm);
    case MUSETTE_WORKOUT_UNITS_PACE:
      return get_share (absolute, thresholds->threshold_pace_mps);
    case MUSETTE_WORKOUT_UNITS_WATTS:
    case MUSETTE_WORKOUT_UNITS_BPM:
      return absolute;
    default:
      break;
    }
  if (is_zone (units))
    return init_zones (units, thresholds, &zones) ? musette_zones_find (&zones, absolute) : NAN;
  metres = musette_workout_units_get_metres (units);
  return metres > 0 && absolute > 0 ? metres / absolute : NAN;
}

static double
get_end (const MusetteWorkoutTarget *target, MusetteWorkoutEnd end)
{
  switch (end)
    {
    case MUSETTE_WORKOUT_START:
      return target->start;
    case MUSETTE_WORKOUT_END:
      return target->end;
    case MUSETTE_WORKOUT_BOTH_ENDS:
    default:
      return (target->start + target->end) / 2;
    }
}

static double
get_most (MusetteWorkoutUnits units, const MusetteThresholds *thresholds)
{
  MusetteZoneTimes zones;

  if (is_zone (units))
    return init_zones (units, thresholds, &zones) ? zones.n : MUSETTE_MAX_ZONES;
  return 3000;
}

static gboolean
move (MusetteWorkoutTarget *target,
      const MusetteThresholds *thresholds,
      MusetteWorkoutEnd end,
      double by)
{
  double low = MIN (target->start, target->end);
  double high = MAX (target->start, target->end);
  double most = get_most (target->units, thresholds);

  if (by == 0)
    return FALSE;
  if (end == MUSETTE_WORKOUT_BOTH_ENDS || !target->is_range)
    {
      by = CLAMP (by, 1 - low, most - high);
      target->start += by;
      target->end += by;
    }
  else if (end == MUSETTE_WORKOUT_START)
    target->start = CLAMP (target->start + by, 1, most);
  else
    target->end = CLAMP (target->end + by, 1, most);
  return TRUE;
}

/**
 * musette_workout_aim:
 * @target: a target with units
 * @context: the athlete's thresholds
 * @end: what is moved; an end of a single value is the value
 * @absolute: where it is to be, in W, bpm or m/s
 * @fine: whether to go by 1 instead of 5 percent, W, bpm or s
 *
 * Moves to the nearest place of the grid. The units stay.
 *
 * Returns: whether @target has changed
 */
gboolean
musette_workout_aim (MusetteWorkoutTarget *target,
                     const MusetteWorkoutContext *context,
                     MusetteWorkoutEnd end,
                     double absolute,
                     gboolean fine)
{
  double step;
  double wanted;
  double now;

  g_return_val_if_fail (target != NULL && context != NULL, FALSE);

  wanted = to_units (target->units, absolute, &context->thresholds);
  if (isnan (wanted))
    return FALSE;
  if (!target->is_range)
    end = MUSETTE_WORKOUT_BOTH_ENDS;
  step = get_step (target->units, fine);
  now = get_end (target, end);
  /* A range keeps its odd ends when it moves as a whole; anything else goes to round numbers. */
  if (target->is_range && end == MUSETTE_WORKOUT_BOTH_ENDS)
    return move (target, &context->thresholds, end, round ((wanted - now) / step) * step);
  return move (target, &context->thresholds, end, round (wanted / step) * step - now);
}

/**
 * musette_workout_nudge:
 * @target: a target with units
 * @context: the athlete's thresholds
 * @end: what is moved; an end of a single value is the value
 * @steps: how far, positive is harder
 * @fine: whether to go by 1 instead of 5 percent, W, bpm or s
 *
 * Moves as a key does. The units stay.
 *
 * Returns: whether @target has changed
 */
gboolean
musette_workout_nudge (MusetteWorkoutTarget *target,
                       const MusetteWorkoutContext *context,
                       MusetteWorkoutEnd end,
                       int steps,
                       gboolean fine)
{
  double by;

  g_return_val_if_fail (target != NULL && context != NULL, FALSE);

  if (target->units == MUSETTE_WORKOUT_UNITS_NONE)
    return FALSE;
  by = steps * get_step (target->units, fine);
  /* Fewer seconds for the same way are harder. */
  if (musette_workout_units_get_metres (target->units) > 0)
    by = -by;
  return move (target, &context->thresholds, end, by);
}

/**
 * musette_workout_snap_duration:
 * @seconds: a duration in s
 * @seconds_per_pixel: how much of it a pixel is
 * @fine: whether to go by whole seconds
 *
 * Returns: the nearest duration of a grid of 1, 5, 10, 15, 30 or 60 s, whichever is not finer than
 * a pointer can hit; not below one step of the grid
 */
double
musette_workout_snap_duration (double seconds, double seconds_per_pixel, gboolean fine)
{
  const double steps[] = { 1, 5, 10, 15, 30, 60 };
  double step = 1;

  for (guint i = 0; !fine && i < G_N_ELEMENTS (steps); i++)
    {
      step = steps[i];
      if (step >= seconds_per_pixel * SNAP_PX)
        break;
    }
  return MAX (round (seconds / step), 1) * step;
}
