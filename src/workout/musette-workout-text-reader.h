/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

MusetteWorkout *
musette_workout_text_read (const char *text, const MusetteWorkoutContext *context, GError **error);
void musette_workout_text_read_async (const char *text,
                                      const MusetteWorkoutContext *context,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
MusetteWorkout *musette_workout_text_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
