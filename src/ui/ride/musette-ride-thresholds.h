/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-repository.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

MusetteThresholdsOrigin musette_ride_thresholds_find (MusetteRideView *view,
                                                      MusetteRepository *repository,
                                                      GSettings *settings,
                                                      MusetteThresholds *thresholds);

G_END_DECLS
