/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"
#include "musette-thresholds.h"

G_BEGIN_DECLS

/**
 * MusetteDemoForm:
 * @ftp_w: functional threshold power outdoors, in W
 * @indoor_ftp_w: the same on the trainer, in W
 * @w_prime_j: W' in J
 * @p_max_w: highest power in W
 * @weight_kg: weight in kg
 * @resting_hr_bpm: resting heart rate in bpm
 * @lthr_bpm: threshold heart rate of riding in bpm
 * @run_lthr_bpm: threshold heart rate of running in bpm
 * @max_hr_bpm: maximum heart rate in bpm
 * @run_pace_mps: threshold speed of running in m/s
 * @swim_pace_mps: threshold speed of swimming in m/s
 *
 * What the demo athlete can do on one day.
 */
typedef struct
{
  double ftp_w;
  double indoor_ftp_w;
  double w_prime_j;
  double p_max_w;
  double weight_kg;
  double resting_hr_bpm;
  double lthr_bpm;
  double run_lthr_bpm;
  double max_hr_bpm;
  double run_pace_mps;
  double swim_pace_mps;
} MusetteDemoForm;

/**
 * MUSETTE_DEMO_ZONES:
 *
 * How many zones of each kind the demo athlete has.
 */
#define MUSETTE_DEMO_ZONES 7

void musette_demo_form_at (guint64 seed, MusetteDate date, MusetteDemoForm *out);
double musette_demo_season (MusetteDate date);
const double *musette_demo_form_get_power_zones (void);
const double *musette_demo_form_get_pace_zones (void);
void musette_demo_form_get_hr_zones (const MusetteDemoForm *self, gboolean run, double *tops);

G_END_DECLS
