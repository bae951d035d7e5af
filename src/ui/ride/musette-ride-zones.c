/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-zones.h"

#include <glib/gi18n.h>
#include <math.h>

/* The limits of zones and the seconds in them, wherever they come from. */
typedef struct
{
  guint n;
  double tops[MUSETTE_MAX_ZONES];
  double seconds[MUSETTE_MAX_ZONES];
  double sweet_spot_s; /* negative = there is none */
} Zones;

static void
take_own (Zones *zones, const MusetteZoneTimes *times)
{
  zones->n = times->n;
  zones->sweet_spot_s = times->has_sweet_spot ? (double) times->sweet_spot_s : -1;
  for (guint i = 0; i < times->n; i++)
    {
      zones->tops[i] = times->tops[i];
      zones->seconds[i] = times->seconds[i];
    }
}

static const MusetteZoneTimes *
get_own (MusetteRideView *view, MusetteZoneKind kind)
{
  MusetteRideAnalysis *analysis = musette_ride_view_get_analysis (view);

  if (analysis == NULL)
    return NULL;
  switch (kind)
    {
    case MUSETTE_ZONE_HEARTRATE:
      return musette_ride_analysis_get_hr_zones (analysis);
    case MUSETTE_ZONE_PACE:
      return musette_ride_analysis_get_pace_zones (analysis);
    case MUSETTE_ZONE_POWER:
    default:
      return musette_ride_analysis_get_power_zones (analysis);
    }
}

/* Seconds that the service gives with names: "Z1" … and "SS", which lies across other zones. */
static gboolean
take_service_power (Zones *zones, MusetteActivity *activity)
{
  guint n_times;
  guint n_tops;
  const MusetteZoneTime *times = musette_activity_get_power_zone_times (activity, &n_times);
  const double *tops = musette_activity_get_power_zones (activity, &n_tops);
  double ftp_w = musette_activity_get_ftp_w (activity);

  if (n_times == 0 || n_tops == 0 || !(ftp_w > 0))
    return FALSE;
  zones->n = MIN (n_tops, MUSETTE_MAX_ZONES);
  zones->sweet_spot_s = -1;
  for (guint i = 0; i < zones->n; i++)
    {
      zones->tops[i] = tops[i] >= 999 ? INFINITY : floor (ftp_w * tops[i] / 100);
      zones->seconds[i] = 0;
    }
  for (guint i = 0; i < n_times; i++)
    {
      guint64 number
          = g_str_has_prefix (times[i].id, "Z") ? g_ascii_strtoull (times[i].id + 1, NULL, 10) : 0;

      if (g_str_equal (times[i].id, "SS"))
        zones->sweet_spot_s = times[i].secs;
      else if (number >= 1 && number <= zones->n)
        zones->seconds[number - 1] = times[i].secs;
    }
  return TRUE;
}

static gboolean
take_service_list (Zones *zones,
                   const double *tops,
                   guint n_tops,
                   const double *secs,
                   guint n_secs,
                   double scale)
{
  if (n_tops == 0 || n_secs < n_tops || isnan (scale))
    return FALSE;
  zones->n = MIN (n_tops, MUSETTE_MAX_ZONES);
  zones->sweet_spot_s = -1;
  for (guint i = 0; i < zones->n; i++)
    {
      zones->tops[i] = scale != 1 && tops[i] >= 999 ? INFINITY : tops[i] * scale;
      zones->seconds[i] = secs[i];
    }
  return TRUE;
}

/* The zones of an activity at its time belong to the activity; the service's numbers come first. */
static gboolean
take_service (Zones *zones, MusetteActivity *activity, MusetteZoneKind kind)
{
  guint n_tops;
  guint n_secs;
  const double *tops;
  const double *secs;

  switch (kind)
    {
    case MUSETTE_ZONE_HEARTRATE:
      tops = musette_activity_get_hr_zones (activity, &n_tops);
      secs = musette_activity_get_hr_zone_times (activity, &n_secs);
      return take_service_list (zones, tops, n_tops, secs, n_secs, 1);
    case MUSETTE_ZONE_PACE:
      tops = musette_activity_get_pace_zones (activity, &n_tops);
      secs = musette_activity_get_pace_zone_times (activity, &n_secs);
      return take_service_list (zones, tops, n_tops, secs, n_secs,
                                musette_activity_get_threshold_pace_mps (activity) / 100);
    case MUSETTE_ZONE_POWER:
    default:
      return take_service_power (zones, activity);
    }
}

