/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

#include "musette-date.h"
#include "musette-sport.h"

G_BEGIN_DECLS

/**
 * MusetteUnits:
 * @MUSETTE_UNITS_METRIC: km, m, °C
 * @MUSETTE_UNITS_IMPERIAL: mi, ft, °F
 */
typedef enum
{
  MUSETTE_UNITS_METRIC,
  MUSETTE_UNITS_IMPERIAL,
} MusetteUnits;

/**
 * MusettePaceUnits:
 *
 * What a pace is given per, in the service's words.
 */
typedef enum
{
  MUSETTE_PACE_MINS_KM,
  MUSETTE_PACE_MINS_MILE,
  MUSETTE_PACE_SECS_100M,
  MUSETTE_PACE_SECS_100Y,
  MUSETTE_PACE_SECS_500M,
  MUSETTE_PACE_SECS_400M,
  MUSETTE_PACE_SECS_250M,
} MusettePaceUnits;

/**
 * MUSETTE_THIN_SPACE:
 *
 * The thin space between a number and its unit that no line break may split.
 */
#define MUSETTE_THIN_SPACE "\xe2\x80\xaf"

/**
 * MUSETTE_MISSING:
 *
 * What people see where a number is missing; never 0.
 */
#define MUSETTE_MISSING "\xe2\x80\x93"

MusettePaceUnits musette_pace_units_from_string (const char *name, MusettePaceUnits fallback);
MusettePaceUnits musette_pace_units_for_sport (MusetteSport sport, MusetteUnits units);

char *musette_format_number (double value, int decimals);
char *musette_format_count (gint64 value);
char *musette_format_with_unit (double value, int decimals, const char *unit);
char *musette_format_duration (double seconds);
char *musette_format_duration_short (double seconds);
char *musette_format_duration_prose (double seconds);
char *musette_format_distance (double metres, MusetteUnits units);
char *musette_format_speed (double metres_per_second, MusetteUnits units);
char *musette_format_pace (double metres_per_second, MusettePaceUnits pace_units);
char *musette_format_elevation (double metres, MusetteUnits units);
char *musette_format_temperature (double celsius, MusetteUnits units);
char *musette_format_weight (double kilograms, gboolean pounds);
char *musette_format_power (double watts);
char *musette_format_power_per_weight (double watts_per_kilogram);
char *musette_format_heartrate (double bpm);
char *musette_format_cadence (double rpm);
char *musette_format_energy (double joules);
char *musette_format_percent (double percent, int decimals);
char *musette_format_time_of_day (MusetteLocalTime time);
char *musette_format_date_long (MusetteDate date);
char *musette_format_date_short (MusetteDate date);
char *musette_format_date_weekday (MusetteDate date);
char *musette_format_month (MusetteDate date);

G_END_DECLS
