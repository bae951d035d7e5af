/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-fit.h"

#include "musette-crc16.h"
#include "musette-sport.h"

#include <math.h>
#include <string.h>

/* An activity by the FIT protocol (Garmin, FIT SDK): file id, event, records, lap, session,
 * activity; little-endian, a definition in front of each kind of message. */

#define HEADER_SIZE 14
#define PROTOCOL 0x20
#define PROFILE 2132
#define EPOCH_UNIX G_GINT64_CONSTANT (631065600)
#define TYPE_ENUM 0x00
#define TYPE_SINT8 0x01
#define TYPE_UINT8 0x02
#define TYPE_UINT16 0x84
#define TYPE_SINT32 0x85
#define TYPE_UINT32 0x86
#define TYPE_UINT32Z 0x8c
#define DEGREES_TO_SEMICIRCLES (2147483648.0 / 180)

typedef struct
{
  guint8 number;
  guint8 size;
  guint8 type;
} Field;

/* How a channel stands in a record. */
typedef struct
{
  MusetteChannel channel;
  Field field;
  double scale;
  double offset;
  guint32 invalid;
} RecordField;

static const RecordField record_fields[] = {
  { MUSETTE_CHANNEL_LATITUDE, { 0, 4, TYPE_SINT32 }, DEGREES_TO_SEMICIRCLES, 0, 0x7fffffff },
  { MUSETTE_CHANNEL_LONGITUDE, { 1, 4, TYPE_SINT32 }, DEGREES_TO_SEMICIRCLES, 0, 0x7fffffff },
  { MUSETTE_CHANNEL_ALTITUDE, { 78, 4, TYPE_UINT32 }, 5, 500, G_MAXUINT32 },
  { MUSETTE_CHANNEL_HEARTRATE, { 3, 1, TYPE_UINT8 }, 1, 0, 0xff },
  { MUSETTE_CHANNEL_CADENCE, { 4, 1, TYPE_UINT8 }, 1, 0, 0xff },
  { MUSETTE_CHANNEL_DISTANCE, { 5, 4, TYPE_UINT32 }, 100, 0, G_MAXUINT32 },
  { MUSETTE_CHANNEL_VELOCITY, { 73, 4, TYPE_UINT32 }, 1000, 0, G_MAXUINT32 },
  { MUSETTE_CHANNEL_WATTS, { 7, 2, TYPE_UINT16 }, 1, 0, 0xffff },
  { MUSETTE_CHANNEL_TEMPERATURE, { 13, 1, TYPE_SINT8 }, 1, 0, 0x7f },
};

static const Field timestamp = { 253, 4, TYPE_UINT32 };

typedef struct
{
  GByteArray *out;
  MusetteStreamSet *streams;
  guint32 start; /* in the protocol's own time */
  guint32 end;
  const RecordField *fields[G_N_ELEMENTS (record_fields)];
  guint n_fields;
} Writer;

static void
put (Writer *self, guint32 value, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (self->out, &byte, 1);
    }
}

static void
define (Writer *self, guint8 local, guint16 message, const Field *fields, guint n)
{
  put (self, 0x40u | local, 1);
  put (self, 0, 2);
  put (self, message, 2);
  put (self, n, 1);
  for (guint i = 0; i < n; i++)
    {
      put (self, fields[i].number, 1);
      put (self, fields[i].size, 1);
      put (self, fields[i].type, 1);
    }
}

static void
write_file_id (Writer *self)
{
  static const Field fields[] = { { 0, 1, TYPE_ENUM },
                                  { 1, 2, TYPE_UINT16 },
                                  { 2, 2, TYPE_UINT16 },
                                  { 3, 4, TYPE_UINT32Z },
                                  { 4, 4, TYPE_UINT32 } };

  define (self, 0, 0, fields, G_N_ELEMENTS (fields));
  put (self, 0, 1);
  put (self, 4, 1);   /* an activity */
  put (self, 255, 2); /* of a device in development */
  put (self, 0, 2);
  put (self, 100001, 4);
  put (self, self->start, 4);
}

static void
write_event (Writer *self, guint32 time, guint8 type)
{
  static const Field fields[]
      = { { 253, 4, TYPE_UINT32 }, { 0, 1, TYPE_ENUM }, { 1, 1, TYPE_ENUM } };

  define (self, 0, 21, fields, G_N_ELEMENTS (fields));
  put (self, 0, 1);
  put (self, time, 4);
  put (self, 0, 1); /* the timer */
  put (self, type, 1);
}

