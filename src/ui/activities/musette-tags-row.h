/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *musette_tags_row_new (const char *title, char **known_tags);

G_END_DECLS
