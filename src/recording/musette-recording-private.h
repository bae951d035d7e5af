/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording.h"

G_BEGIN_DECLS

/* The time of a sample that has none, in the readers' absolute times. */
#define MUSETTE_MOMENT_NONE G_MININT64

/* More samples than any real recording has (48 days at 1 Hz), few enough for memory. */
#define MUSETTE_MAX_SAMPLES (1u << 22)

/* More than any real recording has; also the bound for what a compressed file may grow to. */
#define MUSETTE_MAX_FILE_BYTES ((gsize) 256 << 20)

/* How many entries of the lists beside the samples are kept (laps, events, damage …). */
#define MUSETTE_MAX_ENTRIES 100000u

/* A value as it was written, where the column has no room for all its digits. */
typedef struct
{
  guint sample;
  MusetteChannel channel;
  double value;
} MusetteExactValue;

struct _MusetteRecording
{
  GObject parent_instance;

  MusetteRecordingFormat format;
  MusetteStreamSet *streams;
  char *name;
  char *sport_type;
  char *device_name;
  gboolean has_utc_offset;
  int utc_offset_s;
  MusetteRecordingProfile profile;
  GPtrArray *sessions;
  GPtrArray *laps;
  GPtrArray *pauses;
  GPtrArray *damage;
  GArray *hrv; /* float, s */
  guint timer_stops;
  guint samples_without_time;

  /* The last record when it was dropped for its time: it still counts in the raw figures. */
  gboolean has_dropped;
  double dropped[MUSETTE_N_CHANNELS];
  gboolean is_derived[MUSETTE_N_CHANNELS]; /* not of the records' own fields */
  GArray *exact; /* MusetteExactValue: values with more digits than their float column holds */

  MusetteFitFacts *fit;
  MusetteGpxFacts *gpx;
  GStrv stream_types;
};

MusetteRecording *_musette_recording_new (MusetteRecordingFormat format);
void _musette_recording_add_damage (MusetteRecording *self,
                                    const char *code,
                                    guint64 offset,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (4, 5);
void _musette_recording_set_times (MusetteRecording *self, const gint64 *times_unix);
void _musette_recording_check_times (MusetteRecording *self);

MusetteRecordingSession *_musette_recording_add_session (MusetteRecording *self);
MusetteRecordingLap *_musette_recording_add_lap (MusetteRecording *self);

G_END_DECLS
