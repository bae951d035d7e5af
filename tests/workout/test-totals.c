/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>

#include "musette-json.h"
#include "musette-power.h"
#include "musette-workout-format.h"
#include "musette-workout-totals.h"

static void
total_text (const char *text, double ftp_w, const char *type, MusetteWorkoutTotals *totals)
{
  MusetteWorkoutContext context;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GError) error = NULL;

  musette_workout_context_init (&context);
  context.type = type;
  context.thresholds.ftp_w = ftp_w;
  context.thresholds.threshold_pace_mps = 2.631579;
  workout = musette_workout_read (bytes, "test.txt", &context, &error);
  g_assert_no_error (error);
  musette_workout_compute_totals (workout, &context, totals);
}

/* Figures that the service's author published. */
static void
test_published (void)
{
  const struct
  {
    const char *text;
    double load;
  } cases[] = {
    { "- 60m 100%", 100 },
    { "- 60m 50%", 25 },
    { "- 60m 50%\n- 60m 100%", 145 },
    { "- 60m\n- 60m 100%", 142 },
    { "2x\n- 60m 100%", 200 },
    { "- 20m 60% 90-100rpm\n\nMain set 4x\n- 8m 110%\n- 8m 50%\n\n- 10m 60%", 116 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusetteWorkoutTotals totals;

      total_text (cases[i].text, 271, "Ride", &totals);
      g_assert_cmpfloat (totals.load, ==, cases[i].load);
    }
}

static void
test_pace (void)
{
  MusetteWorkoutTotals totals;

  total_text ("- 10m 70% Pace\n- 10m 80-110% Pace\n- 10m Z2 Pace\n- 10m Z3-Z5 Pace", 0, "Run",
              &totals);
  g_assert_cmpint (totals.kind, ==, MUSETTE_WORKOUT_PACE);
  g_assert_cmpfloat_with_epsilon (totals.distance_m, 5433.9473, 1e-3);
  g_assert_cmpfloat (totals.load, ==, 49);
  g_assert_cmpfloat_with_epsilon (totals.intensity_percent, 85.73214, 1e-4);
  g_assert_cmpuint (totals.zones.seconds[3], ==, 1200);
}

static void
test_open (void)
{
  MusetteWorkoutTotals totals;

  total_text ("- Squats 20m", 250, "WeightTraining", &totals);
  g_assert_false (totals.has_target);
  g_assert_true (isnan (totals.load));
  g_assert_cmpuint (totals.seconds, ==, 1200);
}

/* Half a watt is rounded up, in a ramp too. */
static void
test_half (void)
{
  MusetteWorkoutTotals totals;

  total_text ("- 5m ramp 5w-200w", 250, "Ride", &totals);
  g_assert_cmpfloat (totals.average_w, ==, 103);
  g_assert_cmpfloat (totals.work_j, ==, 30750);
  total_text ("- 1s ramp 100w-200w", 250, "Ride", &totals);
  g_assert_cmpfloat (totals.average_w, ==, 100);
}

/* The short way over long stretches must not differ from the series at 1 Hz. */
static void
check_series (const MusetteWorkout *workout,
              const MusetteWorkoutContext *context,
              const MusetteWorkoutTotals *totals)
{
  gsize n;
  g_autofree float *series = musette_workout_unroll (workout, context, MUSETTE_WORKOUT_POWER, &n);

  for (gsize i = 0; i < n; i++)
    series[i] = isnan (series[i]) ? 0 : series[i];
  g_assert_cmpfloat_with_epsilon (musette_power_work (series, n), totals->work_j, 1);
  g_assert_cmpfloat (
      floor (musette_power_normalized (series, n, NULL, 0, MUSETTE_NP_START_GROWING) + 0.5), ==,
      totals->np_w);
}

static void
check_planned (JsonObject *object, guint *loads, guint *intensities)
{
  g_autoptr (MusetteWorkout) workout = musette_workout_new ();
  JsonArray *steps = musette_json_get_array (object, "steps");
  JsonObject *service = musette_json_get_object (object, "service");
  MusetteWorkoutContext context;
  MusetteWorkoutTotals totals;

  musette_workout_context_init (&context);
  context.thresholds.ftp_w = musette_json_get_double (object, "ftp");
  for (guint i = 0; i < musette_json_array_get_length (steps); i++)
    {
      JsonObject *record = musette_json_array_get_object (steps, i);
      MusetteWorkoutStep *step
          = musette_workout_step_new (musette_json_get_double (record, "secs"));

      if (musette_json_has (record, "watts"))
        musette_workout_target_set (&step->targets[MUSETTE_WORKOUT_POWER],
                                    MUSETTE_WORKOUT_UNITS_WATTS,
                                    musette_json_get_double (record, "watts"));
      else
        musette_workout_target_set_range (&step->targets[MUSETTE_WORKOUT_POWER],
                                          MUSETTE_WORKOUT_UNITS_WATTS,
                                          musette_json_get_double (record, "from_watts"),
                                          musette_json_get_double (record, "to_watts"));
      step->is_ramp = musette_json_get_bool (record, "ramp");
      musette_workout_add_step (workout, step);
    }
  musette_workout_update (workout, &context);
  musette_workout_compute_totals (workout, &context, &totals);
  g_assert_cmpfloat (totals.np_w, ==, musette_json_get_double (service, "normalized_power"));
  g_assert_cmpfloat (totals.average_w, ==, musette_json_get_double (service, "average_watts"));
  g_assert_cmpuint (totals.seconds, ==, musette_json_get_int (object, "seconds"));
  check_series (workout, &context, &totals);
  if (totals.load == musette_json_get_double (service, "training_load"))
    (*loads)++;
  if (fabs (totals.intensity_percent - musette_json_get_double (service, "intensity")) < 1e-3)
    (*intensities)++;
}

/* 109 planned workouts of a real account: all powers agree to the watt, and all loads but one,
 * which was computed with another FTP. */
static void
test_planned (void)
{
  g_autofree char *path
      = musette_test_corpus ("analysis", "oracles", "planned-workouts-109.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *workouts;
  guint loads = 0;
  guint intensities = 0;

  if (path == NULL)
    return;
  bytes = musette_test_read (path);
  root = musette_json_parse_bytes (bytes, NULL);
  workouts = musette_json_get_array (musette_json_as_object (root, NULL), "workouts");
  g_assert_cmpuint (musette_json_array_get_length (workouts), ==, 109);
  for (guint i = 0; i < 109; i++)
    check_planned (musette_json_array_get_object (workouts, i), &loads, &intensities);
  g_assert_cmpuint (loads, >=, 108);
  g_assert_cmpuint (intensities, >=, 108);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/totals/published", test_published);
  g_test_add_func ("/workout/totals/pace", test_pace);
  g_test_add_func ("/workout/totals/open", test_open);
  g_test_add_func ("/workout/totals/half", test_half);
  g_test_add_func ("/workout/totals/planned", test_planned);
  return g_test_run ();
}
