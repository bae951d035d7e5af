/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>
#include <string.h>

#include "musette-activity.h"
#include "musette-athlete.h"
#include "musette-error.h"
#include "musette-power-curve.h"

static GBytes *
read_sample (const char *name)
{
  g_autofree char *path = musette_test_corpus ("api", "samples", name, NULL);

  if (path != NULL)
    return musette_test_read (path);
  g_test_skip ("corpus not found");
  return NULL;
}

static MusetteActivity *
activity_from_text (const char *text, GError **error)
{
  return musette_activity_new_from_slice (text, strlen (text), error);
}

static void
check_ride (MusetteActivity *ride)
{
  guint n;

  g_assert_cmpstr (musette_activity_get_id (ride), ==, "i90004321");
  g_assert_cmpstr (musette_activity_get_name (ride), ==, "Wednesday group ride");
  g_assert_cmpstr (musette_activity_get_activity_type (ride), ==, "Ride");
  g_assert_cmpint (musette_activity_get_sport (ride), ==, MUSETTE_SPORT_RIDE);
  g_assert_cmpint (musette_activity_get_date (ride), ==, musette_date_new (2025, 8, 27));
  g_assert_cmpint (musette_activity_get_start_unix (ride), ==, 1756336354);
  g_assert_cmpfloat (musette_activity_get_moving_s (ride), ==, 12808);
  g_assert_cmpfloat (musette_activity_get_elapsed_s (ride), ==, 14986);
  g_assert_cmpfloat (musette_activity_get_recording_s (ride), ==, 13039);
  g_assert_cmpfloat_with_epsilon (musette_activity_get_distance_m (ride), 92428.1, 0.01);
  g_assert_cmpfloat (musette_activity_get_work_j (ride), ==, 2070039);
  g_assert_cmpfloat (musette_activity_get_load (ride), ==, 155);
  g_assert_cmpfloat (musette_activity_get_average_power_w (ride), ==, 159);
  g_assert_cmpfloat (musette_activity_get_weighted_power_w (ride), ==, 214);
  g_assert_cmpfloat (musette_activity_get_ftp_w (ride), ==, 324);
  g_assert_cmpfloat (musette_activity_get_decoupling_percent (ride), ==, -8.726065);
  g_assert_true (isnan (musette_activity_get_rpe (ride)));
  g_assert_true (isnan (musette_activity_get_threshold_pace_mps (ride)));
  g_assert_cmpstr (musette_activity_get_device_name (ride), ==, "GARMIN EPIX_GEN2");
  g_assert_false (musette_activity_is_race (ride));
  g_assert_false (musette_activity_is_trainer (ride));
  g_assert_false (musette_activity_is_stub (ride));
  g_assert_true (musette_activity_has_stream (ride, "watts"));
  g_assert_false (musette_activity_has_stream (ride, "smo2"));
  g_assert_cmpstr (musette_activity_get_power_zone_times (ride, &n)[7].id, ==, "SS");
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpfloat (musette_activity_get_power_zone_times (ride, &n)[0].secs, ==, 7092);
  g_assert_cmpfloat (musette_activity_get_hr_zone_times (ride, &n)[3], ==, 1884);
  g_assert_cmpfloat (musette_activity_get_power_zones (ride, &n)[6], ==, 999);
  g_assert_null (musette_activity_get_pace_zones (ride, &n));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_activity (void)
{
  g_autoptr (GBytes) json = read_sample ("activity-ride.json");
  g_autoptr (MusetteActivity) ride = NULL;
  g_autoptr (GError) error = NULL;
  double load;

  if (json == NULL)
    return;
  ride = musette_activity_new_from_json (json, &error);
  g_assert_no_error (error);
  check_ride (ride);
  g_assert_true (g_bytes_equal (musette_activity_get_json (ride), json));
  g_object_get (ride, "load", &load, NULL);
  g_assert_cmpfloat (load, ==, 155);
}

static void
test_activity_samples (void)
{
  static const char *const names[] = {
    "activity-virtualride.json",
    "activity-with-intervals.json",
    "activity-manual-create-response.json",
    "activity-mark-done-response.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) json = read_sample (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteActivity) activity = NULL;

      if (json == NULL)
        return;
      activity = musette_activity_new_from_json (json, &error);
      g_assert_no_error (error);
      g_assert_false (musette_activity_is_stub (activity));
      g_assert_cmpint (musette_activity_get_date (activity), !=, MUSETTE_DATE_NONE);
    }
}

static void
test_list (void)
{
  g_autoptr (GBytes) json = read_sample ("activities-list.json");
  g_autoptr (GBytes) few = read_sample ("activities-list-with-fields-param.json");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) few_rows = NULL;

  if (json == NULL)
    return;
  rows = musette_activity_list_from_json (json, NULL);
  few_rows = musette_activity_list_from_json (few, NULL);
  g_assert_cmpuint (rows->len, ==, 12);
  check_ride (rows->pdata[0]);
  for (guint i = 0; i < rows->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (musette_activity_get_json (rows->pdata[i]), &length);

      g_assert_cmpint (text[0], ==, '{');
      g_assert_cmpint (text[length - 1], ==, '}');
    }
  g_assert_cmpuint (few_rows->len, ==, 12);
  g_assert_cmpfloat (musette_activity_get_moving_s (few_rows->pdata[1]), ==, 21554);
  g_assert_false (musette_activity_is_stub (few_rows->pdata[1]));
  g_assert_true (isnan (musette_activity_get_average_power_w (few_rows->pdata[1])));
}

