/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-distance.h"
#include "musette-ride-traces.h"
#include "musette-smoothing.h"

/* How the traces of a ride are made from its time line. */

static MusettePositions *
make_elapsed (MusetteTimeline *timeline)
{
  guint n = musette_timeline_get_recording_s (timeline);
  guint n_segments;
  const MusetteSegment *segments = musette_timeline_get_segments (timeline, &n_segments);
  double *values = g_new (double, MAX (n, 1));
  g_autofree guint *starts = g_new (guint, MAX (n_segments, 1));

  for (guint i = 0; i < n_segments; i++)
    {
      starts[i] = segments[i].index;
      for (guint k = 0; k < segments[i].length_s; k++)
        values[segments[i].index + k] = segments[i].start_s + (double) k;
    }
  return musette_positions_new (values, n, starts, n_segments);
}

static MusetteValueFormat
choose_format (MusetteSignal signal, MusetteSport sport)
{
  static const MusetteValueFormat formats[MUSETTE_N_TRACES] = {
    [MUSETTE_SIGNAL_POWER] = MUSETTE_VALUE_POWER,
    [MUSETTE_SIGNAL_HEARTRATE] = MUSETTE_VALUE_HEARTRATE,
    [MUSETTE_SIGNAL_CADENCE] = MUSETTE_VALUE_CADENCE,
    [MUSETTE_SIGNAL_SPEED] = MUSETTE_VALUE_SPEED,
    [MUSETTE_SIGNAL_ALTITUDE] = MUSETTE_VALUE_ALTITUDE,
    [MUSETTE_SIGNAL_W_BALANCE] = MUSETTE_VALUE_ENERGY,
    [MUSETTE_SIGNAL_TEMPERATURE] = MUSETTE_VALUE_TEMPERATURE,
  };

  if (signal != MUSETTE_SIGNAL_SPEED || !musette_sport_uses_pace (sport))
    return formats[signal];
  if (sport == MUSETTE_SPORT_ROW)
    return MUSETTE_VALUE_ROW_PACE;
  return sport == MUSETTE_SPORT_SWIM ? MUSETTE_VALUE_SWIM_PACE : MUSETTE_VALUE_PACE;
}

/* Adds 1 Hz values as they were asked for: averaged or not. */
static void
add_values (MusetteRideTraces *self,
            MusetteTimeline *timeline,
            MusetteSignal signal,
            MusetteSport sport,
            const float *series,
            gsize n)
{
  float *values = g_memdup2 (series, n * sizeof (float));
  guint smoothing_s = musette_ride_traces_get_smoothing (self);
  const MusetteSegment *segments;
  guint n_segments;

  if (smoothing_s > 1)
    {
      segments = musette_timeline_get_segments (timeline, &n_segments);
      musette_smooth (series, n, segments, n_segments, smoothing_s, values);
    }
  musette_ride_traces_add (self, signal, choose_format (signal, sport), values, (guint) n);
}

static void
add_channel (MusetteRideTraces *self,
             MusetteTimeline *timeline,
             MusetteSignal signal,
             MusetteSport sport)
{
  MusetteChannel channel = musette_signal_get_channel (signal);
  const float *series;
  gsize n;

  if (channel >= MUSETTE_N_CHANNELS || !musette_timeline_has (timeline, channel))
    return;
  series = musette_timeline_get_series (timeline, channel, &n);
  if (series != NULL && n > 0
      && n == musette_positions_get_length (musette_ride_traces_get_elapsed (self)))
    add_values (self, timeline, signal, sport, series, n);
}

/* Many files of positions carry no speed; people want to see one. */
static void
add_derived_speed (MusetteRideTraces *self, MusetteTimeline *timeline, MusetteSport sport)
{
  gsize n;
  const double *way = musette_timeline_get_way (timeline, &n);
  const MusetteSegment *segments;
  g_autofree float *speed = NULL;
  guint n_segments;

  if (way == NULL || n == 0
      || n != musette_positions_get_length (musette_ride_traces_get_elapsed (self)))
    return;
  speed = g_new (float, n);
  segments = musette_timeline_get_segments (timeline, &n_segments);
  musette_distance_to_speed (way, segments, n_segments, speed);
  add_values (self, timeline, MUSETTE_SIGNAL_SPEED, sport, speed, n);
  musette_ride_traces_set_derived (self, MUSETTE_SIGNAL_SPEED);
}

/* W' is known at each sample; between two of them it is taken to change evenly. */
static void
add_w_balance (MusetteRideTraces *self, MusetteTimeline *timeline, const MusetteRideWbal *wbal)
{
  const gint32 *times = musette_timeline_get_sample_times (timeline);
  guint n = musette_positions_get_length (musette_ride_traces_get_elapsed (self));
  float *values = g_new (float, MAX (n, 1));
  guint k = 0;

  for (guint i = 0; i < n; i++)
    {
      double at = musette_positions_get (musette_ride_traces_get_elapsed (self), i);

      while (k + 1 < wbal->n && times[k + 1] <= at)
        k++;
      values[i] = wbal->trace_j[k];
      if (k + 1 < wbal->n && times[k + 1] > times[k] && at > times[k])
        values[i] += (float) ((at - times[k]) / (times[k + 1] - times[k])
                              * (wbal->trace_j[k + 1] - wbal->trace_j[k]));
    }
  musette_ride_traces_add (self, MUSETTE_SIGNAL_W_BALANCE, MUSETTE_VALUE_ENERGY, values, n);
}

/**
 * musette_ride_traces_new_for_ride:
 * @timeline: a ride
 * @analysis: (nullable): its numbers, for the W' balance
 * @sport: what was done; runners read pace
 * @smoothing_s: over how many seconds the channels are averaged, 1 = not at all
 *
 * Returns: (transfer full): the traces of what the ride has, over elapsed time
 */
MusetteRideTraces *
musette_ride_traces_new_for_ride (MusetteTimeline *timeline,
                                  MusetteRideAnalysis *analysis,
                                  MusetteSport sport,
                                  guint smoothing_s)
{
  g_autoptr (MusettePositions) elapsed = NULL;
  MusetteRideTraces *self;
  const MusetteRideWbal *wbal = NULL;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  elapsed = make_elapsed (timeline);
  self = musette_ride_traces_new (elapsed);
  musette_ride_traces_set_smoothing (self, smoothing_s);
  for (MusetteSignal signal = 0; signal < MUSETTE_N_TRACES; signal++)
    add_channel (self, timeline, signal, sport);
  if (!musette_timeline_has (timeline, MUSETTE_CHANNEL_VELOCITY))
    add_derived_speed (self, timeline, sport);
  if (analysis != NULL)
    wbal = musette_ride_analysis_get_wbal (analysis);
  if (wbal != NULL && wbal->n > 0 && wbal->trace_j != NULL)
    add_w_balance (self, timeline, wbal);
  return self;
}
