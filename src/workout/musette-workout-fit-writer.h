/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

GBytes *musette_workout_fit_write (const MusetteWorkout *workout,
                                   const MusetteWorkoutContext *context,
                                   GPtrArray *losses,
                                   GError **error);

G_END_DECLS
