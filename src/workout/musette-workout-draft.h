/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-workout.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WORKOUT_DRAFT (musette_workout_draft_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWorkoutDraft, musette_workout_draft, MUSETTE, WORKOUT_DRAFT, GObject)

MusetteWorkoutDraft *musette_workout_draft_new (const char *text,
                                                const MusetteWorkoutContext *context);

const char *musette_workout_draft_get_text (MusetteWorkoutDraft *self);
const MusetteWorkout *musette_workout_draft_get_workout (MusetteWorkoutDraft *self);
const MusetteWorkoutContext *musette_workout_draft_get_context (MusetteWorkoutDraft *self);
const GError *musette_workout_draft_get_error (MusetteWorkoutDraft *self);
void musette_workout_draft_set_context (MusetteWorkoutDraft *self,
                                        const MusetteWorkoutContext *context);

void musette_workout_draft_begin (MusetteWorkoutDraft *self, const char *text);
void musette_workout_draft_type (MusetteWorkoutDraft *self, const char *text);
void musette_workout_draft_end_typing (MusetteWorkoutDraft *self);
void musette_workout_draft_cancel_typing (MusetteWorkoutDraft *self);
gboolean
musette_workout_draft_set_duration (MusetteWorkoutDraft *self, guint line, double duration_s);
gboolean
musette_workout_draft_set_distance (MusetteWorkoutDraft *self, guint line, double distance_m);
gboolean musette_workout_draft_set_target (MusetteWorkoutDraft *self,
                                           guint line,
                                           MusetteWorkoutKind kind,
                                           const MusetteWorkoutTarget *target,
                                           gboolean is_ramp);
gboolean musette_workout_draft_set_label (MusetteWorkoutDraft *self, guint line, const char *label);
gboolean musette_workout_draft_set_reps (MusetteWorkoutDraft *self, guint line, guint reps);
gboolean musette_workout_draft_fix (MusetteWorkoutDraft *self, guint line, const char *fix);
guint musette_workout_draft_duplicate (MusetteWorkoutDraft *self, guint line);
gboolean musette_workout_draft_remove (MusetteWorkoutDraft *self, guint line);
guint musette_workout_draft_move (MusetteWorkoutDraft *self, guint line, guint before);
guint musette_workout_draft_wrap (MusetteWorkoutDraft *self, guint first, guint last, guint reps);

gboolean musette_workout_draft_can_undo (MusetteWorkoutDraft *self);
gboolean musette_workout_draft_can_redo (MusetteWorkoutDraft *self);
void musette_workout_draft_undo (MusetteWorkoutDraft *self);
void musette_workout_draft_redo (MusetteWorkoutDraft *self);

G_END_DECLS
