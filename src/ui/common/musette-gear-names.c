/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-gear-names.h"

#include "musette-gear.h"

/**
 * musette_gear_names_new:
 * @gear: a list of #MusetteGear
 *
 * Returns: (transfer full) (element-type utf8 utf8): the names by ID of what can be chosen for an
 *   activity, without the components
 */
GHashTable *
musette_gear_names_new (GListModel *gear)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (G_IS_LIST_MODEL (gear), names);

  for (guint i = 0; i < g_list_model_get_n_items (gear); i++)
    {
      g_autoptr (MusetteGear) one = g_list_model_get_item (gear, i);

      if (!musette_gear_is_component (one) && musette_gear_get_name (one) != NULL)
        g_hash_table_insert (names, g_strdup (musette_gear_get_id (one)),
                             g_strdup (musette_gear_get_name (one)));
    }
  return names;
}
