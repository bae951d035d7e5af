/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-client.h"
#include "musette-connection-monitor.h"
#include "musette-journal.h"
#include "musette-kept-files.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SENDER (musette_sender_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSender, musette_sender, MUSETTE, SENDER, GObject)

MusetteSender *musette_sender_new (MusetteOutbox *outbox,
                                   MusetteJournal *journal,
                                   MusetteConnectionMonitor *monitor);
void
musette_sender_set_service (MusetteSender *self, MusetteClient *client, const char *athlete_id);
void musette_sender_set_store_path (MusetteSender *self, const char *path);
void musette_sender_set_time_factor (MusetteSender *self, double factor);
MusetteKeptFiles *musette_sender_get_files (MusetteSender *self);

G_END_DECLS
