/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-chart-style.h"
#include "musette-ride-layout.h"
#include "musette-value-format.h"

G_BEGIN_DECLS

/**
 * MusetteHistogramData:
 * @n: how many bins, 0 = no data
 * @first: value at the lower edge of the first bin, in the unit of the channel
 * @width: width of a bin
 * @seconds: time in each bin in s
 * @zones: zone of each bin from 1, 0 = none
 * @n_zones: how many zones there are
 * @signal: whose values they are
 * @format: how people read them
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
  MusetteValueFormat format;
  char *empty_text;
} MusetteHistogramData;

MusetteHistogramData *musette_histogram_data_new (MusetteSignal signal,
                                                  MusetteValueFormat format,
                                                  double first,
                                                  double width,
                                                  const double *seconds,
                                                  guint n);
void musette_histogram_data_set_zones (MusetteHistogramData *self,
                                       const double *zone_tops,
                                       guint n_zones);
void musette_histogram_data_free (MusetteHistogramData *self);
char *
musette_histogram_data_describe (const MusetteHistogramData *self, guint bin, MusetteUnits units);
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
