/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-rasteriser.h"

#include <math.h>
#include <string.h>

/* Cairo's stroker costs some 200 times what the pixels of a trace cost. A trace has one extent per
 * column, so a column is written from its top to its bottom, with fractional ends. */

#define MAX_ROWS 8192

#define FULL 255

/* What is covered after @amount of 256 was laid over @under. */
static inline guint8
cover (guint8 under, guint amount)
{
  return (guint8) (under + (((FULL - under) * amount) >> 8));
}

static inline double
to_y (const MusetteRasterFrame *frame, double value)
{
  return frame->bottom
         - (value - frame->lower) / (frame->upper - frame->lower) * (frame->bottom - frame->top);
}

/**
 * musette_raster_init:
 * @self: (out): a raster
 * @surface: an image surface in format A8
 *
 * Takes hold of the surface's memory. Flush the surface before, mark it dirty afterwards.
 *
 * Returns: whether @surface is such a one
 */
gboolean
musette_raster_init (MusetteRaster *self, cairo_surface_t *surface)
{
  g_return_val_if_fail (self != NULL && surface != NULL, FALSE);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE
      || cairo_image_surface_get_format (surface) != CAIRO_FORMAT_A8)
    return FALSE;
  self->pixels = cairo_image_surface_get_data (surface);
  self->stride = (gsize) cairo_image_surface_get_stride (surface);
  self->width = cairo_image_surface_get_width (surface);
  self->height = cairo_image_surface_get_height (surface);
  return self->pixels != NULL;
}

/* The rows a trace may touch: half a line beyond the plot, and never outside the mask. */
static void
get_rows (const MusetteRaster *self, const MusetteRasterFrame *frame, int *first, int *last)
{
  double half = frame->thickness / 2;

  *first = (int) MAX (floor (frame->top - half), 0);
  *last = (int) MIN (ceil (frame->bottom + half), self->height);
}

/* The columns of the mask among @n from the frame's first one. */
static void
get_span (const MusetteRaster *self, const MusetteRasterFrame *frame, guint n, int *from, int *to)
{
  *from = CLAMP (frame->x, 0, self->width);
  *to = (int) CLAMP ((gint64) frame->x + n, *from, self->width);
}

/**
 * musette_raster_clear:
 * @self: a raster
 * @frame: where a trace goes
 * @n: how many columns it has
 *
 * Empties the mask where the trace may be.
 */
void
musette_raster_clear (const MusetteRaster *self, const MusetteRasterFrame *frame, guint n)
{
  int first;
  int last;
  int from;
  int to;

  g_return_if_fail (self != NULL && frame != NULL);

  get_rows (self, frame, &first, &last);
  get_span (self, frame, n, &from, &to);
  for (int y = first; y < last; y++)
    memset (self->pixels + (gsize) y * self->stride + from, 0, (gsize) (to - from));
}

/**
 * musette_raster_move:
 * @self: a raster
 * @frame: where a trace was drawn
 * @n: how many columns it has
 * @columns: how far it moves to the left, negative to the right, by less than it has columns
 *
 * Moves what was drawn. The columns that come into view still show what they showed before.
 */
void
musette_raster_move (const MusetteRaster *self,
                     const MusetteRasterFrame *frame,
                     guint n,
                     gint64 columns)
{
  int first;
  int last;
  int from;
  int to;
  gsize gone = (gsize) ABS (columns);

  g_return_if_fail (self != NULL && frame != NULL);

  get_rows (self, frame, &first, &last);
  get_span (self, frame, n, &from, &to);
  g_return_if_fail (gone <= (gsize) (to - from));
  for (int y = first; y < last; y++)
    {
      guint8 *row = self->pixels + (gsize) y * self->stride + from;

      memmove (columns < 0 ? row + gone : row, columns < 0 ? row : row + gone,
               (gsize) (to - from) - gone);
    }
}

/* Only the two ends are covered in part; what lies between them is set and never read. */
static inline void
draw_box (const MusetteRaster *self, int x, float top, float bottom)
{
  int first = (int) top;
  int last = (int) bottom;
  guint8 *pixel = self->pixels + (gsize) first * self->stride + x;

  if (first == last)
    {
      *pixel = cover (*pixel, (guint) ((bottom - top) * 256 + 0.5f));
      return;
    }
  *pixel = cover (*pixel, (guint) (((float) (first + 1) - top) * 256 + 0.5f));
  pixel += self->stride;
  for (int y = first + 1; y < last; y++, pixel += self->stride)
    *pixel = FULL;
  if (bottom > (float) last)
    *pixel = cover (*pixel, (guint) ((bottom - (float) last) * 256 + 0.5f));
}

