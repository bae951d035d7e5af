/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-change.h"
#include "musette-conflict.h"
#include "musette-step.h"

G_BEGIN_DECLS

/**
 * MusetteOutboxState:
 * @MUSETTE_OUTBOX_STATE_PENDING: waits for its turn
 * @MUSETTE_OUTBOX_STATE_SENDING: is being sent
 * @MUSETTE_OUTBOX_STATE_RETRYING: was tried in vain and is tried again by itself
 * @MUSETTE_OUTBOX_STATE_REFUSED: the service refused it; it stays until it is retried or dropped
 * @MUSETTE_OUTBOX_STATE_CONFLICT: the service's version changed meanwhile; somebody must decide
 * @MUSETTE_OUTBOX_STATE_PAUSED: waits until the service accepts the key again
 *
 * How far a change came.
 */
typedef enum
{
  MUSETTE_OUTBOX_STATE_PENDING,
  MUSETTE_OUTBOX_STATE_SENDING,
  MUSETTE_OUTBOX_STATE_RETRYING,
  MUSETTE_OUTBOX_STATE_REFUSED,
  MUSETTE_OUTBOX_STATE_CONFLICT,
  MUSETTE_OUTBOX_STATE_PAUSED,
} MusetteOutboxState;

#define MUSETTE_TYPE_OUTBOX_STATE (musette_outbox_state_get_type ())
GType musette_outbox_state_get_type (void);

#define MUSETTE_TYPE_OUTBOX_ITEM (musette_outbox_item_get_type ())
G_DECLARE_FINAL_TYPE (MusetteOutboxItem, musette_outbox_item, MUSETTE, OUTBOX_ITEM, GObject)

gint64 musette_outbox_item_get_number (MusetteOutboxItem *self);
MusetteChange *musette_outbox_item_get_change (MusetteOutboxItem *self);
const char *musette_outbox_item_get_title (MusetteOutboxItem *self);
const char *musette_outbox_item_get_action_text (MusetteOutboxItem *self);
MusetteOutboxState musette_outbox_item_get_state (MusetteOutboxItem *self);
const char *musette_outbox_item_get_error_text (MusetteOutboxItem *self);
gboolean musette_outbox_item_get_limited (MusetteOutboxItem *self);
gint64 musette_outbox_item_get_created (MusetteOutboxItem *self);
gint64 musette_outbox_item_get_next_try (MusetteOutboxItem *self);
MusetteConflict *musette_outbox_item_get_conflict (MusetteOutboxItem *self);

G_END_DECLS
