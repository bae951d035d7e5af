/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-call.h"

G_BEGIN_DECLS

MusetteSimulatorMembers *musette_simulator_event_new (int id, const char *athlete_id);
MusetteSimulatorMembers *musette_simulator_event_build (MusetteSimulatorCall *call,
                                                        const MusetteSimulatorMembers *known,
                                                        JsonObject *sent,
                                                        MusetteSimulatorReply **refused);
int musette_simulator_event_get_id (const MusetteSimulatorMembers *self);
MusetteLocalTime musette_simulator_event_get_start (const MusetteSimulatorMembers *self);
MusetteLocalTime musette_simulator_event_get_end (const MusetteSimulatorMembers *self);
void musette_simulator_event_move (MusetteSimulatorMembers *self, MusetteLocalTime start);
gboolean musette_simulator_event_is_of (const MusetteSimulatorMembers *self, char **categories);
GPtrArray *musette_simulator_events_list (MusetteSimulatorCall *call);

G_END_DECLS
