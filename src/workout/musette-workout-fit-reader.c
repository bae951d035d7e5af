/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-fit-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A workout file by the FIT protocol: a file id, the workout, and one record per step; a repeat is
 * a record of its own behind its children. */

#define METRES_PER_MILE 1609.34 /* as the service has it */
#define N_LOCAL 16
#define MAX_FIELDS 255
#define MAX_STRING 256
#define N_NUMBERS 12
#define FIELD_INDEX 254
#define MESSAGE_FILE_ID 0
#define MESSAGE_WORKOUT 26
#define MESSAGE_STEP 27
#define FILE_TYPE_WORKOUT 5
#define INVALID_32 0xFFFFFFFFu
#define MAX_RECORDS 20000

typedef struct
{
  guint8 number;
  guint8 size;
  guint8 type;
} Field;

typedef struct
{
  gboolean is_defined;
  gboolean is_big;
  guint16 message;
  guint n_fields;
  guint n_extra;
  Field fields[MAX_FIELDS];
} Definition;

typedef struct
{
  guint32 numbers[N_NUMBERS];
  char *name;
  char *notes;
} Record;

typedef struct
{
  MusetteWorkout *workout;
  const guint8 *data;
  gsize length;
  gsize at;
  Definition *definitions;
  GPtrArray *steps;
  GArray *starts;
  guint n_step_records;
  guint8 sport;
  guint8 sub_sport;
  gboolean is_other_file;
} Reader;

/**
 * musette_workout_fit_crc:
 * @data: bytes
 * @length: how many
 *
 * Returns: the checksum of the FIT protocol
 */
guint16
musette_workout_fit_crc (const guint8 *data, gsize length)
{
  static const guint16 table[16]
      = { 0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
          0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400 };
  guint16 crc = 0;

  for (gsize i = 0; i < length; i++)
    {
      crc = (guint16) ((crc >> 4) ^ table[crc & 0xF] ^ table[data[i] & 0xF]);
      crc = (guint16) ((crc >> 4) ^ table[crc & 0xF] ^ table[data[i] >> 4]);
    }
  return crc;
}

static gboolean
read_definition (Reader *self, guint8 header)
{
  Definition *definition = &self->definitions[header & 0x0F];
  const guint8 *p = self->data + self->at;
  gsize left = self->length - self->at;
  gsize size;

  if (left < 5)
    return FALSE;
  definition->is_big = p[1] == 1;
  definition->message = (guint16) (definition->is_big ? p[2] << 8 | p[3] : p[3] << 8 | p[2]);
  definition->n_fields = p[4];
  size = 5 + 3 * (gsize) p[4];
  if (left < size)
    return FALSE;
  for (guint i = 0; i < definition->n_fields; i++)
    definition->fields[i] = (Field){ p[5 + 3 * i], p[6 + 3 * i], p[7 + 3 * i] };
  definition->n_extra = 0;
  if ((header & 0x20) != 0)
    {
      guint n = left > size ? p[size] : 0;

      if (left < size + 1 + 3 * (gsize) n)
        return FALSE;
      for (guint i = 0; i < n; i++)
        definition->n_extra += p[size + 2 + 3 * i];
      size += 1 + 3 * (gsize) n;
    }
  definition->is_defined = TRUE;
  self->at += size;
  return TRUE;
}

static guint32
read_number (const guint8 *p, guint size, gboolean big)
{
  guint32 value = 0;
  guint n = MIN (size, 4);
  gboolean all_ones = TRUE;

  if (size != 1 && size != 2 && size != 4)
    return INVALID_32;
  for (guint i = 0; i < n; i++)
    {
      value = value << 8 | p[big ? i : n - 1 - i];
      all_ones = all_ones && p[i] == 0xFF;
    }
  return all_ones ? INVALID_32 : value;
}

static char *
read_string (const guint8 *p, guint size)
{
  g_autofree char *text = g_strndup ((const char *) p, size);

  return g_utf8_make_valid (text, -1);
}

