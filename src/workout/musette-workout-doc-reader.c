/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-doc-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-json-writer.h"
#include "musette-json.h"
#include "musette-workout-resolve.h"

/* The service's document. Whatever is not understood, an unknown member or a known one of another
 * type, is kept as it is and written back. */

#define MAX_NESTING 8

static void
keep (GPtrArray **extras, const char *name, JsonNode *node)
{
  MusetteJsonWriter *writer = musette_json_writer_new (FALSE);
  g_autofree char *json = NULL;

  musette_json_writer_node (writer, node);
  json = musette_json_writer_finish (writer);
  musette_json_writer_free (writer);
  musette_workout_texts_add (extras, name, json);
}

static gboolean
take_string (JsonObject *object, const char *name, char **value)
{
  const char *string = musette_json_get_string (object, name);

  if (string == NULL)
    return FALSE;
  g_free (*value);
  *value = g_strdup (string);
  return TRUE;
}

static gboolean
take_number (JsonObject *object, const char *name, double *value)
{
  double number = musette_json_get_double (object, name);

  if (!isfinite (number) || number < 0)
    return FALSE;
  *value = number;
  return TRUE;
}

static gboolean
take_true (JsonObject *object, const char *name, gboolean *value)
{
  if (!musette_json_get_bool (object, name))
    return FALSE;
  *value = TRUE;
  return TRUE;
}

static gboolean
is_target_member (const char *name)
{
  const char *const known[]
      = { "units", "value", "start", "end", "target", "mmp_duration", "custom", NULL };

  return g_strv_contains (known, name);
}

static gboolean
take_target_details (JsonObject *object, MusetteWorkoutTarget *target)
{
  const char *averaging = musette_json_get_string (object, "target");

  if (averaging != NULL)
    target->averaging = musette_workout_averaging_from_name (averaging);
  if (averaging != NULL && target->averaging == MUSETTE_WORKOUT_AVERAGING_NONE)
    return FALSE;
  if (musette_json_has (object, "mmp_duration")
      && !take_number (object, "mmp_duration", &target->mmp_s))
    return FALSE;
  target->is_custom = musette_json_get_bool (object, "custom");
  return TRUE;
}

/* All or nothing: a target that is half understood would be written back wrong. */
static gboolean
take_target (JsonObject *step, const char *name, MusetteWorkoutTarget *out)
{
  JsonObject *object = musette_json_get_object (step, name);
  MusetteWorkoutTarget target = { 0 };
  MusetteWorkoutUnits units;
  g_auto (GStrv) members = NULL;
  double start, end;

  if (object == NULL)
    return FALSE;
  units = musette_workout_units_from_name (musette_json_get_string (object, "units"));
  if (units == MUSETTE_WORKOUT_UNITS_NONE)
    return FALSE;
  members = musette_json_dup_members (object);
  for (guint i = 0; members[i] != NULL; i++)
    if (!is_target_member (members[i]))
      return FALSE;
  start = musette_json_get_double (object, "start");
  end = musette_json_get_double (object, "end");
  if (isfinite (start) && isfinite (end))
    musette_workout_target_set_range (&target, units, start, end);
  else if (take_number (object, "value", &start))
    musette_workout_target_set (&target, units, start);
  else
    return FALSE;
  if (!take_target_details (object, &target))
    return FALSE;
  *out = target;
  return TRUE;
}

static gboolean
take_locales (JsonObject *object, MusetteWorkoutStep *step)
{
  JsonObject *locales = musette_json_get_object (object, "text_locale");
  g_auto (GStrv) names = NULL;

  if (locales == NULL)
    return FALSE;
  names = musette_json_dup_members (locales);
  for (guint i = 0; names[i] != NULL; i++)
    if (musette_json_get_string (locales, names[i]) == NULL)
      return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    musette_workout_texts_add (&step->locales, names[i],
                               musette_json_get_string (locales, names[i]));
  return TRUE;
}

