/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-interval.h"
#include "musette-span-statistics.h"

G_BEGIN_DECLS

/**
 * MusetteIntervalRole:
 * @MUSETTE_INTERVAL_PLAIN: nothing special
 * @MUSETTE_INTERVAL_WARMUP: the easy part before the first effort
 * @MUSETTE_INTERVAL_COOLDOWN: the easy part behind the last effort
 *
 * A label only: warm-up and cool-down are recoveries in every number.
 */
typedef enum
{
  MUSETTE_INTERVAL_PLAIN,
  MUSETTE_INTERVAL_WARMUP,
  MUSETTE_INTERVAL_COOLDOWN,
} MusetteIntervalRole;

/**
 * MusetteSpan:
 * @from_s: first elapsed second
 * @to_s: elapsed second behind the last
 *
 * A stretch of a ride, for instance a lap.
 */
typedef struct
{
  gint32 from_s;
  gint32 to_s;
} MusetteSpan;

/**
 * MusetteDetectedInterval:
 * @kind: effort or recovery
 * @role: warm-up, cool-down or neither
 * @group: index of its group of similar efforts, -1 for recoveries
 * @zone: power zone of the mean counted from 1, 0 without FTP
 * @statistics: its numbers; from_s and to_s are its ends
 *
 * An interval that was found in the power of a ride or made from a lap.
 */
typedef struct
{
  MusetteIntervalType kind;
  MusetteIntervalRole role;
  int group;
  guint zone;
  MusetteSpanStatistics statistics;
} MusetteDetectedInterval;

/**
 * MusetteIntervalGroup:
 * @id: `719s@327w72rpm`: rounded means of the members, with bpm instead of watts without power
 * @count: number of members
 * @secs: mean duration in s
 * @watts: mean power in W, NaN without power
 * @cadence_rpm: mean cadence, NaN without cadence
 * @bpm: mean heart rate, NaN without heart rate
 *
 * Efforts that are alike.
 */
typedef struct
{
  char *id;
  guint count;
  double secs;
  double watts;
  double cadence_rpm;
  double bpm;
} MusetteIntervalGroup;

GArray *musette_intervals_detect (MusetteTimeline *timeline, const MusetteThresholds *thresholds);
gboolean musette_interval_measure (MusetteTimeline *timeline,
                                   const MusetteThresholds *thresholds,
                                   const MusetteSpan *span,
                                   MusetteIntervalType kind,
                                   MusetteDetectedInterval *out);
GArray *musette_intervals_from_spans (MusetteTimeline *timeline,
                                      const MusetteThresholds *thresholds,
                                      const MusetteSpan *spans,
                                      guint n_spans);
GArray *musette_intervals_group (GArray *intervals);
char *musette_interval_group_id (double secs, double watts, double cadence_rpm, double bpm);

G_END_DECLS
