/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-span-axis.h"
#include "musette-test.h"
#include "musette-value-axis.h"
#include "musette-value-format.h"

static void
test_value_axis (void)
{
  static const struct
  {
    double min;
    double max;
  } ranges[] = { { 0, 1022 },    { 94, 190 },    { 0, 134 }, { 229, 568 },     { 13, 19 },
                 { -20, 20000 }, { 0.01, 0.02 }, { 5, 5.0 }, { -400, -380.5 }, { 0, 1e6 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (guint lines = 3; lines <= 5; lines++)
      {
        MusetteValueAxis axis;

        musette_value_axis_init (&axis, ranges[i].min, ranges[i].max, FALSE, lines);
        g_assert_cmpuint (axis.n_ticks, >=, 2);
        g_assert_cmpuint (axis.n_ticks, <=, lines);
        g_assert_cmpfloat (axis.lower, <=, ranges[i].min + 1e-9);
        g_assert_cmpfloat (axis.upper, >=, ranges[i].max - 1e-9);
        g_assert_cmpfloat_with_epsilon (axis.ticks[0], axis.lower, 1e-9);
        g_assert_cmpfloat_with_epsilon (axis.ticks[axis.n_ticks - 1], axis.upper,
                                        1e-9 * MAX (fabs (axis.upper), 1));
      }
}

static void
test_value_axis_wastes_little (void)
{
  MusetteValueAxis axis;

  musette_value_axis_init (&axis, 0, 1022, TRUE, 5);
  g_assert_cmpfloat (axis.upper, ==, 1200);
  musette_value_axis_init (&axis, 94, 190, FALSE, 4);
  g_assert_cmpfloat (axis.upper - axis.lower, <=, 150);
  g_assert_cmpfloat (musette_value_axis_get_fraction (&axis, axis.upper), ==, 1);
  g_assert_cmpfloat (musette_value_axis_get_fraction (&axis, axis.lower), ==, 0);
}

static void
test_pace_axis (void)
{
  MusetteValueAxis axis;

  musette_value_axis_init_pace (&axis, 0, 4.2, 1000, 4);
  g_assert_cmpuint (axis.n_ticks, >=, 2);
  g_assert_cmpuint (axis.n_ticks, <=, 4);
  g_assert_cmpfloat (axis.lower, >, 0);
  for (guint i = 0; i < axis.n_ticks; i++)
    {
      double pace = 1000 / axis.ticks[i];

      g_assert_cmpfloat_with_epsilon (pace, round (pace), 1e-6);
      g_assert_cmpint ((int) round (pace) % 5, ==, 0);
      if (i > 0)
        g_assert_cmpfloat (axis.ticks[i], >, axis.ticks[i - 1]);
    }
}

static void
check_span (MusetteSpanKind kind,
            double from,
            double to,
            guint max_ticks,
            double step,
            const char *first)
{
  MusetteSpanAxis axis;
  g_autofree char *text = NULL;

  musette_span_axis_init (&axis, kind, MUSETTE_UNITS_METRIC, from, to, max_ticks);
  g_assert_cmpfloat_with_epsilon (axis.step, step, 1e-6);
  g_assert_cmpuint (musette_span_axis_get_n_ticks (&axis), >=, 1);
  g_assert_cmpuint (musette_span_axis_get_n_ticks (&axis), <=, max_ticks + 1);
  text = musette_span_axis_format (&axis, musette_span_axis_get_tick (&axis, 0));
  g_assert_cmpstr (text, ==, first);
}

static void
test_span_axis (void)
{
  check_span (MUSETTE_SPAN_TIME, 0, 7200, 12, 600, "0:00");
  check_span (MUSETTE_SPAN_TIME, 0, 86400, 12, 7200, "0:00");
  check_span (MUSETTE_SPAN_TIME, 100, 3700, 5, 900, "0:15");
  check_span (MUSETTE_SPAN_TIME, 3601, 3611, 6, 2, "1:00:02");
  check_span (MUSETTE_SPAN_DISTANCE, 0, 100000, 10, 10000, "0\u202fkm");
  check_span (MUSETTE_SPAN_DISTANCE, 50, 950, 4, 250, "0.25\u202fkm");
}

static void
test_span_axis_of_years (void)
{
  MusetteSpanAxis axis;

  musette_span_axis_init (&axis, MUSETTE_SPAN_TIME, MUSETTE_UNITS_METRIC, 0, 1e9, 8);
  g_assert_cmpuint (musette_span_axis_get_n_ticks (&axis), <=, 9);
}

static void
test_value_format (void)
{
  g_autofree char *power = musette_value_format_value (MUSETTE_VALUE_POWER, 0, 243);
  g_autofree char *none = musette_value_format_value (MUSETTE_VALUE_POWER, 0, NAN);
  MusetteValueAxis axis;
  g_autofree char *top = NULL;
  g_autofree char *bottom = NULL;

  g_assert_cmpstr (power, ==, "243\u202fW");
  g_assert_cmpstr (none, ==, MUSETTE_MISSING);
  musette_value_format_init_axis (MUSETTE_VALUE_SPEED, MUSETTE_UNITS_METRIC, 0, 13.8, 3, &axis);
  g_assert_cmpfloat (axis.upper, >=, 13.8 * 3.6);
  g_assert_cmpfloat (axis.upper, <, 70);
  top = musette_value_format_tick (MUSETTE_VALUE_SPEED, MUSETTE_UNITS_METRIC, &axis,
                                   axis.n_ticks - 1);
  bottom = musette_value_format_tick (MUSETTE_VALUE_SPEED, MUSETTE_UNITS_METRIC, &axis, 0);
  g_assert_true (g_str_has_suffix (top, "km/h"));
  g_assert_cmpstr (bottom, ==, "0");
}

static void
test_wrong_values_do_not_flatten (void)
{
  MusetteValueAxis axis;

  musette_value_format_init_axis (MUSETTE_VALUE_POWER, MUSETTE_UNITS_METRIC, 0, 65534, 5, &axis);
  g_assert_cmpfloat (axis.upper, <=, 3000);
  musette_value_format_init_axis (MUSETTE_VALUE_ALTITUDE, MUSETTE_UNITS_METRIC, 210, 212, 3, &axis);
  g_assert_cmpfloat (axis.upper - axis.lower, >=, 40);
}

static void
test_round_trip (void)
{
  for (guint format = MUSETTE_VALUE_POWER; format <= MUSETTE_VALUE_TEMPERATURE; format++)
    for (guint units = 0; units <= MUSETTE_UNITS_IMPERIAL; units++)
      {
        double shown = musette_value_format_to_display (format, units, 12.5);

        g_assert_cmpfloat_with_epsilon (musette_value_format_from_display (format, units, shown),
                                        12.5, 1e-9);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/axes/value", test_value_axis);
  g_test_add_func ("/chart/axes/value-wastes-little", test_value_axis_wastes_little);
  g_test_add_func ("/chart/axes/pace", test_pace_axis);
  g_test_add_func ("/chart/axes/span", test_span_axis);
  g_test_add_func ("/chart/axes/span-of-years", test_span_axis_of_years);
  g_test_add_func ("/chart/axes/value-format", test_value_format);
  g_test_add_func ("/chart/axes/wrong-values", test_wrong_values_do_not_flatten);
  g_test_add_func ("/chart/axes/round-trip", test_round_trip);
  return g_test_run ();
}