static void
test_stubs (void)
{
  g_autoptr (GBytes) json = read_sample ("activities-strava-stubs.json");
  g_autoptr (GPtrArray) rows = NULL;

  if (json == NULL)
    return;
  rows = musette_activity_list_from_json (json, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_true (musette_activity_is_stub (rows->pdata[i]));
      g_assert_true (isnan (musette_activity_get_moving_s (rows->pdata[i])));
      g_assert_true (isnan (musette_activity_get_distance_m (rows->pdata[i])));
      g_assert_true (isnan (musette_activity_get_load (rows->pdata[i])));
      g_assert_cmpint (musette_activity_get_date (rows->pdata[i]), !=, MUSETTE_DATE_NONE);
    }
  g_assert_cmpstr (musette_activity_get_note (rows->pdata[0]), ==,
                   "STRAVA activities are not available via the API");
}

static void
test_intervals (void)
{
  g_autoptr (GBytes) json = read_sample ("activity-with-intervals.json");
  g_autoptr (MusetteActivity) activity = NULL;
  GPtrArray *intervals;

  if (json == NULL)
    return;
  activity = musette_activity_new_from_json (json, NULL);
  intervals = musette_activity_get_intervals (activity);
  g_assert_nonnull (intervals);
  g_assert_cmpuint (intervals->len, >, 1);
  g_assert_cmpfloat (musette_interval_get_moving_s (intervals->pdata[0]), ==, 1586);
  g_assert_cmpint (musette_interval_get_start_index (intervals->pdata[0]), ==, 0);
  for (guint i = 0; i < intervals->len; i++)
    g_assert_cmpint (musette_interval_get_end_index (intervals->pdata[i]), >,
                     musette_interval_get_start_index (intervals->pdata[i]));
}

static void
test_ids (void)
{
  g_autoptr (MusetteActivity) number
      = activity_from_text ("{\"id\":123456789012345678901234567890,\"type\":\"Run\"}", NULL);
  g_autoptr (MusetteActivity) text
      = activity_from_text ("{\"\\u0069d\":\"16589160080\",\"type\":\"Run\"}", NULL);

  g_assert_cmpstr (musette_activity_get_id (number), ==, "123456789012345678901234567890");
  g_assert_cmpstr (musette_activity_get_id (text), ==, "16589160080");
}

static void
test_empty (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (musette_activity_new_from_slice (NULL, 0, &error));
  g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX);
  g_assert_null (musette_activity_new_from_json (empty, NULL));
  g_assert_null (musette_activity_list_from_json (empty, NULL));
  g_assert_null (musette_athlete_new_from_json (empty, NULL));
  g_assert_null (musette_power_curve_list_from_reply (empty, NULL));
}

static void
test_names (void)
{
  g_autoptr (MusetteActivity) odd = activity_from_text ("{\"id\":1,\"name\":[]}", NULL);
  g_autoptr (MusetteActivity) escaped
      = activity_from_text (" {\"id\":1,\"name\":\"2\\u00d720\"}", NULL);
  g_autoptr (MusetteActivity) nameless = activity_from_text ("{\"id\":1,\"name\":null}", NULL);

  g_assert_cmpstr (musette_activity_get_name (escaped), ==, "2×20");
  g_assert_true (musette_activity_get_name (escaped) == musette_activity_get_name (escaped));
  g_assert_null (musette_activity_get_name (nameless));
  g_assert_null (musette_activity_get_note (nameless));
  g_assert_null (musette_activity_get_name (odd));
}

