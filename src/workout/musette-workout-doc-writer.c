/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-doc-writer.h"

#include <math.h>

#include "musette-workout-totals.h"

static void
write_target (const MusetteWorkoutTarget *target, const char *name, MusetteJsonWriter *writer)
{
  const char *averaging = musette_workout_averaging_get_name (target->averaging);

  if (target->units == MUSETTE_WORKOUT_UNITS_NONE)
    return;
  musette_json_writer_name (writer, name);
  musette_json_writer_begin_object (writer);
  if (target->is_range)
    {
      musette_json_writer_member_double (writer, "start", target->start);
      musette_json_writer_member_double (writer, "end", target->end);
    }
  else
    musette_json_writer_member_double (writer, "value", target->start);
  musette_json_writer_member_string (writer, "units",
                                     musette_workout_units_get_name (target->units));
  if (averaging != NULL)
    musette_json_writer_member_string (writer, "target", averaging);
  if (target->mmp_s > 0)
    musette_json_writer_member_double (writer, "mmp_duration", target->mmp_s);
  if (target->is_custom)
    musette_json_writer_member_bool (writer, "custom", TRUE);
  musette_json_writer_end (writer);
}

static void
write_true (MusetteJsonWriter *writer, const char *name, gboolean value)
{
  if (value)
    musette_json_writer_member_bool (writer, name, TRUE);
}

static void
write_flags (const MusetteWorkoutStep *step, MusetteJsonWriter *writer)
{
  const char *intensity = musette_workout_intensity_get_name (step->intensity);

  write_true (writer, "until_lap_press", step->is_until_lap_press);
  write_true (writer, "warmup", step->is_warmup);
  write_true (writer, "cooldown", step->is_cooldown);
  if (intensity != NULL)
    musette_json_writer_member_string (writer, "intensity", intensity);
  write_true (writer, "ramp", step->is_ramp);
  write_true (writer, "freeride", step->is_free_ride);
  write_true (writer, "maxeffort", step->is_max_effort);
  write_true (writer, "hidepower", step->hides_power);
}

static void
write_locales (const MusetteWorkoutStep *step, MusetteJsonWriter *writer)
{
  if (step->locales == NULL)
    return;
  musette_json_writer_name (writer, "text_locale");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < step->locales->len; i++)
    {
      const MusetteWorkoutText *text = g_ptr_array_index (step->locales, i);

      musette_json_writer_member_string (writer, text->name, text->value);
    }
  musette_json_writer_end (writer);
}

static void
write_extras (GPtrArray *extras, MusetteJsonWriter *writer)
{
  for (guint i = 0; extras != NULL && i < extras->len; i++)
    {
      const MusetteWorkoutText *extra = g_ptr_array_index (extras, i);

      musette_json_writer_name (writer, extra->name);
      musette_json_writer_raw (writer, extra->value, -1);
    }
}

/* Zones have two ends and no middle. */
static void
write_band (const MusetteWorkoutTarget *target,
            const MusetteWorkoutBand *band,
            const char *name,
            MusetteJsonWriter *writer)
{
  musette_json_writer_name (writer, name);
  musette_json_writer_begin_object (writer);
  if (target->units != MUSETTE_WORKOUT_UNITS_POWER_ZONE
      && target->units != MUSETTE_WORKOUT_UNITS_HR_ZONE
      && target->units != MUSETTE_WORKOUT_UNITS_PACE_ZONE)
    musette_json_writer_member_double (writer, "value", band->value);
  musette_json_writer_member_double (writer, "start", band->start);
  musette_json_writer_member_double (writer, "end", band->end);
  musette_json_writer_end (writer);
}

static void
write_resolved (const MusetteWorkoutStep *step,
                const MusetteWorkoutContext *context,
                MusetteJsonWriter *writer)
{
  const char *const names[] = { "_power", "_hr", "_pace" };
  MusetteWorkoutBand band;

  for (MusetteWorkoutKind kind = 0; kind < G_N_ELEMENTS (names); kind++)
    if (musette_workout_texts_get (step->extras, names[kind]) == NULL
        && musette_workout_resolve (step, kind, context, &band))
      write_band (&step->targets[kind], &band, names[kind], writer);
  if (musette_workout_texts_get (step->extras, "_distance") == NULL && !(step->distance_m > 0)
      && musette_workout_resolve (step, MUSETTE_WORKOUT_PACE, context, &band))
    musette_json_writer_member_double (writer, "_distance",
                                       step->duration_s * (band.start + band.end) / 2);
}

static void
write_steps (GPtrArray *steps, const MusetteWorkoutContext *context, MusetteJsonWriter *writer);

