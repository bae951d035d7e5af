/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-zwo-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-sport.h"
#include "musette-workout-losses.h"
#include "musette-workout-resolve.h"
#include "musette-workout-text-writer.h"

#define DECIMALS 6        /* what was read from a text or a file stays as it is */
#define MIDDLE_DECIMALS 3 /* a tenth of a percent; nobody asked for more */

typedef struct
{
  GString *out;
  const MusetteWorkoutContext *context;
  GPtrArray *losses;
  gboolean is_run;
  gboolean is_distance;
} Writer;

typedef struct
{
  gboolean is_known;
  gboolean is_range;
  gboolean is_ramp;
  double start;
  double end;
} Power;

static void
append_element (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value != NULL ? value : "", -1);

  g_string_append_printf (out, "  <%s>%s</%s>\n", name, escaped, name);
}

static void
append_attribute (GString *out, const char *name, double value, int decimals)
{
  g_string_append_printf (out, " %s=\"", name);
  musette_workout_append_number (out, value, decimals);
  g_string_append_c (out, '"');
}

/* Readers truncate to whole watts: rounding up brings the same watts back. */
static double
round_up (double fraction)
{
  return ceil (fraction * 1e3 - 1e-6) / 1e3;
}

static double
get_middle (const Power *power)
{
  return power->is_range ? (power->start + power->end) / 2 : power->start;
}

/* Percentages stay as they are; other targets become fractions of the athlete's threshold. */
static gboolean
get_fraction (Writer *self, const MusetteWorkoutStep *step, Power *power)
{
  MusetteWorkoutKind kind = self->is_run ? MUSETTE_WORKOUT_PACE : MUSETTE_WORKOUT_POWER;
  const MusetteWorkoutTarget *target = &step->targets[kind];
  double threshold = self->is_run ? self->context->thresholds.threshold_pace_mps
                                  : self->context->thresholds.ftp_w;
  MusetteWorkoutBand band;

  *power = (Power){ .is_range = target->is_range, .is_ramp = step->is_ramp && target->is_range };
  if (target->units == MUSETTE_WORKOUT_UNITS_FTP || target->units == MUSETTE_WORKOUT_UNITS_PACE)
    {
      power->start = target->start / 100;
      power->end = target->end / 100;
    }
  else if (threshold > 0 && musette_workout_resolve (step, kind, self->context, &band))
    {
      musette_workout_add_loss (self->losses,
                                _ ("Absolute targets and zones became fractions of the threshold"));
      power->is_range |= target->units == MUSETTE_WORKOUT_UNITS_POWER_ZONE
                         || target->units == MUSETTE_WORKOUT_UNITS_PACE_ZONE;
      power->start = round_up ((power->is_range ? band.start : band.value) / threshold);
      power->end = round_up ((power->is_range ? band.end : band.value) / threshold);
    }
  else
    return FALSE;
  power->is_known = TRUE;
  return TRUE;
}

static void
list_step_losses (Writer *self, const MusetteWorkoutStep *step, const Power *power)
{
  gboolean hr = musette_workout_step_has_target (step, MUSETTE_WORKOUT_HR);
  gboolean other = musette_workout_step_has_target (step, self->is_run ? MUSETTE_WORKOUT_POWER
                                                                       : MUSETTE_WORKOUT_PACE);
  gboolean own = musette_workout_step_has_target (step, self->is_run ? MUSETTE_WORKOUT_PACE
                                                                     : MUSETTE_WORKOUT_POWER);

  if (hr)
    musette_workout_add_loss (self->losses, _ ("Heart-rate targets have no place in this format"));
  if (other)
    musette_workout_add_loss (self->losses, self->is_run
                                                ? _ ("Power targets have no place in a run")
                                                : _ ("Pace targets have no place in a ride"));
  if (power->is_known && (step->is_free_ride || step->is_max_effort))
    musette_workout_add_loss (self->losses,
                              _ ("Targets of free rides and all-out efforts are left out"));
  if (own && !power->is_known)
    musette_workout_add_loss (self->losses,
                              _ ("Targets that cannot be told as a fraction are left out"));
  if (step->distance_m > 0 && !self->is_distance)
    musette_workout_add_loss (self->losses, _ ("Distances became durations"));
}

static double
get_length (const Writer *self, const MusetteWorkoutStep *step)
{
  return self->is_distance ? floor (step->distance_m + 0.5)
                           : musette_workout_get_written_seconds (step, self->losses);
}

