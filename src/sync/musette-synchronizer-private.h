/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-client.h"
#include "musette-clock.h"
#include "musette-connection-monitor.h"
#include "musette-synchronizer.h"

G_BEGIN_DECLS

MusetteSynchronizer *_musette_synchronizer_new (MusetteClock *clock,
                                                MusetteConnectionMonitor *monitor,
                                                MusetteActivityList *activities);
void _musette_synchronizer_set_source (MusetteSynchronizer *self,
                                       MusetteClient *client,
                                       const char *athlete_id);
void _musette_synchronizer_set_pending (MusetteSynchronizer *self, guint n_pending);

G_END_DECLS
