/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_SOURCE_VIEW_MODULE "musette-source-view.so"
#define MUSETTE_SOURCE_VIEW_SYMBOL "musette_source_view_new"

GtkWidget *musette_source_view_new (void);

G_END_DECLS
