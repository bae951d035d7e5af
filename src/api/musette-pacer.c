/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-pacer.h"

/**
 * musette_pacer_get_delay:
 * @self: a pacer
 * @now: the time of a steady clock in µs, above 0
 * @window: the length of the span in which starts are counted in µs
 *
 * Returns: how long to wait before the next start in µs, 0 for not at all
 */
gint64
musette_pacer_get_delay (const MusettePacer *self, gint64 now, gint64 window)
{
  gint64 oldest = self->starts[self->next];

  return oldest > 0 ? MAX (0, oldest + window - now) : 0;
}

/**
 * musette_pacer_get_reserved_delay:
 * @self: a pacer
 * @now: the time of a steady clock in µs, above 0
 * @window: the length of the span in which starts are counted in µs
 * @reserved: how many starts are kept free for others, below %MUSETTE_PACER_STARTS
 *
 * Returns: how long somebody who leaves @reserved starts to others waits before the next start in
 *   µs, 0 for not at all
 */
gint64
musette_pacer_get_reserved_delay (const MusettePacer *self,
                                  gint64 now,
                                  gint64 window,
                                  guint reserved)
{
  gint64 start = self->starts[(self->next + reserved) % MUSETTE_PACER_STARTS];

  return start > 0 ? MAX (0, start + window - now) : 0;
}

/**
 * musette_pacer_mark:
 * @self: a pacer
 * @now: the time of a start in µs
 */
void
musette_pacer_mark (MusettePacer *self, gint64 now)
{
  self->starts[self->next] = now;
  self->next = (self->next + 1) % MUSETTE_PACER_STARTS;
}
