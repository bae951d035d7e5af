/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-timeline.h"

#include <math.h>

#include "musette-distance.h"
#include "musette-interpolation.h"
#include "musette-power.h"
#include "musette-sample-order.h"

/**
 * MusetteTimeline:
 *
 * The samples of one activity in the order of time, and the 1 Hz series that every number is
 * computed from.
 *
 * Samples without a time are left out; the others are sorted, and those of the same second become
 * one in which the last value that is present wins. A step of more than %MUSETTE_STOP_AFTER_S
 * seconds is a recording stop. Between two samples that are closer a value is interpolated
 * linearly, and where it is missing at either end it is missing in between. The last sample before
 * a stop counts one second.
 *
 * Two axes follow from this: *elapsed* seconds from the first sample, stops included, and the
 * *index* of a recorded second, stops left out. Nothing here grows with the length of a stop, so a
 * wrong time stamp years away costs nothing.
 *
 * A time line does not change. Its series are made when they are first asked for and may be asked
 * for from any thread.
 */
struct _MusetteTimeline
{
  GObject parent_instance;

  MusetteStreamSet *samples; /* sorted and merged */
  gint32 *times;             /* elapsed second of each sample */
  guint n_samples;
  gint64 start_unix;

  GArray *segments;
  guint recording_s;
  guint gaps_over_1s;
  gint32 largest_gap_s;
  MusetteSampleCounts counts;

  GMutex lock; /* guards what is made on demand below */
  float *series[MUSETTE_N_CHANNELS];
  double *series_double[MUSETTE_N_CHANNELS];
  float *power;
  double *power_means;
  double *way;
};

G_DEFINE_FINAL_TYPE (MusetteTimeline, musette_timeline, G_TYPE_OBJECT)

static void
musette_timeline_finalize (GObject *object)
{
  MusetteTimeline *self = (MusetteTimeline *) object;

  g_clear_object (&self->samples);
  g_free (self->times);
  g_array_unref (self->segments);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      g_free (self->series[i]);
      g_free (self->series_double[i]);
    }
  g_free (self->power);
  g_free (self->power_means);
  g_free (self->way);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (musette_timeline_parent_class)->finalize (object);
}

static void
musette_timeline_class_init (MusetteTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_timeline_finalize;
}

static void
musette_timeline_init (MusetteTimeline *self)
{
  g_mutex_init (&self->lock);
  self->segments = g_array_new (FALSE, FALSE, sizeof (MusetteSegment));
}

static void
shift_times (MusetteTimeline *self)
{
  const gint32 *time = musette_stream_set_get_time (self->samples);

  self->n_samples = musette_stream_set_get_length (self->samples);
  self->start_unix = musette_stream_set_get_start (self->samples);
  self->times = g_new (gint32, self->n_samples);
  if (self->n_samples == 0)
    return;
  if (self->start_unix != 0)
    self->start_unix += time[0];
  for (guint i = 0; i < self->n_samples; i++)
    self->times[i] = (gint32) ((gint64) time[i] - time[0]);
}

static void
close_segment (MusetteTimeline *self, guint first, guint end)
{
  MusetteSegment segment = { 0 };

  segment.first_sample = first;
  segment.n_samples = end - first;
  segment.start_s = self->times[first];
  segment.index = self->recording_s;
  segment.length_s = self->times[end - 1] - self->times[first] + 1;
  self->recording_s += segment.length_s;
  g_array_append_val (self->segments, segment);
}

static void
find_segments (MusetteTimeline *self)
{
  guint first = 0;

  for (guint i = 1; i < self->n_samples; i++)
    {
      gint32 step = self->times[i] - self->times[i - 1];

      self->largest_gap_s = MAX (self->largest_gap_s, step);
      if (step > 1)
        self->gaps_over_1s++;
      if (step <= MUSETTE_STOP_AFTER_S)
        continue;
      close_segment (self, first, i);
      first = i;
    }
  if (self->n_samples > 0)
    close_segment (self, first, self->n_samples);
}

/**
 * musette_timeline_new:
 * @streams: the samples of an activity in any order; must not be changed afterwards
 *
 * Returns: (transfer full): their time line
 */
MusetteTimeline *
musette_timeline_new (MusetteStreamSet *streams)
{
  MusetteTimeline *self;

  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (streams), NULL);

  self = g_object_new (MUSETTE_TYPE_TIMELINE, NULL);
  self->samples = musette_sample_order (streams, &self->counts);
  shift_times (self);
  find_segments (self);
  return self;
}

/**
 * musette_timeline_get_samples:
 * @self: a time line
 *
 * Returns: (transfer none): the samples, sorted and merged
 */
