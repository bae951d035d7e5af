/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SYNC_INDICATOR (musette_sync_indicator_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSyncIndicator,
                      musette_sync_indicator,
                      MUSETTE,
                      SYNC_INDICATOR,
                      GtkWidget)

void musette_sync_indicator_set_repository (MusetteSyncIndicator *self,
                                            MusetteRepository *repository);
void musette_sync_indicator_open (MusetteSyncIndicator *self);

G_END_DECLS
