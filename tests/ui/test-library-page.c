/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "musette-import-window.h"
#include "musette-library-filter.h"
#include "musette-library-page.h"
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

/* A narrow window is no reason to be wider than it. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  const char *json = "{\"id\":1,\"name\":\"Tempo 2 x 20\",\"type\":\"Ride\",\"folder_id\":7,"
                     "\"moving_time\":3600,\"icu_training_load\":62,\"tags\":[\"spring\"]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MusettePlanItem) item = musette_plan_item_new_from_json (bytes, NULL);
  const MusetteLibraryFilter matching[] = {
    { 0 },
    { .text = (char *) "TEMPO" },
    { .text = (char *) "20 spring" },
    { .type = (char *) "Ride", .folder_id = (char *) "7" },
    { .least_s = 3600, .most_s = 3600 },
    { .least_load = 60 },
  };
  const MusetteLibraryFilter others[] = {
    { .text = (char *) "tempo summer" },
    { .type = (char *) "Run" },
    { .folder_id = (char *) "8" },
    { .most_s = 3599 },
    { .least_load = 63 },
    { .most_load = 61 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (matching); i++)
    g_assert_true (musette_library_filter_match (&matching[i], item));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (musette_library_filter_match (&others[i], item));
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
    { "/ui/library/narrow", test_narrow },
    { "/ui/library/filter", test_filter },
  };

  g_setenv ("MUSETTE_TODAY", "2026-05-28", TRUE);
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