/* One odd member must not cost a list of years. */
/* Tags and gear are read from the text each time, without the other details. */
static void
test_tags_and_gear (void)
{
  g_autoptr (MusetteActivity) tagged
      = activity_from_text ("{\"id\":\"i1\",\"tags\":[\"a\",null,\"\\u00e9\"],\"race\":true,"
                            "\"gear\":{\"distance\":{\"id\":\"x\"},\"id\":\"b7\"}}",
                            NULL);
  g_autoptr (MusetteActivity) bare
      = activity_from_text ("{\"id\":\"i1\",\"tags\":null,\"gear\":null}", NULL);
  g_autoptr (MusetteActivity) odd
      = activity_from_text ("{\"id\":\"i1\",\"tags\":[],\"gear\":{\"id\":null}}", NULL);
  g_auto (GStrv) tags = musette_activity_dup_tags (tagged);
  g_auto (GStrv) no_tags = musette_activity_dup_tags (odd);
  g_autofree char *gear = musette_activity_dup_gear_id (tagged);

  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  g_assert_cmpstr (tags[1], ==, "é");
  g_assert_cmpstrv (tags, musette_activity_get_tags (tagged));
  g_assert_cmpstr (gear, ==, "b7");
  g_assert_true (musette_activity_is_race (tagged));
  g_assert_null (musette_activity_dup_tags (bare));
  g_assert_null (musette_activity_dup_gear_id (bare));
  g_assert_cmpuint (g_strv_length (no_tags), ==, 0);
  g_assert_null (musette_activity_dup_gear_id (odd));
}

static void
test_wrong_types (void)
{
  static const char *const texts[] = {
    "{\"id\":\"i1\",\"moving_time\":\"12\"}",
    "{\"id\":\"i1\",\"name\":5}",
    "{\"id\":\"i1\",\"trainer\":\"yes\"}",
    "{\"id\":\"i1\",\"icu_hr_zones\":{}}",
    "{\"id\":\"i1\",\"icu_hr_zones\":[\"x\"]}",
    "{\"id\":\"i1\",\"icu_zone_times\":[{\"id\":\"Z1\",\"secs\":\"x\"}]}",
    "{\"id\":\"i1\",\"icu_intervals\":{}}",
    "{\"id\":\"i1\",\"icu_intervals\":[{\"start_index\":1.5}]}",
    "{\"id\":\"i1\",\"start_date_local\":\"yesterday\"}",
    "{\"id\":\"i1\",\"lthr\":1e999}",
    "{\"id\":\"i1\",\"tags\":\"x\"}",
    "{\"id\":\"i1\",\"tags\":[1]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteActivity) activity = activity_from_text (texts[i], &error);
      guint n;

      g_test_message ("%s", texts[i]);
      g_assert_no_error (error);
      g_assert_cmpstr (musette_activity_get_id (activity), ==, "i1");
      g_assert_true (isnan (musette_activity_get_moving_s (activity)));
      g_assert_null (musette_activity_get_name (activity));
      g_assert_false (musette_activity_is_trainer (activity));
      musette_activity_get_hr_zones (activity, &n);
      g_assert_cmpuint (n, ==, 0);
      musette_activity_get_power_zone_times (activity, &n);
      g_assert_cmpuint (n, ==, 0);
      g_assert_cmpint (musette_activity_get_start_local (activity), ==, MUSETTE_LOCAL_TIME_NONE);
      g_assert_null (musette_activity_get_intervals (activity));
    }
}

