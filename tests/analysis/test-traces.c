/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-altitude.h"
#include "musette-repair.h"
#include "musette-smoothing.h"

#include "musette-test.h"

#include "analysis-fixture.h"

static void
test_gain (void)
{
  const double metres[] = { 100, 101, 103, 102, 104.5, NAN, 104, 101, 100.9, 103.9, 104, 108 };
  double gain;
  double loss;

  musette_altitude_gain (metres, G_N_ELEMENTS (metres), 3, &gain, &loss);
  assert_near (gain, 11.5, 1e-5);
  assert_near (loss, 3.5, 1e-5);
  musette_altitude_gain (metres, 0, 3, &gain, NULL);
  g_assert_cmpfloat (gain, ==, 0);
}

static MusetteTimeline *
climb (double metres_per_second, double grade)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);

  for (gint32 i = 0; i < 300; i++)
    {
      guint index = musette_stream_set_append (set, i);

      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_DISTANCE, i * metres_per_second);
      musette_stream_set_set_value (set, index, MUSETTE_CHANNEL_ALTITUDE,
                                    500 + i * metres_per_second * grade);
    }
  return musette_timeline_new (set);
}

static void
test_grade (void)
{
  g_autoptr (MusetteTimeline) hill = climb (4, 0.06);
  g_autoptr (MusetteTimeline) wall = climb (4, 2);
  g_autofree float *grade = g_new (float, 300);
  MusetteAltitudeSummary summary;

  g_assert_true (musette_altitude_grade (hill, grade));
  g_assert_true (isnan (grade[0]));
  assert_near (grade[150], 6, 0.01);
  g_assert_true (musette_altitude_grade (wall, grade));
  g_assert_cmpfloat (grade[150], ==, 45);
  g_assert_true (musette_altitude_summarize (hill, &summary));
  assert_near (summary.min_m, 500, 1e-3);
  assert_near (summary.max_m, 500 + 299 * 4 * 0.06, 1e-3);
}

static void
test_smoothing (void)
{
  const float values[] = { 0, 3, 6, NAN, 9, 12 };
  const MusetteSegment segments[] = { { 0, 3, 0, 0, 3 }, { 3, 3, 50, 3, 3 } };
  float smooth[6];

  musette_smooth (values, 6, NULL, 0, 3, smooth);
  assert_near (smooth[0], 1.5, 1e-6);
  assert_near (smooth[1], 3, 1e-6);
  assert_near (smooth[2], 4.5, 1e-6);
  g_assert_true (isnan (smooth[3]));
  assert_near (smooth[4], 10.5, 1e-6);
  musette_smooth (values, 6, segments, 2, 30, smooth);
  assert_near (smooth[0], 3, 1e-6);
  assert_near (smooth[5], 10.5, 1e-6);
  musette_smooth (values, 6, NULL, 0, 1, smooth);
  g_assert_cmpfloat (smooth[1], ==, 3);
  musette_smooth (values, 6, NULL, 0, 0, smooth);
  g_assert_cmpfloat (smooth[1], ==, 3);
}

static void
test_spikes (void)
{
  gint32 time[40];
  float watts[40];

  for (gint32 i = 0; i < 40; i++)
    {
      time[i] = i;
      watts[i] = 150;
    }
  watts[9] = 100;
  watts[10] = 21733;
  watts[11] = 21700;
  watts[12] = 220;
  watts[30] = 2900;
  g_assert_cmpuint (musette_repair_power_spikes (time, watts, 40), ==, 2);
  assert_near (watts[10], 140, 0.01);
  assert_near (watts[11], 180, 0.01);
  g_assert_cmpfloat (watts[30], ==, 2900);
}

static void
test_spike_everywhere (void)
{
  gint32 time[] = { 0, 1 };
  float watts[] = { 30000, 30000 };

  g_assert_cmpuint (musette_repair_power_spikes (time, watts, 2), ==, 2);
  g_assert_true (isnan (watts[0]) && isnan (watts[1]));
}

