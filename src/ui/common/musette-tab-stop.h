/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_TAB_STOP (musette_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (MusetteTabStop, musette_tab_stop, MUSETTE, TAB_STOP, AdwBin)

G_END_DECLS
