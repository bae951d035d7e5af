/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-chips.h"

#include <glib/gi18n.h>

#include "musette-format.h"

/* Less than this share of a ride without power is noise, not missing data. */
#define MISSING_SHARE 0.02

static void
add_power (GStrvBuilder *chips, MusetteRideView *view, MusetteTimeline *timeline)
{
  MusetteRideAnalysis *analysis = musette_ride_view_get_analysis (view);
  const MusettePowerSummary *power
      = analysis != NULL ? musette_ride_analysis_get_power (analysis) : NULL;
  guint n = musette_timeline_get_n_samples (timeline);
  g_autofree char *share = NULL;
  g_autofree char *chip = NULL;

  if (!musette_timeline_has_power (timeline))
    {
      if (musette_sport_from_type (musette_ride_view_get_sport_type (view)) == MUSETTE_SPORT_RIDE)
        g_strv_builder_add (chips, _ ("Power missing"));
      return;
    }
  if (power == NULL || n == 0 || power->missing_samples < n * MISSING_SHARE)
    return;
  share = musette_format_percent (100.0 * power->missing_samples / n, 0);
  /* Translators: how much of a ride has no power, as in "Power missing in 12 %" */
  chip = g_strdup_printf (_ ("Power missing in %s"), share);
  g_strv_builder_add (chips, chip);
}

static void
add_recording (GStrvBuilder *chips, MusetteTimeline *timeline)
{
  guint stops = musette_timeline_get_gaps_over_30s (timeline);

  if (!musette_timeline_has_heartrate (timeline))
    g_strv_builder_add (chips, _ ("Heart rate missing"));
  if (stops > 0)
    {
      g_autofree char *chip = g_strdup_printf (ngettext ("%u stop", "%u stops", stops), stops);

      g_strv_builder_add (chips, chip);
    }
}

static void
add_flags (GStrvBuilder *chips, MusetteActivity *activity)
{
  if (musette_activity_is_race (activity))
    g_strv_builder_add (chips, _ ("Race"));
  if (musette_activity_is_commute (activity))
    g_strv_builder_add (chips, _ ("Commute"));
  if (musette_activity_is_trainer (activity))
    g_strv_builder_add (chips, _ ("Indoor"));
}

/**
 * musette_ride_chips_new:
 * @view: a ride
 *
 * Returns: (transfer full): a few words each about what is special or missing
 */
GStrv
musette_ride_chips_new (MusetteRideView *view)
{
  g_autoptr (GStrvBuilder) chips = g_strv_builder_new ();
  MusetteTimeline *timeline;
  MusetteActivity *activity;

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  timeline = musette_ride_view_get_timeline (view);
  activity = musette_ride_view_get_activity (view);
  if (activity != NULL)
    add_flags (chips, activity);
  if (timeline != NULL)
    {
      add_power (chips, view, timeline);
      add_recording (chips, timeline);
    }
  return g_strv_builder_end (chips);
}
