/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-zwo-segment.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-decode.h"

#define MIDDLE_TOLERANCE 0.0011
#define MAX_FRACTION 10
#define MAX_PERCENT 5000
#define MAX_LENGTH 1000000

static const char *const known[]
    = { "warmup",   "cooldown",  "ramp",    "steadystate", "solidstate", "intervalst",
        "freeride", "maxeffort", "restday", "workoutstep", NULL };

static const char *
get (const MusetteWorkoutSegment *self, const char *name)
{
  const char *value = g_hash_table_lookup (self->attributes, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

static const char *
get_either (const MusetteWorkoutSegment *self, const char *first, const char *second)
{
  const char *value = get (self, first);

  return value != NULL ? value : get (self, second);
}

static void
refuse (const MusetteWorkoutSegment *self, MusetteWorkout *workout, const char *value)
{
  musette_workout_report (workout, MUSETTE_WORKOUT_ERROR_SEVERITY, self->line, 0, NULL,
                          _ ("This segment is left out: “%.40s” is not possible here"), value);
}

static void
report_empty (const MusetteWorkoutSegment *self, MusetteWorkout *workout)
{
  musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, self->line, 0, NULL,
                          _ ("This segment has no duration and is left out"));
}

static gboolean
read_number (const char *text, double *value, const char **rest)
{
  while (g_ascii_isspace (*text))
    text++;
  if (!musette_workout_scan_number (text, value, rest))
    return FALSE;
  while (g_ascii_isspace (**rest))
    (*rest)++;
  return TRUE;
}

/* Whole seconds, so rounded that what the segments are too long or too short never adds up. */
static double
round_length (MusetteWorkoutSegment *self, double length)
{
  double exact = length + self->carry;
  double rounded = MAX (floor (exact + 0.5), length >= 0.5 ? 1 : 0);

  self->carry = exact - rounded;
  return rounded;
}

static gboolean
read_length (MusetteWorkoutSegment *self, MusetteWorkout *workout, const char *text, double *length)
{
  const char *rest = "";

  *length = 0;
  if (text == NULL)
    return TRUE;
  if (read_number (text, length, &rest) && *rest == '\0' && *length >= 0 && *length <= MAX_LENGTH)
    {
      *length = round_length (self, *length);
      return TRUE;
    }
  refuse (self, workout, text);
  return FALSE;
}

/* A fraction of the threshold; but people write percent, watts and commas too. */
static gboolean
read_power (const MusetteWorkoutSegment *self,
            MusetteWorkout *workout,
            const char *text,
            double *value,
            MusetteWorkoutUnits *units)
{
  const char *rest;
  gboolean percent;

  *units = self->is_run ? MUSETTE_WORKOUT_UNITS_PACE : MUSETTE_WORKOUT_UNITS_FTP;
  if (!read_number (text, value, &rest) || *value < 0)
    {
      refuse (self, workout, text);
      return FALSE;
    }
  percent = *rest == '%' || *value > MAX_FRACTION;
  if (g_ascii_strcasecmp (rest, "w") == 0)
    *units = MUSETTE_WORKOUT_UNITS_WATTS;
  else if (*rest != '\0' && strcmp (rest, "%") != 0)
    {
      refuse (self, workout, text);
      return FALSE;
    }
  else if (!percent)
    *value = round (*value * 100 * 1e4) / 1e4;
  if (*value > MAX_PERCENT)
    {
      refuse (self, workout, text);
      return FALSE;
    }
  if (percent || *rest != '\0' || strchr (text, ',') != NULL)
    musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, self->line, 0, NULL,
                            _ ("“%s” should be a fraction such as 0.75"), text);
  return TRUE;
}

static gboolean
read_target (const MusetteWorkoutSegment *self,
             MusetteWorkout *workout,
             const char *first,
             const char *second,
             MusetteWorkoutStep *step)
{
  MusetteWorkoutTarget target = { 0 };
  MusetteWorkoutUnits units, other_units;
  double start, end;

  if (first == NULL)
    first = second;
  if (first == NULL)
    return TRUE;
  if (!read_power (self, workout, first, &start, &units))
    return FALSE;
  if (second == NULL || second == first)
    musette_workout_target_set (&target, units, start);
  else if (!read_power (self, workout, second, &end, &other_units) || other_units != units)
    return FALSE;
  else
    musette_workout_target_set_range (&target, units, start, end);
  step->targets[units == MUSETTE_WORKOUT_UNITS_PACE ? MUSETTE_WORKOUT_PACE : MUSETTE_WORKOUT_POWER]
      = target;
  return TRUE;
}