static char *
format_limit (double value, MusetteZoneKind kind, MusetteRideView *view, MusetteUnits units)
{
  MusetteSport sport = musette_sport_from_type (musette_ride_view_get_sport_type (view));

  if (kind == MUSETTE_ZONE_POWER)
    return musette_format_power (value);
  if (kind == MUSETTE_ZONE_HEARTRATE)
    return musette_format_heartrate (value);
  return musette_format_pace (value, musette_pace_units_for_sport (sport, units));
}

/* A range names its unit once, behind the second number. */
static void
strip_unit (char *text)
{
  char *space = g_strrstr (text, MUSETTE_THIN_SPACE);

  if (space != NULL)
    *space = '\0';
}

/* Power and heart rate are whole numbers, so a zone begins one above the top of the one before. A
 * slow pace is a long time: there the lowest zone has the greatest numbers. */
static char *
format_range (const Zones *zones,
              guint i,
              MusetteZoneKind kind,
              MusetteRideView *view,
              MusetteUnits units)
{
  gboolean pace = kind == MUSETTE_ZONE_PACE;
  g_autofree char *top = format_limit (zones->tops[i], kind, view, units);
  g_autofree char *bottom = NULL;

  if (i == 0)
    return g_strdup_printf ("%s\u202f%s", pace ? ">" : "≤", top);
  bottom = format_limit (zones->tops[i - 1] + (pace ? 0 : 1), kind, view, units);
  if (!isfinite (zones->tops[i]))
    return g_strdup_printf ("%s\u202f%s", pace ? "<" : "≥", bottom);
  strip_unit (bottom);
  return g_strdup_printf ("%s–%s", bottom, top);
}

static const char *
get_empty_text (MusetteRideView *view, MusetteZoneKind kind)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (view);

  switch (kind)
    {
    case MUSETTE_ZONE_HEARTRATE:
      if (timeline != NULL && !musette_timeline_has_heartrate (timeline))
        return _ ("No heart rate in this ride");
      return _ ("No heart-rate zones: the threshold heart rate is not known");
    case MUSETTE_ZONE_PACE:
      return _ ("No pace zones: the threshold pace is not known");
    case MUSETTE_ZONE_POWER:
    default:
      if (timeline != NULL && !musette_timeline_has_power (timeline))
        return _ ("No power in this ride");
      return _ ("No power zones: the FTP is not known");
    }
}

/**
 * musette_ride_zones_new:
 * @view: a ride
 * @kind: what the zones are measured in
 * @units: how paces are shown
 *
 * Returns: (transfer full): rows for the zone bars: the service's when it gives them, else ours;
 *   without rows it says why
 */
MusetteZoneBarsData *
musette_ride_zones_new (MusetteRideView *view, MusetteZoneKind kind, MusetteUnits units)
{
  MusetteActivity *activity;
  const MusetteZoneTimes *own;
  MusetteZoneBarsData *data;
  Zones zones = { .sweet_spot_s = -1 };

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  activity = musette_ride_view_get_activity (view);
  own = get_own (view, kind);
  if ((activity == NULL || !take_service (&zones, activity, kind)) && own != NULL)
    take_own (&zones, own);
  data = musette_zone_bars_data_new (zones.n, zones.n == 0 ? get_empty_text (view, kind) : NULL);
  data->sweet_spot_s = zones.sweet_spot_s;
  for (guint i = 0; i < zones.n; i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Z%u"), i + 1);
      g_autofree char *range = format_range (&zones, i, kind, view, units);

      musette_zone_bars_data_set (data, i, name, range, zones.seconds[i]);
    }
  return data;
}
