/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"
#include "musette-simulator-members.h"
#include "musette-simulator-records.h"
#include "musette-simulator-reply.h"
#include "musette-workout-format.h"

G_BEGIN_DECLS

void musette_simulator_workout_context (MusetteDemo *demo,
                                        MusetteSimulatorRecords *records,
                                        const MusetteSimulatorMembers *members,
                                        MusetteWorkoutContext *out);
gboolean musette_simulator_workout_take (MusetteDemo *demo,
                                         MusetteSimulatorRecords *records,
                                         MusetteSimulatorMembers *members,
                                         JsonObject *sent,
                                         MusetteSimulatorReply **refused);
void musette_simulator_workout_take_text (MusetteSimulatorMembers *members,
                                          const MusetteWorkoutContext *context,
                                          const char *text);
MusetteWorkout *musette_simulator_workout_read (const MusetteSimulatorMembers *members,
                                                const MusetteWorkoutContext *context);
GBytes *musette_simulator_workout_export (const MusetteSimulatorMembers *members,
                                          const MusetteWorkoutContext *context,
                                          const char *extension);
char *musette_simulator_workout_make_file_name (const MusetteSimulatorMembers *members,
                                                const char *extension);

G_END_DECLS
