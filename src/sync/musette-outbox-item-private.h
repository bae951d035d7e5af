/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change-private.h"
#include "musette-conflict-private.h"
#include "musette-outbox-item.h"
#include "musette-step-private.h"

G_BEGIN_DECLS

/**
 * MusetteOutboxItem:
 * @number: its number in the store, 0 until it is stored
 * @change: what is to be sent
 * @step: (nullable): the user's step that it is of
 * @state: how far it came
 * @attempts: how often it was tried
 * @not_before_us: not to be tried before, in µs since 1970 UTC
 * @created_us: when the user did it
 * @error: (nullable): why it was not taken
 * @conflict: (nullable): what differs
 * @action_text: what is done, for people
 * @stored: whether the store has it as it is now
 * @unclear: whether it may have arrived at the service though no answer came
 */
struct _MusetteOutboxItem
{
  GObject parent_instance;

  gint64 number;
  MusetteChange *change;
  MusetteStep *step;
  MusetteOutboxState state;
  guint attempts;
  gint64 not_before_us;
  gint64 created_us;
  char *error;
  MusetteConflict *conflict;
  char *action_text;
  gboolean stored;
  gboolean unclear;
  gboolean limited;
};

MusetteOutboxItem *_musette_outbox_item_new (MusetteChange *change, MusetteStep *step);
gboolean _musette_outbox_item_is_of (MusetteOutboxItem *self, MusetteItemKind kind, const char *id);
void _musette_outbox_item_set_state (MusetteOutboxItem *self,
                                     MusetteOutboxState state,
                                     const char *error,
                                     MusetteConflict *conflict);
void _musette_outbox_item_set_not_before (MusetteOutboxItem *self, gint64 not_before_us);
const char *_musette_outbox_state_to_name (MusetteOutboxState state);
MusetteOutboxState _musette_outbox_state_from_name (const char *name);

G_END_DECLS
