/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-builder.h"

G_BEGIN_DECLS

GtkWidget *musette_workout_problem_row_new (MusetteBuilder *builder,
                                            const MusetteWorkoutDiagnostic *problem);
const char *musette_workout_problem_row_get_icon (MusetteWorkoutSeverity severity);
GtkWidget *musette_workout_problem_row_new_error (const GError *error);

G_END_DECLS
