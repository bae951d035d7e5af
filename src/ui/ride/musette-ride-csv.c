/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-csv.h"

#include <math.h>

static void
append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.7g", value));
}

/* Metres of a long ride and degrees need more digits than a sensor's value. */
static void
append_precise (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

/**
 * musette_ride_csv_new:
 * @timeline: a ride
 *
 * Writes the merged samples as the service's stream files do: a column per stream, a line per
 * sample, decimal points, nothing where a value is missing.
 *
 * Returns: (transfer full): the text in UTF-8
 */
GBytes *
musette_ride_csv_new (MusetteTimeline *timeline)
{
  MusetteStreamSet *samples;
  const gint32 *times;
  GString *text;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  samples = musette_timeline_get_samples (timeline);
  times = musette_timeline_get_sample_times (timeline);
  text = g_string_new ("time");
  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    if (musette_stream_set_has (samples, channel))
      g_string_append_printf (text, ",%s", musette_channel_get_stream_name (channel));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < musette_timeline_get_n_samples (timeline); i++)
    {
      g_string_append_printf (text, "%d", times[i]);
      for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
        {
          if (!musette_stream_set_has (samples, channel))
            continue;
          g_string_append_c (text, ',');
          if (musette_channel_is_double (channel))
            append_precise (text, musette_stream_set_get_value (samples, i, channel));
          else
            append_number (text, musette_stream_set_get_value (samples, i, channel));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}
