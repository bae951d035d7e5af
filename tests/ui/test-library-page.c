/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "musette-import-window.h"
#include "musette-library-filter-button.h"
#include "musette-library-page-private.h"
#include "musette-library-tile.h"
#include "musette-library-workout.h"
#include "musette-plan-grid.h"
#include "musette-repository-edits.h"
#include "musette-repository-library.h"
#include "musette-test.h"
#include "musette-ui-test-service.h"
#include "musette-ui-test.h"

/* The library of the local service, by pointer and by keys. */

typedef struct
{
  MusetteSimulator *simulator;
  GSettings *settings;
  FakeCredentials *keyring;
  MusetteRepository *repository;
  GtkApplication *application;
  GtkWindow *window;
  MusetteLibraryPage *page;
  MusettePlanItem *opened;
} Fixture;

static void
opened_cb (Fixture *fixture, MusettePlanItem *workout)
{
  g_set_object (&fixture->opened, workout);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MusetteSimulatorOptions options = { .seed = 7, .activities = 20 };
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->simulator = musette_ui_test_simulator (&options, NULL);
  fixture->keyring = fake_credentials_new ();
  fixture->repository = musette_ui_test_repository (fixture->simulator, fixture->keyring);
  musette_ui_test_sign_in (fixture->repository, fixture->simulator);
  fixture->settings = musette_ui_test_settings ();
  fixture->application = musette_ui_test_application ();
  fixture->window = GTK_WINDOW (adw_application_window_new (fixture->application));
  fixture->page = MUSETTE_LIBRARY_PAGE (musette_library_page_new (fixture->repository));
  g_signal_connect_swapped (fixture->page, "open-workout", G_CALLBACK (opened_cb), fixture);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->page));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), toasts);
  gtk_window_set_default_size (fixture->window, 1100, 700);
  gtk_window_present (fixture->window);
  musette_ui_test_wait_active (fixture->window);
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) > 30);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_settle (400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  musette_ui_test_settle (100);
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->repository);
  g_clear_object (&fixture->keyring);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->application);
  musette_simulator_stop (fixture->simulator);
  g_clear_object (&fixture->simulator);
}

static MusettePlanItem *
find_named (Fixture *fixture, const char *name)
{
  GListModel *items = musette_library_get_items (
      musette_repository_get_library (fixture->repository), MUSETTE_ITEM_WORKOUT);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (musette_plan_item_get_name (item), name) == 0)
        return item; /* the list holds it */
    }
  return NULL;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY);
  const guint all = musette_library_page_get_n_shown (fixture->page);

  gtk_widget_grab_focus (entry);
  musette_ui_test_type ("Endurance");
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) < all);
  g_assert_cmpuint (musette_library_page_get_n_shown (fixture->page), >, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "there is no such workout");
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) == 0);
  musette_ui_test_settle (100);
  g_assert_true (musette_ui_test_shows (GTK_WIDGET (fixture->page), "No Workout Found"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) == all);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  GtkListBox *folders
      = GTK_LIST_BOX (musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX));
  const guint all = musette_library_page_get_n_shown (fixture->page);

  musette_ui_test_click (GTK_WIDGET (gtk_list_box_get_row_at_index (folders, 2)));
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) < all);
  g_assert_cmpuint (musette_library_page_get_n_shown (fixture->page), >, 0);
  musette_ui_test_click (GTK_WIDGET (gtk_list_box_get_row_at_index (folders, 0)));
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) == all);
}

static void
test_open_by_key (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_keys ("Right");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (fixture->opened != NULL);
  g_assert_nonnull (musette_plan_item_get_description (fixture->opened));
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  const guint all = musette_library_page_get_n_shown (fixture->page);
  GtkWidget *undo;

  musette_ui_test_keys ("Delete");
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) == all - 1);
  musette_ui_test_settle (600);
  undo = musette_ui_test_find_button (GTK_WIDGET (fixture->window), "Undo");
  g_assert_nonnull (undo);
  musette_ui_test_click (undo);
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) == all);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_keys ("F2");
  musette_ui_test_settle (600);
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("Renamed");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (find_named (fixture, "Renamed") != NULL);
}

static GtkWidget *
open_import (Fixture *fixture, const char *folder)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkWidget *window;

  g_list_store_append (files, file);
  window = musette_import_window_new (GTK_WIDGET (fixture->page), fixture->repository, NULL,
                                      G_LIST_MODEL (files));
  gtk_window_present (GTK_WINDOW (window));
  musette_ui_test_wait_active (GTK_WINDOW (window));
  return window;
}

