/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

#define METRES_PER_MILE 1609.344
#define METRES_PER_YARD 0.9144
#define METRES_PER_FOOT 0.3048
#define KILOGRAMS_PER_POUND 0.45359237
#define MINUS "\xe2\x88\x92"
#define MAX_SHOWN 1e15
#define MAX_SHOWN_PACE_S (60 * 60)

static char *
dup_missing (void)
{
  return g_strdup (MUSETTE_MISSING);
}

/* The separators of a locale that is not UTF-8 are not UTF-8 either. */
static char *
ensure_utf8 (char *text)
{
  char *converted;

  if (g_utf8_validate (text, -1, NULL))
    return text;
  converted = g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    converted = g_utf8_make_valid (text, -1);
  g_free (text);
  return converted;
}

/**
 * musette_format_number:
 * @value: a number
 * @decimals: digits behind the decimal mark, 0 to 9
 *
 * Returns: (transfer full): the number as the locale writes it, "–" when it is missing
 */
char *
musette_format_number (double value, int decimals)
{
  g_autofree char *digits = NULL;
  double unit = pow (10, -decimals);

  g_return_val_if_fail (decimals >= 0 && decimals <= 9, NULL);

  if (!isfinite (value) || fabs (value) > MAX_SHOWN)
    return dup_missing ();
  digits = ensure_utf8 (g_strdup_printf ("%'.*f", decimals, fabs (value)));
  /* What rounds to zero has no sign. */
  if (value <= -unit / 2)
    return g_strconcat (MINUS, digits, NULL);
  return g_steal_pointer (&digits);
}

/**
 * musette_format_count:
 * @value: how many
 *
 * Returns: (transfer full): the number as the locale writes it
 */
char *
musette_format_count (gint64 value)
{
  return musette_format_number ((double) value, 0);
}

/**
 * musette_format_with_unit:
 * @value: a number
 * @decimals: digits behind the decimal mark
 * @unit: a translated unit
 *
 * Returns: (transfer full): number, thin space, unit; "–" alone when the number is missing
 */
char *
musette_format_with_unit (double value, int decimals, const char *unit)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (unit != NULL, NULL);

  if (!isfinite (value) || fabs (value) > MAX_SHOWN)
    return dup_missing ();
  number = musette_format_number (value, decimals);
  return g_strconcat (number, MUSETTE_THIN_SPACE, unit, NULL);
}

static gboolean
split_time (double seconds, gint64 *whole, const char **sign)
{
  if (!isfinite (seconds) || fabs (seconds) > MAX_SHOWN)
    return FALSE;
  *whole = llround (fabs (seconds));
  *sign = seconds < 0 && *whole > 0 ? MINUS : "";
  return TRUE;
}

/**
 * musette_format_duration:
 * @seconds: a time span in s
 *
 * Returns: (transfer full): "1:34:05", below an hour "4:05"
 */
char *
musette_format_duration (double seconds)
{
  gint64 whole;
  const char *sign;

  if (!split_time (seconds, &whole, &sign))
    return dup_missing ();
  if (whole < 3600)
    return g_strdup_printf ("%s%d:%02d", sign, (int) (whole / 60), (int) (whole % 60));
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02d:%02d", sign, whole / 3600,
                          (int) (whole / 60 % 60), (int) (whole % 60));
}

/**
 * musette_format_duration_short:
 * @seconds: a time span in s
 *
 * For axes and power curves, where round spans are the rule.
 *
 * Returns: (transfer full): "5 s", "20 min", "1 h", and "1:30" min or "1:30:00" for what is not
 * round
 */
char *
musette_format_duration_short (double seconds)
{
  gint64 whole;
  const char *sign;

  if (!split_time (seconds, &whole, &sign))
    return dup_missing ();
  if (whole < 60)
    return musette_format_with_unit (seconds, 0, C_ ("unit of seconds", "s"));
  if (whole < 3600 && whole % 60 == 0)
    return musette_format_with_unit (seconds / 60, 0, C_ ("unit of minutes", "min"));
  if (whole % 3600 == 0)
    return musette_format_with_unit (seconds / 3600, 0, C_ ("unit of hours", "h"));
  return musette_format_duration (seconds);
}

