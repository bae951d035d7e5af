/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-fit-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-sport.h"
#include "musette-workout-fit-reader.h"
#include "musette-workout-losses.h"
#include "musette-workout-resolve.h"

/* Little-endian, one definition per message, in the order the protocol wants: file id, workout,
 * steps. A repeat stands behind its children and names the first of them. */

#define NAME_SIZE 25
#define NOTES_SIZE 51
#define WORKOUT_NAME_SIZE 49
#define FIT_EPOCH_UNIX 631065600
#define TYPE_ENUM 0x00
#define TYPE_STRING 0x07
#define TYPE_UINT16 0x84
#define TYPE_UINT32 0x86
#define TYPE_UINT32Z 0x8C
#define INVALID_8 0xFFu
#define INVALID_32 0xFFFFFFFFu
#define TARGET_OPEN 2

typedef struct
{
  GByteArray *out;
  const MusetteWorkoutContext *context;
  GPtrArray *losses;
  guint16 n_steps;
} Writer;

typedef struct
{
  guint8 duration_type;
  guint32 duration;
  guint8 target_type;
  guint32 target;
  guint32 low;
  guint32 high;
  guint8 intensity;
  char *name;
  char *notes;
} Record;

static void
put (GByteArray *out, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

/* Cut between characters, always with a final zero. */
static void
put_string (GByteArray *out, const char *text, gsize size)
{
  g_autofree guint8 *buffer = g_malloc0 (size);
  gsize length = text != NULL ? strlen (text) : 0;

  if (length >= size)
    {
      length = size - 1;
      while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
        length--;
    }
  if (length > 0)
    memcpy (buffer, text, length);
  g_byte_array_append (out, buffer, (guint) size);
}

static void
put_definition (GByteArray *out, guint8 local, guint16 message, const guint8 (*fields)[3], guint n)
{
  put (out, 0x40 | local, 1);
  put (out, 0, 2);
  put (out, message, 2);
  put (out, n, 1);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (out, fields[i], 3);
}

static void
put_file_id (GByteArray *out)
{
  const guint8 fields[][3] = { { 0, 1, TYPE_ENUM },
                               { 1, 2, TYPE_UINT16 },
                               { 2, 2, TYPE_UINT16 },
                               { 3, 4, TYPE_UINT32Z },
                               { 4, 4, TYPE_UINT32 } };

  put_definition (out, 0, 0, fields, G_N_ELEMENTS (fields));
  put (out, 0, 1);
  put (out, 5, 1);
  put (out, 255, 2);
  put (out, 1, 2);
  put (out, (guint64) g_random_int_range (1, G_MAXINT32), 4);
  put (out, (guint64) MAX (g_get_real_time () / G_USEC_PER_SEC - FIT_EPOCH_UNIX, 0), 4);
}

static guint8
get_sport (const char *type)
{
  switch (musette_sport_from_type (type))
    {
    case MUSETTE_SPORT_RUN:
      return 1;
    case MUSETTE_SPORT_RIDE:
      return 2;
    case MUSETTE_SPORT_SWIM:
      return 5;
    case MUSETTE_SPORT_WALK:
      return 11;
    case MUSETTE_SPORT_ROW:
      return 15;
    case MUSETTE_SPORT_STRENGTH:
      return 10;
    default:
      return 0;
    }
}

static void
put_workout (GByteArray *out, const MusetteWorkout *workout, const char *type, guint16 n_steps)
{
  const guint8 fields[][3]
      = { { 4, 1, TYPE_ENUM }, { 6, 2, TYPE_UINT16 }, { 8, WORKOUT_NAME_SIZE, TYPE_STRING } };

  put_definition (out, 1, 26, fields, G_N_ELEMENTS (fields));
  put (out, 1, 1);
  put (out, get_sport (type), 1);
  put (out, n_steps, 2);
  put_string (out, workout->name, WORKOUT_NAME_SIZE);
}

static void
put_step_definition (GByteArray *out)
{
  const guint8 fields[][3]
      = { { 254, 2, TYPE_UINT16 },       { 0, NAME_SIZE, TYPE_STRING }, { 1, 1, TYPE_ENUM },
          { 2, 4, TYPE_UINT32 },         { 3, 1, TYPE_ENUM },           { 4, 4, TYPE_UINT32 },
          { 5, 4, TYPE_UINT32 },         { 6, 4, TYPE_UINT32 },         { 7, 1, TYPE_ENUM },
          { 8, NOTES_SIZE, TYPE_STRING } };

  put_definition (out, 2, 27, fields, G_N_ELEMENTS (fields));
}

static void
put_step (Writer *self, const Record *record)
{
  put (self->out, 2, 1);
  put (self->out, self->n_steps++, 2);
  put_string (self->out, record->name, NAME_SIZE);
  put (self->out, record->duration_type, 1);
  put (self->out, record->duration, 4);
  put (self->out, record->target_type, 1);
  put (self->out, record->target, 4);
  put (self->out, record->low, 4);
  put (self->out, record->high, 4);
  put (self->out, record->intensity, 1);
  put_string (self->out, record->notes, NOTES_SIZE);
}

static void
set_custom (Record *record, guint8 type, double low, double high)
{
  record->target_type = type;
  record->target = 0;
  record->low = (guint32) CLAMP (floor (MIN (low, high) + 0.5), 0, 1e9);
  record->high = (guint32) CLAMP (floor (MAX (low, high) + 0.5), 0, 1e9);
}

static guint8
get_power_type (MusetteWorkoutAveraging averaging)
{
  switch (averaging)
    {
    case MUSETTE_WORKOUT_AVERAGING_3S:
      return 7;
    case MUSETTE_WORKOUT_AVERAGING_10S:
      return 8;
    case MUSETTE_WORKOUT_AVERAGING_30S:
      return 9;
    case MUSETTE_WORKOUT_AVERAGING_LAP:
      return 10;
    default:
      return 4;
    }
}

static gboolean
is_whole (double value)
{
  return value == floor (value);
}

/* Whole percentages stay percentages; everything else is told in watts. */
static gboolean
set_power (Writer *self, const MusetteWorkoutStep *step, Record *record)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_POWER];
  guint8 type = get_power_type (target->averaging);
  MusetteWorkoutBand band;

  if (target->units == MUSETTE_WORKOUT_UNITS_POWER_ZONE && !target->is_range && !target->is_custom)
    {
      record->target_type = type;
      record->target = (guint32) target->start;
      return TRUE;
    }
  if (target->units == MUSETTE_WORKOUT_UNITS_FTP && is_whole (target->start)
      && is_whole (target->end) && target->start < 1000 && target->end < 1000)
    {
      set_custom (record, type, target->start, target->end);
      return TRUE;
    }
  if (target->units == MUSETTE_WORKOUT_UNITS_WATTS)
    {
      set_custom (record, type, target->start + 1000, target->end + 1000);
      return TRUE;
    }
  if (!musette_workout_resolve (step, MUSETTE_WORKOUT_POWER, self->context, &band))
    return FALSE;
  musette_workout_add_loss (self->losses, _ ("Zones and broken percentages became watts"));
  set_custom (record, type,
              (target->is_range || target->units == MUSETTE_WORKOUT_UNITS_POWER_ZONE ? band.start
                                                                                     : band.value)
                  + 1000,
              (target->is_range || target->units == MUSETTE_WORKOUT_UNITS_POWER_ZONE ? band.end
                                                                                     : band.value)
                  + 1000);
  return TRUE;
}

