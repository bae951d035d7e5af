/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-column.h"

G_BEGIN_DECLS

/**
 * MusetteActivityTotals:
 * @count: how many activities
 * @sums: the sum of each column
 * @weighted: the sum of each column's figures times the time in motion in s
 * @weights: the time in s over which there were figures
 *
 * Sums over activities. What an activity does not know adds nothing. All zero is the empty sum.
 */
typedef struct
{
  guint count;
  double sums[MUSETTE_N_ACTIVITY_COLUMNS];
  double weighted[MUSETTE_N_ACTIVITY_COLUMNS];
  double weights[MUSETTE_N_ACTIVITY_COLUMNS];
} MusetteActivityTotals;

void musette_activity_totals_add (MusetteActivityTotals *self, MusetteActivity *activity);
void musette_activity_totals_add_totals (MusetteActivityTotals *self,
                                         const MusetteActivityTotals *other);
double musette_activity_totals_get_sum (const MusetteActivityTotals *self,
                                        MusetteActivityColumn column);
double musette_activity_totals_get_mean (const MusetteActivityTotals *self,
                                         MusetteActivityColumn column);
gboolean musette_activity_totals_equal (const MusetteActivityTotals *a,
                                        const MusetteActivityTotals *b);

G_END_DECLS
