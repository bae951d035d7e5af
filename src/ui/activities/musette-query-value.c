/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-query-value.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-effort-words.h"
#include "musette-search-keys.h"

/* Reads the values of search terms: numbers with units, time spans, periods. */

#define METRES_PER_MILE 1609.344
#define METRES_PER_FOOT 0.3048
#define MPS_PER_KMH (1 / 3.6)
#define MPS_PER_MPH 0.44704

typedef struct
{
  const char *name;
  MusetteQueryDimension dimension;
  double scale;
} Unit;

static const Unit units_of_numbers[] = {
  { "km", MUSETTE_QUERY_DISTANCE, 1000 },
  { "mi", MUSETTE_QUERY_DISTANCE, METRES_PER_MILE },
  { "m", MUSETTE_QUERY_DISTANCE, 1 },
  { "m", MUSETTE_QUERY_HEIGHT, 1 },
  { "ft", MUSETTE_QUERY_HEIGHT, METRES_PER_FOOT },
  { "kmh", MUSETTE_QUERY_SPEED, MPS_PER_KMH },
  { "km/h", MUSETTE_QUERY_SPEED, MPS_PER_KMH },
  { "mph", MUSETTE_QUERY_SPEED, MPS_PER_MPH },
  { "kj", MUSETTE_QUERY_ENERGY, 1000 },
  { "w", MUSETTE_QUERY_PLAIN, 1 },
  { "bpm", MUSETTE_QUERY_PLAIN, 1 },
  { "rpm", MUSETTE_QUERY_PLAIN, 1 },
  { "%", MUSETTE_QUERY_PLAIN, 1 },
};

static double
get_default_scale (MusetteQueryDimension dimension, MusetteUnits units)
{
  gboolean metric = units == MUSETTE_UNITS_METRIC;

  switch (dimension)
    {
    case MUSETTE_QUERY_DISTANCE:
      return metric ? 1000 : METRES_PER_MILE;
    case MUSETTE_QUERY_HEIGHT:
      return metric ? 1 : METRES_PER_FOOT;
    case MUSETTE_QUERY_SPEED:
      return metric ? MPS_PER_KMH : MPS_PER_MPH;
    case MUSETTE_QUERY_ENERGY:
      return 1000;
    case MUSETTE_QUERY_PLAIN:
    case MUSETTE_QUERY_FEEL:
    default:
      return 1;
    }
}

static gboolean
get_scale (const char *unit, MusetteQueryDimension dimension, MusetteUnits units, double *scale)
{
  *scale = get_default_scale (dimension, units);
  if (*unit == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (units_of_numbers); i++)
    if (units_of_numbers[i].dimension == dimension
        && g_ascii_strcasecmp (unit, units_of_numbers[i].name) == 0)
      {
        *scale = units_of_numbers[i].scale;
        return TRUE;
      }
  return FALSE;
}

/* Reads digits with at most one point or comma. Returns how many characters they are. */
static gsize
scan_number (const char *text, double *value, double *step)
{
  g_autofree char *number = NULL;
  gsize length = 0;
  gssize point = -1;
  gboolean digits = FALSE;

  for (; g_ascii_isdigit (text[length])
         || (point < 0 && (text[length] == '.' || text[length] == ','));
       length++)
    if (g_ascii_isdigit (text[length]))
      digits = TRUE;
    else
      point = (gssize) length;
  if (!digits || length > 12)
    return 0;
  number = g_strndup (text, length);
  g_strdelimit (number, ",", '.');
  *value = g_ascii_strtod (number, NULL);
  *step = point < 0 ? 1 : pow (10, -(double) ((gssize) length - 1 - point));
  return length;
}