MusetteStreamSet *
musette_timeline_get_samples (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);

  return self->samples;
}

/**
 * musette_timeline_get_sample_times:
 * @self: a time line
 *
 * Returns: (transfer none): the elapsed second of each sample, the first is 0
 */
const gint32 *
musette_timeline_get_sample_times (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);

  return self->times;
}

/**
 * musette_timeline_get_n_samples:
 * @self: a time line
 *
 * Returns: the number of samples after merging
 */
guint
musette_timeline_get_n_samples (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->n_samples;
}

/**
 * musette_timeline_get_start_unix:
 * @self: a time line
 *
 * Returns: the moment of elapsed second 0 in seconds since 1970 UTC, 0 when it is not known
 */
gint64
musette_timeline_get_start_unix (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->start_unix;
}

/**
 * musette_timeline_get_elapsed_s:
 * @self: a time line
 *
 * Returns: the elapsed second of the last sample, 0 when there is none
 */
gint32
musette_timeline_get_elapsed_s (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->n_samples > 0 ? self->times[self->n_samples - 1] : 0;
}

/**
 * musette_timeline_get_recording_s:
 * @self: a time line
 *
 * Returns: the number of recorded seconds, which is the length of every series
 */
guint
musette_timeline_get_recording_s (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->recording_s;
}

/**
 * musette_timeline_get_segments:
 * @self: a time line
 * @n_segments: (out): their number
 *
 * Returns: (transfer none) (array length=n_segments): the stretches between recording stops
 */
const MusetteSegment *
musette_timeline_get_segments (MusetteTimeline *self, guint *n_segments)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (n_segments != NULL, NULL);

  *n_segments = self->segments->len;
  return (const MusetteSegment *) self->segments->data;
}

/**
 * musette_timeline_get_gaps_over_1s:
 * @self: a time line
 *
 * Returns: how many steps between samples are longer than a second
 */
guint
musette_timeline_get_gaps_over_1s (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->gaps_over_1s;
}

/**
 * musette_timeline_get_gaps_over_30s:
 * @self: a time line
 *
 * Returns: how many recording stops there are
 */
guint
musette_timeline_get_gaps_over_30s (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->segments->len > 0 ? self->segments->len - 1 : 0;
}

/**
 * musette_timeline_get_largest_gap_s:
 * @self: a time line
 *
 * Returns: the longest step between samples in s, 0 with fewer than two samples
 */
gint32
musette_timeline_get_largest_gap_s (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->largest_gap_s;
}

/**
 * musette_timeline_get_merged:
 * @self: a time line
 *
 * Returns: how many samples went into another one of the same second
 */
guint
musette_timeline_get_merged (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->counts.merged;
}

/**
 * musette_timeline_get_backward_steps:
 * @self: a time line
 *
 * Returns: how often the time stepped backward before sorting
 */
guint
musette_timeline_get_backward_steps (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->counts.backward_steps;
}

/**
 * musette_timeline_get_untimed:
 * @self: a time line
 *
 * Returns: how many samples were left out because they have no usable time
 */
guint
musette_timeline_get_untimed (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  return self->counts.untimed;
}

static gboolean
has_value_above (MusetteTimeline *self, MusetteChannel channel, double limit)
{
  if (!musette_stream_set_has (self->samples, channel))
    return FALSE;
  for (guint i = 0; i < self->n_samples; i++)
    if (musette_stream_set_get_value (self->samples, i, channel) > limit)
      return TRUE;
  return FALSE;
}

/**
 * musette_timeline_has:
 * @self: a time line
 * @channel: a channel
 *
 * Returns: whether any sample has a value of @channel
 */
gboolean
musette_timeline_has (MusetteTimeline *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), FALSE);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, FALSE);

  return has_value_above (self, channel, -INFINITY);
}

/**
 * musette_timeline_has_power:
 * @self: a time line
 *
 * Returns: whether any sample has more than 0 W; only then does the ride have power
 */
gboolean
musette_timeline_has_power (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), FALSE);

  return has_value_above (self, MUSETTE_CHANNEL_WATTS, 0);
}

/**
 * musette_timeline_has_heartrate:
 * @self: a time line
 *
 * Returns: whether any sample has a heart rate above 0
 */
gboolean
musette_timeline_has_heartrate (MusetteTimeline *self)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), FALSE);

  return has_value_above (self, MUSETTE_CHANNEL_HEARTRATE, 0);
}

/* Series */

/* A recording without any bridged second is its own 1 Hz series. */
static gboolean
needs_no_interpolation (MusetteTimeline *self)
{
  return self->recording_s == self->n_samples;
}

