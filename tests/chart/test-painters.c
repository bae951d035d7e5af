/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "musette-chart-exporter.h"
#include "musette-curve-painter.h"
#include "musette-histogram-painter.h"
#include "musette-rasteriser.h"
#include "musette-test.h"
#include "musette-track-painter.h"
#include "musette-zone-bars-painter.h"

#define WIDTH 600
#define HEIGHT 500

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + x * 4, sizeof pixel);
  return pixel & 0xffffff;
}

static guint32
to_pixel (MusetteColor color)
{
  return (guint32) (color.red * 255 + 0.5) << 16 | (guint32) (color.green * 255 + 0.5) << 8
         | (guint32) (color.blue * 255 + 0.5);
}

static guint
count_pixels (cairo_surface_t *surface, guint32 color)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += get_pixel (surface, x, y) == color;
  return n;
}

static void
test_ride_in_every_style (void)
{
  g_autoptr (MusetteRideTraces) traces = chart_fixture_ride (7200);

  for (guint style = 0; style < 4; style++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);
      MusetteRideScene scene;

      musette_ride_scene_init (&scene, traces);
      musette_chart_style_init (&scene.style, style & 1, style & 2);
      scene.cursor_s = 3600;
      scene.selection_from_s = 1000;
      scene.selection_to_s = 2000;
      musette_ride_painter_draw (&scene, cr, WIDTH, HEIGHT);
      cairo_surface_flush (surface);
      g_assert_cmphex (get_pixel (surface, WIDTH - 2, HEIGHT - 2), ==,
                       to_pixel (scene.style.palette->background));
      for (guint i = 0; i < musette_ride_traces_get_n (traces); i++)
        {
          MusetteSignal signal = musette_ride_traces_get_signal (traces, i);

          g_assert_cmpuint (count_pixels (surface, to_pixel (scene.style.palette->signals[signal])),
                            >, 50);
        }
      g_assert_cmpuint (count_pixels (surface, to_pixel (scene.style.palette->zones[3])), >, 50);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static guint8
get_mask (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x];
}

static double
compare (cairo_surface_t *a, cairo_surface_t *b)
{
  double difference = 0;
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      difference += fabs ((double) get_mask (a, x, y) - get_mask (b, x, y));
  return difference / (width * height);
}

/* The rasteriser against Cairo's own stroke of every point, where the line is smooth enough for
 * both to mean the same. */
static void
test_rasteriser_like_cairo (void)
{
  const guint n = 61;
  g_autoptr (MusettePositions) positions = chart_fixture_positions (n);
  float *values = g_new (float, n);
  g_autoptr (MusetteTrace) trace = NULL;
  cairo_surface_t *mine = cairo_image_surface_create (CAIRO_FORMAT_A8, 300, 100);
  cairo_surface_t *theirs = cairo_image_surface_create (CAIRO_FORMAT_A8, 300, 100);
  const MusetteRasterFrame frame = { 0, 0, 100, 0, 100, 1.5 };
  MusetteColumnGrid grid;
  MusetteRaster raster;
  guint bounds[301];
  cairo_t *cr;

  for (guint i = 0; i < n; i++)
    values[i] = (float) (50 + 40 * sin (i / 5.0));
  trace = musette_trace_new (positions, values, n);
  musette_column_grid_init (&grid, 0, 60, 300);
  musette_positions_locate (positions, &grid, bounds);
  cairo_surface_flush (mine);
  g_assert_true (musette_raster_init (&raster, mine));
  musette_raster_draw_pieces (&raster, &frame, trace, &grid, bounds);
  cairo_surface_mark_dirty (mine);
  cr = cairo_create (theirs);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, i * 5, 100 - musette_trace_get_value (trace, i));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
  g_assert_cmpfloat (compare (mine, theirs), <, 0.6);
  cairo_surface_destroy (mine);
  cairo_surface_destroy (theirs);
}

