/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-decoupling.h"
#include "musette-thresholds.h"
#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MusetteSpanStatistics:
 * @from_s: first elapsed second
 * @to_s: elapsed second behind the last
 * @elapsed_s: @to_s - @from_s
 * @recorded_s: recorded seconds in it
 * @moving_s: seconds at 1 km/h or more, 0 without a speed channel
 * @distance_m: distance covered, NaN without a distance channel
 * @average_mps: distance by recorded time, NaN without a distance channel
 * @max_mps: highest speed, NaN without a speed channel
 * @average_w: mean power with zeros, NaN without power
 * @max_w: highest second
 * @np_w: normalized power; the 30 s means are those of the whole ride
 * @work_j: work in J
 * @w_per_kg: @average_w by weight, NaN when the weight is not known
 * @intensity: @np_w by FTP, NaN without FTP
 * @load: training load, NaN without FTP
 * @average_bpm: mean heart rate, NaN without heart rate
 * @max_bpm: highest heart rate
 * @average_cadence_rpm: mean of the values above 0, NaN without cadence
 * @max_cadence_rpm: highest cadence
 * @climb_m: altitude gain with 3 m of hysteresis, NaN without altitude
 * @descent_m: altitude loss, NaN without altitude
 * @vam_mph: climb in metres per hour of recorded time
 * @gradient_percent: altitude difference by distance, NaN without both
 * @average_temperature_c: mean temperature, NaN without one
 * @has_decoupling: whether @decoupling is set
 * @decoupling: drift between the halves of the span
 *
 * Everything about one stretch of a ride. What cannot be known is NaN.
 */
typedef struct
{
  gint32 from_s;
  gint32 to_s;
  gint32 elapsed_s;
  guint recorded_s;
  guint moving_s;
  double distance_m;
  double average_mps;
  double max_mps;
  double average_w;
  double max_w;
  double np_w;
  double work_j;
  double w_per_kg;
  double intensity;
  double load;
  double average_bpm;
  double max_bpm;
  double average_cadence_rpm;
  double max_cadence_rpm;
  double climb_m;
  double descent_m;
  double vam_mph;
  double gradient_percent;
  double average_temperature_c;
  gboolean has_decoupling;
  MusetteDecoupling decoupling;
} MusetteSpanStatistics;

gboolean musette_span_statistics (MusetteTimeline *timeline,
                                  const MusetteThresholds *thresholds,
                                  gint32 from_s,
                                  gint32 to_s,
                                  MusetteSpanStatistics *out);

G_END_DECLS
