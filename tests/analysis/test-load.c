/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-compliance.h"
#include "musette-decoupling.h"
#include "musette-heart-rate.h"
#include "musette-histogram.h"
#include "musette-pace.h"
#include "musette-power.h"
#include "musette-series.h"
#include "musette-zones.h"

#include "musette-test.h"

#include "analysis-fixture.h"

static void
assert_power_tops (double ftp, const double *tops, double sweet_min, double sweet_max)
{
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = ftp;
  g_assert_true (musette_zones_init_power (&zones, &thresholds));
  g_assert_cmpuint (zones.n, ==, 7);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat (zones.tops[i], ==, tops[i]);
  g_assert_true (isinf (zones.tops[6]));
  g_assert_cmpfloat (zones.sweet_spot_min, ==, sweet_min);
  g_assert_cmpfloat (zones.sweet_spot_max, ==, sweet_max);
}

static void
test_power_tops (void)
{
  static const double at_250[] = { 137, 187, 225, 262, 300, 375 };
  static const double at_290[] = { 159, 217, 261, 304, 348, 435 };
  MusetteThresholds unknown;
  MusetteZoneTimes zones;

  assert_power_tops (250, at_250, 210, 242);
  assert_power_tops (290, at_290, 243, 281);
  musette_thresholds_init (&unknown);
  g_assert_false (musette_zones_init_power (&zones, &unknown));
  g_assert_cmpuint (musette_zones_find (&zones, 200), ==, 0);
}

static void
test_power_count (void)
{
  const float watts[] = { 0, 137, 137.4f, 137.5f, 210, 242, 243, 900 };
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = 250;
  musette_zones_init_power (&zones, &thresholds);
  musette_zones_count_power (&zones, watts, G_N_ELEMENTS (watts));
  g_assert_cmpuint (zones.seconds[0], ==, 3);
  g_assert_cmpuint (zones.seconds[1], ==, 1);
  g_assert_cmpuint (zones.seconds[2], ==, 1);
  g_assert_cmpuint (zones.seconds[3], ==, 2);
  g_assert_cmpuint (zones.seconds[6], ==, 1);
  g_assert_cmpuint (zones.total_s, ==, 8);
  g_assert_cmpuint (zones.sweet_spot_s, ==, 2);
  g_assert_cmpuint (musette_zones_find (&zones, 327), ==, 6);
}

static void
test_custom_zones (void)
{
  const float watts[] = { 0, 200, 201, 400 };
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = 200;
  thresholds.n_power_zones = 2;
  thresholds.power_zones[0] = 100;
  thresholds.power_zones[1] = 150;
  musette_zones_init_power (&zones, &thresholds);
  musette_zones_count_power (&zones, watts, G_N_ELEMENTS (watts));
  g_assert_cmpuint (zones.seconds[0], ==, 2);
  g_assert_cmpuint (zones.seconds[1], ==, 2);
}

static void
test_heart_rate_tops (void)
{
  static const double ride[] = { 131, 146, 152, 162, 167, 172, 179 };
  const float bpm[] = { 0, NAN, 131, 132, 200 };
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;

  musette_thresholds_init (&thresholds);
  g_assert_false (musette_zones_init_heart_rate (&zones, &thresholds, MUSETTE_HR_ZONES_RIDE));
  thresholds.lthr_bpm = 163;
  thresholds.max_hr_bpm = 179;
  g_assert_true (musette_zones_init_heart_rate (&zones, &thresholds, MUSETTE_HR_ZONES_RIDE));
  g_assert_cmpuint (zones.n, ==, 7);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpfloat (zones.tops[i], ==, ride[i]);
  musette_zones_count_heart_rate (&zones, bpm, G_N_ELEMENTS (bpm));
  g_assert_cmpuint (zones.total_s, ==, 3);
  g_assert_cmpuint (zones.seconds[0], ==, 1);
  g_assert_cmpuint (zones.seconds[1], ==, 1);
  g_assert_cmpuint (zones.seconds[6], ==, 1);
  thresholds.lthr_bpm = 153;
  musette_zones_init_heart_rate (&zones, &thresholds, MUSETTE_HR_ZONES_RUN);
  g_assert_cmpfloat (zones.tops[0], ==, 129);
  g_assert_cmpfloat (zones.tops[3], ==, 152);
}

static void
test_given_heart_rate_tops (void)
{
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;

  musette_thresholds_init (&thresholds);
  thresholds.lthr_bpm = 163;
  thresholds.n_hr_zones = 3;
  thresholds.hr_zones[0] = 120;
  thresholds.hr_zones[1] = 150;
  thresholds.hr_zones[2] = 180;
  g_assert_true (musette_zones_init_heart_rate (&zones, &thresholds, MUSETTE_HR_ZONES_RIDE));
  g_assert_cmpuint (zones.n, ==, 3);
  g_assert_cmpfloat (zones.tops[2], ==, 180);
}

