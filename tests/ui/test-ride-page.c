/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <math.h>

#include "musette-ride-charts.h"
#include "musette-ride-columns.h"
#include "musette-ride-fact-button.h"
#include "musette-ride-interval-table.h"
#include "musette-ride-page.h"
#include "musette-ride-selection-strip.h"
#include "musette-ride-side.h"
#include "musette-ui-test.h"

typedef struct
{
  GtkWindow *window;
  MusetteRidePage *page;
  MusetteRideView *view;
  MusetteRideLoader *loader;
  GSettings *settings;
} Fixture;

/* Also what is hidden. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_fact (GtkWidget *widget, const char *id)
{
  if (MUSETTE_IS_RIDE_FACT_BUTTON (widget))
    {
      MusetteRideFact *fact = musette_ride_fact_button_get_fact (MUSETTE_RIDE_FACT_BUTTON (widget));

      if (g_str_equal (musette_ride_fact_get_id (fact), id))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_fact (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_fact_value (Fixture *fixture, const char *id)
{
  GtkWidget *button = find_fact (GTK_WIDGET (fixture->page), id);

  if (button == NULL)
    return NULL;
  return musette_ride_fact_get_value (
      musette_ride_fact_button_get_fact (MUSETTE_RIDE_FACT_BUTTON (button)));
}

static const char *
get_state (Fixture *fixture)
{
  GtkWidget *stack = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->settings = g_settings_new ("io.github.musette.Musette");
  g_settings_set_int (fixture->settings, "ftp", 250);
  fixture->page = MUSETTE_RIDE_PAGE (musette_ride_page_new (NULL, fixture->settings));
  fixture->view = musette_ride_page_get_view (fixture->page);
  fixture->loader = musette_ride_page_get_loader (fixture->page);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1100, 900);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  musette_ui_test_wait_active (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_settings_reset (fixture->settings, "ftp");
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->settings);
}

/* Opens a file of the collection; FALSE when the collection is not here. */
static gboolean
open_ride (Fixture *fixture, const char *name)
{
  g_autofree char *path = musette_test_corpus ("rides", name, NULL);
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    {
      g_test_skip ("the collection of rides is not here");
      return FALSE;
    }
  file = g_file_new_for_path (path);
  musette_ride_page_open_file (fixture->page, file);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture->loader));
  return TRUE;
}

static void
test_facts (Fixture *fixture, gconstpointer user_data)
{
  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  g_assert_cmpstr (get_state (fixture), ==, "ride");
  g_assert_cmpstr (get_fact_value (fixture, "average-power"), ==, "123" MUSETTE_THIN_SPACE "W");
  g_assert_cmpstr (get_fact_value (fixture, "normalized-power"), ==, "131" MUSETTE_THIN_SPACE "W");
  g_assert_cmpstr (get_fact_value (fixture, "max-power"), ==, "691" MUSETTE_THIN_SPACE "W");
  g_assert_cmpstr (get_fact_value (fixture, "load"), ==, "14");
  g_assert_cmpstr (get_fact_value (fixture, "work"), ==, "222" MUSETTE_THIN_SPACE "kJ");
  g_assert_cmpstr (get_fact_value (fixture, "elapsed-time"), ==, "30:07");
  g_assert_null (get_fact_value (fixture, "average-heart-rate"));
}

/* The units of the settings hold on the page, also when they change while it is open. */
static void
test_units (Fixture *fixture, gconstpointer user_data)
{
  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  g_settings_set_string (fixture->settings, "units", "imperial");
  g_assert_true (g_str_has_suffix (get_fact_value (fixture, "distance"), "mi"));
  g_settings_set_string (fixture->settings, "units", "metric");
  g_assert_true (g_str_has_suffix (get_fact_value (fixture, "distance"), "km"));
  g_settings_reset (fixture->settings, "units");
}

