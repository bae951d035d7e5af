/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Single things of the athlete's, read one by one. */
#include "musette-repository-data.h"

#include "musette-activity-thresholds.h"
#include "musette-fetch-job.h"

static MusetteFetchSource
get_source (MusetteRepository *self)
{
  return (MusetteFetchSource){
    .client = musette_account_get_client (self->account),
    .athlete_id = musette_account_get_athlete_id (self->account),
    .cache = MUSETTE_CACHE (self->cache),
    .activities = self->activities,
    .monitor = self->monitor,
    .session = self->session,
    .edits = self->edits,
  };
}

/**
 * musette_repository_fetch_activity:
 * @self: the data door
 * @id: an activity's id
 *
 * Returns: (transfer full): a fetch of a whole #MusetteActivity with its intervals
 */
MusetteFetch *
musette_repository_fetch_activity (MusetteRepository *self, const char *id)
{
  const MusetteFetchSource source = get_source (self);

  g_return_val_if_fail (id != NULL, NULL);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_ACTIVITY, id, NULL);
}

/**
 * musette_repository_fetch_streams:
 * @self: the data door
 * @id: an activity's id
 *
 * Returns: (transfer full): a fetch of a #MusetteStreamSet with all channels
 */
MusetteFetch *
musette_repository_fetch_streams (MusetteRepository *self, const char *id)
{
  const MusetteFetchSource source = get_source (self);

  g_return_val_if_fail (id != NULL, NULL);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_STREAMS, id, NULL);
}

/**
 * musette_repository_fetch_sport_settings:
 * @self: the data door
 *
 * Returns: (transfer full): a fetch of a #GListModel of #MusetteSportSettings
 */
MusetteFetch *
musette_repository_fetch_sport_settings (MusetteRepository *self)
{
  const MusetteFetchSource source = get_source (self);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_SPORT_SETTINGS, NULL, NULL);
}

/**
 * musette_repository_fetch_gear:
 * @self: the data door
 *
 * Returns: (transfer full): a fetch of a #GListModel of #MusetteGear
 */
MusetteFetch *
musette_repository_fetch_gear (MusetteRepository *self)
{
  const MusetteFetchSource source = get_source (self);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_GEAR, NULL, NULL);
}

/**
 * musette_repository_fetch_power_curves:
 * @self: the data door
 * @type: the service's type, for instance "Ride"
 * @curves: periods joined by commas, for instance "42d,1y"
 *
 * Returns: (transfer full): a fetch of a #GListModel of #MusettePowerCurve
 */
MusetteFetch *
musette_repository_fetch_power_curves (MusetteRepository *self,
                                       const char *type,
                                       const char *curves)
{
  const MusetteFetchSource source = get_source (self);

  g_return_val_if_fail (type != NULL && curves != NULL, NULL);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_POWER_CURVES, type, curves);
}

/**
 * musette_repository_get_thresholds:
 * @self: the data door
 * @activity: an activity
 * @out: (out): what its numbers are measured against
 *
 * The activity's own values as they were on its day, and the athlete's settings for what it does
 * not know.
 *
 * Returns: whether there is any threshold
 */
gboolean
musette_repository_get_thresholds (MusetteRepository *self,
                                   MusetteActivity *activity,
                                   MusetteThresholds *out)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return musette_activity_thresholds_get (activity, musette_repository_get_athlete (self), out);
}

/**
 * musette_repository_get_sport_thresholds:
 * @self: the data door
 * @type: (nullable): the service's type, for instance "Ride"
 * @indoor: whether the indoor FTP counts
 * @out: (out): today's values of the athlete
 *
 * For files that are not in the account.
 *
 * Returns: whether there is any threshold
 */
gboolean
musette_repository_get_sport_thresholds (MusetteRepository *self,
                                         const char *type,
                                         gboolean indoor,
                                         MusetteThresholds *out)
{
  MusetteAthlete *athlete;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  musette_thresholds_init (out);
  athlete = musette_repository_get_athlete (self);
  if (athlete != NULL)
    musette_athlete_get_thresholds (athlete, type, indoor, out);
  return musette_activity_thresholds_is_known (out);
}
