/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-format.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_SIDE (musette_ride_side_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideSide, musette_ride_side, MUSETTE, RIDE_SIDE, GtkWidget)

GtkWidget *musette_ride_side_new (void);
void musette_ride_side_set_view (MusetteRideSide *self, MusetteRideView *view);
void musette_ride_side_set_units (MusetteRideSide *self, MusetteUnits units);
void musette_ride_side_set_gear (MusetteRideSide *self, GHashTable *gear);
gboolean musette_ride_side_get_asks_ftp (MusetteRideSide *self);
gboolean musette_ride_side_get_asks_heart_rate (MusetteRideSide *self);

G_END_DECLS
