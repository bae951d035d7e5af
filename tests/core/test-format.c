/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <locale.h>
#include <math.h>

#include "musette-format.h"
#include "musette-sport.h"

#define S MUSETTE_THIN_SPACE

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_numbers (void)
{
  assert_text (musette_format_number (3.14159, 2), "3.14");
  assert_text (musette_format_number (-0.4, 0), "0");
  assert_text (musette_format_number (-0.5001, 0), "\xe2\x88\x92"
                                                   "1");
  assert_text (musette_format_number (-12.34, 1), "\xe2\x88\x92"
                                                  "12.3");
  assert_text (musette_format_number (NAN, 1), MUSETTE_MISSING);
  assert_text (musette_format_number (INFINITY, 1), MUSETTE_MISSING);
  assert_text (musette_format_count (0), "0");
  assert_text (musette_format_with_unit (NAN, 0, "W"), MUSETTE_MISSING);
}

static void
test_durations (void)
{
  assert_text (musette_format_duration (5645), "1:34:05");
  assert_text (musette_format_duration (245), "4:05");
  assert_text (musette_format_duration (0), "0:00");
  assert_text (musette_format_duration (3599.6), "1:00:00");
  assert_text (musette_format_duration (90000), "25:00:00");
  assert_text (musette_format_duration (-65), "\xe2\x88\x92"
                                              "1:05");
  assert_text (musette_format_duration (NAN), MUSETTE_MISSING);
  assert_text (musette_format_duration (1e300), MUSETTE_MISSING);
  assert_text (musette_format_duration_short (5), "5" S "s");
  assert_text (musette_format_duration_short (1200), "20" S "min");
  assert_text (musette_format_duration_short (90), "1:30");
  assert_text (musette_format_duration_short (7200), "2" S "h");
  assert_text (musette_format_duration_prose (5645), "1" S "h" S "34");
  assert_text (musette_format_duration_prose (3900), "1" S "h" S "05");
  assert_text (musette_format_duration_prose (2040), "34" S "min");
  assert_text (musette_format_duration_prose (3590), "1" S "h" S "00");
  assert_text (musette_format_duration_prose (45), "45" S "s");
}

static void
test_quantities (void)
{
  assert_text (musette_format_power (242.6), "243" S "W");
  assert_text (musette_format_power (0), "0" S "W");
  assert_text (musette_format_power (NAN), MUSETTE_MISSING);
  assert_text (musette_format_heartrate (151), "151" S "bpm");
  assert_text (musette_format_cadence (87.4), "87" S "rpm");
  assert_text (musette_format_energy (970039), "970" S "kJ");
  assert_text (musette_format_percent (66.049, 0), "66" S "%");
  assert_text (musette_format_power_per_weight (3.251), "3.25" S "W/kg");
  assert_text (musette_format_distance (92428.1, MUSETTE_UNITS_METRIC), "92.4" S "km");
  assert_text (musette_format_distance (5320, MUSETTE_UNITS_METRIC), "5.32" S "km");
  assert_text (musette_format_distance (9999, MUSETTE_UNITS_METRIC), "10.0" S "km");
  assert_text (musette_format_distance (850, MUSETTE_UNITS_METRIC), "850" S "m");
  assert_text (musette_format_distance (999.7, MUSETTE_UNITS_METRIC), "1.00" S "km");
  assert_text (musette_format_distance (92428.1, MUSETTE_UNITS_IMPERIAL), "57.4" S "mi");
  assert_text (musette_format_distance (100, MUSETTE_UNITS_IMPERIAL), "328" S "ft");
  assert_text (musette_format_elevation (300, MUSETTE_UNITS_IMPERIAL), "984" S "ft");
  assert_text (musette_format_speed (7.217, MUSETTE_UNITS_METRIC), "26.0" S "km/h");
  assert_text (musette_format_speed (7.217, MUSETTE_UNITS_IMPERIAL), "16.1" S "mph");
  assert_text (musette_format_temperature (28.03, MUSETTE_UNITS_METRIC), "28" S "°C");
  assert_text (musette_format_temperature (28.03, MUSETTE_UNITS_IMPERIAL), "82" S "°F");
  assert_text (musette_format_temperature (-5, MUSETTE_UNITS_METRIC), "\xe2\x88\x92"
                                                                      "5" S "°C");
  assert_text (musette_format_weight (74.2, FALSE), "74.2" S "kg");
  assert_text (musette_format_weight (74.2, TRUE), "163.6" S "lb");
}

