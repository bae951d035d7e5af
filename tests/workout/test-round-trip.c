/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>

#include "musette-workout-doc-writer.h"
#include "musette-workout-format.h"
#include "musette-workout-totals.h"

#define N_RUNS 200

/* Made workouts with everything that a format can hold. */

static void
init_context (MusetteWorkoutContext *context)
{
  musette_workout_context_init (context);
  context->thresholds.ftp_w = 281;
}

static MusetteWorkoutStep *
make_step (GRand *rand, gboolean rich)
{
  MusetteWorkoutStep *step = musette_workout_step_new (g_rand_int_range (rand, 1, 1200));
  MusetteWorkoutTarget *power = &step->targets[MUSETTE_WORKOUT_POWER];
  int start = g_rand_int_range (rand, 30, 160);

  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      musette_workout_target_set_range (power, MUSETTE_WORKOUT_UNITS_FTP, start,
                                        start + g_rand_int_range (rand, 1, 30));
      step->is_ramp = g_rand_boolean (rand);
    }
  else
    musette_workout_target_set (power, MUSETTE_WORKOUT_UNITS_FTP, start);
  if (!rich)
    return step;
  if (g_rand_boolean (rand))
    musette_workout_step_set_label (step, "Hold & <breathe> 30^20 Relax");
  if (g_rand_boolean (rand))
    musette_workout_target_set (&step->targets[MUSETTE_WORKOUT_CADENCE], MUSETTE_WORKOUT_UNITS_RPM,
                                g_rand_int_range (rand, 60, 110));
  return step;
}

static MusetteWorkout *
make_workout (guint seed, gboolean rich)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  MusetteWorkout *workout = musette_workout_new ();
  MusetteWorkoutContext context;
  int n = g_rand_int_range (rand, 1, 12);

  for (int i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      {
        MusetteWorkoutStep *repeat
            = musette_workout_step_new_repeat ((guint) g_rand_int_range (rand, 1, 9), NULL);

        g_ptr_array_add (repeat->steps, make_step (rand, FALSE));
        g_ptr_array_add (repeat->steps, make_step (rand, FALSE));
        musette_workout_add_step (workout, repeat);
      }
    else
      musette_workout_add_step (workout, make_step (rand, rich));
  init_context (&context);
  musette_workout_update (workout, &context);
  return workout;
}

static MusetteWorkout *
pass_through (const MusetteWorkout *workout, MusetteWorkoutFormat format, const char *name)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MusetteWorkoutContext context;
  MusetteWorkout *back;

  init_context (&context);
  bytes = musette_workout_write (workout, format, &context, losses, &error);
  g_assert_no_error (error);
  back = musette_workout_read (bytes, name, &context, &error);
  g_assert_no_error (error);
  return back;
}

static void
assert_equal_steps (const MusetteWorkout *a, const MusetteWorkout *b)
{
  g_assert_cmpuint (a->steps->len, ==, b->steps->len);
  for (guint i = 0; i < a->steps->len; i++)
    if (!musette_workout_step_equal (a->steps->pdata[i], b->steps->pdata[i]))
      {
        g_autofree char *first = musette_workout_doc_to_json (a);
        g_autofree char *second = musette_workout_doc_to_json (b);

        g_error ("step %u differs\n%s\n%s", i, first, second);
      }
}

static void
assert_equal_series (const MusetteWorkout *a, const MusetteWorkout *b)
{
  MusetteWorkoutContext context;
  g_autofree float *first = NULL;
  g_autofree float *second = NULL;
  gsize n_first, n_second;

  init_context (&context);
  first = musette_workout_unroll (a, &context, MUSETTE_WORKOUT_POWER, &n_first);
  second = musette_workout_unroll (b, &context, MUSETTE_WORKOUT_POWER, &n_second);
  g_assert_cmpuint (n_first, ==, n_second);
  for (gsize i = 0; i < n_first; i++)
    g_assert_cmpfloat_with_epsilon (first[i], second[i], 1);
}

