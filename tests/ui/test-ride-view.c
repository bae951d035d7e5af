/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-view.h"

#include <math.h>

#include "musette-test.h"

/* 100 s at 10 m/s, 100 s of stop, 100 s at 5 m/s. */
static MusetteTimeline *
make_timeline (gboolean with_distance)
{
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);

  for (int t = 0; t < 300; t++)
    {
      guint i;

      if (t >= 100 && t < 200)
        continue;
      i = musette_stream_set_append (streams, t);
      musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_WATTS, t < 100 ? 200 : 100);
      if (with_distance)
        musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_DISTANCE,
                                      t < 100 ? 50 + t * 10 : 1050 + (t - 200) * 5);
    }
  return musette_timeline_new (streams);
}

static MusetteRideView *
make_view (gboolean with_distance)
{
  MusetteRideView *view = musette_ride_view_new ();
  g_autoptr (MusetteTimeline) timeline = make_timeline (with_distance);
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  musette_ride_view_set_ride (view, timeline, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  return view;
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
watch (MusetteRideView *view, const char *property, guint *count)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  *count = 0;
  g_signal_connect (view, signal, G_CALLBACK (count_cb), count);
}

static void
test_axes (void)
{
  g_autoptr (MusetteTimeline) timeline = make_timeline (TRUE);
  g_autoptr (MusetteRideAxis) time = musette_ride_axis_new_time (timeline, FALSE);
  g_autoptr (MusetteRideAxis) cut = musette_ride_axis_new_time (timeline, TRUE);
  g_autoptr (MusetteRideAxis) distance = musette_ride_axis_new_distance (timeline);

  g_assert_cmpfloat (musette_ride_axis_get_length (time), ==, 300);
  g_assert_cmpfloat (musette_ride_axis_to_x (time, 123), ==, 123);
  g_assert_cmpfloat (musette_ride_axis_get_length (cut), ==, 200);
  g_assert_cmpfloat (musette_ride_axis_to_x (cut, 50), ==, 50);
  g_assert_cmpfloat (musette_ride_axis_to_x (cut, 150), ==, 100);
  g_assert_cmpfloat (musette_ride_axis_to_x (cut, 250), ==, 150);
  g_assert_cmpfloat (musette_ride_axis_to_elapsed (cut, 150), ==, 250);
  g_assert_cmpfloat (musette_ride_axis_get_length (distance), ==, 1495);
  g_assert_cmpfloat (musette_ride_axis_to_x (distance, 50), ==, 500);
  g_assert_cmpfloat (musette_ride_axis_to_x (distance, 210), ==, 1050);
  g_assert_cmpfloat (musette_ride_axis_to_elapsed (distance, 500), ==, 50);
  g_assert_cmpfloat (musette_ride_axis_to_elapsed (distance, 99999), ==, 299);
}

/* A distance that steps back must not make the axis step back. */
static void
test_backward_distance (void)
{
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideAxis) axis = NULL;
  const double metres[] = { NAN, 10, 20, 15, 30, NAN, 40 };

  for (guint i = 0; i < G_N_ELEMENTS (metres); i++)
    musette_stream_set_set_value (streams, musette_stream_set_append (streams, (gint32) i),
                                  MUSETTE_CHANNEL_DISTANCE, metres[i]);
  timeline = musette_timeline_new (streams);
  axis = musette_ride_axis_new_distance (timeline);
  g_assert_cmpfloat (musette_ride_axis_get_length (axis), ==, 30);
  g_assert_cmpfloat (musette_ride_axis_to_x (axis, 3), ==, 10);
  for (double t = 0; t < 6; t += 0.25)
    g_assert_cmpfloat (musette_ride_axis_to_x (axis, t), <=,
                       musette_ride_axis_to_x (axis, t + 0.25));
}

/* Without a recorded distance positions give one: a thousandth of a degree north is 111.2 m. */
static void
test_track_distance (void)
{
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideAxis) axis = NULL;

  /* Carried over a hundred kilometres in a stop. */
  for (int t = 0; t <= 10; t++)
    {
      guint i = musette_stream_set_append (streams, t < 5 ? t : t + 600);

      musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_LATITUDE,
                                    (t < 5 ? 47 : 48) + t / 1000.0);
      musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_LONGITUDE, 8);
    }
  timeline = musette_timeline_new (streams);
  g_assert_true (musette_ride_axis_can_show_distance (timeline));
  axis = musette_ride_axis_new_distance (timeline);
  g_assert_cmpfloat_with_epsilon (musette_ride_axis_get_length (axis), 1000.75, 0.1);
}

