/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

MusetteWorkout *
musette_workout_fit_read (GBytes *bytes, const MusetteWorkoutContext *context, GError **error);
guint16 musette_workout_fit_crc (const guint8 *data, gsize length);

G_END_DECLS
