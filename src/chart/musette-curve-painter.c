/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-curve-painter.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-chart-text.h"
#include "musette-format.h"
#include "musette-value-format.h"

#define CAPTION_WIDTH_EM 5.2
#define AREA_ALPHA 0.15
#define DOT_RADIUS 3.5
#define LEAST_TICK_PX 30

static const double ticks_s[]
    = { 1, 5, 15, 30, 60, 300, 1200, 3600, 3 * 3600.0, 6 * 3600.0, 12 * 3600.0, 24 * 3600.0 };

/**
 * musette_curve_data_new:
 * @secs: (array length=n): durations in s, ascending
 * @watts: (array length=n): best average power for each in W
 * @n: how many, 0 = no curve
 *
 * Returns: (transfer full): a power curve
 */
MusetteCurveData *
musette_curve_data_new (const double *secs, const double *watts, guint n)
{
  MusetteCurveData *self = g_new0 (MusetteCurveData, 1);

  self->n = n;
  self->secs = g_memdup2 (secs, n * sizeof (double));
  self->watts = g_memdup2 (watts, n * sizeof (double));
  return self;
}

/**
 * musette_curve_data_set_model:
 * @self: a power curve
 * @secs: (array length=n): durations in s, ascending
 * @watts: (array length=n): power of a model for each in W
 * @n: how many
 */
void
musette_curve_data_set_model (MusetteCurveData *self,
                              const double *secs,
                              const double *watts,
                              guint n)
{
  g_return_if_fail (self != NULL);

  g_free (self->model_secs);
  g_free (self->model_watts);
  self->n_model = n;
  self->model_secs = g_memdup2 (secs, n * sizeof (double));
  self->model_watts = g_memdup2 (watts, n * sizeof (double));
}

/**
 * musette_curve_data_free:
 * @self: (transfer full): a power curve
 */
void
musette_curve_data_free (MusetteCurveData *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->secs);
  g_free (self->watts);
  g_free (self->model_secs);
  g_free (self->model_watts);
  g_free (self->empty_text);
  g_free (self);
}

/**
 * musette_curve_data_get_watts:
 * @self: a power curve
 * @secs: a duration in s
 *
 * Returns: the best power for the longest duration known that is not longer, NaN when there is none
 */
double
musette_curve_data_get_watts (const MusetteCurveData *self, double secs)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, NAN);

  high = self->n;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->secs[middle] <= secs)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? self->watts[low - 1] : NAN;
}

/**
 * musette_curve_get_plot:
 * @style: a style
 * @width: width of the chart
 * @height: height of the chart
 *
 * Returns: where the curve is drawn
 */
MusetteRect
musette_curve_get_plot (const MusetteChartStyle *style, double width, double height)
{
  double caption = ceil (style->font_px * CAPTION_WIDTH_EM);
  double line = musette_chart_text_get_line (style, MUSETTE_TEXT_CAPTION);
  double top = ceil (line / 2) + 2;

  return (MusetteRect){ style->rtl ? caption : 0, top, MAX (width - caption, 1),
                        MAX (height - top - line - 8, 1) };
}

static double
get_first (const MusetteCurveData *data)
{
  return data->n > 0 ? MAX (data->secs[0], 1) : 1;
}

static double
get_last (const MusetteCurveData *data)
{
  return data->n > 0 ? MAX (data->secs[data->n - 1], get_first (data) * 2) : 3600;
}

/**
 * musette_curve_to_x:
 * @data: a power curve
 * @plot: where it is drawn
 * @secs: a duration in s
 *
 * Returns: where the duration stands on the logarithmic axis
 */
double
musette_curve_to_x (const MusetteCurveData *data, const MusetteRect *plot, double secs)
{
  double first;

  g_return_val_if_fail (data != NULL && plot != NULL && secs > 0, 0);

  first = get_first (data);
  return plot->x + plot->width * log (secs / first) / log (get_last (data) / first);
}

