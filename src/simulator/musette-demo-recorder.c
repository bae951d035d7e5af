/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-recorder.h"

#include "musette-demo-sports.h"

#include <math.h>

#define METRES_PER_DEGREE 111320.0
#define GPS_MEMORY_S 25.0
#define GPS_ERROR_M 0.35

/**
 * musette_demo_recorder_init:
 * @self: a recorder
 * @seed: the seed of its noise
 * @capacity: how many samples it can take
 * @what: a set of #MusetteDemoRecord; time and heart rate are always recorded
 */
void
musette_demo_recorder_init (MusetteDemoRecorder *self,
                            guint64 seed,
                            guint capacity,
                            MusetteDemoRecord what)
{
  MusetteStreamSet *streams = musette_stream_set_new (capacity);

  *self = (MusetteDemoRecorder){ .streams = streams, .capacity = capacity };
  self->random = musette_demo_random_for (seed, 40, 0);
  musette_stream_set_set_length (streams, capacity);
  self->time = musette_stream_set_edit_time (streams);
  self->heartrate = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_HEARTRATE);
  if (what & MUSETTE_DEMO_RECORD_POWER)
    self->watts = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_WATTS);
  if (what & MUSETTE_DEMO_RECORD_CADENCE)
    self->cadence = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_CADENCE);
  if (what & MUSETTE_DEMO_RECORD_TEMPERATURE)
    self->temperature = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_TEMPERATURE);
  if (what & MUSETTE_DEMO_RECORD_SPEED)
    {
      self->velocity = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_VELOCITY);
      self->distance = musette_stream_set_edit_doubles (streams, MUSETTE_CHANNEL_DISTANCE);
    }
  if (what & MUSETTE_DEMO_RECORD_PLACE)
    {
      self->altitude = musette_stream_set_edit_doubles (streams, MUSETTE_CHANNEL_ALTITUDE);
      self->latitude = musette_stream_set_edit_doubles (streams, MUSETTE_CHANNEL_LATITUDE);
      self->longitude = musette_stream_set_edit_doubles (streams, MUSETTE_CHANNEL_LONGITUDE);
    }
}

static double
quantize (double value, double per_unit)
{
  return floor (value * per_unit + 0.5) / per_unit;
}

static void
record_place (MusetteDemoRecorder *self, guint i, const MusetteDemoSample *sample)
{
  static const double metres_per_degree_east = METRES_PER_DEGREE * 0.66926; /* cosine of home */

  self->gps_east
      += -self->gps_east / GPS_MEMORY_S + GPS_ERROR_M * musette_demo_random_normal (&self->random);
  self->gps_north
      += -self->gps_north / GPS_MEMORY_S + GPS_ERROR_M * musette_demo_random_normal (&self->random);
  self->air_pressure
      += -self->air_pressure / 2400 + 0.03 * musette_demo_random_normal (&self->random);
  /* The barometer of common devices resolves 0.2 m. */
  self->altitude[i] = quantize (sample->altitude + self->air_pressure, 5);
  self->latitude[i] = quantize (
      MUSETTE_DEMO_HOME_LATITUDE + (sample->north + self->gps_north) / METRES_PER_DEGREE, 1e6);
  self->longitude[i] = quantize (
      MUSETTE_DEMO_HOME_LONGITUDE + (sample->east + self->gps_east) / metres_per_degree_east, 1e6);
}

/**
 * musette_demo_recorder_add:
 * @self: a recorder
 * @time_s: seconds since the start
 * @sample: what is true then
 *
 * Returns: whether there is room for more
 */
gboolean
musette_demo_recorder_add (MusetteDemoRecorder *self,
                           gint32 time_s,
                           const MusetteDemoSample *sample)
{
  guint i = self->length;

  if (i >= self->capacity)
    return FALSE;
  self->length++;
  self->time[i] = time_s;
  self->heartrate[i] = (float) floor (sample->heartrate + 0.5);
  if (self->watts != NULL)
    self->watts[i] = (float) floor (sample->watts + 0.5);
  if (self->cadence != NULL)
    self->cadence[i] = (float) floor (sample->cadence + 0.5);
  if (self->temperature != NULL)
    self->temperature[i] = (float) floor (sample->temperature + 0.5);
  if (self->velocity != NULL)
    {
      self->velocity[i] = (float) quantize (sample->velocity, 1000);
      self->distance[i] = quantize (sample->distance, 100);
    }
  if (self->latitude != NULL)
    record_place (self, i, sample);
  return self->length < self->capacity;
}

/**
 * musette_demo_recorder_finish:
 * @self: a recorder
 *
 * Returns: (transfer full): what was recorded
 */
MusetteStreamSet *
musette_demo_recorder_finish (MusetteDemoRecorder *self)
{
  musette_stream_set_truncate (self->streams, self->length);
  return g_steal_pointer (&self->streams);
}
