/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

void musette_workout_add_loss (GPtrArray *losses, const char *message);
double musette_workout_get_written_seconds (const MusetteWorkoutStep *step, GPtrArray *losses);
void musette_workout_list_common_losses (const MusetteWorkout *workout, GPtrArray *losses);

G_END_DECLS
