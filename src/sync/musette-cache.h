/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteCacheKind:
 * @MUSETTE_CACHE_ATHLETE: a #MusetteAthlete
 * @MUSETTE_CACHE_ACTIVITY: a whole #MusetteActivity with its intervals
 * @MUSETTE_CACHE_STREAMS: a #MusetteStreamSet
 * @MUSETTE_CACHE_SPORT_SETTINGS: a #GListModel of #MusetteSportSettings
 * @MUSETTE_CACHE_POWER_CURVES: a #GListModel of #MusettePowerCurve
 * @MUSETTE_CACHE_GEAR: a #GListModel of #MusetteGear
 *
 * The kinds of things that are kept.
 */
typedef enum
{
  MUSETTE_CACHE_ATHLETE,
  MUSETTE_CACHE_ACTIVITY,
  MUSETTE_CACHE_STREAMS,
  MUSETTE_CACHE_SPORT_SETTINGS,
  MUSETTE_CACHE_POWER_CURVES,
  MUSETTE_CACHE_GEAR,
} MusetteCacheKind;

#define MUSETTE_CACHE_N_KINDS (MUSETTE_CACHE_GEAR + 1)

#define MUSETTE_TYPE_CACHE (musette_cache_get_type ())
G_DECLARE_INTERFACE (MusetteCache, musette_cache, MUSETTE, CACHE, GObject)

/**
 * MusetteCacheInterface:
 * @lookup: answers @task with the object of that kind and key, or with %NULL
 * @store: keeps @object in place of an earlier one
 * @clear: forgets everything
 *
 * What is kept of one athlete's data. Each question takes over its task, so that the answer may
 * come from another thread.
 */
struct _MusetteCacheInterface
{
  GTypeInterface parent_iface;

  void (*lookup) (MusetteCache *self, MusetteCacheKind kind, const char *key, GTask *task);
  void (*store) (MusetteCache *self, MusetteCacheKind kind, const char *key, GObject *object);
  void (*clear) (MusetteCache *self);
};

void musette_cache_lookup_async (MusetteCache *self,
                                 MusetteCacheKind kind,
                                 const char *key,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GObject *musette_cache_lookup_finish (MusetteCache *self, GAsyncResult *result, GError **error);
void
musette_cache_store (MusetteCache *self, MusetteCacheKind kind, const char *key, GObject *object);
void musette_cache_clear (MusetteCache *self);

G_END_DECLS
