/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-filter.h"
#include "musette-search-keys.h"
#include "musette-ui-test.h"

static gboolean
matches (const char *text, MusetteActivity *activity)
{
  g_autoptr (MusetteActivityFilter) filter = musette_activity_filter_new ();

  musette_activity_filter_set_text (filter, text);
  return gtk_filter_match (GTK_FILTER (filter), activity);
}

static void
test_text (void)
{
  g_autoptr (MusetteActivity) activity
      = musette_ui_test_activity ("Séance à Évian", "VirtualRide", "2026-05-12T08:14:00", "");
  static const char *const found[]
      = { "",       "séance",   "SEANCE",  "evian seance", "virtual",    "virtualride", "2026-05",
          "12 may", "may 2026", "tuesday", "  may  ",      "2026-05-12", "seance,may" };
  static const char *const missed[] = { "seances", "2025", "run", "evian june", "wednesday" };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_test_message ("%s", found[i]);
      g_assert_true (matches (found[i], activity));
    }
  for (guint i = 0; i < G_N_ELEMENTS (missed); i++)
    {
      g_test_message ("%s", missed[i]);
      g_assert_false (matches (missed[i], activity));
    }
}

static void
test_words_stay_in_their_field (void)
{
  g_autoptr (MusetteActivity) activity
      = musette_ui_test_activity ("Long", "Ride", "2026-05-12T08:14:00", "");

  g_assert_false (matches ("longride", activity));
  g_assert_true (matches ("long ride", activity));
}

static void
test_odd_names (void)
{
  g_autoptr (MusetteActivity) unnamed
      = musette_ui_test_activity ("", "Ride", "2026-05-12T08:14:00", "");
  g_autoptr (MusetteActivity) chinese
      = musette_ui_test_activity ("清晨骑行", "Ride", "2026-05-12T08:14:00", "");

  g_assert_true (matches ("ride", unnamed));
  g_assert_true (matches ("骑行", chinese));
  g_assert_false (matches ("跑步", chinese));
}

static void
test_type (void)
{
  g_autoptr (MusetteActivity) ride
      = musette_ui_test_activity ("A", "Ride", "2026-05-12T08:14:00", "");
  g_autoptr (MusetteActivityFilter) filter = musette_activity_filter_new ();

  g_assert_false (musette_activity_filter_is_active (filter));
  musette_activity_filter_set_activity_type (filter, "Run");
  g_assert_true (musette_activity_filter_is_active (filter));
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), ride));
  musette_activity_filter_set_activity_type (filter, "Ride");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), ride));
  musette_activity_filter_set_activity_type (filter, NULL);
  g_assert_false (musette_activity_filter_is_active (filter));
}

static void
changed_cb (GtkFilter *filter, GtkFilterChange change, GArray *changes)
{
  g_array_append_val (changes, change);
}

static void
test_changes (void)
{
  g_autoptr (MusetteActivityFilter) filter = musette_activity_filter_new ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (GtkFilterChange));

  g_signal_connect (filter, "changed", G_CALLBACK (changed_cb), changes);
  musette_activity_filter_set_text (filter, "r");
  musette_activity_filter_set_text (filter, "ri");
  musette_activity_filter_set_text (filter, "RI ");
  musette_activity_filter_set_text (filter, "r");
  musette_activity_filter_set_text (filter, "x");
  g_assert_cmpuint (changes->len, ==, 4);
  g_assert_cmpint (g_array_index (changes, GtkFilterChange, 0), ==, GTK_FILTER_CHANGE_MORE_STRICT);
  g_assert_cmpint (g_array_index (changes, GtkFilterChange, 1), ==, GTK_FILTER_CHANGE_MORE_STRICT);
  g_assert_cmpint (g_array_index (changes, GtkFilterChange, 2), ==, GTK_FILTER_CHANGE_LESS_STRICT);
  g_assert_cmpint (g_array_index (changes, GtkFilterChange, 3), ==, GTK_FILTER_CHANGE_DIFFERENT);
}

/* What is left must be the same whether one letter comes after the other or all at once. */
static void
test_typing (void)
{
  g_autoptr (GListStore) activities = musette_ui_test_years (600);
  MusetteActivityFilter *filter = musette_activity_filter_new ();
  g_autoptr (GtkFilterListModel) shown
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (activities)), GTK_FILTER (filter));
  static const struct
  {
    const char *text;
    guint n_found;
  } steps[] = { { "e", 600 },        { "ev", 300 }, { "evening", 300 },    { "evening 2", 300 },
                { "evening 28", 0 }, { "", 600 },   { "morning run 7", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (MusetteActivityFilter) fresh = musette_activity_filter_new ();
      guint n_expected = 0;

      musette_activity_filter_set_text (filter, steps[i].text);
      musette_activity_filter_set_text (fresh, steps[i].text);
      for (guint j = 0; j < 600; j++)
        {
          g_autoptr (MusetteActivity) activity
              = g_list_model_get_item (G_LIST_MODEL (activities), j);

          n_expected += gtk_filter_match (GTK_FILTER (fresh), activity);
        }
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, n_expected);
      if (i == 1 || i == 2 || i == 5)
        g_assert_cmpuint (n_expected, ==, steps[i].n_found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/activity-filter/text", test_text);
  g_test_add_func ("/ui/activity-filter/words-stay-in-their-field", test_words_stay_in_their_field);
  g_test_add_func ("/ui/activity-filter/odd-names", test_odd_names);
  g_test_add_func ("/ui/activity-filter/type", test_type);
  g_test_add_func ("/ui/activity-filter/changes", test_changes);
  g_test_add_func ("/ui/activity-filter/typing", test_typing);
  return g_test_run ();
}
