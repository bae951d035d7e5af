/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-builder.h"
#include "musette-plan-item.h"
#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WORKOUT_PAGE (musette_workout_page_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWorkoutPage, musette_workout_page, MUSETTE, WORKOUT_PAGE, GtkWidget)

GtkWidget *musette_workout_page_new (MusetteRepository *repository, GSettings *settings);
GtkWidget *musette_workout_page_get_graph (MusetteWorkoutPage *self);
MusetteBuilder *musette_workout_page_get_builder (MusetteWorkoutPage *self);
const char *musette_workout_page_get_name (MusetteWorkoutPage *self);
void musette_workout_page_open_file (MusetteWorkoutPage *self, GFile *file);
void musette_workout_page_open_item (MusetteWorkoutPage *self, MusettePlanItem *item);
gboolean musette_workout_page_undo (MusetteWorkoutPage *self);
gboolean musette_workout_page_redo (MusetteWorkoutPage *self);

G_END_DECLS
