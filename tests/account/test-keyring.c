/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* A real gnome-keyring, open, locked and gone. Needs build-aux/headless --keyring. */
#include <libsecret/secret.h>

#include "credentials-fixture.h"
#include "musette-error.h"
#include "musette-secret-credentials.h"
#include "musette-test.h"

#define SERVER "https://intervals.icu"
#define KEYRING_NAME "org.freedesktop.secrets"

static gboolean
has_keyring (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  gboolean owned = FALSE;

  if (bus == NULL)
    return FALSE;
  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "NameHasOwner",
                                       g_variant_new ("(s)", KEYRING_NAME), G_VARIANT_TYPE ("(b)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

static gboolean
skip_without_keyring (void)
{
  if (has_keyring ())
    return FALSE;
  g_test_skip ("no keyring on the session bus");
  return TRUE;
}

static void
lock (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_autoptr (SecretCollection) collection = NULL;
  GList list = { NULL };

  g_assert_no_error (error);
  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                                 SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (collection);
  list.data = collection;
  secret_service_lock_sync (service, &list, NULL, NULL, &error);
  g_assert_no_error (error);
  /* The service that libsecret shares has the old state in its cache. */
  secret_service_disconnect ();
}

static void
test_open (void)
{
  g_autoptr (MusetteCredentials) credentials = NULL;
  g_auto (Answer) answer = { 0 };

  if (skip_without_keyring ())
    return;
  credentials = musette_secret_credentials_new ();
  test_lookup (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_null (answer.credential);

  test_store (credentials, SERVER, "i1", MUSETTE_CREDENTIAL_API_KEY, "first", &answer);
  g_assert_no_error (answer.error);
  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_TOKEN, "sesame", &answer);
  g_assert_no_error (answer.error);
  test_lookup (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (musette_credential_get_secret (answer.credential), ==, "sesame");
  g_assert_cmpint (musette_credential_get_kind (answer.credential), ==, MUSETTE_CREDENTIAL_TOKEN);
  g_assert_cmpstr (answer.athlete_id, ==, "i42");

  test_unlock (credentials, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.done);

  test_clear (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  test_lookup (credentials, SERVER, &answer);
  g_assert_no_error (answer.error);
  g_assert_null (answer.credential);
}

/* Anybody in the session can read label and attributes of an entry. */
static void
test_attributes (void)
{
  g_autoptr (MusetteCredentials) credentials = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (Answer) answer = { 0 };
  g_autolist (SecretItem)
    items = NULL;
  g_autoptr (GHashTable) attributes = NULL;
  g_autofree char *label = NULL;

  if (skip_without_keyring ())
    return;
  credentials = musette_secret_credentials_new ();
  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_API_KEY, "plainlyvisible", &answer);
  g_assert_no_error (answer.error);
  g_hash_table_insert (wanted, (gpointer) "server", (gpointer) SERVER);
  items = secret_service_search_sync (NULL, NULL, wanted, SECRET_SEARCH_ALL, NULL, NULL);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  attributes = secret_item_get_attributes (items->data);
  label = secret_item_get_label (items->data);
  g_assert_cmpstr (g_hash_table_lookup (attributes, "xdg:schema"), ==,
                   "io.github.musette.Musette.Account");
  g_assert_cmpstr (g_hash_table_lookup (attributes, "athlete"), ==, "i42");
  g_assert_cmpstr (g_hash_table_lookup (attributes, "kind"), ==, "api-key");
  g_assert_cmpuint (g_hash_table_size (attributes), ==, 4);
  g_assert_null (strstr (label, "plainlyvisible"));
}

static void
test_locked (void)
{
  g_autoptr (MusetteCredentials) credentials = NULL;
  g_auto (Answer) answer = { 0 };

  if (skip_without_keyring ())
    return;
  credentials = musette_secret_credentials_new ();
  musette_secret_credentials_set_timeouts (MUSETTE_SECRET_CREDENTIALS (credentials), 5000, 5000);

  /* There is a key, and the keyring is closed upon it. */
  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_API_KEY, "sesame", &answer);
  g_assert_no_error (answer.error);
  lock ();
  test_lookup (credentials, SERVER, &answer);
  g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED);
  g_assert_null (answer.credential);

  /* Whether there is a key for another server cannot be known either. */
  test_lookup (credentials, "https://elsewhere.example", &answer);
  g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED);

  test_store (credentials, SERVER, "i42", MUSETTE_CREDENTIAL_API_KEY, "other", &answer);
  g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED);
  g_assert_null (strstr (answer.error->message, "other"));
  test_clear (credentials, SERVER, &answer);
  g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED);
}

/* Nobody types the password here: unlocking must end by itself. */
static void
test_unlock_unanswered (void)
{
  g_autoptr (MusetteCredentials) credentials = NULL;
  g_auto (Answer) answer = { 0 };

  if (skip_without_keyring ())
    return;
  credentials = musette_secret_credentials_new ();
  musette_secret_credentials_set_timeouts (MUSETTE_SECRET_CREDENTIALS (credentials), 5000, 1000);
  lock ();
  test_unlock (credentials, &answer);
  g_assert_false (answer.done);
  g_assert_nonnull (answer.error);
  g_assert_true (answer.error->domain == MUSETTE_ACCOUNT_ERROR);
}

static void
test_absent (void)
{
  g_autoptr (MusetteCredentials) credentials = NULL;
  g_auto (Answer) answer = { 0 };

  if (g_test_subprocess ())
    {
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus", TRUE);
      g_unsetenv ("SECRET_BACKEND");
      credentials = musette_secret_credentials_new ();
      test_lookup (credentials, SERVER, &answer);
      g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
      test_store (credentials, SERVER, "0", MUSETTE_CREDENTIAL_API_KEY, "sesame", &answer);
      g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
      g_assert_null (strstr (answer.error->message, "sesame"));
      test_clear (credentials, SERVER, &answer);
      g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
      test_unlock (credentials, &answer);
      g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
      return;
    }
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

/* A bus on which nobody keeps secrets. */
static void
test_no_service (void)
{
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (MusetteCredentials) credentials = NULL;
  g_auto (Answer) answer = { 0 };

  if (g_test_subprocess ())
    {
      bus = g_test_dbus_new (G_TEST_DBUS_NONE);
      g_test_dbus_up (bus);
      credentials = musette_secret_credentials_new ();
      test_lookup (credentials, SERVER, &answer);
      g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
      test_store (credentials, SERVER, "0", MUSETTE_CREDENTIAL_API_KEY, "sesame", &answer);
      g_assert_error (answer.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
      /* Taking the bus down in order waits for libsecret to let go of it, which it never does. */
      g_test_dbus_stop (g_steal_pointer (&bus));
      return;
    }
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("SECRET_BACKEND");

  g_test_add_func ("/account/keyring/absent", test_absent);
  g_test_add_func ("/account/keyring/no-service", test_no_service);
  g_test_add_func ("/account/keyring/open", test_open);
  g_test_add_func ("/account/keyring/attributes", test_attributes);
  g_test_add_func ("/account/keyring/locked", test_locked);
  g_test_add_func ("/account/keyring/unlock-unanswered", test_unlock_unanswered);
  return g_test_run ();
}