static float *
make_floats (MusetteTimeline *self, MusetteChannel channel)
{
  float *series = g_new (float, self->recording_s);
  g_autofree double *doubles = NULL;

  if (!musette_channel_is_double (channel))
    {
      musette_interpolate_floats (self->times,
                                  musette_stream_set_get_floats (self->samples, channel),
                                  self->n_samples, MUSETTE_STOP_AFTER_S, series);
      return series;
    }
  doubles = g_new (double, self->recording_s);
  musette_interpolate_doubles (self->times, musette_stream_set_get_doubles (self->samples, channel),
                               self->n_samples, MUSETTE_STOP_AFTER_S, doubles);
  for (guint i = 0; i < self->recording_s; i++)
    series[i] = (float) doubles[i];
  return series;
}

/**
 * musette_timeline_get_series:
 * @self: a time line
 * @channel: a channel; those that are stored as double lose digits here, which drawing can bear
 * @n: (out) (optional): the number of recorded seconds
 *
 * Returns: (transfer none) (nullable): one value per recorded second, NaN = missing, or %NULL when
 *   there is no such column; valid as long as the time line
 */
const float *
musette_timeline_get_series (MusetteTimeline *self, MusetteChannel channel, gsize *n)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, NULL);

  if (n != NULL)
    *n = self->recording_s;
  if (!musette_stream_set_has (self->samples, channel))
    return NULL;
  if (needs_no_interpolation (self) && !musette_channel_is_double (channel))
    return musette_stream_set_get_floats (self->samples, channel);
  g_mutex_lock (&self->lock);
  if (self->series[channel] == NULL)
    self->series[channel] = make_floats (self, channel);
  g_mutex_unlock (&self->lock);
  return self->series[channel];
}

/**
 * musette_timeline_get_series_double:
 * @self: a time line
 * @channel: a channel that is stored as double
 * @n: (out) (optional): the number of recorded seconds
 *
 * Returns: (transfer none) (nullable): one value per recorded second, NaN = missing, or %NULL when
 *   there is no such column; valid as long as the time line
 */
const double *
musette_timeline_get_series_double (MusetteTimeline *self, MusetteChannel channel, gsize *n)
{
  const double *values;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, NULL);
  g_return_val_if_fail (musette_channel_is_double (channel), NULL);

  if (n != NULL)
    *n = self->recording_s;
  values = musette_stream_set_get_doubles (self->samples, channel);
  if (values == NULL || needs_no_interpolation (self))
    return values;
  g_mutex_lock (&self->lock);
  if (self->series_double[channel] == NULL)
    {
      self->series_double[channel] = g_new (double, self->recording_s);
      musette_interpolate_doubles (self->times, values, self->n_samples, MUSETTE_STOP_AFTER_S,
                                   self->series_double[channel]);
    }
  g_mutex_unlock (&self->lock);
  return self->series_double[channel];
}

/* A missing sample is 0 W first, and interpolated then. */
static float *
make_power (MusetteTimeline *self)
{
  const float *recorded = musette_stream_set_get_floats (self->samples, MUSETTE_CHANNEL_WATTS);
  g_autofree float *watts = g_new (float, self->n_samples);
  float *series;

  for (guint i = 0; i < self->n_samples; i++)
    watts[i] = isfinite (recorded[i]) ? recorded[i] : 0;
  if (needs_no_interpolation (self))
    return g_steal_pointer (&watts);
  series = g_new (float, self->recording_s);
  musette_interpolate_floats (self->times, watts, self->n_samples, MUSETTE_STOP_AFTER_S, series);
  return series;
}

/**
 * musette_timeline_get_power:
 * @self: a time line
 * @n: (out) (optional): the number of recorded seconds
 *
 * The series that every power number uses: a missing value counts as 0 W.
 *
 * Returns: (transfer none) (nullable): watts per recorded second, or %NULL when the ride has no
 *   power; valid as long as the time line
 */
const float *
musette_timeline_get_power (MusetteTimeline *self, gsize *n)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);

  if (n != NULL)
    *n = self->recording_s;
  if (!musette_timeline_has_power (self))
    return NULL;
  g_mutex_lock (&self->lock);
  if (self->power == NULL)
    self->power = make_power (self);
  g_mutex_unlock (&self->lock);
  return self->power;
}

/**
 * musette_timeline_get_power_means:
 * @self: a time line
 * @n: (out) (optional): the number of recorded seconds
 *
 * Kept because every selection and every interval needs the 30 s means of the whole ride.
 *
 * Returns: (transfer none) (nullable): the 30 s trailing mean at each recorded second in W, or
 * %NULL when the ride has no power; valid as long as the time line
 */
