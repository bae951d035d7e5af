/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-activity-columns.h"
#include "musette-activity-download.h"
#include "musette-activity-edit.h"
#include "musette-activity-selection.h"
#include "musette-activity-sorter.h"
#include "musette-activity-table.h"
#include "musette-name-pattern.h"
#include "musette-query-completion.h"
#include "musette-ui-test.h"

static MusetteActivity *
make_ride (void)
{
  return musette_ui_test_activity ("Morning", "Ride", "2026-05-12T08:14:00",
                                   ",\"moving_time\":5400,\"distance\":40000,\"feel\":2,"
                                   "\"icu_training_load\":70,\"tags\":[\"a\",\"b\"],"
                                   "\"gear\":{\"id\":\"b1\"}");
}

static void
test_pattern (void)
{
  g_autoptr (MusetteActivity) ride = make_ride ();
  static const struct
  {
    const char *pattern;
    const char *name;
  } cases[] = { { "{name} (race)", "Morning (race)" },
                { "{n}. {Type}", "3. Ride" },
                { "{date} {load}", "2026-05-12 70" },
                { "{{x}} {name}", "{x} Morning" },
                { "  ", "Morning" },
                { "plain", "plain" } };
  static const char *const wrong[] = { "{nam}", "{", "a {name", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name
          = musette_name_pattern_apply (cases[i].pattern, ride, 3, MUSETTE_UNITS_METRIC);

      g_assert_true (musette_name_pattern_check (cases[i].pattern, NULL));
      g_assert_cmpstr (name, ==, cases[i].name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (musette_name_pattern_check (wrong[i], &error));
      g_assert_nonnull (strstr (error->message, "{name}"));
    }
}

static char *
make_patch_text (MusetteActivityEdit *edit)
{
  g_autoptr (MusetteActivity) ride = make_ride ();
  g_autoptr (MusettePatch) patch
      = musette_activity_edit_make_patch (edit, ride, 1, MUSETTE_UNITS_METRIC);

  return musette_patch_to_json (patch);
}

/* Only what becomes another value is in a patch. */
static void
test_patch (void)
{
  g_autoptr (MusetteActivityEdit) edit = musette_activity_edit_new ();
  g_autofree char *nothing = make_patch_text (edit);
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpstr (nothing, ==, "{}");
  edit->name = g_strdup ("{name}");
  edit->type = g_strdup ("Ride");
  edit->gear_id = g_strdup ("b1");
  edit->tags = g_strsplit ("a,b", ",", -1);
  edit->feel = 2;
  edit->rpe = 0;
  edit->race = FALSE;
  same = make_patch_text (edit);
  g_assert_cmpstr (same, ==, "{}");
  g_clear_pointer (&edit->tags, g_strfreev);
  edit->add_tags = g_strsplit ("b,c", ",", -1);
  edit->remove_tags = g_strsplit ("a", ",", -1);
  edit->feel = 0;
  edit->rpe = 7;
  edit->race = TRUE;
  g_free (edit->gear_id);
  edit->gear_id = g_strdup ("b2");
  other = make_patch_text (edit);
  g_assert_cmpstr (other, ==,
                   "{\"icu_rpe\":7,\"feel\":null,\"race\":true,\"tags\":[\"b\",\"c\"],"
                   "\"gear\":{\"id\":\"b2\"}}");
}

static void
test_compare (void)
{
  g_autoptr (MusetteActivity) ride = make_ride ();
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (GHashTable) gear = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) differences = NULL;
  const MusetteActivityDifference *difference;

  g_hash_table_insert (gear, (gpointer) "b1", (gpointer) "Domane");
  musette_patch_set_int (patch, "icu_rpe", 7);
  musette_patch_set_null (patch, "feel");
  musette_patch_set_raw (patch, "gear", "{\"id\":\"b9\"}");
  differences = musette_activity_edit_compare (ride, patch, gear);
  g_assert_cmpuint (differences->len, ==, 3);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpstr (difference->before, ==, "");
  g_assert_cmpstr (difference->after, ==, "7 · Very hard");
  difference = g_ptr_array_index (differences, 1);
  g_assert_cmpstr (difference->before, ==, "2 · Good");
  g_assert_cmpstr (difference->after, ==, "");
  difference = g_ptr_array_index (differences, 2);
  g_assert_cmpstr (difference->before, ==, "Domane");
  g_assert_cmpstr (difference->after, ==, "b9");
}

