/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-crc16.h"

/**
 * musette_crc16_init:
 * @self: tables to fill
 *
 * Fills the tables; table k is the effect of a byte that is followed by k zero bytes.
 */
void
musette_crc16_init (MusetteCrc16 *self)
{
  for (guint i = 0; i < 256; i++)
    {
      guint16 value = (guint16) i;

      for (guint bit = 0; bit < 8; bit++)
        value = (guint16) ((value >> 1) ^ ((value & 1) != 0 ? 0xA001 : 0));
      self->tables[0][i] = value;
    }
  for (guint k = 1; k < 8; k++)
    for (guint i = 0; i < 256; i++)
      {
        guint16 value = self->tables[k - 1][i];

        self->tables[k][i] = (guint16) ((value >> 8) ^ self->tables[0][value & 0xFF]);
      }
}

/**
 * musette_crc16_compute:
 * @self: tables
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: the check sum of @data; 0 when @data ends with its own check sum
 */
guint16
musette_crc16_compute (const MusetteCrc16 *self, const guint8 *data, gsize length)
{
  guint16 crc = 0;

  for (; length >= 8; data += 8, length -= 8)
    crc = self->tables[7][data[0] ^ (crc & 0xFF)] ^ self->tables[6][data[1] ^ (crc >> 8)]
          ^ self->tables[5][data[2]] ^ self->tables[4][data[3]] ^ self->tables[3][data[4]]
          ^ self->tables[2][data[5]] ^ self->tables[1][data[6]] ^ self->tables[0][data[7]];
  for (; length > 0; data++, length--)
    crc = (guint16) ((crc >> 8) ^ self->tables[0][(crc ^ *data) & 0xFF]);
  return crc;
}
