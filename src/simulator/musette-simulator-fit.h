/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

G_BEGIN_DECLS

GBytes *musette_simulator_fit_write (MusetteStreamSet *streams,
                                     const char *type,
                                     gint64 start_unix,
                                     int utc_offset_s,
                                     gboolean power,
                                     gboolean heartrate);

G_END_DECLS
