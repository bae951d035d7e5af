/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-painter.h"

#include <math.h>

#include "musette-chart-text.h"
#include "musette-format.h"
#include "musette-span-axis.h"
#include "musette-trace-painter.h"
#include "musette-value-axis.h"

#define DENSE_S 8 /* in a pixel: a stroke takes long there, and leaves out what lies between */
#define HEADROOM 1.08
#define LEAST_TOP_SHARE 1.2 /* of the threshold, so that easy workouts look easy */
#define FREE_SHARE 0.3      /* height of a step without a target */
#define BAND_ALPHA 0.35
#define GAP_PX 1.0 /* between bars that are wide enough to lose it */
#define LEAST_GAP_BAR 4.0
#define AXIS_PX 48.0
#define END_PX 12.0 /* behind the last bar, whose edge can be dragged */
#define TICK_PX 110.0
#define SPACE 6.0

/**
 * musette_workout_plot_init:
 * @self: (out): where the bars stand
 * @profile: the bars
 * @style: a style
 * @width: width of the picture
 * @height: height of the picture
 * @has_axes: whether there is room for captions
 *
 * Shows the whole workout.
 */
void
musette_workout_plot_init (MusetteWorkoutPlot *self,
                           const MusetteWorkoutProfile *profile,
                           const MusetteChartStyle *style,
                           double width,
                           double height,
                           gboolean has_axes)
{
  double line;
  double margin;
  double end;

  g_return_if_fail (self != NULL && profile != NULL && style != NULL);

  line = musette_chart_text_get_line (style, MUSETTE_TEXT_CAPTION) + SPACE;
  margin = has_axes ? AXIS_PX : 0;
  end = has_axes ? END_PX : 0;
  *self = (MusetteWorkoutPlot){
    .x = style->rtl ? end : margin,
    .y = has_axes ? line / 2 : 0,
    .width = MAX (width - margin - end, 1),
    .height = MAX (height - (has_axes ? 1.5 * line : 0), 1),
    .from_s = 0,
    .to_s = MAX (profile->duration_s, 60),
    .top = MAX (profile->highest * HEADROOM, profile->threshold * LEAST_TOP_SHARE),
  };
  if (!(self->top > 0))
    self->top = 1;
}

/**
 * musette_workout_plot_get_x:
 * @self: where the bars stand
 * @position_s: a moment in s
 *
 * Returns: its place
 */
double
musette_workout_plot_get_x (const MusetteWorkoutPlot *self, double position_s)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->x + (position_s - self->from_s) / (self->to_s - self->from_s) * self->width;
}

/**
 * musette_workout_plot_get_y:
 * @self: where the bars stand
 * @target: a target in W, bpm or m/s
 *
 * Returns: its place
 */
double
musette_workout_plot_get_y (const MusetteWorkoutPlot *self, double target)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->y + self->height * (1 - CLAMP (target / self->top, 0, 1));
}

/**
 * musette_workout_plot_get_position:
 * @self: where the bars stand
 * @x: a place
 *
 * Returns: the moment there in s
 */
double
musette_workout_plot_get_position (const MusetteWorkoutPlot *self, double x)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->from_s + (x - self->x) / self->width * (self->to_s - self->from_s);
}

/**
 * musette_workout_plot_get_target:
 * @self: where the bars stand
 * @y: a place
 *
 * Returns: the target there in W, bpm or m/s, not below 0
 */
double
musette_workout_plot_get_target (const MusetteWorkoutPlot *self, double y)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX ((1 - (y - self->y) / self->height) * self->top, 0);
}

/* A part of a bar that lies in one zone. */
static void
add_slice (cairo_t *cr,
           const MusetteWorkoutPlot *plot,
           double x0,
           double x1,
           double from,
           double to)
{
  double bottom = plot->y + plot->height;

  cairo_move_to (cr, x0, bottom);
  cairo_line_to (cr, x0, musette_workout_plot_get_y (plot, from));
  cairo_line_to (cr, x1, musette_workout_plot_get_y (plot, to));
  cairo_line_to (cr, x1, bottom);
  cairo_close_path (cr);
}

