/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-text-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-losses.h"
#include "musette-workout-resolve.h"
#include "musette-workout-token.h"

#define METRES_PER_MILE 1609.34
#define METRES_PER_YARD 0.9144
#define DECIMALS 4

typedef struct
{
  GString *out;
  const MusetteWorkoutContext *context;
  GPtrArray *losses;
} Writer;

/**
 * musette_workout_append_number:
 * @out: where to write
 * @value: a number
 * @decimals: at most so many, trailing zeros are left out
 *
 * Writes a number with a point, whatever the locale.
 */
void
musette_workout_append_number (GString *out, double value, int decimals)
{
  char format[8];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, CLAMP (value, -1e12, 1e12));
  length = strlen (buffer);
  if (strchr (buffer, '.') != NULL)
    {
      while (buffer[length - 1] == '0')
        length--;
      if (buffer[length - 1] == '.')
        length--;
    }
  g_string_append_len (out, buffer, (gssize) length);
}

/**
 * musette_workout_text_append_duration:
 * @out: where to write
 * @seconds: a duration in s, rounded to whole seconds
 *
 * Writes a duration such as "1h2m30s".
 */
void
musette_workout_text_append_duration (GString *out, double seconds)
{
  guint total = (guint) CLAMP (floor (seconds + 0.5), 0, MUSETTE_WORKOUT_MAX_SECONDS);
  guint hours = total / 3600, minutes = total / 60 % 60, rest = total % 60;

  if (hours > 0)
    g_string_append_printf (out, "%uh", hours);
  if (minutes > 0)
    g_string_append_printf (out, "%um", minutes);
  if (rest > 0 || total == 0)
    g_string_append_printf (out, "%us", rest);
}

static gboolean
is_whole (double value)
{
  return fabs (value - round (value)) < 1e-6;
}

/**
 * musette_workout_text_append_distance:
 * @out: where to write
 * @metres: a distance in m
 *
 * Writes a distance in the unit that holds it with the fewest digits.
 */
void
musette_workout_text_append_distance (GString *out, double metres)
{
  if (metres >= 1000 && is_whole (metres / 100))
    {
      musette_workout_append_number (out, metres / 1000, DECIMALS);
      g_string_append (out, "km");
    }
  else if (!is_whole (metres) && is_whole (metres / METRES_PER_MILE * 100))
    {
      musette_workout_append_number (out, metres / METRES_PER_MILE, 2);
      g_string_append (out, "mi");
    }
  else if (!is_whole (metres) && is_whole (metres / METRES_PER_YARD))
    {
      musette_workout_append_number (out, metres / METRES_PER_YARD, 0);
      g_string_append (out, "yrd");
    }
  else
    {
      musette_workout_append_number (out, metres, DECIMALS);
      g_string_append (out, "mtr");
    }
}

static void
append_clock (GString *out, double seconds)
{
  guint minutes = (guint) CLAMP (seconds / 60, 0, 1e6);
  double rest = seconds - minutes * 60.0;

  g_string_append_printf (out, rest < 10 ? "%u:0" : "%u:", minutes);
  musette_workout_append_number (out, rest, 2);
}

static void
append_range (GString *out, const MusetteWorkoutTarget *target, const char *unit)
{
  musette_workout_append_number (out, target->start, DECIMALS);
  if (target->is_range)
    {
      g_string_append_c (out, '-');
      musette_workout_append_number (out, target->end, DECIMALS);
    }
  g_string_append (out, unit);
}

static void
append_zones (GString *out, const MusetteWorkoutTarget *target, const char *word)
{
  const char *prefix = target->is_custom ? "CZ" : "Z";

  g_string_append (out, prefix);
  musette_workout_append_number (out, target->start, 0);
  if (target->is_range)
    {
      g_string_append_printf (out, "-%s", prefix);
      musette_workout_append_number (out, target->end, 0);
    }
  g_string_append (out, word);
}

static void
append_pace (GString *out, const MusetteWorkoutTarget *target)
{
  append_clock (out, target->start);
  if (target->is_range)
    {
      g_string_append_c (out, '-');
      append_clock (out, target->end);
    }
  g_string_append (out, musette_workout_units_get_name (target->units) + strlen ("secs"));
  g_string_append (out, " Pace");
}

