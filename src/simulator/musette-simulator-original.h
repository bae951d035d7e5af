/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-entry.h"

G_BEGIN_DECLS

gint64 musette_simulator_original_start_unix (MusetteSimulatorEntry *entry);
GBytes *musette_simulator_original_make_fit (MusetteSimulatorEntry *entry,
                                             gboolean power,
                                             gboolean heartrate);
MusetteSimulatorFile *musette_simulator_original_get (MusetteSimulatorEntry *entry);

G_END_DECLS
