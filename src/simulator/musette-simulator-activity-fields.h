/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-members.h"
#include "musette-simulator-reply.h"

G_BEGIN_DECLS

gboolean musette_simulator_activity_fields_take (MusetteSimulatorMembers *members,
                                                 JsonObject *object,
                                                 gboolean manual,
                                                 MusetteSimulatorReply **refused);

G_END_DECLS
