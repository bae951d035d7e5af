/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <pango/pangocairo.h>

#include "musette-chart-style.h"

G_BEGIN_DECLS

/**
 * MusetteTextSize:
 * @MUSETTE_TEXT_CAPTION: axis captions
 * @MUSETTE_TEXT_BODY: titles and table rows
 *
 * How large a text is.
 */
typedef enum
{
  MUSETTE_TEXT_CAPTION,
  MUSETTE_TEXT_BODY,
} MusetteTextSize;

PangoLayout *musette_chart_text_new (const MusetteChartStyle *style,
                                     PangoContext *context,
                                     MusetteTextSize size,
                                     const char *text);
void musette_chart_text_show (PangoLayout *layout,
                              cairo_t *cr,
                              MusetteColor color,
                              double x,
                              double y,
                              double align_x,
                              double align_y);
void musette_chart_text_draw (const MusetteChartStyle *style,
                              cairo_t *cr,
                              const char *text,
                              MusetteColor color,
                              double x,
                              double y,
                              double align_x,
                              double align_y);
void musette_chart_text_draw_empty (const MusetteChartStyle *style,
                                    cairo_t *cr,
                                    const char *text,
                                    double x,
                                    double y,
                                    double width,
                                    double height);
double musette_chart_text_get_line (const MusetteChartStyle *style, MusetteTextSize size);

G_END_DECLS