static void
read_fields (const Definition *definition, const guint8 *p, Record *record)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    record->numbers[i] = INVALID_32;
  for (guint i = 0; i < definition->n_fields; i++)
    {
      const Field *field = &definition->fields[i];
      gboolean is_string = field->type == 0x07;
      gboolean is_name
          = definition->message == MESSAGE_STEP ? field->number == 0 : field->number == 8;

      if (is_string && is_name && record->name == NULL)
        record->name = read_string (p, field->size);
      else if (is_string && record->notes == NULL)
        record->notes = read_string (p, field->size);
      else if (!is_string && field->number < N_NUMBERS)
        record->numbers[field->number] = read_number (p, field->size, definition->is_big);
      p += field->size;
    }
}

static double
hr_value (guint32 value, gboolean *percent)
{
  *percent = value <= 100;
  return *percent ? value : value - 100.0;
}

static void
read_power_target (const Record *record, MusetteWorkoutTarget *target)
{
  double low = record->numbers[5], high = record->numbers[6];
  MusetteWorkoutUnits units
      = low >= 1000 || high >= 1000 ? MUSETTE_WORKOUT_UNITS_WATTS : MUSETTE_WORKOUT_UNITS_FTP;

  if (units == MUSETTE_WORKOUT_UNITS_WATTS)
    {
      low = MAX (low - 1000, 0);
      high = MAX (high - 1000, 0);
    }
  if (low == high)
    musette_workout_target_set (target, units, low);
  else
    musette_workout_target_set_range (target, units, low, high);
}

static void
read_hr_target (const Record *record, MusetteWorkoutTarget *target)
{
  gboolean percent;
  double low = hr_value (record->numbers[5], &percent);
  double high = hr_value (record->numbers[6], &percent);

  musette_workout_target_set_range (
      target, percent ? MUSETTE_WORKOUT_UNITS_MAX_HR : MUSETTE_WORKOUT_UNITS_BPM, low, high);
}

/* Whole seconds for a kilometre or a mile, where the device's whole mm/s came from them. */
static double
pace_of_speed (guint32 speed)
{
  const double lengths_m[] = { 1000, METRES_PER_MILE };

  for (guint i = 0; i < G_N_ELEMENTS (lengths_m); i++)
    {
      double length_mm = lengths_m[i] * 1000;
      double seconds = round (length_mm / speed);

      if (round (length_mm / seconds) == speed)
        return seconds * 1000 / lengths_m[i];
    }
  return 1e6 / speed;
}

/* mm/s; a pace is told in seconds per kilometre, and a faster one is the smaller number. */
static void
read_speed_target (const Record *record, MusetteWorkoutTarget *target)
{
  guint32 low = record->numbers[5], high = record->numbers[6];

  if (low == 0 || high == 0)
    return;
  musette_workout_target_set_range (target, MUSETTE_WORKOUT_UNITS_SECS_KM, pace_of_speed (low),
                                    pace_of_speed (high));
  if (low == high)
    target->is_range = FALSE;
}

static gboolean
read_zone (const Record *record, MusetteWorkoutTarget *target, MusetteWorkoutUnits units)
{
  guint32 zone = record->numbers[4];

  if (zone < 1 || zone > 20)
    return FALSE;
  musette_workout_target_set (target, units, zone);
  return TRUE;
}

static gboolean
has_custom (const Record *record, guint32 limit)
{
  return record->numbers[5] <= limit && record->numbers[6] <= limit
         && (record->numbers[5] > 0 || record->numbers[6] > 0);
}

