/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-histogram-painter.h"

#include <math.h>

#include "musette-chart-text.h"

#define PX_PER_TICK 60.0
#define DIMMED_ALPHA 0.55

/**
 * musette_histogram_data_new:
 * @signal: whose values they are
 * @format: how people read them
 * @first: value at the lower edge of the first bin, in the unit of the channel
 * @width: width of a bin, more than 0
 * @seconds: (array length=n): time in each bin in s
 * @n: how many bins
 *
 * Returns: (transfer full): a histogram without zones
 */
MusetteHistogramData *
musette_histogram_data_new (MusetteSignal signal,
                            MusetteValueFormat format,
                            double first,
                            double width,
                            const double *seconds,
                            guint n)
{
  MusetteHistogramData *self;

  g_return_val_if_fail (width > 0, NULL);

  self = g_new0 (MusetteHistogramData, 1);
  self->signal = signal;
  self->format = format;
  self->first = first;
  self->width = width;
  self->n = n;
  self->seconds = g_memdup2 (seconds, n * sizeof (double));
  self->zones = g_new0 (guint8, MAX (n, 1));
  return self;
}

/**
 * musette_histogram_data_set_zones:
 * @self: a histogram
 * @zone_tops: (array length=n_zones): upper ends of the zones in the unit of the channel
 * @n_zones: how many zones
 *
 * Colours each bin by the zone its middle lies in.
 */
void
musette_histogram_data_set_zones (MusetteHistogramData *self,
                                  const double *zone_tops,
                                  guint n_zones)
{
  g_return_if_fail (self != NULL && (zone_tops != NULL || n_zones == 0));

  self->n_zones = n_zones;
  for (guint i = 0; i < self->n && n_zones > 0; i++)
    {
      double middle = self->first + (i + 0.5) * self->width;
      guint zone = 1;

      while (zone < n_zones && middle > zone_tops[zone - 1])
        zone++;
      self->zones[i] = (guint8) zone;
    }
}

/**
 * musette_histogram_data_free:
 * @self: (transfer full): a histogram
 */
void
musette_histogram_data_free (MusetteHistogramData *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->seconds);
  g_free (self->zones);
  g_free (self->empty_text);
  g_free (self);
}

/**
 * musette_histogram_data_describe:
 * @self: a histogram
 * @bin: a bin
 * @units: kilometres or miles
 *
 * Returns: (transfer full): the bin in words: `200–225 W, 0:12:40`
 */
char *
musette_histogram_data_describe (const MusetteHistogramData *self, guint bin, MusetteUnits units)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (self != NULL && bin < self->n, NULL);

  from = musette_format_number (
      musette_value_format_to_display (self->format, units, self->first + bin * self->width), 0);
  to = musette_value_format_value (self->format, units, self->first + (bin + 1) * self->width);
  time = musette_format_duration (self->seconds[bin]);
  return g_strdup_printf ("%s–%s, %s", from, to, time);
}

/**
 * musette_histogram_get_plot:
 * @style: a style
 * @width: width of the chart
 * @height: height of the chart
 *
 * Returns: where the bins are drawn
 */
MusetteRect
musette_histogram_get_plot (const MusetteChartStyle *style, double width, double height)
{
  double line = musette_chart_text_get_line (style, MUSETTE_TEXT_CAPTION);

  return (MusetteRect){ 0, line + 4, MAX (width, 1), MAX (height - 2 * line - 12, 1) };
}

/**
 * musette_histogram_hit:
 * @data: a histogram
 * @plot: where it is drawn
 * @x: a place
 *
 * Returns: the bin there, -1 when there is none
 */
int
musette_histogram_hit (const MusetteHistogramData *data, const MusetteRect *plot, double x)
{
  g_return_val_if_fail (data != NULL && plot != NULL, -1);

  if (data->n == 0 || x < plot->x || x >= plot->x + plot->width)
    return -1;
  return (int) ((x - plot->x) / plot->width * data->n);
}

