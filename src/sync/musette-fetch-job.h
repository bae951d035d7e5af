/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-cache.h"
#include "musette-client.h"
#include "musette-connection-monitor.h"
#include "musette-edits.h"
#include "musette-fetch.h"

G_BEGIN_DECLS

/**
 * MusetteFetchSource:
 * @client: (nullable): the service, %NULL without an account
 * @athlete_id: (nullable): whose data
 * @cache: where read data is kept
 * @activities: knows what was changed here
 * @monitor: hears how the requests end
 * @session: cancelled when the account changes, so that a late reply is not kept for another
 * @edits: (nullable): what was changed here and is laid over what is found
 *
 * Where a fetch looks.
 */
typedef struct
{
  MusetteClient *client;
  const char *athlete_id;
  MusetteCache *cache;
  MusetteActivityList *activities;
  MusetteConnectionMonitor *monitor;
  GCancellable *session;
  MusetteEdits *edits;
} MusetteFetchSource;

MusetteFetch *musette_fetch_job_start (const MusetteFetchSource *source,
                                       MusetteCacheKind kind,
                                       const char *key,
                                       const char *curves);

G_END_DECLS