/* Returns FALSE for what is not known, which makers use for schemes of their own. */
static gboolean
read_target (const Record *record, MusetteWorkoutStep *step)
{
  MusetteWorkoutTarget *power = &step->targets[MUSETTE_WORKOUT_POWER];
  guint32 type = record->numbers[3];

  switch (type)
    {
    case 4:
    case 7:
    case 8:
    case 9:
    case 10:
      if (has_custom (record, 11000))
        read_power_target (record, power);
      else if (!read_zone (record, power, MUSETTE_WORKOUT_UNITS_POWER_ZONE))
        return FALSE;
      power->averaging
          = type == 4 ? MUSETTE_WORKOUT_AVERAGING_NONE : MUSETTE_WORKOUT_AVERAGING_3S + (type - 7);
      return TRUE;
    case 1:
    case 13:
      if (has_custom (record, 400))
        read_hr_target (record, &step->targets[MUSETTE_WORKOUT_HR]);
      else
        return read_zone (record, &step->targets[MUSETTE_WORKOUT_HR],
                          MUSETTE_WORKOUT_UNITS_HR_ZONE);
      return TRUE;
    case 0:
    case 12:
      if (has_custom (record, 100000))
        read_speed_target (record, &step->targets[MUSETTE_WORKOUT_PACE]);
      else
        return read_zone (record, &step->targets[MUSETTE_WORKOUT_PACE],
                          MUSETTE_WORKOUT_UNITS_PACE_ZONE);
      return TRUE;
    case 3:
      if (!has_custom (record, 300))
        return FALSE;
      musette_workout_target_set_range (&step->targets[MUSETTE_WORKOUT_CADENCE],
                                        MUSETTE_WORKOUT_UNITS_RPM, record->numbers[5],
                                        record->numbers[6]);
      return TRUE;
    case 2:
    case INVALID_32:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
read_length (Reader *self, const Record *record, MusetteWorkoutStep *step)
{
  guint32 type = record->numbers[1], value = record->numbers[2];

  if ((type == 0 || type == 28) && value != INVALID_32)
    step->duration_s = floor (value / 1000.0 + 0.5);
  else if (type == 1 && value != INVALID_32)
    step->distance_m = value / 100.0;
  else
    {
      step->is_until_lap_press = TRUE;
      step->duration_s = 0;
      if (type != 5)
        musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                                _ ("Step %u ends in a way that is not known here and becomes an "
                                   "open step"),
                                self->n_step_records);
    }
}

static void
read_role (const Record *record, MusetteWorkoutStep *step)
{
  const MusetteWorkoutIntensity roles[]
      = { MUSETTE_WORKOUT_INTENSITY_ACTIVE,   MUSETTE_WORKOUT_INTENSITY_REST,
          MUSETTE_WORKOUT_INTENSITY_WARMUP,   MUSETTE_WORKOUT_INTENSITY_COOLDOWN,
          MUSETTE_WORKOUT_INTENSITY_RECOVERY, MUSETTE_WORKOUT_INTENSITY_INTERVAL,
          MUSETTE_WORKOUT_INTENSITY_OTHER };

  if (record->numbers[7] < G_N_ELEMENTS (roles))
    step->intensity = roles[record->numbers[7]];
}

static void
read_step (Reader *self, const Record *record)
{
  MusetteWorkoutStep *step = musette_workout_step_new (NAN);
  guint start = self->n_step_records++;

  read_length (self, record, step);
  read_role (record, step);
  if (!read_target (record, step))
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                            _ ("Step %u has a target that is not known here"),
                            self->n_step_records);
  musette_workout_step_set_label (
      step, record->notes != NULL && *record->notes != '\0' ? record->notes : record->name);
  g_ptr_array_add (self->steps, step);
  g_array_append_val (self->starts, start);
}

/* Goes back to the child the record names and takes everything from there. */
static void
read_repeat (Reader *self, const Record *record)
{
  guint32 first = record->numbers[2], passes = record->numbers[4];
  guint index = 0, start = self->n_step_records++;
  MusetteWorkoutStep *repeat;

  while (index < self->starts->len && g_array_index (self->starts, guint, index) < first)
    index++;
  if (index >= self->starts->len || passes < 1 || passes > MUSETTE_WORKOUT_MAX_REPS
      || record->numbers[1] != 6)
    {
      musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                              _ ("Record %u is a repeat that is not known here and left out"),
                              start + 1);
      return;
    }
  repeat = musette_workout_step_new_repeat (passes, NULL);
  start = g_array_index (self->starts, guint, index);
  for (guint i = index; i < self->steps->len; i++)
    g_ptr_array_add (repeat->steps, self->steps->pdata[i]);
  g_ptr_array_set_free_func (self->steps, NULL);
  g_ptr_array_set_size (self->steps, (int) index);
  g_ptr_array_set_free_func (self->steps, (GDestroyNotify) musette_workout_step_free);
  g_array_set_size (self->starts, index);
  g_ptr_array_add (self->steps, repeat);
  g_array_append_val (self->starts, start);
}

