/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-analysis-json.h"

#include <math.h>

/* What is computed from a ride, at full precision. A group that cannot be computed is absent. */

static const gint32 curve_secs[]
    = { 1, 5, 10, 15, 30, 60, 120, 180, 300, 480, 600, 1200, 1800, 3600 };
static const gint32 slice_secs[] = { 5, 60, 300, 1200 };

static void
write_time (MusetteJsonWriter *writer, MusetteTimeline *timeline)
{
  guint n_segments;

  musette_timeline_get_segments (timeline, &n_segments);
  musette_json_writer_name (writer, "time");
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "samples", musette_timeline_get_n_samples (timeline));
  musette_json_writer_member_int (writer, "elapsed_s", musette_timeline_get_elapsed_s (timeline));
  musette_json_writer_member_int (writer, "recording_s",
                                  musette_timeline_get_recording_s (timeline));
  musette_json_writer_member_int (writer, "segments", n_segments);
  musette_json_writer_member_int (writer, "gaps_over_1s",
                                  musette_timeline_get_gaps_over_1s (timeline));
  musette_json_writer_member_int (writer, "gaps_over_30s",
                                  musette_timeline_get_gaps_over_30s (timeline));
  musette_json_writer_member_int (writer, "largest_gap_s",
                                  musette_timeline_get_largest_gap_s (timeline));
  musette_json_writer_end (writer);
}

static void
write_mmp (MusetteJsonWriter *writer, MusetteMmp *mmp, const gint32 *secs, guint n)
{
  musette_json_writer_name (writer, "mmp");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", secs[i]);

      musette_json_writer_member_double (writer, name, musette_mmp_lookup (mmp, secs[i]));
    }
  musette_json_writer_end (writer);
}

/* The last zone has no upper end and is left out of the limits. */
static void
write_zones (MusetteJsonWriter *writer,
             const MusetteZoneTimes *zones,
             const char *limits,
             const char *seconds)
{
  musette_json_writer_name (writer, limits);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < zones->n && isfinite (zones->tops[i]); i++)
    musette_json_writer_double (writer, zones->tops[i]);
  musette_json_writer_end (writer);
  musette_json_writer_name (writer, seconds);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < zones->n; i++)
    musette_json_writer_int (writer, zones->seconds[i]);
  musette_json_writer_end (writer);
}

static void
write_wbal (MusetteJsonWriter *writer, const MusetteRideWbal *wbal)
{
  musette_json_writer_name (writer, "wbal");
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_double (writer, "icu_end_j", wbal->service.end_j);
  musette_json_writer_member_double (writer, "icu_min_j", wbal->service.min_j);
  musette_json_writer_member_double (writer, "differential_end_j", wbal->differential.end_j);
  musette_json_writer_member_double (writer, "differential_min_j", wbal->differential.min_j);
  musette_json_writer_member_double (writer, "integral_tau_s", wbal->integral.tau_s);
  musette_json_writer_member_double (writer, "integral_end_j", wbal->integral.end_j);
  musette_json_writer_member_double (writer, "integral_min_j", wbal->integral.min_j);
  musette_json_writer_end (writer);
}

static void
write_power_numbers (MusetteJsonWriter *writer, const MusettePowerSummary *power)
{
  musette_json_writer_member_int (writer, "missing_samples", power->missing_samples);
  musette_json_writer_member_double (writer, "average_w", power->average_w);
  musette_json_writer_member_double (writer, "average_nonzero_w", power->average_nonzero_w);
  musette_json_writer_member_double (writer, "max_w", power->max_w);
  musette_json_writer_member_double (writer, "work_kj", power->work_j / 1000);
  musette_json_writer_member_double (writer, "np_w", power->np_w);
  musette_json_writer_member_double (writer, "np_zero_start_w", power->np_zero_start_w);
  musette_json_writer_member_double (writer, "np_moving_w", power->np_moving_w);
  musette_json_writer_member_int (writer, "moving_s", power->moving_s);
  musette_json_writer_member_double (writer, "xpower_w", power->xpower_w);
}

