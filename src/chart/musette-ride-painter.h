/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-ride-layout.h"

G_BEGIN_DECLS

/**
 * MusetteRideScene:
 * @traces: what is drawn
 * @style: how
 * @kind: time or distance from left to right
 * @from: position at the left edge, s or m
 * @to: position at the right edge, s or m
 * @folded: bit i is set when the chart of #MusetteSignal i is folded
 * @cursor: position of the cursor, NaN = none
 * @selection_from: where the selection begins, NaN = none
 * @selection_to: where the selection ends, NaN = none
 * @title: (nullable): a line above everything, for files and paper
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
  double cursor;
  double selection_from;
  double selection_to;
  const char *title;
} MusetteRideScene;

void musette_ride_scene_init (MusetteRideScene *self, MusetteRideTraces *traces);
double musette_ride_scene_to_x (const MusetteRideScene *self,
                                const MusetteRideLayout *layout,
                                double position);
double musette_ride_scene_to_position (const MusetteRideScene *self,
                                       const MusetteRideLayout *layout,
                                       double x);
void
musette_ride_painter_draw (const MusetteRideScene *scene, cairo_t *cr, double width, double height);
void musette_ride_painter_draw_static (const MusetteRideScene *scene,
                                       const MusetteRideLayout *layout,
                                       cairo_t *cr);
void musette_ride_painter_draw_titles (const MusetteRideScene *scene,
                                       const MusetteRideLayout *layout,
                                       cairo_t *cr);
void musette_ride_painter_draw_overlay (const MusetteRideScene *scene,
                                        const MusetteRideLayout *layout,
                                        cairo_t *cr);

G_END_DECLS
