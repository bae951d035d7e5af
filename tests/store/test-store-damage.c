/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"

#define PAGE 4096

static MusetteStore *
open_filled (const char *path)
{
  MusetteStore *store = store_fixture_open (path);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) years = store_fixture_years (2000);

  musette_store_batch_put_rows (batch, years);
  store_fixture_put_row (batch, "new-1", "2026-11-20");
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *item = g_strdup_printf ("i%u", 70000000 - i);
      g_autofree char *filler = g_strnfill (400, 'f');
      g_autofree char *body = g_strdup_printf ("{\"name\":\"%u %s\"}", i, filler);

      store_fixture_add_change (batch, item, body);
    }
  store_fixture_commit (store, batch);
  return store;
}

static void
fill (const char *path)
{
  store_fixture_close (open_filled (path));
}

static void
overwrite (const char *path, gsize from, gsize length, guint8 byte)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpuint (from, <, size);
  memset (data + from, byte, MIN (length, size - from));
  g_assert_true (
      g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gsize
get_size (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (gsize) status.st_size;
}

/* What was damaged is kept beside, and the store works. */
static void
assert_replaced (MusetteStore *store, guint changes)
{
  g_autofree char *aside = musette_store_get_set_aside (store);
  g_autoptr (GPtrArray) outbox = store_fixture_outbox (store);
  g_autoptr (GPtrArray) history = store_fixture_history (store);
  MusetteStoreBatch *batch = musette_store_batch_new ();

  g_assert_nonnull (aside);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (strstr (aside, "i1.db.damaged-"));
  g_assert_cmpuint (musette_store_get_salvaged (store), ==, outbox->len + history->len);
  g_assert_cmpuint (outbox->len, >=, changes);
  g_assert_cmpuint (history->len, >=, changes);
  store_fixture_put_row (batch, "i1", "2026-01-01");
  store_fixture_commit (store, batch);
}

/* Open, find it replaced, open again, find it sound. */
static void
check_replaced (const char *path, guint changes)
{
  MusetteStore *store = store_fixture_open (path);

  assert_replaced (store, changes);
  store_fixture_close (store);
  store = store_fixture_open (path);
  g_assert_null (musette_store_get_set_aside (store));
  g_assert_cmpint (store_fixture_get_number (path, "SELECT count(*) FROM pragma_integrity_check "
                                                   "WHERE integrity_check <> 'ok'"),
                   ==, 0);
  store_fixture_close (store);
}

static void
test_garbage (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strnfill (30000, 'm');

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  check_replaced (path, 0);
}

static void
test_zeroed (void)
{
  g_autofree char *path = store_fixture_path ();

  fill (path);
  overwrite (path, 0, get_size (path), 0);
  check_replaced (path, 0);
}

static void
test_zeroed_head (void)
{
  g_autofree char *path = store_fixture_path ();

  fill (path);
  overwrite (path, 0, 100, 0);
  check_replaced (path, 0);
}

static void
test_truncated (void)
{
  g_autofree char *path = store_fixture_path ();

  fill (path);
  g_assert_cmpint (truncate (path, (off_t) (get_size (path) / PAGE / 3 * PAGE)), ==, 0);
  check_replaced (path, 0);
}

static void
test_empty (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store;

  fill (path);
  g_assert_cmpint (truncate (path, 0), ==, 0);
  store = store_fixture_open (path);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 0);
  store_fixture_close (store);
}

