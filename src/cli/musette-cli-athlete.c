/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-athlete.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-athlete.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"

static void
add_fact (MusetteCliTable *table, const char *title, const char *value)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  g_strv_builder_add_many (cells, title, value != NULL ? value : MUSETTE_MISSING, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static int
print_athlete (MusetteCliContext *context, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteAthlete) athlete = musette_athlete_new_from_json (json, &error);
  g_autoptr (MusetteCliTable) table = musette_cli_table_new (_ ("Fact"), _ ("Value"), NULL);
  g_autofree char *weight = NULL;
  g_autofree char *resting = NULL;

  if (athlete == NULL)
    return musette_cli_service_fail (context, error);
  weight = musette_format_weight (musette_athlete_get_weight_kg (athlete),
                                  musette_athlete_uses_pounds (athlete));
  resting = musette_format_heartrate (musette_athlete_get_resting_hr_bpm (athlete));
  add_fact (table, _ ("Id"), musette_athlete_get_id (athlete));
  add_fact (table, _ ("Name"), musette_athlete_get_name (athlete));
  add_fact (table, _ ("City"), musette_athlete_get_city (athlete));
  add_fact (table, _ ("Country"), musette_athlete_get_country (athlete));
  add_fact (table, _ ("Time zone"), musette_athlete_get_timezone (athlete));
  add_fact (table, _ ("Weight"), weight);
  add_fact (table, _ ("Resting heart rate"), resting);
  return musette_cli_table_print (table, context);
}

/**
 * musette_cli_athlete_get:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "athlete get": the athlete with all settings.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_athlete_get (MusetteCliContext *context, int argc, char **argv)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_ATHLETE };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  if (context->json)
    return musette_cli_print_lines (context, json);
  return print_athlete (context, json);
}
