/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-activity-words.h"
#include "musette-error.h"
#include "musette-folder-sharing.h"
#include "musette-item-type.h"
#include "musette-plan-item.h"
#include "musette-plan-words.h"

/* What is special about events, workouts of the library, and folders: they are read and written in
 * the same way, at other addresses. */

typedef struct
{
  MusetteItemKind kind;
  char *athlete_id;
  char *id;
  GBytes *body;
  MusettePlanItem *record;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->athlete_id);
  g_free (call->id);
  g_clear_object (&call->record);
  g_clear_pointer (&call->body, g_bytes_unref);
  g_free (call);
}

static GObject *
parse (GBytes *json, GError **error)
{
  return (GObject *) musette_plan_item_new_from_json (json, error);
}

static GBytes *
get_json (GObject *record)
{
  return musette_record_get_json (MUSETTE_RECORD (record));
}

static char *
dup_id (GObject *record)
{
  return g_strdup (musette_plan_item_get_id (MUSETTE_PLAN_ITEM (record)));
}

static GBytes *
make_created (const char *id, MusettePatch *body)
{
  g_autoptr (MusettePatch) record = musette_patch_new ();
  char *json;

  musette_patch_set_string (record, "id", id);
  musette_patch_merge (record, body);
  json = musette_patch_to_json (record);
  return g_bytes_new_take (json, strlen (json));
}

/* What the service makes of a text is not known here before it has answered. */
static void
forget_derived (MusettePatch *patch)
{
  if (musette_patch_lookup (patch, "description") != NULL
      && musette_patch_lookup (patch, "workout_doc") == NULL)
    musette_patch_set_null (patch, "workout_doc");
}

static GObject *
overlay (GObject *record, MusetteChange *change)
{
  g_autoptr (MusettePatch) patch = NULL;
  g_autoptr (GBytes) json = NULL;
  GObject *changed;

  patch = change->body != NULL ? musette_patch_new_from_json (change->body, -1, NULL) : NULL;
  if (patch == NULL)
    return g_object_ref (record);
  forget_derived (patch);
  json = musette_patch_apply (patch, get_json (record), NULL);
  changed = json != NULL ? parse (json, NULL) : NULL;
  return changed != NULL ? changed : g_object_ref (record);
}

static GObject *
merge (GObject *fresh, GObject *before)
{
  return g_object_ref (fresh);
}

static char *
dup_both (const char *member, const char *mine, const char *theirs)
{
  return NULL;
}

/* Texts are cleared by empty ones. */
static char *
to_wire (const char *member, const char *value)
{
  static const char *const texts[] = { "name", "description", "type", NULL };

  if (!g_str_equal (value, "null"))
    return g_strdup (value);
  if (g_strv_contains (texts, member))
    return g_strdup ("\"\"");
  return g_strdup (
      g_str_equal (member, "tags") || g_str_equal (member, MUSETTE_SHARED_WITH) ? "[]" : "null");
}

static const char *
get_collection (MusetteItemKind kind)
{
  switch (kind)
    {
    case MUSETTE_ITEM_EVENT:
      return "events";
    case MUSETTE_ITEM_WORKOUT:
      return "workouts";
    case MUSETTE_ITEM_FOLDER:
      return "folders";
    case MUSETTE_ITEM_ACTIVITY:
    default:
      g_assert_not_reached ();
    }
}

static char *
make_path (const MusetteItemService *service, const char *id)
{
  g_autofree char *escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;
  g_autofree char *rest
      = g_strdup_printf ("/%s%s%s", get_collection (service->kind), escaped != NULL ? "/" : "",
                         escaped != NULL ? escaped : "");

  return musette_api_path_new ("athlete", service->athlete_id, rest, NULL);
}

