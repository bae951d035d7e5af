/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-values.h"
#include "musette-cli-table.h"
#include "musette-format.h"
#include "musette-json-slicer.h"
#include "musette-json.h"
#include "musette-workout-decode.h"
#include "musette-workout-format.h"

/* What the commands about events, workouts and folders share. */

typedef struct
{
  gboolean done;
  GBytes *bytes;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->bytes = musette_repository_request_plan_finish (MUSETTE_REPOSITORY (source), result,
                                                          &answer->error);
  answer->done = TRUE;
}

/**
 * musette_cli_plan_ask:
 * @context: the command's context
 * @request: what to do
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Returns: (transfer full) (nullable): the service's answer; %NULL when why not was said
 */
GBytes *
musette_cli_plan_ask (MusetteCliContext *context, const MusettePlanRequest *request, int *exit_code)
{
  g_autoptr (MusetteRepository) repository = musette_cli_service_open (context, NULL, exit_code);
  MusettePlanRequest own = *request;
  Answer answer = { 0 };

  if (repository == NULL)
    return NULL;
  if (strcmp (context->athlete, "0") != 0)
    own.athlete_id = context->athlete;
  musette_repository_request_plan_async (repository, &own, NULL, answered_cb, &answer);
  musette_cli_service_wait (&answer.done);
  if (answer.bytes == NULL)
    *exit_code = musette_cli_service_fail (context, answer.error);
  g_clear_error (&answer.error);
  return answer.bytes;
}

/**
 * musette_cli_plan_send:
 * @context: the command's context
 * @method: `POST`, `PUT` or `DELETE`
 * @path: what follows the athlete in the address
 * @body: (nullable): members
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Returns: (transfer full) (nullable): the service's answer; %NULL when why not was said
 */
GBytes *
musette_cli_plan_send (MusetteCliContext *context,
                       const char *method,
                       const char *path,
                       MusettePatch *body,
                       int *exit_code)
{
  g_autofree char *json = body != NULL ? musette_patch_to_json (body) : NULL;
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new (json, strlen (json)) : NULL;
  const MusettePlanRequest request = { .method = method, .path = path, .body = bytes };

  return musette_cli_plan_ask (context, &request, exit_code);
}

/**
 * musette_cli_plan_make_path:
 * @collection: `events`, `workouts` or `folders`
 * @id: (nullable): which one
 * @rest: what follows
 *
 * Returns: (transfer full): what follows the athlete in the address
 */
char *
musette_cli_plan_make_path (const char *collection, const char *id, const char *rest)
{
  g_autofree char *escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;

  return g_strdup_printf ("/%s%s%s%s", collection, escaped != NULL ? "/" : "",
                          escaped != NULL ? escaped : "", rest);
}

static const char *
or_missing (const char *text)
{
  return text != NULL && *text != '\0' ? text : MUSETTE_MISSING;
}

static MusetteCliTable *
new_table (MusetteItemKind kind)
{
  switch (kind)
    {
    case MUSETTE_ITEM_EVENT:
      return musette_cli_table_new (_ ("Day"), _ ("Id"), _ ("Category"), _ ("Type"), _ ("Time"),
                                    _ ("Load"), _ ("Name"), NULL);
    case MUSETTE_ITEM_WORKOUT:
      return musette_cli_table_new (_ ("Folder"), _ ("Id"), _ ("Type"), _ ("Time"), _ ("Load"),
                                    _ ("Name"), NULL);
    case MUSETTE_ITEM_FOLDER:
    case MUSETTE_ITEM_ACTIVITY:
    default:
      return musette_cli_table_new (_ ("Id"), _ ("Type"), _ ("Workouts"), _ ("Name"), NULL);
    }
}

static char *
count_children (MusettePlanItem *item)
{
  g_autoptr (GBytes) children = musette_plan_item_dup_member (item, "children");
  g_autoptr (GPtrArray) list
      = children != NULL ? musette_plan_item_list_from_json (children, NULL) : NULL;

  return list != NULL ? musette_format_count (list->len) : g_strdup (MUSETTE_MISSING);
}

