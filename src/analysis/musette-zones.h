/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-thresholds.h"

G_BEGIN_DECLS

/**
 * MusetteZoneTimes:
 * @n: number of zones
 * @tops: upper ends, inclusive, in W, bpm or m/s; the last is infinite for power and pace
 * @seconds: seconds in each zone
 * @total_s: their sum
 * @has_sweet_spot: whether there is a sweet spot (power only)
 * @sweet_spot_min: its lower end, inclusive, in W
 * @sweet_spot_max: its upper end, inclusive, in W
 * @sweet_spot_s: its seconds; they are also in the zones and must not be added to the total
 *
 * Zone limits and the time spent in each.
 */
typedef struct
{
  guint n;
  double tops[MUSETTE_MAX_ZONES];
  guint seconds[MUSETTE_MAX_ZONES];
  guint total_s;
  gboolean has_sweet_spot;
  double sweet_spot_min;
  double sweet_spot_max;
  guint sweet_spot_s;
} MusetteZoneTimes;

/**
 * MusetteHrZoneKind:
 * @MUSETTE_HR_ZONES_RIDE: percentages of threshold heart rate for riding
 * @MUSETTE_HR_ZONES_RUN: percentages of threshold heart rate for running
 *
 * Which of Friel's two tables is used.
 */
typedef enum
{
  MUSETTE_HR_ZONES_RIDE,
  MUSETTE_HR_ZONES_RUN,
} MusetteHrZoneKind;

gboolean musette_zones_init_power (MusetteZoneTimes *self, const MusetteThresholds *thresholds);
gboolean musette_zones_init_heart_rate (MusetteZoneTimes *self,
                                        const MusetteThresholds *thresholds,
                                        MusetteHrZoneKind kind);
gboolean musette_zones_init_pace (MusetteZoneTimes *self, const MusetteThresholds *thresholds);
void musette_zones_count_power (MusetteZoneTimes *self, const float *watts, gsize n);
void musette_zones_count_heart_rate (MusetteZoneTimes *self, const float *bpm, gsize n);
void musette_zones_count_pace (MusetteZoneTimes *self, const float *mps, gsize n);
guint musette_zones_find (const MusetteZoneTimes *self, double value);

G_END_DECLS
