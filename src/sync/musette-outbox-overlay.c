/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-private.h"

/* The waiting changes laid over what the service says: what is shown comes from here. */

static gboolean
is_of (MusetteOutboxItem *item, MusetteItemKind kind, const char *id)
{
  return item->change->kind == kind && g_str_equal (item->change->item, id);
}

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

      if (!is_of (item, kind, id))
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

/**
 * musette_outbox_overlay:
 * @self: the outbox
 * @fresh: an activity as the service has it
 *
 * Lays the waiting changes over a row of a list. It is remembered as the service's, for changes
 * that are taken back.
 *
 * Returns: (transfer full) (nullable): the activity to show, %NULL when it is deleted here
 */
MusetteActivity *
musette_outbox_overlay (MusetteOutbox *self, MusetteActivity *fresh)
{
  const char *id;

  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (fresh), NULL);

  id = musette_activity_get_id (fresh);
  if (!musette_outbox_has_changes (self, MUSETTE_ITEM_ACTIVITY, id))
    return g_object_ref (fresh);
  _musette_outbox_set_origin (self, MUSETTE_ITEM_ACTIVITY, id, G_OBJECT (fresh));
  return (MusetteActivity *) _musette_outbox_overlay_record (self, MUSETTE_ITEM_ACTIVITY, id,
                                                             G_OBJECT (fresh));
}

static GHashTable *
index_activities (MusetteOutbox *self)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = _musette_outbox_get_items (self);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (item->change->kind == MUSETTE_ITEM_ACTIVITY)
        g_hash_table_add (ids, item->change->item);
    }
  return ids;
}

/**
 * musette_outbox_overlay_rows:
 * @self: the outbox
 * @fresh: (element-type MusetteActivity): rows as the service has them
 * @oldest: first day of which @fresh holds all activities
 * @newest: last day of which @fresh holds all activities; before @oldest when @fresh is only a part
 *
 * Lays the waiting changes over rows: what is deleted here is left out, what was made here on these
 * days is added. The rows are remembered as the service's, for changes that are taken back.
 *
 * Returns: (transfer full) (element-type MusetteActivity): the rows to show
 */
GPtrArray *
musette_outbox_overlay_rows (MusetteOutbox *self,
                             GPtrArray *fresh,
                             MusetteDate oldest,
                             MusetteDate newest)
{
  GPtrArray *shown;
  g_autoptr (GHashTable) ids = NULL;
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self) && fresh != NULL, NULL);

  ids = index_activities (self);
  shown = g_ptr_array_new_full (fresh->len, g_object_unref);
  for (guint i = 0; i < fresh->len; i++)
    {
      MusetteActivity *row = g_ptr_array_index (fresh, i);
      const char *row_id = musette_activity_get_id (row);
      MusetteActivity *over = NULL;

      if (row_id == NULL || !g_hash_table_contains (ids, row_id))
        {
          g_ptr_array_add (shown, g_object_ref (row));
          continue;
        }
      g_hash_table_remove (ids, row_id);
      over = musette_outbox_overlay (self, row);
      if (over != NULL)
        g_ptr_array_add (shown, over);
    }
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (MusetteActivity) made = musette_outbox_dup_created (self, id);

      if (made != NULL && musette_activity_get_date (made) >= oldest
          && musette_activity_get_date (made) <= newest)
        g_ptr_array_add (shown, g_steal_pointer (&made));
    }
  return shown;
}

/**
 * musette_outbox_dup_created:
 * @self: the outbox
 * @id: an activity's id
 *
 * Returns: (transfer full) (nullable): the activity, when it was made here and the service does not
 *   know it yet
 */
MusetteActivity *
musette_outbox_dup_created (MusetteOutbox *self, const char *id)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self) && id != NULL, NULL);

  return (MusetteActivity *) _musette_outbox_overlay_record (self, MUSETTE_ITEM_ACTIVITY, id, NULL);
}