static GTask *
new_task (const MusetteItemService *service,
          const char *id,
          GBytes *body,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (service->client, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->kind = service->kind;
  call->athlete_id = g_strdup (service->athlete_id);
  call->id = g_strdup (id);
  call->body = body != NULL ? g_bytes_ref (body) : NULL;
  g_task_set_task_data (task, call, call_free);
  g_task_set_source_tag (task, new_task);
  return task;
}

static void
return_record (GTask *task, GBytes *json, GError *error)
{
  MusettePlanItem *item = json != NULL ? musette_plan_item_new_from_json (json, &error) : NULL;

  if (item != NULL && musette_plan_item_get_id (item) == NULL)
    {
      g_clear_object (&item);
      error = g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                                   _ ("The server’s reply is not what was asked for"));
    }
  if (item != NULL)
    g_task_return_pointer (task, item, g_object_unref);
  else
    g_task_return_error (task, error);
}

static GObject *
record_finish (MusetteClient *client, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static MusettePlanItem *
find_id (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (musette_plan_item_get_id (g_ptr_array_index (items, i)), id) == 0)
      return g_ptr_array_index (items, i);
  return NULL;
}

static char *
make_sharing_path (const Call *call)
{
  g_autofree char *escaped = g_uri_escape_string (call->id, NULL, FALSE);
  g_autofree char *rest = g_strdup_printf ("/folders/%s/shared-with", escaped);

  return musette_api_path_new ("athlete", call->athlete_id, rest, NULL);
}

/* Only the owner is told with whom a folder is shared; to others it is a folder all the same. */
static void
sharing_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) json = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, &error);
  MusettePlanItem *whole
      = json != NULL ? musette_folder_sharing_add (call->record, json, &error) : NULL;

  if (whole == NULL
      && (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN)
          || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND)))
    {
      g_clear_error (&error);
      whole = g_object_ref (call->record);
    }
  if (whole != NULL)
    g_task_return_pointer (task, whole, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A folder cannot be read alone, and with whom it is shared stands elsewhere. */
static void
return_one_of (GTask *task, GBytes *json, GError *error)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (GPtrArray) all = json != NULL ? musette_plan_item_list_from_json (json, &error) : NULL;
  MusettePlanItem *item = all != NULL ? find_id (all, call->id) : NULL;

  if (item != NULL)
    {
      g_autofree char *path = make_sharing_path (call);

      call->record = g_object_ref (item);
      musette_client_get_raw_async (g_task_get_source_object (task), path, MUSETTE_CLIENT_BODY_JSON,
                                    g_task_get_cancellable (task), sharing_read_cb,
                                    g_object_ref (task));
    }
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND, "%s",
                             _ ("The service does not have it"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) json = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, &error);

  if (call->kind == MUSETTE_ITEM_FOLDER)
    return_one_of (task, json, error);
  else
    return_record (task, json, error);
}

static void
read_whole (const MusetteItemService *service,
            const char *id,
            GBytes *body,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autofree char *path = make_path (service, service->kind != MUSETTE_ITEM_FOLDER ? id : NULL);

  musette_client_get_raw_async (service->client, path, MUSETTE_CLIENT_BODY_JSON, cancellable,
                                read_cb,
                                new_task (service, id, body, cancellable, callback, user_data));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) json
      = musette_client_send_raw_finish (MUSETTE_CLIENT (source), result, &error);

  return_record (task, json, error);
}

static void
changed_folder_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GObject *record = record_finish (MUSETTE_CLIENT (source), result, &error);

  if (record != NULL)
    g_task_return_pointer (task, record, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void update (const MusetteItemService *service,
                    const char *id,
                    GBytes *body,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);

static void
members_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Call *call = g_task_get_task_data (task);
  const MusetteItemService service = { MUSETTE_CLIENT (source), call->athlete_id, call->kind };
  GError *error = NULL;
  g_autoptr (GObject) record = record_finish (MUSETTE_CLIENT (source), result, &error);

  if (record == NULL)
    g_task_return_error (task, error);
  else
    read_whole (&service, call->id, NULL, g_task_get_cancellable (task), changed_folder_read_cb,
                g_object_ref (task));
}

