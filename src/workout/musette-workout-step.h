/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout-target.h"

G_BEGIN_DECLS

typedef struct _MusetteWorkoutStep MusetteWorkoutStep;

/**
 * MusetteWorkoutKind:
 * @MUSETTE_WORKOUT_POWER: power
 * @MUSETTE_WORKOUT_HR: heart rate
 * @MUSETTE_WORKOUT_PACE: pace
 * @MUSETTE_WORKOUT_CADENCE: cadence
 * @MUSETTE_WORKOUT_N_KINDS: how many there are
 *
 * What a step may have a target for.
 */
typedef enum
{
  MUSETTE_WORKOUT_POWER,
  MUSETTE_WORKOUT_HR,
  MUSETTE_WORKOUT_PACE,
  MUSETTE_WORKOUT_CADENCE,
  MUSETTE_WORKOUT_N_KINDS,
} MusetteWorkoutKind;

/**
 * MusetteWorkoutIntensity:
 * @MUSETTE_WORKOUT_INTENSITY_NONE: not said
 * @MUSETTE_WORKOUT_INTENSITY_ACTIVE: active
 * @MUSETTE_WORKOUT_INTENSITY_REST: rest
 * @MUSETTE_WORKOUT_INTENSITY_WARMUP: warm-up
 * @MUSETTE_WORKOUT_INTENSITY_COOLDOWN: cool-down
 * @MUSETTE_WORKOUT_INTENSITY_RECOVERY: recovery
 * @MUSETTE_WORKOUT_INTENSITY_INTERVAL: interval
 * @MUSETTE_WORKOUT_INTENSITY_OTHER: other
 *
 * The role of a step, as device files name it.
 */
typedef enum
{
  MUSETTE_WORKOUT_INTENSITY_NONE,
  MUSETTE_WORKOUT_INTENSITY_ACTIVE,
  MUSETTE_WORKOUT_INTENSITY_REST,
  MUSETTE_WORKOUT_INTENSITY_WARMUP,
  MUSETTE_WORKOUT_INTENSITY_COOLDOWN,
  MUSETTE_WORKOUT_INTENSITY_RECOVERY,
  MUSETTE_WORKOUT_INTENSITY_INTERVAL,
  MUSETTE_WORKOUT_INTENSITY_OTHER,
} MusetteWorkoutIntensity;

/**
 * MusetteWorkoutText:
 * @name: locale of a text, or name of a JSON member
 * @value: the text, or the member's value as JSON
 *
 * A pair of strings.
 */
typedef struct
{
  char *name;
  char *value;
} MusetteWorkoutText;

/**
 * MusetteWorkoutStep:
 * @text: (nullable): label with timed prompts, HTML-escaped as the service keeps it; the whole
 *   header line of a repeat
 * @duration_s: duration in s, NaN when there is none; of a repeat all passes together
 * @distance_m: distance in m, NaN when there is none
 * @is_estimate: whether @duration_s was estimated from distance and target
 * @reps: passes of a repeat, 0 for a plain step
 * @steps: (nullable) (element-type MusetteWorkoutStep): the children of a repeat
 * @targets: the targets
 * @intensity: role for devices
 * @is_warmup: part of the warm-up
 * @is_cooldown: part of the cool-down
 * @is_ramp: whether the targets move from start to end
 * @is_free_ride: no target on purpose
 * @is_max_effort: all out
 * @hides_power: power is not shown meanwhile
 * @is_until_lap_press: ends with the lap key
 * @locales: (nullable) (element-type MusetteWorkoutText): the label in several languages
 * @extras: (nullable) (element-type MusetteWorkoutText): members of the document that are not known
 *   here
 * @line: line of the source it was read from, from 1; 0 when there is none
 *
 * One step, or a repeat of steps.
 */
struct _MusetteWorkoutStep
{
  char *text;
  double duration_s;
  double distance_m;
  gboolean is_estimate;
  guint reps;
  GPtrArray *steps;
  MusetteWorkoutTarget targets[MUSETTE_WORKOUT_N_KINDS];
  MusetteWorkoutIntensity intensity;
  gboolean is_warmup;
  gboolean is_cooldown;
  gboolean is_ramp;
  gboolean is_free_ride;
  gboolean is_max_effort;
  gboolean hides_power;
  gboolean is_until_lap_press;
  GPtrArray *locales;
  GPtrArray *extras;
  guint line;
};

/**
 * MusetteWorkoutCue:
 * @offset_s: when it is shown, in s from the start of the step
 * @duration_s: for how long, in s; 0 when that is not said
 * @message: the text, not escaped
 *
 * A message at a time of a step.
 */
typedef struct
{
  int offset_s;
  int duration_s;
  char *message;
} MusetteWorkoutCue;

MusetteWorkoutStep *musette_workout_step_new (double duration_s);
MusetteWorkoutStep *musette_workout_step_new_repeat (guint reps, const char *text);
MusetteWorkoutStep *musette_workout_step_copy (const MusetteWorkoutStep *self);
void musette_workout_step_free (MusetteWorkoutStep *self);
gboolean musette_workout_step_equal (const MusetteWorkoutStep *a, const MusetteWorkoutStep *b);
gboolean musette_workout_step_has_target (const MusetteWorkoutStep *self, MusetteWorkoutKind kind);

char *musette_workout_step_dup_label (const MusetteWorkoutStep *self);
void musette_workout_step_set_label (MusetteWorkoutStep *self, const char *label);
GPtrArray *musette_workout_step_get_cues (const MusetteWorkoutStep *self);
gboolean musette_workout_step_has_timed_messages (const MusetteWorkoutStep *self);
char *musette_workout_step_dup_messages (const MusetteWorkoutStep *self);
void musette_workout_step_set_cues (MusetteWorkoutStep *self, GPtrArray *cues);
MusetteWorkoutCue *musette_workout_cue_new (int offset_s, int duration_s, const char *message);
void musette_workout_cue_free (MusetteWorkoutCue *cue);

void musette_workout_texts_add (GPtrArray **texts, const char *name, const char *value);
const char *musette_workout_texts_get (GPtrArray *texts, const char *name);
const char *musette_workout_intensity_get_name (MusetteWorkoutIntensity intensity);
MusetteWorkoutIntensity musette_workout_intensity_from_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteWorkoutStep, musette_workout_step_free)

G_END_DECLS
