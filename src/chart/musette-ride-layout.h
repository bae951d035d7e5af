/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-style.h"
#include "musette-ride-traces.h"

G_BEGIN_DECLS

/**
 * MusetteRect:
 * @x: left edge
 * @y: upper edge
 * @width: width
 * @height: height
 *
 * A rectangle in logical pixels.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MusetteRect;

/**
 * MusetteRideRow:
 * @title: the title's line
 * @plot: where the trace is drawn; its height is 0 when the chart is folded
 *
 * The place of one chart of the stack.
 */
typedef struct
{
  MusetteRect title;
  MusetteRect plot;
} MusetteRideRow;

/**
 * MusetteRideLayout:
 * @width: width of everything
 * @height: height of everything
 * @plot_x: left edge of all plots
 * @plot_width: width of all plots
 * @band: the interval band; its height is 0 when there are no intervals
 * @axis: the captions of the shared axis, below the last chart
 * @n_rows: how many charts
 * @rows: their places from top to bottom
 *
 * Where everything of a stack of ride charts stands: plain numbers.
 */
typedef struct
{
  double width;
  double height;
  double plot_x;
  double plot_width;
  MusetteRect band;
  MusetteRect axis;
  guint n_rows;
  MusetteRideRow rows[MUSETTE_N_TRACES];
} MusetteRideLayout;

/**
 * MusetteRidePart:
 * @MUSETTE_RIDE_PART_NONE: between the charts
 * @MUSETTE_RIDE_PART_TITLE: a chart's title
 * @MUSETTE_RIDE_PART_PLOT: a chart
 * @MUSETTE_RIDE_PART_BAND: the interval band
 * @MUSETTE_RIDE_PART_AXIS: the captions below
 * @MUSETTE_RIDE_PART_FROM_HANDLE: the left edge of the selection
 * @MUSETTE_RIDE_PART_TO_HANDLE: the right edge of the selection
 *
 * What lies under the pointer.
 */
typedef enum
{
  MUSETTE_RIDE_PART_NONE,
  MUSETTE_RIDE_PART_TITLE,
  MUSETTE_RIDE_PART_PLOT,
  MUSETTE_RIDE_PART_BAND,
  MUSETTE_RIDE_PART_AXIS,
  MUSETTE_RIDE_PART_FROM_HANDLE,
  MUSETTE_RIDE_PART_TO_HANDLE,
} MusetteRidePart;

void musette_ride_layout_init (MusetteRideLayout *self,
                               MusetteRideTraces *traces,
                               const MusetteChartStyle *style,
                               guint folded,
                               double width,
                               double height);
double musette_ride_layout_get_min_height (MusetteRideTraces *traces,
                                           const MusetteChartStyle *style,
                                           guint folded);
double musette_ride_layout_get_natural_height (MusetteRideTraces *traces,
                                               const MusetteChartStyle *style,
                                               guint folded);
MusetteRidePart musette_ride_layout_hit (const MusetteRideLayout *self,
                                         double x,
                                         double y,
                                         double from_x,
                                         double to_x,
                                         guint *row);

G_END_DECLS
