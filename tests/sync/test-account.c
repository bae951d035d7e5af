/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Signing in and out, against a server that says what the test wrote down. */
#include "musette-athlete.h"
#include "musette-error.h"
#include "musette-test-server.h"
#include "musette-test.h"
#include "repository-fixture.h"

#define KEY "k3y0123456789"
#define KEY_BASIC "Basic QVBJX0tFWTprM3kwMTIzNDU2Nzg5"
#define ATHLETE "{\"id\":\"i42\",\"name\":\"Ada\"}"
#define UNAUTHORIZED "{\"status\":401,\"error\":\"Unauthorized\"}"
#define FORBIDDEN "{\"status\":403,\"error\":\"Access denied\"}"

typedef struct
{
  MusetteTestServer *server;
  Door door;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = musette_test_server_new ();
  door_init (&f->door, musette_test_server_get_url (f->server));
  musette_test_server_set_default (f->server, &(MusetteTestReply){ .body = ATHLETE });
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  door_clear (&f->door);
  musette_test_server_free (f->server);
}

static void
always (Fixture *f, guint status, const char *body)
{
  musette_test_server_set_default (f->server,
                                   &(MusetteTestReply){ .status = status, .body = body });
}

static void
push (Fixture *f, guint status, const char *body)
{
  musette_test_server_push (f->server, &(MusetteTestReply){ .status = status, .body = body });
}

static void
expect_header (Fixture *f, const char *expected)
{
  guint last = musette_test_server_get_count (f->server) - 1;
  g_autofree char *header = musette_test_server_dup_header (f->server, last, "Authorization");

  g_assert_cmpstr (header, ==, expected);
}

static void
test_sign_in (Fixture *f, gconstpointer data)
{
  MusetteAthlete *athlete;

  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_UNKNOWN);
  door_sign_in (&f->door, KEY, NULL, TRUE);
  g_assert_no_error (f->door.error);
  g_assert_true (f->door.done);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  athlete = musette_repository_get_athlete (f->door.repository);
  g_assert_cmpstr (musette_athlete_get_name (athlete), ==, "Ada");
  g_assert_false (musette_repository_get_session_only (f->door.repository));

  /* One request tests the key; what is kept is the key itself. */
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 1);
  g_assert_cmpuint (f->door.credentials->n_stored, ==, 1);
  g_assert_cmpstr (musette_credential_get_secret (f->door.credentials->credential), ==, KEY);
}

static void
test_pasted_forms (Fixture *f, gconstpointer data)
{
  const struct
  {
    const char *text;
    const char *header;
  } cases[] = {
    { "  " KEY "\n", KEY_BASIC },
    { "API_KEY:" KEY, KEY_BASIC },
    { "Authorization: " KEY_BASIC, KEY_BASIC },
    { "ApiKey API_KEY:" KEY, KEY_BASIC },
    { "Authorization: Bearer tok3n", "Bearer tok3n" },
    { "curl -u API_KEY:" KEY " https://intervals.icu/api/v1/athlete/i77/activities.csv",
      KEY_BASIC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      door_sign_in (&f->door, cases[i].text, NULL, TRUE);
      g_assert_no_error (f->door.error);
      expect_header (f, cases[i].header);
    }
  g_assert_cmpstr (f->door.credentials->athlete_id, ==, "i77");
}

static void
test_athlete_id (Fixture *f, gconstpointer data)
{
  g_autofree char *target = NULL;

  door_sign_in (&f->door, KEY, " i99 ", TRUE);
  g_assert_no_error (f->door.error);
  target = musette_test_server_dup_request (f->server, 0);
  g_assert_cmpstr (target, ==, "/api/v1/athlete/i99");
  g_assert_cmpstr (f->door.credentials->athlete_id, ==, "i99");
}

static void
test_not_a_key (Fixture *f, gconstpointer data)
{
  door_sign_in (&f->door, "no key at all", NULL, TRUE);
  g_assert_error (f->door.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_INVALID);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 0);
}

static void
test_wrong_key (Fixture *f, gconstpointer data)
{
  always (f, 401, UNAUTHORIZED);
  door_sign_in (&f->door, KEY, NULL, TRUE);
  g_assert_error (f->door.error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED);
  g_assert_null (strstr (f->door.error->message, KEY));
  g_assert_cmpuint (f->door.credentials->n_stored, ==, 0);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_UNKNOWN);
}

static void
test_token_without_settings (Fixture *f, gconstpointer data)
{
  always (f, 403, FORBIDDEN);
  door_sign_in (&f->door, "Bearer tok3n", NULL, TRUE);
  g_assert_no_error (f->door.error);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_assert_null (musette_repository_get_athlete (f->door.repository));
  g_assert_cmpint (musette_repository_get_credential_kind (f->door.repository), ==,
                   MUSETTE_CREDENTIAL_TOKEN);

  /* A key may read its owner: here 403 says that the athlete is the wrong one. */
  door_sign_in (&f->door, KEY, "i99", TRUE);
  g_assert_error (f->door.error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN);
}

