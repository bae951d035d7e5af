/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-client.h"
#include "musette-connection-monitor.h"
#include "musette-store-keeper.h"
#include "musette-sync-plan.h"

G_BEGIN_DECLS

/**
 * MusetteListSyncSource:
 * @client: the service
 * @athlete_id: whose lists, "0" for the owner of the key
 * @real_athlete: (nullable): whose rows these must be, when that is known
 *
 * Where lists are read.
 */
typedef struct
{
  MusetteClient *client;
  const char *athlete_id;
  const char *real_athlete;
} MusetteListSyncSource;

#define MUSETTE_TYPE_LIST_SYNC (musette_list_sync_get_type ())
G_DECLARE_FINAL_TYPE (MusetteListSync, musette_list_sync, MUSETTE, LIST_SYNC, GObject)

MusetteListSync *musette_list_sync_new (MusetteActivityList *activities,
                                        MusetteStoreKeeper *keeper,
                                        MusetteConnectionMonitor *monitor);
void musette_list_sync_set_known (MusetteListSync *self, const char *text);
void musette_list_sync_set_wish (MusetteListSync *self, MusetteDate today, MusetteSyncRange range);
void musette_list_sync_start (MusetteListSync *self,
                              const MusetteListSyncSource *source,
                              MusetteDate today,
                              MusetteSyncRange range,
                              gboolean full);
void musette_list_sync_stop (MusetteListSync *self);
gboolean musette_list_sync_is_running (MusetteListSync *self);
gboolean musette_list_sync_is_complete (MusetteListSync *self);
guint musette_list_sync_get_done (MusetteListSync *self);
guint musette_list_sync_get_total (MusetteListSync *self);
GPtrArray *musette_list_sync_steal_changed (MusetteListSync *self);

#define MUSETTE_LIST_SYNC_STATE_KEY "lists"
#define MUSETTE_LIST_SYNC_TIME_KEY "last-sync"

G_END_DECLS
