/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* What is on the disk, what is shown and what the service has: over restarts, failures, midnights
 * and changes behind our back. */
#include <glib/gstdio.h>
#include <string.h>

#include "fake-service.h"
#include "musette-account.h"
#include "musette-activity-list-private.h"
#include "musette-athlete.h"
#include "musette-gear.h"
#include "musette-known-accounts.h"
#include "musette-repository-data.h"
#include "musette-test.h"
#include "repository-fixture.h"
#include "sync-fixture.h"

#define KEY "s3cretk3y0123456789"
#define OTHER_KEY "0therk3y9876543210"
#define TODAY "2026-05-12" /* the fixture's */

typedef struct
{
  FakeService *service;
  char *url;
  char *folder;
  Door door;
  gboolean open;
  MusetteActivityList *list;
  MusetteSynchronizer *synchronizer;
} Fixture;

static void
open_door (Fixture *f)
{
  door_init_in (&f->door, f->url, f->folder);
  fake_credentials_put (f->door.credentials, KEY, "0");
  f->list = musette_repository_get_activities (f->door.repository);
  f->synchronizer = musette_repository_get_synchronizer (f->door.repository);
  f->open = TRUE;
}

static void
close_door (Fixture *f)
{
  if (f->open)
    door_clear (&f->door);
  f->open = FALSE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->service = fake_service_new ();
  f->url = g_strdup (fake_service_get_url (f->service));
  f->folder = g_dir_make_tmp ("musette-sync-XXXXXX", NULL);
  fake_service_set_athlete (f->service, KEY, "i1");
  fake_service_set_athlete (f->service, OTHER_KEY, "i2");
  open_door (f);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  close_door (f);
  g_clear_pointer (&f->service, fake_service_free);
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->url);
}

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->list));
}

/* The service is this very computer: no reason to be slow. */
static void
hurry (Fixture *f)
{
  MusetteClient *client
      = musette_account_get_client (_musette_repository_get_account (f->door.repository));

  if (client != NULL)
    musette_client_set_unlimited (client, TRUE);
}

static void
restore (Fixture *f)
{
  door_restore (&f->door);
  hurry (f);
}

static gboolean
is_idle (Fixture *f)
{
  const MusetteSyncState state = musette_synchronizer_get_state (f->synchronizer);

  return !musette_activity_list_get_loading (f->list)
         && (state == MUSETTE_SYNC_STATE_IDLE || state == MUSETTE_SYNC_STATE_PENDING);
}

static void
wait_synced (Fixture *f)
{
  MUSETTE_TEST_WAIT (is_idle (f) && musette_synchronizer_get_last_sync (f->synchronizer) > 0);
}

typedef struct
{
  gboolean answered;
  GError *error;
} Answer;

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  musette_synchronizer_sync_finish (MUSETTE_SYNCHRONIZER (source), result, &answer->error);
  answer->answered = TRUE;
}

static GError *
sync_now (Fixture *f, gboolean full)
{
  Answer answer = { 0 };

  musette_synchronizer_sync_async (f->synchronizer, full, NULL, synced_cb, &answer);
  MUSETTE_TEST_WAIT (answer.answered);
  return answer.error;
}

static void
sync_well (Fixture *f, gboolean full)
{
  g_autoptr (GError) error = sync_now (f, full);

  g_assert_no_error (error);
}

static void
stop_service (Fixture *f)
{
  g_clear_pointer (&f->service, fake_service_free);
}

static void
assert_no_doubles (Fixture *f)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < count (f); i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      g_assert_true (g_hash_table_add (seen, g_strdup (musette_activity_get_id (row))));
    }
}

static void
assert_free_of (const char *path, const char *secret)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        assert_free_of (child, secret);
      else if (g_file_get_contents (child, &text, &length, NULL))
        g_assert_null (memmem (text, length, secret, strlen (secret)));
    }
}

static char *
dup_database (Fixture *f, const char *athlete)
{
  g_autoptr (MusetteKnownAccounts) known = musette_known_accounts_new (f->folder);

  return musette_known_accounts_dup_path (known, f->url, athlete);
}