/* One chart of a ride, drawn with what a mask has shown before. */
static void
draw_mask (MusetteRideScene *scene, guint row, cairo_surface_t *mask, MusetteDrawnTrace *drawn)
{
  g_autoptr (MusetteTraceWork) work = musette_trace_work_new ();
  MusetteRideLayout layout;
  MusetteRaster raster;

  musette_ride_layout_init (&layout, scene->traces, &scene->style, 0, WIDTH, HEIGHT);
  cairo_surface_flush (mask);
  g_assert_true (musette_raster_init (&raster, mask));
  musette_ride_painter_rasterise (scene, &layout, row, work, &raster, 1, drawn);
  cairo_surface_mark_dirty (mask);
}

/* After any pan or zoom the kept mask is the one that is drawn anew. */
static void
test_kept_mask (gconstpointer data)
{
  const double length = GPOINTER_TO_INT (data);
  g_autoptr (MusetteRideTraces) traces = chart_fixture_ride (GPOINTER_TO_INT (data));
  cairo_surface_t *kept = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_surface_t *fresh = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  MusetteDrawnTrace drawn[MUSETTE_N_TRACES] = { 0 };
  MusetteRideScene scene;

  musette_ride_scene_init (&scene, traces);
  scene.to = length / 2;
  for (guint i = 0; i < 60; i++)
    {
      double span = scene.to - scene.from;

      scene.from = CLAMP (scene.from + g_test_rand_double_range (-0.4, 0.6) * span, 0, length);
      if (i % 10 == 9)
        span = g_test_rand_double_range (0.1, 0.9) * length;
      scene.to = scene.from + span;
      for (guint row = 0; row < musette_ride_traces_get_n (traces); row++)
        {
          g_auto (MusetteDrawnTrace) nothing = { 0 };

          draw_mask (&scene, row, kept, &drawn[row]);
          draw_mask (&scene, row, fresh, &nothing);
        }
      g_assert_cmpmem (
          cairo_image_surface_get_data (kept), cairo_image_surface_get_stride (kept) * HEIGHT,
          cairo_image_surface_get_data (fresh), cairo_image_surface_get_stride (fresh) * HEIGHT);
    }
  for (guint row = 0; row < MUSETTE_N_TRACES; row++)
    musette_drawn_trace_clear (&drawn[row]);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (fresh);
}

static void
test_rasteriser_stays_inside (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 40, 30);
  const MusetteColumn columns[]
      = { { -1e9f, 1e9f }, { NAN, NAN }, { 5, 5 }, { -50, -40 }, { 500, 600 } };
  const MusetteRasterFrame frame = { 37, 10, 20, 0, 10, 2 };
  MusetteRaster raster;

  g_assert_true (musette_raster_init (&raster, surface));
  musette_raster_draw_columns (&raster, &frame, columns, G_N_ELEMENTS (columns));
  cairo_surface_mark_dirty (surface);
  g_assert_cmphex (get_mask (surface, 37, 15), ==, 0xff);
  g_assert_cmphex (get_mask (surface, 37, 5), ==, 0);
  g_assert_cmphex (get_mask (surface, 37, 25), ==, 0);
  g_assert_cmphex (get_mask (surface, 38, 15), ==, 0);
  g_assert_cmphex (get_mask (surface, 39, 15), ==, 0xff);
  cairo_surface_destroy (surface);
}

/* A single second without neighbours is still seen. */
static void
test_lonely_sample (void)
{
  float values[] = { NAN, NAN, 50, NAN, NAN };
  g_autoptr (MusettePositions) positions = chart_fixture_positions (5);
  g_autoptr (MusetteTrace) trace
      = musette_trace_new (positions, g_memdup2 (values, sizeof values), 5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 20);
  MusetteTraceFrame frame
      = { .plot = { 0, 0, 50, 20 }, .from = 0, .to = 5, .upper = 100, .color = { 0, 1, 0, 1 } };
  g_autoptr (MusetteTraceWork) work = musette_trace_work_new ();
  MusetteChartStyle style;
  cairo_t *cr = cairo_create (surface);

  musette_chart_style_init (&style, FALSE, FALSE);
  musette_trace_painter_draw (trace, &frame, &style, work, cr);
  cairo_surface_flush (surface);
  g_assert_cmphex (get_pixel (surface, 20, 10) | get_pixel (surface, 20, 9), !=, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), text)
         != NULL;
}

