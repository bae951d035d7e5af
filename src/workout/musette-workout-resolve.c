/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-resolve.h"

#include <math.h>
#include <string.h>

#include "musette-sport.h"

/* The rules for absolute targets were found by comparing with the service's own answers. */

#define RIDE_DEFAULT_MPS (30 / 3.6)
#define OTHER_DEFAULT_MPS (10 / 3.6)
#define POWER_TOLERANCE 0.03
#define HR_TOLERANCE 0.02
#define PACE_TOLERANCE 0.025
#define LOWEST_ZONE_SHARE 0.8
/* Guards truncation against binary fractions. */
#define EPSILON 1e-6

static const double default_power_zones[] = { 55, 75, 90, 105, 120, 150, 999 };
static const double default_pace_zones[] = { 77.5, 87.7, 94.3, 100, 103.4, 111.5, 999 };

static double
truncate_share (double percent, double of)
{
  return floor (percent * of / 100 + EPSILON);
}

static void
set_band (MusetteWorkoutBand *out, double start, double end)
{
  *out = (MusetteWorkoutBand){ .start = start, .end = end, .value = (start + end) / 2 };
}

static gboolean
is_zone (double number, guint n)
{
  return number >= 1 && number <= n && number == floor (number);
}

/* From the far edge of the first zone to the far edge of the last, whichever way it goes. */
static void
set_zones_band (MusetteWorkoutBand *out,
                const MusetteWorkoutTarget *target,
                const double low[2],
                const double high[2])
{
  if (target->end >= target->start)
    set_band (out, low[0], high[1]);
  else
    set_band (out, high[0], low[1]);
}

static gboolean
resolve_power_zone (const MusetteWorkoutTarget *target,
                    const MusetteThresholds *thresholds,
                    MusetteWorkoutBand *out)
{
  const double *zones
      = thresholds->n_power_zones > 0 ? thresholds->power_zones : default_power_zones;
  guint n = thresholds->n_power_zones > 0 ? MIN (thresholds->n_power_zones, MUSETTE_MAX_ZONES)
                                          : G_N_ELEMENTS (default_power_zones);
  double ends[2] = { target->start, target->end };
  double low[2], high[2];

  if (!(thresholds->ftp_w > 0))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      guint zone;

      if (!is_zone (ends[i], n))
        return FALSE;
      zone = (guint) ends[i];
      high[i] = truncate_share (zones[zone - 1], thresholds->ftp_w);
      low[i] = zone == 1 ? floor (LOWEST_ZONE_SHARE * high[i] + EPSILON)
                         : truncate_share (zones[zone - 2], thresholds->ftp_w) + 1;
    }
  set_zones_band (out, target, low, high);
  return TRUE;
}

static gboolean
resolve_power (const MusetteWorkoutStep *step,
               const MusetteWorkoutContext *context,
               MusetteWorkoutBand *out)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_POWER];
  double ftp_w = context->thresholds.ftp_w;

  if (target->is_custom)
    return FALSE;
  switch (target->units)
    {
    case MUSETTE_WORKOUT_UNITS_FTP:
      if (!(ftp_w > 0))
        return FALSE;
      set_band (out, truncate_share (target->start, ftp_w), truncate_share (target->end, ftp_w));
      break;
    case MUSETTE_WORKOUT_UNITS_WATTS:
      set_band (out, target->start, target->end);
      break;
    case MUSETTE_WORKOUT_UNITS_POWER_ZONE:
      return resolve_power_zone (target, &context->thresholds, out);
    default:
      return FALSE;
    }
  if (!target->is_range && !context->indoor)
    {
      out->start = floor (out->value * (1 - POWER_TOLERANCE) + 0.5);
      out->end = floor (out->value * (1 + POWER_TOLERANCE) + 0.5);
    }
  return TRUE;
}

static void
get_hr_zone (const MusetteThresholds *thresholds, guint zone, double *low, double *high)
{
  const double *zones = thresholds->hr_zones;
  guint n = MIN (thresholds->n_hr_zones, MUSETTE_MAX_ZONES);

  *high = zone <= n ? zones[zone - 1] - 1 : MAX (thresholds->max_hr_bpm, zones[n - 1]);
  *low = zone > 1 ? zones[zone - 2] : floor (LOWEST_ZONE_SHARE * *high);
}

