/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutBand:
 * @start: first end, in W, bpm or m/s
 * @end: other end
 * @value: middle, or the exact value
 *
 * A target in absolute numbers. For a ramp @start and @end are where it goes from and to; for a
 * single value they are the tolerance around it.
 */
typedef struct
{
  double start;
  double end;
  double value;
} MusetteWorkoutBand;

gboolean musette_workout_resolve (const MusetteWorkoutStep *step,
                                  MusetteWorkoutKind kind,
                                  const MusetteWorkoutContext *context,
                                  MusetteWorkoutBand *out);
gboolean musette_workout_choose_kind (const MusetteWorkout *workout,
                                      const MusetteWorkoutContext *context,
                                      MusetteWorkoutKind *kind);
double musette_workout_estimate_duration (const MusetteWorkoutStep *step,
                                          const MusetteWorkoutContext *context);
gboolean musette_workout_has_own_duration (const MusetteWorkoutStep *step,
                                           const MusetteWorkoutContext *context);

G_END_DECLS
