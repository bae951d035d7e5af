/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-activities.h"

#include "musette-simulator-fitness.h"

#include <string.h>

/* All activities at one moment, newest first. It never changes; a change makes a new one. */
struct _MusetteSimulatorActivities
{
  MusetteDemo *demo;
  GPtrArray *entries;
  GHashTable *by_id;
  MusetteSimulatorFitness *fitness;
};

static MusetteSimulatorActivities *
activities_new (MusetteDemo *demo, guint reserve)
{
  MusetteSimulatorActivities *self = g_atomic_rc_box_new0 (MusetteSimulatorActivities);

  self->demo = demo;
  self->entries = g_ptr_array_new_full (reserve, (GDestroyNotify) musette_simulator_entry_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->fitness = musette_simulator_fitness_new ();
  return self;
}

static void
add (MusetteSimulatorActivities *self, MusetteSimulatorEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, (char *) musette_simulator_entry_get_id (entry), entry);
}

/**
 * musette_simulator_activities_new:
 * @demo: the demo athlete, which must outlive the activities
 *
 * Returns: (transfer full): what the demo planned
 */
MusetteSimulatorActivities *
musette_simulator_activities_new (MusetteDemo *demo)
{
  guint n = musette_demo_get_n_activities (demo);
  MusetteSimulatorActivities *self = activities_new (demo, n);

  for (guint i = 0; i < n; i++)
    add (self, musette_simulator_entry_new_demo (demo, i));
  return self;
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  MusetteSimulatorEntry *first = *(MusetteSimulatorEntry *const *) a;
  MusetteSimulatorEntry *second = *(MusetteSimulatorEntry *const *) b;
  MusetteLocalTime first_start = musette_simulator_entry_get_start (first);
  MusetteLocalTime second_start = musette_simulator_entry_get_start (second);

  if (first_start != second_start)
    return first_start < second_start ? 1 : -1;
  return strcmp (musette_simulator_entry_get_id (second), musette_simulator_entry_get_id (first));
}

/**
 * musette_simulator_activities_with:
 * @self: activities
 * @put: (nullable) (element-type MusetteSimulatorEntry): those that are new or take the place of
 *   the one with the same id
 * @removed: (nullable): the id of one that is gone
 *
 * Returns: (transfer full): the activities with that change
 */
MusetteSimulatorActivities *
musette_simulator_activities_with (MusetteSimulatorActivities *self,
                                   GPtrArray *put,
                                   const char *removed)
{
  MusetteSimulatorActivities *changed = activities_new (self->demo, self->entries->len);

  for (guint i = put == NULL ? 0 : put->len; i > 0; i--)
    {
      MusetteSimulatorEntry *entry = g_ptr_array_index (put, i - 1);

      /* The last one counts when an id comes twice. */
      if (!g_hash_table_contains (changed->by_id, musette_simulator_entry_get_id (entry)))
        add (changed, musette_simulator_entry_ref (entry));
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      MusetteSimulatorEntry *entry = g_ptr_array_index (self->entries, i);
      const char *id = musette_simulator_entry_get_id (entry);

      if (g_strcmp0 (id, removed) != 0 && !g_hash_table_contains (changed->by_id, id))
        add (changed, musette_simulator_entry_ref (entry));
    }
  g_ptr_array_sort (changed->entries, compare_newest_first);
  return changed;
}

/**
 * musette_simulator_activities_ref:
 * @self: activities
 *
 * Returns: (transfer full): @self
 */
