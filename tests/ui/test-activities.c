/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>

#include "musette-activities-page-private.h"
#include "musette-activity-creator.h"
#include "musette-activity-editor.h"
#include "musette-columns-window.h"
#include "musette-repository-edits.h"
#include "musette-table-window.h"
#include "musette-ui-test-app.h"
#include "musette-ui-test.h"

/* The Activities page with a real pointer and a real keyboard: finding, choosing, changing. */

typedef struct
{
  MusetteUiTestApp app;
  MusetteActivitiesPage *page;
} Fixture;

static GListModel *
get_rows (Fixture *fixture)
{
  return musette_activities_page_get_rows (fixture->page);
}

static guint
count_activities (Fixture *fixture)
{
  MusetteActivityTotals totals;

  musette_month_list_get_totals (fixture->page->months, &totals);
  return totals.count;
}

/* Whether nothing is hidden. The list may still grow. */
static gboolean
shows_all (Fixture *fixture)
{
  return count_activities (fixture)
         == g_list_model_get_n_items (
             G_LIST_MODEL (musette_repository_get_activities (fixture->app.repository)));
}

/* All years come in one after the other. */
static void
sign_in (Fixture *fixture)
{
  MusetteActivityList *activities = musette_repository_get_activities (fixture->app.repository);

  musette_ui_test_sign_in (fixture->app.repository, fixture->app.simulator);
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (fixture->app.window)));
  fixture->page = MUSETTE_ACTIVITIES_PAGE (musette_window_get_page (fixture->app.window));
  MUSETTE_TEST_WAIT (musette_activity_list_get_complete (activities)
                     && !musette_activity_list_get_loading (activities));
  MUSETTE_TEST_WAIT (shows_all (fixture));
  /* The titles are laid out anew for the names of the gear. */
  MUSETTE_TEST_WAIT (musette_activity_columns_get_gear (fixture->page->columns) != NULL);
  g_assert_cmpuint (count_activities (fixture), >, 20);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MusetteSimulatorOptions options = { 0 };

  musette_ui_test_app_start (&fixture->app, musette_ui_test_simulator (&options, NULL), 1100, 760);
  sign_in (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_app_clear (&fixture->app);
}

static MusetteActivity *
get_activity (Fixture *fixture, guint row)
{
  g_autoptr (GObject) item = g_list_model_get_item (get_rows (fixture), row);

  g_assert_true (MUSETTE_IS_ACTIVITY (item));
  return MUSETTE_ACTIVITY (item);
}

/* The first activity below the heading of the newest month. */
static void
click_first (Fixture *fixture)
{
  musette_ui_test_click_at (GTK_WIDGET (fixture->page->list), 200, 70);
  MUSETTE_TEST_WAIT (musette_activity_selection_get_n_selected (fixture->page->selection) == 1);
}

static void
undo (Fixture *fixture)
{
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (fixture->app.window), "Undo"));
}

static void
test_expression (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = musette_search_field_get_popover (fixture->page->search);

  musette_ui_test_keys ("ctrl+f");
  musette_ui_test_type ("load>");
  MUSETTE_TEST_WAIT (shows_all (fixture));
  musette_ui_test_type ("100");
  MUSETTE_TEST_WAIT (!shows_all (fixture) && count_activities (fixture) > 0);
  /* On a slow machine the list has followed only a part of what was typed so far. */
  MUSETTE_TEST_WAIT (musette_activity_get_load (get_activity (fixture, 1)) > 100);
  musette_ui_test_type ("x");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (popover, "100x"));
  MUSETTE_TEST_WAIT (shows_all (fixture));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (!gtk_widget_get_mapped (popover));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (*musette_search_field_get_text (fixture->page->search) == '\0');
}

static gboolean
list_has_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->app.window));

  return focus != NULL
         && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) == GTK_WIDGET (fixture->page->list);
}

