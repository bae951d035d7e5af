/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-view-chart.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_TRACK_VIEW (musette_track_view_get_type ())
G_DECLARE_FINAL_TYPE (MusetteTrackView, musette_track_view, MUSETTE, TRACK_VIEW, MusetteViewChart)

GtkWidget *musette_track_view_new (MusetteRideView *view);
gboolean musette_track_view_is_empty (MusetteTrackView *self);

G_END_DECLS
