/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-style.h"
#include "musette-ride-layout.h"

G_BEGIN_DECLS

/**
 * MusetteHistogramData:
 * @n: how many bins, 0 = no data
 * @first: value at the lower edge of the first bin
 * @width: width of a bin
 * @seconds: time in each bin
 * @zones: zone of each bin from 1, 0 = none
 * @n_zones: how many zones there are
 * @signal: whose values they are
 * @empty_text: (nullable): the line that says why there are no bins
 *
 * What a histogram shows.
 */
typedef struct
{
  guint n;
  double first;
  double width;
  double *seconds;
  guint8 *zones;
  guint n_zones;
  MusetteSignal signal;
  char *empty_text;
} MusetteHistogramData;

MusetteHistogramData *musette_histogram_data_new (MusetteSignal signal,
                                                  double first,
                                                  double width,
                                                  const double *seconds,
                                                  guint n);
void musette_histogram_data_set_zones (MusetteHistogramData *self,
                                       const double *zone_tops,
                                       guint n_zones);
MusetteHistogramData *musette_histogram_data_copy (const MusetteHistogramData *self);
void musette_histogram_data_free (MusetteHistogramData *self);
MusetteRect
musette_histogram_get_plot (const MusetteChartStyle *style, double width, double height);
int musette_histogram_hit (const MusetteHistogramData *data, const MusetteRect *plot, double x);
void musette_histogram_draw (const MusetteHistogramData *data,
                             const MusetteChartStyle *style,
                             cairo_t *cr,
                             double width,
                             double height,
                             int highlighted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteHistogramData, musette_histogram_data_free)

G_END_DECLS
