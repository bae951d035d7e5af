/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-totals.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_MONTH (musette_activity_month_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityMonth,
                      musette_activity_month,
                      MUSETTE,
                      ACTIVITY_MONTH,
                      GObject)

MusetteActivityMonth *musette_activity_month_new (MusetteDate first_day);
MusetteDate musette_activity_month_get_first_day (MusetteActivityMonth *self);
const MusetteActivityTotals *musette_activity_month_get_totals (MusetteActivityMonth *self);
void musette_activity_month_set_totals (MusetteActivityMonth *self,
                                        const MusetteActivityTotals *totals);

G_END_DECLS
