/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-thresholds.h"

#include <math.h>
#include <string.h>

/* NaN and 0 both say that the activity does not know. */
static void
override (double *target, double own)
{
  if (own > 0)
    *target = own;
}

static void
override_zones (guint *n_target, double *target, const double *own, guint n_own)
{
  const guint n = MIN (n_own, MUSETTE_MAX_ZONES);

  if (n == 0)
    return;
  memcpy (target, own, n * sizeof (double));
  *n_target = n;
}

/* The indoor FTP counts on the trainer and in virtual worlds. */
static gboolean
is_indoor (MusetteActivity *activity)
{
  const char *type = musette_activity_get_activity_type (activity);

  return musette_activity_is_trainer (activity)
         || (type != NULL && g_str_has_prefix (type, "Virtual"));
}

/**
 * musette_activity_thresholds_get:
 * @activity: an activity
 * @athlete: (nullable): its athlete, %NULL when that is not known
 * @out: (out): what its numbers are measured against
 *
 * The activity's own FTP, threshold heart rate and zones, as they were on its day; what it does not
 * know comes from today's sport settings of the athlete. What nobody knows is left open.
 *
 * Returns: whether there is any threshold
 */
gboolean
musette_activity_thresholds_get (MusetteActivity *activity,
                                 MusetteAthlete *athlete,
                                 MusetteThresholds *out)
{
  const double *zones;
  guint n;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  musette_thresholds_init (out);
  if (athlete != NULL)
    musette_athlete_get_thresholds (athlete, musette_activity_get_activity_type (activity),
                                    is_indoor (activity), out);
  override (&out->ftp_w, musette_activity_get_ftp_w (activity));
  override (&out->w_prime_j, musette_activity_get_w_prime_j (activity));
  override (&out->lthr_bpm, musette_activity_get_lthr_bpm (activity));
  override (&out->max_hr_bpm, musette_activity_get_athlete_max_hr_bpm (activity));
  override (&out->resting_hr_bpm, musette_activity_get_resting_hr_bpm (activity));
  override (&out->weight_kg, musette_activity_get_weight_kg (activity));
  override (&out->threshold_pace_mps, musette_activity_get_threshold_pace_mps (activity));
  zones = musette_activity_get_power_zones (activity, &n);
  override_zones (&out->n_power_zones, out->power_zones, zones, n);
  zones = musette_activity_get_hr_zones (activity, &n);
  override_zones (&out->n_hr_zones, out->hr_zones, zones, n);
  zones = musette_activity_get_pace_zones (activity, &n);
  override_zones (&out->n_pace_zones, out->pace_zones, zones, n);
  return musette_activity_thresholds_is_known (out);
}

/**
 * musette_activity_thresholds_is_known:
 * @thresholds: thresholds
 *
 * Returns: whether one of them is known
 */
gboolean
musette_activity_thresholds_is_known (const MusetteThresholds *thresholds)
{
  g_return_val_if_fail (thresholds != NULL, FALSE);

  return thresholds->ftp_w > 0 || thresholds->lthr_bpm > 0 || thresholds->max_hr_bpm > 0
         || thresholds->threshold_pace_mps > 0;
}
