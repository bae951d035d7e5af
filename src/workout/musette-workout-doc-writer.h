/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json-writer.h"

#include "musette-workout-resolve.h"

G_BEGIN_DECLS

void musette_workout_doc_write (const MusetteWorkout *workout,
                                const MusetteWorkoutContext *context,
                                MusetteJsonWriter *writer);
char *musette_workout_doc_to_json (const MusetteWorkout *workout);

G_END_DECLS
