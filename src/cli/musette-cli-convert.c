/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-convert.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-output.h"
#include "musette-cli-workout.h"
#include "musette-workout-format.h"

static int
convert_file (MusetteCliContext *context,
              const char *from,
              const char *to,
              MusetteWorkoutFormat format,
              MusetteWorkoutContext *meaning)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = musette_cli_workout_read (from, meaning, &error);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;

  if (workout == NULL)
    {
      musette_cli_fail (context, error, from);
      return MUSETTE_CLI_INPUT;
    }
  if (workout->type != NULL)
    meaning->type = workout->type;
  bytes = musette_workout_write (workout, format, meaning, losses, &error);
  if (bytes == NULL
      || !musette_cli_output (context, to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              &error))
    {
      musette_cli_fail (context, error, to);
      return MUSETTE_CLI_INPUT;
    }
  for (guint i = 0; i < losses->len; i++)
    g_printerr ("%s\n", (const char *) losses->pdata[i]);
  return MUSETTE_CLI_OK;
}

/**
 * musette_cli_convert:
 * @context: what all commands share
 * @argc: number of arguments
 * @argv: files and options
 *
 * `convert`: a workout in another format; what it cannot hold is listed, one line each.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_convert (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (MusetteCliWorkoutOptions) options;
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  MusetteWorkoutFormat format;
  int code;
  const GOptionEntry entries[] = {
    { "ftp", 0, 0, G_OPTION_ARG_DOUBLE, &options.ftp_w, N_ ("Functional threshold power"), "W" },
    { "sport", 0, 0, G_OPTION_ARG_STRING, &options.sport, N_ ("Sport, else a ride"), "TYPE" },
    { "settings", 0, 0, G_OPTION_ARG_FILENAME, &options.settings,
      N_ ("Sport settings as the service gives them"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  musette_cli_workout_options_init (&options);
  if (!musette_cli_parse (context, entries, argc, argv, 2, 2, &files, &code))
    return code;
  format = musette_workout_format_from_name (files[1]);
  if (format == MUSETTE_WORKOUT_FORMAT_UNKNOWN)
    return musette_cli_usage_error (
        context, _ ("The name of the output must end in .zwo, .erg, .mrc, .fit, .txt or .json"));
  if (!musette_cli_workout_options_finish (&options, &error))
    {
      musette_cli_fail (context, error, options.settings);
      return MUSETTE_CLI_INPUT;
    }
  return convert_file (context, files[0], files[1], format, &options.context);
}
