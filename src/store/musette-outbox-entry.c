/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-entry.h"

G_DEFINE_BOXED_TYPE (MusetteOutboxEntry,
                     musette_outbox_entry,
                     musette_outbox_entry_copy,
                     musette_outbox_entry_free)

/**
 * musette_outbox_entry_new:
 *
 * Returns: (transfer full): an entry in which everything is 0 or %NULL
 */
MusetteOutboxEntry *
musette_outbox_entry_new (void)
{
  return g_new0 (MusetteOutboxEntry, 1);
}

/**
 * musette_outbox_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a copy with its own strings
 */
MusetteOutboxEntry *
musette_outbox_entry_copy (const MusetteOutboxEntry *self)
{
  MusetteOutboxEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->item_kind = g_strdup (self->item_kind);
  copy->item = g_strdup (self->item);
  copy->action = g_strdup (self->action);
  copy->body = g_strdup (self->body);
  copy->base = g_strdup (self->base);
  copy->file = g_strdup (self->file);
  copy->state = g_strdup (self->state);
  copy->error = g_strdup (self->error);
  return copy;
}

/**
 * musette_outbox_entry_free:
 * @self: (nullable) (transfer full): an entry
 *
 * Frees it with its strings.
 */
void
musette_outbox_entry_free (MusetteOutboxEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->item_kind);
  g_free (self->item);
  g_free (self->action);
  g_free (self->body);
  g_free (self->base);
  g_free (self->file);
  g_free (self->state);
  g_free (self->error);
  g_free (self);
}
