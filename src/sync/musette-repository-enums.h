/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteAccountState:
 * @MUSETTE_ACCOUNT_STATE_UNKNOWN: the keyring has not answered yet
 * @MUSETTE_ACCOUNT_STATE_SIGNED_OUT: there is no key
 * @MUSETTE_ACCOUNT_STATE_SIGNED_IN: there is a key, and the service has not refused it
 * @MUSETTE_ACCOUNT_STATE_KEY_REJECTED: the service refused the key; what was read stays readable
 * @MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED: the keyring is locked, so nobody knows whether it holds a
 *   key; musette_repository_unlock_async() asks for its password
 * @MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT: there is no keyring; a key can be kept until Musette ends
 *
 * Where the account stands.
 */
typedef enum
{
  MUSETTE_ACCOUNT_STATE_UNKNOWN,
  MUSETTE_ACCOUNT_STATE_SIGNED_OUT,
  MUSETTE_ACCOUNT_STATE_SIGNED_IN,
  MUSETTE_ACCOUNT_STATE_KEY_REJECTED,
  MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED,
  MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT,
} MusetteAccountState;

/**
 * MusetteConnection:
 * @MUSETTE_CONNECTION_ONLINE: the last request was answered, or none was made yet
 * @MUSETTE_CONNECTION_OFFLINE: the service cannot be reached
 * @MUSETTE_CONNECTION_WAITING: the service asked for a pause; the request is repeated by itself
 * @MUSETTE_CONNECTION_ERROR: the service answered, but with a failure of its own
 *
 * How the service is doing.
 */
typedef enum
{
  MUSETTE_CONNECTION_ONLINE,
  MUSETTE_CONNECTION_OFFLINE,
  MUSETTE_CONNECTION_WAITING,
  MUSETTE_CONNECTION_ERROR,
} MusetteConnection;

#define MUSETTE_TYPE_ACCOUNT_STATE (musette_account_state_get_type ())
GType musette_account_state_get_type (void);

#define MUSETTE_TYPE_CONNECTION (musette_connection_get_type ())
GType musette_connection_get_type (void);

G_END_DECLS
