/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>

#include "musette-recent-files.h"
#include "musette-test.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_dir_make_tmp ("musette-recent-XXXXXX", NULL);

  fixture->folder = g_build_filename (top, "musette", NULL);
  fixture->path = g_build_filename (fixture->folder, "recent-files.ini", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_path_get_dirname (fixture->folder);

  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_rmdir (top);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add (MusetteRecentFiles *files, const char *path, const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  musette_recent_files_add (files, file, title);
}

static char *
get_titles (MusetteRecentFiles *files)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (files)); i++)
    {
      g_autoptr (MusetteRecentFile) entry = g_list_model_get_item (G_LIST_MODEL (files), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                              musette_recent_file_get_title (entry));
    }
  return g_string_free (titles, FALSE);
}

static void
check (MusetteRecentFiles *files, const char *expected)
{
  g_autofree char *titles = get_titles (files);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteRecentFiles) files = musette_recent_files_new (fixture->folder);

  check (files, "");
  add (files, "/rides/a.fit", "Morning = ride; ü");
  add (files, "/rides/b.fit", NULL);
  check (files, "b.fit|Morning = ride; ü");
  add (files, "/rides/a.fit", "Again");
  check (files, "Again|b.fit");
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteRecentFiles) files = musette_recent_files_new (fixture->folder);
  g_autoptr (MusetteRecentFiles) again = NULL;
  g_autoptr (MusetteRecentFile) entry = NULL;
  GStatBuf status;

  add (files, "/rides/a b.fit", "One");
  add (files, "/rides/ü.fit", "Two\nlines");
  again = musette_recent_files_new (fixture->folder);
  check (again, "Two\nlines|One");
  entry = g_list_model_get_item (G_LIST_MODEL (again), 1);
  g_assert_cmpstr (g_file_peek_path (musette_recent_file_get_file (entry)), ==, "/rides/a b.fit");
  g_assert_cmpint (musette_recent_file_get_opened (entry), >, 0);

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteRecentFiles) files = musette_recent_files_new (fixture->folder);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/rides/%u.fit", i);

      add (files, path, NULL);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (files)), ==, 20);
  musette_recent_files_clear (files);
  check (files, "");
}

static void
test_garbage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteRecentFiles) files = NULL;

  g_mkdir_with_parents (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "[File 0]\nuri\n\xff\xfe", -1, NULL));
  files = musette_recent_files_new (fixture->folder);
  check (files, "");
  add (files, "/rides/a.fit", NULL);
  check (files, "a.fit");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sync/recent-files/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/sync/recent-files/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/sync/recent-files/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/sync/recent-files/garbage", Fixture, NULL, set_up, test_garbage, tear_down);
  return g_test_run ();
}
