/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-cache.h"
#include "musette-client.h"
#include "musette-connection-monitor.h"
#include "musette-fetch.h"
#include "musette-history.h"
#include "musette-library.h"
#include "musette-outbox.h"
#include "musette-step.h"

G_BEGIN_DECLS

typedef struct _MusetteStore MusetteStore;

#define MUSETTE_TYPE_EDITS (musette_edits_get_type ())
G_DECLARE_FINAL_TYPE (MusetteEdits, musette_edits, MUSETTE, EDITS, GObject)

MusetteEdits *musette_edits_new (MusetteActivityList *activities,
                                 MusetteCache *cache,
                                 MusetteConnectionMonitor *monitor);
void musette_edits_set_service (MusetteEdits *self, MusetteClient *client, const char *athlete_id);
void musette_edits_set_store (MusetteEdits *self, MusetteStore *store);
void musette_edits_clear (MusetteEdits *self);
void musette_edits_settle (MusetteEdits *self);
void musette_edits_set_patience (MusetteEdits *self, double factor);

MusetteOutbox *musette_edits_get_outbox (MusetteEdits *self);
MusetteHistory *musette_edits_get_history (MusetteEdits *self);
MusetteLibrary *musette_edits_get_library (MusetteEdits *self);
gboolean musette_edits_is_saved (MusetteEdits *self);
gboolean musette_edits_apply (MusetteEdits *self, MusetteStep *step, GError **error);

GObject *
musette_edits_show (MusetteEdits *self, const char *id, MusetteFetch *fetch, GObject *record);

G_END_DECLS
