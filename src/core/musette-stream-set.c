/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-stream-set.h"

#include <math.h>
#include <string.h>

/**
 * MusetteStreamSet:
 *
 * The samples of one recording: a time column and one flat column per channel that the recording
 * has, all of the same length. A missing value is NaN. There is never an object per sample, so that
 * a day at 1 Hz costs the bytes of its columns and nothing more.
 *
 * Times are whole seconds after musette_stream_set_get_start(); a reader stores the samples in file
 * order, so they may repeat or step backward. Sorting and merging is the time line's work.
 */
struct _MusetteStreamSet
{
  GObject parent_instance;

  gint64 start;
  guint length;
  guint capacity;
  gint32 *time;
  gpointer columns[MUSETTE_N_CHANNELS]; /* float or double, by musette_channel_is_double () */
};

G_DEFINE_FINAL_TYPE (MusetteStreamSet, musette_stream_set, G_TYPE_OBJECT)

#define FIRST_CAPACITY 256

static gsize
value_size (MusetteChannel channel)
{
  return musette_channel_is_double (channel) ? sizeof (double) : sizeof (float);
}

static void
fill_missing (gpointer column, MusetteChannel channel, guint from, guint to)
{
  if (musette_channel_is_double (channel))
    for (guint i = from; i < to; i++)
      ((double *) column)[i] = NAN;
  else
    for (guint i = from; i < to; i++)
      ((float *) column)[i] = NAN;
}

static void
set_capacity (MusetteStreamSet *self, guint capacity)
{
  self->time = g_realloc_n (self->time, capacity, sizeof (gint32));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (self->columns[i] != NULL)
      self->columns[i] = g_realloc_n (self->columns[i], capacity, value_size (i));
  self->capacity = capacity;
}

static gpointer
ensure_column (MusetteStreamSet *self, MusetteChannel channel)
{
  if (self->columns[channel] == NULL)
    {
      self->columns[channel] = g_malloc_n (MAX (self->capacity, 1), value_size (channel));
      fill_missing (self->columns[channel], channel, 0, self->length);
    }
  return self->columns[channel];
}

static void
musette_stream_set_finalize (GObject *object)
{
  MusetteStreamSet *self = (MusetteStreamSet *) object;

  g_free (self->time);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    g_free (self->columns[i]);
  G_OBJECT_CLASS (musette_stream_set_parent_class)->finalize (object);
}

static void
musette_stream_set_class_init (MusetteStreamSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_stream_set_finalize;
}

static void
musette_stream_set_init (MusetteStreamSet *self)
{
}

/**
 * musette_stream_set_new:
 * @reserve: how many samples to make room for, 0 when that is not known
 *
 * Returns: (transfer full): an empty stream set
 */
MusetteStreamSet *
musette_stream_set_new (guint reserve)
{
  MusetteStreamSet *self = g_object_new (MUSETTE_TYPE_STREAM_SET, NULL);

  if (reserve > 0)
    set_capacity (self, reserve);
  return self;
}

/**
 * musette_stream_set_get_length:
 * @self: a stream set
 *
 * Returns: the number of samples
 */
guint
musette_stream_set_get_length (MusetteStreamSet *self)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), 0);

  return self->length;
}

/**
 * musette_stream_set_reserve:
 * @self: a stream set
 * @samples: how many samples will be there in the end
 *
 * Makes room once, so that appending does not copy the columns again and again.
 */
void
musette_stream_set_reserve (MusetteStreamSet *self, guint samples)
{
  g_return_if_fail (MUSETTE_IS_STREAM_SET (self));

  if (samples > self->capacity)
    set_capacity (self, samples);
}

/**
 * musette_stream_set_append:
 * @self: a stream set
 * @time_s: seconds after the start, or %MUSETTE_TIME_NONE
 *
 * Adds one sample in which every channel is missing.
 *
 * Returns: its index
 */
guint
musette_stream_set_append (MusetteStreamSet *self, gint32 time_s)
{
  guint index;

  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), 0);

  index = self->length;
  if (index == self->capacity)
    set_capacity (self, MAX (FIRST_CAPACITY, self->capacity + self->capacity / 2));
  self->length++;
  self->time[index] = time_s;
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (self->columns[i] != NULL)
      fill_missing (self->columns[i], i, index, index + 1);
  return index;
}

/**
 * musette_stream_set_set_length:
 * @self: a stream set
 * @length: the new number of samples
 *
 * Grows or shrinks all columns. New samples have no time and no values.
 */
void
musette_stream_set_set_length (MusetteStreamSet *self, guint length)
{
  g_return_if_fail (MUSETTE_IS_STREAM_SET (self));

  musette_stream_set_reserve (self, length);
  for (guint i = self->length; i < length; i++)
    self->time[i] = MUSETTE_TIME_NONE;
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (self->columns[i] != NULL && length > self->length)
      fill_missing (self->columns[i], i, self->length, length);
  self->length = length;
}

/**
 * musette_stream_set_truncate:
 * @self: a stream set
 * @length: how many samples to keep, at most the present number
 *
 * Drops the samples behind @length.
 */