/**
 * musette_workout_text_append_target:
 * @out: where to write
 * @target: a target with units
 *
 * Writes a target such as "88-94%" or "Z2 HR".
 */
void
musette_workout_text_append_target (GString *out, const MusetteWorkoutTarget *target)
{
  switch (target->units)
    {
    case MUSETTE_WORKOUT_UNITS_FTP:
      append_range (out, target, "%");
      break;
    case MUSETTE_WORKOUT_UNITS_WATTS:
      append_range (out, target, "w");
      break;
    case MUSETTE_WORKOUT_UNITS_POWER_ZONE:
      append_zones (out, target, "");
      break;
    case MUSETTE_WORKOUT_UNITS_MMP:
      append_range (out, target, "% MMP ");
      musette_workout_text_append_duration (out, target->mmp_s);
      break;
    case MUSETTE_WORKOUT_UNITS_MAX_HR:
      append_range (out, target, "% HR");
      break;
    case MUSETTE_WORKOUT_UNITS_LTHR:
      append_range (out, target, "% LTHR");
      break;
    case MUSETTE_WORKOUT_UNITS_HR_ZONE:
      append_zones (out, target, " HR");
      break;
    case MUSETTE_WORKOUT_UNITS_BPM:
      append_range (out, target, "bpm");
      break;
    case MUSETTE_WORKOUT_UNITS_PACE:
      append_range (out, target, "% Pace");
      break;
    case MUSETTE_WORKOUT_UNITS_PACE_ZONE:
      append_zones (out, target, " Pace");
      break;
    case MUSETTE_WORKOUT_UNITS_RPM:
      append_range (out, target, "rpm");
      break;
    default:
      append_pace (out, target);
    }
}

/**
 * musette_workout_text_needs_mark:
 * @label: the label of a step
 *
 * Returns: whether @label would be taken apart, so that a mark must end it
 */
