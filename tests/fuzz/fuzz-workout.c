/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include "musette-workout-format.h"
#include "musette-workout-totals.h"

/* Uses everything a workout offers, and writes it in every format. */
static void
use_workout (const MusetteWorkout *workout, const MusetteWorkoutContext *context)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  MusetteWorkoutTotals totals;

  musette_workout_compute_totals (workout, context, &totals);
  g_assert_cmpfloat (workout->duration_s, <=, MUSETTE_WORKOUT_MAX_SECONDS);
  for (guint format = MUSETTE_WORKOUT_FORMAT_TEXT; format <= MUSETTE_WORKOUT_FORMAT_DOC; format++)
    {
      g_autoptr (GBytes) bytes = musette_workout_write (workout, format, context, losses, NULL);

      if (format == MUSETTE_WORKOUT_FORMAT_DOC)
        g_assert_nonnull (bytes);
    }
}

/* The same bytes under every name: either a workout or an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *const names[] = { "a.txt", "a.zwo", "a.erg", "a.mrc", "a.fit", "a.json" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  MusetteWorkoutContext context;

  musette_workout_context_init (&context);
  context.thresholds.ftp_w = 250;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteWorkout) workout = musette_workout_read (bytes, names[i], &context, &error);

      g_assert_true ((workout == NULL) == (error != NULL));
      if (workout != NULL && musette_workout_count_leaves (workout) < 500)
        use_workout (workout, &context);
    }
  return 0;
}