static void
write_power (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  const MusettePowerSummary *power = musette_ride_analysis_get_power (analysis);
  const MusetteRideLoad *load = musette_ride_analysis_get_load (analysis);
  const MusetteZoneTimes *zones = musette_ride_analysis_get_power_zones (analysis);
  const MusetteRideWbal *wbal = musette_ride_analysis_get_wbal (analysis);
  double weight = musette_ride_analysis_get_thresholds (analysis)->weight_kg;

  if (power == NULL)
    return;
  musette_json_writer_name (writer, "power");
  musette_json_writer_begin_object (writer);
  write_power_numbers (writer, power);
  if (weight > 0)
    {
      musette_json_writer_member_double (writer, "average_w_per_kg", power->average_w / weight);
      musette_json_writer_member_double (writer, "np_w_per_kg", power->np_w / weight);
    }
  if (load != NULL)
    {
      musette_json_writer_member_double (writer, "intensity_factor", load->intensity);
      musette_json_writer_member_double (writer, "training_load", load->load);
    }
  musette_json_writer_member_double (writer, "variability_index",
                                     musette_ride_analysis_get_variability_index (analysis));
  if (zones != NULL)
    {
      write_zones (writer, zones, "zone_limits_w", "zone_seconds");
      musette_json_writer_member_int (writer, "sweet_spot_seconds", zones->sweet_spot_s);
    }
  write_mmp (writer, musette_ride_analysis_get_mmp (analysis), curve_secs,
             G_N_ELEMENTS (curve_secs));
  if (wbal != NULL)
    write_wbal (writer, wbal);
  musette_json_writer_end (writer);
}

static void
write_heart_numbers (MusetteJsonWriter *writer, const MusetteHeartRateSummary *heart)
{
  musette_json_writer_member_double (writer, "average_bpm", heart->average_bpm);
  musette_json_writer_member_double (writer, "max_bpm", heart->max_bpm);
  musette_json_writer_member_double (writer, "min_bpm", heart->min_bpm);
  musette_json_writer_member_int (writer, "seconds", heart->seconds);
}

static void
write_heart_rate (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  const MusetteHeartRateSummary *heart = musette_ride_analysis_get_heart_rate (analysis);
  const MusetteZoneTimes *zones = musette_ride_analysis_get_hr_zones (analysis);
  const MusetteRideHeartLoad *load = musette_ride_analysis_get_heart_load (analysis);

  if (heart == NULL)
    return;
  musette_json_writer_name (writer, "heartrate");
  musette_json_writer_begin_object (writer);
  write_heart_numbers (writer, heart);
  if (zones != NULL)
    {
      musette_json_writer_name (writer, "zones");
      musette_json_writer_begin_object (writer);
      write_zones (writer, zones, "limits_bpm", "seconds");
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  if (load == NULL)
    return;
  musette_json_writer_member_double (writer, "trimp", load->trimp);
  if (!isnan (load->hrss))
    musette_json_writer_member_double (writer, "hrss", load->hrss);
}

static void
write_half (MusetteJsonWriter *writer, const char *name, double watts, double bpm)
{
  musette_json_writer_name (writer, name);
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_double (writer, "w", watts);
  musette_json_writer_member_double (writer, "bpm", bpm);
  musette_json_writer_end (writer);
}

static void
write_decoupling (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  const MusetteDecoupling *decoupling = musette_ride_analysis_get_decoupling (analysis);
  double efficiency = musette_ride_analysis_get_efficiency_factor (analysis);

  if (decoupling != NULL)
    {
      musette_json_writer_name (writer, "decoupling");
      musette_json_writer_begin_object (writer);
      write_half (writer, "first_half", decoupling->first_w, decoupling->first_bpm);
      write_half (writer, "second_half", decoupling->second_w, decoupling->second_bpm);
      musette_json_writer_member_double (writer, "percent", decoupling->percent);
      musette_json_writer_end (writer);
    }
  if (!isnan (efficiency))
    musette_json_writer_member_double (writer, "efficiency_factor", efficiency);
}

static void
write_altitude (MusetteJsonWriter *writer, const MusetteAltitudeSummary *altitude)
{
  if (altitude == NULL)
    return;
  musette_json_writer_name (writer, "altitude");
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_double (writer, "min_m", altitude->min_m);
  musette_json_writer_member_double (writer, "max_m", altitude->max_m);
  musette_json_writer_member_double (writer, "gain_h3_m", altitude->gain_m);
  musette_json_writer_member_double (writer, "loss_h3_m", altitude->loss_m);
  musette_json_writer_member_double (writer, "gain_h1_m", altitude->gain_fine_m);
  musette_json_writer_end (writer);
}

static void
write_cadence (MusetteJsonWriter *writer, const MusetteRideCadence *cadence)
{
  if (cadence == NULL)
    return;
  musette_json_writer_name (writer, "cadence");
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_double (writer, "average_nonzero", cadence->average_rpm);
  musette_json_writer_member_double (writer, "max", cadence->max_rpm);
  musette_json_writer_end (writer);
}

/* With the service's names of a model's members. */
static void
write_model (MusetteJsonWriter *writer, const char *type, const MusetteCpModel *model)
{
  if (model == NULL)
    return;
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "type", type);
  musette_json_writer_member_double (writer, "criticalPower", model->cp_w);
  musette_json_writer_member_double (writer, "wPrime", model->w_prime_j);
  musette_json_writer_member_double (writer, "pMax", model->p_max_w);
  musette_json_writer_member_double (writer, "ftp", model->ftp_w);
  musette_json_writer_end (writer);
}

