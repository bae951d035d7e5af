/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-mmp.h"

#include <math.h>
#include <string.h>

#include "musette-critical-power.h"
#include "musette-energy-search.h"

#include "musette-test.h"

#include "analysis-fixture.h"

/* Compares with the plain search over all windows, to the bit and to the start. */
static void
assert_equals_plain_search (const double *values, gsize n)
{
  g_autofree double *prefix = g_new (double, n + 1);
  g_autofree double *energies = g_new (double, n);
  g_autofree gint32 *starts = g_new (gint32, n);

  prefix[0] = 0;
  for (gsize i = 0; i < n; i++)
    prefix[i + 1] = prefix[i] + values[i];
  musette_energy_search (prefix, n, energies, starts);
  for (gsize duration = 1; duration <= n; duration++)
    {
      double best = -INFINITY;
      gsize start = 0;

      for (gsize i = 0; i + duration <= n; i++)
        if (prefix[i + duration] - prefix[i] > best)
          {
            best = prefix[i + duration] - prefix[i];
            start = i;
          }
      g_assert_cmpfloat (energies[duration - 1], ==, best);
      g_assert_cmpint (starts[duration - 1], ==, start);
    }
}

typedef double (*Shape) (gsize i, gsize n, GRand *rand);

static double
constant (gsize i, gsize n, GRand *rand)
{
  return 200000;
}

static double
zero (gsize i, gsize n, GRand *rand)
{
  return 0;
}

static double
rising (gsize i, gsize n, GRand *rand)
{
  return i * 100.0;
}

static double
falling (gsize i, gsize n, GRand *rand)
{
  return (n - i) * 100.0;
}

static double
spike (gsize i, gsize n, GRand *rand)
{
  return i == 2 * n / 3 ? 2e9 : 1000;
}

static double
last_second (gsize i, gsize n, GRand *rand)
{
  return i + 1 == n ? 1000 : 0;
}

static double
valley (gsize i, gsize n, GRand *rand)
{
  return fabs ((double) i - n / 2.0) >= 0 ? floor (fabs ((double) i - n / 2.0)) : 0;
}

static double
square_wave (gsize i, gsize n, GRand *rand)
{
  return (i / 30) % 2 ? 300000 : 100000;
}

static double
saw (gsize i, gsize n, GRand *rand)
{
  return 100 + i % 61;
}

static double
alternating (gsize i, gsize n, GRand *rand)
{
  return i % 2 ? 1000 : 0;
}

static double
noise (gsize i, gsize n, GRand *rand)
{
  return g_rand_int_range (rand, 0, 900000);
}

static double
few_levels (gsize i, gsize n, GRand *rand)
{
  return 100000 * g_rand_int_range (rand, 0, 3);
}

static double
sparse_power (gsize i, gsize n, GRand *rand)
{
  return g_rand_int_range (rand, 0, 100) == 0 ? 250000 : 0;
}

static double
signed_noise (gsize i, gsize n, GRand *rand)
{
  return g_rand_int_range (rand, -5000, 5000);
}

static void
test_exact (void)
{
  static const Shape shapes[]
      = { constant, zero,  rising,     falling,      spike,       last_second, valley,
          saw,      noise, few_levels, sparse_power, square_wave, alternating, signed_noise };
  static const gsize lengths[]
      = { 1, 2, 3, 15, 16, 17, 63, 64, 65, 79, 80, 81, 127, 128, 129, 1023, 1024, 1025, 3001 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
      {
        g_autofree double *values = g_new (double, lengths[l]);

        for (gsize i = 0; i < lengths[l]; i++)
          values[i] = shapes[s](i, lengths[l], rand);
        assert_equals_plain_search (values, lengths[l]);
      }
}

static void
test_random_lengths (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      gsize n = g_rand_int_range (rand, 1, 700);
      gint32 levels = g_rand_int_range (rand, 1, 6);
      g_autofree double *values = g_new (double, n);

      for (gsize i = 0; i < n; i++)
        values[i] = 1000 * g_rand_int_range (rand, 0, levels);
      assert_equals_plain_search (values, n);
    }
}

static void
test_stop (void)
{
  const Block blocks[] = { { 60, 200 }, { 60, 200 } };
  g_autoptr (MusetteTimeline) timeline = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 2, 119);
  g_autoptr (MusetteMmp) mmp = musette_mmp_new (timeline);

  g_assert_cmpuint (musette_mmp_get_n (mmp), ==, 239);
  assert_near (musette_mmp_lookup (mmp, 60), 200, 1e-9);
  assert_near (musette_mmp_lookup (mmp, 90), 133.3333, 1e-4);
  assert_near (musette_mmp_lookup (mmp, 120), 100, 1e-9);
  g_assert_true (isnan (musette_mmp_lookup (mmp, 240)));
}

