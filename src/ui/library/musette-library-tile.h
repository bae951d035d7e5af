/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-plan-item.h"
#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_LIBRARY_TILE (musette_library_tile_get_type ())
G_DECLARE_FINAL_TYPE (MusetteLibraryTile, musette_library_tile, MUSETTE, LIBRARY_TILE, GtkWidget)

GtkWidget *musette_library_tile_new (MusetteRepository *repository);
void musette_library_tile_set_compact (MusetteLibraryTile *self, int width);
void musette_library_tile_set_item (MusetteLibraryTile *self, MusettePlanItem *item);
char *musette_library_tile_describe (MusettePlanItem *item);

G_END_DECLS
