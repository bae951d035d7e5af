/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-migrations.h"

#include <string.h>

#include "store-fixture.h"

/* Makes a database as the program of an earlier version left it. */
static void
make_version (const char *path, guint version)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (MusetteConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  connection = musette_connection_open (path, MUSETTE_CONNECTION_SHARED, &error);
  g_assert_no_error (error);
  musette_migrations_apply (connection, version, &error);
  g_assert_no_error (error);
}

/* The text of everything in the schema, to compare. */
static char *
describe (const char *path)
{
  g_autoptr (MusetteConnection) connection = NULL;
  g_autoptr (MusetteStatement) statement = NULL;
  gboolean row;

  connection = musette_connection_open (path, MUSETTE_CONNECTION_READ, NULL);
  statement = musette_connection_prepare (
      connection,
      "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)", NULL);
  g_assert_true (musette_connection_next (connection, statement, &row, NULL) && row);
  return musette_statement_get_text (statement, 0);
}

static void
put_into_version_1 (const char *path)
{
  store_fixture_execute (
      path, "INSERT INTO activity VALUES ('i1', 1767225600, 1, CAST ('{\"id\":\"i1\","
            "\"start_date_local\":\"2026-01-01T00:00:00\",\"type\":\"Ride\",\"name\":\"kept\"}' AS "
            "BLOB));"
            "INSERT INTO activity_whole VALUES ('i1', 5, CAST ('{\"id\":\"i1\"}' AS BLOB));"
            "INSERT INTO record VALUES (1, '7', 739000, 5, CAST ('{\"id\":7}' AS BLOB));"
            "INSERT INTO state VALUES ('sync', '2026-01')");
}

static void
put_into_version_2 (const char *path)
{
  put_into_version_1 (path);
  store_fixture_execute (path, "INSERT INTO history (undone, data) VALUES (0, '{}');"
                               "INSERT INTO outbox (step, item, body, attempts, not_before_us, "
                               "created_us) VALUES (1, 'i1', '{\"name\":\"x\"}', 2, 0, 9)");
}

/* What was there is there. */
static void
check_content (const char *path, guint version)
{
  MusetteStore *store = store_fixture_open (path);
  g_autoptr (GPtrArray) rows = store_fixture_rows (store);
  g_autoptr (MusetteActivity) whole = NULL;
  g_autoptr (MusetteStoredRecord) record = NULL;
  g_autofree char *state = NULL;
  MusetteStoreBatch *batch = musette_store_batch_new ();

  g_assert_cmpuint (rows->len, ==, version > 0 ? 1 : 0);
  if (version > 0)
    {
      g_assert_cmpstr (musette_activity_get_name (g_ptr_array_index (rows, 0)), ==, "kept");
      whole = store_fixture_whole (store, "i1");
      g_assert_nonnull (whole);
      record = store_fixture_record (store, MUSETTE_RECORD_EVENT, "7");
      g_assert_cmpint (record->day, ==, 739000);
      state = store_fixture_state (store, "sync");
      g_assert_cmpstr (state, ==, "2026-01");
    }
  store_fixture_add_change (batch, "i1", "{}");
  store_fixture_commit (store, batch);
  g_assert_cmpuint (store_fixture_counts (store).outbox, ==, version > 1 ? 2 : 1);
  store_fixture_close (store);
}

static void
test_upgrade (gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  g_autofree char *path = store_fixture_path ();
  g_autofree char *fresh_path = g_strconcat (path, "-fresh", NULL);
  g_autofree char *upgraded = NULL;
  g_autofree char *fresh = NULL;

  make_version (path, version);
  g_assert_cmpint (store_fixture_get_number (path, "PRAGMA user_version"), ==, version);
  if (version == 1)
    put_into_version_1 (path);
  else if (version > 1)
    put_into_version_2 (path);
  check_content (path, version);
  g_assert_cmpint (store_fixture_get_number (path, "PRAGMA user_version"), ==,
                   musette_migrations_get_newest ());
  g_assert_cmpint (store_fixture_get_number (path, "PRAGMA application_id"), ==, 0x4d757365);
  store_fixture_close (store_fixture_open (fresh_path));
  upgraded = describe (path);
  fresh = describe (fresh_path);
  g_assert_cmpstr (upgraded, ==, fresh);
}

/* A newer schema is refused and left as it is, also its modification time. */
static void
test_newer (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before;
  gsize size_after;
  g_autoptr (GError) error = NULL;

  store_fixture_close (store_fixture_open (path));
  store_fixture_execute (path, "PRAGMA user_version = 99; CREATE TABLE later (x)");
  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  g_assert_null (store_fixture_try_open (path, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "99"));
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* The program ended in the middle of bringing it up to date. */
static void
test_interrupted (void)
{
  g_autofree char *path = store_fixture_path ();

  make_version (path, 1);
  put_into_version_1 (path);

  /* Something in the way of the second step: it fails, and the first schema is still there. */
  store_fixture_execute (path, "CREATE TABLE history (x)");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (store_fixture_try_open (path, &error));
    g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FAILED);
  }
  g_assert_cmpint (store_fixture_get_number (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (store_fixture_get_number (path, "SELECT count (*) FROM sqlite_schema "
                                                   "WHERE name = 'outbox'"),
                   ==, 0);
  store_fixture_execute (path, "DROP TABLE history");
  check_content (path, 1);
}

/* Changes of an older database are saved from damage too. */
static void
test_damaged_older (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store;
  g_autoptr (GPtrArray) outbox = NULL;

  make_version (path, 2);
  put_into_version_2 (path);
  store_fixture_execute (path, "ALTER TABLE outbox DROP COLUMN error;"
                               "ALTER TABLE outbox ADD COLUMN unknown TEXT;"
                               "PRAGMA user_version = 0");
  store = store_fixture_open (path); /* without its version it is not known as ours */
  g_assert_cmpuint (musette_store_get_salvaged (store), ==, 2);
  outbox = store_fixture_outbox (store);
  g_assert_cmpuint (outbox->len, ==, 1);
  g_assert_cmpstr (((MusetteOutboxEntry *) g_ptr_array_index (outbox, 0))->body, ==,
                   "{\"name\":\"x\"}");
  store_fixture_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpuint (musette_migrations_get_newest (), >=, 2);
  for (guint version = 0; version <= musette_migrations_get_newest (); version++)
    {
      g_autofree char *name = g_strdup_printf ("/store/migrations/from-%u", version);

      g_test_add_data_func (name, GUINT_TO_POINTER (version), test_upgrade);
    }
  g_test_add_func ("/store/migrations/newer", test_newer);
  g_test_add_func ("/store/migrations/interrupted", test_interrupted);
  g_test_add_func ("/store/migrations/damaged-older", test_damaged_older);
  return g_test_run ();
}
