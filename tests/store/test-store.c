/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"

static const char *
id_at (GPtrArray *rows, guint i)
{
  g_assert_cmpuint (i, <, rows->len);
  return musette_activity_get_id (g_ptr_array_index (rows, i));
}

static void
assert_same_json (GBytes *found, GBytes *expected)
{
  g_assert_true (g_bytes_equal (found, expected));
}

static void
test_rows (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store = store_fixture_open (path);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) years = store_fixture_years (1000);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) month = NULL;

  g_assert_true (musette_store_batch_is_empty (batch));
  musette_store_batch_put_rows (batch, years);
  store_fixture_put_row (batch, "i5", "2026-11-21");
  store_fixture_commit (store, batch);
  all = store_fixture_rows (store);
  g_assert_cmpuint (all->len, ==, 1001);
  g_assert_cmpstr (id_at (all, 0), ==, "i70000000");
  g_assert_cmpstr (id_at (all, 1), ==, "i5"); /* the same second: by id */
  g_assert_cmpstr (id_at (all, 1000), ==, "i69999001");
  assert_same_json (musette_activity_get_json (g_ptr_array_index (all, 7)),
                    musette_activity_get_json (g_ptr_array_index (years, 6)));
  month = store_fixture_rows_of (store, "2026-10-01", "2026-10-31");
  g_assert_cmpuint (month->len, ==, 31);
  g_assert_cmpint (musette_activity_get_date (g_ptr_array_index (month, 0)), ==,
                   musette_date_new (2026, 10, 31));
  store_fixture_close (store);
}

static void
test_row_replaced (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (MusetteActivity) whole = store_fixture_activity ("i1", "2026-01-02", "whole");
  g_autoptr (MusetteActivity) found = NULL;

  store_fixture_put_row (batch, "i1", "2026-01-01");
  musette_store_batch_put_activity (batch, whole);
  store_fixture_put_row (batch, "i1", "2026-01-03");
  store_fixture_commit (store, batch);
  rows = store_fixture_rows (store);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (musette_activity_get_date (g_ptr_array_index (rows, 0)), ==,
                   musette_date_new (2026, 1, 3));
  found = store_fixture_whole (store, "i1");
  assert_same_json (musette_activity_get_json (found), musette_activity_get_json (whole));
  store_fixture_close (store);
}

static void
test_rows_without_date (void)
{
  const char *json = "{\"id\":\"i9\",\"name\":\"undated\",\"type\":\"Run\"}";
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) year = NULL;
  MusetteStoreCounts counts;

  g_ptr_array_add (rows, musette_activity_new_from_slice (json, strlen (json), NULL));
  musette_store_batch_put_rows (batch, rows);
  store_fixture_put_row (batch, "i1", "2026-01-01");
  store_fixture_commit (store, batch);
  all = store_fixture_rows (store);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (id_at (all, 1), ==, "i9");
  year = store_fixture_rows_of (store, "2000-01-01", "2030-01-01");
  g_assert_cmpuint (year->len, ==, 1);
  counts = store_fixture_counts (store);
  g_assert_cmpint (counts.oldest, ==, musette_date_new (2026, 1, 1));
  g_assert_cmpint (counts.newest, ==, musette_date_new (2026, 1, 1));
  store_fixture_close (store);
}

/* A whole activity that no list named appears in lists, without the weight of its intervals. */
static void
test_whole_without_row (void)
{
  g_autofree char *path
      = musette_test_corpus ("api", "samples", "activity-with-intervals.json", NULL);
  MusetteStore *store;
  MusetteStoreBatch *batch;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (MusetteActivity) whole = NULL;
  g_autoptr (MusetteActivity) found = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (path == NULL)
    return;
  store = store_fixture_open (NULL);
  batch = musette_store_batch_new ();
  json = musette_test_read (path);
  whole = musette_activity_new_from_json (json, NULL);
  musette_store_batch_put_activity (batch, whole);
  store_fixture_commit (store, batch);
  found = store_fixture_whole (store, musette_activity_get_id (whole));
  assert_same_json (musette_activity_get_json (found), json);
  rows = store_fixture_rows (store);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (id_at (rows, 0), ==, musette_activity_get_id (whole));
  g_assert_cmpfloat (musette_activity_get_load (g_ptr_array_index (rows, 0)), ==,
                     musette_activity_get_load (whole));
  g_assert_cmpuint (g_bytes_get_size (musette_activity_get_json (g_ptr_array_index (rows, 0))), <,
                    g_bytes_get_size (json));
  g_assert_null (musette_activity_get_intervals (g_ptr_array_index (rows, 0)));
  store_fixture_close (store);
}

