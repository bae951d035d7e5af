/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-period.h"

#include <string.h>

#define SEASON_MONTH 10 /* a season begins in October */
#define MOST_SEASONS 20

static MusetteSimulatorPeriod *
period_new (const char *id, char *label, MusetteDate oldest, MusetteDate newest)
{
  MusetteSimulatorPeriod *self = g_new0 (MusetteSimulatorPeriod, 1);

  self->id = g_strdup (id);
  self->label = label;
  self->oldest = oldest;
  self->newest = newest;
  return self;
}

/**
 * musette_simulator_period_free:
 * @self: a range of days
 */
void
musette_simulator_period_free (MusetteSimulatorPeriod *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self);
}

static MusetteDate
season_start (MusetteDate today, guint back)
{
  int year;
  int month;

  musette_date_get_ymd (today, &year, &month, NULL);
  if (month < SEASON_MONTH)
    year--;
  return musette_date_new (year - (int) back, SEASON_MONTH, 1);
}

/* `s0`, `s1` …: this season, the one before … */
static MusetteSimulatorPeriod *
parse_season (const char *name, const char *text, MusetteDate today)
{
  guint64 back;
  MusetteDate end = today;

  if (!g_ascii_string_to_unsigned (text + 1, 10, 0, MOST_SEASONS, &back, NULL))
    return NULL;
  if (back > 0)
    end = season_start (today, (guint) back - 1) - 1;
  return period_new (
      name, back == 0 ? g_strdup ("This season") : g_strdup_printf ("%u seasons ago", (guint) back),
      season_start (today, (guint) back), end);
}

/* `42d`, `1y` … */
static MusetteSimulatorPeriod *
parse_length (const char *name, const char *text, MusetteDate today)
{
  gsize length = strlen (text);
  g_autofree char *number = length < 2 ? NULL : g_strndup (text, length - 1);
  guint64 count;
  gboolean years;

  if (number == NULL || !g_ascii_string_to_unsigned (number, 10, 1, 36500, &count, NULL))
    return NULL;
  years = text[length - 1] == 'y';
  if (!years && text[length - 1] != 'd')
    return NULL;
  if (years)
    return period_new (
        name, count == 1 ? g_strdup ("1 year") : g_strdup_printf ("%u years", (guint) count),
        musette_date_add_months (today, -12 * (int) MIN (count, 100)) + 1, today);
  return period_new (name, g_strdup_printf ("%u days", (guint) count),
                     today - (MusetteDate) count + 1, today);
}

/* `r.2026-01-01.2026-03-31` */
static MusetteSimulatorPeriod *
parse_range (const char *name, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 3);
  MusetteDate oldest;
  MusetteDate newest;

  if (g_strv_length (parts) != 3)
    return NULL;
  oldest = musette_date_parse (parts[1]);
  newest = musette_date_parse (parts[2]);
  if (oldest == MUSETTE_DATE_NONE || newest < oldest)
    return NULL;
  return period_new (name, g_strdup_printf ("%s - %s", parts[1], parts[2]), oldest, newest);
}

/**
 * musette_simulator_period_parse:
 * @name: `1y`, `42d`, `s0`, `all` or `r.2026-01-01.2026-03-31`, with or without `-kj0` or `-kj1`
 * @today: the athlete's last day
 * @first_day: the athlete's first day
 *
 * Returns: (transfer full) (nullable): the days, %NULL when @name is none of these
 */
MusetteSimulatorPeriod *
musette_simulator_period_parse (const char *name, MusetteDate today, MusetteDate first_day)
{
  g_autofree char *text = g_strdup (name);

  if (g_str_has_suffix (text, "-kj0") || g_str_has_suffix (text, "-kj1"))
    text[strlen (text) - 4] = '\0';
  if (strcmp (text, "all") == 0)
    return period_new (name, g_strdup ("All time"), first_day, today);
  if (text[0] == 's')
    return parse_season (name, text, today);
  if (text[0] == 'r')
    return parse_range (name, text);
  return parse_length (name, text, today);
}
