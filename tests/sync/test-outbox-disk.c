/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "edits-fixture.h"
#include "musette-activity-list-private.h"
#include "musette-error.h"
#include "musette-kept-files.h"
#include "musette-test.h"

/* Changes on a disk that takes nothing more: they are refused, and nothing is lost. */

#define NOBODY 65534

static const char *own_path;

static void
begin (Program *p)
{
  program_init (p, TRUE);
  program_start_service (p, NULL);
  program_start (p);
  program_connect (p);
  program_load_rows (p);
  program_save (p);
}

static void
assert_shown (Program *p, const char *id, const char *name)
{
  g_assert_cmpstr (musette_activity_get_name (musette_activity_list_find (p->list, id)), ==, name);
}

/* A change that waits, and is not to be lost. */
static char *
rename_first (Program *p)
{
  char *id = g_strdup (musette_activity_get_id (program_get_row (p, 0)));

  musette_edits_set_service (p->edits, NULL, NULL);
  program_set_text (p, id, "name", "Kept");
  program_save (p);
  return id;
}

static void
assert_refused (Program *p, const char *id, int code)
{
  const guint n_before = p->n_failed;

  program_set_text (p, id, "name", "Lost");
  assert_shown (p, id, "Lost");
  MUSETTE_TEST_WAIT (p->n_failed > n_before);
  g_assert_error (p->failure, MUSETTE_STORE_ERROR, code);
  assert_shown (p, id, "Kept");
  g_assert_cmpuint (musette_outbox_get_count (p->outbox), ==, 1);
}

/* The largest size that a file of this process may have stands for a full disk. */
static void
set_limit (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (MusetteActivity) there = NULL;

  begin (&p);
  id = rename_first (&p);
  set_limit (100);
  assert_refused (&p, id, MUSETTE_STORE_ERROR_FULL);
  g_assert_true (musette_history_get_can_undo (p.history));
  g_assert_null (strstr (musette_history_get_undo_label (p.history), "Kept"));
  set_limit (RLIM_INFINITY);

  /* With room again it goes on. */
  program_set_number (&p, id, "icu_rpe", 4);
  program_save (&p);
  program_stop (&p);
  program_start (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 2);
  program_connect (&p);
  program_flush (&p);
  there = program_read (&p, id);
  g_assert_cmpstr (musette_activity_get_name (there), ==, "Kept");
  g_assert_cmpfloat (musette_activity_get_rpe (there), ==, 4);
}

/* What cannot be written down as being sent is not sent: after a crash nobody would know. */
static void
test_full_before_sending (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (MusetteActivity) there = NULL;
  guint n_requests;

  begin (&p);
  id = rename_first (&p);
  n_requests = musette_simulator_get_n_requests (p.simulator);
  set_limit (100);
  musette_edits_set_service (p.edits, p.client, "0");
  program_flush (&p);
  /* The user did nothing that could be said to have failed. */
  g_assert_cmpuint (p.n_failed, ==, 0);
  g_assert_error (p.storing_failure, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FULL);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  g_assert_cmpuint (musette_simulator_get_n_requests (p.simulator), ==, n_requests);
  set_limit (RLIM_INFINITY);

  /* The next change that is stored shows that there is room. */
  program_set_number (&p, id, "icu_rpe", 4);
  MUSETTE_TEST_WAIT (musette_outbox_get_count (p.outbox) == 0 && p.storing_failure == NULL);
  there = program_read (&p, id);
  g_assert_cmpstr (musette_activity_get_name (there), ==, "Kept");
  g_assert_cmpfloat (musette_activity_get_rpe (there), ==, 4);
}

static void
test_full_upload (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GBytes) content = g_bytes_new_take (g_strnfill (5000, 'f'), 5000);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GDir) dir = NULL;

  begin (&p);
  path = g_build_filename (p.folder, "ride.fit", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (musette_kept_files_write (path, content, NULL));
  musette_step_upload_file (step, file, NULL);
  set_limit (1000);
  g_assert_true (musette_edits_apply (p.edits, step, NULL));
  MUSETTE_TEST_WAIT (p.n_failed == 1);
  set_limit (RLIM_INFINITY);
  g_assert_true (p.failure->domain == G_FILE_ERROR);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  folder = g_build_filename (p.folder, "uploads", "i1", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* --- A folder in which nothing may be written --- */

static int
run_child (char **arguments)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%s", arguments[1]);
  g_autoptr (MusetteCredential) key
      = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, arguments[2]);
  Program p = { .folder = arguments[0] };

  if (geteuid () == 0)
    g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
  p.store_path = g_build_filename (p.folder, "i1.db", NULL);
  program_start (&p);
  p.client = musette_client_new (url, key);
  program_load_rows (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  assert_shown (&p, arguments[3], "Kept");
  assert_refused (&p, arguments[3], MUSETTE_STORE_ERROR_READ_ONLY);
  musette_edits_set_service (p.edits, p.client, "0");
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  program_leave (&p);
  return 0;
}

static void
set_modes (Program *p, int folder_mode, int file_mode)
{
  g_autoptr (GDir) dir = g_dir_open (p->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (p->folder, name, NULL);

      if (g_str_has_prefix (name, "i1.db"))
        g_assert_cmpint (g_chmod (path, file_mode), ==, 0);
    }
  g_assert_cmpint (g_chmod (p->folder, folder_mode), ==, 0);
}

static void
test_read_only (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *port = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  begin (&p);
  id = rename_first (&p);
  program_stop (&p);
  set_modes (&p, 0555, 0444);
  port = g_strdup_printf ("%u", p.options.port);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_path, "--child", p.folder, port,
                            musette_simulator_get_key (p.simulator), id, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (child, NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  set_modes (&p, 0700, 0600);

  /* Where writing is allowed again, it is sent. */
  program_start (&p);
  program_connect (&p);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (program_count_named (&p, "Kept"), ==, 1);
}

int
main (int argc, char **argv)
{
  own_path = argv[0];
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  /* A file that grows too large is an error, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  if (argc == 6 && g_str_equal (argv[1], "--child"))
    return run_child (argv + 2);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox-disk/full", test_full);
  g_test_add_func ("/outbox-disk/full/before-sending", test_full_before_sending);
  g_test_add_func ("/outbox-disk/full/upload", test_full_upload);
  g_test_add_func ("/outbox-disk/read-only", test_read_only);
  return g_test_run ();
}