static gboolean
take_flag (JsonObject *object, const char *name, MusetteWorkoutStep *step)
{
  const struct
  {
    const char *name;
    gboolean *flag;
  } flags[] = {
    { "until_lap_press", &step->is_until_lap_press },
    { "warmup", &step->is_warmup },
    { "cooldown", &step->is_cooldown },
    { "ramp", &step->is_ramp },
    { "freeride", &step->is_free_ride },
    { "maxeffort", &step->is_max_effort },
    { "hidepower", &step->hides_power },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (strcmp (name, flags[i].name) == 0)
      return take_true (object, name, flags[i].flag);
  return FALSE;
}

static gboolean
take_member (JsonObject *object, const char *name, MusetteWorkoutStep *step)
{
  const char *const kinds[MUSETTE_WORKOUT_N_KINDS] = { "power", "hr", "pace", "cadence" };

  for (guint i = 0; i < MUSETTE_WORKOUT_N_KINDS; i++)
    if (strcmp (name, kinds[i]) == 0)
      return take_target (object, name, &step->targets[i]);
  if (strcmp (name, "text") == 0)
    return take_string (object, name, &step->text);
  if (strcmp (name, "duration") == 0)
    return take_number (object, name, &step->duration_s);
  if (strcmp (name, "distance") == 0)
    return take_number (object, name, &step->distance_m);
  if (strcmp (name, "text_locale") == 0)
    return take_locales (object, step);
  if (strcmp (name, "intensity") == 0)
    {
      step->intensity
          = musette_workout_intensity_from_name (musette_json_get_string (object, name));
      return step->intensity != MUSETTE_WORKOUT_INTENSITY_NONE;
    }
  return take_flag (object, name, step);
}

static gboolean
read_steps (JsonArray *array, GPtrArray *steps, guint depth, guint *budget, GError **error);

static MusetteWorkoutStep *
read_step (JsonObject *object, guint depth, guint *budget, GError **error)
{
  JsonArray *children = musette_json_get_array (object, "steps");
  gint64 reps = musette_json_has (object, "reps") ? musette_json_get_int (object, "reps") : 1;
  g_auto (GStrv) members = musette_json_dup_members (object);
  g_autoptr (MusetteWorkoutStep) step = NULL;

  if (children != NULL && (reps < 1 || reps > MUSETTE_WORKOUT_MAX_REPS))
    {
      g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                   _ ("A repeat has 1 to %d passes"), MUSETTE_WORKOUT_MAX_REPS);
      return NULL;
    }
  if (children == NULL)
    step = musette_workout_step_new (NAN);
  else
    {
      step = musette_workout_step_new_repeat ((guint) reps, "");
      g_clear_pointer (&step->text, g_free);
    }
  for (guint i = 0; members[i] != NULL; i++)
    {
      const char *name = members[i];

      if (children != NULL && (strcmp (name, "steps") == 0 || strcmp (name, "reps") == 0))
        continue;
      if (!take_member (object, name, step))
        keep (&step->extras, name, musette_json_get_node (object, name));
    }
  if (children != NULL && !read_steps (children, step->steps, depth + 1, budget, error))
    return NULL;
  return g_steal_pointer (&step);
}

static gboolean
read_steps (JsonArray *array, GPtrArray *steps, guint depth, guint *budget, GError **error)
{
  guint n = musette_json_array_get_length (array);

  if (depth > MAX_NESTING || n > *budget)
    {
      g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                   _ ("A workout may have at most %d steps"), MUSETTE_WORKOUT_MAX_STEPS);
      return FALSE;
    }
  *budget -= n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = musette_json_array_get_object (array, i);
      MusetteWorkoutStep *step;

      if (object == NULL)
        {
          g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                       _ ("Step %u of the workout document is no object"), i + 1);
          return FALSE;
        }
      step = read_step (object, depth, budget, error);
      if (step == NULL)
        return FALSE;
      g_ptr_array_add (steps, step);
    }
  return TRUE;
}

static void
read_top (JsonObject *doc, MusetteWorkout *workout)
{
  g_auto (GStrv) members = musette_json_dup_members (doc);

  for (guint i = 0; members[i] != NULL; i++)
    {
      const char *name = members[i];

      if (strcmp (name, "steps") == 0)
        continue;
      if (strcmp (name, "description") == 0 && take_string (doc, name, &workout->description))
        continue;
      if (strcmp (name, "category") == 0 && take_string (doc, name, &workout->category))
        continue;
      if (strcmp (name, "target") == 0 && take_string (doc, name, &workout->target))
        continue;
      if (strcmp (name, "duration") == 0 && take_number (doc, name, &workout->duration_s))
        continue;
      if (strcmp (name, "distance") == 0 && take_number (doc, name, &workout->distance_m))
        continue;
      keep (&workout->extras, name, musette_json_get_node (doc, name));
    }
}

/* The sum of the steps counts, not what the document says about itself. */
static double
sum_durations (GPtrArray *steps, const MusetteWorkoutContext *context)
{
  double sum = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps != NULL)
        {
          double once_s = sum_durations (step->steps, context);

          step->duration_s = once_s * step->reps;
        }
      else if (isnan (step->duration_s) && !isnan (step->distance_m))
        step->duration_s = musette_workout_estimate_duration (step, context);
      sum += isnan (step->duration_s) ? 0 : step->duration_s;
    }
  return sum;
}

/**
 * musette_workout_doc_read:
 * @data: JSON text: a workout document, or an event or workout of the library that holds one
 * @length: its length in bytes
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_JSON_ERROR or %MUSETTE_WORKOUT_ERROR
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_doc_read (const char *data,
                          gsize length,
                          const MusetteWorkoutContext *context,
                          GError **error)
{
  g_autoptr (MusetteJson) root = NULL;
  g_autoptr (MusetteWorkout) workout = NULL;
  JsonObject *record, *doc;
  JsonArray *steps;
  guint budget = MUSETTE_WORKOUT_MAX_STEPS;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (context != NULL, NULL);

  root = musette_json_parse (data, (gssize) length, error);
  record = root != NULL ? musette_json_as_object (root, error) : NULL;
  if (record == NULL)
    return NULL;
  doc = musette_json_get_object (record, "workout_doc");
  steps = musette_json_get_array (doc != NULL ? doc : record, "steps");
  if (steps == NULL)
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                           _ ("Line 1: this JSON is no workout document: it has no list of steps"));
      return NULL;
    }
  workout = musette_workout_new ();
  if (!read_steps (steps, workout->steps, 0, &budget, error))
    return NULL;
  read_top (doc != NULL ? doc : record, workout);
  if (doc != NULL)
    {
      take_string (record, "name", &workout->name);
      take_string (record, "type", &workout->type);
      if (workout->description == NULL)
        take_string (record, "description", &workout->description);
    }
  workout->duration_s = sum_durations (workout->steps, context);
  return musette_workout_check_limits (workout, error) ? g_steal_pointer (&workout) : NULL;
}
