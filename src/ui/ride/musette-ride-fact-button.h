/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-ride-fact.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_FACT_BUTTON (musette_ride_fact_button_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideFactButton,
                      musette_ride_fact_button,
                      MUSETTE,
                      RIDE_FACT_BUTTON,
                      GtkButton)

GtkWidget *musette_ride_fact_button_new (MusetteRideFact *fact);
MusetteRideFact *musette_ride_fact_button_get_fact (MusetteRideFactButton *self);
void musette_ride_fact_button_explain (MusetteRideFactButton *self);

G_END_DECLS
