/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-activity-month.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_MONTH_LIST (musette_month_list_get_type ())
G_DECLARE_FINAL_TYPE (MusetteMonthList, musette_month_list, MUSETTE, MONTH_LIST, GObject)

MusetteMonthList *musette_month_list_new (GListModel *activities);
void musette_month_list_get_totals (MusetteMonthList *self, MusetteActivityTotals *totals);
void musette_month_list_set_grouped (MusetteMonthList *self, gboolean grouped);

G_END_DECLS