static gboolean
set_hr (Writer *self, const MusetteWorkoutStep *step, Record *record)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_HR];
  MusetteWorkoutBand band;

  if (target->units == MUSETTE_WORKOUT_UNITS_HR_ZONE && !target->is_range && !target->is_custom)
    {
      record->target_type = 1;
      record->target = (guint32) target->start;
      return TRUE;
    }
  if (target->units == MUSETTE_WORKOUT_UNITS_MAX_HR && target->start <= 100 && target->end <= 100)
    {
      set_custom (record, 1, target->start, target->end);
      return TRUE;
    }
  if (!musette_workout_resolve (step, MUSETTE_WORKOUT_HR, self->context, &band))
    return FALSE;
  set_custom (record, 1, band.start + 100, band.end + 100);
  return TRUE;
}

static gboolean
set_pace (Writer *self, const MusetteWorkoutStep *step, Record *record)
{
  const MusetteWorkoutTarget *target = &step->targets[MUSETTE_WORKOUT_PACE];
  MusetteWorkoutBand band;

  if (!musette_workout_resolve (step, MUSETTE_WORKOUT_PACE, self->context, &band))
    {
      if (target->units != MUSETTE_WORKOUT_UNITS_PACE_ZONE || target->is_range || target->is_custom)
        return FALSE;
      record->target_type = 0;
      record->target = (guint32) target->start;
      return TRUE;
    }
  if (target->is_range || target->units == MUSETTE_WORKOUT_UNITS_PACE_ZONE)
    set_custom (record, 0, band.start * 1000, band.end * 1000);
  else
    set_custom (record, 0, band.value * 1000, band.value * 1000);
  return TRUE;
}

static gboolean
set_target (Writer *self, const MusetteWorkoutStep *step, MusetteWorkoutKind kind, Record *record)
{
  switch (kind)
    {
    case MUSETTE_WORKOUT_POWER:
      return set_power (self, step, record);
    case MUSETTE_WORKOUT_HR:
      return set_hr (self, step, record);
    case MUSETTE_WORKOUT_PACE:
      return set_pace (self, step, record);
    case MUSETTE_WORKOUT_CADENCE:
    default:
      set_custom (record, 3, step->targets[kind].start, step->targets[kind].end);
      return TRUE;
    }
}

