/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-fitness.h"

#include "musette-fitness.h"

#define BLOCK_DAYS 64
#define MEMORY_DAYS                                                                                \
  840 /* twenty time constants: what was before does not show in five decimals                     \
       */

/* Fitness and fatigue, computed for a block of days at a time: a day needs the loads of the years
 * before it only, not those of a whole life. */
struct _MusetteSimulatorFitness
{
  GMutex mutex;
  GHashTable *blocks; /* number of the block → Block */
};

typedef struct
{
  double ctl[BLOCK_DAYS];
  double atl[BLOCK_DAYS];
} Block;

/**
 * musette_simulator_fitness_new:
 *
 * Returns: (transfer full): fitness that is not computed yet
 */
MusetteSimulatorFitness *
musette_simulator_fitness_new (void)
{
  MusetteSimulatorFitness *self = g_new0 (MusetteSimulatorFitness, 1);

  g_mutex_init (&self->mutex);
  self->blocks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * musette_simulator_fitness_free:
 * @self: fitness
 */
void
musette_simulator_fitness_free (MusetteSimulatorFitness *self)
{
  g_hash_table_unref (self->blocks);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static Block *
compute_block (MusetteSimulatorActivities *activities, MusetteDate first)
{
  const MusetteFitnessState start = { 0, 0 };
  const gsize n = MEMORY_DAYS + BLOCK_DAYS;
  g_autofree float *loads = g_new0 (float, n);
  g_autofree double *ctl = g_new0 (double, n);
  g_autofree double *atl = g_new0 (double, n);
  MusetteDate oldest = first - MEMORY_DAYS;
  Block *block = g_new0 (Block, 1);
  guint from;
  guint end;

  musette_simulator_activities_find_days (activities, oldest, first + BLOCK_DAYS - 1, &from, &end);
  musette_simulator_activities_prepare (activities, from, end);
  for (guint i = from; i < end; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (activities, i);
      MusetteLocalTime time = musette_simulator_entry_get_start (entry);

      if (!musette_simulator_entry_is_stub (entry))
        loads[musette_local_time_get_date (time) - oldest]
            += (float) musette_simulator_entry_get_load (entry);
    }
  musette_fitness_compute (loads, loads, n, start, ctl, atl);
  for (gsize i = 0; i < BLOCK_DAYS; i++)
    {
      block->ctl[i] = ctl[MEMORY_DAYS + i];
      block->atl[i] = atl[MEMORY_DAYS + i];
    }
  return block;
}

/**
 * musette_simulator_fitness_get:
 * @self: the fitness of @activities
 * @activities: what was done
 * @date: a day
 * @ctl: (out): fitness at its end
 * @atl: (out): fatigue at its end
 *
 * Waits for the loads of the years before @date. May be called from any thread.
 */
void
musette_simulator_fitness_get (MusetteSimulatorFitness *self,
                               MusetteSimulatorActivities *activities,
                               MusetteDate date,
                               double *ctl,
                               double *atl)
{
  MusetteDate number = date / BLOCK_DAYS;
  Block *block;

  g_mutex_lock (&self->mutex);
  block = g_hash_table_lookup (self->blocks, GINT_TO_POINTER (number));
  if (block == NULL)
    {
      block = compute_block (activities, number * BLOCK_DAYS);
      g_hash_table_insert (self->blocks, GINT_TO_POINTER (number), block);
    }
  g_mutex_unlock (&self->mutex);
  *ctl = block->ctl[date - number * BLOCK_DAYS];
  *atl = block->atl[date - number * BLOCK_DAYS];
}
