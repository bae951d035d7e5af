/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteHistoryEntry:
 * @step: number of the step, growing; 0 = not stored yet
 * @undone: whether it was taken back, so that it can be done again
 * @data: JSON of what was done
 *
 * One user action that can be undone. What is in @data is known to those who undo.
 */
typedef struct
{
  gint64 step;
  gboolean undone;
  char *data;
} MusetteHistoryEntry;

#define MUSETTE_TYPE_HISTORY_ENTRY (musette_history_entry_get_type ())
GType musette_history_entry_get_type (void);

MusetteHistoryEntry *musette_history_entry_new (void);
MusetteHistoryEntry *musette_history_entry_copy (const MusetteHistoryEntry *self);
void musette_history_entry_free (MusetteHistoryEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteHistoryEntry, musette_history_entry_free)

G_END_DECLS
