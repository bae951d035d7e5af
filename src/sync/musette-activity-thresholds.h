/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-athlete.h"

G_BEGIN_DECLS

gboolean musette_activity_thresholds_get (MusetteActivity *activity,
                                          MusetteAthlete *athlete,
                                          MusetteThresholds *out);
gboolean musette_activity_thresholds_is_known (const MusetteThresholds *thresholds);

G_END_DECLS
