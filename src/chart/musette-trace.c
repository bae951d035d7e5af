/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-trace.h"

#include <math.h>

#define RADIX 4
#define MAX_LEVELS 14
#define SCAN_BELOW 48 /* up to so many values, scanning beats climbing */

/**
 * MusetteTrace:
 *
 * One channel of a ride, ready to be drawn at any zoom: its values and a pyramid of the lowest and
 * highest value of each four, each sixteen, and so on. What a column of pixels covers is therefore
 * found in the same time whether it holds one second or ten minutes, and it is always the true
 * minimum and maximum: a sprint of one second survives every zoom.
 *
 * The envelope per column follows M4 (Jugel, Jerzak, Hackenbroich, Markl: M4, a
 * visualization-oriented time series data aggregation. VLDB 2014).
 */
struct _MusetteTrace
{
  gatomicrefcount ref_count;
  MusettePositions *positions;
  float *values;
  MusetteTrace *owner; /* whose values and pyramid these are, NULL = our own */
  guint n;
  guint n_levels;
  MusetteColumn *levels[MAX_LEVELS];
  guint sizes[MAX_LEVELS];
};

G_DEFINE_BOXED_TYPE (MusetteTrace, musette_trace, musette_trace_ref, musette_trace_unref)

static const MusetteColumn nothing = { INFINITY, -INFINITY };

/* A comparison with NaN is false, so missing values fall through without a test of their own. */
static inline void
include_value (MusetteColumn *column, float value)
{
  column->min = value < column->min ? value : column->min;
  column->max = value > column->max ? value : column->max;
}

static inline void
include_column (MusetteColumn *column, MusetteColumn other)
{
  column->min = other.min < column->min ? other.min : column->min;
  column->max = other.max > column->max ? other.max : column->max;
}

static MusetteColumn *
build_first_level (const float *values, guint n)
{
  guint size = n / RADIX;
  MusetteColumn *level = g_new (MusetteColumn, MAX (size, 1));

  for (guint i = 0; i < size; i++)
    {
      level[i] = nothing;
      for (guint k = 0; k < RADIX; k++)
        include_value (&level[i], values[i * RADIX + k]);
    }
  return level;
}

static MusetteColumn *
build_next_level (const MusetteColumn *below, guint n)
{
  guint size = n / RADIX;
  MusetteColumn *level = g_new (MusetteColumn, MAX (size, 1));

  for (guint i = 0; i < size; i++)
    {
      level[i] = below[i * RADIX];
      for (guint k = 1; k < RADIX; k++)
        include_column (&level[i], below[i * RADIX + k]);
    }
  return level;
}

static void
build_pyramid (MusetteTrace *self)
{
  guint n = self->n;

  while (n >= RADIX && self->n_levels < MAX_LEVELS)
    {
      guint level = self->n_levels;

      self->levels[level] = level == 0 ? build_first_level (self->values, n)
                                       : build_next_level (self->levels[level - 1], n);
      n /= RADIX;
      self->sizes[level] = n;
      self->n_levels++;
    }
}

/**
 * musette_trace_new:
 * @positions: where the samples stand
 * @values: (transfer full): a value per sample, NaN = missing; freed with g_free()
 * @n: how many samples, as many as there are positions
 *
 * Returns: (transfer full): the trace
 */
