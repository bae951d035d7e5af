/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-resolve.h"

#define MAX_DIAGNOSTICS 200

G_DEFINE_QUARK (musette - workout - error - quark, musette_workout_error)

static void
diagnostic_free (gpointer data)
{
  MusetteWorkoutDiagnostic *diagnostic = data;

  g_free (diagnostic->message);
  g_free (diagnostic->fix);
  g_free (diagnostic);
}

/**
 * musette_workout_context_init:
 * @self: (out): the value to fill
 *
 * A ride outdoors of an athlete of whom nothing is known.
 */
void
musette_workout_context_init (MusetteWorkoutContext *self)
{
  g_return_if_fail (self != NULL);

  *self = (MusetteWorkoutContext){ .type = "Ride" };
  musette_thresholds_init (&self->thresholds);
}

/**
 * musette_workout_context_copy:
 * @self: (out): the value to fill, to be cleared with musette_workout_context_clear()
 * @other: another context
 *
 * Copies a context with the texts in it, which a context need not own.
 */
void
musette_workout_context_copy (MusetteWorkoutContext *self, const MusetteWorkoutContext *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  *self = *other;
  self->type = g_strdup (other->type);
  self->target = g_strdup (other->target);
  self->order = g_strdup (other->order);
  self->pace_units = g_strdup (other->pace_units);
}

/**
 * musette_workout_context_clear:
 * @self: a copy made by musette_workout_context_copy()
 */
void
musette_workout_context_clear (MusetteWorkoutContext *self)
{
  g_return_if_fail (self != NULL);

  g_free ((char *) self->type);
  g_free ((char *) self->target);
  g_free ((char *) self->order);
  g_free ((char *) self->pace_units);
  self->type = self->target = self->order = self->pace_units = NULL;
}

/**
 * musette_workout_new:
 *
 * Returns: (transfer full): a workout without steps
 */
MusetteWorkout *
musette_workout_new (void)
{
  MusetteWorkout *self = g_new0 (MusetteWorkout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->pool_length_m = NAN;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_step_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->diagnostics = g_ptr_array_new_with_free_func (diagnostic_free);
  return self;
}

/**
 * musette_workout_unref:
 * @self: (transfer full): a workout
 */
void
musette_workout_unref (MusetteWorkout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_free (self->description);
  g_free (self->author);
  g_free (self->type);
  g_free (self->category);
  g_free (self->target);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->tags);
  g_clear_pointer (&self->extras, g_ptr_array_unref);
  g_ptr_array_unref (self->diagnostics);
  g_free (self);
}

/**
 * musette_workout_copy:
 * @self: a workout
 *
 * Returns: (transfer full): a copy with all steps, without diagnostics
 */
MusetteWorkout *
musette_workout_copy (const MusetteWorkout *self)
{
  MusetteWorkout *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = musette_workout_new ();
  copy->name = g_strdup (self->name);
  copy->description = g_strdup (self->description);
  copy->author = g_strdup (self->author);
  copy->type = g_strdup (self->type);
  copy->category = g_strdup (self->category);
  copy->target = g_strdup (self->target);
  copy->pool_length_m = self->pool_length_m;
  copy->duration_s = self->duration_s;
  copy->distance_m = self->distance_m;
  for (guint i = 0; i < self->steps->len; i++)
    musette_workout_add_step (copy, musette_workout_step_copy (self->steps->pdata[i]));
  for (guint i = 0; i < self->tags->len; i++)
    g_ptr_array_add (copy->tags, g_strdup (self->tags->pdata[i]));
  for (guint i = 0; self->extras != NULL && i < self->extras->len; i++)
    {
      const MusetteWorkoutText *extra = g_ptr_array_index (self->extras, i);

      musette_workout_texts_add (&copy->extras, extra->name, extra->value);
    }
  return copy;
}

/**
 * musette_workout_add_step:
 * @self: a workout
 * @step: (transfer full): a step
 *
 * Adds a step to the end.
 */
void
musette_workout_add_step (MusetteWorkout *self, MusetteWorkoutStep *step)
{
  g_return_if_fail (self != NULL && step != NULL);

  g_ptr_array_add (self->steps, step);
}

/* A document from elsewhere may nest repeats; time alone limits how much is visited. */
static gboolean
visit_step (const MusetteWorkoutStep *step,
            guint pass,
            guint passes,
            guint *budget,
            MusetteWorkoutVisit visit,
            gpointer user_data)
{
  if (step->steps == NULL)
    {
      if (*budget == 0)
        return FALSE;
      *budget -= 1;
      visit (step, pass, passes, user_data);
      return TRUE;
    }
  for (guint i = 0; i < step->reps && step->steps->len > 0; i++)
    for (guint j = 0; j < step->steps->len; j++)
      if (*budget == 0
          || !visit_step (g_ptr_array_index (step->steps, j), i, step->reps, budget, visit,
                          user_data))
        return FALSE;
  return TRUE;
}

/**
 * musette_workout_visit:
 * @self: a workout
 * @visit: called for each plain step in the order in which they are done
 * @user_data: for @visit
 *
 * Unrolls the repeats. @visit is told the pass, from 0, and how many passes there are.
 */
