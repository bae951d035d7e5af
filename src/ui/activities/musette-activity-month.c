/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-month.h"

/* The heading above the activities of one month, with their sums. */
struct _MusetteActivityMonth
{
  GObject parent_instance;

  MusetteDate first_day;
  MusetteActivityTotals totals;
};

G_DEFINE_FINAL_TYPE (MusetteActivityMonth, musette_activity_month, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
musette_activity_month_class_init (MusetteActivityMonthClass *klass)
{
  /**
   * MusetteActivityMonth::changed:
   *
   * The sums are others now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_activity_month_init (MusetteActivityMonth *self)
{
}

/**
 * musette_activity_month_new:
 * @first_day: the first day of the month, %MUSETTE_DATE_NONE for activities that have no date
 *
 * Returns: (transfer full): a heading with empty sums
 */
MusetteActivityMonth *
musette_activity_month_new (MusetteDate first_day)
{
  MusetteActivityMonth *self = g_object_new (MUSETTE_TYPE_ACTIVITY_MONTH, NULL);

  self->first_day = first_day;
  return self;
}

/**
 * musette_activity_month_get_first_day:
 * @self: a month
 *
 * Returns: its first day, or %MUSETTE_DATE_NONE
 */
MusetteDate
musette_activity_month_get_first_day (MusetteActivityMonth *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_MONTH (self), MUSETTE_DATE_NONE);

  return self->first_day;
}

/**
 * musette_activity_month_get_totals:
 * @self: a month
 *
 * Returns: (transfer none): the sums over the activities below the heading
 */
const MusetteActivityTotals *
musette_activity_month_get_totals (MusetteActivityMonth *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_MONTH (self), NULL);

  return &self->totals;
}

/**
 * musette_activity_month_set_totals:
 * @self: a month
 * @totals: the sums over the activities below the heading
 */
void
musette_activity_month_set_totals (MusetteActivityMonth *self, const MusetteActivityTotals *totals)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_MONTH (self));
  g_return_if_fail (totals != NULL);

  if (musette_activity_totals_equal (&self->totals, totals))
    return;
  self->totals = *totals;
  g_signal_emit (self, signals[CHANGED], 0);
}
