/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval-detection.h"

#include <math.h>

#include "musette-ride-analysis.h"

#include "musette-test.h"

#include "analysis-fixture.h"

static const Block workout[] = { { 600, 150 }, { 300, 300 }, { 180, 120 }, { 300, 302 },
                                 { 180, 120 }, { 305, 298 }, { 600, 100 } };

static MusetteThresholds
thresholds_at (double ftp)
{
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = ftp;
  return thresholds;
}

static const MusetteDetectedInterval *
at (GArray *intervals, guint index)
{
  return &g_array_index (intervals, MusetteDetectedInterval, index);
}

static void
test_workout (void)
{
  g_autoptr (MusetteTimeline) timeline
      = fixture_timeline (MUSETTE_CHANNEL_WATTS, workout, G_N_ELEMENTS (workout), 0);
  MusetteThresholds thresholds = thresholds_at (260);
  g_autoptr (GArray) intervals = musette_intervals_detect (timeline, &thresholds);
  g_autoptr (GArray) groups = musette_intervals_group (intervals);

  g_assert_cmpuint (intervals->len, ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpint (at (intervals, i)->statistics.elapsed_s, ==, workout[i].secs);
      g_assert_cmpfloat (at (intervals, i)->statistics.average_w, ==, workout[i].value);
      g_assert_cmpint (at (intervals, i)->kind, ==,
                       i % 2 ? MUSETTE_INTERVAL_WORK : MUSETTE_INTERVAL_RECOVERY);
      g_assert_cmpint (at (intervals, i)->group, ==, i % 2 ? 0 : -1);
    }
  g_assert_cmpint (at (intervals, 0)->role, ==, MUSETTE_INTERVAL_WARMUP);
  g_assert_cmpint (at (intervals, 6)->role, ==, MUSETTE_INTERVAL_COOLDOWN);
  g_assert_cmpint (at (intervals, 2)->role, ==, MUSETTE_INTERVAL_PLAIN);
  g_assert_cmpuint (at (intervals, 1)->zone, ==, 5);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpuint (g_array_index (groups, MusetteIntervalGroup, 0).count, ==, 3);
  g_assert_cmpstr (g_array_index (groups, MusetteIntervalGroup, 0).id, ==, "302s@300w");
}

static void
test_sprint (void)
{
  const Block blocks[] = { { 300, 150 }, { 8, 700 }, { 300, 150 } };
  const Block surge[] = { { 300, 150 }, { 8, 280 }, { 300, 150 } };
  g_autoptr (MusetteTimeline) timeline = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 3, 0);
  g_autoptr (MusetteTimeline) mild = fixture_timeline (MUSETTE_CHANNEL_WATTS, surge, 3, 0);
  MusetteThresholds thresholds = thresholds_at (250);
  g_autoptr (GArray) intervals = musette_intervals_detect (timeline, &thresholds);
  g_autoptr (GArray) none = musette_intervals_detect (mild, &thresholds);

  g_assert_cmpuint (intervals->len, ==, 3);
  g_assert_cmpint (at (intervals, 1)->statistics.elapsed_s, ==, 8);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Two levels in a row are two efforts; a short dip does not part one. */
static void
test_split_and_join (void)
{
  const Block steps[] = { { 300, 100 }, { 300, 220 }, { 300, 300 }, { 300, 100 } };
  const Block dip[] = { { 300, 100 }, { 300, 280 }, { 6, 60 }, { 300, 280 }, { 300, 100 } };
  g_autoptr (MusetteTimeline) two = fixture_timeline (MUSETTE_CHANNEL_WATTS, steps, 4, 0);
  g_autoptr (MusetteTimeline) one = fixture_timeline (MUSETTE_CHANNEL_WATTS, dip, 5, 0);
  MusetteThresholds thresholds = thresholds_at (250);
  g_autoptr (GArray) split = musette_intervals_detect (two, &thresholds);
  g_autoptr (GArray) joined = musette_intervals_detect (one, &thresholds);

  g_assert_cmpuint (split->len, ==, 4);
  g_assert_cmpint (at (split, 1)->statistics.elapsed_s, ==, 300);
  g_assert_cmpint (at (split, 2)->kind, ==, MUSETTE_INTERVAL_WORK);
  g_assert_cmpuint (joined->len, ==, 3);
  g_assert_cmpint (at (joined, 1)->statistics.elapsed_s, ==, 606);
}

