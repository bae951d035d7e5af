/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-secret-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "musette-error.h"

/* No bus, no service on it, or a service that has not made a keyring yet. */
static gboolean
is_unavailable (const GError *error)
{
  return error->domain == G_IO_ERROR || error->domain == G_DBUS_ERROR
         || error->domain == G_SPAWN_ERROR;
}

/**
 * musette_secret_error_translate:
 * @error: an error of libsecret
 *
 * Tells the three cases apart that a person can do something about: there is no keyring, it is
 * locked, or it failed in another way.
 *
 * Returns: (transfer full): an error of #MusetteAccountError
 */
GError *
musette_secret_error_translate (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return g_error_new_literal (MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED,
                                _ ("The keyring is locked"));
  if (is_unavailable (error))
    return g_error_new (MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE,
                        /* Translators: %s is the system's own message */
                        _ ("No keyring is available: %s"), error->message);
  return g_error_new (MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_FAILED,
                      /* Translators: %s is the system's own message */
                      _ ("The keyring refused: %s"), error->message);
}