static void
read_zone (const MusetteWorkoutSegment *self, const char *text, MusetteWorkoutStep *step)
{
  const char *rest;
  double zone;

  if (text == NULL || !read_number (text, &zone, &rest) || zone < 1 || zone > 99)
    return;
  if (self->is_run)
    musette_workout_target_set (&step->targets[MUSETTE_WORKOUT_PACE],
                                MUSETTE_WORKOUT_UNITS_PACE_ZONE, floor (zone));
  else
    musette_workout_target_set (&step->targets[MUSETTE_WORKOUT_POWER],
                                MUSETTE_WORKOUT_UNITS_POWER_ZONE, floor (zone));
}

static void
read_cadence (const MusetteWorkoutSegment *self,
              const char *single,
              const char *low,
              const char *high,
              MusetteWorkoutStep *step)
{
  MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_CADENCE];
  const char *rest;
  double value, end;

  if (single != NULL && read_number (single, &value, &rest) && value > 0 && value < 300)
    musette_workout_target_set (target, MUSETTE_WORKOUT_UNITS_RPM, value);
  else if (low != NULL && high != NULL && read_number (low, &value, &rest)
           && read_number (high, &end, &rest) && value > 0 && end > 0 && value < 300 && end < 300)
    musette_workout_target_set_range (target, MUSETTE_WORKOUT_UNITS_RPM, value, end);
}

static void
set_length (const MusetteWorkoutSegment *self, MusetteWorkoutStep *step, double length)
{
  step->line = self->line;
  if (self->is_distance)
    step->distance_m = length;
  else
    step->duration_s = length;
}

static gboolean
is_open (const MusetteWorkoutStep *step)
{
  return step->is_free_ride || step->is_max_effort
         || musette_workout_step_has_target (step, MUSETTE_WORKOUT_POWER)
         || musette_workout_step_has_target (step, MUSETTE_WORKOUT_PACE);
}

static void
warn_open (const MusetteWorkoutSegment *self,
           MusetteWorkout *workout,
           const MusetteWorkoutStep *step)
{
  if (!is_open (step))
    musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, self->line, 0, NULL,
                            _ ("This segment has no power and becomes an open step"));
}

static void
set_cues (MusetteWorkoutStep *step, GPtrArray *cues, const char *text)
{
  if (cues->len > 0)
    musette_workout_step_set_cues (step, cues);
  else
    musette_workout_step_set_label (step, text);
}

/* A single power wins over a range, unless it is the middle of it, which is written for programs
 * that know no ranges. */
static gboolean
is_middle (const char *single, const char *low, const char *high)
{
  double numbers[3];
  const char *const texts[3] = { low, high, single };
  const char *rest;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == NULL || !read_number (texts[i], &numbers[i], &rest) || *rest != '\0')
      return FALSE;
  return fabs ((numbers[0] + numbers[1]) / 2 - numbers[2]) < MIDDLE_TOLERANCE;
}

/* Intervals */

static gboolean
read_half_target (const MusetteWorkoutSegment *self,
                  MusetteWorkout *workout,
                  gboolean on,
                  MusetteWorkoutStep *step)
{
  const char *single = get (self, on ? "onpower" : "offpower");
  const char *low = get (self, on ? "poweronlow" : "powerofflow");
  const char *high = get (self, on ? "poweronhigh" : "poweroffhigh");

  if (single != NULL && !is_middle (single, low, high))
    return read_target (self, workout, single, NULL, step);
  return read_target (self, workout, low, high, step);
}

static MusetteWorkoutStep *
read_half (MusetteWorkoutSegment *self, MusetteWorkout *workout, gboolean on)
{
  g_autoptr (MusetteWorkoutStep) step = musette_workout_step_new (NAN);
  double length;

  if (!read_length (self, workout, get (self, on ? "onduration" : "offduration"), &length)
      || !read_half_target (self, workout, on, step))
    return NULL;
  set_length (self, step, length);
  if (!musette_workout_step_has_target (step, MUSETTE_WORKOUT_POWER)
      && !musette_workout_step_has_target (step, MUSETTE_WORKOUT_PACE))
    read_zone (self, get (self, on ? "poweronzone" : "poweroffzone"), step);
  if (on)
    read_cadence (self, get (self, "cadence"), get (self, "cadencelow"), get (self, "cadencehigh"),
                  step);
  else
    read_cadence (self, get (self, "cadenceresting"), NULL, NULL, step);
  warn_open (self, workout, step);
  return g_steal_pointer (&step);
}

