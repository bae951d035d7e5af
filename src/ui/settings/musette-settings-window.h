/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SETTINGS_WINDOW (musette_settings_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSettingsWindow,
                      musette_settings_window,
                      MUSETTE,
                      SETTINGS_WINDOW,
                      AdwWindow)

GtkWindow *
musette_settings_window_new (GtkWindow *parent, MusetteRepository *repository, GSettings *settings);

G_END_DECLS
