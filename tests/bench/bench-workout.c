/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-bench.h"

#include <string.h>

#include "musette-workout-text-reader.h"
#include "musette-workout-totals.h"

#define ROUNDS 200
#define N_STEPS 100

/* A workout of a hundred steps, four hours long. */
static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_STEPS / 2; i++)
    g_string_append_printf (text, "- Hard part %u 2m%us %u-%u%% 90rpm\n- Easy 2m30s 55%%\n", i,
                            10 + i % 40, 95 + i % 20, 100 + i % 20);
  return g_string_free (text, FALSE);
}

static void
run_workout (gpointer data)
{
  MusetteWorkoutContext context;
  MusetteWorkoutTotals totals;
  g_autoptr (MusetteWorkout) workout = NULL;

  musette_workout_context_init (&context);
  context.thresholds.ftp_w = 271;
  workout = musette_workout_text_read (data, &context, NULL);
  musette_workout_compute_totals (workout, &context, &totals);
  g_assert (totals.load > 0);
}

/* Copies the lines and the words of each. */
static void
run_plain (gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);
  gsize n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      n += g_strv_length (words);
    }
  g_assert (n > N_STEPS);
}

int
main (void)
{
  g_autofree char *text = make_text ();
  MusetteBenchTimes times = musette_bench_compare (run_workout, text, run_plain, text, ROUNDS);

  g_print ("     a workout of %d steps: %.0f us\n", N_STEPS, times.first_s * 1e6);
  return musette_bench_at_most ("W1", "parse, expand and total against copy and tokenise",
                                times.first_s / times.second_s, 3)
             ? 0
             : 1;
}
