/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_BANNER (musette_banner_get_type ())
G_DECLARE_FINAL_TYPE (MusetteBanner, musette_banner, MUSETTE, BANNER, GtkWidget)

GtkWidget *musette_banner_new (void);
void musette_banner_show (MusetteBanner *self,
                          const char *text,
                          const char *button_label,
                          const char *action_name);
void musette_banner_hide (MusetteBanner *self);
gboolean musette_banner_get_shown (MusetteBanner *self);
const char *musette_banner_get_text (MusetteBanner *self);

G_END_DECLS
