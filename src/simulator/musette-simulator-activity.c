/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-activity.h"

#include "musette-demo-random.h"
#include "musette-simulator-gear.h"
#include "musette-simulator-time.h"
#include "musette-sport.h"

#include <math.h>
#include <string.h>

#define POWER_TO_CALORIES 1.0 /* kcal per kJ: the body's efficiency cancels the unit */

/* Everything that the members of one activity are made from. */
typedef struct
{
  const MusetteSimulatorRow *row;
  MusetteSimulatorActivities *activities;
  MusetteSimulatorEntry *entry;
  const char *athlete_id;
  const MusetteDemoPlanned *planned;
  const MusetteDemoTotals *totals;
  MusetteDemoForm form;
  MusetteThresholds thresholds;
  gboolean recorded;
  gboolean has_power;
  gboolean has_hr;
  gboolean has_pace;
} Activity;

typedef struct
{
  MusetteChannel channel;
  const char *name;
} StreamName;

/* In the service's order. */
static const StreamName stream_names[] = {
  { MUSETTE_CHANNEL_WATTS, "watts" },
  { MUSETTE_CHANNEL_CADENCE, "cadence" },
  { MUSETTE_CHANNEL_HEARTRATE, "heartrate" },
  { MUSETTE_CHANNEL_DISTANCE, "distance" },
  { MUSETTE_CHANNEL_ALTITUDE, "altitude" },
  { MUSETTE_CHANNEL_LATITUDE, "latlng" },
  { MUSETTE_CHANNEL_VELOCITY, "velocity_smooth" },
  { MUSETTE_CHANNEL_TEMPERATURE, "temp" },
  { MUSETTE_CHANNEL_GRADE, "grade_smooth" },
  { MUSETTE_CHANNEL_BALANCE, "left_right_balance" },
  { MUSETTE_CHANNEL_RESPIRATION, "respiration" },
  { MUSETTE_CHANNEL_CORE_TEMPERATURE, "core_temperature" },
  { MUSETTE_CHANNEL_SMO2, "smo2" },
  { MUSETTE_CHANNEL_THB, "thb" },
};

static double
or_unknown (gboolean known, double value)
{
  return known ? value : NAN;
}

static gboolean
is_indoors (const Activity *self)
{
  return self->planned->kind == MUSETTE_DEMO_KIND_INDOOR;
}

static void
write_models (const Activity *self)
{
  static const char *const unknown[] = { "icu_rolling_cp", NULL };
  static const char *const strain[]
      = { "ss_p_max", "ss_w_prime", "ss_cp", "paired_event_id", NULL };
  const MusetteSimulatorRow *row = self->row;
  const MusetteDemoTotals *totals = self->totals;
  gboolean estimated = self->has_power && !isnan (totals->eftp_w);
  gboolean modelled = self->has_power && !isnan (totals->cp_w);
  double ctl = NAN;
  double atl = NAN;

  musette_simulator_row_bool (row, "icu_ignore_time", FALSE);
  musette_simulator_row_whole (row, "icu_pm_cp", or_unknown (modelled, totals->cp_w));
  musette_simulator_row_whole (row, "icu_pm_w_prime", or_unknown (modelled, totals->cp_w_prime_j));
  musette_simulator_row_whole (row, "icu_pm_p_max", or_unknown (modelled, totals->cp_p_max_w));
  musette_simulator_row_whole (row, "icu_pm_ftp", or_unknown (estimated, totals->eftp_w));
  musette_simulator_row_whole (row, "icu_pm_ftp_secs", or_unknown (estimated, totals->eftp_secs));
  musette_simulator_row_whole (row, "icu_pm_ftp_watts",
                               or_unknown (estimated, totals->eftp_from_w));
  musette_simulator_row_bool (row, "icu_ignore_power", FALSE);
  musette_simulator_row_nulls (row, unknown);
  musette_simulator_row_number (row, "icu_rolling_w_prime",
                                or_unknown (self->has_power, self->form.w_prime_j), 1);
  musette_simulator_row_number (row, "icu_rolling_p_max",
                                or_unknown (self->has_power, self->form.p_max_w), 1);
  musette_simulator_row_whole (row, "icu_rolling_ftp",
                               or_unknown (self->has_power, self->form.ftp_w));
  musette_simulator_row_whole (row, "icu_rolling_ftp_delta", or_unknown (self->has_power, 0));
  musette_simulator_row_whole (row, "icu_training_load", totals->load);
  if (musette_simulator_row_wants (row, "icu_ctl") || musette_simulator_row_wants (row, "icu_atl"))
    musette_simulator_activities_get_fitness (
        self->activities, musette_local_time_get_date (self->planned->start), &ctl, &atl);
  musette_simulator_row_number (row, "icu_atl", atl, 5);
  musette_simulator_row_number (row, "icu_ctl", ctl, 5);
  musette_simulator_row_nulls (row, strain);
}

