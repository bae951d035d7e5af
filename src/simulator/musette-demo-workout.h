/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteDemoStep:
 * @end_s: when it ends, in seconds of the workout
 * @from: target at its beginning, as a fraction of the threshold
 * @to: target at its end
 * @work: whether it is one of the hard parts
 */
typedef struct
{
  guint end_s;
  double from;
  double to;
  gboolean work;
} MusetteDemoStep;

/**
 * MusetteDemoWorkout:
 * @name: what the athlete calls it
 * @sport: 'r' for riding, 'f' for running
 * @warmup_s: seconds before the first set
 * @sets: how many sets
 * @reps: repeats in a set
 * @on_s: seconds of the hard part
 * @on_percent: its target in percent of the threshold
 * @off_s: seconds between the hard parts
 * @off_percent: their target
 * @set_rest_s: seconds between two sets
 * @cooldown_s: seconds after the last set
 */
typedef struct
{
  const char *name;
  char sport;
  guint warmup_s;
  guint sets;
  guint reps;
  guint on_s;
  guint on_percent;
  guint off_s;
  guint off_percent;
  guint set_rest_s;
  guint cooldown_s;
} MusetteDemoWorkout;

#define MUSETTE_DEMO_NO_WORKOUT -1

guint musette_demo_workouts_count (char sport);
int musette_demo_workouts_nth (char sport, guint n);
const MusetteDemoWorkout *musette_demo_workouts_get (int index);
GArray *musette_demo_workout_expand (const MusetteDemoWorkout *self);

G_END_DECLS
