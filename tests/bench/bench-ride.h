/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-view.h"
#include "musette-timeline.h"

G_BEGIN_DECLS

MusetteStreamSet *bench_ride_new_streams (guint seconds);
MusetteTimeline *bench_ride_new (guint seconds);
MusetteRideView *bench_ride_view_new (guint seconds);

G_END_DECLS
