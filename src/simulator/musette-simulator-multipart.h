/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-file.h"
#include "musette-simulator-reply.h"
#include "musette-simulator-request.h"

G_BEGIN_DECLS

MusetteSimulatorFile *musette_simulator_multipart_get_file (const MusetteSimulatorRequest *request,
                                                            MusetteSimulatorReply **refused);

G_END_DECLS
