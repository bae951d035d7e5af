/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_TRACK_MAP (musette_track_map_get_type ())
G_DECLARE_FINAL_TYPE (MusetteTrackMap, musette_track_map, MUSETTE, TRACK_MAP, GtkWidget)

GtkWidget *musette_track_map_new (MusetteRideView *view);

G_END_DECLS
