/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>

#include "musette-workout-text-reader.h"
#include "musette-workout-token.h"

static MusetteWorkout *
read_text (const char *text)
{
  MusetteWorkoutContext context;
  g_autoptr (GError) error = NULL;
  MusetteWorkout *workout;

  musette_workout_context_init (&context);
  workout = musette_workout_text_read (text, &context, &error);
  g_assert_no_error (error);
  return workout;
}

static void
test_tokens (void)
{
  const struct
  {
    const char *text;
    MusetteWorkoutTokenKind kind;
    double start;
    double end;
  } cases[] = {
    { "10m", MUSETTE_WORKOUT_TOKEN_DURATION, 600, 600 },
    { "1h2m30s", MUSETTE_WORKOUT_TOKEN_DURATION, 3750, 3750 },
    { "1m30", MUSETTE_WORKOUT_TOKEN_DURATION, 90, 90 },
    { "1h30", MUSETTE_WORKOUT_TOKEN_DURATION, 5400, 5400 },
    { "1'30\"", MUSETTE_WORKOUT_TOKEN_DURATION, 90, 90 },
    { "1.5h", MUSETTE_WORKOUT_TOKEN_DURATION, 5400, 5400 },
    { "20min", MUSETTE_WORKOUT_TOKEN_DURATION, 1200, 1200 },
    { "16.35s", MUSETTE_WORKOUT_TOKEN_WORD, 0, 0 },
    { "8s)", MUSETTE_WORKOUT_TOKEN_WORD, 0, 0 },
    { "90g", MUSETTE_WORKOUT_TOKEN_WORD, 0, 0 },
    { "500w+", MUSETTE_WORKOUT_TOKEN_WORD, 0, 0 },
    { "400mtr", MUSETTE_WORKOUT_TOKEN_DISTANCE, 400, 400 },
    { "2,5km", MUSETTE_WORKOUT_TOKEN_DISTANCE, 2500, 2500 },
    { "1mi", MUSETTE_WORKOUT_TOKEN_DISTANCE, 1609.34, 1609.34 },
    { "88-94%", MUSETTE_WORKOUT_TOKEN_PERCENT, 88, 94 },
    { "88%-94%", MUSETTE_WORKOUT_TOKEN_PERCENT, 88, 94 },
    { "<40%", MUSETTE_WORKOUT_TOKEN_PERCENT, 40, 40 },
    { "180w-220w", MUSETTE_WORKOUT_TOKEN_WATTS, 180, 220 },
    { "145bpm", MUSETTE_WORKOUT_TOKEN_BPM, 145, 145 },
    { "85-95rpm", MUSETTE_WORKOUT_TOKEN_RPM, 85, 95 },
    { "4:30-4:15/km", MUSETTE_WORKOUT_TOKEN_CLOCK, 270, 255 },
    { "Z3-4", MUSETTE_WORKOUT_TOKEN_ZONE, 3, 4 },
    { "z0", MUSETTE_WORKOUT_TOKEN_WORD, 0, 0 },
    { "", MUSETTE_WORKOUT_TOKEN_WORD, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusetteWorkoutToken token;

      musette_workout_token_scan (cases[i].text, &token);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (token.kind, ==, cases[i].kind);
      g_assert_cmpfloat_with_epsilon (token.start, cases[i].start, 1e-9);
      g_assert_cmpfloat_with_epsilon (token.end, cases[i].end, 1e-9);
    }
}

static void
test_labels (void)
{
  const struct
  {
    const char *line;
    const char *text;
  } cases[] = {
    { "- Warm up 20m 157w-213w", "Warm up" },
    { "-3h 177w-210w", NULL },
    { "- Z2 Steady 1h45m 197w-256w", NULL },
    { "- Easy Z2 - keep it light 45m 158w-217w", NULL },
    { "- Ramp to failure 1m 140w", "Ramp to failure" },
    { "- only - <40% MAP 30m 150w", "only - &lt;" },
    { "- Hard (363w) 3m 110%", "Hard (363w)" },
    { "- Press lap to go 5m 75%", "Press lap to go" },
    { "- Settle 33^Find your rhythm <!> 10m ramp 50-75%", "Settle 33^Find your rhythm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusetteWorkout) workout = read_text (cases[i].line);
      const MusetteWorkoutStep *step;

      g_assert_cmpuint (workout->steps->len, ==, 1);
      step = workout->steps->pdata[0];
      g_assert_cmpstr (step->text, ==, cases[i].text);
    }
}

static void
test_cues (void)
{
  g_autoptr (MusetteWorkout) workout = read_text ("- First 60^30 Second one 120^Third 10m 65%");
  const MusetteWorkoutStep *step = workout->steps->pdata[0];
  g_autoptr (GPtrArray) cues = musette_workout_step_get_cues (step);
  const MusetteWorkoutCue *cue;

  g_assert_cmpuint (cues->len, ==, 3);
  cue = cues->pdata[1];
  g_assert_cmpint (cue->offset_s, ==, 60);
  g_assert_cmpint (cue->duration_s, ==, 30);
  g_assert_cmpstr (cue->message, ==, "Second one");
  cue = cues->pdata[2];
  g_assert_cmpint (cue->offset_s, ==, 120);
  g_assert_cmpstr (cue->message, ==, "Third");
}

static void
test_sections (void)
{
  g_autoptr (MusetteWorkout) workout
      = read_text ("Warmup\n- 10m 50%\n\nMain set 4x\n- 8m 110%\n- 8m 50%\n\nCooldown\n"
                   "- 10m ramp 60-40%\n");
  const MusetteWorkoutStep *step = workout->steps->pdata[0];

  g_assert_cmpuint (workout->steps->len, ==, 3);
  g_assert_true (step->is_warmup);
  step = workout->steps->pdata[1];
  g_assert_cmpuint (step->reps, ==, 4);
  g_assert_cmpstr (step->text, ==, "Main set 4x");
  g_assert_cmpfloat (step->duration_s, ==, 3840);
  step = workout->steps->pdata[2];
  g_assert_true (step->is_cooldown && step->is_ramp);
  g_assert_cmpfloat (workout->duration_s, ==, 5040);
  g_assert_cmpuint (musette_workout_count_leaves (workout), ==, 10);
}

static void
test_modifiers (void)
{
  g_autoptr (MusetteWorkout) workout
      = read_text ("- 10m 60% MMP 5m 85-95rpm intensity=rest power=3s hidepower press lap");
  const MusetteWorkoutStep *step = workout->steps->pdata[0];
  const MusetteWorkoutTarget *power = &step->targets[MUSETTE_WORKOUT_POWER];

  g_assert_cmpfloat (step->duration_s, ==, 600);
  g_assert_cmpint (power->units, ==, MUSETTE_WORKOUT_UNITS_MMP);
  g_assert_cmpfloat (power->mmp_s, ==, 300);
  g_assert_cmpint (power->averaging, ==, MUSETTE_WORKOUT_AVERAGING_3S);
  g_assert_cmpint (step->intensity, ==, MUSETTE_WORKOUT_INTENSITY_REST);
  g_assert_true (step->hides_power && step->is_until_lap_press);
  g_assert_true (step->targets[MUSETTE_WORKOUT_CADENCE].is_range);
}

static void
test_diagnostics (void)
{
  const struct
  {
    const char *text;
    guint line;
    guint column;
    const char *fix;
  } cases[] = {
    { "- 5m 50%\n- Easy 10 min 50%\n- 20min 60%", 2, 8, "- Easy 10m 50%" },
    { "- 2.5 km 5:00/km Pace", 1, 3, "- 2.5km 5:00/km Pace" },
    { "- 10m, 60%", 1, 3, "- 10m 60%" },
    { "- 5m@90%", 1, 3, "- 5m 90%" },
    { "- easy", 1, 1, NULL },
    { "- 100yds 90% Pace", 1, 3, "- 100yrd 90% Pace" },
    { "- 10m 60%, 90rpm", 1, 7, "- 10m 60% 90rpm" },
    { "- 10m 60 %", 1, 7, "- 10m 60%" },
    { "- 10m 180w - 220w", 1, 7, "- 10m 180w-220w" },
    { "- 10m 50% intensity=foo", 1, 11, NULL },
    { "- Ramp up 10m 50-75%", 1, 3, "- Ramp up 10m ramp 50-75%" },
    { "- 10m 50-75% ramp", 1, 14, "- 10m ramp 50-75%" },
    { "- 4x 30s 110%", 1, 1, "\n4x\n- 30s 110%\n" },
    { "- 3 x 5m 90%", 1, 1, "\n3x\n- 5m 90%\n" },
    { "- 10m 60% 5m 50%", 1, 11, "- 10m 60%\n- 5m 50%" },
    { "4x:\n- 5m 50%", 1, 1, "4x" },
    { "2x 5m 60%", 1, 1, "2x\n- 5m 60%" },
    { "5m 60%", 1, 1, "- 5m 60%" },
    { "- 5m 50%\n3m 60%", 2, 1, "- 3m 60%" },
    { "1. 5m 60%", 1, 1, "- 5m 60%" },
    { "**Warm up**\n- 5m 60%", 1, 1, "Warmup" },
    { "- 20min 60%", 1, 3, "- 20m 60%" },
    { "- 10m 5:00/km", 1, 7, "- 10m 5:00/km Pace" },
    { "Main set x3\n- 5m 50%", 1, 1, "Main set 3x" },
    { "* 10m 50%", 1, 1, "- 10m 50%" },
    { "- 5m 80% 90 rpm", 1, 10, "- 5m 80% 90rpm" },
    { "- 400m 90% Pace", 1, 3, "- 400mtr 90% Pace" },
    { "- 200mtr 95% pace 30s rest", 1, 19, "- 200mtr 95% pace\n- 30s rest" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusetteWorkout) workout = read_text (cases[i].text);
      const MusetteWorkoutDiagnostic *diagnostic;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (workout->diagnostics->len, >, 0);
      diagnostic = workout->diagnostics->pdata[0];
      g_assert_cmpuint (diagnostic->line, ==, cases[i].line);
      g_assert_cmpuint (diagnostic->column, ==, cases[i].column);
      g_assert_cmpstr (diagnostic->fix, ==, cases[i].fix);
    }
}

/* What is as the service writes it, and prose, says nothing. */
static void
test_no_diagnostics (void)
{
  const char *const texts[] = {
    "- Ramp to failure 1m 140w",
    "- 30s 200mtr 95% Pace",
    "- 3m 60% MMP 5m",
    "- 10m 60% - keep it easy",
    "Hold 5m of it back, then 95%.\n\n- 5m 60%",
    "Main set, 3 of them\n- 5m 60%",
    "- Do 2 min hard 5m 60%",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MusetteWorkout) workout = read_text (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (workout->diagnostics->len, ==, 0);
    }
}

/* All messages of a long warm-up stand in one line, and what is to be done behind them. */
static void
test_many_words (void)
{
  g_autoptr (GString) text = g_string_new ("- Go");
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutStep *step;

  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (text, " %u^5 and this is message number %u", i * 5, i);
  g_string_append (text, " <!> 8m 75%\n- 1m 50%");
  workout = read_text (text->str);
  g_assert_cmpuint (workout->diagnostics->len, ==, 0);
  g_assert_cmpuint (workout->steps->len, ==, 2);
  step = workout->steps->pdata[0];
  g_assert_cmpfloat (step->duration_s, ==, 480);
  g_assert_cmpfloat (step->targets[MUSETTE_WORKOUT_POWER].start, ==, 75);
}

/* A line without end costs neither time nor memory. */
static void
test_endless_line (void)
{
  g_autoptr (GString) text = g_string_new ("-");
  g_autoptr (MusetteWorkout) workout = NULL;

  while (text->len < 1000000)
    g_string_append (text, " 20min");
  workout = read_text (text->str);
  g_assert_cmpuint (workout->diagnostics->len, ==, 2); /* the line, and that nothing is left */
  g_assert_cmpuint (workout->steps->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/line/tokens", test_tokens);
  g_test_add_func ("/workout/line/labels", test_labels);
  g_test_add_func ("/workout/line/cues", test_cues);
  g_test_add_func ("/workout/line/sections", test_sections);
  g_test_add_func ("/workout/line/modifiers", test_modifiers);
  g_test_add_func ("/workout/line/diagnostics", test_diagnostics);
  g_test_add_func ("/workout/line/no-diagnostics", test_no_diagnostics);
  g_test_add_func ("/workout/line/many-words", test_many_words);
  g_test_add_func ("/workout/line/endless", test_endless_line);
  return g_test_run ();
}
