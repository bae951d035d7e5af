/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-traces.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
typedef struct
{
  MusetteSignal signal;
  MusetteValueFormat format;
  MusetteTrace *trace; /* over the elapsed seconds */
  MusetteTrace *shown; /* over the positions of the horizontal axis */
  gboolean derived;
  double min;
  double max;
} Row;

/**
 * MusetteRideTraces:
 *
 * The traces of a ride and its intervals, as the stack of charts shows them: one sample per
 * recorded second, and for all of them the same place on the horizontal axis.
 */
struct _MusetteRideTraces
{
  GObject parent_instance;

  MusettePositions *elapsed;
  MusettePositions *positions;
  GArray *rows;      /* Row, by signal */
  GArray *intervals; /* MusetteChartInterval */
  GArray *pauses;    /* MusetteChartPause */
  guint smoothing_s;
};

G_DEFINE_FINAL_TYPE (MusetteRideTraces, musette_ride_traces, G_TYPE_OBJECT)

/* Below these a value is a drop-out, which must not stretch the axis. */
#define RANGE_BINS 256u
#define RARE_PART 100u
#define LEAST_HEARTRATE_BPM 30

static Row *
get_row (MusetteRideTraces *self, guint index)
{
  return &g_array_index (self->rows, Row, index);
}

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->trace, musette_trace_unref);
  g_clear_pointer (&row->shown, musette_trace_unref);
}

static void
musette_ride_traces_finalize (GObject *object)
{
  MusetteRideTraces *self = (MusetteRideTraces *) object;

  g_array_unref (self->rows);
  g_array_unref (self->intervals);
  g_array_unref (self->pauses);
  g_clear_pointer (&self->elapsed, musette_positions_unref);
  g_clear_pointer (&self->positions, musette_positions_unref);
  G_OBJECT_CLASS (musette_ride_traces_parent_class)->finalize (object);
}

static void
musette_ride_traces_class_init (MusetteRideTracesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_ride_traces_finalize;
}

static void
musette_ride_traces_init (MusetteRideTraces *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->intervals = g_array_new (FALSE, TRUE, sizeof (MusetteChartInterval));
  self->pauses = g_array_new (FALSE, TRUE, sizeof (MusetteChartPause));
  self->smoothing_s = 1;
}

/**
 * musette_ride_traces_new:
 * @elapsed: the elapsed second of each sample
 *
 * Returns: (transfer full): traces of a ride without any channel yet
 */
MusetteRideTraces *
musette_ride_traces_new (MusettePositions *elapsed)
{
  MusetteRideTraces *self;

  g_return_val_if_fail (elapsed != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_TRACES, NULL);
  self->elapsed = musette_positions_ref (elapsed);
  self->positions = musette_positions_ref (elapsed);
  return self;
}

/* A strap that is still dry and the steps before a start are drawn, as far as they fit, but do not
 * stretch the axis: it begins where all but the lowest hundredth of the values are. */
static void
skip_rare_low (Row *row, const float *values, guint n)
{
  guint counts[RANGE_BINS] = { 0 };
  double width = (row->max - row->min) / RANGE_BINS;
  guint total = 0;
  guint below = 0;
  guint bin = 0;

  if (!(width > 0))
    return;
  for (guint i = 0; i < n; i++)
    if (values[i] >= row->min)
      {
        counts[MIN ((guint) ((values[i] - row->min) / width), RANGE_BINS - 1)]++;
        total++;
      }
  while (bin + 1 < RANGE_BINS && (below + counts[bin]) * RARE_PART <= total)
    below += counts[bin++];
  row->min += bin * width;
}

static gboolean
has_rare_low (MusetteSignal signal)
{
  return signal == MUSETTE_SIGNAL_HEARTRATE || signal == MUSETTE_SIGNAL_CADENCE
         || signal == MUSETTE_SIGNAL_SPEED;
}

/* Drop-outs to zero are drawn but do not stretch the axis of heart rate. */
static void
find_range (Row *row, const float *values, guint n)
{
  double least = row->signal == MUSETTE_SIGNAL_HEARTRATE ? LEAST_HEARTRATE_BPM : -INFINITY;

  row->min = INFINITY;
  row->max = -INFINITY;
  for (guint i = 0; i < n; i++)
    if (values[i] >= least && isfinite (values[i]))
      {
        row->min = MIN (row->min, values[i]);
        row->max = MAX (row->max, values[i]);
      }
  if (has_rare_low (row->signal) && isfinite (row->max))
    skip_rare_low (row, values, n);
}

/**
 * musette_ride_traces_add:
 * @self: traces
 * @signal: a signal that is not there yet
 * @format: how people read it
 * @values: (transfer full): a value per sample in the unit of the channel, NaN = missing
 * @n: how many samples, as many as there are elapsed seconds
 *
 * Adds a trace in its place. A trace without a single value is left out.
 */
