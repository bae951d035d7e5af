/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-column.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_SORTER (musette_activity_sorter_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivitySorter,
                      musette_activity_sorter,
                      MUSETTE,
                      ACTIVITY_SORTER,
                      GtkSorter)

MusetteActivitySorter *musette_activity_sorter_new (void);
MusetteActivityColumn musette_activity_sorter_get_column (MusetteActivitySorter *self);
gboolean musette_activity_sorter_get_descending (MusetteActivitySorter *self);
void musette_activity_sorter_set (MusetteActivitySorter *self,
                                  MusetteActivityColumn column,
                                  gboolean descending);
void musette_activity_sorter_toggle (MusetteActivitySorter *self, MusetteActivityColumn column);
void musette_activity_sorter_set_gear (MusetteActivitySorter *self, GHashTable *gear);

G_END_DECLS