/* A file full of spikes costs no time in proportion to their square. */
static void
test_too_many_spikes (void)
{
  const gsize n = 24000;
  g_autofree gint32 *time = g_new (gint32, n);
  g_autofree float *watts = g_new (float, n);

  for (gsize i = 0; i < n; i++)
    {
      time[i] = (gint32) i;
      watts[i] = i % 40 == 20 ? 5000 : 150;
    }
  g_assert_cmpuint (musette_repair_power_spikes (time, watts, n), ==, 500);
}

static void
test_dropouts (void)
{
  float watts[] = { 712, 398, 0, 298, 409, 0, 0, 300, 0, 0, 0, 300, 0 };
  float cadence[] = { 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90 };

  g_assert_cmpuint (musette_repair_power_dropouts (watts, cadence, 13), ==, 3);
  g_assert_cmpfloat (watts[2], ==, 398);
  g_assert_cmpfloat (watts[5], ==, 409);
  g_assert_cmpfloat (watts[6], ==, 409);
  g_assert_cmpfloat (watts[9], ==, 0);
  g_assert_cmpfloat (watts[12], ==, 0);
  g_assert_cmpuint (musette_repair_power_dropouts (watts, NULL, 13), ==, 0);
}

/* Coasting is no dropout. */
static void
test_coasting (void)
{
  float watts[] = { 300, 0, 300 };
  float cadence[] = { 90, 0, 90 };

  g_assert_cmpuint (musette_repair_power_dropouts (watts, cadence, 3), ==, 0);
}

static void
test_streams (void)
{
  g_autoptr (MusetteStreamSet) raw = musette_stream_set_new (0);
  g_autoptr (MusetteStreamSet) repaired = NULL;
  MusetteRepairReport report;

  fixture_append (raw, MUSETTE_CHANNEL_WATTS, 0, 20, 200);
  musette_stream_set_set_value (raw, 10, MUSETTE_CHANNEL_WATTS, 9000);
  musette_stream_set_set_value (raw, 3, MUSETTE_CHANNEL_HEARTRATE, 255);
  musette_stream_set_set_value (raw, 4, MUSETTE_CHANNEL_HEARTRATE, 12);
  musette_stream_set_set_value (raw, 5, MUSETTE_CHANNEL_HEARTRATE, 120);
  musette_stream_set_set_value (raw, 5, MUSETTE_CHANNEL_CADENCE, 251);
  musette_stream_set_set_value (raw, 5, MUSETTE_CHANNEL_VELOCITY, 41);
  musette_stream_set_set_start (raw, 77);
  repaired = musette_repair_streams (raw, &report);
  g_assert_cmpuint (report.power_spikes, ==, 1);
  g_assert_cmpuint (report.heart_rates, ==, 2);
  g_assert_cmpuint (report.cadences, ==, 1);
  g_assert_cmpuint (report.speeds, ==, 1);
  g_assert_cmpfloat (musette_stream_set_get_value (repaired, 10, MUSETTE_CHANNEL_WATTS), ==, 200);
  g_assert_cmpfloat (musette_stream_set_get_value (raw, 10, MUSETTE_CHANNEL_WATTS), ==, 9000);
  g_assert_cmpfloat (musette_stream_set_get_value (repaired, 5, MUSETTE_CHANNEL_HEARTRATE), ==,
                     120);
  g_assert_cmpint (musette_stream_set_get_start (repaired), ==, 77);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/altitude/gain", test_gain);
  g_test_add_func ("/analysis/altitude/grade", test_grade);
  g_test_add_func ("/analysis/smoothing", test_smoothing);
  g_test_add_func ("/analysis/repair/spikes", test_spikes);
  g_test_add_func ("/analysis/repair/spike-everywhere", test_spike_everywhere);
  g_test_add_func ("/analysis/repair/too-many-spikes", test_too_many_spikes);
  g_test_add_func ("/analysis/repair/dropouts", test_dropouts);
  g_test_add_func ("/analysis/repair/coasting", test_coasting);
  g_test_add_func ("/analysis/repair/streams", test_streams);
  return g_test_run ();
}
