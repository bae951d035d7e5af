/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-gpx.h"

#include "musette-date.h"

#include <math.h>

static void
append_number (GString *text, const char *format, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (number, sizeof number, format, value));
}

static void
append_extension (GString *text,
                  MusetteStreamSet *streams,
                  guint i,
                  MusetteChannel channel,
                  const char *tag)
{
  double value = musette_stream_set_has (streams, channel)
                     ? musette_stream_set_get_value (streams, i, channel)
                     : NAN;

  if (!isnan (value))
    g_string_append_printf (text, "<%s>%.0f</%s>", tag, value, tag);
}

static void
append_point (GString *text,
              MusetteStreamSet *streams,
              guint i,
              gint64 time,
              gboolean power,
              gboolean heartrate)
{
  g_autofree char *stamp = musette_local_time_format (time);

  g_string_append (text, "<trkpt lat=\"");
  append_number (text, "%.6f", musette_stream_set_get_value (streams, i, MUSETTE_CHANNEL_LATITUDE));
  g_string_append (text, "\" lon=\"");
  append_number (text, "%.6f",
                 musette_stream_set_get_value (streams, i, MUSETTE_CHANNEL_LONGITUDE));
  g_string_append (text, "\">");
  if (musette_stream_set_has (streams, MUSETTE_CHANNEL_ALTITUDE))
    {
      g_string_append (text, "<ele>");
      append_number (text, "%.1f",
                     musette_stream_set_get_value (streams, i, MUSETTE_CHANNEL_ALTITUDE));
      g_string_append (text, "</ele>");
    }
  g_string_append_printf (text, "<time>%sZ</time><extensions>", stamp);
  if (power)
    append_extension (text, streams, i, MUSETTE_CHANNEL_WATTS, "power");
  g_string_append (text, "<gpxtpx:TrackPointExtension>");
  append_extension (text, streams, i, MUSETTE_CHANNEL_TEMPERATURE, "gpxtpx:atemp");
  if (heartrate)
    append_extension (text, streams, i, MUSETTE_CHANNEL_HEARTRATE, "gpxtpx:hr");
  append_extension (text, streams, i, MUSETTE_CHANNEL_CADENCE, "gpxtpx:cad");
  g_string_append (text, "</gpxtpx:TrackPointExtension></extensions></trkpt>\n");
}

/**
 * musette_simulator_gpx_write:
 * @streams: samples
 * @name: (nullable): what the activity is called
 * @start_unix: when they begin, in seconds since 1970 UTC
 * @power: whether power goes into the file
 * @heartrate: whether heart rate goes into the file
 *
 * Returns: (transfer full) (nullable): the track as a GPX file, %NULL when there are no places
 */
GBytes *
musette_simulator_gpx_write (MusetteStreamSet *streams,
                             const char *name,
                             gint64 start_unix,
                             gboolean power,
                             gboolean heartrate)
{
  g_autofree char *title = g_markup_escape_text (name == NULL ? "" : name, -1);
  const gint32 *time = musette_stream_set_get_time (streams);
  guint n = musette_stream_set_get_length (streams);
  const double *latitude;
  GString *text;

  if (!musette_stream_set_has (streams, MUSETTE_CHANNEL_LATITUDE))
    return NULL;
  latitude = musette_stream_set_get_doubles (streams, MUSETTE_CHANNEL_LATITUDE);
  text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<gpx version=\"1.1\" creator=\"musette-simulator\" "
                       "xmlns=\"http://www.topografix.com/GPX/1/1\" xmlns:gpxtpx="
                       "\"http://www.garmin.com/xmlschemas/TrackPointExtension/v1\">\n<trk><name>");
  g_string_append_printf (text, "%s</name><trkseg>\n", title);
  for (guint i = 0; i < n; i++)
    if (!isnan (latitude[i]))
      append_point (text, streams, i, start_unix + time[i], power, heartrate);
  g_string_append (text, "</trkseg></trk>\n</gpx>\n");
  return g_string_free_to_bytes (text);
}
