/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "workout-test.h"

#include <math.h>

#include "musette-workout-totals.h"

/* An athlete of whom only an FTP of 250 W is known. */
void
workout_test_init_context (MusetteWorkoutContext *context)
{
  musette_workout_context_init (context);
  context->thresholds.ftp_w = 250;
}

/* To a watt, second by second. */
void
workout_test_assert_same_power (const MusetteWorkout *a,
                                const MusetteWorkout *b,
                                const MusetteWorkoutContext *context)
{
  g_autofree float *first = NULL;
  g_autofree float *second = NULL;
  gsize n_first, n_second;

  first = musette_workout_unroll (a, context, MUSETTE_WORKOUT_POWER, &n_first);
  second = musette_workout_unroll (b, context, MUSETTE_WORKOUT_POWER, &n_second);
  g_assert_cmpuint (n_first, ==, n_second);
  for (gsize i = 0; i < n_first; i++)
    g_assert_cmpfloat_with_epsilon (isnan (first[i]) ? 0 : first[i],
                                    isnan (second[i]) ? 0 : second[i], 1);
}
