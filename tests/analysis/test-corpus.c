/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "musette-json.h"
#include "musette-recording.h"
#include "musette-ride-analysis.h"

#include "musette-test.h"

/* Every ride of the corpus against the numbers of an independent reference, and the rides without
 * gaps against a second program. */

typedef struct
{
  const char *file;
  guint checked;
  guint wrong;
} Check;

static void
compare (Check *check, JsonObject *object, const char *member, double value, double tolerance)
{
  JsonNode *node = object != NULL ? musette_json_get_node (object, member) : NULL;
  double expected;

  if (node == NULL)
    return;
  check->checked++;
  if (musette_json_get_kind (node) == MUSETTE_JSON_NULL)
    {
      if (isnan (value))
        return;
      check->wrong++;
      g_test_message ("%s %s: none expected, found %.9g", check->file, member, value);
      return;
    }
  expected = musette_json_get_double (object, member);
  if (fabs (expected - value) <= tolerance)
    return;
  check->wrong++;
  g_test_message ("%s %s: %.9g expected, found %.9g", check->file, member, expected, value);
}

static void
expect (Check *check, gboolean wanted, gboolean found, const char *what)
{
  check->checked++;
  if (!wanted == !found)
    return;
  check->wrong++;
  g_test_message ("%s: %s %s", check->file, what, wanted ? "is missing" : "should not be there");
}

static void
compare_array (Check *check, JsonObject *object, const char *member, guint index, double value)
{
  JsonArray *array = musette_json_get_array (object, member);
  double expected = musette_json_array_get_double (array, index);

  check->checked++;
  if (expected == value)
    return;
  check->wrong++;
  g_test_message ("%s %s[%u]: %g expected, found %g", check->file, member, index, expected, value);
}

static void
check_time (Check *check, JsonObject *expected, MusetteTimeline *timeline)
{
  guint n_segments;

  musette_timeline_get_segments (timeline, &n_segments);
  compare (check, expected, "samples", musette_timeline_get_n_samples (timeline), 0);
  compare (check, expected, "elapsed_s", musette_timeline_get_elapsed_s (timeline), 0);
  compare (check, expected, "recording_s", musette_timeline_get_recording_s (timeline), 0);
  compare (check, expected, "segments", n_segments, 0);
  compare (check, expected, "gaps_over_1s", musette_timeline_get_gaps_over_1s (timeline), 0);
  compare (check, expected, "gaps_over_30s", musette_timeline_get_gaps_over_30s (timeline), 0);
  compare (check, expected, "largest_gap_s", musette_timeline_get_largest_gap_s (timeline), 0);
}

static void
check_mmp (Check *check, JsonObject *expected, MusetteMmp *mmp)
{
  g_auto (GStrv) durations = NULL;

  if (expected == NULL)
    return;
  durations = musette_json_dup_members (expected);
  for (guint i = 0; durations[i] != NULL; i++)
    compare (check, expected, durations[i],
             musette_mmp_lookup (mmp, (gint32) g_ascii_strtoll (durations[i], NULL, 10)), 0.01);
}

static void
check_wbal (Check *check, JsonObject *expected, const MusetteRideWbal *wbal)
{
  compare (check, expected, "icu_end_j", wbal->service.end_j, 1);
  compare (check, expected, "icu_min_j", wbal->service.min_j, 1);
  compare (check, expected, "integral_tau_s", wbal->integral.tau_s, 0.001);
  compare (check, expected, "integral_end_j", wbal->integral.end_j, 1);
  compare (check, expected, "integral_min_j", wbal->integral.min_j, 1);
}

static void
check_power (Check *check, JsonObject *expected, MusetteRideAnalysis *ride)
{
  const MusettePowerSummary *power = musette_ride_analysis_get_power (ride);
  const MusetteRideLoad *load = musette_ride_analysis_get_load (ride);
  const MusetteZoneTimes *zones = musette_ride_analysis_get_power_zones (ride);

  expect (check, expected != NULL, power != NULL, "power");
  if (expected == NULL || power == NULL)
    return;
  compare (check, expected, "missing_samples", power->missing_samples, 0);
  compare (check, expected, "moving_s", power->moving_s, 0);
  compare (check, expected, "average_w", power->average_w, 0.01);
  compare (check, expected, "average_nonzero_w", power->average_nonzero_w, 0.01);
  compare (check, expected, "max_w", power->max_w, 0.01);
  compare (check, expected, "work_kj", power->work_j / 1000, 0.001);
  compare (check, expected, "np_w", power->np_w, 0.01);
  compare (check, expected, "np_zero_start_w", power->np_zero_start_w, 0.01);
  compare (check, expected, "np_moving_w", power->np_moving_w, 0.01);
  compare (check, expected, "xpower_w", power->xpower_w, 0.01);
  compare (check, expected, "intensity_factor", load->intensity, 1e-4);
  compare (check, expected, "training_load", load->load, 0.01);
  compare (check, expected, "variability_index", musette_ride_analysis_get_variability_index (ride),
           1e-4);
  for (guint i = 0; i < 6; i++)
    compare_array (check, expected, "zone_limits_w", i, zones->tops[i]);
  for (guint i = 0; i < 7; i++)
    compare_array (check, expected, "zone_seconds", i, zones->seconds[i]);
  check_mmp (check, musette_json_get_object (expected, "mmp"),
             musette_ride_analysis_get_mmp (ride));
  check_wbal (check, musette_json_get_object (expected, "wbal"),
              musette_ride_analysis_get_wbal (ride));
}

