/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-paint.h"

#include <adwaita.h>

/**
 * musette_paint_get_palette:
 *
 * Returns: (transfer none): the colours that fit how the application looks now
 */
const MusetteChartPalette *
musette_paint_get_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return musette_chart_palette_get (adw_style_manager_get_dark (style),
                                    adw_style_manager_get_high_contrast (style));
}

/**
 * musette_paint_to_rgba:
 * @color: a colour of a palette
 *
 * Returns: the same for GTK
 */
GdkRGBA
musette_paint_to_rgba (MusetteColor color)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue,
                    (float) color.alpha };
}

/**
 * musette_paint_append_rect:
 * @snapshot: where to
 * @x: left edge, logical pixels
 * @y: upper edge
 * @width: its width
 * @height: its height
 * @color: its colour
 *
 * Appends a filled rectangle.
 */
void
musette_paint_append_rect (GtkSnapshot *snapshot,
                           double x,
                           double y,
                           double width,
                           double height,
                           MusetteColor color)
{
  GdkRGBA rgba = musette_paint_to_rgba (color);

  gtk_snapshot_append_color (
      snapshot, &rgba, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}