static void
test_delete (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (MusetteActivity) whole = store_fixture_activity ("i1", "2026-01-02", "whole");
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);
  MusetteStoreCounts counts;

  musette_store_batch_put_activity (batch, whole);
  musette_store_batch_put_streams (batch, "i1", streams);
  store_fixture_commit (store, batch);
  counts = store_fixture_counts (store);
  g_assert_cmpuint (counts.activities, ==, 1);
  g_assert_cmpuint (counts.details, ==, 1);
  g_assert_cmpuint (counts.streams, ==, 1);
  batch = musette_store_batch_new ();
  musette_store_batch_delete_activity (batch, "i1");
  musette_store_batch_delete_activity (batch, "never there");
  store_fixture_commit (store, batch);
  counts = store_fixture_counts (store);
  g_assert_cmpuint (counts.activities + counts.details + counts.streams, ==, 0);
  g_assert_cmpint (counts.oldest, ==, MUSETTE_DATE_NONE);
  g_assert_null (store_fixture_whole (store, "i1"));
  store_fixture_close (store);
}

static void
test_records (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autofree char *filler = g_strnfill (20000, 'x');
  g_autofree char *big = g_strdup_printf ("{\"description\":\"%s\"}", filler);
  g_autoptr (GBytes) small_json = g_bytes_new_static ("{\"id\":1}", 8);
  g_autoptr (GBytes) big_json = g_bytes_new (big, strlen (big));
  g_autoptr (MusetteStoredRecord) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) days = NULL;

  musette_store_batch_put_record (batch, MUSETTE_RECORD_EVENT, "1", musette_date_new (2026, 5, 2),
                                  small_json);
  musette_store_batch_put_record (batch, MUSETTE_RECORD_EVENT, "2", musette_date_new (2026, 5, 1),
                                  big_json);
  musette_store_batch_put_record (batch, MUSETTE_RECORD_WORKOUT, "1", MUSETTE_DATE_NONE, big_json);
  musette_store_batch_put_record (batch, MUSETTE_RECORD_EVENT, "3", musette_date_new (2026, 6, 1),
                                  small_json);
  store_fixture_commit (store, batch);
  found = store_fixture_record (store, MUSETTE_RECORD_WORKOUT, "1");
  assert_same_json (found->json, big_json);
  g_assert_cmpint (found->day, ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (found->stored_us, >, 0);
  musette_store_load_records_async (store, MUSETTE_RECORD_EVENT, musette_date_new (2026, 5, 1),
                                    musette_date_new (2026, 5, 31), NULL, store_fixture_answer,
                                    &result);
  store_fixture_wait (&result);
  days = musette_store_load_records_finish (store, result, NULL);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpstr (((MusetteStoredRecord *) g_ptr_array_index (days, 0))->id, ==, "2");
  batch = musette_store_batch_new ();
  musette_store_batch_delete_record (batch, MUSETTE_RECORD_WORKOUT, "1");
  store_fixture_commit (store, batch);
  g_assert_null (store_fixture_record (store, MUSETTE_RECORD_WORKOUT, "1"));
  store_fixture_close (store);
}

static void
test_outbox (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store = store_fixture_open (path);
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  guint first = store_fixture_add_change (batch, "i1", "{\"name\":\"ä 👍\"}");
  guint second = store_fixture_add_change (batch, "i2", "{}");
  MusetteOutboxEntry *entry;
  gint64 last;

  store_fixture_commit (store, g_object_ref (batch));
  g_assert_cmpint (musette_store_batch_get_number (batch, first), ==, 1);
  last = musette_store_batch_get_number (batch, second);
  g_assert_cmpint (last, ==, 2);
  entries = store_fixture_outbox (store);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->step, ==, 1);
  g_assert_cmpstr (entry->body, ==, "{\"name\":\"ä 👍\"}");
  g_assert_null (entry->error);
  entry->attempts = 3;
  entry->error = g_strdup ("422 Name is too long");
  g_object_unref (g_steal_pointer (&batch));
  batch = musette_store_batch_new ();
  musette_store_batch_update_outbox (batch, entry);
  musette_store_batch_delete_outbox (batch, last);
  store_fixture_commit (store, g_steal_pointer (&batch));
  store_fixture_close (store);

  /* A number is not used twice, also not after the entry with the highest one went. */
  store = store_fixture_open (path);
  batch = musette_store_batch_new ();
  first = store_fixture_add_change (batch, "i3", "{}");
  store_fixture_commit (store, g_object_ref (batch));
  g_assert_cmpint (musette_store_batch_get_number (batch, first), ==, 3);
  rest = store_fixture_outbox (store);
  g_assert_cmpuint (rest->len, ==, 2);
  entry = g_ptr_array_index (rest, 0);
  g_assert_cmpuint (entry->attempts, ==, 3);
  g_assert_cmpstr (entry->error, ==, "422 Name is too long");
  g_assert_cmpint (entry->created_us, ==, 1763740000000000);
  store_fixture_close (store);
}

