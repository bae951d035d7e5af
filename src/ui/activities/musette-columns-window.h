/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-activity-columns.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_COLUMNS_WINDOW (musette_columns_window_get_type ())
G_DECLARE_FINAL_TYPE (MusetteColumnsWindow,
                      musette_columns_window,
                      MUSETTE,
                      COLUMNS_WINDOW,
                      AdwWindow)

GtkWindow *musette_columns_window_new (GtkWindow *parent, MusetteActivityColumns *columns);

G_END_DECLS
