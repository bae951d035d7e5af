/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-retry-policy.h"

#include <libsoup/soup.h>

#define FIRST_DELAY_S 1.0
#define MAX_DELAY_S 60.0
#define MAX_RETRY_AFTER_S 900.0

/* Pure functions: what to do after a failed GET. Nothing but a GET is ever repeated, because a
 * write whose answer was lost may have been done. */

/**
 * musette_retry_policy_retries_status:
 * @status: an HTTP status
 *
 * Returns: whether the same request may succeed later: 429, 502, 503 and 504
 */
gboolean
musette_retry_policy_retries_status (guint status)
{
  return status == 429 || (status >= 502 && status <= 504);
}

/**
 * musette_retry_policy_retries_error:
 * @error: what the transport reported
 *
 * A connection that broke may hold the next time. One that could not be made, or stayed silent,
 * says that we are offline: then people want to know at once.
 *
 * Returns: whether to try again
 */
gboolean
musette_retry_policy_retries_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

static gboolean
read_retry_after (const char *text, gint64 now_unix, double *delay_s)
{
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (text == NULL)
    return FALSE;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    *delay_s = (double) seconds;
  else
    {
      date = soup_date_time_new_from_http_string (text);
      if (date == NULL)
        return FALSE;
      *delay_s = (double) MAX (0, g_date_time_to_unix (date) - now_unix);
    }
  return TRUE;
}

/**
 * musette_retry_policy_get_delay:
 * @attempt: how many attempts failed so far, from 1
 * @retry_after: (nullable): the `Retry-After` header, in seconds or as a date
 * @now_unix: the time in seconds since 1970 UTC
 * @delay_s: (out): how long to wait in s
 *
 * Waits 1 s, then twice as long each time, at most a minute; what the server asks for wins, up to a
 * quarter of an hour.
 *
 * Returns: %FALSE when it is time to give up
 */
gboolean
musette_retry_policy_get_delay (guint attempt,
                                const char *retry_after,
                                gint64 now_unix,
                                double *delay_s)
{
  g_return_val_if_fail (attempt > 0 && delay_s != NULL, FALSE);

  if (attempt > MUSETTE_RETRY_MAX_ATTEMPTS)
    return FALSE;
  if (read_retry_after (retry_after, now_unix, delay_s))
    return *delay_s <= MAX_RETRY_AFTER_S;
  *delay_s = MIN (FIRST_DELAY_S * (1 << (attempt - 1)), MAX_DELAY_S);
  return TRUE;
}
