/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-chips.h"
#include "musette-ride-facts.h"
#include "musette-ride-intervals.h"
#include "musette-ride-zones.h"

#include <math.h>

#include "musette-test.h"

/* An hour: 5 times 240 s at 300 W with 240 s at 100 W after each, the rest at 150 W. */
static MusetteRideView *
make_ride (double ftp_w, gboolean with_power)
{
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (3600);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideAnalysis) analysis = NULL;
  MusetteRideView *view = musette_ride_view_new ();
  MusetteThresholds thresholds;

  for (int t = 0; t < 3600; t++)
    {
      guint i = musette_stream_set_append (streams, t);
      int place = t - 600;

      if (with_power)
        musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_WATTS,
                                      place < 0 || place >= 2400 ? 150
                                      : place % 480 < 240        ? 300
                                                                 : 100);
      musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_HEARTRATE, 140);
    }
  timeline = musette_timeline_new (streams);
  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = ftp_w;
  analysis = musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);
  musette_ride_view_set_sport_type (view, "Ride");
  musette_ride_view_set_ride (view, timeline, analysis, &thresholds,
                              ftp_w > 0 ? MUSETTE_THRESHOLDS_SETTINGS : MUSETTE_THRESHOLDS_UNKNOWN);
  return view;
}

static MusetteRideFact *
find_fact (GPtrArray *facts, const char *id)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_str_equal (musette_ride_fact_get_id (g_ptr_array_index (facts, i)), id))
      return g_ptr_array_index (facts, i);
  return NULL;
}

static void
assert_fact (GPtrArray *facts, const char *id, const char *value)
{
  MusetteRideFact *fact = find_fact (facts, id);

  g_assert_nonnull (fact);
  g_assert_cmpstr (musette_ride_fact_get_value (fact), ==, value);
}

static void
test_own_numbers (void)
{
  g_autoptr (MusetteRideView) view = make_ride (250, TRUE);
  g_autoptr (GPtrArray) facts = musette_ride_facts_new (view, MUSETTE_UNITS_METRIC);
  g_autofree char *text = NULL;
  MusetteRideFact *load;

  assert_fact (facts, "recording-time", "1:00:00");
  assert_fact (facts, "average-power", "183" MUSETTE_THIN_SPACE "W");
  assert_fact (facts, "average-heart-rate", "140" MUSETTE_THIN_SPACE "bpm");
  assert_fact (facts, "work", "660" MUSETTE_THIN_SPACE "kJ");
  load = find_fact (facts, "load");
  g_assert_nonnull (load);
  text = musette_ride_explanation_to_text (musette_ride_fact_get_explanation (load));
  g_assert_nonnull (strstr (text, "FTP: 250" MUSETTE_THIN_SPACE "W (preferences of Musette)"));
  g_assert_nonnull (strstr (text, "samples of the file"));
}

/* Nothing is guessed without FTP. */
static void
test_no_ftp (void)
{
  g_autoptr (MusetteRideView) view = make_ride (0, TRUE);
  g_autoptr (GPtrArray) facts = musette_ride_facts_new (view, MUSETTE_UNITS_METRIC);
  g_autoptr (MusetteZoneBarsData) zones
      = musette_ride_zones_new (view, MUSETTE_ZONE_POWER, MUSETTE_UNITS_METRIC);

  g_assert_null (find_fact (facts, "load"));
  g_assert_null (find_fact (facts, "intensity"));
  g_assert_null (find_fact (facts, "w-balance"));
  g_assert_nonnull (find_fact (facts, "normalized-power"));
  g_assert_cmpuint (zones->n_rows, ==, 0);
  g_assert_nonnull (zones->empty_text);
}

static void
test_no_power (void)
{
  g_autoptr (MusetteRideView) view = make_ride (250, FALSE);
  g_autoptr (GPtrArray) facts = musette_ride_facts_new (view, MUSETTE_UNITS_METRIC);
  g_auto (GStrv) chips = musette_ride_chips_new (view);

  g_assert_null (find_fact (facts, "average-power"));
  g_assert_null (find_fact (facts, "work"));
  g_assert_nonnull (find_fact (facts, "average-heart-rate"));
  g_assert_true (g_strv_contains ((const char *const *) chips, "Power missing"));
}

static MusetteActivity *
make_activity (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity = musette_activity_new_from_json (bytes, &error);

  g_assert_no_error (error);
  return activity;
}

