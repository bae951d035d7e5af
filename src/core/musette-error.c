/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-error.h"

#include <gio/gio.h>

/* The formatter would put spaces into the names. */
/* clang-format off */
G_DEFINE_QUARK (musette-api-error-quark, musette_api_error)
G_DEFINE_QUARK (musette-account-error-quark, musette_account_error)
G_DEFINE_QUARK (musette-store-error-quark, musette_store_error)
G_DEFINE_QUARK (musette-recording-error-quark, musette_recording_error)
G_DEFINE_QUARK (musette-json-error-quark, musette_json_error)
/* clang-format on */

/**
 * musette_api_error_is_refused:
 * @error: why a request failed
 *
 * Returns: whether the service said no, with a status of 4xx: nothing was changed, and the same
 *   request will be refused again unless something else changes. Too many requests (429) are no
 *   refusal.
 */
gboolean
musette_api_error_is_refused (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  if (error->domain != MUSETTE_API_ERROR)
    return FALSE;
  switch ((MusetteApiError) error->code)
    {
    case MUSETTE_API_ERROR_UNAUTHORIZED:
    case MUSETTE_API_ERROR_FORBIDDEN:
    case MUSETTE_API_ERROR_NOT_FOUND:
    case MUSETTE_API_ERROR_CONFLICT:
    case MUSETTE_API_ERROR_INVALID:
      return TRUE;
    case MUSETTE_API_ERROR_RATE_LIMITED:
    case MUSETTE_API_ERROR_SERVER:
    case MUSETTE_API_ERROR_PROTOCOL:
    case MUSETTE_API_ERROR_WEB_PAGE:
    case MUSETTE_API_ERROR_UNCLEAR:
    default:
      return FALSE;
    }
}

/**
 * musette_api_error_is_unreachable:
 * @error: why a request failed
 *
 * Returns: whether the service could not be reached. When the request was a change, nothing of it
 *   was sent.
 */
gboolean
musette_api_error_is_unreachable (const GError *error)
{
  static const int codes[] = { G_IO_ERROR_CONNECTION_REFUSED,  G_IO_ERROR_HOST_UNREACHABLE,
                               G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_HOST_NOT_FOUND,
                               G_IO_ERROR_CONNECTION_CLOSED,   G_IO_ERROR_NOT_CONNECTED,
                               G_IO_ERROR_TIMED_OUT,           G_IO_ERROR_PROXY_FAILED,
                               G_IO_ERROR_PROXY_AUTH_FAILED,   G_IO_ERROR_PROXY_NEED_AUTH,
                               G_IO_ERROR_PROXY_NOT_ALLOWED,   G_IO_ERROR_BROKEN_PIPE };

  g_return_val_if_fail (error != NULL, FALSE);

  if (error->domain == G_RESOLVER_ERROR || error->domain == G_TLS_ERROR)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

/**
 * musette_api_error_is_unclear:
 * @error: why a change failed, not why reading failed
 *
 * A change that ended in a timeout, a broken connection, a status of 5xx, an answer that is not
 * understood, or was cancelled, may have been done: look before sending it again.
 *
 * Returns: whether nobody knows if the change was done
 */
gboolean
musette_api_error_is_unclear (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_SERVER)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_WEB_PAGE)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNCLEAR)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