static double
estimate_calories (const Activity *self)
{
  const MusetteDemoTotals *totals = self->totals;

  if (self->has_power)
    return totals->work_j / 1000 * POWER_TO_CALORIES;
  /* Keytel et al., “Prediction of energy expenditure from heart rate monitoring”, 2005. */
  if (self->has_hr)
    return MAX (0, -47.4 + 0.6309 * totals->average_bpm + 0.1988 * self->form.weight_kg) / 4.184
           * totals->moving_s / 60;
  return NAN;
}

static void
write_times (const Activity *self)
{
  static const char *const unknown[] = { "timezone", NULL };
  static const char *const sub_type[] = { "sub_type", NULL };
  const MusetteSimulatorRow *row = self->row;
  const MusetteDemoTotals *totals = self->totals;
  g_autofree char *start = musette_simulator_time_to_utc (self->planned->start);
  double calories = estimate_calories (self);
  gboolean commute = self->planned->kind == MUSETTE_DEMO_KIND_COMMUTE;

  musette_simulator_row_whole (row, "icu_ftp",
                               or_unknown (self->thresholds.ftp_w > 0, self->thresholds.ftp_w));
  musette_simulator_row_whole (row, "icu_joules", or_unknown (self->has_power, totals->work_j));
  musette_simulator_row_whole (row, "icu_recording_time",
                               or_unknown (self->recorded, totals->recording_s));
  musette_simulator_row_int (row, "elapsed_time", totals->elapsed_s);
  musette_simulator_row_whole (row, "icu_weighted_avg_watts",
                               or_unknown (self->has_power, totals->np_w));
  musette_simulator_row_whole (row, "carbs_used", or_unknown (self->has_power, calories * 0.2));
  musette_simulator_row_string (row, "name", self->planned->name);
  musette_simulator_row_string (row, "description", NULL);
  musette_simulator_row_string (row, "start_date", start);
  musette_simulator_row_number (row, "distance", totals->distance_m, 2);
  musette_simulator_row_number (row, "icu_distance", totals->distance_m, 2);
  musette_simulator_row_int (row, "moving_time", totals->moving_s);
  musette_simulator_row_whole (row, "coasting_time",
                               or_unknown (self->has_power, totals->coasting_s));
  musette_simulator_row_number (row, "total_elevation_gain", totals->gain_m, 1);
  musette_simulator_row_number (row, "total_elevation_loss", totals->loss_m, 1);
  musette_simulator_row_nulls (row, unknown);
  if (is_indoors (self))
    musette_simulator_row_bool (row, "trainer", TRUE);
  else
    musette_simulator_row_string (row, "trainer", NULL);
  if (commute)
    musette_simulator_row_string (row, "sub_type", "COMMUTE");
  else
    musette_simulator_row_nulls (row, sub_type);
  musette_simulator_row_bool (row, "commute", commute);
  musette_simulator_row_bool (row, "race", self->planned->kind == MUSETTE_DEMO_KIND_RACE);
  musette_simulator_row_number (row, "max_speed", totals->max_speed_mps, 3);
  musette_simulator_row_number (row, "average_speed", totals->speed_mps, 3);
  musette_simulator_row_bool (row, "device_watts", self->has_power);
  musette_simulator_row_bool (row, "has_heartrate", self->has_hr);
  musette_simulator_row_whole (row, "max_heartrate", or_unknown (self->has_hr, totals->max_bpm));
  musette_simulator_row_whole (row, "average_heartrate", totals->average_bpm);
  musette_simulator_row_number (row, "average_cadence", totals->cadence_rpm, 5);
  musette_simulator_row_whole (row, "calories", calories);
}

