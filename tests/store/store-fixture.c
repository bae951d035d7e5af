/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "store-fixture.h"

#include <string.h>

#include <sqlite3.h>

/* The callback of all questions: keeps the answer. */
void
store_fixture_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

void
store_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A database name in the private folder of this test case, which is removed afterwards. */
char *
store_fixture_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "musette", "i1.db", NULL);
}

MusetteStore *
store_fixture_try_open (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_open_async (path, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  return musette_store_open_finish (result, error);
}

MusetteStore *
store_fixture_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  MusetteStore *store = store_fixture_try_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* Closes and gives the store up. */
void
store_fixture_close (MusetteStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_close_async (store, store_fixture_answer, &result);
  store_fixture_wait (&result);
  g_assert_true (musette_store_close_finish (store, result, NULL));
  g_object_unref (store);
}

gboolean
store_fixture_erase (MusetteStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_erase_async (store, store_fixture_answer, &result);
  store_fixture_wait (&result);
  return musette_store_erase_finish (store, result, NULL);
}

gboolean
store_fixture_try_commit (MusetteStore *store, MusetteStoreBatch *batch, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_commit_async (store, batch, TRUE, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  return musette_store_commit_finish (store, result, error);
}

/* Commits and gives the batch up. */
void
store_fixture_commit (MusetteStore *store, MusetteStoreBatch *batch)
{
  g_autoptr (GError) error = NULL;
  gboolean kept = store_fixture_try_commit (store, batch, &error);

  g_assert_no_error (error);
  g_assert_true (kept);
  g_object_unref (batch);
}

static GPtrArray *
load_rows (MusetteStore *store, MusetteDate oldest, MusetteDate newest)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  musette_store_load_activities_async (store, oldest, newest, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  rows = musette_store_load_activities_finish (store, result, &error);
  g_assert_no_error (error);
  return rows;
}

GPtrArray *
store_fixture_rows (MusetteStore *store)
{
  return load_rows (store, MUSETTE_DATE_NONE, G_MAXINT32);
}

GPtrArray *
store_fixture_rows_of (MusetteStore *store, const char *oldest, const char *newest)
{
  return load_rows (store, musette_date_parse (oldest), musette_date_parse (newest));
}

MusetteActivity *
store_fixture_whole (MusetteStore *store, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity;

  musette_store_load_activity_async (store, id, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  activity = musette_store_load_activity_finish (store, result, &error);
  g_assert_no_error (error);
  return activity;
}

MusetteStreamSet *
store_fixture_streams (MusetteStore *store, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MusetteStreamSet *streams;

  musette_store_load_streams_async (store, id, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  streams = musette_store_load_streams_finish (store, result, &error);
  g_assert_no_error (error);
  return streams;
}

MusetteStoredRecord *
store_fixture_record (MusetteStore *store, MusetteRecordKind kind, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MusetteStoredRecord *record;

  musette_store_load_record_async (store, kind, id, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  record = musette_store_load_record_finish (store, result, &error);
  g_assert_no_error (error);
  return record;
}

GPtrArray *
store_fixture_outbox (MusetteStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  musette_store_load_outbox_async (store, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  entries = musette_store_load_outbox_finish (store, result, &error);
  g_assert_no_error (error);
  return entries;
}

GPtrArray *
store_fixture_history (MusetteStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  musette_store_load_history_async (store, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  entries = musette_store_load_history_finish (store, result, &error);
  g_assert_no_error (error);
  return entries;
}

char *
store_fixture_state (MusetteStore *store, const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  musette_store_load_state_async (store, key, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  text = musette_store_load_state_finish (store, result, &error);
  g_assert_no_error (error);
  return text;
}

MusetteStoreCounts
store_fixture_counts (MusetteStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MusetteStoreCounts counts;

  musette_store_count_async (store, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  musette_store_count_finish (store, result, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

MusetteActivity *
store_fixture_activity (const char *id, const char *day, const char *name)
{
  g_autofree char *json = g_strdup_printf (
      "{\"id\":\"%s\",\"start_date_local\":\"%sT07:30:00\",\"type\":\"Ride\",\"name\":\"%s\","
      "\"moving_time\":3600,\"elapsed_time\":3700,\"distance\":30123.4,\"icu_training_load\":55,"
      "\"stream_types\":[\"time\",\"watts\"],\"unknown\":{\"kept\":[1,2.50,null]}}",
      id, day, name);
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity = musette_activity_new_from_slice (json, (gsize) strlen (json), &error);

  g_assert_no_error (error);
  return activity;
}

/* Rows of @n days, newest first, as the service lists them. */
GPtrArray *
store_fixture_years (guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  MusetteDate today = musette_date_new (2026, 11, 21);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", 70000000 - i);
      g_autofree char *day = musette_date_format (today - (MusetteDate) i);

      g_ptr_array_add (rows, store_fixture_activity (id, day, "Morning Ride"));
    }
  return rows;
}

void
store_fixture_put_row (MusetteStoreBatch *batch, const char *id, const char *day)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (rows, store_fixture_activity (id, day, id));
  musette_store_batch_put_rows (batch, rows);
}

/* Adds a step and a change of it. Returns the index of the change. */
guint
store_fixture_add_change (MusetteStoreBatch *batch, const char *item, const char *body)
{
  MusetteHistoryEntry step = { 0, FALSE, (char *) body };
  MusetteOutboxEntry entry = { .step = MUSETTE_STORE_STEP_ADDED,
                               .item_kind = (char *) "activity",
                               .item = (char *) item,
                               .action = (char *) "update",
                               .body = (char *) body,
                               .state = (char *) "pending",
                               .created_us = 1763740000000000 };

  musette_store_batch_add_history (batch, &step);
  return musette_store_batch_add_outbox (batch, &entry);
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  return handle;
}

/* Changes a database behind the store's back. */
void
store_fixture_execute (const char *path, const char *sql)
{
  sqlite3 *handle = open_raw (path);
  char *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

gint64
store_fixture_get_number (const char *path, const char *sql)
{
  sqlite3 *handle = open_raw (path);
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return number;
}
