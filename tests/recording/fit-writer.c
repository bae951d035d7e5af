/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fit-writer.h"

#include <string.h>

/* Writes one FIT file by hand: a header, what the test adds, and the check sum. The check sum is
 * computed bit by bit, so that it does not share the tables of the reader. */

#define HEADER 14

static guint16
compute_crc (const guint8 *data, gsize length)
{
  guint crc = 0;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xA001 : 0);
    }
  return (guint16) crc;
}

GByteArray *
fit_begin (void)
{
  static const guint8 header[HEADER]
      = { HEADER, 0x20, 0x34, 0x08, 0, 0, 0, 0, '.', 'F', 'I', 'T', 0, 0 };

  return g_byte_array_append (g_byte_array_new (), header, sizeof header);
}

void
fit_byte (GByteArray *self, guint8 value)
{
  g_byte_array_append (self, &value, 1);
}

void
fit_u16 (GByteArray *self, guint16 value, gboolean big_endian)
{
  fit_byte (self, (guint8) (big_endian ? value >> 8 : value));
  fit_byte (self, (guint8) (big_endian ? value : value >> 8));
}

void
fit_u32 (GByteArray *self, guint32 value, gboolean big_endian)
{
  fit_u16 (self, (guint16) (big_endian ? value >> 16 : value), big_endian);
  fit_u16 (self, (guint16) (big_endian ? value : value >> 16), big_endian);
}

static void
add_fields (GByteArray *self, const FitField *fields, guint n_fields)
{
  fit_byte (self, (guint8) n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      fit_byte (self, fields[i].number);
      fit_byte (self, fields[i].size);
      fit_byte (self, fields[i].type);
    }
}

void
fit_define (GByteArray *self,
            guint8 local,
            guint16 message,
            gboolean big_endian,
            const FitField *fields,
            guint n_fields,
            const FitField *developer,
            guint n_developer)
{
  fit_byte (self, (guint8) (0x40 | (n_developer > 0 ? 0x20 : 0) | local));
  fit_byte (self, 0);
  fit_byte (self, big_endian ? 1 : 0);
  fit_u16 (self, message, big_endian);
  add_fields (self, fields, n_fields);
  if (n_developer > 0)
    add_fields (self, developer, n_developer);
}

void
fit_end (GByteArray *self)
{
  guint32 size = GUINT32_TO_LE (self->len - HEADER);
  guint16 crc;

  memcpy (self->data + 4, &size, 4);
  crc = GUINT16_TO_LE (compute_crc (self->data, 12));
  memcpy (self->data + 12, &crc, 2);
  fit_u16 (self, compute_crc (self->data, self->len), FALSE);
}
