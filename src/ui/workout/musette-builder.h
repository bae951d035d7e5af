/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-workout-draft.h"
#include "musette-workout-profile.h"
#include "musette-workout-totals.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_BUILDER (musette_builder_get_type ())
G_DECLARE_FINAL_TYPE (MusetteBuilder, musette_builder, MUSETTE, BUILDER, GObject)

MusetteBuilder *musette_builder_new (MusetteWorkoutDraft *draft);

MusetteWorkoutDraft *musette_builder_get_draft (MusetteBuilder *self);
const MusetteWorkoutProfile *musette_builder_get_profile (MusetteBuilder *self);
const MusetteWorkoutTotals *musette_builder_get_totals (MusetteBuilder *self);
double musette_builder_get_lowest_w_balance (MusetteBuilder *self);
const float *musette_builder_get_w_balance (MusetteBuilder *self, gsize *n);
guint musette_builder_get_line (MusetteBuilder *self);
void musette_builder_set_line (MusetteBuilder *self, guint line);
const MusetteWorkoutStep *musette_builder_get_step (MusetteBuilder *self);

G_END_DECLS
