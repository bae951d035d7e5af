/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-fit-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-crc16.h"
#include "musette-error.h"
#include "musette-fit-heart.h"
#include "musette-fit-names.h"
#include "musette-fit-records.h"
#include "musette-fit-summary.h"
#include "musette-fit-walker.h"
#include "musette-recording-private.h"

/* A file is read twice: a survey counts the records, collects the descriptions of developer fields
 * (which may come after their first use) and finds the damage; then the columns are made at their
 * final size and the messages decoded. Nothing is ever allocated by a size that the file claims. */

#define HEADER_MIN 12
#define HEADER_WITH_CRC 14
#define FILE_TYPE_ACTIVITY 4
#define FILE_TYPE_COURSE 6
#define MAX_PARTS 4096
#define N_MESSAGE_NUMBERS 65536

typedef struct
{
  MusetteFitPart facts;
  gsize begin; /* of the header */
  gsize data;  /* of the first message */
  gsize end;   /* of the messages as the header says, or of the file */
  gsize stop;  /* behind the last message that can be read */
  GHashTable *developer_fields;
} Part;

typedef struct
{
  MusetteRecording *recording;
  GCancellable *cancellable;
  const guint8 *data;
  gsize length;
  MusetteCrc16 crc;
  GArray *parts; /* of Part */
  guint *counts; /* by global message number */
  guint records;
} Reader;

static guint16
read_u16 (const guint8 *p)
{
  return (guint16) (p[0] | p[1] << 8);
}

static guint32
read_u32 (const guint8 *p)
{
  return read_u16 (p) | (guint32) read_u16 (p + 2) << 16;
}

/**
 * musette_fit_is_header:
 * @data: bytes
 * @length: how many
 *
 * Returns: whether a FIT file begins here
 */
gboolean
musette_fit_is_header (const guint8 *data, gsize length)
{
  return length >= HEADER_MIN && data[0] >= HEADER_MIN && memcmp (data + 8, ".FIT", 4) == 0;
}

static void
developer_field_free (gpointer data)
{
  MusetteFitDeveloperField *field = data;

  g_free (field->name);
  g_free (field->units);
  g_free (field);
}

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_hash_table_unref (part->developer_fields);
}

/* ---- header and check sums ---- */

static MusetteFitCrc
check_header (Reader *self, const Part *part)
{
  const guint8 *header = self->data + part->begin;
  guint16 crc;

  if (part->facts.header_size < HEADER_WITH_CRC)
    return MUSETTE_FIT_CRC_ABSENT;
  if (self->length - part->begin < HEADER_WITH_CRC)
    return MUSETTE_FIT_CRC_MISSING;
  crc = read_u16 (header + 12);
  if (crc == 0)
    return MUSETTE_FIT_CRC_ZERO;
  return musette_crc16_compute (&self->crc, header, 12) == crc ? MUSETTE_FIT_CRC_OK
                                                               : MUSETTE_FIT_CRC_BAD;
}

static MusetteFitCrc
check_file (Reader *self, const Part *part)
{
  if (part->facts.data_size == 0 || part->facts.truncated || self->length - part->end < 2)
    return MUSETTE_FIT_CRC_MISSING;
  return musette_crc16_compute (&self->crc, self->data + part->begin, part->end - part->begin)
                 == read_u16 (self->data + part->end)
             ? MUSETTE_FIT_CRC_OK
             : MUSETTE_FIT_CRC_BAD;
}

static void
report_part (Reader *self, const Part *part)
{
  if (part->facts.header_crc == MUSETTE_FIT_CRC_BAD)
    _musette_recording_add_damage (self->recording, MUSETTE_DAMAGE_HEADER_CRC, part->begin,
                                   _ ("The check sum of the header is wrong."));
  if (part->facts.data_size == 0 || part->facts.data_size > MUSETTE_MAX_FILE_BYTES)
    _musette_recording_add_damage (
        self->recording, MUSETTE_DAMAGE_DATA_SIZE, part->begin + 4,
        _ ("The header gives a data size of %u bytes, which cannot be; the file was read to its "
           "end."),
        part->facts.data_size);
}

