/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-page.h"

G_BEGIN_DECLS

MusetteRepository *_musette_workout_page_get_repository (MusetteWorkoutPage *self);
GCancellable *_musette_workout_page_get_cancellable (MusetteWorkoutPage *self);
void _musette_workout_page_set_sport_type (MusetteWorkoutPage *self, const char *type);
void _musette_workout_page_take_text (MusetteWorkoutPage *self, const char *text, const char *name);

void _musette_workout_page_install_file_actions (GtkWidgetClass *widget_class);
void _musette_workout_page_accept_files (MusetteWorkoutPage *self);

G_END_DECLS
