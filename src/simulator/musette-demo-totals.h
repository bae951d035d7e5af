/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo-form.h"
#include "musette-demo-plan.h"
#include "musette-stream-set.h"
#include "musette-thresholds.h"

G_BEGIN_DECLS

/**
 * MusetteDemoTotals:
 * @channels: a bit per #MusetteChannel that was recorded
 * @n_samples: number of samples, 0 = no recording
 * @elapsed_s: from the first to the last sample
 * @recording_s: recorded seconds
 * @moving_s: moving seconds
 * @coasting_s: moving without pedalling
 * @distance_m: distance, NaN without one
 * @gain_m: altitude gained, NaN without altitude
 * @loss_m: altitude lost
 * @altitude_m: mean, least and greatest altitude
 * @temperature_c: mean, least and greatest temperature, NaN without one
 * @cadence_rpm: mean cadence, NaN without one
 * @speed_mps: mean speed, NaN without one
 * @max_speed_mps: greatest speed
 * @average_w: mean power, NaN without power
 * @np_w: normalized power, rounded
 * @max_w: greatest power
 * @work_j: work
 * @work_above_j: work above FTP
 * @wbal_min_j: least W' left
 * @eftp_w: the estimate of FTP from this ride, NaN when there is none
 * @eftp_secs: the duration it comes from
 * @eftp_from_w: the power of that duration
 * @cp_w: critical power of the three-parameter model, NaN when there is none
 * @cp_w_prime_j: its W'
 * @cp_p_max_w: its greatest power
 * @polarization: polarization index, NaN when there is none
 * @power_secs: seconds in each power zone
 * @sweet_spot_s: seconds in the sweet spot
 * @average_bpm: mean heart rate, NaN without one
 * @max_bpm: greatest heart rate
 * @trimp: Banister's impulse
 * @hr_secs: seconds in each heart-rate zone
 * @decoupling: drift of heart rate against power in percent, NaN when there is none
 * @gap_mps: mean graded speed, NaN without one
 * @pace_secs: seconds in each pace zone
 * @power_load: load from power, NaN without one
 * @hr_load: load from heart rate, NaN without one
 * @pace_load: load from pace, NaN without one
 * @load: the one that counts, 0 when there is none
 * @intensity_percent: intensity, NaN when there is none
 * @interval_summary: (nullable): the hard parts in words, the service's form
 *
 * What the analysis says of one activity. Whole numbers are rounded as the service does.
 */
typedef struct
{
  guint channels;
  guint n_samples;
  guint elapsed_s;
  guint recording_s;
  guint moving_s;
  guint coasting_s;
  double distance_m;
  double gain_m;
  double loss_m;
  double altitude_m[3];
  double temperature_c[3];
  double cadence_rpm;
  double speed_mps;
  double max_speed_mps;
  double average_w;
  double np_w;
  double max_w;
  double work_j;
  double work_above_j;
  double wbal_min_j;
  double eftp_w;
  guint eftp_secs;
  double eftp_from_w;
  double cp_w;
  double cp_w_prime_j;
  double cp_p_max_w;
  double polarization;
  guint power_secs[MUSETTE_DEMO_ZONES];
  guint sweet_spot_s;
  double average_bpm;
  double max_bpm;
  double trimp;
  guint hr_secs[MUSETTE_DEMO_ZONES];
  double decoupling;
  double gap_mps;
  guint pace_secs[MUSETTE_DEMO_ZONES];
  double power_load;
  double hr_load;
  double pace_load;
  double load;
  double intensity_percent;
  GStrv interval_summary;
} MusetteDemoTotals;

void
musette_demo_thresholds (const char *type, const MusetteDemoForm *form, MusetteThresholds *out);
gboolean musette_demo_is_run (const char *type);
MusetteDemoTotals *musette_demo_totals_new (const MusetteDemoPlanned *planned,
                                            const MusetteDemoForm *form,
                                            MusetteStreamSet *streams);
GStrv musette_demo_totals_describe (GArray *groups);
void musette_demo_totals_free (MusetteDemoTotals *self);

G_END_DECLS
