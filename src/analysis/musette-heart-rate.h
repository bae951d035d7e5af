/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-thresholds.h"

G_BEGIN_DECLS

/**
 * MUSETTE_N_EDWARDS_ZONES:
 *
 * The zones of Edwards' load: 50-60-70-80-90-100 % of the maximum.
 */
#define MUSETTE_N_EDWARDS_ZONES 5

/**
 * MusetteHeartRateSummary:
 * @seconds: seconds with a heart rate above 0
 * @average_bpm: mean over those seconds
 * @min_bpm: lowest
 * @max_bpm: highest
 *
 * The heart rate of a ride.
 */
typedef struct
{
  guint seconds;
  double average_bpm;
  double min_bpm;
  double max_bpm;
} MusetteHeartRateSummary;

gboolean musette_heart_rate_summarize (const float *bpm, gsize n, MusetteHeartRateSummary *out);
double musette_trimp (double seconds, double average_bpm, double resting_bpm, double max_bpm);
double musette_trimp_series (const float *bpm, gsize n, double resting_bpm, double max_bpm);
double musette_edwards_load (const double minutes[MUSETTE_N_EDWARDS_ZONES]);
double musette_edwards_series (const float *bpm, gsize n, double max_bpm);
double musette_hrss (double trimp, double resting_bpm, double max_bpm, double lthr_bpm);
double musette_heart_rate_recovery (const float *bpm, gsize n);

G_END_DECLS
