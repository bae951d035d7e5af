/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-gpx-reader.h"

#include <math.h>
#include <string.h>

#include "musette-track-builder.h"
#include "musette-xml-parser.h"

/* GPX 1.0 and 1.1 with the extensions of several makers, found by local name in any name space. */

typedef struct
{
  MusetteRecording *recording;
  MusetteTrackBuilder builder;
  gboolean in_track;
  guint segments;
} Reader;

typedef struct
{
  const char *name;
  MusetteChannel channel;
  gboolean is_fallback; /* counts only where nothing better is there */
} PointElement;

static const PointElement point_elements[] = {
  { "ele", MUSETTE_CHANNEL_ALTITUDE, FALSE },
  { "altitude", MUSETTE_CHANNEL_ALTITUDE, TRUE },
  { "hr", MUSETTE_CHANNEL_HEARTRATE, FALSE },
  { "heartrate", MUSETTE_CHANNEL_HEARTRATE, TRUE },
  { "cad", MUSETTE_CHANNEL_CADENCE, FALSE },
  { "cadence", MUSETTE_CHANNEL_CADENCE, TRUE },
  { "atemp", MUSETTE_CHANNEL_TEMPERATURE, FALSE },
  { "temp", MUSETTE_CHANNEL_TEMPERATURE, TRUE },
  { "wtemp", MUSETTE_CHANNEL_TEMPERATURE, TRUE },
  { "power", MUSETTE_CHANNEL_WATTS, FALSE },
  { "powerinwatts", MUSETTE_CHANNEL_WATTS, FALSE },
  { "watts", MUSETTE_CHANNEL_WATTS, TRUE },
  { "speed", MUSETTE_CHANNEL_VELOCITY, FALSE },
  { "distance", MUSETTE_CHANNEL_DISTANCE, FALSE },
};

/* The type is free text; these parts of it are common, the numbers are old ones of a service. */
static const char *
text_to_type (const char *text)
{
  static const char *const types[][2] = {
    { "virtual", "VirtualRide" },
    { "mountain", "MountainBikeRide" },
    { "gravel", "GravelRide" },
    { "cycl", "Ride" },
    { "bik", "Ride" },
    { "trail", "TrailRun" },
    { "ride", "Ride" },
    { "run", "Run" },
    { "swim", "Swim" },
    { "hik", "Hike" },
    { "walk", "Walk" },
    { "row", "Rowing" },
    { "ski", "NordicSki" },
  };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  g_strstrip (lower);
  if (strcmp (lower, "1") == 0)
    return "Ride";
  if (strcmp (lower, "9") == 0)
    return "Run";
  if (strstr (lower, "open_water") != NULL || strstr (lower, "openwater") != NULL)
    return "OpenWaterSwim";
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strstr (lower, types[i][0]) != NULL)
      return types[i][1];
  return "Other";
}

static void
begin_point (Reader *self, const char *const *names, const char *const *values)
{
  const char *latitude = musette_xml_find_attribute (names, values, "lat");
  const char *longitude = musette_xml_find_attribute (names, values, "lon");
  double lat = latitude != NULL ? musette_xml_parse_number (latitude) : NAN;
  double lon = longitude != NULL ? musette_xml_parse_number (longitude) : NAN;

  musette_track_builder_begin_point (&self->builder);
  if (!(fabs (lat) <= 90) || !(fabs (lon) <= 180))
    return;
  musette_track_builder_set (&self->builder, MUSETTE_CHANNEL_LATITUDE, lat);
  musette_track_builder_set (&self->builder, MUSETTE_CHANNEL_LONGITUDE, lon);
}

static void
take_point_value (Reader *self, const char *name, const char *text)
{
  if (strcmp (name, "time") == 0)
    {
      musette_track_builder_set_time (&self->builder, text);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (point_elements); i++)
    {
      const PointElement *element = &point_elements[i];

      if (strcmp (name, element->name) == 0
          && !(element->is_fallback && self->builder.has_value[element->channel]))
        musette_track_builder_set (&self->builder, element->channel,
                                   musette_xml_parse_number (text));
    }
}

static void
begin_segment (Reader *self)
{
  self->segments++;
  musette_track_builder_interrupt (&self->builder);
}

static void
start_cb (gpointer user_data, const char *name, const char *const *names, const char *const *values)
{
  Reader *self = user_data;
  MusetteGpxFacts *facts = self->recording->gpx;

  if (strcmp (name, "trkpt") == 0)
    begin_point (self, names, values);
  else if (strcmp (name, "trkseg") == 0)
    begin_segment (self);
  else if (strcmp (name, "trk") == 0)
    {
      facts->tracks++;
      self->segments = 0;
      self->in_track = TRUE;
    }
  else if (strcmp (name, "wpt") == 0)
    facts->way_points++;
  else if (strcmp (name, "rte") == 0)
    facts->routes++;
  else if (strcmp (name, "gpx") == 0 && facts->version == NULL)
    {
      facts->version = g_strdup (musette_xml_find_attribute (names, values, "version"));
      if (self->recording->device_name == NULL)
        self->recording->device_name
            = g_strdup (musette_xml_find_attribute (names, values, "creator"));
    }
}

static void
end_track (Reader *self)
{
  GArray *segments = self->recording->gpx->segments;

  if (self->in_track && segments->len < MUSETTE_MAX_ENTRIES)
    g_array_append_val (segments, self->segments);
  self->in_track = FALSE;
}

static void
end_cb (gpointer user_data, const char *name, const char *text)
{
  Reader *self = user_data;
  MusetteRecording *recording = self->recording;

  if (strcmp (name, "trkpt") == 0)
    {
      if (self->builder.in_point)
        musette_track_builder_end_point (&self->builder);
    }
  else if (self->builder.in_point)
    take_point_value (self, name, text);
  else if (strcmp (name, "trk") == 0)
    end_track (self);
  else if (self->in_track && strcmp (name, "name") == 0 && recording->name == NULL
           && text[0] != '\0')
    recording->name = g_strdup (text);
  else if (self->in_track && strcmp (name, "type") == 0 && recording->sport_type == NULL)
    recording->sport_type = g_strdup (text_to_type (text));
}

static gboolean
read_document (Reader *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  static const MusetteXmlHandler handler = { start_cb, end_cb };
  MusetteXmlBreak broken;
  gboolean ok;

  if (!musette_xml_parse (bytes, &handler, self, &broken, cancellable, error))
    return FALSE;
  end_track (self);
  ok = musette_track_builder_finish (&self->builder, broken.message, broken.offset, error);
  g_free (broken.message);
  return ok;
}

/**
 * musette_gpx_read:
 * @bytes: a GPX document
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the points of all tracks. A route, that is points without times, is no recording.
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_gpx_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (MusetteRecording) recording = _musette_recording_new (MUSETTE_RECORDING_FORMAT_GPX);
  Reader self = { .recording = recording };
  gboolean ok;

  musette_track_builder_init (&self.builder, recording);
  ok = read_document (&self, bytes, cancellable, error);
  musette_track_builder_clear (&self.builder);
  return ok ? g_steal_pointer (&recording) : NULL;
}
