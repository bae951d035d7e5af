/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fitness.h"

#include <math.h>

#include "musette-json.h"

#include "musette-test.h"

#include "analysis-fixture.h"

static void
test_week (void)
{
  const float loads[] = { 100, 0, 80, 120, 0, 60, 150 };
  static const double ctl[] = { 41.4117, 40.4374, 41.3682, 43.2183, 42.2014, 42.6202, 45.1467 };
  static const double atl[] = { 47.9873, 41.5992, 46.7112, 56.4675, 48.9504, 50.4214, 63.6775 };
  const MusetteFitnessState before = { 40, 40 };
  double fitness[7];
  double fatigue[7];

  musette_fitness_compute (loads, loads, 7, before, fitness, fatigue);
  for (guint i = 0; i < 7; i++)
    {
      assert_near (fitness[i], ctl[i], 1e-4);
      assert_near (fatigue[i], atl[i], 1e-4);
    }
}

/* A gym session that counts differently for fitness and fatigue, then 35 days of rest. */
static void
test_two_loads (void)
{
  float ctl_loads[36] = { 41 };
  float atl_loads[36] = { 44 };
  const MusetteFitnessState before = { 18.411747, 37.385643 };
  double ctl[36];
  double atl[36];

  musette_fitness_compute (ctl_loads, atl_loads, 36, before, ctl, atl);
  assert_near (ctl[0], 18.94321, 1e-4);
  assert_near (atl[0], 38.26616, 1e-4);
  assert_near (ctl[35], 8.232687, 1e-4);
  assert_near (atl[35], 0.25783536, 1e-4);
}

static void
test_changes (void)
{
  const float loads[] = { 100, 100, 100, 100 };
  const MusetteFitnessChange changes[]
      = { { 1, 0, 0, TRUE, { 10, 20 } }, { 3, 20, 5, FALSE, { 0 } } };
  const MusetteFitnessState before = { 40, 40 };
  double ctl[4];
  double atl[4];

  musette_fitness_compute_with_changes (loads, loads, 4, before, changes, 2, ctl, atl);
  assert_near (ctl[0], 40 + 60 * (1 - exp (-1 / 42.0)), 1e-9);
  g_assert_cmpfloat (ctl[1], ==, 10);
  g_assert_cmpfloat (atl[1], ==, 20);
  assert_near (ctl[2], 10 + 90 * (1 - exp (-1 / 42.0)), 1e-9);
  assert_near (ctl[3], ctl[2] + (100 - ctl[2]) * (1 - exp (-1 / 20.0)), 1e-9);
  assert_near (atl[3], atl[2] + (100 - atl[2]) * (1 - exp (-1 / 5.0)), 1e-9);
}

static void
test_form (void)
{
  const MusetteFitnessState state = { 50, 65 };
  const MusetteFitnessState nothing = { 0, 0 };
  float load;
  double ctl;
  double atl;

  g_assert_cmpfloat (musette_fitness_form (state), ==, -15);
  g_assert_cmpfloat (musette_fitness_form_percent (state), ==, -30);
  g_assert_true (isnan (musette_fitness_form_percent (nothing)));
  g_assert_cmpint (musette_fitness_form_zone (-15), ==, MUSETTE_FORM_OPTIMAL);
  g_assert_cmpint (musette_fitness_form_zone (-31), ==, MUSETTE_FORM_HIGH_RISK);
  g_assert_cmpint (musette_fitness_form_zone (0), ==, MUSETTE_FORM_GREY);
  g_assert_cmpint (musette_fitness_form_zone (6), ==, MUSETTE_FORM_FRESH);
  g_assert_cmpint (musette_fitness_form_zone (26), ==, MUSETTE_FORM_TRANSITION);
  load = (float) musette_fitness_load_for_form (state, -20);
  musette_fitness_compute (&load, &load, 1, state, &ctl, &atl);
  assert_near (ctl - atl, -20, 1e-4);
}

static void
test_ramp (void)
{
  const double ctl[] = { 1, 2, 3, 4, 5, 6, 7, 10 };

  g_assert_cmpfloat (musette_fitness_ramp (ctl, 8, 7), ==, 9);
  g_assert_true (isnan (musette_fitness_ramp (ctl, 8, 6)));
  g_assert_true (isnan (musette_fitness_ramp (ctl, 8, 8)));
}

/* 112 consecutive days of a real account, replayed from the first. */
static void
test_account (void)
{
  g_autofree char *path
      = musette_test_corpus ("analysis", "oracles", "fitness-112-days.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *days;
  MusetteFitnessState before;
  float loads[400];
  double ctl[400];
  double atl[400];
  guint n;

  if (path == NULL)
    return;
  bytes = musette_test_read (path);
  root = musette_json_parse_bytes (bytes, NULL);
  days = musette_json_get_array (musette_json_as_object (root, NULL), "days");
  n = musette_json_array_get_length (days);
  g_assert_cmpuint (n, ==, 112);
  before.ctl = musette_json_get_double (musette_json_array_get_object (days, 0), "ctl");
  before.atl = musette_json_get_double (musette_json_array_get_object (days, 0), "atl");
  for (guint i = 0; i < n; i++)
    loads[i] = (float) musette_json_get_double (musette_json_array_get_object (days, i), "load");
  musette_fitness_compute (loads + 1, loads + 1, n - 1, before, ctl + 1, atl + 1);
  ctl[0] = before.ctl;
  for (guint i = 1; i < n; i++)
    {
      JsonObject *day = musette_json_array_get_object (days, i);

      assert_near (ctl[i], musette_json_get_double (day, "ctl"), 1e-4);
      assert_near (atl[i], musette_json_get_double (day, "atl"), 1e-4);
      if (i >= 7)
        assert_near (musette_fitness_ramp (ctl, n, i), musette_json_get_double (day, "rampRate"),
                     1e-4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/fitness/week", test_week);
  g_test_add_func ("/analysis/fitness/two-loads", test_two_loads);
  g_test_add_func ("/analysis/fitness/changes", test_changes);
  g_test_add_func ("/analysis/fitness/form", test_form);
  g_test_add_func ("/analysis/fitness/ramp", test_ramp);
  g_test_add_func ("/analysis/fitness/account", test_account);
  return g_test_run ();
}
