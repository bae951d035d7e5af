/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-base.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_CHARTS (musette_ride_charts_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideCharts,
                      musette_ride_charts,
                      MUSETTE,
                      RIDE_CHARTS,
                      MusetteChartBase)

GtkWidget *musette_ride_charts_new (MusetteRideView *view);
MusetteRideView *musette_ride_charts_get_view (MusetteRideCharts *self);
void musette_ride_charts_set_view (MusetteRideCharts *self, MusetteRideView *view);
GBytes *musette_ride_charts_export_csv (MusetteRideCharts *self, gboolean whole);

G_END_DECLS