static void
write_workout (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* A folder with folders: what is right, what is mended, what is none, and what is no workout. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-import-XXXXXX", NULL);
  GtkWidget *window;

  write_workout (folder, "good.zwo",
                 "<workout_file><name>Imported</name><workout>"
                 "<SteadyState Duration=\"300\" Power=\"0.75\"/></workout></workout_file>");
  write_workout (folder, "deeper/mended.zwo",
                 "<workout_file><name>This & that</name><workout>"
                 "<SteadyState Duration=\"600\" Power=\"0.5\"/></workout></workout_file>");
  write_workout (folder, "deeper/broken.zwo", "nothing");
  write_workout (folder, "picture.png", "nothing");
  window = open_import (fixture, folder);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (window, "1 workout read · 1 repaired · 1 refused"));
  g_assert_true (musette_ui_test_shows (window, "deeper/broken.zwo"));
  MUSETTE_TEST_WAIT (gtk_window_get_focus (GTK_WINDOW (window))
                     == musette_ui_test_find_button (window, "_Import"));
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (find_named (fixture, "Imported") != NULL);
  g_assert_cmpfloat (musette_plan_item_get_moving_s (find_named (fixture, "Imported")), ==, 300);
  g_assert_nonnull (find_named (fixture, "This & that"));
  musette_test_remove_tree (folder);
}

/* A thousand files, and the user thinks better of it before they are read and after. */
static void
test_import_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-import-XXXXXX", NULL);
  const guint all = musette_library_page_get_n_shown (fixture->page);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      write_workout (folder, name, "- 10m 60%\n\n4x\n- 5m 100%\n- 5m 50%\n");
    }
  for (guint round = 0; round < 2; round++)
    {
      GtkWidget *window = open_import (fixture, folder);

      if (round == 1)
        MUSETTE_TEST_WAIT (musette_ui_test_shows (window, "1000 workouts read"));
      musette_ui_test_keys ("Escape");
      MUSETTE_TEST_WAIT (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1);
    }
  g_assert_cmpuint (musette_library_page_get_n_shown (fixture->page), ==, all);
  musette_test_remove_tree (folder);
}

static GtkWidget *
get_folder_row (Fixture *fixture, int index)
{
  GtkListBox *folders
      = GTK_LIST_BOX (musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (folders, index));
}

static char *
dup_folder_of (Fixture *fixture, const char *name)
{
  return g_strdup (musette_plan_item_get_folder_id (find_named (fixture, name)));
}

static gboolean
is_in_folder (Fixture *fixture, const char *name, const char *folder_id)
{
  return g_strcmp0 (musette_plan_item_get_folder_id (find_named (fixture, name)), folder_id) == 0;
}

/* A workout goes to another folder by pointer, and comes back. */
static void
test_drag_to_folder (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile
      = musette_ui_test_find_type (GTK_WIDGET (fixture->page), MUSETTE_TYPE_LIBRARY_TILE);
  g_autofree char *before = dup_folder_of (fixture, "Endurance 60");

  g_assert_true (musette_ui_test_shows (tile, "Endurance 60"));
  musette_ui_test_drag_to (tile, get_folder_row (fixture, 3));
  MUSETTE_TEST_WAIT (!is_in_folder (fixture, "Endurance 60", before));
  g_assert_true (musette_history_undo (musette_repository_get_history (fixture->repository)));
  MUSETTE_TEST_WAIT (is_in_folder (fixture, "Endurance 60", before));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer file)
{
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);

  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

/* A file that comes from another window, as from a file manager. */
static void
test_drop_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-import-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "Dropped.txt", NULL);
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  GtkWidget *label = gtk_label_new ("A file");
  GtkDragSource *source = gtk_drag_source_new ();

  write_workout (folder, "Dropped.txt", "- 5m 75%\n");
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), file);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_default_size (other, 200, 120);
  gtk_window_set_child (other, label);
  gtk_window_present (other);
  musette_ui_test_wait_active (other);
  musette_ui_test_drag_to (label, get_folder_row (fixture, 3));
  MUSETTE_TEST_WAIT (musette_ui_test_find_window (MUSETTE_TYPE_IMPORT_WINDOW) != NULL);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (
      GTK_WIDGET (musette_ui_test_find_window (MUSETTE_TYPE_IMPORT_WINDOW)), "1 workout read"));
  musette_ui_test_click (musette_ui_test_find_button (
      GTK_WIDGET (musette_ui_test_find_window (MUSETTE_TYPE_IMPORT_WINDOW)), "_Import"));
  MUSETTE_TEST_WAIT (find_named (fixture, "Dropped") != NULL);
  gtk_window_destroy (other);
  musette_test_remove_tree (folder);
}