static void
write_value (Writer *self, const RecordField *form, double value)
{
  guint32 raw = form->invalid;

  if (!isnan (value))
    {
      double scaled = floor ((value + form->offset) * form->scale + 0.5);
      gboolean has_sign = form->field.type == TYPE_SINT32 || form->field.type == TYPE_SINT8;
      double highest = (double) form->invalid - 1;

      raw = (guint32) (gint64) CLAMP (scaled, has_sign ? -highest : 0, highest);
    }
  put (self, raw, form->field.size);
}

static void
write_records (Writer *self)
{
  Field fields[G_N_ELEMENTS (record_fields) + 1] = { timestamp };
  const gint32 *time = musette_stream_set_get_time (self->streams);
  guint n = musette_stream_set_get_length (self->streams);

  for (guint i = 0; i < self->n_fields; i++)
    fields[i + 1] = self->fields[i]->field;
  define (self, 1, 20, fields, self->n_fields + 1);
  for (guint i = 0; i < n; i++)
    {
      put (self, 1, 1);
      put (self, self->start + (guint32) time[i], 4);
      for (guint k = 0; k < self->n_fields; k++)
        write_value (self, self->fields[k],
                     musette_stream_set_get_value (self->streams, i, self->fields[k]->channel));
    }
}

static double
get_covered (Writer *self)
{
  guint n = musette_stream_set_get_length (self->streams);

  if (!musette_stream_set_has (self->streams, MUSETTE_CHANNEL_DISTANCE) || n == 0)
    return NAN;
  return musette_stream_set_get_value (self->streams, n - 1, MUSETTE_CHANNEL_DISTANCE);
}

/* FIT's numbers of the sport and of its kind. */
static void
get_sport (const char *type, guint8 *sport, guint8 *sub_sport)
{
  *sub_sport = 0;
  switch (musette_sport_from_type (type))
    {
    case MUSETTE_SPORT_RIDE:
      *sport = 2;
      *sub_sport = g_strcmp0 (type, "VirtualRide") == 0 ? 58 : 0;
      return;
    case MUSETTE_SPORT_RUN:
      *sport = 1;
      return;
    case MUSETTE_SPORT_SWIM:
      *sport = 5;
      *sub_sport = g_strcmp0 (type, "OpenWaterSwim") == 0 ? 18 : 17;
      return;
    case MUSETTE_SPORT_WALK:
      *sport = g_strcmp0 (type, "Hike") == 0 ? 17 : 11;
      return;
    case MUSETTE_SPORT_ROW:
      *sport = 15;
      return;
    case MUSETTE_SPORT_SKI:
      *sport = 12;
      return;
    case MUSETTE_SPORT_STRENGTH:
      *sport = 10;
      *sub_sport = 20;
      return;
    case MUSETTE_SPORT_OTHER:
    default:
      *sport = 0;
      return;
    }
}

static void
write_lap (Writer *self)
{
  static const Field fields[]
      = { { 253, 4, TYPE_UINT32 }, { 2, 4, TYPE_UINT32 }, { 7, 4, TYPE_UINT32 },
          { 8, 4, TYPE_UINT32 },   { 9, 4, TYPE_UINT32 }, { 0, 1, TYPE_ENUM },
          { 1, 1, TYPE_ENUM } };
  guint32 ms = (self->end - self->start) * 1000;
  double covered = get_covered (self);

  define (self, 0, 19, fields, G_N_ELEMENTS (fields));
  put (self, 0, 1);
  put (self, self->end, 4);
  put (self, self->start, 4);
  put (self, ms, 4);
  put (self, ms, 4);
  put (self, isnan (covered) ? G_MAXUINT32 : (guint32) (covered * 100), 4);
  put (self, 9, 1);
  put (self, 1, 1);
}

