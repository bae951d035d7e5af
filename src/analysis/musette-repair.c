/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-repair.h"

#include <math.h>

#define SPIKE_LEAST_W 3000.0
#define SPIKE_FACTOR 2.5
#define SPIKE_WINDOW 5
/* A meter with more of them is broken; to look for all would take time in proportion to their
 * square. */
#define SPIKES_MOST 500
#define DROPOUT_LONGEST 2
#define DROPOUT_NEIGHBOUR_W 100
#define HEART_RATE_LOWEST 30
#define HEART_RATE_HIGHEST 250
#define CADENCE_HIGHEST 250
#define SPEED_HIGHEST 40

/* The best mean of five samples that lies apart from @around. */
static double
best_five_outside (const float *watts, gsize n, gsize around)
{
  double best = 0;

  for (gsize i = 0; i + SPIKE_WINDOW <= n; i++)
    {
      double sum = 0;

      if (i + SPIKE_WINDOW + SPIKE_WINDOW > around && i <= around + SPIKE_WINDOW)
        continue;
      for (gsize k = 0; k < SPIKE_WINDOW; k++)
        sum += watts[i + k] > 0 ? watts[i + k] : 0;
      best = MAX (best, sum / SPIKE_WINDOW);
    }
  return best;
}

/* The highest sample that may be a spike, @n when there is none. */
static gsize
find_highest (const float *watts, const gboolean *spike, gsize n)
{
  gsize highest = n;

  for (gsize i = 0; i < n; i++)
    if (!spike[i] && watts[i] > SPIKE_LEAST_W && (highest == n || watts[i] > watts[highest]))
      highest = i;
  return highest;
}

/* Interpolates in time between the neighbours that are no spikes themselves. */
static void
bridge (const gint32 *time_s, float *watts, const gboolean *spike, gsize n, gsize index)
{
  gsize before = index;
  gsize behind = index;
  double share;

  while (before > 0 && (spike[before] || isnan (watts[before])))
    before--;
  while (behind + 1 < n && (spike[behind] || isnan (watts[behind])))
    behind++;
  if (spike[before] || isnan (watts[before]))
    before = behind;
  if (spike[behind] || isnan (watts[behind]))
    behind = before;
  if (spike[before])
    watts[index] = NAN;
  else if (before == behind || time_s[behind] == time_s[before])
    watts[index] = watts[before];
  else
    {
      share
          = ((double) time_s[index] - time_s[before]) / ((double) time_s[behind] - time_s[before]);
      watts[index] = (float) (watts[before] + ((double) watts[behind] - watts[before]) * share);
    }
}

/**
 * musette_repair_power_spikes:
 * @time_s: (array length=n): time of each sample in s
 * @watts: (array length=n) (inout): power of each sample in W
 * @n: their number
 *
 * Replaces a sample above 3000 W and 2.5 times the best 5 s power outside its own surroundings by
 * interpolation; at most 500 of them, the highest first.
 *
 * Returns: how many samples were replaced
 */
guint
musette_repair_power_spikes (const gint32 *time_s, float *watts, gsize n)
{
  g_autofree gboolean *spike = NULL;
  guint count = 0;

  g_return_val_if_fail (n == 0 || (time_s != NULL && watts != NULL), 0);

  spike = g_new0 (gboolean, n);
  /* the highest first: one spike must not excuse another */
  for (; count < SPIKES_MOST; count++)
    {
      gsize highest = find_highest (watts, spike, n);

      if (highest == n || watts[highest] <= SPIKE_FACTOR * best_five_outside (watts, n, highest))
        break;
      spike[highest] = TRUE;
      watts[highest] = NAN;
    }
  for (gsize i = 0; i < n; i++)
    if (spike[i])
      bridge (time_s, watts, spike, n, i);
  return count;
}