static void
test_pace_zones (void)
{
  const float mps[] = { 0, 0.2f, 3, 4, 5 };
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;

  musette_thresholds_init (&thresholds);
  g_assert_false (musette_zones_init_pace (&zones, &thresholds));
  thresholds.threshold_pace_mps = 4;
  musette_zones_init_pace (&zones, &thresholds);
  musette_zones_count_pace (&zones, mps, G_N_ELEMENTS (mps));
  assert_near (zones.tops[0], 3.1, 1e-9);
  g_assert_cmpuint (zones.total_s, ==, 3);
  g_assert_cmpuint (zones.seconds[0], ==, 1);
  g_assert_cmpuint (zones.seconds[3], ==, 1);
  g_assert_cmpuint (zones.seconds[6], ==, 1);
}

static void
test_trimp (void)
{
  assert_near (musette_trimp (3307, 132, 57, 179), 70.59505, 1e-4);
  assert_near (musette_trimp (887, 94, 57, 190), 4.4902, 1e-4);
  assert_near (musette_trimp (2179, 128, 57, 179), 41.348, 1e-3);
  assert_near (musette_trimp (1800, 130, 40, 200), 31.80, 0.01);
  g_assert_true (isnan (musette_trimp (1800, 130, 0, 200)));
  g_assert_true (isnan (musette_trimp (1800, 130, 60, 50)));
}

static void
test_heart_loads (void)
{
  const double minutes[] = { 10, 20, 15, 10, 5 };
  const Block steady[] = { { 3600, 150 }, { 60, 0 } };
  gsize n;
  g_autofree float *bpm = fixture_series (steady, 2, &n);
  double trimp = musette_trimp_series (bpm, n, 50, 190);

  g_assert_cmpfloat (musette_edwards_load (minutes), ==, 160);
  assert_near (trimp, 108.095, 1e-3);
  assert_near (musette_hrss (trimp, 50, 190, 170), 63.34, 0.01);
  g_assert_true (isnan (musette_hrss (trimp, 50, 190, 0)));
  assert_near (musette_edwards_series (bpm, n, 200), 3 * 60, 1e-6);
}

static void
test_heart_rate_summary (void)
{
  const float bpm[] = { NAN, 0, 100, 140 };
  MusetteHeartRateSummary summary;

  g_assert_true (musette_heart_rate_summarize (bpm, 4, &summary));
  g_assert_cmpuint (summary.seconds, ==, 2);
  g_assert_cmpfloat (summary.average_bpm, ==, 120);
  g_assert_cmpfloat (summary.min_bpm, ==, 100);
  g_assert_false (musette_heart_rate_summarize (bpm, 2, &summary));
  g_assert_false (musette_heart_rate_summarize (NULL, 0, &summary));
}

static void
test_recovery (void)
{
  const Block blocks[] = { { 60, 170 }, { 60, 140 }, { 60, 120 } };
  gsize n;
  g_autofree float *bpm = fixture_series (blocks, 3, &n);

  assert_near (musette_heart_rate_recovery (bpm, n), 30, 1e-9);
  g_assert_true (isnan (musette_heart_rate_recovery (bpm, 60)));
}

static void
test_gap (void)
{
  static const double grades[] = { -10, 0, 5, 10, 20 };
  static const double minetti[] = { 0.598, 1, 1.301, 1.658, 2.502 };
  static const double strava[] = { 0.884, 1, 1.192, 1.470, 2.245 };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      assert_near (musette_gap_factor (MUSETTE_GAP_MINETTI, grades[i]), minetti[i], 1e-3);
      assert_near (musette_gap_factor (MUSETTE_GAP_STRAVA, grades[i]), strava[i], 1e-3);
      g_assert_cmpfloat (musette_gap_factor (MUSETTE_GAP_NONE, grades[i]), ==, 1);
    }
  g_assert_cmpfloat (musette_gap_factor (MUSETTE_GAP_STRAVA, 90), ==,
                     musette_gap_factor (MUSETTE_GAP_STRAVA, 45));
}

static void
test_gap_average (void)
{
  const float mps[] = { 3, 3, 0.1f, NAN };
  const float grade[] = { 0, 10, 0, 0 };

  assert_near (musette_gap_average (mps, grade, 4, MUSETTE_GAP_STRAVA), 3 * (1 + 1.470) / 2, 1e-3);
  g_assert_true (isnan (musette_gap_average (mps + 2, grade, 2, MUSETTE_GAP_STRAVA)));
}

static void
test_pace_load (void)
{
  g_assert_cmpfloat (musette_round_half_up (musette_pace_load (2.0805, 3.3898, 2197)), ==, 23);
  assert_near (musette_swim_load (1.2, 1.3, 2700), 58.99, 0.01);
  g_assert_true (isnan (musette_pace_load (2, 0, 100)));
}