/* Intervals never overlap and cover the ride, whatever it is made of. */
static void
test_cover (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
      g_autoptr (MusetteTimeline) timeline = NULL;
      g_autoptr (GArray) intervals = NULL;
      MusetteThresholds thresholds = thresholds_at (g_rand_boolean (rand) ? 250 : 0);
      gint32 time = 0;
      guint recorded = 0;

      for (guint part = 0; part < 12; part++)
        {
          guint secs = g_rand_int_range (rand, 1, 200);

          fixture_append (set, MUSETTE_CHANNEL_WATTS, time, secs, g_rand_int_range (rand, 0, 500));
          time += (gint32) secs + (g_rand_int_range (rand, 0, 4) == 0 ? 100 : 0);
        }
      timeline = musette_timeline_new (set);
      intervals = musette_intervals_detect (timeline, &thresholds);
      for (guint i = 0; i < intervals->len; i++)
        {
          recorded += at (intervals, i)->statistics.recorded_s;
          if (i > 0)
            g_assert_cmpint (at (intervals, i)->statistics.from_s, >=,
                             at (intervals, i - 1)->statistics.to_s);
        }
      if (intervals->len > 0)
        g_assert_cmpuint (recorded, ==, musette_timeline_get_recording_s (timeline));
    }
}

static void
test_laps (void)
{
  const MusetteSpan laps[] = { { 0, 600 }, { 600, 900 }, { 5000, 6000 } };
  g_autoptr (MusetteTimeline) timeline
      = fixture_timeline (MUSETTE_CHANNEL_WATTS, workout, G_N_ELEMENTS (workout), 0);
  MusetteThresholds thresholds = thresholds_at (260);
  g_autoptr (GArray) intervals = musette_intervals_from_spans (timeline, &thresholds, laps, 3);

  g_assert_cmpuint (intervals->len, ==, 2);
  g_assert_cmpint (at (intervals, 0)->kind, ==, MUSETTE_INTERVAL_RECOVERY);
  g_assert_cmpint (at (intervals, 1)->kind, ==, MUSETTE_INTERVAL_WORK);
}

static void
test_group_id (void)
{
  g_autofree char *power = musette_interval_group_id (721.33, 259.33, 86.37, 150);
  g_autofree char *heart = musette_interval_group_id (48, NAN, NAN, 84);

  g_assert_cmpstr (power, ==, "721s@259w86rpm");
  g_assert_cmpstr (heart, ==, "48s@84bpm");
}

static void
test_no_power (void)
{
  const Block blocks[] = { { 300, 150 } };
  g_autoptr (MusetteTimeline) timeline = fixture_timeline (MUSETTE_CHANNEL_HEARTRATE, blocks, 1, 0);
  MusetteThresholds thresholds = thresholds_at (250);
  const MusetteSpan lap = { 0, 300 };
  g_autoptr (GArray) none = musette_intervals_detect (timeline, &thresholds);
  g_autoptr (GArray) laps = musette_intervals_from_spans (timeline, &thresholds, &lap, 1);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (laps->len, ==, 1);
  g_assert_cmpint (at (laps, 0)->kind, ==, MUSETTE_INTERVAL_WORK);
  g_assert_true (isnan (at (laps, 0)->statistics.average_w));
  g_assert_cmpfloat (at (laps, 0)->statistics.average_bpm, ==, 150);
}

/* Spans */

static MusetteTimeline *
full_ride (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);

  for (gint32 i = 0; i < 600; i++)
    {
      guint index = musette_stream_set_append (set, i < 300 ? i : i + 100);

      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_WATTS, i < 300 ? 100 : 300);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_HEARTRATE, i < 300 ? 120 : 150);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_CADENCE, i % 2 ? 90 : 0);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_VELOCITY, i < 10 ? 0 : 10);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_DISTANCE, i * 10.0);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_ALTITUDE, 100 + i * 0.5);
    }
  return musette_timeline_new (set);
}

static void
test_span (void)
{
  g_autoptr (MusetteTimeline) timeline = full_ride ();
  MusetteThresholds thresholds = thresholds_at (200);
  MusetteSpanStatistics whole;
  MusetteSpanStatistics hard;

  thresholds.weight_kg = 50;
  g_assert_true (musette_span_statistics (timeline, &thresholds, 0, 700, &whole));
  g_assert_cmpint (whole.elapsed_s, ==, 700);
  g_assert_cmpuint (whole.recorded_s, ==, 600);
  g_assert_cmpuint (whole.moving_s, ==, 590);
  assert_near (whole.average_w, 200, 1e-9);
  assert_near (whole.w_per_kg, 4, 1e-9);
  assert_near (whole.distance_m, 5990, 1e-9);
  assert_near (whole.average_cadence_rpm, 90, 1e-9);
  assert_near (whole.climb_m, 297.5, 3);
  g_assert_true (whole.has_decoupling);
  assert_near (whole.decoupling.percent, (1 - (300.0 / 150) / (100.0 / 120)) * 100, 1e-9);

  g_assert_true (musette_span_statistics (timeline, &thresholds, 400, 700, &hard));
  g_assert_cmpuint (hard.recorded_s, ==, 300);
  assert_near (hard.average_w, 300, 1e-9);
  /* the window reaches back over the stop, so it starts from nothing */
  g_assert_cmpfloat (hard.np_w, <, 300);
  assert_near (hard.vam_mph, 1794, 40);
  assert_near (hard.gradient_percent, 5, 0.1);
  assert_near (hard.intensity, hard.np_w / 200, 1e-9);
}

