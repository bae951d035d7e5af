/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

G_BEGIN_DECLS

GBytes *musette_simulator_gpx_write (MusetteStreamSet *streams,
                                     const char *name,
                                     gint64 start_unix,
                                     gboolean power,
                                     gboolean heartrate);

G_END_DECLS
