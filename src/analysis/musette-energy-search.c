/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-energy-search.h"

#include <math.h>
#include <string.h>

#include "musette-energy-kernel.h"

/* Finds for every duration the window with the most energy.
 *
 * Done plainly this takes n²/2 subtractions. Here durations are taken in groups and starts in
 * blocks, and a block is searched for a group only when a bound says that it can win:
 *
 *   P[i + L] - P[i] <= max P[ends of the block] - min P[starts of the block]
 *
 * The bound is only sharp where P is flat, so the search runs on D[i] = P[i] - c*i with c near the
 * mean power: then steady rides are as cheap as restless ones. P and c are whole numbers, hence D
 * is exact and so are all comparisons, whatever the order in which blocks are searched. Where the
 * bounds cannot tell blocks apart (a ride that repeats itself to the watt), all blocks are searched
 * with the same vector loop that a plain search would use. */

#define GROUP MUSETTE_ENERGY_GROUP
#define BLOCK MUSETTE_ENERGY_BLOCK
#define STRIDE MUSETTE_ENERGY_STRIDE
#define NONE MUSETTE_ENERGY_NONE
#define PHASES (BLOCK / GROUP)
#define PADDING (2 * (BLOCK + GROUP))

typedef struct
{
  gsize n;
  double trend;                /* whole units per second that D leaves out */
  double *detrended;           /* D[0..n], behind it a steep fall that no window can win on */
  gsize n_blocks;              /* in whole strides */
  double *lowest_start;        /* per block */
  double *highest_end[PHASES]; /* by phase of the group, then by block */
  double *bounds;              /* the highest bound of each stride of blocks */
} Search;

typedef struct
{
  gsize duration; /* the shortest of the group */
  guint n;        /* how many durations of the group exist */
  gsize n_blocks; /* how many blocks have a start for the shortest */
  const double *ends;
  double best[GROUP];
  gsize block[GROUP]; /* where the best was found */
  double threshold;   /* the lowest of best[]: a block must beat it to matter */
  gsize latest;       /* the highest of block[] */
} Group;

static void
detrend (Search *search, const double *prefix)
{
  gsize n = search->n;

  search->trend = floor (prefix[n] / n);
  search->detrended = g_new (double, n + 1 + PADDING);
  for (gsize i = 0; i <= n; i++)
    search->detrended[i] = prefix[i] - search->trend * i;
  for (gsize i = 0; i < PADDING; i++)
    search->detrended[n + 1 + i] = -1e200 * (i + 1);
}

static void
find_lowest_starts (Search *search)
{
  gsize n_real = search->n / BLOCK + 1;

  search->n_blocks = (n_real + STRIDE - 1) / STRIDE * STRIDE;
  search->lowest_start = g_new (double, search->n_blocks);
  musette_energy_kernel_block_minima (search->detrended, n_real, search->lowest_start);
  /* the last block reaches into the padding */
  search->lowest_start[n_real - 1] = search->detrended[(n_real - 1) * BLOCK];
  for (gsize i = (n_real - 1) * BLOCK; i <= search->n; i++)
    search->lowest_start[n_real - 1] = MIN (search->lowest_start[n_real - 1], search->detrended[i]);
  for (gsize i = n_real; i < search->n_blocks; i++)
    search->lowest_start[i] = -NONE;
}

/* The ends that block k can reach with the durations of group g lie in PHASES + 1 chunks from chunk
 * PHASES * k + g on. Sorted by phase, the values of consecutive blocks lie side by side. */
static void
find_highest_ends (Search *search)
{
  gsize n_chunks = search->n / GROUP + 1;
  gsize n_blocks = search->n_blocks + n_chunks / PHASES + 1;
  g_autofree double *chunks = g_new (double, n_chunks + PHASES);

  musette_energy_kernel_chunk_maxima (search->detrended + 1, n_chunks, chunks);
  for (gsize i = 0; i < PHASES; i++)
    chunks[n_chunks + i] = NONE;
  for (guint phase = 0; phase < PHASES; phase++)
    {
      double *ends = search->highest_end[phase] = g_new (double, n_blocks);

      for (gsize block = 0; block < n_blocks; block++)
        {
          gsize first = block * PHASES + phase;

          ends[block] = NONE;
          for (gsize i = first; i <= first + PHASES && i < n_chunks; i++)
            ends[block] = MAX (ends[block], chunks[i]);
        }
    }
}

static void
search_clear (Search *search)
{
  g_free (search->detrended);
  g_free (search->lowest_start);
  g_free (search->bounds);
  for (guint phase = 0; phase < PHASES; phase++)
    g_free (search->highest_end[phase]);
}