void
musette_ride_traces_add (MusetteRideTraces *self,
                         MusetteSignal signal,
                         MusetteValueFormat format,
                         float *values,
                         guint n)
{
  Row row = { .signal = signal, .format = format };
  guint index = 0;

  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));
  g_return_if_fail (signal < MUSETTE_N_TRACES && values != NULL);
  g_return_if_fail (n == musette_positions_get_length (self->elapsed));

  find_range (&row, values, n);
  if (row.min > row.max)
    {
      g_free (values);
      return;
    }
  row.trace = musette_trace_new (self->elapsed, values, n);
  row.shown = musette_trace_new_with_positions (row.trace, self->positions);
  while (index < self->rows->len && get_row (self, index)->signal < signal)
    index++;
  g_array_insert_val (self->rows, index, row);
}

/**
 * musette_ride_traces_keep:
 * @self: traces
 * @signals: a bit per #MusetteSignal
 *
 * Drops all others.
 */
void
musette_ride_traces_keep (MusetteRideTraces *self, guint signals)
{
  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));

  for (guint i = self->rows->len; i > 0; i--)
    if ((signals & (1u << get_row (self, i - 1)->signal)) == 0)
      g_array_remove_index (self->rows, i - 1);
}

/**
 * musette_ride_traces_set_positions:
 * @self: traces
 * @positions: (nullable): where each sample stands on the horizontal axis, or %NULL for the elapsed
 *   seconds
 */
void
musette_ride_traces_set_positions (MusetteRideTraces *self, MusettePositions *positions)
{
  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));
  g_return_if_fail (positions == NULL
                    || musette_positions_get_length (positions)
                           == musette_positions_get_length (self->elapsed));

  positions = musette_positions_ref (positions != NULL ? positions : self->elapsed);
  musette_positions_unref (self->positions);
  self->positions = positions;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);

      musette_trace_unref (row->shown);
      row->shown = musette_trace_new_with_positions (row->trace, positions);
    }
}

/**
 * musette_ride_traces_get_positions:
 * @self: traces
 *
 * Returns: (transfer none): where each sample stands on the horizontal axis
 */
MusettePositions *
musette_ride_traces_get_positions (MusetteRideTraces *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self), NULL);

  return self->positions;
}

/**
 * musette_ride_traces_get_elapsed:
 * @self: traces
 *
 * Returns: (transfer none): the elapsed second of each sample
 */
MusettePositions *
musette_ride_traces_get_elapsed (MusetteRideTraces *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self), NULL);

  return self->elapsed;
}

/**
 * musette_ride_traces_set_intervals:
 * @self: traces
 * @intervals: (array length=n) (nullable): the bars of the interval band
 * @n: how many
 */
void
musette_ride_traces_set_intervals (MusetteRideTraces *self,
                                   const MusetteChartInterval *intervals,
                                   guint n)
{
  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));
  g_return_if_fail (intervals != NULL || n == 0);

  g_array_set_size (self->intervals, 0);
  if (n > 0)
    g_array_append_vals (self->intervals, intervals, n);
}

/**
 * musette_ride_traces_set_pauses:
 * @self: traces
 * @pauses: (array length=n) (nullable): where the device was paused, by time
 * @n: how many
 */
void
musette_ride_traces_set_pauses (MusetteRideTraces *self, const MusetteChartPause *pauses, guint n)
{
  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));
  g_return_if_fail (pauses != NULL || n == 0);

  g_array_set_size (self->pauses, 0);
  if (n > 0)
    g_array_append_vals (self->pauses, pauses, n);
}

/**
 * musette_ride_traces_get_pauses:
 * @self: traces
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): where the device was paused
 */
const MusetteChartPause *
musette_ride_traces_get_pauses (MusetteRideTraces *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && n != NULL, NULL);

  *n = self->pauses->len;
  return (const MusetteChartPause *) (gpointer) self->pauses->data;
}

/**
 * musette_ride_traces_set_smoothing:
 * @self: traces
 * @seconds: over how many seconds the values that are added were averaged, 1 = not at all
 */
void
musette_ride_traces_set_smoothing (MusetteRideTraces *self, guint seconds)
{
  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));

  self->smoothing_s = MAX (seconds, 1);
}

/**
 * musette_ride_traces_set_derived:
 * @self: traces
 * @signal: a signal
 *
 * Says that the trace was not recorded but computed from another channel.
 */
void
musette_ride_traces_set_derived (MusetteRideTraces *self, MusetteSignal signal)
{
  guint index;

  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self));

  if (musette_ride_traces_find (self, signal, &index))
    get_row (self, index)->derived = TRUE;
}

/**
 * musette_ride_traces_dup_name:
 * @self: traces
 * @index: a trace
 *
 * Returns: (transfer full): what it is called: the signal, and whether it was recorded
 */
