/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-item-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-activity-words.h"
#include "musette-error.h"
#include "musette-intervals-json.h"

/* What is special about activities. */

static GObject *
parse (GBytes *json, GError **error)
{
  return (GObject *) musette_activity_new_from_json (json, error);
}

static GBytes *
get_json (GObject *record)
{
  return musette_activity_get_json (MUSETTE_ACTIVITY (record));
}

static char *
dup_id (GObject *record)
{
  return g_strdup (musette_activity_get_id (MUSETTE_ACTIVITY (record)));
}

static GBytes *
make_created (const char *id, MusettePatch *body)
{
  g_autoptr (MusettePatch) record = musette_patch_new ();
  char *json;

  musette_patch_set_string (record, "id", id);
  musette_patch_set_string (record, "source", "MANUAL");
  musette_patch_merge (record, body);
  if (musette_patch_lookup (body, "elapsed_time") == NULL)
    musette_patch_set_raw (record, "elapsed_time", musette_patch_lookup (body, "moving_time"));
  json = musette_patch_to_json (record);
  return g_bytes_new_take (json, strlen (json));
}

static GObject *
apply_patch (GObject *record, MusettePatch *patch)
{
  g_autoptr (GBytes) json = musette_patch_apply (patch, get_json (record), NULL);
  GObject *changed = json != NULL ? parse (json, NULL) : NULL;

  return changed != NULL ? changed : g_object_ref (record);
}

/* Rows of a list know no intervals, and need none. */
static GObject *
overlay_intervals (GObject *record, const char *body)
{
  GPtrArray *intervals = musette_activity_get_intervals (MUSETTE_ACTIVITY (record));
  g_autoptr (MusettePatch) patch = NULL;
  g_autofree char *raw = NULL;

  if (intervals == NULL)
    return g_object_ref (record);
  raw = musette_intervals_json_overlay (body, intervals);
  if (raw == NULL)
    return g_object_ref (record);
  patch = musette_patch_new ();
  musette_patch_set_raw (patch, "icu_intervals", raw);
  return apply_patch (record, patch);
}

static GObject *
overlay (GObject *record, MusetteChange *change)
{
  g_autoptr (MusettePatch) patch = NULL;

  if (change->body == NULL)
    return g_object_ref (record);
  if (change->action == MUSETTE_ACTION_INTERVALS)
    return overlay_intervals (record, change->body);
  patch = musette_patch_new_from_json (change->body, -1, NULL);
  return patch != NULL ? apply_patch (record, patch) : g_object_ref (record);
}

/* Answers to changes come without the intervals. */
static GObject *
merge (GObject *fresh, GObject *before)
{
  static const char *const wanted[] = { "icu_intervals", "icu_groups", NULL };
  g_autoptr (MusettePatch) kept = NULL;

  if (before == NULL || musette_activity_get_intervals (MUSETTE_ACTIVITY (fresh)) != NULL
      || musette_activity_get_intervals (MUSETTE_ACTIVITY (before)) == NULL)
    return g_object_ref (fresh);
  kept = musette_patch_read (get_json (before), wanted, NULL);
  return kept != NULL ? apply_patch (fresh, kept) : g_object_ref (fresh);
}

/* Texts are put one below the other, tags together; of anything else there can be only one. */
static char *
dup_both (const char *member, const char *mine, const char *theirs)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autofree char *my_text = musette_activity_words_dup_value (member, mine);
  g_autofree char *their_text = musette_activity_words_dup_value (member, theirs);

  if (g_str_equal (member, "description"))
    {
      g_autofree char *both = g_strconcat (their_text, "\n\n", my_text, NULL);

      musette_patch_set_string (patch, member, both);
    }
  else if (g_str_equal (member, "tags"))
    {
      g_autofree char *joined = g_strconcat (their_text, ", ", my_text, NULL);
      g_auto (GStrv) all = g_strsplit (joined, ", ", -1);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) tags = NULL;

      for (guint i = 0; all[i] != NULL; i++)
        {
          gboolean known = all[i][0] == '\0';

          for (guint j = 0; j < i && !known; j++)
            known = g_str_equal (all[i], all[j]);
          if (!known)
            g_strv_builder_add (builder, all[i]);
        }
      tags = g_strv_builder_end (builder);
      musette_patch_set_strings (patch, member, (const char *const *) tags);
    }
  else
    return NULL;
  return g_strdup (musette_patch_lookup (patch, member));
}

/* The service ignores null in an update: a text is cleared by an empty one, a number by -1. */
static char *
to_wire (const char *member, const char *value)
{
  static const char *const texts[]
      = { "name", "description", "type", "sub_type", "device_name", NULL };
  static const char *const flags[] = { "race", "commute", "trainer", NULL };

  if (!g_str_equal (value, "null"))
    return g_strdup (value);
  if (g_strv_contains (texts, member))
    return g_strdup ("\"\"");
  if (g_strv_contains (flags, member))
    return g_strdup ("false");
  if (g_str_equal (member, "tags"))
    return g_strdup ("[]");
  return g_strdup (g_str_equal (member, "gear") ? "null" : "-1");
}

