/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-text.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_ROW (musette_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityRow, musette_activity_row, MUSETTE, ACTIVITY_ROW, GtkWidget)

GtkWidget *musette_activity_row_new (MusetteActivityColumns *columns);
void musette_activity_row_set_item (MusetteActivityRow *self, GObject *item, MusetteUnits units);
void musette_activity_row_set_totals (MusetteActivityRow *self,
                                      const MusetteActivityTotals *totals,
                                      MusetteUnits units);
void musette_activity_row_set_selection (MusetteActivityRow *self,
                                         const MusetteActivityTotals *totals,
                                         guint n_all,
                                         MusetteUnits units);
GObject *musette_activity_row_get_item (MusetteActivityRow *self);

G_END_DECLS