static void
test_session_only (Fixture *f, gconstpointer data)
{
  door_sign_in (&f->door, KEY, NULL, FALSE);
  g_assert_no_error (f->door.error);
  g_assert_true (musette_repository_get_session_only (f->door.repository));
  g_assert_cmpuint (f->door.credentials->n_stored, ==, 0);
}

static void
test_keyring_absent (Fixture *f, gconstpointer data)
{
  f->door.credentials->absent = TRUE;
  door_restore (&f->door);
  g_assert_error (f->door.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT);

  door_sign_in (&f->door, KEY, NULL, TRUE);
  g_assert_error (f->door.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT);

  g_assert_true (musette_repository_keep_for_session (f->door.repository));
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_assert_true (musette_repository_get_session_only (f->door.repository));
  g_assert_nonnull (musette_repository_get_athlete (f->door.repository));
  g_assert_false (musette_repository_keep_for_session (f->door.repository));
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 1);

  /* There is nothing to remove, so the absent keyring is not asked. */
  door_sign_out (&f->door);
  g_assert_no_error (f->door.error);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
}

static void
test_keyring_locked (Fixture *f, gconstpointer data)
{
  f->door.credentials->locked = TRUE;
  fake_credentials_put (f->door.credentials, KEY, "i42");
  door_restore (&f->door);
  g_assert_error (f->door.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 0);

  door_unlock (&f->door);
  g_assert_no_error (f->door.error);
  g_assert_true (f->door.done);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  expect_header (f, KEY_BASIC);
}

static void
test_locked_while_storing (Fixture *f, gconstpointer data)
{
  f->door.credentials->locked = TRUE;
  door_sign_in (&f->door, KEY, NULL, TRUE);
  g_assert_error (f->door.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED);

  door_unlock (&f->door);
  g_assert_no_error (f->door.error);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_assert_cmpuint (f->door.credentials->n_stored, ==, 1);
  g_assert_false (musette_repository_get_session_only (f->door.repository));
}

static void
test_restore_nothing (Fixture *f, gconstpointer data)
{
  door_restore (&f->door);
  g_assert_no_error (f->door.error);
  g_assert_false (f->door.done);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 0);
}

static void
test_restore (Fixture *f, gconstpointer data)
{
  fake_credentials_put (f->door.credentials, KEY, "i42");
  door_restore (&f->door);
  g_assert_no_error (f->door.error);
  g_assert_true (f->door.done);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_assert_nonnull (musette_repository_get_athlete (f->door.repository));
  expect_header (f, KEY_BASIC);
}

static void
test_restore_rejected (Fixture *f, gconstpointer data)
{
  always (f, 401, UNAUTHORIZED);
  fake_credentials_put (f->door.credentials, KEY, "i42");
  door_restore (&f->door);
  g_assert_error (f->door.error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_KEY_REJECTED);
  g_assert_cmpint (musette_repository_get_connection (f->door.repository), ==,
                   MUSETTE_CONNECTION_ONLINE);

  /* A new key mends it. */
  always (f, 200, ATHLETE);
  door_sign_in (&f->door, "another", NULL, TRUE);
  g_assert_no_error (f->door.error);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
}

/* Not asking whose key it is: for the command line. */
static void
test_restore_unchecked (Fixture *f, gconstpointer data)
{
  fake_credentials_put (f->door.credentials, KEY, "i42");
  musette_repository_set_check_keys (f->door.repository, FALSE);
  door_restore (&f->door);
  g_assert_true (f->door.done);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 0);
}

/* The keyring takes its time, and somebody signs in by hand meanwhile. */
static void
test_slow_keyring (Fixture *f, gconstpointer data)
{
  fake_credentials_put (f->door.credentials, "old", "i1");
  f->door.credentials->slow = TRUE;
  door_restore (&f->door);
  g_assert_false (f->door.answered);
  door_sign_in (&f->door, KEY, NULL, FALSE);
  g_assert_no_error (f->door.error);

  door_forget_answer (&f->door);
  fake_credentials_answer (f->door.credentials);
  MUSETTE_TEST_WAIT (f->door.answered);
  g_assert_true (f->door.done);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_assert_true (musette_repository_get_session_only (f->door.repository));
}

static void
test_sign_out (Fixture *f, gconstpointer data)
{
  door_sign_in (&f->door, KEY, NULL, TRUE);
  door_sign_out (&f->door);
  g_assert_no_error (f->door.error);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
  g_assert_null (musette_repository_get_athlete (f->door.repository));
  g_assert_cmpuint (f->door.credentials->n_cleared, ==, 1);
  g_assert_null (f->door.credentials->credential);
}

static MusetteFetch *
fetch_activity (Fixture *f)
{
  MusetteFetch *fetch = musette_repository_fetch_activity (f->door.repository, "i1");

  MUSETTE_TEST_WAIT (musette_fetch_get_completed (fetch));
  return fetch;
}

