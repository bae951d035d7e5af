/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-resolve.h"
#include "musette-zones.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutBar:
 * @line: line of the step in its text, 0 = none
 * @pass: pass of the repeat it is in, from 0
 * @start_s: when it begins in s
 * @duration_s: how long it lasts in s
 * @has_target: whether the rest is known; otherwise the step is free
 * @is_ramp: whether the target moves from @from to @to
 * @from: target at the beginning in W, bpm or m/s; the middle of a range
 * @to: target at the end
 * @low: lower end of a range, equal to @from without one
 * @high: upper end of a range
 *
 * One step as it is done.
 */
typedef struct
{
  guint line;
  guint pass;
  double start_s;
  double duration_s;
  gboolean has_target;
  gboolean is_ramp;
  double from;
  double to;
  double low;
  double high;
} MusetteWorkoutBar;

/**
 * MusetteWorkoutProfile:
 * @kind: what the bars are targets for
 * @duration_s: all bars together in s
 * @threshold: FTP in W, threshold heart rate in bpm or threshold speed in m/s; 0 = not known
 * @highest: the highest target
 * @zones: limits of the zones of @kind; none when the threshold is not known
 * @n_bars: how many bars
 * @bars: the bars in the order in which they are done
 *
 * A workout as bars over time.
 */
typedef struct
{
  MusetteWorkoutKind kind;
  double duration_s;
  double threshold;
  double highest;
  MusetteZoneTimes zones;
  guint n_bars;
  MusetteWorkoutBar *bars;
} MusetteWorkoutProfile;

MusetteWorkoutProfile *musette_workout_profile_new (const MusetteWorkout *workout,
                                                    const MusetteWorkoutContext *context);
void musette_workout_profile_free (MusetteWorkoutProfile *self);
int musette_workout_profile_find (const MusetteWorkoutProfile *self, double position_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteWorkoutProfile, musette_workout_profile_free)

G_END_DECLS
