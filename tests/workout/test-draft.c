/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include "musette-workout-aim.h"
#include "musette-workout-draft.h"
#include "musette-workout-edit.h"
#include "workout-test.h"

static const char example[] = "Openers for Saturday\n"
                              "\n"
                              "Warmup\n"
                              "- Spin easy 20m 60% 90-100rpm\n"
                              "\n"
                              "Main set 4x\n"
                              "- Hard, but smooth 8m 110%\n"
                              "- 8m 50%\n"
                              "\n"
                              "- 10m ramp 60-40%\n";

static MusetteWorkoutDraft *
new_draft (const char *text)
{
  MusetteWorkoutContext context;

  workout_test_init_context (&context);
  return musette_workout_draft_new (text, &context);
}

static void
assert_line (MusetteWorkoutDraft *draft, guint number, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (musette_workout_draft_get_text (draft), "\n", -1);

  g_assert_cmpuint (number, <=, g_strv_length (lines));
  g_assert_cmpstr (lines[number - 1], ==, expected);
}

static void
test_lengths (void)
{
  const struct
  {
    const char *line;
    double duration_s;
    const char *expected;
  } cases[] = {
    { "- Spin easy 20m 60% 90-100rpm", 1230, "- Spin easy 20m30s 60% 90-100rpm" },
    { "-3h 177w-210w", 7200, "-2h 177w-210w" },
    { "- 2km 90% Pace", 600, "- 10m 90% Pace" },
    { "- Begin 60^Push now <!> 5m 60%", 20, "- Begin 60^Push now <!> 20s 60%" },
    { "- Sprint 60% MMP 5m 30s", 40, "- Sprint 60% MMP 5m 40s" },
    { "-  wide   10m   80%", 60, "-  wide   1m   80%" },
    { "- 80%", 60, "- 1m 80%" },
    { "- Only words", 60, "- Only words 1m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = musette_workout_edit_duration (cases[i].line, cases[i].duration_s);

      g_assert_cmpstr (line, ==, cases[i].expected);
    }
}

static void
assert_target (const char *line,
               MusetteWorkoutKind kind,
               MusetteWorkoutUnits units,
               double start,
               double end,
               gboolean is_ramp,
               const char *expected)
{
  MusetteWorkoutTarget target = { 0 };
  g_autofree char *edited = NULL;

  if (start == end)
    musette_workout_target_set (&target, units, start);
  else
    musette_workout_target_set_range (&target, units, start, end);
  edited = musette_workout_edit_target (line, kind, &target, is_ramp);
  g_assert_cmpstr (edited, ==, expected);
}

static void
test_targets (void)
{
  assert_target ("- Hard 8m 110% 90rpm", MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_FTP, 115.5,
                 115.5, FALSE, "- Hard 8m 115.5% 90rpm");
  assert_target ("- 10m ramp 60-40% fast", MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_FTP, 70, 40,
                 TRUE, "- 10m ramp 70-40% fast");
  assert_target ("- 10m ramp 60-40%", MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_WATTS, 150, 150,
                 FALSE, "- 10m 150w");
  assert_target ("- 30m 60-65% 70-75% HR", MUSETTE_WORKOUT_HR, MUSETTE_WORKOUT_UNITS_LTHR, 80, 85,
                 FALSE, "- 30m 60-65% 80-85% LTHR");
  assert_target ("- 10m Z2 Pace intensity=rest", MUSETTE_WORKOUT_PACE,
                 MUSETTE_WORKOUT_UNITS_PACE_ZONE, 3, 3, FALSE, "- 10m Z3 Pace intensity=rest");
  assert_target ("- 5m 60% MMP 5m", MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_FTP, 80, 80, FALSE,
                 "- 5m 80%");
  assert_target ("- Open 5m", MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_FTP, 80, 90, FALSE,
                 "- Open 5m 80-90%");
  assert_target ("- Open 5m 80-90% 95rpm", MUSETTE_WORKOUT_CADENCE, MUSETTE_WORKOUT_UNITS_NONE, 0,
                 0, FALSE, "- Open 5m 80-90%");
}

static void
test_labels (void)
{
  const struct
  {
    const char *line;
    const char *label;
    const char *expected;
  } cases[] = {
    { "- Hard 8m 110%", "Harder", "- Harder 8m 110%" },
    { "- 8m 110%", "Hold it", "- Hold it 8m 110%" },
    { "- Hard 8m 110%", "", "- 8m 110%" },
    { "- Hard 8m 110%", "Do 20m of it", "- Do 20m of it <!> 8m 110%" },
    { "- First 60^Push <!> 5m 60%", "Calm", "- Calm 5m 60%" },
    { "- Easy 5m ramp 40-60%", "Up", "- Up 5m ramp 40-60%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = musette_workout_edit_label (cases[i].line, cases[i].label);

      g_assert_cmpstr (line, ==, cases[i].expected);
    }
}

static void
test_bars_keep_the_wording (void)
{
  g_autoptr (MusetteWorkoutDraft) draft = new_draft (example);
  MusetteWorkoutTarget target = { 0 };

  musette_workout_target_set (&target, MUSETTE_WORKOUT_UNITS_FTP, 115);
  g_assert_true (
      musette_workout_draft_set_target (draft, 7, MUSETTE_WORKOUT_POWER, &target, FALSE));
  assert_line (draft, 7, "- Hard, but smooth 8m 115%");
  g_assert_true (musette_workout_draft_set_reps (draft, 6, 5));
  assert_line (draft, 6, "Main set 5x");
  g_assert_false (musette_workout_draft_set_duration (draft, 6, 60));
  g_assert_false (musette_workout_draft_set_duration (draft, 3, 60));
  musette_workout_draft_undo (draft);
  musette_workout_draft_undo (draft);
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, example);
  g_assert_false (musette_workout_draft_can_undo (draft));
  musette_workout_draft_redo (draft);
  assert_line (draft, 7, "- Hard, but smooth 8m 115%");
  assert_line (draft, 6, "Main set 4x");
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (MusetteWorkoutDraft) draft = new_draft ("");

  musette_workout_draft_type (draft, "-");
  musette_workout_draft_type (draft, "- 1");
  musette_workout_draft_type (draft, "- 10m 60%\n");
  g_assert_cmpuint (musette_workout_draft_get_workout (draft)->steps->len, ==, 1);
  musette_workout_draft_end_typing (draft);
  musette_workout_draft_type (draft, "- 10m 60%\n- 5m 90%\n");
  musette_workout_draft_undo (draft);
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, "- 10m 60%\n");
  musette_workout_draft_undo (draft);
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, "");
  musette_workout_draft_redo (draft);
  musette_workout_draft_type (draft, "- 11m 60%\n");
  g_assert_false (musette_workout_draft_can_redo (draft));
}

