/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-date.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CLOCK (musette_clock_get_type ())
G_DECLARE_FINAL_TYPE (MusetteClock, musette_clock, MUSETTE, CLOCK, GObject)

MusetteClock *musette_clock_new (void);
MusetteClock *musette_clock_new_fixed (MusetteLocalTime now);
MusetteDate musette_clock_get_today (MusetteClock *self);
MusetteLocalTime musette_clock_get_now (MusetteClock *self);
void musette_clock_set_fixed (MusetteClock *self, MusetteLocalTime now);

G_END_DECLS
