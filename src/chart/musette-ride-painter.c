/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-painter.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-chart-text.h"

#define AREA_ALPHA 0.2
#define SELECTION_ALPHA 0.12
#define RECOVERY_ALPHA 0.3
#define DOT_RADIUS 3.5
#define HANDLE_WIDTH 4.0
#define HANDLE_HEIGHT 24.0
#define BAND_FULL_INTENSITY 1.4
#define BAND_LEAST_PX 5.0
#define TITLE_INDENT 14.0
#define PAUSE_BAND_PX 3.0
#define PAUSE_MARK_PX 6.0
#define PAUSE_MARKS_APART 10.0

static void
fill_rect (cairo_t *cr, double x, double y, double width, double height, MusetteColor color)
{
  cairo_rectangle (cr, x, y, width, height);
  musette_chart_style_set_source (cr, color);
  cairo_fill (cr);
}

static void
add_rounded_bar (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = MIN (3, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_line_to (cr, x + width, y + height);
  cairo_line_to (cr, x, y + height);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/**
 * musette_ride_painter_draw_band:
 * @scene: a scene
 * @layout: its layout
 * @cr: a Cairo context
 *
 * Draws the band of the intervals: bars on a common line, with a gap of a pixel between neighbours.
 */
void
musette_ride_painter_draw_band (const MusetteRideScene *scene,
                                const MusetteRideLayout *layout,
                                cairo_t *cr)
{
  const MusetteRect *band = &layout->band;
  const MusetteChartInterval *intervals;
  guint n;

  g_return_if_fail (scene != NULL && layout != NULL && cr != NULL);

  intervals = musette_ride_traces_get_intervals (scene->traces, &n);
  cairo_save (cr);
  cairo_rectangle (cr, band->x, band->y, band->width, band->height);
  cairo_clip (cr);
  for (guint i = 0; i < n; i++)
    {
      double from = musette_ride_scene_to_x (
          scene, layout, musette_ride_traces_to_position (scene->traces, intervals[i].from_s));
      double to = musette_ride_scene_to_x (
          scene, layout, musette_ride_traces_to_position (scene->traces, intervals[i].to_s));
      double share = intervals[i].intensity / BAND_FULL_INTENSITY;
      double height = MAX ((share > 0 ? MIN (share, 1) : 0.4) * band->height, BAND_LEAST_PX);

      if (to < band->x || from > band->x + band->width)
        continue;
      add_rounded_bar (cr, from, band->y + band->height - height, MAX (to - from - 1, 1), height);
      musette_chart_style_fill_zone (&scene->style, cr, intervals[i].zone, 0,
                                     intervals[i].work ? 1 : RECOVERY_ALPHA);
    }
  cairo_restore (cr);
}

/* All lines of one direction at once: each call costs more than its pixels. */
static void
fill_grid (const MusetteRideScene *scene, cairo_t *cr)
{
  musette_chart_style_set_source (cr, scene->style.palette->grid);
  cairo_fill (cr);
}

static void
draw_value_captions (const MusetteRideScene *scene,
                     const MusetteRideLayout *layout,
                     guint row,
                     const MusetteValueAxis *axis,
                     cairo_t *cr)
{
  const MusetteRect *plot = &layout->rows[row].plot;
  MusetteValueFormat format = musette_ride_traces_get_format (scene->traces, row);
  double line = musette_chart_text_get_line (&scene->style, MUSETTE_TEXT_CAPTION);
  double above = -INFINITY;

  /* Lines of pace come close to each other at the slow end; the topmost names the unit. */
  for (guint i = axis->n_ticks; i-- > 0;)
    {
      g_autofree char *text = NULL;
      double y = musette_ride_scene_get_tick_y (layout, row, axis, i);
      double x = scene->style.rtl ? plot->x - 6 : plot->x + plot->width + 6;

      if (y - above < line)
        continue;
      above = y;
      text = musette_value_format_tick (format, scene->style.units, axis, i);
      musette_chart_text_draw (&scene->style, cr, text, scene->style.palette->dim_text, x, y,
                               scene->style.rtl ? 1 : 0, 0.5);
    }
}

static void
draw_span_caption (const MusetteRideScene *scene,
                   const MusetteRideLayout *layout,
                   const MusetteSpanAxis *axis,
                   guint tick,
                   cairo_t *cr)
{
  g_autofree char *text = musette_span_axis_format (axis, musette_span_axis_get_tick (axis, tick));
  double x = musette_ride_scene_get_tick_x (scene, layout, axis, tick);
  double align = 0.5;

  if (x - layout->plot_x < 16)
    align = 0;
  else if (layout->plot_x + layout->plot_width - x < 16)
    align = 1;
  musette_chart_text_draw (&scene->style, cr, text, scene->style.palette->dim_text, x,
                           layout->axis.y + 6, align, 0);
}

static void
draw_grid (const MusetteRideScene *scene, const MusetteRideLayout *layout, guint row, cairo_t *cr)
{
  const MusetteRect *plot = &layout->rows[row].plot;
  MusetteSpanAxis span;
  MusetteValueAxis axis;

  musette_ride_scene_get_span_axis (scene, layout, &span);
  musette_ride_scene_get_axis (scene, layout, row, &axis);
  for (guint i = 0; i < musette_span_axis_get_n_ticks (&span); i++)
    {
      double x = musette_ride_scene_get_tick_x (scene, layout, &span, i);

      cairo_rectangle (cr, MIN (x, plot->x + plot->width - 1), plot->y, 1, plot->height);
    }
  fill_grid (scene, cr);
  for (guint i = 0; i < axis.n_ticks; i++)
    {
      double y = musette_ride_scene_get_tick_y (layout, row, &axis, i);

      cairo_rectangle (cr, plot->x, MIN (y, plot->y + plot->height - 1), plot->width, 1);
    }
  fill_grid (scene, cr);
}

static void
init_trace_frame (const MusetteRideScene *scene,
                  const MusetteRideLayout *layout,
                  guint row,
                  MusetteTraceFrame *frame)
{
  MusetteSignal signal = musette_ride_traces_get_signal (scene->traces, row);
  MusetteValueFormat format = musette_ride_traces_get_format (scene->traces, row);
  MusetteValueAxis axis;

  musette_ride_scene_get_axis (scene, layout, row, &axis);
  *frame = (MusetteTraceFrame){
    .plot = layout->rows[row].plot,
    .from = scene->from,
    .to = scene->to,
    .lower = musette_value_format_from_display (format, scene->style.units, axis.lower),
    .upper = musette_value_format_from_display (format, scene->style.units, axis.upper),
    .color = scene->style.palette->signals[signal],
    .area_alpha = musette_signal_is_area (signal) ? AREA_ALPHA : 0,
  };
}

/**
 * musette_ride_painter_rasterise:
 * @scene: a scene
 * @layout: its layout
 * @row: a chart that is not folded
 * @work: memory to reuse
 * @raster: a mask; its left edge is that of the plots
 * @scale: pixels of the mask per logical pixel
 * @drawn: (inout): what @raster shows of the chart's trace, all zero = nothing
 *
 * Draws how much of each pixel the trace of a chart covers.
 */
void
musette_ride_painter_rasterise (const MusetteRideScene *scene,
                                const MusetteRideLayout *layout,
                                guint row,
                                MusetteTraceWork *work,
                                const MusetteRaster *raster,
                                double scale,
                                MusetteDrawnTrace *drawn)
{
  MusetteTraceFrame frame;

  g_return_if_fail (scene != NULL && layout != NULL && row < layout->n_rows);
  g_return_if_fail (work != NULL && raster != NULL);

  init_trace_frame (scene, layout, row, &frame);
  musette_trace_painter_rasterise (musette_ride_traces_get_trace (scene->traces, row), &frame,
                                   &scene->style, work, raster, scale, -layout->plot_x * scale, 0,
                                   drawn);
}

/* The little triangle that says a chart can be folded, and whether it is. */
static void
draw_expander (const MusetteRideScene *scene,
               const MusetteRideLayout *layout,
               guint row,
               cairo_t *cr)
{
  const MusetteRect *title = &layout->rows[row].title;
  gboolean folded = layout->rows[row].plot.height <= 0;
  double x = scene->style.rtl ? title->x + title->width - 5 : title->x + 5;
  double y = title->y + title->height / 2;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (folded)
    cairo_rotate (cr, scene->style.rtl ? G_PI / 2 : -G_PI / 2);
  cairo_move_to (cr, -4, -2);
  cairo_line_to (cr, 4, -2);
  cairo_line_to (cr, 0, 3);
  cairo_close_path (cr);
  musette_chart_style_set_source (cr, scene->style.palette->dim_text);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The sign of a pause in the gap above the captions: two upright bars. */
static void
add_pause_mark (cairo_t *cr, double x, double y)
{
  cairo_rectangle (cr, round (x) - 3, y, 2, PAUSE_MARK_PX);
  cairo_rectangle (cr, round (x) + 1, y, 2, PAUSE_MARK_PX);
}

/* The part of a pause that is in view. */
static gboolean
get_pause_span (const MusetteRideScene *scene,
                const MusetteRideLayout *layout,
                const MusetteChartPause *pause,
                double *from,
                double *to)
{
  double right = layout->plot_x + layout->plot_width;

  *from = musette_ride_scene_to_x (scene, layout,
                                   musette_ride_traces_to_position (scene->traces, pause->from_s));
  *to = musette_ride_scene_to_x (scene, layout,
                                 musette_ride_traces_to_position (scene->traces, pause->to_s));
  if (*to < layout->plot_x || *from > right)
    return FALSE;
  *from = MAX (*from, layout->plot_x);
  *to = MIN (*to, right);
  return TRUE;
}

/**
 * musette_ride_painter_get_pause_bands:
 * @scene: a scene
 * @layout: its layout
 *
 * Returns: (transfer full) (element-type MusetteRect): where the device was paused, as far as there
 *   is room for a band in the colour of the grid
 */
GArray *
musette_ride_painter_get_pause_bands (const MusetteRideScene *scene,
                                      const MusetteRideLayout *layout)
{
  GArray *bands;
  const MusetteChartPause *pauses;
  guint n;

  g_return_val_if_fail (scene != NULL && layout != NULL && layout->n_rows > 0, NULL);

  bands = g_array_new (FALSE, FALSE, sizeof (MusetteRect));
  pauses = musette_ride_traces_get_pauses (scene->traces, &n);
  for (guint i = 0; i < n; i++)
    {
      MusetteRect band = { .y = layout->rows[0].plot.y };
      double to;

      if (!get_pause_span (scene, layout, &pauses[i], &band.x, &to) || to - band.x < PAUSE_BAND_PX)
        continue;
      band.width = to - band.x;
      band.height = layout->axis.y - band.y;
      g_array_append_val (bands, band);
    }
  return bands;
}

static void
draw_pause_bands (const MusetteRideScene *scene, const MusetteRideLayout *layout, cairo_t *cr)
{
  g_autoptr (GArray) bands = musette_ride_painter_get_pause_bands (scene, layout);

  for (guint i = 0; i < bands->len; i++)
    {
      const MusetteRect *band = &g_array_index (bands, MusetteRect, i);

      fill_rect (cr, band->x, band->y, band->width, band->height, scene->style.palette->grid);
    }
}

/* Where the device was paused: a sign at the axis. */
static void
draw_pause_marks (const MusetteRideScene *scene, const MusetteRideLayout *layout, cairo_t *cr)
{
  const MusetteChartPause *pauses;
  double right = layout->plot_x + layout->plot_width;
  double last = -INFINITY;
  guint n;

  pauses = musette_ride_traces_get_pauses (scene->traces, &n);
  for (guint i = 0; i < n; i++)
    {
      double from;
      double to;

      if (!get_pause_span (scene, layout, &pauses[i], &from, &to)
          || (from + to) / 2 - last < PAUSE_MARKS_APART)
        continue;
      last = (from + to) / 2;
      add_pause_mark (cr, CLAMP (last, layout->plot_x + 3, right - 3), layout->axis.y);
      musette_chart_style_set_source (cr, scene->style.palette->dim_text);
      cairo_fill (cr);
    }
}

static void
draw_plot (const MusetteRideScene *scene,
           const MusetteRideLayout *layout,
           guint row,
           MusetteTraceWork *work,
           cairo_t *cr)
{
  MusetteTraceFrame frame;

  if (layout->rows[row].plot.height <= 0)
    return;
  draw_grid (scene, layout, row, cr);
  init_trace_frame (scene, layout, row, &frame);
  musette_trace_painter_draw (musette_ride_traces_get_trace (scene->traces, row), &frame,
                              &scene->style, work, cr);
}

/**
 * musette_ride_painter_draw_captions:
 * @scene: a scene
 * @layout: its layout
 * @cr: a Cairo context
 *
 * Draws the captions of the horizontal axis and the signs of pauses above them.
 */
void
musette_ride_painter_draw_captions (const MusetteRideScene *scene,
                                    const MusetteRideLayout *layout,
                                    cairo_t *cr)
{
  MusetteSpanAxis span;

  g_return_if_fail (scene != NULL && layout != NULL && cr != NULL);

  draw_pause_marks (scene, layout, cr);
  musette_ride_scene_get_span_axis (scene, layout, &span);
  for (guint i = 0; i < musette_span_axis_get_n_ticks (&span); i++)
    draw_span_caption (scene, layout, &span, i, cr);
}

/**
 * musette_ride_painter_draw_marks:
 * @scene: a scene
 * @layout: its layout
 * @cr: a Cairo context
 *
 * Draws what stays while the charts move below it: the captions of the vertical axes and the marks
 * for folding.
 */
void
musette_ride_painter_draw_marks (const MusetteRideScene *scene,
                                 const MusetteRideLayout *layout,
                                 cairo_t *cr)
{
  g_return_if_fail (scene != NULL && layout != NULL && cr != NULL);

  for (guint row = 0; row < layout->n_rows; row++)
    {
      MusetteValueAxis axis;

      if (scene->foldable)
        draw_expander (scene, layout, row, cr);
      if (layout->rows[row].plot.height <= 0)
        continue;
      musette_ride_scene_get_axis (scene, layout, row, &axis);
      draw_value_captions (scene, layout, row, &axis, cr);
    }
}

/**
 * musette_ride_painter_draw_static:
 * @scene: a scene
 * @layout: its layout
 * @work: memory to reuse
 * @cr: a Cairo context
 *
 * Draws paper, band, grid, traces, captions and marks for folding: all that stays while the pointer
 * moves.
 */
void
musette_ride_painter_draw_static (const MusetteRideScene *scene,
                                  const MusetteRideLayout *layout,
                                  MusetteTraceWork *work,
                                  cairo_t *cr)
{
  g_return_if_fail (scene != NULL && layout != NULL && work != NULL && cr != NULL);

  fill_rect (cr, 0, 0, layout->width, layout->height, scene->style.palette->background);
  if (layout->n_rows == 0)
    {
      musette_chart_text_draw_empty (&scene->style, cr, _ ("No recorded values in this activity"),
                                     0, 0, layout->width, layout->height);
      return;
    }
  for (guint row = 0; row < layout->n_rows; row++)
    draw_plot (scene, layout, row, work, cr);
  draw_pause_bands (scene, layout, cr);
  if (layout->band.height > 0)
    musette_ride_painter_draw_band (scene, layout, cr);
  musette_ride_painter_draw_captions (scene, layout, cr);
  musette_ride_painter_draw_marks (scene, layout, cr);
}

static void
add_color (PangoAttrList *attributes, MusetteColor color, guint from, guint to)
{
  PangoAttribute *attribute
      = pango_attr_foreground_new ((guint16) (color.red * 65535), (guint16) (color.green * 65535),
                                   (guint16) (color.blue * 65535));

  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_weight (PangoAttrList *attributes, guint from, guint to)
{
  PangoAttribute *attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (attributes, attribute);
}

static char *
format_title_value (const MusetteRideScene *scene, guint row, gboolean brief)
{
  if (!isnan (scene->cursor_s))
    return musette_value_format_value (
        musette_ride_traces_get_format (scene->traces, row), scene->style.units,
        musette_ride_traces_get_value_at (scene->traces, row, scene->cursor_s));
  return musette_ride_traces_summarize (scene->traces, row, scene->style.units,
                                        scene->selection_from_s, scene->selection_to_s, brief);
}

/* What stands in the signal's colour: its name and whether it was smoothed. */
static char *
format_title_name (const MusetteRideScene *scene, guint row)
{
  MusetteSignal signal = musette_ride_traces_get_signal (scene->traces, row);
  guint smoothing = musette_ride_traces_get_smoothing (scene->traces);
  char *name = musette_ride_traces_dup_name (scene->traces, row);
  g_autofree char *plain = NULL;

  if (smoothing <= 1 || signal == MUSETTE_SIGNAL_W_BALANCE)
    return name;
  plain = name;
  /* Translators: a signal and over how many seconds it is averaged: "Power, 5 s" */
  return g_strdup_printf (_ ("%s, %u s"), plain, smoothing);
}

static PangoLayout *
create_title (const MusetteRideScene *scene, guint row, PangoContext *context, gboolean brief)
{
  const MusetteChartPalette *palette = scene->style.palette;
  MusetteSignal signal = musette_ride_traces_get_signal (scene->traces, row);
  g_autofree char *name = format_title_name (scene, row);
  g_autofree char *value = format_title_value (scene, row, brief);
  g_autofree char *text = g_strconcat (name, "  ", value, NULL);
  PangoLayout *title = musette_chart_text_new (&scene->style, context, MUSETTE_TEXT_BODY, text);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (title));
  guint name_end = (guint) strlen (name);

  add_weight (attributes, 0, name_end);
  add_color (attributes, musette_chart_palette_get_signal_text (palette, signal), 0, name_end);
  add_color (attributes, isnan (scene->cursor_s) ? palette->dim_text : palette->text, name_end,
             (guint) strlen (text));
  pango_layout_set_attributes (title, attributes);
  pango_attr_list_unref (attributes);
  return title;
}

/**
 * musette_ride_painter_create_title:
 * @scene: a scene
 * @layout: its layout
 * @row: a chart
 * @context: whose fonts are used
 * @x: (out): left edge of the text
 * @y: (out): upper edge of the text
 *
 * The title carries the value under the cursor; without a cursor, the summary of the selection or
 * of the whole ride, with signs for words where they do not fit.
 *
 * Returns: (transfer full): the title with its colours
 */
PangoLayout *
musette_ride_painter_create_title (const MusetteRideScene *scene,
                                   const MusetteRideLayout *layout,
                                   guint row,
                                   PangoContext *context,
                                   double *x,
                                   double *y)
{
  PangoLayout *title;
  double indent;
  double room;
  int width;
  int height;

  g_return_val_if_fail (scene != NULL && layout != NULL && row < layout->n_rows, NULL);

  indent = scene->foldable ? TITLE_INDENT : 0;
  room = layout->plot_width - indent;
  title = create_title (scene, row, context, FALSE);
  pango_layout_get_pixel_size (title, &width, &height);
  if (width > room)
    {
      g_object_unref (title);
      title = create_title (scene, row, context, TRUE);
    }
  pango_layout_set_width (title, (int) (room * PANGO_SCALE));
  pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (title, FALSE);
  pango_layout_set_alignment (title, scene->style.rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (title, &width, &height);
  *x = layout->rows[row].title.x + (scene->style.rtl ? 0 : indent);
  *y = layout->rows[row].title.y + floor ((layout->rows[row].title.height - height) / 2);
  return title;
}

static void
draw_titles (const MusetteRideScene *scene, const MusetteRideLayout *layout, cairo_t *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);

  for (guint row = 0; row < layout->n_rows; row++)
    {
      g_autoptr (PangoLayout) title = NULL;
      double x;
      double y;

      title = musette_ride_painter_create_title (scene, layout, row, context, &x, &y);
      musette_chart_style_set_source (cr, scene->style.palette->text);
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, title);
    }
  g_object_unref (context);
}

static double
get_plots_top (const MusetteRideLayout *layout)
{
  return layout->n_rows > 0 ? layout->rows[0].plot.y : 0;
}

static void
draw_handle (const MusetteRideScene *scene, double x, double top, double bottom, cairo_t *cr)
{
  double height = MIN (HANDLE_HEIGHT, bottom - top);

  fill_rect (cr, round (x), top, 1, bottom - top, scene->style.palette->accent);
  fill_rect (cr, round (x) - HANDLE_WIDTH / 2 + 0.5, (top + bottom - height) / 2, HANDLE_WIDTH,
             height, scene->style.palette->accent);
}

static void
draw_selection (const MusetteRideScene *scene, const MusetteRideLayout *layout, cairo_t *cr)
{
  double from;
  double to;
  double left;
  double right;
  double top = get_plots_top (layout);
  double bottom = layout->axis.y;

  if (layout->n_rows == 0 || !musette_ride_scene_get_selection (scene, layout, &from, &to))
    return;
  left = MAX (from, layout->plot_x);
  right = MIN (to, layout->plot_x + layout->plot_width);
  fill_rect (cr, left, top, right - left, bottom - top,
             musette_color_with_alpha (scene->style.palette->accent, SELECTION_ALPHA));
  if (from >= layout->plot_x)
    draw_handle (scene, from, top, bottom, cr);
  if (to <= layout->plot_x + layout->plot_width)
    draw_handle (scene, to, top, bottom, cr);
}

static void
add_dot (const MusetteRideScene *scene,
         const MusetteRideLayout *layout,
         guint row,
         double radius,
         cairo_t *cr)
{
  double x;
  double y;

  if (!musette_ride_scene_get_dot (scene, layout, row, &x, &y))
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, round (x) + 0.5, y, radius, 0, 2 * G_PI);
}

/**
 * musette_ride_painter_draw_cursor:
 * @scene: a scene with a cursor
 * @layout: its layout
 * @cr: a Cairo context
 *
 * Draws the line of the cursor, and where it meets a trace a dot with a rim of the paper's colour.
 */
void
musette_ride_painter_draw_cursor (const MusetteRideScene *scene,
                                  const MusetteRideLayout *layout,
                                  cairo_t *cr)
{
  double x;
  double top;

  g_return_if_fail (scene != NULL && layout != NULL && cr != NULL);

  x = musette_ride_scene_to_x (scene, layout,
                               musette_ride_traces_to_position (scene->traces, scene->cursor_s));
  top = get_plots_top (layout);
  if (x < layout->plot_x || x > layout->plot_x + layout->plot_width || layout->n_rows == 0)
    return;
  fill_rect (cr, round (x), top, 1, layout->axis.y - top, scene->style.palette->dim_text);
  musette_chart_style_set_source (cr, scene->style.palette->background);
  for (guint row = 0; row < layout->n_rows; row++)
    add_dot (scene, layout, row, DOT_RADIUS + 0.5, cr);
  cairo_fill (cr);
  for (guint row = 0; row < layout->n_rows; row++)
    {
      MusetteSignal signal = musette_ride_traces_get_signal (scene->traces, row);

      musette_chart_style_set_source (cr, scene->style.palette->signals[signal]);
      add_dot (scene, layout, row, DOT_RADIUS - 0.5, cr);
      cairo_fill (cr);
    }
}

/**
 * musette_ride_painter_draw_overlay:
 * @scene: a scene
 * @layout: its layout
 * @cr: a Cairo context
 *
 * Draws selection, cursor and titles over what
 * musette_ride_painter_draw_static() has drawn.
 */
void
musette_ride_painter_draw_overlay (const MusetteRideScene *scene,
                                   const MusetteRideLayout *layout,
                                   cairo_t *cr)
{
  g_return_if_fail (scene != NULL && layout != NULL && cr != NULL);

  draw_selection (scene, layout, cr);
  if (!isnan (scene->cursor_s))
    musette_ride_painter_draw_cursor (scene, layout, cr);
  draw_titles (scene, layout, cr);
}

/**
 * musette_ride_painter_draw:
 * @scene: a scene
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 *
 * Draws everything, for a file or for paper.
 */
void
musette_ride_painter_draw (const MusetteRideScene *scene, cairo_t *cr, double width, double height)
{
  g_autoptr (MusetteTraceWork) work = musette_trace_work_new ();
  MusetteRideLayout layout;

  g_return_if_fail (scene != NULL && cr != NULL);

  musette_ride_layout_init (&layout, scene->traces, &scene->style, scene->folded, width, height);
  musette_ride_painter_draw_static (scene, &layout, work, cr);
  musette_ride_painter_draw_overlay (scene, &layout, cr);
}
