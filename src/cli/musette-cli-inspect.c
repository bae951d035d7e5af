/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-inspect.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-cli-output.h"
#include "musette-cli-workout.h"
#include "musette-format.h"
#include "musette-workout-doc-writer.h"
#include "musette-workout-totals.h"

#define LABEL_WIDTH 18

static void
write_number (MusetteJsonWriter *writer, const char *name, double value)
{
  if (!isnan (value))
    musette_json_writer_member_double (writer, name, value);
}

static void
write_zone (MusetteJsonWriter *writer, const char *id, guint seconds)
{
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "id", id);
  musette_json_writer_member_int (writer, "secs", seconds);
  musette_json_writer_end (writer);
}

static void
write_zones (MusetteJsonWriter *writer, const MusetteWorkoutTotals *totals)
{
  const MusetteZoneTimes *zones = &totals->zones;

  if (!totals->has_zones)
    return;
  musette_json_writer_name (writer, "zoneTimes");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < zones->n; i++)
    {
      g_autofree char *id = g_strdup_printf ("Z%u", i + 1);

      write_zone (writer, id, zones->seconds[i]);
    }
  if (totals->kind == MUSETTE_WORKOUT_POWER && zones->has_sweet_spot)
    write_zone (writer, "SS", zones->sweet_spot_s);
  musette_json_writer_end (writer);
}

