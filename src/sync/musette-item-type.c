/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-item-type.h"

/* As they stand in the store. */
static const char *const names[MUSETTE_N_ITEM_KINDS] = {
  [MUSETTE_ITEM_ACTIVITY] = "activity",
  [MUSETTE_ITEM_EVENT] = "event",
  [MUSETTE_ITEM_WORKOUT] = "workout",
  [MUSETTE_ITEM_FOLDER] = "folder",
};

/**
 * musette_item_type_get:
 * @kind: a kind of things
 *
 * Returns: what is special about it
 */
const MusetteItemType *
musette_item_type_get (MusetteItemKind kind)
{
  return kind == MUSETTE_ITEM_ACTIVITY ? &musette_activity_item_type : &musette_plan_item_type;
}

/**
 * musette_item_kind_to_name:
 * @kind: a kind of things
 *
 * Returns: its name in the store
 */
const char *
musette_item_kind_to_name (MusetteItemKind kind)
{
  g_return_val_if_fail (kind < MUSETTE_N_ITEM_KINDS, names[0]);

  return names[kind];
}

/**
 * musette_item_kind_from_name:
 * @name: (nullable): the name of a kind in the store
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind; %FALSE when a newer Musette wrote that name
 */
gboolean
musette_item_kind_from_name (const char *name, MusetteItemKind *kind)
{
  for (guint i = 0; i < MUSETTE_N_ITEM_KINDS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}
