/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cache.h"
#include "musette-store.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_STORE_CACHE (musette_store_cache_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStoreCache, musette_store_cache, MUSETTE, STORE_CACHE, GObject)

MusetteStoreCache *musette_store_cache_new (void);
void musette_store_cache_set_opening (MusetteStoreCache *self, gboolean opening);
void
musette_store_cache_set_store (MusetteStoreCache *self, MusetteStore *store, gboolean writable);

G_END_DECLS
