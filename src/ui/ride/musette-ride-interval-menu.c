/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-interval-menu.h"

#include "config.h"

#include <glib/gi18n.h>

static void
add (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

/**
 * musette_ride_interval_menu_new:
 *
 * Returns: (transfer full): what can be done with the intervals of a ride; what cannot be done at
 *   the moment is hidden
 */
GMenuModel *
musette_ride_interval_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  add (menu, _ ("Split _Here"), "ride.split-interval");
  add (menu, _ ("_Join with Next"), "ride.join-interval");
  add (menu, _ ("_New Interval from Selection"), "ride.add-interval");
  add (menu, _ ("_Start Interval Here"), "ride.interval-start-here");
  add (menu, _ ("_End Interval Here"), "ride.interval-end-here");
  add (menu, _ ("Rename Inter_val"), "ride.rename-interval");
  add (menu, _ ("_Delete Interval"), "ride.delete-interval");
  add (menu, _ ("_Reset Intervals"), "ride.reset-intervals");
  return G_MENU_MODEL (menu);
}
