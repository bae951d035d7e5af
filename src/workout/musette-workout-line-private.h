/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-token.h"
#include "musette-workout.h"

G_BEGIN_DECLS

/* One step line: everything before the first quantity is the label; behind it the words may stand
 * in any order, and of two that say the same the last one counts. */
typedef struct
{
  MusetteWorkout *workout;
  const MusetteWorkoutContext *context;
  MusetteWorkoutStep *step;
  const char *line;
  guint number;
  char *copy;
  char **words;
  MusetteWorkoutToken *tokens;
  guint n;
  guint first;
  guint label_end;
  gboolean in_label;
  gboolean drops_label;
  gboolean has_length;
  gboolean is_minutes;
  double length;
  MusetteWorkoutAveraging averaging[MUSETTE_WORKOUT_N_KINDS];
} MusetteWorkoutLine;

gboolean _musette_workout_is_word (const char *text, const char *word);
guint _musette_workout_line_get_column (const MusetteWorkoutLine *self, guint index);
char *_musette_workout_line_replace_word (const MusetteWorkoutLine *self,
                                          guint index,
                                          guint count,
                                          const char *with);
char *_musette_workout_dup_canonical (const MusetteWorkoutToken *token, const char *word);
char *_musette_workout_line_dup_joined (const MusetteWorkoutLine *self,
                                        guint index,
                                        MusetteWorkoutToken *token);
char *_musette_workout_dup_without_marks (const char *word);
gboolean _musette_workout_line_is_target (const MusetteWorkoutLine *self, guint index);

void _musette_workout_line_hint (MusetteWorkoutLine *self);
void _musette_workout_line_report_no_length (MusetteWorkoutLine *self);

G_END_DECLS
