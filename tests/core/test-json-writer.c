/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "musette-json-writer.h"

static void
assert_double (double value, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  musette_json_append_double (text, value);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_shortest (void)
{
  assert_double (0.1, "0.1");
  assert_double (0.30000000000000004, "0.30000000000000004");
  assert_double (1.0 / 3, "0.3333333333333333");
  assert_double (3, "3");
  assert_double (-17, "-17");
  assert_double (0, "0");
  assert_double (-0.0, "-0");
  assert_double (2070039, "2070039");
  assert_double (1e15, "1000000000000000");
  assert_double (1e21, "1e+21");
  assert_double (66.049385, "66.049385");
  assert_double (-8.726065, "-8.726065");
  assert_double (5e-324, "5e-324");
  assert_double (DBL_MAX, "1.7976931348623157e+308");
  assert_double (DBL_MIN, "2.2250738585072014e-308");
  assert_double (NAN, "null");
  assert_double (INFINITY, "null");
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double value;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      musette_json_append_double (text, value);
      g_assert_true (g_ascii_strtod (text->str, NULL) == value);
      g_assert_true (musette_json_check (text->str, -1, NULL));
    }
}

static void
test_comma_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.utf8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma");
      return;
    }
  assert_double (0.25, "0.25");
  setlocale (LC_NUMERIC, "C");
}

static void
test_strings (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  musette_json_append_string (text, "a\"b\\c\n\x01\x7f/\xe2\x80\x99\xff");
  g_assert_cmpstr (text->str, ==, "\"a\\\"b\\\\c\\n\\u0001\\u007f/\xe2\x80\x99\xef\xbf\xbd\"");
  g_assert_true (musette_json_check (text->str, -1, NULL));
}

static void
write_document (MusetteJsonWriter *writer)
{
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "name", "x");
  musette_json_writer_member_string (writer, "none", NULL);
  musette_json_writer_name (writer, "secs");
  musette_json_writer_begin_array (writer);
  musette_json_writer_int (writer, 1);
  musette_json_writer_double (writer, 2.5);
  musette_json_writer_end (writer);
  musette_json_writer_name (writer, "laps");
  musette_json_writer_begin_array (writer);
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_bool (writer, "work", TRUE);
  musette_json_writer_end (writer);
  musette_json_writer_raw (writer, "{\"k\": 1}", -1);
  musette_json_writer_end (writer);
  musette_json_writer_name (writer, "empty");
  musette_json_writer_begin_object (writer);
  musette_json_writer_end (writer);
  musette_json_writer_member_int (writer, "n", G_MININT64);
  musette_json_writer_member_double (writer, "d", NAN);
  musette_json_writer_member_null (writer, "z");
  musette_json_writer_end (writer);
}

static void
test_compact (void)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  write_document (writer);
  text = musette_json_writer_finish (writer);
  g_assert_cmpstr (
      text, ==,
      "{\"name\":\"x\",\"none\":null,\"secs\":[1,2.5],\"laps\":[{\"work\":true},{\"k\": "
      "1}],\"empty\":{},\"n\":-9223372036854775808,\"d\":null,\"z\":null}");
}

static void
test_pretty (void)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  write_document (writer);
  text = musette_json_writer_finish (writer);
  g_assert_cmpstr (text, ==,
                   "{\n  \"name\": \"x\",\n  \"none\": null,\n  \"secs\": [1, 2.5],\n"
                   "  \"laps\": [\n    {\n      \"work\": true\n    },\n    {\"k\": 1}\n  ],\n"
                   "  \"empty\": {},\n  \"n\": -9223372036854775808,\n  \"d\": null,\n  \"z\": "
                   "null\n}");
}

static void
test_node (void)
{
  const char *json = "{\"a\":[1,2.5,-0,\"x\",null,true,{}],\"b\":\"\\n\"}";
  g_autoptr (MusetteJson) root = musette_json_parse (json, -1, NULL);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  musette_json_writer_node (writer, root);
  text = musette_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, json);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/shortest", test_shortest);
  g_test_add_func ("/json-writer/round-trip", test_round_trip);
  g_test_add_func ("/json-writer/comma-locale", test_comma_locale);
  g_test_add_func ("/json-writer/strings", test_strings);
  g_test_add_func ("/json-writer/compact", test_compact);
  g_test_add_func ("/json-writer/pretty", test_pretty);
  g_test_add_func ("/json-writer/node", test_node);
  return g_test_run ();
}
