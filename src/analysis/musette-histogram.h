/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSETTE_HISTOGRAM_POWER_W 25.0
#define MUSETTE_HISTOGRAM_HEART_RATE_BPM 5.0
#define MUSETTE_HISTOGRAM_CADENCE_RPM 5.0

/**
 * MusetteHistogram:
 * @start: lower end of the first bucket
 * @width: width of a bucket
 * @n: number of buckets
 * @seconds: (array length=n): seconds in each bucket, lower end inclusive
 * @total_s: seconds in all buckets
 *
 * Seconds per bucket of a 1 Hz series.
 */
typedef struct
{
  double start;
  double width;
  guint n;
  guint *seconds;
  guint total_s;
} MusetteHistogram;

MusetteHistogram *
musette_histogram_new (const float *values, gsize n, double width, gboolean with_zeros);
void musette_histogram_free (MusetteHistogram *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteHistogram, musette_histogram_free)

G_END_DECLS
