/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-planned.h"

#include <math.h>

#include "musette-json.h"
#include "musette-series.h"

#include "musette-test.h"

#include "analysis-fixture.h"

static void
test_steps (void)
{
  g_autoptr (GArray) watts = g_array_new (FALSE, FALSE, sizeof (float));

  musette_planned_append_step (watts, 2, 100, 200, FALSE);
  musette_planned_append_step (watts, 0, 100, 200, FALSE);
  musette_planned_append_step (watts, 3, 100, 200, TRUE);
  g_assert_cmpuint (watts->len, ==, 5);
  g_assert_cmpfloat (g_array_index (watts, float, 0), ==, 150);
  g_assert_cmpfloat (g_array_index (watts, float, 2), ==, 100);
  g_assert_cmpfloat (g_array_index (watts, float, 3), ==, 150);
  g_assert_cmpfloat (g_array_index (watts, float, 4), ==, 200);
}

static void
test_no_ftp (void)
{
  const float watts[] = { 100, 100 };
  MusetteThresholds thresholds;
  MusettePlannedTotals totals;

  musette_thresholds_init (&thresholds);
  g_assert_true (musette_planned_totals (watts, 2, &thresholds, &totals));
  g_assert_false (totals.has_load);
  g_assert_true (isnan (totals.load));
  g_assert_cmpuint (totals.zones.n, ==, 0);
  g_assert_false (musette_planned_totals (watts, 0, &thresholds, &totals));
}

static GArray *
series_of_steps (JsonArray *steps)
{
  GArray *watts = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < musette_json_array_get_length (steps); i++)
    {
      JsonObject *step = musette_json_array_get_object (steps, i);

      gboolean single = musette_json_has (step, "watts");
      double from = musette_json_get_double (step, single ? "watts" : "from_watts");
      double to = musette_json_get_double (step, single ? "watts" : "to_watts");

      musette_planned_append_step (watts, (guint) musette_json_get_int (step, "secs"), from, to,
                                   musette_json_get_bool (step, "ramp"));
    }
  return watts;
}

static void
check_workout (JsonObject *workout, guint *loads, guint *intensities)
{
  JsonObject *service = musette_json_get_object (workout, "service");
  JsonObject *reference = musette_json_get_object (workout, "reference");
  g_autoptr (GArray) watts = series_of_steps (musette_json_get_array (workout, "steps"));
  MusetteThresholds thresholds;
  MusettePlannedTotals totals;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = musette_json_get_double (workout, "ftp");
  g_assert_true (
      musette_planned_totals ((const float *) watts->data, watts->len, &thresholds, &totals));
  g_assert_cmpuint (totals.seconds, ==, musette_json_get_int (workout, "seconds"));
  g_assert_cmpfloat (musette_round_half_up (totals.np_w), ==,
                     musette_json_get_double (service, "normalized_power"));
  g_assert_cmpfloat (musette_round_half_up (totals.average_w), ==,
                     musette_json_get_double (service, "average_watts"));
  assert_near (totals.np_w, musette_json_get_double (reference, "normalized_power"), 1e-4);
  assert_near (totals.load, musette_json_get_double (reference, "training_load"), 1e-3);
  if (musette_round_half_up (totals.load) == musette_json_get_double (service, "training_load"))
    (*loads)++;
  if (fabs (totals.intensity_percent - musette_json_get_double (service, "intensity")) < 1e-3)
    (*intensities)++;
}

/* 109 planned workouts of a real account: all powers agree to the watt, and all loads but one,
 * which was computed with another FTP. */
static void
test_account (void)
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
    check_workout (musette_json_array_get_object (workouts, i), &loads, &intensities);
  g_assert_cmpuint (loads, >=, 108);
  g_assert_cmpuint (intensities, >=, 108);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/planned/steps", test_steps);
  g_test_add_func ("/analysis/planned/no-ftp", test_no_ftp);
  g_test_add_func ("/analysis/planned/account", test_account);
  return g_test_run ();
}