static gboolean
resolve_hr_zone (const MusetteWorkoutTarget *target,
                 const MusetteThresholds *thresholds,
                 MusetteWorkoutBand *out)
{
  guint n = MIN (thresholds->n_hr_zones, MUSETTE_MAX_ZONES);
  double low[2], high[2];

  if (n == 0 || !is_zone (target->start, n + 1) || !is_zone (target->end, n + 1))
    return FALSE;
  get_hr_zone (thresholds, (guint) target->start, &low[0], &high[0]);
  get_hr_zone (thresholds, (guint) target->end, &low[1], &high[1]);
  set_zones_band (out, target, low, high);
  return TRUE;
}

static gboolean
resolve_hr (const MusetteWorkoutStep *step,
            const MusetteWorkoutContext *context,
            MusetteWorkoutBand *out)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_HR];
  double of = target->units == MUSETTE_WORKOUT_UNITS_LTHR ? context->thresholds.lthr_bpm
                                                          : context->thresholds.max_hr_bpm;

  switch (target->units)
    {
    case MUSETTE_WORKOUT_UNITS_BPM:
      set_band (out, target->start, target->end);
      break;
    case MUSETTE_WORKOUT_UNITS_HR_ZONE:
      return !target->is_custom && resolve_hr_zone (target, &context->thresholds, out);
    case MUSETTE_WORKOUT_UNITS_LTHR:
    case MUSETTE_WORKOUT_UNITS_MAX_HR:
      if (!(of > 0))
        return FALSE;
      set_band (out, truncate_share (target->start, of), truncate_share (target->end, of));
      break;
    default:
      return FALSE;
    }
  if (!target->is_range && !context->indoor)
    {
      out->start = floor (out->value * (1 - HR_TOLERANCE) + 0.5);
      out->end = floor (out->value * (1 + HR_TOLERANCE) + 0.5);
    }
  return TRUE;
}

static gboolean
resolve_pace_zone (const MusetteWorkoutTarget *target,
                   const MusetteThresholds *thresholds,
                   MusetteWorkoutBand *out)
{
  const double *zones = thresholds->n_pace_zones > 0 ? thresholds->pace_zones : default_pace_zones;
  guint n = thresholds->n_pace_zones > 0 ? MIN (thresholds->n_pace_zones, MUSETTE_MAX_ZONES)
                                         : G_N_ELEMENTS (default_pace_zones);
  double ends[2] = { target->start, target->end };
  double low[2], high[2];

  for (guint i = 0; i < 2; i++)
    {
      guint zone;

      if (!is_zone (ends[i], n))
        return FALSE;
      zone = (guint) ends[i];
      high[i] = zones[zone - 1] * thresholds->threshold_pace_mps / 100;
      low[i] = zone == 1 ? LOWEST_ZONE_SHARE * high[i]
                         : (zones[zone - 2] + 1) * thresholds->threshold_pace_mps / 100;
    }
  set_zones_band (out, target, low, high);
  return TRUE;
}

static gboolean
resolve_pace (const MusetteWorkoutStep *step,
              const MusetteWorkoutContext *context,
              MusetteWorkoutBand *out)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_PACE];
  double threshold_mps = context->thresholds.threshold_pace_mps;
  double metres = musette_workout_units_get_metres (target->units);

  if (metres > 0 && target->start > 0 && target->end > 0)
    set_band (out, metres / target->start, metres / target->end);
  else if (!(threshold_mps > 0) || target->is_custom)
    return FALSE;
  else if (target->units == MUSETTE_WORKOUT_UNITS_PACE_ZONE)
    return resolve_pace_zone (target, &context->thresholds, out);
  else if (target->units == MUSETTE_WORKOUT_UNITS_PACE)
    set_band (out, target->start * threshold_mps / 100, target->end * threshold_mps / 100);
  else
    return FALSE;
  if (!target->is_range && !context->indoor
      && musette_sport_from_type (context->type) != MUSETTE_SPORT_SWIM)
    {
      out->start = out->value * (1 - PACE_TOLERANCE);
      out->end = out->value * (1 + PACE_TOLERANCE);
    }
  return TRUE;
}

