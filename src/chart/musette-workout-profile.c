/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-profile.h"

typedef struct
{
  const MusetteWorkoutContext *context;
  MusetteWorkoutProfile *profile;
  GArray *bars;
} Build;

static double
get_duration (const MusetteWorkoutStep *step, const MusetteWorkoutContext *context)
{
  return step->duration_s > 0 ? step->duration_s
                              : MAX (musette_workout_estimate_duration (step, context), 0);
}

static void
set_target (MusetteWorkoutBar *bar, const MusetteWorkoutStep *step, const MusetteWorkoutBand *band)
{
  bar->has_target = TRUE;
  bar->is_ramp = step->is_ramp;
  bar->from = step->is_ramp ? band->start : band->value;
  bar->to = step->is_ramp ? band->end : band->value;
  bar->low = bar->from;
  bar->high = bar->from;
}

static void
add_bar (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Build *build = user_data;
  MusetteWorkoutProfile *profile = build->profile;
  const MusetteWorkoutTarget *target = &step->targets[profile->kind];
  MusetteWorkoutBar bar = {
    .line = step->line,
    .pass = pass,
    .start_s = profile->duration_s,
    .duration_s = get_duration (step, build->context),
  };
  MusetteWorkoutBand band;

  if (!(bar.duration_s > 0))
    return;
  if (!step->is_free_ride && !step->is_max_effort
      && musette_workout_resolve (step, profile->kind, build->context, &band))
    {
      gboolean is_zone = target->units == MUSETTE_WORKOUT_UNITS_POWER_ZONE
                         || target->units == MUSETTE_WORKOUT_UNITS_HR_ZONE
                         || target->units == MUSETTE_WORKOUT_UNITS_PACE_ZONE;

      set_target (&bar, step, &band);
      if (!step->is_ramp && (target->is_range || is_zone))
        {
          bar.low = MIN (band.start, band.end);
          bar.high = MAX (band.start, band.end);
        }
      profile->highest = MAX (profile->highest, MAX (bar.from, bar.to));
    }
  profile->duration_s += bar.duration_s;
  g_array_append_val (build->bars, bar);
}

/* Zones of heart rate are given in bpm, the others by the threshold. */
static void
set_threshold (MusetteWorkoutProfile *self, const MusetteWorkoutContext *context)
{
  const MusetteThresholds *thresholds = &context->thresholds;

  switch (self->kind)
    {
    case MUSETTE_WORKOUT_HR:
      self->threshold = thresholds->lthr_bpm > 0 ? thresholds->lthr_bpm : thresholds->max_hr_bpm;
      musette_zones_init_heart_rate (&self->zones, thresholds, MUSETTE_HR_ZONES_RIDE);
      break;
    case MUSETTE_WORKOUT_PACE:
      self->threshold = thresholds->threshold_pace_mps;
      musette_zones_init_pace (&self->zones, thresholds);
      break;
    default:
      self->threshold = thresholds->ftp_w;
      musette_zones_init_power (&self->zones, thresholds);
    }
}

/**
 * musette_workout_profile_new:
 * @workout: a workout
 * @context: what its meaning depends on
 *
 * Unrolls the repeats. A step whose target is of another kind than the one that is executed, or
 * cannot be resolved without a threshold, is free.
 *
 * Returns: (transfer full): the workout as bars
 */
MusetteWorkoutProfile *
musette_workout_profile_new (const MusetteWorkout *workout, const MusetteWorkoutContext *context)
{
  MusetteWorkoutProfile *self;
  Build build = { .context = context };

  g_return_val_if_fail (workout != NULL && context != NULL, NULL);

  self = g_new0 (MusetteWorkoutProfile, 1);
  if (!musette_workout_choose_kind (workout, context, &self->kind))
    self->kind = MUSETTE_WORKOUT_POWER;
  set_threshold (self, context);
  build.profile = self;
  build.bars = g_array_new (FALSE, FALSE, sizeof (MusetteWorkoutBar));
  musette_workout_visit (workout, add_bar, &build);
  self->n_bars = build.bars->len;
  self->bars = (MusetteWorkoutBar *) (gpointer) g_array_free (build.bars, FALSE);
  return self;
}

/**
 * musette_workout_profile_free:
 * @self: (transfer full): a profile
 */
void
musette_workout_profile_free (MusetteWorkoutProfile *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->bars);
  g_free (self);
}

/**
 * musette_workout_profile_find:
 * @self: a profile
 * @position_s: a moment in s
 *
 * Returns: the bar at that moment, -1 when there is none
 */
int
musette_workout_profile_find (const MusetteWorkoutProfile *self, double position_s)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, -1);

  if (!(position_s >= 0) || position_s >= self->duration_s)
    return -1;
  high = self->n_bars;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->bars[middle].start_s <= position_s)
        low = middle;
      else
        high = middle;
    }
  return (int) low;
}