static void
test_tags (void)
{
  g_auto (GStrv) tags = musette_activity_edit_split_tags (" a b,, c ,a b, d");
  g_autofree char *joined = g_strjoinv ("|", tags);

  g_assert_cmpstr (joined, ==, "a b|c|d");
}

static const MusetteTableRow *
get_row (GPtrArray *rows, guint index)
{
  g_assert_cmpuint (rows->len, >, index);
  return g_ptr_array_index (rows, index);
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) rows = musette_activity_table_parse (
      "\xef\xbb\xbf"
      "Date;Sport;Title;Duration;km;RPE;Feel;Notes;Start;Unknown\r\n"
      "2026-05-12;ride;\"Long; \"\"hard\"\"\nride\";1:30:00;45,5;7;good;x;08:30;?\r\n"
      "\r\n"
      "12.5.2026 18:05;Virtual Run;;45m;;;;;;\r\n"
      "2026-13-01;Ride;;1h;;;;;;\r\n"
      "2026-05-14;Riding;;1h;;;;;;\r\n"
      "2026-05-15;Ride;;soon;;;;;;\r\n"
      "2026-05-15;;;1h;;;;;;\r\n",
      MUSETTE_UNITS_METRIC);
  const MusetteTableRow *row = get_row (rows, 0);
  g_autofree char *start = musette_local_time_format (row->activity->start);

  g_assert_cmpuint (rows->len, ==, 6);
  g_assert_cmpstr (start, ==, "2026-05-12T08:30:00");
  g_assert_cmpstr (row->activity->type, ==, "Ride");
  g_assert_cmpstr (row->activity->name, ==, "Long; \"hard\"\nride");
  g_assert_cmpfloat (row->activity->moving_s, ==, 5400);
  g_assert_cmpfloat (row->activity->distance_m, ==, 45500);
  g_assert_cmpfloat (row->activity->rpe, ==, 7);
  g_assert_cmpfloat (row->activity->feel, ==, 2);
  row = get_row (rows, 1);
  g_assert_cmpuint (row->line, ==, 5);
  g_assert_cmpstr (row->activity->type, ==, "VirtualRun");
  g_assert_true (isnan (row->activity->distance_m));
  g_assert_nonnull (strstr (get_row (rows, 2)->error, "2026-13-01"));
  g_assert_nonnull (strstr (get_row (rows, 3)->error, "Riding"));
  g_assert_nonnull (strstr (get_row (rows, 4)->error, "soon"));
  g_assert_nonnull (strstr (get_row (rows, 5)->error, "type"));
  g_assert_null (get_row (rows, 5)->activity);
}