static void
fill_slice (const MusetteWorkoutProfile *profile,
            const MusetteChartStyle *style,
            cairo_t *cr,
            double target,
            double alpha)
{
  if (profile->zones.n > 0)
    {
      musette_chart_style_fill_zone (style, cr, musette_zones_find (&profile->zones, target),
                                     profile->zones.n, alpha);
      return;
    }
  musette_chart_style_set_source (cr, musette_color_with_alpha (style->palette->dim_text, alpha));
  cairo_fill (cr);
}

/* A ramp changes its colour where it goes from one zone to the next. */
static void
draw_ramp (const MusetteWorkoutProfile *profile,
           const MusetteWorkoutBar *bar,
           const MusetteWorkoutPlot *plot,
           const MusetteChartStyle *style,
           cairo_t *cr,
           double x0,
           double x1)
{
  double low = MIN (bar->from, bar->to);
  double high = MAX (bar->from, bar->to);
  double lower = low;

  for (guint zone = 0; zone <= profile->zones.n && lower < high; zone++)
    {
      double upper = zone < profile->zones.n ? MIN (profile->zones.tops[zone], high) : high;
      double a;
      double b;

      if (upper <= lower)
        continue;
      a = x0 + (x1 - x0) * (lower - bar->from) / (bar->to - bar->from);
      b = x0 + (x1 - x0) * (upper - bar->from) / (bar->to - bar->from);
      add_slice (cr, plot, a, b, lower, upper);
      fill_slice (profile, style, cr, (lower + upper) / 2, 1);
      lower = upper;
    }
}

static void
draw_free (const MusetteWorkoutPlot *plot,
           const MusetteChartStyle *style,
           cairo_t *cr,
           double x0,
           double x1)
{
  const double dashes[] = { 3, 3 };
  double top = plot->top * FREE_SHARE;

  add_slice (cr, plot, x0, x1, top, top);
  musette_chart_style_set_source (cr, musette_color_with_alpha (style->palette->dim_text, 0.15));
  cairo_fill (cr);
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x0, musette_workout_plot_get_y (plot, top));
  cairo_line_to (cr, x1, musette_workout_plot_get_y (plot, top));
  musette_chart_style_set_source (cr, style->palette->dim_text);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bar (const MusetteWorkoutProfile *profile,
          const MusetteWorkoutBar *bar,
          const MusetteWorkoutPlot *plot,
          const MusetteChartStyle *style,
          cairo_t *cr)
{
  double x0 = musette_workout_plot_get_x (plot, bar->start_s);
  double x1 = musette_workout_plot_get_x (plot, bar->start_s + bar->duration_s);

  if (x1 < plot->x || x0 > plot->x + plot->width)
    return;
  if (x1 - x0 > LEAST_GAP_BAR)
    x1 -= GAP_PX;
  if (!bar->has_target)
    {
      draw_free (plot, style, cr, x0, x1);
      return;
    }
  if (bar->is_ramp && bar->from != bar->to)
    {
      draw_ramp (profile, bar, plot, style, cr, x0, x1);
      return;
    }
  add_slice (cr, plot, x0, x1, bar->low, bar->low);
  fill_slice (profile, style, cr, bar->from, 1);
  if (bar->high > bar->low)
    {
      add_slice (cr, plot, x0, x1, bar->high, bar->high);
      fill_slice (profile, style, cr, bar->from, BAND_ALPHA);
    }
}

/**
 * musette_workout_painter_draw_bars:
 * @profile: the bars
 * @plot: where they stand
 * @style: a style
 * @cr: a Cairo context
 *
 * Draws each step in the colour of its zone; a range is solid up to its lower end.
 */
void
musette_workout_painter_draw_bars (const MusetteWorkoutProfile *profile,
                                   const MusetteWorkoutPlot *plot,
                                   const MusetteChartStyle *style,
                                   cairo_t *cr)
{
  g_return_if_fail (profile != NULL && plot != NULL && style != NULL && cr != NULL);

  for (guint i = 0; i < profile->n_bars; i++)
    draw_bar (profile, &profile->bars[i], plot, style, cr);
}

static char *
format_target (const MusetteWorkoutProfile *profile, const MusetteChartStyle *style, double target)
{
  switch (profile->kind)
    {
    case MUSETTE_WORKOUT_HR:
      return musette_format_heartrate (target);
    case MUSETTE_WORKOUT_PACE:
      return musette_format_speed (target, style->units);
    default:
      return musette_format_power (target);
    }
}

