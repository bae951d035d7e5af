/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-trace-painter.h"

#include <math.h>
#include <string.h>

/* Up to so many samples in a column their slopes are drawn; beyond, the column's extent says it
 * all. */
#define FEW_PER_COLUMN 2.0
#define VECTOR_COLUMNS_PER_POINT 2.0

struct _MusetteTraceWork
{
  MusettePositions *positions;
  MusetteColumnGrid grid;
  GArray *bounds;
  GArray *columns;
};

/**
 * musette_trace_work_new:
 *
 * Returns: (transfer full): memory for the traces of one picture
 */
MusetteTraceWork *
musette_trace_work_new (void)
{
  MusetteTraceWork *self = g_new0 (MusetteTraceWork, 1);

  self->bounds = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_array_new (FALSE, FALSE, sizeof (MusetteColumn));
  return self;
}

/**
 * musette_trace_work_free:
 * @self: (transfer full): memory
 */
void
musette_trace_work_free (MusetteTraceWork *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->positions, musette_positions_unref);
  g_array_unref (self->bounds);
  g_array_unref (self->columns);
  g_free (self);
}

static gboolean
grids_equal (const MusetteColumnGrid *a, const MusetteColumnGrid *b)
{
  return a->first == b->first && a->n == b->n && a->width == b->width;
}

static const guint *
locate (MusetteTraceWork *self, MusettePositions *positions, const MusetteColumnGrid *grid)
{
  if (self->positions != positions || !grids_equal (&self->grid, grid))
    {
      musette_positions_ref (positions);
      g_clear_pointer (&self->positions, musette_positions_unref);
      self->positions = positions;
      self->grid = *grid;
      g_array_set_size (self->bounds, grid->n + 1);
      g_array_set_size (self->columns, grid->n);
      musette_positions_locate (positions, grid, (guint *) (gpointer) self->bounds->data);
    }
  return (const guint *) (gpointer) self->bounds->data;
}

/**
 * musette_drawn_trace_clear:
 * @self: what a mask shows
 *
 * Makes it nothing.
 */
void
musette_drawn_trace_clear (MusetteDrawnTrace *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->trace, musette_trace_unref);
  memset (self, 0, sizeof *self);
}

static gboolean
places_equal (const MusetteRasterFrame *a, const MusetteRasterFrame *b)
{
  return a->x == b->x && a->top == b->top && a->bottom == b->bottom && a->lower == b->lower
         && a->upper == b->upper && a->thickness == b->thickness;
}

/* Whether both show the same trace in the same way, if perhaps another part of it. */
static gboolean
is_moved (const MusetteDrawnTrace *drawn, const MusetteDrawnTrace *now)
{
  return drawn->trace == now->trace && places_equal (&drawn->place, &now->place)
         && drawn->grid.n == now->grid.n && drawn->grid.width == now->grid.width
         && drawn->area_alpha == now->area_alpha && drawn->few == now->few;
}

/* Makes room in the mask for the columns @from to @to - 1 and keeps the others. */
static void
make_room (const MusetteRaster *raster,
           const MusetteDrawnTrace *drawn,
           const MusetteDrawnTrace *now,
           guint *from,
           guint *to)
{
  guint n = now->grid.n;
  gint64 moved = now->grid.first - drawn->grid.first;
  MusetteRasterFrame place = now->place;

  *from = 0;
  *to = n;
  if (is_moved (drawn, now) && ABS (moved) < n)
    {
      musette_raster_move (raster, &place, n, moved);
      *from = moved > 0 ? n - (guint) moved : 0;
      *to = moved > 0 ? n : (guint) -moved;
    }
  place.x += (int) *from;
  musette_raster_clear (raster, &place, *to - *from);
}

