/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-repository-enums.h"

/* clang-format off */
G_DEFINE_ENUM_TYPE (MusetteAccountState, musette_account_state,
  G_DEFINE_ENUM_VALUE (MUSETTE_ACCOUNT_STATE_UNKNOWN, "unknown"),
  G_DEFINE_ENUM_VALUE (MUSETTE_ACCOUNT_STATE_SIGNED_OUT, "signed-out"),
  G_DEFINE_ENUM_VALUE (MUSETTE_ACCOUNT_STATE_SIGNED_IN, "signed-in"),
  G_DEFINE_ENUM_VALUE (MUSETTE_ACCOUNT_STATE_KEY_REJECTED, "key-rejected"),
  G_DEFINE_ENUM_VALUE (MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED, "keyring-locked"),
  G_DEFINE_ENUM_VALUE (MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT, "keyring-absent"))

G_DEFINE_ENUM_TYPE (MusetteConnection, musette_connection,
  G_DEFINE_ENUM_VALUE (MUSETTE_CONNECTION_ONLINE, "online"),
  G_DEFINE_ENUM_VALUE (MUSETTE_CONNECTION_OFFLINE, "offline"),
  G_DEFINE_ENUM_VALUE (MUSETTE_CONNECTION_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (MUSETTE_CONNECTION_ERROR, "error"))
/* clang-format on */