static void
test_export (void)
{
  g_autoptr (MusetteRideTraces) traces = chart_fixture_ride (3600);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) png = NULL;
  MusetteRideScene scene;

  musette_ride_scene_init (&scene, traces);
  svg = musette_chart_export_ride (&scene, MUSETTE_CHART_SVG, WIDTH, HEIGHT, 1, &error);
  g_assert_no_error (error);
  g_assert_true (contains (svg, "<path"));
  g_assert_false (contains (svg, "<image"));
  pdf = musette_chart_export_ride (&scene, MUSETTE_CHART_PDF, WIDTH, HEIGHT, 1, &error);
  g_assert_no_error (error);
  g_assert_true (contains (pdf, "%PDF-"));
  g_assert_false (contains (pdf, "/Subtype /Image"));
  png = musette_chart_export_ride (&scene, MUSETTE_CHART_PNG, WIDTH, HEIGHT, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
  g_assert_null (musette_chart_export_ride (&scene, MUSETTE_CHART_PNG, 20000, 100, 2, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_format_names (void)
{
  MusetteChartFormat format;

  g_assert_true (musette_chart_format_from_name ("A.SVG", &format));
  g_assert_cmpint (format, ==, MUSETTE_CHART_SVG);
  g_assert_true (musette_chart_format_from_name ("x.pdf", &format));
  g_assert_cmpint (format, ==, MUSETTE_CHART_PDF);
  g_assert_false (musette_chart_format_from_name ("png", &format));
}

static void
test_layout (void)
{
  g_autoptr (MusetteRideTraces) traces = chart_fixture_ride (600);
  MusetteChartStyle style;
  MusetteRideLayout layout;
  guint folded = 1u << MUSETTE_SIGNAL_CADENCE;
  guint row;

  musette_chart_style_init (&style, FALSE, FALSE);
  musette_ride_layout_init (&layout, traces, &style, folded, 800, 600);
  g_assert_cmpuint (layout.n_rows, ==, 5);
  g_assert_cmpfloat (layout.rows[2].plot.height, ==, 0);
  g_assert_cmpfloat (fabs (layout.rows[0].plot.height - 2 * layout.rows[1].plot.height), <=, 1);
  g_assert_cmpfloat (layout.axis.y + layout.axis.height, <=, 600);
  for (guint i = 1; i < layout.n_rows; i++)
    g_assert_cmpfloat (layout.rows[i].title.y, ==,
                       layout.rows[i - 1].plot.y + layout.rows[i - 1].plot.height + 12);
  g_assert_cmpint (
      musette_ride_layout_hit (&layout, 10, layout.rows[1].title.y + 2, NAN, NAN, &row), ==,
      MUSETTE_RIDE_PART_TITLE);
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpint (
      musette_ride_layout_hit (&layout, 100, layout.rows[3].plot.y + 9, NAN, NAN, &row), ==,
      MUSETTE_RIDE_PART_PLOT);
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpint (
      musette_ride_layout_hit (&layout, 103, layout.rows[0].plot.y + 9, 100, 200, &row), ==,
      MUSETTE_RIDE_PART_FROM_HANDLE);
  g_assert_cmpint (
      musette_ride_layout_hit (&layout, 197, layout.rows[0].plot.y + 9, 100, 200, &row), ==,
      MUSETTE_RIDE_PART_TO_HANDLE);
  g_assert_cmpint (musette_ride_layout_hit (&layout, 100, 4, NAN, NAN, &row), ==,
                   MUSETTE_RIDE_PART_BAND);
  g_assert_cmpint (musette_ride_layout_hit (&layout, 799, 4, NAN, NAN, &row), ==,
                   MUSETTE_RIDE_PART_NONE);
  style.rtl = TRUE;
  musette_ride_layout_init (&layout, traces, &style, 0, 800, 600);
  g_assert_cmpfloat (layout.plot_x + layout.plot_width, ==, 800);
}

static void
test_scene (void)
{
  g_autoptr (MusetteRideTraces) traces = chart_fixture_ride (600);
  MusetteRideScene scene;
  MusetteRideLayout layout;
  double x;
  double y;

  musette_ride_scene_init (&scene, traces);
  musette_ride_layout_init (&layout, traces, &scene.style, 0, 800, 600);
  for (double position = 0; position < 599; position += 7)
    {
      x = musette_ride_scene_to_x (&scene, &layout, position);
      g_assert_cmpfloat_with_epsilon (musette_ride_scene_to_position (&scene, &layout, x), position,
                                      1e-9);
    }
  scene.cursor_s = 300;
  g_assert_true (musette_ride_scene_get_dot (&scene, &layout, 1, &x, &y));
  g_assert_cmpfloat (y, >=, layout.rows[1].plot.y);
  g_assert_cmpfloat (y, <=, layout.rows[1].plot.y + layout.rows[1].plot.height);
  scene.cursor_s = 900;
  g_assert_false (musette_ride_scene_get_dot (&scene, &layout, 1, &x, &y));
}

static void
test_texts (void)
{
  g_autoptr (MusetteRideTraces) traces = chart_fixture_ride (7800);
  guint index;
  g_autofree char *text = NULL;
  g_autofree char *summary = NULL;

  g_assert_true (musette_ride_traces_find (traces, MUSETTE_SIGNAL_HEARTRATE, &index));
  text = musette_ride_traces_describe (traces, index, MUSETTE_UNITS_METRIC);
  g_assert_nonnull (strstr (text, "Heart rate"));
  g_assert_nonnull (strstr (text, "170\u202fbpm"));
  summary
      = musette_ride_traces_summarize (traces, index, MUSETTE_UNITS_METRIC, 20000, 30000, FALSE);
  g_assert_cmpstr (summary, ==, MUSETTE_MISSING);
  g_assert_true (isnan (musette_ride_traces_get_value_at (traces, index, 9000)));
  g_assert_false (musette_ride_traces_find (traces, MUSETTE_SIGNAL_TEMPERATURE, &index));
}

static void
test_palette (void)
{
  for (guint i = 0; i < 4; i++)
    {
      const MusetteChartPalette *palette = musette_chart_palette_get (i & 1, i & 2);

      g_assert_cmpfloat (musette_color_contrast (palette->text, palette->background), >=, 4.5);
      g_assert_cmpfloat (musette_color_contrast (palette->dim_text, palette->background), >=, 4.5);
      for (guint k = 0; k < MUSETTE_N_SIGNALS; k++)
        {
          g_assert_cmpfloat (musette_color_contrast (palette->signals[k], palette->background), >=,
                             3);
          g_assert_cmpfloat (
              musette_color_contrast (musette_chart_palette_get_signal_text (palette, k),
                                      palette->background),
              >=, 4.5);
        }
      for (guint k = 0; k < MUSETTE_N_ZONE_COLORS; k++)
        g_assert_cmpfloat (musette_color_contrast (palette->zones[k], palette->background), >=, 3);
    }
  g_assert_cmpuint (musette_chart_palette_get_zone_step (0, 7), ==, 0);
  g_assert_cmpuint (musette_chart_palette_get_zone_step (7, 7), ==, 6);
  g_assert_cmpuint (musette_chart_palette_get_zone_step (12, 12), ==, 6);
}

static cairo_t *
begin (cairo_surface_t **surface, MusetteChartStyle *style)
{
  cairo_t *cr;

  *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 500, 240);
  cr = cairo_create (*surface);
  musette_chart_style_init (style, FALSE, FALSE);
  musette_chart_style_set_source (cr, style->palette->background);
  cairo_paint (cr);
  return cr;
}

static void
test_zone_bars (void)
{
  g_autoptr (MusetteZoneBarsData) data = musette_zone_bars_data_new (7, NULL);
  g_autofree char *text = NULL;
  MusetteChartStyle style;
  cairo_surface_t *surface;
  cairo_t *cr = begin (&surface, &style);
  double row = musette_zone_bars_painter_get_row_height (&style);

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Z%u", i + 1);

      musette_zone_bars_data_set (data, i, name, "100–150\u202fW", i == 6 ? 0 : 600 + i * 100);
    }
  g_assert_cmpfloat (musette_zone_bars_painter_get_height (data, &style), ==, 7 * row);
  data->sweet_spot_s = 300;
  g_assert_cmpfloat (musette_zone_bars_painter_get_height (data, &style), >, 7 * row);
  g_assert_cmpint (musette_zone_bars_painter_hit (data, &style, 4 * row + 1), ==, -1);
  musette_zone_bars_painter_draw (data, &style, cr, 500, 240, 2);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (count_pixels (surface, to_pixel (style.palette->zones[i])), >, 200);
  g_assert_cmpint (musette_zone_bars_painter_hit (data, &style, 1), ==, 6);
  g_assert_cmpint (musette_zone_bars_painter_hit (data, &style, 6.5 * row), ==, 0);
  g_assert_cmpint (musette_zone_bars_painter_hit (data, &style, 7.5 * row), ==, -1);
  g_assert_cmpint (musette_zone_bars_painter_hit (data, &style, -3), ==, -1);
  text = musette_zone_bars_data_describe (data, 0);
  g_assert_true (g_str_has_prefix (text, "Z1, 100–150\u202fW, 10:00, "));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_curve (void)
{
  double secs[1200];
  double watts[1200];
  g_autoptr (MusetteCurveData) data = NULL;
  MusetteChartStyle style;
  MusetteRect plot;
  cairo_surface_t *surface;
  cairo_t *cr = begin (&surface, &style);

  for (guint i = 0; i < 1200; i++)
    {
      secs[i] = i + 1;
      watts[i] = 250 + 20000.0 / (secs[i] + 25);
    }
  data = musette_curve_data_new (secs, watts, 1200);
  musette_curve_data_set_model (data, secs + 100, watts + 100, 1000);
  plot = musette_curve_get_plot (&style, 500, 240);
  musette_curve_draw (data, &style, cr, 500, 240, 60);
  g_assert_cmpuint (count_pixels (surface, to_pixel (style.palette->signals[0])), >, 20);
  g_assert_cmpfloat (musette_curve_data_get_watts (data, 60.5), ==, watts[59]);
  g_assert_true (isnan (musette_curve_data_get_watts (data, 0.5)));
  for (guint i = 0; i < 1200; i += 100)
    g_assert_cmpfloat (
        musette_curve_to_secs (data, &plot, musette_curve_to_x (data, &plot, secs[i])), ==,
        secs[i]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_histogram (void)
{
  const double seconds[] = { 10, 20, 600, 40, 0 };
  const double tops[] = { 50, 80, INFINITY };
  g_autoptr (MusetteHistogramData) data
      = musette_histogram_data_new (MUSETTE_SIGNAL_POWER, MUSETTE_VALUE_POWER, 0, 25, seconds, 5);
  MusetteChartStyle style;
  MusetteRect plot;
  cairo_surface_t *surface;
  cairo_t *cr = begin (&surface, &style);

  musette_histogram_data_set_zones (data, tops, 3);
  g_assert_cmpuint (data->zones[0], ==, 1);
  g_assert_cmpuint (data->zones[2], ==, 2);
  g_assert_cmpuint (data->zones[4], ==, 3);
  musette_histogram_draw (data, &style, cr, 500, 240, -1);
  g_assert_cmpuint (count_pixels (surface, to_pixel (style.palette->zones[1])), >, 1000);
  plot = musette_histogram_get_plot (&style, 500, 240);
  g_assert_cmpint (musette_histogram_hit (data, &plot, 499), ==, 4);
  g_assert_cmpint (musette_histogram_hit (data, &plot, 501), ==, -1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_track (void)
{
  const double latitudes[] = { 47, 47.01, NAN, 47.02, 0 };
  const double longitudes[] = { 8, 8.01, NAN, 8.0, 0 };
  const double elapsed[] = { 0, 10, 20, 30, 40 };
  g_autoptr (MusetteTrack) track = musette_track_new (latitudes, longitudes, elapsed, 5);
  g_autoptr (MusetteTrack) none = musette_track_new (NULL, NULL, elapsed, 0);
  MusetteChartStyle style;
  cairo_surface_t *surface;
  cairo_t *cr = begin (&surface, &style);
  double x;
  double y;
  double other_x;
  double other_y;

  g_assert_true (musette_track_is_empty (none));
  g_assert_true (musette_track_locate (track, 500, 240, 0, &x, &y));
  g_assert_true (musette_track_locate (track, 500, 240, 35, &other_x, &other_y));
  g_assert_cmpfloat (other_y, <, y);
  g_assert_cmpfloat (fabs (other_x - x), <, 1);
  g_assert_cmpfloat (musette_track_find_nearest (track, 500, 240, x + 2, y, 24), ==, 0);
  g_assert_true (isnan (musette_track_find_nearest (track, 500, 240, x + 200, y, 24)));
  musette_track_draw (track, &style, cr, 500, 240, 0, 10);
  musette_track_draw_cursor (track, &style, cr, 500, 240, 30);
  g_assert_cmpuint (count_pixels (surface, to_pixel (style.palette->accent)), >, 20);
  musette_track_draw (none, &style, cr, 500, 240, NAN, NAN);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_nothing_to_draw (void)
{
  g_autoptr (MusettePositions) elapsed = chart_fixture_positions (0);
  g_autoptr (MusetteRideTraces) traces = musette_ride_traces_new (elapsed);
  g_autoptr (MusetteZoneBarsData) bars = musette_zone_bars_data_new (0, "No power in this ride");
  g_autoptr (MusetteCurveData) curve = musette_curve_data_new (NULL, NULL, 0);
  MusetteRideScene scene;
  MusetteChartStyle style;
  cairo_surface_t *surface;
  cairo_t *cr = begin (&surface, &style);

  musette_ride_scene_init (&scene, traces);
  musette_ride_painter_draw (&scene, cr, 500, 240);
  musette_zone_bars_painter_draw (bars, &style, cr, 500, 240, -1);
  musette_curve_draw (curve, &style, cr, 500, 240, NAN);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/painters/ride-in-every-style", test_ride_in_every_style);
  g_test_add_func ("/chart/painters/rasteriser-like-cairo", test_rasteriser_like_cairo);
  g_test_add_data_func ("/chart/painters/kept-mask/hour", GINT_TO_POINTER (3600), test_kept_mask);
  g_test_add_data_func ("/chart/painters/kept-mask/day", GINT_TO_POINTER (86400), test_kept_mask);
  g_test_add_func ("/chart/painters/rasteriser-stays-inside", test_rasteriser_stays_inside);
  g_test_add_func ("/chart/painters/lonely-sample", test_lonely_sample);
  g_test_add_func ("/chart/painters/export", test_export);
  g_test_add_func ("/chart/painters/format-names", test_format_names);
  g_test_add_func ("/chart/painters/layout", test_layout);
  g_test_add_func ("/chart/painters/scene", test_scene);
  g_test_add_func ("/chart/painters/texts", test_texts);
  g_test_add_func ("/chart/painters/palette", test_palette);
  g_test_add_func ("/chart/painters/zone-bars", test_zone_bars);
  g_test_add_func ("/chart/painters/curve", test_curve);
  g_test_add_func ("/chart/painters/histogram", test_histogram);
  g_test_add_func ("/chart/painters/track", test_track);
  g_test_add_func ("/chart/painters/nothing", test_nothing_to_draw);
  return g_test_run ();
}
