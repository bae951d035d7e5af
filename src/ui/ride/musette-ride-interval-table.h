/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-format.h"
#include "musette-ride-editor.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_INTERVAL_TABLE (musette_ride_interval_table_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideIntervalTable,
                      musette_ride_interval_table,
                      MUSETTE,
                      RIDE_INTERVAL_TABLE,
                      GtkWidget)

GtkWidget *musette_ride_interval_table_new (void);
void musette_ride_interval_table_set_view (MusetteRideIntervalTable *self, MusetteRideView *view);
void musette_ride_interval_table_set_editor (MusetteRideIntervalTable *self,
                                             MusetteRideEditor *editor);
void musette_ride_interval_table_edit_label (MusetteRideIntervalTable *self);
void musette_ride_interval_table_set_units (MusetteRideIntervalTable *self, MusetteUnits units);

G_END_DECLS
