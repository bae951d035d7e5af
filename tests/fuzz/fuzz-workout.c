/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include "musette-workout-device.h"
#include "musette-workout-format.h"
#include "musette-workout-totals.h"

/* Uses everything a workout offers, and writes it in every format. */
static void
use_workout (const MusetteWorkout *workout, const MusetteWorkoutContext *context)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  MusetteWorkoutTotals totals;

  for (MusetteWorkoutDevice device = 0; device < MUSETTE_WORKOUT_N_DEVICES; device++)
    musette_workout_execution_free (musette_workout_execution_new (workout, context, device));
  musette_workout_compute_totals (workout, context, &totals);
  g_assert_cmpfloat (workout->duration_s, <=, MUSETTE_WORKOUT_MAX_SECONDS);
  for (guint format = MUSETTE_WORKOUT_FORMAT_TEXT; format <= MUSETTE_WORKOUT_FORMAT_DOC; format++)
    {
      g_autoptr (GBytes) bytes = musette_workout_write (workout, format, context, losses, NULL);

      if (format == MUSETTE_WORKOUT_FORMAT_DOC)
        g_assert_nonnull (bytes);
    }
}

static void
read_as (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;

  musette_workout_context_init (&context);
  context.thresholds.ftp_w = 250;
  workout = musette_workout_read (bytes, name, &context, &error);
  g_assert_true ((workout == NULL) == (error != NULL));
  if (workout != NULL && musette_workout_count_leaves (workout) < 500)
    use_workout (workout, &context);
}

/* The same bytes under every name: either a workout or an error. The search for new inputs looks at
 * one reader at a time. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *const names[] = { "a.txt", "a.zwo", "a.erg", "a.mrc", "a.fit", "a.json" };
  const char *only = g_getenv ("FUZZ_NAME");
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  if (only != NULL)
    {
      read_as (bytes, only);
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    read_as (bytes, names[i]);
  return 0;
}