/* The service's number is shown, ours stands beside it with the difference. */
static void
test_service_numbers (void)
{
  g_autoptr (MusetteRideView) view = make_ride (250, TRUE);
  g_autoptr (MusetteActivity) activity = make_activity (
      "{\"id\":\"i1\",\"type\":\"Ride\",\"start_date_local\":\"2026-05-12T09:31:00\","
      "\"icu_average_watts\":180,\"icu_weighted_avg_watts\":230,\"icu_training_load\":77,"
      "\"icu_ftp\":250,\"icu_power_zones\":[55,75,90,105,120,150,999],\"icu_zone_times\":["
      "{\"id\":\"Z1\",\"secs\":600},{\"id\":\"Z2\",\"secs\":1200},{\"id\":\"SS\",\"secs\":30}]}");
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (MusetteZoneBarsData) zones = NULL;
  MusetteRideExplanation *explanation;

  musette_ride_view_set_activity (view, activity);
  facts = musette_ride_facts_new (view, MUSETTE_UNITS_METRIC);
  assert_fact (facts, "load", "77");
  assert_fact (facts, "average-power", "180" MUSETTE_THIN_SPACE "W");
  explanation = musette_ride_fact_get_explanation (find_fact (facts, "average-power"));
  g_assert_cmpstr (musette_ride_explanation_get_service_value (explanation), ==,
                   "180" MUSETTE_THIN_SPACE "W");
  g_assert_cmpstr (musette_ride_explanation_get_own_value (explanation), ==,
                   "183" MUSETTE_THIN_SPACE "W");
  g_assert_cmpstr (musette_ride_explanation_get_difference (explanation), ==,
                   "+3" MUSETTE_THIN_SPACE "W");
  zones = musette_ride_zones_new (view, MUSETTE_ZONE_POWER, MUSETTE_UNITS_METRIC);
  g_assert_cmpuint (zones->n_rows, ==, 7);
  g_assert_cmpfloat (zones->rows[1].seconds, ==, 1200);
  g_assert_cmpfloat (zones->sweet_spot_s, ==, 30);
  g_assert_cmpstr (zones->rows[1].range, ==, "138–187" MUSETTE_THIN_SPACE "W");
}

static void
test_stub (void)
{
  g_autoptr (MusetteRideView) view = musette_ride_view_new ();
  g_autoptr (MusetteActivity) activity = make_activity (
      "{\"id\":\"i2\",\"start_date_local\":\"2026-05-12T09:31:00\",\"source\":\"STRAVA\","
      "\"_note\":\"STRAVA activities are not available via the API\"}");
  g_autoptr (GPtrArray) facts = NULL;

  musette_ride_view_set_activity (view, activity);
  facts = musette_ride_facts_new (view, MUSETTE_UNITS_METRIC);
  g_assert_cmpuint (facts->len, ==, 0);
}

static void
test_intervals (void)
{
  g_autoptr (MusetteRideView) view = make_ride (250, TRUE);
  g_autoptr (GListStore) intervals
      = musette_ride_intervals_from_analysis (musette_ride_view_get_analysis (view));
  g_auto (GStrv) lines = musette_ride_intervals_summarize (G_LIST_MODEL (intervals));
  guint work = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (intervals)); i++)
    {
      g_autoptr (MusetteRideInterval) interval
          = g_list_model_get_item (G_LIST_MODEL (intervals), i);

      work += musette_ride_interval_get_values (interval)->type == MUSETTE_RIDE_INTERVAL_WORK;
    }
  g_assert_cmpuint (work, ==, 5);
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpstr (lines[0], ==, "5× 4m @ 300" MUSETTE_THIN_SPACE "W");
}

static void
test_markup (void)
{
  g_autoptr (MusetteRideFact) fact
      = musette_ride_fact_new ("x", "X", "1 <2" MUSETTE_THIN_SPACE "W", NULL);
  g_autofree char *markup = musette_ride_fact_to_markup (fact);

  g_assert_true (g_str_has_prefix (markup, "\xe2\x80\x8e"
                                           "1 &lt;2<span"));
  g_assert_true (g_str_has_suffix (markup, "W</span>"));
}

/* Samples without a time give nothing to compute: the device's own totals are shown. */
static void
test_device_totals (void)
{
  g_autofree char *path
      = musette_test_corpus ("rides", "garmin-swim-pool-no-record-time.fit", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MusetteRecording) recording = NULL;
  g_autoptr (MusetteRideView) view = NULL;
  g_autoptr (GPtrArray) facts = NULL;

  if (path == NULL)
    return;
  bytes = musette_test_read (path);
  recording = musette_recording_read (bytes, "swim.fit", NULL, &error);
  g_assert_no_error (error);
  view = musette_ride_view_new ();
  musette_ride_view_set_recording (view, recording);
  facts = musette_ride_facts_new (view, MUSETTE_UNITS_METRIC);
  assert_fact (facts, "distance", "1.37\u202fkm");
  assert_fact (facts, "recording-time", "22:54");
  g_assert_null (find_fact (facts, "load"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/ride-facts/own-numbers", test_own_numbers);
  g_test_add_func ("/ui/ride-facts/device-totals", test_device_totals);
  g_test_add_func ("/ui/ride-facts/no-ftp", test_no_ftp);
  g_test_add_func ("/ui/ride-facts/no-power", test_no_power);
  g_test_add_func ("/ui/ride-facts/service-numbers", test_service_numbers);
  g_test_add_func ("/ui/ride-facts/stub", test_stub);
  g_test_add_func ("/ui/ride-facts/intervals", test_intervals);
  g_test_add_func ("/ui/ride-facts/markup", test_markup);
  return g_test_run ();
}
