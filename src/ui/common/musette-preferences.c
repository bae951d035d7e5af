/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-preferences.h"

#include <langinfo.h>

/* What the settings mean. The keys themselves are bound where they are edited. */

enum
{
  UNITS_ACCOUNT,
  UNITS_METRIC,
  UNITS_IMPERIAL,
};

static MusetteUnits
get_units_of_locale (void)
{
  const char *measurement = nl_langinfo (_NL_MEASUREMENT_MEASUREMENT);

  return measurement != NULL && measurement[0] == 2 ? MUSETTE_UNITS_IMPERIAL : MUSETTE_UNITS_METRIC;
}

/**
 * musette_preferences_get_units:
 * @settings: the settings of the application
 * @athlete: (nullable): who is signed in
 *
 * Returns: the units to show: those chosen here, else those of the account, else those of the
 *   computer's language
 */
MusetteUnits
musette_preferences_get_units (GSettings *settings, MusetteAthlete *athlete)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), MUSETTE_UNITS_METRIC);

  switch (g_settings_get_enum (settings, "units"))
    {
    case UNITS_METRIC:
      return MUSETTE_UNITS_METRIC;
    case UNITS_IMPERIAL:
      return MUSETTE_UNITS_IMPERIAL;
    case UNITS_ACCOUNT:
    default:
      return athlete != NULL ? musette_athlete_get_units (athlete) : get_units_of_locale ();
    }
}

/**
 * musette_preferences_get_thresholds:
 * @settings: the settings of the application
 * @thresholds: (out): the values that were entered for files opened without an account
 *
 * What was not entered is 0, "not known", and then nothing is guessed from it.
 */
void
musette_preferences_get_thresholds (GSettings *settings, MusetteThresholds *thresholds)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (thresholds != NULL);

  musette_thresholds_init (thresholds);
  thresholds->ftp_w = g_settings_get_int (settings, "ftp");
  thresholds->w_prime_j = g_settings_get_int (settings, "w-prime");
  thresholds->lthr_bpm = g_settings_get_int (settings, "lthr");
  thresholds->max_hr_bpm = g_settings_get_int (settings, "max-hr");
  thresholds->resting_hr_bpm = g_settings_get_int (settings, "resting-hr");
  thresholds->weight_kg = g_settings_get_double (settings, "weight");
}
