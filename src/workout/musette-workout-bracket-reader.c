/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-bracket-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-decode.h"

/* [Workout "name" "notes" Bike 300 [SteadyState 600 88 92 ""] ...], percentages of FTP. */

#define MAX_ARGUMENTS 12

typedef struct
{
  MusetteWorkout *workout;
  const char *text;
  const char *p;
} Reader;

typedef struct
{
  char *words[MAX_ARGUMENTS];
  guint n;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->words[i]);
  self->n = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static guint
get_line (const Reader *self)
{
  guint line = 1;

  for (const char *p = self->text; p < self->p; p++)
    line += *p == '\n';
  return line;
}

static char *
take_quoted (Reader *self)
{
  GString *word = g_string_new (NULL);

  for (self->p++; *self->p != '\0' && *self->p != '"'; self->p++)
    {
      if (*self->p == '\\' && self->p[1] != '\0')
        self->p++;
      g_string_append_c (word, *self->p);
    }
  if (*self->p == '"')
    self->p++;
  return g_string_free (word, FALSE);
}

static char *
take_bare (Reader *self)
{
  const char *from = self->p;

  while (*self->p != '\0' && !g_ascii_isspace (*self->p) && strchr ("[]\"", *self->p) == NULL)
    self->p++;
  return g_strndup (from, self->p - from);
}

static void
take_arguments (Reader *self, Arguments *arguments)
{
  for (;;)
    {
      char *word;

      while (g_ascii_isspace (*self->p))
        self->p++;
      if (*self->p == '\0' || *self->p == '[' || *self->p == ']')
        return;
      word = *self->p == '"' ? take_quoted (self) : take_bare (self);
      if (arguments->n < MAX_ARGUMENTS)
        arguments->words[arguments->n++] = word;
      else
        g_free (word);
    }
}

static gboolean
get_number (const Arguments *arguments, guint index, double *value)
{
  const char *rest;

  return index < arguments->n && musette_workout_scan_number (arguments->words[index], value, &rest)
         && *rest == '\0' && *value >= 0 && *value <= MUSETTE_WORKOUT_MAX_SECONDS;
}

static gboolean
is_kind (const Arguments *arguments, const char *name)
{
  return g_ascii_strcasecmp (arguments->words[0], name) == 0;
}

static MusetteWorkoutStep *
make_step (double seconds, double low, double high, gboolean ramp, const char *text)
{
  MusetteWorkoutStep *step = musette_workout_step_new (floor (seconds + 0.5));
  MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_POWER];

  step->is_ramp = ramp && low != high;
  if (low == high)
    musette_workout_target_set (target, MUSETTE_WORKOUT_UNITS_FTP, low);
  else
    musette_workout_target_set_range (target, MUSETTE_WORKOUT_UNITS_FTP, low, high);
  musette_workout_step_set_label (step, text);
  return step;
}

static MusetteWorkoutStep *
read_intervals (const Arguments *arguments)
{
  double reps, on_s, off_s, on, off;
  MusetteWorkoutStep *repeat;

  if (!get_number (arguments, 1, &reps) || !get_number (arguments, 2, &on_s)
      || !get_number (arguments, 3, &off_s) || !get_number (arguments, 4, &on)
      || !get_number (arguments, 5, &off) || reps < 1 || reps > MUSETTE_WORKOUT_MAX_REPS)
    return NULL;
  repeat = musette_workout_step_new_repeat ((guint) reps, NULL);
  g_ptr_array_add (repeat->steps,
                   make_step (on_s, on, on, FALSE, arguments->n > 6 ? arguments->words[6] : NULL));
  g_ptr_array_add (repeat->steps, make_step (off_s, off, off, FALSE, NULL));
  return repeat;
}

static MusetteWorkoutStep *
read_step (const Arguments *arguments)
{
  gboolean warmup = is_kind (arguments, "Warmup"), cooldown = is_kind (arguments, "Cooldown");
  gboolean ramp = warmup || cooldown || is_kind (arguments, "Ramp");
  gboolean free_ride = is_kind (arguments, "FreeRide"), max = is_kind (arguments, "MaxEffort");
  double seconds, low, high;
  MusetteWorkoutStep *step;

  if (is_kind (arguments, "IntervalsT"))
    return read_intervals (arguments);
  if (!get_number (arguments, 1, &seconds))
    return NULL;
  if (free_ride || max)
    {
      step = musette_workout_step_new (floor (seconds + 0.5));
      step->is_free_ride = free_ride;
      step->is_max_effort = max;
      musette_workout_step_set_label (step, arguments->n > 2 ? arguments->words[2] : NULL);
      return step;
    }
  if ((!ramp && !is_kind (arguments, "SteadyState") && !is_kind (arguments, "SolidState"))
      || !get_number (arguments, 2, &low))
    return NULL;
  if (!get_number (arguments, 3, &high))
    high = low;
  step = make_step (seconds, low, high, ramp, arguments->n > 4 ? arguments->words[4] : NULL);
  step->is_warmup = warmup;
  step->is_cooldown = cooldown;
  return step;
}

static void
read_segment (Reader *self)
{
  g_auto (Arguments) arguments = { 0 };
  MusetteWorkoutStep *step = NULL;
  guint line = get_line (self);

  self->p++;
  take_arguments (self, &arguments);
  if (*self->p == ']')
    {
      self->p++;
      step = arguments.n > 0 ? read_step (&arguments) : NULL;
    }
  if (step == NULL)
    {
      musette_workout_report (self->workout, MUSETTE_WORKOUT_ERROR_SEVERITY, line, 0, NULL,
                              _ ("A segment is left out: it is not complete or not known"));
      return;
    }
  step->line = line;
  musette_workout_add_step (self->workout, step);
}

static void
read_head (Reader *self)
{
  g_auto (Arguments) arguments = { 0 };

  take_arguments (self, &arguments);
  if (arguments.n > 1 && *arguments.words[1] != '\0')
    self->workout->name = g_strdup (arguments.words[1]);
  if (arguments.n > 2 && *arguments.words[2] != '\0')
    self->workout->description = g_strdup (arguments.words[2]);
  self->workout->type = g_strdup (
      arguments.n > 3 && g_ascii_strcasecmp (arguments.words[3], "run") == 0 ? "Run" : "Ride");
}

/**
 * musette_workout_bracket_read:
 * @text: a workout in brackets, with line feeds
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * A form that a few guides use and the service does not know.
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_bracket_read (const char *text,
                              const MusetteWorkoutContext *context,
                              GError **error)
{
  g_autoptr (MusetteWorkout) workout = NULL;
  Reader self = { .text = text, .p = text };

  g_return_val_if_fail (text != NULL && context != NULL, NULL);

  self.p = strchr (text, '[');
  if (self.p == NULL)
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                           _ ("Line 1: this is no workout in brackets"));
      return NULL;
    }
  self.p++;
  self.workout = workout = musette_workout_new ();
  read_head (&self);
  while (*self.p == '[' && workout->steps->len <= MUSETTE_WORKOUT_MAX_STEPS
         && workout->diagnostics->len < 100)
    {
      read_segment (&self);
      while (g_ascii_isspace (*self.p))
        self.p++;
    }
  if (*self.p != ']')
    musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, get_line (&self), 0, NULL,
                            _ ("The closing bracket is missing"));
  musette_workout_report (workout, MUSETTE_WORKOUT_INFO, 1, 0, NULL,
                          _ ("The service does not understand this form; send it as text"));
  musette_workout_update (workout, context);
  return musette_workout_check_limits (workout, error) ? g_steal_pointer (&workout) : NULL;
}
