/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-sync-text.h"

#include <glib/gi18n.h>

#include "musette-format.h"

static MusetteLocalTime
to_local_time (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);

  return moment != NULL ? seconds + g_date_time_get_utc_offset (moment) / G_TIME_SPAN_SECOND
                        : MUSETTE_LOCAL_TIME_NONE;
}

static char *
say_pending (guint n_pending)
{
  return g_strdup_printf (
      ngettext ("%u change waits to be sent", "%u changes wait to be sent", n_pending), n_pending);
}

/**
 * musette_sync_text_state:
 * @state: what the synchronizer does
 * @n_pending: how many changes wait to be sent
 * @waiting_s: how long the service wants a pause, in s
 *
 * Returns: (transfer full): the same in a few words
 */
char *
musette_sync_text_state (MusetteSyncState state, guint n_pending, guint waiting_s)
{
  switch (state)
    {
    case MUSETTE_SYNC_STATE_SYNCING:
      return g_strdup (_ ("Fetching from Intervals.icu…"));
    case MUSETTE_SYNC_STATE_PENDING:
      return say_pending (MAX (n_pending, 1));
    case MUSETTE_SYNC_STATE_WAITING:
      return g_strdup_printf (ngettext ("Waiting %u second (limit of Intervals.icu)",
                                        "Waiting %u seconds (limit of Intervals.icu)", waiting_s),
                              waiting_s);
    case MUSETTE_SYNC_STATE_OFFLINE:
      return g_strdup (_ ("Offline"));
    case MUSETTE_SYNC_STATE_ERROR:
      return g_strdup (_ ("The last sync failed"));
    case MUSETTE_SYNC_STATE_IDLE:
    default:
      return n_pending > 0 ? say_pending (n_pending) : g_strdup (_ ("Up to date"));
    }
}

/**
 * musette_sync_text_last:
 * @last_sync_s: when all was read last, in s since 1970 UTC; 0 for never
 * @now_s: now, in s since 1970 UTC
 *
 * Returns: (transfer full): when that was, as people say it
 */
char *
musette_sync_text_last (gint64 last_sync_s, gint64 now_s)
{
  MusetteLocalTime last = to_local_time (last_sync_s);
  MusetteDate day = musette_local_time_get_date (last);
  MusetteDate today = musette_local_time_get_date (to_local_time (now_s));
  g_autofree char *time = NULL;
  g_autofree char *date = NULL;

  if (last_sync_s <= 0)
    return g_strdup (_ ("Never synced"));
  time = musette_format_time_of_day (last);
  if (day == today)
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("Last synced today at %s"), time);
  if (day == today - 1)
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("Last synced yesterday at %s"), time);
  date = musette_format_date_long (day);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("Last synced on %s"), date);
}

/**
 * musette_sync_text_remaining:
 * @remaining_s: how long it still takes about, in s; 0 when nobody knows
 *
 * Returns: (transfer full) (nullable): the same in a few words, %NULL when nobody knows
 */
char *
musette_sync_text_remaining (guint remaining_s)
{
  const guint minutes = (remaining_s + 30) / 60;

  if (remaining_s == 0)
    return NULL;
  if (remaining_s < 60)
    return g_strdup (_ ("less than a minute left"));
  return g_strdup_printf (ngettext ("about %u minute left", "about %u minutes left", minutes),
                          minutes);
}

/**
 * musette_sync_text_offline:
 * @n_pending: how many changes wait to be sent
 *
 * Returns: (transfer full): what a banner says without a network
 */
char *
musette_sync_text_offline (guint n_pending)
{
  if (n_pending == 0)
    return g_strdup (_ ("Working offline. What was fetched can still be read."));
  return g_strdup_printf (ngettext ("Working offline. %u change will be sent later.",
                                    "Working offline. %u changes will be sent later.", n_pending),
                          n_pending);
}

/**
 * musette_sync_text_get_icon:
 * @state: what the synchronizer does
 *
 * Returns: (transfer none): the name of its icon
 */
const char *
musette_sync_text_get_icon (MusetteSyncState state)
{
  switch (state)
    {
    case MUSETTE_SYNC_STATE_PENDING:
      return "mail-send-symbolic";
    case MUSETTE_SYNC_STATE_WAITING:
      return "document-open-recent-symbolic";
    case MUSETTE_SYNC_STATE_OFFLINE:
      return "network-offline-symbolic";
    case MUSETTE_SYNC_STATE_ERROR:
      return "dialog-warning-symbolic";
    case MUSETTE_SYNC_STATE_SYNCING:
    case MUSETTE_SYNC_STATE_IDLE:
    default:
      return "view-refresh-symbolic";
    }
}