/* Tab leaves the list, however many rows it has, and comes back to the row that was left. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  click_first (fixture);
  row = gtk_root_get_focus (GTK_ROOT (fixture->app.window));
  g_assert_true (list_has_focus (fixture));
  musette_ui_test_keys ("Tab");
  MUSETTE_TEST_WAIT (!list_has_focus (fixture));
  musette_ui_test_keys ("shift+Tab");
  MUSETTE_TEST_WAIT (gtk_root_get_focus (GTK_ROOT (fixture->app.window)) == row);
}

/* What is typed into the list goes into the field to its end, though the list is gone by then. */
static void
test_typed_into_list (Fixture *fixture, gconstpointer data)
{
  GtkStack *states = fixture->page->states;

  click_first (fixture);
  musette_ui_test_keys ("q");
  MUSETTE_TEST_WAIT (g_str_equal (gtk_stack_get_visible_child_name (states), "no-match"));
  musette_ui_test_keys ("x");
  MUSETTE_TEST_WAIT (g_str_equal (musette_search_field_get_text (fixture->page->search), "qx"));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (shows_all (fixture));
}

/* What stands in place of the list is made when it is first needed. */
static void
test_no_match (Fixture *fixture, gconstpointer data)
{
  GtkStack *states = fixture->page->states;

  musette_ui_test_keys ("ctrl+f");
  musette_ui_test_type ("qqqq");
  MUSETTE_TEST_WAIT (g_str_equal (gtk_stack_get_visible_child_name (states), "no-match"));
  g_assert_true (
      gtk_widget_activate (musette_ui_test_find_button (GTK_WIDGET (states), "_Clear Filter")));
  MUSETTE_TEST_WAIT (g_str_equal (gtk_stack_get_visible_child_name (states), "list"));
  MUSETTE_TEST_WAIT (shows_all (fixture));
}

static void
test_completion (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_keys ("ctrl+f");
  musette_ui_test_type ("ty");
  MUSETTE_TEST_WAIT (
      gtk_widget_get_mapped (musette_search_field_get_popover (fixture->page->search)));
  musette_ui_test_keys ("Down");
  musette_ui_test_keys ("Return");
  g_assert_cmpstr (musette_search_field_get_text (fixture->page->search), ==, "type:");
  musette_ui_test_type ("run");
  MUSETTE_TEST_WAIT (
      g_strcmp0 (musette_activity_get_activity_type (get_activity (fixture, 1)), "Run") == 0);
}

static void
test_saved_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip;

  musette_ui_test_keys ("ctrl+f");
  musette_ui_test_type ("load>150");
  MUSETTE_TEST_WAIT (
      g_str_equal (musette_search_field_get_text (fixture->page->search), "load>150"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activities.save-filter", NULL);
  musette_ui_test_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("Hard");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (gtk_widget_get_visible (GTK_WIDGET (fixture->page->chips)));
  musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
  musette_search_field_set_text (fixture->page->search, "");
  chip = musette_ui_test_find_button (GTK_WIDGET (fixture->page->chips), "Hard");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  musette_ui_test_settle (400);
  musette_ui_test_click (chip);
  MUSETTE_TEST_WAIT (
      g_str_equal (musette_search_field_get_text (fixture->page->search), "load>150"));
  musette_ui_test_click (chip);
  MUSETTE_TEST_WAIT (*musette_search_field_get_text (fixture->page->search) == '\0');
  gtk_widget_grab_focus (chip);
  musette_ui_test_keys ("Delete");
  MUSETTE_TEST_WAIT (!gtk_widget_get_visible (GTK_WIDGET (fixture->page->chips)));
  /* A pointer that is held by a popover would be missed by the next window. */
  musette_ui_test_keys ("Escape");
  musette_ui_test_settle (300);
}

static gboolean
is_run_item (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), "Run");
}

