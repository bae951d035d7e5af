/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-timeline.h"

#include <math.h>

#include "musette-test.h"

#include "analysis-fixture.h"

static void
add (MusetteStreamSet *set, gint32 time_s, MusetteChannel channel, double value)
{
  guint index = musette_stream_set_append (set, time_s);

  if (!isnan (value))
    musette_stream_set_set_value (set, index, channel, value);
}

static void
test_interpolation (void)
{
  static const float expected[] = { 100, 125, 150, 175, 200, 150 };
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  const float *watts;
  gsize n;

  add (set, 0, MUSETTE_CHANNEL_WATTS, 100);
  add (set, 4, MUSETTE_CHANNEL_WATTS, 200);
  add (set, 5, MUSETTE_CHANNEL_WATTS, 150);
  timeline = musette_timeline_new (set);
  watts = musette_timeline_get_series (timeline, MUSETTE_CHANNEL_WATTS, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (watts[i], ==, expected[i]);
  g_assert_cmpint (musette_timeline_get_elapsed_s (timeline), ==, 5);
  g_assert_cmpuint (musette_timeline_get_gaps_over_1s (timeline), ==, 1);
  g_assert_cmpint (musette_timeline_get_largest_gap_s (timeline), ==, 4);
}

static void
test_sort_and_merge (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  MusetteStreamSet *samples;

  musette_stream_set_set_start (set, 1000);
  add (set, 12, MUSETTE_CHANNEL_WATTS, 3);
  add (set, 10, MUSETTE_CHANNEL_WATTS, 1);
  add (set, MUSETTE_TIME_NONE, MUSETTE_CHANNEL_WATTS, 99);
  add (set, 11, MUSETTE_CHANNEL_WATTS, 2);
  add (set, 11, MUSETTE_CHANNEL_HEARTRATE, 120);
  add (set, 11, MUSETTE_CHANNEL_WATTS, 7);
  timeline = musette_timeline_new (set);
  samples = musette_timeline_get_samples (timeline);
  g_assert_cmpuint (musette_timeline_get_n_samples (timeline), ==, 3);
  g_assert_cmpuint (musette_timeline_get_merged (timeline), ==, 2);
  g_assert_cmpuint (musette_timeline_get_backward_steps (timeline), ==, 1);
  g_assert_cmpuint (musette_timeline_get_untimed (timeline), ==, 1);
  g_assert_cmpint (musette_timeline_get_start_unix (timeline), ==, 1010);
  g_assert_cmpfloat (musette_stream_set_get_value (samples, 1, MUSETTE_CHANNEL_WATTS), ==, 7);
  g_assert_cmpfloat (musette_stream_set_get_value (samples, 1, MUSETTE_CHANNEL_HEARTRATE), ==, 120);
}

static void
test_stops (void)
{
  const Block blocks[] = { { 60, 200 }, { 60, 300 } };
  g_autoptr (MusetteTimeline) timeline = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 2, 119);
  const MusetteSegment *segments;
  guint n;

  segments = musette_timeline_get_segments (timeline, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (segments[1].index, ==, 60);
  g_assert_cmpint (segments[1].start_s, ==, 179);
  g_assert_cmpuint (musette_timeline_get_recording_s (timeline), ==, 120);
  g_assert_cmpint (musette_timeline_get_elapsed_s (timeline), ==, 238);
  g_assert_cmpint (musette_timeline_index_to_elapsed (timeline, 59), ==, 59);
  g_assert_cmpint (musette_timeline_index_to_elapsed (timeline, 60), ==, 179);
  g_assert_cmpuint (musette_timeline_elapsed_to_index (timeline, 100), ==, 60);
  g_assert_cmpuint (musette_timeline_elapsed_to_index (timeline, 180), ==, 61);
  g_assert_cmpuint (musette_timeline_elapsed_to_index (timeline, 5000), ==, 120);
  g_assert_cmpuint (musette_timeline_elapsed_to_index (timeline, -5), ==, 0);
  g_assert_cmpuint (musette_timeline_elapsed_to_sample (timeline, 100), ==, 59);
}

/* A step of exactly 30 s is bridged, one of 31 s is a stop. */
static void
test_limit (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;

  add (set, 0, MUSETTE_CHANNEL_WATTS, 100);
  add (set, 30, MUSETTE_CHANNEL_WATTS, 100);
  add (set, 61, MUSETTE_CHANNEL_WATTS, 100);
  timeline = musette_timeline_new (set);
  g_assert_cmpuint (musette_timeline_get_recording_s (timeline), ==, 32);
  g_assert_cmpuint (musette_timeline_get_gaps_over_30s (timeline), ==, 1);
}

static void
test_missing (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  const float *raw;
  const float *power;

  add (set, 0, MUSETTE_CHANNEL_WATTS, 100);
  add (set, 2, MUSETTE_CHANNEL_WATTS, NAN);
  add (set, 3, MUSETTE_CHANNEL_WATTS, 50);
  timeline = musette_timeline_new (set);
  raw = musette_timeline_get_series (timeline, MUSETTE_CHANNEL_WATTS, NULL);
  power = musette_timeline_get_power (timeline, NULL);
  g_assert_true (isnan (raw[1]) && isnan (raw[2]));
  g_assert_cmpfloat (power[1], ==, 50);
  g_assert_cmpfloat (power[2], ==, 0);
  g_assert_cmpfloat (power[3], ==, 50);
  g_assert_null (musette_timeline_get_series (timeline, MUSETTE_CHANNEL_CADENCE, NULL));
  g_assert_false (musette_timeline_has_heartrate (timeline));
}

static void
test_doubles (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;

  add (set, 0, MUSETTE_CHANNEL_DISTANCE, 1e6);
  add (set, 4, MUSETTE_CHANNEL_DISTANCE, 1e6 + 1);
  timeline = musette_timeline_new (set);
  g_assert_cmpfloat (
      musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_DISTANCE, NULL)[1], ==,
      1e6 + 0.25);
}

