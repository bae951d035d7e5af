/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "chart-fixture.h"
#include "musette-test.h"
#include "musette-trace.h"

/* What a column covers, found sample by sample and without any help of a pyramid. */
static MusetteColumn
scan (const MusetteTrace *trace, double left, double right)
{
  MusettePositions *positions = musette_trace_get_positions (trace);
  MusetteColumn column = { INFINITY, -INFINITY };

  for (guint i = 0; i < musette_trace_get_length (trace); i++)
    {
      double x = musette_positions_get (positions, i);
      float value = musette_trace_get_value (trace, i);

      if (x >= left && x < right && !isnan (value))
        {
          column.min = MIN (column.min, value);
          column.max = MAX (column.max, value);
        }
      if (!musette_trace_is_joined (trace, i))
        continue;
      for (guint edge = 0; edge < 2; edge++)
        {
          double at = edge == 0 ? left : right;
          double before = musette_positions_get (positions, i - 1);
          float from = musette_trace_get_value (trace, i - 1);
          float crossing;

          if (before >= at || x < at)
            continue;
          crossing = from + (float) ((at - before) / (x - before) * (value - from));
          column.min = MIN (column.min, crossing);
          column.max = MAX (column.max, crossing);
        }
    }
  return column;
}

static void
check_columns (const MusetteTrace *trace, double from, double to, guint n)
{
  g_autofree guint *bounds = g_new (guint, n + 1);
  g_autofree MusetteColumn *columns = g_new (MusetteColumn, n);
  MusetteColumnGrid grid;

  musette_column_grid_init (&grid, from, to, n);
  musette_positions_locate (musette_trace_get_positions (trace), &grid, bounds);
  musette_trace_get_columns (trace, &grid, bounds, columns);
  for (guint c = 0; c < n; c++)
    {
      MusetteColumn truth = scan (trace, musette_column_grid_get_start (&grid, c),
                                  musette_column_grid_get_start (&grid, c + 1));

      g_assert_cmpint (isnan (columns[c].min), ==, truth.min > truth.max);
      if (truth.min > truth.max)
        continue;
      g_assert_cmpfloat_with_epsilon (columns[c].min, truth.min, 1e-3);
      g_assert_cmpfloat_with_epsilon (columns[c].max, truth.max, 1e-3);
    }
}

static void
test_columns (void)
{
  g_autoptr (MusettePositions) positions = chart_fixture_positions (5000);
  g_autoptr (MusetteTrace) trace
      = musette_trace_new (positions, chart_fixture_power (5000, 1), 5000);

  check_columns (trace, 0, 5000, 300);
  check_columns (trace, 0, 5000, 37);
  check_columns (trace, 1234, 1300, 200);
  check_columns (trace, -500, 6000, 100);
  check_columns (trace, 3000.25, 4100.75, 411);
}

static void
test_stops (void)
{
  const guint starts[] = { 0, 3, 6 };
  double times[] = { 0, 1, 2, 100, 101, 102, 200 };
  float values[] = { 10, 20, 30, 300, 310, 320, 7 };
  g_autoptr (MusettePositions) positions
      = musette_positions_new (g_memdup2 (times, sizeof times), 7, starts, 3);
  g_autoptr (MusetteTrace) trace
      = musette_trace_new (positions, g_memdup2 (values, sizeof values), 7);
  guint bounds[11];
  MusetteColumn columns[10];
  MusetteColumnGrid grid;

  musette_column_grid_init (&grid, 0, 250, 10);
  musette_positions_locate (positions, &grid, bounds);
  musette_trace_get_columns (trace, &grid, bounds, columns);
  g_assert_cmpfloat (columns[0].max, ==, 30);
  for (guint c = 1; c <= 3; c++)
    g_assert_true (isnan (columns[c].min));
  g_assert_cmpfloat (columns[4].min, ==, 300);
  g_assert_cmpfloat (columns[8].min, ==, 7);
  g_assert_cmpfloat (columns[8].max, ==, 7);
  check_columns (trace, 0, 250, 10);
  check_columns (trace, 0, 5, 50);
}

static void
test_missing (void)
{
  float values[] = { 10, NAN, 20, 30, NAN, NAN };
  g_autoptr (MusettePositions) positions = chart_fixture_positions (6);
  g_autoptr (MusetteTrace) trace
      = musette_trace_new (positions, g_memdup2 (values, sizeof values), 6);

  g_assert_false (musette_trace_is_joined (trace, 0));
  g_assert_false (musette_trace_is_joined (trace, 1));
  g_assert_false (musette_trace_is_joined (trace, 2));
  g_assert_true (musette_trace_is_joined (trace, 3));
  g_assert_false (musette_trace_is_joined (trace, 4));
  g_assert_false (musette_trace_is_joined (trace, 6));
  check_columns (trace, 0, 6, 60);
}

/* The one thing that must never be lost: the highest second, at any zoom. */
static void
test_peaks_survive (void)
{
  const guint n = 20000;
  g_autoptr (MusettePositions) positions = chart_fixture_positions (n);
  float *values = chart_fixture_power (n, 3);
  g_autoptr (MusetteTrace) trace = NULL;
  guint bounds[1301];
  MusetteColumn columns[1300];

  values[7777] = 1022;
  trace = musette_trace_new (positions, values, n);
  for (guint width = 1; width <= 1300; width += 13)
    {
      MusetteColumnGrid grid;
      float highest = 0;

      musette_column_grid_init (&grid, 0, n, width);
      musette_positions_locate (positions, &grid, bounds);
      musette_trace_get_columns (trace, &grid, bounds, columns);
      for (guint c = 0; c < width; c++)
        if (columns[c].max > highest)
          highest = columns[c].max;
      g_assert_cmpfloat (highest, ==, 1022);
    }
  g_assert_cmpuint (musette_trace_find_max (trace, 0, n), ==, 7777);
}

