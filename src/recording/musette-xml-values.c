/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-xml-parser.h"

#include <math.h>
#include <string.h>

#include "musette-number.h"

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/**
 * musette_xml_parse_number:
 * @text: the text of an element
 *
 * Returns: the number, NaN when there is none or it is not finite
 */
double
musette_xml_parse_number (const char *text)
{
  const char *end = text + strlen (text);
  const char *after;
  char *rest;
  double value;

  while (is_space (*text))
    text++;
  while (end > text && is_space (end[-1]))
    end--;
  if (text == end)
    return NAN;
  after = musette_number_scan (text, end, &value);
  if (after != end)
    {
      /* Not as strict: ".5", "+3", "1." */
      if (strpbrk (text, "xXnN") != NULL)
        return NAN;
      value = g_ascii_strtod (text, &rest);
      if (rest != end)
        return NAN;
    }
  return isfinite (value) ? value : NAN;
}

/* Reads exactly @digits digits. */
static gboolean
read_digits (const char **p, guint digits, int *value)
{
  *value = 0;
  for (guint i = 0; i < digits; i++, (*p)++)
    {
      if (!musette_number_is_digit (**p))
        return FALSE;
      *value = *value * 10 + (**p - '0');
    }
  return TRUE;
}

static gboolean
read_separated (const char **p, char separator, int *value)
{
  return *(*p)++ == separator && read_digits (p, 2, value);
}

/* Days since 1970-01-01 in the proleptic Gregorian calendar (era of 400 years from 1 March). */
static gint64
days_from_civil (int year, int month, int day)
{
  int shifted = month > 2 ? month - 3 : month + 9;
  gint64 y = month > 2 ? year : year - 1;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * shifted + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

/* The zone at the end: nothing or Z is UTC, else ±hh, ±hhmm or ±hh:mm. */
static gboolean
read_zone (const char *p, int *offset_s)
{
  int hours = 0, minutes = 0;
  int sign = *p == '-' ? -1 : 1;

  *offset_s = 0;
  if (*p == 'Z' || *p == 'z')
    p++;
  else if (*p == '+' || *p == '-')
    {
      p++;
      if (!read_digits (&p, 2, &hours))
        return FALSE;
      if (*p == ':')
        p++;
      if (musette_number_is_digit (*p) && !read_digits (&p, 2, &minutes))
        return FALSE;
      if (hours > 18 || minutes > 59)
        return FALSE;
      *offset_s = sign * (hours * 3600 + minutes * 60);
    }
  while (is_space (*p))
    p++;
  return *p == '\0';
}

/**
 * musette_xml_parse_time:
 * @text: a time like `2020-06-01T14:52:40.5+02:00` (ISO 8601)
 * @unix_s: (out): the moment in whole seconds since 1970 UTC, rounded down
 * @offset_s: (out): the zone's offset, 0 for `Z` and for none
 *
 * Returns: whether the text is a time
 */
gboolean
musette_xml_parse_time (const char *text, gint64 *unix_s, int *offset_s)
{
  const char *p = text;
  int year, month, day, hour, minute, second;

  while (is_space (*p))
    p++;
  if (!read_digits (&p, 4, &year) || !read_separated (&p, '-', &month)
      || !read_separated (&p, '-', &day))
    return FALSE;
  if (*p != 'T' && *p != 't' && *p != ' ')
    return FALSE;
  p++;
  if (!read_digits (&p, 2, &hour) || !read_separated (&p, ':', &minute)
      || !read_separated (&p, ':', &second))
    return FALSE;
  if (*p == '.' || *p == ',')
    for (p++; musette_number_is_digit (*p);)
      p++;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60
      || !read_zone (p, offset_s))
    return FALSE;
  *unix_s
      = days_from_civil (year, month, day) * 86400 + hour * 3600 + minute * 60 + second - *offset_s;
  return TRUE;
}
