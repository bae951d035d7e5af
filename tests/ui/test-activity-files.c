/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "musette-activities-page-private.h"
#include "musette-outbox.h"
#include "musette-repository-edits.h"
#include "musette-ui-test-app.h"
#include "musette-ui-test.h"

/* Recorded files of activities, to the account and from it, by pointer and keys. */

#define RIDE "garmin-fenix5-1min.fit"

typedef struct
{
  MusetteUiTestApp app;
  MusetteActivitiesPage *page;
  guint n_before;
} Fixture;

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (musette_repository_get_activities (f->app.repository)));
}

static void
sign_in (Fixture *f)
{
  MusetteActivityList *activities = musette_repository_get_activities (f->app.repository);

  musette_ui_test_sign_in (f->app.repository, f->app.simulator);
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (f->app.window)));
  f->page = MUSETTE_ACTIVITIES_PAGE (musette_window_get_page (f->app.window));
  MUSETTE_TEST_WAIT (musette_activity_list_get_complete (activities)
                     && !musette_activity_list_get_loading (activities));
  MUSETTE_TEST_WAIT (musette_activity_columns_get_gear (f->page->columns) != NULL);
  f->n_before = count (f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const MusetteSimulatorOptions options
      = { .today = musette_date_new (2026, 5, 28), .activities = 30 };

  musette_ui_test_app_start (&f->app, musette_ui_test_simulator (&options, NULL), 900, 600);
  sign_in (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  musette_ui_test_app_clear (&f->app);
}

static void
choose (Fixture *f, const char *path)
{
  musette_ui_test_choose_file (path);
  musette_ui_test_wait_active (GTK_WINDOW (f->app.window));
}

static void
wait_uploaded (Fixture *f)
{
  MUSETTE_TEST_WAIT (count (f) == f->n_before + 1);
  MUSETTE_TEST_WAIT (musette_outbox_get_count (musette_repository_get_outbox (f->app.repository))
                     == 0);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->app.folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Uploads a file, and gets it back. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *path = musette_test_data ("rides", RIDE, NULL);
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (f->page));
  musette_ui_test_keys ("ctrl+i");
  choose (f, full_path);
  wait_uploaded (f);
  /* The first row is the title of the month. */
  gtk_selection_model_select_item (musette_activity_selection_get_model (f->page->selection), 1,
                                   TRUE);
  g_assert_cmpuint (count_files (f), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "activities.download", "s", "original");
  choose (f, f->app.folder);
  MUSETTE_TEST_WAIT (count_files (f) == 1);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (GTK_WIDGET (f->app.window), "1 file saved"));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GFile *file)
{
  g_autoptr (GSList) files = g_slist_append (NULL, file);

  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

/* Dragged from another window, as from a file manager; what it is meant for is asked. */
static void
test_drop (Fixture *f, gconstpointer data)
{
  g_autofree char *path = musette_test_data ("rides", RIDE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  GtkWidget *label = gtk_label_new ("A file");
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), file);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_default_size (other, 200, 120);
  gtk_window_set_child (other, label);
  gtk_window_present (other);
  musette_ui_test_wait_active (other);
  musette_ui_test_drag_to (label, GTK_WIDGET (f->page));
  musette_ui_test_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  musette_ui_test_keys ("Return");
  wait_uploaded (f);
  gtk_window_destroy (other);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  g_test_add ("/ui/activity-files/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/activity-files/drop", Fixture, NULL, set_up, test_drop, tear_down);
  return g_test_run ();
}
