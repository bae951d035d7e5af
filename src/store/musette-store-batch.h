/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-history-entry.h"
#include "musette-outbox-entry.h"
#include "musette-stored-record.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_STORE_BATCH (musette_store_batch_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStoreBatch, musette_store_batch, MUSETTE, STORE_BATCH, GObject)

MusetteStoreBatch *musette_store_batch_new (void);
gboolean musette_store_batch_is_empty (MusetteStoreBatch *self);

void musette_store_batch_put_rows (MusetteStoreBatch *self, GPtrArray *rows);
void musette_store_batch_put_activity (MusetteStoreBatch *self, MusetteActivity *whole);
void musette_store_batch_delete_activity (MusetteStoreBatch *self, const char *id);
void musette_store_batch_put_streams (MusetteStoreBatch *self,
                                      const char *id,
                                      MusetteStreamSet *streams);

void musette_store_batch_put_record (MusetteStoreBatch *self,
                                     MusetteRecordKind kind,
                                     const char *id,
                                     MusetteDate day,
                                     GBytes *json);
void
musette_store_batch_delete_record (MusetteStoreBatch *self, MusetteRecordKind kind, const char *id);

guint musette_store_batch_add_outbox (MusetteStoreBatch *self, const MusetteOutboxEntry *entry);
void musette_store_batch_update_outbox (MusetteStoreBatch *self, const MusetteOutboxEntry *entry);
void musette_store_batch_delete_outbox (MusetteStoreBatch *self, gint64 seq);

guint musette_store_batch_add_history (MusetteStoreBatch *self, const MusetteHistoryEntry *entry);
void musette_store_batch_update_history (MusetteStoreBatch *self, const MusetteHistoryEntry *entry);
void musette_store_batch_delete_history (MusetteStoreBatch *self, gint64 step);

void
musette_store_batch_rename_item (MusetteStoreBatch *self, const char *old_id, const char *new_id);
void musette_store_batch_set_state (MusetteStoreBatch *self, const char *key, const char *text);

gint64 musette_store_batch_get_number (MusetteStoreBatch *self, guint index);

G_END_DECLS
