/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"
#include "musette-simulator-reply.h"
#include "musette-simulator-request.h"
#include "musette-simulator-behind.h"
#include "musette-simulator-state.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorService MusetteSimulatorService;

MusetteSimulatorService *musette_simulator_service_new (guint64 seed,
                                                        MusetteDate today,
                                                        guint activities,
                                                        const char *athlete_id,
                                                        MusetteSimulatorState *state);
void musette_simulator_service_free (MusetteSimulatorService *self);
MusetteSimulatorReply *musette_simulator_service_answer (MusetteSimulatorService *self,
                                                         const MusetteSimulatorRequest *request);
void musette_simulator_service_add_behind (MusetteSimulatorService *self,
                                           MusetteSimulatorBehind *behind);
void musette_simulator_service_run_behind (MusetteSimulatorService *self, const char *path);
MusetteSimulatorReply *musette_simulator_service_change_behind (MusetteSimulatorService *self,
                                                                const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorService, musette_simulator_service_free)

G_END_DECLS
