/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-settings.h"

#include "musette-simulator-row.h"

#include <math.h>
#include <string.h>

#define FIRST_ID 260479 /* of the rides; the others follow */

/* A member that is the same in every sport's settings, with its JSON. */
typedef struct
{
  const char *name;
  const char *json;
} ConstantMember;

/**
 * SportGroup:
 * @types: the service's types that share the settings
 * @sport: which of the athlete's thresholds count
 * @load_order: which load comes first
 * @pace_units: how paces are shown, NULL = none
 * @gear: what is used when nothing is said
 * @color: of the chart
 */
typedef struct
{
  const char *const *types;
  char sport;
  const char *load_order;
  const char *pace_units;
  const char *gear;
  const char *color;
  int warmup_s;
} SportGroup;

static const char *const ride_types[]
    = { "Ride", "VirtualRide", "MountainBikeRide", "GravelRide", "TrackRide", "Cyclocross", NULL };
static const char *const run_types[] = { "Run", "VirtualRun", "TrailRun", NULL };
static const char *const swim_types[] = { "Swim", "OpenWaterSwim", NULL };
static const char *const other_types[] = { "Other", NULL };

static const SportGroup groups[] = {
  { ride_types, 'r', "POWER_HR_PACE", NULL, "b1001", "#2CA02C", 1200 },
  { run_types, 'f', "POWER_PACE_HR", "MINS_KM", "71460", "#FFCB0E", 300 },
  { swim_types, 's', "PACE_HR_POWER", "SECS_100M", NULL, "#1F77B4", 300 },
  { other_types, 'o', "HR_POWER_PACE", NULL, NULL, "#7F7F7F", 300 },
};

static const char *const power_zone_names[]
    = { "Active Recovery", "Endurance", "Tempo",         "Threshold",
        "VO2 Max",         "Anaerobic", "Neuromuscular", NULL };
static const char *const hr_zone_names[]
    = { "Recovery",       "Aerobic",          "Tempo",     "SubThreshold",
        "SuperThreshold", "Aerobic Capacity", "Anaerobic", NULL };
static const char *const pace_zone_names[]
    = { "Zone 1", "Zone 2", "Zone 3", "Zone 4", "Zone 5a", "Zone 5b", "Zone 5c", NULL };

static const ConstantMember constant_members[] = {
  { "power_spike_threshold", "30" },
  { "ftp_est_min_secs", "300" },
  { "use_laps_for_power_intervals", "false" },
  { "keep_all_laps_for_power_intervals", "true" },
  { "power_intervals_start_locked", "false" },
  { "after_kj0", "null" },
  { "after_kj1", "null" },
  { "power_field", "null" },
  { "hrrc_min_percent", "100" },
  { "best_effort_distances", "[400, 800, 1500, 1609.34, 3000, 5000, 10000, 21097.5, 42195]" },
  { "tiz_order", "\"POWER_HR_PACE\"" },
  { "workout_order", "\"POWER_HR_PACE\"" },
  { "interval_display", "\"POWER_HR_PACE\"" },
  { "extract_workouts", "false" },
  { "show_pauses", "600" },
  { "ignore_velocity", "false" },
  { "default_workout_time", "null" },
  { "update_activity_name_from_workout", "true" },
  { "mmp_model", "null" },
  { "activity_field_ids", "[]" },
  { "activity_charts",
    "{\"home\": null, \"power\": null, \"hr\": null, \"pace\": null, \"data\": null}" },
  { "custom_field_ids", "[]" },
  { "custom_field_values", "{}" },
  { "custom_zones_ids", "[]" },
  { "calendar_tile_activity_panel_id", "null" },
  { "use_distance_for_intervals", "false" },
};

