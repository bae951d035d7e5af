/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-device.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-sport.h"
#include "musette-workout-resolve.h"

/* A device can do no more than the file says that it is given, and some do less than that. */
typedef struct
{
  const char *name;
  guint kinds;               /* bits of the targets it follows, one of them in a step */
  guint most_steps;          /* with repeats; 0 = any number */
  gsize most_text;           /* bytes of a text, where it has no times */
  MusetteWorkoutUnits units; /* what power is told in; NONE = as it is written */
  gboolean ramps;
  gboolean ranges;
  gboolean cadence;   /* beside another target */
  gboolean open;      /* knows steps without a target */
  gboolean free_ride; /* knows free rides and efforts all out by name */
  gboolean ends;      /* lap key and distance */
  gboolean text;
  gboolean messages;
} Model;

typedef struct
{
  const Model *model;
  const MusetteWorkoutContext *context;
  guint kinds;
  guint n_records;
  GArray *lines[MUSETTE_WORKOUT_N_FINDINGS];
} Checker;

#define POWER (1u << MUSETTE_WORKOUT_POWER)
#define HR (1u << MUSETTE_WORKOUT_HR)
#define PACE (1u << MUSETTE_WORKOUT_PACE)
#define CADENCE (1u << MUSETTE_WORKOUT_CADENCE)

static const Model models[MUSETTE_WORKOUT_N_DEVICES] = {
  [MUSETTE_WORKOUT_DEVICE_GARMIN] = { .name = "Garmin",
                                      .kinds = POWER | HR | PACE | CADENCE,
                                      .most_steps = 50,
                                      .most_text = 50,
                                      .ranges = TRUE,
                                      .open = TRUE,
                                      .ends = TRUE,
                                      .text = TRUE },
  [MUSETTE_WORKOUT_DEVICE_WAHOO] = { .name = "Wahoo",
                                     .kinds = POWER,
                                     .units = MUSETTE_WORKOUT_UNITS_WATTS,
                                     .ramps = TRUE,
                                     .text = TRUE,
                                     .messages = TRUE },
  [MUSETTE_WORKOUT_DEVICE_ZWIFT] = { .name = "Zwift",
                                     .kinds = POWER | PACE,
                                     .units = MUSETTE_WORKOUT_UNITS_FTP,
                                     .ramps = TRUE,
                                     .cadence = TRUE,
                                     .open = TRUE,
                                     .free_ride = TRUE,
                                     .text = TRUE,
                                     .messages = TRUE },
  [MUSETTE_WORKOUT_DEVICE_TRAINERROAD] = { .name = "TrainerRoad",
                                           .kinds = POWER,
                                           .units = MUSETTE_WORKOUT_UNITS_FTP,
                                           .ramps = TRUE,
                                           .text = TRUE,
                                           .messages = TRUE },
  [MUSETTE_WORKOUT_DEVICE_ERG_TRAINER] = { .name = N_ ("ERG Trainer"),
                                           .kinds = POWER,
                                           .units = MUSETTE_WORKOUT_UNITS_WATTS,
                                           .ramps = TRUE },
};

static void
note (Checker *self, MusetteWorkoutFindingKind kind, guint line)
{
  if (self->lines[kind] == NULL)
    self->lines[kind] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->lines[kind], line);
}

/* The one target that is followed: the first that can be told. */
static MusetteWorkoutKind
choose_kind (Checker *self, const MusetteWorkoutStep *step)
{
  for (MusetteWorkoutKind kind = 0; kind < MUSETTE_WORKOUT_N_KINDS; kind++)
    {
      MusetteWorkoutBand band;

      if (!musette_workout_step_has_target (step, kind) || (self->kinds & (1u << kind)) == 0)
        continue;
      if (musette_workout_resolve (step, kind, self->context, &band))
        return kind;
      note (self, MUSETTE_WORKOUT_FINDING_THRESHOLD_MISSING, step->line);
    }
  return MUSETTE_WORKOUT_N_KINDS;
}

static void
drop_targets (Checker *self, MusetteWorkoutStep *step, MusetteWorkoutKind chosen)
{
  for (MusetteWorkoutKind kind = 0; kind < MUSETTE_WORKOUT_N_KINDS; kind++)
    {
      if (kind == chosen || !musette_workout_step_has_target (step, kind)
          || (kind == MUSETTE_WORKOUT_CADENCE && self->model->cadence))
        continue;
      if ((self->kinds & (1u << kind)) == 0 || chosen != MUSETTE_WORKOUT_N_KINDS)
        note (self, MUSETTE_WORKOUT_FINDING_POWER_DROPPED + kind, step->line);
      step->targets[kind] = (MusetteWorkoutTarget){ 0 };
    }
}

