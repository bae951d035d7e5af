/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-chart-palette.h"
#include "musette-format.h"

G_BEGIN_DECLS

/**
 * MusetteChartStyle:
 * @palette: the colours
 * @font_family: (nullable): interned name of the font family, %NULL = the system's sans
 * @font_px: height of axis captions in logical pixels; titles are a little larger
 * @line_px: width of a trace in logical pixels
 * @rtl: whether labels are mirrored; time still runs from left to right
 * @hatch: whether zones carry a hatch besides their colour
 * @units: kilometres or miles, metres or feet
 * @captions: (nullable): borrowed; the captions laid out before in this style, by their text
 *
 * How charts are drawn, apart from their data. A plain value: copy it by assignment.
 */
typedef struct
{
  const MusetteChartPalette *palette;
  const char *font_family;
  double font_px;
  double line_px;
  gboolean rtl;
  gboolean hatch;
  MusetteUnits units;
  GHashTable *captions;
} MusetteChartStyle;

void musette_chart_style_init (MusetteChartStyle *self, gboolean dark, gboolean high_contrast);
void musette_chart_style_set_source (cairo_t *cr, MusetteColor color);
void musette_chart_style_fill_zone (const MusetteChartStyle *self,
                                    cairo_t *cr,
                                    guint zone,
                                    guint n_zones,
                                    double alpha);

G_END_DECLS
