/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-chart-style.h"

#define CAPTION_PX 11.0
#define LINE_PX 1.25
#define HATCH_PX 6

/**
 * musette_chart_style_init:
 * @self: (out): a style
 * @dark: whether the window is dark
 * @high_contrast: whether high contrast is wanted; zones then carry a hatch
 */
void
musette_chart_style_init (MusetteChartStyle *self, gboolean dark, gboolean high_contrast)
{
  g_return_if_fail (self != NULL);

  *self = (MusetteChartStyle){
    .palette = musette_chart_palette_get (dark, high_contrast),
    .font_px = CAPTION_PX,
    .line_px = high_contrast ? LINE_PX * 1.5 : LINE_PX,
    .hatch = high_contrast,
  };
}

/**
 * musette_chart_style_set_source:
 * @cr: a Cairo context
 * @color: what to draw with from now on
 */
void
musette_chart_style_set_source (cairo_t *cr, MusetteColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/* A direction and a density per zone: no two neighbours look alike in grey. */
static void
hatch_line (cairo_t *cr, guint step, double x, double y0, double y1)
{
  double height = y1 - y0;

  switch (step)
    {
    case 1:
    case 4:
      cairo_move_to (cr, x, y1);
      cairo_line_to (cr, x + height, y0);
      break;
    case 2:
    case 5:
      cairo_move_to (cr, x, y0);
      cairo_line_to (cr, x + height, y1);
      break;
    default:
      cairo_move_to (cr, x, y0);
      cairo_line_to (cr, x, y1);
      break;
    }
}

static void
stroke_hatch (const MusetteChartStyle *self, cairo_t *cr, guint step)
{
  double distance = step >= 4 ? HATCH_PX / 1.5 : HATCH_PX;
  double x0;
  double y0;
  double x1;
  double y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  cairo_new_path (cr);
  for (double x = x0 - (y1 - y0); x < x1; x += distance)
    hatch_line (cr, step, x, y0, y1);
  musette_chart_style_set_source (cr, musette_color_with_alpha (self->palette->background, 0.8));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/**
 * musette_chart_style_fill_zone:
 * @self: a style
 * @cr: a Cairo context with a path
 * @zone: a zone, from 1; 0 = none
 * @n_zones: how many zones there are
 * @alpha: 0 to 1
 *
 * Fills the path in the zone's colour, with the zone's hatch where the style asks for one, and
 * clears it.
 */
void
musette_chart_style_fill_zone (const MusetteChartStyle *self,
                               cairo_t *cr,
                               guint zone,
                               guint n_zones,
                               double alpha)
{
  MusetteColor color;
  guint step;

  g_return_if_fail (self != NULL && cr != NULL);

  color = musette_chart_palette_get_zone (self->palette, zone, n_zones);
  step = musette_chart_palette_get_zone_step (zone, n_zones);
  musette_chart_style_set_source (cr, musette_color_with_alpha (color, alpha));
  if (!self->hatch || step == 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_save (cr);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  stroke_hatch (self, cr, step);
  cairo_restore (cr);
}
