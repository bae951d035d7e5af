/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_MAP_SECTION (musette_map_section_get_type ())
G_DECLARE_FINAL_TYPE (MusetteMapSection, musette_map_section, MUSETTE, MAP_SECTION, GtkWidget)

GtkWidget *musette_map_section_new (GtkWidget *track);
void musette_map_section_set_view (MusetteMapSection *self, MusetteRideView *view);

G_END_DECLS
