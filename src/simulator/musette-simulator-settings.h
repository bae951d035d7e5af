/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"
#include "musette-simulator-records.h"
#include "musette-sport.h"
#include "musette-json-writer.h"

G_BEGIN_DECLS

int musette_simulator_settings_find_id (const char *text);
int musette_simulator_settings_get_id (MusetteSport sport);
void musette_simulator_settings_write_all (MusetteJsonWriter *writer,
                                           MusetteDemo *demo,
                                           MusetteSimulatorRecords *records,
                                           const char *athlete_id);
GBytes *musette_simulator_settings_list_to_json (MusetteDemo *demo,
                                                 MusetteSimulatorRecords *records,
                                                 const char *athlete_id);
GBytes *musette_simulator_settings_to_json (MusetteDemo *demo,
                                            MusetteSimulatorRecords *records,
                                            const char *athlete_id,
                                            int id);

G_END_DECLS
