/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-library-page.h"

G_BEGIN_DECLS

void _musette_library_page_install_actions (GtkWidgetClass *widget_class);
void _musette_library_page_update_actions (MusetteLibraryPage *self);
GMenuModel *_musette_library_page_make_menu (MusetteLibraryPage *self);

MusetteRepository *_musette_library_page_get_repository (MusetteLibraryPage *self);
MusettePlanItem *_musette_library_page_get_workout (MusetteLibraryPage *self);
gboolean _musette_library_page_shows_plan (MusetteLibraryPage *self);
MusettePlanItem *_musette_library_page_get_folder (MusetteLibraryPage *self);
void
_musette_library_page_import (MusetteLibraryPage *self, MusettePlanItem *folder, GListModel *files);
void _musette_library_page_move (MusetteLibraryPage *self,
                                 MusettePlanItem *workout,
                                 const char *folder_id);
void
_musette_library_page_move_to_day (MusetteLibraryPage *self, MusettePlanItem *workout, guint day);
void _musette_library_page_copy (MusetteLibraryPage *self,
                                 MusettePlanItem *workout,
                                 const char *folder_id);
void _musette_library_page_open (MusetteLibraryPage *self, MusettePlanItem *workout);

G_END_DECLS
