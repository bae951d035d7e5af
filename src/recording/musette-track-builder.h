/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording-private.h"

G_BEGIN_DECLS

/**
 * MusetteTrackBuilder:
 * @in_point: whether a point is being read
 *
 * Puts together the samples of XML documents, point by point. A point that is not complete when
 * the document breaks off is not added.
 */
typedef struct
{
  MusetteRecording *recording;
  GArray *times; /* gint64, s since 1970 UTC */
  gboolean in_point;
  gint64 time;
  double values[MUSETTE_N_CHANNELS];
  gboolean has_value[MUSETTE_N_CHANNELS];
  gint64 last_time;
  gboolean is_interrupted;
} MusetteTrackBuilder;

void musette_track_builder_init (MusetteTrackBuilder *self, MusetteRecording *recording);
void musette_track_builder_clear (MusetteTrackBuilder *self);
void musette_track_builder_begin_point (MusetteTrackBuilder *self);
void musette_track_builder_set (MusetteTrackBuilder *self, MusetteChannel channel, double value);
void musette_track_builder_set_time (MusetteTrackBuilder *self, const char *text);
void musette_track_builder_end_point (MusetteTrackBuilder *self);
void musette_track_builder_interrupt (MusetteTrackBuilder *self);
gboolean musette_track_builder_finish (MusetteTrackBuilder *self,
                                       const char *broken,
                                       guint64 offset,
                                       GError **error);

G_END_DECLS
