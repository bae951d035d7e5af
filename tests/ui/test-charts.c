/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-curve-chart.h"
#include "musette-histogram-chart.h"
#include "musette-ride-charts.h"
#include "musette-ride-intervals.h"
#include "musette-timeline.h"
#include "musette-track-view.h"
#include "musette-ui-test.h"
#include "musette-zone-bars.h"

#define SECONDS 3600
#define CHARTS_HEIGHT 620

typedef struct
{
  MusetteRideView *view;
  GtkWidget *window;
  GtkWidget *charts;
  GtkWidget *zones;
  GtkWidget *curve;
  GtkWidget *histogram;
  GtkWidget *track;
} Fixture;

static MusetteTimeline *
make_timeline (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (SECONDS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < SECONDS; i++)
    {
      gboolean works = (i / 300) % 2 == 1 && i < 3000;
      double noise = g_rand_double_range (rand, -25, 25);

      musette_stream_set_append (set, i);
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_WATTS,
                                    i % 97 < 4 ? 0 : (works ? 290 : 150) + noise);
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_HEARTRATE,
                                    floor (135 + 25 * sin (i / 190.0)));
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_VELOCITY,
                                    8 + 3 * sin (i / 200.0) + noise / 60);
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_ALTITUDE,
                                    400 + 90 * cos (i / 400.0));
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_DISTANCE, i * 8.0);
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_LATITUDE,
                                    47 + 0.03 * sin (i / 570.0));
      musette_stream_set_set_value (set, (guint) i, MUSETTE_CHANNEL_LONGITUDE,
                                    8 + 0.05 * cos (i / 570.0) + 0.01 * sin (i / 130.0));
    }
  return musette_timeline_new (set);
}

static MusetteRideView *
make_view (void)
{
  MusetteRideView *view = musette_ride_view_new ();
  g_autoptr (MusetteTimeline) timeline = make_timeline ();
  g_autoptr (MusetteRideAnalysis) analysis = NULL;
  g_autoptr (GListStore) intervals = NULL;
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = 250;
  thresholds.w_prime_j = 20000;
  thresholds.lthr_bpm = 165;
  thresholds.max_hr_bpm = 185;
  analysis = musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);
  intervals = musette_ride_intervals_from_analysis (analysis);
  musette_ride_view_set_title (view, "Evening ride");
  musette_ride_view_set_sport_type (view, "Ride");
  musette_ride_view_set_ride (view, timeline, analysis, &thresholds, MUSETTE_THRESHOLDS_SETTINGS);
  musette_ride_view_set_intervals (view, G_LIST_MODEL (intervals));
  return view;
}

static GtkWidget *
make_side (Fixture *fixture)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  fixture->zones = musette_zone_bars_new (fixture->view, MUSETTE_ZONE_POWER);
  fixture->curve = musette_curve_chart_new (fixture->view);
  fixture->histogram = musette_histogram_chart_new (fixture->view);
  fixture->track = musette_track_view_new (fixture->view);
  gtk_box_append (GTK_BOX (side), fixture->zones);
  gtk_box_append (GTK_BOX (side), fixture->curve);
  gtk_box_append (GTK_BOX (side), fixture->histogram);
  gtk_box_append (GTK_BOX (side), fixture->track);
  gtk_widget_set_vexpand (fixture->track, TRUE);
  return side;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  fixture->view = make_view ();
  fixture->window = adw_window_new ();
  fixture->charts = musette_ride_charts_new (fixture->view);
  gtk_widget_set_hexpand (fixture->charts, TRUE);
  gtk_widget_set_valign (fixture->charts, GTK_ALIGN_START);
  gtk_widget_set_size_request (fixture->charts, 600, CHARTS_HEIGHT);
  gtk_box_append (GTK_BOX (box), fixture->charts);
  gtk_box_append (GTK_BOX (box), make_side (fixture));
  for (guint i = 0; i < 4; i++)
    {
      void (*const set_margin[]) (GtkWidget *, int)
          = { gtk_widget_set_margin_top, gtk_widget_set_margin_bottom, gtk_widget_set_margin_start,
              gtk_widget_set_margin_end };

      set_margin[i](box, 24);
    }
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1150, 860);
  gtk_window_present (GTK_WINDOW (fixture->window));
  musette_ui_test_wait_active (GTK_WINDOW (fixture->window));
  MUSETTE_TEST_WAIT (gtk_widget_get_width (fixture->charts) > 0);
  gtk_widget_grab_focus (fixture->charts);
  /* The pointer may stand anywhere when the window comes up. */
  musette_ui_test_move_to (fixture->charts, -12, 100);
  musette_ui_test_settle (100);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  musette_ui_test_settle (20);
  g_assert_finalize_object (fixture->view);
}

