/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-totals.h"

G_BEGIN_DECLS

GPtrArray *musette_workout_totals_text_list (const MusetteWorkoutTotals *totals);
char *musette_workout_totals_text_warn (double lowest_w_balance_j);

G_END_DECLS
