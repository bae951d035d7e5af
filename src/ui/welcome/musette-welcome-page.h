/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-recent-files.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_WELCOME_PAGE (musette_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (MusetteWelcomePage, musette_welcome_page, MUSETTE, WELCOME_PAGE, GtkWidget)

GtkWidget *musette_welcome_page_new (MusetteRecentFiles *recent);

G_END_DECLS
