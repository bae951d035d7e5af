/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-painter.h"

#include <math.h>

#define PX_PER_TICK 90.0
#define PX_PER_LINE 26.0
#define LEAST_LINES 3
#define MOST_LINES 5

/**
 * musette_ride_scene_init:
 * @self: (out): a scene
 * @traces: what is drawn
 *
 * Sets up the whole ride over time in the light style, with neither cursor nor selection.
 */
void
musette_ride_scene_init (MusetteRideScene *self, MusetteRideTraces *traces)
{
  g_return_if_fail (self != NULL && MUSETTE_IS_RIDE_TRACES (traces));

  *self = (MusetteRideScene){
    .traces = traces,
    .to = MAX (musette_positions_get_end (musette_ride_traces_get_positions (traces)), 1),
    .cursor_s = NAN,
    .selection_from_s = NAN,
    .selection_to_s = NAN,
  };
  musette_chart_style_init (&self->style, FALSE, FALSE);
}

/**
 * musette_ride_scene_to_x:
 * @self: a scene
 * @layout: its layout
 * @position: a position on the horizontal axis
 *
 * Returns: where it is drawn
 */
double
musette_ride_scene_to_x (const MusetteRideScene *self,
                         const MusetteRideLayout *layout,
                         double position)
{
  g_return_val_if_fail (self != NULL && layout != NULL, 0);

  return layout->plot_x + (position - self->from) / (self->to - self->from) * layout->plot_width;
}

/**
 * musette_ride_scene_to_position:
 * @self: a scene
 * @layout: its layout
 * @x: a place
 *
 * Returns: the position that is drawn there
 */
double
musette_ride_scene_to_position (const MusetteRideScene *self,
                                const MusetteRideLayout *layout,
                                double x)
{
  g_return_val_if_fail (self != NULL && layout != NULL, 0);

  return self->from + (x - layout->plot_x) / layout->plot_width * (self->to - self->from);
}

/**
 * musette_ride_scene_get_selection:
 * @self: a scene
 * @layout: its layout
 * @from_x: (out): where the selection begins, NaN = none
 * @to_x: (out): where it ends, NaN = none
 *
 * Returns: whether any of the selection is in view
 */
gboolean
musette_ride_scene_get_selection (const MusetteRideScene *self,
                                  const MusetteRideLayout *layout,
                                  double *from_x,
                                  double *to_x)
{
  g_return_val_if_fail (self != NULL && layout != NULL, FALSE);
  g_return_val_if_fail (from_x != NULL && to_x != NULL, FALSE);

  *from_x = *to_x = NAN;
  if (isnan (self->selection_from_s) || isnan (self->selection_to_s))
    return FALSE;
  *from_x = musette_ride_scene_to_x (
      self, layout, musette_ride_traces_to_position (self->traces, self->selection_from_s));
  *to_x = musette_ride_scene_to_x (
      self, layout, musette_ride_traces_to_position (self->traces, self->selection_to_s));
  return *to_x >= layout->plot_x && *from_x <= layout->plot_x + layout->plot_width;
}

/**
 * musette_ride_scene_get_axis:
 * @self: a scene
 * @layout: its layout
 * @row: a chart
 * @axis: (out): its axis in the numbers people read
 */
void
musette_ride_scene_get_axis (const MusetteRideScene *self,
                             const MusetteRideLayout *layout,
                             guint row,
                             MusetteValueAxis *axis)
{
  double min;
  double max;
  guint lines;

  g_return_if_fail (self != NULL && layout != NULL && axis != NULL && row < layout->n_rows);

  lines = (guint) CLAMP (layout->rows[row].plot.height / PX_PER_LINE + 1, LEAST_LINES, MOST_LINES);
  musette_ride_traces_get_range (self->traces, row, &min, &max);
  musette_value_format_init_axis (musette_ride_traces_get_format (self->traces, row),
                                  self->style.units, min, max, lines, axis);
}

/**
 * musette_ride_scene_get_span_axis:
 * @self: a scene
 * @layout: its layout
 * @axis: (out): the horizontal axis of all charts
 */
void
musette_ride_scene_get_span_axis (const MusetteRideScene *self,
                                  const MusetteRideLayout *layout,
                                  MusetteSpanAxis *axis)
{
  guint ticks;

  g_return_if_fail (self != NULL && layout != NULL && axis != NULL);

  ticks = (guint) MAX (layout->plot_width / PX_PER_TICK, 2);
  musette_span_axis_init (axis, self->kind, self->style.units, self->from, self->to, ticks);
}

/**
 * musette_ride_scene_get_tick_x:
 * @self: a scene
 * @layout: its layout
 * @axis: its horizontal axis
 * @tick: a tick of @axis
 *
 * Returns: where the tick is, as a whole number; at the right edge one beyond the plot
 */
double
musette_ride_scene_get_tick_x (const MusetteRideScene *self,
                               const MusetteRideLayout *layout,
                               const MusetteSpanAxis *axis,
                               guint tick)
{
  g_return_val_if_fail (self != NULL && layout != NULL && axis != NULL, 0);

  return round (musette_ride_scene_to_x (self, layout, musette_span_axis_get_tick (axis, tick)));
}

/**
 * musette_ride_scene_get_tick_y:
 * @layout: the layout of a scene
 * @row: a chart
 * @axis: its vertical axis
 * @tick: a tick of @axis
 *
 * Returns: where the tick is, as a whole number; at the lower edge one beyond the plot
 */
double
musette_ride_scene_get_tick_y (const MusetteRideLayout *layout,
                               guint row,
                               const MusetteValueAxis *axis,
                               guint tick)
{
  const MusetteRect *plot;

  g_return_val_if_fail (layout != NULL && row < layout->n_rows, 0);
  g_return_val_if_fail (axis != NULL && tick < axis->n_ticks, 0);

  plot = &layout->rows[row].plot;
  return round (plot->y
                + plot->height * (1 - musette_value_axis_get_fraction (axis, axis->ticks[tick])));
}

/**
 * musette_ride_scene_get_dot:
 * @self: a scene
 * @layout: its layout
 * @row: a chart
 * @x: (out): where the cursor is
 * @y: (out): where the trace is at the cursor
 *
 * Returns: whether the cursor is in view and the trace has a value there
 */
gboolean
musette_ride_scene_get_dot (const MusetteRideScene *self,
                            const MusetteRideLayout *layout,
                            guint row,
                            double *x,
                            double *y)
{
  MusetteValueAxis axis;
  MusetteValueFormat format;
  const MusetteRect *plot;
  double value;
  double share;

  g_return_val_if_fail (self != NULL && layout != NULL && row < layout->n_rows, FALSE);

  plot = &layout->rows[row].plot;
  value = musette_ride_traces_get_value_at (self->traces, row, self->cursor_s);
  if (isnan (value) || plot->height <= 0)
    return FALSE;
  musette_ride_scene_get_axis (self, layout, row, &axis);
  format = musette_ride_traces_get_format (self->traces, row);
  share = musette_value_axis_get_fraction (
      &axis, musette_value_format_to_display (format, self->style.units, value));
  *x = musette_ride_scene_to_x (self, layout,
                                musette_ride_traces_to_position (self->traces, self->cursor_s));
  *y = plot->y + plot->height * (1 - CLAMP (share, 0, 1));
  return *x >= plot->x && *x <= plot->x + plot->width;
}
