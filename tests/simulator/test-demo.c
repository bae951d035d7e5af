/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo.h"

#include "musette-power.h"
#include "musette-simulator-activities.h"
#include "musette-simulator-time.h"

#include "musette-test.h"

#include <math.h>
#include <string.h>

#define SEED 7

static MusetteDate
today (void)
{
  return musette_date_new (2026, 11, 21);
}

static void
test_plan_is_pure (void)
{
  g_autoptr (GArray) now = musette_demo_plan_new (SEED, today (), 0);
  g_autoptr (GArray) before = musette_demo_plan_new (SEED, today () - 30, 0);
  const MusetteDemoPlanned *newest = &g_array_index (before, MusetteDemoPlanned, 0);
  guint shift = 0;

  while (strcmp (g_array_index (now, MusetteDemoPlanned, shift).id, newest->id) != 0)
    shift++;
  g_assert_cmpuint (shift, >, 0);
  for (guint i = 0; i < 300; i++)
    {
      const MusetteDemoPlanned *a = &g_array_index (before, MusetteDemoPlanned, i);
      const MusetteDemoPlanned *b = &g_array_index (now, MusetteDemoPlanned, i + shift);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpuint (a->seed, ==, b->seed);
      g_assert_cmpint (a->start, ==, b->start);
    }
}

static void
test_plan_holds_enough (void)
{
  static const guint wanted[] = { 0, 5000, 20000 };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GArray) plan = musette_demo_plan_new (SEED, today (), wanted[i]);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (plan->len, >=, MAX (wanted[i], 800));
      for (guint k = 0; k < plan->len; k++)
        {
          const MusetteDemoPlanned *planned = &g_array_index (plan, MusetteDemoPlanned, k);

          g_assert_true (g_hash_table_add (ids, (char *) planned->id));
          if (k > 0)
            g_assert_cmpint (planned->start, <=, planned[-1].start);
        }
    }
}

static void
test_plan_has_all_kinds (void)
{
  g_autoptr (GArray) plan = musette_demo_plan_new (SEED, today (), 0);
  guint counts[MUSETTE_DEMO_KIND_STUB + 1] = { 0 };
  guint flaws = 0;

  for (guint i = 0; i < plan->len; i++)
    {
      counts[g_array_index (plan, MusetteDemoPlanned, i).kind]++;
      flaws |= g_array_index (plan, MusetteDemoPlanned, i).flaws;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], >, 0);
  g_assert_cmpuint (flaws, ==, 31);
}

static void
check_time (MusetteStreamSet *streams)
{
  const gint32 *time = musette_stream_set_get_time (streams);
  guint n = musette_stream_set_get_length (streams);

  g_assert_cmpuint (n, >, 60);
  g_assert_cmpint (time[0], ==, 0);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (time[i], >, time[i - 1]);
}

static void
check_range (MusetteStreamSet *streams, MusetteChannel channel, double low, double high)
{
  guint n = musette_stream_set_get_length (streams);

  for (guint i = 0; i < n; i++)
    {
      double value = musette_stream_set_get_value (streams, i, channel);

      if (isnan (value))
        continue;
      g_assert_cmpfloat (value, >=, low);
      g_assert_cmpfloat (value, <=, high);
    }
}

static void
test_samples_are_plausible (void)
{
  MusetteDemo *demo = musette_demo_new (SEED, today (), 0);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (MusetteStreamSet) streams = musette_demo_get_streams (demo, i);
      const MusetteDemoTotals *totals = musette_demo_get_totals (demo, i);

      if (streams == NULL)
        continue;
      check_time (streams);
      check_range (streams, MUSETTE_CHANNEL_WATTS, 0, 2200);
      check_range (streams, MUSETTE_CHANNEL_HEARTRATE, 0, 192);
      check_range (streams, MUSETTE_CHANNEL_CADENCE, 0, 120);
      check_range (streams, MUSETTE_CHANNEL_VELOCITY, 0, 19.5);
      check_range (streams, MUSETTE_CHANNEL_ALTITUDE, 100, 1600);
      if (isnan (totals->average_w))
        continue;
      g_assert_cmpfloat (totals->np_w / totals->average_w, <, 1.45);
      if (!isnan (totals->average_bpm))
        g_assert_cmpfloat_with_epsilon (totals->average_bpm, 137, 25);
    }
  musette_demo_unref (demo);
}

static void
test_fitness_follows_loads (void)
{
  MusetteDemo *demo = musette_demo_new (SEED, today (), 0);
  MusetteSimulatorActivities *activities = musette_simulator_activities_new (demo);
  double ctl;
  double atl;
  double before;
  double atl_before;

  for (MusetteDate date = today () - 600; date <= today (); date++)
    {
      double load = musette_simulator_activities_get_day_load (activities, date);

      musette_simulator_activities_get_fitness (activities, date - 1, &before, &atl_before);
      musette_simulator_activities_get_fitness (activities, date, &ctl, &atl);
      g_assert_cmpfloat_with_epsilon (ctl, before + (load - before) * (1 - exp (-1 / 42.0)), 1e-6);
      g_assert_cmpfloat_with_epsilon (atl, atl_before + (load - atl_before) * (1 - exp (-1 / 7.0)),
                                      1e-6);
      g_assert_cmpfloat (ctl, >, 25);
      g_assert_cmpfloat (ctl, <, 95);
    }
  musette_simulator_activities_unref (activities);
  musette_demo_unref (demo);
}

static void
test_start_up (void)
{
  gint64 begin = g_get_monotonic_time ();
  MusetteDemo *demo = musette_demo_new (SEED, today (), 0);
  guint end = 0;

  while (musette_demo_get_planned (demo, end)->start
         >= musette_local_time_from_date (today () - 365))
    end++;
  musette_demo_prepare (demo, 0, end);
  g_test_message ("%u activities of the last year known after %.0f ms", end,
                  (double) (g_get_monotonic_time () - begin) / 1000);
  g_assert_cmpuint (end, >, 200);
  musette_demo_unref (demo);
}

static void
test_summer_time (void)
{
  g_autofree char *winter
      = musette_simulator_time_to_utc (musette_local_time_parse ("2026-03-29T01:59:59"));
  g_autofree char *summer
      = musette_simulator_time_to_utc (musette_local_time_parse ("2026-03-29T03:00:00"));
  g_autofree char *autumn
      = musette_simulator_time_to_utc (musette_local_time_parse ("2026-10-25T03:00:00"));

  g_assert_cmpstr (winter, ==, "2026-03-29T00:59:59Z");
  g_assert_cmpstr (summer, ==, "2026-03-29T01:00:00Z");
  g_assert_cmpstr (autumn, ==, "2026-10-25T02:00:00Z");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/simulator/demo/plan-is-pure", test_plan_is_pure);
  g_test_add_func ("/simulator/demo/plan-holds-enough", test_plan_holds_enough);
  g_test_add_func ("/simulator/demo/plan-has-all-kinds", test_plan_has_all_kinds);
  g_test_add_func ("/simulator/demo/samples-are-plausible", test_samples_are_plausible);
  g_test_add_func ("/simulator/demo/fitness-follows-loads", test_fitness_follows_loads);
  g_test_add_func ("/simulator/demo/start-up", test_start_up);
  g_test_add_func ("/simulator/demo/summer-time", test_summer_time);
  return g_test_run ();
}
