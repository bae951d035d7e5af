/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

MusetteWorkout *
musette_workout_zwo_read (const char *text, const MusetteWorkoutContext *context, GError **error);

G_END_DECLS