char *
musette_ride_traces_dup_name (MusetteRideTraces *self, guint index)
{
  Row *row;

  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, NULL);

  row = get_row (self, index);
  if (!row->derived)
    return g_strdup (musette_signal_get_title (row->signal));
  /* Translators: a signal that was not recorded but computed, as in "Speed (from positions)" */
  return g_strdup_printf (_ ("%s (from positions)"), musette_signal_get_title (row->signal));
}

/**
 * musette_ride_traces_get_intervals:
 * @self: traces
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the bars of the interval band
 */
const MusetteChartInterval *
musette_ride_traces_get_intervals (MusetteRideTraces *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && n != NULL, NULL);

  *n = self->intervals->len;
  return (const MusetteChartInterval *) (gpointer) self->intervals->data;
}

/**
 * musette_ride_traces_get_smoothing:
 * @self: traces
 *
 * Returns: over how many seconds the values are averaged, 1 = not at all
 */
guint
musette_ride_traces_get_smoothing (MusetteRideTraces *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self), 1);

  return self->smoothing_s;
}

/**
 * musette_ride_traces_get_n:
 * @self: traces
 *
 * Returns: how many traces there are
 */
guint
musette_ride_traces_get_n (MusetteRideTraces *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self), 0);

  return self->rows->len;
}

/**
 * musette_ride_traces_get_signal:
 * @self: traces
 * @index: a trace
 *
 * Returns: its signal
 */
MusetteSignal
musette_ride_traces_get_signal (MusetteRideTraces *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, 0);

  return get_row (self, index)->signal;
}

/**
 * musette_ride_traces_get_format:
 * @self: traces
 * @index: a trace
 *
 * Returns: how people read it
 */
MusetteValueFormat
musette_ride_traces_get_format (MusetteRideTraces *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, 0);

  return get_row (self, index)->format;
}

/**
 * musette_ride_traces_get_trace:
 * @self: traces
 * @index: a trace
 *
 * Returns: (transfer none): the trace over the positions of the horizontal axis
 */
MusetteTrace *
musette_ride_traces_get_trace (MusetteRideTraces *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, NULL);

  return get_row (self, index)->shown;
}

/**
 * musette_ride_traces_get_range:
 * @self: traces
 * @index: a trace
 * @min: (out): lowest value of the whole ride that is not a drop-out
 * @max: (out): highest value of the whole ride
 */
void
musette_ride_traces_get_range (MusetteRideTraces *self, guint index, double *min, double *max)
{
  g_return_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len);

  *min = get_row (self, index)->min;
  *max = get_row (self, index)->max;
}

/**
 * musette_ride_traces_find:
 * @self: traces
 * @signal: a signal
 * @index: (out): its trace
 *
 * Returns: whether there is one
 */
gboolean
musette_ride_traces_find (MusetteRideTraces *self, MusetteSignal signal, guint *index)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->signal == signal)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static double
translate (const MusettePositions *from, const MusettePositions *to, double value)
{
  guint n = musette_positions_get_length (from);
  guint i = musette_positions_find (from, value);
  double a;
  double b;

  if (n == 0)
    return value;
  if (i == 0)
    return musette_positions_get (to, 0) + MIN (value - musette_positions_get (from, 0), 0);
  if (i >= n)
    return musette_positions_get (to, n - 1);
  a = musette_positions_get (from, i - 1);
  b = musette_positions_get (from, i);
  return musette_positions_get (to, i - 1)
         + (value - a) / (b - a)
               * (musette_positions_get (to, i) - musette_positions_get (to, i - 1));
}

/**
 * musette_ride_traces_to_position:
 * @self: traces
 * @elapsed_s: an elapsed second
 *
 * Returns: where it stands on the horizontal axis
 */
double
musette_ride_traces_to_position (MusetteRideTraces *self, double elapsed_s)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self), NAN);

  if (self->positions == self->elapsed)
    return elapsed_s;
  return translate (self->elapsed, self->positions, elapsed_s);
}

/**
 * musette_ride_traces_to_elapsed:
 * @self: traces
 * @position: a position on the horizontal axis
 *
 * Returns: the elapsed second that stands there
 */
double
musette_ride_traces_to_elapsed (MusetteRideTraces *self, double position)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self), NAN);

  if (self->positions == self->elapsed)
    return position;
  return translate (self->positions, self->elapsed, position);
}

/**
 * musette_ride_traces_get_value_at:
 * @self: traces
 * @index: a trace
 * @elapsed_s: an elapsed second
 *
 * Returns: the value of the sample nearest to it, NaN when there is none within a second
 */
