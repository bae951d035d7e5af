/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-editor.h"
#include "musette-view-chart.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_CHARTS (musette_ride_charts_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideCharts,
                      musette_ride_charts,
                      MUSETTE,
                      RIDE_CHARTS,
                      MusetteViewChart)

GtkWidget *musette_ride_charts_new (MusetteRideView *view);
void musette_ride_charts_set_editor (MusetteRideCharts *self, MusetteRideEditor *editor);
GBytes *musette_ride_charts_export_csv (MusetteRideCharts *self, gboolean whole);

G_END_DECLS
