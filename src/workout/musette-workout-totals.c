/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-totals.h"

#include <math.h>
#include <string.h>

#include "musette-heart-rate.h"
#include "musette-pace.h"
#include "musette-power.h"
#include "musette-series.h"
#include "musette-sport.h"

#define WINDOW_S 30
#define CUBE_EXPONENT 3

/* Walks over the steps without a series: long steady stretches are one multiplication. The result
 * is the one of the series at 1 Hz. */
typedef struct
{
  const MusetteWorkoutContext *context;
  MusetteWorkoutKind kind;
  MusetteWorkoutTotals *out;
  double window[WINDOW_S];
  double window_sum;
  gsize n;
  double sum;
  double sum_of_fourths;
  double trimp;
} Walk;

static guint
get_seconds (const MusetteWorkoutStep *step)
{
  double seconds = floor (step->duration_s + 0.5);

  return seconds > 0 ? (guint) MIN (seconds, MUSETTE_WORKOUT_MAX_SECONDS) : 0;
}

static void
count_zone (MusetteWorkoutTotals *out, double value, guint seconds)
{
  MusetteZoneTimes *zones = &out->zones;
  guint zone = 0;

  if (!out->has_zones)
    return;
  while (zone + 1 < zones->n && value > zones->tops[zone])
    zone++;
  zones->seconds[zone] += seconds;
  zones->total_s += seconds;
  if (zones->has_sweet_spot && value >= zones->sweet_spot_min && value <= zones->sweet_spot_max)
    zones->sweet_spot_s += seconds;
}

static void
push_second (Walk *walk, double watts)
{
  double *slot = &walk->window[walk->n % WINDOW_S];
  double mean;

  walk->window_sum += watts - (walk->n >= WINDOW_S ? *slot : 0);
  *slot = watts;
  walk->n++;
  walk->sum += watts;
  mean = walk->window_sum / MIN (walk->n, (gsize) WINDOW_S);
  walk->sum_of_fourths += mean * mean * mean * mean;
}

static void
push_steady (Walk *walk, double watts, guint seconds)
{
  guint slow = MIN (seconds, WINDOW_S);
  guint rest = seconds - slow;

  for (guint i = 0; i < slow; i++)
    push_second (walk, watts);
  if (rest == 0)
    return;
  walk->n += rest;
  walk->sum += watts * rest;
  walk->window_sum = watts * WINDOW_S;
  walk->sum_of_fourths += watts * watts * watts * watts * rest;
}

static double
ramp_value (const MusetteWorkoutBand *band, guint i, guint seconds)
{
  double share = seconds > 1 ? (double) i / (seconds - 1) : 0;

  return (float) (band->start + (band->end - band->start) * share);
}

/* The seconds of a ramp add up to its middle; summed one by one they would miss a half that is to
 * be rounded up. */
static void
push_ramp (Walk *walk, const MusetteWorkoutBand *band, guint seconds)
{
  double middle = seconds > 1 ? (band->start + band->end) / 2 : band->start;
  double sum = walk->sum + middle * seconds;

  for (guint i = 0; i < seconds; i++)
    {
      double watts = ramp_value (band, i, seconds);

      push_second (walk, watts);
      count_zone (walk->out, watts, 1);
    }
  walk->sum = sum;
}

static gboolean
is_open (const MusetteWorkoutStep *step)
{
  return step->is_free_ride || step->is_max_effort;
}

static void
power_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Walk *walk = user_data;
  guint seconds = get_seconds (step);
  MusetteWorkoutBand band;

  if (is_open (step) || !musette_workout_resolve (step, walk->kind, walk->context, &band))
    {
      push_steady (walk, 0, seconds);
      return;
    }
  if (!step->is_ramp || !step->targets[walk->kind].is_range)
    {
      push_steady (walk, band.value, seconds);
      count_zone (walk->out, band.value, seconds);
      return;
    }
  push_ramp (walk, &band, seconds);
}

static void
pace_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Walk *walk = user_data;
  guint seconds = get_seconds (step);
  MusetteWorkoutBand band;

  walk->n += seconds;
  if (is_open (step) || !musette_workout_resolve (step, walk->kind, walk->context, &band))
    {
      walk->sum += isnan (step->distance_m) ? 0 : step->distance_m;
      return;
    }
  walk->sum += isnan (step->distance_m) ? band.value * seconds : step->distance_m;
  count_zone (walk->out, band.value, seconds);
}

/* Heart-rate zones begin at whole beats. */
static void
hr_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Walk *walk = user_data;
  const MusetteThresholds *thresholds = &walk->context->thresholds;
  guint seconds = get_seconds (step);
  MusetteWorkoutBand band;

  walk->n += seconds;
  if (is_open (step) || !musette_workout_resolve (step, walk->kind, walk->context, &band))
    return;
  count_zone (walk->out, floor (band.value + 0.5), seconds);
  if (thresholds->resting_hr_bpm > 0 && thresholds->max_hr_bpm > thresholds->resting_hr_bpm)
    walk->trimp
        += musette_trimp (seconds, band.value, thresholds->resting_hr_bpm, thresholds->max_hr_bpm);
}

static void
set_load (MusetteWorkoutTotals *out, double load)
{
  if (isnan (load) || out->seconds == 0)
    return;
  out->load = musette_round_half_up (load);
  out->intensity_percent = 100 * sqrt (out->load * 36 / out->seconds);
}

