/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-tcx-reader.h"

#include <math.h>
#include <string.h>

#include "musette-track-builder.h"
#include "musette-xml-parser.h"

/* Training Center XML, version 2, as devices and services write it: any prefix, any case. */

typedef enum
{
  VALUE_NONE,
  VALUE_HEART_RATE,
  VALUE_AVERAGE,
  VALUE_MAXIMUM,
} ValueOwner;

typedef struct
{
  MusetteRecording *recording;
  MusetteTrackBuilder builder;
  MusetteRecordingSession *session; /* the activity that is open */
  MusetteRecordingLap *lap;         /* the lap that is open */
  guint tracks_in_lap;
  ValueOwner value_owner;
  gboolean in_creator;
  gboolean in_course;
  gint64 first_time;
  gint64 last_time;
} Reader;

typedef struct
{
  const char *name;
  MusetteChannel channel;
} PointElement;

static const PointElement point_elements[] = {
  { "latitudedegrees", MUSETTE_CHANNEL_LATITUDE },
  { "longitudedegrees", MUSETTE_CHANNEL_LONGITUDE },
  { "altitudemeters", MUSETTE_CHANNEL_ALTITUDE },
  { "distancemeters", MUSETTE_CHANNEL_DISTANCE },
  { "cadence", MUSETTE_CHANNEL_CADENCE },
  { "runcadence", MUSETTE_CHANNEL_CADENCE },
  { "speed", MUSETTE_CHANNEL_VELOCITY },
  { "watts", MUSETTE_CHANNEL_WATTS },
};

static const char *
sport_to_type (const char *sport)
{
  static const char *const types[][2] = {
    { "Biking", "Ride" },   { "Cycling", "Ride" },          { "Running", "Run" },
    { "Swimming", "Swim" }, { "Walking", "Walk" },          { "Hiking", "Hike" },
    { "Rowing", "Rowing" }, { "Transition", "Transition" },
  };

  for (guint i = 0; sport != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (sport, types[i][0]) == 0)
      return types[i][1];
  return "Other";
}

/* ---- activities and laps ---- */

static void
end_activity (Reader *self)
{
  MusetteRecordingSession *session = self->session;

  self->session = NULL;
  self->lap = NULL;
  if (session == NULL || self->first_time == MUSETTE_MOMENT_NONE)
    return;
  session->start_unix = self->first_time;
  session->end_unix = self->last_time;
  /* The last sample counts a second of its own. */
  session->elapsed_s = (double) (self->last_time - self->first_time + 1);
}

static void
begin_activity (Reader *self, const char *sport)
{
  end_activity (self);
  self->first_time = self->last_time = MUSETTE_MOMENT_NONE;
  self->value_owner = VALUE_NONE;
  if (self->recording->sessions->len >= MUSETTE_MAX_ENTRIES)
    return;
  self->session = _musette_recording_add_session (self->recording);
  self->session->sport_name = g_strdup (sport);
  self->session->type = g_strdup (sport_to_type (sport));
  self->session->laps = 0;
}

static void
begin_lap (Reader *self, const char *start)
{
  int offset_s;

  self->tracks_in_lap = 0;
  self->lap = NULL;
  if (self->recording->laps->len >= MUSETTE_MAX_ENTRIES)
    return;
  self->lap = _musette_recording_add_lap (self->recording);
  if (self->session != NULL)
    self->session->laps++;
  if (start == NULL || !musette_xml_parse_time (start, &self->lap->start_unix, &offset_s))
    self->lap->start_unix = 0;
}

static void
add_to (double *total, double value)
{
  if (!isnan (value))
    *total = isnan (*total) ? value : *total + value;
}

static void
end_lap (Reader *self)
{
  MusetteRecordingLap *lap = self->lap;

  self->lap = NULL;
  if (lap == NULL)
    return;
  if (lap->start_unix != 0 && lap->elapsed_s >= 0 && lap->elapsed_s < 1e9)
    lap->end_unix = lap->start_unix + (gint64) ceil (lap->elapsed_s);
  if (self->session == NULL)
    return;
  add_to (&self->session->timer_s, lap->timer_s);
  add_to (&self->session->distance_m, lap->distance_m);
  add_to (&self->session->calories, lap->calories);
}

static void
take_lap_value (Reader *self, const char *name, const char *text)
{
  MusetteRecordingLap *lap = self->lap;
  double value = musette_xml_parse_number (text);

  if (strcmp (name, "totaltimeseconds") == 0)
    lap->elapsed_s = lap->timer_s = value;
  else if (strcmp (name, "distancemeters") == 0)
    lap->distance_m = value;
  else if (strcmp (name, "calories") == 0)
    lap->calories = value;
  else if (strcmp (name, "cadence") == 0)
    lap->average_cadence = value;
  else if (strcmp (name, "avgspeed") == 0)
    lap->average_speed_mps = value;
  else if (strcmp (name, "avgwatts") == 0)
    lap->average_power_w = value;
  else if (strcmp (name, "maxwatts") == 0)
    lap->max_power_w = value;
  else if (strcmp (name, "value") == 0 && self->value_owner == VALUE_AVERAGE)
    lap->average_hr = value;
  else if (strcmp (name, "value") == 0 && self->value_owner == VALUE_MAXIMUM)
    lap->max_hr = value;
  else if (strcmp (name, "intensity") == 0)
    lap->intensity = g_ascii_strcasecmp (text, "resting") == 0 ? 1 : 0;
}

/* ---- points ---- */