/**
 * musette_raster_draw_columns:
 * @self: a raster
 * @frame: where the trace goes
 * @columns: (array): what the line covers in each column of pixels
 * @n: how many columns
 *
 * Draws a trace that has several samples in a column: each column from its highest to its lowest
 * value, and half the line's width beyond.
 */
void
musette_raster_draw_columns (const MusetteRaster *self,
                             const MusetteRasterFrame *frame,
                             const MusetteColumn *columns,
                             guint n)
{
  float half;
  float zero;
  float slope;
  int first;
  int last;

  g_return_if_fail (self != NULL && frame != NULL && columns != NULL);

  half = (float) (frame->thickness / 2);
  slope = (float) ((frame->bottom - frame->top) / (frame->upper - frame->lower));
  zero = (float) to_y (frame, 0);
  get_rows (self, frame, &first, &last);
  for (guint c = 0; c < n; c++)
    {
      int x = frame->x + (int) c;
      float top = MAX (zero - columns[c].max * slope - half, (float) first);
      float bottom = MIN (zero - columns[c].min * slope + half, (float) last);

      if (x < 0 || x >= self->width || isnan (columns[c].min) || top >= bottom)
        continue;
      draw_box (self, x, top, bottom);
    }
}

static inline double
ramp (double x)
{
  return x > 0 ? x * x / 2 : 0;
}

/* The area below y of a trapezium that rises from @a to @b, both moved by -@half, and falls from
 * there moved by +@half. */
static inline double
get_area (double y, double a, double b, double half)
{
  return (ramp (y - a + half) - ramp (y - b + half) - ramp (y - a - half) + ramp (y - b - half))
         / (b - a);
}

/* Adds a piece of the line, sloping from @a down to @b within @share of a column, to the coverage
 * of the column's rows. At a height y it covers the share of x at which |y - line (x)| is less than
 * half the line's vertical thickness: a trapezium, here integrated over each row. The ends of a
 * steep piece are round: they do not reach as far as its thickness. */
static void
add_piece (float *rows, int first, int last, double a, double b, double share, double thickness)
{
  double rise = MAX (b - a, 1e-3);
  double half = thickness / 2 * sqrt (1 + (rise / share) * (rise / share));
  double end = MIN (half, thickness * 0.75);
  int from = (int) MAX (floor (a - end), first);
  int to = (int) MIN (ceil (a + rise + end), last);

  for (int y = from; y < to; y++)
    {
      double top = MAX (a - end, y);
      double bottom = MIN (a + rise + end, y + 1);

      rows[y - first]
          += (float) (share
                      * (get_area (bottom, a, a + rise, half) - get_area (top, a, a + rise, half)));
    }
}

typedef struct
{
  const MusetteRaster *raster;
  const MusetteRasterFrame *frame;
  const MusetteTrace *trace;
  const double *positions;
  int first;
  int last;
  float *rows;
} PieceWork;

static double
value_at (const PieceWork *work, guint index, double position)
{
  const float *values = musette_trace_get_values (work->trace);
  double before = work->positions[index - 1];
  double span = work->positions[index] - before;

  if (span <= 0)
    return values[index];
  return values[index - 1] + (position - before) / span * (values[index] - values[index - 1]);
}

/* The part of the line from sample index - 1 to @index that lies in the column [left, right). */
static void
add_segment (const PieceWork *work, guint index, double left, double right)
{
  double from = MAX (work->positions[index - 1], left);
  double to = MIN (work->positions[index], right);
  double y0;
  double y1;

  if (!musette_trace_is_joined (work->trace, index) || to < from)
    return;
  y0 = to_y (work->frame, value_at (work, index, from));
  y1 = to_y (work->frame, value_at (work, index, to));
  y0 = CLAMP (y0, work->first - 4, work->last + 4);
  y1 = CLAMP (y1, work->first - 4, work->last + 4);
  add_piece (work->rows, work->first, work->last, MIN (y0, y1), MAX (y0, y1),
             MAX ((to - from) / (right - left), 1e-3), work->frame->thickness);
}

