/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_WINDOW (musette_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWindow, musette_window, MUSETTE, WINDOW, AdwApplicationWindow)

MusetteWindow *musette_window_new (GtkApplication *application, GSettings *settings);
void musette_window_open_file (MusetteWindow *self, GFile *file);
void musette_window_add_toast (MusetteWindow *self, const char *text);

G_END_DECLS