gboolean
musette_workout_text_needs_mark (const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);

  if (strchr (label, '^') != NULL)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      MusetteWorkoutToken token;

      musette_workout_token_scan (words[i], &token);
      if (token.kind != MUSETTE_WORKOUT_TOKEN_WORD || g_ascii_strcasecmp (words[i], "ramp") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_press_lap (const char *label)
{
  g_autofree char *lower = g_ascii_strdown (label, -1);

  return strstr (lower, "press lap") != NULL;
}

static void
append_label (GString *out, const MusetteWorkoutStep *step, gboolean *pressed)
{
  g_autofree char *label = musette_workout_step_dup_label (step);
  gboolean marked = musette_workout_text_needs_mark (label);

  for (guint i = 0; step->locales != NULL && i < step->locales->len; i++)
    {
      const MusetteWorkoutText *text = g_ptr_array_index (step->locales, i);

      g_string_append_printf (out, " %s/%s", text->name, text->value);
    }
  g_strdelimit (label, "\n\r", ' ');
  if (step->locales != NULL || *label == '\0')
    return;
  *pressed = !marked && says_press_lap (label);
  g_string_append_printf (out, " %s%s", label, marked ? " <!>" : "");
}

static void
append_flags (GString *out, const MusetteWorkoutStep *step, gboolean pressed)
{
  const char *const names[] = { "power", "hr", "pace" };

  if (step->is_free_ride)
    g_string_append (out, " freeride");
  if (step->is_max_effort)
    g_string_append (out, " maxeffort");
  if (step->intensity != MUSETTE_WORKOUT_INTENSITY_NONE)
    g_string_append_printf (out, " intensity=%s",
                            musette_workout_intensity_get_name (step->intensity));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (step->targets[i].units != MUSETTE_WORKOUT_UNITS_NONE
        && step->targets[i].averaging != MUSETTE_WORKOUT_AVERAGING_NONE)
      g_string_append_printf (out, " %s=%s", names[i],
                              musette_workout_averaging_get_name (step->targets[i].averaging));
  if (step->hides_power)
    g_string_append (out, " hidepower");
  if (step->is_until_lap_press && !pressed)
    g_string_append (out, " Press lap");
}

/* The distance stands last, so that it wins where only one of the two is taken. */
static void
append_length (Writer *self, const MusetteWorkoutStep *step)
{
  if (!(step->distance_m > 0))
    {
      g_string_append_c (self->out, ' ');
      musette_workout_text_append_duration (
          self->out, musette_workout_get_written_seconds (step, self->losses));
      return;
    }
  if (musette_workout_has_own_duration (step, self->context))
    {
      g_string_append_c (self->out, ' ');
      musette_workout_text_append_duration (self->out, step->duration_s);
    }
  g_string_append_c (self->out, ' ');
  musette_workout_text_append_distance (self->out, step->distance_m);
}

/* Writes the line of a plain step without its end. */
static void
append_step (Writer *self, const MusetteWorkoutStep *step)
{
  GString *out = self->out;
  gboolean pressed = FALSE;

  g_assert (step != NULL);

  g_string_append_c (out, '-');
  append_label (out, step, &pressed);
  append_length (self, step);
  for (guint i = 0; i < MUSETTE_WORKOUT_CADENCE; i++)
    if (step->targets[i].units != MUSETTE_WORKOUT_UNITS_NONE)
      {
        if (step->is_ramp)
          g_string_append (out, " ramp");
        g_string_append_c (out, ' ');
        musette_workout_text_append_target (out, &step->targets[i]);
      }
  if (step->targets[MUSETTE_WORKOUT_CADENCE].units != MUSETTE_WORKOUT_UNITS_NONE)
    {
      g_string_append_c (out, ' ');
      musette_workout_text_append_target (out, &step->targets[MUSETTE_WORKOUT_CADENCE]);
    }
  append_flags (out, step, pressed);
}

static void
list_losses (const MusetteWorkoutStep *step, GPtrArray *losses)
{
  if (step->is_ramp && !musette_workout_step_has_target (step, MUSETTE_WORKOUT_POWER)
      && !musette_workout_step_has_target (step, MUSETTE_WORKOUT_HR)
      && !musette_workout_step_has_target (step, MUSETTE_WORKOUT_PACE))
    musette_workout_add_loss (losses, _ ("A ramp without a target is written as an open step"));
  if (step->extras != NULL)
    musette_workout_add_loss (
        losses, _ ("Members of the document that have no form in the text are left out"));
}

/* Warm-up and cool-down are headers; each block ends with a blank line. */
static const char *
section_of (const MusetteWorkoutStep *step)
{
  if (step->steps != NULL)
    return NULL;
  return step->is_warmup ? "Warmup" : step->is_cooldown ? "Cooldown" : NULL;
}

/* Readers truncate to whole beats: rounding a tenth up brings the same beats back. */
static double
get_share (double bpm, double of_bpm)
{
  return ceil (bpm / of_bpm * 1e3 - 1e-6) / 10;
}

/* The service may not understand beats per minute; it does understand shares of a threshold. */
static void
share_heart_rate (MusetteWorkoutTarget *target,
                  const MusetteThresholds *thresholds,
                  GPtrArray *losses)
{
  const gboolean has_lthr = thresholds->lthr_bpm > 0;
  const double of_bpm = has_lthr ? thresholds->lthr_bpm : thresholds->max_hr_bpm;

  if (!(of_bpm > 0))
    {
      *target = (MusetteWorkoutTarget){ 0 };
      musette_workout_add_loss (
          losses, _ ("Heart rates in beats per minute need a threshold and are left out"));
      return;
    }
  target->units = has_lthr ? MUSETTE_WORKOUT_UNITS_LTHR : MUSETTE_WORKOUT_UNITS_MAX_HR;
  target->start = get_share (target->start, of_bpm);
  target->end = get_share (target->end, of_bpm);
  musette_workout_add_loss (losses,
                            _ ("Heart rates in beats per minute became shares of the threshold"));
}

static void
append_line (Writer *self, const MusetteWorkoutStep *step)
{
  g_autoptr (MusetteWorkoutStep) copy = NULL;

  /* So does the service; a step that somebody ends has a duration that is not known. */
  if (step->duration_s < 0.5 && !(step->distance_m > 0) && !step->is_until_lap_press)
    {
      musette_workout_add_loss (self->losses, _ ("Steps of no length are left out"));
      return;
    }
  list_losses (step, self->losses);
  if (step->targets[MUSETTE_WORKOUT_HR].units == MUSETTE_WORKOUT_UNITS_BPM)
    {
      copy = musette_workout_step_copy (step);
      share_heart_rate (&copy->targets[MUSETTE_WORKOUT_HR], &self->context->thresholds,
                        self->losses);
      step = copy;
    }
  append_step (self, step);
  g_string_append_c (self->out, '\n');
}

static gboolean
has_room (const Writer *self)
{
  return self->out->len < MUSETTE_WORKOUT_MAX_BYTES;
}

/* The text knows no repeats inside repeats: those are written out. */
static void
append_children (Writer *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len && has_room (self); i++)
    {
      const MusetteWorkoutStep *child = g_ptr_array_index (steps, i);

      if (child->steps != NULL)
        {
          musette_workout_add_loss (self->losses,
                                    _ ("Repeats inside repeats are written out step by step"));
          for (guint pass = 0; pass < child->reps && has_room (self); pass++)
            append_children (self, child->steps);
          continue;
        }
      if (child->is_warmup || child->is_cooldown)
        musette_workout_add_loss (self->losses,
                                  _ ("Warm-up and cool-down marks inside a repeat are left out"));
      append_line (self, child);
    }
}