static void
draw_value_axis (const MusetteWorkoutProfile *profile,
                 const MusetteWorkoutPlot *plot,
                 const MusetteChartStyle *style,
                 cairo_t *cr)
{
  MusetteValueAxis axis;
  double edge = style->rtl ? plot->x + plot->width + SPACE : plot->x - SPACE;

  if (!(profile->highest > 0))
    return;
  musette_value_axis_init (&axis, 0, plot->top, TRUE, 4);
  for (guint i = 0; i < axis.n_ticks; i++)
    {
      g_autofree char *text = format_target (profile, style, axis.ticks[i]);
      double y = floor (musette_workout_plot_get_y (plot, axis.ticks[i])) + 0.5;

      if (axis.ticks[i] > plot->top)
        continue;
      cairo_move_to (cr, plot->x, y);
      cairo_line_to (cr, plot->x + plot->width, y);
      cairo_set_line_width (cr, 1);
      musette_chart_style_set_source (cr, style->palette->grid);
      cairo_stroke (cr);
      musette_chart_text_draw (style, cr, text, style->palette->dim_text, edge, y,
                               style->rtl ? 0 : 1, 0.5);
    }
}

static void
draw_span_axis (const MusetteWorkoutPlot *plot, const MusetteChartStyle *style, cairo_t *cr)
{
  MusetteSpanAxis axis;

  musette_span_axis_init (&axis, MUSETTE_SPAN_TIME, style->units, plot->from_s, plot->to_s,
                          (guint) MAX (plot->width / TICK_PX, 2));
  for (guint i = 0; i < musette_span_axis_get_n_ticks (&axis); i++)
    {
      double position = musette_span_axis_get_tick (&axis, i);
      g_autofree char *text = musette_span_axis_format (&axis, position);
      double x = musette_workout_plot_get_x (plot, position);
      double align = x < plot->x + 20 ? 0 : x > plot->x + plot->width - 20 ? 1 : 0.5;

      musette_chart_text_draw (style, cr, text, style->palette->dim_text, x,
                               plot->y + plot->height + SPACE / 2, align, 0);
    }
}

static void
draw_threshold (const MusetteWorkoutProfile *profile,
                const MusetteWorkoutPlot *plot,
                const MusetteChartStyle *style,
                cairo_t *cr)
{
  const double dashes[] = { 4, 4 };
  double y;

  if (!(profile->threshold > 0) || profile->threshold > plot->top)
    return;
  y = floor (musette_workout_plot_get_y (plot, profile->threshold)) + 0.5;
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, plot->x, y);
  cairo_line_to (cr, plot->x + plot->width, y);
  musette_chart_style_set_source (cr, style->palette->dim_text);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * musette_workout_painter_draw_axes:
 * @profile: the bars
 * @plot: where they stand, with room for captions
 * @style: a style
 * @cr: a Cairo context
 *
 * Draws captions, lines and the threshold.
 */
void
musette_workout_painter_draw_axes (const MusetteWorkoutProfile *profile,
                                   const MusetteWorkoutPlot *plot,
                                   const MusetteChartStyle *style,
                                   cairo_t *cr)
{
  g_return_if_fail (profile != NULL && plot != NULL && style != NULL && cr != NULL);

  draw_value_axis (profile, plot, style, cr);
  draw_span_axis (plot, style, cr);
  draw_threshold (profile, plot, style, cr);
}

static void
stroke_balance (const float *balance_j,
                gsize n,
                double full_j,
                const MusetteWorkoutPlot *plot,
                const MusetteChartStyle *style,
                cairo_t *cr)
{
  const gsize step = MAX (1, (gsize) (n / MAX (plot->width, 1)));

  for (gsize i = 0; i < n; i += step)
    {
      const double share = CLAMP (balance_j[i] / full_j, 0, 1);

      cairo_line_to (cr, musette_workout_plot_get_x (plot, (double) i),
                     plot->y + (1 - share) * plot->height);
    }
  musette_chart_style_set_source (cr, style->palette->signals[MUSETTE_SIGNAL_W_BALANCE]);
  cairo_set_line_width (cr, style->line_px);
  cairo_stroke (cr);
}

