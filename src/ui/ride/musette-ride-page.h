/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository.h"
#include "musette-ride-loader.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_PAGE (musette_ride_page_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRidePage, musette_ride_page, MUSETTE, RIDE_PAGE, GtkWidget)

GtkWidget *musette_ride_page_new (MusetteRepository *repository, GSettings *settings);

void musette_ride_page_open_file (MusetteRidePage *self, GFile *file);
void musette_ride_page_open_activity (MusetteRidePage *self, const char *id);
void musette_ride_page_open_row (MusetteRidePage *self, MusetteActivity *row);
void musette_ride_page_sleep (MusetteRidePage *self);
void musette_ride_page_reload (MusetteRidePage *self);

const char *musette_ride_page_get_title (MusetteRidePage *self);
MusetteRideView *musette_ride_page_get_view (MusetteRidePage *self);
MusetteRideLoader *musette_ride_page_get_loader (MusetteRidePage *self);

G_END_DECLS
