/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-json.h"

static void
assert_refused (const char *text, gssize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) check_error = NULL;
  g_autoptr (MusetteJson) root = musette_json_parse (text, length, &error);
  g_autofree char *escaped = g_strescape (text, NULL);

  g_test_message ("refused: %.40s", escaped);
  g_assert_null (root);
  g_assert_error (error, MUSETTE_JSON_ERROR, code);
  g_assert_false (musette_json_check (text, length, &check_error));
  g_assert_error (check_error, MUSETTE_JSON_ERROR, code);
  g_assert_cmpstr (error->message, ==, check_error->message);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "{'a':1}",
    "var x=1",
    "x = {}",
    "0x1F",
    "01",
    "+1",
    ".5",
    "1.",
    "1e",
    "1e+",
    "-",
    "--1",
    "NaN",
    "Infinity",
    "-Infinity",
    "nul",
    "nulll",
    "True",
    "tru",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1;2]",
    "{\"a\":1,}",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{a:1}",
    "{1:2}",
    "{\"a\" 1}",
    "{\"a\":1 2}",
    "[1]]",
    "{} {}",
    "1 2",
    "\"a",
    "\"a\\\"",
    "\"\\x41\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\n\"",
    "\"\t\"",
    "[",
    "{",
    "[1",
    "{\"a\":1",
    "]",
    "}",
    "[}",
    "{]",
    "// c\n1",
    "/* c */ 1",
    "1 // c",
    "# c",
    "\xef\xbb\xbf{}",
    "[1}",
    "{\"a\":1]",
    "1a",
    "1.5x",
    "\"a\"b",
    "1,2",
    ",",
    ":",
    "\"\\",
    "<html></html>",
    "truefalse",
    "[1.e5]",
    "1e5.5",
    "\xc2\xa0"
    "1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], -1, MUSETTE_JSON_ERROR_SYNTAX);
  assert_refused ("1\0", 2, MUSETTE_JSON_ERROR_SYNTAX);
  assert_refused ("\"\0\"", 3, MUSETTE_JSON_ERROR_SYNTAX);
}

static void
test_utf8 (void)
{
  assert_refused ("\"\xff\"", -1, MUSETTE_JSON_ERROR_SYNTAX);
  assert_refused ("\"\xc0\xaf\"", -1, MUSETTE_JSON_ERROR_SYNTAX);
  assert_refused ("\"\xed\xa0\x80\"", -1, MUSETTE_JSON_ERROR_SYNTAX);
  assert_refused ("{\"\x80\":1}", -1, MUSETTE_JSON_ERROR_SYNTAX);
  assert_refused ("\"cut \xe2\x82\"", -1, MUSETTE_JSON_ERROR_SYNTAX);
  g_assert_true (musette_json_check ("\"2x20\xe2\x80\x99 \xf0\x9f\x9a\xb4\"", -1, NULL));
}

static void
test_accepted (void)
{
  static const char *const texts[] = {
    "null",
    " true\r\n",
    "\tfalse ",
    "0",
    "-0",
    "-1.5e-3",
    "1E+9",
    "\"\"",
    "[]",
    "{}",
    "[[]]",
    "{\"\":null}",
    "[1, 2 ,\n3]",
    "1e308",
    "[{}]",
    "{\"a\":[]}",
    "123456789012345678901234567890",
    "\"\\/\\b\\f\\n\\r\\t\"",
    "5e-324",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteJson) root = musette_json_parse (texts[i], -1, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
      g_assert_true (musette_json_check (texts[i], -1, NULL));
    }
}

static void
test_number_out_of_range (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (musette_json_parse ("[1e999]", -1, &error));
  g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX);
}

static char *
nest (const char *open, const char *close, guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *arrays = nest ("[", "]", MUSETTE_JSON_MAX_DEPTH);
  g_autofree char *objects = nest ("{\"a\":", "}", MUSETTE_JSON_MAX_DEPTH);
  g_autofree char *deeper = nest ("[", "]", MUSETTE_JSON_MAX_DEPTH + 1);
  g_autofree char *endless = nest ("[", "", 100000);
  g_autoptr (MusetteJson) a = musette_json_parse (arrays, -1, NULL);
  g_autoptr (MusetteJson) o = musette_json_parse (objects, -1, NULL);

  g_assert_nonnull (a);
  g_assert_nonnull (o);
  assert_refused (deeper, -1, MUSETTE_JSON_ERROR_DEPTH);
  assert_refused (endless, -1, MUSETTE_JSON_ERROR_DEPTH);
}

static void
assert_string (const char *json, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("{\"s\":%s}", json);
  g_autoptr (MusetteJson) root = musette_json_parse (text, -1, NULL);

  g_assert_nonnull (root);
  g_assert_cmpstr (musette_json_get_string (musette_json_as_object (root, NULL), "s"), ==,
                   expected);
}

static void
test_escapes (void)
{
  assert_string ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t");
  assert_string ("\"\\u00e9\\u20AC\"", "\xc3\xa9\xe2\x82\xac");
  assert_string ("\"\\ud83d\\udeb4\"", "\xf0\x9f\x9a\xb4");
  assert_string ("\"\\ud83d\"", "\xef\xbf\xbd");
  assert_string ("\"\\ud83dx\"", "\xef\xbf\xbdx");
  assert_string ("\"\\ud83d\\n\"", "\xef\xbf\xbd\n");
  assert_string ("\"\\udeb4\\ud83d\"", "\xef\xbf\xbd\xef\xbf\xbd");
  assert_string ("\"\\ud83d\\ud83d\\udeb4\"", "\xef\xbf\xbd\xf0\x9f\x9a\xb4");
  assert_string ("\"a\\u0000b\"", "a\xef\xbf\xbd"
                                  "b");
}