static double
get_longest (const MusetteHistogramData *data)
{
  double longest = 1;

  for (guint i = 0; i < data->n; i++)
    longest = MAX (longest, data->seconds[i]);
  return longest;
}

static void
draw_captions (const MusetteHistogramData *data,
               const MusetteChartStyle *style,
               const MusetteRect *plot,
               cairo_t *cr)
{
  MusetteColor dim = style->palette->dim_text;
  double from = musette_value_format_to_display (data->format, style->units, data->first);
  double to = musette_value_format_to_display (data->format, style->units,
                                               data->first + data->n * data->width);
  double step = musette_nice_step (to - from, (guint) MAX (plot->width / PX_PER_TICK, 1));

  for (double tick = ceil (from / step) * step; tick <= to; tick += step)
    {
      double x = plot->x + (tick - from) / (to - from) * plot->width;
      gboolean last = tick + step > to;
      g_autofree char *text
          = last ? musette_format_with_unit (
                tick, 0, musette_value_format_get_unit (data->format, style->units))
                 : musette_format_number (tick, 0);
      double align = 0.5;

      if (x - plot->x < 12)
        align = 0;
      else if (plot->x + plot->width - x < 24)
        align = 1;
      musette_chart_text_draw (style, cr, text, dim, x, plot->y + plot->height + 6, align, 0);
    }
  cairo_rectangle (cr, plot->x, plot->y + plot->height, plot->width, 1);
  musette_chart_style_set_source (cr, style->palette->grid);
  cairo_fill (cr);
}

static void
draw_bin (const MusetteHistogramData *data,
          const MusetteChartStyle *style,
          const MusetteRect *plot,
          cairo_t *cr,
          guint bin,
          double alpha)
{
  double from = round (plot->x + plot->width * bin / data->n);
  double to = round (plot->x + plot->width * (bin + 1) / data->n);
  double height = plot->height * data->seconds[bin] / get_longest (data);

  if (data->seconds[bin] <= 0)
    return;
  height = MAX (height, 1);
  cairo_rectangle (cr, from, plot->y + plot->height - height, MAX (to - from - 1, 1), height);
  if (data->zones[bin] > 0)
    {
      musette_chart_style_fill_zone (style, cr, data->zones[bin], data->n_zones, alpha);
      return;
    }
  musette_chart_style_set_source (
      cr, musette_color_with_alpha (style->palette->signals[data->signal], alpha));
  cairo_fill (cr);
}

/**
 * musette_histogram_draw:
 * @data: a histogram
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 * @highlighted: a bin that is picked out and named, -1 = none
 *
 * Draws the time spent at each value.
 */
void
musette_histogram_draw (const MusetteHistogramData *data,
                        const MusetteChartStyle *style,
                        cairo_t *cr,
                        double width,
                        double height,
                        int highlighted)
{
  g_autofree char *text = NULL;
  MusetteRect plot;

  g_return_if_fail (data != NULL && style != NULL && cr != NULL);

  if (data->n == 0)
    {
      musette_chart_text_draw_empty (
          style, cr,
          data->empty_text ? data->empty_text : musette_signal_get_empty_text (data->signal), 0, 0,
          width, height);
      return;
    }
  plot = musette_histogram_get_plot (style, width, height);
  for (guint i = 0; i < data->n; i++)
    draw_bin (data, style, &plot, cr, i,
              highlighted < 0 || highlighted == (int) i ? 1 : DIMMED_ALPHA);
  draw_captions (data, style, &plot, cr);
  if (highlighted < 0 || highlighted >= (int) data->n)
    return;
  text = musette_histogram_data_describe (data, (guint) highlighted, style->units);
  musette_chart_text_draw (style, cr, text, style->palette->text, style->rtl ? width : 0, 0,
                           style->rtl ? 1 : 0, 0);
}
