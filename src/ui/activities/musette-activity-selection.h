/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-totals.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_SELECTION (musette_activity_selection_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivitySelection,
                      musette_activity_selection,
                      MUSETTE,
                      ACTIVITY_SELECTION,
                      GObject)

MusetteActivitySelection *musette_activity_selection_new (void);
GtkSelectionModel *musette_activity_selection_get_model (MusetteActivitySelection *self);
void musette_activity_selection_set_rows (MusetteActivitySelection *self, GListModel *rows);
guint musette_activity_selection_get_n_selected (MusetteActivitySelection *self);
GPtrArray *musette_activity_selection_dup_activities (MusetteActivitySelection *self);
void musette_activity_selection_get_totals (MusetteActivitySelection *self,
                                            MusetteActivityTotals *totals);
void musette_activity_selection_select_month (MusetteActivitySelection *self, guint position);

G_END_DECLS
