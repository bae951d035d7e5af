/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-request-budget.h"

#include <stdio.h>

#define QUARTER_S 900
#define DAY_S 86400
#define MOST_IN_QUARTER 1800
#define MOST_IN_DAY 4000

/**
 * musette_request_budget_set_text:
 * @self: a budget
 * @text: (nullable): what musette_request_budget_dup_text() gave; anything else counts as nothing
 *
 * Takes up what was used of the day before a restart.
 */
void
musette_request_budget_set_text (MusetteRequestBudget *self, const char *text)
{
  gint64 day;
  guint in_day;

  g_return_if_fail (self != NULL);

  *self = (MusetteRequestBudget){ 0 };
  if (text == NULL || sscanf (text, "%" G_GINT64_FORMAT " %u", &day, &in_day) != 2)
    return;
  self->day = day;
  self->in_day = in_day;
}

/**
 * musette_request_budget_dup_text:
 * @self: a budget
 *
 * Returns: (transfer full): what was used of the day
 */
char *
musette_request_budget_dup_text (const MusetteRequestBudget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %u", self->day, self->in_day);
}

/**
 * musette_request_budget_take:
 * @self: a budget
 * @now_s: the time in s since 1970 UTC
 *
 * Returns: whether one more request may be made, which is counted then
 */
gboolean
musette_request_budget_take (MusetteRequestBudget *self, gint64 now_s)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (musette_request_budget_get_delay_s (self, now_s) > 0)
    return FALSE;
  if (self->quarter != now_s / QUARTER_S)
    self->in_quarter = 0;
  if (self->day != now_s / DAY_S)
    self->in_day = 0;
  self->quarter = now_s / QUARTER_S;
  self->day = now_s / DAY_S;
  self->in_quarter++;
  self->in_day++;
  return TRUE;
}

/**
 * musette_request_budget_get_delay_s:
 * @self: a budget
 * @now_s: the time in s since 1970 UTC
 *
 * Returns: how long until one more request may be made in s, 0 when it may now
 */
guint
musette_request_budget_get_delay_s (const MusetteRequestBudget *self, gint64 now_s)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->day == now_s / DAY_S && self->in_day >= MOST_IN_DAY)
    return (guint) (DAY_S - now_s % DAY_S);
  if (self->quarter == now_s / QUARTER_S && self->in_quarter >= MOST_IN_QUARTER)
    return (guint) (QUARTER_S - now_s % QUARTER_S);
  return 0;
}
