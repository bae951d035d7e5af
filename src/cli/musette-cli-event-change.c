/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-event.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-cli-output.h"
#include "musette-cli-plan-change.h"
#include "musette-cli-plan.h"
#include "musette-cli-service.h"
#include "musette-cli-values.h"
#include "musette-json.h"
#include "musette-repository-library.h"

/* What is enough to tell JSON from the formats of workouts. */
#define HEAD_BYTES ((gsize) 4096)

/* Commands that change events. */

static char *
parse_start (MusetteCliContext *context, const char *text, int *exit_code)
{
  g_autofree char *day = musette_cli_parse_date (context, text, exit_code);

  if (day == NULL)
    return NULL;
  return strchr (day, 'T') != NULL ? g_steal_pointer (&day) : g_strconcat (day, "T00:00:00", NULL);
}

static const char *
skip_space (const char *text)
{
  return text + strspn (text, " \t\r\n");
}

/* Standard input has no name to go by; the formats of workouts know brackets too, but with words in
 * them. */
static gboolean
is_json (const char *path, GBytes *bytes)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *head = NULL;
  const char *start;

  if (strcmp (path, "-") != 0)
    return g_str_has_suffix (lower, ".json");
  head = g_strndup (g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), HEAD_BYTES));
  start = skip_space (head);
  return *start == '{' || (*start == '[' && strchr ("{]", *skip_space (start + 1)) != NULL);
}

/* An object is one event, an array several at once. */
static int
create_from_json (MusetteCliContext *context, const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gboolean is_list;
  g_autoptr (GPtrArray) bodies = musette_cli_values_read (bytes, &is_list, &error);
  g_autoptr (MusetteCliChange) way = NULL;
  int exit_code;

  if (bodies == NULL)
    {
      musette_cli_fail (context, error, path);
      return MUSETTE_CLI_INPUT;
    }
  if (bodies->len == 0)
    return musette_cli_print_text (context, context->json ? "[]" : "");
  way = musette_cli_change_open (context, &exit_code);
  return way != NULL ? musette_cli_plan_make (context, way, MUSETTE_ITEM_EVENT, bodies, is_list)
                     : exit_code;
}

static void
set_default (MusettePatch *body, const char *name, const char *value)
{
  if (musette_patch_lookup (body, name) == NULL)
    musette_patch_set_string (body, name, value);
}

/**
 * musette_cli_event_create:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event create": plans something, by its members or from a workout file.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_create (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *file = NULL;
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("A workout (.zwo .erg .mrc .fit .txt), or events in .json"), "FILE" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The day; today if not given"), "DATE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("What it is called"), "NAME" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) body = musette_patch_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *start = NULL;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  if (file == NULL && arguments[0] == NULL)
    return musette_cli_usage_error (context, "%s", _ ("give KEY=VALUE, or --file"));
  if (file != NULL)
    {
      bytes = musette_cli_plan_read_file (context, file, &exit_code);
      if (bytes == NULL)
        return exit_code;
      if (is_json (file, bytes))
        return create_from_json (context, file, bytes);
      musette_cli_plan_add_file (body, file, bytes);
    }
  if (name != NULL)
    musette_patch_set_string (body, "name", name);
  start = parse_start (context, date != NULL ? date : "today", &exit_code);
  if (start == NULL)
    return exit_code;
  if (date != NULL)
    musette_patch_set_string (body, "start_date_local", start);
  if (!musette_cli_plan_add_values (context, body, arguments, &exit_code))
    return exit_code;
  set_default (body, "start_date_local", start);
  set_default (body, "category", "WORKOUT");
  if (file != NULL)
    set_default (body, "type", "Ride");
  return musette_cli_plan_create (context, MUSETTE_ITEM_EVENT, body);
}

typedef struct
{
  gboolean done;
  gboolean ok;
  GError *error;
} Loaded;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loaded *loaded = user_data;

  loaded->ok
      = musette_repository_load_events_finish (MUSETTE_REPOSITORY (source), result, &loaded->error);
  loaded->done = TRUE;
}

/* Which events there are only the service knows, so it must be there. */
static int
update_days (MusetteCliContext *context,
             MusetteDate oldest,
             MusetteDate newest,
             MusettePatch *patch)
{
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GError) error = NULL;
  MusetteRepository *repository;
  GListModel *events;
  Loaded loaded = { 0 };
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  repository = musette_cli_change_get_repository (way);
  musette_repository_load_events_async (repository, oldest, newest, NULL, loaded_cb, &loaded);
  musette_cli_service_wait (&loaded.done);
  error = loaded.error;
  if (!loaded.ok)
    return musette_cli_service_fail (context, error);
  events
      = musette_library_get_items (musette_repository_get_library (repository), MUSETTE_ITEM_EVENT);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (MusettePlanItem) event = g_list_model_get_item (events, i);
      const MusetteDate day = musette_plan_item_get_date (event);

      if (day >= oldest && day <= newest)
        musette_step_update_planned (step, MUSETTE_ITEM_EVENT, event, patch);
    }
  return musette_cli_plan_send_list (context, way, step);
}

