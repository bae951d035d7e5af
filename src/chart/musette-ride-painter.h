/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <pango/pangocairo.h>

#include "musette-ride-layout.h"
#include "musette-trace-painter.h"

G_BEGIN_DECLS

/**
 * MusetteRideScene:
 * @traces: what is drawn
 * @style: how
 * @kind: time or distance from left to right
 * @from: position at the left edge, s or m
 * @to: position at the right edge, s or m
 * @folded: bit i is set when the chart of #MusetteSignal i is folded
 * @cursor_s: elapsed second of the cursor, NaN = none
 * @selection_from_s: elapsed second at which the selection begins, NaN = none
 * @selection_to_s: elapsed second at which the selection ends, NaN = none
 * @foldable: whether titles carry the mark that folds their chart, as on the screen
 *
 * One picture of a ride's charts. Borrowed pointers, a plain value.
 */
typedef struct
{
  MusetteRideTraces *traces;
  MusetteChartStyle style;
  MusetteSpanKind kind;
  double from;
  double to;
  guint folded;
  double cursor_s;
  double selection_from_s;
  double selection_to_s;
  gboolean foldable;
} MusetteRideScene;

void musette_ride_scene_init (MusetteRideScene *self, MusetteRideTraces *traces);
double musette_ride_scene_to_x (const MusetteRideScene *self,
                                const MusetteRideLayout *layout,
                                double position);
double musette_ride_scene_to_position (const MusetteRideScene *self,
                                       const MusetteRideLayout *layout,
                                       double x);
gboolean musette_ride_scene_get_selection (const MusetteRideScene *self,
                                           const MusetteRideLayout *layout,
                                           double *from_x,
                                           double *to_x);
void musette_ride_scene_get_span_axis (const MusetteRideScene *self,
                                       const MusetteRideLayout *layout,
                                       MusetteSpanAxis *axis);
gboolean musette_ride_scene_get_dot (const MusetteRideScene *self,
                                     const MusetteRideLayout *layout,
                                     guint row,
                                     double *x,
                                     double *y);
void musette_ride_scene_get_axis (const MusetteRideScene *self,
                                  const MusetteRideLayout *layout,
                                  guint row,
                                  MusetteValueAxis *axis);
double musette_ride_scene_get_tick_x (const MusetteRideScene *self,
                                      const MusetteRideLayout *layout,
                                      const MusetteSpanAxis *axis,
                                      guint tick);
double musette_ride_scene_get_tick_y (const MusetteRideLayout *layout,
                                      guint row,
                                      const MusetteValueAxis *axis,
                                      guint tick);

void
musette_ride_painter_draw (const MusetteRideScene *scene, cairo_t *cr, double width, double height);
void musette_ride_painter_draw_static (const MusetteRideScene *scene,
                                       const MusetteRideLayout *layout,
                                       MusetteTraceWork *work,
                                       cairo_t *cr);
void musette_ride_painter_rasterise (const MusetteRideScene *scene,
                                     const MusetteRideLayout *layout,
                                     guint row,
                                     MusetteTraceWork *work,
                                     const MusetteRaster *raster,
                                     double scale,
                                     MusetteDrawnTrace *drawn);
GArray *musette_ride_painter_get_pause_bands (const MusetteRideScene *scene,
                                              const MusetteRideLayout *layout);
void musette_ride_painter_draw_band (const MusetteRideScene *scene,
                                     const MusetteRideLayout *layout,
                                     cairo_t *cr);
void musette_ride_painter_draw_captions (const MusetteRideScene *scene,
                                         const MusetteRideLayout *layout,
                                         cairo_t *cr);
void musette_ride_painter_draw_marks (const MusetteRideScene *scene,
                                      const MusetteRideLayout *layout,
                                      cairo_t *cr);
void musette_ride_painter_draw_cursor (const MusetteRideScene *scene,
                                       const MusetteRideLayout *layout,
                                       cairo_t *cr);
PangoLayout *musette_ride_painter_create_title (const MusetteRideScene *scene,
                                                const MusetteRideLayout *layout,
                                                guint row,
                                                PangoContext *context,
                                                double *x,
                                                double *y);
void musette_ride_painter_draw_overlay (const MusetteRideScene *scene,
                                        const MusetteRideLayout *layout,
                                        cairo_t *cr);

G_END_DECLS
