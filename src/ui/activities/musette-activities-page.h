/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITIES_PAGE (musette_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivitiesPage,
                      musette_activities_page,
                      MUSETTE,
                      ACTIVITIES_PAGE,
                      GtkWidget)

GtkWidget *musette_activities_page_new (MusetteRepository *repository, GSettings *settings);
void musette_activities_page_start_search (MusetteActivitiesPage *self);
GListModel *musette_activities_page_get_rows (MusetteActivitiesPage *self);

G_END_DECLS
