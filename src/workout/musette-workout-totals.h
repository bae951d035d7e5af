/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-zones.h"

#include "musette-workout-resolve.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutTotals:
 * @seconds: duration in s
 * @distance_m: distance in m
 * @has_target: whether any step has a target that can be resolved
 * @kind: the kind of target that is executed, when @has_target
 * @average_w: mean power rounded to W, NaN unless power is executed
 * @np_w: normalized power rounded to W, NaN unless power is executed
 * @work_j: work rounded to J, NaN unless power is executed
 * @load: training load, rounded; NaN when a threshold is missing
 * @intensity_percent: intensity from the rounded load; NaN when a threshold is missing
 * @has_zones: whether @zones are known
 * @zones: seconds per zone of @kind
 *
 * What the service says about a planned workout.
 */
typedef struct
{
  guint seconds;
  double distance_m;
  gboolean has_target;
  MusetteWorkoutKind kind;
  double average_w;
  double np_w;
  double work_j;
  double load;
  double intensity_percent;
  gboolean has_zones;
  MusetteZoneTimes zones;
} MusetteWorkoutTotals;

void musette_workout_compute_totals (const MusetteWorkout *workout,
                                     const MusetteWorkoutContext *context,
                                     MusetteWorkoutTotals *out);
float *musette_workout_unroll (const MusetteWorkout *workout,
                               const MusetteWorkoutContext *context,
                               MusetteWorkoutKind kind,
                               gsize *n);

G_END_DECLS