/* Then the other members, if there are any. */
static void
sharing_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Call *call = g_task_get_task_data (task);
  const MusetteItemService service = { MUSETTE_CLIENT (source), call->athlete_id, call->kind };
  GError *error = NULL;
  g_autoptr (GBytes) reply
      = musette_client_send_raw_finish (MUSETTE_CLIENT (source), result, &error);

  if (reply == NULL)
    g_task_return_error (task, error);
  else if (call->body != NULL)
    update (&service, call->id, call->body, g_task_get_cancellable (task), members_written_cb,
            g_object_ref (task));
  else
    read_whole (&service, call->id, NULL, g_task_get_cancellable (task), changed_folder_read_cb,
                g_object_ref (task));
}

static GBytes *
dup_json (MusettePatch *patch)
{
  char *json = musette_patch_to_json (patch);

  return g_bytes_new_take (json, strlen (json));
}

/* Whom a folder is shared with is told at an address of its own. */
static gboolean
update_sharing (const MusetteItemService *service,
                const char *id,
                GBytes *body,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  g_autoptr (MusettePatch) rest = musette_patch_new_from_json (data, (gssize) length, NULL);
  g_autoptr (GBytes) others = NULL;
  g_autoptr (GBytes) list = NULL;
  g_autofree char *path = NULL;
  const char *shared;
  GTask *task;

  shared = rest != NULL ? musette_patch_lookup (rest, MUSETTE_SHARED_WITH) : NULL;
  if (shared == NULL)
    return FALSE;
  list = g_bytes_new (shared, strlen (shared));
  musette_patch_remove (rest, MUSETTE_SHARED_WITH);
  others = musette_patch_get_length (rest) > 0 ? dup_json (rest) : NULL;
  task = new_task (service, id, others, cancellable, callback, user_data);
  path = make_sharing_path (g_task_get_task_data (task));
  musette_client_send_raw_async (service->client, "PUT", path, list, "application/json",
                                 cancellable, sharing_written_cb, task);
  return TRUE;
}

static void
update (const MusetteItemService *service,
        const char *id,
        GBytes *body,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  g_autofree char *path = make_path (service, id);

  if (service->kind == MUSETTE_ITEM_FOLDER
      && update_sharing (service, id, body, cancellable, callback, user_data))
    return;

  musette_client_send_raw_async (service->client, "PUT", path, body, "application/json",
                                 cancellable, written_cb,
                                 new_task (service, id, body, cancellable, callback, user_data));
}

static void
create (const MusetteItemService *service,
        const char *id,
        GBytes *body,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  g_autofree char *path = make_path (service, NULL);

  musette_client_send_raw_async (service->client, "POST", path, body, "application/json",
                                 cancellable, written_cb,
                                 new_task (service, id, body, cancellable, callback, user_data));
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) json = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, &error);
  GPtrArray *all = json != NULL ? musette_plan_item_list_from_json (json, &error) : NULL;

  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Where the new thing would stand: on its day, or somewhere in the library. */
static char *
make_list_path (const MusetteItemService *service, GBytes *body)
{
  g_autoptr (MusettePlanItem) wanted = musette_plan_item_new_from_json (body, NULL);
  MusetteDate day = wanted != NULL ? musette_plan_item_get_date (wanted) : MUSETTE_DATE_NONE;
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;

  if (service->kind != MUSETTE_ITEM_EVENT || day == MUSETTE_DATE_NONE)
    return make_path (service, NULL);
  oldest = musette_date_format (day - 1);
  newest = musette_date_format (day + 1);
  return musette_api_path_new ("athlete", service->athlete_id, "/events", "oldest", oldest,
                               "newest", newest, NULL);
}

static void
find (const MusetteItemService *service,
      const char *id,
      GBytes *body,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  g_autofree char *path = make_list_path (service, body);

  musette_client_get_raw_async (service->client, path, MUSETTE_CLIENT_BODY_JSON, cancellable,
                                list_cb,
                                new_task (service, id, body, cancellable, callback, user_data));
}

/* Only events carry a key of ours; of the others name, place and text must be the same. Of a file
 * the service makes the text. */
