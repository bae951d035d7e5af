/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <cairo.h>

#include "musette-chart-style.h"

G_BEGIN_DECLS

/**
 * MusetteZoneRow:
 * @name: "Z1" or the athlete's own name
 * @range: (nullable): "152–190 W"
 * @seconds: time in the zone
 *
 * One row of the zone bars.
 */
typedef struct
{
  char *name;
  char *range;
  double seconds;
} MusetteZoneRow;

/**
 * MusetteZoneBarsData:
 * @n_rows: how many zones, 0 = no data
 * @rows: from the lowest zone to the highest
 * @sweet_spot_s: time in the sweet spot, negative = no bracket
 * @empty_text: (nullable): the line that says why there are no rows
 *
 * What the zone bars show.
 */
typedef struct
{
  guint n_rows;
  MusetteZoneRow *rows;
  double sweet_spot_s;
  char *empty_text;
} MusetteZoneBarsData;

MusetteZoneBarsData *musette_zone_bars_data_new (guint n_rows, const char *empty_text);
void musette_zone_bars_data_free (MusetteZoneBarsData *self);
void musette_zone_bars_data_set (MusetteZoneBarsData *self,
                                 guint row,
                                 const char *name,
                                 const char *range,
                                 double seconds);
double musette_zone_bars_data_get_total (const MusetteZoneBarsData *self);
char *musette_zone_bars_data_describe (const MusetteZoneBarsData *self, guint row);

double musette_zone_bars_painter_get_row_height (const MusetteChartStyle *style);
double musette_zone_bars_painter_get_height (const MusetteZoneBarsData *data,
                                             const MusetteChartStyle *style);
int musette_zone_bars_painter_hit (const MusetteZoneBarsData *data,
                                   const MusetteChartStyle *style,
                                   double y);
void musette_zone_bars_painter_draw (const MusetteZoneBarsData *data,
                                     const MusetteChartStyle *style,
                                     cairo_t *cr,
                                     double width,
                                     double height,
                                     int highlighted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteZoneBarsData, musette_zone_bars_data_free)

G_END_DECLS
