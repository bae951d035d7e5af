/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-workout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-cli-output.h"
#include "musette-json.h"
#include "musette-workout-format.h"

#define DEFAULT_FTP_W 250

/**
 * musette_cli_workout_options_init:
 * @self: (out): the options
 */
void
musette_cli_workout_options_init (MusetteCliWorkoutOptions *self)
{
  *self = (MusetteCliWorkoutOptions){ 0 };
  musette_workout_context_init (&self->context);
}

/**
 * musette_cli_workout_options_clear:
 * @self: the options
 */
void
musette_cli_workout_options_clear (MusetteCliWorkoutOptions *self)
{
  g_free (self->sport);
  g_free (self->settings);
  g_free (self->target);
  g_free (self->order);
  g_free (self->pace_units);
}

static void
read_zones (JsonObject *record, const char *name, double *zones, guint *n)
{
  JsonArray *array = musette_json_get_array (record, name);

  if (array == NULL)
    return;
  *n = MIN (musette_json_array_get_length (array), MUSETTE_MAX_ZONES);
  for (guint i = 0; i < *n; i++)
    zones[i] = musette_json_array_get_double (array, i);
}

static void
read_number (JsonObject *record, const char *name, double *value)
{
  double number = musette_json_get_double (record, name);

  if (isfinite (number) && number >= 0)
    *value = number;
}

/* Both spellings of the sweet spot are in use. */
static void
read_sweet_spot (JsonObject *record, MusetteThresholds *thresholds)
{
  JsonArray *pair = musette_json_get_array (record, "sweet_spot");

  if (pair != NULL && musette_json_array_get_length (pair) == 2)
    {
      thresholds->sweet_spot_min = musette_json_array_get_double (pair, 0);
      thresholds->sweet_spot_max = musette_json_array_get_double (pair, 1);
    }
  read_number (record, "sweet_spot_min", &thresholds->sweet_spot_min);
  read_number (record, "sweet_spot_max", &thresholds->sweet_spot_max);
}

static void
read_record (MusetteCliWorkoutOptions *self, JsonObject *record)
{
  MusetteThresholds *thresholds = &self->context.thresholds;

  if (musette_json_has (record, "indoor"))
    {
      self->context.indoor |= musette_json_get_bool (record, "indoor");
      self->knows_place = TRUE;
    }
  read_number (record, "ftp", &thresholds->ftp_w);
  if (self->context.indoor)
    read_number (record, "indoor_ftp", &thresholds->ftp_w);
  read_number (record, "lthr", &thresholds->lthr_bpm);
  read_number (record, "max_hr", &thresholds->max_hr_bpm);
  read_number (record, "resting_hr", &thresholds->resting_hr_bpm);
  read_number (record, "threshold_pace", &thresholds->threshold_pace_mps);
  read_zones (record, "power_zones", thresholds->power_zones, &thresholds->n_power_zones);
  read_zones (record, "hr_zones", thresholds->hr_zones, &thresholds->n_hr_zones);
  read_zones (record, "pace_zones", thresholds->pace_zones, &thresholds->n_pace_zones);
  read_sweet_spot (record, thresholds);
  self->order = g_strdup (musette_json_get_string (record, "workout_order"));
  self->pace_units = g_strdup (musette_json_get_string (record, "pace_units"));
  self->target = g_strdup (musette_json_get_string (record, "target"));
}

static gboolean
read_settings (MusetteCliWorkoutOptions *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonObject *record;

  if (self->settings == NULL)
    return TRUE;
  bytes = musette_cli_read_file (self->settings, error);
  root = bytes != NULL ? musette_json_parse_bytes (bytes, error) : NULL;
  record = root != NULL ? musette_json_as_object (root, error) : NULL;
  if (record == NULL)
    return FALSE;
  read_record (self, record);
  return TRUE;
}

static void
override (double *value, double option)
{
  if (option > 0)
    *value = option;
}

/**
 * musette_cli_workout_options_finish:
 * @self: the options after the command line was parsed
 * @error: return location of an error
 *
 * Reads the settings file; the other options override it.
 *
 * Returns: whether the settings could be read
 */
gboolean
musette_cli_workout_options_finish (MusetteCliWorkoutOptions *self, GError **error)
{
  MusetteThresholds *thresholds = &self->context.thresholds;

  self->context.indoor = self->indoor;
  self->knows_place = self->indoor;
  if (!read_settings (self, error))
    return FALSE;
  if (self->sport != NULL)
    self->context.type = self->sport;
  override (&thresholds->ftp_w, self->ftp_w);
  override (&thresholds->lthr_bpm, self->lthr_bpm);
  override (&thresholds->max_hr_bpm, self->max_hr_bpm);
  override (&thresholds->resting_hr_bpm, self->resting_hr_bpm);
  override (&thresholds->threshold_pace_mps, self->threshold_pace_mps);
  self->assumes_ftp = !(thresholds->ftp_w > 0);
  if (self->assumes_ftp)
    thresholds->ftp_w = DEFAULT_FTP_W;
  self->context.order = self->order;
  self->context.pace_units = self->pace_units;
  self->context.target = self->target;
  return TRUE;
}

/**
 * musette_cli_workout_read:
 * @path: a file
 * @context: what its meaning depends on
 * @error: return location of an error
 *
 * Returns: (transfer full) (nullable): the workout in it
 */
MusetteWorkout *
musette_cli_workout_read (const char *path, const MusetteWorkoutContext *context, GError **error)
{
  g_autoptr (GBytes) bytes = musette_cli_read_file (path, error);
  g_autofree char *name = g_path_get_basename (path);

  return bytes != NULL ? musette_workout_read (bytes, name, context, error) : NULL;
}
