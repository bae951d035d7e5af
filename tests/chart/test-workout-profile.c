/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include "musette-workout-painter.h"
#include "musette-workout-text-reader.h"

static MusetteWorkoutProfile *
read_profile (const char *text)
{
  MusetteWorkoutContext context;
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GError) error = NULL;

  musette_workout_context_init (&context);
  context.thresholds.ftp_w = 200;
  workout = musette_workout_text_read (text, &context, &error);
  g_assert_no_error (error);
  return musette_workout_profile_new (workout, &context);
}

static void
test_bars (void)
{
  g_autoptr (MusetteWorkoutProfile) profile
      = read_profile ("- 10m ramp 50-80%\n\n2x\n- 1m 100-110%\n- 1m freeride\n");

  g_assert_cmpuint (profile->n_bars, ==, 5);
  g_assert_cmpfloat (profile->duration_s, ==, 840);
  g_assert_true (profile->bars[0].is_ramp);
  g_assert_cmpfloat (profile->bars[0].from, ==, 100);
  g_assert_cmpfloat (profile->bars[0].to, ==, 160);
  g_assert_cmpfloat (profile->bars[1].low, ==, 200);
  g_assert_cmpfloat (profile->bars[1].high, ==, 220);
  g_assert_cmpfloat (profile->bars[1].from, ==, 210);
  g_assert_false (profile->bars[2].has_target);
  g_assert_cmpuint (profile->bars[3].pass, ==, 1);
  g_assert_cmpuint (profile->bars[3].line, ==, profile->bars[1].line);
  g_assert_cmpfloat (profile->bars[3].start_s, ==, 720);
}

static void
test_find (void)
{
  g_autoptr (MusetteWorkoutProfile) profile = read_profile ("- 10m 50%\n- 5m 80%\n");
  g_autoptr (MusetteWorkoutProfile) empty = read_profile ("only prose");

  g_assert_cmpint (musette_workout_profile_find (profile, 0), ==, 0);
  g_assert_cmpint (musette_workout_profile_find (profile, 599.9), ==, 0);
  g_assert_cmpint (musette_workout_profile_find (profile, 600), ==, 1);
  g_assert_cmpint (musette_workout_profile_find (profile, 900), ==, -1);
  g_assert_cmpint (musette_workout_profile_find (profile, -1), ==, -1);
  g_assert_cmpint (musette_workout_profile_find (empty, 0), ==, -1);
}

static void
test_plot (void)
{
  g_autoptr (MusetteWorkoutProfile) profile = read_profile ("- 10m 50%\n- 10m 120%\n");
  MusetteChartStyle style;
  MusetteWorkoutPlot plot;

  musette_chart_style_init (&style, FALSE, FALSE);
  musette_workout_plot_init (&plot, profile, &style, 600, 200, TRUE);
  g_assert_cmpfloat (plot.top, >=, 240);
  for (double position = 0; position <= 1200; position += 100)
    g_assert_cmpfloat_with_epsilon (
        musette_workout_plot_get_position (&plot, musette_workout_plot_get_x (&plot, position)),
        position, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      musette_workout_plot_get_target (&plot, musette_workout_plot_get_y (&plot, 180)), 180, 1e-6);
  g_assert_cmpfloat (musette_workout_plot_get_target (&plot, 1e6), ==, 0);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint32 *row;

  cairo_surface_flush (surface);
  row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                      + y * cairo_image_surface_get_stride (surface));
  return row[x];
}

/* Whether the pixel is not the paper that the picture began with. */
static gboolean
is_painted (cairo_surface_t *surface, int x, int y)
{
  return get_pixel (surface, x, y) != 0;
}

static void
test_pixels (void)
{
  g_autoptr (MusetteWorkoutProfile) profile = read_profile ("- 10m 50%\n- 10m 120%\n");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  MusetteChartStyle style;

  musette_chart_style_init (&style, FALSE, FALSE);
  musette_workout_painter_draw_thumbnail (profile, &style, cr, 100, 100);
  g_assert_true (is_painted (surface, 25, 90));
  g_assert_false (is_painted (surface, 25, 40));
  g_assert_true (is_painted (surface, 75, 40));
  g_assert_false (is_painted (surface, 75, 2));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A quarter of the time in zone 2, the rest in zone 4. */
static void
test_zones (void)
{
  const MusetteZoneTimes zones = { .n = 4, .seconds = { 0, 300, 0, 900 } };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 6);
  cairo_t *cr = cairo_create (surface);
  MusetteChartStyle style;

  musette_chart_style_init (&style, FALSE, FALSE);
  musette_workout_painter_draw_zones (&zones, &style, cr, 100, 6);
  g_assert_cmpuint (get_pixel (surface, 2, 3), ==, get_pixel (surface, 23, 3));
  g_assert_cmpuint (get_pixel (surface, 27, 3), ==, get_pixel (surface, 98, 3));
  g_assert_cmpuint (get_pixel (surface, 23, 3), !=, get_pixel (surface, 27, 3));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Full at the top, and empty or worse at the bottom. */
static void
test_balance (void)
{
  const float balance_j[] = { 20000, 20000, 20000, -500, -500 };
  const MusetteWorkoutPlot plot
      = { .y = 2, .width = 100, .height = 96, .from_s = 0, .to_s = 4, .top = 100 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  MusetteChartStyle style;

  musette_chart_style_init (&style, FALSE, FALSE);
  musette_workout_painter_draw_balance (balance_j, G_N_ELEMENTS (balance_j), 20000, &plot, &style,
                                        cr);
  g_assert_true (is_painted (surface, 20, 2));
  g_assert_false (is_painted (surface, 20, 97));
  g_assert_true (is_painted (surface, 90, 97));
  g_assert_false (is_painted (surface, 90, 2));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* However many seconds a pixel holds: what falls to nothing for one of them is seen. */
static void
test_dense_balance (void)
{
  const guint n = 20000;
  const MusetteWorkoutPlot plot
      = { .y = 2, .width = 100, .height = 96, .from_s = 0, .to_s = n, .top = 100 };
  g_autofree float *balance_j = g_new (float, n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  MusetteChartStyle style;

  for (guint i = 0; i < n; i++)
    balance_j[i] = i == 10101 ? -800 : 20000;
  musette_chart_style_init (&style, FALSE, FALSE);
  musette_workout_painter_draw_balance (balance_j, n, 20000, &plot, &style, cr);
  g_assert_true (is_painted (surface, 20, 2));
  g_assert_false (is_painted (surface, 20, 50));
  g_assert_true (is_painted (surface, 50, 50));
  g_assert_true (is_painted (surface, 50, 97));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/workout-profile/bars", test_bars);
  g_test_add_func ("/chart/workout-profile/find", test_find);
  g_test_add_func ("/chart/workout-profile/plot", test_plot);
  g_test_add_func ("/chart/workout-profile/pixels", test_pixels);
  g_test_add_func ("/chart/workout-profile/zones", test_zones);
  g_test_add_func ("/chart/workout-profile/balance", test_balance);
  g_test_add_func ("/chart/workout-profile/dense-balance", test_dense_balance);
  return g_test_run ();
}
