/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

GBytes *musette_ride_csv_new (MusetteTimeline *timeline);

G_END_DECLS