static void
test_duplicates (void)
{
  const char *text = "{\"a\":1,\"b\":2,\"a\":\"x\",\"\\u0061\":3}";
  g_autoptr (MusetteJson) root = musette_json_parse (text, -1, NULL);
  JsonObject *object = musette_json_as_object (root, NULL);
  g_auto (GStrv) names = musette_json_dup_members (object);

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpint (musette_json_get_int (object, "a"), ==, 3);
}

static void
test_getters (void)
{
  const char *text = "{\"s\":\"x\",\"i\":5,\"d\":1.5,\"t\":true,\"n\":null,\"a\":[1,\"y\",null,{}],"
                     "\"o\":{\"k\":1},\"big\":9007199254740993,\"e\":1e3}";
  g_autoptr (MusetteJson) root = musette_json_parse (text, -1, NULL);
  JsonObject *o = musette_json_as_object (root, NULL);
  JsonArray *array = musette_json_get_array (o, "a");
  g_autofree char *big = musette_json_dup_id (o, "big");
  g_autofree char *name = musette_json_dup_id (o, "s");

  g_assert_cmpstr (musette_json_get_string (o, "s"), ==, "x");
  g_assert_null (musette_json_get_string (o, "i"));
  g_assert_null (musette_json_get_string (o, "n"));
  g_assert_null (musette_json_get_string (o, "absent"));
  g_assert_cmpfloat (musette_json_get_double (o, "i"), ==, 5);
  g_assert_cmpfloat (musette_json_get_double (o, "d"), ==, 1.5);
  g_assert_true (isnan (musette_json_get_double (o, "s")));
  g_assert_true (isnan (musette_json_get_double (o, "n")));
  g_assert_cmpint (musette_json_get_int (o, "big"), ==, G_GINT64_CONSTANT (9007199254740993));
  g_assert_cmpint (musette_json_get_int (o, "d"), ==, 0);
  g_assert_cmpint (musette_json_get_int (o, "e"), ==, 1000);
  g_assert_true (musette_json_get_bool (o, "t"));
  g_assert_false (musette_json_get_bool (o, "i"));
  g_assert_false (musette_json_has (o, "n"));
  g_assert_true (musette_json_has (o, "o"));
  g_assert_nonnull (musette_json_get_object (o, "o"));
  g_assert_null (musette_json_get_object (o, "a"));
  g_assert_cmpstr (big, ==, "9007199254740993");
  g_assert_cmpstr (name, ==, "x");
  g_assert_null (musette_json_dup_id (o, "d"));
  g_assert_cmpuint (musette_json_array_get_length (array), ==, 4);
  g_assert_cmpfloat (musette_json_array_get_double (array, 0), ==, 1);
  g_assert_cmpstr (musette_json_array_get_string (array, 1), ==, "y");
  g_assert_true (isnan (musette_json_array_get_double (array, 2)));
  g_assert_nonnull (musette_json_array_get_object (array, 3));
  g_assert_null (musette_json_array_get_node (array, 4));
}

static void
test_checked_getters (void)
{
  g_autoptr (MusetteJson) root
      = musette_json_parse ("{\"s\":\"x\",\"d\":1.5,\"n\":null}", -1, NULL);
  JsonObject *o = musette_json_as_object (root, NULL);
  g_autoptr (GError) error = NULL;
  const char *text;
  double number;
  gint64 integer;

  g_assert_true (musette_json_read_string (o, "s", &text, NULL));
  g_assert_true (musette_json_read_string (o, "n", &text, NULL));
  g_assert_null (text);
  g_assert_true (musette_json_read_double (o, "absent", &number, NULL));
  g_assert_true (isnan (number));
  g_assert_false (musette_json_read_double (o, "s", &number, &error));
  g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE);
  g_assert_nonnull (strstr (error->message, "“s”"));
  g_assert_false (musette_json_read_int (o, "d", &integer, NULL));
  g_assert_null (musette_json_as_array (root, NULL));
}

static void
check_sample (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autoptr (MusetteJson) root = musette_json_parse_bytes (bytes, &error);

  g_test_message ("%s", path);
  g_assert_no_error (error);
  g_assert_nonnull (root);
}

static void
test_samples (void)
{
  static const char *const folders[] = { "samples", "samples/errors" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = musette_test_corpus ("api", folders[i], NULL);
      g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
      const char *name;

      if (dir == NULL)
        {
          g_test_skip ("corpus not found");
          return;
        }
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_str_has_suffix (name, ".json"))
            check_sample (path);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/utf8", test_utf8);
  g_test_add_func ("/json/accepted", test_accepted);
  g_test_add_func ("/json/number-out-of-range", test_number_out_of_range);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/duplicates", test_duplicates);
  g_test_add_func ("/json/getters", test_getters);
  g_test_add_func ("/json/checked-getters", test_checked_getters);
  g_test_add_func ("/json/samples", test_samples);
  return g_test_run ();
}
