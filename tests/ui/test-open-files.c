/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Several files at once: each has its page, and none is lost. */
#include "musette-ride-page.h"
#include "musette-ui-test-app.h"
#include "musette-ui-test.h"

static const char *const names[] = {
  "garmin-edge1000-96s.fit",
  "garmin-fenix5-1min.fit",
  "wahoo-bolt-2min-no-application-id.fit",
};

typedef struct
{
  MusetteUiTestApp app;
  GFile *files[G_N_ELEMENTS (names)];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = musette_test_data ("rides", names[i], NULL);

      f->files[i] = g_file_new_for_path (path);
    }
  musette_ui_test_app_start (&f->app, NULL, 900, 600);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_clear_object (&f->files[i]);
  musette_ui_test_app_clear (&f->app);
}

static gboolean
shows_file (Fixture *f, guint index)
{
  GtkWidget *page = musette_window_get_page (f->app.window);
  GFile *file;

  if (!MUSETTE_IS_RIDE_PAGE (page))
    return FALSE;
  file = musette_ride_loader_get_file (musette_ride_page_get_loader (MUSETTE_RIDE_PAGE (page)));
  return file != NULL && g_file_equal (file, f->files[index])
         && musette_ride_view_get_timeline (musette_ride_page_get_view (MUSETTE_RIDE_PAGE (page)))
                != NULL;
}

static gboolean
is_sidebar_label (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) != NULL
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), user_data);
}

static GtkWidget *
find_row (Fixture *f, const char *title)
{
  return musette_ui_test_search (f->app.root, is_sidebar_label, (gpointer) title);
}

static double
get_scrolled (GtkWidget *page)
{
  GtkWidget *scroller = musette_ui_test_find_type (page, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
test_several (Fixture *f, gconstpointer data)
{
  musette_window_open_files (f->app.window, f->files, G_N_ELEMENTS (names));
  MUSETTE_TEST_WAIT (shows_file (f, 0));
  musette_ui_test_keys ("alt+Right");
  MUSETTE_TEST_WAIT (shows_file (f, 1));
  musette_ui_test_keys ("alt+Right");
  MUSETTE_TEST_WAIT (shows_file (f, 2));
  musette_ui_test_keys ("alt+Left");
  MUSETTE_TEST_WAIT (shows_file (f, 1));
  /* Its charts, which are higher than the window, have the focus; the page is still at its top. */
  g_assert_cmpfloat (get_scrolled (musette_window_get_page (f->app.window)), ==, 0);
  musette_ui_test_click (find_row (f, "Wahoo Workout"));
  MUSETTE_TEST_WAIT (shows_file (f, 2));
  gtk_widget_activate_action (f->app.root, "win.close-ride", NULL);
  g_assert_null (find_row (f, "Wahoo Workout"));
  g_assert_nonnull (find_row (f, "Bike"));
}

static GtkWidget *
last_row (GtkListBox *list)
{
  return gtk_widget_get_last_child (GTK_WIDGET (list));
}

static gboolean
is_in_view (GtkWidget *row)
{
  GtkWidget *view = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  return gtk_widget_compute_bounds (row, view, &place) && place.size.height > 0
         && place.origin.y >= 0
         && place.origin.y + place.size.height <= gtk_widget_get_height (view);
}

/* More than a window is high: it stays as it is, and the row of the page is in view. */
static void
test_crowd (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GtkListBox *sidebar;
  int height;

  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (files, f->files[i % G_N_ELEMENTS (names)]);
  musette_window_open_files (f->app.window, (GFile **) files->pdata, files->len);
  MUSETTE_TEST_WAIT (shows_file (f, 0));
  gtk_widget_measure (f->app.root, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, 600);

  sidebar = GTK_LIST_BOX (gtk_widget_get_ancestor (find_row (f, "Activities"), GTK_TYPE_LIST_BOX));
  gtk_widget_activate_action (f->app.root, "win.go-back", NULL);
  MUSETTE_TEST_WAIT (!is_in_view (last_row (sidebar)));
  for (guint i = 0; i < files->len; i++)
    gtk_widget_activate_action (f->app.root, "win.go-forward", NULL);
  g_assert_true (gtk_list_box_get_selected_row (sidebar) == GTK_LIST_BOX_ROW (last_row (sidebar)));
  MUSETTE_TEST_WAIT (is_in_view (last_row (sidebar)));
}

/* More than are kept in memory; the first is read again when it is wanted. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < 9; i++)
    g_ptr_array_add (files, f->files[i % G_N_ELEMENTS (names)]);
  musette_window_open_files (f->app.window, (GFile **) files->pdata, files->len);
  for (guint i = 0; i < 8; i++)
    {
      MUSETTE_TEST_WAIT (shows_file (f, i % G_N_ELEMENTS (names)));
      gtk_widget_activate_action (f->app.root, "win.go-forward", NULL);
    }
  for (guint i = 0; i < 8; i++)
    gtk_widget_activate_action (f->app.root, "win.go-back", NULL);
  MUSETTE_TEST_WAIT (shows_file (f, 0));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Fixture *f)
{
  g_autoptr (GSList) files = NULL;

  files = g_slist_append (files, f->files[2]);
  files = g_slist_append (files, f->files[0]);
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

/* Dragged from another window, as from a file manager. */
static void
test_drop (Fixture *f, gconstpointer data)
{
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  GtkWidget *label = gtk_label_new ("Two files");
  GtkDragSource *source = gtk_drag_source_new ();

  /* The list of activities asks what a file is meant for; a ride page just shows it. */
  musette_window_open_file (f->app.window, f->files[1]);
  MUSETTE_TEST_WAIT (shows_file (f, 1));
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), f);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_default_size (other, 200, 120);
  gtk_window_set_child (other, label);
  gtk_window_present (other);
  musette_ui_test_wait_active (other);
  musette_ui_test_drag_to (label, f->app.root);
  MUSETTE_TEST_WAIT (shows_file (f, 2));
  g_assert_nonnull (find_row (f, "garmin-edge1000"));
  gtk_window_destroy (other);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;

  g_test_add ("/ui/open-files/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/ui/open-files/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/open-files/crowd", Fixture, NULL, set_up, test_crowd, tear_down);
  g_test_add ("/ui/open-files/drop", Fixture, NULL, set_up, test_drop, tear_down);
  return g_test_run ();
}
