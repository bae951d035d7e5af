/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MUSETTE_MAX_ZONES 16

/**
 * MusetteThresholds:
 * @ftp_w: functional threshold power in W, 0 = not known (then nothing is guessed)
 * @cp_w: critical power in W, 0 = use @ftp_w
 * @w_prime_j: W' in J, 0 = not known
 * @lthr_bpm: threshold heart rate in bpm, 0 = not known
 * @max_hr_bpm: maximum heart rate in bpm, 0 = not known
 * @resting_hr_bpm: resting heart rate in bpm, 0 = not known
 * @weight_kg: weight in kg, 0 = not known
 * @threshold_pace_mps: threshold speed in m/s, 0 = not known
 * @n_power_zones: number of power zones, 0 = the classic seven
 * @power_zones: upper ends in percent of FTP, the last is 999
 * @n_hr_zones: number of heart-rate zones, 0 = from @lthr_bpm
 * @hr_zones: upper ends in bpm, the last is the maximum heart rate
 * @n_pace_zones: number of pace zones, 0 = the service's default
 * @pace_zones: upper ends in percent of threshold speed, the last is 999
 * @sweet_spot_min: lower end of the sweet spot in percent of FTP
 * @sweet_spot_max: upper end of the sweet spot in percent of FTP
 *
 * What an athlete's numbers are measured against. A plain value: copy it by assignment.
 */
typedef struct
{
  double ftp_w;
  double cp_w;
  double w_prime_j;
  double lthr_bpm;
  double max_hr_bpm;
  double resting_hr_bpm;
  double weight_kg;
  double threshold_pace_mps;
  guint n_power_zones;
  double power_zones[MUSETTE_MAX_ZONES];
  guint n_hr_zones;
  double hr_zones[MUSETTE_MAX_ZONES];
  guint n_pace_zones;
  double pace_zones[MUSETTE_MAX_ZONES];
  double sweet_spot_min;
  double sweet_spot_max;
} MusetteThresholds;

void musette_thresholds_init (MusetteThresholds *self);

G_END_DECLS