/**
 * musette_workout_resolve:
 * @step: a plain step
 * @kind: a kind of target
 * @context: what its meaning depends on
 * @out: (out): the target in W, bpm, m/s or rpm
 *
 * Percentages of power and heart rate are truncated to whole numbers, those of pace are
 * percentages of speed. A single value gets a tolerance outdoors, but none in the pool.
 *
 * Returns: whether there is such a target and all thresholds it needs are known
 */
gboolean
musette_workout_resolve (const MusetteWorkoutStep *step,
                         MusetteWorkoutKind kind,
                         const MusetteWorkoutContext *context,
                         MusetteWorkoutBand *out)
{
  g_return_val_if_fail (step != NULL && context != NULL && out != NULL, FALSE);

  switch (kind)
    {
    case MUSETTE_WORKOUT_POWER:
      return resolve_power (step, context, out);
    case MUSETTE_WORKOUT_HR:
      return resolve_hr (step, context, out);
    case MUSETTE_WORKOUT_PACE:
      return resolve_pace (step, context, out);
    case MUSETTE_WORKOUT_CADENCE:
    default:
      if (!musette_workout_step_has_target (step, MUSETTE_WORKOUT_CADENCE))
        return FALSE;
      set_band (out, step->targets[kind].start, step->targets[kind].end);
      return TRUE;
    }
}

static gboolean
kind_from_name (const char *name, gsize length, MusetteWorkoutKind *kind)
{
  const char *const names[] = { "POWER", "HR", "PACE" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * musette_workout_choose_kind:
 * @workout: a workout
 * @context: what its meaning depends on
 * @kind: (out): the kind of target that is executed
 *
 * The kind that is asked for, else the first one of the sport's order that the workout has.
 *
 * Returns: whether there is any target
 */
gboolean
musette_workout_choose_kind (const MusetteWorkout *workout,
                             const MusetteWorkoutContext *context,
                             MusetteWorkoutKind *kind)
{
  const char *asked = context->target != NULL ? context->target : workout->target;
  g_auto (GStrv) order = NULL;

  g_return_val_if_fail (workout != NULL && context != NULL && kind != NULL, FALSE);

  if (asked != NULL && kind_from_name (asked, strlen (asked), kind)
      && musette_workout_has_kind (workout, *kind))
    return TRUE;
  if (context->order != NULL)
    {
      order = g_strsplit (context->order, "_", 4);
      for (guint i = 0; order[i] != NULL; i++)
        if (kind_from_name (order[i], strlen (order[i]), kind)
            && musette_workout_has_kind (workout, *kind))
          return TRUE;
    }
  for (*kind = MUSETTE_WORKOUT_POWER; *kind < MUSETTE_WORKOUT_CADENCE; (*kind)++)
    if (musette_workout_has_kind (workout, *kind))
      return TRUE;
  return FALSE;
}

/**
 * musette_workout_estimate_duration:
 * @step: a step with a distance
 * @context: what its meaning depends on
 *
 * Distance by the middle of the pace target, truncated to a whole second; without one as fast as
 * 30 km/h on a ride and 10 km/h else, which is what the service assumes.
 *
 * Returns: a duration in s, 0 without a distance
 */
double
musette_workout_estimate_duration (const MusetteWorkoutStep *step,
                                   const MusetteWorkoutContext *context)
{
  MusetteSport sport;
  MusetteWorkoutBand band;
  double mps;

  g_return_val_if_fail (step != NULL && context != NULL, 0);

  if (!(step->distance_m > 0))
    return 0;
  sport = musette_sport_from_type (context->type);
  mps = sport == MUSETTE_SPORT_RIDE ? RIDE_DEFAULT_MPS : OTHER_DEFAULT_MPS;
  if (musette_workout_resolve (step, MUSETTE_WORKOUT_PACE, context, &band) && band.value > 0)
    mps = band.value;
  return floor (step->distance_m / mps + EPSILON);
}

/**
 * musette_workout_has_own_duration:
 * @step: a step
 * @context: what its meaning depends on
 *
 * Returns: whether it has a distance and besides a duration that is no estimate
 */
gboolean
musette_workout_has_own_duration (const MusetteWorkoutStep *step,
                                  const MusetteWorkoutContext *context)
{
  g_return_val_if_fail (step != NULL && context != NULL, FALSE);

  return step->distance_m > 0 && step->duration_s >= 1 && !step->is_estimate
         && step->duration_s != musette_workout_estimate_duration (step, context);
}