static void
total_power (const MusetteWorkout *workout, Walk *walk)
{
  MusetteWorkoutTotals *out = walk->out;
  double ftp_w = walk->context->thresholds.ftp_w;

  out->has_zones = musette_zones_init_power (&out->zones, &walk->context->thresholds);
  musette_workout_visit (workout, power_cb, walk);
  if (walk->n == 0)
    return;
  out->average_w = musette_round_half_up (walk->sum / walk->n);
  out->np_w = musette_round_half_up (pow (walk->sum_of_fourths / walk->n, 0.25));
  out->work_j = floor (walk->sum + 0.5);
  if (ftp_w > 0)
    set_load (out, walk->n / 36.0 * (out->np_w / ftp_w) * (out->np_w / ftp_w));
}

static void
total_pace (const MusetteWorkout *workout, Walk *walk)
{
  MusetteWorkoutTotals *out = walk->out;
  double threshold_mps = walk->context->thresholds.threshold_pace_mps;
  gboolean swim = musette_sport_from_type (walk->context->type) == MUSETTE_SPORT_SWIM;
  double share;

  out->has_zones = musette_zones_init_pace (&out->zones, &walk->context->thresholds);
  musette_workout_visit (workout, pace_cb, walk);
  if (walk->sum > 0)
    out->distance_m = walk->sum;
  if (walk->n == 0 || !(threshold_mps > 0))
    return;
  share = walk->sum / walk->n / threshold_mps;
  set_load (out, walk->n / 36.0 * pow (share, swim ? CUBE_EXPONENT : 2));
}

/* Upper ends in whole beats, inclusive; the zone above the last one that is given exists unless
 * that one ends at the maximum. */
static gboolean
init_hr_zones (MusetteZoneTimes *zones, const MusetteThresholds *thresholds)
{
  if (!musette_zones_init_heart_rate (zones, thresholds, MUSETTE_HR_ZONES_RIDE))
    return FALSE;
  if (thresholds->n_hr_zones == 0)
    return TRUE;
  for (guint i = 0; i < zones->n; i++)
    zones->tops[i] -= 1;
  if (zones->n < MUSETTE_MAX_ZONES && zones->n < 5 && thresholds->max_hr_bpm <= 0)
    zones->tops[zones->n++] = INFINITY;
  return TRUE;
}

static void
total_hr (const MusetteWorkout *workout, Walk *walk)
{
  MusetteWorkoutTotals *out = walk->out;
  const MusetteThresholds *thresholds = &walk->context->thresholds;

  out->has_zones = init_hr_zones (&out->zones, thresholds);
  musette_workout_visit (workout, hr_cb, walk);
  if (walk->trimp > 0 && thresholds->lthr_bpm > thresholds->resting_hr_bpm)
    set_load (out, musette_hrss (walk->trimp, thresholds->resting_hr_bpm, thresholds->max_hr_bpm,
                                 thresholds->lthr_bpm));
}

/**
 * musette_workout_compute_totals:
 * @workout: a workout after musette_workout_update()
 * @context: what its meaning depends on
 * @out: (out): the totals
 *
 * Normalized power has a window that grows from the first second; load comes from rounded
 * normalized power, and intensity from rounded load, as the service does it. The load of heart
 * rate is an estimate.
 */
void
musette_workout_compute_totals (const MusetteWorkout *workout,
                                const MusetteWorkoutContext *context,
                                MusetteWorkoutTotals *out)
{
  Walk walk = { .context = context, .out = out };

  g_return_if_fail (workout != NULL && context != NULL && out != NULL);

  memset (out, 0, sizeof *out);
  out->average_w = out->np_w = out->work_j = out->load = out->intensity_percent = NAN;
  out->seconds = (guint) CLAMP (workout->duration_s, 0, MUSETTE_WORKOUT_MAX_SECONDS);
  out->distance_m = workout->distance_m;
  out->has_target = musette_workout_choose_kind (workout, context, &out->kind);
  walk.kind = out->kind;
  if (!out->has_target)
    return;
  if (out->kind == MUSETTE_WORKOUT_POWER)
    total_power (workout, &walk);
  else if (out->kind == MUSETTE_WORKOUT_PACE)
    total_pace (workout, &walk);
  else
    total_hr (workout, &walk);
}

typedef struct
{
  const MusetteWorkoutContext *context;
  MusetteWorkoutKind kind;
  float *values;
  gsize n;
  gsize capacity;
} Unroll;

static void
unroll_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Unroll *unroll = user_data;
  guint seconds = (guint) MIN (get_seconds (step), unroll->capacity - unroll->n);
  gboolean ramp = step->is_ramp && step->targets[unroll->kind].is_range;
  MusetteWorkoutBand band = { NAN, NAN, NAN };

  if (is_open (step) || !musette_workout_resolve (step, unroll->kind, unroll->context, &band))
    band = (MusetteWorkoutBand){ NAN, NAN, NAN };
  for (guint i = 0; i < seconds; i++)
    unroll->values[unroll->n + i] = (float) (ramp ? ramp_value (&band, i, seconds) : band.value);
  unroll->n += seconds;
}

/**
 * musette_workout_unroll:
 * @workout: a workout after musette_workout_update()
 * @context: what its meaning depends on
 * @kind: which target
 * @n: (out): the number of seconds
 *
 * Makes the series at 1 Hz of what to hold, in W, bpm, m/s or rpm; NaN where nothing is asked for.
 *
 * Returns: (transfer full) (array length=n): the series
 */
float *
musette_workout_unroll (const MusetteWorkout *workout,
                        const MusetteWorkoutContext *context,
                        MusetteWorkoutKind kind,
                        gsize *n)
{
  Unroll unroll = { .context = context, .kind = kind };

  g_return_val_if_fail (workout != NULL && context != NULL && n != NULL, NULL);

  unroll.capacity = (gsize) CLAMP (workout->duration_s, 0, MUSETTE_WORKOUT_MAX_SECONDS);
  unroll.values = g_new (float, unroll.capacity + 1);
  musette_workout_visit (workout, unroll_cb, &unroll);
  *n = unroll.n;
  return unroll.values;
}