/* How the service draws the sport, without its colour. */
static const ConstantMember display_members[] = {
  { "colorScheme", "\"SOLID\"" },
  { "lowIntensity", "50" },
  { "highIntensity", "90" },
  { "lowLoad", "25" },
  { "highLoad", "250" },
  { "usePairedWorkoutColor", "false" },
  { "ignoreWorkoutColors", "false" },
  { "showAverageHR", "true" },
  { "showNormalizedWatts", "true" },
  { "showLoad", "true" },
  { "showWork", "false" },
  { "showWorkAboveFTP", "false" },
  { "showWeightLifted", "true" },
  { "showAveragePower", "false" },
  { "showRPE", "true" },
  { "showFeel", "true" },
  { "showPace", "true" },
  { "showGAP", "false" },
  { "showIntensity", "true" },
  { "showName", "true" },
  { "showIntervals", "false" },
  { "showSkylineChart", "true" },
  { "showPairedWorkoutChart", "false" },
  { "showDescription", "false" },
  { "showStartTime", "false" },
  { "preciseDistance", "false" },
  { "shrinkWarmup", "true" },
  { "shrinkCooldown", "true" },
  { "shrinkCommute", "true" },
};

static void
write_constants (const MusetteSimulatorRow *row, const ConstantMember *members, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (musette_simulator_row_takes (row, members[i].name))
      musette_simulator_row_raw (row, members[i].name, members[i].json);
}

static void
write_power (const MusetteSimulatorRow *row, const SportGroup *group, const MusetteDemoForm *form)
{
  gboolean ride = group->sport == 'r';

  musette_simulator_row_whole (row, "ftp", ride ? form->ftp_w : NAN);
  musette_simulator_row_whole (row, "indoor_ftp", ride ? form->indoor_ftp_w : NAN);
  musette_simulator_row_whole (row, "w_prime", ride ? form->w_prime_j : NAN);
  musette_simulator_row_whole (row, "p_max", ride ? form->p_max_w : NAN);
  musette_simulator_row_numbers (
      row, "power_zones", ride ? musette_demo_form_get_power_zones () : NULL, MUSETTE_DEMO_ZONES);
  musette_simulator_row_whole (row, "sweet_spot_min", ride ? 84 : NAN);
  musette_simulator_row_whole (row, "sweet_spot_max", ride ? 97 : NAN);
  musette_simulator_row_strings (row, "power_zone_names", ride ? power_zone_names : NULL);
  musette_simulator_row_bool (row, "eFTPSupported", ride);
}

static void
write_heart_rate (const MusetteSimulatorRow *row,
                  const SportGroup *group,
                  const MusetteDemoForm *form)
{
  gboolean run = group->sport == 'f';
  double zones[MUSETTE_DEMO_ZONES];

  musette_demo_form_get_hr_zones (form, run, zones);
  musette_simulator_row_whole (row, "lthr", run ? form->run_lthr_bpm : form->lthr_bpm);
  musette_simulator_row_whole (row, "max_hr", form->max_hr_bpm);
  musette_simulator_row_numbers (row, "hr_zones", zones, MUSETTE_DEMO_ZONES);
  musette_simulator_row_strings (row, "hr_zone_names", hr_zone_names);
  musette_simulator_row_string (row, "hr_load_type", "HRSS");
}

static void
write_pace (const MusetteSimulatorRow *row, const SportGroup *group, const MusetteDemoForm *form)
{
  gboolean paced = group->pace_units != NULL;
  gboolean run = group->sport == 'f';
  double threshold = run ? form->run_pace_mps : form->swim_pace_mps;

  musette_simulator_row_number (row, "threshold_pace", paced ? threshold : NAN, 5);
  musette_simulator_row_string (row, "pace_units", group->pace_units);
  musette_simulator_row_numbers (
      row, "pace_zones", paced ? musette_demo_form_get_pace_zones () : NULL, MUSETTE_DEMO_ZONES);
  musette_simulator_row_strings (row, "pace_zone_names", paced ? pace_zone_names : NULL);
  musette_simulator_row_string (row, "pace_load_type", group->sport == 's' ? "SWIM" : "RUN");
  musette_simulator_row_string (row, "gap_model", run ? "STRAVA_RUN" : "NONE");
  musette_simulator_row_string (row, "elevation_correction", run ? "AUTO" : "NO");
  musette_simulator_row_bool (row, "use_gap_zone_times", run);
  musette_simulator_row_int (row, "pace_curve_start", run ? 1000 : 100);
}

static void
write_display (MusetteJsonWriter *writer, const SportGroup *group)
{
  const MusetteSimulatorRow row = { writer, NULL, NULL };

  musette_json_writer_name (writer, "display");
  musette_json_writer_begin_object (writer);
  write_constants (&row, display_members, G_N_ELEMENTS (display_members));
  musette_json_writer_member_string (writer, "color", group->color);
  musette_json_writer_member_string (writer, "color2", group->color);
  musette_json_writer_end (writer);
}

