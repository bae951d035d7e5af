/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-totals.h"

G_BEGIN_DECLS

/**
 * MusetteTotalsRank:
 * @MUSETTE_TOTALS_MAIN: how long and how hard
 * @MUSETTE_TOTALS_MORE: what stands behind that
 * @MUSETTE_TOTALS_ZONES: time in zones
 *
 * How much a fact matters.
 */
typedef enum
{
  MUSETTE_TOTALS_MAIN,
  MUSETTE_TOTALS_MORE,
  MUSETTE_TOTALS_ZONES,
} MusetteTotalsRank;

GPtrArray *musette_workout_totals_text_list (const MusetteWorkoutTotals *totals,
                                             MusetteTotalsRank rank);
char *musette_workout_totals_text_warn (double lowest_w_balance_j);

G_END_DECLS
