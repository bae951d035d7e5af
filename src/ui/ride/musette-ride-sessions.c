/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-sessions.h"

struct _MusetteRideSessions
{
  MusetteRecording *recording;
  GArray *order; /* guint: indices into the recording's sessions */
};

static const MusetteRecordingSession *
get_by_index (const MusetteRideSessions *self, guint index)
{
  return g_ptr_array_index (musette_recording_get_sessions (self->recording), index);
}

static guint
find_place (const MusetteRideSessions *self, const MusetteRecordingSession *session)
{
  guint place = 0;

  while (place < self->order->len
         && musette_ride_sessions_get (self, place)->elapsed_s >= session->elapsed_s)
    place++;
  return place;
}

/**
 * musette_ride_sessions_new:
 * @recording: a file
 *
 * Returns: (transfer full): the activities in it
 */
MusetteRideSessions *
musette_ride_sessions_new (MusetteRecording *recording)
{
  MusetteRideSessions *self;
  GPtrArray *sessions;

  g_return_val_if_fail (MUSETTE_IS_RECORDING (recording), NULL);

  self = g_new0 (MusetteRideSessions, 1);
  self->recording = g_object_ref (recording);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  sessions = musette_recording_get_sessions (recording);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    g_array_insert_val (self->order, find_place (self, get_by_index (self, i)), i);
  return self;
}

/**
 * musette_ride_sessions_free:
 * @self: (transfer full) (nullable): the activities of a file
 */
void
musette_ride_sessions_free (MusetteRideSessions *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->recording);
  g_array_unref (self->order);
  g_free (self);
}

/**
 * musette_ride_sessions_get_n:
 * @self: (nullable): the activities of a file
 *
 * Returns: how many there are
 */
guint
musette_ride_sessions_get_n (const MusetteRideSessions *self)
{
  return self != NULL ? self->order->len : 0;
}

/**
 * musette_ride_sessions_get_index:
 * @self: the activities of a file
 * @position: place in the order, 0 = the longest
 *
 * Returns: its place in the file
 */
guint
musette_ride_sessions_get_index (const MusetteRideSessions *self, guint position)
{
  g_return_val_if_fail (position < musette_ride_sessions_get_n (self), 0);

  return g_array_index (self->order, guint, position);
}

/**
 * musette_ride_sessions_get:
 * @self: (nullable): the activities of a file
 * @position: place in the order, 0 = the longest
 *
 * Returns: (transfer none) (nullable): that activity, %NULL behind the last
 */
const MusetteRecordingSession *
musette_ride_sessions_get (const MusetteRideSessions *self, guint position)
{
  if (position >= musette_ride_sessions_get_n (self))
    return NULL;
  return get_by_index (self, g_array_index (self->order, guint, position));
}
