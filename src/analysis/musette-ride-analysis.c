/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-analysis.h"

#include <math.h>

#include "musette-series.h"

/**
 * MusetteRideAnalysis:
 *
 * Everything that is computed from one ride, all at once. A group that cannot be computed is
 * absent: its getter returns %NULL. Nothing is guessed: without FTP there are no power zones and no
 * load, without W' no W' balance, without threshold heart rate no heart-rate zones.
 *
 * An analysis does not change and may be made in a worker thread.
 */
struct _MusetteRideAnalysis
{
  GObject parent_instance;

  MusetteTimeline *timeline;
  MusetteThresholds thresholds;
  MusetteSport sport;

  gboolean has_power;
  MusettePowerSummary power;
  gboolean has_load;
  MusetteRideLoad load;
  gboolean has_power_zones;
  MusetteZoneTimes power_zones;
  MusetteMmp *mmp;
  gboolean has_wbal;
  MusetteRideWbal wbal;
  gboolean has_eftp;
  MusetteEftp eftp;
  gboolean has_cp_two;
  MusetteCpModel cp_two;
  gboolean has_cp_three;
  MusetteCpModel cp_three;
  gboolean has_heart_rate;
  MusetteHeartRateSummary heart_rate;
  gboolean has_heart_load;
  MusetteRideHeartLoad heart_load;
  gboolean has_hr_zones;
  MusetteZoneTimes hr_zones;
  gboolean has_decoupling;
  MusetteDecoupling decoupling;
  gboolean has_altitude;
  MusetteAltitudeSummary altitude;
  gboolean has_cadence;
  MusetteRideCadence cadence;
  gboolean has_pace;
  MusetteRidePace pace;
  gboolean has_pace_zones;
  MusetteZoneTimes pace_zones;
  gboolean has_distance;
  MusetteRideDistance distance;
  GArray *intervals;
  GArray *interval_groups;
};

G_DEFINE_FINAL_TYPE (MusetteRideAnalysis, musette_ride_analysis, G_TYPE_OBJECT)

#define EFTP_SHORTEST_S 180

static void
musette_ride_analysis_finalize (GObject *object)
{
  MusetteRideAnalysis *self = (MusetteRideAnalysis *) object;

  g_clear_object (&self->timeline);
  g_clear_object (&self->mmp);
  g_free (self->wbal.trace_j);
  g_clear_pointer (&self->intervals, g_array_unref);
  g_clear_pointer (&self->interval_groups, g_array_unref);
  G_OBJECT_CLASS (musette_ride_analysis_parent_class)->finalize (object);
}

static void
musette_ride_analysis_class_init (MusetteRideAnalysisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_ride_analysis_finalize;
}

static void
musette_ride_analysis_init (MusetteRideAnalysis *self)
{
}

static void
analyze_load (MusetteRideAnalysis *self)
{
  double ftp = self->thresholds.ftp_w;
  double seconds = self->power.seconds;

  self->has_load = ftp > 0;
  if (!self->has_load)
    return;
  self->load.intensity = musette_power_intensity (self->power.np_w, ftp);
  self->load.load = musette_power_load (self->power.np_w, ftp, seconds);
  self->load.intensity_rounded_percent = musette_power_intensity_rounded (self->power.np_w, ftp);
  self->load.load_rounded = musette_power_load_rounded (self->power.np_w, ftp, seconds);
}

static double
critical_power (MusetteRideAnalysis *self)
{
  return self->thresholds.cp_w > 0 ? self->thresholds.cp_w : self->thresholds.ftp_w;
}

static void
analyze_wbal (MusetteRideAnalysis *self, const float *watts, gsize n)
{
  MusetteRideWbal *wbal = &self->wbal;
  double cp = critical_power (self);
  double w_prime = self->thresholds.w_prime_j;
  guint n_segments;
  const MusetteSegment *segments = musette_timeline_get_segments (self->timeline, &n_segments);

  self->has_wbal = cp > 0 && w_prime > 0;
  if (!self->has_wbal)
    return;
  wbal->n = musette_timeline_get_n_samples (self->timeline);
  wbal->trace_j = g_new (float, wbal->n);
  musette_wbal_samples (musette_timeline_get_sample_times (self->timeline),
                        musette_stream_set_get_floats (
                            musette_timeline_get_samples (self->timeline), MUSETTE_CHANNEL_WATTS),
                        wbal->n, cp, w_prime, wbal->trace_j, &wbal->service);
  musette_wbal_differential (watts, n, segments, n_segments, cp, w_prime, NULL,
                             &wbal->differential);
  musette_wbal_integral (watts, n, segments, n_segments, cp, w_prime, NULL, &wbal->integral);
}

