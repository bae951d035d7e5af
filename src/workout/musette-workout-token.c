/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-token.h"

#include <string.h>

#include "musette-workout-decode.h"

#define METRES_PER_MILE 1609.34
#define METRES_PER_YARD 0.9144

static gboolean
is_word (const char *text, const char *word)
{
  return g_ascii_strcasecmp (text, word) == 0;
}

static void
set_token (MusetteWorkoutToken *out, MusetteWorkoutTokenKind kind, double start, double end)
{
  out->kind = kind;
  out->start = start;
  out->end = end;
}

static gboolean
scan_distance (double number, const char *unit, MusetteWorkoutToken *out)
{
  const struct
  {
    const char *name;
    double metres;
  } table[] = {
    { "mtr", 1 },
    { "meters", 1 },
    { "meter", 1 },
    { "metres", 1 },
    { "km", 1000 },
    { "mi", METRES_PER_MILE },
    { "mile", METRES_PER_MILE },
    { "miles", METRES_PER_MILE },
    { "yrd", METRES_PER_YARD },
    { "yards", METRES_PER_YARD },
    { "yard", METRES_PER_YARD },
    { "y", METRES_PER_YARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (is_word (unit, table[i].name))
      {
        double metres = number * table[i].metres;

        set_token (out, MUSETTE_WORKOUT_TOKEN_DISTANCE, metres, metres);
        return TRUE;
      }
  return FALSE;
}

/* Spellings that are clear, but no forms of the service. */
static gboolean
scan_loose_distance (double number, const char *unit, MusetteWorkoutToken *out)
{
  const struct
  {
    const char *name;
    double metres;
  } table[] = {
    { "yds", METRES_PER_YARD },
    { "yd", METRES_PER_YARD },
    { "mtrs", 1 },
    { "kms", 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (is_word (unit, table[i].name))
      {
        double metres = number * table[i].metres;

        set_token (out, MUSETTE_WORKOUT_TOKEN_DISTANCE, metres, metres);
        out->is_loose = TRUE;
        return TRUE;
      }
  return FALSE;
}

/* "20min" is read as "20m" by the service, which then drops the label in front of it. */
static gboolean
scan_loose_duration (double number, const char *unit, MusetteWorkoutToken *out)
{
  const struct
  {
    const char *name;
    double seconds;
  } table[] = {
    { "min", 60 },     { "mins", 60 }, { "minutes", 60 }, { "minute", 60 },
    { "sec", 1 },      { "secs", 1 },  { "seconds", 1 },  { "hour", 3600 },
    { "hours", 3600 }, { "hr", 3600 }, { "hrs", 3600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (is_word (unit, table[i].name))
      {
        set_token (out, MUSETTE_WORKOUT_TOKEN_DURATION, number * table[i].seconds,
                   number * table[i].seconds);
        out->is_loose = TRUE;
        return TRUE;
      }
  return FALSE;
}

static double
unit_seconds (char unit)
{
  switch (unit)
    {
    case 'h':
    case 'H':
      return 3600;
    case 'm':
    case 'M':
    case '\'':
      return 60;
    case 's':
    case 'S':
    case '"':
      return 1;
    default:
      return 0;
    }
}

/* Descending units, each at most once; a number behind the last unit is of the next smaller one.
 * Seconds are whole. */
static gboolean
scan_duration (const char *text, MusetteWorkoutToken *out)
{
  double total = 0, last = 0;

  for (const char *p = text; *p != '\0';)
    {
      double number, unit;
      const char *end;

      if (!g_ascii_isdigit (*p) || !musette_workout_scan_number (p, &number, &end))
        return FALSE;
      unit = unit_seconds (*end);
      if (unit == 0 && *end == '\0' && last > 1)
        unit = last / 60;
      else if (unit == 0 || (last > 0 && unit >= last))
        return FALSE;
      else
        end++;
      if (unit == 1 && (memchr (p, '.', end - p) != NULL || memchr (p, ',', end - p) != NULL))
        return FALSE;
      total += number * unit;
      last = unit;
      p = end;
    }
  set_token (out, MUSETTE_WORKOUT_TOKEN_DURATION, total, total);
  return TRUE;
}

static gboolean
scan_dash (const char **p, MusetteWorkoutToken *out)
{
  if (**p == '-')
    {
      *p += 1;
      return TRUE;
    }
  if (!g_str_has_prefix (*p, "–"))
    return FALSE;
  *p += strlen ("–");
  out->is_loose = TRUE;
  return TRUE;
}

static gboolean
scan_unit_kind (const char *unit, MusetteWorkoutTokenKind *kind)
{
  if (strcmp (unit, "%") == 0)
    *kind = MUSETTE_WORKOUT_TOKEN_PERCENT;
  else if (is_word (unit, "w"))
    *kind = MUSETTE_WORKOUT_TOKEN_WATTS;
  else if (is_word (unit, "bpm"))
    *kind = MUSETTE_WORKOUT_TOKEN_BPM;
  else if (is_word (unit, "rpm"))
    *kind = MUSETTE_WORKOUT_TOKEN_RPM;
  else
    return FALSE;
  return TRUE;
}

/* "88-94%", "88%-94%", "180w-220w": the unit may stand behind both. */
static gboolean
scan_value (double start, const char *rest, MusetteWorkoutToken *out)
{
  MusetteWorkoutTokenKind kind;
  const char *p = rest;
  double end;

  if (scan_unit_kind (rest, &kind))
    {
      set_token (out, kind, start, start);
      return TRUE;
    }
  if (*p == '%' || *p == 'w' || *p == 'W')
    p++;
  if (!scan_dash (&p, out) || !g_ascii_isdigit (*p) || !musette_workout_scan_number (p, &end, &p))
    return FALSE;
  if (out->is_loose && is_word (p, "rpm,"))
    {
      set_token (out, MUSETTE_WORKOUT_TOKEN_RPM, start, start);
      return TRUE;
    }
  if (!scan_unit_kind (p, &kind) || (out->is_loose && kind != MUSETTE_WORKOUT_TOKEN_PERCENT))
    return FALSE;
  if (g_ascii_tolower (*rest) != '-' && !out->is_loose
      && g_ascii_tolower (*rest) != g_ascii_tolower (*p))
    return FALSE;
  set_token (out, kind, start, end);
  out->is_range = TRUE;
  return TRUE;
}

static gboolean
scan_clock (const char **p, double *seconds)
{
  double total = 0;
  guint parts = 0;

  for (;; (*p)++)
    {
      double number;

      if (!g_ascii_isdigit (**p) || !musette_workout_scan_number (*p, &number, p))
        return FALSE;
      total = total * 60 + number;
      parts++;
      if (**p != ':' || parts == 3)
        break;
    }
  *seconds = total;
  return parts > 1;
}

static gboolean
scan_pace_units (const char **p, MusetteWorkoutUnits *units)
{
  const struct
  {
    const char *name;
    MusetteWorkoutUnits units;
  } table[] = {
    { "/km", MUSETTE_WORKOUT_UNITS_SECS_KM },     { "/mile", MUSETTE_WORKOUT_UNITS_SECS_MILE },
    { "/mi", MUSETTE_WORKOUT_UNITS_SECS_MILE },   { "/100m", MUSETTE_WORKOUT_UNITS_SECS_100M },
    { "/100y", MUSETTE_WORKOUT_UNITS_SECS_100Y }, { "/250m", MUSETTE_WORKOUT_UNITS_SECS_250M },
    { "/400m", MUSETTE_WORKOUT_UNITS_SECS_400M }, { "/500m", MUSETTE_WORKOUT_UNITS_SECS_500M },
  };

  if (**p != '/')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strncasecmp (*p, table[i].name, strlen (table[i].name)) == 0)
      {
        *units = table[i].units;
        *p += strlen (table[i].name);
        return TRUE;
      }
  return FALSE;
}

static gboolean
scan_pace (const char *text, MusetteWorkoutToken *out)
{
  const char *p = text;
  double start, end;

  if (!scan_clock (&p, &start) || !scan_pace_units (&p, &out->units))
    return FALSE;
  end = start;
  if (*p == '-')
    {
      p++;
      if (!scan_clock (&p, &end) || !scan_pace_units (&p, &out->units))
        return FALSE;
      out->is_range = TRUE;
    }
  if (*p != '\0')
    return FALSE;
  set_token (out, MUSETTE_WORKOUT_TOKEN_CLOCK, start, end);
  return TRUE;
}

static gboolean
scan_zone_number (const char **p, gboolean prefix_needed, gboolean *is_custom, double *zone)
{
  if (g_ascii_tolower (**p) == 'c' && g_ascii_tolower ((*p)[1]) == 'z')
    {
      *is_custom = TRUE;
      *p += 2;
    }
  else if (g_ascii_tolower (**p) == 'z')
    *p += 1;
  else if (prefix_needed)
    return FALSE;
  if (**p < '1' || **p > '9')
    return FALSE;
  *zone = *(*p)++ - '0';
  if (g_ascii_isdigit (**p))
    *zone = *zone * 10 + (*(*p)++ - '0');
  return TRUE;
}

static gboolean
scan_zone (const char *text, MusetteWorkoutToken *out)
{
  const char *p = text;
  double start, end;

  if (!scan_zone_number (&p, TRUE, &out->is_custom, &start))
    return FALSE;
  end = start;
  if (*p == '-')
    {
      p++;
      if (!scan_zone_number (&p, FALSE, &out->is_custom, &end))
        return FALSE;
      out->is_range = TRUE;
    }
  if (*p != '\0')
    return FALSE;
  set_token (out, MUSETTE_WORKOUT_TOKEN_ZONE, start, end);
  return TRUE;
}

static gboolean
scan_numeric (const char *text, MusetteWorkoutToken *out)
{
  double number;
  const char *rest;

  if (scan_duration (text, out))
    return TRUE;
  if (!musette_workout_scan_number (text, &number, &rest))
    return FALSE;
  if (*rest == ':')
    return scan_pace (text, out);
  return scan_value (number, rest, out) || scan_distance (number, rest, out)
         || scan_loose_distance (number, rest, out) || scan_loose_duration (number, rest, out);
}

/**
 * musette_workout_token_scan:
 * @text: one word of a step line
 * @out: (out): what it is
 *
 * Only whole words count, so that "16.35s", "(363w)" or "500w+" stay text.
 */
void
musette_workout_token_scan (const char *text, MusetteWorkoutToken *out)
{
  MusetteWorkoutToken token = { 0 };
  gboolean known = FALSE;

  g_return_if_fail (text != NULL && out != NULL);

  if (g_ascii_isdigit (*text))
    known = scan_numeric (text, &token);
  else if (strchr ("zZcC", *text) != NULL && *text != '\0')
    known = scan_zone (text, &token);
  else if ((*text == '<' || *text == '>') && g_ascii_isdigit (text[1]))
    {
      known = scan_numeric (text + 1, &token) && token.kind == MUSETTE_WORKOUT_TOKEN_PERCENT;
      token.prefix = 1;
    }
  *out = known ? token : (MusetteWorkoutToken){ .kind = MUSETTE_WORKOUT_TOKEN_WORD };
}
