/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_VALUE_ROW (musette_value_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteValueRow, musette_value_row, MUSETTE, VALUE_ROW, AdwActionRow)

void musette_value_row_bind (MusetteValueRow *self, GSettings *settings, const char *key);

G_END_DECLS
