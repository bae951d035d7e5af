/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteSeriesSummary:
 * @count: number of values that are present
 * @sum: their sum
 * @mean: their mean, NaN when there is none
 * @min: the smallest, NaN when there is none
 * @max: the largest, NaN when there is none
 *
 * The plain statistics of a series in the unit of the series.
 */
typedef struct
{
  gsize count;
  double sum;
  double mean;
  double min;
  double max;
} MusetteSeriesSummary;

void musette_series_summarize (const float *values, gsize n, MusetteSeriesSummary *out);
void musette_series_summarize_positive (const float *values, gsize n, MusetteSeriesSummary *out);
double musette_round_half_up (double value);

G_END_DECLS