static void
test_cursor (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (isnan (musette_ride_view_get_cursor (fixture->view)));
  musette_ui_test_move_to (fixture->charts, 300, 120);
  MUSETTE_TEST_WAIT (!isnan (musette_ride_view_get_cursor (fixture->view)));
  g_assert_cmpfloat (musette_ride_view_get_cursor (fixture->view), >, 1000);
  g_assert_cmpfloat (musette_ride_view_get_cursor (fixture->view), <, 3000);
  musette_ui_test_move_to (fixture->charts, -12, 100);
  MUSETTE_TEST_WAIT (isnan (musette_ride_view_get_cursor (fixture->view)));
}

static void
test_drag (Fixture *fixture, gconstpointer user_data)
{
  MusetteRideSpan span;
  double last;

  musette_ui_test_drag (fixture->charts, 100, 300, 120);
  MUSETTE_TEST_WAIT (musette_ride_view_get_selection (fixture->view, &span));
  g_assert_cmpfloat (span.to - span.from, >, 300);
  last = span.to;
  musette_ui_test_drag (fixture->charts, 300, 380, 120);
  musette_ride_view_get_selection (fixture->view, &span);
  g_assert_cmpfloat (span.to, >, last + 50);
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (!musette_ride_view_get_selection (fixture->view, NULL));
}

static void
test_double_click (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (g_list_model_get_n_items (musette_ride_view_get_intervals (fixture->view)), >,
                    2);
  musette_ui_test_double_click_at (fixture->charts, 250, 120);
  MUSETTE_TEST_WAIT (musette_ride_view_get_selected_interval (fixture->view) != NULL);
  musette_ui_test_click_at (fixture->charts, 400, 120);
  MUSETTE_TEST_WAIT (!musette_ride_view_get_selection (fixture->view, NULL));
  musette_ui_test_click_at (fixture->charts, 250, 20);
  MUSETTE_TEST_WAIT (musette_ride_view_get_selected_interval (fixture->view) != NULL);
}

static void
test_wheel (Fixture *fixture, gconstpointer user_data)
{
  MusetteRideSpan before;
  MusetteRideSpan after;

  musette_ui_test_wheel (fixture->charts, 300, 120, TRUE, TRUE);
  MUSETTE_TEST_WAIT (!musette_ride_view_is_fitted (fixture->view));
  before = musette_ride_view_get_visible (fixture->view);
  musette_ui_test_wheel (fixture->charts, 300, 120, FALSE, FALSE);
  MUSETTE_TEST_WAIT (musette_ride_view_get_visible (fixture->view).from > before.from);
  after = musette_ride_view_get_visible (fixture->view);
  g_assert_cmpfloat_with_epsilon (after.to - after.from, before.to - before.from, 1e-6);
}

static void
test_keys (Fixture *fixture, gconstpointer user_data)
{
  MusetteRideSpan span;
  double cursor;

  musette_ui_test_move_to (fixture->charts, -12, 100);
  musette_ui_test_keys ("plus");
  MUSETTE_TEST_WAIT (!musette_ride_view_is_fitted (fixture->view));
  musette_ui_test_keys ("0");
  MUSETTE_TEST_WAIT (musette_ride_view_is_fitted (fixture->view));
  musette_ui_test_keys ("Right");
  MUSETTE_TEST_WAIT (!isnan (musette_ride_view_get_cursor (fixture->view)));
  cursor = musette_ride_view_get_cursor (fixture->view);
  musette_ui_test_keys ("period");
  MUSETTE_TEST_WAIT (musette_ride_view_get_cursor (fixture->view) == cursor + 1);
  musette_ui_test_keys ("comma");
  MUSETTE_TEST_WAIT (musette_ride_view_get_cursor (fixture->view) == cursor);
  musette_ui_test_keys ("shift+Right");
  MUSETTE_TEST_WAIT (musette_ride_view_get_selection (fixture->view, &span));
  g_assert_cmpfloat (span.to - span.from, ==, 1);
  musette_ui_test_keys ("Home");
  MUSETTE_TEST_WAIT (musette_ride_view_get_cursor (fixture->view) == 0);
  musette_ui_test_keys ("End");
  MUSETTE_TEST_WAIT (musette_ride_view_get_cursor (fixture->view) >= SECONDS - 1);
}

static void
test_fold (Fixture *fixture, gconstpointer user_data)
{
  musette_ui_test_keys ("f");
  MUSETTE_TEST_WAIT (musette_ride_view_get_folded (fixture->view, MUSETTE_SIGNAL_POWER));
  musette_ui_test_keys ("Down");
  musette_ui_test_keys ("f");
  MUSETTE_TEST_WAIT (musette_ride_view_get_folded (fixture->view, MUSETTE_SIGNAL_HEARTRATE));
  musette_ui_test_click_at (fixture->charts, 40, 40);
  MUSETTE_TEST_WAIT (!musette_ride_view_get_folded (fixture->view, MUSETTE_SIGNAL_POWER));
}

