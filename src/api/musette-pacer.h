/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSETTE_PACER_STARTS 8

/**
 * MusettePacer:
 *
 * Allows %MUSETTE_PACER_STARTS starts in any one second. A plain value that knows no clock.
 */
typedef struct
{
  gint64 starts[MUSETTE_PACER_STARTS]; /* a ring of the last starts in µs, 0 = none yet */
  guint next;
} MusettePacer;

gint64 musette_pacer_get_delay (const MusettePacer *self, gint64 now, gint64 window);
gint64 musette_pacer_get_reserved_delay (const MusettePacer *self,
                                         gint64 now,
                                         gint64 window,
                                         guint reserved);
void musette_pacer_mark (MusettePacer *self, gint64 now);

G_END_DECLS
