/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include "musette-workout-device.h"
#include "musette-workout-format.h"
#include "musette-workout-totals.h"
#include "workout-test.h"

/* What devices make of a workout. */

static const char text[] = "Warmup\n"
                           "- Spin up 10m ramp 45-70% 85-95rpm\n"
                           "\n"
                           "Main set 3x\n"
                           "- Hold 60^30 Relax 5m 88-94%\n"
                           "- 3m 150w\n"
                           "\n"
                           "- 5m freeride\n"
                           "- 4m 75% HR\n"
                           "- Press lap 2m Z2 hidepower\n"
                           "\n"
                           "Cooldown\n"
                           "- 10m ramp 60-40%\n";

static void
init_context (MusetteWorkoutContext *context)
{
  workout_test_init_context (context);
  context->thresholds.max_hr_bpm = 190;
}

static MusetteWorkout *
read_workout (const char *source, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (GError) error = NULL;
  MusetteWorkoutContext context;
  MusetteWorkout *workout;

  init_context (&context);
  workout = musette_workout_read (bytes, name, &context, &error);
  g_assert_no_error (error);
  return workout;
}

static MusetteWorkoutExecution *
execute (const char *source, MusetteWorkoutDevice device)
{
  g_autoptr (MusetteWorkout) workout = read_workout (source, "a.txt");
  MusetteWorkoutContext context;

  init_context (&context);
  return musette_workout_execution_new (workout, &context, device);
}

static void
assert_lines (const MusetteWorkoutExecution *execution,
              MusetteWorkoutFindingKind kind,
              const char *expected)
{
  const MusetteWorkoutFinding *finding = musette_workout_execution_find (execution, kind);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (expected == NULL)
    {
      g_assert_null (finding);
      return;
    }
  g_assert_nonnull (finding);
  for (guint i = 0; i < finding->lines->len; i++)
    g_string_append_printf (lines, "%s%u", i > 0 ? " " : "",
                            g_array_index (finding->lines, guint, i));
  g_assert_cmpstr (lines->str, ==, expected);
}

static const MusetteWorkoutStep *
get_step (const MusetteWorkoutExecution *execution, guint index)
{
  return g_ptr_array_index (execution->workout->steps, index);
}

static void
test_garmin (void)
{
  g_autoptr (MusetteWorkoutExecution) execution = execute (text, MUSETTE_WORKOUT_DEVICE_GARMIN);
  const MusetteWorkoutTarget *last = &get_step (execution, 5)->targets[MUSETTE_WORKOUT_POWER];

  assert_lines (execution, MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED, "2 13");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED, "2");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED, "5");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_OPEN, "8");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_POWER_SHOWN, "10");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_RANGE_NARROWED, NULL);
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_HR_DROPPED, NULL);
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_TIMED, NULL);
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS, NULL);
  g_assert_false (get_step (execution, 5)->is_ramp);
  g_assert_cmpfloat (last->start, ==, 40);
  g_assert_cmpfloat (last->end, ==, 60);
  g_assert_true (get_step (execution, 4)->is_until_lap_press);
}

static void
test_garmin_limits (void)
{
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (MusetteWorkoutExecution) most = NULL;
  g_autoptr (MusetteWorkoutExecution) more = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (source, "- 1m 50%\n");
  most = execute (source->str, MUSETTE_WORKOUT_DEVICE_GARMIN);
  g_assert_cmpuint (most->findings->len, ==, 0);
  g_string_append (source, "- 1m 50%\n"
                           "- Words and words and words and words and words and words 1m 90%\n");
  more = execute (source->str, MUSETTE_WORKOUT_DEVICE_GARMIN);
  assert_lines (more, MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS, "");
  assert_lines (more, MUSETTE_WORKOUT_FINDING_TEXT_CUT, "52");
}

/* A pace that cannot be told is left out. */
static void
test_threshold (void)
{
  const char source[] = "- 10m 90% Pace\n- 5m Z2 HR 60%\n";
  g_autoptr (MusetteWorkoutExecution) garmin = execute (source, MUSETTE_WORKOUT_DEVICE_GARMIN);
  g_autoptr (MusetteWorkoutExecution) trainer
      = execute (source, MUSETTE_WORKOUT_DEVICE_ERG_TRAINER);

  assert_lines (garmin, MUSETTE_WORKOUT_FINDING_THRESHOLD_MISSING, "1");
  assert_lines (garmin, MUSETTE_WORKOUT_FINDING_HR_DROPPED, "2");
  assert_lines (trainer, MUSETTE_WORKOUT_FINDING_PACE_DROPPED, "1");
  assert_lines (trainer, MUSETTE_WORKOUT_FINDING_NO_POWER, "1");
}