static MusetteFetch *
wait_fetch (MusetteFetch *fetch)
{
  MUSETTE_TEST_WAIT (musette_fetch_get_completed (fetch));
  return fetch;
}

/* Everything once, then again without anybody to ask: neither service nor keyring. */
static void
test_first_then_offline (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteFetch) whole = NULL;
  g_autoptr (MusetteFetch) streams = NULL;
  g_autoptr (MusetteFetch) gear = NULL;
  g_autoptr (MusetteFetch) gear_again = NULL;
  g_autoptr (MusetteGear) bike = NULL;

  fake_service_add_days (f->service, "i1", TODAY, 30);
  fake_service_add (f->service, "i1", "old", "2012-02-03");
  restore (f);
  wait_synced (f);
  g_assert_cmpuint (count (f), ==, 31);
  g_assert_true (musette_activity_list_get_complete (f->list));
  g_assert_true (musette_synchronizer_get_complete (f->synchronizer));
  g_assert_cmpuint (fake_service_get_n_streams (f->service), ==, 31);
  g_assert_cmpuint (fake_service_get_n_wholes (f->service), ==, 31);
  assert_no_doubles (f);
  g_assert_null (musette_repository_get_store_message (f->door.repository));
  gear = wait_fetch (musette_repository_fetch_gear (f->door.repository));
  g_assert_no_error (musette_fetch_get_error (gear));
  close_door (f);
  assert_free_of (f->folder, KEY);

  stop_service (f);
  open_door (f);
  f->door.credentials->slow = TRUE;
  door_restore (&f->door);
  MUSETTE_TEST_WAIT (count (f) == 31 && !musette_activity_list_get_loading (f->list));
  g_assert_true (musette_activity_list_get_complete (f->list));
  MUSETTE_TEST_WAIT (musette_repository_get_athlete (f->door.repository) != NULL);
  whole = wait_fetch (musette_repository_fetch_activity (f->door.repository, "old"));
  g_assert_nonnull (musette_fetch_get_data (whole));
  streams = wait_fetch (musette_repository_fetch_streams (f->door.repository, "old"));
  g_assert_nonnull (musette_fetch_get_data (streams));
  gear_again = wait_fetch (musette_repository_fetch_gear (f->door.repository));
  bike = g_list_model_get_item (musette_fetch_get_data (gear_again), 0);
  g_assert_cmpstr (musette_gear_get_name (bike), ==, "Old Steel");

  fake_credentials_answer (f->door.credentials);
  MUSETTE_TEST_WAIT (musette_synchronizer_get_state (f->synchronizer)
                     == MUSETTE_SYNC_STATE_OFFLINE);
  g_assert_cmpuint (count (f), ==, 31);
}

