/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-power.h"

#include <math.h>

#include "musette-series.h"
#include "musette-wbal.h"

#include "musette-test.h"

#include "analysis-fixture.h"

static const Block two_levels[] = { { 60, 100 }, { 60, 300 } };
static const Block same_level[] = { { 60, 200 }, { 60, 200 } };

static void
test_normalized (void)
{
  gsize n;
  g_autofree float *watts = fixture_series (two_levels, 2, &n);

  assert_near (musette_power_normalized (watts, n, NULL, 0, MUSETTE_NP_START_GROWING), 228.2417,
               1e-4);
  assert_near (musette_power_normalized (watts, n, NULL, 0, MUSETTE_NP_START_ZERO), 227.8290, 1e-4);
  assert_near (musette_power_work (watts, n) / n, 200, 1e-9);
  assert_near (musette_power_xpower (watts, n, NULL, 0), 198.583, 1e-3);
}

static void
test_normalized_across_stop (void)
{
  g_autoptr (MusetteTimeline) timeline
      = fixture_timeline (MUSETTE_CHANNEL_WATTS, same_level, 2, 119);
  MusettePowerSummary summary;

  g_assert_true (musette_power_summarize (timeline, &summary));
  assert_near (summary.np_w, 189.3996, 1e-4);
  g_assert_cmpuint (summary.seconds, ==, 120);
  g_assert_cmpuint (summary.moving_s, ==, 0);
  g_assert_true (isnan (summary.np_moving_w));
}

/* A stop shorter than the window leaves part of the old seconds in it. */
static void
test_short_stop (void)
{
  const Block dense[] = { { 60, 200 }, { 40, 0 }, { 60, 200 } };
  gsize n;
  g_autofree float *watts = fixture_series (dense, 3, &n);
  g_autofree double *means = g_new (double, n);
  const MusetteSegment segments[] = { { 0, 60, 0, 0, 60 }, { 60, 60, 71, 60, 60 } };
  g_autofree double *stopped = g_new (double, 120);
  float flat[120];

  for (guint i = 0; i < 120; i++)
    flat[i] = 200;
  musette_power_window_means (flat, 120, segments, 2, MUSETTE_NP_START_GROWING, stopped);
  assert_near (stopped[59], 200, 1e-9);
  /* 11 seconds of stop and this second in the window, 18 old ones */
  assert_near (stopped[60], 200.0 * 19 / 30, 1e-9);
  musette_power_window_means (watts, n, NULL, 0, MUSETTE_NP_START_GROWING, means);
  assert_near (means[100], 200.0 / 30, 1e-9);
}

static void
test_load (void)
{
  assert_near (musette_power_intensity_rounded (139.2, 208), 66.82692, 1e-5);
  assert_near (musette_power_load (227, 281, 3960), 71.785, 1e-3);
  g_assert_cmpfloat (musette_power_load_rounded (227.3, 281, 3960), ==, 72);
  assert_near (musette_load_intensity (3, 945), 33.80617, 1e-5);
  assert_near (musette_load_intensity (23, 2197), 61.390354, 1e-5);
  g_assert_true (isnan (musette_power_load (227, 0, 3960)));
  g_assert_true (isnan (musette_power_intensity (227, 0)));
  g_assert_cmpfloat (musette_round_half_up (226.5), ==, 227);
  assert_near (musette_power_torque (327, 72), 43.4, 0.05);
  g_assert_true (isnan (musette_power_torque (327, 0)));
}

static void
test_work_above (void)
{
  gsize n;
  g_autofree float *watts = fixture_series (two_levels, 2, &n);

  assert_near (musette_power_work_above (watts, n, 250), 3000, 1e-9);
}

static void
test_series (void)
{
  const float values[] = { NAN, 0, 120, 140, NAN };
  MusetteSeriesSummary summary;

  musette_series_summarize (values, 5, &summary);
  g_assert_cmpuint (summary.count, ==, 3);
  g_assert_cmpfloat (summary.min, ==, 0);
  musette_series_summarize_positive (values, 5, &summary);
  g_assert_cmpuint (summary.count, ==, 2);
  g_assert_cmpfloat (summary.mean, ==, 130);
  musette_series_summarize (values, 0, &summary);
  g_assert_true (isnan (summary.mean) && isnan (summary.max));
}

/* W' balance: 60 s at 400 W, then 120 s at 150 W, CP 250, W' 20 kJ */

static const Block depletion[] = { { 60, 400 }, { 120, 150 } };

static void
test_wbal_samples (void)
{
  const gint32 time[] = { 0, 60, 180 };
  const float watts[] = { NAN, 400, 150 };
  float trace[3];
  MusetteWbalSummary summary;

  musette_wbal_samples (time, watts, 3, 250, 20000, trace, &summary);
  assert_near (trace[1], 11000, 1e-3);
  assert_near (summary.end_j, 15068.12, 0.01);
  assert_near (summary.min_j, 11000, 1e-9);
  g_assert_true (isnan (summary.tau_s));
}

static void
test_wbal_differential (void)
{
  gsize n;
  g_autofree float *watts = fixture_series (depletion, 2, &n);
  g_autofree float *trace = g_new (float, n);
  const MusetteSegment whole = { 0, 180, 0, 0, 180 };
  MusetteWbalSummary summary;

  musette_wbal_differential (watts, n, &whole, 1, 250, 20000, trace, &summary);
  assert_near (trace[59], 11000, 1e-3);
  assert_near (summary.end_j, 15060.70, 0.01);
}

static void
test_wbal_integral (void)
{
  gsize n;
  g_autofree float *watts = fixture_series (depletion, 2, &n);
  g_autofree float *trace = g_new (float, n);
  const MusetteSegment whole = { 0, 180, 0, 0, 180 };
  MusetteWbalSummary summary;

  musette_wbal_integral (watts, n, &whole, 1, 250, 20000, trace, &summary);
  assert_near (summary.tau_s, 516.862, 1e-3);
  assert_near (trace[59], 11494.5, 0.1);
  assert_near (summary.end_j, 13256.8, 0.1);
}

/* Below zero is shown, not clamped; the stop recovers. */
static void
test_wbal_below_zero (void)
{
  const Block hard[] = { { 120, 500 }, { 60, 0 } };
  g_autoptr (MusetteTimeline) timeline = fixture_timeline (MUSETTE_CHANNEL_WATTS, hard, 2, 600);
  MusetteWbalSummary summary;
  const MusetteSegment *segments;
  const float *watts;
  gsize n;
  guint n_segments;

  segments = musette_timeline_get_segments (timeline, &n_segments);
  watts = musette_timeline_get_power (timeline, &n);
  musette_wbal_differential (watts, n, segments, n_segments, 250, 20000, NULL, &summary);
  assert_near (summary.min_j, -10000, 1e-6);
  assert_near (summary.end_j, 20000 - 30000 * exp (-250.0 * 660 / 20000), 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/power/normalized", test_normalized);
  g_test_add_func ("/analysis/power/normalized-across-stop", test_normalized_across_stop);
  g_test_add_func ("/analysis/power/short-stop", test_short_stop);
  g_test_add_func ("/analysis/power/load", test_load);
  g_test_add_func ("/analysis/power/work-above", test_work_above);
  g_test_add_func ("/analysis/power/series", test_series);
  g_test_add_func ("/analysis/wbal/samples", test_wbal_samples);
  g_test_add_func ("/analysis/wbal/differential", test_wbal_differential);
  g_test_add_func ("/analysis/wbal/integral", test_wbal_integral);
  g_test_add_func ("/analysis/wbal/below-zero", test_wbal_below_zero);
  return g_test_run ();
}
