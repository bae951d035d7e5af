/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-recent-menu.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 8

static char *
escape_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * musette_recent_menu_fill:
 * @menu: a menu
 * @recent: the files that were opened last
 *
 * Replaces what is in @menu by @recent. Items call `app.open-recent` with the file's address.
 */
void
musette_recent_menu_fill (GMenu *menu, MusetteRecentFiles *recent)
{
  guint n_files;

  g_return_if_fail (G_IS_MENU (menu));
  g_return_if_fail (MUSETTE_IS_RECENT_FILES (recent));

  g_menu_remove_all (menu);
  n_files = g_list_model_get_n_items (G_LIST_MODEL (recent));
  for (guint i = 0; i < MIN (n_files, MOST_SHOWN); i++)
    {
      g_autoptr (MusetteRecentFile) file = g_list_model_get_item (G_LIST_MODEL (recent), i);
      g_autofree char *uri = g_file_get_uri (musette_recent_file_get_file (file));
      g_autofree char *label = escape_mnemonic (musette_recent_file_get_title (file));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", uri);
      g_menu_append_item (menu, item);
    }
  if (n_files > 0)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      g_menu_append (section, _ ("_Clear List"), "app.clear-recent");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
}
