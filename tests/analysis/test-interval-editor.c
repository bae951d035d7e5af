/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval-editor.h"
#include "musette-test.h"

#define N_SAMPLES 100

/* A sample each two seconds, and a stop of a minute after the fiftieth. */
static MusetteIntervalEditor *
new_editor (void)
{
  gint32 times_s[N_SAMPLES];

  for (int i = 0; i < N_SAMPLES; i++)
    times_s[i] = 2 * i + (i >= 50 ? 60 : 0);
  return musette_interval_editor_new (times_s, N_SAMPLES);
}

/* Recovery, effort, recovery, without a gap, and an effort apart. */
static MusetteIntervalEditor *
new_ride (void)
{
  MusetteIntervalEditor *editor = new_editor ();

  musette_interval_editor_append (editor, 0, 20, MUSETTE_INTERVAL_RECOVERY, NULL);
  musette_interval_editor_append (editor, 20, 40, MUSETTE_INTERVAL_WORK, "First");
  musette_interval_editor_append (editor, 40, 60, MUSETTE_INTERVAL_RECOVERY, "");
  musette_interval_editor_append (editor, 70, 80, MUSETTE_INTERVAL_WORK, "Second");
  return editor;
}

static void
assert_spans (MusetteIntervalEditor *editor, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < musette_interval_editor_get_n (editor); i++)
    {
      const MusetteEditedInterval *interval = musette_interval_editor_get (editor, i);

      g_string_append_printf (text, "%s%s%u-%u%s%s", i > 0 ? " " : "",
                              interval->kind == MUSETTE_INTERVAL_WORK ? "w" : "r", interval->start,
                              interval->end, interval->label != NULL ? ":" : "",
                              interval->label != NULL ? interval->label : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_append (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();

  assert_spans (editor, "r0-20 w20-40:First r40-60 w70-80:Second");
  g_assert_cmpuint (musette_interval_editor_get (editor, 3)->origin, ==, 3);
  g_assert_false (musette_interval_editor_append (editor, 75, 80, MUSETTE_INTERVAL_WORK, NULL));
  g_assert_true (musette_interval_editor_append (editor, 75, 500, MUSETTE_INTERVAL_WORK, NULL));
  assert_spans (editor, "r0-20 w20-40:First r40-60 w70-80:Second w80-100");
  g_assert_cmpuint (musette_interval_editor_get (editor, 4)->origin, ==, MUSETTE_INTERVAL_CHANGED);
}

static void
test_positions (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_editor ();

  g_assert_cmpuint (musette_interval_editor_find_position (editor, -5), ==, 0);
  g_assert_cmpuint (musette_interval_editor_find_position (editor, 4), ==, 2);
  g_assert_cmpuint (musette_interval_editor_find_position (editor, 4.9), ==, 2);
  g_assert_cmpuint (musette_interval_editor_find_position (editor, 5.1), ==, 3);
  g_assert_cmpuint (musette_interval_editor_find_position (editor, 110), ==, 49);
  g_assert_cmpuint (musette_interval_editor_find_position (editor, 150), ==, 50);
  g_assert_cmpuint (musette_interval_editor_find_position (editor, 1e9), ==, N_SAMPLES);
  g_assert_cmpint (musette_interval_editor_get_time (editor, 50), ==, 160);
  g_assert_cmpint (musette_interval_editor_get_time (editor, N_SAMPLES), ==, 259);
}

static void
test_move (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();

  /* A shared edge is moved for both. */
  g_assert_true (musette_interval_editor_move_edge (editor, 1, MUSETTE_INTERVAL_START, 15));
  assert_spans (editor, "r0-15 w15-40:First r40-60 w70-80:Second");
  g_assert_true (musette_interval_editor_move_edge (editor, 1, MUSETTE_INTERVAL_END, 45));
  assert_spans (editor, "r0-15 w15-45:First r45-60 w70-80:Second");
  g_assert_false (musette_interval_editor_move_edge (editor, 1, MUSETTE_INTERVAL_END, 45));
  /* A neighbour that is apart is a wall, and touched then. */
  g_assert_true (musette_interval_editor_move_edge (editor, 3, MUSETTE_INTERVAL_START, 10));
  assert_spans (editor, "r0-15 w15-45:First r45-60 w60-80:Second");
  /* Each keeps a sample. */
  g_assert_true (musette_interval_editor_move_edge (editor, 2, MUSETTE_INTERVAL_START, 99));
  assert_spans (editor, "r0-15 w15-59:First r59-60 w60-80:Second");
  g_assert_true (musette_interval_editor_move_edge (editor, 3, MUSETTE_INTERVAL_END, 1000));
  assert_spans (editor, "r0-15 w15-59:First r59-60 w60-100:Second");
  g_assert_true (musette_interval_editor_move_edge (editor, 0, MUSETTE_INTERVAL_START, 99));
  assert_spans (editor, "r14-15 w15-59:First r59-60 w60-100:Second");
}

static void
test_origin (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();

  musette_interval_editor_move_edge (editor, 1, MUSETTE_INTERVAL_END, 45);
  g_assert_cmpuint (musette_interval_editor_get (editor, 0)->origin, ==, 0);
  g_assert_cmpuint (musette_interval_editor_get (editor, 1)->origin, ==, MUSETTE_INTERVAL_CHANGED);
  g_assert_cmpuint (musette_interval_editor_get (editor, 2)->origin, ==, MUSETTE_INTERVAL_CHANGED);
  g_assert_cmpuint (musette_interval_editor_get (editor, 3)->origin, ==, 3);
  /* A new name needs no new numbers. */
  g_assert_true (musette_interval_editor_set_label (editor, 3, "Sprint"));
  g_assert_cmpuint (musette_interval_editor_get (editor, 3)->origin, ==, 3);
}

static void
test_split_and_join (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();

  g_assert_false (musette_interval_editor_split (editor, 1, 20));
  g_assert_false (musette_interval_editor_split (editor, 1, 40));
  g_assert_true (musette_interval_editor_split (editor, 1, 30));
  assert_spans (editor, "r0-20 w20-30:First w30-40 r40-60 w70-80:Second");
  g_assert_true (musette_interval_editor_join (editor, 1));
  assert_spans (editor, "r0-20 w20-40:First r40-60 w70-80:Second");
  g_assert_true (musette_interval_editor_join (editor, 2));
  assert_spans (editor, "r0-20 w20-40:First w40-80:Second");
  g_assert_false (musette_interval_editor_join (editor, 2));
}

static void
test_add (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();
  guint index = 99;

  g_assert_false (musette_interval_editor_add (editor, 5, 5, &index));
  /* Inside one. */
  g_assert_true (musette_interval_editor_add (editor, 5, 10, &index));
  g_assert_cmpuint (index, ==, 1);
  assert_spans (editor, "r0-5 w5-10 r10-20 w20-40:First r40-60 w70-80:Second");
  /* Over several. */
  g_assert_true (musette_interval_editor_add (editor, 15, 75, &index));
  g_assert_cmpuint (index, ==, 3);
  assert_spans (editor, "r0-5 w5-10 r10-15 w15-75 w75-80:Second");
  /* In a place that belongs to none, and over the end. */
  g_assert_true (musette_interval_editor_add (editor, 90, 300, &index));
  assert_spans (editor, "r0-5 w5-10 r10-15 w15-75 w75-80:Second w90-100");
}

static void
test_remove_and_label (void)
{
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();
  g_autoptr (MusetteIntervalEditor) copy = musette_interval_editor_copy (editor);

  g_assert_true (musette_interval_editor_equal (editor, copy));
  g_assert_true (musette_interval_editor_remove (editor, 1));
  assert_spans (editor, "r0-20 r40-60 w70-80:Second");
  g_assert_false (musette_interval_editor_equal (editor, copy));
  g_assert_false (musette_interval_editor_set_label (copy, 0, ""));
  g_assert_true (musette_interval_editor_set_label (copy, 1, ""));
  assert_spans (copy, "r0-20 w20-40 r40-60 w70-80:Second");
}

/* Going back to an earlier state, what is the same now keeps its numbers, the rest does not. */
static void
test_replace (void)
{
  g_autoptr (MusetteIntervalEditor) earlier = new_ride ();
  g_autoptr (MusetteIntervalEditor) editor = new_editor ();

  musette_interval_editor_append (editor, 20, 40, MUSETTE_INTERVAL_WORK, NULL);
  musette_interval_editor_append (editor, 70, 75, MUSETTE_INTERVAL_WORK, NULL);
  musette_interval_editor_replace (editor, earlier);
  g_assert_true (musette_interval_editor_equal (editor, earlier));
  g_assert_cmpuint (musette_interval_editor_get (editor, 0)->origin, ==, MUSETTE_INTERVAL_CHANGED);
  g_assert_cmpuint (musette_interval_editor_get (editor, 1)->origin, ==, 0);
  g_assert_cmpuint (musette_interval_editor_get (editor, 3)->origin, ==, MUSETTE_INTERVAL_CHANGED);
}

static void
assert_sound (MusetteIntervalEditor *editor)
{
  guint end = 0;

  for (guint i = 0; i < musette_interval_editor_get_n (editor); i++)
    {
      const MusetteEditedInterval *interval = musette_interval_editor_get (editor, i);

      g_assert_cmpuint (interval->start, >=, end);
      g_assert_cmpuint (interval->start, <, interval->end);
      end = interval->end;
    }
  g_assert_cmpuint (end, <=, N_SAMPLES);
}

/* Whatever people do, in whatever order. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260512);
  g_autoptr (MusetteIntervalEditor) editor = new_ride ();

  for (guint i = 0; i < 20000; i++)
    {
      guint n = musette_interval_editor_get_n (editor);
      guint index = n > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) n) : 0;
      guint a = (guint) g_rand_int_range (rand, 0, N_SAMPLES + 10);
      guint b = (guint) g_rand_int_range (rand, 0, N_SAMPLES + 10);
      guint action = (guint) g_rand_int_range (rand, 0, n > 0 ? 6 : 1);

      if (action == 0)
        musette_interval_editor_add (editor, a, b, &index);
      else if (action == 1 || action == 2)
        musette_interval_editor_move_edge (editor, index, action - 1, a);
      else if (action == 3)
        musette_interval_editor_split (editor, index, a);
      else if (action == 4)
        musette_interval_editor_join (editor, index);
      else if (n > 5)
        musette_interval_editor_remove (editor, index);
      assert_sound (editor);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/interval-editor/append", test_append);
  g_test_add_func ("/analysis/interval-editor/positions", test_positions);
  g_test_add_func ("/analysis/interval-editor/move", test_move);
  g_test_add_func ("/analysis/interval-editor/origin", test_origin);
  g_test_add_func ("/analysis/interval-editor/split-and-join", test_split_and_join);
  g_test_add_func ("/analysis/interval-editor/add", test_add);
  g_test_add_func ("/analysis/interval-editor/remove-and-label", test_remove_and_label);
  g_test_add_func ("/analysis/interval-editor/replace", test_replace);
  g_test_add_func ("/analysis/interval-editor/random", test_random);
  return g_test_run ();
}
