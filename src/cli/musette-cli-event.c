/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-event.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-cli-csv.h"
#include "musette-cli-output.h"
#include "musette-cli-plan.h"
#include "musette-cli-service.h"
#include "musette-cli-values.h"

/* Commands that read events. */

/* The columns of "event list --csv" when --fields does not say. */
static const char default_columns[]
    = "id,start_date_local,category,type,name,moving_time,distance,icu_training_load,"
      "icu_intensity,indoor,description";

typedef struct
{
  char *oldest;
  char *newest;
  char *category;
  char *fields;
  char *calendar;
  char *format;
  gboolean csv;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->oldest);
  g_free (options->newest);
  g_free (options->category);
  g_free (options->fields);
  g_free (options->calendar);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_day (MusetteCliContext *context, char **text, int *exit_code)
{
  char *day = musette_cli_parse_date (context, *text, exit_code);

  if (day == NULL)
    return FALSE;
  g_free (*text);
  *text = day;
  return TRUE;
}

static gboolean
parse_days (MusetteCliContext *context, Options *options, int *exit_code)
{
  if (options->oldest == NULL || options->newest == NULL)
    {
      *exit_code = musette_cli_usage_error (context, "%s", _ ("--oldest and --newest are needed"));
      return FALSE;
    }
  return parse_day (context, &options->oldest, exit_code)
         && parse_day (context, &options->newest, exit_code);
}

static int
print_events (MusetteCliContext *context, const Options *options, GBytes *json)
{
  g_autoptr (GBytes) picked = NULL;
  g_autoptr (GError) error = NULL;

  if (options->csv)
    return musette_cli_csv_print (context, json,
                                  options->fields != NULL ? options->fields : default_columns);
  if (context->json && options->fields != NULL)
    {
      picked = musette_cli_plan_pick (json, options->fields, &error);
      if (picked == NULL)
        return musette_cli_service_fail (context, error);
      json = picked;
    }
  return musette_cli_plan_print (context, json, MUSETTE_ITEM_EVENT);
}

/**
 * musette_cli_event_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event list": what is planned on some days.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_list (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "oldest", 0, 0, G_OPTION_ARG_STRING, &options.oldest, N_ ("First day"), "DATE" },
    { "newest", 0, 0, G_OPTION_ARG_STRING, &options.newest, N_ ("Last day"), "DATE" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &options.category,
      N_ ("Only these categories, such as WORKOUT,NOTE"), "A,B" },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &options.fields, N_ ("Only these members"), "A,B" },
    { "calendar", 0, 0, G_OPTION_ARG_STRING, &options.calendar, N_ ("Only this calendar"), "ID" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, N_ ("Print a table in CSV"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &exit_code)
      || !parse_days (context, &options, &exit_code))
    return exit_code;

  const char *const query[] = { "oldest",      options.oldest,
                                "newest",      options.newest,
                                "category",    options.category != NULL ? options.category : "",
                                "calendar_id", options.calendar != NULL ? options.calendar : "",
                                NULL };
  const MusettePlanRequest request = { .method = "GET", .path = "/events", .query = query };

  json = musette_cli_plan_ask (context, &request, &exit_code);
  return json != NULL ? print_events (context, &options, json) : exit_code;
}

/**
 * musette_cli_event_get:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event get": one event.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_get (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *path = NULL;
  MusettePlanRequest request = { .method = "GET" };
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  path = musette_cli_plan_make_path ("events", arguments[0], "");
  request.path = path;
  json = musette_cli_plan_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  return musette_cli_plan_print (context, json, MUSETTE_ITEM_EVENT);
}

/**
 * musette_cli_event_download:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event download": a planned workout as a file.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_download (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
                                     N_ ("zwo, mrc, erg or fit"), "FORMAT" },
                                   G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *path = NULL;
  g_autofree char *rest = NULL;
  MusettePlanRequest request = { .method = "GET", .is_file = TRUE };
  GBytes *bytes;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code)
      || !musette_cli_plan_check_file (context, options.format, &exit_code))
    return exit_code;
  rest = g_strdup_printf ("/download.%s", options.format);
  path = musette_cli_plan_make_path ("events", arguments[0], rest);
  request.path = path;
  bytes = musette_cli_plan_ask (context, &request, &exit_code);
  return bytes != NULL ? musette_cli_plan_print_file (context, bytes) : exit_code;
}

/**
 * musette_cli_event_zip:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event zip": the planned workouts of some days as files in one archive.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_zip (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "oldest", 0, 0, G_OPTION_ARG_STRING, &options.oldest, N_ ("First day"), "DATE" },
    { "newest", 0, 0, G_OPTION_ARG_STRING, &options.newest, N_ ("Last day"), "DATE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("zwo, mrc, erg or fit"), "FORMAT" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = NULL;
  GBytes *bytes;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &exit_code)
      || !parse_days (context, &options, &exit_code)
      || !musette_cli_plan_check_file (context, options.format, &exit_code))
    return exit_code;

  const char *const query[]
      = { "ext", options.format, "oldest", options.oldest, "newest", options.newest, NULL };
  const MusettePlanRequest request
      = { .method = "GET", .path = "/workouts.zip", .query = query, .is_file = TRUE };

  bytes = musette_cli_plan_ask (context, &request, &exit_code);
  return bytes != NULL ? musette_cli_plan_print_file (context, bytes) : exit_code;
}