/* What other programs are given of a workout is a file that can be read again. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MusettePlanItem *item = find_named (fixture, "Endurance 60");
  g_autoptr (GFile) file = musette_library_workout_write_file (fixture->repository, item, &error);
  g_autofree char *name = NULL;
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  name = g_file_get_basename (file);
  g_assert_cmpstr (name, ==, "Endurance 60.zwo");
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_nonnull (strstr (content, "<workout_file>"));
  g_assert_nonnull (strstr (content, "Endurance 60"));
  g_file_delete (file, NULL, NULL);
}

/* What is chosen behind the button is counted on it, and taken back at once. */
static void
test_filter_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button
      = musette_ui_test_find_type (GTK_WIDGET (fixture->page), MUSETTE_TYPE_LIBRARY_FILTER_BUTTON);
  const guint all = musette_library_page_get_n_shown (fixture->page);

  musette_ui_test_click (button);
  MUSETTE_TEST_WAIT (musette_ui_test_find_type (button, GTK_TYPE_DROP_DOWN) != NULL);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (musette_ui_test_find_type (button, GTK_TYPE_DROP_DOWN)), 3);
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (musette_ui_test_find_type (button, GTK_TYPE_DROP_DOWN) == NULL);
  g_assert_cmpuint (musette_library_page_get_n_shown (fixture->page), <, all);
  g_assert_cmpuint (musette_library_page_get_n_shown (fixture->page), >, 0);
  g_assert_true (musette_ui_test_shows (button, "Filter (1)"));
  g_assert_true (gtk_widget_activate_action (button, "library-filter.clear", NULL));
  g_assert_cmpuint (musette_library_page_get_n_shown (fixture->page), ==, all);
}

/* A copy in the same folder has a name of its own, by keys. */
static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  const guint all = musette_library_page_get_n_shown (fixture->page);

  musette_ui_test_keys ("ctrl+d");
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) == all + 1);
  g_assert_nonnull (find_named (fixture, "Endurance 60 2"));
}

/* Workouts of a plan may have the same name. */
static guint
get_day (Fixture *fixture, const char *id)
{
  return musette_plan_grid_get_day (musette_library_find (
      musette_repository_get_library (fixture->repository), MUSETTE_ITEM_WORKOUT, id));
}

static const char *
show_plan (Fixture *fixture)
{
  musette_ui_test_click (get_folder_row (fixture, 1));
  MUSETTE_TEST_WAIT (musette_ui_test_find_type (GTK_WIDGET (fixture->page), MUSETTE_TYPE_PLAN_GRID)
                     != NULL);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (GTK_WIDGET (fixture->page), "Week 4"));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  return g_intern_string (
      musette_plan_item_get_id (_musette_library_page_get_workout (fixture->page)));
}

/* A workout of a plan goes to other days by keys, and comes back. */
static void
test_plan_keys (Fixture *fixture, gconstpointer data)
{
  const char *id = show_plan (fixture);
  const guint day = get_day (fixture, id);

  musette_ui_test_keys ("ctrl+Right");
  MUSETTE_TEST_WAIT (get_day (fixture, id) == day + 1);
  musette_ui_test_settle (100);
  musette_ui_test_keys ("ctrl+Down");
  MUSETTE_TEST_WAIT (get_day (fixture, id) == day + 8);
  musette_history_undo (musette_repository_get_history (fixture->repository));
  musette_history_undo (musette_repository_get_history (fixture->repository));
  MUSETTE_TEST_WAIT (get_day (fixture, id) == day);
}

/* The same by pointer: to Thursday of the second week. */
static void
test_plan_drag (Fixture *fixture, gconstpointer data)
{
  const char *id = show_plan (fixture);
  const guint day = get_day (fixture, id);
  GtkWidget *tile = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkGrid *grid;

  g_assert_true (MUSETTE_IS_LIBRARY_TILE (tile));
  grid = GTK_GRID (gtk_widget_get_ancestor (tile, GTK_TYPE_GRID));
  musette_ui_test_drag_to (tile, gtk_grid_get_child_at (grid, 4, 2));
  MUSETTE_TEST_WAIT (get_day (fixture, id) == 7 + 3);
  g_assert_cmpuint (get_day (fixture, id), !=, day);
}