static int
update_range (MusetteCliContext *context, const char *oldest, const char *newest, char **pairs)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  int exit_code;

  if (oldest == NULL || newest == NULL || pairs[0] == NULL)
    return musette_cli_usage_error (context, "%s",
                                    _ ("give --oldest, --newest and KEY=VALUE, or an id"));
  if (!musette_cli_plan_add_values (context, patch, pairs, &exit_code))
    return exit_code;
  first = musette_cli_parse_date (context, oldest, &exit_code);
  last = first != NULL ? musette_cli_parse_date (context, newest, &exit_code) : NULL;
  if (last == NULL)
    return exit_code;
  return update_days (context, musette_date_parse (first), musette_date_parse (last), patch);
}

/**
 * musette_cli_event_update:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event update": gives members of an event, or of all events of some days, other values.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_update (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;
  const GOptionEntry entries[] = {
    { "oldest", 0, 0, G_OPTION_ARG_STRING, &oldest, N_ ("First day"), "DATE" },
    { "newest", 0, 0, G_OPTION_ARG_STRING, &newest, N_ ("Last day"), "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) body = musette_patch_new ();
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  if (oldest != NULL || newest != NULL)
    return update_range (context, oldest, newest, arguments);
  if (arguments[1] == NULL)
    return musette_cli_usage_error (context, "%s", _ ("give KEY=VALUE, or --file"));
  if (!musette_cli_plan_add_values (context, body, arguments + 1, &exit_code))
    return exit_code;
  return musette_cli_plan_update (context, MUSETTE_ITEM_EVENT, arguments[0], body);
}

/* Where an event goes depends on where it is. */
static MusettePlanItem *
read_event (MusetteCliContext *context, MusetteCliChange *way, const char *id, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  MusettePlanItem *event;

  if (!musette_cli_plan_read (way, MUSETTE_ITEM_EVENT, id, &event, &error))
    *exit_code = musette_cli_service_fail (context, error);
  return event;
}

static const char *
get_text (GBytes *json, const char *member, MusetteJson **root)
{
  JsonObject *object;

  if (*root == NULL)
    *root = musette_json_parse_bytes (json, NULL);
  object = *root != NULL ? musette_json_as_object (*root, NULL) : NULL;
  return object != NULL ? musette_json_get_string (object, member) : NULL;
}

