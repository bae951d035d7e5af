/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * Block:
 * @secs: how long
 * @value: what it holds
 *
 * A stretch of a made-up ride.
 */
typedef struct
{
  guint secs;
  double value;
} Block;

float *fixture_series (const Block *blocks, guint n_blocks, gsize *n);
void fixture_append (MusetteStreamSet *set,
                     MusetteChannel channel,
                     gint32 from_s,
                     guint secs,
                     double value);
MusetteTimeline *
fixture_timeline (MusetteChannel channel, const Block *blocks, guint n_blocks, gint32 stop_s);

#define assert_near(value, expected, tolerance)                                                    \
  g_assert_cmpfloat_with_epsilon ((value), (expected), (tolerance))

G_END_DECLS
