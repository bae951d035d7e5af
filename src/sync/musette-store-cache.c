/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-store-cache.h"

#include "musette-activity.h"
#include "musette-athlete.h"
#include "musette-gear.h"
#include "musette-memory-cache.h"
#include "musette-power-curve.h"
#include "musette-sport-settings.h"
#include "musette-stream-set.h"

/**
 * MusetteStoreCache:
 *
 * A #MusetteCache on the athlete's store, with a cache in memory before it. Without a store it is
 * the memory alone. Questions that come while the store is being opened wait for it, which takes
 * milliseconds; nothing else waits.
 */
struct _MusetteStoreCache
{
  GObject parent_instance;

  MusetteMemoryCache *memory;
  MusetteStore *store;
  gboolean writable;
  gboolean opening;
  GQueue waiting; /* of GTask with a Lookup */
};

typedef struct
{
  MusetteCacheKind kind;
  char *key;
  MusetteStoredRecord *record; /* what the store had */
} Lookup;

#define ONLY_ONE "-" /* id of records of which there is one */

static void cache_iface_init (MusetteCacheInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteStoreCache,
                               musette_store_cache,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MUSETTE_TYPE_CACHE, cache_iface_init))

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_clear_pointer (&lookup->record, musette_stored_record_free);
  g_free (lookup->key);
  g_free (lookup);
}

static MusetteRecordKind
get_record_kind (MusetteCacheKind kind)
{
  switch (kind)
    {
    case MUSETTE_CACHE_ATHLETE:
      return MUSETTE_RECORD_ATHLETE;
    case MUSETTE_CACHE_SPORT_SETTINGS:
      return MUSETTE_RECORD_SPORT_SETTINGS;
    case MUSETTE_CACHE_POWER_CURVES:
      return MUSETTE_RECORD_POWER_CURVES;
    case MUSETTE_CACHE_GEAR:
      return MUSETTE_RECORD_GEAR;
    case MUSETTE_CACHE_ACTIVITY:
    case MUSETTE_CACHE_STREAMS:
    default:
      g_assert_not_reached ();
    }
}

static const char *
get_record_id (const char *key)
{
  return *key != '\0' ? key : ONLY_ONE;
}

/* --- Records as JSON --- */

static GBytes *
make_array (GListModel *records)
{
  GString *text = g_string_new ("[");
  gsize length;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (MusetteRecord) record = g_list_model_get_item (records, i);
      GBytes *json = musette_record_get_json (record);

      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append_len (text, g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json));
    }
  g_string_append_c (text, ']');
  length = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static GBytes *
dup_json (GObject *object)
{
  return G_IS_LIST_MODEL (object) ? make_array (G_LIST_MODEL (object))
                                  : g_bytes_ref (musette_record_get_json (MUSETTE_RECORD (object)));
}

static GObject *
make_list (GPtrArray *records, GType type)
{
  g_autoptr (GPtrArray) own = records;
  GListStore *list;

  if (own == NULL)
    return NULL;
  list = g_list_store_new (type);
  g_list_store_splice (list, 0, 0, own->pdata, own->len);
  return G_OBJECT (list);
}

static GObject *
parse_record (MusetteCacheKind kind, GBytes *json)
{
  switch (kind)
    {
    case MUSETTE_CACHE_ATHLETE:
      return (GObject *) musette_athlete_new_from_json (json, NULL);
    case MUSETTE_CACHE_SPORT_SETTINGS:
      return make_list (musette_sport_settings_list_from_json (json, NULL),
                        MUSETTE_TYPE_SPORT_SETTINGS);
    case MUSETTE_CACHE_POWER_CURVES:
      return make_list (musette_power_curve_list_from_json (json, NULL), MUSETTE_TYPE_POWER_CURVE);
    case MUSETTE_CACHE_GEAR:
      return make_list (musette_gear_list_from_json (json, NULL), MUSETTE_TYPE_GEAR);
    case MUSETTE_CACHE_ACTIVITY:
    case MUSETTE_CACHE_STREAMS:
    default:
      g_assert_not_reached ();
    }
}

/* --- Lookup --- */

/* What cannot be read is as good as not there: the service has it. */
static void
answer (GTask *task, GObject *object)
{
  MusetteStoreCache *self = g_task_get_source_object (task);
  const Lookup *lookup = g_task_get_task_data (task);

  if (object != NULL)
    musette_cache_store (MUSETTE_CACHE (self->memory), lookup->kind, lookup->key, object);
  g_task_return_pointer (task, object, g_object_unref);
}

static void
activity_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  answer (task,
          (GObject *) musette_store_load_activity_finish (MUSETTE_STORE (source), result, NULL));
}

static void
streams_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  answer (task,
          (GObject *) musette_store_load_streams_finish (MUSETTE_STORE (source), result, NULL));
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Lookup *lookup = task_data;

  g_task_return_pointer (task, parse_record (lookup->kind, lookup->record->json), g_object_unref);
}

/* Best efforts over years are long: they are read outside the main loop. */
static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);

  lookup->record = musette_store_load_record_finish (MUSETTE_STORE (source), result, NULL);
  if (lookup->record != NULL)
    g_task_run_in_thread (task, parse_in_thread);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
