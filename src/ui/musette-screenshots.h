/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-window.h"

G_BEGIN_DECLS

void musette_screenshots_take (MusetteWindow *window,
                               MusetteRepository *repository,
                               GSettings *settings,
                               const char *folder);
gboolean musette_screenshots_save (GtkWidget *widget, const char *path, GError **error);

G_END_DECLS
