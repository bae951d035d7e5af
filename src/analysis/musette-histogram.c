/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-histogram.h"

#include <math.h>

/* A broken sensor must not make millions of buckets: what is higher counts in the last one. */
#define MAX_BUCKETS 400

static gboolean
counts (float value, gboolean with_zeros)
{
  return isfinite (value) && (value > 0 || (with_zeros && value == 0));
}

static guint
bucket_of (float value, double width)
{
  return (guint) MIN (value / width, MAX_BUCKETS - 1);
}

/**
 * musette_histogram_new:
 * @values: (array length=n): a 1 Hz series; missing and negative values are left out
 * @n: its length
 * @width: width of a bucket in the unit of the series
 * @with_zeros: whether 0 counts, as for power, or means "nothing measured"
 *
 * The first bucket is the lowest one with a second in it; buckets start at multiples of @width.
 *
 * Returns: (transfer full) (nullable): the histogram, or %NULL when nothing counts
 */
MusetteHistogram *
musette_histogram_new (const float *values, gsize n, double width, gboolean with_zeros)
{
  MusetteHistogram *self;
  guint lowest = G_MAXUINT;
  guint highest = 0;

  g_return_val_if_fail (values != NULL || n == 0, NULL);
  g_return_val_if_fail (width > 0, NULL);

  for (gsize i = 0; i < n; i++)
    if (counts (values[i], with_zeros))
      {
        lowest = MIN (lowest, bucket_of (values[i], width));
        highest = MAX (highest, bucket_of (values[i], width));
      }
  if (lowest == G_MAXUINT)
    return NULL;
  self = g_new0 (MusetteHistogram, 1);
  self->start = lowest * width;
  self->width = width;
  self->n = highest - lowest + 1;
  self->seconds = g_new0 (guint, self->n);
  for (gsize i = 0; i < n; i++)
    if (counts (values[i], with_zeros))
      {
        self->seconds[bucket_of (values[i], width) - lowest]++;
        self->total_s++;
      }
  return self;
}

/**
 * musette_histogram_free:
 * @self: (transfer full): a histogram
 */
void
musette_histogram_free (MusetteHistogram *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->seconds);
  g_free (self);
}
