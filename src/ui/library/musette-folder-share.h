/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository-library.h"

G_BEGIN_DECLS

void
musette_folder_share_ask (GtkWidget *page, MusetteRepository *repository, MusettePlanItem *folder);

G_END_DECLS