const double *
musette_timeline_get_power_means (MusetteTimeline *self, gsize *n)
{
  const float *watts = musette_timeline_get_power (self, n);

  if (watts == NULL)
    return NULL;
  g_mutex_lock (&self->lock);
  if (self->power_means == NULL)
    {
      self->power_means = g_new (double, self->recording_s);
      musette_power_window_means (watts, self->recording_s,
                                  (const MusetteSegment *) self->segments->data,
                                  self->segments->len, MUSETTE_NP_START_GROWING, self->power_means);
    }
  g_mutex_unlock (&self->lock);
  return self->power_means;
}

/* Without the lock, which the series take themselves. */
static double *
make_way (MusetteTimeline *self)
{
  gboolean has_speed = musette_timeline_has (self, MUSETTE_CHANNEL_VELOCITY);
  const double *latitude
      = musette_timeline_get_series_double (self, MUSETTE_CHANNEL_LATITUDE, NULL);
  const double *longitude
      = musette_timeline_get_series_double (self, MUSETTE_CHANNEL_LONGITUDE, NULL);
  double *way;

  if (!has_speed && (latitude == NULL || longitude == NULL))
    return NULL;
  way = g_new (double, self->recording_s);
  if (has_speed)
    musette_distance_from_speed (musette_timeline_get_series (self, MUSETTE_CHANNEL_VELOCITY, NULL),
                                 self->recording_s, way);
  else
    musette_distance_from_track (latitude, longitude, (const MusetteSegment *) self->segments->data,
                                 self->segments->len, way);
  return way;
}

/**
 * musette_timeline_get_way:
 * @self: a time line
 * @n: (out) (optional): the number of recorded seconds
 *
 * The recorded distance; without one the speed summed up, without speed the way between the
 * positions.
 *
 * Returns: (transfer none) (nullable): metres at each recorded second, NaN = missing, or %NULL when
 *   nothing tells how far it was; valid as long as the time line
 */
const double *
musette_timeline_get_way (MusetteTimeline *self, gsize *n)
{
  double *way;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), NULL);

  if (musette_timeline_has (self, MUSETTE_CHANNEL_DISTANCE))
    return musette_timeline_get_series_double (self, MUSETTE_CHANNEL_DISTANCE, n);
  if (n != NULL)
    *n = self->recording_s;
  g_mutex_lock (&self->lock);
  way = self->way;
  g_mutex_unlock (&self->lock);
  if (way != NULL)
    return way;
  way = make_way (self);
  g_mutex_lock (&self->lock);
  if (self->way == NULL)
    self->way = g_steal_pointer (&way);
  g_mutex_unlock (&self->lock);
  g_free (way);
  return self->way;
}

/* Axes */

/* The last segment whose key is at most @value, where the key is an index or a start. */
static guint
find_segment (MusetteTimeline *self, gint64 value, gboolean by_index)
{
  guint low = 0;
  guint high = self->segments->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const MusetteSegment *segment = &g_array_index (self->segments, MusetteSegment, middle);

      if ((by_index ? (gint64) segment->index : segment->start_s) <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * musette_timeline_index_to_elapsed:
 * @self: a time line
 * @index: index of a recorded second; beyond the end the seconds go on
 *
 * Returns: its elapsed second
 */
gint32
musette_timeline_index_to_elapsed (MusetteTimeline *self, guint index)
{
  const MusetteSegment *segment;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  if (self->segments->len == 0)
    return 0;
  segment = &g_array_index (self->segments, MusetteSegment, find_segment (self, index, TRUE));
  return segment->start_s + (gint32) (index - segment->index);
}

/**
 * musette_timeline_elapsed_to_index:
 * @self: a time line
 * @elapsed_s: an elapsed second
 *
 * Returns: the index of the first recorded second at or after it; the number of recorded seconds
 *   when there is none
 */
guint
musette_timeline_elapsed_to_index (MusetteTimeline *self, gint32 elapsed_s)
{
  const MusetteSegment *segment;
  gint64 offset;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  if (self->segments->len == 0)
    return 0;
  segment = &g_array_index (self->segments, MusetteSegment, find_segment (self, elapsed_s, FALSE));
  offset = (gint64) elapsed_s - segment->start_s;
  return segment->index + (guint) CLAMP (offset, 0, (gint64) segment->length_s);
}

/**
 * musette_timeline_elapsed_to_sample:
 * @self: a time line
 * @elapsed_s: an elapsed second
 *
 * Returns: the index of the last sample at or before it, 0 when there is none
 */
guint
musette_timeline_elapsed_to_sample (MusetteTimeline *self, gint32 elapsed_s)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (self), 0);

  high = self->n_samples;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->times[middle] <= elapsed_s)
        low = middle;
      else
        high = middle;
    }
  return low;
}
