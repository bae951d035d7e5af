/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-chart-palette.h"

G_BEGIN_DECLS

const MusetteChartPalette *musette_paint_get_palette (void);
GdkRGBA musette_paint_to_rgba (MusetteColor color);
void musette_paint_append_rect (GtkSnapshot *snapshot,
                                double x,
                                double y,
                                double width,
                                double height,
                                MusetteColor color);

G_END_DECLS
