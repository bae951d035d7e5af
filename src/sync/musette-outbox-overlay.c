/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-private.h"

/* The waiting changes laid over what the service says: what is shown comes from here. */

/*< private >
 * _musette_outbox_overlay_record:
 * @self: the outbox
 * @kind: what kind of thing
 * @id: which one
 * @record: (nullable): the service's record
 *
 * Returns: (transfer full) (nullable): what is to be shown of it; %NULL when it is deleted here
 */
GObject *
_musette_outbox_overlay_record (MusetteOutbox *self,
                                MusetteItemKind kind,
                                const char *id,
                                GObject *record)
{
  const MusetteItemType *type = musette_item_type_get (kind);
  GPtrArray *items = _musette_outbox_get_items (self);
  GObject *shown = record != NULL ? g_object_ref (record) : NULL;

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);
      GObject *before = shown;

      if (!_musette_outbox_item_is_of (item, kind, id))
        continue;
      switch (item->change->action)
        {
        case MUSETTE_ACTION_CREATE:
        case MUSETTE_ACTION_RESTORE:
          shown = _musette_change_dup_created (item->change);
          break;
        case MUSETTE_ACTION_DELETE:
          shown = NULL;
          break;
        case MUSETTE_ACTION_UPDATE:
        case MUSETTE_ACTION_INTERVALS:
          shown = before != NULL ? type->overlay (before, item->change) : NULL;
          break;
        case MUSETTE_ACTION_UPLOAD:
        default:
          continue;
        }
      g_clear_object (&before);
    }
  return shown;
}

/*< private >
 * _musette_outbox_overlay:
 * @self: the outbox
 * @kind: what kind of thing
 * @id: which one
 * @fresh: the service's record of it
 *
 * Lays the waiting changes over a record that just came. It is remembered as the service's, for
 * changes that are taken back.
 *
 * Returns: (transfer full) (nullable): what is to be shown of it; %NULL when it is deleted here
 */
GObject *
_musette_outbox_overlay (MusetteOutbox *self, MusetteItemKind kind, const char *id, GObject *fresh)
{
  if (!musette_outbox_has_changes (self, kind, id))
    return g_object_ref (fresh);
  musette_outbox_origins_put (_musette_outbox_get_origins (self), kind, id, fresh);
  return _musette_outbox_overlay_record (self, kind, id, fresh);
}

/* Whether the changes alone tell what is shown. */
static gboolean
is_made_or_deleted (MusetteOutbox *self, MusetteItemKind kind, const char *id)
{
  GPtrArray *items = _musette_outbox_get_items (self);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (_musette_outbox_item_is_of (item, kind, id)
          && (item->change->action == MUSETTE_ACTION_CREATE
              || item->change->action == MUSETTE_ACTION_RESTORE
              || item->change->action == MUSETTE_ACTION_DELETE))
        return TRUE;
    }
  return FALSE;
}

/*< private >
 * _musette_outbox_get_shown:
 * @self: the outbox
 * @kind: what kind of thing
 * @id: which one
 * @shown: (out) (transfer full) (nullable): what is to be shown of it; %NULL when it is deleted
 *
 * Returns: whether that is known here
 */
gboolean
_musette_outbox_get_shown (MusetteOutbox *self,
                           MusetteItemKind kind,
                           const char *id,
                           GObject **shown)
{
  GObject *origin = musette_outbox_origins_get (_musette_outbox_get_origins (self), kind, id);

  *shown = NULL;
  if (origin == NULL && !is_made_or_deleted (self, kind, id))
    return FALSE;
  *shown = _musette_outbox_overlay_record (self, kind, id, origin);
  return TRUE;
}
