/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-value-format.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define KMH_PER_MPS 3.6
#define MPH_PER_MPS (3600 / 1609.344)
#define FEET_PER_METRE (1 / 0.3048)
#define METRES_PER_MILE 1609.344
#define METRES_PER_100_YARDS 91.44

/**
 * musette_value_format_is_pace:
 * @format: a format
 *
 * Returns: whether it is time per distance, of which less is better
 */
gboolean
musette_value_format_is_pace (MusetteValueFormat format)
{
  return format == MUSETTE_VALUE_PACE || format == MUSETTE_VALUE_SWIM_PACE
         || format == MUSETTE_VALUE_ROW_PACE;
}

static MusetteSport
get_sport (MusetteValueFormat format)
{
  switch (format)
    {
    case MUSETTE_VALUE_SWIM_PACE:
      return MUSETTE_SPORT_SWIM;
    case MUSETTE_VALUE_ROW_PACE:
      return MUSETTE_SPORT_ROW;
    default:
      return MUSETTE_SPORT_RUN;
    }
}

static MusettePaceUnits
get_pace_units (MusetteValueFormat format, MusetteUnits units)
{
  return musette_pace_units_for_sport (get_sport (format), units);
}

static double
get_pace_metres (MusetteValueFormat format, MusetteUnits units)
{
  if (format == MUSETTE_VALUE_SWIM_PACE)
    return units == MUSETTE_UNITS_IMPERIAL ? METRES_PER_100_YARDS : 100;
  if (format == MUSETTE_VALUE_ROW_PACE)
    return 500;
  return units == MUSETTE_UNITS_IMPERIAL ? METRES_PER_MILE : 1000;
}

/**
 * musette_value_format_get_unit:
 * @format: a format
 * @units: kilometres or miles
 *
 * Returns: (transfer none): the translated unit that stands behind a number
 */
const char *
musette_value_format_get_unit (MusetteValueFormat format, MusetteUnits units)
{
  gboolean imperial = units == MUSETTE_UNITS_IMPERIAL;

  switch (format)
    {
    case MUSETTE_VALUE_POWER:
      return _ ("W");
    case MUSETTE_VALUE_HEARTRATE:
      return _ ("bpm");
    case MUSETTE_VALUE_CADENCE:
      return _ ("rpm");
    case MUSETTE_VALUE_SPEED:
      return imperial ? _ ("mph") : _ ("km/h");
    case MUSETTE_VALUE_PACE:
      return imperial ? _ ("/mi") : _ ("/km");
    case MUSETTE_VALUE_SWIM_PACE:
      return imperial ? _ ("/100 yd") : _ ("/100 m");
    case MUSETTE_VALUE_ROW_PACE:
      return _ ("/500\xe2\x80\xafm");
    case MUSETTE_VALUE_ALTITUDE:
      return imperial ? _ ("ft") : _ ("m");
    case MUSETTE_VALUE_ENERGY:
      return _ ("kJ");
    case MUSETTE_VALUE_TEMPERATURE:
      return imperial ? _ ("°F") : _ ("°C");
    default:
      g_return_val_if_reached ("");
    }
}

static double
get_factor (MusetteValueFormat format, MusetteUnits units)
{
  gboolean imperial = units == MUSETTE_UNITS_IMPERIAL;

  switch (format)
    {
    case MUSETTE_VALUE_SPEED:
      return imperial ? MPH_PER_MPS : KMH_PER_MPS;
    case MUSETTE_VALUE_ALTITUDE:
      return imperial ? FEET_PER_METRE : 1;
    case MUSETTE_VALUE_ENERGY:
      return 0.001;
    case MUSETTE_VALUE_TEMPERATURE:
      return imperial ? 1.8 : 1;
    default:
      return 1;
    }
}

static double
get_offset (MusetteValueFormat format, MusetteUnits units)
{
  return format == MUSETTE_VALUE_TEMPERATURE && units == MUSETTE_UNITS_IMPERIAL ? 32 : 0;
}

/**
 * musette_value_format_to_display:
 * @format: a format
 * @units: kilometres or miles
 * @value: a value in the unit of the channel
 *
 * Returns: the number people read; a pace stays a speed in m/s
 */
double
musette_value_format_to_display (MusetteValueFormat format, MusetteUnits units, double value)
{
  return value * get_factor (format, units) + get_offset (format, units);
}

/**
 * musette_value_format_from_display:
 * @format: a format
 * @units: kilometres or miles
 * @shown: a number people read
 *
 * Returns: the value in the unit of the channel
 */
double
musette_value_format_from_display (MusetteValueFormat format, MusetteUnits units, double shown)
{
  return (shown - get_offset (format, units)) / get_factor (format, units);
}

/**
 * musette_value_format_value:
 * @format: a format
 * @units: kilometres or miles
 * @value: a value in the unit of the channel, NaN = missing
 *
 * Returns: (transfer full): the value with its unit, `243 W`
 */
