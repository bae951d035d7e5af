/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-repository-library.h"
#include "musette-workout-format.h"

G_BEGIN_DECLS

MusetteWorkout *musette_library_workout_read (MusetteRepository *repository,
                                              MusettePlanItem *item,
                                              MusetteWorkoutContext *context);
MusettePatch *musette_library_workout_copy_members (MusettePlanItem *item);
GFile *musette_library_workout_write_file (MusetteRepository *repository,
                                           MusettePlanItem *item,
                                           GError **error);

G_END_DECLS