static void
check_heart_rate (Check *check, JsonObject *expected, MusetteRideAnalysis *ride)
{
  const MusetteHeartRateSummary *heart = musette_ride_analysis_get_heart_rate (ride);

  expect (check, expected != NULL, heart != NULL, "heartrate");
  if (expected == NULL || heart == NULL)
    return;
  compare (check, expected, "average_bpm", heart->average_bpm, 0.01);
  compare (check, expected, "max_bpm", heart->max_bpm, 0.01);
  compare (check, expected, "min_bpm", heart->min_bpm, 0.01);
  compare (check, expected, "seconds", heart->seconds, 0);
}

static void
check_decoupling (Check *check, JsonObject *expected, MusetteRideAnalysis *ride)
{
  const MusetteDecoupling *decoupling = musette_ride_analysis_get_decoupling (ride);
  JsonObject *first;
  JsonObject *second;

  expect (check, expected != NULL, decoupling != NULL, "decoupling");
  if (expected == NULL || decoupling == NULL)
    return;
  first = musette_json_get_object (expected, "first_half");
  second = musette_json_get_object (expected, "second_half");
  compare (check, first, "w", decoupling->first_w, 0.01);
  compare (check, first, "bpm", decoupling->first_bpm, 0.01);
  compare (check, second, "w", decoupling->second_w, 0.01);
  compare (check, second, "bpm", decoupling->second_bpm, 0.01);
  compare (check, expected, "percent", decoupling->percent, 0.01);
}

static void
check_rest (Check *check, JsonObject *expected, MusetteRideAnalysis *ride)
{
  JsonObject *altitude = musette_json_get_object (expected, "altitude");
  JsonObject *cadence = musette_json_get_object (expected, "cadence");
  const MusetteAltitudeSummary *metres = musette_ride_analysis_get_altitude (ride);
  const MusetteRideCadence *rpm = musette_ride_analysis_get_cadence (ride);

  compare (check, expected, "efficiency_factor", musette_ride_analysis_get_efficiency_factor (ride),
           1e-4);
  expect (check, altitude != NULL, metres != NULL, "altitude");
  if (altitude != NULL && metres != NULL)
    {
      compare (check, altitude, "min_m", metres->min_m, 0.05);
      compare (check, altitude, "max_m", metres->max_m, 0.05);
      compare (check, altitude, "gain_h3_m", metres->gain_m, 0.05);
      compare (check, altitude, "loss_h3_m", metres->loss_m, 0.05);
      compare (check, altitude, "gain_h1_m", metres->gain_fine_m, 0.05);
    }
  expect (check, cadence != NULL, rpm != NULL, "cadence");
  if (cadence != NULL && rpm != NULL)
    {
      compare (check, cadence, "average_nonzero", rpm->average_rpm, 0.01);
      compare (check, cadence, "max", rpm->max_rpm, 0.01);
    }
}

static void
check_second_program (Check *check, JsonObject *expected, MusetteRideAnalysis *ride)
{
  const MusettePowerSummary *power = musette_ride_analysis_get_power (ride);

  if (expected == NULL || power == NULL || !musette_json_get_bool (expected, "gap_free_ride"))
    return;
  compare (check, expected, "np_w", power->np_zero_start_w, 0.01);
  compare (check, expected, "xpower_w", power->xpower_w, 0.01);
  compare (check, expected, "average_w", power->average_w, 0.01);
  compare (check, expected, "work_kj", power->work_j / 1000, 0.01);
  check_mmp (check, musette_json_get_object (expected, "mmp"),
             musette_ride_analysis_get_mmp (ride));
}

static MusetteRideAnalysis *
analyze (MusetteStreamSet *streams)
{
  g_autoptr (MusetteTimeline) timeline = musette_timeline_new (streams);
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = 250;
  thresholds.w_prime_j = 20000;
  return musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);
}

