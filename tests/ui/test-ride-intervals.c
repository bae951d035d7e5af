/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Editing the intervals of a ride with pointer and keys, as changes of the account and on a file.
 */
#include <math.h>
#include <string.h>

#include "musette-ride-charts.h"
#include "musette-ride-interval-table.h"
#include "musette-ride-page.h"
#include "musette-repository-edits.h"
#include "musette-ui-test-service.h"
#include "musette-ui-test.h"

#define BAND_Y 16

typedef struct
{
  MusetteSimulator *simulator;
  MusetteRepository *repository;
  GSettings *settings;
  GtkWindow *window;
  MusetteRidePage *page;
  MusetteRideView *view;
  MusetteRideLoader *loader;
  GtkWidget *charts;
} Fixture;

static void
show_page (Fixture *f)
{
  f->settings = musette_ui_test_settings ();
  f->page = MUSETTE_RIDE_PAGE (musette_ride_page_new (f->repository, f->settings));
  f->view = musette_ride_page_get_view (f->page);
  f->loader = musette_ride_page_get_loader (f->page);
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 1000, 900);
  gtk_window_set_child (f->window, GTK_WIDGET (f->page));
  gtk_window_present (f->window);
  musette_ui_test_wait_active (f->window);
}

static GListModel *
get_intervals (Fixture *f)
{
  return musette_ride_view_get_intervals (f->view);
}

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (get_intervals (f));
}

static MusetteRideIntervalValues
get_values (Fixture *f, guint index)
{
  g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (get_intervals (f), index);

  g_assert_nonnull (interval);
  return *musette_ride_interval_get_values (interval);
}

static char *
dup_label (Fixture *f, guint index)
{
  g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (get_intervals (f), index);

  return g_strdup (musette_ride_interval_get_label (interval));
}

static void
select_nth (Fixture *f, guint index)
{
  g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (get_intervals (f), index);

  musette_ride_view_select_interval (f->view, interval);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const MusetteSimulatorOptions options = { .seed = 1, .today = musette_date_new (2026, 5, 12) };
  g_autoptr (MusetteActivity) activity = NULL;

  f->simulator = musette_ui_test_simulator (&options, NULL);
  f->repository = musette_ui_test_demo_repository (f->simulator);
  show_page (f);
  activity = musette_ui_test_find_activity (f->repository, musette_ui_test_is_ride_with_power);
  g_assert_nonnull (activity);
  musette_ride_page_open_activity (f->page, musette_activity_get_id (activity));
  MUSETTE_TEST_WAIT (musette_ride_view_get_timeline (f->view) != NULL && count (f) > 3);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (f->loader));
  f->charts = musette_ui_test_find_type (GTK_WIDGET (f->page), MUSETTE_TYPE_RIDE_CHARTS);
  musette_ui_test_settle (300);
}

static void
set_up_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path
      = musette_test_data ("rides", "wahoo-bolt-2min-no-application-id.fit", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  show_page (f);
  musette_ride_page_open_file (f->page, file);
  MUSETTE_TEST_WAIT (musette_ride_view_get_timeline (f->view) != NULL);
  f->charts = musette_ui_test_find_type (GTK_WIDGET (f->page), MUSETTE_TYPE_RIDE_CHARTS);
  musette_ui_test_settle (300);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  musette_ui_test_settle (50);
  g_clear_object (&f->repository);
  if (f->simulator != NULL)
    musette_simulator_stop (f->simulator);
  g_clear_object (&f->simulator);
  g_clear_object (&f->settings);
}

/* Where a moment is drawn: the plots begin at the left edge and end before the captions. */
static double
to_x (Fixture *f, double elapsed_s)
{
  MusetteRideSpan visible = musette_ride_view_get_visible (f->view);
  const MusetteChartStyle *style = musette_chart_base_get_style (MUSETTE_CHART_BASE (f->charts));
  double width = gtk_widget_get_width (f->charts) - ceil (style->font_px * 5.8);

  return (musette_ride_view_to_x (f->view, elapsed_s) - visible.from) / (visible.to - visible.from)
         * width;
}

static gboolean
is_activity_edited (Fixture *f)
{
  return musette_history_get_can_undo (musette_repository_get_history (f->repository));
}

