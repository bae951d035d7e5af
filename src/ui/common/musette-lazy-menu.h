/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void musette_lazy_menu_attach (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