static void
append_cadence (GString *out, const MusetteWorkoutTarget *cadence, const char *name)
{
  if (cadence->units == MUSETTE_WORKOUT_UNITS_NONE)
    return;
  if (!cadence->is_range)
    {
      append_attribute (out, name, cadence->start, 1);
      return;
    }
  append_attribute (out, "CadenceLow", cadence->start, 1);
  append_attribute (out, "CadenceHigh", cadence->end, 1);
}

static void
append_cues (GString *out, GPtrArray *cues, double from)
{
  for (guint i = 0; i < cues->len; i++)
    {
      const MusetteWorkoutCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *message = g_markup_escape_text (cue->message, -1);
      int offset = cue->offset_s + (int) from;

      g_string_append_printf (out, "      <textevent timeoffset=\"%d\" message=\"%s\"", offset,
                              message);
      if (cue->duration_s > 0 && cue->duration_s != 10)
        g_string_append_printf (out, " duration=\"%d\"", cue->duration_s);
      g_string_append (out, "/>\n");
    }
}

static const char *
element_name (const MusetteWorkoutStep *step, const Power *power)
{
  if (step->is_free_ride)
    return "FreeRide";
  if (step->is_max_effort)
    return "MaxEffort";
  if (!power->is_known)
    return "FreeRide";
  if (power->is_range && !power->is_ramp)
    return "SteadyState";
  if (step->is_warmup)
    return "Warmup";
  if (step->is_cooldown && power->start >= power->end)
    return "Cooldown";
  return power->is_ramp ? "Ramp" : "SteadyState";
}

/* The elements of a warm-up and a cool-down are ramps, those from and to the same power too. */
static gboolean
is_ramp_element (const char *name)
{
  return strcmp (name, "Warmup") == 0 || strcmp (name, "Cooldown") == 0
         || strcmp (name, "Ramp") == 0;
}

static gboolean
loses_section (const MusetteWorkoutStep *step, const char *name)
{
  return (step->is_warmup && strcmp (name, "Warmup") != 0)
         || (step->is_cooldown && strcmp (name, "Cooldown") != 0);
}

/* Programs that know no ranges read the middle. */
static void
append_power (GString *out, const Power *power, const char *name)
{
  if (strcmp (name, "FreeRide") == 0 || strcmp (name, "MaxEffort") == 0)
    return;
  if (power->is_range || is_ramp_element (name))
    {
      append_attribute (out, "PowerLow", power->start, DECIMALS);
      append_attribute (out, "PowerHigh", power->is_range ? power->end : power->start, DECIMALS);
    }
  if (is_ramp_element (name))
    return;
  append_attribute (out, "Power", get_middle (power), power->is_range ? MIDDLE_DECIMALS : DECIMALS);
}

static void
write_step (Writer *self, const MusetteWorkoutStep *step)
{
  g_autoptr (GPtrArray) cues = musette_workout_step_get_cues (step);
  Power power;
  const char *name;

  get_fraction (self, step, &power);
  name = element_name (step, &power);
  list_step_losses (self, step, &power);
  if (loses_section (step, name))
    musette_workout_add_loss (self->losses,
                              _ ("Warm-up and cool-down marks of ranges, open steps and rising "
                                 "cool-downs are left out"));
  g_string_append_printf (self->out, "    <%s", name);
  append_attribute (self->out, "Duration", get_length (self, step), 0);
  append_power (self->out, &power, name);
  append_cadence (self->out, &step->targets[MUSETTE_WORKOUT_CADENCE], "Cadence");
  if (musette_workout_texts_get (step->extras, "ftptest") != NULL)
    g_string_append (self->out, " ftptest=\"1\"");
  if (cues->len == 0)
    {
      g_string_append (self->out, "/>\n");
      return;
    }
  g_string_append (self->out, ">\n");
  append_cues (self->out, cues, 0);
  g_string_append_printf (self->out, "    </%s>\n", name);
}

/* Two steady steps, the second with a single cadence, are one element. */
static gboolean
is_interval (Writer *self, const MusetteWorkoutStep *step, Power powers[2])
{
  for (guint i = 0; i < 2; i++)
    {
      const MusetteWorkoutStep *child
          = step->steps->len == 2 ? g_ptr_array_index (step->steps, i) : NULL;

      if (child == NULL || child->steps != NULL || child->is_free_ride || child->is_max_effort
          || child->is_warmup || child->is_cooldown || !get_fraction (self, child, &powers[i])
          || powers[i].is_ramp || (i == 1 && child->targets[MUSETTE_WORKOUT_CADENCE].is_range))
        return FALSE;
    }
  return TRUE;
}