static void
test_history (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  MusetteHistoryEntry undone = { 250, TRUE, (char *) "{\"undone\":true}" };
  g_autoptr (GPtrArray) steps = NULL;

  for (guint i = 0; i < 250; i++)
    {
      MusetteHistoryEntry step = { 0, FALSE, (char *) "{}" };

      musette_store_batch_add_history (batch, &step);
    }
  musette_store_batch_update_history (batch, &undone);
  musette_store_batch_delete_history (batch, 60);
  store_fixture_commit (store, batch);
  steps = store_fixture_history (store);
  g_assert_cmpuint (steps->len, ==, 249);
  g_assert_cmpint (((MusetteHistoryEntry *) g_ptr_array_index (steps, 0))->step, ==, 1);
  g_assert_true (((MusetteHistoryEntry *) g_ptr_array_index (steps, 248))->undone);
  store_fixture_close (store);
}

static void
test_rename (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (MusetteActivity) whole = store_fixture_activity ("new-7", "2026-01-02", "mine");
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);
  g_autoptr (GBytes) event = g_bytes_new_static ("{\"paired_activity_id\":\"new-7\"}", 30);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) outbox = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (MusetteActivity) found = NULL;
  g_autoptr (MusetteStreamSet) samples = NULL;
  g_autoptr (MusetteStoredRecord) record = NULL;
  MusetteOutboxEntry *entry;

  musette_store_batch_put_activity (batch, whole);
  musette_store_batch_put_streams (batch, "new-7", streams);
  musette_store_batch_put_record (batch, MUSETTE_RECORD_EVENT, "new-7", 5, event);
  store_fixture_add_change (batch, "new-7", "{\"id\":\"new-7\",\"name\":\"new-70\"}");
  musette_store_batch_rename_item (batch, "new-7", "i42");
  store_fixture_commit (store, batch);
  rows = store_fixture_rows (store);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (id_at (rows, 0), ==, "i42");
  found = store_fixture_whole (store, "i42");
  g_assert_cmpstr (musette_activity_get_id (found), ==, "i42");
  samples = store_fixture_streams (store, "i42");
  g_assert_nonnull (samples);
  record = store_fixture_record (store, MUSETTE_RECORD_EVENT, "i42");
  g_assert_cmpmem (g_bytes_get_data (record->json, NULL), g_bytes_get_size (record->json),
                   "{\"paired_activity_id\":\"i42\"}", 28);
  outbox = store_fixture_outbox (store);
  entry = g_ptr_array_index (outbox, 0);
  g_assert_cmpstr (entry->item, ==, "i42");
  g_assert_cmpstr (entry->body, ==, "{\"id\":\"i42\",\"name\":\"new-70\"}");
  g_assert_null (entry->base);
  history = store_fixture_history (store);
  g_assert_cmpstr (((MusetteHistoryEntry *) g_ptr_array_index (history, 0))->data, ==,
                   "{\"id\":\"i42\",\"name\":\"new-70\"}");
  store_fixture_close (store);
}

/* The service's list may bring the new activity before the answer to its creation is handled. */
static void
test_rename_to_known (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) rows = NULL;

  store_fixture_put_row (batch, "new-7", "2026-01-01");
  store_fixture_put_row (batch, "i42", "2026-01-02");
  musette_store_batch_rename_item (batch, "new-7", "i42");
  musette_store_batch_rename_item (batch, "i42", "i42");
  store_fixture_commit (store, batch);
  rows = store_fixture_rows (store);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (musette_activity_get_date (g_ptr_array_index (rows, 0)), ==,
                   musette_date_new (2026, 1, 2));
  store_fixture_close (store);
}

