/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-draft.h"

G_BEGIN_DECLS

void _musette_workout_draft_settle (MusetteWorkoutDraft *self);
gboolean _musette_workout_draft_edit (MusetteWorkoutDraft *self, char *text);

G_END_DECLS