/* The menu of types is made when it is opened; all types stand first in it. */
static void
test_type (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chooser = GTK_WIDGET (fixture->page->type_chooser);
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_first_child (chooser));

  g_assert_null (gtk_menu_button_get_popover (button));
  musette_ui_test_click (GTK_WIDGET (button));
  MUSETTE_TEST_WAIT (musette_ui_test_search (chooser, is_run_item, NULL) != NULL);
  musette_ui_test_click (musette_ui_test_search (chooser, is_run_item, NULL));
  MUSETTE_TEST_WAIT (!shows_all (fixture) && count_activities (fixture) > 0);
  g_assert_cmpstr (musette_activity_get_activity_type (get_activity (fixture, 1)), ==, "Run");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Run");
  MUSETTE_TEST_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  musette_ui_test_click (GTK_WIDGET (button));
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  musette_ui_test_keys ("Home");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (shows_all (fixture));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  MusetteActivityHeader *header = MUSETTE_ACTIVITY_HEADER (fixture->page->titles);

  musette_ui_test_click (musette_activity_header_get_button (header, MUSETTE_ACTIVITY_COLUMN_LOAD));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (get_rows (fixture)) == count_activities (fixture));
  g_assert_cmpfloat (musette_activity_get_load (get_activity (fixture, 0)), >=,
                     musette_activity_get_load (get_activity (fixture, 1)));
  musette_ui_test_click (musette_activity_header_get_button (header, MUSETTE_ACTIVITY_COLUMN_DATE));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (get_rows (fixture)) > count_activities (fixture));
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  MusetteActivityHeader *header = MUSETTE_ACTIVITY_HEADER (fixture->page->titles);
  MusetteActivityColumns *columns = fixture->page->columns;
  GtkWidget *button = musette_activity_header_get_button (header, MUSETTE_ACTIVITY_COLUMN_LOAD);
  int width = musette_activity_columns_get_width (columns, MUSETTE_ACTIVITY_COLUMN_LOAD);
  g_autoptr (GVariant) saved = NULL;
  GtkWindow *window;

  gtk_widget_grab_focus (button);
  musette_ui_test_keys ("ctrl+Left");
  g_assert_cmpint (musette_activity_columns_get_shown (columns, 1), ==,
                   MUSETTE_ACTIVITY_COLUMN_LOAD);
  musette_ui_test_keys ("shift+Right");
  g_assert_cmpint (musette_activity_columns_get_width (columns, MUSETTE_ACTIVITY_COLUMN_LOAD), >,
                   width);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activities.columns", NULL);
  window = musette_ui_test_wait_window (MUSETTE_TYPE_COLUMNS_WINDOW);
  musette_ui_test_click (musette_ui_test_find_row (GTK_WIDGET (window), "Average power"));
  MUSETTE_TEST_WAIT (
      !musette_activity_columns_is_shown (columns, MUSETTE_ACTIVITY_COLUMN_AVERAGE_POWER));
  musette_ui_test_keys ("Escape");
  musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
  saved = g_settings_get_value (fixture->app.settings, "activity-columns");
  g_assert_cmpuint (g_variant_n_children (saved), ==, MUSETTE_N_DEFAULT_ACTIVITY_COLUMNS - 1);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  MusetteActivitySelection *selection = fixture->page->selection;

  click_first (fixture);
  musette_ui_test_keys ("shift+Down");
  MUSETTE_TEST_WAIT (musette_activity_selection_get_n_selected (selection) == 2);
  musette_ui_test_keys ("ctrl+a");
  MUSETTE_TEST_WAIT (musette_activity_selection_get_n_selected (selection)
                     == count_activities (fixture));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (musette_activity_selection_get_n_selected (selection) == 0);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old_name = g_strdup (musette_activity_get_name (get_activity (fixture, 1)));

  click_first (fixture);
  musette_ui_test_keys ("F2");
  musette_ui_test_settle (300);
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("Other name");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (
      g_str_equal (musette_activity_get_name (get_activity (fixture, 1)), "Other name"));
  g_assert_cmpuint (musette_activity_selection_get_n_selected (fixture->page->selection), ==, 1);
  undo (fixture);
  MUSETTE_TEST_WAIT (g_str_equal (musette_activity_get_name (get_activity (fixture, 1)), old_name));
}