static double
get_length (const MusetteWorkoutStep *step)
{
  return isnan (step->duration_s) ? step->distance_m : step->duration_s;
}

/* Offsets count from the start of the whole block. */
static void
give_cues (GPtrArray *cues, double from, double to, gboolean last, MusetteWorkoutStep *step)
{
  g_autoptr (GPtrArray) own
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_cue_free);

  for (guint i = 0; i < cues->len; i++)
    {
      const MusetteWorkoutCue *cue = g_ptr_array_index (cues, i);

      if (cue->offset_s >= from && (cue->offset_s < to || last))
        g_ptr_array_add (own, musette_workout_cue_new (cue->offset_s - (int) from, cue->duration_s,
                                                       cue->message));
    }
  if (own->len > 0)
    musette_workout_step_set_cues (step, own);
}

static double
latest_offset (GPtrArray *cues)
{
  double latest = 0;

  for (guint i = 0; i < cues->len; i++)
    latest = MAX (latest, ((MusetteWorkoutCue *) g_ptr_array_index (cues, i))->offset_s);
  return latest;
}

static gboolean
read_reps (const MusetteWorkoutSegment *self, MusetteWorkout *workout, guint *reps)
{
  const char *text = get (self, "repeat");
  const char *rest;
  double number = 1;

  if (text != NULL
      && (!read_number (text, &number, &rest) || *rest != '\0' || number < 1
          || number > MUSETTE_WORKOUT_MAX_REPS))
    {
      refuse (self, workout, text);
      return FALSE;
    }
  *reps = (guint) number;
  return TRUE;
}

/* Texts in later passes than the first need steps of their own. */
static void
add_unrolled (const MusetteWorkoutSegment *self,
              MusetteWorkout *workout,
              guint reps,
              const MusetteWorkoutStep *on,
              const MusetteWorkoutStep *off)
{
  double start = 0;

  for (guint i = 0; i < reps * 2; i++)
    {
      const MusetteWorkoutStep *model = i % 2 == 0 ? on : off;
      MusetteWorkoutStep *step;

      if (model == NULL)
        continue;
      step = musette_workout_step_copy (model);
      give_cues (self->cues, start, start + get_length (step), i + 2 >= reps * 2 && i % 2 == 1,
                 step);
      start += get_length (step);
      musette_workout_add_step (workout, step);
    }
}

static void
read_intervals (MusetteWorkoutSegment *self, MusetteWorkout *workout)
{
  g_autoptr (MusetteWorkoutStep) on = NULL;
  g_autoptr (MusetteWorkoutStep) off = NULL;
  MusetteWorkoutStep *repeat;
  guint reps;
  double pass;

  if (!read_reps (self, workout, &reps) || (on = read_half (self, workout, TRUE)) == NULL)
    return;
  if (get (self, "offduration") != NULL && (off = read_half (self, workout, FALSE)) == NULL)
    return;
  if (get_length (on) == 0)
    {
      report_empty (self, workout);
      return;
    }
  if (off != NULL && get_length (off) == 0)
    g_clear_pointer (&off, musette_workout_step_free);
  pass = get_length (on) + (off != NULL ? get_length (off) : 0);
  if (pass * reps > MUSETTE_WORKOUT_MAX_SECONDS)
    {
      refuse (self, workout, get (self, "repeat") != NULL ? get (self, "repeat") : "");
      return;
    }
  if (reps > 1 && latest_offset (self->cues) >= pass && reps <= 200)
    {
      add_unrolled (self, workout, reps, on, off);
      return;
    }
  repeat = musette_workout_step_new_repeat (reps, NULL);
  repeat->line = self->line;
  give_cues (self->cues, 0, get_length (on), off == NULL, on);
  if (off != NULL)
    give_cues (self->cues, get_length (on), pass, TRUE, off);
  g_ptr_array_add (repeat->steps, g_steal_pointer (&on));
  if (off != NULL)
    g_ptr_array_add (repeat->steps, g_steal_pointer (&off));
  musette_workout_add_step (workout, repeat);
}

/* Plain segments */

