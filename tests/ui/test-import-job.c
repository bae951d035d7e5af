/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>

#include "musette-import-job.h"
#include "musette-test.h"

/* What of a folder is read, and what is said of the rest. */

static const char zwo[] = "<workout_file><workout><SteadyState Duration=\"60\" Power=\"0.5\"/>"
                          "</workout></workout_file>";

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray **files = user_data;
  g_autoptr (GError) error = NULL;

  *files = musette_import_job_run_finish (MUSETTE_IMPORT_JOB (source), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
import (const char *folder)
{
  g_autoptr (GListStore) chosen = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  MusetteThresholds thresholds[MUSETTE_IMPORT_N_SPORTS];
  g_autoptr (MusetteImportJob) job = NULL;
  GPtrArray *files = NULL;

  for (guint i = 0; i < MUSETTE_IMPORT_N_SPORTS; i++)
    musette_thresholds_init (&thresholds[i]);
  g_list_store_append (chosen, file);
  job = musette_import_job_new (G_LIST_MODEL (chosen), thresholds);
  musette_import_job_run_async (job, NULL, done_cb, &files);
  MUSETTE_TEST_WAIT (files != NULL);
  return files;
}

static guint
count (GPtrArray *files, MusetteImportStatus status)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += musette_import_file_get_status (g_ptr_array_index (files, i)) == status;
  return n;
}

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-import-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autoptr (GPtrArray) files = NULL;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  write_file (folder, "a.zwo", zwo);
  write_file (inner, "b.zwo", zwo);
  write_file (inner, "c.zwo", "no workout");
  write_file (inner, "picture.png", "no workout");
  files = import (folder);
  g_assert_cmpuint (files->len, ==, 3);
  g_assert_cmpuint (count (files, MUSETTE_IMPORT_READ), ==, 2);
  g_assert_true (g_str_has_suffix (musette_import_file_get_name (files->pdata[0]), "/inner/c.zwo"));
  musette_test_remove_tree (folder);
}

/* What lies too deep is not left out in silence. */
static void
test_deep (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-import-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "1/2/3/4/5/6/7/8/9", NULL);
  g_autoptr (GPtrArray) files = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  write_file (folder, "a.zwo", zwo);
  write_file (inner, "b.zwo", zwo);
  files = import (folder);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpuint (count (files, MUSETTE_IMPORT_REFUSED), ==, 1);
  g_assert_true (
      g_str_has_suffix (musette_import_file_get_name (files->pdata[0]), "/1/2/3/4/5/6/7/8/9"));
  musette_test_remove_tree (folder);
}

/* Nor is what comes after the most that is taken. */
static void
test_many (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-import-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = NULL;

  for (guint i = 0; i <= MUSETTE_IMPORT_MAX_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.zwo", i);

      write_file (folder, name, zwo);
    }
  files = import (folder);
  g_assert_cmpuint (count (files, MUSETTE_IMPORT_READ), ==, MUSETTE_IMPORT_MAX_FILES);
  g_assert_cmpuint (count (files, MUSETTE_IMPORT_REFUSED), ==, 1);
  musette_test_remove_tree (folder);
}

/* A folder that is gone meanwhile is refused, with the reason. */
static void
test_gone (void)
{
  g_autoptr (GPtrArray) files = import ("/nowhere/at/all");

  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpuint (count (files, MUSETTE_IMPORT_REFUSED), ==, 1);
  g_assert_nonnull (musette_import_file_get_text (files->pdata[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-job/folder", test_folder);
  g_test_add_func ("/import-job/deep", test_deep);
  g_test_add_func ("/import-job/many", test_many);
  g_test_add_func ("/import-job/gone", test_gone);
  return g_test_run ();
}
