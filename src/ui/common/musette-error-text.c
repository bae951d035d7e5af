/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-error-text.h"

#include <glib/gi18n.h>

#include "musette-error.h"

/* Errors are declared below the interface and put into words here: what happened, and what to do.
 */

static const char *
get_api_text (int code)
{
  switch (code)
    {
    case MUSETTE_API_ERROR_UNAUTHORIZED:
      return _ ("Intervals.icu did not accept the key. Check it, or make a new one on the settings "
                "page.");
    case MUSETTE_API_ERROR_FORBIDDEN:
      return _ ("Intervals.icu does not allow this with your key. Check the athlete’s ID.");
    case MUSETTE_API_ERROR_NOT_FOUND:
      return _ ("It is not at Intervals.icu any more.");
    case MUSETTE_API_ERROR_RATE_LIMITED:
      return _ ("Intervals.icu limits how much can be asked at once. Try again in a minute.");
    case MUSETTE_API_ERROR_SERVER:
      return _ ("Intervals.icu has a problem of its own. Try again later.");
    case MUSETTE_API_ERROR_PROTOCOL:
      return _ ("The answer came broken or incomplete. Nothing of it was used. Try again.");
    case MUSETTE_API_ERROR_WEB_PAGE:
      return _ ("A web page came in place of data. The network may want you to log in: open a web "
                "browser, then try again.");
    case MUSETTE_API_ERROR_UNCLEAR:
      return _ ("The connection broke while a change was sent. It may have been done.");
    default:
      return NULL;
    }
}

static const char *
get_account_text (int code)
{
  switch (code)
    {
    case MUSETTE_ACCOUNT_ERROR_UNAVAILABLE:
      return _ ("This computer has no keyring that could keep the key.");
    case MUSETTE_ACCOUNT_ERROR_LOCKED:
      return _ ("Your keyring is locked.");
    case MUSETTE_ACCOUNT_ERROR_FAILED:
      return _ ("The keyring did not do its work.");
    default:
      return NULL;
    }
}

static const char *
get_store_text (int code)
{
  switch (code)
    {
    case MUSETTE_STORE_ERROR_FULL:
      return _ ("The disk is full. Free some space and try again.");
    case MUSETTE_STORE_ERROR_READ_ONLY:
      return _ ("Musette may not write to its data folder.");
    case MUSETTE_STORE_ERROR_BUSY:
      return _ ("Another program keeps the data on this computer locked. Try again.");
    default:
      return NULL;
    }
}

static gboolean
is_network_error (const GError *error)
{
  static const int codes[] = { G_IO_ERROR_CONNECTION_REFUSED,  G_IO_ERROR_HOST_UNREACHABLE,
                               G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_HOST_NOT_FOUND,
                               G_IO_ERROR_CONNECTION_CLOSED,   G_IO_ERROR_NOT_CONNECTED };

  if (error->domain == G_RESOLVER_ERROR)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

static const char *
get_text (const GError *error)
{
  if (error->domain == MUSETTE_API_ERROR)
    return get_api_text (error->code);
  if (error->domain == MUSETTE_ACCOUNT_ERROR)
    return get_account_text (error->code);
  if (error->domain == MUSETTE_STORE_ERROR)
    return get_store_text (error->code);
  if (is_network_error (error))
    return _ ("Intervals.icu cannot be reached. Check your network connection.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return _ ("Intervals.icu did not answer in time. Try again.");
  if (error->domain == G_TLS_ERROR)
    return _ ("The connection to the service is not safe, so nothing was sent. Check the server "
              "address.");
  return NULL;
}

/**
 * musette_error_text_dup:
 * @error: an error
 *
 * Returns: (transfer full): a translated sentence or two for people
 */
char *
musette_error_text_dup (const GError *error)
{
  const char *text;

  g_return_val_if_fail (error != NULL, NULL);

  text = get_text (error);
  return g_strdup (text != NULL ? text : error->message);
}

static const char *
get_file_text (const GError *error)
{
  if (error->domain != MUSETTE_RECORDING_ERROR)
    return NULL;
  switch (error->code)
    {
    case MUSETTE_RECORDING_ERROR_EMPTY:
      return _ ("The file is empty. Copy it from the device once more.");
    case MUSETTE_RECORDING_ERROR_FORMAT:
      return _ ("The file is of no kind that Musette can read. It reads .fit, .tcx and .gpx files "
                "and streams of Intervals.icu.");
    case MUSETTE_RECORDING_ERROR_NOT_ACTIVITY:
      return _ ("The file holds something else than a recorded activity.");
    case MUSETTE_RECORDING_ERROR_NO_SAMPLES:
      return _ ("The file holds no recorded point.");
    case MUSETTE_RECORDING_ERROR_REFUSED:
      return _ ("The file was refused because its content could do harm.");
    default:
      return NULL;
    }
}

/**
 * musette_error_text_dup_file_problem:
 * @error: why @file could not be read
 * @file: a file
 *
 * Returns: (transfer full): what happened to which file, what it means and what to do
 */
char *
musette_error_text_dup_file_problem (const GError *error, GFile *file)
{
  g_autofree char *name = NULL;
  const char *text;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_parse_name (file);
  text = get_file_text (error);
  if (text == NULL)
    return g_strdup_printf ("%s\n\n%s", error->message, name);
  return g_strdup_printf ("%s\n\n%s\n%s", text, name, error->message);
}
