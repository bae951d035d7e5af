/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-axis.h"

#include <math.h>

/**
 * MusetteRideAxis:
 *
 * How elapsed seconds of a ride lie on its horizontal axis: as themselves, with the stops cut out,
 * or as metres. A list of corner points, in which both sides never fall; between them it is linear.
 * Without a point the axis shows the elapsed seconds themselves.
 */
struct _MusetteRideAxis
{
  GArray *elapsed; /* double */
  GArray *x;       /* double, as long */
  double length;
};

static double
value_at (const GArray *values, guint index)
{
  return g_array_index (values, double, index);
}

/* The last index whose value is at most @value, or 0. */
static guint
find_left (const GArray *values, double value)
{
  guint low = 0;
  guint high = values->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (value_at (values, middle) <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static double
interpolate (const GArray *from, const GArray *to, double value)
{
  guint i;
  double left;
  double right;

  if (value <= value_at (from, 0))
    return value_at (to, 0);
  i = find_left (from, value);
  if (i + 1 >= from->len)
    return value_at (to, to->len - 1);
  left = value_at (from, i);
  right = value_at (from, i + 1);
  return value_at (to, i)
         + (value - left) / (right - left) * (value_at (to, i + 1) - value_at (to, i));
}

/**
 * musette_ride_axis_new:
 * @length: the largest value on the axis, in seconds or metres, at least 0
 *
 * Returns: (transfer full): an axis without corner points; free with musette_ride_axis_free()
 */
MusetteRideAxis *
musette_ride_axis_new (double length)
{
  MusetteRideAxis *self;

  g_return_val_if_fail (length >= 0, NULL);

  self = g_new0 (MusetteRideAxis, 1);
  self->elapsed = g_array_new (FALSE, FALSE, sizeof (double));
  self->x = g_array_new (FALSE, FALSE, sizeof (double));
  self->length = length;
  return self;
}

/**
 * musette_ride_axis_add:
 * @self: an axis
 * @elapsed_s: a moment in seconds, not before the point added last
 * @x: where it lies, not left of the point added last
 *
 * Adds a corner point. A point that would go backward is left out: the distance of a device may
 * step back, a place on the axis must not.
 */
void
musette_ride_axis_add (MusetteRideAxis *self, double elapsed_s, double x)
{
  guint n;

  g_return_if_fail (self != NULL);

  n = self->x->len;
  if (n > 0 && (elapsed_s < value_at (self->elapsed, n - 1) || x < value_at (self->x, n - 1)))
    return;
  g_array_append_val (self->elapsed, elapsed_s);
  g_array_append_val (self->x, x);
}

/**
 * musette_ride_axis_new_time:
 * @timeline: a ride
 * @cut_stops: whether recording stops take no room
 *
 * Returns: (transfer full): its time axis in seconds; the last sample has its own second
 */
MusetteRideAxis *
musette_ride_axis_new_time (MusetteTimeline *timeline, gboolean cut_stops)
{
  MusetteRideAxis *self;
  const MusetteSegment *segments;
  guint n_segments;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  if (!cut_stops)
    return musette_ride_axis_new (musette_timeline_get_elapsed_s (timeline) + 1.0);
  self = musette_ride_axis_new (musette_timeline_get_recording_s (timeline));
  segments = musette_timeline_get_segments (timeline, &n_segments);
  for (guint i = 0; i < n_segments; i++)
    {
      double start = segments[i].start_s;
      double index = segments[i].index;

      musette_ride_axis_add (self, start, index);
      musette_ride_axis_add (self, start + segments[i].length_s, index + segments[i].length_s);
    }
  return self;
}

/**
 * musette_ride_axis_new_distance:
 * @timeline: a ride
 *
 * Counts from the first value of musette_timeline_get_way() and never steps back.
 *
 * Returns: (transfer full): its distance axis in metres
 */
MusetteRideAxis *
musette_ride_axis_new_distance (MusetteTimeline *timeline)
{
  MusetteRideAxis *self;
  const double *metres;
  double first = NAN;
  gsize n;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  self = musette_ride_axis_new (0);
  metres = musette_timeline_get_way (timeline, &n);
  for (gsize i = 0; metres != NULL && i < n; i++)
    {
      if (!isfinite (metres[i]))
        continue;
      if (isnan (first))
        first = metres[i];
      self->length = MAX (self->length, metres[i] - first);
      musette_ride_axis_add (self, musette_timeline_index_to_elapsed (timeline, i), self->length);
    }
  return self;
}

/**
 * musette_ride_axis_can_show_distance:
 * @timeline: a ride
 *
 * Returns: whether it has a channel from which a distance can be had
 */
gboolean
musette_ride_axis_can_show_distance (MusetteTimeline *timeline)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), FALSE);

  return musette_timeline_has (timeline, MUSETTE_CHANNEL_DISTANCE)
         || musette_timeline_has (timeline, MUSETTE_CHANNEL_VELOCITY)
         || (musette_timeline_has (timeline, MUSETTE_CHANNEL_LATITUDE)
             && musette_timeline_has (timeline, MUSETTE_CHANNEL_LONGITUDE));
}

/**
 * musette_ride_axis_free:
 * @self: (transfer full) (nullable): an axis
 */
void
musette_ride_axis_free (MusetteRideAxis *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->elapsed);
  g_array_unref (self->x);
  g_free (self);
}

/**
 * musette_ride_axis_get_length:
 * @self: an axis
 *
 * Returns: the largest value on it, in seconds or metres
 */
double
musette_ride_axis_get_length (const MusetteRideAxis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * musette_ride_axis_to_x:
 * @self: an axis
 * @elapsed_s: seconds on the elapsed axis
 *
 * Returns: where that moment lies, in seconds or metres
 */
double
musette_ride_axis_to_x (const MusetteRideAxis *self, double elapsed_s)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->x->len == 0)
    return elapsed_s;
  return interpolate (self->elapsed, self->x, elapsed_s);
}

/**
 * musette_ride_axis_to_elapsed:
 * @self: an axis
 * @x: a place on it, in seconds or metres
 *
 * Where the ride stood still on this axis the last moment of the stop is given.
 *
 * Returns: seconds on the elapsed axis
 */
double
musette_ride_axis_to_elapsed (const MusetteRideAxis *self, double x)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->x->len == 0)
    return x;
  return interpolate (self->x, self->elapsed, x);
}
