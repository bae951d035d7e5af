/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-activity.h"
#include "musette-recording.h"
#include "musette-ride-analysis.h"
#include "musette-ride-axis.h"
#include "musette-ride-interval.h"
#include "musette-signal.h"
#include "musette-span-axis.h"

G_BEGIN_DECLS

/**
 * MusetteRideSpan:
 * @from: where it begins
 * @to: where it ends, at least @from
 *
 * A part of a ride. Which axis it is on says who hands it out.
 */
typedef struct
{
  double from;
  double to;
} MusetteRideSpan;

#define MUSETTE_TYPE_RIDE_SPAN (musette_ride_span_get_type ())
GType musette_ride_span_get_type (void) G_GNUC_CONST;

/**
 * MusetteThresholdsOrigin:
 * @MUSETTE_THRESHOLDS_UNKNOWN: there are none
 * @MUSETTE_THRESHOLDS_ACTIVITY: the service keeps them with the activity, as they were that day
 * @MUSETTE_THRESHOLDS_ACCOUNT: the account's sport settings of today
 * @MUSETTE_THRESHOLDS_SETTINGS: entered in Musette's own settings
 *
 * Where the numbers come from that a ride is measured against.
 */
typedef enum
{
  MUSETTE_THRESHOLDS_UNKNOWN,
  MUSETTE_THRESHOLDS_ACTIVITY,
  MUSETTE_THRESHOLDS_ACCOUNT,
  MUSETTE_THRESHOLDS_SETTINGS,
} MusetteThresholdsOrigin;

#define MUSETTE_TYPE_RIDE_VIEW (musette_ride_view_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideView, musette_ride_view, MUSETTE, RIDE_VIEW, GObject)

MusetteRideView *musette_ride_view_new (void);

const char *musette_ride_view_get_title (MusetteRideView *self);
void musette_ride_view_set_title (MusetteRideView *self, const char *title);
const char *musette_ride_view_get_subtitle (MusetteRideView *self);
void musette_ride_view_set_subtitle (MusetteRideView *self, const char *subtitle);

const char *musette_ride_view_get_sport_type (MusetteRideView *self);
void musette_ride_view_set_sport_type (MusetteRideView *self, const char *sport_type);

MusetteActivity *musette_ride_view_get_activity (MusetteRideView *self);
void musette_ride_view_set_activity (MusetteRideView *self, MusetteActivity *activity);
MusetteRecording *musette_ride_view_get_recording (MusetteRideView *self);
void musette_ride_view_set_recording (MusetteRideView *self, MusetteRecording *recording);

MusetteTimeline *musette_ride_view_get_timeline (MusetteRideView *self);
MusetteRideAnalysis *musette_ride_view_get_analysis (MusetteRideView *self);
const MusetteThresholds *musette_ride_view_get_thresholds (MusetteRideView *self);
MusetteThresholdsOrigin musette_ride_view_get_thresholds_origin (MusetteRideView *self);
void musette_ride_view_set_ride (MusetteRideView *self,
                                 MusetteTimeline *timeline,
                                 MusetteRideAnalysis *analysis,
                                 const MusetteThresholds *thresholds,
                                 MusetteThresholdsOrigin origin);

GListModel *musette_ride_view_get_intervals (MusetteRideView *self);
void musette_ride_view_set_intervals (MusetteRideView *self, GListModel *intervals);

MusetteSpanKind musette_ride_view_get_span_kind (MusetteRideView *self);
void musette_ride_view_set_span_kind (MusetteRideView *self, MusetteSpanKind kind);
gboolean musette_ride_view_has_distance (MusetteRideView *self);
gboolean musette_ride_view_get_cut_stops (MusetteRideView *self);
void musette_ride_view_set_cut_stops (MusetteRideView *self, gboolean cut_stops);
double musette_ride_view_to_x (MusetteRideView *self, double elapsed_s);
double musette_ride_view_to_elapsed (MusetteRideView *self, double x);

MusetteRideSpan musette_ride_view_get_visible (MusetteRideView *self);
void musette_ride_view_set_visible (MusetteRideView *self, double from, double to);
void musette_ride_view_zoom (MusetteRideView *self, double factor, double centre);
void musette_ride_view_pan (MusetteRideView *self, double by);
void musette_ride_view_fit (MusetteRideView *self);
gboolean musette_ride_view_is_fitted (MusetteRideView *self);

gboolean musette_ride_view_get_selection (MusetteRideView *self, MusetteRideSpan *selection);
void musette_ride_view_set_selection (MusetteRideView *self, double from_s, double to_s);
void musette_ride_view_clear_selection (MusetteRideView *self);
MusetteRideInterval *musette_ride_view_get_selected_interval (MusetteRideView *self);
void musette_ride_view_select_interval (MusetteRideView *self, MusetteRideInterval *interval);
MusetteRideInterval *musette_ride_view_find_interval (MusetteRideView *self, double elapsed_s);

double musette_ride_view_get_cursor (MusetteRideView *self);
void musette_ride_view_set_cursor (MusetteRideView *self, double elapsed_s);
void musette_ride_view_move_cursor (MusetteRideView *self, int steps);

guint musette_ride_view_get_smoothing (MusetteRideView *self);
void musette_ride_view_set_smoothing (MusetteRideView *self, guint seconds);
gboolean musette_ride_view_get_folded (MusetteRideView *self, MusetteSignal trace);
void musette_ride_view_set_folded (MusetteRideView *self, MusetteSignal trace, gboolean folded);

G_END_DECLS
