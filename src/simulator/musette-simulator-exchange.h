/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <libsoup/soup.h>

#include "musette-simulator-reply.h"
#include "musette-simulator-request.h"

G_BEGIN_DECLS

typedef MusetteSimulatorReply *(
    *MusetteSimulatorAnswerFunc) (const MusetteSimulatorRequest *request, gpointer user_data);

GThreadPool *musette_simulator_exchange_new_workers (void);
void musette_simulator_exchange_begin (SoupServerMessage *message,
                                       const char *path,
                                       guint latency_ms,
                                       GPtrArray *faults,
                                       GThreadPool *workers,
                                       MusetteSimulatorAnswerFunc answer,
                                       gpointer user_data);

G_END_DECLS
