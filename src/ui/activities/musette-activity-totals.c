/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-totals.h"

#include <math.h>

static double
or_zero (double value)
{
  return isnan (value) ? 0 : value;
}

/**
 * musette_activity_totals_add:
 * @self: sums
 * @activity: what to add
 */
void
musette_activity_totals_add (MusetteActivityTotals *self, MusetteActivity *activity)
{
  g_return_if_fail (self != NULL);

  self->count++;
  self->moving_s += or_zero (musette_activity_get_moving_s (activity));
  self->distance_m += or_zero (musette_activity_get_distance_m (activity));
  self->load += or_zero (musette_activity_get_load (activity));
  self->elevation_m += or_zero (musette_activity_get_elevation_gain_m (activity));
}

/**
 * musette_activity_totals_add_totals:
 * @self: sums
 * @other: sums to add to them
 */
void
musette_activity_totals_add_totals (MusetteActivityTotals *self, const MusetteActivityTotals *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  self->count += other->count;
  self->moving_s += other->moving_s;
  self->distance_m += other->distance_m;
  self->load += other->load;
  self->elevation_m += other->elevation_m;
}

/**
 * musette_activity_totals_equal:
 * @a: sums
 * @b: other sums
 *
 * Returns: whether both are the same
 */
gboolean
musette_activity_totals_equal (const MusetteActivityTotals *a, const MusetteActivityTotals *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->count == b->count && a->moving_s == b->moving_s && a->distance_m == b->distance_m
         && a->load == b->load && a->elevation_m == b->elevation_m;
}