static void
check_slices (Check *check, JsonArray *expected, MusetteRecording *recording)
{
  if (expected == NULL)
    return;
  for (guint i = 0; i < musette_json_array_get_length (expected); i++)
    {
      JsonObject *slice = musette_json_array_get_object (expected, i);
      JsonObject *heart = musette_json_get_object (slice, "heartrate");
      JsonObject *power = musette_json_get_object (slice, "power");
      g_autoptr (MusetteStreamSet) streams = musette_recording_get_session_streams (recording, i);
      g_autoptr (MusetteRideAnalysis) ride = analyze (streams);
      MusetteTimeline *timeline = musette_ride_analysis_get_timeline (ride);

      compare (check, slice, "samples", musette_timeline_get_n_samples (timeline), 0);
      compare (check, slice, "recording_s", musette_timeline_get_recording_s (timeline), 0);
      check_heart_rate (check, heart, ride);
      expect (check, power != NULL, musette_ride_analysis_get_power (ride) != NULL, "slice power");
      if (power == NULL)
        continue;
      compare (check, power, "np_w", musette_ride_analysis_get_power (ride)->np_w, 0.01);
      compare (check, power, "average_w", musette_ride_analysis_get_power (ride)->average_w, 0.01);
      check_mmp (check, musette_json_get_object (power, "mmp"),
                 musette_ride_analysis_get_mmp (ride));
    }
}

/* In this file bytes are missing. The figures of its time still hold the garbage record behind
 * them, which a reader must drop. */
static gboolean
has_garbage_record (const char *file)
{
  return g_str_equal (file, "broken-strava-app-missing-bytes.fit");
}

static void
check_ride (Check *check, JsonObject *expected, MusetteRecording *recording)
{
  MusetteStreamSet *streams = musette_recording_get_streams (recording);
  g_autoptr (MusetteRideAnalysis) ride = NULL;
  MusetteTimeline *timeline;

  if (musette_recording_is_derived (recording, MUSETTE_CHANNEL_WATTS))
    musette_stream_set_drop (streams, MUSETTE_CHANNEL_WATTS);
  ride = analyze (streams);
  timeline = musette_ride_analysis_get_timeline (ride);
  if (has_garbage_record (check->file))
    {
      g_assert_cmpint (musette_timeline_get_elapsed_s (timeline), ==, 314);
      return;
    }
  check_time (check, musette_json_get_object (expected, "time"), timeline);
  compare (check, expected, "merged_duplicates", musette_timeline_get_merged (timeline), 0);
  compare (check, expected, "backward_steps", musette_timeline_get_backward_steps (timeline), 0);
  check_power (check, musette_json_get_object (expected, "power"), ride);
  if (musette_recording_get_raw_heartrate_is_records (recording))
    check_heart_rate (check, musette_json_get_object (expected, "heartrate"), ride);
  check_decoupling (check, musette_json_get_object (expected, "decoupling"), ride);
  check_rest (check, expected, ride);
  check_second_program (check, musette_json_get_object (expected, "second_program"), ride);
  check_slices (check, musette_json_get_array (expected, "session_slices"), recording);
}

static void
test_ride (gconstpointer data)
{
  const char *name = data;
  g_autofree char *file = g_strndup (name, strlen (name) - strlen (".json"));
  g_autofree char *expected_path = musette_test_corpus ("rides", "expected", name, NULL);
  g_autofree char *path = musette_test_corpus ("rides", file, NULL);
  g_autoptr (GBytes) expected_bytes = musette_test_read (expected_path);
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autoptr (MusetteJson) root = musette_json_parse_bytes (expected_bytes, NULL);
  JsonObject *expected = musette_json_as_object (root, NULL);
  g_autoptr (MusetteRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  Check check = { file, 0, 0 };

  recording = musette_recording_read (bytes, file, NULL, &error);
  if (musette_json_get_object (expected, "time") == NULL)
    {
      if (recording == NULL)
        return;
      g_assert_true (musette_json_has (expected, "expected_behaviour")
                     || musette_json_has (expected, "empty"));
      return;
    }
  g_assert_no_error (error);
  check_ride (&check, expected, recording);
  g_test_message ("%u values compared", check.checked);
  g_assert_cmpuint (check.wrong, ==, 0);
}

static void
test_nothing (void)
{
  g_test_skip ("there is no corpus");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *root = g_getenv ("MUSETTE_CORPUS");
  const char *name;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = root != NULL ? g_build_filename (root, "rides", "expected", NULL) : NULL;
  dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/analysis/corpus/", name, NULL);

      g_ptr_array_add (names, g_strdup (name));
      g_test_add_data_func (path, g_ptr_array_index (names, names->len - 1), test_ride);
    }
  if (names->len == 0)
    g_test_add_func ("/analysis/corpus", test_nothing);
  return g_test_run ();
}