static void
test_table_without_titles (void)
{
  g_autoptr (GPtrArray) rows = musette_activity_table_parse (
      "2026-05-12\tRide\tTo work\t0:30\t10 mi\t20", MUSETTE_UNITS_METRIC);
  g_autoptr (GPtrArray) example
      = musette_activity_table_parse (musette_activity_table_get_example (), MUSETTE_UNITS_METRIC);
  g_autoptr (GPtrArray) nothing = musette_activity_table_parse ("\n \n", MUSETTE_UNITS_METRIC);
  g_autoptr (MusettePatch) patch = NULL;
  g_autofree char *json = NULL;

  patch = musette_manual_activity_make_patch (get_row (rows, 0)->activity);
  json = musette_patch_to_json (patch);
  g_assert_cmpstr (json, ==,
                   "{\"start_date_local\":\"2026-05-12T12:00:00\",\"type\":\"Ride\","
                   "\"name\":\"To work\",\"moving_time\":1800,\"elapsed_time\":1800,"
                   "\"distance\":16093.44,\"icu_training_load\":20}");
  g_assert_cmpuint (example->len, ==, 2);
  for (guint i = 0; i < example->len; i++)
    g_assert_nonnull (get_row (example, i)->activity);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static char *
propose (const char *text, gboolean asked)
{
  char *types[] = { (char *) "Ride", (char *) "VirtualRide", NULL };
  char *tags[] = { (char *) "race", (char *) "long way", NULL };
  const MusetteQueryVocabulary vocabulary = { types, tags, NULL };
  gsize start;
  gsize end;
  g_autoptr (GPtrArray) proposals
      = musette_query_completion_find (text, strlen (text), asked, &vocabulary, &start, &end);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    g_string_append_printf (all, "%s ",
                            ((MusetteQueryProposal *) g_ptr_array_index (proposals, i))->text);
  return g_string_free (all, FALSE);
}

static void
test_completion (void)
{
  static const struct
  {
    const char *text;
    const char *proposals;
  } cases[] = { { "lo", "load> " },
                { "x -ty", "-type: " },
                { "type:vi", "type:VirtualRide " },
                { "tag:l", "tag:\"long way\" " },
                { "tag:race,lo", "tag:race,\"long way\" " },
                { "race:", "race:yes race:no " },
                { "feel:str", "feel:1 " },
                { "\"lo", "" },
                { "", "" },
                { "long ", "" } };
  g_autofree char *all = propose ("", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *proposals = propose (cases[i].text, FALSE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (proposals, ==, cases[i].proposals);
    }
  g_assert_nonnull (strstr (all, "type: name: tag: after: "));
}

static void
test_columns (void)
{
  g_autoptr (MusetteActivityColumns) columns = musette_activity_columns_new ();
  g_autoptr (MusetteActivityColumns) other = musette_activity_columns_new ();
  g_autoptr (GVariant) saved = NULL;

  musette_activity_columns_set_shown (columns, MUSETTE_ACTIVITY_COLUMN_RPE, TRUE);
  musette_activity_columns_set_shown (columns, MUSETTE_ACTIVITY_COLUMN_LOAD, FALSE);
  musette_activity_columns_move (columns, MUSETTE_ACTIVITY_COLUMN_RPE, 1);
  musette_activity_columns_set_width (columns, MUSETTE_ACTIVITY_COLUMN_TIME, 123);
  saved = g_variant_ref_sink (musette_activity_columns_save (columns));
  musette_activity_columns_load (other, saved);
  g_assert_cmpuint (musette_activity_columns_get_n_shown (other), ==,
                    MUSETTE_N_DEFAULT_ACTIVITY_COLUMNS);
  g_assert_cmpint (musette_activity_columns_get_shown (other, 1), ==, MUSETTE_ACTIVITY_COLUMN_RPE);
  g_assert_cmpint (musette_activity_columns_get_width (other, MUSETTE_ACTIVITY_COLUMN_TIME), ==,
                   123);
  g_assert_false (musette_activity_columns_is_shown (other, MUSETTE_ACTIVITY_COLUMN_LOAD));
  musette_activity_columns_reset (other);
  g_assert_true (musette_activity_columns_is_shown (other, MUSETTE_ACTIVITY_COLUMN_LOAD));
}

static void
test_sorter (void)
{
  g_autoptr (MusetteActivitySorter) sorter = musette_activity_sorter_new ();
  g_autoptr (MusetteActivity) a
      = musette_ui_test_activity ("B", "Ride", "2026-05-12T08:00:00", ",\"icu_training_load\":5");
  g_autoptr (MusetteActivity) b
      = musette_ui_test_activity ("a", "Ride", "2026-05-13T08:00:00", ",\"icu_training_load\":9");
  g_autoptr (MusetteActivity) none
      = musette_ui_test_activity ("", "Ride", "2026-05-14T08:00:00", "");
  GtkSorter *base = GTK_SORTER (sorter);

  g_assert_cmpint (gtk_sorter_compare (base, a, b), ==, GTK_ORDERING_LARGER);
  musette_activity_sorter_toggle (sorter, MUSETTE_ACTIVITY_COLUMN_LOAD);
  g_assert_true (musette_activity_sorter_get_descending (sorter));
  g_assert_cmpint (gtk_sorter_compare (base, a, b), ==, GTK_ORDERING_LARGER);
  g_assert_cmpint (gtk_sorter_compare (base, none, a), ==, GTK_ORDERING_LARGER);
  musette_activity_sorter_toggle (sorter, MUSETTE_ACTIVITY_COLUMN_LOAD);
  g_assert_cmpint (gtk_sorter_compare (base, a, b), ==, GTK_ORDERING_SMALLER);
  g_assert_cmpint (gtk_sorter_compare (base, none, a), ==, GTK_ORDERING_LARGER);
  musette_activity_sorter_toggle (sorter, MUSETTE_ACTIVITY_COLUMN_NAME);
  g_assert_false (musette_activity_sorter_get_descending (sorter));
  g_assert_cmpint (gtk_sorter_compare (base, none, b), ==, GTK_ORDERING_LARGER);
}

/* A newer record of a selected activity is selected too. */
static void
test_selection (void)
{
  g_autoptr (GListStore) rows = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (MusetteActivitySelection) selection = musette_activity_selection_new ();
  g_autoptr (MusetteActivity) first = make_ride ();
  g_autoptr (MusetteActivity) newer = make_ride ();
  gpointer exchange[] = { newer };
  MusetteActivityTotals totals;

  g_list_store_append (rows, first);
  musette_activity_selection_set_rows (selection, G_LIST_MODEL (rows));
  gtk_selection_model_select_all (musette_activity_selection_get_model (selection));
  g_assert_cmpuint (musette_activity_selection_get_n_selected (selection), ==, 1);
  g_list_store_splice (rows, 0, 1, exchange, 1);
  g_assert_cmpuint (musette_activity_selection_get_n_selected (selection), ==, 1);
  musette_activity_selection_get_totals (selection, &totals);
  g_assert_cmpfloat (musette_activity_totals_get_sum (&totals, MUSETTE_ACTIVITY_COLUMN_LOAD), ==,
                     70);
  g_assert_cmpfloat (musette_activity_totals_get_mean (&totals, MUSETTE_ACTIVITY_COLUMN_FEEL), ==,
                     2);
  g_list_store_remove_all (rows);
  g_assert_cmpuint (musette_activity_selection_get_n_selected (selection), ==, 0);
}

static void
test_file_name (void)
{
  g_autoptr (MusetteActivity) ride
      = musette_ui_test_activity ("A/B: c", "Ride", "2026-05-12T08:00:00", "");
  static const char *const contents[]
      = { "............", "xxxxxxxx.FITxxxx", "<?xml?><gpx v", "<TrainingCenterDatabase>" };
  static const char *const suffixes[] = { "bin", "fit", "gpx", "tcx" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autofree char *name = musette_activity_download_make_name (ride, content);
      g_autofree char *expected = g_strdup_printf ("2026-05-12 A-B- c.%s", suffixes[i]);

      g_assert_cmpstr (name, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/activity-edit/pattern", test_pattern);
  g_test_add_func ("/ui/activity-edit/patch", test_patch);
  g_test_add_func ("/ui/activity-edit/compare", test_compare);
  g_test_add_func ("/ui/activity-edit/tags", test_tags);
  g_test_add_func ("/ui/activity-edit/table", test_table);
  g_test_add_func ("/ui/activity-edit/table-without-titles", test_table_without_titles);
  g_test_add_func ("/ui/activity-edit/completion", test_completion);
  g_test_add_func ("/ui/activity-edit/columns", test_columns);
  g_test_add_func ("/ui/activity-edit/sorter", test_sorter);
  g_test_add_func ("/ui/activity-edit/selection", test_selection);
  g_test_add_func ("/ui/activity-edit/file-name", test_file_name);
  return g_test_run ();
}
