/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-store.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_STORE_KEEPER (musette_store_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStoreKeeper, musette_store_keeper, MUSETTE, STORE_KEEPER, GObject)

MusetteStoreKeeper *musette_store_keeper_new (void);
void musette_store_keeper_open (MusetteStoreKeeper *self, const char *path);
void musette_store_keeper_close (MusetteStoreKeeper *self);
void musette_store_keeper_close_and_wait (MusetteStoreKeeper *self);
MusetteStore *musette_store_keeper_get_store (MusetteStoreKeeper *self);
gboolean musette_store_keeper_get_opening (MusetteStoreKeeper *self);
gboolean musette_store_keeper_is_open_for (MusetteStoreKeeper *self, const char *path);
const char *musette_store_keeper_get_message (MusetteStoreKeeper *self);
void musette_store_keeper_report (MusetteStoreKeeper *self, const GError *error);

G_END_DECLS