static gboolean
read_plain_target (const MusetteWorkoutSegment *self,
                   MusetteWorkout *workout,
                   MusetteWorkoutStep *step)
{
  gboolean ramp = strcmp (self->name, "warmup") == 0 || strcmp (self->name, "cooldown") == 0
                  || strcmp (self->name, "ramp") == 0;
  const char *low = get (self, "powerlow"), *high = get (self, "powerhigh");
  const char *single = get (self, "power");
  gboolean both = low != NULL && high != NULL;

  if (!ramp && single != NULL && !is_middle (single, low, high))
    return read_target (self, workout, single, NULL, step);
  if (low == NULL && high == NULL)
    return read_target (self, workout, single, NULL, step);
  step->is_ramp = ramp && both;
  return read_target (self, workout, low, high, step);
}

/* A warm-up from and to the same power is how steady ones are written. */
static void
steady_ramp (MusetteWorkoutStep *step, MusetteWorkoutKind kind)
{
  MusetteWorkoutTarget *target = &step->targets[kind];

  if (!step->is_ramp || target->units == MUSETTE_WORKOUT_UNITS_NONE || target->start != target->end)
    return;
  step->is_ramp = FALSE;
  target->is_range = FALSE;
}

static void
turn_cooldown (const MusetteWorkoutSegment *self,
               MusetteWorkout *workout,
               MusetteWorkoutStep *step,
               MusetteWorkoutKind kind)
{
  MusetteWorkoutTarget *target = &step->targets[kind];
  double start = target->start;

  if (!step->is_ramp || target->start >= target->end)
    return;
  target->start = target->end;
  target->end = start;
  musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, self->line, 0, NULL,
                          _ ("A cool-down that rises was turned round"));
}

static void
read_plain (MusetteWorkoutSegment *self, MusetteWorkout *workout)
{
  g_autoptr (MusetteWorkoutStep) step = musette_workout_step_new (NAN);
  double length;

  step->is_free_ride = strcmp (self->name, "freeride") == 0;
  step->is_max_effort = strcmp (self->name, "maxeffort") == 0;
  step->is_warmup = strcmp (self->name, "warmup") == 0;
  step->is_cooldown = strcmp (self->name, "cooldown") == 0;
  if (!read_length (self, workout, get (self, "duration"), &length))
    return;
  if (length == 0)
    {
      report_empty (self, workout);
      return;
    }
  if (!step->is_free_ride && !step->is_max_effort && !read_plain_target (self, workout, step))
    return;
  set_length (self, step, length);
  if (!is_open (step))
    read_zone (self, get (self, "zone"), step);
  steady_ramp (step, MUSETTE_WORKOUT_POWER);
  steady_ramp (step, MUSETTE_WORKOUT_PACE);
  if (step->is_cooldown)
    {
      turn_cooldown (self, workout, step, MUSETTE_WORKOUT_POWER);
      turn_cooldown (self, workout, step, MUSETTE_WORKOUT_PACE);
    }
  read_cadence (self, get (self, "cadence"), get (self, "cadencelow"), get (self, "cadencehigh"),
                step);
  if (step->is_free_ride && g_strcmp0 (get (self, "ftptest"), "1") == 0)
    musette_workout_texts_add (&step->extras, "ftptest", "true");
  warn_open (self, workout, step);
  set_cues (step, self->cues, get_either (self, "text", "message"));
  musette_workout_add_step (workout, g_steal_pointer (&step));
}

/**
 * musette_workout_segment_is_known:
 * @name: name of an element in lower case
 *
 * Returns: whether it is a segment
 */
gboolean
musette_workout_segment_is_known (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_strv_contains (known, name);
}

/**
 * musette_workout_segment_read:
 * @segment: a segment
 * @workout: where its steps and diagnostics go
 *
 * Adds the steps of the segment, or says why it is left out.
 */
void
musette_workout_segment_read (MusetteWorkoutSegment *segment, MusetteWorkout *workout)
{
  g_return_if_fail (segment != NULL && workout != NULL);

  if (strcmp (segment->name, "restday") == 0)
    musette_workout_report (workout, MUSETTE_WORKOUT_INFO, segment->line, 0, NULL,
                            _ ("This is a rest day without a workout"));
  else if (strcmp (segment->name, "intervalst") == 0)
    {
      /* What is left over would come again in each pass. */
      segment->carry = 0;
      read_intervals (segment, workout);
      segment->carry = 0;
    }
  else
    read_plain (segment, workout);
}
