/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_SPLIT (musette_split_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSplit, musette_split, MUSETTE, SPLIT, GtkWidget)

GtkWidget *musette_split_new (void);
void musette_split_set_sidebar (MusetteSplit *self, GtkWidget *sidebar);
void musette_split_set_content (MusetteSplit *self, GtkWidget *content);
gboolean musette_split_get_collapsed (MusetteSplit *self);
gboolean musette_split_get_show_sidebar (MusetteSplit *self);
void musette_split_set_show_sidebar (MusetteSplit *self, gboolean show);
gboolean musette_split_get_has_sidebar (MusetteSplit *self);
void musette_split_set_has_sidebar (MusetteSplit *self, gboolean has_sidebar);
gboolean musette_split_get_sidebar_shown (MusetteSplit *self);
void musette_split_toggle_sidebar (MusetteSplit *self);
void musette_split_close_overlay (MusetteSplit *self);

G_END_DECLS
