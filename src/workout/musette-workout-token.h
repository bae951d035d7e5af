/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-target.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutTokenKind:
 * @MUSETTE_WORKOUT_TOKEN_WORD: anything else
 * @MUSETTE_WORKOUT_TOKEN_DURATION: a duration in s
 * @MUSETTE_WORKOUT_TOKEN_DISTANCE: a distance in m
 * @MUSETTE_WORKOUT_TOKEN_PERCENT: a percentage
 * @MUSETTE_WORKOUT_TOKEN_WATTS: power in W
 * @MUSETTE_WORKOUT_TOKEN_BPM: heart rate in bpm
 * @MUSETTE_WORKOUT_TOKEN_RPM: cadence in rpm
 * @MUSETTE_WORKOUT_TOKEN_CLOCK: minutes and seconds, a pace when the word follows
 * @MUSETTE_WORKOUT_TOKEN_ZONE: a zone
 *
 * What one word of a step line is.
 */
typedef enum
{
  MUSETTE_WORKOUT_TOKEN_WORD,
  MUSETTE_WORKOUT_TOKEN_DURATION,
  MUSETTE_WORKOUT_TOKEN_DISTANCE,
  MUSETTE_WORKOUT_TOKEN_PERCENT,
  MUSETTE_WORKOUT_TOKEN_WATTS,
  MUSETTE_WORKOUT_TOKEN_BPM,
  MUSETTE_WORKOUT_TOKEN_RPM,
  MUSETTE_WORKOUT_TOKEN_CLOCK,
  MUSETTE_WORKOUT_TOKEN_ZONE,
} MusetteWorkoutTokenKind;

/**
 * MusetteWorkoutToken:
 * @kind: what it is
 * @is_range: whether there are two ends
 * @is_custom: whether a zone is a custom one
 * @is_loose: whether the form is not the documented one: "20min", a dash that is no hyphen
 * @prefix: number of bytes in front of it that belong to the label
 * @units: the distance that a pace is for, #MUSETTE_WORKOUT_UNITS_NONE when it does not say
 * @start: value, or first end
 * @end: other end
 */
typedef struct
{
  MusetteWorkoutTokenKind kind;
  gboolean is_range;
  gboolean is_custom;
  gboolean is_loose;
  guint prefix;
  MusetteWorkoutUnits units;
  double start;
  double end;
} MusetteWorkoutToken;

void musette_workout_token_scan (const char *text, MusetteWorkoutToken *out);

G_END_DECLS