static void
read_message (Reader *self, const Definition *definition, const guint8 *p)
{
  Record record = { 0 };
  MusetteWorkout *workout = self->workout;

  read_fields (definition, p, &record);
  if (definition->message == MESSAGE_FILE_ID && record.numbers[0] != INVALID_32
      && record.numbers[0] != FILE_TYPE_WORKOUT)
    self->is_other_file = TRUE;
  if (definition->message == MESSAGE_WORKOUT)
    {
      self->sport = (guint8) MIN (record.numbers[4], 255u);
      g_free (workout->name);
      g_free (workout->description);
      workout->name = g_steal_pointer (&record.name);
      workout->description = g_steal_pointer (&record.notes);
    }
  if (definition->message == MESSAGE_STEP && self->n_step_records <= MUSETTE_WORKOUT_MAX_STEPS)
    {
      if (record.numbers[1] >= 6 && record.numbers[1] <= 13)
        read_repeat (self, &record);
      else
        read_step (self, &record);
    }
  g_free (record.name);
  g_free (record.notes);
}

static gsize
get_size (const Definition *definition)
{
  gsize size = definition->n_extra;

  for (guint i = 0; i < definition->n_fields; i++)
    size += definition->fields[i].size;
  return size;
}

static gboolean
read_record (Reader *self)
{
  guint8 header = self->data[self->at++];
  guint local = (header & 0x80) != 0 ? (header >> 5) & 0x03 : header & 0x0F;
  const Definition *definition = &self->definitions[local];
  gsize size;

  if ((header & 0xC0) == 0x40)
    return read_definition (self, header);
  if (!definition->is_defined)
    return FALSE;
  size = get_size (definition);
  if (self->length - self->at < size)
    return FALSE;
  read_message (self, definition, self->data + self->at);
  self->at += size;
  return TRUE;
}

static gboolean
read_header (Reader *self, GError **error)
{
  const guint8 *data = self->data;
  gsize size = self->length > 0 ? data[0] : 0;
  gsize content;

  if (self->length < 14 || (size != 12 && size != 14) || memcmp (data + 8, ".FIT", 4) != 0)
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                           _ ("This is no FIT file"));
      return FALSE;
    }
  content = data[4] | (gsize) data[5] << 8 | (gsize) data[6] << 16 | (gsize) data[7] << 24;
  if (content > self->length - size)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                            _ ("The file is cut; what is there was read"));
  else
    {
      guint16 crc = self->length >= size + content + 2
                        ? (guint16) (data[size + content] | data[size + content + 1] << 8)
                        : 0;

      if (crc != musette_workout_fit_crc (data, size + content))
        musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                                _ ("The checksum of the file is wrong"));
      self->length = size + content;
    }
  self->at = size;
  return TRUE;
}

static const char *
get_type (guint8 sport)
{
  switch (sport)
    {
    case 1:
      return "Run";
    case 5:
      return "Swim";
    case 11:
      return "Walk";
    case 15:
      return "Rowing";
    case 10:
      return "WeightTraining";
    case 17:
      return "Hike";
    default:
      return "Ride";
    }
}

static gboolean
finish (Reader *self, const MusetteWorkoutContext *context, GError **error)
{
  MusetteWorkoutContext own = *context;

  if (self->steps->len == 0)
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                           self->is_other_file ? _ ("This FIT file is no workout")
                                               : _ ("There are no steps in this FIT file"));
      return FALSE;
    }
  for (guint i = 0; i < self->steps->len; i++)
    musette_workout_add_step (self->workout, self->steps->pdata[i]);
  g_ptr_array_set_free_func (self->steps, NULL);
  self->workout->type = g_strdup (get_type (self->sport));
  own.type = self->workout->type;
  musette_workout_update (self->workout, &own);
  return musette_workout_check_limits (self->workout, error);
}

/**
 * musette_workout_fit_read:
 * @bytes: a FIT file
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_fit_read (GBytes *bytes, const MusetteWorkoutContext *context, GError **error)
{
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_step_free);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree Definition *definitions = g_new0 (Definition, N_LOCAL);
  Reader self = { .definitions = definitions, .steps = steps, .starts = starts, .sport = 2 };
  guint n_records = 0;

  g_return_val_if_fail (bytes != NULL && context != NULL, NULL);

  self.workout = workout = musette_workout_new ();
  self.data = g_bytes_get_data (bytes, &self.length);
  if (!read_header (&self, error))
    return NULL;
  while (self.at < self.length && n_records++ < MAX_RECORDS)
    if (!read_record (&self))
      {
        musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                                _ ("The file is damaged at byte %u; what is before it was read"),
                                (guint) self.at);
        break;
      }
  return finish (&self, context, error) ? g_steal_pointer (&workout) : NULL;
}