static void
analyze_power (MusetteRideAnalysis *self)
{
  gsize n;
  const float *watts = musette_timeline_get_power (self->timeline, &n);

  self->has_power = musette_power_summarize (self->timeline, &self->power);
  if (!self->has_power)
    return;
  analyze_load (self);
  self->has_power_zones = musette_zones_init_power (&self->power_zones, &self->thresholds);
  if (self->has_power_zones)
    musette_zones_count_power (&self->power_zones, watts, n);
  analyze_wbal (self, watts, n);
  self->mmp = musette_mmp_new (self->timeline);
  self->has_eftp = musette_eftp_estimate (self->mmp, EFTP_SHORTEST_S, &self->eftp);
  self->has_cp_two = musette_cp_fit_two_from_mmp (self->mmp, &self->cp_two);
  self->has_cp_three = musette_cp_fit_three_from_mmp (self->mmp, &self->cp_three);
}

static void
analyze_heart_load (MusetteRideAnalysis *self, const float *bpm, gsize n)
{
  double resting = self->thresholds.resting_hr_bpm;
  double max = self->thresholds.max_hr_bpm;

  self->has_heart_load = resting > 0 && max > resting;
  if (!self->has_heart_load)
    return;
  self->heart_load.trimp
      = musette_trimp (self->heart_rate.seconds, self->heart_rate.average_bpm, resting, max);
  self->heart_load.hrss = musette_hrss (musette_trimp_series (bpm, n, resting, max), resting, max,
                                        self->thresholds.lthr_bpm);
  self->heart_load.edwards = musette_edwards_series (bpm, n, max);
}

static void
analyze_heart_rate (MusetteRideAnalysis *self)
{
  gsize n;
  const float *bpm = musette_timeline_get_series (self->timeline, MUSETTE_CHANNEL_HEARTRATE, &n);
  const float *watts = musette_timeline_get_power (self->timeline, NULL);
  MusetteHrZoneKind kind = self->sport == MUSETTE_SPORT_RUN || self->sport == MUSETTE_SPORT_WALK
                               ? MUSETTE_HR_ZONES_RUN
                               : MUSETTE_HR_ZONES_RIDE;

  self->has_heart_rate = musette_heart_rate_summarize (bpm, n, &self->heart_rate);
  if (!self->has_heart_rate)
    return;
  analyze_heart_load (self, bpm, n);
  self->has_hr_zones = musette_zones_init_heart_rate (&self->hr_zones, &self->thresholds, kind);
  if (self->has_hr_zones)
    musette_zones_count_heart_rate (&self->hr_zones, bpm, n);
  if (watts != NULL)
    self->has_decoupling = musette_decoupling_compute (watts, bpm, n, &self->decoupling);
}

/* From the samples: the service's mean cadence is that of the records. */
static void
analyze_cadence (MusetteRideAnalysis *self)
{
  const float *rpm = musette_stream_set_get_floats (musette_timeline_get_samples (self->timeline),
                                                    MUSETTE_CHANNEL_CADENCE);
  MusetteSeriesSummary summary;

  if (rpm == NULL)
    return;
  musette_series_summarize_positive (rpm, musette_timeline_get_n_samples (self->timeline),
                                     &summary);
  self->has_cadence = summary.count > 0;
  self->cadence.average_rpm = summary.mean;
  self->cadence.max_rpm = summary.max;
}

static double
average_gap (MusetteRideAnalysis *self, const float *speed, gsize n)
{
  g_autofree float *grade = g_new (float, n);

  if (self->sport != MUSETTE_SPORT_RUN || !musette_altitude_grade (self->timeline, grade))
    return NAN;
  return musette_gap_average (speed, grade, n, MUSETTE_GAP_STRAVA);
}

static double
pace_load (MusetteRideAnalysis *self)
{
  double threshold = self->thresholds.threshold_pace_mps;
  double speed = isnan (self->pace.gap_mps) ? self->pace.average_mps : self->pace.gap_mps;

  if (self->sport == MUSETTE_SPORT_SWIM)
    return musette_swim_load (self->pace.average_mps, threshold, self->pace.moving_s);
  return musette_pace_load (speed, threshold, self->pace.moving_s);
}

