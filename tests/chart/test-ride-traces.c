/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "musette-ride-traces.h"
#include "musette-streams-writer.h"
#include "musette-test.h"

static MusetteTimeline *
make_timeline (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);

  for (int i = 0; i < 20; i++)
    {
      guint index = musette_stream_set_append (set, i < 10 ? i : i + 600);

      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_WATTS, 100 + i);
      if (i != 4)
        musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_VELOCITY, 8.125);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_LATITUDE, 47.1234567);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_LONGITUDE, -8.5);
    }
  return musette_timeline_new (set);
}

/* A stop is a break in the line, and the cursor finds nothing in it. */
static void
test_stop (void)
{
  g_autoptr (MusetteTimeline) timeline = make_timeline ();
  g_autoptr (MusetteRideTraces) traces
      = musette_ride_traces_new_for_ride (timeline, NULL, MUSETTE_SPORT_RIDE, 1);
  MusetteTrace *trace;
  guint index;

  g_assert_cmpuint (musette_ride_traces_get_n (traces), ==, 2);
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_POWER, &index));
  trace = musette_ride_traces_get_trace (traces, index);
  g_assert_false (musette_trace_is_joined (trace, 10));
  g_assert_true (musette_trace_is_joined (trace, 11));
  g_assert_cmpfloat (musette_ride_traces_get_value_at (traces, index, 9), ==, 109);
  g_assert_true (isnan (musette_ride_traces_get_value_at (traces, index, 300)));
  g_assert_cmpfloat (musette_ride_traces_get_value_at (traces, index, 612), ==, 112);
}

/* What a chart's title says agrees with the ride's figures: missing power is 0 W, a crank at rest
 * is no cadence. */
static void
test_summary (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideTraces) traces = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *power = NULL;
  g_autofree char *cadence = NULL;
  guint index;

  for (int i = 0; i < 10; i++)
    {
      guint at = musette_stream_set_append (set, i);

      if (i < 5)
        musette_stream_set_set_value (set, at, MUSETTE_CHANNEL_WATTS, 200);
      musette_stream_set_set_value (set, at, MUSETTE_CHANNEL_CADENCE, i < 5 ? 90 : 0);
    }
  timeline = musette_timeline_new (set);
  traces = musette_ride_traces_new_for_ride (timeline, NULL, MUSETTE_SPORT_RIDE, 1);
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_POWER, &index));
  power = musette_ride_traces_summarize (traces, index, MUSETTE_UNITS_METRIC, NAN, NAN, FALSE);
  g_assert_cmpstr (power, ==, "average 100\u202fW, highest 200\u202fW");
  brief = musette_ride_traces_summarize (traces, index, MUSETTE_UNITS_METRIC, NAN, NAN, TRUE);
  g_assert_cmpstr (brief, ==, "Ø 100\u202fW  ↑ 200\u202fW");
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_CADENCE, &index));
  cadence = musette_ride_traces_summarize (traces, index, MUSETTE_UNITS_METRIC, NAN, NAN, FALSE);
  g_assert_cmpstr (cadence, ==, "average 90\u202frpm, highest 90\u202frpm");
}

/* Ten metres a second to the north, recorded as positions alone. */
static void
test_derived_speed (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideTraces) traces = NULL;
  g_autofree char *name = NULL;
  guint index;

  for (int i = 0; i < 60; i++)
    {
      guint at = musette_stream_set_append (set, i < 30 ? i : i + 100);

      musette_stream_set_set_value (set, at, MUSETTE_CHANNEL_LATITUDE, 50 + i * 10 / 111194.93);
      musette_stream_set_set_value (set, at, MUSETTE_CHANNEL_LONGITUDE, 8);
    }
  timeline = musette_timeline_new (set);
  traces = musette_ride_traces_new_for_ride (timeline, NULL, MUSETTE_SPORT_RIDE, 1);
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_SPEED, &index));
  name = musette_ride_traces_dup_name (traces, index);
  g_assert_cmpstr (name, ==, "Speed (from positions)");
  for (int i = 0; i < 30; i++)
    {
      g_assert_cmpfloat_with_epsilon (musette_ride_traces_get_value_at (traces, index, i), 10,
                                      0.01);
      g_assert_cmpfloat_with_epsilon (musette_ride_traces_get_value_at (traces, index, 130 + i), 10,
                                      0.01);
    }
  /* It is a picture only: what was recorded stays what it is. */
  g_assert_false (musette_timeline_has (timeline, MUSETTE_CHANNEL_VELOCITY));
}