static void
read_header (Reader *self, gsize begin, Part *part)
{
  const guint8 *header = self->data + begin;
  gsize available = self->length - begin;

  part->begin = begin;
  part->facts.header_size = header[0];
  part->facts.protocol = header[1];
  part->facts.profile = read_u16 (header + 2);
  part->facts.data_size = read_u32 (header + 4);
  part->data = begin + MIN (part->facts.header_size, available);
  part->end = self->length;
  if (part->facts.data_size != 0 && part->facts.data_size <= self->length - part->data)
    part->end = part->data + part->facts.data_size;
  part->facts.truncated
      = part->facts.header_size > available || part->facts.data_size > self->length - part->data;
  part->facts.header_crc = check_header (self, part);
  part->facts.file_crc = check_file (self, part);
}

/* ---- survey ---- */

static int
native_number (const MusetteFitMessage *message, guint8 field, int invalid)
{
  int number = musette_fit_message_get_int (message, field);

  return number == invalid ? -1 : number;
}

static void
survey_description (Part *part, const MusetteFitMessage *message)
{
  MusetteFitDeveloperField *field;
  int index = musette_fit_message_get_int (message, 0);
  int number = musette_fit_message_get_int (message, 1);
  int base_type = musette_fit_message_get_int (message, 2);

  if (index < 0 || index > 255 || number < 0 || number > 255)
    return;
  field = g_new0 (MusetteFitDeveloperField, 1);
  field->developer_index = (guint8) index;
  field->number = (guint8) number;
  field->base_type = base_type >= 0 && base_type <= 255 ? (guint8) base_type : 0xFF;
  field->name = musette_fit_message_get_string (message, 3);
  field->units = musette_fit_message_get_string (message, 8);
  field->native_message = native_number (message, 14, 0xFFFF);
  field->native_field = native_number (message, 15, 0xFF);
  g_hash_table_replace (part->developer_fields,
                        musette_fit_developer_key (field->developer_index, field->number), field);
}

static void
survey_definition (Reader *self, const MusetteFitDefinition *definition)
{
  MusetteFitFacts *facts = self->recording->fit;
  gboolean has_developer = FALSE;

  for (guint i = 0; i < definition->fields->len; i++)
    {
      const MusetteFitField *field = &g_array_index (definition->fields, MusetteFitField, i);

      has_developer |= field->is_developer;
      facts->fields_with_odd_size += !field->is_developer && musette_fit_field_is_odd (field);
    }
  facts->definitions++;
  facts->big_endian_definitions += definition->big_endian ? 1 : 0;
  facts->developer_field_definitions += has_developer ? 1 : 0;
}

static void
survey_message (Reader *self, Part *part, MusetteFitWalker *walker, MusetteFitMessage *message)
{
  guint16 number = message->definition->number;

  self->counts[number]++;
  self->recording->fit->compressed_timestamp_messages += walker->is_compressed ? 1 : 0;
  if (number == MUSETTE_FIT_RECORD)
    self->records++;
  else if (number == MUSETTE_FIT_FIELD_DESCRIPTION)
    survey_description (part, message);
}

static void
report_derailed (Reader *self, const Part *part)
{
  guint8 header = self->data[part->stop];
  guint type = (header & 0x80) != 0 ? (header >> 5) & 0x03 : header & 0x0F;

  self->recording->fit->undefined_local_type = (int) type;
  _musette_recording_add_damage (
      self->recording, MUSETTE_DAMAGE_DERAILED, part->stop,
      _ ("A message of undefined type %u: bytes are missing, nothing behind it can be read."),
      type);
}

