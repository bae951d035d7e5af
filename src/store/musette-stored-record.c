/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-stored-record.h"

G_DEFINE_BOXED_TYPE (MusetteStoredRecord,
                     musette_stored_record,
                     musette_stored_record_copy,
                     musette_stored_record_free)

/**
 * musette_stored_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a copy that shares the JSON
 */
MusetteStoredRecord *
musette_stored_record_copy (const MusetteStoredRecord *self)
{
  MusetteStoredRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->json = g_bytes_ref (self->json);
  return copy;
}

/**
 * musette_stored_record_free:
 * @self: (nullable) (transfer full): a record
 *
 * Frees it.
 */
void
musette_stored_record_free (MusetteStoredRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_free (self);
}