static void
test_bulk_edit (Fixture *fixture, gconstpointer data)
{
  GtkWindow *editor;
  g_autofree char *name = NULL;

  click_first (fixture);
  musette_ui_test_keys ("shift+Down");
  name = g_strdup_printf ("%s!", musette_activity_get_name (get_activity (fixture, 2)));
  musette_ui_test_keys ("alt+Return");
  editor = musette_ui_test_wait_window (MUSETTE_TYPE_ACTIVITY_EDITOR);
  musette_ui_test_type ("{name}!");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (GTK_WIDGET (editor), "2 of 2"));
  musette_ui_test_keys ("ctrl+Return");
  MUSETTE_TEST_WAIT (g_str_equal (musette_activity_get_name (get_activity (fixture, 2)), name));
  musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
  undo (fixture);
  MUSETTE_TEST_WAIT (!g_str_equal (musette_activity_get_name (get_activity (fixture, 2)), name));
  g_assert_false (g_str_has_suffix (musette_activity_get_name (get_activity (fixture, 1)), "!"));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (musette_activity_get_id (get_activity (fixture, 1)));

  click_first (fixture);
  musette_ui_test_keys ("Delete");
  MUSETTE_TEST_WAIT (!g_str_equal (musette_activity_get_id (get_activity (fixture, 1)), id));
  undo (fixture);
  MUSETTE_TEST_WAIT (g_str_equal (musette_activity_get_id (get_activity (fixture, 1)), id));
}

static void
test_manual (Fixture *fixture, gconstpointer data)
{
  guint n = count_activities (fixture);
  GtkWindow *creator;

  click_first (fixture);
  musette_ui_test_keys ("ctrl+n");
  creator = musette_ui_test_wait_window (MUSETTE_TYPE_ACTIVITY_CREATOR);
  g_assert_true (musette_ui_test_shows (GTK_WIDGET (creator), "How long"));
  musette_ui_test_type ("Stretching");
  gtk_widget_grab_focus (musette_ui_test_find_row (GTK_WIDGET (creator), "Duration"));
  musette_ui_test_type ("45m");
  musette_ui_test_keys ("ctrl+Return");
  MUSETTE_TEST_WAIT (count_activities (fixture) == n + 1);
  musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
  undo (fixture);
  MUSETTE_TEST_WAIT (count_activities (fixture) == n);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  guint n = count_activities (fixture);
  GtkWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activities.new-many", NULL);
  window = musette_ui_test_wait_window (MUSETTE_TYPE_TABLE_WINDOW);
  musette_table_window_set_text (MUSETTE_TABLE_WINDOW (window),
                                 "Date,Type,Duration\n2026-05-20,Yoga,45m\n2026-05-21,Nap,1h\n"
                                 "2026-05-22,Walk,1h30\n");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (GTK_WIDGET (window), "Line 3"));
  g_assert_true (musette_ui_test_shows (GTK_WIDGET (window), "2 activities are understood"));
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (window), "_Add 2 Activities"));
  MUSETTE_TEST_WAIT (count_activities (fixture) == n + 2);
  musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
  undo (fixture);
  MUSETTE_TEST_WAIT (count_activities (fixture) == n);
}

/* The text has the focus from the beginning, and what was typed last counts when it is confirmed.
 */
static void
test_typed_table (Fixture *fixture, gconstpointer data)
{
  guint n = count_activities (fixture);
  GtkWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activities.new-many", NULL);
  window = musette_ui_test_wait_window (MUSETTE_TYPE_TABLE_WINDOW);
  musette_ui_test_type ("2026-05-20,Yoga,45m");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (GTK_WIDGET (window), "1 activity is understood"));
  musette_ui_test_keys ("Return");
  musette_ui_test_type ("2026-05-21,Walk,45m");
  musette_ui_test_keys ("ctrl+Return");
  MUSETTE_TEST_WAIT (count_activities (fixture) == n + 2);
  musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
  undo (fixture);
  MUSETTE_TEST_WAIT (count_activities (fixture) == n);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/activities/expression", test_expression },
    { "/ui/activities/no-match", test_no_match },
    { "/ui/activities/tab", test_tab },
    { "/ui/activities/typed-into-list", test_typed_into_list },
    { "/ui/activities/completion", test_completion },
    { "/ui/activities/saved-filter", test_saved_filter },
    { "/ui/activities/type", test_type },
    { "/ui/activities/sort", test_sort },
    { "/ui/activities/columns", test_columns },
    { "/ui/activities/selection", test_selection },
    { "/ui/activities/rename", test_rename },
    { "/ui/activities/bulk-edit", test_bulk_edit },
    { "/ui/activities/delete", test_delete },
    { "/ui/activities/manual", test_manual },
    { "/ui/activities/table", test_table },
    { "/ui/activities/typed-table", test_typed_table },
  };

  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