static void
test_another_program (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  store_fixture_execute (path, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
  check_replaced (path, 0);
}

/* Damage anywhere but where the changes are leaves all of them; found when it is read, while the
 * store is open. */
static void
test_found_while_open (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 page;

  fill (path);
  page = store_fixture_get_number (path, "SELECT pageno FROM dbstat WHERE name = 'activity' "
                                         "AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 5");
  overwrite (path, (gsize) (page - 1) * PAGE, PAGE, 0xaa);
  store = store_fixture_open (path); /* after a clean end nobody looks */
  g_assert_null (musette_store_get_set_aside (store));
  rows = store_fixture_rows (store);
  g_assert_cmpuint (rows->len, ==, 1); /* the one that only exists here */
  g_assert_cmpstr (musette_activity_get_id (g_ptr_array_index (rows, 0)), ==, "new-1");
  assert_replaced (store, 50);
  store_fixture_close (store);
}

static void
keep_path_cb (MusetteStore *store, const char *path, char **place)
{
  g_assert_null (*place);
  *place = g_strdup (path);
}

/* A commit that meets the damage is done in the new database. */
static void
test_found_by_commit (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *told = NULL;
  g_autofree char *aside = NULL;
  MusetteStore *store;
  MusetteStoreBatch *batch = musette_store_batch_new ();
  gint64 page;

  fill (path);
  page = store_fixture_get_number (path, "SELECT rootpage FROM sqlite_schema "
                                         "WHERE name = 'activity'");
  overwrite (path, (gsize) (page - 1) * PAGE, PAGE, 0xaa);
  store = store_fixture_open (path);
  g_signal_connect (store, "set-aside", G_CALLBACK (keep_path_cb), &told);
  store_fixture_put_row (batch, "i77", "2026-01-01");
  store_fixture_add_change (batch, "i77", "{}");
  store_fixture_commit (store, batch);
  aside = musette_store_get_set_aside (store);
  g_assert_cmpstr (told, ==, aside);
  g_assert_cmpuint (store_fixture_counts (store).outbox, ==, 51);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 1);
  store_fixture_close (store);
}

/* A page of the outbox itself is gone: what is before and behind it is saved. */
static void
test_hole_in_outbox (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autoptr (GPtrArray) outbox = NULL;
  MusetteStore *store;
  gint64 page;

  fill (path);
  page = store_fixture_get_number (path, "SELECT pageno FROM dbstat WHERE name = 'outbox' "
                                         "AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 2");
  overwrite (path, (gsize) (page - 1) * PAGE, PAGE, 0xaa);
  store = store_fixture_open (path);
  outbox = store_fixture_outbox (store);
  g_assert_cmpuint (outbox->len, >, 30);
  g_assert_cmpuint (outbox->len, <, 50);
  g_assert_cmpint (((MusetteOutboxEntry *) g_ptr_array_index (outbox, 0))->seq, ==, 1);
  g_assert_cmpint (((MusetteOutboxEntry *) g_ptr_array_index (outbox, outbox->len - 1))->seq, ==,
                   50);
  store_fixture_close (store);
}

/* The program was killed and the file is damaged: this is found at the start, and what is only in
 * the journal is saved too. */
