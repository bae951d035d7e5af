/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-library-filter.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_LIBRARY_FILTER_BUTTON (musette_library_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (MusetteLibraryFilterButton,
                      musette_library_filter_button,
                      MUSETTE,
                      LIBRARY_FILTER_BUTTON,
                      GtkWidget)

void musette_library_filter_button_set_workouts (MusetteLibraryFilterButton *self,
                                                 GListModel *workouts);
void musette_library_filter_button_read (MusetteLibraryFilterButton *self,
                                         MusetteLibraryFilter *filter);

G_END_DECLS
