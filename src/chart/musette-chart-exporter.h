/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-ride-painter.h"

G_BEGIN_DECLS

/**
 * MusetteChartFormat:
 * @MUSETTE_CHART_PNG: pixels
 * @MUSETTE_CHART_SVG: vectors
 * @MUSETTE_CHART_PDF: vectors on paper
 *
 * What a picture of a chart is written as.
 */
typedef enum
{
  MUSETTE_CHART_PNG,
  MUSETTE_CHART_SVG,
  MUSETTE_CHART_PDF,
} MusetteChartFormat;

typedef void (*MusetteChartDrawFunc) (cairo_t *cr, double width, double height, gpointer user_data);

gboolean musette_chart_format_from_name (const char *file_name, MusetteChartFormat *format);
/**
 * MUSETTE_CHART_MARGIN:
 *
 * Paper around an exported picture on each side, in logical pixels.
 */
#define MUSETTE_CHART_MARGIN 18.0

GBytes *musette_chart_export (MusetteChartFormat format,
                              double width,
                              double height,
                              double scale,
                              MusetteChartDrawFunc draw,
                              gpointer user_data,
                              GError **error);
GBytes *musette_chart_export_ride (const MusetteRideScene *scene,
                                   MusetteChartFormat format,
                                   double width,
                                   double height,
                                   double scale,
                                   GError **error);

G_END_DECLS