static void
test_empty_span (void)
{
  g_autoptr (MusetteTimeline) timeline = full_ride ();
  MusetteThresholds thresholds = thresholds_at (0);
  MusetteSpanStatistics statistics;

  g_assert_false (musette_span_statistics (timeline, &thresholds, 310, 390, &statistics));
  g_assert_true (isnan (statistics.average_w));
  g_assert_false (musette_span_statistics (timeline, &thresholds, 900, 100, &statistics));
  g_assert_true (musette_span_statistics (timeline, &thresholds, 0, 10, &statistics));
  g_assert_true (isnan (statistics.load));
  g_assert_true (isnan (statistics.w_per_kg));
}

/* The bundle */

static void
test_ride (void)
{
  g_autoptr (MusetteTimeline) timeline = full_ride ();
  MusetteThresholds thresholds = thresholds_at (200);
  g_autoptr (MusetteRideAnalysis) ride = NULL;

  thresholds.w_prime_j = 20000;
  thresholds.lthr_bpm = 160;
  thresholds.max_hr_bpm = 180;
  thresholds.resting_hr_bpm = 50;
  ride = musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);
  g_assert_nonnull (musette_ride_analysis_get_power (ride));
  g_assert_nonnull (musette_ride_analysis_get_load (ride));
  g_assert_nonnull (musette_ride_analysis_get_wbal (ride));
  g_assert_cmpuint (musette_ride_analysis_get_wbal (ride)->n, ==, 600);
  g_assert_nonnull (musette_ride_analysis_get_heart_load (ride));
  g_assert_cmpuint (musette_ride_analysis_get_hr_zones (ride)->total_s, ==, 600);
  g_assert_cmpuint (musette_ride_analysis_get_power_zones (ride)->total_s, ==, 600);
  g_assert_null (musette_ride_analysis_get_pace_zones (ride));
  g_assert_cmpfloat (musette_ride_analysis_get_distance (ride)->covered_m, ==, 5990);
  g_assert_cmpfloat (musette_ride_analysis_get_cadence (ride)->average_rpm, ==, 90);
  g_assert_true (isnan (musette_ride_analysis_get_pace (ride)->gap_mps));
  g_assert_cmpuint (musette_mmp_get_n (musette_ride_analysis_get_mmp (ride)), ==, 700);
  g_assert_nonnull (musette_ride_analysis_get_eftp (ride));
  g_assert_finalize_object (g_steal_pointer (&ride));
}

/* Nothing is guessed. */
static void
test_ride_without_thresholds (void)
{
  g_autoptr (MusetteTimeline) timeline = full_ride ();
  MusetteThresholds thresholds = thresholds_at (0);
  g_autoptr (MusetteRideAnalysis) ride
      = musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);

  g_assert_nonnull (musette_ride_analysis_get_power (ride));
  g_assert_null (musette_ride_analysis_get_load (ride));
  g_assert_null (musette_ride_analysis_get_power_zones (ride));
  g_assert_null (musette_ride_analysis_get_wbal (ride));
  g_assert_null (musette_ride_analysis_get_heart_load (ride));
  g_assert_null (musette_ride_analysis_get_hr_zones (ride));
  g_assert_nonnull (musette_ride_analysis_get_decoupling (ride));
}

static void
test_ride_of_nothing (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = musette_timeline_new (set);
  MusetteThresholds thresholds = thresholds_at (250);
  g_autoptr (MusetteRideAnalysis) ride
      = musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);

  g_assert_null (musette_ride_analysis_get_power (ride));
  g_assert_null (musette_ride_analysis_get_heart_rate (ride));
  g_assert_null (musette_ride_analysis_get_altitude (ride));
  g_assert_null (musette_ride_analysis_get_mmp (ride));
  g_assert_null (musette_ride_analysis_get_distance (ride));
  g_assert_true (isnan (musette_ride_analysis_get_efficiency_factor (ride)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/intervals/workout", test_workout);
  g_test_add_func ("/analysis/intervals/sprint", test_sprint);
  g_test_add_func ("/analysis/intervals/split-and-join", test_split_and_join);
  g_test_add_func ("/analysis/intervals/cover", test_cover);
  g_test_add_func ("/analysis/intervals/laps", test_laps);
  g_test_add_func ("/analysis/intervals/group-id", test_group_id);
  g_test_add_func ("/analysis/intervals/no-power", test_no_power);
  g_test_add_func ("/analysis/span/numbers", test_span);
  g_test_add_func ("/analysis/span/empty", test_empty_span);
  g_test_add_func ("/analysis/ride/bundle", test_ride);
  g_test_add_func ("/analysis/ride/without-thresholds", test_ride_without_thresholds);
  g_test_add_func ("/analysis/ride/of-nothing", test_ride_of_nothing);
  return g_test_run ();
}