/**
 * musette_format_duration_prose:
 * @seconds: a time span in s
 *
 * Returns: (transfer full): "1 h 34", below an hour "34 min", below a minute "45 s"
 */
char *
musette_format_duration_prose (double seconds)
{
  gint64 whole;
  gint64 minutes;
  const char *sign;

  if (!split_time (seconds, &whole, &sign))
    return dup_missing ();
  minutes = (whole + 30) / 60;
  if (whole < 60)
    return musette_format_with_unit (seconds, 0, C_ ("unit of seconds", "s"));
  if (minutes < 60)
    return musette_format_with_unit (seconds < 0 ? (double) -minutes : (double) minutes, 0,
                                     C_ ("unit of minutes", "min"));
  /* Translators: hours and minutes in prose, "1 h 34"; the spaces are U+202F. */
  return g_strdup_printf (_ ("%s%d\xe2\x80\xafh\xe2\x80\xaf%02d"), sign, (int) (minutes / 60),
                          (int) (minutes % 60));
}

static char *
format_scaled (double value, const char *unit)
{
  return musette_format_with_unit (value, fabs (value) < 9.995 ? 2 : 1, unit);
}

/**
 * musette_format_distance:
 * @metres: a distance in m
 * @units: the reader's units
 *
 * Returns: (transfer full): "92.4 km", "5.32 km", "850 m", "57.4 mi", "640 ft"
 */
char *
musette_format_distance (double metres, MusetteUnits units)
{
  if (units == MUSETTE_UNITS_IMPERIAL)
    {
      if (fabs (metres) < METRES_PER_MILE / 4)
        return musette_format_elevation (metres, units);
      return format_scaled (metres / METRES_PER_MILE, C_ ("unit of distance", "mi"));
    }
  if (fabs (metres) < 999.5)
    return musette_format_elevation (metres, units);
  return format_scaled (metres / 1000, C_ ("unit of distance", "km"));
}

/**
 * musette_format_elevation:
 * @metres: a height or a climb in m
 * @units: the reader's units
 *
 * Returns: (transfer full): "959 m" or "3,146 ft"
 */
char *
musette_format_elevation (double metres, MusetteUnits units)
{
  if (units == MUSETTE_UNITS_IMPERIAL)
    return musette_format_with_unit (metres / METRES_PER_FOOT, 0, C_ ("unit of height", "ft"));
  return musette_format_with_unit (metres, 0, C_ ("unit of height", "m"));
}

/**
 * musette_format_speed:
 * @metres_per_second: a speed in m/s
 * @units: the reader's units
 *
 * Returns: (transfer full): "26.0 km/h" or "16.1 mph"
 */
char *
musette_format_speed (double metres_per_second, MusetteUnits units)
{
  if (units == MUSETTE_UNITS_IMPERIAL)
    return musette_format_with_unit (metres_per_second * 3600 / METRES_PER_MILE, 1, _ ("mph"));
  return musette_format_with_unit (metres_per_second * 3.6, 1, _ ("km/h"));
}

typedef struct
{
  const char *name;
  double metres;
  const char *unit;
} PaceInfo;

static const PaceInfo paces[] = {
  [MUSETTE_PACE_MINS_KM] = { "MINS_KM", 1000, N_ ("/km") },
  [MUSETTE_PACE_MINS_MILE] = { "MINS_MILE", METRES_PER_MILE, N_ ("/mi") },
  [MUSETTE_PACE_SECS_100M] = { "SECS_100M", 100, N_ ("/100\xe2\x80\xafm") },
  [MUSETTE_PACE_SECS_100Y] = { "SECS_100Y", 100 * METRES_PER_YARD, N_ ("/100\xe2\x80\xafyd") },
  [MUSETTE_PACE_SECS_500M] = { "SECS_500M", 500, N_ ("/500\xe2\x80\xafm") },
  [MUSETTE_PACE_SECS_400M] = { "SECS_400M", 400, N_ ("/400\xe2\x80\xafm") },
  [MUSETTE_PACE_SECS_250M] = { "SECS_250M", 250, N_ ("/250\xe2\x80\xafm") },
};

