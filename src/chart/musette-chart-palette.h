/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

#include "musette-signal.h"

G_BEGIN_DECLS

#define MUSETTE_N_ZONE_COLORS 7

/**
 * MusetteColor:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 * @alpha: 0 to 1
 *
 * A colour in sRGB, not premultiplied.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} MusetteColor;

/**
 * MusetteChartPalette:
 * @background: the paper
 * @text: text
 * @dim_text: labels beside numbers, axis captions
 * @accent: selection and today
 * @grid: horizontal lines and ticks
 * @signals: a colour per #MusetteSignal
 * @zones: a colour per zone, the first is zone 1
 * @dark: whether this is a palette for dark windows
 * @high_contrast: whether zones need a hatch besides their colour
 *
 * All colours of the charts. The only place where they stand.
 */
typedef struct
{
  MusetteColor background;
  MusetteColor text;
  MusetteColor dim_text;
  MusetteColor accent;
  MusetteColor grid;
  MusetteColor signals[MUSETTE_N_SIGNALS];
  MusetteColor zones[MUSETTE_N_ZONE_COLORS];
  gboolean dark;
  gboolean high_contrast;
} MusetteChartPalette;

const MusetteChartPalette *musette_chart_palette_get (gboolean dark_window, gboolean high_contrast);
MusetteColor
musette_chart_palette_get_zone (const MusetteChartPalette *self, guint zone, guint n_zones);
guint musette_chart_palette_get_zone_step (guint zone, guint n_zones);
MusetteColor musette_chart_palette_get_signal_text (const MusetteChartPalette *self,
                                                    MusetteSignal signal);
MusetteColor musette_color_with_alpha (MusetteColor color, double alpha);
double musette_color_contrast (MusetteColor a, MusetteColor b);

G_END_DECLS
