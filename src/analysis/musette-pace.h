/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MusetteGapModel:
 * @MUSETTE_GAP_NONE: no adjustment
 * @MUSETTE_GAP_MINETTI: energy cost of Minetti et al. 2002
 * @MUSETTE_GAP_STRAVA: a published fit of Strava's later model, which the service offers for runs
 *
 * How speed on a slope is turned into speed on the flat.
 */
typedef enum
{
  MUSETTE_GAP_NONE,
  MUSETTE_GAP_MINETTI,
  MUSETTE_GAP_STRAVA,
} MusetteGapModel;

double musette_gap_factor (MusetteGapModel model, double grade_percent);
double
musette_gap_average (const float *mps, const float *grade_percent, gsize n, MusetteGapModel model);
double musette_pace_load (double gap_mps, double threshold_mps, double seconds);
double musette_swim_load (double mps, double threshold_mps, double seconds);

G_END_DECLS
