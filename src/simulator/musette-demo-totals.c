/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-totals.h"

#include "musette-compliance.h"
#include "musette-demo-intervals.h"
#include "musette-ride-analysis.h"
#include "musette-series.h"

#include <math.h>
#include <string.h>

#define COASTING_W 10
#define SWEET_SPOT_MIN 84
#define SWEET_SPOT_MAX 97
#define EFTP_MIN_S 300

/**
 * musette_demo_is_run:
 * @type: (nullable): the service's type
 *
 * Returns: whether the running settings count
 */
gboolean
musette_demo_is_run (const char *type)
{
  return g_strcmp0 (type, "Run") == 0;
}

/**
 * musette_demo_thresholds:
 * @type: (nullable): the service's type
 * @form: what the athlete can do that day
 * @out: (out): what an activity of @type is measured against
 */
void
musette_demo_thresholds (const char *type, const MusetteDemoForm *form, MusetteThresholds *out)
{
  gboolean run = musette_demo_is_run (type);
  MusetteSport sport = musette_sport_from_type (type);

  musette_thresholds_init (out);
  out->weight_kg = form->weight_kg;
  out->resting_hr_bpm = form->resting_hr_bpm;
  out->max_hr_bpm = form->max_hr_bpm;
  out->lthr_bpm = run ? form->run_lthr_bpm : form->lthr_bpm;
  out->n_hr_zones = MUSETTE_DEMO_ZONES;
  musette_demo_form_get_hr_zones (form, run, out->hr_zones);
  out->n_pace_zones = MUSETTE_DEMO_ZONES;
  memcpy (out->pace_zones, musette_demo_form_get_pace_zones (),
          MUSETTE_DEMO_ZONES * sizeof (double));
  if (run)
    out->threshold_pace_mps = form->run_pace_mps;
  if (sport == MUSETTE_SPORT_SWIM)
    out->threshold_pace_mps = form->swim_pace_mps;
  out->ftp_w = 0;
  if (sport != MUSETTE_SPORT_RIDE)
    return;
  out->ftp_w = g_strcmp0 (type, "VirtualRide") == 0 ? form->indoor_ftp_w : form->ftp_w;
  out->w_prime_j = form->w_prime_j;
  out->n_power_zones = MUSETTE_DEMO_ZONES;
  memcpy (out->power_zones, musette_demo_form_get_power_zones (),
          MUSETTE_DEMO_ZONES * sizeof (double));
  out->sweet_spot_min = SWEET_SPOT_MIN;
  out->sweet_spot_max = SWEET_SPOT_MAX;
}

static MusetteDemoTotals *
totals_new_unknown (void)
{
  MusetteDemoTotals *self = g_new0 (MusetteDemoTotals, 1);

  self->distance_m = self->gain_m = self->loss_m = NAN;
  self->altitude_m[0] = self->temperature_c[0] = NAN;
  self->cadence_rpm = self->speed_mps = self->max_speed_mps = NAN;
  self->average_w = self->eftp_w = self->cp_w = self->polarization = NAN;
  self->average_bpm = self->trimp = self->decoupling = self->gap_mps = NAN;
  self->power_load = self->hr_load = self->pace_load = self->intensity_percent = NAN;
  return self;
}

static void
copy_zones (const MusetteZoneTimes *zones, guint *seconds)
{
  for (guint i = 0; zones != NULL && i < MIN (zones->n, MUSETTE_DEMO_ZONES); i++)
    seconds[i] = zones->seconds[i];
}

static void
copy_summary (MusetteTimeline *timeline, MusetteChannel channel, double *mean_min_max)
{
  MusetteSeriesSummary summary;
  gsize n;
  const float *values;

  if (!musette_timeline_has (timeline, channel))
    return;
  values = musette_timeline_get_series (timeline, channel, &n);
  musette_series_summarize (values, n, &summary);
  mean_min_max[0] = summary.mean;
  mean_min_max[1] = summary.min;
  mean_min_max[2] = summary.max;
}

static guint
count_coasting (MusetteTimeline *timeline)
{
  gsize n;
  const float *watts = musette_timeline_get_power (timeline, &n);
  const float *speed = musette_timeline_get_series (timeline, MUSETTE_CHANNEL_VELOCITY, &n);
  guint count = 0;

  /* Indoors there may be power without speed. */
  if (speed == NULL)
    return 0;
  for (gsize i = 0; i < n; i++)
    if (watts[i] <= COASTING_W && speed[i] >= MUSETTE_MOVING_MPS)
      count++;
  return count;
}