static void
test_drag_and_keys (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *charts;
  GtkWidget *strip;
  g_autofree char *text = NULL;
  MusetteRideSpan span;

  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  charts = find_widget (GTK_WIDGET (fixture->page), MUSETTE_TYPE_RIDE_CHARTS);
  strip = find_widget (GTK_WIDGET (fixture->page), MUSETTE_TYPE_RIDE_SELECTION_STRIP);
  MUSETTE_TEST_WAIT (gtk_widget_get_height (charts) > 100);
  musette_ui_test_settle (300);
  musette_ui_test_drag (charts, 100, 300, 150);
  MUSETTE_TEST_WAIT (musette_ride_view_get_selection (fixture->view, &span));
  g_assert_cmpfloat (span.to - span.from, >, 200);
  g_assert_cmpfloat (span.to, <, 1500);
  text = musette_ride_selection_strip_to_text (MUSETTE_RIDE_SELECTION_STRIP (strip));
  g_assert_nonnull (strstr (text, "Power: "));
  g_assert_nonnull (strstr (text, "Work: "));

  gtk_widget_grab_focus (charts);
  musette_ui_test_keys ("plus");
  MUSETTE_TEST_WAIT (!musette_ride_view_is_fitted (fixture->view));
  musette_ui_test_keys ("0");
  MUSETTE_TEST_WAIT (musette_ride_view_is_fitted (fixture->view));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (!musette_ride_view_get_selection (fixture->view, NULL));
}

static void
test_axis_switch (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  gtk_widget_activate_action (page, "ride.x-axis", "s", "distance");
  g_assert_cmpint (musette_ride_view_get_span_kind (fixture->view), ==, MUSETTE_SPAN_DISTANCE);
  g_assert_cmpfloat_with_epsilon (musette_ride_view_get_visible (fixture->view).to, 13398, 1);
  gtk_widget_activate_action (page, "ride.smoothing", "i", 10);
  g_assert_cmpuint (musette_ride_view_get_smoothing (fixture->view), ==, 10);
}

static void
test_damaged (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *status;

  if (!open_ride (fixture, "broken-text.fit"))
    return;
  g_assert_cmpstr (get_state (fixture), ==, "message");
  status = find_widget (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==,
                   "This File Could Not Be Opened");
  g_assert_nonnull (
      strstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), "broken-text.fit"));
}

static void
test_partly_damaged (Fixture *fixture, gconstpointer user_data)
{
  if (!open_ride (fixture, "broken-cut-in-half.fit"))
    return;
  g_assert_cmpstr (get_state (fixture), ==, "ride");
  g_assert_cmpuint (
      musette_recording_get_damage (musette_ride_view_get_recording (fixture->view))->len, >, 0);
  g_assert_nonnull (musette_ride_view_get_timeline (fixture->view));
}

/* A wrong file after a good one leaves nothing of the good one on the page. */
static void
test_wrong_after_good (Fixture *fixture, gconstpointer user_data)
{
  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  open_ride (fixture, "broken-empty.fit");
  g_assert_cmpstr (get_state (fixture), ==, "message");
  g_assert_null (musette_ride_view_get_timeline (fixture->view));
  open_ride (fixture, "zwift-30min-power.fit");
  g_assert_cmpstr (get_state (fixture), ==, "ride");
  g_assert_null (musette_ride_loader_get_error (fixture->loader));
}

static void
test_sessions (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *chooser;
  guint n;
  gint32 longest_s;

  if (!open_ride (fixture, "garmin-fenix2-multisport-6h50.fit"))
    return;
  n = musette_ride_loader_get_n_sessions (fixture->loader);
  g_assert_cmpuint (n, >, 1);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (musette_ride_loader_get_session (fixture->loader, i - 1)->elapsed_s, >=,
                       musette_ride_loader_get_session (fixture->loader, i)->elapsed_s);
  chooser = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_DROP_DOWN);
  g_assert_true (gtk_widget_get_visible (chooser));
  longest_s = musette_timeline_get_elapsed_s (musette_ride_view_get_timeline (fixture->view));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture->loader));
  g_assert_cmpint (musette_timeline_get_elapsed_s (musette_ride_view_get_timeline (fixture->view)),
                   <, longest_s);
}