static void
write_gear (const Activity *self)
{
  static const char *const unknown[] = { "name", "distance", "primary", NULL };
  MusetteSimulatorRow inner = *self->row;
  const char *gear;

  /* The name of the gear is not the one that somebody gave to the activity. */
  inner.changes = NULL;
  if (!musette_simulator_row_takes (self->row, "gear"))
    return;
  gear = musette_simulator_gear_get_default (self->planned);
  if (gear == NULL)
    {
      musette_simulator_row_string (self->row, "gear", NULL);
      return;
    }
  musette_json_writer_name (self->row->writer, "gear");
  musette_json_writer_begin_object (self->row->writer);
  musette_json_writer_member_string (self->row->writer, "id", gear);
  musette_simulator_row_nulls (&inner, unknown);
  musette_json_writer_end (self->row->writer);
}

static void
write_device (const Activity *self)
{
  static const char *const unknown[]
      = { "power_meter_battery", "crank_length", "external_id", "file_sport_index", NULL };
  const MusetteSimulatorRow *row = self->row;
  gboolean cycling = musette_sport_from_type (self->planned->type) == MUSETTE_SPORT_RIDE;
  g_autofree char *done
      = musette_simulator_time_to_stamp (self->planned->start + self->totals->elapsed_s + 300);
  const char *device = cycling ? "Garmin Edge 840" : "Garmin Forerunner 265";

  musette_simulator_row_number (row, "average_temp", self->totals->temperature_c[0], 5);
  musette_simulator_row_whole (
      row, "min_temp",
      or_unknown (!isnan (self->totals->temperature_c[0]), self->totals->temperature_c[1]));
  musette_simulator_row_whole (
      row, "max_temp",
      or_unknown (!isnan (self->totals->temperature_c[0]), self->totals->temperature_c[2]));
  musette_simulator_row_string (row, "avg_lr_balance", NULL);
  musette_simulator_row_number (row, "gap", self->totals->gap_mps, 5);
  musette_simulator_row_string (row, "gap_model",
                                musette_demo_is_run (self->planned->type) ? "STRAVA_RUN" : "NONE");
  musette_simulator_row_bool (row, "use_elevation_correction", FALSE);
  write_gear (self);
  musette_simulator_row_string (row, "perceived_exertion", NULL);
  musette_simulator_row_string (row, "device_name", self->recorded ? device : NULL);
  musette_simulator_row_string (
      row, "power_meter", self->has_power ? is_indoors (self) ? "KICKR CORE" : "ASSIOMA" : NULL);
  musette_simulator_row_string (row, "power_meter_serial", self->has_power ? "100001" : NULL);
  musette_simulator_row_nulls (row, unknown);
  musette_simulator_row_string (row, "file_type", self->recorded ? "fit" : NULL);
  musette_simulator_row_string (row, "icu_athlete_id", self->athlete_id);
  musette_simulator_row_string (row, "created", done);
  musette_simulator_row_string (row, "icu_sync_date", done);
  musette_simulator_row_string (row, "analyzed", done);
}

