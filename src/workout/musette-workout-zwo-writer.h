/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

char *musette_workout_zwo_write (const MusetteWorkout *workout,
                                 const MusetteWorkoutContext *context,
                                 GPtrArray *losses);

G_END_DECLS
