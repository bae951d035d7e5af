/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fit-records.h"

#include <math.h>

#include "musette-fit-walker.h"

/* The record messages of a FIT file go straight into the columns. For each definition a plan is
 * made once: which fields are wanted, where they lie, how they are stored and in which column they
 * go. A record then costs a few loads and stores, whatever else it holds. */

typedef enum
{
  LOAD_U8,
  LOAD_S8,
  LOAD_U16_LITTLE,
  LOAD_U16_BIG,
  LOAD_S16_LITTLE,
  LOAD_S16_BIG,
  LOAD_U32_LITTLE,
  LOAD_U32_BIG,
  LOAD_S32_LITTLE,
  LOAD_S32_BIG,
  LOAD_OTHER,      /* any other base type */
  LOAD_BALANCE,    /* seven bits of percent */
  LOAD_COMPRESSED, /* 12 bits of speed and 12 bits of distance */
} Load;

typedef struct
{
  guint8 number;
  MusetteChannel channel;
  double factor;
  double divisor;
  double subtrahend;
} WantedField;

/* value = raw * factor / divisor - subtrahend. A later line wins over an earlier one of the same
 * channel where both have a value. */
static const WantedField wanted[] = {
  { 8, MUSETTE_CHANNEL_DISTANCE, 1, 1, 0 },
  { 0, MUSETTE_CHANNEL_LATITUDE, 180, 2147483648.0, 0 },
  { 1, MUSETTE_CHANNEL_LONGITUDE, 180, 2147483648.0, 0 },
  { 2, MUSETTE_CHANNEL_ALTITUDE, 1, 5, 500 },
  { 78, MUSETTE_CHANNEL_ALTITUDE, 1, 5, 500 },
  { 3, MUSETTE_CHANNEL_HEARTRATE, 1, 1, 0 },
  { 4, MUSETTE_CHANNEL_CADENCE, 1, 1, 0 },
  { 5, MUSETTE_CHANNEL_DISTANCE, 1, 100, 0 },
  { 6, MUSETTE_CHANNEL_VELOCITY, 1, 1000, 0 },
  { 73, MUSETTE_CHANNEL_VELOCITY, 1, 1000, 0 },
  { 7, MUSETTE_CHANNEL_WATTS, 1, 1, 0 },
  { 9, MUSETTE_CHANNEL_GRADE, 1, 100, 0 },
  { 13, MUSETTE_CHANNEL_TEMPERATURE, 1, 1, 0 },
  { 30, MUSETTE_CHANNEL_BALANCE, 1, 1, 0 },
  { 54, MUSETTE_CHANNEL_THB, 1, 100, 0 },
  { 57, MUSETTE_CHANNEL_SMO2, 1, 10, 0 },
  { 99, MUSETTE_CHANNEL_RESPIRATION, 1, 1, 0 },
  { 108, MUSETTE_CHANNEL_RESPIRATION, 1, 100, 0 },
  { 139, MUSETTE_CHANNEL_CORE_TEMPERATURE, 1, 100, 0 },
};

/* What an app may deliver for a sensor that the device does not know. */
static const WantedField replaceable[] = {
  { 3, MUSETTE_CHANNEL_HEARTRATE, 1, 1, 0 },
  { 4, MUSETTE_CHANNEL_CADENCE, 1, 1, 0 },
  { 7, MUSETTE_CHANNEL_WATTS, 1, 1, 0 },
};

#define FIELD_COMPRESSED_SPEED_DISTANCE 8
#define FIELD_BALANCE 30

typedef struct
{
  guint32 offset;
  Load load;
  guint8 base_type;
  gboolean big_endian;
  gboolean is_double;
  gboolean is_developer;
  gpointer column;
  MusetteChannel channel;
  double factor;
  double divisor;
  double subtrahend;
} PlanEntry;

typedef struct
{
  guint serial; /* of the definition it was made for */
  GArray *entries;
} Plan;

