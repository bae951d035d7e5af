/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-month-list.h"
#include "musette-ui-test.h"

/* A copy of the list kept up to date by what it announces: it must never differ from the list. */
typedef struct
{
  GPtrArray *rows;
  guint n_signals;
} Mirror;

static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_signals++;
  g_assert_cmpuint (position + removed, <=, mirror->rows->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->rows, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static void
check_mirror (GListModel *model, Mirror *mirror)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->rows->len);
  for (guint i = 0; i < mirror->rows->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (mirror->rows, i));
    }
}

/* What the list must be, made the plain way. */
static void
check_rows (GListModel *model, GListModel *activities)
{
  MusetteDate month = -1;
  guint row = 0;

  for (guint i = 0; i < g_list_model_get_n_items (activities); i++)
    {
      g_autoptr (MusetteActivity) activity = g_list_model_get_item (activities, i);
      MusetteDate first_day = musette_date_get_month_start (musette_activity_get_date (activity));
      g_autoptr (GObject) shown = NULL;

      if (first_day != month)
        {
          g_autoptr (GObject) heading = g_list_model_get_item (model, row++);

          g_assert_true (MUSETTE_IS_ACTIVITY_MONTH (heading));
          g_assert_cmpint (musette_activity_month_get_first_day (MUSETTE_ACTIVITY_MONTH (heading)),
                           ==, first_day);
          month = first_day;
        }
      shown = g_list_model_get_item (model, row++);
      g_assert_true (shown == G_OBJECT (activity));
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, row);
  g_assert_null (g_list_model_get_item (model, row));
}

static Mirror *
mirror_new (GListModel *model)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->rows = g_ptr_array_new_with_free_func (g_object_unref);
  mirror_cb (model, 0, 0, g_list_model_get_n_items (model), mirror);
  mirror->n_signals = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (mirror_cb), mirror);
  return mirror;
}

static void
mirror_free (Mirror *mirror)
{
  g_ptr_array_unref (mirror->rows);
  g_free (mirror);
}

static void
test_headings (void)
{
  g_autoptr (GListStore) activities = musette_ui_test_years (140);
  g_autoptr (MusetteMonthList) months = musette_month_list_new (G_LIST_MODEL (activities));
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (months), 0);
  const MusetteActivityTotals *totals;

  check_rows (G_LIST_MODEL (months), G_LIST_MODEL (activities));
  totals = musette_activity_month_get_totals (MUSETTE_ACTIVITY_MONTH (first));
  g_assert_cmpuint (totals->count, ==, 56);
  g_assert_cmpfloat (musette_activity_totals_get_sum (totals, MUSETTE_ACTIVITY_COLUMN_TIME), ==,
                     56 * 3600);
  g_assert_cmpfloat (musette_activity_totals_get_sum (totals, MUSETTE_ACTIVITY_COLUMN_DISTANCE), ==,
                     56 * 10000);
  g_assert_cmpfloat (musette_activity_totals_get_sum (totals, MUSETTE_ACTIVITY_COLUMN_LOAD), ==,
                     56 * 50);
  g_assert_cmpfloat (musette_activity_totals_get_sum (totals, MUSETTE_ACTIVITY_COLUMN_ELEVATION),
                     ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (GListStore) activities = g_list_store_new (MUSETTE_TYPE_ACTIVITY);
  g_autoptr (MusetteMonthList) months = musette_month_list_new (G_LIST_MODEL (activities));
  MusetteActivityTotals totals;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (months)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (months), 0));
  musette_month_list_get_totals (months, &totals);
  g_assert_cmpuint (totals.count, ==, 0);
}