/* A sample without neighbours is a dot as wide as the line. */
static void
add_dot (const PieceWork *work, guint index)
{
  double value = musette_trace_get_value (work->trace, index);
  double y;

  if (isnan (value) || musette_trace_is_joined (work->trace, index)
      || musette_trace_is_joined (work->trace, index + 1))
    return;
  y = to_y (work->frame, value);
  add_piece (work->rows, work->first, work->last, y, y, 1, work->frame->thickness);
}

static void
write_rows (const PieceWork *work, int x)
{
  const MusetteRaster *raster = work->raster;
  guint8 *pixel = raster->pixels + (gsize) work->first * raster->stride + x;

  for (int i = 0; i < work->last - work->first; i++, pixel += raster->stride)
    {
      if (work->rows[i] <= 0)
        continue;
      *pixel = cover (*pixel, (guint) (MIN (work->rows[i], 1) * 256 + 0.5f));
      work->rows[i] = 0;
    }
}

/**
 * musette_raster_draw_pieces:
 * @self: a raster
 * @frame: where the trace goes
 * @trace: the trace
 * @grid: the columns of pixels
 * @bounds: (array): the samples of each column, of musette_positions_locate()
 *
 * Draws a trace that has few samples in a column or less than one: the slopes between the samples
 * are drawn with the coverage they have.
 */
void
musette_raster_draw_pieces (const MusetteRaster *self,
                            const MusetteRasterFrame *frame,
                            const MusetteTrace *trace,
                            const MusetteColumnGrid *grid,
                            const guint *bounds)
{
  PieceWork work = { self, frame, trace };
  g_autofree float *rows = NULL;
  guint n;

  g_return_if_fail (self != NULL && frame != NULL && trace != NULL);
  g_return_if_fail (grid != NULL && bounds != NULL);

  get_rows (self, frame, &work.first, &work.last);
  if (work.last <= work.first || work.last - work.first > MAX_ROWS)
    return;
  rows = g_new0 (float, work.last - work.first);
  work.rows = rows;
  work.positions = musette_positions_get_values (musette_trace_get_positions (trace));
  n = musette_trace_get_length (trace);
  for (guint c = 0; c < grid->n; c++)
    {
      double left = musette_column_grid_get_start (grid, c);
      int x = frame->x + (int) c;

      if (x < 0 || x >= self->width)
        continue;
      for (guint i = MAX (bounds[c], 1); i <= bounds[c + 1] && i < n; i++)
        add_segment (&work, i, left, left + grid->width);
      for (guint i = bounds[c]; i < bounds[c + 1]; i++)
        add_dot (&work, i);
      write_rows (&work, x);
    }
}

/* Heights are in 256ths of a row, so that several columns are filled at once. */
static void
fill_row (guint8 *row, const int *tops, guint n, int y, int amount)
{
  int below = (y + 1) * 256;

  for (guint c = 0; c < n; c++)
    {
      int covered = CLAMP (below - tops[c], 0, 256);

      row[c] = (guint8) ((covered * amount) >> 8);
    }
}

/**
 * musette_raster_fill_columns:
 * @self: a raster
 * @frame: where the trace goes
 * @columns: (array): what the line covers in each column of pixels
 * @n: how many columns
 * @alpha: how opaque the area is, 0 to 1
 *
 * Fills the area between a trace and the lower edge of the plot, row by row since it is mostly
 * full. What was there before is replaced: the line comes afterwards.
 */
void
musette_raster_fill_columns (const MusetteRaster *self,
                             const MusetteRasterFrame *frame,
                             const MusetteColumn *columns,
                             guint n,
                             double alpha)
{
  g_autofree int *tops = NULL;
  int amount;
  int bottom;
  int first;
  int lowest = 0;

  g_return_if_fail (self != NULL && frame != NULL && columns != NULL);

  if (n == 0 || frame->x < 0 || frame->x + (int) n > self->width)
    return;
  tops = g_new (int, n);
  amount = (int) (alpha * FULL + 0.5);
  bottom = (int) MIN (floor (frame->bottom), self->height);
  first = bottom;
  for (guint c = 0; c < n; c++)
    {
      double top = isnan (columns[c].max)
                       ? bottom
                       : CLAMP (to_y (frame, columns[c].max), MAX (frame->top, 0), bottom);

      tops[c] = (int) (top * 256);
      first = MIN (first, (int) top);
      lowest = MAX (lowest, (int) ceil (top));
    }
  for (int y = first; y < bottom; y++)
    {
      guint8 *row = self->pixels + (gsize) y * self->stride + frame->x;

      if (y >= lowest)
        memset (row, amount, n);
      else
        fill_row (row, tops, n, y, amount);
    }
}
