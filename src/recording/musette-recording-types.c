/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-recording-types.h"

/**
 * musette_fit_crc_get_name:
 * @crc: the state of a check sum
 *
 * Returns: (transfer none): `ok`, `bad`, `zero`, `absent` or `missing`
 */
const char *
musette_fit_crc_get_name (MusetteFitCrc crc)
{
  static const char *const names[] = { "ok", "bad", "zero", "absent", "missing" };

  g_return_val_if_fail (crc <= MUSETTE_FIT_CRC_MISSING, NULL);

  return names[crc];
}
