/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cache.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_MEMORY_CACHE (musette_memory_cache_get_type ())
G_DECLARE_FINAL_TYPE (MusetteMemoryCache, musette_memory_cache, MUSETTE, MEMORY_CACHE, GObject)

MusetteCache *musette_memory_cache_new (void);
GObject *
musette_memory_cache_get (MusetteMemoryCache *self, MusetteCacheKind kind, const char *key);

G_END_DECLS
