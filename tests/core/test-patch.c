/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-patch.h"

#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-test.h"

static char *
apply (MusettePatch *patch, const char *object)
{
  g_autoptr (GBytes) before = g_bytes_new (object, strlen (object));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) after = musette_patch_apply (patch, before, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

static void
test_values (void)
{
  static const char *const tags[] = { "a", "b\"", NULL };
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autofree char *json = NULL;

  musette_patch_set_string (patch, "s", "x\n");
  musette_patch_set_int (patch, "i", -3);
  musette_patch_set_double (patch, "d", 0.1);
  musette_patch_set_double (patch, "n", NAN);
  musette_patch_set_bool (patch, "b", TRUE);
  musette_patch_set_strings (patch, "t", tags);
  musette_patch_set_raw (patch, "r", "{\"id\":\"b1\"}");
  musette_patch_set_int (patch, "i", 4);
  json = musette_patch_to_json (patch);
  g_assert_cmpstr (
      json, ==,
      "{\"s\":\"x\\n\",\"i\":4,\"d\":0.1,\"n\":null,\"b\":true,\"t\":[\"a\",\"b\\\"\"],"
      "\"r\":{\"id\":\"b1\"}}");
}

/* Everything that the patch does not name stays byte by byte. */
static void
test_apply (void)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autofree char *changed = NULL;
  g_autofree char *into_empty = NULL;
  g_autofree char *escaped = NULL;

  musette_patch_set_string (patch, "name", "B");
  musette_patch_set_int (patch, "new", 1);
  changed = apply (patch, "{ \"id\" : 1.50, \"name\":\"A\" ,\"X\":{\"name\":[1, 2]}\n}");
  g_assert_cmpstr (changed, ==,
                   "{ \"id\" : 1.50, \"name\":\"B\" ,\"X\":{\"name\":[1, 2]}\n,\"new\":1}");
  into_empty = apply (patch, "{}");
  g_assert_cmpstr (into_empty, ==, "{\"name\":\"B\",\"new\":1}");
  escaped = apply (patch, "{\"n\\u0061me\":0,\"new\":2}");
  g_assert_cmpstr (escaped, ==, "{\"n\\u0061me\":\"B\",\"new\":1}");
}

static void
test_take_back (void)
{
  const char *object = "{\"name\":\"A\",\"tags\":[1]}";
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (MusettePatch) same = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (object, strlen (object));
  g_autofree char *json = NULL;

  musette_patch_set_string (patch, "name", "B");
  musette_patch_set_int (patch, "rpe", 7);
  same = musette_patch_read_same (patch, bytes, NULL);
  json = musette_patch_to_json (same);
  g_assert_cmpstr (json, ==, "{\"name\":\"A\",\"rpe\":null}");
}

static void
test_read (void)
{
  static const char *const names[] = { "name", "rpe", "tags", NULL };
  const char *object = "{\"other\":2,\"tags\":null,\"name\":\"A\"}";
  g_autoptr (GBytes) bytes = g_bytes_new (object, strlen (object));
  g_autoptr (MusettePatch) patch = musette_patch_read (bytes, names, NULL);
  g_autofree char *all = musette_patch_to_json (patch);
  g_autofree char *known = NULL;

  g_assert_cmpstr (all, ==, "{\"name\":\"A\",\"rpe\":null,\"tags\":null}");
  musette_patch_remove_nulls (patch);
  known = musette_patch_to_json (patch);
  g_assert_cmpstr (known, ==, "{\"name\":\"A\"}");
}

static void
test_refuses (void)
{
  static const char *const bad[] = { "", "[]", "null", "{\"a\":}", "{\"a\":1", "{} {}" };
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_int (patch, "a", 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (musette_patch_apply (patch, bytes, &error));
      g_assert_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX);
    }
}

static void
test_merge (void)
{
  g_autoptr (MusettePatch) older = musette_patch_new_from_json ("{\"a\":1,\"b\":2}", -1, NULL);
  g_autoptr (MusettePatch) newer = musette_patch_new_from_json ("{\"b\":3,\"c\":4}", -1, NULL);
  g_autoptr (MusettePatch) apart = musette_patch_new_from_json ("{\"z\":0}", -1, NULL);
  g_autofree char *json = NULL;

  g_assert_true (musette_patch_overlaps (older, newer));
  g_assert_false (musette_patch_overlaps (older, apart));
  musette_patch_merge (older, newer);
  musette_patch_remove (older, "a");
  json = musette_patch_to_json (older);
  g_assert_cmpstr (json, ==, "{\"b\":3,\"c\":4}");
}

static void
test_same_value (void)
{
  g_assert_true (musette_patch_same_value (NULL, "null"));
  g_assert_true (musette_patch_same_value ("\"\"", NULL));
  g_assert_true (musette_patch_same_value ("[]", "null"));
  g_assert_true (musette_patch_same_value ("false", NULL));
  g_assert_true (musette_patch_same_value ("7", "7.0"));
  g_assert_true (musette_patch_same_value ("\"a\"", "\"\\u0061\""));
  g_assert_true (musette_patch_same_value ("{\"id\":\"b\"}", "{\"id\":\"b\",\"name\":\"x\"}"));
  g_assert_false (musette_patch_same_value ("0", NULL));
  g_assert_false (musette_patch_same_value ("\"7\"", "7"));
  g_assert_false (musette_patch_same_value ("[\"a\"]", "[\"b\"]"));
  g_assert_false (musette_patch_same_value ("{\"id\":\"b\"}", "{\"id\":\"c\"}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patch/values", test_values);
  g_test_add_func ("/patch/apply", test_apply);
  g_test_add_func ("/patch/take-back", test_take_back);
  g_test_add_func ("/patch/read", test_read);
  g_test_add_func ("/patch/refuses", test_refuses);
  g_test_add_func ("/patch/merge", test_merge);
  g_test_add_func ("/patch/same-value", test_same_value);
  return g_test_run ();
}
