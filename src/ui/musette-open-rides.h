/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-page.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_OPEN_RIDES (musette_open_rides_get_type ())
G_DECLARE_FINAL_TYPE (MusetteOpenRides, musette_open_rides, MUSETTE, OPEN_RIDES, GObject)

MusetteOpenRides *musette_open_rides_new (GtkListBox *sidebar);

void musette_open_rides_add (MusetteOpenRides *self, MusetteRidePage *page);
void musette_open_rides_remove (MusetteOpenRides *self, MusetteRidePage *page);
MusetteRidePage *musette_open_rides_find_activity (MusetteOpenRides *self, const char *id);
gboolean musette_open_rides_contains (MusetteOpenRides *self, gpointer page);
MusetteRidePage *musette_open_rides_find_surplus (MusetteOpenRides *self);
MusetteRidePage *musette_open_rides_get_nth (MusetteOpenRides *self, guint position);
guint musette_open_rides_get_n (MusetteOpenRides *self);

void musette_open_rides_show (MusetteOpenRides *self, MusetteRidePage *page);
MusetteRidePage *musette_open_rides_get_last (MusetteOpenRides *self);
GtkListBoxRow *musette_open_rides_get_row (MusetteOpenRides *self, gpointer page);
MusetteRidePage *musette_open_rides_get_page (MusetteOpenRides *self, GtkListBoxRow *row);

G_END_DECLS
