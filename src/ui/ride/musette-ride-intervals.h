/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-interval-editor.h"
#include "musette-recording.h"
#include "musette-ride-analysis.h"
#include "musette-ride-interval.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

GListStore *musette_ride_intervals_from_activity (MusetteActivity *activity,
                                                  MusetteStreamSet *samples,
                                                  MusetteRideView *view);
GListStore *musette_ride_intervals_from_analysis (MusetteRideAnalysis *analysis);
GListStore *musette_ride_intervals_from_editor (const MusetteIntervalEditor *editor,
                                                GListModel *origins,
                                                MusetteRideView *view);
GListStore *musette_ride_intervals_from_laps (MusetteRecording *recording,
                                              MusetteTimeline *timeline,
                                              const MusetteThresholds *thresholds);
guint musette_ride_intervals_count_laps (MusetteRecording *recording, MusetteTimeline *timeline);
GStrv musette_ride_intervals_summarize (GListModel *intervals);

G_END_DECLS
