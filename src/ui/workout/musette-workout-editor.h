/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-builder.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WORKOUT_EDITOR (musette_workout_editor_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWorkoutEditor,
                      musette_workout_editor,
                      MUSETTE,
                      WORKOUT_EDITOR,
                      GtkWidget)

GtkWidget *musette_workout_editor_new (void);
void musette_workout_editor_set_builder (MusetteWorkoutEditor *self, MusetteBuilder *builder);
GtkTextBuffer *musette_workout_editor_get_buffer (MusetteWorkoutEditor *self);

G_END_DECLS