/* Power in the units of the file. Zones have two ends then, as ranges have. */
static void
convert_power (Checker *self, MusetteWorkoutStep *step)
{
  MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_POWER];
  const double ftp_w = self->context->thresholds.ftp_w;
  const gboolean two_ends = target->is_range || target->units == MUSETTE_WORKOUT_UNITS_POWER_ZONE;
  MusetteWorkoutBand band;
  double unit;

  if (self->model->units == MUSETTE_WORKOUT_UNITS_NONE || target->units == self->model->units
      || !musette_workout_resolve (step, MUSETTE_WORKOUT_POWER, self->context, &band))
    return;
  if (self->model->units == MUSETTE_WORKOUT_UNITS_FTP && !(ftp_w > 0))
    return;
  unit = self->model->units == MUSETTE_WORKOUT_UNITS_FTP ? ftp_w / 100 : 1;
  if (two_ends)
    musette_workout_target_set_range (target, self->model->units, band.start / unit,
                                      band.end / unit);
  else
    musette_workout_target_set (target, self->model->units, band.value / unit);
}

static void
flatten_target (Checker *self, MusetteWorkoutStep *step, MusetteWorkoutTarget *target)
{
  if (step->is_ramp && target->is_range && !self->model->ramps)
    {
      note (self, MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED, step->line);
      step->is_ramp = FALSE;
      musette_workout_target_set_range (target, target->units, MIN (target->start, target->end),
                                        MAX (target->start, target->end));
    }
  else if (!step->is_ramp && target->is_range && !self->model->ranges)
    {
      note (self, MUSETTE_WORKOUT_FINDING_RANGE_NARROWED, step->line);
      musette_workout_target_set (target, target->units,
                                  musette_workout_target_get_middle (target));
    }
}

static gboolean
is_open (const MusetteWorkoutStep *step)
{
  return step->is_free_ride || step->is_max_effort;
}

static void
clear_targets (MusetteWorkoutStep *step)
{
  for (MusetteWorkoutKind kind = 0; kind < MUSETTE_WORKOUT_CADENCE; kind++)
    step->targets[kind] = (MusetteWorkoutTarget){ 0 };
  step->is_ramp = FALSE;
}

/* A file of watts has a number for each second. */
static void
open_step (Checker *self, MusetteWorkoutStep *step)
{
  clear_targets (step);
  if (is_open (step) && self->model->free_ride)
    return;
  if (is_open (step))
    note (self, MUSETTE_WORKOUT_FINDING_OPEN, step->line);
  step->is_free_ride = FALSE;
  step->is_max_effort = FALSE;
  if (self->model->open)
    return;
  note (self, MUSETTE_WORKOUT_FINDING_NO_POWER, step->line);
  musette_workout_target_set (&step->targets[MUSETTE_WORKOUT_POWER], self->model->units, 0);
}

static void
limit_targets (Checker *self, MusetteWorkoutStep *step)
{
  MusetteWorkoutKind chosen;

  if (is_open (step))
    clear_targets (step);
  chosen = choose_kind (self, step);
  drop_targets (self, step, chosen);
  if (chosen >= MUSETTE_WORKOUT_CADENCE)
    {
      open_step (self, step);
      return;
    }
  if (chosen == MUSETTE_WORKOUT_POWER)
    convert_power (self, step);
  flatten_target (self, step, &step->targets[chosen]);
}

static void
limit_end (Checker *self, MusetteWorkoutStep *step)
{
  if (self->model->ends || (!step->is_until_lap_press && !(step->distance_m > 0)))
    return;
  note (self, MUSETTE_WORKOUT_FINDING_TIMED, step->line);
  step->is_until_lap_press = FALSE;
  step->is_estimate = FALSE;
  step->distance_m = NAN;
}

static void
limit_text (Checker *self, MusetteWorkoutStep *step)
{
  g_autofree char *text = musette_workout_step_dup_messages (step);

  if (*text == '\0' || self->model->messages)
    return;
  if (!self->model->text)
    {
      note (self, MUSETTE_WORKOUT_FINDING_TEXT_DROPPED, step->line);
      musette_workout_step_set_label (step, NULL);
      return;
    }
  if (musette_workout_step_has_timed_messages (step))
    note (self, MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED, step->line);
  if (strlen (text) > self->model->most_text)
    note (self, MUSETTE_WORKOUT_FINDING_TEXT_CUT, step->line);
  musette_workout_step_set_label (step, text);
}

