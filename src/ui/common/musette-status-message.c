/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-status-message.h"

#include <glib/gi18n.h>

/**
 * musette_status_message_for:
 * @account: where the account stands
 * @connection: how the service is doing
 * @demo: whether the demo athlete is shown
 *
 * A window has one banner: the message comes first that the user can do most about.
 *
 * Returns: what to say
 */
MusetteStatusMessage
musette_status_message_for (MusetteAccountState account,
                            MusetteConnection connection,
                            gboolean demo)
{
  if (account == MUSETTE_ACCOUNT_STATE_KEY_REJECTED)
    return (MusetteStatusMessage){ _ ("Intervals.icu did not accept the key."), _ ("_Enter Key"),
                                   "win.sign-in" };
  if (account == MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED)
    return (MusetteStatusMessage){ _ ("Your keyring is locked, so your key cannot be read."),
                                   _ ("_Unlock"), "win.unlock" };
  if (connection == MUSETTE_CONNECTION_OFFLINE)
    return (MusetteStatusMessage){ _ ("Working offline. What was fetched can still be read."),
                                   _ ("_Try Again"), "win.refresh" };
  if (connection == MUSETTE_CONNECTION_ERROR)
    return (MusetteStatusMessage){ _ ("Intervals.icu has a problem. Nothing is lost."),
                                   _ ("_Try Again"), "win.refresh" };
  if (demo)
    return (MusetteStatusMessage){ _ ("Demo athlete. Nothing is sent."), _ ("_Sign In"),
                                   "win.sign-in" };
  return (MusetteStatusMessage){ NULL, NULL, NULL };
}
