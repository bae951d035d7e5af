/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MUSETTE_CLIMB_BAROMETER_M:
 *
 * Hysteresis of the altitude gain for barometric data in m.
 */
#define MUSETTE_CLIMB_BAROMETER_M 3.0

/**
 * MUSETTE_CLIMB_GPS_M:
 *
 * Hysteresis of the altitude gain for heights that come from GPS alone in m.
 */
#define MUSETTE_CLIMB_GPS_M 10.0

/**
 * MusetteAltitudeSummary:
 * @min_m: lowest altitude in m
 * @max_m: highest altitude in m
 * @gain_m: gain with 3 m of hysteresis
 * @loss_m: loss with 3 m of hysteresis
 * @gain_fine_m: gain with 1 m of hysteresis
 *
 * The altitude of a ride, from its samples.
 */
typedef struct
{
  double min_m;
  double max_m;
  double gain_m;
  double loss_m;
  double gain_fine_m;
} MusetteAltitudeSummary;

gboolean musette_altitude_summarize (MusetteTimeline *timeline, MusetteAltitudeSummary *out);
void musette_altitude_gain (const double *metres,
                            gsize n,
                            double hysteresis_m,
                            double *gain_m,
                            double *loss_m);
gboolean musette_altitude_grade (MusetteTimeline *timeline, float *grade_percent);

G_END_DECLS