static void
test_extent (void)
{
  const guint n = 3001;
  g_autoptr (MusettePositions) positions = chart_fixture_positions (n);
  g_autoptr (MusetteTrace) trace = musette_trace_new (positions, chart_fixture_power (n, 5), n);

  for (guint from = 0; from < n; from += 97)
    for (guint to = from; to <= n; to += 131)
      {
        float low = INFINITY;
        float high = -INFINITY;
        float min;
        float max;

        for (guint i = from; i < to; i++)
          if (!isnan (musette_trace_get_value (trace, i)))
            {
              low = MIN (low, musette_trace_get_value (trace, i));
              high = MAX (high, musette_trace_get_value (trace, i));
            }
        g_assert_cmpint (musette_trace_get_extent (trace, from, to, &min, &max), ==, low <= high);
        if (low <= high)
          {
            g_assert_cmpfloat (min, ==, low);
            g_assert_cmpfloat (max, ==, high);
          }
      }
}

/* While it is moved, a column keeps the samples it has: nothing shimmers. */
static void
test_columns_do_not_shimmer (void)
{
  const guint n = 9000;
  g_autoptr (MusettePositions) positions = chart_fixture_positions (n);
  g_autoptr (MusetteTrace) trace = musette_trace_new (positions, chart_fixture_power (n, 9), n);
  MusetteColumn first[100];
  guint bounds[101];
  MusetteColumnGrid grid;

  musette_column_grid_init (&grid, 1000, 2000, 100);
  musette_positions_locate (positions, &grid, bounds);
  musette_trace_get_columns (trace, &grid, bounds, first);
  for (guint by = 1; by < 60; by++)
    {
      MusetteColumn moved[100];
      MusetteColumnGrid other;
      guint shift;

      musette_column_grid_init (&other, 1000 + by, 2000 + by, 100);
      musette_positions_locate (positions, &other, bounds);
      musette_trace_get_columns (trace, &other, bounds, moved);
      shift = (guint) (other.first - grid.first);
      for (guint c = 0; c + shift < 100; c++)
        g_assert_cmpmem (&moved[c], sizeof moved[c], &first[c + shift], sizeof first[c]);
    }
}

static void
test_path (void)
{
  const guint n = 10000;
  g_autoptr (MusettePositions) positions = chart_fixture_positions (n);
  g_autoptr (MusetteTrace) trace = musette_trace_new (positions, chart_fixture_power (n, 2), n);
  MusetteColumnGrid grid;
  g_autoptr (GArray) path = NULL;
  double last = -1;
  float highest = 0;
  float min;
  float max;

  musette_column_grid_init (&grid, 0, n, 200);
  path = musette_trace_get_path (trace, &grid);
  g_assert_cmpuint (path->len, <, 2000);
  g_assert_true (g_array_index (path, MusetteTracePoint, 0).starts);
  for (guint i = 0; i < path->len; i++)
    {
      const MusetteTracePoint *point = &g_array_index (path, MusetteTracePoint, i);

      g_assert_cmpfloat (point->position, >, last);
      g_assert_false (isnan (point->value));
      g_assert_cmpfloat (point->value, ==,
                         musette_trace_get_value (trace, (guint) point->position));
      last = point->position;
      highest = MAX (highest, point->value);
    }
  musette_trace_get_extent (trace, 0, n, &min, &max);
  g_assert_cmpfloat (highest, ==, max);
}

static void
test_empty (void)
{
  g_autoptr (MusettePositions) positions = chart_fixture_positions (0);
  g_autoptr (MusetteTrace) trace = musette_trace_new (positions, g_new (float, 1), 0);
  MusetteColumnGrid grid;
  g_autoptr (GArray) path = NULL;

  check_columns (trace, 0, 10, 5);
  musette_column_grid_init (&grid, 0, 10, 5);
  path = musette_trace_get_path (trace, &grid);
  g_assert_cmpuint (path->len, ==, 0);
  g_assert_cmpfloat (musette_positions_get_end (positions), ==, 0);
}

static void
test_find (void)
{
  double values[] = { 0, 5, 5, 10 };
  g_autoptr (MusettePositions) positions
      = musette_positions_new (g_memdup2 (values, sizeof values), 4, NULL, 0);

  g_assert_cmpuint (musette_positions_find (positions, -1), ==, 0);
  g_assert_cmpuint (musette_positions_find (positions, 5), ==, 1);
  g_assert_cmpuint (musette_positions_find (positions, 5.1), ==, 3);
  g_assert_cmpuint (musette_positions_find (positions, 11), ==, 4);
  g_assert_cmpuint (musette_positions_find_nearest (positions, 11), ==, 3);
  g_assert_cmpuint (musette_positions_find_nearest (positions, 7.4), ==, 2);
  g_assert_cmpuint (musette_positions_find_nearest (positions, -4), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/trace/columns", test_columns);
  g_test_add_func ("/chart/trace/stops", test_stops);
  g_test_add_func ("/chart/trace/missing", test_missing);
  g_test_add_func ("/chart/trace/peaks-survive", test_peaks_survive);
  g_test_add_func ("/chart/trace/extent", test_extent);
  g_test_add_func ("/chart/trace/columns-do-not-shimmer", test_columns_do_not_shimmer);
  g_test_add_func ("/chart/trace/path", test_path);
  g_test_add_func ("/chart/trace/empty", test_empty);
  g_test_add_func ("/chart/trace/find", test_find);
  return g_test_run ();
}