static void
write_group (MusetteJsonWriter *writer,
             MusetteDemo *demo,
             MusetteSimulatorRecords *records,
             const char *athlete_id,
             guint index)
{
  const SportGroup *group = &groups[index];
  g_autoptr (MusetteSimulatorMembers) changes = musette_simulator_records_find (
      records, MUSETTE_SIMULATOR_SETTINGS, FIRST_ID + (int) index);
  const MusetteSimulatorRow row = { writer, NULL, changes };
  MusetteDemoForm form;

  musette_demo_form_at (musette_demo_get_seed (demo), musette_demo_get_today (demo), &form);
  musette_json_writer_begin_object (writer);
  musette_simulator_row_int (&row, "id", FIRST_ID + index);
  musette_simulator_row_string (&row, "athlete_id", athlete_id);
  musette_simulator_row_strings (&row, "types", group->types);
  musette_simulator_row_int (&row, "warmup_time", group->warmup_s);
  musette_simulator_row_int (&row, "cooldown_time", group->warmup_s / 2);
  write_power (&row, group, &form);
  write_heart_rate (&row, group, &form);
  write_pace (&row, group, &form);
  musette_simulator_row_string (&row, "load_order", group->load_order);
  musette_simulator_row_string (&row, "default_gear_id", group->gear);
  musette_simulator_row_string (&row, "default_indoor_gear_id",
                                group->sport == 'r' ? "b1002" : NULL);
  musette_simulator_row_string (&row, "created", "2022-01-28T09:43:03.493+00:00");
  musette_simulator_row_string (&row, "updated", "2026-07-21T07:38:58.448+00:00");
  write_constants (&row, constant_members, G_N_ELEMENTS (constant_members));
  write_display (writer, group);
  musette_simulator_row_bool (&row, "other", group->sport == 'o');
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_settings_write_all:
 * @writer: where the array goes
 * @demo: the demo athlete
 * @records: what was changed
 * @athlete_id: its id
 *
 * Writes the settings of all sports.
 */
void
musette_simulator_settings_write_all (MusetteJsonWriter *writer,
                                      MusetteDemo *demo,
                                      MusetteSimulatorRecords *records,
                                      const char *athlete_id)
{
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    write_group (writer, demo, records, athlete_id, i);
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_settings_list_to_json:
 * @demo: the demo athlete
 * @records: what was changed
 * @athlete_id: its id
 *
 * Returns: (transfer full): the settings of all sports
 */
GBytes *
musette_simulator_settings_list_to_json (MusetteDemo *demo,
                                         MusetteSimulatorRecords *records,
                                         const char *athlete_id)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_simulator_settings_write_all (writer, demo, records, athlete_id);
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_settings_find_id:
 * @text: a settings id or a type of activity
 *
 * Returns: the id, 0 when there are no such settings
 */
int
musette_simulator_settings_find_id (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", FIRST_ID + i);

      if (strcmp (text, number) == 0 || g_strv_contains (groups[i].types, text))
        return FIRST_ID + (int) i;
    }
  return 0;
}

/**
 * musette_simulator_settings_get_id:
 * @sport: a sport
 *
 * Returns: the id of the settings that count for it
 */
int
musette_simulator_settings_get_id (MusetteSport sport)
{
  if (sport == MUSETTE_SPORT_RIDE)
    return FIRST_ID;
  if (sport == MUSETTE_SPORT_RUN)
    return FIRST_ID + 1;
  return sport == MUSETTE_SPORT_SWIM ? FIRST_ID + 2 : FIRST_ID + 3;
}

/**
 * musette_simulator_settings_to_json:
 * @demo: the demo athlete
 * @records: what was changed
 * @athlete_id: its id
 * @id: from musette_simulator_settings_find_id ()
 *
 * Returns: (transfer full): the settings of one sport
 */
GBytes *
musette_simulator_settings_to_json (MusetteDemo *demo,
                                    MusetteSimulatorRecords *records,
                                    const char *athlete_id,
                                    int id)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  write_group (writer, demo, records, athlete_id, (guint) (id - FIRST_ID));
  return musette_json_writer_finish_bytes (writer);
}
