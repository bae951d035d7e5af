/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository-library.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_PLAN_GRID (musette_plan_grid_get_type ())
G_DECLARE_FINAL_TYPE (MusettePlanGrid, musette_plan_grid, MUSETTE, PLAN_GRID, GtkWidget)

void musette_plan_grid_show (MusettePlanGrid *self,
                             MusetteRepository *repository,
                             GtkSingleSelection *workouts);
guint musette_plan_grid_get_day (MusettePlanItem *workout);

G_END_DECLS
