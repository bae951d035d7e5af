/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutSegment:
 * @name: the element's name in lower case
 * @attributes: (element-type utf8 utf8): its attributes, names in lower case
 * @cues: (element-type MusetteWorkoutCue): its text events
 * @carry: what rounding has left over of the segments so far; not for one segment alone
 * @line: its line, from 1
 * @is_distance: whether durations are metres
 * @is_run: whether powers are fractions of threshold speed
 *
 * One segment of a .zwo file.
 */
typedef struct
{
  char *name;
  GHashTable *attributes;
  GPtrArray *cues;
  double carry;
  guint line;
  gboolean is_distance;
  gboolean is_run;
} MusetteWorkoutSegment;

gboolean musette_workout_segment_is_known (const char *name);
void musette_workout_segment_read (MusetteWorkoutSegment *segment, MusetteWorkout *workout);

G_END_DECLS