/**
 * musette_repair_power_dropouts:
 * @watts: (array length=n) (inout): power of each sample in W
 * @cadence: (array length=n) (nullable): cadence of each sample
 * @n: their number
 *
 * Replaces at most two zeros in a row between samples of more than 100 W, when the cranks turn, by
 * the value before them.
 *
 * Returns: how many samples were replaced
 */
guint
musette_repair_power_dropouts (float *watts, const float *cadence, gsize n)
{
  guint count = 0;

  g_return_val_if_fail (watts != NULL || n == 0, 0);

  if (cadence == NULL)
    return 0;
  for (gsize i = 1; i < n; i++)
    {
      gsize end = i;

      if (!(watts[i - 1] > DROPOUT_NEIGHBOUR_W))
        continue;
      while (end < n && end - i <= DROPOUT_LONGEST && watts[end] == 0 && cadence[end] > 0)
        end++;
      if (end == i || end - i > DROPOUT_LONGEST || end == n || !(watts[end] > DROPOUT_NEIGHBOUR_W))
        continue;
      for (gsize k = i; k < end; k++, count++)
        watts[k] = watts[i - 1];
    }
  return count;
}

/* Takes out what is lower or higher than can be true; 0 stays. Returns how many values. */
static guint
take_out_range (float *values, gsize n, float min, float max)
{
  guint count = 0;

  g_assert (values != NULL || n == 0);

  for (gsize i = 0; i < n; i++)
    if ((values[i] < min && values[i] != 0) || values[i] > max)
      {
        values[i] = NAN;
        count++;
      }
  return count;
}

static MusetteStreamSet *
copy_streams (MusetteStreamSet *streams)
{
  guint n = musette_stream_set_get_length (streams);
  MusetteStreamSet *copy = musette_stream_set_new (n);

  for (guint i = 0; i < n; i++)
    musette_stream_set_append (copy, musette_stream_set_get_time (streams)[i]);
  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    for (guint i = 0; musette_stream_set_has (streams, channel) && i < n; i++)
      musette_stream_set_set_value (copy, i, channel,
                                    musette_stream_set_get_value (streams, i, channel));
  musette_stream_set_set_start (copy, musette_stream_set_get_start (streams));
  return copy;
}

static guint
repair_channel (MusetteStreamSet *streams, MusetteChannel channel, float min, float max)
{
  if (!musette_stream_set_has (streams, channel))
    return 0;
  return take_out_range (musette_stream_set_edit_floats (streams, channel),
                         musette_stream_set_get_length (streams), min, max);
}

/**
 * musette_repair_streams:
 * @streams: recorded samples
 * @report: (out) (optional): what was changed
 *
 * Takes out what cannot be true. The recorded samples stay as they are.
 *
 * Returns: (transfer full): repaired samples
 */
MusetteStreamSet *
musette_repair_streams (MusetteStreamSet *streams, MusetteRepairReport *report)
{
  MusetteStreamSet *copy;
  MusetteRepairReport changes = { 0 };

  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (streams), NULL);

  copy = copy_streams (streams);
  changes.heart_rates
      = repair_channel (copy, MUSETTE_CHANNEL_HEARTRATE, HEART_RATE_LOWEST, HEART_RATE_HIGHEST);
  changes.cadences = repair_channel (copy, MUSETTE_CHANNEL_CADENCE, 0, CADENCE_HIGHEST);
  changes.speeds = repair_channel (copy, MUSETTE_CHANNEL_VELOCITY, 0, SPEED_HIGHEST);
  if (musette_stream_set_has (copy, MUSETTE_CHANNEL_WATTS))
    {
      guint n = musette_stream_set_get_length (copy);
      float *watts = musette_stream_set_edit_floats (copy, MUSETTE_CHANNEL_WATTS);

      changes.power_spikes
          = musette_repair_power_spikes (musette_stream_set_get_time (copy), watts, n);
      changes.power_dropouts = musette_repair_power_dropouts (
          watts, musette_stream_set_get_floats (copy, MUSETTE_CHANNEL_CADENCE), n);
    }
  if (report != NULL)
    *report = changes;
  return copy;
}
