/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutDevice:
 * @MUSETTE_WORKOUT_DEVICE_GARMIN: a Garmin watch or bike computer, which is given a .fit file
 * @MUSETTE_WORKOUT_DEVICE_WAHOO: a Wahoo bike computer, which is given an .erg file
 * @MUSETTE_WORKOUT_DEVICE_ZWIFT: Zwift, which is given a .zwo file
 * @MUSETTE_WORKOUT_DEVICE_TRAINERROAD: TrainerRoad, which is given an .mrc file
 * @MUSETTE_WORKOUT_DEVICE_ERG_TRAINER: a trainer that is told watts and nothing else
 * @MUSETTE_WORKOUT_N_DEVICES: how many there are
 *
 * What a workout is done with.
 */
typedef enum
{
  MUSETTE_WORKOUT_DEVICE_GARMIN,
  MUSETTE_WORKOUT_DEVICE_WAHOO,
  MUSETTE_WORKOUT_DEVICE_ZWIFT,
  MUSETTE_WORKOUT_DEVICE_TRAINERROAD,
  MUSETTE_WORKOUT_DEVICE_ERG_TRAINER,
  MUSETTE_WORKOUT_N_DEVICES,
} MusetteWorkoutDevice;

/**
 * MusetteWorkoutFindingKind:
 * @MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS: the device takes fewer steps than there are
 * @MUSETTE_WORKOUT_FINDING_POWER_DROPPED: power is not followed
 * @MUSETTE_WORKOUT_FINDING_HR_DROPPED: heart rate is not followed
 * @MUSETTE_WORKOUT_FINDING_PACE_DROPPED: pace is not followed
 * @MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED: cadence is not shown
 * @MUSETTE_WORKOUT_FINDING_THRESHOLD_MISSING: a target needs a threshold that is not known
 * @MUSETTE_WORKOUT_FINDING_NO_POWER: a step without a target is held at no power at all
 * @MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED: a ramp is a range as a whole
 * @MUSETTE_WORKOUT_FINDING_RANGE_NARROWED: a range is held at its middle
 * @MUSETTE_WORKOUT_FINDING_OPEN: a free ride or an effort all out is a step without a target
 * @MUSETTE_WORKOUT_FINDING_TIMED: a step that ends with the lap key or a distance ends by time
 * @MUSETTE_WORKOUT_FINDING_TEXT_DROPPED: no text is shown
 * @MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED: messages at a time are not shown
 * @MUSETTE_WORKOUT_FINDING_TEXT_CUT: a long text is cut
 * @MUSETTE_WORKOUT_FINDING_POWER_SHOWN: power that was to be hidden is shown
 * @MUSETTE_WORKOUT_FINDING_SCALED: targets follow the FTP that is set on the device
 * @MUSETTE_WORKOUT_FINDING_FIXED: targets stay as many watts, whatever the FTP is by then
 * @MUSETTE_WORKOUT_N_FINDINGS: how many there are
 *
 * How what a device does differs from the workout.
 */
typedef enum
{
  MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS,
  MUSETTE_WORKOUT_FINDING_POWER_DROPPED,
  MUSETTE_WORKOUT_FINDING_HR_DROPPED,
  MUSETTE_WORKOUT_FINDING_PACE_DROPPED,
  MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED,
  MUSETTE_WORKOUT_FINDING_THRESHOLD_MISSING,
  MUSETTE_WORKOUT_FINDING_NO_POWER,
  MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED,
  MUSETTE_WORKOUT_FINDING_RANGE_NARROWED,
  MUSETTE_WORKOUT_FINDING_OPEN,
  MUSETTE_WORKOUT_FINDING_TIMED,
  MUSETTE_WORKOUT_FINDING_TEXT_DROPPED,
  MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED,
  MUSETTE_WORKOUT_FINDING_TEXT_CUT,
  MUSETTE_WORKOUT_FINDING_POWER_SHOWN,
  MUSETTE_WORKOUT_FINDING_SCALED,
  MUSETTE_WORKOUT_FINDING_FIXED,
  MUSETTE_WORKOUT_N_FINDINGS,
} MusetteWorkoutFindingKind;

/**
 * MusetteWorkoutFinding:
 * @kind: what differs
 * @severity: how much that matters
 * @lines: (element-type guint): lines of the steps it is about, in order; empty when it is about
 *   the whole, 0 for a step that was not read from a text
 *
 * One difference between a workout and what a device does.
 */
typedef struct
{
  MusetteWorkoutFindingKind kind;
  MusetteWorkoutSeverity severity;
  GArray *lines;
} MusetteWorkoutFinding;

/**
 * MusetteWorkoutExecution:
 * @device: what it is done with
 * @workout: what is really done, with the lines of the steps it comes from
 * @findings: (element-type MusetteWorkoutFinding): how that differs, the worst first
 *
 * What becomes of a workout on a device.
 */
typedef struct
{
  MusetteWorkoutDevice device;
  MusetteWorkout *workout;
  GPtrArray *findings;
} MusetteWorkoutExecution;

MusetteWorkoutExecution *musette_workout_execution_new (const MusetteWorkout *workout,
                                                        const MusetteWorkoutContext *context,
                                                        MusetteWorkoutDevice device);
void musette_workout_execution_free (MusetteWorkoutExecution *self);
const MusetteWorkoutFinding *musette_workout_execution_find (const MusetteWorkoutExecution *self,
                                                             MusetteWorkoutFindingKind kind);
const char *musette_workout_device_get_name (MusetteWorkoutDevice device);
char *musette_workout_finding_describe (const MusetteWorkoutFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteWorkoutExecution, musette_workout_execution_free)

G_END_DECLS
