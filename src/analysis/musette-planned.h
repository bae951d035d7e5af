/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-thresholds.h"

#include "musette-zones.h"

G_BEGIN_DECLS

/**
 * MusettePlannedTotals:
 * @seconds: duration in s
 * @average_w: mean power in W
 * @np_w: normalized power in W, not rounded
 * @work_j: work in J
 * @has_load: whether FTP is known
 * @load: training load from rounded normalized power, not rounded itself
 * @intensity_percent: intensity from the rounded load, as the service gives it for events
 * @zones: seconds per power zone, empty when FTP is not known
 *
 * Totals of a planned workout.
 */
typedef struct
{
  guint seconds;
  double average_w;
  double np_w;
  double work_j;
  gboolean has_load;
  double load;
  double intensity_percent;
  MusetteZoneTimes zones;
} MusettePlannedTotals;

gboolean musette_planned_totals (const float *watts,
                                 gsize n,
                                 const MusetteThresholds *thresholds,
                                 MusettePlannedTotals *out);
void
musette_planned_append_step (GArray *watts, guint secs, double from_w, double to_w, gboolean ramp);

G_END_DECLS
