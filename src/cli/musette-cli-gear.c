/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-gear.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-format.h"
#include "musette-gear.h"

static const char *
or_missing (const char *text)
{
  return text != NULL && *text != '\0' ? text : MUSETTE_MISSING;
}

static void
add_gear (MusetteCliTable *table, MusetteGear *gear)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *distance
      = musette_format_distance (musette_gear_get_distance_m (gear), MUSETTE_UNITS_METRIC);
  g_autofree char *duration = musette_format_duration (musette_gear_get_time_s (gear));
  g_autofree char *count = musette_format_count ((guint) musette_gear_get_n_activities (gear));

  g_strv_builder_add_many (cells, or_missing (musette_gear_get_id (gear)),
                           or_missing (musette_gear_get_gear_type (gear)),
                           or_missing (musette_gear_get_name (gear)), distance, duration, count,
                           or_missing (musette_gear_get_retired (gear)), NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

/**
 * musette_cli_gear_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "gear list": bikes, shoes and their parts.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_gear_list (MusetteCliContext *context, int argc, char **argv)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_GEAR };
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
  list = musette_gear_list_from_json (json, &error);
  if (list == NULL)
    return musette_cli_service_fail (context, error);
  table = musette_cli_table_new (_ ("Id"), _ ("Type"), _ ("Name"), _ ("Distance"), _ ("Time"),
                                 _ ("Activities"), _ ("Retired"), NULL);
  for (guint column = 3; column <= 5; column++)
    musette_cli_table_align_right (table, column);
  for (guint i = 0; i < list->len; i++)
    add_gear (table, g_ptr_array_index (list, i));
  return musette_cli_table_print (table, context);
}