struct _MusetteFitRecords
{
  MusetteStreamSet *streams;
  gint64 *times;
  guint total;
  guint n;
  Plan plans[MUSETTE_FIT_LOCAL_TYPES];
  GHashTable *developer_fields; /* of the part, borrowed */
  gboolean has_value[MUSETTE_N_CHANNELS];
  gboolean has_native_value[MUSETTE_N_CHANNELS];

  /* The distance of compressed fields, which rolls over every 256 m. */
  gboolean has_distance;
  guint last_sixteenths;
  guint64 sixteenths;
};

/**
 * musette_fit_records_new:
 * @streams: where the samples go, must stay
 * @total: how many record messages there are in all parts
 *
 * Returns: (transfer full): a reader for record messages
 */
MusetteFitRecords *
musette_fit_records_new (MusetteStreamSet *streams, guint total)
{
  MusetteFitRecords *self = g_new0 (MusetteFitRecords, 1);

  self->streams = streams;
  self->total = total;
  self->times = g_new (gint64, MAX (total, 1));
  musette_stream_set_set_length (streams, total);
  for (guint i = 0; i < MUSETTE_FIT_LOCAL_TYPES; i++)
    self->plans[i].entries = g_array_new (FALSE, FALSE, sizeof (PlanEntry));
  return self;
}

/**
 * musette_fit_records_free:
 * @self: a reader
 */
void
musette_fit_records_free (MusetteFitRecords *self)
{
  for (guint i = 0; i < MUSETTE_FIT_LOCAL_TYPES; i++)
    g_array_unref (self->plans[i].entries);
  g_free (self->times);
  g_free (self);
}

/**
 * musette_fit_records_begin_part:
 * @self: a reader
 * @developer_fields: the descriptions in this part by musette_fit_developer_key(), must stay until
 *   the next part
 *
 * Forgets the definitions of the part before.
 */
void
musette_fit_records_begin_part (MusetteFitRecords *self, GHashTable *developer_fields)
{
  self->developer_fields = developer_fields;
  self->has_distance = FALSE;
  for (guint i = 0; i < MUSETTE_FIT_LOCAL_TYPES; i++)
    self->plans[i].serial = 0;
}

/* ---- plans ---- */

static Load
choose_load (guint8 number, guint8 base_type, gboolean big_endian)
{
  if (number == FIELD_BALANCE && (base_type & 0x1F) == MUSETTE_FIT_UINT8)
    return LOAD_BALANCE;
  switch (base_type & 0x1F)
    {
    case MUSETTE_FIT_UINT8:
      return LOAD_U8;
    case MUSETTE_FIT_SINT8:
      return LOAD_S8;
    case MUSETTE_FIT_UINT16:
      return big_endian ? LOAD_U16_BIG : LOAD_U16_LITTLE;
    case MUSETTE_FIT_SINT16:
      return big_endian ? LOAD_S16_BIG : LOAD_S16_LITTLE;
    case MUSETTE_FIT_UINT32:
      return big_endian ? LOAD_U32_BIG : LOAD_U32_LITTLE;
    case MUSETTE_FIT_SINT32:
      return big_endian ? LOAD_S32_BIG : LOAD_S32_LITTLE;
    default:
      return LOAD_OTHER;
    }
}

static void
add_entry (MusetteFitRecords *self,
           Plan *plan,
           const WantedField *field,
           guint32 offset,
           guint8 base_type,
           gboolean big_endian,
           gboolean is_developer)
{
  PlanEntry entry = { .offset = offset,
                      .load = choose_load (field->number, base_type, big_endian),
                      .base_type = base_type,
                      .big_endian = big_endian,
                      .channel = field->channel,
                      .is_developer = is_developer,
                      .factor = field->factor,
                      .divisor = field->divisor,
                      .subtrahend = field->subtrahend };

  entry.is_double = musette_channel_is_double (field->channel);
  entry.column = entry.is_double
                     ? (gpointer) musette_stream_set_edit_doubles (self->streams, field->channel)
                     : (gpointer) musette_stream_set_edit_floats (self->streams, field->channel);
  if (field->number == FIELD_COMPRESSED_SPEED_DISTANCE)
    {
      entry.load = LOAD_COMPRESSED;
      musette_stream_set_edit_floats (self->streams, MUSETTE_CHANNEL_VELOCITY);
    }
  g_array_append_val (plan->entries, entry);
}