static void
test_paces (void)
{
  assert_text (musette_format_pace (1000 / 275.0, MUSETTE_PACE_MINS_KM), "4:35" S "/km");
  assert_text (musette_format_pace (1609.344 / 420, MUSETTE_PACE_MINS_MILE), "7:00" S "/mi");
  assert_text (musette_format_pace (1, MUSETTE_PACE_SECS_100M), "1:40" S "/100" S "m");
  assert_text (musette_format_pace (0.9144, MUSETTE_PACE_SECS_100Y), "1:40" S "/100" S "yd");
  assert_text (musette_format_pace (4, MUSETTE_PACE_SECS_500M), "2:05" S "/500" S "m");
  assert_text (musette_format_pace (0, MUSETTE_PACE_MINS_KM), MUSETTE_MISSING);
  assert_text (musette_format_pace (0.0001, MUSETTE_PACE_MINS_KM), MUSETTE_MISSING);
  assert_text (musette_format_pace (NAN, MUSETTE_PACE_MINS_KM), MUSETTE_MISSING);
  g_assert_cmpint (musette_pace_units_from_string ("SECS_100Y", MUSETTE_PACE_MINS_KM), ==,
                   MUSETTE_PACE_SECS_100Y);
  g_assert_cmpint (musette_pace_units_from_string ("NONE", MUSETTE_PACE_MINS_MILE), ==,
                   MUSETTE_PACE_MINS_MILE);
  g_assert_cmpint (musette_pace_units_from_string (NULL, MUSETTE_PACE_MINS_KM), ==,
                   MUSETTE_PACE_MINS_KM);
  g_assert_cmpint (musette_pace_units_for_sport (MUSETTE_SPORT_SWIM, MUSETTE_UNITS_IMPERIAL), ==,
                   MUSETTE_PACE_SECS_100Y);
}

static void
test_dates (void)
{
  MusetteDate date = musette_date_new (2025, 8, 27);

  assert_text (musette_format_date_long (date), "Wednesday, 27 August 2025");
  assert_text (musette_format_date_short (date), "27 Aug 2025");
  assert_text (musette_format_date_weekday (date), "Wed 27 Aug");
  assert_text (musette_format_month (date), "August 2025");
  assert_text (musette_format_date_long (MUSETTE_DATE_NONE), MUSETTE_MISSING);
  assert_text (musette_format_time_of_day (musette_local_time_parse ("2025-08-27T16:02:34")),
               "16:02");
  assert_text (musette_format_time_of_day (MUSETTE_LOCAL_TIME_NONE), MUSETTE_MISSING);
}

static void
test_german (void)
{
  if (setlocale (LC_ALL, "de_DE.utf8") == NULL)
    {
      g_test_skip ("no German locale");
      return;
    }
  assert_text (musette_format_number (3.14159, 2), "3,14");
  assert_text (musette_format_energy (2070039), "2.070" S "kJ");
  assert_text (musette_format_distance (92428.1, MUSETTE_UNITS_METRIC), "92,4" S "km");
  assert_text (musette_format_month (musette_date_new (2025, 8, 27)), "August 2025");
  setlocale (LC_ALL, "C.utf8");
}

static void
test_american (void)
{
  MusetteDate date = musette_date_new (2025, 8, 27);

  if (setlocale (LC_ALL, "en_US.utf8") == NULL)
    {
      g_test_skip ("no American locale");
      return;
    }
  assert_text (musette_format_energy (2070039), "2,070" S "kJ");
  assert_text (musette_format_date_short (date), "Aug 27, 2025");
  assert_text (musette_format_time_of_day (musette_local_time_parse ("2025-08-27T16:02:34")),
               "4:02" S "PM");
  assert_text (musette_format_time_of_day (musette_local_time_parse ("2025-08-27T00:02:34")),
               "12:02" S "AM");
  setlocale (LC_ALL, "C.utf8");
}

static void
test_sports (void)
{
  g_assert_cmpint (musette_sport_from_type ("VirtualRide"), ==, MUSETTE_SPORT_RIDE);
  g_assert_cmpint (musette_sport_from_type ("OpenWaterSwim"), ==, MUSETTE_SPORT_SWIM);
  g_assert_cmpint (musette_sport_from_type ("MoonRide"), ==, MUSETTE_SPORT_RIDE);
  g_assert_cmpint (musette_sport_from_type ("Juggling"), ==, MUSETTE_SPORT_OTHER);
  g_assert_cmpint (musette_sport_from_type (NULL), ==, MUSETTE_SPORT_OTHER);
  assert_text (musette_sport_dup_type_label ("VirtualRide"), "Virtual Ride");
  assert_text (musette_sport_dup_type_label ("MoonBuggyRide"), "Moon Buggy Ride");
  assert_text (musette_sport_dup_type_label (NULL), "Activity");
  g_assert_true (musette_sport_uses_pace (MUSETTE_SPORT_RUN));
  g_assert_false (musette_sport_uses_pace (MUSETTE_SPORT_RIDE));
  for (int sport = MUSETTE_SPORT_RIDE; sport <= MUSETTE_SPORT_OTHER; sport++)
    {
      g_assert_true (g_str_has_suffix (musette_sport_get_icon_name (sport), "-symbolic"));
      g_assert_nonnull (musette_sport_get_label (sport));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.utf8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/durations", test_durations);
  g_test_add_func ("/format/quantities", test_quantities);
  g_test_add_func ("/format/paces", test_paces);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/german", test_german);
  g_test_add_func ("/format/american", test_american);
  g_test_add_func ("/format/sports", test_sports);
  return g_test_run ();
}
