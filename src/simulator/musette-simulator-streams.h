/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

G_BEGIN_DECLS

gboolean musette_simulator_streams_check (const char *const *types, const char **unknown);
GBytes *musette_simulator_streams_to_json (MusetteStreamSet *streams, const char *const *types);
GBytes *musette_simulator_streams_to_csv (MusetteStreamSet *streams, const char *const *types);

G_END_DECLS
