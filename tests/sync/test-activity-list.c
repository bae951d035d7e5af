/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* The list of activities and the fetches, against the local service. */
#include "musette-athlete.h"
#include "musette-error.h"
#include "musette-simulator.h"
#include "musette-stream-set.h"
#include "musette-test.h"
#include "repository-fixture.h"
#include "sync-fixture.h"

#define TODAY "2026-05-12"

typedef struct
{
  MusetteSimulator *simulator;
  Door door;
  MusetteActivityList *list;
} Fixture;

static void
start_with_faults (Fixture *f, const char *const *faults)
{
  const MusetteSimulatorOptions options = { .seed = 1, .today = musette_date_parse (TODAY) };
  g_autoptr (GError) error = NULL;

  f->simulator = musette_simulator_new (&options);
  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    musette_simulator_add_fault (f->simulator, faults[i], &error);
  g_assert_no_error (error);
  musette_simulator_start (f->simulator, &error);
  g_assert_no_error (error);
  door_init (&f->door, musette_simulator_get_url (f->simulator));
  fake_credentials_put (f->door.credentials, musette_simulator_get_key (f->simulator), "0");
  f->list = musette_repository_get_activities (f->door.repository);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  start_with_faults (f, data);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  door_clear (&f->door);
  musette_simulator_stop (f->simulator);
  g_object_unref (f->simulator);
}

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->list));
}

static gboolean
is_loaded (gpointer data)
{
  Fixture *f = data;
  const MusetteSyncState state
      = musette_synchronizer_get_state (musette_repository_get_synchronizer (f->door.repository));

  return !musette_activity_list_get_loading (f->list) && state != MUSETTE_SYNC_STATE_SYNCING
         && state != MUSETTE_SYNC_STATE_WAITING;
}

/* Three years take their time with sanitizers. */
static void
wait_loaded (Fixture *f)
{
  g_assert_true (musette_test_wait_until (is_loaded, f, 100));
}

static void
load_all (Fixture *f)
{
  door_restore (&f->door);
  g_assert_no_error (f->door.error);
  wait_loaded (f);
  for (guint i = 0; i < 20 && !musette_activity_list_get_complete (f->list); i++)
    {
      musette_activity_list_load_more (f->list);
      wait_loaded (f);
    }
}

static void
assert_in_order (Fixture *f)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MusetteLocalTime before = G_MAXINT64;

  for (guint i = 0; i < count (f); i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      g_assert_cmpint (musette_activity_get_start_local (row), <=, before);
      before = musette_activity_get_start_local (row);
      g_assert_true (g_hash_table_add (seen, g_strdup (musette_activity_get_id (row))));
      g_assert_true (musette_activity_list_find (f->list, musette_activity_get_id (row)) == row);
    }
}

static void
test_all_years (Fixture *f, gconstpointer data)
{
  /* Without an account nothing is read. */
  g_assert_false (musette_activity_list_get_loading (f->list));
  musette_activity_list_load_more (f->list);
  g_assert_false (musette_activity_list_get_loading (f->list));

  /* The newest are there before the rest. */
  door_restore (&f->door);
  g_assert_no_error (f->door.error);
  MUSETTE_TEST_WAIT (count (f) > 0);
  g_assert_cmpint (musette_activity_list_get_oldest (f->list), >, musette_date_parse (TODAY) - 50);
  wait_loaded (f);
  g_assert_null (musette_activity_list_get_error (f->list));
  g_assert_true (musette_activity_list_get_complete (f->list));
  g_assert_cmpint (musette_activity_list_get_oldest (f->list), <,
                   musette_date_parse (TODAY) - 2 * 365);
  assert_in_order (f);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  (*n)++;
}

static void
test_older (Fixture *f, gconstpointer data)
{
  guint all;
  guint changes = 0;
  guint stubs = 0;
  gulong handler;

  load_all (f);
  all = count (f);
  g_assert_true (musette_activity_list_get_complete (f->list));
  g_assert_cmpint (musette_activity_list_get_oldest (f->list), <,
                   musette_date_parse (TODAY) - 2 * 365);
  assert_in_order (f);

  /* What cannot be read is in the list as well. */
  for (guint i = 0; i < all; i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      stubs += musette_activity_is_stub (row);
    }
  g_assert_cmpuint (stubs, >, 0);

  /* Reading again changes nothing, so nothing is told. */
  handler = g_signal_connect (f->list, "items-changed", G_CALLBACK (changed_cb), &changes);
  musette_activity_list_refresh (f->list);
  wait_loaded (f);
  g_assert_cmpuint (count (f), ==, all);
  g_assert_cmpuint (changes, ==, 0);
  g_assert_true (musette_activity_list_get_complete (f->list));
  g_signal_handler_disconnect (f->list, handler);
}

