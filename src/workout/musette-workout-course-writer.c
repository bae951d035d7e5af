/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-course-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-losses.h"
#include "musette-workout-resolve.h"
#include "musette-workout-text-writer.h"

#define DEFAULT_CUE_S 10
#define DECIMALS 4

typedef struct
{
  const MusetteWorkoutContext *context;
  GPtrArray *losses;
  GString *data;
  GString *text;
  gboolean is_percent;
  gboolean is_fine;
  double second;
} Writer;

static void
append_point (Writer *self, double second, double value)
{
  char minutes[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (minutes, sizeof minutes, self->is_fine ? "%.4f" : "%.2f", second / 60);
  g_string_append_printf (self->data, "%s\t", minutes);
  musette_workout_append_number (self->data, value, self->is_percent ? DECIMALS : 0);
  g_string_append (self->data, "\r\n");
}

/* Readers truncate percentages to whole watts: rounding a tenth up brings the same watts back. */
static double
round_up (double value)
{
  return ceil (value * 10 - 1e-6) / 10;
}

/* Percentages are written as they are; everything else goes by way of watts. */
static gboolean
get_values (Writer *self, const MusetteWorkoutStep *step, double *start, double *end)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_POWER];
  double ftp_w = self->context->thresholds.ftp_w;
  MusetteWorkoutBand band;

  if (self->is_percent && target->units == MUSETTE_WORKOUT_UNITS_FTP)
    {
      *start = target->start;
      *end = target->end;
    }
  else if (musette_workout_resolve (step, MUSETTE_WORKOUT_POWER, self->context, &band)
           && (!self->is_percent || ftp_w > 0))
    {
      double unit = self->is_percent ? ftp_w / 100 : 1;

      *start = round_up ((target->is_range ? band.start : band.value) / unit);
      *end = round_up ((target->is_range ? band.end : band.value) / unit);
    }
  else
    return FALSE;
  if (!step->is_ramp)
    {
      if (target->is_range)
        musette_workout_add_loss (self->losses, _ ("Ranges became their middle"));
      *start = *end = (*start + *end) / 2;
    }
  return TRUE;
}

static void
list_step_losses (Writer *self, const MusetteWorkoutStep *step)
{
  if (musette_workout_step_has_target (step, MUSETTE_WORKOUT_HR)
      || musette_workout_step_has_target (step, MUSETTE_WORKOUT_PACE))
    musette_workout_add_loss (self->losses,
                              _ ("Heart-rate and pace targets have no place in this format"));
  if (musette_workout_step_has_target (step, MUSETTE_WORKOUT_CADENCE))
    musette_workout_add_loss (self->losses, _ ("Cadence has no place in this format"));
  if (step->distance_m > 0)
    musette_workout_add_loss (self->losses, _ ("Distances became durations"));
  if (step->is_warmup || step->is_cooldown)
    musette_workout_add_loss (self->losses, _ ("Warm-up and cool-down marks are left out"));
}

static void
step_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Writer *self = user_data;
  g_autoptr (GPtrArray) cues = musette_workout_step_get_cues (step);
  double length = musette_workout_get_written_seconds (step, self->losses);
  double start = 0, end = 0;

  if (passes > 1)
    musette_workout_add_loss (self->losses, _ ("Repeats are written step by step"));
  if (step->is_free_ride || step->is_max_effort || !get_values (self, step, &start, &end))
    {
      start = end = 0;
      musette_workout_add_loss (self->losses, _ ("Steps without a power target became 0"));
    }
  list_step_losses (self, step);
  if (length > 0)
    {
      append_point (self, self->second, start);
      append_point (self, self->second + length, end);
    }
  for (guint i = 0; i < cues->len; i++)
    {
      const MusetteWorkoutCue *cue = g_ptr_array_index (cues, i);

      if (*cue->message != '\0')
        g_string_append_printf (self->text, "%.0f\t%s\t%d\r\n", self->second + cue->offset_s,
                                cue->message,
                                cue->duration_s > 0 ? cue->duration_s : DEFAULT_CUE_S);
    }
  self->second += length;
}

static void
needs_fine_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Writer *self = user_data;

  if (fmod (floor (step->duration_s + 0.5), 5) != 0)
    self->is_fine = TRUE;
}

static void
append_header (GString *out, const char *key, const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value != NULL ? value : ""), "\r\n\t", ' ');

  g_string_append_printf (out, "%s = %s\r\n", key, line);
}

static char *
assemble (const Writer *self, const MusetteWorkout *workout)
{
  GString *out = g_string_new ("[COURSE HEADER]\r\nVERSION = 2\r\nUNITS = ENGLISH\r\n");
  g_autofree char *name = g_strdup (workout->name != NULL ? workout->name : "workout");
  double ftp_w = self->context->thresholds.ftp_w;

  append_header (out, "DESCRIPTION", workout->description);
  append_header (out, "FILE NAME", name);
  if (!self->is_percent && ftp_w > 0)
    g_string_append_printf (out, "FTP = %.0f\r\n", ftp_w);
  g_string_append_printf (out, "MINUTES %s\r\n[END COURSE HEADER]\r\n[COURSE DATA]\r\n",
                          self->is_percent ? "PERCENT" : "WATTS");
  g_string_append (out, self->data->str);
  g_string_append (out, "[END COURSE DATA]\r\n");
  if (self->text->len > 0)
    g_string_append_printf (out, "[COURSE TEXT]\r\n%s[END COURSE TEXT]\r\n", self->text->str);
  return g_string_free (out, FALSE);
}

/**
 * musette_workout_course_write:
 * @workout: a workout after musette_workout_update()
 * @is_percent: whether values are percentages of FTP, else watts
 * @context: what its meaning depends on
 * @losses: (element-type utf8): where to put what cannot be written
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Minutes have two decimals, four where two would lose a second.
 *
 * Returns: (transfer full) (nullable): an .erg or .mrc file
 */
char *
musette_workout_course_write (const MusetteWorkout *workout,
                              gboolean is_percent,
                              const MusetteWorkoutContext *context,
                              GPtrArray *losses,
                              GError **error)
{
  g_autoptr (GString) data = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Writer self = { .context = context, .losses = losses, .is_percent = is_percent };

  g_return_val_if_fail (workout != NULL && context != NULL && losses != NULL, NULL);

  if (!musette_workout_check_limits (workout, error))
    return NULL;
  self.data = data;
  self.text = text;
  musette_workout_visit (workout, needs_fine_cb, &self);
  musette_workout_visit (workout, step_cb, &self);
  musette_workout_list_common_losses (workout, losses);
  return assemble (&self, workout);
}
