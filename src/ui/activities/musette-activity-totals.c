/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-totals.h"

#include <math.h>

/* Which columns are summed up; of the others with figures the mean says more. */
#define SUMMED                                                                                     \
  (1u << MUSETTE_ACTIVITY_COLUMN_TIME | 1u << MUSETTE_ACTIVITY_COLUMN_DISTANCE                     \
   | 1u << MUSETTE_ACTIVITY_COLUMN_LOAD | 1u << MUSETTE_ACTIVITY_COLUMN_ELEVATION                  \
   | 1u << MUSETTE_ACTIVITY_COLUMN_ELAPSED | 1u << MUSETTE_ACTIVITY_COLUMN_WORK)

/* Of what the athlete felt each activity counts alike, of what was measured each second. */
#define PER_ACTIVITY (1u << MUSETTE_ACTIVITY_COLUMN_RPE | 1u << MUSETTE_ACTIVITY_COLUMN_FEEL)

/**
 * musette_activity_totals_add:
 * @self: sums
 * @activity: what to add
 */
void
musette_activity_totals_add (MusetteActivityTotals *self, MusetteActivity *activity)
{
  double moving_s;

  g_return_if_fail (self != NULL);

  moving_s = musette_activity_get_moving_s (activity);
  self->count++;
  for (guint i = 0; i <= MUSETTE_ACTIVITY_COLUMN_FEEL; i++)
    {
      double value = musette_activity_column_get_value (i, activity);
      double weight = (PER_ACTIVITY & 1u << i) != 0 ? 1 : moving_s;

      if (isnan (value))
        continue;
      if ((SUMMED & 1u << i) != 0)
        {
          self->sums[i] += value;
          continue;
        }
      if (isnan (weight))
        continue;
      self->weighted[i] += value * weight;
      self->weights[i] += weight;
    }
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
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      self->sums[i] += other->sums[i];
      self->weighted[i] += other->weighted[i];
      self->weights[i] += other->weights[i];
    }
}

/**
 * musette_activity_totals_get_sum:
 * @self: sums
 * @column: a column
 *
 * Returns: the sum, NaN for a column whose figures cannot be added up
 */
double
musette_activity_totals_get_sum (const MusetteActivityTotals *self, MusetteActivityColumn column)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS, NAN);

  return (SUMMED & 1u << column) != 0 ? self->sums[column] : NAN;
}

/**
 * musette_activity_totals_get_mean:
 * @self: sums
 * @column: a column
 *
 * Powers, heart rates and the like are weighted by time in motion; what the athlete felt is not.
 *
 * Returns: the mean over those activities that have the figure, NaN when none has
 */
double
musette_activity_totals_get_mean (const MusetteActivityTotals *self, MusetteActivityColumn column)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS, NAN);

  /* The mean of the highest heart rates says nothing. */
  if (column == MUSETTE_ACTIVITY_COLUMN_MAX_HEART_RATE || self->weights[column] <= 0)
    return NAN;
  return self->weighted[column] / self->weights[column];
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

  if (a->count != b->count)
    return FALSE;
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if (a->sums[i] != b->sums[i] || a->weighted[i] != b->weighted[i]
        || a->weights[i] != b->weights[i])
      return FALSE;
  return TRUE;
}
