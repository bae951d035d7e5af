/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-format.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_SELECTION_STRIP (musette_ride_selection_strip_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideSelectionStrip,
                      musette_ride_selection_strip,
                      MUSETTE,
                      RIDE_SELECTION_STRIP,
                      GtkWidget)

GtkWidget *musette_ride_selection_strip_new (void);
void musette_ride_selection_strip_set_view (MusetteRideSelectionStrip *self, MusetteRideView *view);
void musette_ride_selection_strip_set_units (MusetteRideSelectionStrip *self, MusetteUnits units);
char *musette_ride_selection_strip_to_text (MusetteRideSelectionStrip *self);

G_END_DECLS