static gboolean
is_same (const Call *call, MusettePlanItem *item, MusettePlanItem *wanted, const char *external_id)
{
  const char *description;

  if (call->kind == MUSETTE_ITEM_EVENT)
    return external_id != NULL
           && g_strcmp0 (musette_plan_item_get_external_id (item), external_id) == 0;
  if (g_strcmp0 (musette_plan_item_get_name (item), musette_plan_item_get_name (wanted)) != 0
      || g_strcmp0 (musette_plan_item_get_item_type (item),
                    musette_plan_item_get_item_type (wanted))
             != 0)
    return FALSE;
  if (call->kind == MUSETTE_ITEM_FOLDER)
    return TRUE;
  description = musette_plan_item_get_description (wanted);
  return g_strcmp0 (musette_plan_item_get_folder_id (item),
                    musette_plan_item_get_folder_id (wanted))
             == 0
         && (description == NULL
             || g_strcmp0 (musette_plan_item_get_description (item), description) == 0);
}

static GObject *
find_finish (MusetteClient *client, GAsyncResult *result, const char *external_id, GError **error)
{
  const Call *call = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) all = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (MusettePlanItem) wanted = musette_plan_item_new_from_json (call->body, NULL);

  for (guint i = 0; all != NULL && wanted != NULL && i < all->len; i++)
    if (is_same (call, g_ptr_array_index (all, i), wanted, external_id))
      return g_object_ref (g_ptr_array_index (all, i));
  return NULL;
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) reply
      = musette_client_send_raw_finish (MUSETTE_CLIENT (source), result, &error);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
remove_it (const MusetteItemService *service,
           const char *id,
           GBytes *body,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autofree char *path = make_path (service, id);

  musette_client_send_raw_async (service->client, "DELETE", path, NULL, NULL, cancellable,
                                 removed_cb,
                                 new_task (service, id, body, cancellable, callback, user_data));
}

static gboolean
remove_finish (MusetteClient *client, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static MusetteRecordKind
get_record_kind (MusetteItemKind kind)
{
  switch (kind)
    {
    case MUSETTE_ITEM_EVENT:
      return MUSETTE_RECORD_EVENT;
    case MUSETTE_ITEM_WORKOUT:
      return MUSETTE_RECORD_WORKOUT;
    case MUSETTE_ITEM_FOLDER:
      return MUSETTE_RECORD_FOLDER;
    case MUSETTE_ITEM_ACTIVITY:
    default:
      g_assert_not_reached ();
    }
}

/* Only events are looked for by their day. */
static void
put (MusetteItemKind kind, MusetteStoreBatch *batch, GObject *record)
{
  MusettePlanItem *item = MUSETTE_PLAN_ITEM (record);

  musette_store_batch_put_record (batch, get_record_kind (kind), musette_plan_item_get_id (item),
                                  kind == MUSETTE_ITEM_EVENT ? musette_plan_item_get_date (item)
                                                             : MUSETTE_DATE_NONE,
                                  musette_record_get_json (MUSETTE_RECORD (item)));
}

static void
forget (MusetteItemKind kind, MusetteStoreBatch *batch, const char *id)
{
  musette_store_batch_delete_record (batch, get_record_kind (kind), id);
}

const MusetteItemType musette_plan_item_type = {
  .parse = parse,
  .get_json = get_json,
  .dup_id = dup_id,
  .make_created = make_created,
  .overlay = overlay,
  .merge = merge,
  .describe = musette_plan_words_describe,
  .member_label = musette_activity_words_get_label,
  .dup_member_text = musette_activity_words_dup_value,
  .dup_both = dup_both,
  .to_wire = to_wire,
  .read = read_whole,
  .read_finish = record_finish,
  .update = update,
  .update_finish = record_finish,
  .create = create,
  .create_finish = record_finish,
  .find = find,
  .find_finish = find_finish,
  .remove = remove_it,
  .remove_finish = remove_finish,
  .put = put,
  .put_row = put,
  .forget = forget,
};