static void
write_settings (const Activity *self)
{
  static const char *const unknown[] = { "icu_power_spike_threshold", NULL };
  const MusetteSimulatorRow *row = self->row;
  gboolean run = musette_demo_is_run (self->planned->type);
  gboolean power = self->thresholds.ftp_w > 0;
  double hr_zones[MUSETTE_DEMO_ZONES];

  musette_demo_form_get_hr_zones (&self->form, run, hr_zones);
  musette_simulator_row_whole (row, "icu_w_prime", or_unknown (power, self->form.w_prime_j));
  musette_simulator_row_whole (row, "p_max", or_unknown (power, self->form.p_max_w));
  musette_simulator_row_number (
      row, "threshold_pace",
      or_unknown (self->thresholds.threshold_pace_mps > 0, self->thresholds.threshold_pace_mps), 5);
  musette_simulator_row_numbers (row, "icu_hr_zones", hr_zones, MUSETTE_DEMO_ZONES);
  musette_simulator_row_numbers (
      row, "pace_zones",
      self->thresholds.threshold_pace_mps > 0 ? musette_demo_form_get_pace_zones () : NULL,
      MUSETTE_DEMO_ZONES);
  musette_simulator_row_whole (row, "lthr", self->thresholds.lthr_bpm);
  musette_simulator_row_whole (row, "icu_resting_hr", self->form.resting_hr_bpm);
  musette_simulator_row_number (row, "icu_weight", self->form.weight_kg, 1);
  musette_simulator_row_numbers (row, "icu_power_zones",
                                 power ? musette_demo_form_get_power_zones () : NULL,
                                 MUSETTE_DEMO_ZONES);
  musette_simulator_row_whole (row, "icu_sweet_spot_min",
                               or_unknown (power, self->thresholds.sweet_spot_min));
  musette_simulator_row_whole (row, "icu_sweet_spot_max",
                               or_unknown (power, self->thresholds.sweet_spot_max));
  musette_simulator_row_nulls (row, unknown);
  musette_simulator_row_number (row, "trimp", self->totals->trimp, 5);
  musette_simulator_row_whole (row, "icu_warmup_time",
                               or_unknown (self->recorded, run ? 300 : 1200));
  musette_simulator_row_whole (row, "icu_cooldown_time",
                               or_unknown (self->recorded, run ? 300 : 600));
  musette_simulator_row_string (row, "icu_chat_id", NULL);
  musette_simulator_row_bool (row, "icu_ignore_hr", FALSE);
  musette_simulator_row_bool (row, "ignore_velocity", FALSE);
  musette_simulator_row_bool (row, "ignore_pace", FALSE);
  musette_simulator_row_string (row, "ignore_parts", NULL);
  musette_simulator_row_int (row, "icu_training_load_data", self->recorded ? 100 : 0);
}

static void
write_stream_types (const Activity *self)
{
  const char *names[G_N_ELEMENTS (stream_names) + 2] = { "time" };
  guint n = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (stream_names); i++)
    if (self->totals->channels & 1u << stream_names[i].channel)
      names[n++] = stream_names[i].name;
  musette_simulator_row_strings (self->row, "stream_types", self->recorded ? names : NULL);
}