static void
add_item (MusetteCliTable *table, MusettePlanItem *item, MusetteItemKind kind)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const MusetteDate date = musette_plan_item_get_date (item);
  g_autofree char *day
      = date != MUSETTE_DATE_NONE ? musette_date_format (date) : g_strdup (MUSETTE_MISSING);
  g_autofree char *time = musette_format_duration (musette_plan_item_get_moving_s (item));
  g_autofree char *load = musette_format_number (musette_plan_item_get_load (item), 0);
  g_autofree char *count = count_children (item);
  const char *id = or_missing (musette_plan_item_get_id (item));
  const char *type = or_missing (musette_plan_item_get_item_type (item));
  const char *name = or_missing (musette_plan_item_get_name (item));

  if (kind == MUSETTE_ITEM_EVENT)
    g_strv_builder_add_many (cells, day, id, or_missing (musette_plan_item_get_category (item)),
                             type, time, load, name, NULL);
  else if (kind == MUSETTE_ITEM_WORKOUT)
    g_strv_builder_add_many (cells, or_missing (musette_plan_item_get_folder_id (item)), id, type,
                             time, load, name, NULL);
  else
    g_strv_builder_add_many (cells, id, type, count, name, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static GPtrArray *
read_items (GBytes *json, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (json, &length);
  g_autoptr (GPtrArray) items = NULL;
  MusettePlanItem *item;

  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }
  if (length > 0 && *data == '[')
    return musette_plan_item_list_from_json (json, error);
  item = musette_plan_item_new_from_json (json, error);
  if (item == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (items, item);
  return g_steal_pointer (&items);
}

/**
 * musette_cli_plan_print:
 * @context: the command's context
 * @json: what the service answered, one or a list
 * @kind: what these are
 *
 * Prints the answer unchanged for machines, as a table for people.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_print (MusetteCliContext *context, GBytes *json, MusetteItemKind kind)
{
  g_autoptr (MusetteCliTable) table = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  if (context->json)
    return musette_cli_print_lines (context, json);
  if (g_bytes_get_size (json) == 0)
    return MUSETTE_CLI_OK;
  items = read_items (json, &error);
  if (items == NULL)
    return musette_cli_service_fail (context, error);
  table = new_table (kind);
  for (guint i = 0; i < items->len; i++)
    add_item (table, g_ptr_array_index (items, i), kind);
  return musette_cli_table_print (table, context);
}

/**
 * musette_cli_plan_check_file:
 * @context: the command's context
 * @format: (nullable): the name of a format
 * @exit_code: (out): what to return when this returns %FALSE
 *
 * Returns: whether a file in that format can be written where it is to go
 */
gboolean
musette_cli_plan_check_file (MusetteCliContext *context, const char *format, int *exit_code)
{
  static const char *const formats[] = { "zwo", "mrc", "erg", "fit", NULL };

  if (format == NULL || !g_strv_contains (formats, format))
    {
      *exit_code
          = musette_cli_usage_error (context, "%s", _ ("--format must be zwo, mrc, erg or fit"));
      return FALSE;
    }
  if (context->output == NULL && isatty (STDOUT_FILENO))
    {
      *exit_code = musette_cli_usage_error (context, "%s",
                                            _ ("A terminal cannot show a file: give -o FILE"));
      return FALSE;
    }
  return TRUE;
}

/**
 * musette_cli_plan_print_file:
 * @context: the command's context
 * @bytes: (nullable) (transfer full): a file
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_print_file (MusetteCliContext *context, GBytes *bytes)
{
  g_autoptr (GBytes) own = bytes;

  return musette_cli_print (context, own);
}

typedef struct
{
  const char *const *names;
  GString *text;
} Pick;

static gboolean
pick_cb (const char *slice, gsize length, gpointer user_data, GError **error)
{
  Pick *pick = user_data;
  g_autoptr (GBytes) json = g_bytes_new (slice, length);
  g_autoptr (MusettePatch) found = musette_patch_read (json, pick->names, error);
  g_autofree char *text = found != NULL ? musette_patch_to_json (found) : NULL;

  if (text == NULL)
    return FALSE;
  g_string_append_printf (pick->text, "%s%s", pick->text->len > 1 ? ",\n" : "\n", text);
  return TRUE;
}

/**
 * musette_cli_plan_pick:
 * @json: an array of objects
 * @fields: names of members, joined by commas
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the array with these members only
 */
GBytes *
musette_cli_plan_pick (GBytes *json, const char *fields, GError **error)
{
  g_auto (GStrv) names = g_strsplit (fields, ",", -1);
  g_autoptr (GString) text = g_string_new ("[");
  Pick pick = { (const char *const *) names, text };

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  if (!musette_json_slice_array (json, pick_cb, &pick, error))
    return NULL;
  g_string_append (text, text->len > 1 ? "\n]" : "]");
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * musette_cli_plan_add_values:
 * @context: the command's context
 * @patch: where they go
 * @pairs: (array zero-terminated=1): texts like `name=Openers`; values are JSON where they parse as
 *   JSON, else strings
 * @exit_code: (out): what to return when this returns %FALSE
 *
 * Returns: whether all are of that form
 */
gboolean
musette_cli_plan_add_values (MusetteCliContext *context,
                             MusettePatch *patch,
                             char **pairs,
                             int *exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusettePatch) values = musette_cli_values_parse (pairs, &error);

  if (values == NULL)
    {
      *exit_code = musette_cli_usage_error (context, "%s", error->message);
      return FALSE;
    }
  musette_patch_merge (patch, values);
  return TRUE;
}

/* The service goes by the end of a file's name, and standard input has none. */
static char *
dup_file_name (const char *path, GBytes *bytes)
{
  if (strcmp (path, "-") != 0)
    {
      g_autofree char *base = g_path_get_basename (path);

      return musette_workout_dup_plain_name (base);
    }
  switch (musette_workout_format_detect (bytes, NULL))
    {
    case MUSETTE_WORKOUT_FORMAT_ZWO:
      return g_strdup ("workout.zwo");
    case MUSETTE_WORKOUT_FORMAT_ERG:
      return g_strdup ("workout.erg");
    case MUSETTE_WORKOUT_FORMAT_MRC:
      return g_strdup ("workout.mrc");
    case MUSETTE_WORKOUT_FORMAT_FIT:
      return g_strdup ("workout.fit");
    case MUSETTE_WORKOUT_FORMAT_DOC:
      return g_strdup ("workout.json");
    default:
      return g_strdup ("workout.txt");
    }
}

/**
 * musette_cli_plan_read_file:
 * @context: the command's context
 * @path: a file, packed by gzip or not, "-" for stdin
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Returns: (transfer full) (nullable): what is in it, never nothing
 */
GBytes *
musette_cli_plan_read_file (MusetteCliContext *context, const char *path, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = musette_cli_read_file (path, &error);
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_cut;

  if (packed != NULL)
    bytes = musette_workout_unpack (packed, &is_cut, &error);
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    return g_steal_pointer (&bytes);
  if (bytes != NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The file is empty"));
  *exit_code = musette_cli_fail (context, error, path);
  return NULL;
}

/**
 * musette_cli_plan_add_file:
 * @patch: where it goes
 * @path: the file's name, "-" for stdin
 * @bytes: what is in it: workout text, or what the service parses (.zwo .erg .mrc .fit)
 *
 * Makes a planned or kept workout of a file.
 */
void
musette_cli_plan_add_file (MusettePatch *patch, const char *path, GBytes *bytes)
{
  g_autofree char *file_name = dup_file_name (path, bytes);
  g_autofree char *name = musette_workout_dup_stem (file_name);
  g_autofree char *text = NULL;
  gboolean repaired;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  musette_patch_set_string (patch, "name", name);
  if (musette_workout_format_from_name (file_name) != MUSETTE_WORKOUT_FORMAT_TEXT)
    {
      text = g_base64_encode (data, length);
      musette_patch_set_string (patch, "filename", file_name);
      musette_patch_set_string (patch, "file_contents_base64", text);
      return;
    }
  text = musette_workout_decode ((const char *) data, length, &repaired);
  musette_patch_set_string (patch, "description", text);
}
