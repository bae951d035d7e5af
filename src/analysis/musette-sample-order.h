/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

G_BEGIN_DECLS

/**
 * MusetteSampleCounts:
 * @merged: samples that went into another one of the same second
 * @backward_steps: how often the time stepped backward
 * @untimed: samples without a usable time, which are left out
 *
 * What putting samples in order came across.
 */
typedef struct
{
  guint merged;
  guint backward_steps;
  guint untimed;
} MusetteSampleCounts;

MusetteStreamSet *musette_sample_order (MusetteStreamSet *streams, MusetteSampleCounts *counts);

G_END_DECLS
