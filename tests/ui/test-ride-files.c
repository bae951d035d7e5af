/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Each file that there is, and files that no device would write, end as a ride or as a message on
 * one page that stays alive. */
#include <glib/gstdio.h>
#include <string.h>

#include "musette-ride-loader.h"
#include "musette-ride-page.h"
#include "musette-ui-test.h"

typedef struct
{
  GtkWindow *window;
  MusetteRidePage *page;
  GSettings *settings;
  guint n_frames;
} Fixture;

static void
painted_cb (GdkFrameClock *clock, Fixture *f)
{
  f->n_frames++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->settings = musette_ui_test_settings ();
  g_settings_set_int (f->settings, "ftp", 250);
  f->page = MUSETTE_RIDE_PAGE (musette_ride_page_new (NULL, f->settings));
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 1000, 1000);
  gtk_window_set_child (f->window, GTK_WIDGET (f->page));
  gtk_window_present (f->window);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (f->page)));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (f->window)), "after-paint",
                    G_CALLBACK (painted_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (f->window)), f);
  gtk_window_destroy (f->window);
  g_settings_reset (f->settings, "ftp");
  g_object_unref (f->settings);
}

/* Opens it, looks at it once, and tells what the page shows. */
static const char *
show_file (Fixture *f, const char *path)
{
  MusetteRideLoader *loader = musette_ride_page_get_loader (f->page);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *stack;
  guint n_frames;

  g_test_message ("%s", path);
  musette_ride_page_open_file (f->page, file);
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (loader));
  n_frames = f->n_frames;
  gtk_widget_queue_draw (GTK_WIDGET (f->page));
  MUSETTE_TEST_WAIT (f->n_frames > n_frames);
  stack = musette_ui_test_find_type (GTK_WIDGET (f->page), GTK_TYPE_STACK);
  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
test_corpus (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = musette_test_corpus ("rides", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    {
      g_test_skip ("the collection of rides is not here");
      return;
    }
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      const char *state;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      state = show_file (f, path);
      g_assert_true (strcmp (state, "ride") == 0 || strcmp (state, "message") == 0);
    }
}

/* Streams as a broken sensor or clock might leave them. */
static void
test_odd_values (Fixture *f, gconstpointer data)
{
  static const char *const tables[] = {
    "time,watts,heartrate,cadence\n0,0,0,0\n1,0,0,0\n2,0,0,0\n",
    "time,watts,heartrate,cadence,altitude,lat,lng\n5,,,,,,\n",
    "time,watts\n7,250\n",
    "time,watts,heartrate\n0,100,120\n1,1e30,-1e30\n2,1e38,3e38\n3,-5,1\n",
    "time,watts\n0,200\n2000000000,210\n",
    "time,watts,distance\n9,100,5\n8,110,4\n8,120,4\n0,130,-1\n",
    "time,lat,lng,altitude,distance\n0,90,180,-11000,0\n1,-90,-180,9000,1e9\n2,0,0,0,5\n",
    "time,lat,lng\n0,52.5,13.4\n1,52.5,13.4\n2,52.5,13.4\n",
    "time,velocity_smooth,temp,cadence\n0,0.0001,-80,300\n1,5e9,200,0\n",
    "time,heartrate\n-100,100\n0,110\n100,120\n",
  };
  g_autofree char *folder = g_dir_make_tmp ("musette-rides-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "odd.csv", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *state;

      g_assert_true (g_file_set_contents (path, tables[i], -1, NULL));
      state = show_file (f, path);
      g_assert_true (strcmp (state, "ride") == 0 || strcmp (state, "message") == 0);
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_no_file (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-rides-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.fit", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.fit", NULL);

  g_assert_cmpstr (show_file (f, folder), ==, "message");
  g_assert_cmpstr (show_file (f, missing), ==, "message");
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_cmpstr (show_file (f, empty), ==, "message");
  g_remove (empty);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;

  g_test_add ("/ui/ride-files/corpus", Fixture, NULL, set_up, test_corpus, tear_down);
  g_test_add ("/ui/ride-files/odd-values", Fixture, NULL, set_up, test_odd_values, tear_down);
  g_test_add ("/ui/ride-files/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  return g_test_run ();
}
