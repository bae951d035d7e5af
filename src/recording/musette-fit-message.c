/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fit-message.h"

#include <math.h>
#include <string.h>

#include "musette-recording-types.h"

/**
 * musette_fit_base_type_get_size:
 * @base_type: the code of a base type; bit 7 does not matter
 *
 * Returns: the size of one value in bytes (1 for strings and bytes), 0 when the type is not known
 */
guint
musette_fit_base_type_get_size (guint8 base_type)
{
  static const guint8 sizes[] = { 1, 1, 1, 2, 2, 4, 4, 1, 4, 8, 1, 2, 4, 1, 8, 8, 8 };
  guint index = base_type & 0x1F;

  return index < G_N_ELEMENTS (sizes) ? sizes[index] : 0;
}

/**
 * musette_fit_field_is_odd:
 * @field: a field
 *
 * Returns: whether its size is no multiple of its base type's, so that it must be skipped
 */
gboolean
musette_fit_field_is_odd (const MusetteFitField *field)
{
  guint size = musette_fit_base_type_get_size (field->base_type);

  return size != 0 && field->size % size != 0;
}

static guint64
load (const guint8 *data, guint size, gboolean big_endian)
{
  guint64 value = 0;

  for (guint i = 0; i < size; i++)
    value |= (guint64) data[i] << (8 * (big_endian ? size - 1 - i : i));
  return value;
}

static double
float32_value (guint64 bits)
{
  guint32 low = (guint32) bits;
  float value;

  memcpy (&value, &low, sizeof value);
  return value;
}

static double
float64_value (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* The signed value of the lowest @size bytes, NaN for the greatest one, which means "invalid". */
static double
signed_value (guint64 bits, guint size)
{
  guint64 greatest = G_MAXUINT64 >> (65 - 8 * size);
  guint shift = 64 - 8 * size;

  return bits == greatest ? NAN : (double) ((gint64) (bits << shift) >> shift);
}

/**
 * musette_fit_read_number:
 * @data: the value's bytes, as many as its type has
 * @base_type: its type
 * @big_endian: its byte order
 *
 * Returns: the number, NaN when it is invalid, no number or of an unknown type
 */
double
musette_fit_read_number (const guint8 *data, guint8 base_type, gboolean big_endian)
{
  guint size = musette_fit_base_type_get_size (base_type);
  guint64 bits = load (data, size, big_endian);
  double value;

  switch (base_type & 0x1F)
    {
    case MUSETTE_FIT_ENUM:
    case MUSETTE_FIT_UINT8:
    case MUSETTE_FIT_UINT16:
    case MUSETTE_FIT_UINT32:
    case MUSETTE_FIT_UINT64:
    case MUSETTE_FIT_BYTE:
      return bits == G_MAXUINT64 >> (64 - 8 * size) ? NAN : (double) bits;
    case MUSETTE_FIT_SINT8:
    case MUSETTE_FIT_SINT16:
    case MUSETTE_FIT_SINT32:
    case MUSETTE_FIT_SINT64:
      return signed_value (bits, size);
    case MUSETTE_FIT_UINT8Z:
    case MUSETTE_FIT_UINT16Z:
    case MUSETTE_FIT_UINT32Z:
    case MUSETTE_FIT_UINT64Z:
      return bits == 0 ? NAN : (double) bits;
    case MUSETTE_FIT_FLOAT32:
    case MUSETTE_FIT_FLOAT64:
      value = size == 4 ? float32_value (bits) : float64_value (bits);
      return isfinite (value) ? value : NAN;
    default:
      return NAN;
    }
}

/**
 * musette_fit_message_find:
 * @message: a message
 * @number: a field of the profile
 *
 * Returns: (nullable): where the field lies, %NULL when the message has none that can be read
 */
const MusetteFitField *
musette_fit_message_find (const MusetteFitMessage *message, guint8 number)
{
  GArray *fields = message->definition->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      const MusetteFitField *field = &g_array_index (fields, MusetteFitField, i);

      if (field->number == number && !field->is_developer && !musette_fit_field_is_odd (field))
        return field;
    }
  return NULL;
}

/**
 * musette_fit_message_get_count:
 * @message: a message
 * @number: a field
 *
 * Returns: the number of values in the field, 0 when it is absent
 */
guint
musette_fit_message_get_count (const MusetteFitMessage *message, guint8 number)
{
  const MusetteFitField *field = musette_fit_message_find (message, number);
  guint size = field != NULL ? musette_fit_base_type_get_size (field->base_type) : 0;

  return size != 0 ? field->size / size : 0;
}

/**
 * musette_fit_message_get_nth:
 * @message: a message
 * @number: a field
 * @index: which of its values
 *
 * Returns: the raw number, NaN when it is absent or invalid
 */
double
musette_fit_message_get_nth (const MusetteFitMessage *message, guint8 number, guint index)
{
  const MusetteFitField *field = musette_fit_message_find (message, number);
  guint size = field != NULL ? musette_fit_base_type_get_size (field->base_type) : 0;

  if (size == 0 || (index + 1) * size > field->size)
    return NAN;
  return musette_fit_read_number (message->data + field->offset + index * size, field->base_type,
                                  message->definition->big_endian);
}

/**
 * musette_fit_message_get:
 * @message: a message
 * @number: a field
 *
 * Returns: its first raw number, NaN when it is absent or invalid
 */
double
musette_fit_message_get (const MusetteFitMessage *message, guint8 number)
{
  return musette_fit_message_get_nth (message, number, 0);
}

/**
 * musette_fit_message_get_scaled:
 * @message: a message
 * @number: a field
 * @scale: raw units per unit
 *
 * Returns: its first number divided by @scale, NaN when it is absent or invalid
 */
double
musette_fit_message_get_scaled (const MusetteFitMessage *message, guint8 number, double scale)
{
  return musette_fit_message_get_nth (message, number, 0) / scale;
}

/**
 * musette_fit_message_get_int:
 * @message: a message
 * @number: a field
 *
 * Returns: its first number, -1 when it is absent, invalid or no small number
 */
int
musette_fit_message_get_int (const MusetteFitMessage *message, guint8 number)
{
  double value = musette_fit_message_get (message, number);

  return value >= 0 && value <= G_MAXINT32 ? (int) value : -1;
}

/**
 * musette_fit_message_get_moment:
 * @message: a message
 * @number: a field with a time
 *
 * Returns: the moment in seconds since 1970 UTC, 0 when it is absent or invalid
 */
gint64
musette_fit_message_get_moment (const MusetteFitMessage *message, guint8 number)
{
  double value = musette_fit_message_get (message, number);

  return value >= 0 && value < G_MAXUINT32 ? (gint64) value + MUSETTE_FIT_EPOCH : 0;
}

/**
 * musette_fit_message_get_string:
 * @message: a message
 * @number: a field
 *
 * Returns: (transfer full) (nullable): its text as valid UTF-8, %NULL when it is absent or empty;
 *   the zero at the end may be missing in the file
 */
char *
musette_fit_message_get_string (const MusetteFitMessage *message, guint8 number)
{
  const MusetteFitField *field = musette_fit_message_find (message, number);
  const char *text;
  gsize length;

  if (field == NULL || (field->base_type & 0x1F) != MUSETTE_FIT_STRING)
    return NULL;
  text = (const char *) message->data + field->offset;
  length = strnlen (text, field->size);
  return length > 0 ? g_utf8_make_valid (text, length) : NULL;
}
