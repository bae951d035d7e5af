/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SYNC_POPOVER (musette_sync_popover_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSyncPopover, musette_sync_popover, MUSETTE, SYNC_POPOVER, GtkPopover)

GtkWidget *musette_sync_popover_new (MusetteRepository *repository);

G_END_DECLS
