/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

void musette_distance_from_speed (const float *mps, gsize n, double *metres);
void musette_distance_from_track (const double *latitude,
                                  const double *longitude,
                                  const MusetteSegment *segments,
                                  guint n_segments,
                                  double *metres);
void musette_distance_to_speed (const double *metres,
                                const MusetteSegment *segments,
                                guint n_segments,
                                float *mps);

G_END_DECLS
