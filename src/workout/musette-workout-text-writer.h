/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

char *musette_workout_text_write (const MusetteWorkout *workout,
                                  const MusetteWorkoutContext *context,
                                  GPtrArray *losses);
void musette_workout_text_append_duration (GString *out, double seconds);
void musette_workout_text_append_distance (GString *out, double metres);
void musette_workout_text_append_target (GString *out, const MusetteWorkoutTarget *target);
gboolean musette_workout_text_needs_mark (const char *label);
void musette_workout_append_number (GString *out, double value, int decimals);

G_END_DECLS
