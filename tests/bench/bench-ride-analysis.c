/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "musette-fitness.h"
#include "musette-ride-analysis.h"

#include "musette-bench.h"

/* T11: everything the curve, normalized power, zones and W' balance of 24 h cost, against 1000
 * copies of its watts. T12: fitness over 20 years, in ns a day. */

#define DAY 86400
#define COPIES 1000
#define FITNESS_DAYS (20 * 365 + 5)
#define FITNESS_ROUNDS 100

typedef struct
{
  MusetteStreamSet *streams;
  MusetteThresholds thresholds;
  float *copy;
} Ride;

static Ride
ride_new (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Ride ride = { musette_stream_set_new (DAY), { 0 }, g_new (float, DAY) };
  double noise = 0;
  double level = 200;

  for (gint32 i = 0; i < DAY; i++)
    {
      guint index = musette_stream_set_append (ride.streams, i);
      gboolean coasting = g_rand_double (rand) < 0.003 || (i / 37) % 23 == 0;

      if (i % 240 == 0)
        level = g_rand_double_range (rand, 120, 320) * (1 - 0.3 * i / DAY);
      noise = 0.9 * noise + g_rand_double_range (rand, -40, 40);
      musette_stream_set_set_value (ride.streams, index, MUSETTE_CHANNEL_WATTS,
                                    coasting ? 0 : MAX (0, floor (level + noise)));
    }
  musette_thresholds_init (&ride.thresholds);
  ride.thresholds.ftp_w = 250;
  ride.thresholds.w_prime_j = 20000;
  return ride;
}

static void
copy_watts (gpointer data)
{
  Ride *ride = data;
  const float *watts = musette_stream_set_get_floats (ride->streams, MUSETTE_CHANNEL_WATTS);

  for (guint i = 0; i < COPIES; i++)
    {
      memcpy (ride->copy, watts, DAY * sizeof (float));
      /* keeps the compiler from dropping all copies but one */
      __asm__ volatile("" : : "r"(ride->copy) : "memory");
    }
}

static void
analyze (gpointer data)
{
  Ride *ride = data;
  g_autoptr (MusetteTimeline) timeline = musette_timeline_new (ride->streams);
  g_autoptr (MusetteRideAnalysis) analysis
      = musette_ride_analysis_new (timeline, &ride->thresholds, MUSETTE_SPORT_RIDE);

  g_assert_nonnull (musette_ride_analysis_get_mmp (analysis));
}

static gboolean
bench_ride (void)
{
  Ride ride = ride_new ();
  MusetteBenchTimes times = musette_bench_compare (analyze, &ride, copy_watts, &ride, 25);

  g_print ("T11  24 h: %.2f ms, %d copies %.2f ms\n", times.first_s * 1e3, COPIES,
           times.second_s * 1e3);
  g_object_unref (ride.streams);
  g_free (ride.copy);
  return musette_bench_at_most ("T11", "full analysis of 24 h vs memcpy of its watts x1000",
                                times.first_s / times.second_s, 5);
}

typedef struct
{
  float loads[FITNESS_DAYS];
  double ctl[FITNESS_DAYS];
  double atl[FITNESS_DAYS];
} Fitness;

static void
compute_fitness (gpointer data)
{
  Fitness *fitness = data;
  const MusetteFitnessState before = { 0, 0 };

  for (guint i = 0; i < FITNESS_ROUNDS; i++)
    musette_fitness_compute (fitness->loads, fitness->loads, FITNESS_DAYS, before, fitness->ctl,
                             fitness->atl);
}

static gboolean
bench_fitness (void)
{
  g_autofree Fitness *fitness = g_new0 (Fitness, 1);
  MusetteBenchTimes times;
  double nanoseconds;

  for (guint i = 0; i < FITNESS_DAYS; i++)
    fitness->loads[i] = (float) ((i * 7919) % 160);
  times = musette_bench_compare (compute_fitness, fitness, compute_fitness, fitness, 25);
  nanoseconds = MIN (times.first_s, times.second_s) * 1e9 / FITNESS_ROUNDS / FITNESS_DAYS;
  g_print ("T12  20 years: %.1f us\n", nanoseconds * FITNESS_DAYS / 1000);
  return musette_bench_at_most ("T12", "20 years of fitness, ns a day", nanoseconds, 5);
}

int
main (void)
{
  gboolean ok = bench_ride ();

  ok &= bench_fitness ();
  return ok ? 0 : 1;
}
