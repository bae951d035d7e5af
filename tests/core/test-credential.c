/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <string.h>

#include "musette-credential.h"
#include "musette-error.h"

typedef struct
{
  const char *text;
  MusetteCredentialKind kind;
  const char *secret;
  const char *athlete_id;
} Pasted;

static const Pasted accepted[] = {
  { "1l0nlqjq3j1obdhg08rz5rhhx", MUSETTE_CREDENTIAL_API_KEY, "1l0nlqjq3j1obdhg08rz5rhhx", NULL },
  { "  k3y_-.~+/= \n", MUSETTE_CREDENTIAL_API_KEY, "k3y_-.~+/=", NULL },
  { "\"k3y\"", MUSETTE_CREDENTIAL_API_KEY, "k3y", NULL },
  { "API_KEY:abc123", MUSETTE_CREDENTIAL_API_KEY, "abc123", NULL },
  { "i12345:abc123", MUSETTE_CREDENTIAL_API_KEY, "abc123", "i12345" },
  { "Authorization: Basic QVBJX0tFWTphYmMxMjM=", MUSETTE_CREDENTIAL_API_KEY, "abc123", NULL },
  { "authorization:basic QVBJX0tFWTphYmMxMjM=", MUSETTE_CREDENTIAL_API_KEY, "abc123", NULL },
  { "Basic QVBJX0tFWTphYmMxMjM=", MUSETTE_CREDENTIAL_API_KEY, "abc123", NULL },
  { "Bearer tok3n", MUSETTE_CREDENTIAL_TOKEN, "tok3n", NULL },
  { "Authorization: Bearer tok3n", MUSETTE_CREDENTIAL_TOKEN, "tok3n", NULL },
  { "ApiKey API_KEY:abc123", MUSETTE_CREDENTIAL_API_KEY, "abc123", NULL },
  { "ApiKey 2049151:abc123", MUSETTE_CREDENTIAL_API_KEY, "abc123", "2049151" },
  { "https://API_KEY:abc123@intervals.icu/api/v1/athlete/i12345/activities.csv",
    MUSETTE_CREDENTIAL_API_KEY, "abc123", "i12345" },
  { "curl -u API_KEY:abc123 https://intervals.icu/api/v1/athlete/2049151/activities.csv",
    MUSETTE_CREDENTIAL_API_KEY, "abc123", "2049151" },
  { "curl -u 'API_KEY:abc123' 'https://intervals.icu/api/v1/athlete/0/activities.csv'",
    MUSETTE_CREDENTIAL_API_KEY, "abc123", NULL },
  { "curl -H \"Authorization: Basic QVBJX0tFWTphYmMxMjM=\" https://intervals.icu/api/v1/athlete/i7",
    MUSETTE_CREDENTIAL_API_KEY, "abc123", "i7" },
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteCredential) credential
          = musette_credential_new_from_text (accepted[i].text, &error);

      g_test_message ("%s", accepted[i].text);
      g_assert_no_error (error);
      g_assert_cmpint (musette_credential_get_kind (credential), ==, accepted[i].kind);
      g_assert_cmpstr (musette_credential_get_secret (credential), ==, accepted[i].secret);
      g_assert_cmpstr (musette_credential_get_athlete_id (credential), ==, accepted[i].athlete_id);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "   ",
    "two words",
    "https://intervals.icu/api/v1/athlete/i12345/activities.csv",
    "API_KEY:",
    "Basic !!!",
    "Basic c29tZWJvZHk6c2VjcmV0",
    "Bearer ",
    "kéy",
    "somebody:secret",
    "new\nline",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (musette_credential_new_from_text (texts[i], &error));
      g_assert_error (error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_INVALID);
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_header (void)
{
  g_autoptr (MusetteCredential) key = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, "abc123");
  g_autoptr (MusetteCredential) token = musette_credential_new (MUSETTE_CREDENTIAL_TOKEN, "abc123");
  g_autofree char *basic = musette_credential_dup_header (key);
  g_autofree char *bearer = musette_credential_dup_header (token);
  MusetteCredentialKind kind;

  g_assert_cmpstr (basic, ==, "Basic QVBJX0tFWTphYmMxMjM=");
  g_assert_cmpstr (bearer, ==, "Bearer abc123");
  g_assert_true (musette_credential_kind_from_string ("token", &kind));
  g_assert_cmpint (kind, ==, MUSETTE_CREDENTIAL_TOKEN);
  g_assert_true (musette_credential_kind_from_string ("api-key", &kind));
  g_assert_false (musette_credential_kind_from_string ("password", &kind));
  g_assert_cmpstr (musette_credential_kind_to_string (kind), ==, "api-key");
}

static void
test_fingerprint (void)
{
  g_autoptr (MusetteCredential) one = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, "abc123");
  g_autoptr (MusetteCredential) same = musette_credential_new (MUSETTE_CREDENTIAL_TOKEN, "abc123");
  g_autoptr (MusetteCredential) other
      = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, "abc124");
  g_autofree char *a = musette_credential_dup_fingerprint (one);
  g_autofree char *b = musette_credential_dup_fingerprint (same);
  g_autofree char *c = musette_credential_dup_fingerprint (other);

  g_assert_cmpuint (strlen (a), ==, 16);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_null (strstr (a, "abc"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credential/accepted", test_accepted);
  g_test_add_func ("/credential/refused", test_refused);
  g_test_add_func ("/credential/header", test_header);
  g_test_add_func ("/credential/fingerprint", test_fingerprint);
  return g_test_run ();
}
