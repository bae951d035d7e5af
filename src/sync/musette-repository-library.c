/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-repository-library.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"
#include "musette-item-type.h"
#include "musette-local-id.h"
#include "musette-outbox-private.h"
#include "musette-repository-edits.h"
#include "musette-repository-private.h"
#include "musette-store-keeper.h"

/* Reading what is planned: from the store at once, so that it is there without a network, and then
 * from the service. */

/* One list after the other. */
typedef struct
{
  MusetteItemKind kinds[2];
  guint n_kinds;
  guint next;
  gboolean from_store;
  MusetteDate oldest;
  MusetteDate newest;
  MusetteClient *client;
  MusetteStore *store;
  char *athlete_id;
} Load;

static void load_next (GTask *task);

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->client);
  g_clear_object (&load->store);
  g_free (load->athlete_id);
  g_free (load);
}

static MusetteRecordKind
get_record_kind (MusetteItemKind kind)
{
  switch (kind)
    {
    case MUSETTE_ITEM_FOLDER:
      return MUSETTE_RECORD_FOLDER;
    case MUSETTE_ITEM_WORKOUT:
      return MUSETTE_RECORD_WORKOUT;
    case MUSETTE_ITEM_EVENT:
    case MUSETTE_ITEM_ACTIVITY:
    default:
      return MUSETTE_RECORD_EVENT;
    }
}

static MusetteLibrary *
get_library (GTask *task)
{
  return musette_repository_get_library (g_task_get_source_object (task));
}

/* Shows a list; returns the ids of those that are no longer there. */
static GPtrArray *
show (GTask *task, GPtrArray *items)
{
  const Load *load = g_task_get_task_data (task);
  const MusetteItemKind kind = load->kinds[load->next];

  if (kind == MUSETTE_ITEM_EVENT)
    return musette_library_replace_days (get_library (task), load->oldest, load->newest, items);
  return musette_library_replace (get_library (task), kind, items);
}

/* What cannot be stored is read again another time; the keeper tells why. */
static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteStoreKeeper) keeper = user_data;
  g_autoptr (GError) error = NULL;

  if (!musette_store_commit_finish (MUSETTE_STORE (source), result, &error))
    musette_store_keeper_report (keeper, error);
}

static void
keep (GTask *task, GPtrArray *items, GPtrArray *gone)
{
  const Load *load = g_task_get_task_data (task);
  const MusetteItemKind kind = load->kinds[load->next];
  const MusetteItemType *type = musette_item_type_get (kind);
  MusetteRepository *self = g_task_get_source_object (task);
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();

  if (load->store == NULL || !musette_store_is_writable (load->store))
    return;
  for (guint i = 0; i < items->len; i++)
    if (musette_plan_item_get_id (g_ptr_array_index (items, i)) != NULL)
      type->put (kind, batch, g_ptr_array_index (items, i));
  for (guint i = 0; i < gone->len; i++)
    type->forget (kind, batch, g_ptr_array_index (gone, i));
  musette_store_commit_async (load->store, batch, FALSE, NULL, stored_cb,
                              g_object_ref (_musette_repository_use_store (self)));
}

static void
finish (GTask *task)
{
  const Load *load = g_task_get_task_data (task);

  if (load->kinds[0] != MUSETTE_ITEM_EVENT)
    musette_library_set_loaded (get_library (task), TRUE);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static gboolean
is_current (GTask *task)
{
  const Load *load = g_task_get_task_data (task);
  MusetteRepository *self = g_task_get_source_object (task);

  return musette_account_get_client (_musette_repository_get_account (self)) == load->client;
}

static void
fresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  MusetteRepository *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) json = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  musette_connection_monitor_end (_musette_repository_get_monitor (self), error);
  if (json != NULL)
    items = musette_plan_item_list_from_json (json, &error);
  if (items == NULL || !is_current (task))
    {
      if (error == NULL)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nobody is signed in"));
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  gone = show (task, items);
  keep (task, items, gone);
  load->next++;
  load_next (task);
}

static char *
make_path (const Load *load)
{
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;

  switch (load->kinds[load->next])
    {
    case MUSETTE_ITEM_FOLDER:
      return musette_api_path_new ("athlete", load->athlete_id, "/folders", NULL);
    case MUSETTE_ITEM_WORKOUT:
      return musette_api_path_new ("athlete", load->athlete_id, "/workouts", NULL);
    case MUSETTE_ITEM_EVENT:
    case MUSETTE_ITEM_ACTIVITY:
    default:
      oldest = musette_date_format (load->oldest);
      newest = musette_date_format (load->newest);
      return musette_api_path_new ("athlete", load->athlete_id, "/events", "oldest", oldest,
                                   "newest", newest, NULL);
    }
}

