/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <utime.h>

#include "edits-fixture.h"
#include "musette-kept-files-sweep.h"
#include "musette-test.h"

/* Kept recordings go when nothing can bring them back, and not before. */

static void
keep_file (const char *path, guint days)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("ride", 4);
  const time_t then = (time_t) (g_get_real_time () / G_USEC_PER_SEC - days * 24 * 60 * 60);
  const struct utimbuf times = { then, then };

  g_assert_true (musette_kept_files_write (path, content, NULL));
  g_assert_cmpint (g_utime (path, (struct utimbuf *) &times), ==, 0);
}

static void
sweep (Program *p, MusetteKeptFiles *files)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_kept_files_sweep_async (files, p->outbox, p->history, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
}

static void
test_sweep (void)
{
  g_auto (Program) p = { 0 };
  g_autoptr (MusetteKeptFiles) mine = NULL;
  g_autoptr (MusetteKeptFiles) others = NULL;
  g_autofree char *other_path = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *needed = NULL;
  g_autofree char *old = NULL;
  g_autofree char *young = NULL;
  g_autofree char *upload = NULL;
  g_autofree char *foreign = NULL;

  program_init (&p, TRUE);
  program_start_service (&p, NULL);
  program_start (&p);
  program_connect (&p);
  program_load_rows (&p);
  other_path = g_build_filename (p.folder, "i2.db", NULL);
  mine = musette_kept_files_new (p.store_path);
  others = musette_kept_files_new (other_path);
  deleted = g_strdup (musette_activity_get_id (program_get_row (&p, 0)));
  program_delete (&p, deleted);
  program_flush (&p);
  needed = musette_kept_files_dup_trash (mine, deleted);
  g_assert_true (g_file_test (needed, G_FILE_TEST_EXISTS));
  keep_file (needed, 200);
  old = musette_kept_files_dup_trash (mine, "i1000");
  keep_file (old, 91);
  young = musette_kept_files_dup_trash (mine, "i1001");
  keep_file (young, 89);
  upload = musette_kept_files_dup_upload (mine, "new-1", "a.fit");
  keep_file (upload, 91);
  foreign = musette_kept_files_dup_trash (others, "i1000");
  keep_file (foreign, 91);

  sweep (&p, mine);
  g_assert_true (g_file_test (needed, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (upload, G_FILE_TEST_EXISTS));

  /* It is done whenever a store is opened, once its history is known. */
  keep_file (old, 91);
  program_stop (&p);
  program_start (&p);
  MUSETTE_TEST_WAIT (!g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (needed, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-files/sweep", test_sweep);
  return g_test_run ();
}