static void
test_drag_edge (Fixture *f, gconstpointer data)
{
  MusetteRideIntervalValues first = get_values (f, 0);
  MusetteRideIntervalValues second = get_values (f, 1);
  MusetteRideIntervalValues moved;
  double from_x = to_x (f, first.to_s);
  guint n = count (f);

  musette_ui_test_drag (f->charts, from_x, from_x + 24, BAND_Y);
  MUSETTE_TEST_WAIT (is_activity_edited (f));
  g_assert_cmpuint (count (f), ==, n);
  moved = get_values (f, 0);
  g_assert_cmpfloat (moved.to_s, >, first.to_s);
  g_assert_cmpfloat (moved.from_s, ==, first.from_s);
  /* The edge was shared: the second one begins where the first ends. */
  g_assert_cmpfloat (get_values (f, 1).from_s, ==, moved.to_s);
  g_assert_cmpfloat (get_values (f, 1).to_s, ==, second.to_s);
  /* It has numbers at once, of our own; the mean of some more seconds may round to the same. */
  g_assert_true (isfinite (moved.average_w));
  g_assert_cmpfloat_with_epsilon (moved.average_w, first.average_w, 30);

  g_assert_true (musette_history_undo (musette_repository_get_history (f->repository)));
  g_assert_cmpfloat (get_values (f, 0).to_s, ==, first.to_s);
  /* The service's number, or ours until the service has answered. */
  g_assert_cmpfloat_with_epsilon (get_values (f, 0).average_w, first.average_w, 1);
}

/* Escape while the button is down leaves everything as it was. */
static void
test_drag_cancelled (Fixture *f, gconstpointer data)
{
  MusetteRideIntervalValues first = get_values (f, 0);
  double x = to_x (f, first.to_s);

  musette_ui_test_press (f->charts, x, BAND_Y);
  musette_ui_test_move_to (f->charts, x + 15, BAND_Y);
  musette_ui_test_move_to (f->charts, x + 30, BAND_Y);
  g_assert_cmpfloat (get_values (f, 0).to_s, >, first.to_s);
  musette_ui_test_keys ("Escape");
  g_assert_cmpfloat (get_values (f, 0).to_s, ==, first.to_s);
  musette_ui_test_release ();
  g_assert_cmpfloat (get_values (f, 0).to_s, ==, first.to_s);
  g_assert_false (is_activity_edited (f));
}

static void
rename_activity (Fixture *f, const char *name)
{
  MusetteStep *step = musette_step_new ();
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_string (patch, "name", name);
  musette_step_update_activity (step, musette_ride_view_get_activity (f->view), patch);
  g_assert_true (musette_repository_apply (f->repository, step, NULL));
}

static gboolean
is_called (Fixture *f, const char *name)
{
  return g_strcmp0 (musette_activity_get_name (musette_ride_view_get_activity (f->view)), name)
         == 0;
}

/* Whatever else of the ride changes while the button is down, the edge stays in the hand. */
static void
test_change_while_dragging (Fixture *f, gconstpointer data)
{
  MusetteHistory *history = musette_repository_get_history (f->repository);
  MusetteRideIntervalValues first = get_values (f, 0);
  double x = to_x (f, first.to_s);

  musette_ui_test_press (f->charts, x, BAND_Y);
  musette_ui_test_move_to (f->charts, x + 15, BAND_Y);
  musette_ui_test_move_to (f->charts, x + 30, BAND_Y);
  rename_activity (f, "Renamed Meanwhile");
  MUSETTE_TEST_WAIT (is_called (f, "Renamed Meanwhile"));
  g_assert_cmpfloat (get_values (f, 0).to_s, >, first.to_s);
  musette_ui_test_release ();
  MUSETTE_TEST_WAIT (strstr (musette_history_get_undo_label (history), "Intervals") != NULL);
  g_assert_cmpfloat (get_values (f, 0).to_s, >, first.to_s);
}

static void
test_split_and_join (Fixture *f, gconstpointer data)
{
  MusetteRideIntervalValues first = get_values (f, 0);
  double middle_s = floor ((first.from_s + first.to_s) / 2);
  guint n = count (f);

  musette_ui_test_click_at (f->charts, to_x (f, middle_s), 120);
  musette_ui_test_keys ("s");
  MUSETTE_TEST_WAIT (count (f) == n + 1);
  g_assert_cmpfloat (get_values (f, 0).to_s, ==, get_values (f, 1).from_s);
  g_assert_cmpfloat_with_epsilon (get_values (f, 0).to_s, middle_s, 30);
  /* The first half is selected; joined with the next one all is as before. */
  musette_ui_test_keys ("j");
  MUSETTE_TEST_WAIT (count (f) == n);
  g_assert_cmpfloat (get_values (f, 0).to_s, ==, first.to_s);
}

