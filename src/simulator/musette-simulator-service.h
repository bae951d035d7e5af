/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"
#include "musette-simulator-reply.h"
#include "musette-simulator-request.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorService MusetteSimulatorService;

MusetteSimulatorService *musette_simulator_service_new (guint64 seed,
                                                        MusetteDate today,
                                                        guint activities,
                                                        const char *athlete_id);
void musette_simulator_service_free (MusetteSimulatorService *self);
MusetteSimulatorReply *musette_simulator_service_answer (MusetteSimulatorService *self,
                                                         const MusetteSimulatorRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorService, musette_simulator_service_free)

G_END_DECLS
