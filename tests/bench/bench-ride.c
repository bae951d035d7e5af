/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-ride.h"

#include <math.h>

#include "musette-ride-analysis.h"

/**
 * bench_ride_new_streams:
 * @seconds: how long it takes
 *
 * Returns: (transfer full): a ride with noise, hills and coasting in five channels
 */
MusetteStreamSet *
bench_ride_new_streams (guint seconds)
{
  MusetteStreamSet *set = musette_stream_set_new (seconds);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  double noise = 0;

  for (guint i = 0; i < seconds; i++)
    {
      gboolean coasts = (i / 41) % 17 == 0;

      musette_stream_set_append (set, (gint32) i);
      noise = 0.9 * noise + g_rand_double_range (rand, -40, 40);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_WATTS,
                                    coasts ? 0 : MAX (200 + 80 * sin (i / 400.0) + noise, 0));
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_HEARTRATE,
                                    150 + 15 * sin (i / 500.0) + floor (noise / 30));
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_CADENCE,
                                    coasts ? 0 : 88 + floor (noise / 10));
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_VELOCITY,
                                    9 - 3 * sin (i / 400.0) + noise / 100);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_ALTITUDE,
                                    500 + 250 * cos (i / 400.0) + noise / 50);
    }
  return set;
}

/**
 * bench_ride_new:
 * @seconds: how long it takes
 *
 * Returns: (transfer full): such a ride
 */
MusetteTimeline *
bench_ride_new (guint seconds)
{
  g_autoptr (MusetteStreamSet) set = bench_ride_new_streams (seconds);

  return musette_timeline_new (set);
}

/**
 * bench_ride_view_new:
 * @seconds: how long the ride takes
 *
 * Returns: (transfer full): the session of such a ride
 */
MusetteRideView *
bench_ride_view_new (guint seconds)
{
  MusetteRideView *view = musette_ride_view_new ();
  g_autoptr (MusetteTimeline) timeline = bench_ride_new (seconds);
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  musette_ride_view_set_ride (view, timeline, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  return view;
}