/* As the traces of a ride: the lowest and the highest of each column of pixels. */
static void
draw_dense_balance (const float *balance_j,
                    gsize n,
                    double full_j,
                    const MusetteWorkoutPlot *plot,
                    const MusetteChartStyle *style,
                    cairo_t *cr)
{
  const MusetteTraceFrame frame = {
    .plot = { plot->x, plot->y, plot->width, plot->height },
    .from = plot->from_s,
    .to = plot->to_s,
    .lower = 0,
    .upper = full_j,
    .color = style->palette->signals[MUSETTE_SIGNAL_W_BALANCE],
  };
  g_autoptr (MusetteTraceWork) work = musette_trace_work_new ();
  g_autoptr (MusettePositions) positions = NULL;
  g_autoptr (MusetteTrace) trace = NULL;
  double *seconds = g_new (double, n);
  float *values = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    {
      seconds[i] = (double) i;
      values[i] = (float) CLAMP (balance_j[i], 0, full_j);
    }
  positions = musette_positions_new (seconds, (guint) n, NULL, 0);
  trace = musette_trace_new (positions, values, (guint) n);
  musette_trace_painter_draw (trace, &frame, style, work, cr);
}

/**
 * musette_workout_painter_draw_balance:
 * @balance_j: what is left of W' in each second, in J
 * @n: how many seconds there are
 * @full_j: all of W' in J, which is at the upper edge; nothing of it is at the lower one
 * @plot: where the bars stand
 * @style: a style
 * @cr: a Cairo context
 *
 * Draws how W' goes over the bars. What is below nothing stays at the lower edge.
 */
void
musette_workout_painter_draw_balance (const float *balance_j,
                                      gsize n,
                                      double full_j,
                                      const MusetteWorkoutPlot *plot,
                                      const MusetteChartStyle *style,
                                      cairo_t *cr)
{
  g_return_if_fail (balance_j != NULL && plot != NULL && style != NULL && cr != NULL);
  g_return_if_fail (full_j > 0);

  if (n > DENSE_S * plot->width)
    draw_dense_balance (balance_j, n, full_j, plot, style, cr);
  else
    stroke_balance (balance_j, n, full_j, plot, style, cr);
}

/**
 * musette_workout_painter_draw_zones:
 * @zones: times in zones
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 *
 * Draws the zones beside each other, each as wide as its share of the time.
 */
void
musette_workout_painter_draw_zones (const MusetteZoneTimes *zones,
                                    const MusetteChartStyle *style,
                                    cairo_t *cr,
                                    double width,
                                    double height)
{
  double total_s = 0;
  double x = 0;

  g_return_if_fail (zones != NULL && style != NULL && cr != NULL);

  for (guint i = 0; i < zones->n; i++)
    total_s += zones->seconds[i];
  for (guint i = 0; i < zones->n && total_s > 0; i++)
    {
      const double share = zones->seconds[i] / total_s;

      cairo_rectangle (cr, x, 0, share * width, height);
      musette_chart_style_fill_zone (style, cr, i + 1, zones->n, 1);
      x += share * width;
    }
}

/**
 * musette_workout_painter_draw_thumbnail:
 * @profile: the bars
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 *
 * Draws the bars alone.
 */
void
musette_workout_painter_draw_thumbnail (const MusetteWorkoutProfile *profile,
                                        const MusetteChartStyle *style,
                                        cairo_t *cr,
                                        double width,
                                        double height)
{
  MusetteWorkoutPlot plot;

  g_return_if_fail (profile != NULL && style != NULL && cr != NULL);

  musette_workout_plot_init (&plot, profile, style, width, height, FALSE);
  musette_workout_painter_draw_bars (profile, &plot, style, cr);
}

/**
 * musette_workout_painter_draw:
 * @profile: the bars
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 *
 * Draws the bars with captions and lines.
 */
void
musette_workout_painter_draw (const MusetteWorkoutProfile *profile,
                              const MusetteChartStyle *style,
                              cairo_t *cr,
                              double width,
                              double height)
{
  MusetteWorkoutPlot plot;

  g_return_if_fail (profile != NULL && style != NULL && cr != NULL);

  musette_workout_plot_init (&plot, profile, style, width, height, TRUE);
  musette_workout_painter_draw_axes (profile, &plot, style, cr);
  musette_workout_painter_draw_bars (profile, &plot, style, cr);
}