static void
write_diagnostics (MusetteJsonWriter *writer, const MusetteWorkout *workout)
{
  musette_json_writer_name (writer, "diagnostics");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < workout->diagnostics->len; i++)
    {
      const MusetteWorkoutDiagnostic *diagnostic = g_ptr_array_index (workout->diagnostics, i);

      musette_json_writer_begin_object (writer);
      musette_json_writer_member_int (writer, "line", diagnostic->line);
      musette_json_writer_member_int (writer, "column", diagnostic->column);
      musette_json_writer_member_string (writer, "severity",
                                         musette_workout_severity_get_name (diagnostic->severity));
      musette_json_writer_member_string (writer, "message", diagnostic->message);
      if (diagnostic->fix != NULL)
        musette_json_writer_member_string (writer, "fix", diagnostic->fix);
      else
        musette_json_writer_member_null (writer, "fix");
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static void
write_text (MusetteJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    musette_json_writer_member_string (writer, name, value);
}

/* The service resolves targets when it knows whether they are for indoors. An FTP that nobody told
 * is no fact about the workout. */
static void
write_document (const MusetteWorkout *workout,
                const MusetteCliWorkoutOptions *options,
                const MusetteWorkoutTotals *totals,
                MusetteJsonWriter *writer)
{
  MusetteWorkoutContext context = options->context;

  if (options->assumes_ftp && totals->kind != MUSETTE_WORKOUT_POWER)
    context.thresholds.ftp_w = NAN;
  musette_json_writer_name (writer, "workout_doc");
  musette_workout_doc_write (workout, options->knows_place ? &context : NULL, writer);
}

static char *
make_json (const MusetteWorkout *workout,
           const MusetteCliWorkoutOptions *options,
           const MusetteWorkoutTotals *totals)
{
  MusetteJsonWriter *writer = musette_json_writer_new (TRUE);
  char *json;

  musette_json_writer_begin_object (writer);
  write_text (writer, "name", workout->name);
  write_text (writer, "description", workout->description);
  write_text (writer, "sport", options->context.type);
  write_document (workout, options, totals, writer);
  musette_json_writer_member_int (writer, "duration", totals->seconds);
  musette_json_writer_member_double (writer, "distance", totals->distance_m);
  write_number (writer, "icu_training_load", totals->load);
  write_number (writer, "icu_intensity", totals->intensity_percent);
  write_number (writer, "normalized_power", totals->np_w);
  write_number (writer, "average_watts", totals->average_w);
  write_number (writer, "joules", totals->work_j);
  write_zones (writer, totals);
  write_diagnostics (writer, workout);
  musette_json_writer_end (writer);
  json = musette_json_writer_finish (writer);
  musette_json_writer_free (writer);
  return json;
}

static void
add_row (GString *text, const char *label, char *value)
{
  musette_cli_append_row (text, LABEL_WIDTH, label, value);
}

static void
add_diagnostics (GString *text, const MusetteWorkout *workout)
{
  for (guint i = 0; i < workout->diagnostics->len; i++)
    {
      const MusetteWorkoutDiagnostic *diagnostic = g_ptr_array_index (workout->diagnostics, i);

      if (diagnostic->line > 0)
        /* Translators: a remark about a line of a file */
        g_string_append_printf (text, _ ("  line %u: %s\n"), diagnostic->line, diagnostic->message);
      else
        g_string_append_printf (text, "  %s\n", diagnostic->message);
    }
}

static void
add_workout (GString *text, const MusetteWorkout *workout, const MusetteWorkoutTotals *totals)
{
  if (workout->name != NULL)
    g_string_append_printf (text, "%s\n", workout->name);
  add_row (text, _ ("Duration"), musette_format_duration (totals->seconds));
  add_row (text, _ ("Steps"), musette_format_count (musette_workout_count_leaves (workout)));
  if (totals->distance_m > 0)
    add_row (text, _ ("Distance"),
             musette_format_distance (totals->distance_m, MUSETTE_UNITS_METRIC));
  if (!isnan (totals->average_w))
    {
      add_row (text, _ ("Average power"), musette_format_power (totals->average_w));
      add_row (text, _ ("Normalized power"), musette_format_power (totals->np_w));
      add_row (text, _ ("Work"), musette_format_energy (totals->work_j));
    }
  if (!isnan (totals->load))
    {
      add_row (text, _ ("Load"), musette_format_number (totals->load, 0));
      add_row (text, _ ("Intensity"), musette_format_percent (totals->intensity_percent, 0));
    }
  for (guint i = 0; totals->has_zones && i < totals->zones.n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Z%u", i + 1);

      add_row (text, name, musette_format_duration (totals->zones.seconds[i]));
    }
  add_diagnostics (text, workout);
}

static int
inspect_file (MusetteCliContext *context, const char *path, MusetteCliWorkoutOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = musette_cli_workout_read (path, &options->context, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;
  MusetteWorkoutTotals totals;

  if (workout == NULL)
    {
      musette_cli_fail (context, error, path);
      return MUSETTE_CLI_INPUT;
    }
  if (workout->type != NULL)
    options->context.type = workout->type;
  musette_workout_compute_totals (workout, &options->context, &totals);
  if (!context->json)
    {
      add_workout (text, workout, &totals);
      return musette_cli_print_text (context, text->str);
    }
  json = make_json (workout, options, &totals);
  return musette_cli_print_text (context, json);
}

/**
 * musette_cli_inspect:
 * @context: what all commands share
 * @argc: number of arguments
 * @argv: file and options
 *
 * `inspect`: what a workout is made of and what it costs.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_inspect (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (MusetteCliWorkoutOptions) options;
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "sport", 0, 0, G_OPTION_ARG_STRING, &options.sport, N_ ("Sport, else a ride"), "TYPE" },
    { "indoor", 0, 0, G_OPTION_ARG_NONE, &options.indoor, N_ ("Targets are met exactly"), NULL },
    { "settings", 0, 0, G_OPTION_ARG_FILENAME, &options.settings,
      N_ ("Sport settings as the service gives them"), "FILE" },
    { "ftp", 0, 0, G_OPTION_ARG_DOUBLE, &options.ftp_w, N_ ("Functional threshold power"), "W" },
    { "lthr", 0, 0, G_OPTION_ARG_DOUBLE, &options.lthr_bpm, N_ ("Threshold heart rate"), "BPM" },
    { "max-hr", 0, 0, G_OPTION_ARG_DOUBLE, &options.max_hr_bpm, N_ ("Maximum heart rate"), "BPM" },
    { "resting-hr", 0, 0, G_OPTION_ARG_DOUBLE, &options.resting_hr_bpm, N_ ("Resting heart rate"),
      "BPM" },
    { "threshold-pace", 0, 0, G_OPTION_ARG_DOUBLE, &options.threshold_pace_mps,
      N_ ("Threshold speed"), "M/S" },
    G_OPTION_ENTRY_NULL,
  };

  musette_cli_workout_options_init (&options);
  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &files, &code))
    return code;
  if (!musette_cli_workout_options_finish (&options, &error))
    {
      musette_cli_fail (context, error, options.settings);
      return MUSETTE_CLI_INPUT;
    }
  return inspect_file (context, files[0], &options);
}
