/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recent-files.h"

G_BEGIN_DECLS

void musette_recent_menu_fill (GMenu *menu, MusetteRecentFiles *recent);

G_END_DECLS