static void
test_empty (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;

  add (set, MUSETTE_TIME_NONE, MUSETTE_CHANNEL_WATTS, 5);
  timeline = musette_timeline_new (set);
  g_assert_cmpuint (musette_timeline_get_recording_s (timeline), ==, 0);
  g_assert_cmpint (musette_timeline_get_elapsed_s (timeline), ==, 0);
  g_assert_cmpuint (musette_timeline_elapsed_to_index (timeline, 10), ==, 0);
  g_assert_cmpint (musette_timeline_index_to_elapsed (timeline, 10), ==, 0);
  g_assert_null (musette_timeline_get_power (timeline, NULL));
}

/* One wrong time stamp decades away costs nothing, one beyond reach is left out. */
static void
test_garbage_time (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteStreamSet) wild = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteTimeline) wild_timeline = NULL;

  add (set, 0, MUSETTE_CHANNEL_WATTS, 100);
  add (set, 2027039628, MUSETTE_CHANNEL_WATTS, 100);
  timeline = musette_timeline_new (set);
  g_assert_cmpint (musette_timeline_get_elapsed_s (timeline), ==, 2027039628);
  g_assert_cmpuint (musette_timeline_get_recording_s (timeline), ==, 2);

  add (wild, -2000000000, MUSETTE_CHANNEL_WATTS, 100);
  add (wild, 2000000000, MUSETTE_CHANNEL_WATTS, 100);
  wild_timeline = musette_timeline_new (wild);
  g_assert_cmpuint (musette_timeline_get_n_samples (wild_timeline), ==, 1);
  g_assert_cmpuint (musette_timeline_get_untimed (wild_timeline), ==, 1);
}

/* Recorded, else from speed, else from positions; a stop adds nothing. */
static void
test_way (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) none = NULL;
  g_autoptr (MusetteTimeline) track = NULL;
  g_autoptr (MusetteTimeline) speed = NULL;
  g_autoptr (MusetteTimeline) recorded = NULL;
  const double *way;
  gsize n;

  for (gint32 t = 0; t < 4; t++)
    add (set, t < 2 ? t : t + 100, MUSETTE_CHANNEL_LATITUDE, 47 + t / 1000.0);
  none = musette_timeline_new (set);
  g_assert_null (musette_timeline_get_way (none, NULL));

  for (guint i = 0; i < 4; i++)
    musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_LONGITUDE, 8);
  track = musette_timeline_new (set);
  way = musette_timeline_get_way (track, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (way[1], 111.195, 0.001);
  g_assert_cmpfloat (way[2], ==, way[1]);
  g_assert_cmpfloat_with_epsilon (way[3], 222.390, 0.001);

  for (guint i = 0; i < 4; i++)
    musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_VELOCITY, 5);
  speed = musette_timeline_new (set);
  way = musette_timeline_get_way (speed, NULL);
  g_assert_cmpfloat (way[3], ==, 15);

  musette_stream_set_set_value (set, 3, MUSETTE_CHANNEL_DISTANCE, 77);
  recorded = musette_timeline_new (set);
  g_assert_cmpfloat (musette_timeline_get_way (recorded, NULL)[3], ==, 77);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/timeline/interpolation", test_interpolation);
  g_test_add_func ("/analysis/timeline/sort-and-merge", test_sort_and_merge);
  g_test_add_func ("/analysis/timeline/stops", test_stops);
  g_test_add_func ("/analysis/timeline/limit", test_limit);
  g_test_add_func ("/analysis/timeline/missing", test_missing);
  g_test_add_func ("/analysis/timeline/doubles", test_doubles);
  g_test_add_func ("/analysis/timeline/empty", test_empty);
  g_test_add_func ("/analysis/timeline/garbage-time", test_garbage_time);
  g_test_add_func ("/analysis/timeline/way", test_way);
  return g_test_run ();
}
