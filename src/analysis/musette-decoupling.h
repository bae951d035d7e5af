/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteDecoupling:
 * @first_w: mean power of the first half over the seconds with a heart rate, W
 * @first_bpm: mean heart rate of the first half, bpm
 * @second_w: the same for the second half
 * @second_bpm: the same for the second half
 * @percent: how much less power a beat gives in the second half, in percent
 *
 * Drift of the heart rate against power over the whole ride.
 */
typedef struct
{
  double first_w;
  double first_bpm;
  double second_w;
  double second_bpm;
  double percent;
} MusetteDecoupling;

gboolean
musette_decoupling_compute (const float *watts, const float *bpm, gsize n, MusetteDecoupling *out);

G_END_DECLS