static void
group_init (Group *group, const Search *search, gsize index)
{
  group->duration = index * GROUP + 1;
  group->n = (guint) MIN (GROUP, search->n - group->duration + 1);
  group->n_blocks = (search->n - group->duration) / BLOCK + 1;
  group->ends = search->highest_end[index % PHASES] + index / PHASES;
  group->threshold = NONE;
  group->latest = G_MAXSIZE;
  for (guint i = 0; i < GROUP; i++)
    {
      group->best[i] = NONE;
      group->block[i] = G_MAXSIZE;
    }
}

static void
group_update_threshold (Group *group)
{
  group->threshold = -NONE;
  group->latest = 0;
  for (guint i = 0; i < group->n; i++)
    {
      group->threshold = MIN (group->threshold, group->best[i]);
      group->latest = MAX (group->latest, group->block[i]);
    }
}

/* On ties the earlier block wins. */
static void
group_search_block (Group *group, const Search *search, gsize block)
{
  double highest[GROUP];
  gboolean changed = FALSE;

  musette_energy_kernel_search (search->detrended + block * BLOCK, group->duration, highest);
  for (guint i = 0; i < group->n; i++)
    {
      if (highest[i] < group->best[i])
        continue;
      if (highest[i] == group->best[i] && block >= group->block[i])
        continue;
      group->best[i] = highest[i];
      group->block[i] = block;
      changed = TRUE;
    }
  if (changed)
    group_update_threshold (group);
}

/* A block that can only tie matters when it is earlier than what was found. */
static gboolean
group_can_skip (const Group *group, double bound, gsize block)
{
  return bound < group->threshold || (bound == group->threshold && block >= group->latest);
}

static double
group_bound (const Group *group, const Search *search, gsize block)
{
  return group->ends[block] - search->lowest_start[block];
}

/* Starts where the group before was best, which is nearly always near the truth. */
static void
group_warm_up (Group *group, const Search *search, gsize near)
{
  near = MIN (near, group->n_blocks - 1);
  group_search_block (group, search, near);
  if (near > 0)
    group_search_block (group, search, near - 1);
}

static void
group_search_highest_bound (Group *group, const Search *search, gsize n_strides)
{
  gsize highest = 0;
  gsize block;

  for (gsize i = 1; i < n_strides; i++)
    if (search->bounds[i] > search->bounds[highest])
      highest = i;
  if (group_can_skip (group, search->bounds[highest], highest * STRIDE))
    return;
  block = highest * STRIDE;
  while (block + 1 < group->n_blocks
         && group_bound (group, search, block) < search->bounds[highest])
    block++;
  group_search_block (group, search, block);
}

static void
group_search (Group *group, const Search *search, gsize near)
{
  gsize n_strides = (group->n_blocks + STRIDE - 1) / STRIDE;

  group_warm_up (group, search, near);
  musette_energy_kernel_bound (group->ends, search->lowest_start, n_strides, search->bounds);
  group_search_highest_bound (group, search, n_strides);
  for (gsize stride = 0; stride < n_strides; stride++)
    {
      gsize first = stride * STRIDE;

      if (group_can_skip (group, search->bounds[stride], first))
        continue;
      for (gsize block = first; block < MIN (first + STRIDE, group->n_blocks); block++)
        if (!group_can_skip (group, group_bound (group, search, block), block))
          group_search_block (group, search, block);
    }
}

static void
group_report (const Group *group, const Search *search, double *energies, gint32 *starts)
{
  for (guint i = 0; i < group->n; i++)
    {
      gsize duration = group->duration + i;
      gsize first = group->block[i] * BLOCK;

      energies[duration - 1] = group->best[i] + search->trend * duration;
      starts[duration - 1] = (gint32) (first
                                       + musette_energy_kernel_find (search->detrended + first,
                                                                     duration, group->best[i]));
    }
}

/**
 * musette_energy_search:
 * @prefix: (array length=n+1): sums of the first 0 to @n values; whole numbers below 2^53
 * @n: number of values
 * @energies: (array length=n) (out caller-allocates): for each duration from 1 to @n the largest
 *   sum of so many consecutive values
 * @starts: (array length=n) (out caller-allocates): where the earliest such window starts
 *
 * The result is exact for any values, those below 0 included.
 */
void
musette_energy_search (const double *prefix, gsize n, double *energies, gint32 *starts)
{
  Search search = { .n = n };
  gsize near = 0;

  g_return_if_fail (prefix != NULL);
  g_return_if_fail (n <= G_MAXINT32);

  if (n == 0)
    return;
  detrend (&search, prefix);
  find_lowest_starts (&search);
  find_highest_ends (&search);
  search.bounds = g_new (double, search.n_blocks / STRIDE);
  for (gsize index = 0; index * GROUP < n; index++)
    {
      Group group;

      group_init (&group, &search, index);
      group_search (&group, &search, near);
      group_report (&group, &search, energies, starts);
      near = group.block[group.n - 1];
    }
  search_clear (&search);
}
