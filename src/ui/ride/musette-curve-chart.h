/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-view-chart.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CURVE_CHART (musette_curve_chart_get_type ())
G_DECLARE_FINAL_TYPE (MusetteCurveChart,
                      musette_curve_chart,
                      MUSETTE,
                      CURVE_CHART,
                      MusetteViewChart)

GtkWidget *musette_curve_chart_new (MusetteRideView *view);
gboolean musette_curve_chart_is_empty (MusetteCurveChart *self);

G_END_DECLS