static void
limit_step (Checker *self, MusetteWorkoutStep *step)
{
  self->n_records++;
  limit_targets (self, step);
  limit_end (self, step);
  limit_text (self, step);
  if (step->hides_power)
    note (self, MUSETTE_WORKOUT_FINDING_POWER_SHOWN, step->line);
  step->hides_power = FALSE;
}

static void
limit_steps (Checker *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps == NULL)
        {
          limit_step (self, step);
          continue;
        }
      limit_steps (self, step->steps);
      self->n_records++;
    }
}

static gboolean
uses_units (GPtrArray *steps, MusetteWorkoutUnits units)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps != NULL ? uses_units (step->steps, units)
                              : step->targets[MUSETTE_WORKOUT_POWER].units == units)
        return TRUE;
    }
  return FALSE;
}

/* Whether it is watts or shares that were asked for, and what the device makes of them. */
static void
check_units (Checker *self, const MusetteWorkout *asked)
{
  const gboolean shares = uses_units (asked->steps, MUSETTE_WORKOUT_UNITS_FTP)
                          || uses_units (asked->steps, MUSETTE_WORKOUT_UNITS_POWER_ZONE);

  if (self->model->units == MUSETTE_WORKOUT_UNITS_WATTS && shares)
    self->lines[MUSETTE_WORKOUT_FINDING_FIXED] = g_array_new (FALSE, FALSE, sizeof (guint));
  else if (self->model->units == MUSETTE_WORKOUT_UNITS_FTP
           && uses_units (asked->steps, MUSETTE_WORKOUT_UNITS_WATTS))
    self->lines[MUSETTE_WORKOUT_FINDING_SCALED] = g_array_new (FALSE, FALSE, sizeof (guint));
}

static MusetteWorkoutSeverity
get_severity (MusetteWorkoutFindingKind kind)
{
  switch (kind)
    {
    case MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS:
    case MUSETTE_WORKOUT_FINDING_POWER_DROPPED:
    case MUSETTE_WORKOUT_FINDING_HR_DROPPED:
    case MUSETTE_WORKOUT_FINDING_PACE_DROPPED:
    case MUSETTE_WORKOUT_FINDING_THRESHOLD_MISSING:
    case MUSETTE_WORKOUT_FINDING_NO_POWER:
      return MUSETTE_WORKOUT_ERROR_SEVERITY;
    case MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED:
    case MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED:
    case MUSETTE_WORKOUT_FINDING_RANGE_NARROWED:
    case MUSETTE_WORKOUT_FINDING_OPEN:
    case MUSETTE_WORKOUT_FINDING_TIMED:
    case MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED:
    case MUSETTE_WORKOUT_FINDING_TEXT_DROPPED:
      return MUSETTE_WORKOUT_WARNING;
    default:
      return MUSETTE_WORKOUT_INFO;
    }
}

static void
finding_free (gpointer data)
{
  MusetteWorkoutFinding *finding = data;

  g_array_unref (finding->lines);
  g_free (finding);
}

/* The kinds are declared about in the order in which they matter; severity comes first. */
static GPtrArray *
list_findings (Checker *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);

  for (int severity = MUSETTE_WORKOUT_ERROR_SEVERITY; severity >= MUSETTE_WORKOUT_INFO; severity--)
    for (MusetteWorkoutFindingKind kind = 0; kind < MUSETTE_WORKOUT_N_FINDINGS; kind++)
      {
        MusetteWorkoutFinding *finding;

        if (self->lines[kind] == NULL || (int) get_severity (kind) != severity)
          continue;
        finding = g_new (MusetteWorkoutFinding, 1);
        *finding = (MusetteWorkoutFinding){ .kind = kind,
                                            .severity = get_severity (kind),
                                            .lines = g_steal_pointer (&self->lines[kind]) };
        g_ptr_array_add (findings, finding);
      }
  return findings;
}

/**
 * musette_workout_execution_new:
 * @workout: a workout after musette_workout_update()
 * @context: what its meaning depends on
 * @device: what it is done with
 *
 * Tells what a device makes of a workout, from what the file for it can hold: the limit of
 * fifty steps is that of the service's export to Garmin; Zwift reads the middle of a range; a
 * course of watts or percentages (.erg, .mrc) has neither cadence nor open steps.
 *
 * Returns: (transfer full): the workout as it is done, and how that differs
 */
