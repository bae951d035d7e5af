/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* How far a sync is and how long it will take, in numbers and in words. */
#include "musette-synchronizer-work.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-format.h"

/* A month takes a third of a second about, with what the service allows. */
#define MONTHS_A_SECOND 3
#define EVERYTHING_MONTHS 120

#define MEASURED_STEPS 3

static void
set_text (MusetteSynchronizer *self, char *text)
{
  g_autofree char *own = text;

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&own);
  g_object_notify (G_OBJECT (self), "text");
}

static char *
describe_lists (MusetteSynchronizer *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->activities));
  const MusetteDate oldest = musette_activity_list_get_oldest (self->activities);
  g_autofree char *month = NULL;
  g_autofree char *number = NULL;

  if (musette_list_sync_is_complete (self->lists))
    return g_strdup (_ ("Looking for changes"));
  if (oldest == G_MAXINT32)
    return g_strdup (_ ("Fetching activities"));
  month = musette_format_month (oldest);
  number = musette_format_number (n, 0);
  /* Translators: the first %s is a number, the second a month and year: "1,234 activities, back to
   * March 2024" */
  return g_strdup_printf (ngettext ("%s activity, back to %s", "%s activities, back to %s", n),
                          number, month);
}

static char *
describe_details (MusetteSynchronizer *self)
{
  g_autofree char *done = musette_format_number (musette_detail_sync_get_done (self->details), 0);
  g_autofree char *total = musette_format_number (musette_detail_sync_get_total (self->details), 0);

  if (musette_detail_sync_get_total (self->details) == 0)
    return g_strdup (_ ("Fetching samples"));
  /* Translators: both are numbers: "Fetching samples: 120 of 2,000" */
  return g_strdup_printf (_ ("Fetching samples: %s of %s"), done, total);
}

static char *
describe (MusetteSynchronizer *self)
{
  const guint pause_s = musette_detail_sync_get_pause_s (self->details);
  const guint minutes = (pause_s + 59) / 60;

  if (musette_list_sync_is_running (self->lists))
    return describe_lists (self);
  if (musette_detail_sync_is_running (self->details))
    return describe_details (self);
  if (pause_s > 0)
    return g_strdup_printf (ngettext ("More samples in %u minute (limit of Intervals.icu)",
                                      "More samples in %u minutes (limit of Intervals.icu)",
                                      minutes),
                            minutes);
  return NULL;
}

static void
measure (MusetteSynchronizer *self)
{
  const guint done = musette_synchronizer_get_done (self);
  const guint total = musette_synchronizer_get_total (self);
  const gint64 took = g_get_monotonic_time () - self->since_us;
  guint remaining_s = 0;

  if (done >= self->since_done + MEASURED_STEPS && total > done)
    remaining_s
        = (guint) ((double) took / G_USEC_PER_SEC * (total - done) / (done - self->since_done)) + 1;
  if (remaining_s == self->remaining_s)
    return;
  self->remaining_s = remaining_s;
  g_object_notify (G_OBJECT (self), "remaining-s");
}

void
_musette_synchronizer_update (MusetteSynchronizer *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify (G_OBJECT (self), "done");
  g_object_notify (G_OBJECT (self), "total");
  g_object_notify (G_OBJECT (self), "fraction");
  set_text (self, describe (self));
  measure (self);
  _musette_synchronizer_notify_state (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_musette_synchronizer_begin_measure (MusetteSynchronizer *self)
{
  self->since_us = g_get_monotonic_time ();
  self->since_done = musette_synchronizer_get_done (self);
}

/**
 * musette_synchronizer_get_done:
 * @self: the synchronizer
 *
 * Returns: how many steps are done
 */
guint
musette_synchronizer_get_done (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  if (musette_list_sync_is_running (self->lists))
    return musette_list_sync_get_done (self->lists);
  return musette_detail_sync_is_running (self->details)
             ? musette_detail_sync_get_done (self->details)
             : 0;
}

/**
 * musette_synchronizer_get_total:
 * @self: the synchronizer
 *
 * Returns: how many steps there are, 0 when nothing is under way or nobody knows
 */
guint
musette_synchronizer_get_total (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  if (musette_list_sync_is_running (self->lists))
    return musette_list_sync_get_total (self->lists);
  return musette_detail_sync_is_running (self->details)
             ? musette_detail_sync_get_total (self->details)
             : 0;
}

/**
 * musette_synchronizer_get_fraction:
 * @self: the synchronizer
 *
 * Returns: how much is done, 0 to 1
 */
double
musette_synchronizer_get_fraction (MusetteSynchronizer *self)
{
  guint total;

  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  total = musette_synchronizer_get_total (self);
  return total > 0 ? MIN (1.0, (double) musette_synchronizer_get_done (self) / total) : 0;
}

/**
 * musette_synchronizer_get_remaining_s:
 * @self: the synchronizer
 *
 * Returns: how long it will still take about, in s; 0 when nobody knows
 */
guint
musette_synchronizer_get_remaining_s (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  return self->remaining_s;
}

/**
 * musette_synchronizer_get_text:
 * @self: the synchronizer
 *
 * Returns: (transfer none) (nullable): what is being done, for people
 */
const char *
musette_synchronizer_get_text (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), NULL);

  return self->text;
}

/**
 * musette_synchronizer_estimate_s:
 * @range: how far back
 *
 * Returns: how long it takes about until the list is filled so far, in s
 */
guint
musette_synchronizer_estimate_s (MusetteSyncRange range)
{
  switch (range)
    {
    case MUSETTE_SYNC_RANGE_YEAR:
      return 12 / MONTHS_A_SECOND;
    case MUSETTE_SYNC_RANGE_THREE_YEARS:
      return 36 / MONTHS_A_SECOND;
    case MUSETTE_SYNC_RANGE_EVERYTHING:
    default:
      return EVERYTHING_MONTHS / MONTHS_A_SECOND;
    }
}
