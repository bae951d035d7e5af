/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Memory and libsecret's file, neither of which needs a bus. */
#include <glib/gstdio.h>

#include "credentials-fixture.h"
#include "musette-error.h"
#include "musette-memory-credentials.h"
#include "musette-secret-credentials.h"
#include "musette-test.h"

#define SERVER "https://intervals.icu"
#define OTHER_SERVER "http://127.0.0.1:8080"

typedef MusetteCredentials *(*NewFunc) (void);

/* libsecret 0.20 forgets the entity tag of each keyring file that it writes: 28 bytes, allocated
 * deep in GIO where no suppression can name them. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}

static void
test_round_trip (gconstpointer data)
{
  g_autoptr (MusetteCredentials) credentials = ((NewFunc) data) ();
  g_auto (Answer) answer = { 0 };

  test_lookup (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_null (answer.credential);

  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_API_KEY, "sesame", &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.done);

  test_lookup (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (musette_credential_get_secret (answer.credential), ==, "sesame");
  g_assert_cmpint (musette_credential_get_kind (answer.credential), ==, MUSETTE_CREDENTIAL_API_KEY);
  g_assert_cmpstr (answer.athlete_id, ==, "i42");

  test_lookup (credentials, OTHER_SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_null (answer.credential);

  test_clear (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.done);
  test_lookup (credentials, SERVER, &answer);
  g_assert_null (answer.credential);
}

static void
test_replace (gconstpointer data)
{
  g_autoptr (MusetteCredentials) credentials = ((NewFunc) data) ();
  g_auto (Answer) answer = { 0 };

  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_API_KEY, "old", &answer);
  g_assert_true (answer.done);
  test_store (credentials, SERVER, "i43", MUSETTE_CREDENTIAL_TOKEN, "new", &answer);
  g_assert_true (answer.done);

  test_lookup (credentials, SERVER, &answer);
  g_assert_cmpstr (musette_credential_get_secret (answer.credential), ==, "new");
  g_assert_cmpint (musette_credential_get_kind (answer.credential), ==, MUSETTE_CREDENTIAL_TOKEN);
  g_assert_cmpstr (answer.athlete_id, ==, "i43");

  test_clear (credentials, SERVER, &answer);
  test_lookup (credentials, SERVER, &answer);
  g_assert_null (answer.credential);
}

static void
test_clear_nothing (gconstpointer data)
{
  g_autoptr (MusetteCredentials) credentials = ((NewFunc) data) ();
  g_auto (Answer) answer = { 0 };

  test_clear (credentials, "https://nobody.example", &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.done);
}

static void
test_cancel (gconstpointer data)
{
  g_autoptr (MusetteCredentials) credentials = ((NewFunc) data) ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { 0 };

  musette_credentials_lookup_async (credentials, SERVER, cancellable, lookup_answered_cb, &answer);
  g_cancellable_cancel (cancellable);
  MUSETTE_TEST_WAIT (answer.answered);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The keyring's own answer comes too late and must not be heard. */
  for (guint i = 0; i < 20; i++)
    musette_test_iterate ();
  g_assert_cmpuint (answer.n_answers, ==, 1);
}

static void
test_file_is_private (void)
{
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");
  g_autoptr (MusetteCredentials) credentials = musette_secret_credentials_new ();
  g_auto (Answer) answer = { 0 };
  g_autofree char *content = NULL;
  gsize length;

  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_API_KEY, "plainlyvisible", &answer);
  g_assert_true (answer.done);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_null (g_strstr_len (content, (gssize) length, "plainlyvisible"));
  test_clear (credentials, SERVER, &answer);
}

static void
test_late (void)
{
  g_autoptr (MusetteCredentials) credentials = musette_secret_credentials_new ();
  g_auto (Answer) answer = { 0 };

  musette_secret_credentials_set_timeouts (MUSETTE_SECRET_CREDENTIALS (credentials), 0, 0);
  test_lookup (credentials, SERVER, &answer);
  if (answer.error != NULL)
    g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
  for (guint i = 0; i < 20; i++)
    musette_test_iterate ();
  g_assert_cmpuint (answer.n_answers, ==, 1);
}

static void
add (const char *name, GTestDataFunc func)
{
  g_autofree char *memory = g_strdup_printf ("/account/memory/%s", name);
  g_autofree char *file = g_strdup_printf ("/account/file/%s", name);

  g_test_add_data_func (memory, (gconstpointer) musette_memory_credentials_new, func);
  g_test_add_data_func (file, (gconstpointer) musette_secret_credentials_new, func);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  path = g_build_filename (g_get_tmp_dir (), "musette-test.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "x", TRUE);

  add ("round-trip", test_round_trip);
  add ("replace", test_replace);
  add ("clear-nothing", test_clear_nothing);
  add ("cancel", test_cancel);
  g_test_add_func ("/account/file/private", test_file_is_private);
  g_test_add_func ("/account/file/late", test_late);
  result = g_test_run ();
  g_remove (path);
  return result;
}
