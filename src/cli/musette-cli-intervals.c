/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-intervals.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-change.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-error.h"
#include "musette-format.h"
#include "musette-interval-edit.h"
#include "musette-json.h"

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

static int
ask (MusetteCliContext *context, const char *id)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_INTERVALS, .id = id };
  g_autoptr (GBytes) json = NULL;
  int exit_code;

  json = musette_cli_service_ask (context, &request, &exit_code);
  return json != NULL ? print_intervals (context, json) : exit_code;
}

static gboolean
set_error (guint number, GError **error)
{
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
               _ ("Interval %u needs “start_index” and a greater “end_index”, and may have a "
                  "“label”"),
               number);
  return FALSE;
}

static gboolean
add_edit (GPtrArray *edits, JsonObject *object, GError **error)
{
  const guint number = edits->len + 1;
  gint64 start;
  gint64 end;
  const char *label = NULL;

  if (object == NULL || !musette_json_has (object, "start_index")
      || !musette_json_read_int (object, "start_index", &start, NULL)
      || !musette_json_read_int (object, "end_index", &end, NULL)
      || !musette_json_read_string (object, "label", &label, NULL))
    return set_error (number, error);
  if (start < 0 || end <= start || end > G_MAXINT)
    return set_error (number, error);
  g_ptr_array_add (edits, musette_interval_edit_new ((int) start, (int) end, label));
  return TRUE;
}

/* The list that the service takes, or the object that it gives. */
static JsonArray *
find_list (JsonNode *root, GError **error)
{
  JsonObject *object;

  if (musette_json_get_kind (root) == MUSETTE_JSON_ARRAY)
    return musette_json_as_array (root, error);
  object = musette_json_as_object (root, NULL);
  if (object != NULL && musette_json_get_array (object, "icu_intervals") != NULL)
    return musette_json_get_array (object, "icu_intervals");
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                       _ ("A list of intervals is needed"));
  return NULL;
}

static GPtrArray *
read_edits (const char *path, GError **error)
{
  g_autoptr (GPtrArray) edits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_interval_edit_free);
  g_autoptr (GBytes) bytes = musette_cli_read_file (path, error);
  g_autoptr (MusetteJson) root = bytes != NULL ? musette_json_parse_bytes (bytes, error) : NULL;
  JsonArray *list = root != NULL ? find_list (root, error) : NULL;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < musette_json_array_get_length (list); i++)
    if (!add_edit (edits, musette_json_array_get_object (list, i), error))
      return NULL;
  return g_steal_pointer (&edits);
}

static int
set (MusetteCliContext *context, const char *id, GPtrArray *edits)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_INTERVALS, .id = id };
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteActivity) activity = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  MusetteActivity *row;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL || !musette_cli_change_read_activity (way, id, &activity, &exit_code))
    return exit_code;
  row = activity == NULL ? musette_cli_change_find_row (way, id) : NULL;
  if (activity != NULL)
    musette_step_set_intervals (step, activity, edits);
  else
    musette_step_set_intervals_unread (step, id,
                                       row != NULL ? musette_activity_get_name (row) : NULL, edits);
  exit_code = musette_step_get_n_changes (step) > 0 ? musette_cli_change_send (way, step)
                                                    : MUSETTE_CLI_OK;
  if (exit_code != MUSETTE_CLI_OK)
    return exit_code;
  json = musette_cli_service_read (context, musette_cli_change_get_repository (way), &request,
                                   &error);
  return json != NULL ? print_intervals (context, json) : musette_cli_service_fail (context, error);
}

/**
 * musette_cli_activity_intervals:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity intervals": the intervals of an activity; with --set others in place of them.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_intervals (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[]
      = { { "set", 0, 0, G_OPTION_ARG_FILENAME, &file,
            N_ ("Put the intervals of a JSON file in place of its own"), "FILE" },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  if (file == NULL)
    return ask (context, arguments[0]);
  edits = read_edits (file, &error);
  if (edits != NULL)
    return set (context, arguments[0], edits);
  musette_cli_fail (context, error, file);
  return MUSETTE_CLI_INPUT;
}
