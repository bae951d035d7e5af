/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-builder.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WORKOUT_TABLE (musette_workout_table_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWorkoutTable, musette_workout_table, MUSETTE, WORKOUT_TABLE, GtkWidget)

GtkWidget *musette_workout_table_new (void);
void musette_workout_table_set_builder (MusetteWorkoutTable *self, MusetteBuilder *builder);

G_END_DECLS