MusetteTrace *
musette_trace_new (MusettePositions *positions, float *values, guint n)
{
  MusetteTrace *self;

  g_return_val_if_fail (positions != NULL, NULL);
  g_return_val_if_fail (n == musette_positions_get_length (positions), NULL);

  self = g_new0 (MusetteTrace, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->positions = musette_positions_ref (positions);
  self->values = values;
  self->n = n;
  build_pyramid (self);
  return self;
}

/**
 * musette_trace_new_with_positions:
 * @self: a trace
 * @positions: as many other positions, for instance metres in place of seconds
 *
 * Returns: (transfer full): the same values over other positions; they share the memory
 */
MusetteTrace *
musette_trace_new_with_positions (MusetteTrace *self, MusettePositions *positions)
{
  MusetteTrace *copy;

  g_return_val_if_fail (self != NULL && positions != NULL, NULL);
  g_return_val_if_fail (self->n == musette_positions_get_length (positions), NULL);

  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->positions = musette_positions_ref (positions);
  copy->owner = musette_trace_ref (self);
  return copy;
}

/**
 * musette_trace_ref:
 * @self: a trace
 *
 * Returns: (transfer full): @self
 */
MusetteTrace *
musette_trace_ref (MusetteTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * musette_trace_unref:
 * @self: (transfer full): a trace
 */
void
musette_trace_unref (MusetteTrace *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  musette_positions_unref (self->positions);
  if (self->owner != NULL)
    {
      musette_trace_unref (self->owner);
    }
  else
    {
      g_free (self->values);
      for (guint i = 0; i < self->n_levels; i++)
        g_free (self->levels[i]);
    }
  g_free (self);
}

/**
 * musette_trace_get_positions:
 * @self: a trace
 *
 * Returns: (transfer none): where its samples stand
 */
MusettePositions *
musette_trace_get_positions (const MusetteTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->positions;
}

/**
 * musette_trace_get_length:
 * @self: a trace
 *
 * Returns: how many samples it has
 */
guint
musette_trace_get_length (const MusetteTrace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * musette_trace_get_values:
 * @self: a trace
 *
 * Returns: (transfer none): its values, NaN = missing
 */
const float *
musette_trace_get_values (const MusetteTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->values;
}

/**
 * musette_trace_get_value:
 * @self: a trace
 * @index: a sample
 *
 * Returns: its value, NaN = missing
 */
float
musette_trace_get_value (const MusetteTrace *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n, NAN);

  return self->values[index];
}

/**
 * musette_trace_is_joined:
 * @self: a trace
 * @index: a sample
 *
 * Returns: whether the line goes from the sample before @index to @index: both have a value and the
 *   recording was not stopped between them
 */
gboolean
musette_trace_is_joined (const MusetteTrace *self, guint index)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return index > 0 && index < self->n && !isnan (self->values[index])
         && !isnan (self->values[index - 1])
         && !musette_positions_is_break (self->positions, index);
}

/* The value of the line at a position between two joined samples. */
static float
interpolate (const MusetteTrace *self, guint index, double position)
{
  const double *x = musette_positions_get_values (self->positions);
  double share = (position - x[index - 1]) / (x[index] - x[index - 1]);

  return self->values[index - 1]
         + (float) (share * (self->values[index] - self->values[index - 1]));
}

/* Four at a time, so that a comparison need not wait for the one before it. */
static MusetteColumn
scan_values (const float *values, guint n)
{
  MusetteColumn column = nothing;
  float min[4] = { INFINITY, INFINITY, INFINITY, INFINITY };
  float max[4] = { -INFINITY, -INFINITY, -INFINITY, -INFINITY };
  guint i = 0;

  for (; i + 4 <= n; i += 4)
    for (guint k = 0; k < 4; k++)
      {
        min[k] = values[i + k] < min[k] ? values[i + k] : min[k];
        max[k] = values[i + k] > max[k] ? values[i + k] : max[k];
      }
  for (; i < n; i++)
    include_value (&column, values[i]);
  for (guint k = 0; k < 4; k++)
    include_column (&column, (MusetteColumn){ min[k], max[k] });
  return column;
}

static MusetteColumn
scan_level (const MusetteTrace *self, guint level, guint from, guint to)
{
  MusetteColumn column = nothing;

  if (level == 0)
    return to > from ? scan_values (self->values + from, to - from) : column;
  for (guint i = from; i < to; i++)
    include_column (&column, self->levels[level - 1][i]);
  return column;
}

static MusetteColumn
get_column (const MusetteTrace *self, guint from, guint to)
{
  MusetteColumn column = nothing;
  guint level = 0;

  while (to - from > SCAN_BELOW && level < self->n_levels)
    {
      guint head = (from + RADIX - 1) / RADIX;
      guint tail = to / RADIX;

      include_column (&column, scan_level (self, level, from, head * RADIX));
      include_column (&column, scan_level (self, level, tail * RADIX, to));
      from = head;
      to = tail;
      level++;
    }
  include_column (&column, scan_level (self, level, from, to));
  return column;
}

/**
 * musette_trace_get_extent:
 * @self: a trace
 * @from: first sample
 * @to: sample behind the last
 * @min: (out): lowest value
 * @max: (out): highest value
 *
 * Returns: whether there is any value between them
 */
gboolean
musette_trace_get_extent (const MusetteTrace *self, guint from, guint to, float *min, float *max)
{
  MusetteColumn column;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (from <= to && to <= self->n, FALSE);

  column = get_column (self, from, to);
  *min = column.min;
  *max = column.max;
  return column.min <= column.max;
}

/**
 * musette_trace_find_max:
 * @self: a trace
 * @from: first sample
 * @to: sample behind the last
 *
 * Returns: the first sample with the highest value, @to when there is none
 */
guint
musette_trace_find_max (const MusetteTrace *self, guint from, guint to)
{
  guint best = to;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (from <= to && to <= self->n, to);

  for (guint i = from; i < to; i++)
    if (!isnan (self->values[i]) && (best == to || self->values[i] > self->values[best]))
      best = i;
  return best;
}

/**
 * musette_trace_get_columns:
 * @self: a trace
 * @grid: columns of pixels
 * @bounds: (array): the samples of each column, of musette_positions_locate()
 * @columns: (out) (array): what the line covers in each column, as many as the grid has
 */
void
musette_trace_get_columns (const MusetteTrace *self,
                           const MusetteColumnGrid *grid,
                           const guint *bounds,
                           MusetteColumn *columns)
{
  gboolean joined;
  float crossing = 0;

  g_return_if_fail (self != NULL && grid != NULL && bounds != NULL && columns != NULL);

  joined = musette_trace_is_joined (self, bounds[0]);
  if (joined)
    crossing = interpolate (self, bounds[0], musette_column_grid_get_start (grid, 0));
  for (guint c = 0; c < grid->n; c++)
    {
      MusetteColumn column = get_column (self, bounds[c], bounds[c + 1]);

      if (joined)
        include_value (&column, crossing);
      joined = musette_trace_is_joined (self, bounds[c + 1]);
      if (joined)
        {
          crossing = interpolate (self, bounds[c + 1], musette_column_grid_get_start (grid, c + 1));
          include_value (&column, crossing);
        }
      if (column.min > column.max)
        column.min = column.max = NAN;
      columns[c] = column;
    }
}

/* The run of samples of one column that hang together: its first, lowest, highest and last. */
typedef struct
{
  guint first;
  guint min;
  guint max;
  guint last;
  gboolean open;
} Run;

static void
append_point (const MusetteTrace *self, GArray *path, guint index, gboolean starts)
{
  MusetteTracePoint point
      = { musette_positions_get (self->positions, index), self->values[index], starts };

  g_array_append_val (path, point);
}

static void
flush_run (const MusetteTrace *self, GArray *path, Run *run)
{
  guint early = MIN (run->min, run->max);
  guint late = MAX (run->min, run->max);

  if (!run->open)
    return;
  append_point (self, path, run->first,
                !musette_trace_is_joined (self, run->first) || path->len == 0);
  if (early != run->first)
    append_point (self, path, early, FALSE);
  if (late != early && late != run->first)
    append_point (self, path, late, FALSE);
  if (run->last != run->first && run->last != late)
    append_point (self, path, run->last, FALSE);
  run->open = FALSE;
}

static void
extend_run (const MusetteTrace *self, Run *run, guint index)
{
  if (!run->open)
    {
      *run = (Run){ index, index, index, index, TRUE };
      return;
    }
  run->last = index;
  if (self->values[index] < self->values[run->min])
    run->min = index;
  if (self->values[index] > self->values[run->max])
    run->max = index;
}

/**
 * musette_trace_get_path:
 * @self: a trace
 * @grid: columns
 *
 * Thins the line out to at most the first, lowest, highest and last sample of each column, in the
 * order of time. One sample beyond each edge is included, so that the line reaches the edges.
 *
 * Returns: (transfer full) (element-type MusetteTracePoint): the points to draw lines through
 */
GArray *
musette_trace_get_path (const MusetteTrace *self, const MusetteColumnGrid *grid)
{
  GArray *path;
  Run run = { 0 };
  guint from;
  guint to;
  guint column = 0;

  g_return_val_if_fail (self != NULL && grid != NULL, NULL);

  path = g_array_new (FALSE, FALSE, sizeof (MusetteTracePoint));
  from = musette_positions_find (self->positions, musette_column_grid_get_start (grid, 0));
  to = musette_positions_find (self->positions, musette_column_grid_get_start (grid, grid->n));
  from = from > 0 ? from - 1 : 0;
  to = MIN (to + 1, self->n);
  for (guint i = from; i < to; i++)
    {
      double position = musette_positions_get (self->positions, i);
      gboolean crosses = position >= musette_column_grid_get_start (grid, column);

      if (crosses || !musette_trace_is_joined (self, i))
        flush_run (self, path, &run);
      while (position >= musette_column_grid_get_start (grid, column))
        column++;
      if (!isnan (self->values[i]))
        extend_run (self, &run, i);
    }
  flush_run (self, path, &run);
  return path;
}
