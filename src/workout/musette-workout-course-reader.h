/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

MusetteWorkout *musette_workout_course_read (const char *text,
                                             gboolean is_percent,
                                             const MusetteWorkoutContext *context,
                                             GError **error);

G_END_DECLS
