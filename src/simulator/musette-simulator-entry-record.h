/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-entry.h"

G_BEGIN_DECLS

char *musette_simulator_entry_record_write (MusetteSimulatorEntry *entry, const char *samples);
MusetteSimulatorEntry *musette_simulator_entry_record_read (MusetteSimulatorEntry *known,
                                                            MusetteDemo *demo,
                                                            const char *id,
                                                            JsonObject *record,
                                                            MusetteStreamSet *samples,
                                                            MusetteSimulatorFile *file);

G_END_DECLS
