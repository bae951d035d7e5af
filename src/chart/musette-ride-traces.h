/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-span-axis.h"
#include "musette-signal.h"
#include "musette-trace.h"

G_BEGIN_DECLS

/**
 * MusetteChartInterval:
 * @from_s: first elapsed second
 * @to_s: elapsed second behind the last
 * @zone: power zone from 1, 0 = not known
 * @intensity: average power as a share of FTP, 0 = not known
 * @work: whether it is work, not recovery
 *
 * One rounded bar of the interval band.
 */
typedef struct
{
  double from_s;
  double to_s;
  guint zone;
  double intensity;
  gboolean work;
} MusetteChartInterval;

/**
 * MusetteValueFormat:
 * @MUSETTE_FORMAT_POWER: W
 * @MUSETTE_FORMAT_HEARTRATE: bpm
 * @MUSETTE_FORMAT_CADENCE: rpm
 * @MUSETTE_FORMAT_SPEED: m/s, shown as km/h or mph
 * @MUSETTE_FORMAT_PACE: m/s, shown as time per km or mile
 * @MUSETTE_FORMAT_SWIM_PACE: m/s, shown as time per 100 m or 100 yd
 * @MUSETTE_FORMAT_ALTITUDE: m or ft
 * @MUSETTE_FORMAT_ENERGY: J, shown as kJ
 * @MUSETTE_FORMAT_TEMPERATURE: °C or °F
 *
 * How people read the values of a trace. Traces keep the units of #MusetteChannel.
 */
typedef enum
{
  MUSETTE_FORMAT_POWER,
  MUSETTE_FORMAT_HEARTRATE,
  MUSETTE_FORMAT_CADENCE,
  MUSETTE_FORMAT_SPEED,
  MUSETTE_FORMAT_PACE,
  MUSETTE_FORMAT_SWIM_PACE,
  MUSETTE_FORMAT_ALTITUDE,
  MUSETTE_FORMAT_ENERGY,
  MUSETTE_FORMAT_TEMPERATURE,
} MusetteValueFormat;

#define MUSETTE_TYPE_RIDE_TRACES (musette_ride_traces_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideTraces, musette_ride_traces, MUSETTE, RIDE_TRACES, GObject)

MusetteRideTraces *musette_ride_traces_new (MusettePositions *time, MusettePositions *distance);
void musette_ride_traces_add (MusetteRideTraces *self,
                              MusetteSignal signal,
                              MusetteValueFormat format,
                              float *values,
                              guint n);
void musette_ride_traces_set_intervals (MusetteRideTraces *self,
                                        const MusetteChartInterval *intervals,
                                        guint n);
void musette_ride_traces_set_n_zones (MusetteRideTraces *self, guint n_zones);
guint musette_ride_traces_get_n_zones (MusetteRideTraces *self);
const MusetteChartInterval *musette_ride_traces_get_intervals (MusetteRideTraces *self, guint *n);
guint musette_ride_traces_get_n (MusetteRideTraces *self);
MusetteSignal musette_ride_traces_get_signal (MusetteRideTraces *self, guint index);
MusetteValueFormat musette_ride_traces_get_format (MusetteRideTraces *self, guint index);
MusetteTrace *
musette_ride_traces_get_trace (MusetteRideTraces *self, guint index, MusetteSpanKind kind);
gboolean musette_ride_traces_find (MusetteRideTraces *self, MusetteSignal signal, guint *index);
MusettePositions *musette_ride_traces_get_positions (MusetteRideTraces *self, MusetteSpanKind kind);
double
musette_ride_traces_to_position (MusetteRideTraces *self, MusetteSpanKind kind, double elapsed_s);
double
musette_ride_traces_to_elapsed (MusetteRideTraces *self, MusetteSpanKind kind, double position);
char *musette_ride_traces_format_value (MusetteRideTraces *self,
                                        guint index,
                                        double value,
                                        gboolean imperial);
char *musette_ride_traces_describe (MusetteRideTraces *self, guint index, gboolean imperial);

G_END_DECLS
