/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-private.h"

/* What the service's answers do to all that waits: its records, its ids, and what it has lost. */

/*< private >
 * _musette_outbox_receive:
 * @self: the outbox
 * @kind: what kind of thing
 * @id: which one
 * @record: the service's record of it
 *
 * Takes what the service has. The waiting changes stay over it.
 */
void
_musette_outbox_receive (MusetteOutbox *self, MusetteItemKind kind, const char *id, GObject *record)
{
  if (musette_outbox_has_changes (self, kind, id))
    musette_outbox_origins_put (_musette_outbox_get_origins (self), kind, id, record);
  g_signal_emit_by_name (self, "item-received", (guint) kind, id, record);
}

/*< private >
 * _musette_outbox_rename:
 * @self: the outbox
 * @kind: what kind of thing
 * @old_id: its id until now
 * @new_id: the id that the service gave it
 *
 * Replaces an id in all that waits, also where other things name it.
 */
void
_musette_outbox_rename (MusetteOutbox *self,
                        MusetteItemKind kind,
                        const char *old_id,
                        const char *new_id)
{
  GPtrArray *items = _musette_outbox_get_items (self);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (!_musette_change_rename (item->change, kind, old_id, new_id))
        continue;
      item->stored = FALSE;
      if (item->step != NULL)
        item->step->stored = FALSE;
      if (!_musette_outbox_item_is_of (item, kind, new_id))
        g_ptr_array_add (others, g_object_ref (item->change));
    }
  musette_outbox_origins_forget (_musette_outbox_get_origins (self), kind, old_id);
  g_signal_emit_by_name (self, "item-renamed", (guint) kind, old_id, new_id);
  for (guint i = 0; i < others->len; i++)
    {
      const MusetteChange *change = g_ptr_array_index (others, i);

      g_signal_emit_by_name (self, "item-changed", (guint) change->kind, change->item);
    }
  g_signal_emit_by_name (self, "dirty");
}

/*< private >
 * _musette_outbox_lose:
 * @self: the outbox
 * @kind: what kind of thing
 * @id: which one
 *
 * Takes note that the service has no such thing any longer.
 */
void
_musette_outbox_lose (MusetteOutbox *self, MusetteItemKind kind, const char *id)
{
  musette_outbox_origins_forget (_musette_outbox_get_origins (self), kind, id);
  g_signal_emit_by_name (self, "item-gone", (guint) kind, id);
}
