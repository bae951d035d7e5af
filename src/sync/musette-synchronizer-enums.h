/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteSyncState:
 * @MUSETTE_SYNC_STATE_IDLE: what is here is what the service had at the last sync
 * @MUSETTE_SYNC_STATE_SYNCING: data is being read
 * @MUSETTE_SYNC_STATE_PENDING: nothing is being read, but changes wait to be sent
 * @MUSETTE_SYNC_STATE_WAITING: the service asked for a pause; it goes on by itself
 * @MUSETTE_SYNC_STATE_OFFLINE: the service cannot be reached; it is tried again by itself
 * @MUSETTE_SYNC_STATE_ERROR: the last sync ended with a failure that a network does not explain
 *
 * What the synchronizer does.
 */
typedef enum
{
  MUSETTE_SYNC_STATE_IDLE,
  MUSETTE_SYNC_STATE_SYNCING,
  MUSETTE_SYNC_STATE_PENDING,
  MUSETTE_SYNC_STATE_WAITING,
  MUSETTE_SYNC_STATE_OFFLINE,
  MUSETTE_SYNC_STATE_ERROR,
} MusetteSyncState;

/**
 * MusetteSyncRange:
 * @MUSETTE_SYNC_RANGE_YEAR: the last year
 * @MUSETTE_SYNC_RANGE_THREE_YEARS: the last three years
 * @MUSETTE_SYNC_RANGE_EVERYTHING: all that the service has
 *
 * How far back activities are kept on this computer.
 */
typedef enum
{
  MUSETTE_SYNC_RANGE_YEAR,
  MUSETTE_SYNC_RANGE_THREE_YEARS,
  MUSETTE_SYNC_RANGE_EVERYTHING,
} MusetteSyncRange;

#define MUSETTE_TYPE_SYNC_STATE (musette_sync_state_get_type ())
GType musette_sync_state_get_type (void);

#define MUSETTE_TYPE_SYNC_RANGE (musette_sync_range_get_type ())
GType musette_sync_range_get_type (void);

G_END_DECLS
