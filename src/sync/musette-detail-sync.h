/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-client.h"
#include "musette-connection-monitor.h"
#include "musette-request-budget.h"
#include "musette-store-keeper.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_DETAIL_SYNC (musette_detail_sync_get_type ())
G_DECLARE_FINAL_TYPE (MusetteDetailSync, musette_detail_sync, MUSETTE, DETAIL_SYNC, GObject)

MusetteDetailSync *musette_detail_sync_new (MusetteActivityList *activities,
                                            MusetteStoreKeeper *keeper,
                                            MusetteConnectionMonitor *monitor);
void musette_detail_sync_set_parallel (MusetteDetailSync *self, guint parallel);
void musette_detail_sync_forget (MusetteDetailSync *self, const char *budget);
void musette_detail_sync_add_old (MusetteDetailSync *self, GPtrArray *ids);
void musette_detail_sync_start (MusetteDetailSync *self, MusetteClient *client);
void musette_detail_sync_stop (MusetteDetailSync *self);
gboolean musette_detail_sync_is_running (MusetteDetailSync *self);
guint musette_detail_sync_get_done (MusetteDetailSync *self);
guint musette_detail_sync_get_total (MusetteDetailSync *self);
guint musette_detail_sync_get_pause_s (MusetteDetailSync *self);

#define MUSETTE_DETAIL_SYNC_BUDGET_KEY "requests"

G_END_DECLS