static void
take_point_value (Reader *self, const char *name, const char *text)
{
  if (strcmp (name, "time") == 0)
    {
      musette_track_builder_set_time (&self->builder, text);
      return;
    }
  if (strcmp (name, "value") == 0)
    {
      if (self->value_owner == VALUE_HEART_RATE)
        musette_track_builder_set (&self->builder, MUSETTE_CHANNEL_HEARTRATE,
                                   musette_xml_parse_number (text));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (point_elements); i++)
    if (strcmp (name, point_elements[i].name) == 0)
      musette_track_builder_set (&self->builder, point_elements[i].channel,
                                 musette_xml_parse_number (text));
}

static void
end_point (Reader *self)
{
  gint64 time = self->builder.time;

  musette_track_builder_end_point (&self->builder);
  if (self->session == NULL)
    return;
  self->session->points++;
  if (time == MUSETTE_MOMENT_NONE)
    return;
  self->first_time = self->first_time == MUSETTE_MOMENT_NONE ? time : MIN (self->first_time, time);
  self->last_time = self->last_time == MUSETTE_MOMENT_NONE ? time : MAX (self->last_time, time);
}

/* ---- elements ---- */

static void
start_cb (gpointer user_data, const char *name, const char *const *names, const char *const *values)
{
  Reader *self = user_data;

  if (strcmp (name, "trackpoint") == 0)
    musette_track_builder_begin_point (&self->builder);
  else if (strcmp (name, "heartratebpm") == 0)
    self->value_owner = VALUE_HEART_RATE;
  else if (strcmp (name, "averageheartratebpm") == 0)
    self->value_owner = VALUE_AVERAGE;
  else if (strcmp (name, "maximumheartratebpm") == 0)
    self->value_owner = VALUE_MAXIMUM;
  else if (strcmp (name, "activity") == 0)
    begin_activity (self, musette_xml_find_attribute (names, values, "sport"));
  else if (strcmp (name, "course") == 0)
    {
      self->in_course = TRUE;
      begin_activity (self, NULL);
    }
  else if (strcmp (name, "lap") == 0)
    begin_lap (self, musette_xml_find_attribute (names, values, "starttime"));
  else if (strcmp (name, "track") == 0 && self->tracks_in_lap++ > 0)
    musette_track_builder_interrupt (&self->builder);
  else if (strcmp (name, "creator") == 0)
    self->in_creator = TRUE;
}

static void
take_name (Reader *self, const char *text)
{
  if (self->in_creator && self->recording->device_name == NULL && text[0] != '\0')
    self->recording->device_name = g_strdup (text);
  else if (self->in_course && !self->in_creator && self->recording->name == NULL)
    self->recording->name = g_strdup (text);
}

static void
end_cb (gpointer user_data, const char *name, const char *text)
{
  Reader *self = user_data;

  if (strcmp (name, "trackpoint") == 0)
    {
      if (self->builder.in_point)
        end_point (self);
    }
  else if (self->builder.in_point)
    take_point_value (self, name, text);
  else if (strcmp (name, "lap") == 0)
    end_lap (self);
  else if (strcmp (name, "activity") == 0 || strcmp (name, "course") == 0)
    {
      end_activity (self);
      self->in_course = FALSE;
    }
  else if (strcmp (name, "creator") == 0)
    self->in_creator = FALSE;
  else if (strcmp (name, "name") == 0)
    take_name (self, text);
  else if (self->lap != NULL)
    take_lap_value (self, name, text);
  if (g_str_has_suffix (name, "heartratebpm"))
    self->value_owner = VALUE_NONE;
}

/* ---- the whole ---- */

/* Some devices write km/h where m/s belong: then the way by speed is 3.6 times the distance. */
static void
repair_speed_unit (MusetteStreamSet *streams)
{
  const double *distance = musette_stream_set_get_doubles (streams, MUSETTE_CHANNEL_DISTANCE);
  const gint32 *time = musette_stream_set_get_time (streams);
  guint n = musette_stream_set_get_length (streams);
  double by_speed = 0, by_distance = 0;
  float *speed;

  if (distance == NULL || !musette_stream_set_has (streams, MUSETTE_CHANNEL_VELOCITY))
    return;
  speed = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_VELOCITY);
  for (guint i = 1; i < n; i++)
    {
      gint64 step_s = (gint64) time[i] - time[i - 1];
      double step_m = distance[i] - distance[i - 1];

      if (step_s < 1 || step_s > 10 || isnan (speed[i]) || !(step_m >= 0))
        continue;
      by_speed += speed[i] * step_s;
      by_distance += step_m;
    }
  if (by_distance < 200 || by_speed < 3.2 * by_distance || by_speed > 4.0 * by_distance)
    return;
  for (guint i = 0; i < n; i++)
    speed[i] /= 3.6f;
}

static gboolean
read_document (Reader *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  static const MusetteXmlHandler handler = { start_cb, end_cb };
  MusetteXmlBreak broken;
  gboolean ok;

  if (!musette_xml_parse (bytes, &handler, self, &broken, cancellable, error))
    return FALSE;
  end_activity (self);
  ok = musette_track_builder_finish (&self->builder, broken.message, broken.offset, error);
  g_free (broken.message);
  if (ok)
    repair_speed_unit (self->recording->streams);
  return ok;
}

/**
 * musette_tcx_read:
 * @bytes: a TCX document
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads activities, or the tracks of courses. Each activity becomes a session.
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_tcx_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (MusetteRecording) recording = _musette_recording_new (MUSETTE_RECORDING_FORMAT_TCX);
  Reader self = { .recording = recording };
  gboolean ok;

  self.first_time = self.last_time = MUSETTE_MOMENT_NONE;
  musette_track_builder_init (&self.builder, recording);
  ok = read_document (&self, bytes, cancellable, error);
  musette_track_builder_clear (&self.builder);
  return ok ? g_steal_pointer (&recording) : NULL;
}
