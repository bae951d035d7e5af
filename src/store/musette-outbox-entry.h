/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MUSETTE_STORE_STEP_ADDED:
 *
 * As the step of an outbox entry: the history entry that was added last in the same batch.
 */
#define MUSETTE_STORE_STEP_ADDED ((gint64) -1)

/**
 * MusetteOutboxEntry:
 * @seq: place in the order of sending, from 1; 0 = not stored yet
 * @step: the user action it belongs to; 0 = none, or %MUSETTE_STORE_STEP_ADDED
 * @item_kind: what kind of thing is changed
 * @item: id of the thing
 * @action: what is to be done
 * @body: (nullable): JSON to send
 * @base: (nullable): JSON of what the thing was before
 * @file: (nullable): name of a file that is to be sent
 * @state: how far it came
 * @attempts: how often it was tried
 * @not_before_us: not to be tried before this moment, in µs since 1970 UTC; 0 = at once
 * @created_us: when the user did it, in µs since 1970 UTC
 * @error: (nullable): why the last try failed
 *
 * One change that waits to be sent. What the words mean is known to those who send.
 */
typedef struct
{
  gint64 seq;
  gint64 step;
  char *item_kind;
  char *item;
  char *action;
  char *body;
  char *base;
  char *file;
  char *state;
  guint attempts;
  gint64 not_before_us;
  gint64 created_us;
  char *error;
} MusetteOutboxEntry;

#define MUSETTE_TYPE_OUTBOX_ENTRY (musette_outbox_entry_get_type ())
GType musette_outbox_entry_get_type (void);

MusetteOutboxEntry *musette_outbox_entry_new (void);
MusetteOutboxEntry *musette_outbox_entry_copy (const MusetteOutboxEntry *self);
void musette_outbox_entry_free (MusetteOutboxEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteOutboxEntry, musette_outbox_entry_free)

G_END_DECLS