/**
 * musette_curve_to_secs:
 * @data: a power curve
 * @plot: where it is drawn
 * @x: a place
 *
 * Returns: the whole duration in s that stands there, within the curve
 */
double
musette_curve_to_secs (const MusetteCurveData *data, const MusetteRect *plot, double x)
{
  double first;
  double share;

  g_return_val_if_fail (data != NULL && plot != NULL, 1);

  first = get_first (data);
  share = CLAMP ((x - plot->x) / plot->width, 0, 1);
  return CLAMP (round (first * pow (get_last (data) / first, share)), first, get_last (data));
}

static char *
format_tick (double secs)
{
  if (secs < 60)
    /* Translators: seconds, short */
    return g_strdup_printf (_ ("%d s"), (int) secs);
  if (secs < 3600)
    /* Translators: minutes, short */
    return g_strdup_printf (_ ("%d m"), (int) (secs / 60));
  /* Translators: hours, short */
  return g_strdup_printf (_ ("%d h"), (int) (secs / 3600));
}

typedef struct
{
  const MusetteCurveData *data;
  const MusetteChartStyle *style;
  MusetteRect plot;
  MusetteValueAxis axis;
  cairo_t *cr;
} CurveWork;

static double
to_y (const CurveWork *work, double watts)
{
  double share = musette_value_axis_get_fraction (&work->axis, watts);

  return work->plot.y + work->plot.height * (1 - CLAMP (share, 0, 1));
}

static void
fill_line (const CurveWork *work, double x, double y, double width, double height)
{
  cairo_rectangle (work->cr, x, y, width, height);
  musette_chart_style_set_source (work->cr, work->style->palette->grid);
  cairo_fill (work->cr);
}

static void
draw_axes (const CurveWork *work)
{
  const MusetteRect *plot = &work->plot;
  MusetteColor dim = work->style->palette->dim_text;
  double last_x = -LEAST_TICK_PX;

  for (guint i = 0; i < work->axis.n_ticks; i++)
    {
      g_autofree char *text
          = musette_value_format_tick (MUSETTE_VALUE_POWER, work->style->units, &work->axis, i);
      double y = round (to_y (work, work->axis.ticks[i]));

      fill_line (work, plot->x, y, plot->width, 1);
      musette_chart_text_draw (work->style, work->cr, text, dim,
                               work->style->rtl ? plot->x - 6 : plot->x + plot->width + 6, y,
                               work->style->rtl ? 1 : 0, 0.5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ticks_s); i++)
    {
      g_autofree char *text = format_tick (ticks_s[i]);
      double x = round (musette_curve_to_x (work->data, plot, ticks_s[i]));
      double align = 0.5;

      if (x < plot->x || x > plot->x + plot->width || x - last_x < LEAST_TICK_PX)
        continue;
      last_x = x;
      fill_line (work, x, plot->y, 1, plot->height);
      if (x - plot->x < LEAST_TICK_PX / 2.0)
        align = 0;
      else if (work->style->rtl && plot->x + plot->width - x < LEAST_TICK_PX / 2.0)
        align = 1;
      musette_chart_text_draw (work->style, work->cr, text, dim, x, plot->y + plot->height + 6,
                               align, 0);
    }
}

/* The curve falls, so points closer than half a pixel add nothing to see. */
static void
add_points (const CurveWork *work, const double *secs, const double *watts, guint n)
{
  double last_x = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      double x = musette_curve_to_x (work->data, &work->plot, secs[i]);

      if (x < work->plot.x - 1 || (x - last_x < 0.5 && i + 1 < n))
        continue;
      cairo_line_to (work->cr, x, to_y (work, watts[i]));
      last_x = x;
    }
}