static void
assert_sparse_equals_exact (MusetteTimeline *timeline)
{
  g_autoptr (MusetteMmp) exact = musette_mmp_new_exact (timeline);
  g_autoptr (MusetteMmp) sparse = musette_mmp_new_sparse (timeline);

  for (guint i = 0; i < musette_mmp_get_n (sparse); i++)
    {
      gint32 secs = musette_mmp_get_secs (sparse)[i];

      g_assert_cmpfloat (musette_mmp_get_watts (sparse)[i], ==,
                         musette_mmp_get_watts (exact)[secs - 1]);
      g_assert_cmpint (musette_mmp_get_starts (sparse)[i], ==,
                       musette_mmp_get_starts (exact)[secs - 1]);
    }
}

/* Both ways to the same curve, over rides with stops of all lengths. */
static void
test_sparse_equals_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);
      g_autoptr (MusetteTimeline) timeline = NULL;
      gint32 at = 0;

      for (guint part = 0; part < 6; part++)
        {
          guint secs = g_rand_int_range (rand, 1, 90);

          for (guint i = 0; i < secs; i++)
            fixture_append (set, MUSETTE_CHANNEL_WATTS, at + (gint32) i, 1,
                            100 * g_rand_int_range (rand, 0, 4) + 1);
          at += (gint32) secs + g_rand_int_range (rand, 1, 400);
        }
      timeline = musette_timeline_new (set);
      assert_sparse_equals_exact (timeline);
    }
}

static void
test_sparse_durations (void)
{
  guint n;
  g_autofree gint32 *durations = musette_mmp_sparse_durations (28800, &n);

  g_assert_cmpuint (n, ==, 702);
  g_assert_cmpint (durations[119], ==, 120);
  g_assert_cmpint (durations[120], ==, 122);
  g_assert_cmpint (durations[n - 1], ==, 28800);
}

/* Days and decades between activities: the sparse curve does not grow with them. */
static void
test_long_gaps (void)
{
  const Block blocks[] = { { 3600, 200 }, { 3600, 210 }, { 60, 50 } };
  g_autoptr (MusetteTimeline) week = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 3, 4 * 86400);
  g_autoptr (MusetteTimeline) decades
      = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 3, 600000000);
  g_autoptr (MusetteMmp) mmp = musette_mmp_new (week);
  g_autoptr (MusetteMmp) far = musette_mmp_new (decades);
  double watts;
  gint32 start;

  g_assert_true (musette_mmp_find (mmp, 3600, &watts, &start));
  assert_near (watts, 210, 1e-9);
  g_assert_cmpint (start, ==, 3600 + 4 * 86400);
  g_assert_true (musette_mmp_find (mmp, 7200, &watts, &start));
  assert_near (watts, 105, 1e-9);
  g_assert_cmpint (start, ==, 4 * 86400);
  assert_near (musette_mmp_lookup (far, 3600), 200, 1e-9);
  g_assert_cmpuint (musette_mmp_get_n (far), <, 10000);
}

static void
test_long_gap_exact (void)
{
  const Block blocks[] = { { 600, 200 }, { 600, 210 } };
  g_autoptr (MusetteTimeline) timeline
      = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 2, 3 * 86400);

  assert_sparse_equals_exact (timeline);
}

static void
test_fractions (void)
{
  const float watts[] = { 100.25f, 200.5f, NAN, -5, 300.125f };
  g_autoptr (MusetteMmp) mmp = musette_mmp_new_for_values (watts, 5);

  g_assert_cmpfloat (musette_mmp_get_watts (mmp)[0], ==, 300.125);
  assert_near (musette_mmp_get_watts (mmp)[1], 150.375, 1e-9);
  g_assert_cmpint (musette_mmp_get_starts (mmp)[1], ==, 0);
  assert_near (musette_mmp_get_watts (mmp)[4], 600.875 / 5, 1e-9);
}

static void
test_maximum (void)
{
  const Block short_ride[] = { { 60, 400 } };
  const Block long_ride[] = { { 600, 200 } };
  g_autoptr (MusetteTimeline) a = fixture_timeline (MUSETTE_CHANNEL_WATTS, short_ride, 1, 0);
  g_autoptr (MusetteTimeline) b = fixture_timeline (MUSETTE_CHANNEL_WATTS, long_ride, 1, 0);
  g_autoptr (MusetteMmp) first = musette_mmp_new (a);
  g_autoptr (MusetteMmp) second = musette_mmp_new (b);
  MusetteMmp *curves[] = { first, second };
  g_autoptr (MusetteMmp) season = musette_mmp_new_maximum (curves, 2);

  assert_near (musette_mmp_lookup (season, 60), 400, 1e-9);
  assert_near (musette_mmp_lookup (season, 61), 200, 1e-9);
  assert_near (musette_mmp_lookup (season, 600), 200, 1e-9);
}