static void
test_append (void)
{
  g_autoptr (GListStore) activities = musette_ui_test_years (20);
  g_autoptr (GListStore) older = musette_ui_test_years (300);
  g_autoptr (MusetteMonthList) months = musette_month_list_new (G_LIST_MODEL (activities));
  Mirror *mirror = mirror_new (G_LIST_MODEL (months));
  g_autoptr (GObject) heading = g_list_model_get_item (G_LIST_MODEL (months), 0);

  for (guint i = 20; i < 300; i++)
    {
      g_autoptr (MusetteActivity) activity = g_list_model_get_item (G_LIST_MODEL (older), i);

      g_list_store_append (activities, activity);
      check_mirror (G_LIST_MODEL (months), mirror);
    }
  check_rows (G_LIST_MODEL (months), G_LIST_MODEL (activities));
  g_assert_cmpuint (mirror->n_signals, ==, 280);
  /* The first heading has grown, but is the same object. */
  g_assert_true (heading == g_ptr_array_index (mirror->rows, 0));
  g_assert_cmpuint (musette_activity_month_get_totals (MUSETTE_ACTIVITY_MONTH (heading))->count, ==,
                    56);
  mirror_free (mirror);
}

/* Any exchange of any part must be announced exactly. */
static void
test_random_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GListStore) pool = musette_ui_test_years (400);
  g_autoptr (GListStore) activities = g_list_store_new (MUSETTE_TYPE_ACTIVITY);
  g_autoptr (MusetteMonthList) months = musette_month_list_new (G_LIST_MODEL (activities));
  Mirror *mirror = mirror_new (G_LIST_MODEL (months));

  for (guint round = 0; round < 400; round++)
    {
      guint n_items = g_list_model_get_n_items (G_LIST_MODEL (activities));
      guint position = (guint) g_rand_int_range (random, 0, (int) n_items + 1);
      guint removed = (guint) g_rand_int_range (random, 0, (int) (n_items - position) + 1);
      guint added = (guint) g_rand_int_range (random, 0, 12);
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

      if (removed > 14)
        removed = 14;
      for (guint i = 0; i < added; i++)
        g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (pool),
                                                       (guint) g_rand_int_range (random, 0, 400)));
      g_list_store_splice (activities, position, removed, items->pdata, added);
      check_mirror (G_LIST_MODEL (months), mirror);
    }
  mirror_free (mirror);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_totals_follow (void)
{
  g_autoptr (GListStore) activities = musette_ui_test_years (100);
  g_autoptr (MusetteMonthList) months = musette_month_list_new (G_LIST_MODEL (activities));
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (months), 0);
  MusetteActivityTotals totals;
  guint n_totals = 0;
  guint n_month = 0;

  g_signal_connect_swapped (months, "totals-changed", G_CALLBACK (count_cb), &n_totals);
  g_signal_connect_swapped (first, "changed", G_CALLBACK (count_cb), &n_month);
  g_list_store_remove (activities, 3);
  musette_month_list_get_totals (months, &totals);
  g_assert_cmpuint (totals.count, ==, 99);
  g_assert_cmpuint (n_totals, ==, 1);
  g_assert_cmpuint (n_month, ==, 1);
  g_list_store_remove (activities, 98);
  g_assert_cmpuint (n_month, ==, 1);
}

static void
test_many (void)
{
  g_autoptr (GListStore) activities = musette_ui_test_years (20000);
  g_autoptr (MusetteMonthList) months = musette_month_list_new (G_LIST_MODEL (activities));
  Mirror *mirror = mirror_new (G_LIST_MODEL (months));

  check_rows (G_LIST_MODEL (months), G_LIST_MODEL (activities));
  g_list_store_remove (activities, 10000);
  check_mirror (G_LIST_MODEL (months), mirror);
  g_list_store_remove_all (activities);
  check_mirror (G_LIST_MODEL (months), mirror);
  mirror_free (mirror);
}

static void
test_no_leak (void)
{
  GListStore *activities = musette_ui_test_years (10);
  MusetteMonthList *months = musette_month_list_new (G_LIST_MODEL (activities));

  g_assert_finalize_object (months);
  g_assert_finalize_object (activities);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/month-list/headings", test_headings);
  g_test_add_func ("/ui/month-list/empty", test_empty);
  g_test_add_func ("/ui/month-list/append", test_append);
  g_test_add_func ("/ui/month-list/random-changes", test_random_changes);
  g_test_add_func ("/ui/month-list/totals-follow", test_totals_follow);
  g_test_add_func ("/ui/month-list/many", test_many);
  g_test_add_func ("/ui/month-list/no-leak", test_no_leak);
  return g_test_run ();
}
