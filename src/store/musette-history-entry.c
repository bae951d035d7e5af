/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-history-entry.h"

G_DEFINE_BOXED_TYPE (MusetteHistoryEntry,
                     musette_history_entry,
                     musette_history_entry_copy,
                     musette_history_entry_free)

/**
 * musette_history_entry_new:
 *
 * Returns: (transfer full): an entry without a number and without data
 */
MusetteHistoryEntry *
musette_history_entry_new (void)
{
  return g_new0 (MusetteHistoryEntry, 1);
}

/**
 * musette_history_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a copy with its own text
 */
MusetteHistoryEntry *
musette_history_entry_copy (const MusetteHistoryEntry *self)
{
  MusetteHistoryEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->data = g_strdup (self->data);
  return copy;
}

/**
 * musette_history_entry_free:
 * @self: (nullable) (transfer full): an entry
 *
 * Frees it with its text.
 */
void
musette_history_entry_free (MusetteHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->data);
  g_free (self);
}
