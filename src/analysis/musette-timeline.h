/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

G_BEGIN_DECLS

/**
 * MUSETTE_STOP_AFTER_S:
 *
 * A step of more than so many seconds to the next sample is a recording stop; shorter steps are
 * bridged, because smart recording writes a sample only every few seconds.
 */
#define MUSETTE_STOP_AFTER_S 30

/**
 * MusetteSegment:
 * @first_sample: index of the first merged sample
 * @n_samples: number of merged samples
 * @start_s: elapsed second of the first one
 * @index: index of that second in the 1 Hz series
 * @length_s: number of recorded seconds, the last sample counts one
 *
 * A stretch without a recording stop.
 */
typedef struct
{
  guint first_sample;
  guint n_samples;
  gint32 start_s;
  guint index;
  guint length_s;
} MusetteSegment;

#define MUSETTE_TYPE_TIMELINE (musette_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MusetteTimeline, musette_timeline, MUSETTE, TIMELINE, GObject)

MusetteTimeline *musette_timeline_new (MusetteStreamSet *streams);

MusetteStreamSet *musette_timeline_get_samples (MusetteTimeline *self);
const gint32 *musette_timeline_get_sample_times (MusetteTimeline *self);
guint musette_timeline_get_n_samples (MusetteTimeline *self);
gint64 musette_timeline_get_start_unix (MusetteTimeline *self);

gint32 musette_timeline_get_elapsed_s (MusetteTimeline *self);
guint musette_timeline_get_recording_s (MusetteTimeline *self);
const MusetteSegment *musette_timeline_get_segments (MusetteTimeline *self, guint *n_segments);
guint musette_timeline_get_gaps_over_1s (MusetteTimeline *self);
guint musette_timeline_get_gaps_over_30s (MusetteTimeline *self);
gint32 musette_timeline_get_largest_gap_s (MusetteTimeline *self);
guint musette_timeline_get_merged (MusetteTimeline *self);
guint musette_timeline_get_backward_steps (MusetteTimeline *self);
guint musette_timeline_get_untimed (MusetteTimeline *self);

gboolean musette_timeline_has (MusetteTimeline *self, MusetteChannel channel);
gboolean musette_timeline_has_power (MusetteTimeline *self);
gboolean musette_timeline_has_heartrate (MusetteTimeline *self);
const float *musette_timeline_get_series (MusetteTimeline *self, MusetteChannel channel, gsize *n);
const double *
musette_timeline_get_series_double (MusetteTimeline *self, MusetteChannel channel, gsize *n);
const float *musette_timeline_get_power (MusetteTimeline *self, gsize *n);
const double *musette_timeline_get_way (MusetteTimeline *self, gsize *n);
const double *musette_timeline_get_power_means (MusetteTimeline *self, gsize *n);

gint32 musette_timeline_index_to_elapsed (MusetteTimeline *self, guint index);
guint musette_timeline_elapsed_to_index (MusetteTimeline *self, gint32 elapsed_s);
guint musette_timeline_elapsed_to_sample (MusetteTimeline *self, gint32 elapsed_s);

G_END_DECLS
