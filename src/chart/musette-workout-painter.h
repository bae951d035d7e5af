/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-chart-style.h"
#include "musette-workout-profile.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutPlot:
 * @x: left edge of the bars
 * @y: upper edge of the bars
 * @width: room for @from_s to @to_s
 * @height: room for 0 to @top
 * @from_s: first moment that is shown, in s
 * @to_s: last moment that is shown, in s
 * @top: the target at the upper edge in W, bpm or m/s
 *
 * Where the bars stand in a picture.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double from_s;
  double to_s;
  double top;
} MusetteWorkoutPlot;

void musette_workout_plot_init (MusetteWorkoutPlot *self,
                                const MusetteWorkoutProfile *profile,
                                const MusetteChartStyle *style,
                                double width,
                                double height,
                                gboolean has_axes);
double musette_workout_plot_get_x (const MusetteWorkoutPlot *self, double position_s);
double musette_workout_plot_get_y (const MusetteWorkoutPlot *self, double target);
double musette_workout_plot_get_position (const MusetteWorkoutPlot *self, double x);
double musette_workout_plot_get_target (const MusetteWorkoutPlot *self, double y);

void musette_workout_painter_draw_bars (const MusetteWorkoutProfile *profile,
                                        const MusetteWorkoutPlot *plot,
                                        const MusetteChartStyle *style,
                                        cairo_t *cr);
void musette_workout_painter_draw_axes (const MusetteWorkoutProfile *profile,
                                        const MusetteWorkoutPlot *plot,
                                        const MusetteChartStyle *style,
                                        cairo_t *cr);
void musette_workout_painter_draw_balance (const float *balance_j,
                                           gsize n,
                                           double full_j,
                                           const MusetteWorkoutPlot *plot,
                                           const MusetteChartStyle *style,
                                           cairo_t *cr);
void musette_workout_painter_draw_zones (const MusetteZoneTimes *zones,
                                         const MusetteChartStyle *style,
                                         cairo_t *cr,
                                         double width,
                                         double height);
void musette_workout_painter_draw_thumbnail (const MusetteWorkoutProfile *profile,
                                             const MusetteChartStyle *style,
                                             cairo_t *cr,
                                             double width,
                                             double height);
void musette_workout_painter_draw (const MusetteWorkoutProfile *profile,
                                   const MusetteChartStyle *style,
                                   cairo_t *cr,
                                   double width,
                                   double height);

G_END_DECLS
