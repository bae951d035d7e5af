/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-sample-order.h"

#include <math.h>

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint32 *time = user_data;
  gint32 first = time[*(const guint *) a];
  gint32 second = time[*(const guint *) b];

  return (first > second) - (first < second);
}

/* The indexes of the samples that have a time, in the order of the file. */
static GArray *
collect_timed (MusetteSampleCounts *counts, MusetteStreamSet *streams)
{
  guint length = musette_stream_set_get_length (streams);
  const gint32 *time = musette_stream_set_get_time (streams);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), length);
  gint32 last = G_MININT32;

  for (guint i = 0; i < length; i++)
    {
      if (time[i] == MUSETTE_TIME_NONE)
        {
          counts->untimed++;
          continue;
        }
      if (time[i] < last)
        counts->backward_steps++;
      last = time[i];
      g_array_append_val (order, i);
    }
  return order;
}

/* Leaves out what lies more than 68 years after the first sample: it is no time of this ride. */
static void
drop_unreachable (MusetteSampleCounts *counts, GArray *order, const gint32 *time)
{
  gint64 first;
  guint n = order->len;

  if (n == 0)
    return;
  first = time[g_array_index (order, guint, 0)];
  while (time[g_array_index (order, guint, n - 1)] - first >= G_MAXINT32)
    n--;
  counts->untimed += order->len - n;
  g_array_set_size (order, n);
}

/* Copies every value of the second sample that is present. */
static void
merge_sample (MusetteStreamSet *into, guint into_index, MusetteStreamSet *streams, guint index)
{
  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    {
      double value = musette_stream_set_get_value (streams, index, channel);

      if (!isnan (value))
        musette_stream_set_set_value (into, into_index, channel, value);
    }
}

static MusetteStreamSet *
merge_samples (MusetteSampleCounts *counts, MusetteStreamSet *streams, GArray *order)
{
  const gint32 *time = musette_stream_set_get_time (streams);
  MusetteStreamSet *merged = musette_stream_set_new (order->len);
  gint32 last = 0;

  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);

      if (i == 0 || time[index] != last)
        musette_stream_set_append (merged, time[index]);
      else
        counts->merged++;
      last = time[index];
      merge_sample (merged, musette_stream_set_get_length (merged) - 1, streams, index);
    }
  musette_stream_set_set_start (merged, musette_stream_set_get_start (streams));
  return merged;
}

static gboolean
is_clean (MusetteStreamSet *streams)
{
  guint length = musette_stream_set_get_length (streams);
  const gint32 *time = musette_stream_set_get_time (streams);

  if (length == 0)
    return TRUE;
  for (guint i = 1; i < length; i++)
    if (time[i] <= time[i - 1])
      return FALSE;
  return time[0] != MUSETTE_TIME_NONE && (gint64) time[length - 1] - time[0] < G_MAXINT32;
}

/**
 * musette_sample_order:
 * @streams: samples in the order of the file
 * @counts: (out): what was found
 *
 * Leaves out samples without a time, sorts the others (stable) and merges those of the same second;
 * for each channel the last value that is present wins.
 *
 * Returns: (transfer full): the samples in rising order of time; @streams itself when it is so
 */
MusetteStreamSet *
musette_sample_order (MusetteStreamSet *streams, MusetteSampleCounts *counts)
{
  g_autoptr (GArray) order = NULL;
  const gint32 *time;

  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (streams), NULL);
  g_return_val_if_fail (counts != NULL, NULL);

  *counts = (MusetteSampleCounts){ 0 };
  if (is_clean (streams))
    return g_object_ref (streams);
  time = musette_stream_set_get_time (streams);
  order = collect_timed (counts, streams);
  g_qsort_with_data (order->data, order->len, sizeof (guint), compare_times, (gpointer) time);
  drop_unreachable (counts, order, time);
  return merge_samples (counts, streams, order);
}