static void
read_whole (const MusetteItemService *service,
            const char *id,
            GBytes *body,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  musette_client_get_activity_async (service->client, id, TRUE, cancellable, callback, user_data);
}

static GObject *
read_finish (MusetteClient *client, GAsyncResult *result, GError **error)
{
  return (GObject *) musette_client_get_activity_finish (client, result, error);
}

static void
update (const MusetteItemService *service,
        const char *id,
        GBytes *body,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  musette_client_update_activity_async (service->client, id, body, cancellable, callback,
                                        user_data);
}

static GObject *
update_finish (MusetteClient *client, GAsyncResult *result, GError **error)
{
  return (GObject *) musette_client_update_activity_finish (client, result, error);
}

/* The way for many of them changes one whose external id is known instead of making another: so a
 * request that was given up here, and is still at work there, does no harm when it is sent again.
 */
static void
create (const MusetteItemService *service,
        const char *id,
        GBytes *body,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  g_autofree char *array = g_strdup_printf ("[%.*s]", (int) g_bytes_get_size (body),
                                            (const char *) g_bytes_get_data (body, NULL));
  g_autoptr (GBytes) list = g_bytes_new (array, strlen (array));

  musette_client_create_manual_bulk_async (service->client, service->athlete_id, list, cancellable,
                                           callback, user_data);
}

static GObject *
create_finish (MusetteClient *client, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) made = musette_client_create_manual_bulk_finish (client, result, error);

  if (made == NULL)
    return NULL;
  if (made->len == 1)
    return g_object_ref (g_ptr_array_index (made, 0));
  g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                       _ ("The service did not say what it made."));
  return NULL;
}

static MusetteDate
read_day (GBytes *body)
{
  g_autoptr (MusetteJson) root = musette_json_parse_bytes (body, NULL);
  JsonObject *object = root != NULL ? musette_json_as_object (root, NULL) : NULL;
  const char *start = object != NULL ? musette_json_get_string (object, "start_date_local") : NULL;
  g_autofree char *day = start != NULL ? g_strndup (start, 10) : NULL;

  return day != NULL ? musette_date_parse (day) : MUSETTE_DATE_NONE;
}

/* The day and its neighbours, should the service have put it elsewhere. */
static void
find (const MusetteItemService *service,
      const char *id,
      GBytes *body,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  MusetteDate day = read_day (body);
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;

  oldest = day != MUSETTE_DATE_NONE ? musette_date_format (day - 1) : g_strdup ("1970-01-01");
  newest = day != MUSETTE_DATE_NONE ? musette_date_format (day + 1) : g_strdup ("2999-12-31");
  musette_client_list_activities_async (service->client, service->athlete_id, oldest, newest, 0,
                                        NULL, cancellable, callback, user_data);
}

static gboolean
has_external_id (MusetteActivity *activity, const char *external_id)
{
  g_autoptr (MusettePatch) names = musette_patch_new ();
  g_autoptr (MusettePatch) found = NULL;

  musette_patch_set_string (names, "external_id", external_id);
  found = musette_patch_read_same (names, musette_activity_get_json (activity), NULL);
  return found != NULL
         && musette_patch_same_value (musette_patch_get_value (names, 0),
                                      musette_patch_get_value (found, 0));
}

static GObject *
find_finish (MusetteClient *client, GAsyncResult *result, const char *external_id, GError **error)
{
  g_autoptr (GPtrArray) rows = musette_client_list_activities_finish (client, result, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (has_external_id (g_ptr_array_index (rows, i), external_id))
      return g_object_ref (g_ptr_array_index (rows, i));
  return NULL;
}

static void
remove_it (const MusetteItemService *service,
           const char *id,
           GBytes *body,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  musette_client_delete_activity_async (service->client, id, cancellable, callback, user_data);
}

static void
put_row (MusetteItemKind kind, MusetteStoreBatch *batch, GObject *record)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, record);
  musette_store_batch_put_rows (batch, rows);
}

static void
put (MusetteItemKind kind, MusetteStoreBatch *batch, GObject *record)
{
  put_row (kind, batch, record);
  musette_store_batch_put_activity (batch, MUSETTE_ACTIVITY (record));
}

static void
forget (MusetteItemKind kind, MusetteStoreBatch *batch, const char *id)
{
  musette_store_batch_delete_activity (batch, id);
}

const MusetteItemType musette_activity_item_type = {
  .parse = parse,
  .get_json = get_json,
  .dup_id = dup_id,
  .make_created = make_created,
  .overlay = overlay,
  .merge = merge,
  .describe = musette_activity_words_describe,
  .member_label = musette_activity_words_get_label,
  .dup_member_text = musette_activity_words_dup_value,
  .dup_both = dup_both,
  .to_wire = to_wire,
  .read = read_whole,
  .read_finish = read_finish,
  .update = update,
  .update_finish = update_finish,
  .create = create,
  .create_finish = create_finish,
  .find = find,
  .find_finish = find_finish,
  .remove = remove_it,
  .remove_finish = musette_client_delete_activity_finish,
  .put = put,
  .put_row = put_row,
  .forget = forget,
};
