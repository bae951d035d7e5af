/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-zone-bars-painter.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-chart-text.h"
#include "musette-format.h"

#define LEAST_ROW 24.0
#define SPACE 12.0
#define LEAST_BAR_PX 36.0 /* the ranges must leave so much room for the longest bar */
#define SWEET_SPOT_LOW 2  /* rows, from 0, the bracket joins */
#define SWEET_SPOT_HIGH 3
#define SWEET_SPOT_GAP_PX 8.0 /* more room between the two rows, for the bracket's text */
#define BRACKET_PX 4.0

/**
 * musette_zone_bars_data_new:
 * @n_rows: how many zones, 0 = none
 * @empty_text: (nullable): the line that says why there are none
 *
 * Returns: (transfer full): rows without names and times, from the lowest zone to the highest
 */
MusetteZoneBarsData *
musette_zone_bars_data_new (guint n_rows, const char *empty_text)
{
  MusetteZoneBarsData *self = g_new0 (MusetteZoneBarsData, 1);

  self->n_rows = n_rows;
  self->rows = g_new0 (MusetteZoneRow, MAX (n_rows, 1));
  self->sweet_spot_s = -1;
  self->empty_text = g_strdup (empty_text);
  return self;
}

/**
 * musette_zone_bars_data_free:
 * @self: (transfer full): zone bars
 */
void
musette_zone_bars_data_free (MusetteZoneBarsData *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].name);
      g_free (self->rows[i].range);
    }
  g_free (self->rows);
  g_free (self->empty_text);
  g_free (self);
}

/**
 * musette_zone_bars_data_set:
 * @self: zone bars
 * @row: a row, 0 is the lowest zone
 * @name: the zone's name
 * @range: (nullable): its limits with their unit
 * @seconds: the time in it
 */
void
musette_zone_bars_data_set (MusetteZoneBarsData *self,
                            guint row,
                            const char *name,
                            const char *range,
                            double seconds)
{
  g_return_if_fail (self != NULL && row < self->n_rows);

  g_free (self->rows[row].name);
  g_free (self->rows[row].range);
  self->rows[row] = (MusetteZoneRow){ g_strdup (name), g_strdup (range), seconds };
}

/**
 * musette_zone_bars_data_get_total:
 * @self: zone bars
 *
 * Returns: the time in all zones in s
 */
double
musette_zone_bars_data_get_total (const MusetteZoneBarsData *self)
{
  double total = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_rows; i++)
    total += self->rows[i].seconds;
  return total;
}

static double
get_percent (const MusetteZoneBarsData *self, guint row)
{
  double total = musette_zone_bars_data_get_total (self);

  return total > 0 ? 100 * self->rows[row].seconds / total : 0;
}

/**
 * musette_zone_bars_data_describe:
 * @self: zone bars
 * @row: a row
 *
 * Returns: (transfer full): the row in words: `Z2, 152–190 W, 0:42:10, 38 %`
 */
char *
musette_zone_bars_data_describe (const MusetteZoneBarsData *self, guint row)
{
  g_autofree char *time = NULL;
  g_autofree char *percent = NULL;

  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  time = musette_format_duration (self->rows[row].seconds);
  percent = musette_format_percent (get_percent (self, row), 0);
  return g_strjoin (
      ", ", self->rows[row].name, self->rows[row].range ? self->rows[row].range : time,
      self->rows[row].range ? time : percent, self->rows[row].range ? percent : NULL, NULL);
}

static gboolean
has_sweet_spot (const MusetteZoneBarsData *data)
{
  return data->sweet_spot_s >= 0 && data->n_rows > SWEET_SPOT_HIGH;
}

static double
get_sweet_spot_gap (const MusetteZoneBarsData *data)
{
  return has_sweet_spot (data) ? SWEET_SPOT_GAP_PX : 0;
}

/**
 * musette_zone_bars_painter_get_row_height:
 * @style: a style
 *
 * Returns: the height of a row
 */
double
musette_zone_bars_painter_get_row_height (const MusetteChartStyle *style)
{
  g_return_val_if_fail (style != NULL, 0);

  return MAX (LEAST_ROW, musette_chart_text_get_line (style, MUSETTE_TEXT_BODY) + 6);
}

/**
 * musette_zone_bars_painter_get_height:
 * @data: zone bars
 * @style: a style
 *
 * Returns: the height of all rows
 */
