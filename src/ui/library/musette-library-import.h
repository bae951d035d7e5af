/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-plan-item.h"
#include "musette-repository.h"

G_BEGIN_DECLS

void musette_library_import_start (GtkWidget *page,
                                   MusetteRepository *repository,
                                   MusettePlanItem *folder,
                                   GListModel *files);

G_END_DECLS
