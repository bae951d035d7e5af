/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-thresholds.h"

#include "musette-preferences.h"

static gboolean
has_any (const MusetteThresholds *thresholds)
{
  return thresholds->ftp_w > 0 || thresholds->lthr_bpm > 0 || thresholds->max_hr_bpm > 0
         || thresholds->weight_kg > 0;
}

static gboolean
is_indoor (const char *type)
{
  return type != NULL && g_str_has_prefix (type, "Virtual");
}

/**
 * musette_ride_thresholds_find:
 * @view: a ride
 * @repository: (nullable): the data door
 * @settings: (nullable): where the athlete's values for files are kept
 * @thresholds: (out): what the ride is measured against
 *
 * The service keeps them with an activity, as they were that day. A file is measured against the
 * account's values of today, without an account against what was entered here.
 *
 * Returns: where they come from
 */
MusetteThresholdsOrigin
musette_ride_thresholds_find (MusetteRideView *view,
                              MusetteRepository *repository,
                              GSettings *settings,
                              MusetteThresholds *thresholds)
{
  MusetteActivity *activity;
  const char *type;

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), MUSETTE_THRESHOLDS_UNKNOWN);
  g_return_val_if_fail (thresholds != NULL, MUSETTE_THRESHOLDS_UNKNOWN);

  activity = musette_ride_view_get_activity (view);
  type = musette_ride_view_get_sport_type (view);
  musette_thresholds_init (thresholds);
  if (activity != NULL && repository != NULL)
    return musette_repository_get_thresholds (repository, activity, thresholds)
               ? MUSETTE_THRESHOLDS_ACTIVITY
               : MUSETTE_THRESHOLDS_UNKNOWN;
  if (repository != NULL && !musette_repository_get_demo (repository)
      && musette_repository_get_sport_thresholds (repository, type, is_indoor (type), thresholds))
    return MUSETTE_THRESHOLDS_ACCOUNT;
  if (settings != NULL)
    musette_preferences_get_thresholds (settings, thresholds);
  return has_any (thresholds) ? MUSETTE_THRESHOLDS_SETTINGS : MUSETTE_THRESHOLDS_UNKNOWN;
}