static void
write_models (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  const MusetteEftp *eftp = musette_ride_analysis_get_eftp (analysis);

  if (musette_ride_analysis_get_power (analysis) == NULL)
    return;
  if (eftp != NULL)
    {
      musette_json_writer_member_double (writer, "eftp", eftp->ftp_w);
      musette_json_writer_name (writer, "eftp_effort");
      musette_json_writer_begin_object (writer);
      musette_json_writer_member_int (writer, "secs", eftp->secs);
      musette_json_writer_member_double (writer, "watts", eftp->watts);
      musette_json_writer_member_int (writer, "start", eftp->start_s);
      musette_json_writer_end (writer);
    }
  musette_json_writer_name (writer, "cp_models");
  musette_json_writer_begin_array (writer);
  write_model (writer, "MS_2P", musette_ride_analysis_get_cp_two (analysis));
  write_model (writer, "MORTON_3P", musette_ride_analysis_get_cp_three (analysis));
  musette_json_writer_end (writer);
}

static void
member_if_known (MusetteJsonWriter *writer, const char *name, double value)
{
  if (!isnan (value))
    musette_json_writer_member_double (writer, name, value);
}

static void
write_interval_numbers (MusetteJsonWriter *writer, const MusetteSpanStatistics *span)
{
  musette_json_writer_member_int (writer, "start_time", span->from_s);
  musette_json_writer_member_int (writer, "end_time", span->to_s);
  musette_json_writer_member_int (writer, "elapsed_time", span->elapsed_s);
  musette_json_writer_member_int (writer, "recording_time", span->recorded_s);
  member_if_known (writer, "average_watts", span->average_w);
  member_if_known (writer, "max_watts", span->max_w);
  member_if_known (writer, "weighted_average_watts", span->np_w);
  member_if_known (writer, "joules", span->work_j);
  if (!isnan (span->intensity))
    musette_json_writer_member_double (writer, "intensity", 100 * span->intensity);
  member_if_known (writer, "training_load", span->load);
  member_if_known (writer, "average_heartrate", span->average_bpm);
  member_if_known (writer, "max_heartrate", span->max_bpm);
  member_if_known (writer, "average_cadence", span->average_cadence_rpm);
  member_if_known (writer, "distance", span->distance_m);
  member_if_known (writer, "average_speed", span->average_mps);
  member_if_known (writer, "total_elevation_gain", span->climb_m);
}

