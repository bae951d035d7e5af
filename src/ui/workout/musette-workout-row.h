/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-workout-draft.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutCell:
 * @MUSETTE_WORKOUT_CELL_STEP: the label, or the header of a repeat
 * @MUSETTE_WORKOUT_CELL_DURATION: duration or distance, or the passes of a repeat
 * @MUSETTE_WORKOUT_CELL_TARGET: power, heart rate or pace
 * @MUSETTE_WORKOUT_CELL_CADENCE: cadence
 * @MUSETTE_WORKOUT_N_CELLS: how many there are
 *
 * The columns of a workout's table.
 */
typedef enum
{
  MUSETTE_WORKOUT_CELL_STEP,
  MUSETTE_WORKOUT_CELL_DURATION,
  MUSETTE_WORKOUT_CELL_TARGET,
  MUSETTE_WORKOUT_CELL_CADENCE,
  MUSETTE_WORKOUT_N_CELLS,
} MusetteWorkoutCell;

#define MUSETTE_TYPE_WORKOUT_ROW (musette_workout_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWorkoutRow, musette_workout_row, MUSETTE, WORKOUT_ROW, GObject)

GPtrArray *musette_workout_row_list (const MusetteWorkout *workout);

guint musette_workout_row_get_line (MusetteWorkoutRow *self);
gboolean musette_workout_row_get_is_child (MusetteWorkoutRow *self);
const char *musette_workout_row_get_text (MusetteWorkoutRow *self, MusetteWorkoutCell cell);
gboolean musette_workout_row_can_edit (MusetteWorkoutRow *self, MusetteWorkoutCell cell);
gboolean musette_workout_row_edit (MusetteWorkoutRow *self,
                                   MusetteWorkoutDraft *draft,
                                   MusetteWorkoutCell cell,
                                   const char *text);

G_END_DECLS
