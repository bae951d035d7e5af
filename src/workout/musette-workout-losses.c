/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-losses.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OPEN_STEP_S 60

/**
 * musette_workout_add_loss:
 * @losses: (element-type utf8): a list
 * @message: one sentence
 *
 * Adds a loss unless it is there already.
 */
void
musette_workout_add_loss (GPtrArray *losses, const char *message)
{
  g_return_if_fail (losses != NULL && message != NULL);

  if (!g_ptr_array_find_with_equal_func (losses, message, g_str_equal, NULL))
    g_ptr_array_add (losses, g_strdup (message));
}

/**
 * musette_workout_get_written_seconds:
 * @step: a plain step
 * @losses: (element-type utf8): a list
 *
 * Returns: how long a step is in a format that knows no steps of open end, in whole s
 */
double
musette_workout_get_written_seconds (const MusetteWorkoutStep *step, GPtrArray *losses)
{
  g_return_val_if_fail (step != NULL && losses != NULL, 0);

  if (step->duration_s >= 0.5)
    return floor (step->duration_s + 0.5);
  if (step->distance_m > 0 || (step->duration_s >= 0 && !step->is_until_lap_press))
    return 0;
  musette_workout_add_loss (losses, _ ("Open steps without a duration got one minute"));
  return OPEN_STEP_S;
}

static void
list_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  GPtrArray *losses = user_data;

  if (pass > 0)
    return;
  if (step->is_until_lap_press)
    musette_workout_add_loss (losses, _ ("Steps that end with the lap key end by time"));
  if (step->hides_power)
    musette_workout_add_loss (losses, _ ("Power is not hidden"));
  if (step->intensity != MUSETTE_WORKOUT_INTENSITY_NONE)
    musette_workout_add_loss (losses, _ ("The roles of steps on devices are left out"));
  if (step->locales != NULL)
    musette_workout_add_loss (losses, _ ("Labels in several languages are left out"));
  for (guint i = 0; i < MUSETTE_WORKOUT_CADENCE; i++)
    if (step->targets[i].averaging != MUSETTE_WORKOUT_AVERAGING_NONE)
      musette_workout_add_loss (losses, _ ("The averages that devices show are left out"));
}

/**
 * musette_workout_list_common_losses:
 * @workout: a workout
 * @losses: (element-type utf8): where to put what formats for trainers cannot hold
 */
void
musette_workout_list_common_losses (const MusetteWorkout *workout, GPtrArray *losses)
{
  g_return_if_fail (workout != NULL && losses != NULL);

  musette_workout_visit (workout, list_cb, losses);
}