/* Each problem that has a fix is gone after it, and all of it is one step. */
static void
test_fixes (void)
{
  const char *const texts[]
      = { "- 5m 50%\n- 4x 30s 110%\n- 5m 50%\n", "3x\n- 200mtr 95% Pace 30s rest\n- 1m 50%\n",
          "2x 5m 60%\n", "- Easy 10 min 50%\n", "Warm up\n- 10m 50-75% ramp\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MusetteWorkoutDraft) draft = new_draft (texts[i]);
      const MusetteWorkout *workout = musette_workout_draft_get_workout (draft);

      g_assert_cmpuint (workout->diagnostics->len, >, 0);
      for (guint guard = 0; workout->diagnostics->len > 0 && guard < 5; guard++)
        {
          const MusetteWorkoutDiagnostic *problem = workout->diagnostics->pdata[0];
          g_autofree char *fix = g_strdup (problem->fix);

          g_assert_nonnull (fix);
          g_assert_true (musette_workout_draft_fix (draft, problem->line, fix));
          workout = musette_workout_draft_get_workout (draft);
        }
      g_assert_cmpuint (workout->diagnostics->len, ==, 0);
      while (musette_workout_draft_can_undo (draft))
        musette_workout_draft_undo (draft);
      g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, texts[i]);
    }
}

static void
test_cancel (void)
{
  g_autoptr (MusetteWorkoutDraft) draft = new_draft ("- 10m 60%\n");

  musette_workout_draft_cancel_typing (draft);
  musette_workout_draft_type (draft, "- 11m 60%\n");
  musette_workout_draft_type (draft, "- 12m 60%\n");
  musette_workout_draft_cancel_typing (draft);
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, "- 10m 60%\n");
  g_assert_false (musette_workout_draft_can_undo (draft));
}

static MusetteWorkoutTarget
make_target (MusetteWorkoutUnits units, double start, double end)
{
  MusetteWorkoutTarget target = { 0 };

  if (start == end)
    musette_workout_target_set (&target, units, start);
  else
    musette_workout_target_set_range (&target, units, start, end);
  return target;
}