double
musette_zone_bars_painter_get_height (const MusetteZoneBarsData *data,
                                      const MusetteChartStyle *style)
{
  g_return_val_if_fail (data != NULL, 0);

  return MAX (data->n_rows, 2) * musette_zone_bars_painter_get_row_height (style)
         + get_sweet_spot_gap (data);
}

/* The highest zone stands on top, as in the charts. */
static double
get_row_y (const MusetteZoneBarsData *data, const MusetteChartStyle *style, guint row)
{
  return (data->n_rows - 1 - row) * musette_zone_bars_painter_get_row_height (style)
         + (row <= SWEET_SPOT_LOW ? get_sweet_spot_gap (data) : 0);
}

/**
 * musette_zone_bars_painter_hit:
 * @data: zone bars
 * @style: a style
 * @y: a place
 *
 * Returns: the row there, 0 is the lowest zone; -1 when there is none
 */
int
musette_zone_bars_painter_hit (const MusetteZoneBarsData *data,
                               const MusetteChartStyle *style,
                               double y)
{
  double height;

  g_return_val_if_fail (data != NULL && style != NULL, -1);

  height = musette_zone_bars_painter_get_row_height (style);
  for (guint row = 0; row < data->n_rows; row++)
    {
      double top = get_row_y (data, style, row);

      if (y >= top && y < top + height)
        return (int) row;
    }
  return -1;
}

/* Where the columns of a row stand, from the side on which a line begins. */
typedef struct
{
  double name;
  double range;
  double bar;
  double bar_width;
  double bracket; /* of the sweet spot, its far edge */
  double time;    /* its far edge */
  double percent;
  double width;
  gboolean rtl;
} Columns;