static gboolean
plan_native (MusetteFitRecords *self,
             Plan *plan,
             const MusetteFitMessage *message,
             const WantedField *field)
{
  const MusetteFitField *found = musette_fit_message_find (message, field->number);
  guint size;

  if (found == NULL)
    return FALSE;
  size = musette_fit_base_type_get_size (found->base_type);
  if (field->number == FIELD_COMPRESSED_SPEED_DISTANCE ? found->size != 3
                                                       : size == 0 || found->size < size)
    return FALSE;
  add_entry (self, plan, field, found->offset, found->base_type, message->definition->big_endian,
             FALSE);
  return TRUE;
}

static const MusetteFitDeveloperField *
find_description (MusetteFitRecords *self, const MusetteFitField *field)
{
  return g_hash_table_lookup (self->developer_fields,
                              musette_fit_developer_key (field->developer_index, field->number));
}

/* A field of an app that stands for a sensor's is read when the record lacks that one. It comes in
 * the unit, not in the raw scale of the profile. */
static void
plan_developer (MusetteFitRecords *self,
                Plan *plan,
                const MusetteFitMessage *message,
                const gboolean *has_native)
{
  GArray *fields = message->definition->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      const MusetteFitField *field = &g_array_index (fields, MusetteFitField, i);
      const MusetteFitDeveloperField *description
          = field->is_developer ? find_description (self, field) : NULL;
      guint size
          = description != NULL ? musette_fit_base_type_get_size (description->base_type) : 0;

      if (size == 0 || field->size < size || field->size % size != 0
          || (description->native_message != MUSETTE_FIT_RECORD
              && description->native_message != -1))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (replaceable); k++)
        if (replaceable[k].number == description->native_field
            && !has_native[replaceable[k].channel])
          add_entry (self, plan, &replaceable[k], field->offset, description->base_type,
                     message->definition->big_endian, TRUE);
    }
}