static void
ask (GTask *task)
{
  const Load *load = g_task_get_task_data (task);
  g_autofree char *path = make_path (load);

  musette_connection_monitor_begin (
      _musette_repository_get_monitor (g_task_get_source_object (task)));
  musette_client_get_raw_async (load->client, path, MUSETTE_CLIENT_BODY_JSON,
                                g_task_get_cancellable (task), fresh_cb, task);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records
      = musette_store_load_records_finish (MUSETTE_STORE (source), result, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const MusetteStoredRecord *record = g_ptr_array_index (records, i);
      MusettePlanItem *item = musette_plan_item_new_from_json (record->json, NULL);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  if (is_current (task))
    g_ptr_array_unref (show (task, items));
  load->next++;
  load_next (task);
}

static void
look_up (GTask *task)
{
  const Load *load = g_task_get_task_data (task);

  musette_store_load_records_async (load->store, get_record_kind (load->kinds[load->next]),
                                    load->oldest, load->newest, NULL, known_cb, task);
}

static void
load_next (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  if (load->next == load->n_kinds && load->from_store)
    {
      if (load->kinds[0] != MUSETTE_ITEM_EVENT)
        musette_library_set_loaded (get_library (task), TRUE);
      load->from_store = FALSE;
      load->next = 0;
    }
  if (load->from_store)
    look_up (task);
  else if (load->next < load->n_kinds && load->client != NULL)
    ask (task);
  else
    finish (task);
}

/* What is shown already need not come from the store. */
static void
start (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  MusetteRepository *self = g_task_get_source_object (task);
  MusetteAccount *account = _musette_repository_get_account (self);
  MusetteStore *store = musette_store_keeper_get_store (_musette_repository_use_store (self));

  if (store != NULL)
    load->store = g_object_ref (store);
  if (musette_account_get_client (account) != NULL)
    load->client = g_object_ref (musette_account_get_client (account));
  load->athlete_id = g_strdup (musette_account_get_athlete_id (account));
  load->from_store = load->from_store && store != NULL;
  if (load->client == NULL && store == NULL)
    {
      g_task_return_new_error (task, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED, "%s",
                               _ ("Nobody is signed in"));
      g_object_unref (task);
      return;
    }
  load_next (task);
}

static void
opened_cb (GTask *task)
{
  MusetteStoreKeeper *keeper = _musette_repository_use_store (g_task_get_source_object (task));

  if (musette_store_keeper_get_opening (keeper))
    return;
  g_signal_handlers_disconnect_by_data (keeper, task);
  start (task);
}

/* A store that is being opened is waited for: it is told when there is one, or none. */
static void
begin (GTask *task, Load *load, gboolean known)
{
  MusetteStoreKeeper *keeper = _musette_repository_use_store (g_task_get_source_object (task));

  load->from_store = !known;
  g_task_set_task_data (task, load, load_free);
  if (musette_store_keeper_get_opening (keeper))
    g_signal_connect_swapped (keeper, "notify::store", G_CALLBACK (opened_cb), task);
  else
    start (task);
}

/**
 * musette_repository_get_library:
 * @self: the data door
 *
 * Returns: (transfer none): what is planned; one and the same object for ever
 */
MusetteLibrary *
musette_repository_get_library (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return musette_edits_get_library (_musette_repository_get_edits (self));
}

/**
 * musette_repository_load_library_async:
 * @self: the data door
 * @cancellable: (nullable): ends the requests
 * @callback: called when folders and workouts are as the service has them
 * @user_data: for @callback
 *
 * Reads all folders and workouts. What the store knows of them is shown before the service answers.
 */
void
musette_repository_load_library_async (MusetteRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_repository_load_library_async);
  load = g_new0 (Load, 1);
  load->kinds[0] = MUSETTE_ITEM_FOLDER;
  load->kinds[1] = MUSETTE_ITEM_WORKOUT;
  load->n_kinds = 2;
  begin (task, load, musette_library_get_loaded (musette_repository_get_library (self)));
}

/**
 * musette_repository_load_library_finish:
 * @self: the data door
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether all is there; %FALSE with an error of the network or the service, and what was
 *   known before stays
 */