static void
test_sign_out (Fixture *f, gconstpointer data)
{
  door_restore (&f->door);
  wait_loaded (f);
  g_assert_cmpuint (count (f), >, 0);
  door_sign_out (&f->door);
  g_assert_cmpuint (count (f), ==, 0);
  g_assert_false (musette_activity_list_get_loading (f->list));
}

static void
test_broken (Fixture *f, gconstpointer data)
{
  guint rows;

  door_restore (&f->door);
  wait_loaded (f);
  g_assert_nonnull (musette_activity_list_get_error (f->list));
  g_assert_true (musette_activity_list_get_error (f->list)->domain != 0);
  rows = count (f);

  /* It goes on where it stopped, and the error goes away. */
  MUSETTE_TEST_WAIT (!musette_repository_get_busy (f->door.repository));
  musette_activity_list_load_more (f->list);
  wait_loaded (f);
  g_assert_null (musette_activity_list_get_error (f->list));
  g_assert_cmpuint (count (f), >, rows);
  g_assert_cmpint (musette_repository_get_connection (f->door.repository), ==,
                   MUSETTE_CONNECTION_ONLINE);
  assert_in_order (f);
}

static void
test_waiting (Fixture *f, gconstpointer data)
{
  door_restore (&f->door);
  MUSETTE_TEST_WAIT (musette_repository_get_connection (f->door.repository)
                     == MUSETTE_CONNECTION_WAITING);
  g_assert_cmpuint (musette_repository_get_waiting_s (f->door.repository), >, 0);
  g_assert_nonnull (musette_repository_get_connection_message (f->door.repository));
  wait_loaded (f);
  g_assert_null (musette_activity_list_get_error (f->list));
  g_assert_cmpint (musette_repository_get_connection (f->door.repository), ==,
                   MUSETTE_CONNECTION_ONLINE);
  g_assert_null (musette_repository_get_connection_message (f->door.repository));
  g_assert_cmpuint (count (f), >, 0);
}

static MusetteActivity *
find_ride (Fixture *f)
{
  for (guint i = 0; i < count (f); i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      if (g_strcmp0 (musette_activity_get_activity_type (row), "Ride") == 0
          && !musette_activity_is_stub (row))
        return row;
    }
  g_assert_not_reached ();
}