char *
musette_value_format_value (MusetteValueFormat format, MusetteUnits units, double value)
{
  switch (format)
    {
    case MUSETTE_VALUE_POWER:
      return musette_format_power (value);
    case MUSETTE_VALUE_HEARTRATE:
      return musette_format_heartrate (value);
    case MUSETTE_VALUE_CADENCE:
      return musette_format_cadence (value);
    case MUSETTE_VALUE_SPEED:
      return musette_format_speed (value, units);
    case MUSETTE_VALUE_PACE:
    case MUSETTE_VALUE_SWIM_PACE:
    case MUSETTE_VALUE_ROW_PACE:
      return musette_format_pace (value, get_pace_units (format, units));
    case MUSETTE_VALUE_ALTITUDE:
      return musette_format_elevation (value, units);
    case MUSETTE_VALUE_ENERGY:
      return musette_format_with_unit (value / 1000, 1, _ ("kJ"));
    case MUSETTE_VALUE_TEMPERATURE:
      return musette_format_temperature (value, units);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What hardly changes stands in the middle of the chart and looks flat, as it is. */
static void
widen (double *min, double *max, double least)
{
  double missing = MAX (least - (*max - *min), 0);

  *min -= missing / 2;
  *max += missing / 2;
}

/* An axis begins at zero unless more than half of it would stay empty. */
static double
without_empty_half (double min, double max)
{
  return min > max / 2 ? min : 0;
}

/* Where the values of a signal make sense: a wrong sample must not flatten all others. */
static void
limit_range (MusetteValueFormat format, double *min, double *max)
{
  switch (format)
    {
    case MUSETTE_VALUE_POWER:
      *min = 0;
      *max = CLAMP (*max, 100, 2500);
      break;
    case MUSETTE_VALUE_HEARTRATE:
      *min = CLAMP (*min, 40, 200);
      *max = CLAMP (*max, *min, 240);
      widen (min, max, 20);
      break;
    case MUSETTE_VALUE_CADENCE:
      *max = CLAMP (*max, 60, 240);
      *min = without_empty_half (*min, *max);
      widen (min, max, 20);
      break;
    case MUSETTE_VALUE_SPEED:
      *max = CLAMP (*max, 2, 40);
      *min = without_empty_half (*min, *max);
      widen (min, max, 2);
      break;
    case MUSETTE_VALUE_ALTITUDE:
      *min = CLAMP (*min, -500, 9000);
      *max = CLAMP (*max, *min, 9000);
      widen (min, max, 40);
      break;
    case MUSETTE_VALUE_TEMPERATURE:
      *min = CLAMP (*min, -60, 60);
      *max = CLAMP (*max, *min, 70);
      widen (min, max, 8);
      break;
    case MUSETTE_VALUE_ENERGY:
      *min = MIN (*min, 0);
      *max = MAX (*max, *min + 1000);
      break;
    default:
      break;
    }
}

/**
 * musette_value_format_init_axis:
 * @format: a format
 * @units: kilometres or miles
 * @min: lowest value in the unit of the channel
 * @max: highest value in the unit of the channel
 * @max_ticks: how many lines there may be
 * @axis: (out): an axis in the numbers people read; for a pace in m/s
 */
void
musette_value_format_init_axis (MusetteValueFormat format,
                                MusetteUnits units,
                                double min,
                                double max,
                                guint max_ticks,
                                MusetteValueAxis *axis)
{
  g_return_if_fail (axis != NULL);

  if (musette_value_format_is_pace (format))
    {
      musette_value_axis_init_pace (axis, min, MAX (max, 0.1), get_pace_metres (format, units),
                                    max_ticks);
      return;
    }
  limit_range (format, &min, &max);
  musette_value_axis_init (axis, musette_value_format_to_display (format, units, min),
                           musette_value_format_to_display (format, units, max), FALSE, max_ticks);
}

/**
 * musette_value_format_tick:
 * @format: a format
 * @units: kilometres or miles
 * @axis: an axis of musette_value_format_init_axis()
 * @tick: one of its ticks
 *
 * Returns: (transfer full): its caption; the topmost names the unit
 */
char *
musette_value_format_tick (MusetteValueFormat format,
                           MusetteUnits units,
                           const MusetteValueAxis *axis,
                           guint tick)
{
  const char *unit = musette_value_format_get_unit (format, units);
  gboolean last;

  g_return_val_if_fail (axis != NULL && tick < axis->n_ticks, NULL);

  last = tick + 1 == axis->n_ticks;
  if (musette_value_format_is_pace (format))
    {
      int s = (int) round (get_pace_metres (format, units) / axis->ticks[tick]);

      return g_strdup_printf ("%d:%02d%s%s", s / 60, s % 60, last ? MUSETTE_THIN_SPACE : "",
                              last ? unit : "");
    }
  if (last)
    return musette_format_with_unit (axis->ticks[tick], (int) axis->decimals, unit);
  return musette_format_number (axis->ticks[tick], (int) axis->decimals);
}