static void
analyze_pace (MusetteRideAnalysis *self)
{
  gsize n;
  const float *speed = musette_timeline_get_series (self->timeline, MUSETTE_CHANNEL_VELOCITY, &n);
  double sum = 0;

  if (speed == NULL)
    return;
  self->pace.max_mps = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (!(speed[i] >= (float) MUSETTE_MOVING_MPS))
        continue;
      sum += speed[i];
      self->pace.moving_s++;
      self->pace.max_mps = MAX (self->pace.max_mps, speed[i]);
    }
  self->has_pace = self->pace.moving_s > 0;
  if (!self->has_pace)
    return;
  self->pace.average_mps = sum / self->pace.moving_s;
  self->pace.gap_mps = average_gap (self, speed, n);
  self->pace.load = pace_load (self);
  self->has_pace_zones = musette_zones_init_pace (&self->pace_zones, &self->thresholds);
  if (self->has_pace_zones)
    musette_zones_count_pace (&self->pace_zones, speed, n);
}

static void
analyze_distance (MusetteRideAnalysis *self)
{
  MusetteStreamSet *samples = musette_timeline_get_samples (self->timeline);
  const double *metres = musette_stream_set_get_doubles (samples, MUSETTE_CHANNEL_DISTANCE);
  guint n = musette_timeline_get_n_samples (self->timeline);
  double first = NAN;
  double last = NAN;

  for (guint i = 0; metres != NULL && i < n; i++)
    {
      if (isnan (metres[i]))
        continue;
      last = metres[i];
      if (isnan (first))
        first = last;
    }
  self->has_distance = !isnan (first);
  self->distance.covered_m = last - first;
  self->distance.last_m = last;
}

/**
 * musette_ride_analysis_new:
 * @timeline: a time line
 * @thresholds: the athlete's thresholds at the time of the ride; copied
 * @sport: what kind of activity it is
 *
 * Returns: (transfer full): all numbers of the activity
 */
MusetteRideAnalysis *
musette_ride_analysis_new (MusetteTimeline *timeline,
                           const MusetteThresholds *thresholds,
                           MusetteSport sport)
{
  MusetteRideAnalysis *self;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (thresholds != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_ANALYSIS, NULL);
  self->timeline = g_object_ref (timeline);
  self->thresholds = *thresholds;
  self->sport = sport;
  analyze_power (self);
  analyze_heart_rate (self);
  self->has_altitude = musette_altitude_summarize (timeline, &self->altitude);
  analyze_cadence (self);
  analyze_pace (self);
  analyze_distance (self);
  self->intervals = musette_intervals_detect (timeline, thresholds);
  self->interval_groups = musette_intervals_group (self->intervals);
  return self;
}

/**
 * musette_ride_analysis_get_timeline:
 * @self: an analysis
 *
 * Returns: (transfer none): the time line it was made from
 */
MusetteTimeline *
musette_ride_analysis_get_timeline (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->timeline;
}

/**
 * musette_ride_analysis_get_thresholds:
 * @self: an analysis
 *
 * Returns: (transfer none): the thresholds it was made with
 */
const MusetteThresholds *
musette_ride_analysis_get_thresholds (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return &self->thresholds;
}

/**
 * musette_ride_analysis_get_power:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): the power numbers, or %NULL without power
 */
const MusettePowerSummary *
musette_ride_analysis_get_power (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_power ? &self->power : NULL;
}

/**
 * musette_ride_analysis_get_load:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): load and intensity, or %NULL without power or FTP
 */
const MusetteRideLoad *
musette_ride_analysis_get_load (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_load ? &self->load : NULL;
}

/**
 * musette_ride_analysis_get_power_zones:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): time in power zones, or %NULL without power or FTP
 */
const MusetteZoneTimes *
musette_ride_analysis_get_power_zones (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_power_zones ? &self->power_zones : NULL;
}

/**
 * musette_ride_analysis_get_wbal:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): W' balance, or %NULL without power, CP or W'
 */
const MusetteRideWbal *
musette_ride_analysis_get_wbal (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_wbal ? &self->wbal : NULL;
}

/**
 * musette_ride_analysis_get_eftp:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): an estimate of FTP, or %NULL when the ride is too short
 */
const MusetteEftp *
musette_ride_analysis_get_eftp (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_eftp ? &self->eftp : NULL;
}