static gboolean
parse_feel_word (const char *text, MusetteQueryRange *range)
{
  g_autofree char *folded = musette_search_key_fold (text);
  static const char *const english[] = { "strong", "good", "normal", "poor", "weak" };

  for (int i = 1; i <= MUSETTE_N_FEELS; i++)
    {
      g_autofree char *word = musette_search_key_fold (musette_effort_words_get_feel (i));

      if (g_str_equal (folded, word) || g_str_equal (folded, english[i - 1]))
        {
          *range = (MusetteQueryRange){ i, i, 0.5 };
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * musette_query_value_parse_number:
 * @text: digits, with a unit or without
 * @dimension: which units there are
 * @units: the units for people: what a number without a unit means
 * @range: (out): the number, as lowest and highest value
 *
 * Returns: whether @text was such a number
 */
gboolean
musette_query_value_parse_number (const char *text,
                                  MusetteQueryDimension dimension,
                                  MusetteUnits units,
                                  MusetteQueryRange *range)
{
  double value;
  double step;
  double scale;
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  if (dimension == MUSETTE_QUERY_FEEL && parse_feel_word (text, range))
    return TRUE;
  length = scan_number (text, &value, &step);
  if (length == 0 || !get_scale (text + length, dimension, units, &scale))
    return FALSE;
  range->low = range->high = value * scale;
  range->half_step = step * scale / 2;
  return TRUE;
}

/* 1:30 and 1:30:00: hours first. */
static gboolean
parse_clock (const char *text, MusetteQueryRange *range)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  guint n = g_strv_length (parts);
  double unit = 3600;
  double seconds = 0;

  if (n < 2 || n > 3)
    return FALSE;
  for (guint i = 0; i < n; i++, unit /= 60)
    {
      guint64 value;

      if (!g_ascii_string_to_unsigned (parts[i], 10, 0, i == 0 ? 9999 : 59, &value, NULL))
        return FALSE;
      seconds += (double) value * unit;
    }
  *range = (MusetteQueryRange){ seconds, seconds, n == 2 ? 30 : 0.5 };
  return TRUE;
}

/* What follows a number of a time span. After hours plain digits are minutes: 1h30. */
static gsize
scan_time_unit (const char *text, double last_unit, double *unit)
{
  static const struct
  {
    const char *name;
    double seconds;
  } names[] = { { "min", 60 }, { "m", 60 }, { "h", 3600 }, { "s", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (text, names[i].name, strlen (names[i].name)) == 0)
      {
        *unit = names[i].seconds;
        return strlen (names[i].name);
      }
  *unit = last_unit == 60 ? 1 : 60;
  return 0;
}

/**
 * musette_query_value_parse_duration:
 * @text: `90` (minutes), `90m`, `2h`, `1h30`, `45s`, `1:30` or `1:30:00`
 * @range: (out): the time in s, as lowest and highest value
 *
 * Returns: whether @text was a time span
 */
gboolean
musette_query_value_parse_duration (const char *text, MusetteQueryRange *range)
{
  double seconds = 0;
  double unit = 0;
  double step = 1;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  if (strchr (text, ':') != NULL)
    return parse_clock (text, range);
  if (*text == '\0')
    return FALSE;
  while (*text != '\0')
    {
      double last_unit = unit;
      double value;
      gsize length = scan_number (text, &value, &step);
      gsize unit_length;

      if (length == 0)
        return FALSE;
      text += length;
      unit_length = scan_time_unit (text, last_unit, &unit);
      if ((unit_length == 0 && *text != '\0') || (last_unit != 0 && unit >= last_unit))
        return FALSE;
      text += unit_length;
      seconds += value * unit;
    }
  *range = (MusetteQueryRange){ seconds, seconds, step * unit / 2 };
  return TRUE;
}

static void
set_days (MusetteQueryRange *range, MusetteDate first, MusetteDate last)
{
  *range = (MusetteQueryRange){ first, last, 0.5 };
}

/* 2026, 2026-05 and 2026-05-12. */
static gboolean
parse_calendar (const char *text, MusetteQueryRange *range)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint n = g_strv_length (parts);
  guint64 values[3] = { 0, 1, 1 };
  MusetteDate first;
  MusetteDate last;

  if (n < 1 || n > 3)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, i == 0 ? 1900 : 1, i == 0 ? 2999 : 31,
                                     &values[i], NULL))
      return FALSE;
  first = musette_date_new ((int) values[0], (int) values[1], (int) values[2]);
  if (first == MUSETTE_DATE_NONE)
    return FALSE;
  last = n == 3 ? first : musette_date_add_months (first, n == 1 ? 12 : 1) - 1;
  set_days (range, first, last);
  return TRUE;
}

/* 30d, 2w, 6m and 1y: so long ago. */
static gboolean
parse_ago (const char *text, MusetteDate today, MusetteQueryRange *range)
{
  char *end;
  guint64 n = g_ascii_strtoull (text, &end, 10);
  MusetteDate day;

  if (end == text || strlen (end) != 1 || n > 9999)
    return FALSE;
  switch (g_ascii_tolower (*end))
    {
    case 'd':
      day = today - (int) n;
      break;
    case 'w':
      day = today - 7 * (int) n;
      break;
    case 'm':
      day = musette_date_add_months (today, -(int) n);
      break;
    case 'y':
      day = musette_date_add_months (today, -12 * (int) MIN (n, 200));
      break;
    default:
      return FALSE;
    }
  set_days (range, day, day);
  return TRUE;
}

/**
 * musette_query_value_parse_date:
 * @text: `2026`, `2026-05`, `2026-05-12`, `30d`, `2w`, `6m`, `1y`, `today`, `yesterday`, `monday`
 * @today: the day that counts as today
 * @range: (out): the first and the last day
 *
 * Returns: whether @text was a day or a period
 */
gboolean
musette_query_value_parse_date (const char *text, MusetteDate today, MusetteQueryRange *range)
{
  g_autofree char *lower = NULL;
  MusetteDate day;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  if (parse_calendar (text, range) || parse_ago (text, today, range))
    return TRUE;
  lower = g_ascii_strdown (text, -1);
  day = g_str_equal (lower, "yesterday") ? today - 1 : musette_date_parse_relative (lower, today);
  if (day == MUSETTE_DATE_NONE)
    return FALSE;
  set_days (range, day, day);
  return TRUE;
}

/**
 * musette_query_value_parse_flag:
 * @text: yes or no
 * @value: (out): which of them
 *
 * Returns: whether @text was one of them
 */
gboolean
musette_query_value_parse_flag (const char *text, gboolean *value)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "on", N_ ("yes") };
  static const char *const no[] = { "no", "n", "false", "0", "off", N_ ("no") };

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      gboolean last = i == G_N_ELEMENTS (yes) - 1;
      gboolean is_yes = g_ascii_strcasecmp (text, last ? _ (yes[i]) : yes[i]) == 0;

      *value = is_yes;
      if (is_yes || g_ascii_strcasecmp (text, last ? _ (no[i]) : no[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
