/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "chart-fixture.h"

#include <math.h>

/**
 * chart_fixture_positions:
 * @n: how many seconds
 *
 * Returns: (transfer full): one sample per second, without a stop
 */
MusettePositions *
chart_fixture_positions (guint n)
{
  double *values = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    values[i] = i;
  return musette_positions_new (values, n, NULL, 0);
}

/**
 * chart_fixture_power:
 * @n: how many seconds
 * @seed: of the noise
 *
 * Returns: (transfer full): noisy power with coasting, sprints of a second and missing values
 */
float *
chart_fixture_power (guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  float *values = g_new (float, MAX (n, 1));
  double noise = 0;

  for (guint i = 0; i < n; i++)
    {
      noise = 0.9 * noise + g_rand_double_range (rand, -40, 40);
      values[i] = (float) MAX (200 + 80 * sin (i / 300.0) + noise, 0);
      if ((i / 41) % 17 == 0)
        values[i] = 0;
      if (g_rand_int_range (rand, 0, 500) == 0)
        values[i] = NAN;
      if (g_rand_int_range (rand, 0, 3000) == 0)
        values[i] = 900;
    }
  return values;
}

static float *
wave (guint n, double middle, double half, double period)
{
  float *values = g_new (float, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    values[i] = (float) (middle + half * sin (i / period));
  return values;
}

/**
 * chart_fixture_ride:
 * @n: how many seconds
 *
 * Returns: (transfer full): power, heart rate, cadence, speed and altitude with two intervals
 */
MusetteRideTraces *
chart_fixture_ride (guint n)
{
  g_autoptr (MusettePositions) elapsed = chart_fixture_positions (n);
  MusetteRideTraces *traces = musette_ride_traces_new (elapsed);
  const MusetteChartInterval intervals[] = {
    { n * 0.2, n * 0.4, 4, 1.0, TRUE },
    { n * 0.4, n * 0.5, 1, 0.5, FALSE },
  };

  musette_ride_traces_add (traces, MUSETTE_SIGNAL_POWER, MUSETTE_VALUE_POWER,
                           chart_fixture_power (n, 7), n);
  musette_ride_traces_add (traces, MUSETTE_SIGNAL_HEARTRATE, MUSETTE_VALUE_HEARTRATE,
                           wave (n, 150, 20, 200), n);
  musette_ride_traces_add (traces, MUSETTE_SIGNAL_ALTITUDE, MUSETTE_VALUE_ALTITUDE,
                           wave (n, 400, 150, 500), n);
  musette_ride_traces_add (traces, MUSETTE_SIGNAL_SPEED, MUSETTE_VALUE_SPEED, wave (n, 9, 4, 90),
                           n);
  musette_ride_traces_add (traces, MUSETTE_SIGNAL_CADENCE, MUSETTE_VALUE_CADENCE,
                           wave (n, 88, 8, 30), n);
  musette_ride_traces_set_intervals (traces, intervals, G_N_ELEMENTS (intervals));
  return traces;
}
