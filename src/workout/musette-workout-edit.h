/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

char *musette_workout_edit_duration (const char *line, double duration_s);
char *musette_workout_edit_distance (const char *line, double distance_m);
char *musette_workout_edit_target (const char *line,
                                   MusetteWorkoutKind kind,
                                   const MusetteWorkoutTarget *target,
                                   gboolean is_ramp);
char *musette_workout_edit_label (const char *line, const char *label);
char *musette_workout_edit_reps (const char *line, guint reps);

G_END_DECLS
