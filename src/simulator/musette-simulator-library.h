/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-call.h"

G_BEGIN_DECLS

MusetteSimulatorMembers *musette_simulator_folder_new (int id, const char *athlete_id);
MusetteSimulatorMembers *musette_simulator_workout_new (int id, const char *athlete_id);
int musette_simulator_library_get_id (const MusetteSimulatorMembers *self);
int musette_simulator_library_get_folder (const MusetteSimulatorMembers *workout);
GPtrArray *musette_simulator_library_list_workouts (MusetteSimulatorRecords *records, int folder);
MusetteSimulatorMembers *
musette_simulator_library_build_workout (MusetteSimulatorCall *call,
                                         const MusetteSimulatorMembers *known,
                                         JsonObject *sent,
                                         MusetteSimulatorReply **refused);
void musette_simulator_library_set_targets (MusetteSimulatorMembers *workout, const char *order);

G_END_DECLS