void
musette_stream_set_truncate (MusetteStreamSet *self, guint length)
{
  g_return_if_fail (MUSETTE_IS_STREAM_SET (self));
  g_return_if_fail (length <= self->length);

  self->length = length;
}

/**
 * musette_stream_set_get_start:
 * @self: a stream set
 *
 * Returns: the moment of time 0 in seconds since 1970 UTC, or 0 when it is not known
 */
gint64
musette_stream_set_get_start (MusetteStreamSet *self)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), 0);

  return self->start;
}

/**
 * musette_stream_set_set_start:
 * @self: a stream set
 * @start_unix_s: the moment of time 0 in seconds since 1970 UTC
 */
void
musette_stream_set_set_start (MusetteStreamSet *self, gint64 start_unix_s)
{
  g_return_if_fail (MUSETTE_IS_STREAM_SET (self));

  self->start = start_unix_s;
}

/**
 * musette_stream_set_get_time:
 * @self: a stream set
 *
 * Returns: (transfer none) (nullable): the times in seconds after the start, one per sample
 */
const gint32 *
musette_stream_set_get_time (MusetteStreamSet *self)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NULL);

  return self->time;
}

/**
 * musette_stream_set_edit_time:
 * @self: a stream set
 *
 * Returns: (transfer none) (nullable): the time column for writing; valid until samples are added
 */
gint32 *
musette_stream_set_edit_time (MusetteStreamSet *self)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NULL);

  return self->time;
}

/**
 * musette_stream_set_has:
 * @self: a stream set
 * @channel: a channel
 *
 * Returns: whether there is a column for @channel, be it all missing
 */
gboolean
musette_stream_set_has (MusetteStreamSet *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), FALSE);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, FALSE);

  return self->columns[channel] != NULL;
}

/**
 * musette_stream_set_get_floats:
 * @self: a stream set
 * @channel: a channel that is stored as float
 *
 * Returns: (transfer none) (nullable): the column, NaN = missing, or %NULL when there is none
 */
const float *
musette_stream_set_get_floats (MusetteStreamSet *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NULL);
  g_return_val_if_fail (channel <= MUSETTE_CHANNEL_LAST_FLOAT, NULL);

  return self->columns[channel];
}

/**
 * musette_stream_set_get_doubles:
 * @self: a stream set
 * @channel: a channel that is stored as double
 *
 * Returns: (transfer none) (nullable): the column, NaN = missing, or %NULL when there is none
 */
const double *
musette_stream_set_get_doubles (MusetteStreamSet *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NULL);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS && musette_channel_is_double (channel), NULL);

  return self->columns[channel];
}

/**
 * musette_stream_set_edit_floats:
 * @self: a stream set
 * @channel: a channel that is stored as float
 *
 * Returns: (transfer none): the column for writing, made when it was not there; valid until samples
 *   are added
 */
float *
musette_stream_set_edit_floats (MusetteStreamSet *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NULL);
  g_return_val_if_fail (channel <= MUSETTE_CHANNEL_LAST_FLOAT, NULL);

  return ensure_column (self, channel);
}

/**
 * musette_stream_set_edit_doubles:
 * @self: a stream set
 * @channel: a channel that is stored as double
 *
 * Returns: (transfer none): the column for writing, made when it was not there; valid until samples
 *   are added
 */
double *
musette_stream_set_edit_doubles (MusetteStreamSet *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NULL);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS && musette_channel_is_double (channel), NULL);

  return ensure_column (self, channel);
}

/**
 * musette_stream_set_set_value:
 * @self: a stream set
 * @index: a sample
 * @channel: a channel
 * @value: its value in the channel's unit, NaN = missing
 */
void
musette_stream_set_set_value (MusetteStreamSet *self,
                              guint index,
                              MusetteChannel channel,
                              double value)
{
  gpointer column;

  g_return_if_fail (MUSETTE_IS_STREAM_SET (self));
  g_return_if_fail (index < self->length && channel < MUSETTE_N_CHANNELS);

  column = ensure_column (self, channel);
  if (musette_channel_is_double (channel))
    ((double *) column)[index] = value;
  else
    ((float *) column)[index] = (float) value;
}

/**
 * musette_stream_set_get_value:
 * @self: a stream set
 * @index: a sample
 * @channel: a channel
 *
 * Returns: the value, NaN when it is missing or the set has no such channel
 */
double
musette_stream_set_get_value (MusetteStreamSet *self, guint index, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (self), NAN);
  g_return_val_if_fail (index < self->length && channel < MUSETTE_N_CHANNELS, NAN);

  if (self->columns[channel] == NULL)
    return NAN;
  if (musette_channel_is_double (channel))
    return ((double *) self->columns[channel])[index];
  return ((float *) self->columns[channel])[index];
}

/**
 * musette_stream_set_drop:
 * @self: a stream set
 * @channel: a channel
 *
 * Removes the column of @channel, for instance one in which no sample has a value.
 */
void
musette_stream_set_drop (MusetteStreamSet *self, MusetteChannel channel)
{
  g_return_if_fail (MUSETTE_IS_STREAM_SET (self));
  g_return_if_fail (channel < MUSETTE_N_CHANNELS);

  g_clear_pointer (&self->columns[channel], g_free);
}
