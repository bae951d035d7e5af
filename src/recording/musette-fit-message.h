/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The base types of the FIT protocol: the low five bits of their codes. */
typedef enum
{
  MUSETTE_FIT_ENUM = 0x00,
  MUSETTE_FIT_SINT8 = 0x01,
  MUSETTE_FIT_UINT8 = 0x02,
  MUSETTE_FIT_SINT16 = 0x03,
  MUSETTE_FIT_UINT16 = 0x04,
  MUSETTE_FIT_SINT32 = 0x05,
  MUSETTE_FIT_UINT32 = 0x06,
  MUSETTE_FIT_STRING = 0x07,
  MUSETTE_FIT_FLOAT32 = 0x08,
  MUSETTE_FIT_FLOAT64 = 0x09,
  MUSETTE_FIT_UINT8Z = 0x0A,
  MUSETTE_FIT_UINT16Z = 0x0B,
  MUSETTE_FIT_UINT32Z = 0x0C,
  MUSETTE_FIT_BYTE = 0x0D,
  MUSETTE_FIT_SINT64 = 0x0E,
  MUSETTE_FIT_UINT64 = 0x0F,
  MUSETTE_FIT_UINT64Z = 0x10,
} MusetteFitBaseType;

/* The global numbers of the messages that are read. */
typedef enum
{
  MUSETTE_FIT_FILE_ID = 0,
  MUSETTE_FIT_USER_PROFILE = 3,
  MUSETTE_FIT_ZONES_TARGET = 7,
  MUSETTE_FIT_SPORT = 12,
  MUSETTE_FIT_SESSION = 18,
  MUSETTE_FIT_LAP = 19,
  MUSETTE_FIT_RECORD = 20,
  MUSETTE_FIT_EVENT = 21,
  MUSETTE_FIT_DEVICE_INFO = 23,
  MUSETTE_FIT_WORKOUT = 26,
  MUSETTE_FIT_ACTIVITY = 34,
  MUSETTE_FIT_HRV = 78,
  MUSETTE_FIT_HR = 132,
  MUSETTE_FIT_FIELD_DESCRIPTION = 206,
} MusetteFitMessageNumber;

#define MUSETTE_FIT_TIME_NONE 0xFFFFFFFFu

/* Where a field lies in its message. */
typedef struct
{
  guint32 offset;
  guint8 number;
  guint8 size;
  guint8 base_type;
  gboolean is_developer;
  guint8 developer_index;
} MusetteFitField;

/* What a definition message says about the data messages of its local type. */
typedef struct
{
  gboolean is_defined;
  gboolean big_endian;
  guint16 number;
  guint32 size;       /* of a data message without its header byte */
  gint32 time_offset; /* of the time stamp, -1 when it has none */
  guint serial;       /* changes when the local type is defined anew */
  GArray *fields;     /* of MusetteFitField */
} MusetteFitDefinition;

typedef struct
{
  const MusetteFitDefinition *definition;
  const guint8 *data;
  guint32 time; /* its own or compressed time stamp, MUSETTE_FIT_TIME_NONE when it has none */
} MusetteFitMessage;

guint musette_fit_base_type_get_size (guint8 base_type);
gboolean musette_fit_field_is_odd (const MusetteFitField *field);

double musette_fit_read_number (const guint8 *data, guint8 base_type, gboolean big_endian);
const MusetteFitField *musette_fit_message_find (const MusetteFitMessage *message, guint8 number);
guint musette_fit_message_get_count (const MusetteFitMessage *message, guint8 number);
double musette_fit_message_get_nth (const MusetteFitMessage *message, guint8 number, guint index);
double musette_fit_message_get (const MusetteFitMessage *message, guint8 number);
double
musette_fit_message_get_scaled (const MusetteFitMessage *message, guint8 number, double scale);
int musette_fit_message_get_int (const MusetteFitMessage *message, guint8 number);
gint64 musette_fit_message_get_moment (const MusetteFitMessage *message, guint8 number);
char *musette_fit_message_get_string (const MusetteFitMessage *message, guint8 number);

G_END_DECLS
