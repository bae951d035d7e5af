/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutEnd:
 * @MUSETTE_WORKOUT_BOTH_ENDS: the middle; both ends move by the same
 * @MUSETTE_WORKOUT_START: the first end
 * @MUSETTE_WORKOUT_END: the other end
 *
 * Which end of a target is meant. A single value has both at the same place.
 */
typedef enum
{
  MUSETTE_WORKOUT_BOTH_ENDS,
  MUSETTE_WORKOUT_START,
  MUSETTE_WORKOUT_END,
} MusetteWorkoutEnd;

gboolean musette_workout_aim (MusetteWorkoutTarget *target,
                              const MusetteWorkoutContext *context,
                              MusetteWorkoutEnd end,
                              double absolute,
                              gboolean fine);
gboolean musette_workout_nudge (MusetteWorkoutTarget *target,
                                const MusetteWorkoutContext *context,
                                MusetteWorkoutEnd end,
                                int steps,
                                gboolean fine);
double musette_workout_snap_duration (double seconds, double seconds_per_pixel, gboolean fine);

G_END_DECLS
