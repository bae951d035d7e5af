/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-memory-cache.h"
#include "musette-test.h"
#include "sync-fixture.h"

typedef struct
{
  gboolean answered;
  GObject *object;
  GPtrArray *rows;
} Answer;

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->object = musette_cache_lookup_finish (MUSETTE_CACHE (source), result, NULL);
  answer->answered = TRUE;
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->rows = musette_cache_load_activities_finish (MUSETTE_CACHE (source), result, NULL);
  answer->answered = TRUE;
}

static GObject *
lookup (MusetteCache *cache, MusetteCacheKind kind, const char *key)
{
  Answer answer = { 0 };

  musette_cache_lookup_async (cache, kind, key, NULL, lookup_cb, &answer);
  MUSETTE_TEST_WAIT (answer.answered);
  return answer.object;
}

static guint
count_rows (MusetteCache *cache, const char *oldest, const char *newest)
{
  Answer answer = { 0 };
  guint n;

  musette_cache_load_activities_async (cache, musette_date_parse (oldest),
                                       musette_date_parse (newest), NULL, load_cb, &answer);
  MUSETTE_TEST_WAIT (answer.answered);
  n = answer.rows->len;
  g_ptr_array_unref (answer.rows);
  return n;
}

static void
test_objects (void)
{
  g_autoptr (MusetteCache) cache = musette_memory_cache_new ();
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) found = NULL;

  g_assert_null (lookup (cache, MUSETTE_CACHE_ACTIVITY, "i1"));
  musette_cache_store (cache, MUSETTE_CACHE_ACTIVITY, "i1", first);
  g_assert_null (lookup (cache, MUSETTE_CACHE_STREAMS, "i1"));
  musette_cache_store (cache, MUSETTE_CACHE_ACTIVITY, "i1", second);
  found = lookup (cache, MUSETTE_CACHE_ACTIVITY, "i1");
  g_assert_true (found == second);
  musette_cache_clear (cache);
  g_assert_null (lookup (cache, MUSETTE_CACHE_ACTIVITY, "i1"));
}

/* Only what was used last stays. */
static void
test_limit (void)
{
  g_autoptr (MusetteCache) cache = musette_memory_cache_new ();
  g_autoptr (GObject) kept = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("i%u", i);
      g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GObject) first = NULL;

      musette_cache_store (cache, MUSETTE_CACHE_STREAMS, key, object);
      first = lookup (cache, MUSETTE_CACHE_STREAMS, "i0");
      g_assert_nonnull (first);
    }
  g_assert_null (lookup (cache, MUSETTE_CACHE_STREAMS, "i1"));
  kept = lookup (cache, MUSETTE_CACHE_STREAMS, "i99");
  g_assert_nonnull (kept);
}

static void
test_rows (void)
{
  g_autoptr (MusetteCache) cache = musette_memory_cache_new ();
  g_autoptr (GPtrArray) rows
      = new_test_activities ("i1", "2026-01-01", "i2", "2026-02-01", "i3", "2026-03-01", NULL);
  g_autoptr (GPtrArray) fresh = new_test_activities ("i2", "2026-02-02", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);

  musette_cache_store_activities (cache, musette_date_parse ("2026-01-01"),
                                  musette_date_parse ("2026-12-31"), rows);
  g_assert_cmpuint (count_rows (cache, "2026-01-01", "2026-12-31"), ==, 3);
  g_assert_cmpuint (count_rows (cache, "2026-02-01", "2026-02-28"), ==, 1);
  musette_cache_store_activities (cache, musette_date_parse ("2026-02-01"),
                                  musette_date_parse ("2026-02-28"), fresh);
  g_assert_cmpuint (count_rows (cache, "2026-01-01", "2026-12-31"), ==, 3);
  g_assert_cmpuint (count_rows (cache, "2026-02-02", "2026-02-02"), ==, 1);
  musette_cache_store_activities (cache, musette_date_parse ("2026-02-01"),
                                  musette_date_parse ("2026-02-28"), none);
  g_assert_cmpuint (count_rows (cache, "2026-01-01", "2026-12-31"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/cache/objects", test_objects);
  g_test_add_func ("/sync/cache/limit", test_limit);
  g_test_add_func ("/sync/cache/rows", test_rows);
  return g_test_run ();
}