static void
test_zwift (void)
{
  g_autoptr (MusetteWorkoutExecution) execution = execute (text, MUSETTE_WORKOUT_DEVICE_ZWIFT);
  const MusetteWorkoutStep *repeat = get_step (execution, 1);
  const MusetteWorkoutStep *hold = g_ptr_array_index (repeat->steps, 0);

  assert_lines (execution, MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED, NULL);
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED, NULL);
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED, NULL);
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_RANGE_NARROWED, "5 10");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_HR_DROPPED, "9");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_TIMED, "10");
  assert_lines (execution, MUSETTE_WORKOUT_FINDING_SCALED, "");
  g_assert_cmpfloat (hold->targets[MUSETTE_WORKOUT_POWER].start, ==, 91);
  g_assert_true (get_step (execution, 0)->is_ramp);
  g_assert_true (get_step (execution, 2)->is_free_ride);
  g_assert_cmpuint (hold->line, ==, 5);
}

static void
test_courses (void)
{
  g_autoptr (MusetteWorkoutExecution) wahoo = execute (text, MUSETTE_WORKOUT_DEVICE_WAHOO);
  g_autoptr (MusetteWorkoutExecution) road = execute (text, MUSETTE_WORKOUT_DEVICE_TRAINERROAD);
  g_autoptr (MusetteWorkoutExecution) trainer = execute (text, MUSETTE_WORKOUT_DEVICE_ERG_TRAINER);

  assert_lines (wahoo, MUSETTE_WORKOUT_FINDING_NO_POWER, "8 9");
  assert_lines (wahoo, MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED, "2");
  assert_lines (wahoo, MUSETTE_WORKOUT_FINDING_FIXED, "");
  assert_lines (wahoo, MUSETTE_WORKOUT_FINDING_TEXT_DROPPED, NULL);
  assert_lines (road, MUSETTE_WORKOUT_FINDING_SCALED, "");
  assert_lines (road, MUSETTE_WORKOUT_FINDING_FIXED, NULL);
  assert_lines (trainer, MUSETTE_WORKOUT_FINDING_TEXT_DROPPED, "2 5 10");
  g_assert_cmpint (((MusetteWorkoutFinding *) trainer->findings->pdata[0])->severity, ==,
                   MUSETTE_WORKOUT_ERROR_SEVERITY);
  for (guint i = 0; i < trainer->findings->len; i++)
    {
      g_autofree char *sentence = musette_workout_finding_describe (trainer->findings->pdata[i]);

      g_assert_cmpuint (strlen (sentence), >, 5);
    }
}

/* What is said to be done is what the device reads from its file. */
static void
test_files (void)
{
  const struct
  {
    MusetteWorkoutDevice device;
    const char *name;
  } files[] = { { MUSETTE_WORKOUT_DEVICE_GARMIN, "a.fit" },
                { MUSETTE_WORKOUT_DEVICE_WAHOO, "a.erg" },
                { MUSETTE_WORKOUT_DEVICE_ZWIFT, "a.zwo" },
                { MUSETTE_WORKOUT_DEVICE_TRAINERROAD, "a.mrc" },
                { MUSETTE_WORKOUT_DEVICE_ERG_TRAINER, "a.erg" } };
  /* without a lap key, which has no time in .fit */
  g_auto (GStrv) parts = g_strsplit (text, "Press lap ", -1);
  g_autofree char *source = g_strjoinv ("", parts);
  g_autoptr (MusetteWorkout) workout = read_workout (source, "a.txt");
  MusetteWorkoutContext context;

  init_context (&context);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (MusetteWorkoutExecution) execution
          = musette_workout_execution_new (workout, &context, files[i].device);
      g_autoptr (GBytes) bytes = musette_workout_write (
          workout, musette_workout_format_from_name (files[i].name), &context, losses, NULL);
      g_autoptr (MusetteWorkout) read = musette_workout_read (bytes, files[i].name, &context, NULL);

      g_test_message ("%s", musette_workout_device_get_name (files[i].device));
      workout_test_assert_same_power (execution->workout, read, &context);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/device/garmin", test_garmin);
  g_test_add_func ("/workout/device/garmin-limits", test_garmin_limits);
  g_test_add_func ("/workout/device/threshold", test_threshold);
  g_test_add_func ("/workout/device/zwift", test_zwift);
  g_test_add_func ("/workout/device/courses", test_courses);
  g_test_add_func ("/workout/device/files", test_files);
  return g_test_run ();
}