static void
test_aim (void)
{
  const struct
  {
    MusetteWorkoutUnits units;
    double start, end;
    MusetteWorkoutEnd which;
    double absolute;
    gboolean fine;
    double new_start, new_end;
  } cases[] = {
    { MUSETTE_WORKOUT_UNITS_FTP, 100, 100, MUSETTE_WORKOUT_BOTH_ENDS, 262, FALSE, 105, 105 },
    { MUSETTE_WORKOUT_UNITS_FTP, 100, 100, MUSETTE_WORKOUT_END, 257, TRUE, 103, 103 },
    { MUSETTE_WORKOUT_UNITS_FTP, 88, 94, MUSETTE_WORKOUT_BOTH_ENDS, 240, FALSE, 93, 99 },
    { MUSETTE_WORKOUT_UNITS_FTP, 50, 80, MUSETTE_WORKOUT_END, 225, FALSE, 50, 90 },
    { MUSETTE_WORKOUT_UNITS_WATTS, 203, 203, MUSETTE_WORKOUT_BOTH_ENDS, 211, FALSE, 210, 210 },
    { MUSETTE_WORKOUT_UNITS_POWER_ZONE, 2, 2, MUSETTE_WORKOUT_BOTH_ENDS, 260, FALSE, 4, 4 },
    { MUSETTE_WORKOUT_UNITS_FTP, 50, 50, MUSETTE_WORKOUT_BOTH_ENDS, -20, FALSE, 1, 1 },
    { MUSETTE_WORKOUT_UNITS_SECS_KM, 300, 300, MUSETTE_WORKOUT_BOTH_ENDS, 4, FALSE, 250, 250 },
  };
  MusetteWorkoutContext context;

  workout_test_init_context (&context);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusetteWorkoutTarget target = make_target (cases[i].units, cases[i].start, cases[i].end);

      g_assert_true (musette_workout_aim (&target, &context, cases[i].which, cases[i].absolute,
                                          cases[i].fine));
      g_test_message ("case %u", i);
      g_assert_cmpfloat_with_epsilon (target.start, cases[i].new_start, 1e-9);
      g_assert_cmpfloat_with_epsilon (target.end, cases[i].new_end, 1e-9);
    }
}

static void
test_nudge (void)
{
  MusetteWorkoutContext context;
  MusetteWorkoutTarget target = make_target (MUSETTE_WORKOUT_UNITS_FTP, 88, 94);
  MusetteWorkoutTarget zone = make_target (MUSETTE_WORKOUT_UNITS_POWER_ZONE, 1, 1);
  MusetteWorkoutTarget pace = make_target (MUSETTE_WORKOUT_UNITS_SECS_KM, 300, 300);
  MusetteWorkoutTarget none = { 0 };

  workout_test_init_context (&context);
  g_assert_true (musette_workout_nudge (&target, &context, MUSETTE_WORKOUT_BOTH_ENDS, 1, FALSE));
  g_assert_cmpfloat (target.end, ==, 99);
  g_assert_true (musette_workout_nudge (&target, &context, MUSETTE_WORKOUT_START, -1, TRUE));
  g_assert_cmpfloat (target.start, ==, 92);
  musette_workout_nudge (&zone, &context, MUSETTE_WORKOUT_BOTH_ENDS, -1, FALSE);
  g_assert_cmpfloat (zone.start, ==, 1);
  musette_workout_nudge (&pace, &context, MUSETTE_WORKOUT_BOTH_ENDS, 1, FALSE);
  g_assert_cmpfloat (pace.start, ==, 295);
  g_assert_false (musette_workout_nudge (&none, &context, MUSETTE_WORKOUT_BOTH_ENDS, 1, FALSE));
}

static void
test_snap (void)
{
  g_assert_cmpfloat (musette_workout_snap_duration (61.4, 10, TRUE), ==, 61);
  g_assert_cmpfloat (musette_workout_snap_duration (61.4, 0.2, FALSE), ==, 61);
  g_assert_cmpfloat (musette_workout_snap_duration (61.4, 1.2, FALSE), ==, 60);
  g_assert_cmpfloat (musette_workout_snap_duration (100, 7, FALSE), ==, 90);
  g_assert_cmpfloat (musette_workout_snap_duration (95, 100, FALSE), ==, 120);
  g_assert_cmpfloat (musette_workout_snap_duration (0, 0.1, FALSE), ==, 1);
}

static double
get_duration (MusetteWorkoutDraft *draft)
{
  return musette_workout_draft_get_workout (draft)->duration_s;
}

static void
test_moves (void)
{
  const double total = 20 * 60 + 4 * 16 * 60 + 10 * 60;

  /* Each step and repeat before each other one: no step is lost or doubled, unless it goes into the
   * repeat or out of it. */
  const guint lines[] = { 4, 6, 7, 8, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint k = 0; k <= G_N_ELEMENTS (lines); k++)
      {
        g_autoptr (MusetteWorkoutDraft) draft = new_draft (example);
        guint before = k < G_N_ELEMENTS (lines) ? lines[k] : 0;
        guint line = musette_workout_draft_move (draft, lines[i], before);
        const MusetteWorkout *workout = musette_workout_draft_get_workout (draft);

        g_test_message ("%u before %u -> %u:\n%s", lines[i], before, line,
                        musette_workout_draft_get_text (draft));
        g_assert_cmpuint (musette_workout_count_leaves (workout), >, 0);
        g_assert_null (strstr (musette_workout_draft_get_text (draft), "\n\n\n"));
        if (lines[i] == 6 || (lines[i] == 4 && before != 7 && before != 8)
            || (lines[i] == 10 && before != 7 && before != 8))
          g_assert_cmpfloat (workout->duration_s, ==, total);
        if (line > 0)
          musette_workout_draft_undo (draft);
        g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, example);
      }
}

