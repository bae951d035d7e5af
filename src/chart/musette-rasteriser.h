/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-chart-palette.h"
#include "musette-trace.h"

G_BEGIN_DECLS

/**
 * MusetteRaster:
 * @pixels: the first pixel of the picture, premultiplied native-endian ARGB
 * @stride: pixels from one row to the next
 * @width: columns of the picture
 * @height: rows of the picture
 *
 * The memory of a picture the rasteriser writes into.
 */
typedef struct
{
  guint32 *pixels;
  gsize stride;
  int width;
  int height;
} MusetteRaster;

/**
 * MusetteRasterFrame:
 * @x: first column of the plot
 * @top: upper edge of the plot; nothing is drawn above
 * @bottom: lower edge of the plot; nothing is drawn below
 * @lower: value at the lower edge
 * @upper: value at the upper edge
 * @thickness: width of the line
 *
 * Where in the picture a trace goes, in the picture's own pixels.
 */
typedef struct
{
  int x;
  double top;
  double bottom;
  double lower;
  double upper;
  double thickness;
} MusetteRasterFrame;

gboolean musette_raster_init (MusetteRaster *self, cairo_surface_t *surface);
void musette_raster_draw_columns (const MusetteRaster *self,
                                  const MusetteRasterFrame *frame,
                                  const MusetteColumn *columns,
                                  guint n,
                                  MusetteColor color);
void musette_raster_draw_pieces (const MusetteRaster *self,
                                 const MusetteRasterFrame *frame,
                                 const MusetteTrace *trace,
                                 const MusetteColumnGrid *grid,
                                 const guint *bounds,
                                 MusetteColor color);
void musette_raster_fill_columns (const MusetteRaster *self,
                                  const MusetteRasterFrame *frame,
                                  const MusetteColumn *columns,
                                  guint n,
                                  MusetteColor color);

G_END_DECLS
