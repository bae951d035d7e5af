/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-cli-intervals.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-format.h"

/**
 * musette_cli_format_start:
 * @activity: an activity
 *
 * Returns: (transfer full): when it began, local date and time to the minute
 */
char *
musette_cli_format_start (MusetteActivity *activity)
{
  char *text = musette_local_time_format (musette_activity_get_start_local (activity));

  if (text == NULL)
    return g_strdup (MUSETTE_MISSING);
  if (strlen (text) >= 16 && text[10] == 'T')
    {
      text[10] = ' ';
      text[16] = '\0';
    }
  return text;
}

static void
add_fact (MusetteCliTable *table, const char *title, char *value)
{
  g_autofree char *own = value;
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  if (own == NULL || strcmp (own, MUSETTE_MISSING) == 0)
    return;
  g_strv_builder_add_many (cells, title, own, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static char *
format_facts (MusetteActivity *activity)
{
  g_autoptr (MusetteCliTable) table = musette_cli_table_new (_ ("Fact"), _ ("Value"), NULL);

  add_fact (table, _ ("Id"), g_strdup (musette_activity_get_id (activity)));
  add_fact (table, _ ("Name"), g_strdup (musette_activity_get_name (activity)));
  add_fact (table, _ ("Type"), g_strdup (musette_activity_get_activity_type (activity)));
  add_fact (table, _ ("Start"), musette_cli_format_start (activity));
  add_fact (table, _ ("Note"), g_strdup (musette_activity_get_note (activity)));
  add_fact (table, _ ("Moving time"),
            musette_format_duration (musette_activity_get_moving_s (activity)));
  add_fact (
      table, _ ("Distance"),
      musette_format_distance (musette_activity_get_distance_m (activity), MUSETTE_UNITS_METRIC));
  add_fact (table, _ ("Climbing"),
            musette_format_elevation (musette_activity_get_elevation_gain_m (activity),
                                      MUSETTE_UNITS_METRIC));
  add_fact (table, _ ("Average power"),
            musette_format_power (musette_activity_get_average_power_w (activity)));
  add_fact (table, _ ("Normalized power"),
            musette_format_power (musette_activity_get_weighted_power_w (activity)));
  add_fact (table, _ ("Average heart rate"),
            musette_format_heartrate (musette_activity_get_average_hr (activity)));
  add_fact (table, _ ("Intensity"),
            musette_format_percent (musette_activity_get_intensity_percent (activity), 0));
  add_fact (table, _ ("Load"), musette_format_number (musette_activity_get_load (activity), 0));
  return musette_cli_table_format (table);
}

/**
 * musette_cli_print_activity:
 * @context: the command's context
 * @with_intervals: whether its intervals are there and wanted
 * @json: an activity in the service's form
 *
 * Prints what is known of an activity for people.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_print_activity (MusetteCliContext *context, gboolean with_intervals, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteActivity) activity = musette_activity_new_from_json (json, &error);
  g_autofree char *facts = NULL;
  g_autofree char *intervals = NULL;
  g_autofree char *text = NULL;

  if (activity == NULL)
    return musette_cli_service_fail (context, error);
  facts = format_facts (activity);
  if (!with_intervals)
    return musette_cli_print_text (context, facts);
  intervals = musette_cli_format_intervals (activity);
  text = g_strconcat (facts, "\n", intervals, NULL);
  return musette_cli_print_text (context, text);
}

/**
 * musette_cli_activity_get:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity get": one activity.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_get (MusetteCliContext *context, int argc, char **argv)
{
  gboolean intervals = FALSE;
  const GOptionEntry entries[]
      = { { "intervals", 0, 0, G_OPTION_ARG_NONE, &intervals, N_ ("With its intervals"), NULL },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_ACTIVITY };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  request.id = arguments[0];
  request.with_intervals = intervals;
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  if (context->json)
    return musette_cli_print_lines (context, json);
  return musette_cli_print_activity (context, intervals, json);
}
