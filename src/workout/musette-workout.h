/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-thresholds.h"

#include "musette-workout-step.h"

G_BEGIN_DECLS

#define MUSETTE_WORKOUT_MAX_BYTES (5 * 1024 * 1024)
#define MUSETTE_WORKOUT_MAX_STEPS 2000
#define MUSETTE_WORKOUT_MAX_REPS 999
#define MUSETTE_WORKOUT_MAX_SECONDS (7 * 24 * 3600)

/**
 * MusetteWorkoutError:
 * @MUSETTE_WORKOUT_ERROR_EMPTY: there is nothing to read
 * @MUSETTE_WORKOUT_ERROR_FORMAT: the content is no workout in a known format
 * @MUSETTE_WORKOUT_ERROR_LIMIT: too many bytes, steps or hours
 */
typedef enum
{
  MUSETTE_WORKOUT_ERROR_EMPTY,
  MUSETTE_WORKOUT_ERROR_FORMAT,
  MUSETTE_WORKOUT_ERROR_LIMIT,
} MusetteWorkoutError;

#define MUSETTE_WORKOUT_ERROR (musette_workout_error_quark ())
GQuark musette_workout_error_quark (void);

/**
 * MusetteWorkoutSeverity:
 * @MUSETTE_WORKOUT_INFO: worth knowing
 * @MUSETTE_WORKOUT_WARNING: probably not what was meant, or repaired
 * @MUSETTE_WORKOUT_ERROR_SEVERITY: something was left out
 *
 * How bad a diagnostic is.
 */
typedef enum
{
  MUSETTE_WORKOUT_INFO,
  MUSETTE_WORKOUT_WARNING,
  MUSETTE_WORKOUT_ERROR_SEVERITY,
} MusetteWorkoutSeverity;

/**
 * MusetteWorkoutDiagnostic:
 * @line: line of the source, from 1; 0 when it is about the whole
 * @column: column in characters, from 1; 0 when it is about the line
 * @severity: how bad it is
 * @message: what is wrong, for people
 * @fix: (nullable): the text that would be right instead of the whole line
 *
 * What a reader has to say about its source.
 */
typedef struct
{
  guint line;
  guint column;
  MusetteWorkoutSeverity severity;
  char *message;
  char *fix;
} MusetteWorkoutDiagnostic;

/**
 * MusetteWorkoutContext:
 * @type: (nullable): the service's name of the sport, "Ride" when %NULL
 * @thresholds: the athlete's thresholds
 * @indoor: whether targets are met exactly
 * @target: (nullable): the kind that is executed: AUTO, POWER, HR or PACE
 * @order: (nullable): which kind comes first, such as POWER_HR_PACE
 * @pace_units: (nullable): the sport's pace units, such as MINS_KM
 *
 * What the meaning of a workout depends on.
 */
typedef struct
{
  const char *type;
  MusetteThresholds thresholds;
  gboolean indoor;
  const char *target;
  const char *order;
  const char *pace_units;
} MusetteWorkoutContext;

/**
 * MusetteWorkout:
 * @name: (nullable): its name
 * @description: (nullable): free text
 * @author: (nullable): who made it
 * @type: (nullable): the service's name of the sport
 * @category: (nullable): its category
 * @target: (nullable): the kind that is executed
 * @pool_length_m: length of the pool in m, NaN when there is none
 * @duration_s: all steps together in s
 * @distance_m: all steps together in m
 * @steps: (element-type MusetteWorkoutStep): the tree
 * @tags: (element-type utf8): tags
 * @extras: (nullable) (element-type MusetteWorkoutText): members of the document that are not known
 *   here
 * @diagnostics: (element-type MusetteWorkoutDiagnostic): what the reader has to say
 *
 * A workout, whatever it was read from. The service's document is the model: what it holds is kept,
 * known or not.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  char *name;
  char *description;
  char *author;
  char *type;
  char *category;
  char *target;
  double pool_length_m;
  double duration_s;
  double distance_m;
  GPtrArray *steps;
  GPtrArray *tags;
  GPtrArray *extras;
  GPtrArray *diagnostics;
} MusetteWorkout;

typedef void (*MusetteWorkoutVisit) (const MusetteWorkoutStep *step,
                                     guint pass,
                                     guint passes,
                                     gpointer user_data);

void musette_workout_context_init (MusetteWorkoutContext *self);
void musette_workout_context_copy (MusetteWorkoutContext *self, const MusetteWorkoutContext *other);
void musette_workout_context_clear (MusetteWorkoutContext *self);

MusetteWorkout *musette_workout_new (void);
void musette_workout_unref (MusetteWorkout *self);
MusetteWorkout *musette_workout_copy (const MusetteWorkout *self);
void musette_workout_add_step (MusetteWorkout *self, MusetteWorkoutStep *step);
void
musette_workout_visit (const MusetteWorkout *self, MusetteWorkoutVisit visit, gpointer user_data);
guint musette_workout_count_leaves (const MusetteWorkout *self);
gboolean musette_workout_has_kind (const MusetteWorkout *self, MusetteWorkoutKind kind);
void musette_workout_update (MusetteWorkout *self, const MusetteWorkoutContext *context);
gboolean musette_workout_check_limits (const MusetteWorkout *self, GError **error);

void musette_workout_report (MusetteWorkout *self,
                             MusetteWorkoutSeverity severity,
                             guint line,
                             guint column,
                             const char *fix,
                             const char *format,
                             ...) G_GNUC_PRINTF (6, 7);
const char *musette_workout_severity_get_name (MusetteWorkoutSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteWorkout, musette_workout_unref)

G_END_DECLS