static void
test_decoupling (void)
{
  const Block power[] = { { 600, 200 }, { 600, 195 } };
  const Block heart[] = { { 600, 140 }, { 600, 146 } };
  gsize n;
  g_autofree float *watts = fixture_series (power, 2, &n);
  g_autofree float *bpm = fixture_series (heart, 2, &n);
  MusetteDecoupling decoupling;

  g_assert_true (musette_decoupling_compute (watts, bpm, n, &decoupling));
  assert_near (decoupling.percent, 6.507, 1e-3);
  g_assert_cmpfloat (decoupling.second_w, ==, 195);
  for (guint i = 600; i < 1200; i++)
    bpm[i] = NAN;
  g_assert_false (musette_decoupling_compute (watts, bpm, n, &decoupling));
}

static void
test_compliance (void)
{
  assert_near (musette_compliance_percent (72, 75, 1, 2), 96, 1e-9);
  assert_near (musette_compliance_percent (54, 73, 1, 2), 73.9726, 1e-4);
  assert_near (musette_compliance_percent (83, 84, 1, 2), 98.8095, 1e-4);
  assert_near (musette_compliance_percent (50, 0, 3307, 3300), 100.2121, 1e-4);
  assert_near (musette_compliance_percent (NAN, NAN, 2179, 2280), 95.5702, 1e-4);
  g_assert_cmpfloat (musette_compliance_percent (50, 0, 3307, 0), ==, 0);
  g_assert_cmpfloat (musette_compliance_percent (NAN, 75, 0, 0), ==, 0);
  g_assert_cmpint (musette_compliance_level (96), ==, MUSETTE_COMPLIANCE_GOOD);
  g_assert_cmpint (musette_compliance_level (74), ==, MUSETTE_COMPLIANCE_MIDDLING);
  g_assert_cmpint (musette_compliance_level (151), ==, MUSETTE_COMPLIANCE_POOR);
  g_assert_cmpint (musette_compliance_level (0), ==, MUSETTE_COMPLIANCE_NONE);
}

static void
test_polarization (void)
{
  const guint seconds[] = { 1619, 556, 1027, 92, 4, 1, 8 };
  const guint no_middle[] = { 3000, 0, 0, 0, 690, 0, 0 };
  const guint easy[] = { 3000, 0, 10, 0, 0, 0, 0 };

  assert_near (musette_polarization_index (seconds, 7), -0.117, 1e-3);
  assert_near (musette_polarization_index (no_middle, 7), 3.158, 1e-3);
  g_assert_true (isnan (musette_polarization_index (easy, 7)));
}

static void
test_histogram (void)
{
  const float watts[] = { 0, 24, 25, 60, NAN, -3, 1e9f };
  g_autoptr (MusetteHistogram) histogram
      = musette_histogram_new (watts, 4, MUSETTE_HISTOGRAM_POWER_W, TRUE);
  g_autoptr (MusetteHistogram) positive
      = musette_histogram_new (watts + 2, 4, MUSETTE_HISTOGRAM_POWER_W, FALSE);
  g_autoptr (MusetteHistogram) wild
      = musette_histogram_new (watts, 7, MUSETTE_HISTOGRAM_POWER_W, TRUE);

  g_assert_cmpuint (histogram->n, ==, 3);
  g_assert_cmpuint (histogram->seconds[0], ==, 2);
  g_assert_cmpuint (histogram->seconds[2], ==, 1);
  g_assert_cmpuint (histogram->total_s, ==, 4);
  g_assert_cmpfloat (positive->start, ==, 25);
  g_assert_cmpuint (positive->total_s, ==, 2);
  g_assert_cmpuint (wild->n, <=, 400);
  g_assert_null (musette_histogram_new (watts + 4, 2, 25, TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/zones/power-tops", test_power_tops);
  g_test_add_func ("/analysis/zones/power-count", test_power_count);
  g_test_add_func ("/analysis/zones/custom", test_custom_zones);
  g_test_add_func ("/analysis/zones/heart-rate-tops", test_heart_rate_tops);
  g_test_add_func ("/analysis/zones/given-heart-rate-tops", test_given_heart_rate_tops);
  g_test_add_func ("/analysis/zones/pace", test_pace_zones);
  g_test_add_func ("/analysis/heart-rate/trimp", test_trimp);
  g_test_add_func ("/analysis/heart-rate/loads", test_heart_loads);
  g_test_add_func ("/analysis/heart-rate/summary", test_heart_rate_summary);
  g_test_add_func ("/analysis/heart-rate/recovery", test_recovery);
  g_test_add_func ("/analysis/pace/gap", test_gap);
  g_test_add_func ("/analysis/pace/gap-average", test_gap_average);
  g_test_add_func ("/analysis/pace/load", test_pace_load);
  g_test_add_func ("/analysis/decoupling", test_decoupling);
  g_test_add_func ("/analysis/compliance", test_compliance);
  g_test_add_func ("/analysis/polarization", test_polarization);
  g_test_add_func ("/analysis/histogram", test_histogram);
  return g_test_run ();
}
