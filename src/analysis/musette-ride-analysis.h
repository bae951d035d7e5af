/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-altitude.h"
#include "musette-critical-power.h"
#include "musette-decoupling.h"
#include "musette-heart-rate.h"
#include "musette-interval-detection.h"
#include "musette-mmp.h"
#include "musette-pace.h"
#include "musette-power.h"
#include "musette-span-statistics.h"
#include "musette-sport.h"
#include "musette-timeline.h"
#include "musette-wbal.h"
#include "musette-zones.h"

G_BEGIN_DECLS

/**
 * MusetteRideLoad:
 * @intensity: normalized power by FTP, not rounded
 * @load: training load from it and the recorded time
 * @intensity_rounded_percent: the same in percent from whole watts, as the service shows it
 * @load_rounded: the whole number the service shows
 *
 * Load of a ride with power and a known FTP.
 */
typedef struct
{
  double intensity;
  double load;
  double intensity_rounded_percent;
  double load_rounded;
} MusetteRideLoad;

/**
 * MusetteRideWbal:
 * @service: the form that the service publishes, from the samples
 * @differential: Skiba's differential form
 * @integral: Skiba's integral form
 * @n: number of samples
 * @trace_j: (array length=n): W' left at each merged sample in the service's form
 *
 * W' during the ride.
 */
typedef struct
{
  MusetteWbalSummary service;
  MusetteWbalSummary differential;
  MusetteWbalSummary integral;
  guint n;
  float *trace_j;
} MusetteRideWbal;

/**
 * MusetteRideHeartLoad:
 * @trimp: Banister's impulse from the mean heart rate
 * @hrss: load against an hour at threshold, NaN without threshold heart rate
 * @edwards: Edwards' load
 *
 * Heart-rate load, when resting and maximum heart rate are known.
 */
typedef struct
{
  double trimp;
  double hrss;
  double edwards;
} MusetteRideHeartLoad;

/**
 * MusetteRideCadence:
 * @average_rpm: mean of the samples above 0
 * @max_rpm: highest sample
 *
 * Cadence of the ride.
 */
typedef struct
{
  double average_rpm;
  double max_rpm;
} MusetteRideCadence;

/**
 * MusetteRidePace:
 * @moving_s: seconds at 1 km/h or more
 * @average_mps: mean speed over the moving seconds
 * @max_mps: highest second
 * @gap_mps: mean speed on the flat of equal effort, NaN without altitude or off foot
 * @load: pace load, NaN without threshold pace
 *
 * Speed of an activity.
 */
typedef struct
{
  guint moving_s;
  double average_mps;
  double max_mps;
  double gap_mps;
  double load;
} MusetteRidePace;

/**
 * MusetteRideDistance:
 * @covered_m: last minus first recorded distance
 * @last_m: last recorded distance
 *
 * Distance as the recording gives it; never derived from positions.
 */
typedef struct
{
  double covered_m;
  double last_m;
} MusetteRideDistance;

#define MUSETTE_TYPE_RIDE_ANALYSIS (musette_ride_analysis_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideAnalysis, musette_ride_analysis, MUSETTE, RIDE_ANALYSIS, GObject)

MusetteRideAnalysis *musette_ride_analysis_new (MusetteTimeline *timeline,
                                                const MusetteThresholds *thresholds,
                                                MusetteSport sport);

MusetteTimeline *musette_ride_analysis_get_timeline (MusetteRideAnalysis *self);
const MusetteThresholds *musette_ride_analysis_get_thresholds (MusetteRideAnalysis *self);
const MusettePowerSummary *musette_ride_analysis_get_power (MusetteRideAnalysis *self);
const MusetteRideLoad *musette_ride_analysis_get_load (MusetteRideAnalysis *self);
const MusetteZoneTimes *musette_ride_analysis_get_power_zones (MusetteRideAnalysis *self);
MusetteMmp *musette_ride_analysis_get_mmp (MusetteRideAnalysis *self);
const MusetteRideWbal *musette_ride_analysis_get_wbal (MusetteRideAnalysis *self);
const MusetteEftp *musette_ride_analysis_get_eftp (MusetteRideAnalysis *self);
const MusetteCpModel *musette_ride_analysis_get_cp_two (MusetteRideAnalysis *self);
const MusetteCpModel *musette_ride_analysis_get_cp_three (MusetteRideAnalysis *self);
const MusetteHeartRateSummary *musette_ride_analysis_get_heart_rate (MusetteRideAnalysis *self);
const MusetteRideHeartLoad *musette_ride_analysis_get_heart_load (MusetteRideAnalysis *self);
const MusetteZoneTimes *musette_ride_analysis_get_hr_zones (MusetteRideAnalysis *self);
const MusetteDecoupling *musette_ride_analysis_get_decoupling (MusetteRideAnalysis *self);
const MusetteAltitudeSummary *musette_ride_analysis_get_altitude (MusetteRideAnalysis *self);
const MusetteRideCadence *musette_ride_analysis_get_cadence (MusetteRideAnalysis *self);
const MusetteRidePace *musette_ride_analysis_get_pace (MusetteRideAnalysis *self);
const MusetteZoneTimes *musette_ride_analysis_get_pace_zones (MusetteRideAnalysis *self);
const MusetteRideDistance *musette_ride_analysis_get_distance (MusetteRideAnalysis *self);
double musette_ride_analysis_get_efficiency_factor (MusetteRideAnalysis *self);
double musette_ride_analysis_get_variability_index (MusetteRideAnalysis *self);
GArray *musette_ride_analysis_get_intervals (MusetteRideAnalysis *self);
GArray *musette_ride_analysis_get_interval_groups (MusetteRideAnalysis *self);

G_END_DECLS