static void
test_found_after_unclean_end (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = g_strconcat (path, "-copy", NULL);
  g_autofree char *copied_journal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *data = NULL;
  MusetteStore *store;
  MusetteStoreBatch *batch;
  gsize size;
  gint64 page;

  fill (path);
  page = store_fixture_get_number (path, "SELECT rootpage FROM sqlite_schema "
                                         "WHERE name = 'activity'");
  store = store_fixture_open (path);
  batch = musette_store_batch_new ();
  store_fixture_add_change (batch, "i5", "{\"only\":\"in the journal\"}");
  store_fixture_commit (store, batch);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_true (g_file_set_contents (copy, data, (gssize) size, NULL));
  g_clear_pointer (&data, g_free);
  g_assert_true (g_file_get_contents (journal, &data, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  g_assert_true (g_file_set_contents (copied_journal, data, (gssize) size, NULL));
  store_fixture_close (store);
  overwrite (copy, (gsize) (page - 1) * PAGE, PAGE, 0xaa);
  store = store_fixture_open (copy);
  g_assert_cmpuint (store_fixture_counts (store).outbox, ==, 51);
  g_assert_cmpuint (musette_store_get_salvaged (store), ==, 102);
  store_fixture_close (store);
}

/* The sender is running: the file may not be taken away below it. */
static void
test_in_use (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *one;
  MusetteStore *two;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 page;

  fill (path);
  page = store_fixture_get_number (path, "SELECT pageno FROM dbstat WHERE name = 'activity' "
                                         "AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 5");
  overwrite (path, (gsize) (page - 1) * PAGE, PAGE, 0xaa);
  one = store_fixture_open (path);
  two = store_fixture_open (path);
  musette_store_load_activities_async (one, MUSETTE_DATE_NONE, G_MAXINT32, NULL,
                                       store_fixture_answer, &result);
  store_fixture_wait (&result);
  g_assert_null (musette_store_load_activities_finish (one, result, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED);
  g_assert_null (musette_store_get_set_aside (one));
  g_assert_cmpuint (store_fixture_counts (one).outbox, ==, 50); /* the rest is still there */
  store_fixture_close (one);
  rows = store_fixture_rows (two);
  assert_replaced (two, 50);
  store_fixture_close (two);
}

/* One damaged value is as if it were not there; the rest stays. */
static void
test_damaged_value (void)
{
  MusetteStore *store;
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autofree char *path = store_fixture_path ();
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);
  g_autoptr (MusetteActivity) whole = store_fixture_activity ("i1", "2026-01-01", "x");

  for (gint32 i = 0; i < 1000; i++)
    musette_stream_set_append (streams, i);
  store = store_fixture_open (path);
  musette_store_batch_put_activity (batch, whole);
  musette_store_batch_put_streams (batch, "i1", streams);
  store_fixture_commit (store, batch);
  store_fixture_execute (path, "UPDATE stream SET data = substr (data, 1, 20);"
                               "UPDATE activity_whole SET json = CAST ('{\"id\":' AS BLOB)");
  g_assert_null (store_fixture_streams (store, "i1"));
  g_assert_null (store_fixture_whole (store, "i1"));
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 1);
  g_assert_null (musette_store_get_set_aside (store));
  store_fixture_close (store);
}

/* The program ended between the renames that put a new database in place. */
static void
test_replacement_interrupted (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  MusetteStore *store;

  fill (path);
  g_assert_cmpint (g_rename (path, fresh), ==, 0);
  g_assert_true (g_file_set_contents (journal, "a journal of the damaged one", -1, NULL));
  store = store_fixture_open (path);
  g_assert_cmpuint (store_fixture_counts (store).outbox, ==, 50);
  store_fixture_close (store);
}

/* Damage at places that nobody chose: it is found or harmless, and never the end. */
static void
test_anywhere (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *sound = NULL;
  gsize size;

  fill (path);
  g_assert_true (g_file_get_contents (path, &sound, &size, NULL));
  for (guint round = 0; round < 20; round++)
    {
      MusetteStore *store;
      g_autoptr (GPtrArray) outbox = NULL;
      MusetteStoreBatch *batch = musette_store_batch_new ();

      g_assert_true (g_file_set_contents_full (path, sound, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
      overwrite (path, (gsize) g_rand_int_range (rand, 0, (gint32) size),
                 (gsize) g_rand_int_range (rand, 1, 3 * PAGE), (guint8) g_rand_int (rand));
      g_assert_true (
          g_file_set_contents_full (journal, "x", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      store = store_fixture_open (path);
      outbox = store_fixture_outbox (store);
      store_fixture_add_change (batch, "i1", "{}");
      store_fixture_commit (store, batch);
      store_fixture_close (store);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/damage/garbage", test_garbage);
  g_test_add_func ("/store/damage/zeroed", test_zeroed);
  g_test_add_func ("/store/damage/zeroed-head", test_zeroed_head);
  g_test_add_func ("/store/damage/truncated", test_truncated);
  g_test_add_func ("/store/damage/empty", test_empty);
  g_test_add_func ("/store/damage/another-program", test_another_program);
  g_test_add_func ("/store/damage/found-while-open", test_found_while_open);
  g_test_add_func ("/store/damage/found-by-commit", test_found_by_commit);
  g_test_add_func ("/store/damage/hole-in-outbox", test_hole_in_outbox);
  g_test_add_func ("/store/damage/found-after-unclean-end", test_found_after_unclean_end);
  g_test_add_func ("/store/damage/in-use", test_in_use);
  g_test_add_func ("/store/damage/value", test_damaged_value);
  g_test_add_func ("/store/damage/replacement-interrupted", test_replacement_interrupted);
  g_test_add_func ("/store/damage/anywhere", test_anywhere);
  return g_test_run ();
}
