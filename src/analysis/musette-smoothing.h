/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

void musette_smooth (const float *values,
                     gsize n,
                     const MusetteSegment *segments,
                     guint n_segments,
                     guint window_s,
                     float *smoothed);

G_END_DECLS
