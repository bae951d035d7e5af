/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *musette_popover_layout_wrap (GtkWidget *content);

G_END_DECLS
