/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <string.h>

#include "musette-error.h"
#include "musette-reply-error.h"

static void
assert_mapped (guint status, const char *body, int code, const char *words)
{
  g_autoptr (GError) error
      = musette_reply_error_new (status, body, body != NULL ? strlen (body) : 0);
  g_autofree char *number = g_strdup_printf ("%u", status);

  g_assert_error (error, MUSETTE_API_ERROR, code);
  g_assert_nonnull (strstr (error->message, number));
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}

static void
test_statuses (void)
{
  assert_mapped (400, NULL, MUSETTE_API_ERROR_INVALID, NULL);
  assert_mapped (401, NULL, MUSETTE_API_ERROR_UNAUTHORIZED, NULL);
  assert_mapped (403, NULL, MUSETTE_API_ERROR_FORBIDDEN, NULL);
  assert_mapped (404, NULL, MUSETTE_API_ERROR_NOT_FOUND, NULL);
  assert_mapped (405, NULL, MUSETTE_API_ERROR_INVALID, NULL);
  assert_mapped (409, NULL, MUSETTE_API_ERROR_CONFLICT, NULL);
  assert_mapped (418, NULL, MUSETTE_API_ERROR_INVALID, NULL);
  assert_mapped (422, NULL, MUSETTE_API_ERROR_INVALID, NULL);
  assert_mapped (429, NULL, MUSETTE_API_ERROR_RATE_LIMITED, NULL);
  assert_mapped (500, NULL, MUSETTE_API_ERROR_SERVER, NULL);
  assert_mapped (503, NULL, MUSETTE_API_ERROR_SERVER, NULL);
  assert_mapped (204 - 100, NULL, MUSETTE_API_ERROR_PROTOCOL, NULL);
}

static void
test_shapes (void)
{
  assert_mapped (422, "{\"status\":422,\"error\":\"Name is required\"}", MUSETTE_API_ERROR_INVALID,
                 "Name is required");
  assert_mapped (404,
                 "{\"timestamp\":\"x\",\"status\":404,\"error\":\"Not Found\",\"path\":\"/p\"}",
                 MUSETTE_API_ERROR_NOT_FOUND, "Not Found");
  assert_mapped (403, "[{\"status\":403,\"error\":\"Access denied\"}]", MUSETTE_API_ERROR_FORBIDDEN,
                 "Access denied");
  assert_mapped (400, "{\"message\":\"words\"}", MUSETTE_API_ERROR_INVALID, "words");
  assert_mapped (400, "{\"error\":\"two\\nlines\"}", MUSETTE_API_ERROR_INVALID, "two lines");
  assert_mapped (500, "{\"error\":5}", MUSETTE_API_ERROR_SERVER, "problem");
  assert_mapped (500, "[]", MUSETTE_API_ERROR_SERVER, "problem");
  assert_mapped (502, "<html>Bad Gateway</html>", MUSETTE_API_ERROR_SERVER, "problem");
  assert_mapped (401, "", MUSETTE_API_ERROR_UNAUTHORIZED, "key");
  assert_mapped (500, "\xff\xfe", MUSETTE_API_ERROR_SERVER, "problem");
}

static void
test_long_words (void)
{
  g_autofree char *filler = g_strnfill (100000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"error\":\"%s\"}", filler);
  g_autoptr (GError) error = musette_reply_error_new (500, body, strlen (body));

  g_assert_cmpuint (strlen (error->message), <, 400);
}

static void
check_sample (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = musette_test_read (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint status = (guint) g_ascii_strtoull (name, NULL, 10);
  g_autoptr (GError) error = musette_reply_error_new (status, data, length);
  g_auto (GStrv) parts = g_strsplit (data, "\"error\": \"", 2);

  g_test_message ("%s: %s", name, error->message);
  g_assert_true (error->domain == MUSETTE_API_ERROR);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpint (strncmp (parts[1], error->message, 8), ==, 0);
}

static void
test_samples (void)
{
  g_autofree char *folder = musette_test_corpus ("api", "samples", "errors", NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("corpus not found");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    check_sample (folder, name);
}

static void
test_html (void)
{
  g_assert_true (musette_reply_is_html ("<!DOCTYPE html>", 15));
  g_assert_true (musette_reply_is_html ("\xef\xbb\xbf \r\n<HTML>", 12));
  g_assert_false (musette_reply_is_html ("{\"a\":\"<html>\"}", 14));
  g_assert_false (musette_reply_is_html ("<htm", 4));
  g_assert_false (musette_reply_is_html ("", 0));
  g_assert_false (musette_reply_is_html ("<?xml version=\"1.0\"?>", 21));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply-error/statuses", test_statuses);
  g_test_add_func ("/reply-error/shapes", test_shapes);
  g_test_add_func ("/reply-error/long-words", test_long_words);
  g_test_add_func ("/reply-error/samples", test_samples);
  g_test_add_func ("/reply-error/html", test_html);
  return g_test_run ();
}
