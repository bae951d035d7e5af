/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-intervals.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-format.h"

static const char *
get_name (MusetteInterval *interval)
{
  const char *label = musette_interval_get_label (interval);

  if (label != NULL && *label != '\0')
    return label;
  return musette_interval_get_interval_type (interval) == MUSETTE_INTERVAL_WORK ? _ ("Work")
                                                                                : _ ("Recovery");
}

static void
add_interval (MusetteCliTable *table, MusetteInterval *interval, guint number)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *count = musette_format_count (number);
  g_autofree char *start = musette_format_duration (musette_interval_get_start_time_s (interval));
  g_autofree char *moving = musette_format_duration (musette_interval_get_moving_s (interval));
  g_autofree char *distance
      = musette_format_distance (musette_interval_get_distance_m (interval), MUSETTE_UNITS_METRIC);
  g_autofree char *power = musette_format_power (musette_interval_get_average_power_w (interval));
  g_autofree char *heart = musette_format_heartrate (musette_interval_get_average_hr (interval));
  g_autofree char *cadence
      = musette_format_cadence (musette_interval_get_average_cadence (interval));

  g_strv_builder_add_many (cells, count, get_name (interval), start, moving, distance, power, heart,
                           cadence, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

/**
 * musette_cli_format_intervals:
 * @activity: an activity with its intervals
 *
 * Returns: (transfer full): a table of them for people
 */
char *
musette_cli_format_intervals (MusetteActivity *activity)
{
  g_autoptr (MusetteCliTable) table = musette_cli_table_new (
      /* Translators: the title of a column with the numbers 1, 2, 3 */
      _ ("No."), _ ("Interval"), _ ("Start"), _ ("Moving"), _ ("Distance"), _ ("Average power"),
      _ ("Average heart rate"), _ ("Average cadence"), NULL);
  GPtrArray *intervals = musette_activity_get_intervals (activity);

  musette_cli_table_align_right (table, 0);
  for (guint column = 2; column <= 7; column++)
    musette_cli_table_align_right (table, column);
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    add_interval (table, g_ptr_array_index (intervals, i), i + 1);
  return musette_cli_table_format (table);
}

static int
print_intervals (MusetteCliContext *context, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteActivity) activity = NULL;
  g_autofree char *text = NULL;

  if (context->json)
    return musette_cli_print_lines (context, json);
  activity = musette_activity_new_from_json (json, &error);
  if (activity == NULL)
    return musette_cli_service_fail (context, error);
  text = musette_cli_format_intervals (activity);
  return musette_cli_print_text (context, text);
}

/**
 * musette_cli_activity_intervals:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity intervals": the intervals of an activity.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_intervals (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_INTERVALS };
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  request.id = arguments[0];
  json = musette_cli_service_ask (context, &request, &exit_code);
  return json != NULL ? print_intervals (context, json) : exit_code;
}