/**
 * musette_pace_units_from_string:
 * @name: (nullable): the service's word, for instance `SECS_100M`
 * @fallback: what to take when the word is absent or another one
 *
 * Returns: what a pace is given per
 */
MusettePaceUnits
musette_pace_units_from_string (const char *name, MusettePaceUnits fallback)
{
  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    if (g_strcmp0 (name, paces[i].name) == 0)
      return i;
  return fallback;
}

/**
 * musette_pace_units_for_sport:
 * @sport: a family of sports
 * @units: the reader's units
 *
 * Returns: what a pace of this sport is usually given per
 */
MusettePaceUnits
musette_pace_units_for_sport (MusetteSport sport, MusetteUnits units)
{
  gboolean metric = units == MUSETTE_UNITS_METRIC;

  if (sport == MUSETTE_SPORT_SWIM)
    return metric ? MUSETTE_PACE_SECS_100M : MUSETTE_PACE_SECS_100Y;
  if (sport == MUSETTE_SPORT_ROW)
    return MUSETTE_PACE_SECS_500M;
  return metric ? MUSETTE_PACE_MINS_KM : MUSETTE_PACE_MINS_MILE;
}

/**
 * musette_format_pace:
 * @metres_per_second: a speed in m/s
 * @pace_units: what to give the time per
 *
 * Returns: (transfer full): "4:35 /km"; "–" for standing still and slower than an hour
 */
char *
musette_format_pace (double metres_per_second, MusettePaceUnits pace_units)
{
  g_autofree char *time = NULL;
  double seconds;

  g_return_val_if_fail (pace_units < G_N_ELEMENTS (paces), NULL);

  if (!isfinite (metres_per_second) || metres_per_second <= 0)
    return dup_missing ();
  seconds = paces[pace_units].metres / metres_per_second;
  if (seconds >= MAX_SHOWN_PACE_S)
    return dup_missing ();
  time = musette_format_duration (seconds);
  return g_strconcat (time, MUSETTE_THIN_SPACE, _ (paces[pace_units].unit), NULL);
}

/**
 * musette_format_temperature:
 * @celsius: a temperature in °C
 * @units: the reader's units
 *
 * Returns: (transfer full): "28 °C" or "82 °F"
 */
char *
musette_format_temperature (double celsius, MusetteUnits units)
{
  if (units == MUSETTE_UNITS_IMPERIAL)
    return musette_format_with_unit (celsius * 9 / 5 + 32, 0, "°F");
  return musette_format_with_unit (celsius, 0, "°C");
}

/**
 * musette_format_weight:
 * @kilograms: a weight in kg
 * @pounds: whether the reader thinks in pounds
 *
 * Returns: (transfer full): "74.2 kg" or "163.6 lb"
 */
char *
musette_format_weight (double kilograms, gboolean pounds)
{
  if (pounds)
    return musette_format_with_unit (kilograms / KILOGRAMS_PER_POUND, 1, _ ("lb"));
  return musette_format_with_unit (kilograms, 1, _ ("kg"));
}

/**
 * musette_format_power:
 * @watts: a power in W
 *
 * Returns: (transfer full): "243 W"
 */
char *
musette_format_power (double watts)
{
  return musette_format_with_unit (watts, 0, _ ("W"));
}

/**
 * musette_format_power_per_weight:
 * @watts_per_kilogram: a power per body weight in W/kg
 *
 * Returns: (transfer full): "3.25 W/kg"
 */
char *
musette_format_power_per_weight (double watts_per_kilogram)
{
  return musette_format_with_unit (watts_per_kilogram, 2, _ ("W/kg"));
}

/**
 * musette_format_heartrate:
 * @bpm: a heart rate in beats a minute
 *
 * Returns: (transfer full): "151 bpm"
 */