static double
measure (const MusetteChartStyle *style, PangoContext *context, const char *text)
{
  g_autoptr (PangoLayout) layout
      = musette_chart_text_new (style, context, MUSETTE_TEXT_BODY, text ? text : "");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
init_columns (Columns *columns,
              const MusetteZoneBarsData *data,
              const MusetteChartStyle *style,
              PangoContext *context,
              double width)
{
  double name = 0;
  double range = 0;
  double percent = measure (style, context, "100\u202f%");
  /* The bars of several charts below each other begin and end at the same places. */
  double time = measure (style, context, "0:00:00");
  double least_range = measure (style, context, "000–000\u202fbpm");

  for (guint i = 0; i < data->n_rows; i++)
    {
      g_autofree char *text = musette_format_duration (data->rows[i].seconds);

      name = MAX (name, measure (style, context, data->rows[i].name));
      range = MAX (range, measure (style, context, data->rows[i].range));
      time = MAX (time, measure (style, context, text));
    }
  columns->width = width;
  columns->rtl = style->rtl;
  columns->name = 0;
  columns->percent = width;
  columns->time = width - percent - SPACE;
  columns->bracket = columns->time - time - SPACE;
  columns->range = name + SPACE;
  columns->bar = columns->range + MAX (range, least_range) + SPACE;
  if (range <= 0 || columns->bracket - SPACE - columns->bar < LEAST_BAR_PX)
    {
      columns->range = -1;
      columns->bar = name + SPACE;
    }
  columns->bar_width = MAX (columns->bracket - SPACE - columns->bar, 8);
}

static void
draw_cell (const MusetteChartStyle *style,
           cairo_t *cr,
           PangoContext *context,
           const Columns *columns,
           const char *text,
           MusetteColor color,
           double x,
           double y,
           gboolean at_end)
{
  g_autoptr (PangoLayout) layout = musette_chart_text_new (style, context, MUSETTE_TEXT_BODY, text);

  musette_chart_text_show (layout, cr, color, columns->rtl ? columns->width - x : x, y,
                           columns->rtl != at_end ? 1 : 0, 0.5);
}

static void
add_bar (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = MIN (3, width / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static double
get_longest (const MusetteZoneBarsData *data)
{
  double longest = 1;

  for (guint i = 0; i < data->n_rows; i++)
    longest = MAX (longest, data->rows[i].seconds);
  return longest;
}

static void
draw_row (const MusetteZoneBarsData *data,
          const MusetteChartStyle *style,
          cairo_t *cr,
          PangoContext *context,
          const Columns *columns,
          guint row)
{
  const MusetteChartPalette *palette = style->palette;
  const MusetteZoneRow *zone = &data->rows[row];
  double height = musette_zone_bars_painter_get_row_height (style);
  double middle = get_row_y (data, style, row) + height / 2;
  double length = columns->bar_width * zone->seconds / get_longest (data);
  g_autofree char *time = musette_format_duration (zone->seconds);
  g_autofree char *percent = musette_format_percent (get_percent (data, row), 0);

  draw_cell (style, cr, context, columns, zone->name ? zone->name : "", palette->text,
             columns->name, middle, FALSE);
  if (columns->range >= 0 && zone->range != NULL)
    draw_cell (style, cr, context, columns, zone->range, palette->dim_text, columns->range, middle,
               FALSE);
  if (zone->seconds > 0)
    {
      length = MAX (length, 2);
      add_bar (cr, columns->rtl ? columns->width - columns->bar - length : columns->bar, middle - 6,
               length, 12);
      musette_chart_style_fill_zone (style, cr, row + 1, data->n_rows, 1);
    }
  draw_cell (style, cr, context, columns, time,
             zone->seconds > 0 ? palette->text : palette->dim_text, columns->time, middle, TRUE);
  draw_cell (style, cr, context, columns, percent, palette->dim_text, columns->percent, middle,
             TRUE);
}

/* A thin bracket beyond the bars of zone 3 and 4: the sweet spot is no zone of its own. Its text
 * stands between the two rows, where no bar is. */
static void
draw_sweet_spot (const MusetteZoneBarsData *data,
                 const MusetteChartStyle *style,
                 cairo_t *cr,
                 const Columns *columns)
{
  double half = musette_zone_bars_painter_get_row_height (style) / 2;
  double top = floor (get_row_y (data, style, SWEET_SPOT_HIGH) + half) + 0.5;
  double bottom = floor (get_row_y (data, style, SWEET_SPOT_LOW) + half) + 0.5;
  double sign = columns->rtl ? -1 : 1;
  double x = floor (columns->rtl ? columns->width - columns->bracket : columns->bracket) + 0.5;
  g_autofree char *time = musette_format_duration (data->sweet_spot_s);
  /* Translators: the time spent in the sweet spot, "sweet spot 0:12:40" */
  g_autofree char *text = g_strdup_printf (_ ("sweet spot %s"), time);

  cairo_move_to (cr, x - sign * BRACKET_PX, top);
  cairo_line_to (cr, x, top);
  cairo_line_to (cr, x, bottom);
  cairo_line_to (cr, x - sign * BRACKET_PX, bottom);
  cairo_set_line_width (cr, 1);
  musette_chart_style_set_source (cr, style->palette->dim_text);
  cairo_stroke (cr);
  musette_chart_text_draw (style, cr, text, style->palette->dim_text, x - sign * SPACE,
                           (top + bottom) / 2, columns->rtl ? 0 : 1, 0.5);
}

/**
 * musette_zone_bars_painter_draw:
 * @data: zone bars
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 * @highlighted: a row that gets an outline, -1 = none
 *
 * Draws a row per zone: name, range, bar, time, percent.
 */
void
musette_zone_bars_painter_draw (const MusetteZoneBarsData *data,
                                const MusetteChartStyle *style,
                                cairo_t *cr,
                                double width,
                                double height,
                                int highlighted)
{
  PangoContext *context;
  Columns columns;

  g_return_if_fail (data != NULL && style != NULL && cr != NULL);

  if (data->n_rows == 0)
    {
      musette_chart_text_draw_empty (style, cr, data->empty_text ? data->empty_text : "", 0, 0,
                                     width, height);
      return;
    }
  context = pango_cairo_create_context (cr);
  init_columns (&columns, data, style, context, width);
  for (guint row = 0; row < data->n_rows; row++)
    draw_row (data, style, cr, context, &columns, row);
  if (has_sweet_spot (data))
    draw_sweet_spot (data, style, cr, &columns);
  g_object_unref (context);
  if (highlighted < 0 || highlighted >= (int) data->n_rows)
    return;
  cairo_rectangle (cr, 0.5, get_row_y (data, style, (guint) highlighted) + 0.5, width - 1,
                   musette_zone_bars_painter_get_row_height (style) - 1);
  cairo_set_line_width (cr, 1);
  musette_chart_style_set_source (cr, style->palette->accent);
  cairo_stroke (cr);
}
