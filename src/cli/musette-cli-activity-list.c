/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-activity.h"
#include "musette-cli-csv.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-cli-values.h"
#include "musette-format.h"
#include "musette-json-slicer.h"

/* The columns of "activity list --csv" when --fields does not say. */
static const char default_columns[]
    = "id,start_date_local,type,name,moving_time,elapsed_time,distance,total_elevation_gain,"
      "average_speed,icu_average_watts,icu_weighted_avg_watts,average_heartrate,max_heartrate,"
      "average_cadence,icu_training_load,icu_intensity,icu_joules,calories,icu_rpe,feel,source";

typedef struct
{
  char *oldest;
  char *newest;
  int limit;
  char *fields;
  char *type;
  gboolean csv;
} ListOptions;

static void
list_options_clear (ListOptions *options)
{
  g_free (options->oldest);
  g_free (options->newest);
  g_free (options->fields);
  g_free (options->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, list_options_clear)

typedef struct
{
  const char *type;
  guint limit; /* 0 = all */
  GString *kept;
  guint n_kept;
} Filter;

static gboolean
filter_cb (const char *slice, gsize length, gpointer user_data, GError **error)
{
  Filter *filter = user_data;
  g_autoptr (MusetteActivity) activity = musette_activity_new_from_slice (slice, length, error);

  if (activity == NULL)
    return FALSE;
  if (g_strcmp0 (musette_activity_get_activity_type (activity), filter->type) != 0
      || (filter->limit > 0 && filter->n_kept >= filter->limit))
    return TRUE;
  g_string_append (filter->kept, filter->n_kept > 0 ? ",\n" : "\n");
  g_string_append_len (filter->kept, slice, (gssize) length);
  filter->n_kept++;
  return TRUE;
}

/* The objects stay as they are; only the others are left out. */
static GBytes *
filter_type (GBytes *json, const char *type, guint limit, GError **error)
{
  g_autoptr (GString) kept = g_string_new ("[");
  Filter filter = { type, limit, kept, 0 };

  if (!musette_json_slice_array (json, filter_cb, &filter, error))
    return NULL;
  g_string_append (kept, filter.n_kept > 0 ? "\n]" : "]");
  return g_string_free_to_bytes (g_steal_pointer (&kept));
}

static void
add_activity (MusetteCliTable *table, MusetteActivity *activity)
{
  const char *type = musette_activity_get_activity_type (activity);
  const char *name = musette_activity_get_name (activity);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *start = musette_cli_format_start (activity);
  g_autofree char *moving = musette_format_duration (musette_activity_get_moving_s (activity));
  g_autofree char *distance
      = musette_format_distance (musette_activity_get_distance_m (activity), MUSETTE_UNITS_METRIC);
  g_autofree char *load = musette_format_number (musette_activity_get_load (activity), 0);

  g_strv_builder_add_many (cells, start, musette_activity_get_id (activity),
                           type != NULL ? type : MUSETTE_MISSING, moving, distance, load,
                           name != NULL ? name : MUSETTE_MISSING, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

/**
 * musette_cli_print_activities:
 * @context: the command's context
 * @json: an array of activities in the service's form
 *
 * Prints a table of activities for people.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_print_activities (MusetteCliContext *context, GBytes *json)
{
  g_autoptr (MusetteCliTable) table
      = musette_cli_table_new (_ ("Start"), _ ("Id"), _ ("Type"), _ ("Moving"), _ ("Distance"),
                               _ ("Load"), _ ("Name"), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) activities = musette_activity_list_from_json (json, &error);

  if (activities == NULL)
    return musette_cli_service_fail (context, error);
  for (guint column = 3; column <= 5; column++)
    musette_cli_table_align_right (table, column);
  for (guint i = 0; i < activities->len; i++)
    add_activity (table, g_ptr_array_index (activities, i));
  return musette_cli_table_print (table, context);
}

static int
print_activities (MusetteCliContext *context, const ListOptions *options, GBytes *json)
{
  g_autoptr (GBytes) filtered = NULL;
  g_autoptr (GError) error = NULL;

  if (options->type != NULL)
    {
      filtered = filter_type (json, options->type, (guint) options->limit, &error);
      if (filtered == NULL)
        return musette_cli_service_fail (context, error);
      json = filtered;
    }
  if (options->csv)
    return musette_cli_csv_print (context, json,
                                  options->fields != NULL ? options->fields : default_columns);
  if (context->json)
    return musette_cli_print_lines (context, json);
  return musette_cli_print_activities (context, json);
}

/* What is filtered or shown must be there, whatever --fields says. */
static char *
make_fields (MusetteCliContext *context, const ListOptions *options)
{
  g_auto (GStrv) fields = NULL;

  if (options->fields == NULL || (!context->json && !options->csv))
    return NULL;
  fields = g_strsplit (options->fields, ",", -1);
  if (options->type == NULL || g_strv_contains ((const char *const *) fields, "type"))
    return g_strdup (options->fields);
  return g_strconcat (options->fields, ",type", NULL);
}

static gboolean
parse_list_dates (MusetteCliContext *context, ListOptions *options, int *exit_code)
{
  char *oldest;
  char *newest = NULL;

  if (options->oldest == NULL)
    {
      *exit_code = musette_cli_usage_error (context, "%s", _ ("--oldest is missing"));
      return FALSE;
    }
  oldest = musette_cli_parse_date (context, options->oldest, exit_code);
  if (oldest == NULL)
    return FALSE;
  g_free (options->oldest);
  options->oldest = oldest;
  if (options->newest == NULL)
    return TRUE;
  newest = musette_cli_parse_date (context, options->newest, exit_code);
  g_free (options->newest);
  options->newest = newest;
  return newest != NULL;
}

/**
 * musette_cli_activity_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity list": the activities of some days, newest first.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_list (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (ListOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "oldest", 0, 0, G_OPTION_ARG_STRING, &options.oldest, N_ ("First day"), "DATE" },
    { "newest", 0, 0, G_OPTION_ARG_STRING, &options.newest, N_ ("Last day, today if not given"),
      "DATE" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("At most so many, the newest"), "N" },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &options.fields, N_ ("Only these members"), "A,B" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &options.type, N_ ("Only this type, for instance Ride"),
      "TYPE" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, N_ ("Print CSV"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *fields = NULL;
  g_autoptr (GBytes) json = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_ACTIVITIES };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  if (options.limit < 0)
    return musette_cli_usage_error (context, "%s", _ ("--limit must not be negative"));
  if (!parse_list_dates (context, &options, &exit_code))
    return exit_code;
  fields = make_fields (context, &options);
  request.oldest = options.oldest;
  request.newest = options.newest;
  request.fields = fields;
  /* The limit counts what is shown, so a filter needs them all. */
  request.limit = options.type == NULL ? (guint) options.limit : 0;
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  return print_activities (context, &options, json);
}

/**
 * musette_cli_activity_search:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity search": the activities with a text in their name, or with a tag.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_search (MusetteCliContext *context, int argc, char **argv)
{
  int limit = 0;
  const GOptionEntry entries[]
      = { { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_SEARCH };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  if (limit < 0)
    return musette_cli_usage_error (context, "%s", _ ("--limit must not be negative"));
  request.text = arguments[0];
  request.limit = (guint) limit;
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  return context->json ? musette_cli_print_lines (context, json)
                       : musette_cli_print_activities (context, json);
}

/**
 * musette_cli_activity_csv:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity csv": the whole history as the service's own table.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_csv (MusetteCliContext *context, int argc, char **argv)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_ACTIVITIES_CSV };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) csv = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  csv = musette_cli_service_ask (context, &request, &exit_code);
  return csv != NULL ? musette_cli_print_lines (context, csv) : exit_code;
}