static void
append_interval_power (GString *out, const Power *power, gboolean on)
{
  append_attribute (out, on ? "OnPower" : "OffPower", get_middle (power),
                    power->is_range ? MIDDLE_DECIMALS : DECIMALS);
  if (!power->is_range)
    return;
  append_attribute (out, on ? "PowerOnLow" : "PowerOffLow", power->start, DECIMALS);
  append_attribute (out, on ? "PowerOnHigh" : "PowerOffHigh", power->end, DECIMALS);
}

static void
write_interval (Writer *self, const MusetteWorkoutStep *step, const Power powers[2])
{
  const MusetteWorkoutStep *on = g_ptr_array_index (step->steps, 0);
  const MusetteWorkoutStep *off = g_ptr_array_index (step->steps, 1);
  g_autoptr (GPtrArray) on_cues = musette_workout_step_get_cues (on);
  g_autoptr (GPtrArray) off_cues = musette_workout_step_get_cues (off);

  list_step_losses (self, on, &powers[0]);
  list_step_losses (self, off, &powers[1]);
  g_string_append_printf (self->out, "    <IntervalsT Repeat=\"%u\"", step->reps);
  append_attribute (self->out, "OnDuration", get_length (self, on), 0);
  append_attribute (self->out, "OffDuration", get_length (self, off), 0);
  append_interval_power (self->out, &powers[0], TRUE);
  append_interval_power (self->out, &powers[1], FALSE);
  append_cadence (self->out, &on->targets[MUSETTE_WORKOUT_CADENCE], "Cadence");
  append_cadence (self->out, &off->targets[MUSETTE_WORKOUT_CADENCE], "CadenceResting");
  g_string_append (self->out, ">\n");
  append_cues (self->out, on_cues, 0);
  append_cues (self->out, off_cues, get_length (self, on));
  g_string_append (self->out, "    </IntervalsT>\n");
}

static void
write_steps (Writer *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);
      Power powers[2];

      if (step->steps == NULL)
        write_step (self, step);
      else if (is_interval (self, step, powers))
        write_interval (self, step, powers);
      else
        {
          musette_workout_add_loss (
              self->losses, _ ("Repeats of other than two steady steps are written step by step"));
          for (guint pass = 0; pass < step->reps; pass++)
            write_steps (self, step->steps);
        }
    }
}

static gboolean
has_only_distances (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->steps != NULL ? !has_only_distances (step->steps) : !(step->distance_m > 0))
        return FALSE;
    }
  return steps->len > 0;
}

static void
append_tags (GString *out, GPtrArray *tags)
{
  g_string_append (out, tags->len > 0 ? "  <tags>\n" : "  <tags/>\n");
  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *name = g_markup_escape_text (g_ptr_array_index (tags, i), -1);

      g_string_append_printf (out, "    <tag name=\"%s\"/>\n", name);
    }
  if (tags->len > 0)
    g_string_append (out, "  </tags>\n");
}

/**
 * musette_workout_zwo_write:
 * @workout: a workout
 * @context: what its meaning depends on
 * @losses: (element-type utf8): where to put what cannot be written
 *
 * Returns: (transfer full): a .zwo file
 */
char *
musette_workout_zwo_write (const MusetteWorkout *workout,
                           const MusetteWorkoutContext *context,
                           GPtrArray *losses)
{
  const char *type = workout->type != NULL ? workout->type : context->type;
  Writer self = { .context = context, .losses = losses };

  g_return_val_if_fail (workout != NULL && context != NULL && losses != NULL, NULL);

  self.out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workout_file>\n");
  self.is_run = musette_sport_from_type (type) == MUSETTE_SPORT_RUN;
  self.is_distance = self.is_run && has_only_distances (workout->steps);
  append_element (self.out, "author", workout->author);
  append_element (self.out, "name", workout->name);
  append_element (self.out, "description", workout->description);
  append_element (self.out, "sportType", self.is_run ? "run" : "bike");
  if (self.is_distance)
    append_element (self.out, "durationType", "distance");
  append_tags (self.out, workout->tags);
  g_string_append (self.out, "  <workout>\n");
  write_steps (&self, workout->steps);
  g_string_append (self.out, "  </workout>\n</workout_file>\n");
  musette_workout_list_common_losses (workout, losses);
  return g_string_free (self.out, FALSE);
}
