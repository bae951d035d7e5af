/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-energy-kernel.h"

/* The inner loops of the energy search. This file alone is compiled for finite numbers only, which
 * lets the compiler turn the comparisons into vector instructions: nothing here may see a NaN or an
 * infinity. The loops are written without early exits and with constant lengths for the same
 * reason. */

#define GROUP MUSETTE_ENERGY_GROUP
#define BLOCK MUSETTE_ENERGY_BLOCK
#define STRIDE MUSETTE_ENERGY_STRIDE
#define NONE MUSETTE_ENERGY_NONE

#if defined(__x86_64__)
#define FOR_EACH_CPU __attribute__ ((target_clones ("avx2", "default")))
#else
#define FOR_EACH_CPU
#endif

/**
 * musette_energy_kernel_search:
 * @starts: values at the starts of one block, readable as far as the longest window ends
 * @duration: the shortest duration of the group
 * @highest: (out caller-allocates): for each duration of the group the highest difference between
 *   end and start
 */
FOR_EACH_CPU void
musette_energy_kernel_search (const double *starts, gsize duration, double *highest)
{
  for (guint row = 0; row < GROUP; row += 4)
    {
      const double *ends = starts + duration + row;
      double a = NONE, b = NONE, c = NONE, d = NONE;

      for (guint i = 0; i < BLOCK; i++)
        {
          double to_a = ends[i] - starts[i];
          double to_b = ends[i + 1] - starts[i];
          double to_c = ends[i + 2] - starts[i];
          double to_d = ends[i + 3] - starts[i];

          a = to_a > a ? to_a : a;
          b = to_b > b ? to_b : b;
          c = to_c > c ? to_c : c;
          d = to_d > d ? to_d : d;
        }
      highest[row] = a;
      highest[row + 1] = b;
      highest[row + 2] = c;
      highest[row + 3] = d;
    }
}

/**
 * musette_energy_kernel_find:
 * @starts: values at the starts of one block
 * @duration: a duration
 * @energy: the highest difference in this block
 *
 * Returns: the first start of the block that has it
 */
FOR_EACH_CPU guint
musette_energy_kernel_find (const double *starts, gsize duration, double energy)
{
  const double *ends = starts + duration;
  guint chunk = 0;
  guint at = 0;

  for (; chunk < BLOCK - GROUP; chunk += GROUP)
    {
      double highest = NONE;

      for (guint i = 0; i < GROUP; i++)
        {
          double difference = ends[chunk + i] - starts[chunk + i];

          highest = difference > highest ? difference : highest;
        }
      if (highest >= energy)
        break;
    }
  while (at < GROUP - 1 && ends[chunk + at] - starts[chunk + at] < energy)
    at++;
  return chunk + at;
}

/**
 * musette_energy_kernel_bound:
 * @ends: the highest value among the ends of each block
 * @starts: the lowest value among the starts of each block
 * @n_strides: how many strides of blocks to look at
 * @bounds: (out caller-allocates): the highest bound among the blocks of each stride
 */
FOR_EACH_CPU void
musette_energy_kernel_bound (const double *ends,
                             const double *starts,
                             gsize n_strides,
                             double *bounds)
{
  for (gsize stride = 0; stride < n_strides; stride++)
    {
      double highest = NONE;

      for (guint i = 0; i < STRIDE; i++)
        {
          double bound = ends[i] - starts[i];

          highest = bound > highest ? bound : highest;
        }
      bounds[stride] = highest;
      ends += STRIDE;
      starts += STRIDE;
    }
}

/**
 * musette_energy_kernel_chunk_maxima:
 * @values: values
 * @n_chunks: how many chunks of a group's size to look at
 * @maxima: (out caller-allocates): the highest value of each chunk
 */
FOR_EACH_CPU void
musette_energy_kernel_chunk_maxima (const double *values, gsize n_chunks, double *maxima)
{
  for (gsize chunk = 0; chunk < n_chunks; chunk++, values += GROUP)
    {
      double highest = values[0];

      for (guint i = 1; i < GROUP; i++)
        highest = values[i] > highest ? values[i] : highest;
      maxima[chunk] = highest;
    }
}

/**
 * musette_energy_kernel_block_minima:
 * @values: values
 * @n_blocks: how many blocks to look at
 * @minima: (out caller-allocates): the lowest value of each block
 */
FOR_EACH_CPU void
musette_energy_kernel_block_minima (const double *values, gsize n_blocks, double *minima)
{
  for (gsize block = 0; block < n_blocks; block++, values += BLOCK)
    {
      double lowest = values[0];

      for (guint i = 1; i < BLOCK; i++)
        lowest = values[i] < lowest ? values[i] : lowest;
      minima[block] = lowest;
    }
}
