/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo-plan.h"
#include "musette-interval-detection.h"

G_BEGIN_DECLS

GArray *musette_demo_intervals_new (const MusetteDemoPlanned *planned,
                                    MusetteTimeline *timeline,
                                    const MusetteThresholds *thresholds);

G_END_DECLS