/* The key is withdrawn while the app runs: what was read stays readable. */
static void
test_rejected_later (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteFetch) before = NULL;
  g_autoptr (MusetteFetch) after = NULL;

  door_sign_in (&f->door, KEY, NULL, TRUE);
  push (f, 200, "{\"id\":\"i1\",\"name\":\"Ride\"}");
  before = fetch_activity (f);
  g_assert_nonnull (musette_fetch_get_data (before));

  always (f, 401, UNAUTHORIZED);
  after = fetch_activity (f);
  g_assert_error (musette_fetch_get_error (after), MUSETTE_API_ERROR,
                  MUSETTE_API_ERROR_UNAUTHORIZED);
  g_assert_true (musette_fetch_get_data (after) == musette_fetch_get_data (before));
  g_assert_true (musette_fetch_get_from_cache (after));
  MUSETTE_TEST_WAIT (musette_repository_get_account_state (f->door.repository)
                     == MUSETTE_ACCOUNT_STATE_KEY_REJECTED);
  g_assert_nonnull (musette_repository_get_athlete (f->door.repository));
}

/* 401 for one thing only is no reason to sign anybody out. */
static void
test_rejected_in_one_area (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteFetch) fetch = NULL;

  door_sign_in (&f->door, KEY, NULL, TRUE);
  push (f, 401, UNAUTHORIZED);
  fetch = fetch_activity (f);
  g_assert_error (musette_fetch_get_error (fetch), MUSETTE_API_ERROR,
                  MUSETTE_API_ERROR_UNAUTHORIZED);
  MUSETTE_TEST_WAIT (musette_test_server_get_count (f->server) == 3);
  MUSETTE_TEST_WAIT (!musette_repository_get_busy (f->door.repository));
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
}

static void
test_other_athlete (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteFetch) before = NULL;
  g_autoptr (MusetteFetch) after = NULL;

  door_sign_in (&f->door, KEY, NULL, TRUE);
  push (f, 200, "{\"id\":\"i1\",\"name\":\"Ride\"}");
  before = fetch_activity (f);
  g_assert_nonnull (musette_fetch_get_data (before));

  /* Nothing of Ada's may be left for Bob. */
  push (f, 200, "{\"id\":\"i43\",\"name\":\"Bob\"}");
  door_sign_in (&f->door, "bobskey", NULL, TRUE);
  g_assert_no_error (f->door.error);
  push (f, 404, "{\"status\":404,\"error\":\"Activity not found\"}");
  after = fetch_activity (f);
  g_assert_error (musette_fetch_get_error (after), MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND);
  g_assert_null (musette_fetch_get_data (after));
}

static void
test_set_server (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  door_sign_in (&f->door, KEY, NULL, TRUE);
  g_assert_false (
      musette_repository_set_server (f->door.repository, "http://intervals.icu", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_SIGNED_IN);

  /* The key of one server never goes to another. */
  g_assert_true (musette_repository_set_server (f->door.repository, "https://example.org", NULL));
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_UNKNOWN);
  g_assert_cmpstr (musette_repository_get_server (f->door.repository), ==, "https://example.org");
  g_assert_null (musette_repository_get_athlete (f->door.repository));
}

/* The server changes while the key is being tested: the key must not follow. */
static void
test_set_server_meanwhile (Fixture *f, gconstpointer data)
{
  MusetteTestServer *other = musette_test_server_new ();

  musette_test_server_set_default (other, &(MusetteTestReply){ .body = ATHLETE });
  door_begin_sign_in (&f->door, KEY, NULL, TRUE);
  g_assert_true (musette_repository_set_server (f->door.repository,
                                                musette_test_server_get_url (other), NULL));
  MUSETTE_TEST_WAIT (f->door.answered);

  g_assert_error (f->door.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (f->door.credentials->n_stored, ==, 0);
  door_assert_state (&f->door, MUSETTE_ACCOUNT_STATE_UNKNOWN);
  g_assert_cmpuint (musette_test_server_get_count (other), ==, 0);
  musette_test_server_free (other);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/sync/account/%s", name);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("sign-in", test_sign_in);
  add ("pasted-forms", test_pasted_forms);
  add ("athlete-id", test_athlete_id);
  add ("not-a-key", test_not_a_key);
  add ("wrong-key", test_wrong_key);
  add ("token-without-settings", test_token_without_settings);
  add ("session-only", test_session_only);
  add ("keyring-absent", test_keyring_absent);
  add ("keyring-locked", test_keyring_locked);
  add ("locked-while-storing", test_locked_while_storing);
  add ("restore-nothing", test_restore_nothing);
  add ("restore", test_restore);
  add ("restore-rejected", test_restore_rejected);
  add ("restore-unchecked", test_restore_unchecked);
  add ("slow-keyring", test_slow_keyring);
  add ("sign-out", test_sign_out);
  add ("rejected-later", test_rejected_later);
  add ("rejected-in-one-area", test_rejected_in_one_area);
  add ("other-athlete", test_other_athlete);
  add ("set-server", test_set_server);
  add ("set-server-meanwhile", test_set_server_meanwhile);
  return g_test_run ();
}
