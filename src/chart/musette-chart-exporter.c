/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-chart-exporter.h"

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST_SIDE 30000 /* Cairo's image surfaces end a little above */

/**
 * musette_chart_format_from_name:
 * @file_name: a file name
 * @format: (out): what its ending says
 *
 * Returns: whether the name ends in .png, .svg or .pdf
 */
gboolean
musette_chart_format_from_name (const char *file_name, MusetteChartFormat *format)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (file_name != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (file_name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (MusetteChartFormat) i;
        return TRUE;
      }
  return FALSE;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (MusetteChartFormat format,
              double width,
              double height,
              double scale,
              GByteArray *output)
{
  cairo_surface_t *surface;

  if (format == MUSETTE_CHART_SVG)
    return cairo_svg_surface_create_for_stream (write_cb, output, width, height);
  if (format == MUSETTE_CHART_PDF)
    /* One pixel of a screen is three quarters of a point. */
    return cairo_pdf_surface_create_for_stream (write_cb, output, width * 0.75, height * 0.75);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale + 0.5),
                                        (int) (height * scale + 0.5));
  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/**
 * musette_chart_export:
 * @format: what to write
 * @width: width of the picture in logical pixels, at least 1
 * @height: height of the picture in logical pixels, at least 1
 * @scale: pixels per logical pixel, for PNG
 * @draw: (scope call): draws the picture
 * @user_data: for @draw
 * @error: return location for a #GError of %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the content of the file, or %NULL when the picture is too
 *   large or cannot be made
 */
GBytes *
musette_chart_export (MusetteChartFormat format,
                      double width,
                      double height,
                      double scale,
                      MusetteChartDrawFunc draw,
                      gpointer user_data,
                      GError **error)
{
  GByteArray *output;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (draw != NULL && scale > 0, NULL);
  g_return_val_if_fail (width >= 1 && height >= 1, NULL);

  if (width * scale > LARGEST_SIDE || height * scale > LARGEST_SIDE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("A picture can be at most %d pixels wide and high"), LARGEST_SIDE);
      return NULL;
    }
  output = g_byte_array_new ();
  surface = make_surface (format, width, height, scale, output);
  cr = cairo_create (surface);
  if (format == MUSETTE_CHART_PDF)
    cairo_scale (cr, 0.75, 0.75);
  draw (cr, width, height, user_data);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == MUSETTE_CHART_PNG)
    status = cairo_surface_write_to_png_stream (surface, write_cb, output);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (output);
  g_byte_array_unref (output);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return NULL;
}

static void
draw_ride_cb (cairo_t *cr, double width, double height, gpointer user_data)
{
  const MusetteRideScene *scene = user_data;

  musette_chart_style_set_source (cr, scene->style.palette->background);
  cairo_paint (cr);
  cairo_translate (cr, MUSETTE_CHART_MARGIN, MUSETTE_CHART_MARGIN);
  musette_ride_painter_draw (scene, cr, MAX (width - 2 * MUSETTE_CHART_MARGIN, 1),
                             MAX (height - 2 * MUSETTE_CHART_MARGIN, 1));
}

/**
 * musette_chart_export_ride:
 * @scene: a ride's charts
 * @format: what to write
 * @width: width of the picture with its margins in logical pixels
 * @height: height of the picture with its margins in logical pixels
 * @scale: pixels per logical pixel, for PNG
 * @error: return location for a #GError of %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the content of the file, or %NULL
 */
GBytes *
musette_chart_export_ride (const MusetteRideScene *scene,
                           MusetteChartFormat format,
                           double width,
                           double height,
                           double scale,
                           GError **error)
{
  MusetteRideScene copy;

  g_return_val_if_fail (scene != NULL, NULL);

  copy = *scene;
  return musette_chart_export (format, width, height, scale, draw_ride_cb, &copy, error);
}
