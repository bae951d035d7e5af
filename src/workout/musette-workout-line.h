/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

MusetteWorkoutStep *musette_workout_line_read (MusetteWorkout *workout,
                                               const char *line,
                                               guint number,
                                               const MusetteWorkoutContext *context);

G_END_DECLS