static void
test_state (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autofree char *found = NULL;

  musette_store_batch_set_state (batch, "sync", "2026-01");
  musette_store_batch_set_state (batch, "sync", "2025-12");
  musette_store_batch_set_state (batch, "gone", "x");
  musette_store_batch_set_state (batch, "gone", NULL);
  store_fixture_commit (store, batch);
  found = store_fixture_state (store, "sync");
  g_assert_cmpstr (found, ==, "2025-12");
  g_assert_null (store_fixture_state (store, "gone"));
  store_fixture_close (store);
}

static GStrv
list_without_streams (MusetteStore *store, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_list_without_streams_async (store, limit, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  return musette_store_list_without_streams_finish (store, result, NULL);
}

static GStrv
list_without_details (MusetteStore *store, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_list_without_details_async (store, limit, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  return musette_store_list_without_details_finish (store, result, NULL);
}

/* Manual activities and stubs have no samples to ask for, and local ones are not known. */
static void
test_missing (void)
{
  const char *manual = "{\"id\":\"i8\",\"start_date_local\":\"2026-03-01T08:00:00\","
                       "\"type\":\"Ride\",\"name\":\"by hand\",\"stream_types\":[]}";
  const char *stub = "{\"id\":\"1234\",\"start_date_local\":\"2026-03-02T08:00:00\","
                     "\"_note\":\"STRAVA activities are not available via the API\"}";
  MusetteStore *store = store_fixture_open (NULL);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MusetteStreamSet) none = musette_stream_set_new (0);
  g_autoptr (MusetteActivity) whole = store_fixture_activity ("i2", "2026-01-02", "w");
  g_auto (GStrv) without_streams = NULL;
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) without_details = NULL;

  g_ptr_array_add (rows, musette_activity_new_from_slice (manual, strlen (manual), NULL));
  g_ptr_array_add (rows, musette_activity_new_from_slice (stub, strlen (stub), NULL));
  musette_store_batch_put_rows (batch, rows);
  store_fixture_put_row (batch, "i1", "2026-01-01");
  store_fixture_put_row (batch, "i2", "2026-01-02");
  store_fixture_put_row (batch, "i3", "2026-01-03");
  store_fixture_put_row (batch, "new-4", "2026-01-04");
  musette_store_batch_put_streams (batch, "i3", none);
  musette_store_batch_put_activity (batch, whole);
  store_fixture_commit (store, batch);
  without_streams = list_without_streams (store, 10);
  g_assert_cmpuint (g_strv_length (without_streams), ==, 2);
  g_assert_cmpstr (without_streams[0], ==, "i2");
  g_assert_cmpstr (without_streams[1], ==, "i1");
  first = list_without_streams (store, 1);
  g_assert_cmpuint (g_strv_length (first), ==, 1);
  without_details = list_without_details (store, 10);
  g_assert_cmpuint (g_strv_length (without_details), ==, 4);
  g_assert_cmpstr (without_details[0], ==, "1234");
  g_assert_cmpstr (without_details[1], ==, "i8");
  g_assert_cmpuint (store_fixture_counts (store).wanted_streams, ==, 3);
  store_fixture_close (store);
}

