/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteCrc16:
 *
 * Tables for the check sum of FIT files (CRC-16/ARC: polynomial 0x8005 reflected, start 0), eight
 * bytes at a time.
 */
typedef struct
{
  guint16 tables[8][256];
} MusetteCrc16;

void musette_crc16_init (MusetteCrc16 *self);
guint16 musette_crc16_compute (const MusetteCrc16 *self, const guint8 *data, gsize length);

G_END_DECLS
