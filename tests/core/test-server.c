/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <gio/gio.h>

#include "musette-server.h"

static void
test_accepted (void)
{
  const struct
  {
    const char *text;
    const char *normal;
  } cases[] = {
    { "https://intervals.icu", "https://intervals.icu" },
    { "https://intervals.icu/", "https://intervals.icu" },
    { "https://intervals.icu/api/v1", "https://intervals.icu" },
    { " https://intervals.icu/api/v1/ ", "https://intervals.icu" },
    { "intervals.icu", "https://intervals.icu" },
    { "HTTPS://intervals.icu", "https://intervals.icu" },
    { "https://example.org:8443", "https://example.org:8443" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://127.1.2.3", "http://127.1.2.3" },
    { "http://localhost:1", "http://localhost:1" },
    { "http://[::1]:8080/", "http://[::1]:8080" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = musette_server_normalize (cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
}

static void
test_refused (void)
{
  const char *cases[] = {
    "",
    " ",
    "http://intervals.icu",
    "http://127.0.0.1.example.org",
    "http://localhost.example.org",
    "http://10.0.0.1",
    "ftp://localhost",
    "file:///etc/passwd",
    "https://",
    "https://intervals.icu/other",
    "https://intervals.icu/?q",
    "https://intervals.icu/#f",
    "https://user@intervals.icu",
    "https://a b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = musette_server_normalize (cases[i], &error);

      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_null (normal);
    }
}

static void
test_keeps_secrets (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (musette_server_normalize ("https://API_KEY:sesame@intervals.icu", &error));
  g_assert_null (strstr (error->message, "sesame"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/server/accepted", test_accepted);
  g_test_add_func ("/sync/server/refused", test_refused);
  g_test_add_func ("/sync/server/keeps-secrets", test_keeps_secrets);
  return g_test_run ();
}