static void
test_add_and_delete (Fixture *f, gconstpointer data)
{
  MusetteRideIntervalValues first = get_values (f, 0);
  double from_s = first.from_s + floor ((first.to_s - first.from_s) / 4);
  guint n = count (f);

  /* The service fills gaps as soon as it hears of them. */
  musette_simulator_stop (f->simulator);
  g_clear_object (&f->simulator);
  musette_ride_view_set_selection (f->view, from_s, from_s + 60);
  gtk_widget_grab_focus (f->charts);
  musette_ui_test_keys ("i");
  MUSETTE_TEST_WAIT (count (f) == n + 2);
  g_assert_cmpfloat (get_values (f, 1).from_s, ==, from_s);
  g_assert_cmpfloat (get_values (f, 1).to_s, ==, from_s + 60);
  musette_ui_test_keys ("Delete");
  MUSETTE_TEST_WAIT (count (f) == n + 1);
  g_assert_cmpfloat (get_values (f, 1).from_s, ==, from_s + 60);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "ride.reset-intervals", NULL);
  g_assert_cmpuint (count (f), ==, n);
  g_assert_cmpfloat (get_values (f, 0).to_s, ==, first.to_s);
}

static void
test_rename (Fixture *f, gconstpointer data)
{
  GtkWidget *table = musette_ui_test_find_type (GTK_WIDGET (f->page), GTK_TYPE_COLUMN_VIEW);
  g_autofree char *before = dup_label (f, 1);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  select_nth (f, 1);
  gtk_widget_grab_focus (table);
  musette_ui_test_settle (300);
  musette_ui_test_keys ("F2");
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("Hill");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (is_activity_edited (f));
  after = dup_label (f, 1);
  g_assert_cmpstr (after, ==, "Hill");
  g_assert_true (musette_history_undo (musette_repository_get_history (f->repository)));
  undone = dup_label (f, 1);
  g_assert_cmpstr (undone, ==, before);
  /* Escape keeps the name. */
  musette_ui_test_keys ("F2");
  musette_ui_test_type ("Valley");
  musette_ui_test_keys ("Escape");
  musette_ui_test_settle (200);
  g_assert_false (is_activity_edited (f));
}

static gboolean
is_rename_entry (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_mapped (widget);
}

/* F2 without an interval is about the activity itself. */
static void
test_rename_activity (Fixture *f, gconstpointer data)
{
  MusetteHistory *history = musette_repository_get_history (f->repository);
  g_autofree char *before = g_strdup (musette_ride_page_get_title (f->page));

  gtk_widget_grab_focus (f->charts);
  musette_ui_test_keys ("F2");
  MUSETTE_TEST_WAIT (musette_ui_test_search (GTK_WIDGET (f->page), is_rename_entry, NULL) != NULL);
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("Over the pass");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (g_strcmp0 (musette_ride_page_get_title (f->page), "Over the pass") == 0);
  g_assert_true (musette_history_undo (history));
  g_assert_cmpstr (musette_ride_page_get_title (f->page), ==, before);
}

/* On a file the same can be done; it says that it stays here, and survives new settings. */
static void
test_file (Fixture *f, gconstpointer data)
{
  guint n = count (f);

  musette_ride_view_set_selection (f->view, 20, 50);
  gtk_widget_grab_focus (f->charts);
  musette_ui_test_keys ("i");
  MUSETTE_TEST_WAIT (count (f) > n);
  g_assert_true (musette_ui_test_shows (GTK_WIDGET (f->page), "Changed in this window only"));
  g_settings_set_int (f->settings, "max-hr", 190);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (f->loader));
  g_assert_cmpuint (count (f), >, n);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "ride.reset-intervals", NULL);
  g_assert_cmpuint (count (f), ==, n);
  g_assert_false (musette_ui_test_shows (GTK_WIDGET (f->page), "Changed in this window only"));
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;

  g_test_add ("/ui/ride-intervals/drag-edge", Fixture, NULL, set_up, test_drag_edge, tear_down);
  g_test_add ("/ui/ride-intervals/drag-cancelled", Fixture, NULL, set_up, test_drag_cancelled,
              tear_down);
  g_test_add ("/ui/ride-intervals/change-while-dragging", Fixture, NULL, set_up,
              test_change_while_dragging, tear_down);
  g_test_add ("/ui/ride-intervals/split-and-join", Fixture, NULL, set_up, test_split_and_join,
              tear_down);
  g_test_add ("/ui/ride-intervals/add-and-delete", Fixture, NULL, set_up, test_add_and_delete,
              tear_down);
  g_test_add ("/ui/ride-intervals/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/ui/ride-intervals/rename-activity", Fixture, NULL, set_up, test_rename_activity,
              tear_down);
  g_test_add ("/ui/ride-intervals/file", Fixture, NULL, set_up_file, test_file, tear_down);
  return g_test_run ();
}