/* Without FTP nothing is guessed and the page asks; entering it there changes the page. */
static void
test_no_ftp (Fixture *fixture, gconstpointer user_data)
{
  MusetteRideSide *side
      = MUSETTE_RIDE_SIDE (find_widget (GTK_WIDGET (fixture->page), MUSETTE_TYPE_RIDE_SIDE));

  g_settings_set_int (fixture->settings, "ftp", 0);
  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  g_assert_true (musette_ride_side_get_asks_ftp (side));
  g_assert_null (get_fact_value (fixture, "load"));
  g_settings_set_int (fixture->settings, "ftp", 250);
  MUSETTE_TEST_WAIT (!musette_ride_side_get_asks_ftp (side));
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture->loader));
  g_assert_cmpstr (get_fact_value (fixture, "load"), ==, "14");
}

static void
test_interval_table (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *table;
  GtkSelectionModel *model;
  g_autoptr (MusetteRideInterval) first = NULL;
  g_autoptr (MusetteRideInterval) second = NULL;

  if (!open_ride (fixture, "garmin-edge530-indoor-laps.fit"))
    return;
  table = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (table));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, 2);
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  second = g_list_model_get_item (G_LIST_MODEL (model), 1);
  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_true (musette_ride_view_get_selected_interval (fixture->view) == second);
  musette_ride_view_select_interval (fixture->view, first);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  musette_ride_view_set_selection (fixture->view, 3, 5);
  g_assert_false (gtk_selection_model_is_selected (model, 0));
}

static void
test_laps (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MusetteRideInterval) first = NULL;
  guint laps;

  if (!open_ride (fixture, "garmin-edge530-indoor-laps.fit"))
    return;
  laps = musette_ride_loader_get_n_laps (fixture->loader);
  g_assert_cmpuint (laps, >, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ride.use-laps", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (musette_ride_view_get_intervals (fixture->view)), ==,
                    laps);
  first = g_list_model_get_item (musette_ride_view_get_intervals (fixture->view), 0);
  g_assert_cmpint (musette_ride_interval_get_values (first)->type, ==, MUSETTE_RIDE_INTERVAL_LAP);
}

static void
test_explain (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *button;

  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  button = find_fact (GTK_WIDGET (fixture->page), "load");
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (button));
  gtk_widget_grab_focus (button);
  musette_ui_test_keys ("ctrl+alt+e");
  MUSETTE_TEST_WAIT (find_widget (button, GTK_TYPE_POPOVER) != NULL);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (find_widget (button, GTK_TYPE_POPOVER)));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (!gtk_widget_get_mapped (find_widget (button, GTK_TYPE_POPOVER)));
}

/* Spikes of a sensor are repaired for the numbers, and the repair can be switched off. */
static void
test_repair (Fixture *fixture, gconstpointer user_data)
{
  const MusettePowerSummary *power;

  if (!open_ride (fixture, "osynce-power-spikes.fit"))
    return;
  power = musette_ride_analysis_get_power (musette_ride_view_get_analysis (fixture->view));
  g_assert_cmpfloat (power->max_w, <, 3000);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ride.repair", NULL);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture->loader));
  power = musette_ride_analysis_get_power (musette_ride_view_get_analysis (fixture->view));
  g_assert_cmpfloat (power->max_w, >, 20000);
}

static void
count_cb (guint *count)
{
  ++*count;
}

/* Of two computations the older one is dropped, whichever is done first. */
static void
test_repair_twice (Fixture *fixture, gconstpointer user_data)
{
  const MusettePowerSummary *power;
  guint shown = 0;
  gulong handler;

  if (!open_ride (fixture, "osynce-power-spikes.fit"))
    return;
  handler
      = g_signal_connect_swapped (fixture->view, "notify::timeline", G_CALLBACK (count_cb), &shown);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ride.repair", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ride.repair", NULL);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (fixture->loader));
  g_signal_handler_disconnect (fixture->view, handler);
  power = musette_ride_analysis_get_power (musette_ride_view_get_analysis (fixture->view));
  g_assert_cmpfloat (power->max_w, <, 3000);
  g_assert_cmpuint (shown, ==, 1);
}