static void
write_session (Writer *self, const char *type)
{
  static const Field fields[]
      = { { 253, 4, TYPE_UINT32 }, { 2, 4, TYPE_UINT32 }, { 7, 4, TYPE_UINT32 },
          { 8, 4, TYPE_UINT32 },   { 9, 4, TYPE_UINT32 }, { 0, 1, TYPE_ENUM },
          { 1, 1, TYPE_ENUM },     { 5, 1, TYPE_ENUM },   { 6, 1, TYPE_ENUM } };
  guint32 ms = (self->end - self->start) * 1000;
  double covered = get_covered (self);
  guint8 sport;
  guint8 sub_sport;

  get_sport (type, &sport, &sub_sport);
  define (self, 0, 18, fields, G_N_ELEMENTS (fields));
  put (self, 0, 1);
  put (self, self->end, 4);
  put (self, self->start, 4);
  put (self, ms, 4);
  put (self, ms, 4);
  put (self, isnan (covered) ? G_MAXUINT32 : (guint32) (covered * 100), 4);
  put (self, 8, 1);
  put (self, 1, 1);
  put (self, sport, 1);
  put (self, sub_sport, 1);
}

static void
write_activity (Writer *self, int utc_offset_s)
{
  static const Field fields[] = { { 253, 4, TYPE_UINT32 },
                                  { 0, 4, TYPE_UINT32 },
                                  { 1, 2, TYPE_UINT16 },
                                  { 2, 1, TYPE_ENUM },
                                  { 5, 4, TYPE_UINT32 } };

  define (self, 0, 34, fields, G_N_ELEMENTS (fields));
  put (self, 0, 1);
  put (self, self->end, 4);
  put (self, (self->end - self->start) * 1000, 4);
  put (self, 1, 2);
  put (self, 0, 1);
  put (self, self->end + (guint32) utc_offset_s, 4);
}

static void
choose_fields (Writer *self, gboolean power, gboolean heartrate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (record_fields); i++)
    {
      MusetteChannel channel = record_fields[i].channel;

      if (!musette_stream_set_has (self->streams, channel)
          || (channel == MUSETTE_CHANNEL_WATTS && !power)
          || (channel == MUSETTE_CHANNEL_HEARTRATE && !heartrate))
        continue;
      self->fields[self->n_fields++] = &record_fields[i];
    }
}

static void
seal (Writer *self)
{
  static const guint8 magic[] = { '.', 'F', 'I', 'T' };
  g_autofree MusetteCrc16 *crc = g_new0 (MusetteCrc16, 1);
  guint32 size = GUINT32_TO_LE (self->out->len - HEADER_SIZE);
  guint16 profile = GUINT16_TO_LE (PROFILE);
  guint16 sum;

  musette_crc16_init (crc);
  self->out->data[0] = HEADER_SIZE;
  self->out->data[1] = PROTOCOL;
  memcpy (self->out->data + 2, &profile, 2);
  memcpy (self->out->data + 4, &size, 4);
  memcpy (self->out->data + 8, magic, 4);
  sum = GUINT16_TO_LE (musette_crc16_compute (crc, self->out->data, 12));
  memcpy (self->out->data + 12, &sum, 2);
  put (self, musette_crc16_compute (crc, self->out->data, self->out->len), 2);
}

/**
 * musette_simulator_fit_write:
 * @streams: samples
 * @type: the service's type
 * @start_unix: when they begin, in seconds since 1970 UTC
 * @utc_offset_s: how far the athlete's clock is ahead of UTC
 * @power: whether power goes into the file
 * @heartrate: whether heart rate goes into the file
 *
 * Returns: (transfer full): a FIT file; the same bytes each time
 */
GBytes *
musette_simulator_fit_write (MusetteStreamSet *streams,
                             const char *type,
                             gint64 start_unix,
                             int utc_offset_s,
                             gboolean power,
                             gboolean heartrate)
{
  static const guint8 header[HEADER_SIZE] = { 0 };
  guint n = musette_stream_set_get_length (streams);
  Writer writer = { .out = g_byte_array_new (), .streams = streams };

  writer.start = (guint32) (start_unix - EPOCH_UNIX);
  writer.end = writer.start;
  if (n > 0)
    writer.end += (guint32) musette_stream_set_get_time (streams)[n - 1];
  choose_fields (&writer, power, heartrate);
  g_byte_array_append (writer.out, header, sizeof header);
  write_file_id (&writer);
  write_event (&writer, writer.start, 0);
  write_records (&writer);
  write_event (&writer, writer.end, 4);
  write_lap (&writer);
  write_session (&writer, type);
  write_activity (&writer, utc_offset_s);
  seal (&writer);
  return g_byte_array_free_to_bytes (writer.out);
}