/* A journal that is left behind has the whole database looked over at the next start. */
static void
test_close (Fixture *f, gconstpointer data)
{
  g_autofree char *database = dup_database (f, "i1");
  g_autofree char *journal = g_strconcat (database, "-wal", NULL);

  fake_service_add_days (f->service, "i1", TODAY, 30);
  restore (f);
  wait_synced (f);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  musette_repository_close (f->door.repository);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_resume (Fixture *f, gconstpointer data)
{
  guint first;
  guint before;

  fake_service_add_days (f->service, "i1", TODAY, 1200);
  musette_synchronizer_set_range (f->synchronizer, MUSETTE_SYNC_RANGE_THREE_YEARS);
  restore (f);
  MUSETTE_TEST_WAIT (count (f) > 60);
  musette_synchronizer_cancel (f->synchronizer);
  g_assert_cmpint (musette_synchronizer_get_state (f->synchronizer), ==, MUSETTE_SYNC_STATE_IDLE);
  g_assert_false (musette_synchronizer_get_complete (f->synchronizer));
  before = count (f);
  first = fake_service_get_n_lists (f->service);
  close_door (f);

  open_door (f);
  MUSETTE_TEST_WAIT (count (f) >= before / 2);
  g_assert_cmpuint (fake_service_get_n_lists (f->service), ==, first);
  restore (f);
  MUSETTE_TEST_WAIT (musette_synchronizer_get_complete (f->synchronizer));
  g_assert_cmpint (musette_synchronizer_get_range (f->synchronizer), ==,
                   MUSETTE_SYNC_RANGE_THREE_YEARS);
  g_assert_cmpint (musette_activity_list_get_oldest (f->list), ==,
                   musette_date_parse ("2023-05-01"));
  assert_no_doubles (f);
}

static void
test_changes_elsewhere (Fixture *f, gconstpointer data)
{
  fake_service_add_days (f->service, "i1", TODAY, 20);
  restore (f);
  wait_synced (f);
  fake_service_remove (f->service, "i1-00003");
  fake_service_rename (f->service, "i1-00004", "Better");
  fake_service_add (f->service, "i1", "late", "2026-05-11");
  sync_well (f, FALSE);
  g_assert_null (musette_activity_list_find (f->list, "i1-00003"));
  g_assert_cmpstr (musette_activity_get_name (musette_activity_list_find (f->list, "i1-00004")), ==,
                   "Better");
  g_assert_nonnull (musette_activity_list_find (f->list, "late"));
  wait_synced (f);
  g_assert_cmpuint (fake_service_get_n_wholes (f->service), ==, 22);
  close_door (f);

  stop_service (f);
  open_door (f);
  door_restore (&f->door);
  MUSETTE_TEST_WAIT (count (f) == 20);
  g_assert_cmpstr (musette_activity_get_name (musette_activity_list_find (f->list, "i1-00004")), ==,
                   "Better");
}

/* Another program that writes the store does not end what is fetched in the background. */
static void
test_store_changed_elsewhere (Fixture *f, gconstpointer data)
{
  fake_service_add_days (f->service, "i1", TODAY, 20);
  door_restore (&f->door);
  MUSETTE_TEST_WAIT (fake_service_get_n_wholes (f->service) > 0);
  g_assert_cmpuint (fake_service_get_n_streams (f->service), <, 20);
  g_signal_emit_by_name (musette_store_keeper_get_store (f->door.repository->keeper),
                         "changed-elsewhere");
  hurry (f);
  MUSETTE_TEST_WAIT (fake_service_get_n_streams (f->service) == 20);
  wait_synced (f);
  g_assert_cmpuint (count (f), ==, 20);
}

/* What is older than a fortnight has its turn too, and at once when all is read again. */
static void
test_full (Fixture *f, gconstpointer data)
{
  fake_service_add_days (f->service, "i1", TODAY, 300);
  musette_synchronizer_set_range (f->synchronizer, MUSETTE_SYNC_RANGE_YEAR);
  restore (f);
  wait_synced (f);
  fake_service_remove (f->service, "i1-00200");
  sync_well (f, TRUE);
  g_assert_cmpuint (count (f), ==, 299);
}

/* Rows that are made or changed here are not in the service's list, or older there. */
static void
test_local_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteActivity) mine = new_test_activity ("new-1", "2026-05-10", "Mine");

  fake_service_add_days (f->service, "i1", TODAY, 20);
  restore (f);
  wait_synced (f);
  _musette_activity_list_put (f->list, mine);
  sync_well (f, TRUE);
  g_assert_nonnull (musette_activity_list_find (f->list, "new-1"));
  g_assert_cmpuint (count (f), ==, 21);
}

static void
test_failures (Fixture *f, gconstpointer data)
{
  const guint status = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  fake_service_add_days (f->service, "i1", TODAY, 700);
  musette_synchronizer_set_range (f->synchronizer, MUSETTE_SYNC_RANGE_YEAR);
  fake_service_fail (f->service, status, 2, 1000);
  door_restore (&f->door);
  musette_client_set_time_factor (
      musette_account_get_client (_musette_repository_get_account (f->door.repository)), 0.0001);
  MUSETTE_TEST_WAIT (musette_synchronizer_get_error (f->synchronizer) != NULL);
  g_assert_cmpint (musette_synchronizer_get_state (f->synchronizer), ==,
                   status == 429 ? MUSETTE_SYNC_STATE_WAITING : MUSETTE_SYNC_STATE_ERROR);
  g_assert_cmpuint (count (f), >=, 40);
  g_assert_false (musette_synchronizer_get_complete (f->synchronizer));
  fake_service_fail (f->service, status, 0, 0);
  hurry (f);
  sync_well (f, FALSE);
  g_assert_null (musette_synchronizer_get_error (f->synchronizer));
  g_assert_true (musette_synchronizer_get_complete (f->synchronizer));
  assert_no_doubles (f);
}

