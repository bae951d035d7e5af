/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-style.h"
#include "musette-ride-layout.h"

G_BEGIN_DECLS

/**
 * MusetteCurveData:
 * @n: how many points, 0 = no data
 * @secs: durations in s, ascending
 * @watts: best average power in W for each
 * @n_model: how many points of the model line, 0 = none
 * @model_secs: durations of the model line in s
 * @model_watts: power of the model line in W
 * @empty_text: (nullable): the line that says why there is no curve
 *
 * What a power curve shows.
 */
typedef struct
{
  guint n;
  double *secs;
  double *watts;
  guint n_model;
  double *model_secs;
  double *model_watts;
  char *empty_text;
} MusetteCurveData;

MusetteCurveData *musette_curve_data_new (const double *secs, const double *watts, guint n);
void musette_curve_data_set_model (MusetteCurveData *self,
                                   const double *secs,
                                   const double *watts,
                                   guint n);
void musette_curve_data_free (MusetteCurveData *self);
double musette_curve_data_get_watts (const MusetteCurveData *self, double secs);
MusetteRect musette_curve_get_plot (const MusetteChartStyle *style, double width, double height);
double musette_curve_to_x (const MusetteCurveData *data, const MusetteRect *plot, double secs);
double musette_curve_to_secs (const MusetteCurveData *data, const MusetteRect *plot, double x);
void musette_curve_draw (const MusetteCurveData *data,
                         const MusetteChartStyle *style,
                         cairo_t *cr,
                         double width,
                         double height,
                         double cursor_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteCurveData, musette_curve_data_free)

G_END_DECLS