char *
musette_format_heartrate (double bpm)
{
  return musette_format_with_unit (bpm, 0, _ ("bpm"));
}

/**
 * musette_format_cadence:
 * @rpm: a cadence in revolutions a minute
 *
 * Returns: (transfer full): "87 rpm"
 */
char *
musette_format_cadence (double rpm)
{
  return musette_format_with_unit (rpm, 0, _ ("rpm"));
}

/**
 * musette_format_energy:
 * @joules: a work in J
 *
 * Returns: (transfer full): "2,070 kJ"
 */
char *
musette_format_energy (double joules)
{
  return musette_format_with_unit (joules / 1000, 0, _ ("kJ"));
}

/**
 * musette_format_percent:
 * @percent: a percentage
 * @decimals: digits behind the decimal mark
 *
 * Returns: (transfer full): "66 %"
 */
char *
musette_format_percent (double percent, int decimals)
{
  return musette_format_with_unit (percent, decimals, "%");
}

static char *
format_date (MusetteDate date, const char *format)
{
  g_autoptr (GDateTime) time = NULL;
  int year;
  int month;
  int day;

  if (date == MUSETTE_DATE_NONE)
    return dup_missing ();
  musette_date_get_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return time != NULL ? g_date_time_format (time, format) : dup_missing ();
}

/* American English writes the month first. The C locale's own short form does too, but with a year
 * of two digits; it gets the international order. */
static gboolean
month_comes_first (void)
{
  return g_str_has_prefix (nl_langinfo (D_FMT), "%m/%d/%Y");
}

/**
 * musette_format_date_long:
 * @date: a day
 *
 * Returns: (transfer full): "Wednesday, 27 August 2025"
 */
char *
musette_format_date_long (MusetteDate date)
{
  /* Translators: a day with its weekday and year; see strftime. */
  return format_date (date, month_comes_first () ? "%A, %B %-d, %Y" : _ ("%A, %-d %B %Y"));
}

/**
 * musette_format_date_short:
 * @date: a day
 *
 * Returns: (transfer full): "27 Aug 2025"
 */
char *
musette_format_date_short (MusetteDate date)
{
  /* Translators: a day in a table; see strftime. */
  return format_date (date, month_comes_first () ? "%b %-d, %Y" : _ ("%-d %b %Y"));
}

/**
 * musette_format_date_weekday:
 * @date: a day
 *
 * Returns: (transfer full): "Wed 27 Aug"
 */
char *
musette_format_date_weekday (MusetteDate date)
{
  /* Translators: a day of this year with its weekday; see strftime. */
  return format_date (date, month_comes_first () ? "%a, %b %-d" : _ ("%a %-d %b"));
}

/**
 * musette_format_month:
 * @date: a day
 *
 * Returns: (transfer full): "August 2025"
 */
char *
musette_format_month (MusetteDate date)
{
  /* Translators: a month with its year; %OB is the name as it stands alone; see strftime. */
  return format_date (date, _ ("%OB %Y"));
}

/**
 * musette_format_time_of_day:
 * @time: a wall-clock time
 *
 * Returns: (transfer full): "16:12", or "4:12 PM" where the locale counts so
 */
char *
musette_format_time_of_day (MusetteLocalTime time)
{
  const char *format = nl_langinfo (T_FMT);
  int minutes;
  int hour;

  if (time == MUSETTE_LOCAL_TIME_NONE)
    return dup_missing ();
  minutes = musette_local_time_get_second_of_day (time) / 60;
  hour = minutes / 60;
  if (strstr (format, "%r") == NULL && strstr (format, "%I") == NULL
      && strstr (format, "%l") == NULL)
    return g_strdup_printf ("%02d:%02d", hour, minutes % 60);
  return ensure_utf8 (g_strdup_printf ("%d:%02d" MUSETTE_THIN_SPACE "%s", (hour + 11) % 12 + 1,
                                       minutes % 60, nl_langinfo (hour < 12 ? AM_STR : PM_STR)));
}