/* Each sport counts its pace over its own distance. */
static void
test_pace_of_sport (void)
{
  const struct
  {
    MusetteSport sport;
    MusetteValueFormat format;
    const char *unit;
  } cases[] = {
    { MUSETTE_SPORT_RUN, MUSETTE_VALUE_PACE, "/km" },
    { MUSETTE_SPORT_SWIM, MUSETTE_VALUE_SWIM_PACE, "/100 m" },
    { MUSETTE_SPORT_ROW, MUSETTE_VALUE_ROW_PACE, "/500\xe2\x80\xafm" },
    { MUSETTE_SPORT_RIDE, MUSETTE_VALUE_SPEED, "km/h" },
  };
  g_autoptr (MusetteTimeline) timeline = make_timeline ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusetteRideTraces) traces
          = musette_ride_traces_new_for_ride (timeline, NULL, cases[i].sport, 1);
      guint index;

      g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_SPEED, &index));
      g_assert_cmpint (musette_ride_traces_get_format (traces, index), ==, cases[i].format);
      g_assert_cmpstr (musette_value_format_get_unit (cases[i].format, MUSETTE_UNITS_METRIC), ==,
                       cases[i].unit);
    }
}

static void
test_positions (void)
{
  g_autoptr (MusetteTimeline) timeline = make_timeline ();
  g_autoptr (MusetteRideTraces) traces
      = musette_ride_traces_new_for_ride (timeline, NULL, MUSETTE_SPORT_RUN, 1);
  double *metres = g_new (double, 20);
  g_autoptr (MusettePositions) positions = NULL;
  guint index;

  for (guint i = 0; i < 20; i++)
    metres[i] = i * 8.0;
  positions = musette_positions_new (metres, 20, NULL, 0);
  musette_ride_traces_set_positions (traces, positions);
  g_assert_cmpfloat (musette_ride_traces_to_position (traces, 5), ==, 40);
  g_assert_cmpfloat (musette_ride_traces_to_elapsed (traces, 40), ==, 5);
  g_assert_cmpfloat (musette_ride_traces_to_elapsed (traces, 11 * 8), ==, 611);
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_SPEED, &index));
  g_assert_cmpint (musette_ride_traces_get_format (traces, index), ==, MUSETTE_VALUE_PACE);
  musette_ride_traces_keep (traces, 1u << MUSETTE_SIGNAL_POWER);
  g_assert_cmpuint (musette_ride_traces_get_n (traces), ==, 1);
}

static void
test_csv (void)
{
  g_autoptr (MusetteTimeline) timeline = make_timeline ();
  g_autoptr (GBytes) whole = musette_streams_writer_to_csv (timeline, NAN, NAN);
  g_autoptr (GBytes) part = musette_streams_writer_to_csv (timeline, 4, 6);
  g_autofree char *text = g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  g_auto (GStrv) lines = NULL;

  g_assert_cmpstr (text, ==,
                   "time,watts,velocity_smooth,lat,lng\n"
                   "4,104,,47.1234567,-8.5\n"
                   "5,105,8.125,47.1234567,-8.5\n");
  g_free (text);
  text = g_strndup (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 22);
  g_assert_true (g_str_has_prefix (lines[20], "619,119,"));
}

/* A few low values at the start of a ride do not take the room of all others. */
static void
test_rare_low_values (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideTraces) traces = NULL;
  double min;
  double max;
  guint index;

  for (int i = 0; i < 1000; i++)
    {
      guint at = musette_stream_set_append (set, i);

      musette_stream_set_set_value (set, at, MUSETTE_CHANNEL_HEARTRATE, i < 5 ? 60 : 140 + i % 20);
      musette_stream_set_set_value (set, at, MUSETTE_CHANNEL_WATTS, i < 5 ? 0 : 200);
    }
  timeline = musette_timeline_new (set);
  traces = musette_ride_traces_new_for_ride (timeline, NULL, MUSETTE_SPORT_RIDE, 1);
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_HEARTRATE, &index));
  musette_ride_traces_get_range (traces, index, &min, &max);
  g_assert_cmpfloat (min, >, 139);
  g_assert_cmpfloat (min, <=, 140);
  g_assert_cmpfloat (max, ==, 159);
  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_POWER, &index));
  musette_ride_traces_get_range (traces, index, &min, &max);
  g_assert_cmpfloat (min, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/ride-traces/summary", test_summary);
  g_test_add_func ("/chart/ride-traces/stop", test_stop);
  g_test_add_func ("/chart/ride-traces/positions", test_positions);
  g_test_add_func ("/chart/ride-traces/csv", test_csv);
  g_test_add_func ("/chart/ride-traces/rare-low-values", test_rare_low_values);
  g_test_add_func ("/chart/ride-traces/derived-speed", test_derived_speed);
  g_test_add_func ("/chart/ride-traces/pace-of-sport", test_pace_of_sport);
  return g_test_run ();
}
