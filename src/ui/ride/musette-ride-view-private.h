/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-view.h"

G_BEGIN_DECLS

typedef enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_SPORT_TYPE,
  PROP_ACTIVITY,
  PROP_RECORDING,
  PROP_TIMELINE,
  PROP_ANALYSIS,
  PROP_INTERVALS,
  PROP_SPAN_KIND,
  PROP_CUT_STOPS,
  PROP_VISIBLE,
  PROP_SELECTION,
  PROP_CURSOR,
  PROP_SMOOTHING,
  PROP_FOLDED,
  N_PROPS
} MusetteRideViewProperty;

struct _MusetteRideView
{
  GObject parent_instance;

  char *title;
  char *subtitle;
  char *sport_type;
  MusetteActivity *activity;
  MusetteRecording *recording;
  MusetteTimeline *timeline;
  MusetteRideAnalysis *analysis;
  MusetteThresholds thresholds;
  MusetteThresholdsOrigin thresholds_origin;
  GListModel *intervals;

  MusetteRideAxis *axis;
  MusetteSpanKind span_kind;
  gboolean cut_stops;
  MusetteRideSpan visible;
  MusetteRideSpan selection; /* from is NaN when nothing is selected */
  double cursor;
  guint smoothing;
  guint folded; /* a bit per MusetteSignal */
};

void _musette_ride_view_notify (MusetteRideView *self, MusetteRideViewProperty property);

G_END_DECLS
