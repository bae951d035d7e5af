/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-recording-private.h"

#include <math.h>

/* Copies one sample with all channels that it has. */
static void
copy_sample (MusetteStreamSet *from, guint index, MusetteStreamSet *to, gint32 time_s)
{
  guint sample = musette_stream_set_append (to, time_s);

  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      double value = musette_stream_set_get_value (from, index, i);

      if (!isnan (value))
        musette_stream_set_set_value (to, sample, i, value);
    }
}

/**
 * musette_recording_get_session_streams:
 * @self: a recording
 * @index: a session
 *
 * Cuts one session out of the recording: the samples with start <= time < start + elapsed. A
 * session that does not say when it starts or how long it lasts is the whole recording.
 *
 * Returns: (transfer full): a new stream set whose start is that of the session
 */
MusetteStreamSet *
musette_recording_get_session_streams (MusetteRecording *self, guint index)
{
  g_autoptr (MusetteStreamSet) slice = NULL;
  const MusetteRecordingSession *session;
  const gint32 *time;
  gint64 shift;

  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);
  g_return_val_if_fail (index < self->sessions->len, NULL);

  session = g_ptr_array_index (self->sessions, index);
  if (session->start_unix == 0 || isnan (session->elapsed_s))
    return g_object_ref (self->streams);

  slice = musette_stream_set_new (0);
  musette_stream_set_set_start (slice, session->start_unix);
  shift = musette_stream_set_get_start (self->streams) - session->start_unix;
  time = musette_stream_set_get_time (self->streams);
  for (guint i = 0; i < musette_stream_set_get_length (self->streams); i++)
    {
      gint64 after = time[i] + shift;

      if (time[i] != MUSETTE_TIME_NONE && after >= 0 && after < session->elapsed_s
          && after < G_MAXINT32)
        copy_sample (self->streams, i, slice, (gint32) after);
    }
  return g_steal_pointer (&slice);
}