static void
test_text (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, TRUE);
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, MUSETTE_WORKOUT_FORMAT_TEXT, "a.txt");

      assert_equal_steps (workout, back);
    }
}

static void
test_doc (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, TRUE);
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, MUSETTE_WORKOUT_FORMAT_DOC, "a.json");

      assert_equal_steps (workout, back);
    }
}

/* What is not known is kept. */
static void
test_doc_extras (void)
{
  const char json[] = "{\"duration\":60,\"distance\":0,\"new\":[1,{\"a\":null}],\"steps\":["
                      "{\"duration\":60,\"power\":{\"units\":\"odd\",\"value\":3},"
                      "\"_power\":{\"value\":91.5},\"ramp\":false}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autofree char *text = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.json", &context, NULL);
  text = musette_workout_doc_to_json (workout);
  g_assert_nonnull (strstr (text, "\"odd\""));
  g_assert_nonnull (strstr (text, "91.5"));
  g_assert_nonnull (strstr (text, "\"new\""));
  g_assert_nonnull (strstr (text, "\"ramp\""));
}

static void
test_zwo (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, TRUE);
      g_autoptr (MusetteWorkout) once = pass_through (workout, MUSETTE_WORKOUT_FORMAT_ZWO, "a.zwo");
      g_autoptr (MusetteWorkout) twice = pass_through (once, MUSETTE_WORKOUT_FORMAT_ZWO, "a.zwo");

      assert_equal_series (workout, once);
      assert_equal_steps (once, twice);
    }
}

/* By way of watts and back: every second and every watt is the same. */
static void
test_courses (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, FALSE);
      g_autoptr (MusetteWorkout) erg = pass_through (workout, MUSETTE_WORKOUT_FORMAT_ERG, "a.erg");
      g_autoptr (MusetteWorkout) mrc = pass_through (erg, MUSETTE_WORKOUT_FORMAT_MRC, "a.mrc");
      g_autoptr (MusetteWorkout) back = pass_through (mrc, MUSETTE_WORKOUT_FORMAT_ERG, "a.erg");

      assert_equal_series (erg, mrc);
      assert_equal_steps (erg, back);
    }
}

static void
test_fit (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, FALSE);
      g_autoptr (MusetteWorkout) once = pass_through (workout, MUSETTE_WORKOUT_FORMAT_FIT, "a.fit");
      g_autoptr (MusetteWorkout) twice = pass_through (once, MUSETTE_WORKOUT_FORMAT_FIT, "a.fit");

      g_assert_cmpfloat (workout->duration_s, ==, once->duration_s);
      g_assert_cmpuint (musette_workout_count_leaves (workout), ==,
                        musette_workout_count_leaves (once));
      assert_equal_steps (once, twice);
    }
}

/* Two decimals of a minute cannot tell every second. */
static void
test_seconds (void)
{
  const char text[] = "- 20s 100%\n- 19s 50%\n- 7s 90%\n- 41s 60%";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const char *const names[] = { "a.erg", "a.mrc", "a.zwo", "a.fit", "a.txt", "a.json" };
  const double seconds[] = { 20, 19, 7, 41 };
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.txt", &context, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, musette_workout_format_from_name (names[i]), names[i]);

      g_assert_cmpuint (back->steps->len, ==, 4);
      for (guint j = 0; j < 4; j++)
        g_assert_cmpfloat (((MusetteWorkoutStep *) back->steps->pdata[j])->duration_s, ==,
                           seconds[j]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/round-trip/text", test_text);
  g_test_add_func ("/workout/round-trip/doc", test_doc);
  g_test_add_func ("/workout/round-trip/doc-extras", test_doc_extras);
  g_test_add_func ("/workout/round-trip/zwo", test_zwo);
  g_test_add_func ("/workout/round-trip/courses", test_courses);
  g_test_add_func ("/workout/round-trip/fit", test_fit);
  g_test_add_func ("/workout/round-trip/seconds", test_seconds);
  return g_test_run ();
}