/* Models */

static void
test_two_parameters (void)
{
  const MusetteEffort efforts[] = { { 180, 400 }, { 720, 330 } };
  MusetteCpModel model;

  g_assert_true (musette_cp_fit_two (efforts, 2, &model));
  assert_near (model.cp_w, 306.667, 1e-3);
  assert_near (model.w_prime_j, 16800, 1e-6);
  assert_near (musette_cp_model_get_power (&model, 180), 400, 1e-9);
  assert_near (musette_cp_model_get_time (&model, 330), 720, 1e-6);
  g_assert_true (isinf (musette_cp_model_get_time (&model, 300)));
  g_assert_false (musette_cp_fit_two (efforts, 1, &model));
}

static void
test_three_parameters (void)
{
  static const double secs[] = { 1, 5, 60, 300, 1200, 3600 };
  static const double watts[] = { 1067.70, 960.50, 516.99, 341.65, 296.33, 285.52 };
  MusetteEffort efforts[G_N_ELEMENTS (secs)];
  MusetteCpModel model;
  MusetteCpModel fitted;

  musette_cp_model_init (&model, 280, 20000, 1100);
  for (guint i = 0; i < G_N_ELEMENTS (secs); i++)
    {
      assert_near (musette_cp_model_get_power (&model, secs[i]), watts[i], 0.01);
      efforts[i] = (MusetteEffort){ secs[i], musette_cp_model_get_power (&model, secs[i]) };
    }
  assert_near (musette_cp_model_get_time (&model, 350), 261.3, 0.05);
  g_assert_true (musette_cp_fit_three (efforts, G_N_ELEMENTS (efforts), &fitted));
  assert_near (fitted.cp_w, 280, 0.01);
  assert_near (fitted.w_prime_j, 20000, 5);
  assert_near (fitted.p_max_w, 1100, 0.5);
}

static void
test_model_ftp (void)
{
  MusetteCpModel model;

  musette_cp_model_init (&model, 180, 11760, 612);
  assert_near (model.ftp_w, 183.24, 0.01);
  musette_cp_model_init (&model, 266, 19740, 1274);
  assert_near (model.ftp_w, 271.45, 0.01);
}

static void
test_eftp (void)
{
  const Block blocks[] = { { 1680, 249 }, { 1, 0 } };
  g_autoptr (MusetteTimeline) timeline = fixture_timeline (MUSETTE_CHANNEL_WATTS, blocks, 2, 0);
  g_autoptr (MusetteMmp) mmp = musette_mmp_new (timeline);
  const Block brief[] = { { 100, 249 } };
  g_autoptr (MusetteTimeline) too_short = fixture_timeline (MUSETTE_CHANNEL_WATTS, brief, 1, 0);
  g_autoptr (MusetteMmp) short_mmp = musette_mmp_new (too_short);
  MusetteEftp eftp;

  g_assert_true (musette_eftp_estimate (mmp, 180, &eftp));
  assert_near (eftp.ftp_w, 249 / 1.029, 0.1);
  g_assert_cmpint (eftp.secs, ==, 1680);
  assert_near (musette_eftp_factor (180), 1.3, 1e-9);
  assert_near (musette_eftp_factor (1200), 1.0526, 1e-9);
  assert_near (musette_eftp_factor (3600), 1, 1e-9);
  g_assert_false (musette_eftp_estimate (short_mmp, 180, &eftp));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/power-curve/exact", test_exact);
  g_test_add_func ("/analysis/power-curve/random-lengths", test_random_lengths);
  g_test_add_func ("/analysis/power-curve/stop", test_stop);
  g_test_add_func ("/analysis/power-curve/sparse-equals-exact", test_sparse_equals_exact);
  g_test_add_func ("/analysis/power-curve/sparse-durations", test_sparse_durations);
  g_test_add_func ("/analysis/power-curve/long-gaps", test_long_gaps);
  g_test_add_func ("/analysis/power-curve/long-gap-exact", test_long_gap_exact);
  g_test_add_func ("/analysis/power-curve/fractions", test_fractions);
  g_test_add_func ("/analysis/power-curve/maximum", test_maximum);
  g_test_add_func ("/analysis/critical-power/two-parameters", test_two_parameters);
  g_test_add_func ("/analysis/critical-power/three-parameters", test_three_parameters);
  g_test_add_func ("/analysis/critical-power/model-ftp", test_model_ftp);
  g_test_add_func ("/analysis/critical-power/eftp", test_eftp);
  return g_test_run ();
}
