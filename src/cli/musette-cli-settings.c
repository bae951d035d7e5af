/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-settings.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-format.h"
#include "musette-sport-settings.h"

static char *
format_positive (double value, char *(*format) (double) )
{
  return value > 0 ? format (value) : g_strdup (MUSETTE_MISSING);
}

static char *
format_threshold_pace (MusetteSportSettings *settings)
{
  const char *name = musette_sport_settings_get_pace_units (settings);
  double pace = musette_sport_settings_get_threshold_pace_mps (settings);

  if (!(pace > 0))
    return g_strdup (MUSETTE_MISSING);
  return musette_format_pace (pace, musette_pace_units_from_string (name, MUSETTE_PACE_MINS_KM));
}

static char *
join (const char *const *types)
{
  return types != NULL ? g_strjoinv (", ", (char **) types) : g_strdup (MUSETTE_MISSING);
}

static void
add_settings (MusetteCliTable *table, MusetteSportSettings *settings)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *types = join (musette_sport_settings_get_types (settings));
  const char *id = musette_sport_settings_get_id (settings);
  g_autofree char *ftp
      = format_positive (musette_sport_settings_get_ftp_w (settings), musette_format_power);
  g_autofree char *lthr
      = format_positive (musette_sport_settings_get_lthr_bpm (settings), musette_format_heartrate);
  g_autofree char *max = format_positive (musette_sport_settings_get_max_hr_bpm (settings),
                                          musette_format_heartrate);
  g_autofree char *pace = format_threshold_pace (settings);

  g_strv_builder_add_many (cells, id != NULL ? id : MUSETTE_MISSING, types, ftp, lthr, max, pace,
                           NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static MusetteCliTable *
new_table (void)
{
  MusetteCliTable *table
      = musette_cli_table_new (_ ("Id"), _ ("Types"), _ ("FTP"), _ ("Threshold heart rate"),
                               _ ("Maximum heart rate"), _ ("Threshold pace"), NULL);

  for (guint column = 2; column <= 5; column++)
    musette_cli_table_align_right (table, column);
  return table;
}

/**
 * musette_cli_settings_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "settings list": the settings of all sports.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_settings_list (MusetteCliContext *context, int argc, char **argv)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_SPORT_SETTINGS };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteCliTable) table = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  if (context->json)
    return musette_cli_print_lines (context, json);
  list = musette_sport_settings_list_from_json (json, &error);
  if (list == NULL)
    return musette_cli_service_fail (context, error);
  table = new_table ();
  for (guint i = 0; i < list->len; i++)
    add_settings (table, g_ptr_array_index (list, i));
  return musette_cli_table_print (table, context);
}

/**
 * musette_cli_settings_get:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "settings get": the settings of one sport, by one of its types or by their id.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_settings_get (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (MusetteSportSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteCliTable) table = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_SPORT_SETTING };
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  request.id = arguments[0];
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  if (context->json)
    return musette_cli_print_lines (context, json);
  settings = musette_sport_settings_new_from_json (json, &error);
  if (settings == NULL)
    return musette_cli_service_fail (context, error);
  table = new_table ();
  add_settings (table, settings);
  return musette_cli_table_print (table, context);
}
