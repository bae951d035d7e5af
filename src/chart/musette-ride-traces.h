/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-ride-analysis.h"
#include "musette-signal.h"
#include "musette-span-axis.h"
#include "musette-trace.h"
#include "musette-value-format.h"

G_BEGIN_DECLS

/**
 * MusetteChartInterval:
 * @from_s: first elapsed second
 * @to_s: elapsed second behind the last
 * @zone: power zone from 1, 0 = not known
 * @intensity: average power as a share of FTP, 0 or NaN = not known
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
 * MusetteChartPause:
 * @from_s: elapsed second at which the device was paused
 * @to_s: elapsed second at which it went on
 *
 * A pause of the device, whether or not it went on recording.
 */
typedef struct
{
  double from_s;
  double to_s;
} MusetteChartPause;

#define MUSETTE_TYPE_RIDE_TRACES (musette_ride_traces_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideTraces, musette_ride_traces, MUSETTE, RIDE_TRACES, GObject)

MusetteRideTraces *musette_ride_traces_new (MusettePositions *elapsed);
MusetteRideTraces *musette_ride_traces_new_for_ride (MusetteTimeline *timeline,
                                                     MusetteRideAnalysis *analysis,
                                                     MusetteSport sport,
                                                     guint smoothing_s);
void musette_ride_traces_add (MusetteRideTraces *self,
                              MusetteSignal signal,
                              MusetteValueFormat format,
                              float *values,
                              guint n);
void musette_ride_traces_keep (MusetteRideTraces *self, guint signals);
void musette_ride_traces_set_positions (MusetteRideTraces *self, MusettePositions *positions);
MusettePositions *musette_ride_traces_get_positions (MusetteRideTraces *self);
MusettePositions *musette_ride_traces_get_elapsed (MusetteRideTraces *self);
void musette_ride_traces_set_intervals (MusetteRideTraces *self,
                                        const MusetteChartInterval *intervals,
                                        guint n);
const MusetteChartInterval *musette_ride_traces_get_intervals (MusetteRideTraces *self, guint *n);
void
musette_ride_traces_set_pauses (MusetteRideTraces *self, const MusetteChartPause *pauses, guint n);
const MusetteChartPause *musette_ride_traces_get_pauses (MusetteRideTraces *self, guint *n);
void musette_ride_traces_set_derived (MusetteRideTraces *self, MusetteSignal signal);
char *musette_ride_traces_dup_name (MusetteRideTraces *self, guint index);
void musette_ride_traces_set_smoothing (MusetteRideTraces *self, guint seconds);
guint musette_ride_traces_get_smoothing (MusetteRideTraces *self);
guint musette_ride_traces_get_n (MusetteRideTraces *self);
MusetteSignal musette_ride_traces_get_signal (MusetteRideTraces *self, guint index);
MusetteValueFormat musette_ride_traces_get_format (MusetteRideTraces *self, guint index);
MusetteTrace *musette_ride_traces_get_trace (MusetteRideTraces *self, guint index);
void musette_ride_traces_get_range (MusetteRideTraces *self, guint index, double *min, double *max);
gboolean musette_ride_traces_find (MusetteRideTraces *self, MusetteSignal signal, guint *index);
double musette_ride_traces_to_position (MusetteRideTraces *self, double elapsed_s);
double musette_ride_traces_to_elapsed (MusetteRideTraces *self, double position);
double musette_ride_traces_get_value_at (MusetteRideTraces *self, guint index, double elapsed_s);
char *musette_ride_traces_summarize (MusetteRideTraces *self,
                                     guint index,
                                     MusetteUnits units,
                                     double from_s,
                                     double to_s,
                                     gboolean brief);
char *musette_ride_traces_describe (MusetteRideTraces *self, guint index, MusetteUnits units);

G_END_DECLS
