/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-chart-text.h"

#define BODY_FACTOR 1.18
#define LINE_FACTOR 1.4

static double
get_pixels (const MusetteChartStyle *style, MusetteTextSize size)
{
  return size == MUSETTE_TEXT_BODY ? style->font_px * BODY_FACTOR : style->font_px;
}

/**
 * musette_chart_text_get_line:
 * @style: a style
 * @size: a size of text
 *
 * Returns: the height of a line in logical pixels, the same for every font so that the geometry of
 *   a chart does not depend on one
 */
double
musette_chart_text_get_line (const MusetteChartStyle *style, MusetteTextSize size)
{
  g_return_val_if_fail (style != NULL, 0);

  return (int) (get_pixels (style, size) * LINE_FACTOR + 0.5);
}

/**
 * musette_chart_text_new:
 * @style: a style
 * @context: whose fonts are used
 * @size: a size of text
 * @text: one line
 *
 * Returns: (transfer full): the text laid out in the style's font with tabular figures
 */
PangoLayout *
musette_chart_text_new (const MusetteChartStyle *style,
                        PangoContext *context,
                        MusetteTextSize size,
                        const char *text)
{
  PangoLayout *layout;
  PangoFontDescription *font;
  PangoAttrList *attributes;

  g_return_val_if_fail (style != NULL && PANGO_IS_CONTEXT (context) && text != NULL, NULL);

  layout = pango_layout_new (context);
  font = pango_font_description_new ();
  pango_font_description_set_family (font, style->font_family ? style->font_family : "sans");
  pango_font_description_set_absolute_size (font, get_pixels (style, size) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * musette_chart_text_show:
 * @layout: a text
 * @cr: a Cairo context
 * @color: its colour
 * @x: where its @align_x goes
 * @y: where its @align_y goes
 * @align_x: 0 = left edge, 0.5 = middle, 1 = right edge
 * @align_y: 0 = upper edge, 0.5 = middle, 1 = lower edge
 */
void
musette_chart_text_show (PangoLayout *layout,
                         cairo_t *cr,
                         MusetteColor color,
                         double x,
                         double y,
                         double align_x,
                         double align_y)
{
  int width;
  int height;

  g_return_if_fail (PANGO_IS_LAYOUT (layout) && cr != NULL);

  pango_layout_get_pixel_size (layout, &width, &height);
  musette_chart_style_set_source (cr, color);
  cairo_move_to (cr, x - align_x * width, (int) (y - align_y * height + 0.5));
  pango_cairo_show_layout (cr, layout);
}

/* To lay out a text costs some hundred times what it costs to show it. */
static PangoLayout *
lay_out_caption (const MusetteChartStyle *style, cairo_t *cr, const char *text)
{
  PangoLayout *layout = style->captions ? g_hash_table_lookup (style->captions, text) : NULL;
  PangoContext *context;

  if (layout != NULL)
    return g_object_ref (layout);
  context = pango_cairo_create_context (cr);
  layout = musette_chart_text_new (style, context, MUSETTE_TEXT_CAPTION, text);
  g_object_unref (context);
  if (style->captions != NULL)
    g_hash_table_insert (style->captions, g_strdup (text), g_object_ref (layout));
  return layout;
}

/**
 * musette_chart_text_draw:
 * @style: a style
 * @cr: a Cairo context
 * @text: one line
 * @color: its colour
 * @x: where its @align_x goes
 * @y: where its @align_y goes
 * @align_x: 0 = left edge, 0.5 = middle, 1 = right edge
 * @align_y: 0 = upper edge, 0.5 = middle, 1 = lower edge
 *
 * Draws a caption.
 */
void
musette_chart_text_draw (const MusetteChartStyle *style,
                         cairo_t *cr,
                         const char *text,
                         MusetteColor color,
                         double x,
                         double y,
                         double align_x,
                         double align_y)
{
  g_autoptr (PangoLayout) layout = lay_out_caption (style, cr, text);

  musette_chart_text_show (layout, cr, color, x, y, align_x, align_y);
}

/**
 * musette_chart_text_draw_empty:
 * @style: a style
 * @cr: a Cairo context
 * @text: why there is nothing to see, in one line
 * @x: left edge of the chart
 * @y: upper edge of the chart
 * @width: width of the chart
 * @height: height of the chart
 *
 * Draws the line that stands in the middle of a chart without data.
 */
void
musette_chart_text_draw_empty (const MusetteChartStyle *style,
                               cairo_t *cr,
                               const char *text,
                               double x,
                               double y,
                               double width,
                               double height)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoLayout) layout = musette_chart_text_new (style, context, MUSETTE_TEXT_BODY, text);
  int text_height;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  musette_chart_style_set_source (cr, style->palette->dim_text);
  cairo_move_to (cr, x, y + (height - text_height) / 2);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (context);
}
