/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-graph.h"

#include "musette-workout-aim.h"
#include "musette-workout-painter.h"

G_BEGIN_DECLS

/**
 * MusetteGraphPart:
 * @MUSETTE_GRAPH_NOTHING: no bar
 * @MUSETTE_GRAPH_TOP: its upper edge, the target
 * @MUSETTE_GRAPH_EDGE: its right edge, the duration
 * @MUSETTE_GRAPH_BODY: the rest of it
 *
 * What the pointer is over.
 */
typedef enum
{
  MUSETTE_GRAPH_NOTHING,
  MUSETTE_GRAPH_TOP,
  MUSETTE_GRAPH_EDGE,
  MUSETTE_GRAPH_BODY,
} MusetteGraphPart;

void _musette_workout_graph_add_input (MusetteWorkoutGraph *self);
void _musette_workout_graph_install_input (GtkWidgetClass *widget_class);
MusetteBuilder *_musette_workout_graph_get_builder (MusetteWorkoutGraph *self);
const MusetteWorkoutPlot *_musette_workout_graph_get_plot (MusetteWorkoutGraph *self);
int _musette_workout_graph_get_selected_bar (MusetteWorkoutGraph *self);
MusetteGraphPart
_musette_workout_graph_hit (MusetteWorkoutGraph *self, double x, double y, int *bar);
void _musette_workout_graph_set_drop (MusetteWorkoutGraph *self, int bar);

G_END_DECLS
