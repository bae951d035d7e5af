/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_COLUMNS (musette_ride_columns_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideColumns, musette_ride_columns, MUSETTE, RIDE_COLUMNS, GtkWidget)

GtkWidget *musette_ride_columns_new (void);
void musette_ride_columns_set_main (MusetteRideColumns *self, GtkWidget *child);
void musette_ride_columns_set_side (MusetteRideColumns *self, GtkWidget *child);

G_END_DECLS
