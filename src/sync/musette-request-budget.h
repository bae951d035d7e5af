/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteRequestBudget:
 * @quarter: which quarter of an hour since 1970
 * @in_quarter: requests in it
 * @day: which day since 1970
 * @in_day: requests in it
 *
 * How many requests nobody waited for were made. The service allows an account 2,500 requests in a
 * quarter of an hour and 5,000 a day; a part of these is left to the user. A plain value that knows
 * no clock.
 */
typedef struct
{
  gint64 quarter;
  guint in_quarter;
  gint64 day;
  guint in_day;
} MusetteRequestBudget;

void musette_request_budget_set_text (MusetteRequestBudget *self, const char *text);
char *musette_request_budget_dup_text (const MusetteRequestBudget *self);
gboolean musette_request_budget_take (MusetteRequestBudget *self, gint64 now_s);
guint musette_request_budget_get_delay_s (const MusetteRequestBudget *self, gint64 now_s);

G_END_DECLS