/* With the service's names where it has them; indexes count samples, the end is exclusive. */
static void
write_interval (MusetteJsonWriter *writer,
                MusetteRideAnalysis *analysis,
                const MusetteDetectedInterval *interval)
{
  static const char *const labels[]
      = { [MUSETTE_INTERVAL_WARMUP] = "Warmup", [MUSETTE_INTERVAL_COOLDOWN] = "Cooldown" };
  MusetteTimeline *timeline = musette_ride_analysis_get_timeline (analysis);
  GArray *groups = musette_ride_analysis_get_interval_groups (analysis);
  const MusetteSpanStatistics *span = &interval->statistics;

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "type",
                                     interval->kind == MUSETTE_INTERVAL_WORK ? "WORK" : "RECOVERY");
  if (interval->role != MUSETTE_INTERVAL_PLAIN)
    musette_json_writer_member_string (writer, "label", labels[interval->role]);
  musette_json_writer_member_int (writer, "start_index",
                                  musette_timeline_elapsed_to_sample (timeline, span->from_s));
  musette_json_writer_member_int (
      writer, "end_index", musette_timeline_elapsed_to_sample (timeline, span->to_s - 1) + 1);
  write_interval_numbers (writer, span);
  if (interval->zone > 0)
    musette_json_writer_member_int (writer, "zone", interval->zone);
  if (interval->group >= 0)
    musette_json_writer_member_string (
        writer, "group_id", g_array_index (groups, MusetteIntervalGroup, interval->group).id);
  musette_json_writer_end (writer);
}

static void
write_intervals (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  GArray *intervals = musette_ride_analysis_get_intervals (analysis);

  musette_json_writer_name (writer, "intervals");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < intervals->len; i++)
    write_interval (writer, analysis, &g_array_index (intervals, MusetteDetectedInterval, i));
  musette_json_writer_end (writer);
}

/**
 * musette_cli_write_analysis:
 * @writer: a writer within an object
 * @analysis: the numbers of a ride
 *
 * Writes all groups that could be computed.
 */
void
musette_cli_write_analysis (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  write_time (writer, musette_ride_analysis_get_timeline (analysis));
  write_power (writer, analysis);
  write_heart_rate (writer, analysis);
  write_decoupling (writer, analysis);
  write_altitude (writer, musette_ride_analysis_get_altitude (analysis));
  write_cadence (writer, musette_ride_analysis_get_cadence (analysis));
  write_models (writer, analysis);
  write_intervals (writer, analysis);
}

/**
 * musette_cli_write_slice:
 * @writer: a writer within an object
 * @analysis: the numbers of one session of several
 *
 * Writes the few numbers that tell sessions apart.
 */
void
musette_cli_write_slice (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis)
{
  MusetteTimeline *timeline = musette_ride_analysis_get_timeline (analysis);
  const MusettePowerSummary *power = musette_ride_analysis_get_power (analysis);
  const MusetteHeartRateSummary *heart = musette_ride_analysis_get_heart_rate (analysis);

  musette_json_writer_member_int (writer, "samples", musette_timeline_get_n_samples (timeline));
  musette_json_writer_member_int (writer, "recording_s",
                                  musette_timeline_get_recording_s (timeline));
  if (power != NULL)
    {
      musette_json_writer_name (writer, "power");
      musette_json_writer_begin_object (writer);
      write_power_numbers (writer, power);
      write_mmp (writer, musette_ride_analysis_get_mmp (analysis), slice_secs,
                 G_N_ELEMENTS (slice_secs));
      musette_json_writer_end (writer);
    }
  if (heart == NULL)
    return;
  musette_json_writer_name (writer, "heartrate");
  musette_json_writer_begin_object (writer);
  write_heart_numbers (writer, heart);
  musette_json_writer_end (writer);
}
