/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-zones.h"

#include <math.h>
#include <string.h>

#include "musette-series.h"

static const double classic_power_zones[] = { 55, 75, 90, 105, 120, 150, 999 };
static const double default_pace_zones[] = { 77.5, 87.7, 94.3, 100, 103.4, 111.5, 999 };

/* Where Friel's second to seventh zones start, in percent of threshold heart rate. */
static const double ride_hr_starts[] = { 81, 90, 94, 100, 103, 106 };
static const double run_hr_starts[] = { 85, 90, 95, 100, 103, 106 };

/* The last zone has no upper end, whatever its percentage says. */
static void
set_tops_from_percent (MusetteZoneTimes *self,
                       const double *percent,
                       guint n,
                       double threshold,
                       gboolean whole)
{
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      double top = threshold * percent[i] / 100;

      self->tops[i] = whole ? floor (top) : top;
    }
  self->tops[n - 1] = INFINITY;
}

/**
 * musette_zones_init_power:
 * @self: (out): zone times, all zero
 * @thresholds: the athlete's thresholds
 *
 * Upper ends are whole watts, rounded down and inclusive.
 *
 * Returns: whether FTP is known; without it there are no zones
 */
gboolean
musette_zones_init_power (MusetteZoneTimes *self, const MusetteThresholds *thresholds)
{
  g_return_val_if_fail (self != NULL && thresholds != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (!(thresholds->ftp_w > 0))
    return FALSE;
  if (thresholds->n_power_zones > 0)
    set_tops_from_percent (self, thresholds->power_zones,
                           MIN (thresholds->n_power_zones, MUSETTE_MAX_ZONES), thresholds->ftp_w,
                           TRUE);
  else
    set_tops_from_percent (self, classic_power_zones, G_N_ELEMENTS (classic_power_zones),
                           thresholds->ftp_w, TRUE);
  self->has_sweet_spot = thresholds->sweet_spot_max > thresholds->sweet_spot_min;
  self->sweet_spot_min = floor (thresholds->ftp_w * thresholds->sweet_spot_min / 100);
  self->sweet_spot_max = floor (thresholds->ftp_w * thresholds->sweet_spot_max / 100);
  return TRUE;
}

static void
set_given_hr_tops (MusetteZoneTimes *self, const MusetteThresholds *thresholds)
{
  self->n = MIN (thresholds->n_hr_zones, MUSETTE_MAX_ZONES);
  for (guint i = 0; i < self->n; i++)
    self->tops[i] = thresholds->hr_zones[i];
}

/**
 * musette_zones_init_heart_rate:
 * @self: (out): zone times, all zero
 * @thresholds: the athlete's thresholds
 * @kind: which of Friel's tables is used when no zones are given
 *
 * Upper ends are inclusive. The last is the maximum heart rate when that is known; what is higher
 * still counts in the last zone.
 *
 * Returns: whether zones or a threshold heart rate are known; without them there are no zones
 */
gboolean
musette_zones_init_heart_rate (MusetteZoneTimes *self,
                               const MusetteThresholds *thresholds,
                               MusetteHrZoneKind kind)
{
  const double *starts = kind == MUSETTE_HR_ZONES_RUN ? run_hr_starts : ride_hr_starts;
  guint n = G_N_ELEMENTS (ride_hr_starts);

  g_return_val_if_fail (self != NULL && thresholds != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (thresholds->n_hr_zones > 0)
    {
      set_given_hr_tops (self, thresholds);
      return TRUE;
    }
  if (!(thresholds->lthr_bpm > 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    self->tops[i] = musette_round_half_up (thresholds->lthr_bpm * starts[i] / 100) - 1;
  self->tops[n] = thresholds->max_hr_bpm > self->tops[n - 1] ? thresholds->max_hr_bpm : INFINITY;
  self->n = n + 1;
  return TRUE;
}

/**
 * musette_zones_init_pace:
 * @self: (out): zone times, all zero
 * @thresholds: the athlete's thresholds
 *
 * Returns: whether threshold pace is known; without it there are no zones
 */
gboolean
musette_zones_init_pace (MusetteZoneTimes *self, const MusetteThresholds *thresholds)
{
  g_return_val_if_fail (self != NULL && thresholds != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (!(thresholds->threshold_pace_mps > 0))
    return FALSE;
  if (thresholds->n_pace_zones > 0)
    set_tops_from_percent (self, thresholds->pace_zones,
                           MIN (thresholds->n_pace_zones, MUSETTE_MAX_ZONES),
                           thresholds->threshold_pace_mps, FALSE);
  else
    set_tops_from_percent (self, default_pace_zones, G_N_ELEMENTS (default_pace_zones),
                           thresholds->threshold_pace_mps, FALSE);
  return TRUE;
}

/* Counts how many seconds are above each upper end: no branch depends on the data, and the loop
 * over the zones is short. */
static void
count (MusetteZoneTimes *self, const float *values, gsize n, double lowest, gboolean round)
{
  guint above[MUSETTE_MAX_ZONES + 1] = { 0 };
  guint total = 0;

  if (self->n == 0)
    return;
  for (gsize i = 0; i < n; i++)
    {
      double value = round ? floor (values[i] + 0.5) : values[i];

      /* false for NaN, which is a missing value */
      if (!(value >= lowest))
        continue;
      total++;
      for (guint zone = 0; zone + 1 < self->n; zone++)
        above[zone] += value > self->tops[zone];
      self->sweet_spot_s
          += self->has_sweet_spot && value >= self->sweet_spot_min && value <= self->sweet_spot_max;
    }
  self->seconds[0] += total - (self->n > 1 ? above[0] : 0);
  for (guint zone = 1; zone < self->n; zone++)
    self->seconds[zone] += above[zone - 1] - (zone + 1 < self->n ? above[zone] : 0);
  self->total_s += total;
}

/**
 * musette_zones_count_power:
 * @self: power zones
 * @watts: (array length=n): 1 Hz power in W
 * @n: its length
 *
 * Adds the seconds of @watts, each rounded half up. 0 W counts in the first zone.
 */
void
musette_zones_count_power (MusetteZoneTimes *self, const float *watts, gsize n)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (watts != NULL || n == 0);

  count (self, watts, n, -INFINITY, TRUE);
}

/**
 * musette_zones_count_heart_rate:
 * @self: heart-rate zones
 * @bpm: (array length=n): 1 Hz heart rate, missing or 0 is left out
 * @n: its length
 *
 * Adds the seconds of @bpm, each rounded half up.
 */
void
musette_zones_count_heart_rate (MusetteZoneTimes *self, const float *bpm, gsize n)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (bpm != NULL || n == 0);

  count (self, bpm, n, 1, TRUE);
}

/**
 * musette_zones_count_pace:
 * @self: pace zones
 * @mps: (array length=n): 1 Hz speed in m/s, standing still is left out
 * @n: its length
 *
 * Adds the moving seconds of @mps.
 */
void
musette_zones_count_pace (MusetteZoneTimes *self, const float *mps, gsize n)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mps != NULL || n == 0);

  count (self, mps, n, (float) (1 / 3.6), FALSE);
}

/**
 * musette_zones_find:
 * @self: zones
 * @value: a value in their unit
 *
 * Returns: the number of its zone, counted from 1; 0 when there are no zones
 */
guint
musette_zones_find (const MusetteZoneTimes *self, double value)
{
  guint zone = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->n == 0 || isnan (value))
    return 0;
  while (zone + 1 < self->n && value > self->tops[zone])
    zone++;
  return zone + 1;
}
