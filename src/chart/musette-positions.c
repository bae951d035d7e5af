/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-positions.h"

#include <math.h>

#define WIDTH_BITS 36

/**
 * MusettePositions:
 *
 * Where the samples of a ride stand on the axis that its charts share: elapsed seconds or metres,
 * never falling. All traces of a ride use the same positions. A segment begins where the recording
 * was taken up again; no line is drawn across.
 */
struct _MusettePositions
{
  gatomicrefcount ref_count;
  double *values;
  guint n;
  guint *starts; /* first samples of the segments behind the first one, ascending */
  guint n_starts;
};

G_DEFINE_BOXED_TYPE (MusettePositions,
                     musette_positions,
                     musette_positions_ref,
                     musette_positions_unref)

/* Without the last bits, so that a span has the same columns wherever it begins, and less by the
 * least bit that is left, so that a sample on the edge of a column is in it. */
static double
round_width (double width)
{
  int exponent;
  double share = frexp (width, &exponent);

  return ldexp (rint (ldexp (share, WIDTH_BITS)) - 1, exponent - WIDTH_BITS);
}

/**
 * musette_column_grid_init:
 * @self: (out): a grid
 * @from: position at the left edge
 * @to: position at the right edge, more than @from
 * @n: how many columns of pixels there are between them
 *
 * The grid's first column is the one @from lies in. So moving the view by less than a column
 * changes nothing, and a column always holds the same samples.
 */
void
musette_column_grid_init (MusetteColumnGrid *self, double from, double to, guint n)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n > 0 && to > from);

  self->width = round_width ((to - from) / n);
  self->first = (gint64) floor (from / self->width + 1e-6);
  self->n = n;
}

/**
 * musette_column_grid_get_start:
 * @self: a grid
 * @column: a column, 0 is the first that is looked at
 *
 * Returns: the position of its left edge
 */
double
musette_column_grid_get_start (const MusetteColumnGrid *self, guint column)
{
  return (double) (self->first + column) * self->width;
}

/**
 * musette_positions_new:
 * @values: (transfer full): positions, never falling; freed with g_free()
 * @n: how many
 * @segment_starts: (nullable): samples at which the recording began anew, ascending
 * @n_segments: how many
 *
 * Returns: (transfer full): the positions
 */
MusettePositions *
musette_positions_new (double *values, guint n, const guint *segment_starts, guint n_segments)
{
  MusettePositions *self = g_new0 (MusettePositions, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->values = values;
  self->n = n;
  self->starts = g_new (guint, MAX (n_segments, 1));
  for (guint i = 0; i < n_segments; i++)
    if (segment_starts[i] > 0 && segment_starts[i] < n)
      self->starts[self->n_starts++] = segment_starts[i];
  return self;
}

/**
 * musette_positions_ref:
 * @self: positions
 *
 * Returns: (transfer full): @self
 */
MusettePositions *
musette_positions_ref (MusettePositions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * musette_positions_unref:
 * @self: (transfer full): positions
 */
void
musette_positions_unref (MusettePositions *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->values);
  g_free (self->starts);
  g_free (self);
}

/**
 * musette_positions_get_length:
 * @self: positions
 *
 * Returns: how many samples there are
 */
guint
musette_positions_get_length (const MusettePositions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * musette_positions_get:
 * @self: positions
 * @index: a sample
 *
 * Returns: its position
 */
double
musette_positions_get (const MusettePositions *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n, NAN);

  return self->values[index];
}

/**
 * musette_positions_get_values:
 * @self: positions
 *
 * Returns: (transfer none) (nullable): all of them
 */
const double *
musette_positions_get_values (const MusettePositions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->values;
}

/**
 * musette_positions_get_end:
 * @self: positions
 *
 * Returns: the last position, 0 when there are no samples
 */
double
musette_positions_get_end (const MusettePositions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n > 0 ? self->values[self->n - 1] : 0;
}

/**
 * musette_positions_is_break:
 * @self: positions
 * @index: a sample
 *
 * Returns: whether the recording begins anew at @index, so that nothing joins it to the one before
 */
gboolean
musette_positions_is_break (const MusettePositions *self, guint index)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, FALSE);

  high = self->n_starts;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->starts[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_starts && self->starts[low] == index;
}

/**
 * musette_positions_find:
 * @self: positions
 * @position: a position
 *
 * Returns: the first sample at or behind @position; the length when there is none
 */
guint
musette_positions_find (const MusettePositions *self, double position)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->values[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * musette_positions_find_nearest:
 * @self: positions with at least one sample
 * @position: a position
 *
 * Returns: the sample nearest to @position
 */
guint
musette_positions_find_nearest (const MusettePositions *self, double position)
{
  guint index;

  g_return_val_if_fail (self != NULL && self->n > 0, 0);

  index = musette_positions_find (self, position);
  if (index == self->n)
    return self->n - 1;
  if (index == 0)
    return 0;
  return self->values[index] - position <= position - self->values[index - 1] ? index : index - 1;
}

/* Looks forward from @index in growing steps: columns follow each other, so the next bound is near.
 */
static guint
advance (const MusettePositions *self, guint index, double position)
{
  guint step = 1;
  guint low = index;
  guint high;

  if (index >= self->n || self->values[index] >= position)
    return index;
  while (low + step < self->n && self->values[low + step] < position)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, self->n);
  low++;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->values[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * musette_positions_locate:
 * @self: positions
 * @grid: columns
 * @bounds: (out) (array): room for one more than the grid has columns
 *
 * Finds the samples of each column: those of column c are @bounds[c] to @bounds[c + 1] - 1. It is
 * done once for all traces of a ride.
 */
void
musette_positions_locate (const MusettePositions *self,
                          const MusetteColumnGrid *grid,
                          guint *bounds)
{
  g_return_if_fail (self != NULL && grid != NULL && bounds != NULL);

  bounds[0] = musette_positions_find (self, musette_column_grid_get_start (grid, 0));
  for (guint c = 1; c <= grid->n; c++)
    bounds[c] = advance (self, bounds[c - 1], musette_column_grid_get_start (grid, c));
}
