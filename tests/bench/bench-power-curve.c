/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "musette-energy-search.h"

#include "musette-bench.h"

/* T9: the exact power curve of 24 h against the plain scalar search over prefix sums, both on the
 * same sums and equal to the bit. T10: its worst case, a ride that repeats itself, against a dense
 * search of four durations at a time in vector instructions. */

#define DAY 86400
#define UNITS 1000

typedef struct
{
  gsize n;
  double *prefix;
  double *energies;
  gint32 *starts;
} Curve;

static Curve
curve_new (const double *watts, gsize n)
{
  Curve curve = { n, g_new (double, n + 128), g_new0 (double, n), g_new0 (gint32, n) };

  curve.prefix[0] = 0;
  for (gsize i = 0; i < n; i++)
    curve.prefix[i + 1] = curve.prefix[i] + floor (MAX (0, watts[i]) * UNITS + 0.5);
  return curve;
}

static void
curve_clear (Curve *curve)
{
  g_free (curve->prefix);
  g_free (curve->energies);
  g_free (curve->starts);
}

static void
search (gpointer data)
{
  Curve *curve = data;

  musette_energy_search (curve->prefix, curve->n, curve->energies, curve->starts);
}

static void
search_scalar (gpointer data)
{
  Curve *curve = data;

  for (gsize duration = 1; duration <= curve->n; duration++)
    {
      double best = -1;
      gsize start = 0;

      for (gsize i = 0; i + duration <= curve->n; i++)
        {
          double energy = curve->prefix[i + duration] - curve->prefix[i];

          if (energy > best)
            {
              best = energy;
              start = i;
            }
        }
      curve->energies[duration - 1] = best;
      curve->starts[duration - 1] = (gint32) start;
    }
}

#if defined(__x86_64__)
#define FOR_EACH_CPU                                                                               \
  __attribute__ ((optimize ("O3", "finite-math-only", "no-signed-zeros"),                          \
                  target_clones ("avx2", "default")))
#else
#define FOR_EACH_CPU
#endif

FOR_EACH_CPU static void
search_dense (gpointer data)
{
  Curve *curve = data;

  for (gsize duration = 1; duration + 3 <= curve->n; duration += 4)
    {
      const double *prefix = curve->prefix;
      double a = -1e300, b = -1e300, c = -1e300, d = -1e300;

      for (gsize i = 0; i + duration + 3 <= curve->n; i++)
        {
          double to_a = prefix[i + duration] - prefix[i];
          double to_b = prefix[i + duration + 1] - prefix[i];
          double to_c = prefix[i + duration + 2] - prefix[i];
          double to_d = prefix[i + duration + 3] - prefix[i];

          a = to_a > a ? to_a : a;
          b = to_b > b ? to_b : b;
          c = to_c > c ? to_c : c;
          d = to_d > d ? to_d : d;
        }
      curve->energies[duration - 1] = a;
      curve->energies[duration] = b;
      curve->energies[duration + 1] = c;
      curve->energies[duration + 2] = d;
    }
}

/* Autocorrelated noise around hills with coasting, as an outdoor ride has it. */
static double *
outdoor (gsize n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double *watts = g_new (double, n);
  double noise = 0;
  double level = 200;

  for (gsize i = 0; i < n; i++)
    {
      if (i % 240 == 0)
        level = g_rand_double_range (rand, 120, 320) * (1 - 0.3 * i / n);
      noise = 0.9 * noise + g_rand_double_range (rand, -40, 40);
      watts[i] = g_rand_double (rand) < 0.003 || (i / 37) % 23 == 0 ? 0 : floor (level + noise);
    }
  return watts;
}

static double *
square (gsize n)
{
  double *watts = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    watts[i] = (i / 30) % 2 ? 300 : 100;
  return watts;
}

static double *
saw (gsize n)
{
  double *watts = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    watts[i] = 100 + i % 61;
  return watts;
}

static gboolean
bench_outdoor (void)
{
  g_autofree double *watts = outdoor (DAY, 1);
  Curve mine = curve_new (watts, DAY);
  Curve scalar = curve_new (watts, DAY);
  MusetteBenchTimes times = musette_bench_compare (search_scalar, &scalar, search, &mine, 3);
  gboolean equal;
  gboolean ok;

  for (guint i = 0; i < 12; i++)
    times.second_s
        = MIN (times.second_s, musette_bench_compare (search, &mine, search, &mine, 1).first_s);
  equal = memcmp (mine.energies, scalar.energies, DAY * sizeof (double)) == 0
          && memcmp (mine.starts, scalar.starts, DAY * sizeof (gint32)) == 0;
  g_print ("T9   24 h outdoor, all durations: %.2f ms, scalar %.0f ms, %s\n", times.second_s * 1e3,
           times.first_s * 1e3, equal ? "equal to the bit" : "DIFFERENT");
  ok = musette_bench_at_least ("T9", "exact power curve of 24 h vs scalar O(n2)",
                               times.first_s / times.second_s, 100);
  curve_clear (&mine);
  curve_clear (&scalar);
  return ok && equal;
}

static gboolean
bench_periodic (const char *what, double *(*make) (gsize))
{
  g_autofree double *watts = make (DAY);
  Curve mine = curve_new (watts, DAY);
  Curve dense = curve_new (watts, DAY);
  MusetteBenchTimes times = musette_bench_compare (search, &mine, search_dense, &dense, 5);
  gboolean ok;

  g_print ("T10  24 h %s: %.1f ms, dense %.1f ms\n", what, times.first_s * 1e3,
           times.second_s * 1e3);
  ok = musette_bench_at_most ("T10", what, times.first_s / times.second_s, 2.5);
  curve_clear (&mine);
  curve_clear (&dense);
  return ok;
}

int
main (void)
{
  gboolean ok = bench_outdoor ();

  ok &= bench_periodic ("periodic square wave vs dense vector search", square);
  ok &= bench_periodic ("periodic saw vs dense vector search", saw);
  return ok ? 0 : 1;
}
