/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-repair.h"
#include "musette-ride-analysis.h"

G_BEGIN_DECLS

/**
 * MusetteRideComputation:
 * @timeline: the samples
 * @analysis: what was computed from them
 * @thresholds: what they were measured against
 * @report: what was repaired, or could be
 *
 * Everything about one ride that is computed away from the user's thread.
 */
typedef struct
{
  MusetteTimeline *timeline;
  MusetteRideAnalysis *analysis;
  MusetteThresholds thresholds;
  MusetteRepairReport report;
} MusetteRideComputation;

void musette_ride_computation_run_async (MusetteStreamSet *streams,
                                         const MusetteThresholds *thresholds,
                                         MusetteSport sport,
                                         gboolean repair,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
MusetteRideComputation *musette_ride_computation_run_finish (GAsyncResult *result, GError **error);
void musette_ride_computation_free (MusetteRideComputation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteRideComputation, musette_ride_computation_free)

G_END_DECLS
