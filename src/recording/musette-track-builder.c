/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-track-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-error.h"
#include "musette-xml-parser.h"

/**
 * musette_track_builder_init:
 * @self: a builder
 * @recording: where the samples go, must stay
 */
void
musette_track_builder_init (MusetteTrackBuilder *self, MusetteRecording *recording)
{
  *self = (MusetteTrackBuilder){ .recording = recording,
                                 .times = g_array_new (FALSE, FALSE, sizeof (gint64)),
                                 .last_time = MUSETTE_MOMENT_NONE };
}

/**
 * musette_track_builder_clear:
 * @self: a builder
 */
void
musette_track_builder_clear (MusetteTrackBuilder *self)
{
  g_clear_pointer (&self->times, g_array_unref);
}

/**
 * musette_track_builder_begin_point:
 * @self: a builder
 */
void
musette_track_builder_begin_point (MusetteTrackBuilder *self)
{
  self->in_point = TRUE;
  self->time = MUSETTE_MOMENT_NONE;
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    self->has_value[i] = FALSE;
}

/**
 * musette_track_builder_set:
 * @self: a builder with a point
 * @channel: a channel
 * @value: its value, NaN = missing
 */
void
musette_track_builder_set (MusetteTrackBuilder *self, MusetteChannel channel, double value)
{
  if (isnan (value))
    return;
  self->values[channel] = value;
  self->has_value[channel] = TRUE;
}

/**
 * musette_track_builder_set_time:
 * @self: a builder with a point
 * @text: an ISO 8601 time; another text is no time
 */
void
musette_track_builder_set_time (MusetteTrackBuilder *self, const char *text)
{
  int offset_s;

  if (!musette_xml_parse_time (text, &self->time, &offset_s))
    {
      self->time = MUSETTE_MOMENT_NONE;
      return;
    }
  if (offset_s == 0 || self->recording->has_utc_offset)
    return;
  self->recording->has_utc_offset = TRUE;
  self->recording->utc_offset_s = offset_s;
}

static void
add_pause (MusetteTrackBuilder *self)
{
  GPtrArray *pauses = self->recording->pauses;
  MusetteRecordingPause *pause;

  if (self->last_time == MUSETTE_MOMENT_NONE || self->time <= self->last_time
      || pauses->len >= MUSETTE_MAX_ENTRIES)
    return;
  pause = g_new (MusetteRecordingPause, 1);
  pause->start_unix = self->last_time;
  pause->end_unix = self->time;
  g_ptr_array_add (pauses, pause);
}

/* Text may have more digits than a float; the raw figures are of the text. */
static void
keep_exact (MusetteTrackBuilder *self, guint sample, MusetteChannel channel)
{
  MusetteExactValue exact = { sample, channel, self->values[channel] };

  if (channel <= MUSETTE_CHANNEL_CADENCE && exact.value != (double) (float) exact.value)
    g_array_append_val (self->recording->exact, exact);
}

/**
 * musette_track_builder_end_point:
 * @self: a builder with a point
 *
 * Adds the point as a sample.
 */
void
musette_track_builder_end_point (MusetteTrackBuilder *self)
{
  MusetteStreamSet *streams = self->recording->streams;
  guint sample;

  self->in_point = FALSE;
  if (self->times->len > MUSETTE_MAX_SAMPLES)
    return;
  sample = musette_stream_set_append (streams, MUSETTE_TIME_NONE);
  g_array_append_val (self->times, self->time);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (self->has_value[i])
      {
        musette_stream_set_set_value (streams, sample, i, self->values[i]);
        keep_exact (self, sample, i);
      }
  if (self->time == MUSETTE_MOMENT_NONE)
    return;
  if (self->is_interrupted)
    add_pause (self);
  self->is_interrupted = FALSE;
  self->last_time = self->time;
}

/**
 * musette_track_builder_interrupt:
 * @self: a builder
 *
 * The recording was stopped here and goes on with the next point.
 */
void
musette_track_builder_interrupt (MusetteTrackBuilder *self)
{
  self->is_interrupted = TRUE;
}

/**
 * musette_track_builder_finish:
 * @self: a builder
 * @broken: (nullable): why the document could not be read to its end
 * @offset: where
 * @error: return location
 *
 * Ends the track.
 *
 * Returns: whether there is a sample with a time
 */
gboolean
musette_track_builder_finish (MusetteTrackBuilder *self,
                              const char *broken,
                              guint64 offset,
                              GError **error)
{
  if (self->times->len > MUSETTE_MAX_SAMPLES)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                           _ ("The document has more points than any real recording."));
      return FALSE;
    }
  if (broken != NULL)
    _musette_recording_add_damage (self->recording, MUSETTE_DAMAGE_XML_CUT, offset,
                                   /* Translators: %s is what the XML parser says. */
                                   _ ("The document ends or breaks here: %s"), broken);
  if (self->times->len > 0)
    _musette_recording_set_times (self->recording, (const gint64 *) (gpointer) self->times->data);
  if (!musette_recording_is_empty (self->recording))
    return TRUE;
  if (broken != NULL)
    g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                 _ ("The document is damaged and has no complete point: %s"), broken);
  else
    g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_NO_SAMPLES,
                         _ ("The document holds no points with a time."));
  return FALSE;
}
