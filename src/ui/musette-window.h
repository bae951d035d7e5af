/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-activity.h"
#include "musette-recent-files.h"
#include "musette-repository.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WINDOW (musette_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWindow, musette_window, MUSETTE, WINDOW, AdwApplicationWindow)

MusetteWindow *musette_window_new (GtkApplication *application,
                                   MusetteRepository *repository,
                                   MusetteRecentFiles *recent,
                                   GSettings *settings);
void musette_window_open_file (MusetteWindow *self, GFile *file);
void musette_window_open_files (MusetteWindow *self, GFile **files, guint n);
void musette_window_open_activity (MusetteWindow *self, MusetteActivity *activity);
void musette_window_show_home (MusetteWindow *self);
void musette_window_show_page (MusetteWindow *self, const char *name);
GtkWidget *musette_window_get_page (MusetteWindow *self);
void musette_window_add_toast (MusetteWindow *self, const char *text);
void musette_window_add_action_toast (MusetteWindow *self,
                                      const char *text,
                                      const char *button,
                                      const char *action);
GtkWindow *musette_window_make_help_overlay (MusetteWindow *self);

G_END_DECLS
