/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MUSETTE_MOVING_MPS:
 *
 * From this speed on, 1 km/h, a second counts as moving.
 */
#define MUSETTE_MOVING_MPS (1 / 3.6)

/**
 * MusetteNpStart:
 * @MUSETTE_NP_START_GROWING: the first 29 means are over the seconds there are (the service)
 * @MUSETTE_NP_START_ZERO: every mean is divided by 30, as older programs do
 *
 * What the 30 s mean of normalized power does before 30 s have passed.
 */
typedef enum
{
  MUSETTE_NP_START_GROWING,
  MUSETTE_NP_START_ZERO,
} MusetteNpStart;

/**
 * MusettePowerSummary:
 * @seconds: recorded seconds
 * @missing_samples: samples without power, which count as 0 W
 * @moving_s: seconds at 1 km/h or more, 0 without a speed channel
 * @average_w: mean with zeros, W
 * @average_nonzero_w: mean of the seconds above 0 W, NaN when there is none
 * @max_w: highest second, W
 * @work_j: work, J
 * @np_w: normalized power, not rounded
 * @np_zero_start_w: the same with every mean divided by 30
 * @np_moving_w: the same over the moving seconds only, NaN when there are none
 * @xpower_w: xPower, W
 *
 * The power numbers of a ride that need no threshold.
 */
typedef struct
{
  guint seconds;
  guint missing_samples;
  guint moving_s;
  double average_w;
  double average_nonzero_w;
  double max_w;
  double work_j;
  double np_w;
  double np_zero_start_w;
  double np_moving_w;
  double xpower_w;
} MusettePowerSummary;

gboolean musette_power_summarize (MusetteTimeline *timeline, MusettePowerSummary *out);

double musette_power_normalized (const float *watts,
                                 gsize n,
                                 const MusetteSegment *segments,
                                 guint n_segments,
                                 MusetteNpStart start);
void musette_power_window_means (const float *watts,
                                 gsize n,
                                 const MusetteSegment *segments,
                                 guint n_segments,
                                 MusetteNpStart start,
                                 double *means);
double musette_power_normalized_from_means (const double *means, gsize n);
double musette_power_xpower (const float *watts,
                             gsize n,
                             const MusetteSegment *segments,
                             guint n_segments);
double musette_power_work (const float *watts, gsize n);
double musette_power_work_above (const float *watts, gsize n, double limit_w);
double musette_power_torque (double watts, double cadence_rpm);

double musette_power_intensity (double np_w, double ftp_w);
double musette_power_load (double np_w, double ftp_w, double seconds);
double musette_power_intensity_rounded (double np_w, double ftp_w);
double musette_power_load_rounded (double np_w, double ftp_w, double seconds);
double musette_load_intensity (double load, double seconds);

G_END_DECLS
