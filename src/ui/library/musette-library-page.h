/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-plan-item.h"
#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_LIBRARY_PAGE (musette_library_page_get_type ())
G_DECLARE_FINAL_TYPE (MusetteLibraryPage, musette_library_page, MUSETTE, LIBRARY_PAGE, GtkWidget)

GtkWidget *musette_library_page_new (MusetteRepository *repository);
guint musette_library_page_get_n_shown (MusetteLibraryPage *self);

G_END_DECLS
