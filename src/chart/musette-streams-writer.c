/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-streams-writer.h"

#include <math.h>
#include <string.h>

/* Digits behind the point that no device exceeds; floats would show more than they know. */
static int
get_decimals (MusetteChannel channel)
{
  switch (channel)
    {
    case MUSETTE_CHANNEL_LATITUDE:
    case MUSETTE_CHANNEL_LONGITUDE:
      return 7;
    case MUSETTE_CHANNEL_VELOCITY:
      return 3;
    case MUSETTE_CHANNEL_WATTS:
    case MUSETTE_CHANNEL_HEARTRATE:
    case MUSETTE_CHANNEL_CADENCE:
      return 1;
    default:
      return 2;
    }
}

/* A file has a decimal point in every language; zeros behind it are left out. */
static void
append_number (GString *csv, double value, int decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[] = "%.0f";
  gsize length;

  format[2] = (char) ('0' + decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  length = strlen (buffer);
  if (strchr (buffer, '.') != NULL)
    {
      while (buffer[length - 1] == '0')
        length--;
      if (buffer[length - 1] == '.')
        length--;
    }
  g_string_append_len (csv, buffer, (gssize) length);
}

static void
append_header (GString *csv, MusetteStreamSet *samples)
{
  g_string_append (csv, "time");
  for (MusetteChannel channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    {
      if (!musette_stream_set_has (samples, channel))
        continue;
      if (channel == MUSETTE_CHANNEL_LATITUDE || channel == MUSETTE_CHANNEL_LONGITUDE)
        g_string_append_printf (csv, ",%s", musette_channel_get_short_name (channel));
      else
        g_string_append_printf (csv, ",%s", musette_channel_get_stream_name (channel));
    }
  g_string_append_c (csv, '\n');
}

static void
append_sample (GString *csv, MusetteStreamSet *samples, gint32 time_s, guint index)
{
  g_string_append_printf (csv, "%d", time_s);
  for (MusetteChannel channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    {
      double value;

      if (!musette_stream_set_has (samples, channel))
        continue;
      value = musette_stream_set_get_value (samples, index, channel);
      g_string_append_c (csv, ',');
      if (isfinite (value))
        append_number (csv, value, get_decimals (channel));
    }
  g_string_append_c (csv, '\n');
}

/**
 * musette_streams_writer_to_csv:
 * @timeline: a ride
 * @from_s: first elapsed second, NaN = the beginning
 * @to_s: elapsed second behind the last, NaN = the end
 *
 * Writes the samples with the service's names of the streams and a decimal point in every language;
 * what is missing stays empty.
 *
 * Returns: (transfer full): a comma-separated table, first line names
 */
GBytes *
musette_streams_writer_to_csv (MusetteTimeline *timeline, double from_s, double to_s)
{
  MusetteStreamSet *samples;
  const gint32 *times;
  GString *csv;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  samples = musette_timeline_get_samples (timeline);
  times = musette_timeline_get_sample_times (timeline);
  csv = g_string_new (NULL);
  append_header (csv, samples);
  for (guint i = 0; i < musette_timeline_get_n_samples (timeline); i++)
    {
      if ((!isnan (from_s) && times[i] < from_s) || (!isnan (to_s) && times[i] >= to_s))
        continue;
      append_sample (csv, samples, times[i], i);
    }
  return g_string_free_to_bytes (csv);
}