static void
test_new_ride_is_fitted (void)
{
  g_autoptr (MusetteRideView) view = make_view (TRUE);
  g_autoptr (MusetteTimeline) other = make_timeline (FALSE);
  MusetteThresholds thresholds;
  guint timelines;
  guint visible;

  g_assert_true (musette_ride_view_is_fitted (view));
  g_assert_cmpfloat (musette_ride_view_get_visible (view).to, ==, 300);
  musette_ride_view_set_span_kind (view, MUSETTE_SPAN_DISTANCE);
  musette_ride_view_set_visible (view, 100, 200);
  musette_ride_view_set_selection (view, 10, 20);
  musette_ride_view_set_cursor (view, 15);
  watch (view, "timeline", &timelines);
  watch (view, "visible", &visible);
  musette_thresholds_init (&thresholds);
  musette_ride_view_set_ride (view, other, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  g_assert_cmpuint (timelines, ==, 1);
  g_assert_cmpuint (visible, ==, 1);
  g_assert_cmpint (musette_ride_view_get_span_kind (view), ==, MUSETTE_SPAN_TIME);
  g_assert_true (musette_ride_view_is_fitted (view));
  g_assert_false (musette_ride_view_get_selection (view, NULL));
  g_assert_true (isnan (musette_ride_view_get_cursor (view)));
}

static void
test_visible (void)
{
  g_autoptr (MusetteRideView) view = make_view (TRUE);
  guint count;

  watch (view, "visible", &count);
  musette_ride_view_set_visible (view, 0, 300);
  g_assert_cmpuint (count, ==, 0);
  musette_ride_view_set_visible (view, -50, 50);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpfloat (musette_ride_view_get_visible (view).from, ==, 0);
  g_assert_cmpfloat (musette_ride_view_get_visible (view).to, ==, 100);
  musette_ride_view_set_visible (view, 400, 450);
  g_assert_cmpfloat (musette_ride_view_get_visible (view).from, ==, 250);
  g_assert_cmpfloat (musette_ride_view_get_visible (view).to, ==, 300);
  musette_ride_view_set_visible (view, 150, 150.5);
  g_assert_cmpfloat (
      musette_ride_view_get_visible (view).to - musette_ride_view_get_visible (view).from, ==, 5);
  musette_ride_view_fit (view);
  g_assert_cmpuint (count, ==, 4);
}

static void
test_zoom_and_pan (void)
{
  g_autoptr (MusetteRideView) view = make_view (TRUE);
  MusetteRideSpan span;

  musette_ride_view_zoom (view, 2, 100);
  span = musette_ride_view_get_visible (view);
  g_assert_cmpfloat_with_epsilon (span.from, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (span.to, 200, 1e-9);
  musette_ride_view_pan (view, 0.5);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (view).from, 125, 1e-9);
  musette_ride_view_pan (view, 9);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (view).to, 300, 1e-9);
  musette_ride_view_zoom (view, 1000, NAN);
  span = musette_ride_view_get_visible (view);
  g_assert_cmpfloat_with_epsilon (span.to - span.from, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon ((span.to + span.from) / 2, 225, 1e-9);
  musette_ride_view_zoom (view, 0.0001, 250);
  g_assert_true (musette_ride_view_is_fitted (view));
}

/* Another axis shows the same part of the ride. */
static void
test_axis_change_keeps_place (void)
{
  g_autoptr (MusetteRideView) view = make_view (TRUE);
  guint kinds;

  watch (view, "span-kind", &kinds);
  musette_ride_view_set_visible (view, 10, 60);
  musette_ride_view_set_span_kind (view, MUSETTE_SPAN_DISTANCE);
  g_assert_cmpuint (kinds, ==, 1);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (view).from, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (view).to, 600, 1e-9);
  musette_ride_view_set_span_kind (view, MUSETTE_SPAN_TIME);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (view).to, 60, 1e-9);
  musette_ride_view_set_visible (view, 220, 270);
  musette_ride_view_set_cut_stops (view, TRUE);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (view).from, 120, 1e-9);
}

static void
test_no_distance (void)
{
  g_autoptr (MusetteRideView) view = make_view (FALSE);
  guint kinds;

  watch (view, "span-kind", &kinds);
  g_assert_false (musette_ride_view_has_distance (view));
  musette_ride_view_set_span_kind (view, MUSETTE_SPAN_DISTANCE);
  g_assert_cmpint (musette_ride_view_get_span_kind (view), ==, MUSETTE_SPAN_TIME);
  g_assert_cmpuint (kinds, ==, 0);
}

static GListStore *
make_intervals (void)
{
  GListStore *store = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (MusetteRideInterval) interval = NULL;
      MusetteRideIntervalValues values;

      musette_ride_interval_values_init (&values);
      values.from_s = i * 50;
      values.to_s = i * 50 + 40;
      interval = musette_ride_interval_new (&values, NULL, NULL);
      g_list_store_append (store, interval);
    }
  return store;
}

