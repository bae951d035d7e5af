/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-item-type.h"
#include "musette-outbox-item-private.h"
#include "musette-outbox-origins.h"
#include "musette-outbox.h"

G_BEGIN_DECLS

MusetteOutbox *_musette_outbox_new (void);
void _musette_outbox_set_delete_delay (MusetteOutbox *self, gint64 delay_us);
void _musette_outbox_clear (MusetteOutbox *self);
void _musette_outbox_set_loaded (MusetteOutbox *self, gboolean loaded);

GPtrArray *_musette_outbox_get_items (MusetteOutbox *self);
GArray *_musette_outbox_get_removed (MusetteOutbox *self);
MusetteOutboxOrigins *_musette_outbox_get_origins (MusetteOutbox *self);
void _musette_outbox_add_item (MusetteOutbox *self, MusetteOutboxItem *item);
void _musette_outbox_remove_item (MusetteOutbox *self, MusetteOutboxItem *item);
void _musette_outbox_forget_item (MusetteOutbox *self, MusetteOutboxItem *item);
void _musette_outbox_withdraw_item (MusetteOutbox *self, MusetteOutboxItem *item);
void _musette_outbox_apply (MusetteOutbox *self, MusetteStep *step);
void _musette_outbox_take_back (MusetteOutbox *self, MusetteStep *step);
void _musette_outbox_toggle (MusetteOutbox *self, MusetteStep *step);
gboolean _musette_outbox_get_shown (MusetteOutbox *self,
                                    MusetteItemKind kind,
                                    const char *id,
                                    GObject **shown);
GObject *
_musette_outbox_overlay (MusetteOutbox *self, MusetteItemKind kind, const char *id, GObject *fresh);
GObject *_musette_outbox_overlay_record (MusetteOutbox *self,
                                         MusetteItemKind kind,
                                         const char *id,
                                         GObject *record);

void _musette_outbox_receive (MusetteOutbox *self,
                              MusetteItemKind kind,
                              const char *id,
                              GObject *record);
void _musette_outbox_rename (MusetteOutbox *self,
                             MusetteItemKind kind,
                             const char *old_id,
                             const char *new_id);
void _musette_outbox_lose (MusetteOutbox *self, MusetteItemKind kind, const char *id);
void _musette_outbox_set_item_state (MusetteOutbox *self,
                                     MusetteOutboxItem *item,
                                     MusetteOutboxState state,
                                     const char *error,
                                     MusetteConflict *conflict);
void _musette_outbox_set_paused (MusetteOutbox *self, gboolean paused);
void _musette_outbox_touch_step (MusetteOutbox *self, MusetteStep *step);
void _musette_outbox_touch_item (MusetteOutbox *self, MusetteOutboxItem *item);
void _musette_outbox_wake (MusetteOutbox *self);
gint64 _musette_outbox_get_delete_delay (MusetteOutbox *self);
void _musette_outbox_notice (MusetteOutbox *self, const char *text);
void _musette_outbox_hold (MusetteOutbox *self);
void _musette_outbox_release (MusetteOutbox *self);
gboolean _musette_outbox_is_held (MusetteOutbox *self);
void _musette_outbox_settle (MusetteOutbox *self, const GError *error);
gboolean _musette_outbox_is_awaited (MusetteOutbox *self);

G_END_DECLS