/**
 * musette_ride_analysis_get_cp_two:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): an estimate with two parameters, or %NULL when the curve
 * does not allow it
 */
const MusetteCpModel *
musette_ride_analysis_get_cp_two (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_cp_two ? &self->cp_two : NULL;
}

/**
 * musette_ride_analysis_get_cp_three:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): an estimate with Morton's three parameters, or %NULL when
 * the curve does not allow it
 */
const MusetteCpModel *
musette_ride_analysis_get_cp_three (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_cp_three ? &self->cp_three : NULL;
}

/**
 * musette_ride_analysis_get_heart_rate:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): the heart-rate numbers, or %NULL without heart rate
 */
const MusetteHeartRateSummary *
musette_ride_analysis_get_heart_rate (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_heart_rate ? &self->heart_rate : NULL;
}

/**
 * musette_ride_analysis_get_heart_load:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): heart-rate load, or %NULL without resting and maximum heart
 * rate
 */
const MusetteRideHeartLoad *
musette_ride_analysis_get_heart_load (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_heart_load ? &self->heart_load : NULL;
}

/**
 * musette_ride_analysis_get_hr_zones:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): time in heart-rate zones, or %NULL without zones or
 * threshold
 */
const MusetteZoneTimes *
musette_ride_analysis_get_hr_zones (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_hr_zones ? &self->hr_zones : NULL;
}

/**
 * musette_ride_analysis_get_decoupling:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): drift of heart rate over the whole ride, or %NULL without
 * power or heart rate
 */
const MusetteDecoupling *
musette_ride_analysis_get_decoupling (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_decoupling ? &self->decoupling : NULL;
}

/**
 * musette_ride_analysis_get_altitude:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): altitudes and gain, or %NULL without altitude
 */
const MusetteAltitudeSummary *
musette_ride_analysis_get_altitude (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_altitude ? &self->altitude : NULL;
}

/**
 * musette_ride_analysis_get_cadence:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): cadence, or %NULL when the cranks never turned
 */
const MusetteRideCadence *
musette_ride_analysis_get_cadence (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_cadence ? &self->cadence : NULL;
}

/**
 * musette_ride_analysis_get_pace:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): speed, or %NULL without a moving second
 */
const MusetteRidePace *
musette_ride_analysis_get_pace (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_pace ? &self->pace : NULL;
}

/**
 * musette_ride_analysis_get_pace_zones:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): time in pace zones, or %NULL without threshold pace
 */
const MusetteZoneTimes *
musette_ride_analysis_get_pace_zones (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_pace_zones ? &self->pace_zones : NULL;
}

/**
 * musette_ride_analysis_get_distance:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): recorded distance, or %NULL without it
 */
const MusetteRideDistance *
musette_ride_analysis_get_distance (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->has_distance ? &self->distance : NULL;
}

/**
 * musette_ride_analysis_get_mmp:
 * @self: an analysis
 *
 * Returns: (transfer none) (nullable): the power curve, or %NULL without power
 */
MusetteMmp *
musette_ride_analysis_get_mmp (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->mmp;
}

/**
 * musette_ride_analysis_get_efficiency_factor:
 * @self: an analysis
 *
 * Returns: normalized power by mean heart rate, not rounded; NaN without either
 */
double
musette_ride_analysis_get_efficiency_factor (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NAN);

  if (!self->has_power || !self->has_heart_rate)
    return NAN;
  return self->power.np_w / self->heart_rate.average_bpm;
}

/**
 * musette_ride_analysis_get_variability_index:
 * @self: an analysis
 *
 * Returns: normalized power by mean power, not rounded; NaN without power
 */
double
musette_ride_analysis_get_variability_index (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NAN);

  return self->has_power ? self->power.np_w / self->power.average_w : NAN;
}

/**
 * musette_ride_analysis_get_intervals:
 * @self: an analysis
 *
 * Returns: (transfer none) (element-type MusetteDetectedInterval): the detected intervals, empty
 *   when there are none
 */
GArray *
musette_ride_analysis_get_intervals (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->intervals;
}

/**
 * musette_ride_analysis_get_interval_groups:
 * @self: an analysis
 *
 * Returns: (transfer none) (element-type MusetteIntervalGroup): groups of similar efforts
 */
GArray *
musette_ride_analysis_get_interval_groups (MusetteRideAnalysis *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (self), NULL);

  return self->interval_groups;
}
