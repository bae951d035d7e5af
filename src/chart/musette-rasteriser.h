/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-trace.h"

G_BEGIN_DECLS

/**
 * MusetteRaster:
 * @pixels: how much of the first pixel is covered, 0 to 255
 * @stride: pixels from one row to the next
 * @width: columns of the mask
 * @height: rows of the mask
 *
 * The memory of a mask the rasteriser writes into. A trace and the area below it have one colour,
 * so how much of each pixel they cover is all there is to know: a quarter of the memory of a
 * picture, and where there is nothing, nothing needs to be drawn.
 */
typedef struct
{
  guint8 *pixels;
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
 * Where in the mask a trace goes, in the mask's own pixels.
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
void musette_raster_clear (const MusetteRaster *self, const MusetteRasterFrame *frame, guint n);
void musette_raster_move (const MusetteRaster *self,
                          const MusetteRasterFrame *frame,
                          guint n,
                          gint64 columns);
void musette_raster_draw_columns (const MusetteRaster *self,
                                  const MusetteRasterFrame *frame,
                                  const MusetteColumn *columns,
                                  guint n);
void musette_raster_draw_pieces (const MusetteRaster *self,
                                 const MusetteRasterFrame *frame,
                                 const MusetteTrace *trace,
                                 const MusetteColumnGrid *grid,
                                 const guint *bounds);
void musette_raster_fill_columns (const MusetteRaster *self,
                                  const MusetteRasterFrame *frame,
                                  const MusetteColumn *columns,
                                  guint n,
                                  double alpha);

G_END_DECLS