static void
draw_columns (const MusetteDrawnTrace *now,
              MusetteTraceWork *work,
              const MusetteRaster *raster,
              guint from,
              guint to)
{
  const guint *bounds = (const guint *) (gpointer) work->bounds->data + from;
  MusetteColumn *columns = (MusetteColumn *) (gpointer) work->columns->data;
  MusetteColumnGrid grid = now->grid;
  MusetteRasterFrame place = now->place;

  grid.first += from;
  grid.n = to - from;
  place.x += (int) from;
  if (!now->few || now->area_alpha > 0)
    musette_trace_get_columns (now->trace, &grid, bounds, columns);
  if (now->area_alpha > 0)
    musette_raster_fill_columns (raster, &place, columns, grid.n, now->area_alpha);
  if (now->few)
    musette_raster_draw_pieces (raster, &place, now->trace, &grid, bounds);
  else
    musette_raster_draw_columns (raster, &place, columns, grid.n);
}

/**
 * musette_trace_painter_rasterise:
 * @trace: a trace
 * @frame: where and how it is drawn
 * @style: the style
 * @work: memory shared with the other traces of the picture
 * @raster: a mask
 * @scale: pixels of the mask per unit of @frame
 * @x0: pixel of the mask at which @frame has x = 0
 * @y0: pixel of the mask at which @frame has y = 0
 * @drawn: (inout): what @raster shows of @trace, all zero = nothing
 *
 * Draws how much of each pixel a trace and the area below it cover.
 */
void
musette_trace_painter_rasterise (MusetteTrace *trace,
                                 const MusetteTraceFrame *frame,
                                 const MusetteChartStyle *style,
                                 MusetteTraceWork *work,
                                 const MusetteRaster *raster,
                                 double scale,
                                 double x0,
                                 double y0,
                                 MusetteDrawnTrace *drawn)
{
  MusetteDrawnTrace now = { .trace = trace };
  const guint *bounds;
  guint from;
  guint to;
  guint n;

  g_return_if_fail (trace != NULL && frame != NULL && style != NULL);
  g_return_if_fail (work != NULL && raster != NULL && drawn != NULL);

  now.place = (MusetteRasterFrame){
    .x = (int) round (frame->plot.x * scale + x0),
    .top = frame->plot.y * scale + y0,
    .bottom = (frame->plot.y + frame->plot.height) * scale + y0,
    .lower = frame->lower,
    .upper = frame->upper,
    .thickness = style->line_px * scale,
  };
  now.area_alpha = frame->area_alpha;
  n = (guint) MAX (round (frame->plot.width * scale), 1);
  musette_column_grid_init (&now.grid, frame->from, frame->to, n);
  bounds = locate (work, musette_trace_get_positions (trace), &now.grid);
  now.few = bounds[n] - bounds[0] < FEW_PER_COLUMN * n;
  make_room (raster, drawn, &now, &from, &to);
  if (to > from)
    draw_columns (&now, work, raster, from, to);
  musette_trace_ref (trace);
  musette_drawn_trace_clear (drawn);
  *drawn = now;
}

/* Whether the target has pixels and is neither turned nor skewed. */
static gboolean
get_pixel_scale (cairo_t *cr, double *scale, double *x0, double *y0)
{
  cairo_matrix_t matrix;
  double device_scale;

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || matrix.xx <= 0)
    return FALSE;
  cairo_surface_get_device_scale (cairo_get_target (cr), &device_scale, NULL);
  *scale = matrix.xx * device_scale;
  *x0 = matrix.x0 * device_scale;
  *y0 = matrix.y0 * device_scale;
  return TRUE;
}

/* The mask covers the plot and what a line at its edge needs beyond. */
static void
draw_pixels (MusetteTrace *trace,
             const MusetteTraceFrame *frame,
             const MusetteChartStyle *style,
             MusetteTraceWork *work,
             cairo_t *cr,
             double scale,
             double x0,
             double y0)
{
  int margin = (int) ceil (style->line_px * scale);
  int left = (int) round (frame->plot.x * scale + x0);
  int top = (int) floor (frame->plot.y * scale + y0) - margin;
  int width = (int) MAX (round (frame->plot.width * scale), 1);
  int height = (int) ceil (frame->plot.height * scale) + 2 * margin + 1;
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  double device_scale;
  g_auto (MusetteDrawnTrace) drawn = { 0 };
  MusetteRaster raster;

  cairo_surface_flush (mask);
  if (musette_raster_init (&raster, mask))
    musette_trace_painter_rasterise (trace, frame, style, work, &raster, scale, x0 - left, y0 - top,
                                     &drawn);
  cairo_surface_mark_dirty (mask);
  cairo_surface_get_device_scale (cairo_get_target (cr), &device_scale, NULL);
  cairo_surface_set_device_scale (mask, device_scale, device_scale);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  musette_chart_style_set_source (cr, frame->color);
  cairo_mask_surface (cr, mask, left / device_scale, top / device_scale);
  cairo_restore (cr);
  cairo_surface_destroy (mask);
}