static GtkWindow *
find_other_window (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (other) != window)
        return other;
    }
  return NULL;
}

static void
test_table (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MusetteChartTable) table
      = musette_chart_base_create_table (MUSETTE_CHART_BASE (fixture->charts));
  g_autofree char *time = musette_chart_table_get_cell (table, 61, 0);
  g_autofree char *heart = musette_chart_table_get_cell (table, 0, 2);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, SECONDS);
  g_assert_cmpstr (time, ==, "1:01");
  g_assert_cmpstr (heart, ==, "135\u202fbpm");
  musette_ui_test_keys ("ctrl+shift+t");
  MUSETTE_TEST_WAIT (find_other_window (fixture->window) != NULL);
  gtk_window_destroy (find_other_window (fixture->window));
}

static void
test_accessible (Fixture *fixture, gconstpointer user_data)
{
  gtk_test_accessible_assert_role (fixture->charts, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->charts, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Charts of the ride");
  gtk_test_accessible_assert_property (fixture->zones, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Power zones");
  gtk_test_accessible_assert_property (fixture->curve, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Power curve");
  gtk_test_accessible_assert_property (fixture->track, GTK_ACCESSIBLE_PROPERTY_LABEL, "Track");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture->charts),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  for (guint i = 0; i < 4; i++)
    gtk_test_accessible_assert_role (
        ((GtkWidget *[]){ fixture->zones, fixture->curve, fixture->histogram, fixture->track })[i],
        GTK_ACCESSIBLE_ROLE_IMG);
}

static void
test_curve_selects (Fixture *fixture, gconstpointer user_data)
{
  MusetteRideSpan span;

  musette_ui_test_click_at (fixture->curve, gtk_widget_get_width (fixture->curve) / 2.0, 80);
  MUSETTE_TEST_WAIT (musette_ride_view_get_selection (fixture->view, &span));
  g_assert_cmpfloat (span.to - span.from, >, 5);
  g_assert_cmpfloat (span.to - span.from, <, 1200);
}

/* Charts that are higher than the window take the focus of a click where they are. */
static void
test_click_in_place (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *charts = musette_ride_charts_new (fixture->view);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *menu;

  gtk_widget_set_size_request (charts, 400, 1500);
  gtk_widget_set_margin_top (charts, 150);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), charts);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_window_present (GTK_WINDOW (window));
  musette_ui_test_wait_active (GTK_WINDOW (window));
  musette_ui_test_click_at (charts, 200, 120);
  g_assert_true (gtk_widget_has_focus (charts));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  /* So does what comes back from their menu. */
  musette_chart_base_popup (MUSETTE_CHART_BASE (charts), 200, 120);
  menu = musette_ui_test_find_type (charts, GTK_TYPE_POPOVER_MENU);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (menu) && !gtk_widget_has_focus (charts));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (!gtk_widget_get_mapped (menu) && gtk_widget_has_focus (charts));
  musette_ui_test_settle (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_export (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "a.png", "a.svg", "a.pdf", "a.csv" };
  GtkWidget *const all[]
      = { fixture->charts, fixture->zones, fixture->curve, fixture->histogram, fixture->track };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        g_autoptr (GBytes) bytes
            = musette_chart_base_export (MUSETTE_CHART_BASE (all[i]), names[k], &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 30);
      }
  g_assert_null (musette_chart_base_export (MUSETTE_CHART_BASE (all[0]), "a.doc", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static GskRenderNode *
draw_widget (GtkWidget *widget, int *width, int *height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  *width = gdk_paintable_get_intrinsic_width (paintable);
  *height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), *width, *height);
  return gtk_snapshot_free_to_node (snapshot);
}

static GdkTexture *
render (GtkWidget *widget, GskRenderNode *node, int width, int height)
{
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

/* What the charts show, NULL before they were drawn. */
static GBytes *
get_pixels (Fixture *fixture)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  guchar *pixels;
  int width;
  int height;

  node = draw_widget (fixture->charts, &width, &height);
  if (node == NULL)
    return NULL;
  texture = render (fixture->charts, node, width, height);
  pixels = g_malloc0 ((gsize) width * height * 4);
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  return g_bytes_new_take (pixels, (gsize) width * height * 4);
}

static gboolean
shows (Fixture *fixture, GBytes *wanted)
{
  g_autoptr (GBytes) pixels = get_pixels (fixture);

  return pixels != NULL && g_bytes_equal (pixels, wanted);
}

