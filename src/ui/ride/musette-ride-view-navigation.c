/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-ride-view-private.h"

/* What is visible, selected and under the cursor of a ride, and how one moves about in it. */

/* Closer in than this nothing more can be seen: samples are a second apart. */
#define SHORTEST_TIME_S 5.0
#define SHORTEST_DISTANCE_M 20.0

static gboolean
spans_equal (MusetteRideSpan a, MusetteRideSpan b)
{
  return a.from == b.from && a.to == b.to;
}

static double
get_shortest (MusetteRideView *self)
{
  double shortest = self->span_kind == MUSETTE_SPAN_TIME ? SHORTEST_TIME_S : SHORTEST_DISTANCE_M;

  return MIN (shortest, musette_ride_axis_get_length (self->axis));
}

/* Moves a span into the axis; it keeps its length as long as that fits. */
static MusetteRideSpan
fit_span (MusetteRideView *self, double from, double to)
{
  double length = musette_ride_axis_get_length (self->axis);
  double width = CLAMP (to - from, get_shortest (self), length);
  double left;

  if (width > to - from)
    from -= (width - (to - from)) / 2;
  left = CLAMP (from, 0, length - width);
  return (MusetteRideSpan){ left, left + width };
}

static void
take_visible (MusetteRideView *self, MusetteRideSpan span)
{
  if (spans_equal (self->visible, span))
    return;
  self->visible = span;
  _musette_ride_view_notify (self, PROP_VISIBLE);
}

static void
take_selection (MusetteRideView *self, MusetteRideSpan span)
{
  gboolean was_set = !isnan (self->selection.from);

  if (was_set == !isnan (span.from) && (!was_set || spans_equal (self->selection, span)))
    return;
  self->selection = span;
  _musette_ride_view_notify (self, PROP_SELECTION);
}

/**
 * musette_ride_view_get_visible:
 * @self: a ride view
 *
 * Returns: the part of the horizontal axis that is shown
 */
MusetteRideSpan
musette_ride_view_get_visible (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), ((MusetteRideSpan){ 0, 0 }));

  return self->visible;
}

/**
 * musette_ride_view_set_visible:
 * @self: a ride view
 * @from: left end on the horizontal axis
 * @to: right end
 *
 * Shows that part, moved and widened as the ride demands: never outside it, never narrower than a
 * few samples.
 */
void
musette_ride_view_set_visible (MusetteRideView *self, double from, double to)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (isfinite (from) && isfinite (to) && from <= to);

  take_visible (self, fit_span (self, from, to));
}

/**
 * musette_ride_view_zoom:
 * @self: a ride view
 * @factor: how many times larger the ride shall look; below 1 it looks smaller
 * @centre: the place on the horizontal axis that stays where it is; NaN for the middle
 */
void
musette_ride_view_zoom (MusetteRideView *self, double factor, double centre)
{
  double width;
  double share;

  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (factor > 0);

  width = self->visible.to - self->visible.from;
  if (width <= 0)
    return;
  if (isnan (centre))
    centre = self->visible.from + width / 2;
  share = CLAMP ((centre - self->visible.from) / width, 0, 1);
  width = CLAMP (width / factor, get_shortest (self), musette_ride_axis_get_length (self->axis));
  musette_ride_view_set_visible (self, centre - share * width, centre + (1 - share) * width);
}

/**
 * musette_ride_view_pan:
 * @self: a ride view
 * @by: how far to move right, as a fraction of the visible span; negative moves left
 */
void
musette_ride_view_pan (MusetteRideView *self, double by)
{
  double step;

  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  step = by * (self->visible.to - self->visible.from);
  musette_ride_view_set_visible (self, self->visible.from + step, self->visible.to + step);
}

/**
 * musette_ride_view_fit:
 * @self: a ride view
 *
 * Shows the whole ride.
 */
void
musette_ride_view_fit (MusetteRideView *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  take_visible (self, (MusetteRideSpan){ 0, musette_ride_axis_get_length (self->axis) });
}

/**
 * musette_ride_view_is_fitted:
 * @self: a ride view
 *
 * Returns: whether the whole ride is shown
 */
gboolean
musette_ride_view_is_fitted (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), TRUE);

  return self->visible.from <= 0 && self->visible.to >= musette_ride_axis_get_length (self->axis);
}

/**
 * musette_ride_view_get_selection:
 * @self: a ride view
 * @selection: (out) (optional): the selected elapsed seconds, set when something is selected
 *
 * Returns: whether something is selected
 */
