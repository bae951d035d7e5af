/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Durations that are searched together, starts that are searched together, and how many blocks of
 * starts are bounded together. */
#define MUSETTE_ENERGY_GROUP 16
#define MUSETTE_ENERGY_BLOCK 64
#define MUSETTE_ENERGY_STRIDE 16

/* What stands for "nothing": far below any energy, yet finite. */
#define MUSETTE_ENERGY_NONE -1e300

void musette_energy_kernel_search (const double *starts, gsize duration, double *highest);
guint musette_energy_kernel_find (const double *starts, gsize duration, double energy);
void musette_energy_kernel_bound (const double *ends,
                                  const double *starts,
                                  gsize n_strides,
                                  double *bounds);
void musette_energy_kernel_chunk_maxima (const double *values, gsize n_chunks, double *maxima);
void musette_energy_kernel_block_minima (const double *values, gsize n_blocks, double *minima);

G_END_DECLS
