/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-layout.h"

#include <math.h>

#include "musette-chart-text.h"

#define GAP 12.0
#define BAND_HEIGHT 24.0
#define CAPTION_WIDTH_EM 5.8
#define LEAST_PLOT 40.0
#define NATURAL_PLOT 84.0
#define HANDLE_REACH 6.0

static double
get_title_height (const MusetteChartStyle *style)
{
  return musette_chart_text_get_line (style, MUSETTE_TEXT_BODY) + 6;
}

static double
get_axis_height (const MusetteChartStyle *style)
{
  return musette_chart_text_get_line (style, MUSETTE_TEXT_CAPTION) + 8;
}

static gboolean
is_folded (MusetteRideTraces *traces, guint index, guint folded)
{
  return (folded & (1u << musette_ride_traces_get_signal (traces, index))) != 0;
}

static gboolean
has_band (MusetteRideTraces *traces)
{
  guint n;

  musette_ride_traces_get_intervals (traces, &n);
  return n > 0 && musette_ride_traces_get_n (traces) > 0;
}

/* Everything that keeps its height whatever room there is. */
static double
get_fixed_height (MusetteRideTraces *traces, const MusetteChartStyle *style)
{
  guint n = musette_ride_traces_get_n (traces);
  double height = get_axis_height (style) + n * get_title_height (style);

  if (n > 1)
    height += (n - 1) * GAP;
  if (has_band (traces))
    height += BAND_HEIGHT + GAP / 2;
  return height;
}

static double
get_weight (MusetteRideTraces *traces, guint folded)
{
  double weight = 0;

  for (guint i = 0; i < musette_ride_traces_get_n (traces); i++)
    if (!is_folded (traces, i, folded))
      weight += musette_signal_get_weight (musette_ride_traces_get_signal (traces, i));
  return weight;
}

/**
 * musette_ride_layout_get_min_height:
 * @traces: what is shown
 * @style: how
 * @folded: a bit per #MusetteSignal that is folded
 *
 * Returns: the least height in which everything can still be read
 */
double
musette_ride_layout_get_min_height (MusetteRideTraces *traces,
                                    const MusetteChartStyle *style,
                                    guint folded)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (traces) && style != NULL, 0);

  return ceil (get_fixed_height (traces, style) + get_weight (traces, folded) * LEAST_PLOT);
}

/**
 * musette_ride_layout_get_natural_height:
 * @traces: what is shown
 * @style: how
 * @folded: a bit per #MusetteSignal that is folded
 *
 * Returns: the height in which it looks best
 */
double
musette_ride_layout_get_natural_height (MusetteRideTraces *traces,
                                        const MusetteChartStyle *style,
                                        guint folded)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (traces) && style != NULL, 0);

  return ceil (get_fixed_height (traces, style) + get_weight (traces, folded) * NATURAL_PLOT);
}

/**
 * musette_ride_layout_init:
 * @self: (out): a layout
 * @traces: what is shown
 * @style: how
 * @folded: a bit per #MusetteSignal that is folded
 * @width: the width there is
 * @height: the height there is
 *
 * Divides the room: the charts share what titles, band and captions leave, power takes twice what
 * the others get.
 */
void
musette_ride_layout_init (MusetteRideLayout *self,
                          MusetteRideTraces *traces,
                          const MusetteChartStyle *style,
                          guint folded,
                          double width,
                          double height)
{
  double caption;
  double unit;
  double y = 0;

  g_return_if_fail (self != NULL && MUSETTE_IS_RIDE_TRACES (traces) && style != NULL);

  caption = ceil (style->font_px * CAPTION_WIDTH_EM);
  *self = (MusetteRideLayout){ .width = width, .height = height };
  self->n_rows = MIN (musette_ride_traces_get_n (traces), MUSETTE_N_TRACES);
  self->plot_x = style->rtl ? caption : 0;
  self->plot_width = MAX (floor (width) - caption, 1);
  unit = (height - get_fixed_height (traces, style)) / MAX (get_weight (traces, folded), 1);
  unit = MAX (unit, 1);
  if (has_band (traces))
    {
      self->band = (MusetteRect){ self->plot_x, 0, self->plot_width, BAND_HEIGHT };
      y = BAND_HEIGHT + GAP / 2;
    }
  for (guint i = 0; i < self->n_rows; i++)
    {
      double weight = musette_signal_get_weight (musette_ride_traces_get_signal (traces, i));
      double plot = is_folded (traces, i, folded) ? 0 : floor (weight * unit);
      double title = get_title_height (style);

      self->rows[i].title = (MusetteRect){ self->plot_x, y, self->plot_width, title };
      self->rows[i].plot = (MusetteRect){ self->plot_x, y + title, self->plot_width, plot };
      y += title + plot + GAP;
    }
  self->axis
      = (MusetteRect){ self->plot_x, MAX (y - GAP, 0), self->plot_width, get_axis_height (style) };
}

static gboolean
contains (const MusetteRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

/**
 * musette_ride_layout_hit:
 * @self: a layout
 * @x: a place
 * @y: a place
 * @from_x: where the selection begins, NaN = none
 * @to_x: where the selection ends, NaN = none
 * @row: (out): which chart, for a title or a plot
 *
 * Returns: what is there
 */
MusetteRidePart
musette_ride_layout_hit (const MusetteRideLayout *self,
                         double x,
                         double y,
                         double from_x,
                         double to_x,
                         guint *row)
{
  g_return_val_if_fail (self != NULL && row != NULL, MUSETTE_RIDE_PART_NONE);

  *row = 0;
  for (guint i = 0; i < self->n_rows; i++)
    {
      *row = i;
      if (contains (&self->rows[i].title, x, y))
        return MUSETTE_RIDE_PART_TITLE;
      if (!contains (&self->rows[i].plot, x, y))
        continue;
      if (fabs (x - from_x) <= HANDLE_REACH && fabs (x - from_x) <= fabs (x - to_x))
        return MUSETTE_RIDE_PART_FROM_HANDLE;
      if (fabs (x - to_x) <= HANDLE_REACH)
        return MUSETTE_RIDE_PART_TO_HANDLE;
      return MUSETTE_RIDE_PART_PLOT;
    }
  *row = 0;
  if (contains (&self->band, x, y))
    return MUSETTE_RIDE_PART_BAND;
  return contains (&self->axis, x, y) ? MUSETTE_RIDE_PART_AXIS : MUSETTE_RIDE_PART_NONE;
}
