/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-date.h"

#include "musette-test.h"

static void
test_parse (void)
{
  g_autofree char *text = musette_date_format (musette_date_parse ("2026-03-29"));

  g_assert_cmpstr (text, ==, "2026-03-29");
  g_assert_cmpint (musette_date_parse ("2024-02-29"), !=, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse ("2023-02-29"), ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse ("2023-2-9"), ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse ("2023-02-09x"), ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse (""), ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse (NULL), ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse ("2023-02-09T10:00:00"), ==, musette_date_new (2023, 2, 9));
}

static void
test_week (void)
{
  MusetteDate saturday = musette_date_new (2026, 11, 21);

  g_assert_cmpint (musette_date_get_weekday (saturday), ==, 6);
  g_assert_cmpint (musette_date_get_monday (saturday), ==, musette_date_new (2026, 11, 16));
  g_assert_cmpint (musette_date_get_month_start (saturday), ==, musette_date_new (2026, 11, 1));
}

static void
test_months (void)
{
  MusetteDate january = musette_date_new (2023, 1, 31);

  g_assert_cmpint (musette_date_add_months (january, 1), ==, musette_date_new (2023, 2, 28));
  g_assert_cmpint (musette_date_add_months (january, -2), ==, musette_date_new (2022, 11, 30));
  g_assert_cmpint (musette_date_add_months (january, 12), ==, musette_date_new (2024, 1, 31));
}

static void
test_relative (void)
{
  MusetteDate today = musette_date_new (2026, 11, 21);

  g_assert_cmpint (musette_date_parse_relative ("today", today), ==, today);
  g_assert_cmpint (musette_date_parse_relative ("today-7", today), ==, today - 7);
  g_assert_cmpint (musette_date_parse_relative ("today+3", today), ==, today + 3);
  g_assert_cmpint (musette_date_parse_relative ("monday", today), ==, today - 5);
  g_assert_cmpint (musette_date_parse_relative ("2020-01-02", today), ==,
                   musette_date_new (2020, 1, 2));
  g_assert_cmpint (musette_date_parse_relative ("todayx", today), ==, MUSETTE_DATE_NONE);
  g_assert_cmpint (musette_date_parse_relative ("yesterday", today), ==, MUSETTE_DATE_NONE);
}

static void
test_local_time (void)
{
  MusetteLocalTime time = musette_local_time_parse ("2026-03-29T02:30:15");
  g_autofree char *text = musette_local_time_format (time);

  g_assert_cmpstr (text, ==, "2026-03-29T02:30:15");
  g_assert_cmpint (musette_local_time_get_date (time), ==, musette_date_new (2026, 3, 29));
  g_assert_cmpint (musette_local_time_get_second_of_day (time), ==, 9015);
  g_assert_cmpint (musette_local_time_parse ("1970-01-01T00:00:00"), ==, 0);
  g_assert_cmpint (musette_local_time_get_date (-1), ==, musette_date_new (1969, 12, 31));
  g_assert_cmpint (musette_local_time_parse ("2026-03-29T25:00:00"), ==, MUSETTE_LOCAL_TIME_NONE);
  g_assert_cmpint (musette_local_time_parse ("2026-03-29T10"), ==, MUSETTE_LOCAL_TIME_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/week", test_week);
  g_test_add_func ("/core/date/months", test_months);
  g_test_add_func ("/core/date/relative", test_relative);
  g_test_add_func ("/core/date/local-time", test_local_time);
  return g_test_run ();
}