static void
add_power (MusetteDemoTotals *self,
           MusetteRideAnalysis *analysis,
           const MusetteThresholds *thresholds)
{
  MusetteTimeline *timeline = musette_ride_analysis_get_timeline (analysis);
  const MusettePowerSummary *power = musette_ride_analysis_get_power (analysis);
  const MusetteZoneTimes *zones = musette_ride_analysis_get_power_zones (analysis);
  const MusetteRideWbal *wbal = musette_ride_analysis_get_wbal (analysis);
  const MusetteDecoupling *decoupling = musette_ride_analysis_get_decoupling (analysis);
  gsize n;
  const float *watts;

  if (power == NULL)
    return;
  watts = musette_timeline_get_power (timeline, &n);
  self->average_w = power->average_w;
  self->np_w = musette_round_half_up (power->np_w);
  self->max_w = power->max_w;
  self->work_j = power->work_j;
  self->work_above_j = musette_power_work_above (watts, n, thresholds->ftp_w);
  self->coasting_s = count_coasting (timeline);
  copy_zones (zones, self->power_secs);
  if (zones != NULL)
    {
      self->sweet_spot_s = zones->sweet_spot_s;
      self->polarization = musette_polarization_index (zones->seconds, zones->n);
    }
  if (wbal != NULL)
    self->wbal_min_j = wbal->service.min_j;
  if (decoupling != NULL)
    self->decoupling = decoupling->percent;
  self->power_load = musette_power_load_rounded (power->np_w, thresholds->ftp_w, self->moving_s);
  self->intensity_percent = musette_power_intensity_rounded (power->np_w, thresholds->ftp_w);
}

static void
add_models (MusetteDemoTotals *self, MusetteRideAnalysis *analysis)
{
  const MusetteCpModel *model = musette_ride_analysis_get_cp_three (analysis);
  MusetteMmp *mmp = musette_ride_analysis_get_mmp (analysis);
  MusetteEftp eftp;

  if (mmp != NULL && musette_eftp_estimate (mmp, EFTP_MIN_S, &eftp))
    {
      self->eftp_w = eftp.ftp_w;
      self->eftp_secs = (guint) eftp.secs;
      self->eftp_from_w = eftp.watts;
    }
  if (model == NULL)
    return;
  self->cp_w = model->cp_w;
  self->cp_w_prime_j = model->w_prime_j;
  self->cp_p_max_w = model->p_max_w;
}

static void
add_heart_rate (MusetteDemoTotals *self,
                MusetteRideAnalysis *analysis,
                const MusetteThresholds *thresholds)
{
  const MusetteHeartRateSummary *heart = musette_ride_analysis_get_heart_rate (analysis);
  const MusetteRideHeartLoad *load = musette_ride_analysis_get_heart_load (analysis);

  if (heart == NULL)
    return;
  self->average_bpm = heart->average_bpm;
  self->max_bpm = heart->max_bpm;
  /* The service goes by the mean heart rate and the moving time. */
  self->trimp = musette_trimp (self->moving_s, heart->average_bpm, thresholds->resting_hr_bpm,
                               thresholds->max_hr_bpm);
  copy_zones (musette_ride_analysis_get_hr_zones (analysis), self->hr_secs);
  if (load != NULL)
    self->hr_load = musette_round_half_up (load->hrss);
}

static void
add_pace (MusetteDemoTotals *self, MusetteRideAnalysis *analysis, MusetteSport sport)
{
  const MusetteRidePace *pace = musette_ride_analysis_get_pace (analysis);

  if (pace == NULL)
    return;
  self->speed_mps = pace->average_mps;
  self->max_speed_mps = pace->max_mps;
  if (!musette_sport_uses_pace (sport))
    return;
  self->gap_mps = pace->gap_mps;
  self->pace_load = musette_round_half_up (pace->load);
  copy_zones (musette_ride_analysis_get_pace_zones (analysis), self->pace_secs);
}

static char *
describe_group (const MusetteIntervalGroup *group)
{
  guint secs = (guint) musette_round_half_up (group->secs);
  g_autofree char *duration = secs < 60 ? g_strdup_printf ("%us", secs)
                                        : g_strdup_printf ("%um%us", secs / 60, secs % 60);

  return g_strdup_printf ("%ux %s %.0fw", group->count, duration,
                          musette_round_half_up (group->watts));
}

/**
 * musette_demo_totals_describe:
 * @groups: (element-type MusetteIntervalGroup): groups of efforts
 *
 * Returns: (transfer full) (nullable): each in the service's words, %NULL when there is none
 */