static void
write_power_zones (const Activity *self)
{
  MusetteJsonWriter *writer = self->row->writer;

  if (!musette_simulator_row_takes (self->row, "icu_zone_times"))
    return;
  if (!self->has_power)
    {
      musette_simulator_row_string (self->row, "icu_zone_times", NULL);
      return;
    }
  musette_json_writer_name (writer, "icu_zone_times");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i <= MUSETTE_DEMO_ZONES; i++)
    {
      char id[8] = "SS";

      if (i < MUSETTE_DEMO_ZONES)
        g_snprintf (id, sizeof id, "Z%u", i + 1);
      musette_json_writer_begin_object (writer);
      musette_json_writer_member_string (writer, "id", id);
      musette_json_writer_member_int (writer, "secs",
                                      i < MUSETTE_DEMO_ZONES ? self->totals->power_secs[i]
                                                             : self->totals->sweet_spot_s);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static void
write_zones (const Activity *self)
{
  static const char *const field[] = { "power", NULL };
  const MusetteSimulatorRow *row = self->row;
  const MusetteDemoTotals *totals = self->totals;
  gboolean run = musette_demo_is_run (self->planned->type);

  musette_simulator_row_strings (row, "interval_summary",
                                 (const char *const *) totals->interval_summary);
  musette_simulator_row_string (row, "skyline_chart_bytes", NULL);
  write_stream_types (self);
  musette_simulator_row_bool (row, "has_weather", FALSE);
  musette_simulator_row_bool (row, "has_segments", FALSE);
  musette_simulator_row_strings (row, "power_field_names", self->has_power ? field : NULL);
  musette_simulator_row_string (row, "power_field", self->has_power ? "power" : NULL);
  write_power_zones (self);
  musette_simulator_row_counts (row, "icu_hr_zone_times", self->has_hr ? totals->hr_secs : NULL,
                                MUSETTE_DEMO_ZONES);
  musette_simulator_row_counts (row, "pace_zone_times", self->has_pace ? totals->pace_secs : NULL,
                                MUSETTE_DEMO_ZONES);
  musette_simulator_row_counts (
      row, "gap_zone_times", self->has_pace && run ? totals->pace_secs : NULL, MUSETTE_DEMO_ZONES);
  if (self->has_pace && run)
    musette_simulator_row_bool (row, "use_gap_zone_times", FALSE);
  else
    musette_simulator_row_string (row, "use_gap_zone_times", NULL);
  musette_simulator_row_string (row, "tiz_order", "POWER_HR_PACE");
  musette_simulator_row_number (row, "polarization_index", totals->polarization, 2);
}

static void
write_feelings (const Activity *self)
{
  static const char *const unknown[] = { "kg_lifted", NULL };
  MusetteDemoRandom random = musette_demo_random_for (self->planned->seed, 50, 0);
  gboolean told = musette_demo_random_chance (&random, 0.4);
  double hard = isnan (self->totals->intensity_percent) ? 60 : self->totals->intensity_percent;
  double rpe = CLAMP (floor (hard / 10 - 2.5 + musette_demo_random_normal (&random)), 1, 10);
  double feel = CLAMP (floor (2.6 + 0.9 * musette_demo_random_normal (&random)), 1, 5);

  musette_simulator_row_whole (self->row, "icu_rpe", or_unknown (told, rpe));
  musette_simulator_row_whole (self->row, "feel", or_unknown (told, feel));
  musette_simulator_row_nulls (self->row, unknown);
  musette_simulator_row_whole (self->row, "session_rpe",
                               or_unknown (told, rpe * self->totals->moving_s / 60));
}

static void
write_results (const Activity *self)
{
  static const char *const unknown[]
      = { "icu_achievements", "icu_intervals_edited", "lock_intervals", NULL };
  static const char *const more[] = { "icu_hrr",
                                      "icu_sync_error",
                                      "icu_color",
                                      "icu_power_hr_z2",
                                      "icu_power_hr_z2_mins",
                                      "icu_cadence_z2",
                                      NULL };
  static const char *const rest[]
      = { "p30s_exponent", "workout_shift_secs", "strava_id",         "lengths", "compliance",
          "coach_tick",    "oauth_client_id",    "oauth_client_name", NULL };
  const MusetteSimulatorRow *row = self->row;
  const MusetteDemoTotals *totals = self->totals;
  gboolean swim = musette_sport_from_type (self->planned->type) == MUSETTE_SPORT_SWIM;

  musette_simulator_row_nulls (row, unknown);
  musette_simulator_row_whole (row, "icu_lap_count", or_unknown (self->recorded, 1));
  musette_simulator_row_whole (row, "icu_joules_above_ftp",
                               or_unknown (self->has_power, totals->work_above_j));
  musette_simulator_row_whole (
      row, "icu_max_wbal_depletion",
      or_unknown (self->has_power, self->form.w_prime_j - floor (totals->wbal_min_j)));
  musette_simulator_row_nulls (row, more);
  write_feelings (self);
  musette_simulator_row_number (row, "decoupling", totals->decoupling, 5);
  musette_simulator_row_whole (row, "icu_median_time_delta", or_unknown (self->recorded, 1));
  musette_simulator_row_nulls (row, rest);
  musette_simulator_row_number (row, "pool_length", or_unknown (swim, 25), 1);
  musette_simulator_row_string (row, "source", self->recorded ? "GARMIN_CONNECT" : "MANUAL");
}

static void
write_loads (const Activity *self)
{
  static const char *const unknown[] = { "tags",
                                         "attachments",
                                         "recording_stops",
                                         "average_weather_temp",
                                         "min_weather_temp",
                                         "max_weather_temp",
                                         "average_feels_like",
                                         "min_feels_like",
                                         "max_feels_like",
                                         "average_wind_speed",
                                         "average_wind_gust",
                                         "prevailing_wind_deg",
                                         "headwind_percent",
                                         "tailwind_percent",
                                         "average_clouds",
                                         "max_rain",
                                         "max_snow",
                                         "carbs_ingested",
                                         "route_id",
                                         NULL };
  const MusetteSimulatorRow *row = self->row;
  const MusetteDemoTotals *totals = self->totals;
  gboolean high = !isnan (totals->altitude_m[0]);
  gboolean run = musette_demo_is_run (self->planned->type);

  musette_simulator_row_number (row, "average_altitude", totals->altitude_m[0], 2);
  musette_simulator_row_number (row, "min_altitude", or_unknown (high, totals->altitude_m[1]), 1);
  musette_simulator_row_number (row, "max_altitude", or_unknown (high, totals->altitude_m[2]), 1);
  musette_simulator_row_whole (row, "power_load", totals->power_load);
  musette_simulator_row_whole (row, "hr_load", totals->hr_load);
  musette_simulator_row_whole (row, "pace_load", totals->pace_load);
  musette_simulator_row_string (row, "hr_load_type", self->has_hr ? "HRSS" : NULL);
  musette_simulator_row_string (row, "pace_load_type",
                                !self->has_pace ? NULL
                                : run           ? "RUN"
                                                : "SWIM");
  musette_simulator_row_nulls (row, unknown);
}

static void
write_ratios (const Activity *self)
{
  static const char *const unknown[] = { "strain_score", NULL };
  const MusetteSimulatorRow *row = self->row;
  const MusetteDemoTotals *totals = self->totals;
  gboolean both = self->has_power && self->has_hr;
  double watts = floor (totals->average_w + 0.5);
  double beats = floor (totals->average_bpm + 0.5);
  double strides = totals->cadence_rpm / 60;

  musette_simulator_row_number (row, "pace", totals->speed_mps, 5);
  musette_simulator_row_whole (row, "athlete_max_hr", self->form.max_hr_bpm);
  musette_simulator_row_string (row, "group", NULL);
  musette_simulator_row_number (row, "icu_intensity", totals->intensity_percent, 5);
  musette_simulator_row_number (row, "icu_efficiency_factor",
                                or_unknown (both, totals->np_w / beats), 7);
  musette_simulator_row_number (row, "icu_power_hr", or_unknown (both, watts / beats), 7);
  musette_simulator_row_number (
      row, "average_stride",
      or_unknown (musette_demo_is_run (self->planned->type), totals->speed_mps / strides), 4);
  musette_simulator_row_whole (row, "icu_average_watts", totals->average_w);
  musette_simulator_row_number (row, "icu_variability_index",
                                or_unknown (self->has_power, totals->np_w / watts), 6);
  musette_simulator_row_nulls (row, unknown);
}

/* The athlete's own fields come behind all others. */
static void
write_custom (const MusetteSimulatorRow *row)
{
  for (guint i = 0; i < musette_simulator_members_get_n (row->changes); i++)
    {
      const char *name = musette_simulator_members_get_name (row->changes, i);

      if (g_ascii_isupper (name[0]))
        musette_simulator_row_raw (row, name, musette_simulator_members_get (row->changes, name));
    }
}

/* What the service tells of an activity that Strava does not let it pass on. */
static void
write_stub (const MusetteSimulatorRow *row,
            const MusetteDemoPlanned *planned,
            const char *athlete_id)
{
  g_autofree char *start = musette_local_time_format (planned->start);

  musette_simulator_row_string (row, "id", planned->id);
  musette_simulator_row_string (row, "icu_athlete_id", athlete_id);
  musette_simulator_row_string (row, "start_date_local", start);
  musette_simulator_row_string (row, "source", "STRAVA");
  musette_simulator_row_string (row, "_note", "STRAVA activities are not available via the API");
}

static void
collect (Activity *self)
{
  static const MusetteDemoTotals nothing = { 0 };
  gboolean needed = musette_simulator_activity_needs_totals (self->row->fields);

  musette_simulator_entry_get_form (self->entry, &self->form);
  musette_demo_thresholds (self->planned->type, &self->form, &self->thresholds);
  self->totals = needed ? musette_simulator_entry_get_totals (self->entry) : &nothing;
  self->recorded = self->totals->n_samples > 0;
  self->has_power = self->recorded && !isnan (self->totals->average_w);
  self->has_hr = self->recorded && !isnan (self->totals->average_bpm);
  self->has_pace = self->recorded && !isnan (self->totals->pace_load);
}

/**
 * musette_simulator_activity_write:
 * @row: an object that is being written
 * @activities: what the athlete did
 * @athlete_id: the athlete's id
 * @entry: one of @activities
 *
 * Writes all members of the activity, with what was changed.
 */
void
musette_simulator_activity_write (const MusetteSimulatorRow *row,
                                  MusetteSimulatorActivities *activities,
                                  const char *athlete_id,
                                  MusetteSimulatorEntry *entry)
{
  const MusetteSimulatorRow changed
      = { row->writer, row->fields, musette_simulator_entry_get_members (entry) };
  Activity self = { &changed, activities, entry, athlete_id };
  g_autofree char *start = NULL;

  self.planned = musette_simulator_entry_get_planned (entry);
  if (musette_simulator_entry_is_stub (entry))
    {
      write_stub (row, self.planned, athlete_id);
      return;
    }
  row = &changed;
  collect (&self);
  start = musette_local_time_format (self.planned->start);
  musette_simulator_row_string (row, "id", self.planned->id);
  musette_simulator_row_string (row, "start_date_local", start);
  musette_simulator_row_string (row, "type", self.planned->type);
  write_models (&self);
  write_times (&self);
  write_device (&self);
  write_settings (&self);
  write_zones (&self);
  write_results (&self);
  write_loads (&self);
  write_ratios (&self);
  write_custom (row);
}

/**
 * musette_simulator_activity_needs_totals:
 * @fields: (nullable): the members that are asked for, %NULL = all
 *
 * Returns: whether any of them comes out of the samples
 */
gboolean
musette_simulator_activity_needs_totals (GHashTable *fields)
{
  static const char *const cheap[]
      = { "id",      "name",       "type",           "start_date_local", "race",
          "commute", "start_date", "icu_athlete_id", "description" };
  guint found = 0;

  if (fields == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (cheap); i++)
    found += g_hash_table_contains (fields, cheap[i]) ? 1 : 0;
  return found < g_hash_table_size (fields);
}
