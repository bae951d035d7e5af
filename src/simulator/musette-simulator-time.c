/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-time.h"

#define HOUR_S 3600

static MusetteDate
last_sunday (int year, int month)
{
  MusetteDate date = musette_date_new (year, month, 31);

  return date - musette_date_get_weekday (date) % 7;
}

/**
 * musette_simulator_time_offset_s:
 * @time: a wall-clock time of the demo athlete
 *
 * The athlete lives in Central Europe. The rule stands here so that the demo needs no time zone
 * database: summer time from the last Sunday of March at 2:00 to the last Sunday of October at
 * 3:00.
 *
 * Returns: seconds ahead of UTC
 */
int
musette_simulator_time_offset_s (MusetteLocalTime time)
{
  MusetteLocalTime begin;
  MusetteLocalTime end;
  int year;

  musette_date_get_ymd (musette_local_time_get_date (time), &year, NULL, NULL);
  begin = musette_local_time_from_date (last_sunday (year, 3)) + 2 * HOUR_S;
  end = musette_local_time_from_date (last_sunday (year, 10)) + 3 * HOUR_S;
  return time >= begin && time < end ? 2 * HOUR_S : HOUR_S;
}

/**
 * musette_simulator_time_to_utc:
 * @time: a wall-clock time of the demo athlete
 *
 * Returns: (transfer full): `YYYY-MM-DDTHH:MM:SSZ`
 */
char *
musette_simulator_time_to_utc (MusetteLocalTime time)
{
  g_autofree char *text = musette_local_time_format (time - musette_simulator_time_offset_s (time));

  return g_strconcat (text, "Z", NULL);
}

/**
 * musette_simulator_time_to_stamp:
 * @time: a wall-clock time of the demo athlete
 *
 * Returns: (transfer full): the same in the form that the service uses for its own events
 */
char *
musette_simulator_time_to_stamp (MusetteLocalTime time)
{
  g_autofree char *text = musette_local_time_format (time - musette_simulator_time_offset_s (time));

  return g_strconcat (text, ".000+00:00", NULL);
}
