/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-picture.h"

#include <math.h>
#include <string.h>

#include "musette-paint.h"

/* A renderer that draws with Cairo draws a node into memory of its own and copies that: in tiles of
 * this size it stays within the processor's cache and below what malloc() asks the system for, and
 * tiles that have not changed are left out. */
#define TILE_WIDTH 480
#define TILE_HEIGHT 60
#define EXPANDER_WIDTH 14
#define MAX_CAPTIONS 256

typedef void (*DrawFunc) (const MusetteRideScene *scene,
                          const MusetteRideLayout *layout,
                          cairo_t *cr);

/* What the marks depend on. */
typedef struct
{
  MusetteRideLayout layout;
  MusetteChartStyle style;
  guint folded;
  int scale;
} MarksKey;

/*
 * Grid, traces, captions and marks are nodes of their own: the renderer then redraws only what a
 * pan has changed, nothing is painted twice, and nothing at all where there is only paper, which is
 * that of the window.
 *
 * A trace is drawn through a mask, for it has one colour. The mask's pixels are written again for
 * each frame behind the back of Cairo, which would copy them for the nodes that show them: only the
 * node of the last frame is left then, to be compared with the new one and never drawn again.
 */
struct _MusetteRidePicture
{
  guint8 *pixels; /* counted references */
  cairo_surface_t *mask;
  int width;
  int height;
  int stride;
  MusetteTraceWork *work;
  MusetteDrawnTrace drawn[MUSETTE_N_TRACES];
  GHashTable *captions;
  GskRenderNode *marks;
  MusetteRideTraces *marks_traces;
  MarksKey marks_key;
};

/**
 * musette_ride_picture_new:
 *
 * Returns: (transfer full): a picture that shows nothing yet
 */
MusetteRidePicture *
musette_ride_picture_new (void)
{
  MusetteRidePicture *self = g_new0 (MusetteRidePicture, 1);

  self->work = musette_trace_work_new ();
  self->captions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

static void
forget_drawn (MusetteRidePicture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->drawn); i++)
    musette_drawn_trace_clear (&self->drawn[i]);
}

/**
 * musette_ride_picture_free:
 * @self: (transfer full): a picture
 */
void
musette_ride_picture_free (MusetteRidePicture *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->mask, cairo_surface_destroy);
  g_clear_pointer (&self->pixels, g_rc_box_release);
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  g_clear_object (&self->marks_traces);
  forget_drawn (self);
  g_hash_table_unref (self->captions);
  musette_trace_work_free (self->work);
  g_free (self);
}

