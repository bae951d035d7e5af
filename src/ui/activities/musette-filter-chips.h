/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_FILTER_CHIPS (musette_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (MusetteFilterChips, musette_filter_chips, MUSETTE, FILTER_CHIPS, GtkWidget)

void musette_filter_chips_set_settings (MusetteFilterChips *self, GSettings *settings);
void musette_filter_chips_set_text (MusetteFilterChips *self, const char *text);
void musette_filter_chips_save (MusetteFilterChips *self, const char *name, const char *text);
char *musette_filter_chips_suggest_name (MusetteFilterChips *self, const char *text);

G_END_DECLS