look (MusetteStoreCache *self, GTask *task)
{
  const Lookup *lookup = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GObject *found = musette_memory_cache_get (self->memory, lookup->kind, lookup->key);

  if (found != NULL || self->store == NULL)
    {
      g_task_return_pointer (task, found != NULL ? g_object_ref (found) : NULL, g_object_unref);
      g_object_unref (task);
    }
  else if (lookup->kind == MUSETTE_CACHE_ACTIVITY)
    musette_store_load_activity_async (self->store, lookup->key, cancellable, activity_cb, task);
  else if (lookup->kind == MUSETTE_CACHE_STREAMS)
    musette_store_load_streams_async (self->store, lookup->key, cancellable, streams_cb, task);
  else
    musette_store_load_record_async (self->store, get_record_kind (lookup->kind),
                                     get_record_id (lookup->key), cancellable, record_cb, task);
}

static void
lookup (MusetteCache *cache, MusetteCacheKind kind, const char *key, GTask *task)
{
  MusetteStoreCache *self = MUSETTE_STORE_CACHE (cache);
  Lookup *data = g_new0 (Lookup, 1);

  data->kind = kind;
  data->key = g_strdup (key);
  g_task_set_task_data (task, data, lookup_free);
  if (self->opening && musette_memory_cache_get (self->memory, kind, key) == NULL)
    g_queue_push_tail (&self->waiting, task);
  else
    look (self, task);
}

static void
stop_waiting (MusetteStoreCache *self)
{
  self->opening = FALSE;
  while (!g_queue_is_empty (&self->waiting))
    look (self, g_queue_pop_head (&self->waiting));
}

/* --- Store --- */

static MusetteStoreBatch *
make_batch (MusetteCacheKind kind, const char *key, GObject *object)
{
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();

  if (kind == MUSETTE_CACHE_ACTIVITY)
    musette_store_batch_put_activity (batch, MUSETTE_ACTIVITY (object));
  else if (kind == MUSETTE_CACHE_STREAMS)
    musette_store_batch_put_streams (batch, key, MUSETTE_STREAM_SET (object));
  else
    {
      g_autoptr (GBytes) json = dup_json (object);

      musette_store_batch_put_record (batch, get_record_kind (kind), get_record_id (key),
                                      MUSETTE_DATE_NONE, json);
    }
  return g_steal_pointer (&batch);
}

/* Why a store takes nothing more is told by the synchronizer, which writes the most. */
static void
store (MusetteCache *cache, MusetteCacheKind kind, const char *key, GObject *object)
{
  MusetteStoreCache *self = MUSETTE_STORE_CACHE (cache);
  g_autoptr (MusetteStoreBatch) batch = NULL;

  musette_cache_store (MUSETTE_CACHE (self->memory), kind, key, object);
  if (self->store == NULL || !self->writable)
    return;
  batch = make_batch (kind, key, object);
  musette_store_commit_async (self->store, batch, FALSE, NULL, NULL, NULL);
}

static void
clear (MusetteCache *cache)
{
  MusetteStoreCache *self = MUSETTE_STORE_CACHE (cache);

  musette_cache_clear (MUSETTE_CACHE (self->memory));
  musette_store_cache_set_store (self, NULL, FALSE);
}

static void
cache_iface_init (MusetteCacheInterface *iface)
{
  iface->lookup = lookup;
  iface->store = store;
  iface->clear = clear;
}

static void
musette_store_cache_finalize (GObject *object)
{
  MusetteStoreCache *self = (MusetteStoreCache *) object;

  /* Each waiting task holds a reference to the cache, so nobody waits any more. */
  g_assert (g_queue_is_empty (&self->waiting));
  g_clear_object (&self->memory);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (musette_store_cache_parent_class)->finalize (object);
}

static void
musette_store_cache_class_init (MusetteStoreCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_store_cache_finalize;
}

static void
musette_store_cache_init (MusetteStoreCache *self)
{
  self->memory = MUSETTE_MEMORY_CACHE (musette_memory_cache_new ());
  g_queue_init (&self->waiting);
}

/**
 * musette_store_cache_new:
 *
 * Returns: (transfer full): an empty cache without a store
 */
MusetteStoreCache *
musette_store_cache_new (void)
{
  return g_object_new (MUSETTE_TYPE_STORE_CACHE, NULL);
}

/**
 * musette_store_cache_set_opening:
 * @self: a cache
 * @opening: whether a store is being opened, so that questions had better wait
 */
void
musette_store_cache_set_opening (MusetteStoreCache *self, gboolean opening)
{
  g_return_if_fail (MUSETTE_IS_STORE_CACHE (self));

  self->opening = opening;
  if (!opening)
    stop_waiting (self);
}

/**
 * musette_store_cache_set_store:
 * @self: a cache
 * @store: (nullable): where things are kept besides the memory
 * @writable: whether they may be; not before it is known that the account is the store's athlete
 *
 * Changes where the cache looks.
 */
void
musette_store_cache_set_store (MusetteStoreCache *self, MusetteStore *store, gboolean writable)
{
  g_return_if_fail (MUSETTE_IS_STORE_CACHE (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self->memory);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (musette_cache_clear),
                             self->memory, G_CONNECT_SWAPPED);
  self->writable = writable;
  stop_waiting (self);
}