static void
draw_curve (const CurveWork *work)
{
  const MusetteRect *plot = &work->plot;
  MusetteColor color = work->style->palette->signals[MUSETTE_SIGNAL_POWER];

  cairo_new_path (work->cr);
  cairo_move_to (work->cr, plot->x, plot->y + plot->height);
  add_points (work, work->data->secs, work->data->watts, work->data->n);
  cairo_line_to (work->cr,
                 musette_curve_to_x (work->data, plot, work->data->secs[work->data->n - 1]),
                 plot->y + plot->height);
  cairo_close_path (work->cr);
  musette_chart_style_set_source (work->cr, musette_color_with_alpha (color, AREA_ALPHA));
  cairo_fill (work->cr);
  add_points (work, work->data->secs, work->data->watts, work->data->n);
  cairo_set_line_width (work->cr, work->style->line_px * 1.4);
  musette_chart_style_set_source (work->cr, color);
  cairo_stroke (work->cr);
}

static void
draw_model (const CurveWork *work)
{
  static const double dashes[] = { 5, 4 };

  cairo_save (work->cr);
  cairo_rectangle (work->cr, work->plot.x, work->plot.y, work->plot.width, work->plot.height);
  cairo_clip (work->cr);
  add_points (work, work->data->model_secs, work->data->model_watts, work->data->n_model);
  cairo_set_dash (work->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (work->cr, work->style->line_px);
  musette_chart_style_set_source (work->cr, work->style->palette->dim_text);
  cairo_stroke (work->cr);
  cairo_restore (work->cr);
}

/* The value stands at the upper edge, on the side of the cursor where the curve is lower. */
static void
draw_cursor (const CurveWork *work, double secs)
{
  double watts = musette_curve_data_get_watts (work->data, secs);
  double x = musette_curve_to_x (work->data, &work->plot, secs);
  g_autofree char *time = musette_format_duration_short (secs);
  g_autofree char *power = musette_format_power (watts);
  g_autofree char *text = g_strdup_printf ("%s  %s", time, power);
  gboolean left = x > work->plot.x + work->plot.width - 110;

  cairo_rectangle (work->cr, round (x), work->plot.y, 1, work->plot.height);
  musette_chart_style_set_source (work->cr, work->style->palette->dim_text);
  cairo_fill (work->cr);
  musette_chart_text_draw (work->style, work->cr, text, work->style->palette->text,
                           left ? x - 6 : x + 6, work->plot.y + 4, left ? 1 : 0, 0);
  cairo_arc (work->cr, x, to_y (work, watts), DOT_RADIUS, 0, 2 * G_PI);
  musette_chart_style_set_source (work->cr, work->style->palette->signals[MUSETTE_SIGNAL_POWER]);
  cairo_fill (work->cr);
}

static double
get_highest (const MusetteCurveData *data)
{
  double highest = 0;

  for (guint i = 0; i < data->n; i++)
    highest = MAX (highest, data->watts[i]);
  return highest;
}

/**
 * musette_curve_draw:
 * @data: a power curve
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 * @cursor_s: duration at which the cursor stands, NaN = none
 *
 * Draws the best power over durations on a logarithmic axis.
 */
void
musette_curve_draw (const MusetteCurveData *data,
                    const MusetteChartStyle *style,
                    cairo_t *cr,
                    double width,
                    double height,
                    double cursor_s)
{
  CurveWork work = { data, style };
  guint lines;

  g_return_if_fail (data != NULL && style != NULL && cr != NULL);

  if (data->n == 0)
    {
      musette_chart_text_draw_empty (style, cr,
                                     data->empty_text
                                         ? data->empty_text
                                         : musette_signal_get_empty_text (MUSETTE_SIGNAL_POWER),
                                     0, 0, width, height);
      return;
    }
  work.cr = cr;
  work.plot = musette_curve_get_plot (style, width, height);
  lines = work.plot.height > 120 ? 5 : 3;
  musette_value_format_init_axis (MUSETTE_VALUE_POWER, style->units, 0, get_highest (data), lines,
                                  &work.axis);
  draw_axes (&work);
  draw_curve (&work);
  if (data->n_model > 0)
    draw_model (&work);
  if (!isnan (cursor_s))
    draw_cursor (&work, cursor_s);
}