static void
report_stop (Reader *self, const Part *part, MusetteFitStep step)
{
  /* The header byte is there, what it announces is not. */
  if (step == MUSETTE_FIT_STEP_CUT)
    _musette_recording_add_damage (self->recording, MUSETTE_DAMAGE_CUT, part->stop + 1,
                                   _ ("The file ends within a message."));
  else if (step == MUSETTE_FIT_STEP_DERAILED)
    report_derailed (self, part);

  if (step != MUSETTE_FIT_STEP_CUT && part->facts.file_crc == MUSETTE_FIT_CRC_MISSING
      && part->facts.data_size != 0)
    _musette_recording_add_damage (self->recording, MUSETTE_DAMAGE_CUT, self->length,
                                   _ ("The file is shorter than its header says."));
  if (part->facts.file_crc == MUSETTE_FIT_CRC_BAD)
    _musette_recording_add_damage (self->recording, MUSETTE_DAMAGE_FILE_CRC, part->end,
                                   _ ("The check sum of the file is wrong."));
}

/* Walks over a part; a part that cannot be read to its end keeps what was read. */
static void
survey_part (Reader *self, Part *part)
{
  MusetteFitWalker walker;
  MusetteFitMessage message;
  MusetteFitStep step;

  musette_fit_walker_init (&walker, self->data, part->data, part->end);
  while ((step = musette_fit_walker_next (&walker, &message)) <= MUSETTE_FIT_STEP_DEFINITION)
    {
      if (step == MUSETTE_FIT_STEP_DEFINITION)
        survey_definition (self, &walker.definitions[walker.local_type]);
      else
        survey_message (self, part, &walker, &message);
    }
  part->stop = walker.position;
  musette_fit_walker_clear (&walker);
  report_part (self, part);
  report_stop (self, part, step);
}

/* Finds the chained files, one behind the other. */
static void
survey (Reader *self)
{
  gsize position = 0;

  while (position < self->length && self->parts->len < MAX_PARTS
         && musette_fit_is_header (self->data + position, self->length - position))
    {
      Part part = { 0 };

      part.developer_fields = g_hash_table_new_full (NULL, NULL, NULL, developer_field_free);
      read_header (self, position, &part);
      survey_part (self, &part);
      g_array_append_val (self->parts, part);
      g_array_append_val (self->recording->fit->parts, part.facts);
      position = part.facts.file_crc == MUSETTE_FIT_CRC_MISSING ? self->length : part.end + 2;
    }
  if (position < self->length)
    _musette_recording_add_damage (self->recording, MUSETTE_DAMAGE_TRAILING_BYTES, position,
                                   _ ("%u bytes behind the recording belong to nothing."),
                                   (guint) MIN (self->length - position, G_MAXUINT));
}

static void
take_counts (Reader *self)
{
  MusetteFitFacts *facts = self->recording->fit;

  for (guint i = 0; i < N_MESSAGE_NUMBERS; i++)
    if (self->counts[i] > 0)
      {
        MusetteFitMessageCount count = { (guint16) i, self->counts[i] };

        g_array_append_val (facts->messages, count);
      }
  facts->bytes = self->length;
  facts->records = self->records;
}

/* Lists each developer field once; a later description of the same field replaces the earlier. */
static void
take_developer_fields (Reader *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GArray *list = self->recording->fit->developer_fields;

  for (guint i = 0; i < self->parts->len; i++)
    {
      GHashTableIter iter;
      gpointer key, value;

      g_hash_table_iter_init (&iter, g_array_index (self->parts, Part, i).developer_fields);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          MusetteFitDeveloperField copy = *(MusetteFitDeveloperField *) value;

          if (g_hash_table_contains (places, key))
            continue;
          g_hash_table_add (places, key);
          copy.name = g_strdup (copy.name);
          copy.units = g_strdup (copy.units);
          g_array_append_val (list, copy);
        }
    }
}

/* ---- decoding ---- */

