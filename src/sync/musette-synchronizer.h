/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-synchronizer-enums.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SYNCHRONIZER (musette_synchronizer_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSynchronizer, musette_synchronizer, MUSETTE, SYNCHRONIZER, GObject)

MusetteSyncState musette_synchronizer_get_state (MusetteSynchronizer *self);
const GError *musette_synchronizer_get_error (MusetteSynchronizer *self);
guint musette_synchronizer_get_done (MusetteSynchronizer *self);
guint musette_synchronizer_get_total (MusetteSynchronizer *self);
double musette_synchronizer_get_fraction (MusetteSynchronizer *self);
guint musette_synchronizer_get_remaining_s (MusetteSynchronizer *self);
const char *musette_synchronizer_get_text (MusetteSynchronizer *self);
gint64 musette_synchronizer_get_last_sync (MusetteSynchronizer *self);
gboolean musette_synchronizer_get_complete (MusetteSynchronizer *self);

MusetteSyncRange musette_synchronizer_get_range (MusetteSynchronizer *self);
void musette_synchronizer_set_range (MusetteSynchronizer *self, MusetteSyncRange range);
guint musette_synchronizer_estimate_s (MusetteSyncRange range);

void musette_synchronizer_start (MusetteSynchronizer *self);
void musette_synchronizer_cancel (MusetteSynchronizer *self);

void musette_synchronizer_sync_async (MusetteSynchronizer *self,
                                      gboolean full,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
musette_synchronizer_sync_finish (MusetteSynchronizer *self, GAsyncResult *result, GError **error);

G_END_DECLS
