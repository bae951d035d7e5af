/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-status-message.h"

#include <glib/gi18n.h>

#include "musette-sync-text.h"

static void
set (MusetteStatusMessage *self, char *text, const char *button, const char *action)
{
  *self = (MusetteStatusMessage){ .text = text, .button = button, .action = action };
}

static gboolean
set_for_account (MusetteStatusMessage *self, MusetteAccountState account)
{
  switch (account)
    {
    case MUSETTE_ACCOUNT_STATE_KEY_REJECTED:
      set (self, g_strdup (_ ("Intervals.icu did not accept the key.")), _ ("_Enter Key"),
           "win.sign-in");
      return TRUE;
    case MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED:
      set (self, g_strdup (_ ("Your keyring is locked, so your key cannot be read.")),
           _ ("_Unlock"), "win.unlock");
      return TRUE;
    default:
      return FALSE;
    }
}

/* Without an account the service is asked for nothing but to sign in, and the page of that says how
 * it went. */
static gboolean
has_account (MusetteAccountState account)
{
  return account != MUSETTE_ACCOUNT_STATE_SIGNED_OUT
         && account != MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT;
}

static gboolean
set_for_connection (MusetteStatusMessage *self, MusetteConnection connection, guint n_pending)
{
  switch (connection)
    {
    case MUSETTE_CONNECTION_OFFLINE:
      set (self, musette_sync_text_offline (n_pending),
           n_pending > 0 ? _ ("_Show") : _ ("_Try Again"),
           n_pending > 0 ? "win.outbox" : "win.refresh");
      return TRUE;
    case MUSETTE_CONNECTION_ERROR:
      set (self, g_strdup (_ ("Intervals.icu has a problem. Nothing is lost.")), _ ("_Try Again"),
           "win.refresh");
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * musette_status_message_init:
 * @self: (out): what to say
 * @account: where the account stands
 * @connection: how the service is doing
 * @store_message: (nullable): why nothing can be kept on this computer
 * @n_pending: how many changes wait to be sent
 * @demo: whether the demo athlete is shown
 *
 * A window has one banner: the message comes first that the user can do most about.
 */
void
musette_status_message_init (MusetteStatusMessage *self,
                             MusetteAccountState account,
                             MusetteConnection connection,
                             const char *store_message,
                             guint n_pending,
                             gboolean demo)
{
  g_return_if_fail (self != NULL);

  set (self, NULL, NULL, NULL);
  if (set_for_account (self, account))
    return;
  if (store_message != NULL)
    {
      set (self, g_strdup (store_message), NULL, NULL);
      return;
    }
  if (has_account (account) && set_for_connection (self, connection, n_pending))
    return;
  if (demo)
    set (self, g_strdup (_ ("Demo athlete. Nothing is sent.")), _ ("_Sign In"), "win.sign-in");
}

/**
 * musette_status_message_clear:
 * @self: what to say
 */
void
musette_status_message_clear (MusetteStatusMessage *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->text, g_free);
}