static void
test_selection (void)
{
  g_autoptr (MusetteRideView) view = make_view (TRUE);
  g_autoptr (GListStore) intervals = make_intervals ();
  g_autoptr (MusetteRideInterval) second = g_list_model_get_item (G_LIST_MODEL (intervals), 1);
  MusetteRideSpan span;
  guint count;

  musette_ride_view_set_intervals (view, G_LIST_MODEL (intervals));
  watch (view, "selection", &count);
  musette_ride_view_clear_selection (view);
  g_assert_cmpuint (count, ==, 0);
  musette_ride_view_set_selection (view, 70, 60);
  g_assert_true (musette_ride_view_get_selection (view, &span));
  g_assert_cmpfloat (span.from, ==, 60);
  g_assert_cmpfloat (span.to, ==, 70);
  g_assert_null (musette_ride_view_get_selected_interval (view));
  musette_ride_view_set_selection (view, 60, 70);
  g_assert_cmpuint (count, ==, 1);
  musette_ride_view_select_interval (view, second);
  g_assert_true (musette_ride_view_get_selected_interval (view) == second);
  g_assert_cmpuint (count, ==, 2);
  g_assert_true (musette_ride_view_find_interval (view, 89) == second);
  g_assert_null (musette_ride_view_find_interval (view, 90));
  musette_ride_view_select_interval (view, NULL);
  g_assert_false (musette_ride_view_get_selection (view, NULL));
  g_assert_cmpuint (count, ==, 3);
}

static void
test_cursor (void)
{
  g_autoptr (MusetteRideView) view = make_view (TRUE);
  guint count;

  watch (view, "cursor", &count);
  musette_ride_view_set_cursor (view, NAN);
  g_assert_cmpuint (count, ==, 0);
  musette_ride_view_set_visible (view, 20, 40);
  musette_ride_view_move_cursor (view, 1);
  g_assert_cmpfloat (musette_ride_view_get_cursor (view), ==, 30);
  musette_ride_view_move_cursor (view, 15);
  g_assert_cmpfloat (musette_ride_view_get_cursor (view), ==, 45);
  g_assert_cmpfloat (musette_ride_view_get_visible (view).to, ==, 45);
  musette_ride_view_move_cursor (view, -9999);
  g_assert_cmpfloat (musette_ride_view_get_cursor (view), ==, 0);
  g_assert_cmpfloat (musette_ride_view_get_visible (view).from, ==, 0);
  g_assert_cmpuint (count, ==, 3);
}

static void
test_plain_properties (void)
{
  g_autoptr (MusetteRideView) view = musette_ride_view_new ();
  guint titles;
  guint smoothings;
  guint folds;

  watch (view, "title", &titles);
  watch (view, "smoothing", &smoothings);
  watch (view, "folded", &folds);
  musette_ride_view_set_title (view, "Ride");
  musette_ride_view_set_title (view, "Ride");
  g_assert_cmpuint (titles, ==, 1);
  musette_ride_view_set_smoothing (view, 1);
  musette_ride_view_set_smoothing (view, 5);
  g_assert_cmpuint (smoothings, ==, 1);
  musette_ride_view_set_folded (view, MUSETTE_SIGNAL_CADENCE, TRUE);
  musette_ride_view_set_folded (view, MUSETTE_SIGNAL_CADENCE, TRUE);
  g_assert_cmpuint (folds, ==, 1);
  g_assert_true (musette_ride_view_get_folded (view, MUSETTE_SIGNAL_CADENCE));
  g_assert_false (musette_ride_view_get_folded (view, MUSETTE_SIGNAL_POWER));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/ride-view/axes", test_axes);
  g_test_add_func ("/ui/ride-view/backward-distance", test_backward_distance);
  g_test_add_func ("/ui/ride-view/track-distance", test_track_distance);
  g_test_add_func ("/ui/ride-view/new-ride-is-fitted", test_new_ride_is_fitted);
  g_test_add_func ("/ui/ride-view/visible", test_visible);
  g_test_add_func ("/ui/ride-view/zoom-and-pan", test_zoom_and_pan);
  g_test_add_func ("/ui/ride-view/axis-change-keeps-place", test_axis_change_keeps_place);
  g_test_add_func ("/ui/ride-view/no-distance", test_no_distance);
  g_test_add_func ("/ui/ride-view/selection", test_selection);
  g_test_add_func ("/ui/ride-view/cursor", test_cursor);
  g_test_add_func ("/ui/ride-view/plain-properties", test_plain_properties);
  return g_test_run ();
}