static void
decode_part (Reader *self, Part *part, MusetteFitRecords *records, MusetteFitHeart *heart)
{
  MusetteFitWalker walker;
  MusetteFitMessage message;
  MusetteFitStep step;

  musette_fit_records_begin_part (records, part->developer_fields);
  musette_fit_heart_begin_part (heart);
  musette_fit_walker_init (&walker, self->data, part->data, part->stop);
  while ((step = musette_fit_walker_next (&walker, &message)) <= MUSETTE_FIT_STEP_DEFINITION)
    {
      if (step == MUSETTE_FIT_STEP_DEFINITION)
        continue;
      if (message.definition->number == MUSETTE_FIT_RECORD)
        musette_fit_records_add (records, &message, walker.local_type);
      else if (message.definition->number == MUSETTE_FIT_HR)
        musette_fit_heart_add (heart, &message);
      else
        musette_fit_summary_add (self->recording, &message);
    }
  musette_fit_walker_clear (&walker);
}

static void
decode (Reader *self)
{
  g_autoptr (MusetteFitRecords) records
      = musette_fit_records_new (self->recording->streams, self->records);
  MusetteFitHeart heart;

  musette_fit_heart_init (&heart);
  for (guint i = 0; i < self->parts->len; i++)
    if (!g_cancellable_is_cancelled (self->cancellable))
      decode_part (self, &g_array_index (self->parts, Part, i), records, &heart);
  _musette_recording_set_times (self->recording,
                                musette_fit_records_finish (records, self->recording->is_derived));
  musette_fit_heart_apply (&heart, self->recording);
  musette_fit_heart_clear (&heart);
}

/* ---- what is refused ---- */

static gboolean
check_kind (Reader *self, GError **error)
{
  MusetteRecording *recording = self->recording;
  int type = recording->fit->file_type;
  const char *kind = musette_fit_file_type_get_name (type);

  if (recording->fit->messages->len == 0)
    g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_EMPTY,
                         _ ("The FIT file holds nothing but its header."));
  else if ((self->records == 0 || type == FILE_TYPE_COURSE) && type >= 0
           && type != FILE_TYPE_ACTIVITY && recording->sessions->len == 0)
    g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_NOT_ACTIVITY,
                 /* Translators: the first %s is a kind of file such as "settings" or "course". */
                 _ ("This FIT file is no recorded activity but holds: %s (type %d)."),
                 kind != NULL ? kind : "?", type);
  else if (musette_recording_is_empty (recording) && recording->sessions->len == 0
           && recording->laps->len == 0)
    g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_NO_SAMPLES,
                         _ ("The FIT file holds no samples with a time."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_all (Reader *self, GError **error)
{
  survey (self);
  take_counts (self);
  if (self->parts->len == 0)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                           _ ("The file does not begin with a FIT header."));
      return FALSE;
    }
  if (self->records > MUSETTE_MAX_SAMPLES)
    {
      g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                   _ ("The file holds %u samples, more than any real recording."), self->records);
      return FALSE;
    }
  take_developer_fields (self);
  decode (self);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error)
         && check_kind (self, error);
}

/**
 * musette_fit_read:
 * @bytes: a FIT file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a FIT file, or several that are chained. The format is that of the public protocol
 * description; a damaged file gives what can be read and a list of the damage.
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_fit_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (MusetteRecording) recording = _musette_recording_new (MUSETTE_RECORDING_FORMAT_FIT);
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_autofree guint *counts = g_new0 (guint, N_MESSAGE_NUMBERS);
  Reader self
      = { .recording = recording, .cancellable = cancellable, .parts = parts, .counts = counts };

  g_return_val_if_fail (bytes != NULL, NULL);

  g_array_set_clear_func (parts, clear_part);
  self.data = g_bytes_get_data (bytes, &self.length);
  musette_crc16_init (&self.crc);
  if (!read_all (&self, error))
    return NULL;
  return g_steal_pointer (&recording);
}