static double
to_x (const MusetteTraceFrame *frame, double position)
{
  return frame->plot.x + (position - frame->from) / (frame->to - frame->from) * frame->plot.width;
}

static double
to_y (const MusetteTraceFrame *frame, double value)
{
  return frame->plot.y + frame->plot.height
         - (value - frame->lower) / (frame->upper - frame->lower) * frame->plot.height;
}

static void
add_area (const MusetteTraceFrame *frame, const GArray *path, cairo_t *cr)
{
  double bottom = frame->plot.y + frame->plot.height;

  for (guint i = 0; i < path->len; i++)
    {
      const MusetteTracePoint *point = &g_array_index (path, MusetteTracePoint, i);
      double x = to_x (frame, point->position);
      gboolean ends = i + 1 == path->len || g_array_index (path, MusetteTracePoint, i + 1).starts;

      if (point->starts)
        cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x, to_y (frame, point->value));
      if (!ends)
        continue;
      cairo_line_to (cr, x, bottom);
      cairo_close_path (cr);
    }
  musette_chart_style_set_source (cr, musette_color_with_alpha (frame->color, frame->area_alpha));
  cairo_fill (cr);
}

static void
add_line (const MusetteTraceFrame *frame, const GArray *path, cairo_t *cr)
{
  for (guint i = 0; i < path->len; i++)
    {
      const MusetteTracePoint *point = &g_array_index (path, MusetteTracePoint, i);
      double x = to_x (frame, point->position);
      double y = to_y (frame, point->value);

      if (point->starts)
        cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, y);
    }
}

static void
draw_vectors (const MusetteTrace *trace,
              const MusetteTraceFrame *frame,
              const MusetteChartStyle *style,
              cairo_t *cr)
{
  MusetteColumnGrid grid;
  g_autoptr (GArray) path = NULL;
  guint n = (guint) MAX (frame->plot.width * VECTOR_COLUMNS_PER_POINT, 1);

  musette_column_grid_init (&grid, frame->from, frame->to, n);
  path = musette_trace_get_path (trace, &grid);
  cairo_save (cr);
  cairo_rectangle (cr, frame->plot.x, frame->plot.y - style->line_px, frame->plot.width,
                   frame->plot.height + 2 * style->line_px);
  cairo_clip (cr);
  if (frame->area_alpha > 0)
    add_area (frame, path, cr);
  add_line (frame, path, cr);
  cairo_set_line_width (cr, style->line_px);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  musette_chart_style_set_source (cr, frame->color);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * musette_trace_painter_draw:
 * @trace: a trace
 * @frame: where and how it is drawn
 * @style: the style
 * @work: memory shared with the other traces of the picture
 * @cr: a Cairo context
 *
 * Draws a trace from its column envelope: into the pixels of an image surface by the rasteriser, on
 * any other surface as a path, so that vectors stay vectors on paper.
 */
void
musette_trace_painter_draw (MusetteTrace *trace,
                            const MusetteTraceFrame *frame,
                            const MusetteChartStyle *style,
                            MusetteTraceWork *work,
                            cairo_t *cr)
{
  double scale;
  double x0;
  double y0;

  g_return_if_fail (trace != NULL && frame != NULL && style != NULL && work != NULL && cr != NULL);

  if (frame->plot.width < 1 || frame->plot.height < 1 || frame->to <= frame->from)
    return;
  if (get_pixel_scale (cr, &scale, &x0, &y0))
    draw_pixels (trace, frame, style, work, cr, scale, x0, y0);
  else
    draw_vectors (trace, frame, style, cr);
}