/* A batch that fails in its middle leaves nothing behind. */
static void
test_all_or_nothing (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  MusetteOutboxEntry twice = { .seq = 5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outbox = NULL;

  store_fixture_put_row (batch, "i1", "2026-01-01");
  musette_store_batch_add_outbox (batch, &twice);
  musette_store_batch_add_outbox (batch, &twice);
  g_assert_false (store_fixture_try_commit (store, batch, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FAILED);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 0);
  outbox = store_fixture_outbox (store);
  g_assert_cmpuint (outbox->len, ==, 0);
  store_fixture_close (store);
}

static void
test_cancel (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_put_row (batch, "i1", "2026-01-01");
  g_cancellable_cancel (cancellable);
  musette_store_commit_async (store, batch, FALSE, cancellable, store_fixture_answer, &result);
  store_fixture_wait (&result);
  g_assert_false (musette_store_commit_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 0);
  store_fixture_close (store);
}

static void
test_closed (void)
{
  MusetteStore *store = store_fixture_open (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (g_object_ref (store));
  musette_store_load_outbox_async (store, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  g_assert_null (musette_store_load_outbox_finish (store, result, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_CLOSED);
  g_object_unref (store);
}

/* A store that is dropped with questions under way answers them and ends its thread. */
static void
test_dropped (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store = store_fixture_open (path);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GAsyncResult) result = NULL;

  store_fixture_put_row (batch, "i1", "2026-01-01");
  musette_store_commit_async (store, batch, FALSE, NULL, store_fixture_answer, &result);
  g_object_unref (batch);
  g_object_unref (store);
  store_fixture_wait (&result);
  g_clear_object (&result);
  store = store_fixture_open (path);
  g_assert_cmpuint (store_fixture_counts (store).activities, ==, 1);
  store_fixture_close (store);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_modes (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  MusetteStore *store = store_fixture_open (path);
  MusetteStoreBatch *batch = musette_store_batch_new ();

  store_fixture_put_row (batch, "i1", "2026-01-01");
  store_fixture_commit (store, batch);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (journal), ==, 0600);
  g_assert_cmpuint (get_mode (shared), ==, 0600);
  store_fixture_close (store);
  g_chmod (path, 0644);
  store = store_fixture_open (path);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  store_fixture_close (store);
}

static void
test_erase (void)
{
  g_autofree char *path = store_fixture_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = g_strconcat (path, ".damaged-2026-01-01", NULL);
  g_autofree char *other = g_build_filename (folder, "i12.db", NULL);
  MusetteStore *store = store_fixture_open (path);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  g_autoptr (GDir) entries = NULL;

  store_fixture_put_row (batch, "i1", "2026-01-01");
  store_fixture_commit (store, batch);
  g_assert_true (g_file_set_contents (aside, "x", 1, NULL));
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (store_fixture_erase (store));
  g_object_unref (store);
  entries = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (entries), ==, "i12.db");
  g_assert_null (g_dir_read_name (entries));
}

static void
count_cb (MusetteStore *store, guint *count)
{
  (*count)++;
}

static void
test_two_stores (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *one = store_fixture_open (path);
  MusetteStore *two = store_fixture_open (path);
  MusetteStoreBatch *batch = musette_store_batch_new ();
  guint heard_by_one = 0;
  guint heard_by_two = 0;

  g_signal_connect (one, "changed-elsewhere", G_CALLBACK (count_cb), &heard_by_one);
  g_signal_connect (two, "changed-elsewhere", G_CALLBACK (count_cb), &heard_by_two);
  store_fixture_put_row (batch, "i1", "2026-01-01");
  store_fixture_commit (one, batch);
  MUSETTE_TEST_WAIT (heard_by_two == 1);
  g_assert_cmpuint (heard_by_one, ==, 0);
  g_assert_cmpuint (store_fixture_counts (two).activities, ==, 1);

  /* Another one is using the files: they are emptied, not removed. */
  g_assert_true (store_fixture_erase (one));
  g_assert_cmpuint (store_fixture_counts (two).activities, ==, 0);
  batch = musette_store_batch_new ();
  store_fixture_put_row (batch, "i2", "2026-01-01");
  store_fixture_commit (two, batch);
  g_object_unref (one);
  store_fixture_close (two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/rows", test_rows);
  g_test_add_func ("/store/row-replaced", test_row_replaced);
  g_test_add_func ("/store/rows-without-date", test_rows_without_date);
  g_test_add_func ("/store/whole-without-row", test_whole_without_row);
  g_test_add_func ("/store/delete", test_delete);
  g_test_add_func ("/store/records", test_records);
  g_test_add_func ("/store/outbox", test_outbox);
  g_test_add_func ("/store/history", test_history);
  g_test_add_func ("/store/rename", test_rename);
  g_test_add_func ("/store/rename-to-known", test_rename_to_known);
  g_test_add_func ("/store/state", test_state);
  g_test_add_func ("/store/missing", test_missing);
  g_test_add_func ("/store/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/store/cancel", test_cancel);
  g_test_add_func ("/store/closed", test_closed);
  g_test_add_func ("/store/dropped", test_dropped);
  g_test_add_func ("/store/modes", test_modes);
  g_test_add_func ("/store/erase", test_erase);
  g_test_add_func ("/store/two-stores", test_two_stores);
  return g_test_run ();
}
