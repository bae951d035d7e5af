/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-plan-item.h"
#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_IMPORT_WINDOW (musette_import_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteImportWindow, musette_import_window, MUSETTE, IMPORT_WINDOW, AdwWindow)

GtkWidget *musette_import_window_new (GtkWidget *page,
                                      MusetteRepository *repository,
                                      MusettePlanItem *folder,
                                      GListModel *files);

G_END_DECLS