static void
append_repeat (Writer *self, const MusetteWorkoutStep *step)
{
  g_autofree char *suffix = g_strdup_printf ("%ux", step->reps);
  const char *text = step->text != NULL ? step->text : "";
  gboolean fits
      = g_str_has_suffix (text, suffix) && *text != '-'
        && (strlen (text) == strlen (suffix) || text[strlen (text) - strlen (suffix) - 1] == ' ');

  g_string_append_printf (self->out, "%s\n", fits ? text : suffix);
  append_children (self, step->steps);
}

static void
append_block_start (GString *out)
{
  if (out->len > 0 && !g_str_has_suffix (out->str, "\n\n"))
    g_string_append_c (out, '\n');
}

static void
append_steps (Writer *self, GPtrArray *steps)
{
  const char *section = NULL;
  gboolean in_block = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);
      const char *next = section_of (step);

      if (step->steps != NULL || !in_block || next != section)
        append_block_start (self->out);
      if (step->steps != NULL)
        append_repeat (self, step);
      else
        {
          if (next != NULL && (next != section || !in_block))
            g_string_append_printf (self->out, "%s\n", next);
          append_line (self, step);
        }
      in_block = step->steps == NULL;
      section = next;
    }
}

/* Prose must not become a step or a repeat. */
static void
append_prose (GString *out, const char *description)
{
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (*lines[i] == '-' && lines[i][1] != '-')
        g_string_append (out, "· ");
      g_string_append_printf (out, "%s\n", lines[i]);
    }
}

/**
 * musette_workout_text_write:
 * @workout: a workout
 * @context: what its meaning depends on
 * @losses: (element-type utf8): where to put what cannot be written
 *
 * Writes the canonical form: a blank line before each block, no indentation, line feeds.
 *
 * Returns: (transfer full): the service's workout text
 */
char *
musette_workout_text_write (const MusetteWorkout *workout,
                            const MusetteWorkoutContext *context,
                            GPtrArray *losses)
{
  GString *out = g_string_new (NULL);
  Writer self = { .out = out, .context = context, .losses = losses };

  g_return_val_if_fail (workout != NULL && context != NULL && losses != NULL, NULL);

  if (workout->description != NULL)
    append_prose (out, workout->description);
  if (workout->category != NULL)
    g_string_append_printf (out, "Category: %s\n", workout->category);
  if (!isnan (workout->pool_length_m))
    {
      gboolean yards = !is_whole (workout->pool_length_m);

      g_string_append (out, "Pool length: ");
      musette_workout_append_number (
          out, yards ? workout->pool_length_m / METRES_PER_YARD : workout->pool_length_m, 2);
      g_string_append (out, yards ? "y\n" : "m\n");
    }
  append_steps (&self, workout->steps);
  return g_string_free (out, FALSE);
}
