/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-client.h"
#include "musette-repository-enums.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CONNECTION_MONITOR (musette_connection_monitor_get_type ())
G_DECLARE_FINAL_TYPE (MusetteConnectionMonitor,
                      musette_connection_monitor,
                      MUSETTE,
                      CONNECTION_MONITOR,
                      GObject)

MusetteConnectionMonitor *musette_connection_monitor_new (void);
void musette_connection_monitor_watch (MusetteConnectionMonitor *self, MusetteClient *client);
void musette_connection_monitor_begin (MusetteConnectionMonitor *self);
void musette_connection_monitor_end (MusetteConnectionMonitor *self, const GError *error);

MusetteConnection musette_connection_monitor_get_state (MusetteConnectionMonitor *self);
const char *musette_connection_monitor_get_message (MusetteConnectionMonitor *self);
guint musette_connection_monitor_get_waiting_s (MusetteConnectionMonitor *self);
gboolean musette_connection_monitor_get_busy (MusetteConnectionMonitor *self);

G_END_DECLS