/* A device follows one target; the first that can be told is written. */
static void
choose_target (Writer *self, const MusetteWorkoutStep *step, Record *record)
{
  const gboolean is_open = step->is_free_ride || step->is_max_effort;
  gboolean written = FALSE;

  for (guint kind = is_open ? MUSETTE_WORKOUT_CADENCE : 0; kind < MUSETTE_WORKOUT_N_KINDS; kind++)
    {
      if (!musette_workout_step_has_target (step, kind))
        continue;
      if (written)
        musette_workout_add_loss (self->losses, _ ("Only the first target of a step is written"));
      else if (set_target (self, step, kind, record))
        written = TRUE;
      else
        musette_workout_add_loss (
            self->losses, _ ("Targets that need a threshold that is not known are left out"));
    }
  if (written && step->is_ramp)
    musette_workout_add_loss (self->losses, _ ("Ramps became ranges; their direction is lost"));
}

static guint8
get_intensity (const MusetteWorkoutStep *step)
{
  const guint8 roles[] = { 0, 0, 1, 2, 3, 4, 5, 6 };

  if (step->intensity != MUSETTE_WORKOUT_INTENSITY_NONE)
    return roles[step->intensity];
  return step->is_warmup ? 2 : step->is_cooldown ? 3 : 0;
}

static void
set_length (const MusetteWorkoutStep *step, Record *record)
{
  if (step->is_until_lap_press)
    {
      record->duration_type = 5;
      record->duration = INVALID_32;
    }
  else if (step->distance_m > 0)
    {
      record->duration_type = 1;
      record->duration = (guint32) MIN (floor (step->distance_m * 100 + 0.5), 4e9);
    }
  else
    {
      record->duration_type = 0;
      record->duration = (guint32) (MAX (floor (step->duration_s + 0.5), 0) * 1000);
    }
}

static void
write_step (Writer *self, const MusetteWorkoutStep *step)
{
  g_autofree char *label = musette_workout_step_dup_messages (step);
  Record record = { .target_type = TARGET_OPEN, .low = INVALID_32, .high = INVALID_32 };

  record.target = INVALID_32;
  record.intensity = get_intensity (step);
  record.name = label;
  record.notes = strlen (label) >= NAME_SIZE ? label : NULL;
  if (musette_workout_step_has_timed_messages (step))
    musette_workout_add_loss (self->losses,
                              _ ("Messages are shown with the step, not at their time"));
  if (strlen (label) >= NOTES_SIZE)
    musette_workout_add_loss (self->losses, _ ("Long labels are cut"));
  if (step->is_until_lap_press && step->duration_s > 0)
    musette_workout_add_loss (self->losses, _ ("Steps that end with the lap key have no duration"));
  if (step->is_free_ride || step->is_max_effort)
    musette_workout_add_loss (self->losses, _ ("Free rides and all-out efforts became open steps"));
  if (musette_workout_has_own_duration (step, self->context))
    musette_workout_add_loss (self->losses, _ ("Durations beside distances are left out"));
  set_length (step, &record);
  choose_target (self, step, &record);
  put_step (self, &record);
}

static void
write_steps (Writer *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);
      guint16 first = self->n_steps;
      Record record = { .duration_type = 6,
                        .target_type = TARGET_OPEN,
                        .low = INVALID_32,
                        .high = INVALID_32,
                        .intensity = INVALID_8 };

      if (step->steps == NULL)
        {
          write_step (self, step);
          continue;
        }
      if (step->steps->len == 0)
        continue;
      write_steps (self, step->steps);
      record.duration = first;
      record.target = step->reps;
      put_step (self, &record);
    }
}

static GBytes *
wrap (GByteArray *content)
{
  GByteArray *out = g_byte_array_new ();

  put (out, 14, 1);
  put (out, 0x10, 1);
  put (out, 2132, 2);
  put (out, content->len, 4);
  g_byte_array_append (out, (const guint8 *) ".FIT", 4);
  put (out, musette_workout_fit_crc (out->data, 12), 2);
  g_byte_array_append (out, content->data, content->len);
  put (out, musette_workout_fit_crc (out->data, out->len), 2);
  return g_byte_array_free_to_bytes (out);
}

/**
 * musette_workout_fit_write:
 * @workout: a workout after musette_workout_update()
 * @context: what its meaning depends on
 * @losses: (element-type utf8): where to put what cannot be written
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Returns: (transfer full) (nullable): a FIT file
 */
GBytes *
musette_workout_fit_write (const MusetteWorkout *workout,
                           const MusetteWorkoutContext *context,
                           GPtrArray *losses,
                           GError **error)
{
  g_autoptr (GByteArray) steps = g_byte_array_new ();
  g_autoptr (GByteArray) content = g_byte_array_new ();
  const char *type;
  Writer self = { .out = steps, .context = context, .losses = losses };

  g_return_val_if_fail (workout != NULL && context != NULL && losses != NULL, NULL);

  if (!musette_workout_check_limits (workout, error))
    return NULL;
  type = workout->type != NULL ? workout->type : context->type;
  write_steps (&self, workout->steps);
  put_file_id (content);
  put_workout (content, workout, type, self.n_steps);
  put_step_definition (content);
  g_byte_array_append (content, steps->data, steps->len);
  return wrap (content);
}
