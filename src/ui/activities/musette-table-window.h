/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-format.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_TABLE_WINDOW (musette_table_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteTableWindow, musette_table_window, MUSETTE, TABLE_WINDOW, AdwWindow)

GtkWindow *musette_table_window_new (GtkWindow *parent, MusetteUnits units);
void musette_table_window_set_text (MusetteTableWindow *self, const char *text);

G_END_DECLS