static void
write_step (const MusetteWorkoutStep *step,
            const MusetteWorkoutContext *context,
            MusetteJsonWriter *writer)
{
  musette_json_writer_begin_object (writer);
  if (step->text != NULL)
    musette_json_writer_member_string (writer, "text", step->text);
  write_locales (step, writer);
  if (!isnan (step->duration_s))
    musette_json_writer_member_double (writer, "duration", step->duration_s);
  if (!isnan (step->distance_m))
    musette_json_writer_member_double (writer, "distance", step->distance_m);
  if (step->steps != NULL)
    musette_json_writer_member_int (writer, "reps", step->reps);
  write_flags (step, writer);
  write_target (&step->targets[MUSETTE_WORKOUT_POWER], "power", writer);
  write_target (&step->targets[MUSETTE_WORKOUT_HR], "hr", writer);
  write_target (&step->targets[MUSETTE_WORKOUT_PACE], "pace", writer);
  write_target (&step->targets[MUSETTE_WORKOUT_CADENCE], "cadence", writer);
  if (context != NULL)
    write_resolved (step, context, writer);
  write_extras (step->extras, writer);
  if (step->steps != NULL)
    write_steps (step->steps, context, writer);
  musette_json_writer_end (writer);
}

static void
write_steps (GPtrArray *steps, const MusetteWorkoutContext *context, MusetteJsonWriter *writer)
{
  musette_json_writer_name (writer, "steps");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < steps->len; i++)
    write_step (g_ptr_array_index (steps, i), context, writer);
  musette_json_writer_end (writer);
}

static void
add_locale_names (GPtrArray *steps, GPtrArray *names)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps != NULL)
        add_locale_names (step->steps, names);
      for (guint j = 0; step->locales != NULL && j < step->locales->len; j++)
        {
          const MusetteWorkoutText *text = g_ptr_array_index (step->locales, j);

          if (!g_ptr_array_find_with_equal_func (names, text->name, g_str_equal, NULL))
            g_ptr_array_add (names, text->name);
        }
    }
}

static void
write_locale_names (const MusetteWorkout *workout, MusetteJsonWriter *writer)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (musette_workout_texts_get (workout->extras, "locales") != NULL)
    return;
  add_locale_names (workout->steps, names);
  if (names->len == 0)
    return;
  musette_json_writer_name (writer, "locales");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < names->len; i++)
    musette_json_writer_string (writer, g_ptr_array_index (names, i));
  musette_json_writer_end (writer);
}

static void
write_threshold (const MusetteWorkout *workout,
                 const char *name,
                 double value,
                 MusetteJsonWriter *writer)
{
  if (value > 0 && musette_workout_texts_get (workout->extras, name) == NULL)
    musette_json_writer_member_double (writer, name, value);
}

/* What the resolved targets rest on. */
static void
write_thresholds (const MusetteWorkout *workout,
                  const MusetteWorkoutContext *context,
                  MusetteJsonWriter *writer)
{
  static const char *const targets[] = { "POWER", "HR", "PACE" };
  const MusetteThresholds *thresholds = &context->thresholds;
  MusetteWorkoutKind kind;

  write_threshold (workout, "ftp", thresholds->ftp_w, writer);
  write_threshold (workout, "lthr", thresholds->lthr_bpm, writer);
  write_threshold (workout, "max_hr", thresholds->max_hr_bpm, writer);
  write_threshold (workout, "threshold_pace", thresholds->threshold_pace_mps, writer);
  if (context->pace_units != NULL
      && musette_workout_texts_get (workout->extras, "pace_units") == NULL)
    musette_json_writer_member_string (writer, "pace_units", context->pace_units);
  if (workout->target == NULL && musette_workout_choose_kind (workout, context, &kind))
    musette_json_writer_member_string (writer, "target", targets[kind]);
}

/* Resolved targets of pace tell how far steps of time go. */
static double
get_distance (const MusetteWorkout *workout, const MusetteWorkoutContext *context)
{
  MusetteWorkoutTotals totals;

  if (context == NULL)
    return workout->distance_m;
  musette_workout_compute_totals (workout, context, &totals);
  return totals.distance_m;
}

/**
 * musette_workout_doc_write:
 * @workout: a workout
 * @context: (nullable): what its targets are resolved by; %NULL to leave them as they are
 * @writer: where the document goes, one object
 *
 * Writes the service's document with everything that was read from one, known or not. With
 * @context it has besides what the service adds when it is asked to resolve targets.
 */
void
musette_workout_doc_write (const MusetteWorkout *workout,
                           const MusetteWorkoutContext *context,
                           MusetteJsonWriter *writer)
{
  g_return_if_fail (workout != NULL && writer != NULL);

  musette_json_writer_begin_object (writer);
  if (workout->description != NULL)
    musette_json_writer_member_string (writer, "description", workout->description);
  musette_json_writer_member_double (writer, "duration", workout->duration_s);
  musette_json_writer_member_double (writer, "distance", get_distance (workout, context));
  if (workout->category != NULL)
    musette_json_writer_member_string (writer, "category", workout->category);
  if (workout->target != NULL)
    musette_json_writer_member_string (writer, "target", workout->target);
  write_locale_names (workout, writer);
  if (context != NULL)
    write_thresholds (workout, context, writer);
  write_extras (workout->extras, writer);
  write_steps (workout->steps, context, writer);
  musette_json_writer_end (writer);
}

/**
 * musette_workout_doc_to_json:
 * @workout: a workout
 *
 * Returns: (transfer full): the service's document
 */
char *
musette_workout_doc_to_json (const MusetteWorkout *workout)
{
  MusetteJsonWriter *writer = musette_json_writer_new (TRUE);
  char *json;

  musette_workout_doc_write (workout, NULL, writer);
  json = musette_json_writer_finish (writer);
  musette_json_writer_free (writer);
  return json;
}