/* The fixture's clock strikes twelve. */
static void
test_midnight (Fixture *f, gconstpointer data)
{
  guint lists;

  fake_service_add_days (f->service, "i1", TODAY, 5);
  restore (f);
  wait_synced (f);
  lists = fake_service_get_n_lists (f->service);
  fake_service_add (f->service, "i1", "next", "2026-05-13");
  musette_clock_set_fixed (f->door.clock, musette_local_time_parse ("2026-05-13T00:00:10"));
  MUSETTE_TEST_WAIT (musette_activity_list_find (f->list, "next") != NULL);
  g_assert_cmpuint (fake_service_get_n_lists (f->service), >, lists);
}

static void
test_zones (Fixture *f, gconstpointer data)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC" };
  g_autofree char *before = g_strdup (g_getenv ("TZ"));

  /* The athlete's day may be two ahead of the computer's. */
  fake_service_add_days (f->service, "i1", "2026-05-14", 20);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (MusetteActivity) first = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      restore (f);
      wait_synced (f);
      g_assert_cmpuint (count (f), ==, 20);
      first = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
      g_assert_cmpint (musette_activity_get_date (first), ==, musette_date_parse ("2026-05-14"));
      close_door (f);
      open_door (f);
    }
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

/* Damage that shows only while the data is read is told, too, and the data fetched anew. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *database = dup_database (f, "i1");
  g_autofree char *wal = g_strconcat (database, "-wal", NULL);
  g_autofree char *content = NULL;
  gsize length;

  fake_service_add_days (f->service, "i1", TODAY, 60);
  restore (f);
  wait_synced (f);
  close_door (f);
  MUSETTE_TEST_WAIT (!g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (database, &content, &length, NULL));
  memset (content + 8192, 'x', length - 8192);
  g_assert_true (g_file_set_contents (database, content, (gssize) length, NULL));
  open_door (f);
  restore (f);
  wait_synced (f);
  g_assert_cmpuint (count (f), ==, 60);
  g_assert_nonnull (strstr (musette_repository_get_store_message (f->door.repository), "damaged"));
}

/* Where a folder cannot be made, Musette works from memory and says so. */
static void
test_no_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *database = dup_database (f, "i1");
  g_autofree char *parent = g_path_get_dirname (database);

  g_file_set_contents (parent, "a file", -1, NULL);
  fake_service_add_days (f->service, "i1", TODAY, 5);
  restore (f);
  wait_synced (f);
  g_assert_cmpuint (count (f), ==, 5);
  g_assert_nonnull (musette_repository_get_store_message (f->door.repository));
  g_assert_cmpuint (fake_service_get_n_streams (f->service), ==, 0);
}

/* The version of a database stands at byte 60 of its file. */
static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autofree char *database = dup_database (f, "i1");
  g_autofree char *journal = g_strconcat (database, "-wal", NULL);
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  gsize length;
  gsize length_after;

  fake_service_add_days (f->service, "i1", TODAY, 5);
  restore (f);
  wait_synced (f);
  close_door (f);
  MUSETTE_TEST_WAIT (!g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (database, &text, &length, NULL));
  memcpy (text + 60, "\x00\x00\x27\x0f", 4);
  g_assert_true (g_file_set_contents (database, text, (gssize) length, NULL));

  open_door (f);
  restore (f);
  wait_synced (f);
  g_assert_cmpuint (count (f), ==, 5);
  g_assert_nonnull (strstr (musette_repository_get_store_message (f->door.repository), "newer"));
  close_door (f);
  g_assert_true (g_file_get_contents (database, &after, &length_after, NULL));
  g_assert_cmpmem (text, length, after, length_after);
}