static void
wait_frames (Fixture *fixture, gint64 n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->charts);
  gint64 end = gdk_frame_clock_get_frame_counter (clock) + n;

  gdk_frame_clock_begin_updating (clock);
  MUSETTE_TEST_WAIT (gdk_frame_clock_get_frame_counter (clock) >= end);
  gdk_frame_clock_end_updating (clock);
}

/* Line, time and numbers follow the cursor each at its own pace: when it rests, all are right. */
static void
test_cursor_rests (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) wanted = NULL;

  musette_ride_view_set_cursor (fixture->view, 1500);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (fixture->charts));
  gtk_widget_queue_resize (fixture->charts);
  wait_frames (fixture, 2);
  wanted = get_pixels (fixture);
  g_assert_nonnull (wanted);
  for (guint frames = 1; frames < 8; frames++)
    {
      for (guint i = 0; i < frames; i++)
        {
          musette_ride_view_set_cursor (fixture->view, 1000 + i * 40);
          wait_frames (fixture, 1);
        }
      MUSETTE_TEST_WAIT (!shows (fixture, wanted));
      musette_ride_view_set_cursor (fixture->view, 1500);
      MUSETTE_TEST_WAIT (shows (fixture, wanted));
    }
}

/* There is nothing to take before the window was drawn, which takes its time on a busy machine. */
static void
save_picture (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("MUSETTE_SCREENSHOTS");
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;
  int width;
  int height;

  for (int i = 0; i < 200 && node == NULL; i++)
    {
      musette_ui_test_settle (50);
      node = draw_widget (fixture->window, &width, &height);
    }
  g_assert_nonnull (node);
  if (folder == NULL)
    return;
  texture = render (fixture->window, node, width, height);
  path = g_build_filename (folder, name, NULL);
  gdk_texture_save_to_png (texture, path);
}

/* Every appearance is drawn; the pictures are kept where $MUSETTE_SCREENSHOTS says. */
static void
test_appearances (Fixture *fixture, gconstpointer user_data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  musette_ride_view_set_selection (fixture->view, 900, 1200);
  musette_ride_view_set_cursor (fixture->view, 1500);
  musette_ui_test_settle (100);
  save_picture (fixture, "charts-light.png");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  musette_ui_test_settle (100);
  g_assert_true (
      musette_chart_base_get_style (MUSETTE_CHART_BASE (fixture->charts))->palette->dark);
  save_picture (fixture, "charts-dark.png");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  musette_ui_test_settle (100);
  g_assert_true (musette_chart_base_get_style (MUSETTE_CHART_BASE (fixture->charts))->rtl);
  save_picture (fixture, "charts-rtl.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  musette_ride_view_set_span_kind (fixture->view, MUSETTE_SPAN_DISTANCE);
  musette_ride_view_set_folded (fixture->view, MUSETTE_SIGNAL_SPEED, TRUE);
  musette_ride_view_zoom (fixture->view, 20, NAN);
  musette_ui_test_settle (100);
  save_picture (fixture, "charts-distance.png");
}

static void
test_empty (Fixture *fixture, gconstpointer user_data)
{
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  musette_ride_view_set_ride (fixture->view, NULL, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  musette_ui_test_settle (50);
  g_assert_true (musette_zone_bars_is_empty (MUSETTE_ZONE_BARS (fixture->zones)));
  g_assert_true (musette_curve_chart_is_empty (MUSETTE_CURVE_CHART (fixture->curve)));
  g_assert_true (musette_histogram_chart_is_empty (MUSETTE_HISTOGRAM_CHART (fixture->histogram)));
  g_assert_true (musette_track_view_is_empty (MUSETTE_TRACK_VIEW (fixture->track)));
  musette_ui_test_keys ("Right");
  musette_ui_test_move_to (fixture->charts, 200, 60);
  save_picture (fixture, "charts-empty.png");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  add ("/ui/charts/cursor", test_cursor);
  add ("/ui/charts/drag", test_drag);
  add ("/ui/charts/double-click", test_double_click);
  add ("/ui/charts/wheel", test_wheel);
  add ("/ui/charts/keys", test_keys);
  add ("/ui/charts/fold", test_fold);
  add ("/ui/charts/table", test_table);
  add ("/ui/charts/accessible", test_accessible);
  add ("/ui/charts/curve-selects", test_curve_selects);
  add ("/ui/charts/export", test_export);
  add ("/ui/charts/click-in-place", test_click_in_place);
  add ("/ui/charts/cursor-rests", test_cursor_rests);
  add ("/ui/charts/appearances", test_appearances);
  add ("/ui/charts/empty", test_empty);
  return g_test_run ();
}