/* The time of day stays, and so does the number of days. */
static void
set_days (MusettePatch *body, GBytes *json, const char *start)
{
  g_autoptr (MusetteJson) root = NULL;
  const char *old_start = get_text (json, "start_date_local", &root);
  const char *old_end = get_text (json, "end_date_local", &root);
  MusetteLocalTime moved = musette_local_time_parse (start);
  const MusetteLocalTime from
      = old_start != NULL ? musette_local_time_parse (old_start) : MUSETTE_LOCAL_TIME_NONE;
  const MusetteLocalTime to
      = old_end != NULL ? musette_local_time_parse (old_end) : MUSETTE_LOCAL_TIME_NONE;
  g_autofree char *text = NULL;

  if (from != MUSETTE_LOCAL_TIME_NONE && g_str_has_suffix (start, "T00:00:00"))
    moved += musette_local_time_get_second_of_day (from);
  text = musette_local_time_format (moved);
  musette_patch_set_string (body, "start_date_local", text);
  if (from == MUSETTE_LOCAL_TIME_NONE || to == MUSETTE_LOCAL_TIME_NONE)
    return;
  g_free (text);
  text = musette_local_time_format (moved + (to - from));
  musette_patch_set_string (body, "end_date_local", text);
}

/**
 * musette_cli_event_move:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event move": puts an event on another day.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_move (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusettePlanItem) event = NULL;
  g_autofree char *start = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 2, 2, &arguments, &exit_code))
    return exit_code;
  start = parse_start (context, arguments[1], &exit_code);
  way = start != NULL ? musette_cli_change_open (context, &exit_code) : NULL;
  event = way != NULL ? read_event (context, way, arguments[0], &exit_code) : NULL;
  if (event == NULL)
    return exit_code;
  set_days (patch, musette_record_get_json (MUSETTE_RECORD (event)), start);
  return musette_cli_plan_change (context, way, MUSETTE_ITEM_EVENT, arguments[0], event, patch);
}

/* What a copy takes over: not what the service computes, or what ties the event to others. */
static MusettePatch *
read_copied (GBytes *json, GError **error)
{
  static const char *const members[] = { "category",
                                         "type",
                                         "name",
                                         "description",
                                         "color",
                                         "indoor",
                                         "target",
                                         "tags",
                                         "sub_type",
                                         "moving_time",
                                         "distance",
                                         "load_target",
                                         "time_target",
                                         "for_week",
                                         "icu_training_load",
                                         "athlete_cannot_edit",
                                         "distance_target",
                                         "carbs_per_hour",
                                         NULL };
  MusettePatch *copy = musette_patch_read (json, members, error);

  if (copy != NULL)
    musette_patch_remove_nulls (copy);
  return copy;
}

/**
 * musette_cli_event_copy:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event copy": plans the same on another day too.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_copy (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusettePlanItem) event = NULL;
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = NULL;
  MusettePatch *body;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 2, 2, &arguments, &exit_code))
    return exit_code;
  start = parse_start (context, arguments[1], &exit_code);
  way = start != NULL ? musette_cli_change_open (context, &exit_code) : NULL;
  event = way != NULL ? read_event (context, way, arguments[0], &exit_code) : NULL;
  if (event == NULL)
    return exit_code;
  body = read_copied (musette_record_get_json (MUSETTE_RECORD (event)), &error);
  if (body == NULL)
    return musette_cli_service_fail (context, error);
  g_ptr_array_add (bodies, body);
  set_days (body, musette_record_get_json (MUSETTE_RECORD (event)), start);
  return musette_cli_plan_make (context, way, MUSETTE_ITEM_EVENT, bodies, FALSE);
}

/**
 * musette_cli_event_delete:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event delete": deletes events.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_delete (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  return musette_cli_plan_delete (context, MUSETTE_ITEM_EVENT, arguments);
}

/**
 * musette_cli_event_done:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "event done": makes an activity of a planned workout, and shows it.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_event_done (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *path = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  path = musette_cli_plan_make_path ("events", arguments[0], "/mark-done");
  json = musette_cli_plan_send (context, "POST", path, NULL, &exit_code);
  if (json == NULL)
    return exit_code;
  return musette_cli_plan_print (context, json, MUSETTE_ITEM_EVENT);
}