gboolean
musette_ride_view_get_selection (MusetteRideView *self, MusetteRideSpan *selection)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), FALSE);

  if (isnan (self->selection.from))
    return FALSE;
  if (selection != NULL)
    *selection = self->selection;
  return TRUE;
}

/**
 * musette_ride_view_set_selection:
 * @self: a ride view
 * @from_s: one end in elapsed seconds
 * @to_s: the other end; they may come in either order
 */
void
musette_ride_view_set_selection (MusetteRideView *self, double from_s, double to_s)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (isfinite (from_s) && isfinite (to_s));

  take_selection (self, (MusetteRideSpan){ MIN (from_s, to_s), MAX (from_s, to_s) });
}

/**
 * musette_ride_view_clear_selection:
 * @self: a ride view
 */
void
musette_ride_view_clear_selection (MusetteRideView *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  take_selection (self, (MusetteRideSpan){ NAN, NAN });
}

/**
 * musette_ride_view_get_selected_interval:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): the interval whose span is just the selected one
 */
MusetteRideInterval *
musette_ride_view_get_selected_interval (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->intervals); i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (self->intervals, i);
      const MusetteRideIntervalValues *values = musette_ride_interval_get_values (interval);

      if (values->from_s == self->selection.from && values->to_s == self->selection.to)
        return interval;
    }
  return NULL;
}

/**
 * musette_ride_view_select_interval:
 * @self: a ride view
 * @interval: (nullable): an interval, or %NULL to select nothing
 */
void
musette_ride_view_select_interval (MusetteRideView *self, MusetteRideInterval *interval)
{
  const MusetteRideIntervalValues *values;

  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  if (interval == NULL)
    {
      musette_ride_view_clear_selection (self);
      return;
    }
  values = musette_ride_interval_get_values (interval);
  musette_ride_view_set_selection (self, values->from_s, values->to_s);
}

/**
 * musette_ride_view_find_interval:
 * @self: a ride view
 * @elapsed_s: a moment in elapsed seconds
 *
 * Returns: (transfer none) (nullable): the interval at that moment
 */
MusetteRideInterval *
musette_ride_view_find_interval (MusetteRideView *self, double elapsed_s)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->intervals); i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (self->intervals, i);
      const MusetteRideIntervalValues *values = musette_ride_interval_get_values (interval);

      if (values->from_s <= elapsed_s && elapsed_s < values->to_s)
        return interval;
    }
  return NULL;
}

/**
 * musette_ride_view_get_cursor:
 * @self: a ride view
 *
 * Returns: the elapsed second under the pointer, NaN when there is none
 */
double
musette_ride_view_get_cursor (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NAN);

  return self->cursor;
}

/**
 * musette_ride_view_set_cursor:
 * @self: a ride view
 * @elapsed_s: the elapsed second under the pointer, NaN for none
 */
void
musette_ride_view_set_cursor (MusetteRideView *self, double elapsed_s)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  if (self->cursor == elapsed_s || (isnan (self->cursor) && isnan (elapsed_s)))
    return;
  self->cursor = elapsed_s;
  _musette_ride_view_notify (self, PROP_CURSOR);
}

/**
 * musette_ride_view_move_cursor:
 * @self: a ride view
 * @steps: how many seconds to the right; negative moves left
 *
 * Moves the cursor by samples; without a cursor one is set in the middle of what is visible. What
 * is shown follows it.
 */
void
musette_ride_view_move_cursor (MusetteRideView *self, int steps)
{
  double cursor;
  double last_s;
  double x;

  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  last_s = musette_ride_view_to_elapsed (self, musette_ride_axis_get_length (self->axis));
  cursor = isnan (self->cursor)
               ? musette_ride_view_to_elapsed (self, (self->visible.from + self->visible.to) / 2)
               : self->cursor + steps;
  cursor = CLAMP (floor (cursor), 0, last_s);
  g_object_freeze_notify (G_OBJECT (self));
  musette_ride_view_set_cursor (self, cursor);
  x = musette_ride_view_to_x (self, cursor);
  if (x < self->visible.from)
    musette_ride_view_set_visible (self, x, x + self->visible.to - self->visible.from);
  else if (x > self->visible.to)
    musette_ride_view_set_visible (self, x - self->visible.to + self->visible.from, x);
  g_object_thaw_notify (G_OBJECT (self));
}
