/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-outbox-item.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_OUTBOX (musette_outbox_get_type ())
G_DECLARE_FINAL_TYPE (MusetteOutbox, musette_outbox, MUSETTE, OUTBOX, GObject)

guint musette_outbox_get_count (MusetteOutbox *self);
guint musette_outbox_get_attention (MusetteOutbox *self);
gboolean musette_outbox_get_paused (MusetteOutbox *self);
gboolean musette_outbox_get_loaded (MusetteOutbox *self);
MusetteOutboxItem *musette_outbox_find (MusetteOutbox *self, gint64 number);
gboolean musette_outbox_has_changes (MusetteOutbox *self, MusetteItemKind kind, const char *id);

void musette_outbox_retry (MusetteOutbox *self, MusetteOutboxItem *item);
void musette_outbox_retry_all (MusetteOutbox *self);
void musette_outbox_drop (MusetteOutbox *self, MusetteOutboxItem *item);
gboolean
musette_outbox_resolve (MusetteOutbox *self, MusetteOutboxItem *item, MusetteResolution resolution);
void musette_outbox_flush_async (MusetteOutbox *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean musette_outbox_flush_finish (MusetteOutbox *self, GAsyncResult *result, GError **error);

G_END_DECLS