MusetteWorkoutExecution *
musette_workout_execution_new (const MusetteWorkout *workout,
                               const MusetteWorkoutContext *context,
                               MusetteWorkoutDevice device)
{
  MusetteWorkoutExecution *self;
  Checker checker = { .context = context };
  const char *type;

  g_return_val_if_fail (workout != NULL && context != NULL, NULL);
  g_return_val_if_fail (device < MUSETTE_WORKOUT_N_DEVICES, NULL);

  type = workout->type != NULL ? workout->type : context->type;
  checker.model = &models[device];
  checker.kinds = checker.model->kinds;
  if (device == MUSETTE_WORKOUT_DEVICE_ZWIFT)
    checker.kinds = musette_sport_from_type (type) == MUSETTE_SPORT_RUN ? PACE : POWER;
  self = g_new0 (MusetteWorkoutExecution, 1);
  self->device = device;
  self->workout = musette_workout_copy (workout);
  limit_steps (&checker, self->workout->steps);
  musette_workout_update (self->workout, context);
  check_units (&checker, workout);
  if (checker.model->most_steps > 0 && checker.n_records > checker.model->most_steps)
    checker.lines[MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS]
        = g_array_new (FALSE, FALSE, sizeof (guint));
  self->findings = list_findings (&checker);
  return self;
}

/**
 * musette_workout_execution_free:
 * @self: (transfer full): what becomes of a workout
 */
void
musette_workout_execution_free (MusetteWorkoutExecution *self)
{
  g_return_if_fail (self != NULL);

  musette_workout_unref (self->workout);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/**
 * musette_workout_execution_find:
 * @self: what becomes of a workout
 * @kind: what may differ
 *
 * Returns: (transfer none) (nullable): the finding of that kind
 */
const MusetteWorkoutFinding *
musette_workout_execution_find (const MusetteWorkoutExecution *self, MusetteWorkoutFindingKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const MusetteWorkoutFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->kind == kind)
        return finding;
    }
  return NULL;
}

/**
 * musette_workout_device_get_name:
 * @device: a device
 *
 * Returns: its name for people
 */
const char *
musette_workout_device_get_name (MusetteWorkoutDevice device)
{
  g_return_val_if_fail (device < MUSETTE_WORKOUT_N_DEVICES, NULL);

  return _ (models[device].name);
}

static const char *
get_message (MusetteWorkoutFindingKind kind)
{
  switch (kind)
    {
    case MUSETTE_WORKOUT_FINDING_TOO_MANY_STEPS:
      return _ ("There are more than 50 steps, which it refuses");
    case MUSETTE_WORKOUT_FINDING_POWER_DROPPED:
      return _ ("Power is not followed");
    case MUSETTE_WORKOUT_FINDING_HR_DROPPED:
      return _ ("Heart rate is not followed");
    case MUSETTE_WORKOUT_FINDING_PACE_DROPPED:
      return _ ("Pace is not followed");
    case MUSETTE_WORKOUT_FINDING_CADENCE_DROPPED:
      return _ ("Cadence is not shown");
    case MUSETTE_WORKOUT_FINDING_THRESHOLD_MISSING:
      return _ ("A target needs a threshold that is not known, and is left out");
    case MUSETTE_WORKOUT_FINDING_NO_POWER:
      return _ ("Steps without a power target are held at 0 W");
    case MUSETTE_WORKOUT_FINDING_RAMP_FLATTENED:
      return _ ("Ramps become a range, without their direction");
    case MUSETTE_WORKOUT_FINDING_RANGE_NARROWED:
      return _ ("Ranges are held at their middle");
    case MUSETTE_WORKOUT_FINDING_OPEN:
      return _ ("Free rides and all-out efforts are not told apart from other steps");
    case MUSETTE_WORKOUT_FINDING_TIMED:
      return _ ("Steps with a distance or until the lap key end by time");
    case MUSETTE_WORKOUT_FINDING_TEXT_DROPPED:
      return _ ("No text is shown");
    case MUSETTE_WORKOUT_FINDING_MESSAGES_DROPPED:
      return _ ("Messages are shown with the step, not at their time");
    case MUSETTE_WORKOUT_FINDING_TEXT_CUT:
      return _ ("Long texts are cut");
    case MUSETTE_WORKOUT_FINDING_POWER_SHOWN:
      return _ ("Power is not hidden");
    case MUSETTE_WORKOUT_FINDING_SCALED:
      return _ ("Watts become shares of the FTP, and follow the one that is set there");
    case MUSETTE_WORKOUT_FINDING_FIXED:
    default:
      return _ ("Targets are fixed in watts of today’s FTP");
    }
}

/**
 * musette_workout_finding_describe:
 * @self: a finding
 *
 * Returns: (transfer full): a sentence for people
 */
char *
musette_workout_finding_describe (const MusetteWorkoutFinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (get_message (self->kind));
}
