/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording.h"
#include "musette-timeline.h"

G_BEGIN_DECLS

GArray *musette_ride_pauses_find (MusetteRecording *recording, MusetteTimeline *timeline);

G_END_DECLS
