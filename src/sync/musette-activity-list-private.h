/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-cache.h"
#include "musette-client.h"
#include "musette-clock.h"
#include "musette-connection-monitor.h"

G_BEGIN_DECLS

MusetteActivityList *_musette_activity_list_new (MusetteClock *clock,
                                                 MusetteCache *cache,
                                                 MusetteConnectionMonitor *monitor);
void _musette_activity_list_set_source (MusetteActivityList *self,
                                        MusetteClient *client,
                                        const char *athlete_id);
void _musette_activity_list_put (MusetteActivityList *self, MusetteActivity *activity);
void _musette_activity_list_remove (MusetteActivityList *self, const char *id);
void _musette_activity_list_clear (MusetteActivityList *self);

G_END_DECLS