MusetteSimulatorActivities *
musette_simulator_activities_ref (MusetteSimulatorActivities *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
activities_clear (gpointer data)
{
  MusetteSimulatorActivities *self = data;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  musette_simulator_fitness_free (self->fitness);
}

/**
 * musette_simulator_activities_unref:
 * @self: activities
 */
void
musette_simulator_activities_unref (MusetteSimulatorActivities *self)
{
  g_atomic_rc_box_release_full (self, activities_clear);
}

/**
 * musette_simulator_activities_get_demo:
 * @self: activities
 *
 * Returns: (transfer none): the demo athlete
 */
MusetteDemo *
musette_simulator_activities_get_demo (MusetteSimulatorActivities *self)
{
  return self->demo;
}

/**
 * musette_simulator_activities_get_today:
 * @self: activities
 *
 * Returns: the athlete's last day
 */
MusetteDate
musette_simulator_activities_get_today (MusetteSimulatorActivities *self)
{
  return musette_demo_get_today (self->demo);
}

/**
 * musette_simulator_activities_get_first_day:
 * @self: activities
 *
 * Returns: the day of the oldest
 */
MusetteDate
musette_simulator_activities_get_first_day (MusetteSimulatorActivities *self)
{
  guint n = self->entries->len;

  if (n == 0)
    return musette_demo_get_today (self->demo);
  return musette_local_time_get_date (
      musette_simulator_entry_get_start (g_ptr_array_index (self->entries, n - 1)));
}

/**
 * musette_simulator_activities_get_n:
 * @self: activities
 *
 * Returns: how many there are
 */
guint
musette_simulator_activities_get_n (MusetteSimulatorActivities *self)
{
  return self->entries->len;
}

/**
 * musette_simulator_activities_get:
 * @self: activities
 * @index: which one, 0 is the newest
 *
 * Returns: (transfer none): that activity
 */
MusetteSimulatorEntry *
musette_simulator_activities_get (MusetteSimulatorActivities *self, guint index)
{
  return g_ptr_array_index (self->entries, index);
}

/**
 * musette_simulator_activities_find:
 * @self: activities
 * @id: an id
 *
 * Returns: (transfer none) (nullable): that activity
 */
MusetteSimulatorEntry *
musette_simulator_activities_find (MusetteSimulatorActivities *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* The first activity that began at @time or before. */
static guint
find_at_or_before (MusetteSimulatorActivities *self, MusetteLocalTime time)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (musette_simulator_entry_get_start (g_ptr_array_index (self->entries, middle)) > time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * musette_simulator_activities_find_range:
 * @self: activities
 * @oldest: the earliest start
 * @newest: the latest start
 * @first: (out): the newest activity in between
 * @end: (out): behind the oldest of them
 */
void
musette_simulator_activities_find_range (MusetteSimulatorActivities *self,
                                         MusetteLocalTime oldest,
                                         MusetteLocalTime newest,
                                         guint *first,
                                         guint *end)
{
  *first = find_at_or_before (self, newest);
  *end = MAX (*first, find_at_or_before (self, oldest - 1));
}

/**
 * musette_simulator_activities_find_days:
 * @self: activities
 * @oldest: the first day
 * @newest: the last day
 * @first: (out): the newest activity of these days
 * @end: (out): behind the oldest of them
 */
void
musette_simulator_activities_find_days (MusetteSimulatorActivities *self,
                                        MusetteDate oldest,
                                        MusetteDate newest,
                                        guint *first,
                                        guint *end)
{
  musette_simulator_activities_find_range (self, musette_local_time_from_date (oldest),
                                           musette_local_time_from_date (newest + 1) - 1, first,
                                           end);
}

/**
 * musette_simulator_activities_prepare:
 * @self: activities
 * @first: the first one
 * @end: behind the last one
 *
 * Comes back when the totals of the range are known. May be called from any thread.
 */
void
musette_simulator_activities_prepare (MusetteSimulatorActivities *self, guint first, guint end)
{
  guint lowest = G_MAXUINT;
  guint highest = 0;

  for (guint i = first; i < end; i++)
    {
      MusetteSimulatorEntry *entry = g_ptr_array_index (self->entries, i);
      guint index = musette_simulator_entry_get_index (entry);

      if (!musette_simulator_entry_is_plain (entry))
        continue;
      lowest = MIN (lowest, index);
      highest = MAX (highest, index);
    }
  if (lowest <= highest)
    musette_demo_prepare (self->demo, lowest, highest + 1);
  for (guint i = first; i < end; i++)
    musette_simulator_entry_get_totals (g_ptr_array_index (self->entries, i));
}

/**
 * musette_simulator_activities_get_fitness:
 * @self: activities
 * @date: a day
 * @ctl: (out): fitness at its end, 0 on days to come
 * @atl: (out): fatigue at its end, 0 on days to come
 */
void
musette_simulator_activities_get_fitness (MusetteSimulatorActivities *self,
                                          MusetteDate date,
                                          double *ctl,
                                          double *atl)
{
  *ctl = 0;
  *atl = 0;
  if (date <= musette_demo_get_today (self->demo))
    musette_simulator_fitness_get (self->fitness, self, date, ctl, atl);
}

/**
 * musette_simulator_activities_get_day_load:
 * @self: activities
 * @date: a day
 *
 * Returns: the load of the whole day
 */
double
musette_simulator_activities_get_day_load (MusetteSimulatorActivities *self, MusetteDate date)
{
  double load = 0;
  guint first;
  guint end;

  musette_simulator_activities_find_days (self, date, date, &first, &end);
  for (guint i = first; i < end; i++)
    {
      MusetteSimulatorEntry *entry = g_ptr_array_index (self->entries, i);

      if (!musette_simulator_entry_is_stub (entry))
        load += musette_simulator_entry_get_load (entry);
    }
  return load;
}
