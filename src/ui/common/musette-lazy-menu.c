/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-lazy-menu.h"

static void
create_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (user_data));
}

/**
 * musette_lazy_menu_attach:
 * @button: a menu button
 * @model: its menu
 *
 * Gives a button its menu when it is opened for the first time: the widgets of a menu take as long
 * to make as those of a page.
 */
void
musette_lazy_menu_attach (GtkMenuButton *button, GMenuModel *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && G_IS_MENU_MODEL (model));

  gtk_menu_button_set_create_popup_func (button, create_cb, g_object_ref (model), g_object_unref);
}