static void
test_wrong_type_in_list (void)
{
  static const char text[] = "[{\"id\":\"i1\",\"distance\":{\"m\":[1]},\"name\":\"a\"},"
                             "{\"id\":\"i2\",\"distance\":5}]";
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = musette_activity_list_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_true (isnan (musette_activity_get_distance_m (rows->pdata[0])));
  g_assert_cmpstr (musette_activity_get_name (rows->pdata[0]), ==, "a");
  g_assert_cmpfloat (musette_activity_get_distance_m (rows->pdata[1]), ==, 5);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "{\"id\":true}",     "{\"id\":null}",    "{}", "[]", "\"i1\"", "{\"id\":\"i1\"",
    "{\"id\":\"i1\"} x", "{\"id\":\"i1\",}", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (activity_from_text (texts[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == MUSETTE_JSON_ERROR);
    }
}

static void
test_last_member_counts (void)
{
  g_autoptr (MusetteActivity) activity = activity_from_text (
      "{\"id\":\"a\",\"id\":\"b\",\"name\":\"x\",\"name\":\"y\",\"tags\":[\"p\"],\"tags\":[\"q\"],"
      "\"icu_intervals\":[],\"icu_intervals\":[{}],\"icu_zone_times\":[],\"icu_zone_times\":[]}",
      NULL);

  g_assert_cmpstr (musette_activity_get_id (activity), ==, "b");
  g_assert_cmpstr (musette_activity_get_name (activity), ==, "y");
  g_assert_cmpstr (musette_activity_get_tags (activity)[0], ==, "q");
  g_assert_cmpuint (musette_activity_get_intervals (activity)->len, ==, 1);
}

static void
test_athlete (void)
{
  g_autoptr (GBytes) json = read_sample ("athlete.json");
  g_autoptr (MusetteAthlete) athlete = NULL;
  MusetteThresholds thresholds;

  if (json == NULL)
    return;
  athlete = musette_athlete_new_from_json (json, NULL);
  g_assert_cmpstr (musette_athlete_get_id (athlete), ==, "i12345");
  g_assert_cmpstr (musette_athlete_get_name (athlete), ==, "Test Athlete");
  g_assert_cmpfloat (musette_athlete_get_weight_kg (athlete), ==, 74.2);
  g_assert_cmpint (musette_athlete_get_units (athlete), ==, MUSETTE_UNITS_METRIC);
  g_assert_cmpuint (musette_athlete_get_sport_settings (athlete)->len, ==, 4);
  musette_athlete_get_thresholds (athlete, "VirtualRide", TRUE, &thresholds);
  g_assert_cmpfloat (thresholds.ftp_w, ==, 260);
  g_assert_cmpfloat (thresholds.lthr_bpm, ==, 178);
  g_assert_cmpfloat (thresholds.resting_hr_bpm, ==, 49);
  g_assert_cmpfloat (thresholds.w_prime_j, ==, 0);
  g_assert_cmpuint (thresholds.n_power_zones, ==, 7);
  g_assert_cmpfloat (thresholds.hr_zones[6], ==, 198);
  musette_athlete_get_thresholds (athlete, "Ride", FALSE, &thresholds);
  g_assert_cmpfloat (thresholds.ftp_w, ==, 280);
  musette_athlete_get_thresholds (athlete, "Chess", FALSE, &thresholds);
  g_assert_cmpfloat (thresholds.weight_kg, ==, 74.2);
}

static void
test_units (void)
{
  static const struct
  {
    const char *json;
    MusetteUnits units;
  } cases[] = {
    { "{\"id\":1}", MUSETTE_UNITS_METRIC },
    { "{\"id\":1,\"measurement_preference\":\"METRIC\"}", MUSETTE_UNITS_METRIC },
    { "{\"id\":1,\"measurement_preference\":\"feet\"}", MUSETTE_UNITS_IMPERIAL },
    { "{\"id\":1,\"measurement_preference\":\"IMPERIAL\"}", MUSETTE_UNITS_IMPERIAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (MusetteAthlete) athlete = musette_athlete_new_from_json (json, NULL);

      g_assert_cmpint (musette_athlete_get_units (athlete), ==, cases[i].units);
      g_assert_cmpstr (musette_athlete_get_id (athlete), ==, "1");
    }
}

static void
test_sport_settings (void)
{
  g_autoptr (GBytes) json = read_sample ("sport-settings-list.json");
  g_autoptr (GPtrArray) list = NULL;
  MusetteSportSettings *run;

  if (json == NULL)
    return;
  list = musette_sport_settings_list_from_json (json, NULL);
  g_assert_nonnull (list);
  run = musette_sport_settings_find (list, "TrailRun");
  g_assert_nonnull (run);
  g_assert_true (musette_sport_settings_covers (run, "Run"));
  g_assert_true (musette_sport_settings_is_other (musette_sport_settings_find (list, "Chess")));
}

static void
test_run_settings (void)
{
  g_autoptr (GBytes) json = read_sample ("sport-settings-run.json");
  g_autoptr (MusetteSportSettings) run = NULL;
  g_autoptr (GError) error = NULL;
  MusetteThresholds thresholds;

  if (json == NULL)
    return;
  run = musette_sport_settings_new_from_json (json, &error);
  g_assert_no_error (error);
  musette_sport_settings_get_thresholds (run, FALSE, &thresholds);
  g_assert_cmpfloat (thresholds.threshold_pace_mps, >, 2);
  g_assert_cmpuint (thresholds.n_pace_zones, >, 4);
  g_assert_nonnull (musette_sport_settings_get_pace_units (run));
}

static void
test_odd_zones (void)
{
  const char *text = "{\"id\":1,\"types\":[\"Ride\"],\"ftp\":-1,\"power_zones\":[55,50,999],"
                     "\"hr_zones\":[100,null],\"sweet_spot_min\":97,\"sweet_spot_max\":84}";
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr (MusetteSportSettings) settings = musette_sport_settings_new_from_json (json, NULL);
  MusetteThresholds thresholds;

  musette_sport_settings_get_thresholds (settings, FALSE, &thresholds);
  g_assert_cmpfloat (thresholds.ftp_w, ==, 0);
  g_assert_cmpuint (thresholds.n_power_zones, ==, 0);
  g_assert_cmpuint (thresholds.n_hr_zones, ==, 0);
  g_assert_cmpfloat (thresholds.sweet_spot_min, ==, 84);
}

static void
test_power_curves (void)
{
  g_autoptr (GBytes) json = read_sample ("power-curves.json");
  g_autoptr (GPtrArray) curves = NULL;
  const MusettePowerModel *models;
  guint n;

  if (json == NULL)
    return;
  curves = musette_power_curve_list_from_reply (json, NULL);
  g_assert_cmpuint (curves->len, ==, 2);
  g_assert_cmpstr (musette_power_curve_get_label (curves->pdata[0]), ==, "This season");
  g_assert_cmpuint (musette_power_curve_get_length (curves->pdata[0]), ==, 14);
  g_assert_cmpfloat (musette_power_curve_get_value_at (curves->pdata[0], 300), ==, 280);
  g_assert_cmpfloat (musette_power_curve_get_value_at (curves->pdata[0], 400), ==, 260);
  g_assert_true (isnan (musette_power_curve_get_value_at (curves->pdata[0], 1e6)));
  g_assert_cmpstr (musette_power_curve_get_activity_id (curves->pdata[0], 5), ==, "i9000101");
  models = musette_power_curve_get_models (curves->pdata[0], &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (models[1].type, ==, "MORTON_3P");
  g_assert_cmpfloat (models[1].p_max_w, ==, 930);
  g_assert_true (isnan (models[0].p_max_w));
}

static void
test_odd_curves (void)
{
  static const char *const texts[] = {
    "{\"secs\":[1,2],\"values\":[3]}",
    "{\"secs\":[1]}",
    "{\"secs\":[1],\"values\":[3],\"activity_id\":[\"a\",\"b\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (musette_power_curve_new_from_json (json, &error));
      g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE);
    }
}

static gpointer
make_and_drop (gpointer data)
{
  const char *json = "{\"id\":\"i1\",\"type\":\"Velomobile\",\"source\":\"TEST\"}";

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr (MusetteActivity) activity
          = musette_activity_new_from_slice (json, strlen (json), NULL);

      g_assert_cmpstr (musette_activity_get_activity_type (activity), ==, "Velomobile");
    }
  return NULL;
}

/* Rows are made in the thread of the store and dropped in the one of the user interface, and both
 * know the same words. */
static void
test_threads (void)
{
  GThread *other = g_thread_new ("records", make_and_drop, NULL);

  make_and_drop (NULL);
  g_thread_join (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/activity", test_activity);
  g_test_add_func ("/records/activity-samples", test_activity_samples);
  g_test_add_func ("/records/list", test_list);
  g_test_add_func ("/records/stubs", test_stubs);
  g_test_add_func ("/records/intervals", test_intervals);
  g_test_add_func ("/records/ids", test_ids);
  g_test_add_func ("/records/empty", test_empty);
  g_test_add_func ("/records/names", test_names);
  g_test_add_func ("/records/tags-and-gear", test_tags_and_gear);
  g_test_add_func ("/records/wrong-types", test_wrong_types);
  g_test_add_func ("/records/wrong-type-in-list", test_wrong_type_in_list);
  g_test_add_func ("/records/refused", test_refused);
  g_test_add_func ("/records/last-member-counts", test_last_member_counts);
  g_test_add_func ("/records/athlete", test_athlete);
  g_test_add_func ("/records/units", test_units);
  g_test_add_func ("/records/sport-settings", test_sport_settings);
  g_test_add_func ("/records/run-settings", test_run_settings);
  g_test_add_func ("/records/odd-zones", test_odd_zones);
  g_test_add_func ("/records/power-curves", test_power_curves);
  g_test_add_func ("/records/odd-curves", test_odd_curves);
  g_test_add_func ("/records/threads", test_threads);
  return g_test_run ();
}
