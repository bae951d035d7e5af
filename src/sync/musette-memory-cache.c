/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-memory-cache.h"

/**
 * MusetteMemoryCache:
 *
 * Keeps what was read until Musette ends. Of each kind only the things used last stay, so that
 * leafing through years of rides does not fill the memory with samples.
 */
struct _MusetteMemoryCache
{
  GObject parent_instance;

  GHashTable *tables[MUSETTE_CACHE_N_KINDS]; /* key -> object */
  GQueue recent[MUSETTE_CACHE_N_KINDS];      /* keys of the table, last used first */
};

/* A day at 1 Hz with eight channels is 3 MB. */
static const guint limits[MUSETTE_CACHE_N_KINDS] = {
  [MUSETTE_CACHE_ATHLETE] = 4,       [MUSETTE_CACHE_ACTIVITY] = 100,
  [MUSETTE_CACHE_STREAMS] = 12,      [MUSETTE_CACHE_SPORT_SETTINGS] = 4,
  [MUSETTE_CACHE_POWER_CURVES] = 50, [MUSETTE_CACHE_GEAR] = 4,
};

static void
touch (MusetteMemoryCache *self, MusetteCacheKind kind, const char *key)
{
  GList *link = g_queue_find_custom (&self->recent[kind], key, (GCompareFunc) g_strcmp0);

  g_assert (link != NULL);

  g_queue_unlink (&self->recent[kind], link);
  g_queue_push_head_link (&self->recent[kind], link);
}

static void
drop_oldest (MusetteMemoryCache *self, MusetteCacheKind kind)
{
  while (g_hash_table_size (self->tables[kind]) > limits[kind])
    g_hash_table_remove (self->tables[kind], g_queue_pop_tail (&self->recent[kind]));
}

static void
lookup (MusetteCache *cache, MusetteCacheKind kind, const char *key, GTask *task)
{
  MusetteMemoryCache *self = MUSETTE_MEMORY_CACHE (cache);
  g_autoptr (GTask) own = task;
  GObject *object = musette_memory_cache_get (self, kind, key);

  g_task_return_pointer (own, object != NULL ? g_object_ref (object) : NULL, g_object_unref);
}

static void
store (MusetteCache *cache, MusetteCacheKind kind, const char *key, GObject *object)
{
  MusetteMemoryCache *self = MUSETTE_MEMORY_CACHE (cache);
  char *own_key;

  if (g_hash_table_contains (self->tables[kind], key))
    {
      touch (self, kind, key);
      g_hash_table_insert (self->tables[kind], g_strdup (key), g_object_ref (object));
      return;
    }
  own_key = g_strdup (key);
  g_hash_table_insert (self->tables[kind], own_key, g_object_ref (object));
  g_queue_push_head (&self->recent[kind], own_key);
  drop_oldest (self, kind);
}

static void
clear (MusetteCache *cache)
{
  MusetteMemoryCache *self = MUSETTE_MEMORY_CACHE (cache);

  for (guint i = 0; i < MUSETTE_CACHE_N_KINDS; i++)
    {
      g_queue_clear (&self->recent[i]);
      g_hash_table_remove_all (self->tables[i]);
    }
}

static void
cache_iface_init (MusetteCacheInterface *iface)
{
  iface->lookup = lookup;
  iface->store = store;
  iface->clear = clear;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteMemoryCache,
                               musette_memory_cache,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MUSETTE_TYPE_CACHE, cache_iface_init))

static void
musette_memory_cache_finalize (GObject *object)
{
  MusetteMemoryCache *self = (MusetteMemoryCache *) object;

  for (guint i = 0; i < MUSETTE_CACHE_N_KINDS; i++)
    {
      g_queue_clear (&self->recent[i]);
      g_hash_table_unref (self->tables[i]);
    }
  G_OBJECT_CLASS (musette_memory_cache_parent_class)->finalize (object);
}

static void
musette_memory_cache_class_init (MusetteMemoryCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_memory_cache_finalize;
}

static void
musette_memory_cache_init (MusetteMemoryCache *self)
{
  for (guint i = 0; i < MUSETTE_CACHE_N_KINDS; i++)
    {
      g_queue_init (&self->recent[i]);
      self->tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    }
}

/**
 * musette_memory_cache_new:
 *
 * Returns: (transfer full): an empty cache
 */
MusetteCache *
musette_memory_cache_new (void)
{
  return g_object_new (MUSETTE_TYPE_MEMORY_CACHE, NULL);
}

/**
 * musette_memory_cache_get:
 * @self: a cache
 * @kind: what kind of thing
 * @key: which one
 *
 * Returns: (transfer none) (nullable): the thing, at once
 */
GObject *
musette_memory_cache_get (MusetteMemoryCache *self, MusetteCacheKind kind, const char *key)
{
  GObject *object;

  g_return_val_if_fail (MUSETTE_IS_MEMORY_CACHE (self) && key != NULL, NULL);

  object = g_hash_table_lookup (self->tables[kind], key);
  if (object != NULL)
    touch (self, kind, key);
  return object;
}