static void
test_fetches (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteFetch) activity = NULL;
  g_autoptr (MusetteFetch) streams = NULL;
  g_autoptr (MusetteFetch) again = NULL;
  g_autoptr (MusetteFetch) settings = NULL;
  g_autoptr (MusetteFetch) curves = NULL;
  MusetteThresholds thresholds;
  const char *id;

  door_restore (&f->door);
  wait_loaded (f);
  id = musette_activity_get_id (find_ride (f));
  activity = musette_repository_fetch_activity (f->door.repository, id);
  streams = musette_repository_fetch_streams (f->door.repository, id);
  settings = musette_repository_fetch_sport_settings (f->door.repository);
  curves = musette_repository_fetch_power_curves (f->door.repository, "Ride", "42d");
  MUSETTE_TEST_WAIT (musette_fetch_get_completed (activity) && musette_fetch_get_completed (streams)
                     && musette_fetch_get_completed (settings)
                     && musette_fetch_get_completed (curves));
  g_assert_no_error (musette_fetch_get_error (activity));
  g_assert_no_error (musette_fetch_get_error (streams));
  g_assert_no_error (musette_fetch_get_error (settings));
  g_assert_no_error (musette_fetch_get_error (curves));
  g_assert_cmpstr (musette_activity_get_id (musette_fetch_get_data (activity)), ==, id);
  g_assert_nonnull (musette_activity_get_intervals (musette_fetch_get_data (activity)));
  g_assert_cmpuint (musette_stream_set_get_length (musette_fetch_get_data (streams)), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (musette_fetch_get_data (settings)), >, 1);
  g_assert_cmpuint (g_list_model_get_n_items (musette_fetch_get_data (curves)), ==, 1);
  g_assert_true (musette_repository_get_thresholds (
      f->door.repository, musette_fetch_get_data (activity), &thresholds));
  g_assert_cmpfloat (thresholds.ftp_w, >, 0);

  /* The second time it is there at once, and stays the same object when it is the same ride. */
  again = musette_repository_fetch_streams (f->door.repository, id);
  MUSETTE_TEST_WAIT (musette_fetch_get_data (again) != NULL);
  g_assert_true (musette_fetch_get_from_cache (again));
  MUSETTE_TEST_WAIT (musette_fetch_get_completed (again));
  g_assert_false (musette_fetch_get_from_cache (again));
  g_assert_true (musette_fetch_get_data (again) == musette_fetch_get_data (streams));
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteFetch) fetch = NULL;

  door_restore (&f->door);
  wait_loaded (f);
  fetch = musette_repository_fetch_streams (f->door.repository,
                                            musette_activity_get_id (find_ride (f)));
  musette_test_iterate ();
  musette_fetch_cancel (fetch);
  g_assert_true (musette_fetch_get_completed (fetch));
  MUSETTE_TEST_WAIT (!musette_repository_get_busy (f->door.repository));
  g_assert_null (musette_fetch_get_data (fetch));
  g_assert_cmpint (musette_repository_get_connection (f->door.repository), ==,
                   MUSETTE_CONNECTION_ONLINE);
}

static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteCredential) key = musette_credential_new (
      MUSETTE_CREDENTIAL_API_KEY, musette_simulator_get_key (f->simulator));
  g_auto (Door) door = { 0 };
  MusetteActivityList *list;
  g_autoptr (GError) error = NULL;

  door_init (&door, "https://intervals.icu");
  list = musette_repository_get_activities (door.repository);
  g_assert_true (musette_repository_start_demo (
      door.repository, musette_simulator_get_url (f->simulator), key, &error));
  g_assert_no_error (error);
  g_assert_true (musette_repository_get_demo (door.repository));
  MUSETTE_TEST_WAIT (musette_repository_get_athlete (door.repository) != NULL);
  MUSETTE_TEST_WAIT (!musette_activity_list_get_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 0);

  /* Another server is the one to go back to; the demo goes on. */
  g_assert_true (musette_repository_set_server (door.repository, "https://example.org", NULL));
  g_assert_true (musette_repository_get_demo (door.repository));
  g_assert_cmpstr (musette_repository_get_server (door.repository), ==,
                   musette_simulator_get_url (f->simulator));

  musette_repository_end_demo (door.repository);
  g_assert_false (musette_repository_get_demo (door.repository));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpstr (musette_repository_get_server (door.repository), ==, "https://example.org");
  MUSETTE_TEST_WAIT (musette_repository_get_account_state (door.repository)
                     == MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
  g_assert_cmpuint (door.credentials->n_stored + door.credentials->n_cleared, ==, 0);
}

static void
add (const char *name, const char *const *faults, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/sync/activity-list/%s", name);

  g_test_add (path, Fixture, faults, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  static const char *const cut[] = { "cutchunk@*/activities*:1", NULL };
  static const char *const html[] = { "html@*/activities*:1", NULL };
  static const char *const garbage[] = { "garbage@*/activities*:1", NULL };
  static const char *const refused[] = { "404@*/activities*:1", NULL };
  static const char *const limited[] = { "429/2@*/activities*:1", NULL };

  g_test_init (&argc, &argv, NULL);

  add ("all-years", NULL, test_all_years);
  add ("older", NULL, test_older);
  add ("sign-out", NULL, test_sign_out);
  add ("cut", cut, test_broken);
  add ("html", html, test_broken);
  add ("garbage", garbage, test_broken);
  add ("refused", refused, test_broken);
  add ("waiting", limited, test_waiting);
  add ("fetches", NULL, test_fetches);
  add ("cancel", NULL, test_cancel);
  add ("demo", NULL, test_demo);
  return g_test_run ();
}