static void
note_slice_cb (GListModel *model, guint position, guint removed, guint added, guint *largest)
{
  *largest = MAX (*largest, added);
}

/* Years go into the list in slices, so that the window stays alive. */
static void
test_many (Fixture *f, gconstpointer data)
{
  guint largest = 0;

  fake_service_add_many (f->service, "i1", TODAY, 20000, 5);
  restore (f);
  MUSETTE_TEST_WAIT (musette_synchronizer_get_complete (f->synchronizer));
  MUSETTE_TEST_WAIT (count (f) == 20000);
  assert_no_doubles (f);
  musette_synchronizer_cancel (f->synchronizer);
  close_door (f);
  stop_service (f);
  open_door (f);
  g_signal_connect (f->list, "items-changed", G_CALLBACK (note_slice_cb), &largest);
  MUSETTE_TEST_WAIT (count (f) == 20000);
  g_assert_cmpuint (largest, <, 600);
  assert_no_doubles (f);
}

static void
test_two_athletes (Fixture *f, gconstpointer data)
{
  fake_service_add_days (f->service, "i1", TODAY, 10);
  fake_service_add_days (f->service, "i2", TODAY, 3);
  restore (f);
  wait_synced (f);
  g_assert_cmpuint (count (f), ==, 10);
  door_sign_in (&f->door, OTHER_KEY, NULL, TRUE);
  hurry (f);
  MUSETTE_TEST_WAIT (count (f) == 3);
  wait_synced (f);
  g_assert_nonnull (musette_activity_list_find (f->list, "i2-00001"));
  g_assert_null (musette_activity_list_find (f->list, "i1-00001"));
  close_door (f);

  /* The keyring was changed behind our back: what is shown first is not what stays. */
  open_door (f);
  MUSETTE_TEST_WAIT (count (f) == 3);
  restore (f);
  MUSETTE_TEST_WAIT (count (f) == 10);
  g_assert_null (musette_activity_list_find (f->list, "i2-00001"));
  wait_synced (f);
  door_sign_out (&f->door);
  g_assert_cmpuint (count (f), ==, 0);
  close_door (f);
  open_door (f);
  f->door.credentials->slow = TRUE;
  door_restore (&f->door);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count (f), ==, 0);
  fake_credentials_answer (f->door.credentials);
}

static void
test_signed_out (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = sync_now (f, FALSE);

  g_assert_nonnull (error);
  g_assert_false (musette_activity_list_get_loading (f->list));
}

static void
test_estimate (void)
{
  g_assert_cmpuint (musette_synchronizer_estimate_s (MUSETTE_SYNC_RANGE_YEAR), <,
                    musette_synchronizer_estimate_s (MUSETTE_SYNC_RANGE_THREE_YEARS));
  g_assert_cmpuint (musette_synchronizer_estimate_s (MUSETTE_SYNC_RANGE_THREE_YEARS), <,
                    musette_synchronizer_estimate_s (MUSETTE_SYNC_RANGE_EVERYTHING));
}

static void
add (const char *name, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/sync/synchronizer/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("first-then-offline", NULL, test_first_then_offline);
  add ("close", NULL, test_close);
  add ("resume", NULL, test_resume);
  add ("changes-elsewhere", NULL, test_changes_elsewhere);
  add ("store-changed-elsewhere", NULL, test_store_changed_elsewhere);
  add ("full", NULL, test_full);
  add ("local-rows", NULL, test_local_rows);
  add ("failure-500", GUINT_TO_POINTER (500), test_failures);
  add ("failure-429", GUINT_TO_POINTER (429), test_failures);
  add ("failure-422", GUINT_TO_POINTER (422), test_failures);
  add ("midnight", NULL, test_midnight);
  add ("zones", NULL, test_zones);
  add ("damaged", NULL, test_damaged);
  add ("no-folder", NULL, test_no_folder);
  add ("newer", NULL, test_newer);
  add ("many", NULL, test_many);
  add ("two-athletes", NULL, test_two_athletes);
  add ("signed-out", NULL, test_signed_out);
  g_test_add_func ("/sync/synchronizer/estimate", test_estimate);
  return g_test_run ();
}
