/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-recording.h"
#include "musette-repair.h"
#include "musette-ride-analysis.h"

G_BEGIN_DECLS

/**
 * MusetteRideSource:
 * @streams: (nullable): the samples, when they are at hand
 * @recording: (nullable): where else they come from
 * @session: which activity of @recording, by its place in the file
 * @thresholds: what they are measured against
 * @sport: the sport
 * @repair: whether spikes and dropouts are repaired; they are counted in any case
 *
 * What a ride is computed from.
 */
typedef struct
{
  MusetteStreamSet *streams;
  MusetteRecording *recording;
  guint session;
  MusetteThresholds thresholds;
  MusetteSport sport;
  gboolean repair;
} MusetteRideSource;

/**
 * MusetteRideComputation:
 * @streams: the samples it was made from, not repaired
 * @timeline: the samples
 * @analysis: what was computed from them
 * @thresholds: what they were measured against
 * @report: what was repaired, or could be
 *
 * Everything about one ride that is computed away from the user's thread.
 */
typedef struct
{
  MusetteStreamSet *streams;
  MusetteTimeline *timeline;
  MusetteRideAnalysis *analysis;
  MusetteThresholds thresholds;
  MusetteRepairReport report;
} MusetteRideComputation;

void musette_ride_computation_run_async (const MusetteRideSource *source,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
MusetteRideComputation *musette_ride_computation_run_finish (GAsyncResult *result, GError **error);
void musette_ride_computation_free (MusetteRideComputation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteRideComputation, musette_ride_computation_free)

G_END_DECLS
