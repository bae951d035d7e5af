/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

/**
 * MusetteActivityTotals:
 * @count: how many activities
 * @moving_s: time in s
 * @distance_m: distance in m
 * @load: load
 * @elevation_m: height climbed in m
 *
 * Sums over activities. What an activity does not know adds nothing. All zero is the empty sum.
 */
typedef struct
{
  guint count;
  double moving_s;
  double distance_m;
  double load;
  double elevation_m;
} MusetteActivityTotals;

void musette_activity_totals_add (MusetteActivityTotals *self, MusetteActivity *activity);
void musette_activity_totals_add_totals (MusetteActivityTotals *self,
                                         const MusetteActivityTotals *other);
gboolean musette_activity_totals_equal (const MusetteActivityTotals *a,
                                        const MusetteActivityTotals *b);

G_END_DECLS
