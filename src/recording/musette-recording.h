/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-recording-types.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RECORDING (musette_recording_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRecording, musette_recording, MUSETTE, RECORDING, GObject)

MusetteRecording *musette_recording_read (GBytes *bytes,
                                          const char *file_name,
                                          GCancellable *cancellable,
                                          GError **error);
void musette_recording_read_file_async (GFile *file,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MusetteRecording *musette_recording_read_file_finish (GAsyncResult *result, GError **error);

MusetteRecordingFormat musette_recording_get_format (MusetteRecording *self);
const char *musette_recording_get_format_name (MusetteRecording *self);
MusetteStreamSet *musette_recording_get_streams (MusetteRecording *self);
const char *musette_recording_get_name (MusetteRecording *self);
const char *musette_recording_get_sport_type (MusetteRecording *self);
const char *musette_recording_get_device_name (MusetteRecording *self);
gint64 musette_recording_get_start_unix (MusetteRecording *self);
gboolean musette_recording_get_utc_offset_s (MusetteRecording *self, int *offset_s);
const MusetteRecordingProfile *musette_recording_get_profile (MusetteRecording *self);

GPtrArray *musette_recording_get_sessions (MusetteRecording *self);
MusetteStreamSet *musette_recording_get_session_streams (MusetteRecording *self, guint index);
GPtrArray *musette_recording_get_laps (MusetteRecording *self);
GPtrArray *musette_recording_get_pauses (MusetteRecording *self);
guint musette_recording_get_timer_stops (MusetteRecording *self);
const float *musette_recording_get_hrv (MusetteRecording *self, gsize *n_intervals);
GPtrArray *musette_recording_get_damage (MusetteRecording *self);

guint musette_recording_get_samples_raw (MusetteRecording *self);
guint musette_recording_get_samples_without_time (MusetteRecording *self);
gboolean musette_recording_is_empty (MusetteRecording *self);
gboolean musette_recording_is_derived (MusetteRecording *self, MusetteChannel channel);
gboolean musette_recording_get_raw_heartrate_is_records (MusetteRecording *self);
void musette_recording_get_raw_stats (MusetteRecording *self,
                                      MusetteChannel channel,
                                      MusetteRawStats *stats);
GStrv musette_recording_list_raw_channels (MusetteRecording *self);
gboolean
musette_recording_get_raw_distance (MusetteRecording *self, double *covered_m, double *last_m);

const MusetteFitFacts *musette_recording_get_fit_facts (MusetteRecording *self);
const MusetteGpxFacts *musette_recording_get_gpx_facts (MusetteRecording *self);
const char *const *musette_recording_get_stream_types (MusetteRecording *self);

G_END_DECLS