static graphene_rect_t
make_rect (double x, double y, double width, double height)
{
  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static void
ensure_mask (MusetteRidePicture *self, const MusetteRideLayout *layout, int scale)
{
  static const cairo_user_data_key_t pixels_key;
  int width = (int) ceil (layout->plot_width * scale);
  int height = (int) ceil (layout->height * scale);

  if (self->mask != NULL && self->width == width && self->height == height)
    return;
  g_clear_pointer (&self->mask, cairo_surface_destroy);
  g_clear_pointer (&self->pixels, g_rc_box_release);
  self->width = width;
  self->height = height;
  self->stride = cairo_format_stride_for_width (CAIRO_FORMAT_A8, width);
  self->pixels = g_rc_box_alloc0 ((gsize) self->stride * height);
  self->mask = cairo_image_surface_create_for_data (self->pixels, CAIRO_FORMAT_A8, width, height,
                                                    self->stride);
  cairo_surface_set_device_scale (self->mask, scale, scale);
  cairo_surface_set_user_data (self->mask, &pixels_key, g_rc_box_acquire (self->pixels),
                               g_rc_box_release);
}

static gboolean
is_empty (MusetteRidePicture *self, const cairo_rectangle_int_t *tile)
{
  for (int y = tile->y; y < MIN (tile->y + tile->height, self->height); y++)
    {
      const guint8 *row = self->pixels + (gsize) y * self->stride + tile->x;
      gsize n = (gsize) MIN (tile->width, self->width - tile->x);

      if (row[0] != 0 || memcmp (row, row + 1, n - 1) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The rows of logical pixels a plot may touch: a line at its edge reaches beyond. */
static void
get_rows (const MusetteRideScene *scene,
          const MusetteRideLayout *layout,
          guint row,
          int *y0,
          int *y1)
{
  const MusetteRect *plot = &layout->rows[row].plot;
  double half = scene->style.line_px / 2;

  *y0 = (int) MAX (floor (plot->y - half), 0);
  *y1 = (int) MIN (ceil (plot->y + plot->height + half), layout->height);
}

static GskRenderNode *
create_tile (MusetteRidePicture *self,
             const MusetteRideLayout *layout,
             MusetteColor color,
             const cairo_rectangle_int_t *tile)
{
  graphene_rect_t bounds = make_rect (layout->plot_x + tile->x, tile->y, tile->width, tile->height);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (self->mask);
  cairo_matrix_t matrix;

  cairo_matrix_init_translate (&matrix, -layout->plot_x, 0);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  musette_chart_style_set_source (cr, color);
  cairo_mask (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cr);
  return node;
}

static void
rasterise (MusetteRidePicture *self,
           const MusetteRideScene *scene,
           const MusetteRideLayout *layout,
           guint row,
           int scale)
{
  const MusetteRaster raster = { self->pixels, self->stride, self->width, self->height };

  musette_ride_painter_rasterise (scene, layout, row, self->work, &raster, scale,
                                  &self->drawn[row]);
}

static void
add_tile (MusetteRidePicture *self,
          const MusetteRideLayout *layout,
          MusetteColor color,
          int scale,
          const cairo_rectangle_int_t *tile,
          GPtrArray *nodes)
{
  cairo_rectangle_int_t pixels
      = { tile->x * scale, tile->y * scale, tile->width * scale, tile->height * scale };

  if (!is_empty (self, &pixels))
    g_ptr_array_add (nodes, create_tile (self, layout, color, tile));
}

static void
add_trace (MusetteRidePicture *self,
           const MusetteRideScene *scene,
           const MusetteRideLayout *layout,
           guint row,
           int scale,
           GPtrArray *nodes)
{
  MusetteSignal signal = musette_ride_traces_get_signal (scene->traces, row);
  MusetteColor color = scene->style.palette->signals[signal];
  int width = (int) layout->plot_width;
  int from;
  int to;

  get_rows (scene, layout, row, &from, &to);
  for (int y = from; y < to; y += TILE_HEIGHT)
    for (int x = 0; x < width; x += TILE_WIDTH)
      {
        cairo_rectangle_int_t tile
            = { x, y, MIN (TILE_WIDTH, width - x), MIN (TILE_HEIGHT, to - y) };

        add_tile (self, layout, color, scale, &tile, nodes);
      }
}

static GskRenderNode *
wrap (GPtrArray *nodes)
{
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

/* The lines across are placed relative to the first of them and moved together: to the renderer
 * the plot has then changed as a whole, which is simpler to redraw than a line here and there. */
static void
add_vertical_lines (const MusetteRideScene *scene,
                    const MusetteRideLayout *layout,
                    guint row,
                    GPtrArray *nodes)
{
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  g_autoptr (GskRenderNode) group = NULL;
  GskTransform *transform;
  const MusetteRect *plot = &layout->rows[row].plot;
  GdkRGBA color = musette_paint_to_rgba (scene->style.palette->grid);
  MusetteSpanAxis axis;
  double first;

  musette_ride_scene_get_span_axis (scene, layout, &axis);
  if (musette_span_axis_get_n_ticks (&axis) == 0)
    return;
  first = musette_ride_scene_get_tick_x (scene, layout, &axis, 0);
  for (guint i = 0; i < musette_span_axis_get_n_ticks (&axis); i++)
    {
      double x = musette_ride_scene_get_tick_x (scene, layout, &axis, i);
      graphene_rect_t line
          = make_rect (MIN (x, plot->x + plot->width - 1) - first, plot->y, 1, plot->height);

      g_ptr_array_add (lines, gsk_color_node_new (&color, &line));
    }
  group = wrap (lines);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) first, 0));
  /* To move by nothing is no transformation. */
  g_ptr_array_add (nodes, transform != NULL ? gsk_transform_node_new (group, transform)
                                            : gsk_render_node_ref (group));
  gsk_transform_unref (transform);
}

static void
add_horizontal_lines (const MusetteRideScene *scene,
                      const MusetteRideLayout *layout,
                      guint row,
                      GPtrArray *nodes)
{
  const MusetteRect *plot = &layout->rows[row].plot;
  GdkRGBA color = musette_paint_to_rgba (scene->style.palette->grid);
  MusetteValueAxis axis;

  musette_ride_scene_get_axis (scene, layout, row, &axis);
  for (guint i = 0; i < axis.n_ticks; i++)
    {
      double y = musette_ride_scene_get_tick_y (layout, row, &axis, i);
      graphene_rect_t line
          = make_rect (plot->x, MIN (y, plot->y + plot->height - 1), plot->width, 1);

      g_ptr_array_add (nodes, gsk_color_node_new (&color, &line));
    }
}

static void
add_pauses (const MusetteRideScene *scene, const MusetteRideLayout *layout, GPtrArray *nodes)
{
  g_autoptr (GArray) bands = musette_ride_painter_get_pause_bands (scene, layout);
  GdkRGBA color = musette_paint_to_rgba (scene->style.palette->grid);

  for (guint i = 0; i < bands->len; i++)
    {
      const MusetteRect *band = &g_array_index (bands, MusetteRect, i);
      graphene_rect_t bounds = make_rect (band->x, band->y, band->width, band->height);

      g_ptr_array_add (nodes, gsk_color_node_new (&color, &bounds));
    }
}

static void
add_plots (MusetteRidePicture *self,
           const MusetteRideScene *scene,
           const MusetteRideLayout *layout,
           int scale,
           GPtrArray *nodes)
{
  ensure_mask (self, layout, scale);
  for (guint row = 0; row < layout->n_rows; row++)
    if (layout->rows[row].plot.height > 0)
      rasterise (self, scene, layout, row, scale);
  for (guint row = 0; row < layout->n_rows; row++)
    {
      if (layout->rows[row].plot.height <= 0)
        continue;
      add_vertical_lines (scene, layout, row, nodes);
      add_horizontal_lines (scene, layout, row, nodes);
      add_trace (self, scene, layout, row, scale, nodes);
    }
  add_pauses (scene, layout, nodes);
}

/* A small picture that is painted at once, so that the renderer need not lay out its text. */
static GskRenderNode *
create_strip (const MusetteRideScene *scene,
              const MusetteRideLayout *layout,
              MusetteRect rect,
              int scale,
              DrawFunc draw)
{
  graphene_rect_t bounds = make_rect (rect.x, rect.y, rect.width, rect.height);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) ceil (rect.width * scale), (int) ceil (rect.height * scale));
  cairo_t *strip;

  cairo_surface_set_device_scale (surface, scale, scale);
  strip = cairo_create (surface);
  cairo_translate (strip, -rect.x, -rect.y);
  draw (scene, layout, strip);
  cairo_destroy (strip);
  cairo_set_source_surface (cr, surface, rect.x, rect.y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

static void
draw_empty (const MusetteRideScene *scene, const MusetteRideLayout *layout, cairo_t *cr)
{
  g_autoptr (MusetteTraceWork) work = musette_trace_work_new ();

  musette_ride_painter_draw_static (scene, layout, work, cr);
}

static GskRenderNode *
create_marks (const MusetteRideScene *scene, const MusetteRideLayout *layout, int scale)
{
  double right = layout->plot_x + layout->plot_width;
  gboolean rtl = scene->style.rtl;
  MusetteRect captions
      = { rtl ? 0 : right, 0, rtl ? layout->plot_x : layout->width - right, layout->height };
  MusetteRect expanders
      = { rtl ? right - EXPANDER_WIDTH : layout->plot_x, 0, EXPANDER_WIDTH, layout->height };
  GskRenderNode *nodes[2];
  GskRenderNode *marks;

  nodes[0] = create_strip (scene, layout, captions, scale, musette_ride_painter_draw_marks);
  nodes[1] = create_strip (scene, layout, expanders, scale, musette_ride_painter_draw_marks);
  marks = gsk_container_node_new (nodes, 2);
  gsk_render_node_unref (nodes[0]);
  gsk_render_node_unref (nodes[1]);
  return marks;
}

/* What was kept is of no use in another style, at another size or for another ride. */
static void
forget_if_changed (MusetteRidePicture *self,
                   const MusetteRideScene *scene,
                   const MusetteRideLayout *layout,
                   int scale)
{
  MarksKey key;

  memset (&key, 0, sizeof key);
  memcpy (&key.layout, layout, sizeof key.layout);
  memcpy (&key.style, &scene->style, sizeof key.style);
  key.folded = scene->folded;
  key.scale = scale;
  if (self->marks_traces == scene->traces && memcmp (&key, &self->marks_key, sizeof key) == 0)
    {
      if (g_hash_table_size (self->captions) > MAX_CAPTIONS)
        g_hash_table_remove_all (self->captions);
      return;
    }
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  g_clear_pointer (&self->mask, cairo_surface_destroy);
  forget_drawn (self);
  g_hash_table_remove_all (self->captions);
  g_set_object (&self->marks_traces, scene->traces);
  self->marks_key = key;
}

static void
add_captions (const MusetteRideScene *scene,
              const MusetteRideLayout *layout,
              int scale,
              GPtrArray *nodes)
{
  MusetteRect rect = { 0, layout->axis.y, layout->width, layout->height - layout->axis.y };

  if (rect.height >= 1)
    g_ptr_array_add (nodes,
                     create_strip (scene, layout, rect, scale, musette_ride_painter_draw_captions));
}

static GskRenderNode *
create_empty (const MusetteRideScene *scene, const MusetteRideLayout *layout, int scale)
{
  MusetteRect all = { 0, 0, layout->width, layout->height };

  return create_strip (scene, layout, all, scale, draw_empty);
}

/**
 * musette_ride_picture_create_node:
 * @self: a picture
 * @scene: what it shows
 * @layout: its layout
 * @scale: pixels per logical pixel
 *
 * Paints band, grid, traces, captions and marks for folding. The node that was created
 * before shows the new traces from now on: it must not be drawn any more.
 *
 * Returns: (transfer full): a node
 */
GskRenderNode *
musette_ride_picture_create_node (MusetteRidePicture *self,
                                  const MusetteRideScene *scene,
                                  const MusetteRideLayout *layout,
                                  int scale)
{
  g_autoptr (GPtrArray) nodes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  MusetteRideScene mine;

  g_return_val_if_fail (self != NULL && scene != NULL && layout != NULL, NULL);

  if (layout->n_rows == 0)
    return create_empty (scene, layout, scale);
  forget_if_changed (self, scene, layout, scale);
  mine = *scene;
  mine.style.captions = self->captions;
  add_plots (self, &mine, layout, scale, nodes);
  if (layout->band.height > 0)
    g_ptr_array_add (
        nodes, create_strip (&mine, layout, layout->band, scale, musette_ride_painter_draw_band));
  add_captions (&mine, layout, scale, nodes);
  if (self->marks == NULL)
    self->marks = create_marks (&mine, layout, scale);
  g_ptr_array_add (nodes, gsk_render_node_ref (self->marks));
  return wrap (nodes);
}
