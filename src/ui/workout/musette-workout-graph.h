/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-builder.h"
#include "musette-chart-base.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WORKOUT_GRAPH (musette_workout_graph_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWorkoutGraph,
                      musette_workout_graph,
                      MUSETTE,
                      WORKOUT_GRAPH,
                      MusetteChartBase)

GtkWidget *musette_workout_graph_new (void);
void musette_workout_graph_set_builder (MusetteWorkoutGraph *self, MusetteBuilder *builder);
gboolean
musette_workout_graph_get_bar_area (MusetteWorkoutGraph *self, guint bar, graphene_rect_t *area);

G_END_DECLS
