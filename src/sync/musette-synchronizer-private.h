/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-client.h"
#include "musette-clock.h"
#include "musette-connection-monitor.h"
#include "musette-store-keeper.h"
#include "musette-synchronizer.h"

G_BEGIN_DECLS

/**
 * MusetteSynchronizerWantFunc:
 * @user_data: as given
 *
 * Called when a sync is wanted and nobody knows where to read: finds out whose account it is, and
 * calls _musette_synchronizer_set_source() or _musette_synchronizer_fail() then.
 *
 * Returns: whether there is an account at all
 */
typedef gboolean (*MusetteSynchronizerWantFunc) (gpointer user_data);

MusetteSynchronizer *_musette_synchronizer_new (MusetteClock *clock,
                                                MusetteConnectionMonitor *monitor,
                                                MusetteActivityList *activities,
                                                MusetteStoreKeeper *keeper);
void _musette_synchronizer_set_want (MusetteSynchronizer *self,
                                     MusetteSynchronizerWantFunc want,
                                     gpointer user_data);
void _musette_synchronizer_set_network (MusetteSynchronizer *self, GNetworkMonitor *network);
gboolean _musette_synchronizer_set_source (MusetteSynchronizer *self,
                                           MusetteClient *client,
                                           const char *athlete_id,
                                           const char *real_athlete);
void _musette_synchronizer_fail (MusetteSynchronizer *self, const GError *error);
void _musette_synchronizer_set_pending (MusetteSynchronizer *self, guint n_pending);

G_END_DECLS
