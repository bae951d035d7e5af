/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "store-fixture.h"

#define NOBODY 65534
#define STORE_VARIABLE "MUSETTE_TEST_STORE"

static MusetteStoreBatch *
make_batch (guint n_rows)
{
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) rows = store_fixture_years (n_rows);

  musette_store_batch_put_rows (batch, rows);
  store_fixture_add_change (batch, "i1", "{\"name\":\"kept\"}");
  return batch;
}

/* Commits until there is no room. Returns how many batches are kept. */
static guint
commit_until_full (MusetteStore *store)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autofree char *filler = g_strnfill (100 * 1024, 'f');
      g_autoptr (GError) error = NULL;

      store_fixture_add_change (batch, text, filler);
      musette_store_batch_set_state (batch, "last", text);
      if (store_fixture_try_commit (store, batch, &error))
        continue;
      g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FULL);
      return i;
    }
  g_assert_not_reached ();
}

static void
assert_kept (MusetteStore *store, guint kept)
{
  g_autoptr (GPtrArray) outbox = store_fixture_outbox (store);
  g_autoptr (GPtrArray) history = store_fixture_history (store);
  g_autofree char *last = store_fixture_state (store, "last");
  g_autofree char *expected = g_strdup_printf ("%u", kept - 1);

  g_assert_cmpuint (outbox->len, ==, kept);
  g_assert_cmpuint (history->len, ==, kept);
  g_assert_cmpstr (last, ==, expected);
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
test_file_limit (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store = store_fixture_open (path);
  MusetteStoreBatch *batch;
  guint kept;

  set_limit (2 * 1024 * 1024);
  kept = commit_until_full (store);
  g_assert_cmpuint (kept, >, 5);
  g_assert_null (musette_store_get_set_aside (store));
  assert_kept (store, kept);
  set_limit (RLIM_INFINITY);

  /* With room again it goes on. */
  batch = make_batch (10);
  store_fixture_commit (store, batch);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 10);
  store_fixture_close (store);
  g_assert_cmpint (store_fixture_get_number (path, "SELECT count(*) FROM pragma_integrity_check "
                                                   "WHERE integrity_check <> 'ok'"),
                   ==, 0);
}

static void
test_no_room_to_begin (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autoptr (GError) error = NULL;
  MusetteStore *store;

  set_limit (100);
  g_assert_null (store_fixture_try_open (path, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FULL);
  set_limit (RLIM_INFINITY);
  store = store_fixture_open (path);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 0);
  store_fixture_close (store);
}

/* There is no room for the file that programs share, so it is read and written without it. */
static void
test_open_without_room (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store = store_fixture_open (path);
  g_autoptr (MusetteStoreBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_commit (store, make_batch (50));
  store_fixture_close (store);
  set_limit (100);
  store = store_fixture_open (path);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 50);
  g_assert_cmpuint (store_fixture_counts (store).outbox, ==, 1);
  batch = make_batch (60);
  g_assert_false (store_fixture_try_commit (store, batch, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FULL);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 50);
  store_fixture_close (store);
  set_limit (RLIM_INFINITY);
  store = store_fixture_open (path);
  g_assert_cmpuint (store_fixture_counts (store).outbox, ==, 1);
  store_fixture_close (store);
}

/* A disk that is really full, where that can be had. */
static void
test_full_disk (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  MusetteStore *store;
  guint kept;

  g_mkdir_with_parents (folder, 0700);
  if (geteuid () != 0 || mount ("tmpfs", folder, "tmpfs", 0, "size=3m,mode=0700") != 0)
    {
      g_test_skip ("A small file system cannot be made here");
      return;
    }
  store = store_fixture_open (path);
  kept = commit_until_full (store);
  g_assert_cmpuint (kept, >, 5);
  assert_kept (store, kept);
  store_fixture_close (store);
  store = store_fixture_open (path);
  assert_kept (store, kept);
  store_fixture_close (store);
  g_assert_cmpint (umount (folder), ==, 0);
}

/* Runs a part of a test as a user who may do nothing. It has a process of its own that begins anew:
 * a fork would take along locks that threads of this one hold at that moment. */
static void
run_as_nobody (const char *part, const char *path)
{
  g_setenv (STORE_VARIABLE, path, TRUE);
  g_test_trap_subprocess (part, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* In that process. */
static const char *
become_nobody (void)
{
  if (geteuid () == 0)
    g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
  /* The search for leaks looks at the process from outside. */
  g_assert_cmpint (prctl (PR_SET_DUMPABLE, 1), ==, 0);
  return g_getenv (STORE_VARIABLE);
}

static void
open_up (const char *path, guint folder_mode, guint file_mode)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };

  /* All folders down to it, so that another user gets there. */
  while (strlen (above) > strlen (g_get_tmp_dir ()))
    {
      g_autofree char *child = g_steal_pointer (&above);

      g_chmod (child, 0755);
      above = g_path_get_dirname (child);
    }
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_chmod (file, (int) file_mode);
    }
  g_chmod (folder, (int) folder_mode);
}

static void
test_read_only_part (void)
{
  const char *path = become_nobody ();
  g_autoptr (GError) error = NULL;
  MusetteStore *store = store_fixture_try_open (path, &error);
  g_autoptr (MusetteStoreBatch) batch = make_batch (3);

  g_assert_no_error (error);
  g_assert_false (musette_store_is_writable (store));
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 50);
  g_assert_false (store_fixture_try_commit (store, batch, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_READ_ONLY);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 50);
  store_fixture_close (store);
}

static void
test_read_only (void)
{
  g_autofree char *path = store_fixture_path ();

  if (geteuid () != 0)
    {
      g_test_skip ("Needs another user");
      return;
    }
  {
    MusetteStore *store = store_fixture_open (path);

    store_fixture_commit (store, make_batch (50));
    store_fixture_close (store);
  }
  open_up (path, 0555, 0444);
  run_as_nobody ("/store/disk/read-only/subprocess", path);
}

static void
test_unreadable_part (void)
{
  const char *path = become_nobody ();
  g_autoptr (GError) error = NULL;

  g_assert_null (store_fixture_try_open (path, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_READ_ONLY);
}

static void
test_unreadable (void)
{
  g_autofree char *path = store_fixture_path ();

  if (geteuid () != 0)
    {
      g_test_skip ("Needs another user");
      return;
    }
  store_fixture_close (store_fixture_open (path));
  open_up (path, 0555, 0400);
  run_as_nobody ("/store/disk/unreadable/subprocess", path);
}

/* A folder in which nothing can be made. */
static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_fixture_try_open ("/proc/musette/i1.db", &error));
  g_assert_true (error->domain == MUSETTE_STORE_ERROR);
  g_assert_nonnull (strstr (error->message, "/proc/musette"));
}

int
main (int argc, char **argv)
{
  /* A file that grows too large is an error, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/disk/file-limit", test_file_limit);
  g_test_add_func ("/store/disk/no-room-to-begin", test_no_room_to_begin);
  g_test_add_func ("/store/disk/open-without-room", test_open_without_room);
  g_test_add_func ("/store/disk/full", test_full_disk);
  g_test_add_func ("/store/disk/read-only", test_read_only);
  g_test_add_func ("/store/disk/read-only/subprocess", test_read_only_part);
  g_test_add_func ("/store/disk/unreadable", test_unreadable);
  g_test_add_func ("/store/disk/unreadable/subprocess", test_unreadable_part);
  g_test_add_func ("/store/disk/no-folder", test_no_folder);
  return g_test_run ();
}