static void
make_plan (MusetteFitRecords *self, Plan *plan, const MusetteFitMessage *message)
{
  gboolean has_native[MUSETTE_N_CHANNELS] = { FALSE };

  plan->serial = message->definition->serial;
  g_array_set_size (plan->entries, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (plan_native (self, plan, message, &wanted[i]))
      has_native[wanted[i].channel] = TRUE;
  plan_developer (self, plan, message, has_native);
}

/* ---- values ---- */

static inline guint32
little16 (const guint8 *p)
{
  return (guint32) (p[0] | p[1] << 8);
}

static inline guint32
big16 (const guint8 *p)
{
  return (guint32) (p[1] | p[0] << 8);
}

static inline guint32
little32 (const guint8 *p)
{
  return little16 (p) | little16 (p + 2) << 16;
}

static inline guint32
big32 (const guint8 *p)
{
  return big16 (p + 2) | big16 (p) << 16;
}

static inline double
unsigned_or_nan (guint32 raw, guint32 invalid)
{
  return raw == invalid ? NAN : (double) raw;
}

static inline double
signed_or_nan (gint32 raw, gint32 invalid)
{
  return raw == invalid ? NAN : (double) raw;
}

static inline double
load_value (const PlanEntry *entry, const guint8 *p)
{
  switch (entry->load)
    {
    case LOAD_U8:
      return unsigned_or_nan (p[0], 0xFF);
    case LOAD_S8:
      return signed_or_nan ((gint8) p[0], 0x7F);
    case LOAD_U16_LITTLE:
      return unsigned_or_nan (little16 (p), 0xFFFF);
    case LOAD_U16_BIG:
      return unsigned_or_nan (big16 (p), 0xFFFF);
    case LOAD_S16_LITTLE:
      return signed_or_nan ((gint16) little16 (p), 0x7FFF);
    case LOAD_S16_BIG:
      return signed_or_nan ((gint16) big16 (p), 0x7FFF);
    case LOAD_U32_LITTLE:
      return unsigned_or_nan (little32 (p), G_MAXUINT32);
    case LOAD_U32_BIG:
      return unsigned_or_nan (big32 (p), G_MAXUINT32);
    case LOAD_S32_LITTLE:
      return signed_or_nan ((gint32) little32 (p), G_MAXINT32);
    case LOAD_S32_BIG:
      return signed_or_nan ((gint32) big32 (p), G_MAXINT32);
    case LOAD_BALANCE:
      return p[0] == 0xFF ? NAN : p[0] & 0x7F;
    case LOAD_OTHER:
    case LOAD_COMPRESSED:
    default:
      return musette_fit_read_number (p, entry->base_type, entry->big_endian);
    }
}

/* Speed in 1/100 m/s and the low 12 bits of the distance in 1/16 m, packed in three bytes. */
static void
add_compressed (MusetteFitRecords *self, const PlanEntry *entry, const guint8 *p, guint sample)
{
  guint speed = p[0] | (p[1] & 0x0Fu) << 8;
  guint distance = p[1] >> 4 | (guint) p[2] << 4;

  if ((p[0] & p[1] & p[2]) == 0xFF)
    return;
  if (self->has_distance)
    self->sixteenths += (distance - self->last_sixteenths) & 0xFFF;
  self->has_distance = TRUE;
  self->last_sixteenths = distance;
  ((double *) entry->column)[sample] = self->sixteenths / 16.0;
  musette_stream_set_edit_floats (self->streams, MUSETTE_CHANNEL_VELOCITY)[sample]
      = (float) (speed / 100.0);
  self->has_value[MUSETTE_CHANNEL_DISTANCE] = TRUE;
  self->has_value[MUSETTE_CHANNEL_VELOCITY] = TRUE;
  self->has_native_value[MUSETTE_CHANNEL_DISTANCE] = TRUE;
  self->has_native_value[MUSETTE_CHANNEL_VELOCITY] = TRUE;
}

/**
 * musette_fit_records_add:
 * @self: a reader
 * @message: a record message
 * @local_type: its local type
 *
 * Adds one sample.
 */
void
musette_fit_records_add (MusetteFitRecords *self,
                         const MusetteFitMessage *message,
                         guint local_type)
{
  Plan *plan = &self->plans[local_type];
  guint sample = self->n;

  g_assert (sample < self->total);

  if (plan->serial != message->definition->serial)
    make_plan (self, plan, message);
  self->times[sample] = message->time == MUSETTE_FIT_TIME_NONE
                            ? MUSETTE_MOMENT_NONE
                            : (gint64) message->time + MUSETTE_FIT_EPOCH;
  self->n++;
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const PlanEntry *entry = &g_array_index (plan->entries, PlanEntry, i);
      const guint8 *p = message->data + entry->offset;
      double value;

      if (G_UNLIKELY (entry->load == LOAD_COMPRESSED))
        {
          add_compressed (self, entry, p, sample);
          continue;
        }
      value = load_value (entry, p);
      if (isnan (value))
        continue;
      value = value * entry->factor / entry->divisor - entry->subtrahend;
      if (entry->is_double)
        ((double *) entry->column)[sample] = value;
      else
        ((float *) entry->column)[sample] = (float) value;
      self->has_value[entry->channel] = TRUE;
      self->has_native_value[entry->channel] |= !entry->is_developer;
    }
}

/**
 * musette_fit_records_finish:
 * @self: a reader
 * @is_derived: (out): which channels come from developer fields alone
 *
 * Drops the columns in which no record has a value.
 *
 * Returns: (transfer none): the time of each sample in seconds since 1970 UTC or
 *   %MUSETTE_MOMENT_NONE
 */
const gint64 *
musette_fit_records_finish (MusetteFitRecords *self, gboolean is_derived[MUSETTE_N_CHANNELS])
{
  musette_stream_set_truncate (self->streams, self->n);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      if (!self->has_value[i])
        musette_stream_set_drop (self->streams, i);
      is_derived[i] = self->has_value[i] && !self->has_native_value[i];
    }
  return self->times;
}
