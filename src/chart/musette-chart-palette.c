/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-chart-palette.h"

#include <math.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0      \
  }
#define RGBA(hex, alpha)                                                                           \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, (alpha)  \
  }

#define LIGHT_SIGNALS                                                                              \
  {                                                                                                \
    RGB (0x613583), RGB (0xc01c28), RGB (0xa2620b), RGB (0x1a7f5a), RGB (0x77767b),                \
        RGB (0x1c71d8), RGB (0x9c6a3f), RGB (0x77767b), RGB (0x1c71d8), RGB (0xc64600)             \
  }
#define DARK_SIGNALS                                                                               \
  {                                                                                                \
    RGB (0xc061cb), RGB (0xff7b86), RGB (0xf8c14a), RGB (0x57e389), RGB (0x77767b),                \
        RGB (0x78aeed), RGB (0xcdab8f), RGB (0x9a9996), RGB (0x78aeed), RGB (0xffa348)             \
  }
#define LIGHT_ZONES                                                                                \
  {                                                                                                \
    RGB (0x77767b), RGB (0x1c71d8), RGB (0x1e8a58), RGB (0xa87900), RGB (0xd45500),                \
        RGB (0xc01c28), RGB (0x813d9c)                                                             \
  }
#define DARK_ZONES                                                                                 \
  {                                                                                                \
    RGB (0x9a9996), RGB (0x62a0ea), RGB (0x2ec27e), RGB (0xf5c211), RGB (0xff7800),                \
        RGB (0xf66151), RGB (0xc07bd8)                                                             \
  }

/* Paper and text are those of the platform's window, so that a chart has no edge of its own. */
static const MusetteChartPalette light = {
  .background = RGB (0xfafafa),
  .text = RGB (0x323232),
  .dim_text = RGB (0x6a6a6a),
  .accent = RGB (0x3584e4),
  .grid = RGBA (0x000000, 0.08),
  .signals = LIGHT_SIGNALS,
  .zones = LIGHT_ZONES,
};

static const MusetteChartPalette dark = {
  .background = RGB (0x242424),
  .text = RGB (0xffffff),
  .dim_text = RGB (0xa8a8a8),
  .accent = RGB (0x78aeed),
  .grid = RGBA (0xffffff, 0.08),
  .signals = DARK_SIGNALS,
  .zones = DARK_ZONES,
  .dark = TRUE,
};

static const MusetteChartPalette light_contrast = {
  .background = RGB (0xfafafa),
  .text = RGB (0x000000),
  .dim_text = RGB (0x323232),
  .accent = RGB (0x1a5fb4),
  .grid = RGBA (0x000000, 0.35),
  .signals = LIGHT_SIGNALS,
  .zones = LIGHT_ZONES,
  .high_contrast = TRUE,
};

static const MusetteChartPalette dark_contrast = {
  .background = RGB (0x242424),
  .text = RGB (0xffffff),
  .dim_text = RGB (0xdedede),
  .accent = RGB (0x99c1f1),
  .grid = RGBA (0xffffff, 0.35),
  .signals = DARK_SIGNALS,
  .zones = DARK_ZONES,
  .dark = TRUE,
  .high_contrast = TRUE,
};

/**
 * musette_chart_palette_get:
 * @dark_window: whether the window is dark
 * @high_contrast: whether high contrast is wanted
 *
 * Returns: (transfer none): the palette for it
 */
const MusetteChartPalette *
musette_chart_palette_get (gboolean dark_window, gboolean high_contrast)
{
  if (high_contrast)
    return dark_window ? &dark_contrast : &light_contrast;
  return dark_window ? &dark : &light;
}

/**
 * musette_chart_palette_get_zone_step:
 * @zone: a zone, from 1
 * @n_zones: how many zones the athlete has, 0 = not known
 *
 * Zones of any number share one ladder of seven colours: the hardest of five or six zones is as red
 * as it is of seven, so that a colour means the same effort.
 *
 * Returns: the step of the ladder, 0 to 6
 */
guint
musette_chart_palette_get_zone_step (guint zone, guint n_zones)
{
  guint last = MUSETTE_N_ZONE_COLORS - 1;

  if (zone <= 1)
    return 0;
  if (n_zones > MUSETTE_N_ZONE_COLORS)
    return MIN ((zone - 1) * last / (n_zones - 1), last);
  return MIN (zone - 1, last);
}

/**
 * musette_chart_palette_get_zone:
 * @self: a palette
 * @zone: a zone, from 1
 * @n_zones: how many zones the athlete has, 0 = not known
 *
 * Returns: the zone's colour
 */
MusetteColor
musette_chart_palette_get_zone (const MusetteChartPalette *self, guint zone, guint n_zones)
{
  g_return_val_if_fail (self != NULL, (MusetteColor){ 0 });

  return self->zones[musette_chart_palette_get_zone_step (zone, n_zones)];
}

/**
 * musette_color_with_alpha:
 * @color: a colour
 * @alpha: 0 to 1
 *
 * Returns: @color, as transparent as @alpha says
 */
MusetteColor
musette_color_with_alpha (MusetteColor color, double alpha)
{
  color.alpha = alpha;
  return color;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (MusetteColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/**
 * musette_color_contrast:
 * @a: an opaque colour
 * @b: an opaque colour
 *
 * Returns: the contrast ratio of WCAG 2.1, 1 to 21
 */
double
musette_color_contrast (MusetteColor a, MusetteColor b)
{
  double la = luminance (a);
  double lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * musette_chart_palette_get_signal_text:
 * @self: a palette
 * @signal: a signal
 *
 * Returns: the signal's colour for text: moved toward the colour of text until it has a contrast of
 *   4.5 to the paper
 */
MusetteColor
musette_chart_palette_get_signal_text (const MusetteChartPalette *self, MusetteSignal signal)
{
  MusetteColor color;

  g_return_val_if_fail (self != NULL && signal < MUSETTE_N_SIGNALS, (MusetteColor){ 0 });

  color = self->signals[signal];
  for (guint i = 0; i < 20 && musette_color_contrast (color, self->background) < 4.5; i++)
    {
      color.red += (self->text.red - color.red) * 0.1;
      color.green += (self->text.green - color.green) * 0.1;
      color.blue += (self->text.blue - color.blue) * 0.1;
    }
  return color;
}
