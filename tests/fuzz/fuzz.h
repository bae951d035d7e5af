/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "musette-recording.h"

/* What libFuzzer calls, and the replay program too. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Uses everything a recording offers and checks what must hold of each. */
static inline void
fuzz_use_recording (MusetteRecording *recording)
{
  MusetteStreamSet *streams = musette_recording_get_streams (recording);
  const gint32 *time = musette_stream_set_get_time (streams);
  g_auto (GStrv) channels = musette_recording_list_raw_channels (recording);
  GPtrArray *sessions = musette_recording_get_sessions (recording);
  guint without_time = 0;
  double covered_m, last_m;
  MusetteRawStats stats;

  for (guint i = 0; i < musette_stream_set_get_length (streams); i++)
    without_time += time[i] == MUSETTE_TIME_NONE ? 1 : 0;
  g_assert_cmpuint (without_time, ==, musette_recording_get_samples_without_time (recording));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    musette_recording_get_raw_stats (recording, i, &stats);
  musette_recording_get_raw_distance (recording, &covered_m, &last_m);
  g_assert_nonnull (channels);
  g_assert_nonnull (musette_recording_get_sport_type (recording));
  for (guint i = 0; i < sessions->len && i < 8; i++)
    g_object_unref (musette_recording_get_session_streams (recording, i));
}

/* Either a recording or an error, never both or none. */
static inline void
fuzz_check_result (MusetteRecording *recording, GError *error)
{
  g_assert_true ((recording == NULL) == (error != NULL));
  if (recording != NULL)
    fuzz_use_recording (recording);
}
