/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"
#include "musette-simulator-records.h"

G_BEGIN_DECLS

GBytes *musette_simulator_athlete_to_json (MusetteDemo *demo,
                                           MusetteSimulatorRecords *records,
                                           const char *id);
GBytes *musette_simulator_athlete_profile_to_json (MusetteDemo *demo, const char *id);
char *musette_simulator_athlete_dup_name (MusetteDemo *demo);

G_END_DECLS
