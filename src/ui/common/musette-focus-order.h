/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean musette_focus_order_move (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
