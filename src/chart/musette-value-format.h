/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-format.h"
#include "musette-value-axis.h"

G_BEGIN_DECLS

/**
 * MusetteValueFormat:
 * @MUSETTE_VALUE_POWER: W
 * @MUSETTE_VALUE_HEARTRATE: bpm
 * @MUSETTE_VALUE_CADENCE: rpm
 * @MUSETTE_VALUE_SPEED: m/s, shown as km/h or mph
 * @MUSETTE_VALUE_PACE: m/s, shown as time per km or mile
 * @MUSETTE_VALUE_SWIM_PACE: m/s, shown as time per 100 m or 100 yd
 * @MUSETTE_VALUE_ROW_PACE: m/s, shown as time per 500 m
 * @MUSETTE_VALUE_ALTITUDE: m, shown as m or ft
 * @MUSETTE_VALUE_ENERGY: J, shown as kJ
 * @MUSETTE_VALUE_TEMPERATURE: °C, shown as °C or °F
 *
 * How people read the values of a trace. Traces keep the units of #MusetteChannel.
 */
typedef enum
{
  MUSETTE_VALUE_POWER,
  MUSETTE_VALUE_HEARTRATE,
  MUSETTE_VALUE_CADENCE,
  MUSETTE_VALUE_SPEED,
  MUSETTE_VALUE_PACE,
  MUSETTE_VALUE_SWIM_PACE,
  MUSETTE_VALUE_ROW_PACE,
  MUSETTE_VALUE_ALTITUDE,
  MUSETTE_VALUE_ENERGY,
  MUSETTE_VALUE_TEMPERATURE,
} MusetteValueFormat;

gboolean musette_value_format_is_pace (MusetteValueFormat format);
const char *musette_value_format_get_unit (MusetteValueFormat format, MusetteUnits units);
double
musette_value_format_to_display (MusetteValueFormat format, MusetteUnits units, double value);
double
musette_value_format_from_display (MusetteValueFormat format, MusetteUnits units, double shown);
char *musette_value_format_value (MusetteValueFormat format, MusetteUnits units, double value);
void musette_value_format_init_axis (MusetteValueFormat format,
                                     MusetteUnits units,
                                     double min,
                                     double max,
                                     guint max_ticks,
                                     MusetteValueAxis *axis);
char *musette_value_format_tick (MusetteValueFormat format,
                                 MusetteUnits units,
                                 const MusetteValueAxis *axis,
                                 guint tick);

G_END_DECLS