double
musette_ride_traces_get_value_at (MusetteRideTraces *self, guint index, double elapsed_s)
{
  guint sample;

  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, NAN);

  if (isnan (elapsed_s))
    return NAN;
  sample = musette_positions_find_nearest (self->elapsed, elapsed_s);
  if (fabs (musette_positions_get (self->elapsed, sample) - elapsed_s) > 1)
    return NAN;
  return musette_trace_get_value (get_row (self, index)->trace, sample);
}

/* The average as the ride's own figures count it: a second without power is a second of 0 W, while
 * a heart that does not beat and a crank that does not turn are no part of theirs. */
static double
get_average (const Row *row, guint from, guint to)
{
  const float *values = musette_trace_get_values (row->trace);
  gboolean counts_missing = row->signal == MUSETTE_SIGNAL_POWER;
  gboolean counts_zero
      = row->signal != MUSETTE_SIGNAL_HEARTRATE && row->signal != MUSETTE_SIGNAL_CADENCE;
  double sum = 0;
  guint n = 0;

  for (guint i = from; i < to; i++)
    {
      gboolean is_missing = isnan (values[i]);

      if (is_missing ? !counts_missing : values[i] == 0 && !counts_zero)
        continue;
      sum += is_missing ? 0 : values[i];
      n++;
    }
  return n > 0 ? sum / n : NAN;
}

/**
 * musette_ride_traces_summarize:
 * @self: traces
 * @index: a trace
 * @units: kilometres or miles
 * @from_s: first elapsed second, NaN = the beginning
 * @to_s: elapsed second behind the last, NaN = the end
 * @brief: whether signs stand for the words, where there is little room
 *
 * Returns: (transfer full): the trace in a few words: `average 212 W, highest 742 W`
 */
char *
musette_ride_traces_summarize (MusetteRideTraces *self,
                               guint index,
                               MusetteUnits units,
                               double from_s,
                               double to_s,
                               gboolean brief)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Row *row;
  guint from;
  guint to;
  float min;
  float max;

  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, NULL);

  row = get_row (self, index);
  from = isnan (from_s) ? 0 : musette_positions_find (self->elapsed, from_s);
  to = isnan (to_s) ? musette_positions_get_length (self->elapsed)
                    : musette_positions_find (self->elapsed, to_s);
  if (from >= to || !musette_trace_get_extent (row->trace, from, to, &min, &max))
    return g_strdup (MUSETTE_MISSING);
  first = musette_value_format_value (row->format, units, min);
  second = musette_value_format_value (row->format, units, max);
  if (row->signal == MUSETTE_SIGNAL_ALTITUDE || row->signal == MUSETTE_SIGNAL_W_BALANCE)
    {
      if (brief)
        return g_strdup_printf ("↓ %s  ↑ %s", first, second);
      /* Translators: both are values with their units, "lowest 210 m, highest 1,204 m" */
      return g_strdup_printf (_ ("lowest %s, highest %s"), first, second);
    }
  g_free (first);
  first = musette_value_format_value (row->format, units, get_average (row, from, to));
  if (brief)
    return g_strdup_printf ("Ø %s  ↑ %s", first, second);
  if (musette_value_format_is_pace (row->format))
    /* Translators: both are paces, "average 5:12 /km, fastest 3:40 /km" */
    return g_strdup_printf (_ ("average %s, fastest %s"), first, second);
  /* Translators: both are values with their units, "average 212 W, highest 742 W" */
  return g_strdup_printf (_ ("average %s, highest %s"), first, second);
}

/**
 * musette_ride_traces_describe:
 * @self: traces
 * @index: a trace
 * @units: kilometres or miles
 *
 * Returns: (transfer full): what somebody hears who does not see the chart: `Power, 2 h 10, average
 *   212 W, highest 742 W at 1:02:15`
 */
char *
musette_ride_traces_describe (MusetteRideTraces *self, guint index, MusetteUnits units)
{
  g_autofree char *summary = NULL;
  g_autofree char *duration = NULL;
  g_autofree char *where = NULL;
  g_autofree char *name = NULL;
  Row *row;
  guint n;
  guint best;

  g_return_val_if_fail (MUSETTE_IS_RIDE_TRACES (self) && index < self->rows->len, NULL);

  row = get_row (self, index);
  n = musette_positions_get_length (self->elapsed);
  best = musette_trace_find_max (row->trace, 0, n);
  summary = musette_ride_traces_summarize (self, index, units, NAN, NAN, FALSE);
  duration = musette_format_duration_prose (musette_positions_get_end (self->elapsed));
  where = musette_format_duration (best < n ? musette_positions_get (self->elapsed, best) : 0);
  /* Translators: a chart in words: its signal, how long the ride is, average and highest value, and
   * the time of the highest: "Power, 2 h 10, average 212 W, highest 742 W at 1:02:15" */
  name = musette_ride_traces_dup_name (self, index);
  return g_strdup_printf (_ ("%s, %s, %s at %s"), name, duration, summary, where);
}