/* A plan comes into the calendar as one step. */
static void
test_plan_follow (Fixture *fixture, gconstpointer data)
{
  GListModel *events = musette_library_get_items (
      musette_repository_get_library (fixture->repository), MUSETTE_ITEM_EVENT);
  guint n;

  show_plan (fixture);
  n = musette_library_page_get_n_shown (fixture->page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "library.apply-plan", NULL);
  MUSETTE_TEST_WAIT (musette_ui_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  musette_ui_test_settle (100);
  musette_ui_test_keys ("alt+p");
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (events) == n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MusettePlanItem) event = g_list_model_get_item (events, i);

      g_assert_cmpint (musette_plan_item_get_date (event), >=, musette_date_new (2026, 6, 1));
      g_assert_cmpint (musette_plan_item_get_date (event), <, musette_date_new (2026, 6, 29));
    }
  g_assert_true (musette_history_undo (musette_repository_get_history (fixture->repository)));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (events) == 0);
}

/* Asks who may see the folder that is chosen, and finds @ids. */
static void
ask_sharing (Fixture *fixture, const char *ids)
{
  GtkWindow *dialog;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "library.share", NULL);
  dialog = musette_ui_test_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  row = musette_ui_test_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, ids);
}

static void
answer_sharing (Fixture *fixture, const char *key)
{
  musette_ui_test_keys (key);
  MUSETTE_TEST_WAIT (musette_ui_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  musette_ui_test_wait_active (fixture->window);
}

/* The service is told who may see a folder; the next time it says so, and undo takes it back. */
static void
test_share (Fixture *fixture, gconstpointer data)
{
  MusetteOutbox *outbox = musette_repository_get_outbox (fixture->repository);

  musette_ui_test_click (get_folder_row (fixture, 2));
  ask_sharing (fixture, "");
  musette_ui_test_type ("i55555");
  answer_sharing (fixture, "Return");
  MUSETTE_TEST_WAIT (
      musette_ui_test_shows (GTK_WIDGET (fixture->window), "Who may see “Endurance” was changed"));
  MUSETTE_TEST_WAIT (musette_outbox_get_count (outbox) == 0);
  ask_sharing (fixture, "i55555");
  answer_sharing (fixture, "Escape");
  g_assert_true (musette_history_undo (musette_repository_get_history (fixture->repository)));
  MUSETTE_TEST_WAIT (musette_outbox_get_count (outbox) == 0);
  ask_sharing (fixture, "");
  answer_sharing (fixture, "Escape");
}

/* A narrow window is no reason to be wider than it: the folders are chosen above the workouts, and
 * the days of a plan stand below each other. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar
      = gtk_widget_get_ancestor (get_folder_row (fixture, 0), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *paned = gtk_widget_get_ancestor (sidebar, GTK_TYPE_PANED);
  GtkWidget *chooser = gtk_widget_get_first_child (gtk_widget_get_prev_sibling (paned));
  GtkWidget *plan;
  GtkAdjustment *sideways;
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_false (gtk_widget_get_mapped (chooser));
  show_plan (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser)), ==, 1);
  plan = musette_ui_test_find_type (GTK_WIDGET (fixture->page), MUSETTE_TYPE_PLAN_GRID);
  sideways = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (musette_ui_test_find_type (plan, GTK_TYPE_SCROLLED_WINDOW)));
  gtk_window_set_default_size (fixture->window, 360, 700);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (chooser) && !gtk_widget_get_mapped (sidebar));
  MUSETTE_TEST_WAIT (gtk_adjustment_get_page_size (sideways) <= 360
                     && gtk_adjustment_get_upper (sideways)
                            <= gtk_adjustment_get_page_size (sideways));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 0);
  MUSETTE_TEST_WAIT (musette_library_page_get_n_shown (fixture->page) > 30);
  gtk_window_set_default_size (fixture->window, 1100, 700);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (sidebar) && !gtk_widget_get_mapped (chooser));
}

/* What is not there yet is not said to be nowhere. */
static void
test_loading (Fixture *fixture, gconstpointer data)
{
  FakeCredentials *keyring = fake_credentials_new ();
  g_autoptr (MusetteRepository) repository
      = musette_ui_test_repository (fixture->simulator, keyring);
  GtkWindow *window;
  GtkWidget *page;
  GtkWidget *spinner;

  musette_ui_test_sign_in (repository, fixture->simulator);
  page = musette_library_page_new (repository);
  window = GTK_WINDOW (adw_application_window_new (fixture->application));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), page);
  spinner = musette_ui_test_find_type (page, GTK_TYPE_SPINNER);
  gtk_window_present (window);
  g_assert_true (gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_parent (spinner)))
                 == spinner);
  g_assert_false (musette_ui_test_shows (page, "No Workouts Here"));
  while (musette_library_page_get_n_shown (MUSETTE_LIBRARY_PAGE (page)) == 0)
    {
      g_assert_false (musette_ui_test_shows (page, "No Workouts Here"));
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_window_destroy (window);
  musette_ui_test_settle (100);
  g_object_unref (keyring);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  const char *json = "{\"id\":1,\"name\":\"Tempo 2 x 20\",\"type\":\"Ride\",\"folder_id\":7,"
                     "\"moving_time\":3600,\"icu_training_load\":62,\"tags\":[\"spring\"],"
                     "\"workout_doc\":{\"zoneTimes\":[{\"id\":\"Z2\",\"secs\":1200},"
                     "{\"id\":\"Z3\",\"secs\":2400},{\"id\":\"SS\",\"secs\":2400}]}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MusettePlanItem) item = musette_plan_item_new_from_json (bytes, NULL);
  const MusetteLibraryFilter matching[] = {
    { 0 },
    { .text = (char *) "TEMPO" },
    { .text = (char *) "20 spring" },
    { .type = (char *) "Ride", .folder_id = (char *) "7" },
    { .least_s = 3600, .most_s = 3600 },
    { .least_load = 60 },
    { .least_zone = 3, .most_zone = 3 },
    { .least_zone = 2 },
    { .tag = (char *) "spring" },
  };
  const MusetteLibraryFilter others[] = {
    { .text = (char *) "tempo summer" },
    { .type = (char *) "Run" },
    { .folder_id = (char *) "8" },
    { .most_s = 3599 },
    { .least_load = 63 },
    { .most_load = 61 },
    { .most_zone = 2 },
    { .least_zone = 4, .most_zone = 4 },
    { .tag = (char *) "spr" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (matching); i++)
    g_assert_true (musette_library_filter_match (&matching[i], item));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (musette_library_filter_match (&others[i], item));
}

static gboolean
is_load (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), "129") != NULL;
}

