/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <string.h>

#include "musette-error.h"
#include "musette-json-slicer.h"

static gboolean
collect (const char *slice, gsize length, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, g_strndup (slice, length));
  return TRUE;
}

static GPtrArray *
slice_in_chunks (const char *text, gsize chunk, GError **error)
{
  g_autoptr (GPtrArray) slices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MusetteJsonSlicer) slicer = musette_json_slicer_new (collect, slices);
  gsize length = strlen (text);

  for (gsize at = 0; at < length; at += chunk)
    {
      /* A copy of exactly these bytes lets the address sanitizer see a step too far. */
      gsize n = MIN (chunk, length - at);
      g_autofree char *part = g_memdup2 (text + at, n);

      if (!musette_json_slicer_feed (slicer, part, n, error))
        return NULL;
    }
  if (!musette_json_slicer_finish (slicer, error))
    return NULL;
  return g_steal_pointer (&slices);
}

static void
test_chunks (void)
{
  const char *text = " [ {\"a\":\"]},[\\\"\"} ,[1,[2]],\"x,\\\\\",-1.5e3 , null,true,{}\n] ";
  static const char *const expected[]
      = { "{\"a\":\"]},[\\\"\"}", "[1,[2]]", "\"x,\\\\\"", "-1.5e3", "null", "true", "{}" };

  for (gsize chunk = 1; chunk <= strlen (text); chunk++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) slices = slice_in_chunks (text, chunk, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (slices->len, ==, G_N_ELEMENTS (expected));
      for (guint i = 0; i < slices->len; i++)
        g_assert_cmpstr (slices->pdata[i], ==, expected[i]);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",     " ",    "{}",  "[",    "[1",     "[1,",    "[,", "[1,]",       "[1 2]", "[]]",
    "[] x", "null", "[{}", "[\"a", "[{}{}]", "<html>", "[}", "[{\"a\":1}", "][",    "[:]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (slice_in_chunks (texts[i], 2, &error));
      g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX);
    }
}

static void
test_depth (void)
{
  g_autofree char *text = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (slice_in_chunks (text, 4096, &error));
  g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_DEPTH);
}

static gboolean
stop (const char *slice, gsize length, gpointer user_data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "stop");
  return FALSE;
}

static void
test_stop (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[1,2]", 5);
  g_autoptr (GError) error = NULL;

  g_assert_false (musette_json_slice_array (bytes, stop, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-slicer/chunks", test_chunks);
  g_test_add_func ("/json-slicer/refused", test_refused);
  g_test_add_func ("/json-slicer/depth", test_depth);
  g_test_add_func ("/json-slicer/stop", test_stop);
  return g_test_run ();
}
