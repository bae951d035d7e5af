/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

void workout_test_init_context (MusetteWorkoutContext *context);
void workout_test_assert_same_power (const MusetteWorkout *a,
                                     const MusetteWorkout *b,
                                     const MusetteWorkoutContext *context);

G_END_DECLS