/* Where the words are long, as in some languages, no fact is cut. */
static void
test_facts_fit (Fixture *fixture, gconstpointer data)
{
  static const char record[] = "{\"id\":9,\"name\":\"Long\",\"type\":\"VirtualRide\","
                               "\"moving_time\":5400,\"icu_training_load\":129}";
  g_autoptr (GBytes) json = g_bytes_new_static (record, sizeof record - 1);
  g_autoptr (MusettePlanItem) item = musette_plan_item_new_from_json (json, NULL);
  GtkWidget *tile = musette_library_tile_new (fixture->repository);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label;

  musette_library_tile_set_item (MUSETTE_LIBRARY_TILE (tile), item);
  gtk_widget_set_halign (tile, GTK_ALIGN_START);
  gtk_widget_set_size_request (tile, 172, -1);
  gtk_box_append (GTK_BOX (row), tile);
  gtk_box_append (GTK_BOX (row), gtk_label_new (NULL));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (row), TRUE);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), row);
  gtk_window_set_default_size (fixture->window, 180, 300);
  label = musette_ui_test_search (tile, is_load, NULL);
  g_assert_nonnull (label);
  MUSETTE_TEST_WAIT (gtk_widget_get_width (label) > 0 && gtk_widget_get_width (label) < 180);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 2);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/library/search", test_search },
    { "/ui/library/folder", test_folder },
    { "/ui/library/open-by-key", test_open_by_key },
    { "/ui/library/delete-and-undo", test_delete_and_undo },
    { "/ui/library/rename", test_rename },
    { "/ui/library/import", test_import },
    { "/ui/library/import-cancel", test_import_cancel },
    { "/ui/library/drag-to-folder", test_drag_to_folder },
    { "/ui/library/drop-file", test_drop_file },
    { "/ui/library/file", test_file },
    { "/ui/library/filter-button", test_filter_button },
    { "/ui/library/duplicate", test_duplicate },
    { "/ui/library/plan-keys", test_plan_keys },
    { "/ui/library/plan-drag", test_plan_drag },
    { "/ui/library/plan-follow", test_plan_follow },
    { "/ui/library/share", test_share },
    { "/ui/library/narrow", test_narrow },
    { "/ui/library/loading", test_loading },
    { "/ui/library/filter", test_filter },
    { "/ui/library/facts-fit", test_facts_fit },
  };

  g_setenv ("MUSETTE_TODAY", "2026-05-28", TRUE);
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
