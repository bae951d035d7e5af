/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cache.h"

/**
 * MusetteCache:
 *
 * The interface behind which read data is kept, so that pages show at once what was there before.
 */
G_DEFINE_INTERFACE (MusetteCache, musette_cache, G_TYPE_OBJECT)

static void
musette_cache_default_init (MusetteCacheInterface *iface)
{
}

/**
 * musette_cache_lookup_async:
 * @self: a cache
 * @kind: what kind of thing
 * @key: which one: an id, or what the service was asked
 * @cancellable: (nullable): ends the wait
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Asks for one thing.
 */
void
musette_cache_lookup_async (MusetteCache *self,
                            MusetteCacheKind kind,
                            const char *key,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_CACHE (self));
  g_return_if_fail (key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_cache_lookup_async);
  MUSETTE_CACHE_GET_IFACE (self)->lookup (self, kind, key, task);
}

/**
 * musette_cache_lookup_finish:
 * @self: a cache
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the thing; %NULL without @error when it is not there
 */
GObject *
musette_cache_lookup_finish (MusetteCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CACHE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_cache_lookup_async);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * musette_cache_store:
 * @self: a cache
 * @kind: what kind of thing
 * @key: which one
 * @object: the thing, which must not be changed any more
 *
 * Keeps one thing in place of an earlier one.
 */
void
musette_cache_store (MusetteCache *self, MusetteCacheKind kind, const char *key, GObject *object)
{
  g_return_if_fail (MUSETTE_IS_CACHE (self));
  g_return_if_fail (key != NULL);
  g_return_if_fail (G_IS_OBJECT (object));

  MUSETTE_CACHE_GET_IFACE (self)->store (self, kind, key, object);
}

/**
 * musette_cache_clear:
 * @self: a cache
 *
 * Forgets everything, when another athlete signs in.
 */
void
musette_cache_clear (MusetteCache *self)
{
  g_return_if_fail (MUSETTE_IS_CACHE (self));

  MUSETTE_CACHE_GET_IFACE (self)->clear (self);
}
