/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-date.h"

#include <string.h>

#define SECONDS_PER_DAY 86400
#define EPOCH_DAY 719163 /* 1970-01-01 as GDate's day number */

/**
 * musette_date_new:
 * @year: year, 1 to 9999
 * @month: month, 1 to 12
 * @day: day of the month, from 1
 *
 * Returns: the day, or %MUSETTE_DATE_NONE when the calendar has no such day
 */
MusetteDate
musette_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return MUSETTE_DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return MUSETTE_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (MusetteDate) g_date_get_julian (&date);
}

/* Reads exactly @digits decimal digits; -1 when there are others. */
static int
read_digits (const char *text, int digits)
{
  int value = 0;

  for (int i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static MusetteDate
read_date (const char *text)
{
  int year = read_digits (text, 4);
  int month;
  int day;

  if (year < 0 || text[4] != '-')
    return MUSETTE_DATE_NONE;
  month = read_digits (text + 5, 2);
  if (month < 0 || text[7] != '-')
    return MUSETTE_DATE_NONE;
  day = read_digits (text + 8, 2);
  return day < 0 ? MUSETTE_DATE_NONE : musette_date_new (year, month, day);
}

/**
 * musette_date_parse:
 * @text: (nullable): `YYYY-MM-DD`, optionally followed by `T` and a time that is ignored
 *
 * Returns: the day, or %MUSETTE_DATE_NONE when @text is not one
 */
MusetteDate
musette_date_parse (const char *text)
{
  if (text == NULL || strlen (text) < 10)
    return MUSETTE_DATE_NONE;
  if (text[10] != '\0' && text[10] != 'T')
    return MUSETTE_DATE_NONE;
  return read_date (text);
}

/**
 * musette_date_get_ymd:
 * @date: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day: (out) (optional): its day of the month, from 1
 */
void
musette_date_get_ymd (MusetteDate date, int *year, int *month, int *day)
{
  GDate value;

  g_return_if_fail (date > 0);

  g_date_clear (&value, 1);
  g_date_set_julian (&value, (guint32) date);
  if (year != NULL)
    *year = g_date_get_year (&value);
  if (month != NULL)
    *month = g_date_get_month (&value);
  if (day != NULL)
    *day = g_date_get_day (&value);
}

/**
 * musette_date_format:
 * @date: a day
 *
 * Returns: (transfer full): `YYYY-MM-DD`, the service's form
 */
char *
musette_date_format (MusetteDate date)
{
  int year;
  int month;
  int day;

  g_return_val_if_fail (date > 0, NULL);

  musette_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * musette_date_get_weekday:
 * @date: a day
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
musette_date_get_weekday (MusetteDate date)
{
  g_return_val_if_fail (date > 0, 0);

  return (date - 1) % 7 + 1;
}

/**
 * musette_date_get_monday:
 * @date: a day
 *
 * Returns: the Monday of the week of @date
 */
MusetteDate
musette_date_get_monday (MusetteDate date)
{
  return date - (musette_date_get_weekday (date) - 1);
}

/**
 * musette_date_get_month_start:
 * @date: a day
 *
 * Returns: the first day of the month of @date
 */
MusetteDate
musette_date_get_month_start (MusetteDate date)
{
  int day;

  musette_date_get_ymd (date, NULL, NULL, &day);
  return date - (day - 1);
}

/**
 * musette_date_add_months:
 * @date: a day
 * @months: how many months later, may be negative
 *
 * Returns: the same day of the other month, or that month's last day when it is shorter
 */
MusetteDate
musette_date_add_months (MusetteDate date, int months)
{
  int year;
  int month;
  int day;
  int index;

  musette_date_get_ymd (date, &year, &month, &day);
  index = year * 12 + (month - 1) + months;
  year = index / 12;
  month = index % 12 + 1;
  if (year < 1 || year > 9999)
    return MUSETTE_DATE_NONE;
  day = MIN (day, (int) g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  return musette_date_new (year, month, day);
}

/**
 * musette_date_parse_relative:
 * @text: `YYYY-MM-DD`, `today`, `today-7`, `today+3` or `monday`
 * @today: the day that counts as today
 *
 * Returns: the day, or %MUSETTE_DATE_NONE when @text is none of these
 */
MusetteDate
musette_date_parse_relative (const char *text, MusetteDate today)
{
  gint64 days;

  g_return_val_if_fail (text != NULL, MUSETTE_DATE_NONE);
  g_return_val_if_fail (today > 0, MUSETTE_DATE_NONE);

  if (strcmp (text, "monday") == 0)
    return musette_date_get_monday (today);
  if (!g_str_has_prefix (text, "today"))
    return musette_date_parse (text);
  text += strlen ("today");
  if (*text == '\0')
    return today;
  if (*text != '-' && *text != '+')
    return MUSETTE_DATE_NONE;
  if (!g_ascii_string_to_signed (text[0] == '+' ? text + 1 : text, 10, -400000, 400000, &days,
                                 NULL))
    return MUSETTE_DATE_NONE;
  return today + days > 0 ? (MusetteDate) (today + days) : MUSETTE_DATE_NONE;
}

/**
 * musette_local_time_parse:
 * @text: (nullable): `YYYY-MM-DD`, or that with `THH:MM:SS`; a fraction or zone behind it is
 * ignored
 *
 * Returns: the wall-clock time, or %MUSETTE_LOCAL_TIME_NONE when @text is not one
 */
MusetteLocalTime
musette_local_time_parse (const char *text)
{
  MusetteDate date;
  int hour;
  int minute;
  int second;

  if (text == NULL || strlen (text) < 10)
    return MUSETTE_LOCAL_TIME_NONE;
  date = read_date (text);
  if (date == MUSETTE_DATE_NONE)
    return MUSETTE_LOCAL_TIME_NONE;
  if (text[10] == '\0')
    return musette_local_time_from_date (date);
  if (text[10] != 'T' || strlen (text) < 19 || text[13] != ':' || text[16] != ':')
    return MUSETTE_LOCAL_TIME_NONE;
  hour = read_digits (text + 11, 2);
  minute = read_digits (text + 14, 2);
  second = read_digits (text + 17, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return MUSETTE_LOCAL_TIME_NONE;
  return musette_local_time_from_date (date) + hour * 3600 + minute * 60 + second;
}

/**
 * musette_local_time_format:
 * @time: a wall-clock time
 *
 * Returns: (transfer full): `YYYY-MM-DDTHH:MM:SS`, the service's form
 */
char *
musette_local_time_format (MusetteLocalTime time)
{
  g_autofree char *date = NULL;
  int second;

  g_return_val_if_fail (time != MUSETTE_LOCAL_TIME_NONE, NULL);

  date = musette_date_format (musette_local_time_get_date (time));
  second = musette_local_time_get_second_of_day (time);
  return g_strdup_printf ("%sT%02d:%02d:%02d", date, second / 3600, second / 60 % 60, second % 60);
}

/**
 * musette_local_time_get_second_of_day:
 * @time: a wall-clock time
 *
 * Returns: seconds since midnight, 0 to 86399
 */
int
musette_local_time_get_second_of_day (MusetteLocalTime time)
{
  gint64 second = time % SECONDS_PER_DAY;

  return (int) (second < 0 ? second + SECONDS_PER_DAY : second);
}

/**
 * musette_local_time_get_date:
 * @time: a wall-clock time
 *
 * Returns: its day
 */
MusetteDate
musette_local_time_get_date (MusetteLocalTime time)
{
  g_return_val_if_fail (time != MUSETTE_LOCAL_TIME_NONE, MUSETTE_DATE_NONE);

  return (MusetteDate) ((time - musette_local_time_get_second_of_day (time)) / SECONDS_PER_DAY
                        + EPOCH_DAY);
}

/**
 * musette_local_time_from_date:
 * @date: a day
 *
 * Returns: midnight at the beginning of @date
 */
MusetteLocalTime
musette_local_time_from_date (MusetteDate date)
{
  g_return_val_if_fail (date > 0, MUSETTE_LOCAL_TIME_NONE);

  return ((MusetteLocalTime) date - EPOCH_DAY) * SECONDS_PER_DAY;
}