static void
test_move_results (void)
{
  g_autoptr (MusetteWorkoutDraft) draft = new_draft (example);

  g_assert_cmpuint (musette_workout_draft_move (draft, 8, 7), ==, 7);
  assert_line (draft, 7, "- 8m 50%");
  assert_line (draft, 8, "- Hard, but smooth 8m 110%");
  g_assert_cmpuint (musette_workout_draft_move (draft, 10, 7), ==, 7);
  assert_line (draft, 7, "- 10m ramp 60-40%");
  g_assert_cmpfloat (get_duration (draft), ==, 20 * 60 + 4 * 26 * 60);
}

static void
test_blocks (void)
{
  g_autoptr (MusetteWorkoutDraft) draft = new_draft ("- 10m 50%\n- 5m 90%\n- 5m 40%\n- 10m 50%\n");
  guint line = musette_workout_draft_wrap (draft, 2, 3, 3);

  assert_line (draft, line, "3x");
  g_assert_cmpfloat (get_duration (draft), ==, 50 * 60);
  g_assert_cmpuint (musette_workout_draft_wrap (draft, line + 1, line + 2, 2), ==, 0);
  line = musette_workout_draft_duplicate (draft, line);
  assert_line (draft, line, "3x");
  g_assert_cmpfloat (get_duration (draft), ==, 80 * 60);
  g_assert_true (musette_workout_draft_remove (draft, line));
  g_assert_cmpfloat (get_duration (draft), ==, 50 * 60);
  while (musette_workout_draft_can_undo (draft))
    musette_workout_draft_undo (draft);
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==,
                   "- 10m 50%\n- 5m 90%\n- 5m 40%\n- 10m 50%\n");
}

static void
changed_cb (guint *n)
{
  (*n)++;
}

/* A long text is not read by who types it, and the last one wins; who changes a step has it read.
 */
static void
test_long_text (void)
{
  g_autoptr (MusetteWorkoutDraft) draft = new_draft ("- 1m 50%\n");
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_changes = 0;

  g_signal_connect_swapped (draft, "changed", G_CALLBACK (changed_cb), &n_changes);
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, i < 1000 ? "- 1m 50%\n" : "prose\n");
  for (guint i = 0; i < 3; i++)
    {
      g_string_prepend (text, "- 2m 60%\n");
      musette_workout_draft_type (draft, text->str);
      g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, text->str);
      g_assert_cmpuint (musette_workout_draft_get_workout (draft)->steps->len, ==, 1);
    }
  g_assert_cmpuint (n_changes, ==, 0);
  MUSETTE_TEST_WAIT (n_changes > 0);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (musette_workout_draft_get_workout (draft)->steps->len, ==, 1003);
  g_string_prepend (text, "- 3m 70%\n");
  musette_workout_draft_type (draft, text->str);
  g_assert_true (musette_workout_draft_set_duration (draft, 1, 240));
  g_assert_true (g_str_has_prefix (musette_workout_draft_get_text (draft), "- 4m 70%\n- 2m 60%"));
  musette_workout_draft_undo (draft);
  musette_workout_draft_undo (draft);
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, "- 1m 50%\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/draft/lengths", test_lengths);
  g_test_add_func ("/workout/draft/targets", test_targets);
  g_test_add_func ("/workout/draft/labels", test_labels);
  g_test_add_func ("/workout/draft/bars-keep-the-wording", test_bars_keep_the_wording);
  g_test_add_func ("/workout/draft/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/workout/draft/fixes", test_fixes);
  g_test_add_func ("/workout/draft/cancel", test_cancel);
  g_test_add_func ("/workout/draft/aim", test_aim);
  g_test_add_func ("/workout/draft/nudge", test_nudge);
  g_test_add_func ("/workout/draft/snap", test_snap);
  g_test_add_func ("/workout/draft/moves", test_moves);
  g_test_add_func ("/workout/draft/move-results", test_move_results);
  g_test_add_func ("/workout/draft/blocks", test_blocks);
  g_test_add_func ("/workout/draft/long-text", test_long_text);
  return g_test_run ();
}
