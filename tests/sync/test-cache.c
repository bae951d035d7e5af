/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-memory-cache.h"
#include "musette-test.h"

typedef struct
{
  gboolean answered;
  GObject *object;
} Answer;

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->object = musette_cache_lookup_finish (MUSETTE_CACHE (source), result, NULL);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/cache/objects", test_objects);
  g_test_add_func ("/sync/cache/limit", test_limit);
  return g_test_run ();
}
