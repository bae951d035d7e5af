/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-synchronizer-enums.h"

/* clang-format off */
G_DEFINE_ENUM_TYPE (MusetteSyncState, musette_sync_state,
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_STATE_IDLE, "idle"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_STATE_SYNCING, "syncing"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_STATE_PENDING, "pending"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_STATE_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_STATE_OFFLINE, "offline"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_STATE_ERROR, "error"))

G_DEFINE_ENUM_TYPE (MusetteSyncRange, musette_sync_range,
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_RANGE_YEAR, "year"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_RANGE_THREE_YEARS, "three-years"),
  G_DEFINE_ENUM_VALUE (MUSETTE_SYNC_RANGE_EVERYTHING, "everything"))
/* clang-format on */