gboolean
musette_repository_load_library_finish (MusetteRepository *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_repository_load_events_async:
 * @self: the data door
 * @oldest: first day
 * @newest: last day
 * @cancellable: (nullable): ends the request
 * @callback: called when the events are as the service has them
 * @user_data: for @callback
 *
 * Reads what is planned on some days. What the store knows of them is shown before the service
 * answers.
 */
void
musette_repository_load_events_async (MusetteRepository *self,
                                      MusetteDate oldest,
                                      MusetteDate newest,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));
  g_return_if_fail (oldest != MUSETTE_DATE_NONE && oldest <= newest);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_repository_load_events_async);
  load = g_new0 (Load, 1);
  load->kinds[0] = MUSETTE_ITEM_EVENT;
  load->n_kinds = 1;
  load->oldest = oldest;
  load->newest = newest;
  begin (task, load, FALSE);
}

/**
 * musette_repository_load_events_finish:
 * @self: the data door
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether all is there; %FALSE with an error of the network or the service, and what was
 *   known before stays
 */
gboolean
musette_repository_load_events_finish (MusetteRepository *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* One thing that is read. */
typedef struct
{
  MusetteItemKind kind;
  char *id;
  GError *error; /* why the service did not tell */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* Answers with what is to be shown of it; the service's @record may be unknown. */
static void
return_shown (GTask *task, GObject *record)
{
  Reading *reading = g_task_get_task_data (task);
  MusetteRepository *self = g_task_get_source_object (task);
  GObject *shown = _musette_outbox_overlay_record (musette_repository_get_outbox (self),
                                                   reading->kind, reading->id, record);

  if (shown != NULL)
    g_task_return_pointer (task, shown, g_object_unref);
  else if (reading->error != NULL)
    g_task_return_error (task, g_steal_pointer (&reading->error));
  else
    g_task_return_new_error (task, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND, "%s",
                             _ ("The service does not have it"));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (MusetteStoredRecord) record
      = musette_store_load_record_finish (MUSETTE_STORE (source), result, NULL);
  g_autoptr (MusettePlanItem) item
      = record != NULL ? musette_plan_item_new_from_json (record->json, NULL) : NULL;

  return_shown (task, (GObject *) item);
}

static void
read_one_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  MusetteRepository *self = g_task_get_source_object (task);
  MusetteStore *store = musette_store_keeper_get_store (_musette_repository_use_store (self));
  g_autoptr (GObject) record = musette_item_type_get (reading->kind)
                                   ->read_finish (MUSETTE_CLIENT (source), result, &reading->error);

  musette_connection_monitor_end (_musette_repository_get_monitor (self), reading->error);
  if (record != NULL || store == NULL || musette_api_error_is_refused (reading->error))
    return_shown (task, record);
  else
    musette_store_load_record_async (store, get_record_kind (reading->kind), reading->id, NULL,
                                     kept_cb, g_steal_pointer (&task));
}

/**
 * musette_repository_read_planned_async:
 * @self: the data door
 * @kind: an event, a workout or a folder
 * @id: which one
 * @cancellable: (nullable): ends the request
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Reads one thing that is planned: from the service, without that as it was last known, and with
 * the changes that wait.
 */
void
musette_repository_read_planned_async (MusetteRepository *self,
                                       MusetteItemKind kind,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;
  MusetteAccount *account;
  MusetteItemService service;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (self) && id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_repository_read_planned_async);
  reading = g_new0 (Reading, 1);
  reading->kind = kind;
  reading->id = g_strdup (id);
  g_task_set_task_data (task, reading, reading_free);
  account = _musette_repository_get_account (self);
  service = (MusetteItemService){ musette_account_get_client (account),
                                  musette_account_get_athlete_id (account), kind };
  if (service.client == NULL || musette_local_id_is_local (id))
    {
      return_shown (task, NULL);
      return;
    }
  musette_connection_monitor_begin (_musette_repository_get_monitor (self));
  musette_item_type_get (kind)->read (&service, id, NULL, cancellable, read_one_cb,
                                      g_steal_pointer (&task));
}

/**
 * musette_repository_read_planned_finish:
 * @self: the data door
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): it, as it is to be shown; %NULL with an error when the
 *   service does not have it, or it is not known here and the service does not answer
 */
MusettePlanItem *
musette_repository_read_planned_finish (MusetteRepository *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