/* Tab goes through the key figures and on into the charts; it is not caught anywhere. */
static void
test_focus_order (Fixture *fixture, gconstpointer user_data)
{
  gboolean met_charts = FALSE;
  guint facts = 0;

  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (find_fact (GTK_WIDGET (fixture->page), "load")));
  gtk_window_set_focus (fixture->window, NULL);
  for (guint i = 0; i < 80 && !met_charts; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (fixture->window);
      facts += focus != NULL && MUSETTE_IS_RIDE_FACT_BUTTON (focus) ? 1 : 0;
      met_charts = focus != NULL && MUSETTE_IS_RIDE_CHARTS (focus);
    }
  g_assert_true (met_charts);
  g_assert_cmpuint (facts, >, 8);
}

/* The main column comes first, also when the middle of the shorter one beside it is higher. */
static void
test_columns_order (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *main_child = gtk_button_new ();
  GtkWidget *side = gtk_button_new ();
  GtkWidget *columns
      = g_object_new (MUSETTE_TYPE_RIDE_COLUMNS, "main", main_child, "side", side, NULL);

  gtk_widget_set_size_request (main_child, -1, 400);
  gtk_widget_set_valign (side, GTK_ALIGN_START);
  gtk_window_set_child (fixture->window, columns);
  MUSETTE_TEST_WAIT (gtk_widget_get_height (main_child) > 0);
  gtk_window_set_focus (fixture->window, NULL);
  gtk_widget_child_focus (columns, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (fixture->window) == main_child);
  gtk_widget_child_focus (columns, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (fixture->window) == side);
}

static void
test_close_while_loading (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = musette_test_corpus ("rides", "wahoo-elemnt-6h33-power.fit", NULL);
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    {
      g_test_skip ("the collection of rides is not here");
      return;
    }
  file = g_file_new_for_path (path);
  musette_ride_page_open_file (fixture->page, file);
  gtk_window_set_child (fixture->window, NULL);
  musette_ui_test_settle (300);
}

static double
get_bottom (GtkWidget *child, GtkWidget *within)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, within, &bounds));
  return bounds.origin.y + bounds.size.height;
}

/* In one column or in two, all of the page can be scrolled to. */
static void
test_end_is_reached (Fixture *fixture, gconstpointer user_data)
{
  static const int widths[] = { 1100, 800, 400 };
  GtkWidget *columns = find_widget (GTK_WIDGET (fixture->page), MUSETTE_TYPE_RIDE_COLUMNS);
  GtkWidget *viewport = gtk_widget_get_ancestor (columns, GTK_TYPE_VIEWPORT);
  GtkWidget *content = gtk_widget_get_first_child (viewport);

  if (!open_ride (fixture, "zwift-30min-power.fit"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (fixture->window, widths[i], 900);
      MUSETTE_TEST_WAIT (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == widths[i]);
      musette_ui_test_settle (100);
      for (GtkWidget *child = gtk_widget_get_first_child (columns); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_visible (child))
          g_assert_cmpfloat (get_bottom (child, content), <=, gtk_widget_get_height (content));
    }
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/ride-page/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  add ("facts", test_facts);
  add ("units", test_units);
  add ("drag-and-keys", test_drag_and_keys);
  add ("axis-switch", test_axis_switch);
  add ("damaged", test_damaged);
  add ("partly-damaged", test_partly_damaged);
  add ("wrong-after-good", test_wrong_after_good);
  add ("sessions", test_sessions);
  add ("no-ftp", test_no_ftp);
  add ("interval-table", test_interval_table);
  add ("laps", test_laps);
  add ("explain", test_explain);
  add ("repair", test_repair);
  add ("repair-twice", test_repair_twice);
  add ("end-is-reached", test_end_is_reached);
  add ("focus-order", test_focus_order);
  add ("columns-order", test_columns_order);
  add ("close-while-loading", test_close_while_loading);
  return g_test_run ();
}
