/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-rows.h"
#include "musette-test.h"
#include "sync-fixture.h"

/* Follows the changes that are told, as a list view does, and writes them down. */
typedef struct
{
  MusetteActivityRows *rows;
  GPtrArray *copy;
  GString *log;
} Follower;

static void
changed (guint position, guint removed, guint added, gpointer user_data)
{
  Follower *follower = user_data;

  g_string_append_printf (follower->log, "%s%u-%u+%u", follower->log->len > 0 ? " " : "", position,
                          removed, added);
  g_assert_cmpuint (position + removed, <=, follower->copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (follower->copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (follower->copy, (int) (position + i),
                        g_object_ref (musette_activity_rows_get (follower->rows, position + i)));
}

static void
follower_init (Follower *follower)
{
  follower->rows = musette_activity_rows_new (changed, follower);
  follower->copy = g_ptr_array_new_with_free_func (g_object_unref);
  follower->log = g_string_new (NULL);
}

static void
follower_clear (Follower *follower)
{
  musette_activity_rows_free (follower->rows);
  g_ptr_array_unref (follower->copy);
  g_string_free (follower->log, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follower, follower_clear)

/* What was told adds up to what is there, and it is in order. */
static void
check (Follower *follower, const char *ids, const char *log)
{
  g_autoptr (GString) found = g_string_new (NULL);
  const guint length = musette_activity_rows_get_length (follower->rows);

  g_assert_cmpuint (follower->copy->len, ==, length);
  for (guint i = 0; i < length; i++)
    {
      MusetteActivity *row = musette_activity_rows_get (follower->rows, i);

      g_assert_true (row == g_ptr_array_index (follower->copy, i));
      g_assert_true (row
                     == musette_activity_rows_find (follower->rows, musette_activity_get_id (row)));
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", musette_activity_get_id (row));
    }
  g_assert_null (musette_activity_rows_get (follower->rows, length));
  g_assert_cmpstr (found->str, ==, ids);
  if (log != NULL)
    g_assert_cmpstr (follower->log->str, ==, log);
  g_string_truncate (follower->log, 0);
}

static void
merge (Follower *follower, GPtrArray *fresh, const char *oldest, const char *newest)
{
  g_autoptr (GPtrArray) own = fresh;

  musette_activity_rows_merge (follower->rows, own, musette_date_parse (oldest),
                               musette_date_parse (newest));
}

static void
test_order (void)
{
  g_auto (Follower) follower = { 0 };

  follower_init (&follower);
  merge (&follower,
         new_test_activities ("i1", "2026-01-01", "i3", "2026-03-01", "i2", "2026-02-01", NULL),
         "2026-01-01", "2026-12-31");
  check (&follower, "i3 i2 i1", "0-0+3");

  /* Older ones at the end, one in between, one on top, one known already. */
  merge (&follower, new_test_activities ("i0", "2025-12-01", "i2", "2026-02-01", NULL),
         "2025-01-01", "2025-12-31");
  check (&follower, "i3 i2 i1 i0", "3-0+1");
  merge (&follower, new_test_activities ("i4", "2026-04-01", "i25", "2026-02-15", NULL),
         "2030-01-01", "2030-01-01");
  check (&follower, "i4 i3 i25 i2 i1 i0", "0-0+1 2-0+1");
}

static void
test_same (void)
{
  g_auto (Follower) follower = { 0 };
  MusetteActivity *row;

  follower_init (&follower);
  merge (&follower, new_test_activities ("i1", "2026-01-01", "i2", "2026-02-01", NULL),
         "2026-01-01", "2026-12-31");
  row = musette_activity_rows_get (follower.rows, 0);
  check (&follower, "i2 i1", "0-0+2");
  merge (&follower, new_test_activities ("i1", "2026-01-01", "i2", "2026-02-01", NULL),
         "2026-01-01", "2026-12-31");
  check (&follower, "i2 i1", "");
  g_assert_true (row == musette_activity_rows_get (follower.rows, 0));
}

static void
test_changed (void)
{
  g_auto (Follower) follower = { 0 };
  g_autoptr (GPtrArray) fresh = NULL;

  follower_init (&follower);
  merge (&follower,
         new_test_activities ("i1", "2026-01-01", "i2", "2026-02-01", "i3", "2026-03-01", NULL),
         "2026-01-01", "2026-12-31");
  check (&follower, "i3 i2 i1", NULL);
  fresh = new_test_activities ("i1", "2026-01-01", "i3", "2026-03-01", NULL);
  g_ptr_array_add (fresh, new_test_activity ("i2", "2026-02-01", "renamed"));
  merge (&follower, g_steal_pointer (&fresh), "2026-01-01", "2026-12-31");
  check (&follower, "i3 i2 i1", "1-1+1");
  g_assert_cmpstr (musette_activity_get_name (musette_activity_rows_find (follower.rows, "i2")), ==,
                   "renamed");
}

static void
test_removed (void)
{
  g_auto (Follower) follower = { 0 };

  follower_init (&follower);
  merge (&follower,
         new_test_activities ("i1", "2026-01-01", "i2", "2026-02-01", "i3", "2026-03-01", NULL),
         "2026-01-01", "2026-12-31");
  check (&follower, "i3 i2 i1", NULL);

  /* Only what lies between the days can be known to be gone. */
  merge (&follower, g_ptr_array_new_with_free_func (g_object_unref), "2026-02-01", "2026-02-28");
  check (&follower, "i3 i1", "1-1+0");
  merge (&follower, g_ptr_array_new_with_free_func (g_object_unref), "2026-02-01", "2026-02-28");
  check (&follower, "i3 i1", "");
  musette_activity_rows_clear (follower.rows);
  check (&follower, "", "0-2+0");
}

static void
test_moved (void)
{
  g_auto (Follower) follower = { 0 };

  follower_init (&follower);
  merge (&follower,
         new_test_activities ("i1", "2026-01-01", "i2", "2026-02-01", "i3", "2026-03-01", NULL),
         "2026-01-01", "2026-12-31");
  check (&follower, "i3 i2 i1", NULL);
  merge (&follower, new_test_activities ("i1", "2026-04-01", NULL), "2026-04-01", "2026-04-30");
  check (&follower, "i1 i3 i2", "2-1+0 0-0+1");
}

static void
test_twice (void)
{
  g_auto (Follower) follower = { 0 };

  follower_init (&follower);
  merge (&follower, new_test_activities ("i1", "2026-01-01", "i1", "2026-01-01", NULL),
         "2026-01-01", "2026-12-31");
  check (&follower, "i1", "0-0+1");
}

/* Against the plainest way to do it: a table by id. */
static void
test_random (void)
{
  g_auto (Follower) follower = { 0 };
  g_autoptr (GHashTable) truth = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const MusetteDate base = musette_date_parse ("2026-01-01");

  follower_init (&follower);
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
      MusetteDate oldest = base + g_test_rand_int_range (0, 60);
      MusetteDate newest = oldest + g_test_rand_int_range (0, 20);
      GHashTableIter iter;
      gpointer day;

      g_hash_table_iter_init (&iter, truth);
      while (g_hash_table_iter_next (&iter, NULL, &day))
        if (GPOINTER_TO_INT (day) >= oldest && GPOINTER_TO_INT (day) <= newest)
          g_hash_table_iter_remove (&iter);
      for (guint i = 0; i < 10; i++)
        {
          g_autofree char *id = g_strdup_printf ("i%d", g_test_rand_int_range (0, 80));
          MusetteDate date = g_test_rand_int_range (oldest, newest + 1);
          g_autofree char *text = musette_date_format (date);
          gboolean known = FALSE;

          for (guint j = 0; j < fresh->len; j++)
            known |= g_str_equal (musette_activity_get_id (g_ptr_array_index (fresh, j)), id);
          if (known)
            continue;
          g_ptr_array_add (fresh, new_test_activity (id, text, "x"));
          g_hash_table_replace (truth, g_strdup (id), GINT_TO_POINTER (date));
        }
      musette_activity_rows_merge (follower.rows, fresh, oldest, newest);

      g_assert_cmpuint (musette_activity_rows_get_length (follower.rows), ==,
                        g_hash_table_size (truth));
      for (guint i = 0; i < follower.copy->len; i++)
        {
          MusetteActivity *row = g_ptr_array_index (follower.copy, i);
          MusetteDate date
              = GPOINTER_TO_INT (g_hash_table_lookup (truth, musette_activity_get_id (row)));

          g_assert_true (row == musette_activity_rows_get (follower.rows, i));
          g_assert_cmpint (musette_activity_get_date (row), ==, date);
          if (i > 0)
            g_assert_cmpint (date, <=,
                             musette_activity_get_date (g_ptr_array_index (follower.copy, i - 1)));
        }
    }
}

/* With -m perf: what a first year and an unchanged refresh of a very active club cost. */
static void
test_many (void)
{
  g_auto (Follower) follower = { 0 };
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func (g_object_unref);
  const MusetteDate base = musette_date_parse ("2020-01-01");

  follower_init (&follower);
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%d", i);
      g_autofree char *day = musette_date_format (base + i / 10);

      g_ptr_array_add (fresh, new_test_activity (id, day, "x"));
      g_ptr_array_add (again, new_test_activity (id, day, "x"));
    }
  g_test_timer_start ();
  musette_activity_rows_merge (follower.rows, fresh, base, base + 3000);
  g_test_message ("first merge of 20,000: %.1f ms", g_test_timer_elapsed () * 1000);
  g_test_timer_start ();
  musette_activity_rows_merge (follower.rows, again, base, base + 3000);
  g_test_message ("unchanged merge of 20,000: %.1f ms", g_test_timer_elapsed () * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/activity-rows/order", test_order);
  g_test_add_func ("/sync/activity-rows/same", test_same);
  g_test_add_func ("/sync/activity-rows/changed", test_changed);
  g_test_add_func ("/sync/activity-rows/removed", test_removed);
  g_test_add_func ("/sync/activity-rows/moved", test_moved);
  g_test_add_func ("/sync/activity-rows/twice", test_twice);
  g_test_add_func ("/sync/activity-rows/random", test_random);
  if (g_test_perf ())
    g_test_add_func ("/sync/activity-rows/many", test_many);
  return g_test_run ();
}
