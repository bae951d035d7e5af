/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteWorkoutUnits:
 * @MUSETTE_WORKOUT_UNITS_NONE: there is no target
 * @MUSETTE_WORKOUT_UNITS_FTP: percent of functional threshold power
 * @MUSETTE_WORKOUT_UNITS_WATTS: W
 * @MUSETTE_WORKOUT_UNITS_POWER_ZONE: number of a power zone
 * @MUSETTE_WORKOUT_UNITS_MMP: percent of the athlete's best power over some time
 * @MUSETTE_WORKOUT_UNITS_MAX_HR: percent of maximum heart rate
 * @MUSETTE_WORKOUT_UNITS_LTHR: percent of threshold heart rate
 * @MUSETTE_WORKOUT_UNITS_HR_ZONE: number of a heart-rate zone
 * @MUSETTE_WORKOUT_UNITS_BPM: beats per minute
 * @MUSETTE_WORKOUT_UNITS_PACE: percent of threshold speed
 * @MUSETTE_WORKOUT_UNITS_PACE_ZONE: number of a pace zone
 * @MUSETTE_WORKOUT_UNITS_SECS_KM: s per km
 * @MUSETTE_WORKOUT_UNITS_SECS_MILE: s per mile
 * @MUSETTE_WORKOUT_UNITS_SECS_100M: s per 100 m
 * @MUSETTE_WORKOUT_UNITS_SECS_100Y: s per 100 yards
 * @MUSETTE_WORKOUT_UNITS_SECS_250M: s per 250 m
 * @MUSETTE_WORKOUT_UNITS_SECS_400M: s per 400 m
 * @MUSETTE_WORKOUT_UNITS_SECS_500M: s per 500 m
 * @MUSETTE_WORKOUT_UNITS_RPM: turns per minute
 * @MUSETTE_WORKOUT_N_UNITS: how many there are
 *
 * What a target is measured in.
 */
typedef enum
{
  MUSETTE_WORKOUT_UNITS_NONE,
  MUSETTE_WORKOUT_UNITS_FTP,
  MUSETTE_WORKOUT_UNITS_WATTS,
  MUSETTE_WORKOUT_UNITS_POWER_ZONE,
  MUSETTE_WORKOUT_UNITS_MMP,
  MUSETTE_WORKOUT_UNITS_MAX_HR,
  MUSETTE_WORKOUT_UNITS_LTHR,
  MUSETTE_WORKOUT_UNITS_HR_ZONE,
  MUSETTE_WORKOUT_UNITS_BPM,
  MUSETTE_WORKOUT_UNITS_PACE,
  MUSETTE_WORKOUT_UNITS_PACE_ZONE,
  MUSETTE_WORKOUT_UNITS_SECS_KM,
  MUSETTE_WORKOUT_UNITS_SECS_MILE,
  MUSETTE_WORKOUT_UNITS_SECS_100M,
  MUSETTE_WORKOUT_UNITS_SECS_100Y,
  MUSETTE_WORKOUT_UNITS_SECS_250M,
  MUSETTE_WORKOUT_UNITS_SECS_400M,
  MUSETTE_WORKOUT_UNITS_SECS_500M,
  MUSETTE_WORKOUT_UNITS_RPM,
  MUSETTE_WORKOUT_N_UNITS,
} MusetteWorkoutUnits;

/**
 * MusetteWorkoutAveraging:
 * @MUSETTE_WORKOUT_AVERAGING_NONE: not said
 * @MUSETTE_WORKOUT_AVERAGING_1S: the momentary value
 * @MUSETTE_WORKOUT_AVERAGING_3S: mean over 3 s
 * @MUSETTE_WORKOUT_AVERAGING_10S: mean over 10 s
 * @MUSETTE_WORKOUT_AVERAGING_30S: mean over 30 s
 * @MUSETTE_WORKOUT_AVERAGING_LAP: mean over the lap
 *
 * Which mean a device shows beside a target.
 */
typedef enum
{
  MUSETTE_WORKOUT_AVERAGING_NONE,
  MUSETTE_WORKOUT_AVERAGING_1S,
  MUSETTE_WORKOUT_AVERAGING_3S,
  MUSETTE_WORKOUT_AVERAGING_10S,
  MUSETTE_WORKOUT_AVERAGING_30S,
  MUSETTE_WORKOUT_AVERAGING_LAP,
} MusetteWorkoutAveraging;

/**
 * MusetteWorkoutTarget:
 * @units: what the numbers mean; with #MUSETTE_WORKOUT_UNITS_NONE the rest is meaningless
 * @averaging: the mean that a device shows
 * @is_range: whether there are two ends
 * @is_custom: whether a zone is one of the athlete's custom zones
 * @start: the value, or the first end as written; a falling ramp starts higher than it ends
 * @end: the other end, equal to @start for a single value
 * @mmp_s: duration of the best effort in s, for #MUSETTE_WORKOUT_UNITS_MMP
 *
 * What to hold during a step.
 */
typedef struct
{
  MusetteWorkoutUnits units;
  MusetteWorkoutAveraging averaging;
  gboolean is_range;
  gboolean is_custom;
  double start;
  double end;
  double mmp_s;
} MusetteWorkoutTarget;

const char *musette_workout_units_get_name (MusetteWorkoutUnits units);
MusetteWorkoutUnits musette_workout_units_from_name (const char *name);
double musette_workout_units_get_metres (MusetteWorkoutUnits units);
const char *musette_workout_averaging_get_name (MusetteWorkoutAveraging averaging);
MusetteWorkoutAveraging musette_workout_averaging_from_name (const char *name);
void
musette_workout_target_set (MusetteWorkoutTarget *self, MusetteWorkoutUnits units, double value);
void musette_workout_target_set_range (MusetteWorkoutTarget *self,
                                       MusetteWorkoutUnits units,
                                       double start,
                                       double end);
double musette_workout_target_get_middle (const MusetteWorkoutTarget *self);
gboolean musette_workout_target_equal (const MusetteWorkoutTarget *a,
                                       const MusetteWorkoutTarget *b);

G_END_DECLS
