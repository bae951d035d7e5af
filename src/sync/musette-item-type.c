/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-item-type.h"

static const MusetteItemType *const types[MUSETTE_N_ITEM_KINDS] = {
  [MUSETTE_ITEM_ACTIVITY] = &musette_activity_item_type,
  [MUSETTE_ITEM_EVENT] = &musette_event_item_type,
  [MUSETTE_ITEM_WORKOUT] = &musette_workout_item_type,
  [MUSETTE_ITEM_FOLDER] = &musette_folder_item_type,
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
  g_return_val_if_fail (kind < MUSETTE_N_ITEM_KINDS, types[0]);

  return types[kind];
}

/**
 * musette_item_type_find:
 * @name: (nullable): the name of a kind in the store
 *
 * Returns: (nullable): what is special about it, %NULL when a newer Musette wrote that name
 */
const MusetteItemType *
musette_item_type_find (const char *name)
{
  for (guint i = 0; i < MUSETTE_N_ITEM_KINDS; i++)
    if (g_strcmp0 (types[i]->name, name) == 0)
      return types[i];
  return NULL;
}