GStrv
musette_demo_totals_describe (GArray *groups)
{
  GStrv summary;

  if (groups->len == 0)
    return NULL;
  summary = g_new0 (char *, groups->len + 1);
  for (guint i = 0; i < groups->len; i++)
    summary[i] = describe_group (&g_array_index (groups, MusetteIntervalGroup, i));
  return summary;
}

static void
add_intervals (MusetteDemoTotals *self,
               const MusetteDemoPlanned *planned,
               MusetteTimeline *timeline,
               const MusetteThresholds *thresholds)
{
  g_autoptr (GArray) intervals = musette_demo_intervals_new (planned, timeline, thresholds);
  g_autoptr (GArray) groups = musette_intervals_group (intervals);

  self->interval_summary = musette_demo_totals_describe (groups);
}

/* The first that there is, in the order of the sport's settings. */
static void
choose_load (MusetteDemoTotals *self, const char *type)
{
  double second = musette_demo_is_run (type) ? self->pace_load : self->hr_load;
  double third = musette_demo_is_run (type) ? self->hr_load : self->pace_load;

  if (!isnan (self->power_load))
    self->load = self->power_load;
  else if (!isnan (second))
    self->load = second;
  else
    self->load = isnan (third) ? 0 : third;
  if (isnan (self->intensity_percent) && self->load > 0)
    self->intensity_percent = musette_load_intensity (self->load, self->recording_s);
}

/* What the athlete typed in: a time and a guess. */
static void
add_manual (MusetteDemoTotals *self, const MusetteDemoPlanned *planned)
{
  self->moving_s = (guint) (planned->minutes / 5) * 300;
  self->elapsed_s = self->moving_s;
  self->load = musette_round_half_up (planned->intensity * planned->intensity * 100 * self->moving_s
                                      / 3600);
}

/**
 * musette_demo_totals_new:
 * @planned: an activity
 * @form: what the athlete can do that day
 * @streams: (nullable): its recording
 *
 * Returns: (transfer full): what the analysis says of it
 */
MusetteDemoTotals *
musette_demo_totals_new (const MusetteDemoPlanned *planned,
                         const MusetteDemoForm *form,
                         MusetteStreamSet *streams)
{
  MusetteDemoTotals *self = totals_new_unknown ();
  MusetteSport sport = musette_sport_from_type (planned->type);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideAnalysis) analysis = NULL;
  const MusetteAltitudeSummary *altitude;
  const MusetteRideDistance *distance;
  const MusetteRideCadence *cadence;
  const MusetteRidePace *pace;
  MusetteThresholds thresholds;

  if (streams == NULL)
    {
      if (planned->kind == MUSETTE_DEMO_KIND_MANUAL)
        add_manual (self, planned);
      return self;
    }
  musette_demo_thresholds (planned->type, form, &thresholds);
  timeline = musette_timeline_new (streams);
  analysis = musette_ride_analysis_new (timeline, &thresholds, sport);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (musette_stream_set_has (streams, i))
      self->channels |= 1u << i;
  self->n_samples = musette_stream_set_get_length (streams);
  self->elapsed_s = (guint) musette_timeline_get_elapsed_s (timeline);
  self->recording_s = musette_timeline_get_recording_s (timeline);
  pace = musette_ride_analysis_get_pace (analysis);
  self->moving_s = pace == NULL ? self->recording_s : pace->moving_s;
  distance = musette_ride_analysis_get_distance (analysis);
  if (distance != NULL)
    self->distance_m = distance->last_m;
  altitude = musette_ride_analysis_get_altitude (analysis);
  if (altitude != NULL)
    {
      self->gain_m = altitude->gain_m;
      self->loss_m = altitude->loss_m;
    }
  cadence = musette_ride_analysis_get_cadence (analysis);
  if (cadence != NULL)
    self->cadence_rpm = cadence->average_rpm;
  copy_summary (timeline, MUSETTE_CHANNEL_ALTITUDE, self->altitude_m);
  copy_summary (timeline, MUSETTE_CHANNEL_TEMPERATURE, self->temperature_c);
  add_pace (self, analysis, sport);
  add_heart_rate (self, analysis, &thresholds);
  add_power (self, analysis, &thresholds);
  if (!isnan (self->average_w))
    {
      add_models (self, analysis);
      add_intervals (self, planned, timeline, &thresholds);
    }
  choose_load (self, planned->type);
  return self;
}

/**
 * musette_demo_totals_free:
 * @self: totals
 */
void
musette_demo_totals_free (MusetteDemoTotals *self)
{
  g_strfreev (self->interval_summary);
  g_free (self);
}
