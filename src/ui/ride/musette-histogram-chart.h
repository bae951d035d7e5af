/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-view-chart.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_HISTOGRAM_CHART (musette_histogram_chart_get_type ())
G_DECLARE_FINAL_TYPE (MusetteHistogramChart,
                      musette_histogram_chart,
                      MUSETTE,
                      HISTOGRAM_CHART,
                      MusetteViewChart)

GtkWidget *musette_histogram_chart_new (MusetteRideView *view);
void musette_histogram_chart_set_trace (MusetteHistogramChart *self, MusetteSignal trace);
gboolean musette_histogram_chart_is_empty (MusetteHistogramChart *self);

G_END_DECLS