void
musette_workout_visit (const MusetteWorkout *self, MusetteWorkoutVisit visit, gpointer user_data)
{
  guint budget = MUSETTE_WORKOUT_MAX_SECONDS;

  g_return_if_fail (self != NULL && visit != NULL);

  for (guint i = 0; i < self->steps->len; i++)
    if (!visit_step (g_ptr_array_index (self->steps, i), 0, 1, &budget, visit, user_data))
      return;
}

static void
count_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  guint *n = user_data;

  *n += 1;
}

/**
 * musette_workout_count_leaves:
 * @self: a workout
 *
 * Returns: the number of plain steps after unrolling the repeats
 */
guint
musette_workout_count_leaves (const MusetteWorkout *self)
{
  guint n = 0;

  musette_workout_visit (self, count_cb, &n);
  return n;
}

static gboolean
steps_have_kind (GPtrArray *steps, MusetteWorkoutKind kind)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps != NULL ? steps_have_kind (step->steps, kind)
                              : musette_workout_step_has_target (step, kind))
        return TRUE;
    }
  return FALSE;
}

/**
 * musette_workout_has_kind:
 * @self: a workout
 * @kind: a kind of target
 *
 * Returns: whether any step has such a target
 */
gboolean
musette_workout_has_kind (const MusetteWorkout *self, MusetteWorkoutKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return steps_have_kind (self->steps, kind);
}

static void
update_steps (GPtrArray *steps,
              const MusetteWorkoutContext *context,
              double *duration_s,
              double *distance_m)
{
  *duration_s = 0;
  *distance_m = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps != NULL)
        {
          double once_s, once_m;

          update_steps (step->steps, context, &once_s, &once_m);
          step->duration_s = once_s * step->reps;
          step->distance_m = once_m * step->reps;
        }
      else if (step->is_estimate || (isnan (step->duration_s) && !isnan (step->distance_m)))
        {
          step->duration_s = musette_workout_estimate_duration (step, context);
          step->is_estimate = TRUE;
        }
      *duration_s += isnan (step->duration_s) ? 0 : step->duration_s;
      *distance_m += isnan (step->distance_m) ? 0 : step->distance_m;
    }
}

/**
 * musette_workout_update:
 * @self: a workout
 * @context: what its meaning depends on
 *
 * Estimates the duration of steps that have a distance only, and adds up repeats and the whole.
 * To be called after steps have changed.
 */
void
musette_workout_update (MusetteWorkout *self, const MusetteWorkoutContext *context)
{
  g_return_if_fail (self != NULL && context != NULL);

  update_steps (self->steps, context, &self->duration_s, &self->distance_m);
}

static guint
count_segments (GPtrArray *steps)
{
  guint n = steps->len;

  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      n += step->steps != NULL ? count_segments (step->steps) : 0;
    }
  return n;
}

/**
 * musette_workout_check_limits:
 * @self: a workout after musette_workout_update()
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Returns: whether it is small enough to be unrolled
 */
gboolean
musette_workout_check_limits (const MusetteWorkout *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (count_segments (self->steps) > MUSETTE_WORKOUT_MAX_STEPS)
    {
      g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                   _ ("A workout may have at most %d steps"), MUSETTE_WORKOUT_MAX_STEPS);
      return FALSE;
    }
  if (!(self->duration_s <= MUSETTE_WORKOUT_MAX_SECONDS))
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                           _ ("A workout may last at most seven days"));
      return FALSE;
    }
  return TRUE;
}

/**
 * musette_workout_report:
 * @self: a workout that is being read
 * @severity: how bad it is
 * @line: line of the source, from 1, or 0
 * @column: column in characters, from 1, or 0
 * @fix: (nullable): the line as it would be right
 * @format: message for people
 * @...: its arguments
 *
 * Adds a diagnostic; after the first few hundred further ones are dropped.
 */
void
musette_workout_report (MusetteWorkout *self,
                        MusetteWorkoutSeverity severity,
                        guint line,
                        guint column,
                        const char *fix,
                        const char *format,
                        ...)
{
  MusetteWorkoutDiagnostic *diagnostic;
  va_list arguments;

  g_return_if_fail (self != NULL && format != NULL);

  if (self->diagnostics->len >= MAX_DIAGNOSTICS)
    return;
  diagnostic = g_new (MusetteWorkoutDiagnostic, 1);
  va_start (arguments, format);
  *diagnostic = (MusetteWorkoutDiagnostic){ .line = line,
                                            .column = column,
                                            .severity = severity,
                                            .message = g_strdup_vprintf (format, arguments),
                                            .fix = g_strdup (fix) };
  va_end (arguments);
  g_ptr_array_add (self->diagnostics, diagnostic);
}

/**
 * musette_workout_severity_get_name:
 * @severity: how bad a diagnostic is
 *
 * Returns: its name for machines
 */
const char *
musette_workout_severity_get_name (MusetteWorkoutSeverity severity)
{
  const char *const names[] = { "info", "warning", "error" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}
