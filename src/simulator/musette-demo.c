/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo.h"

#include "musette-demo-route.h"
#include "musette-demo-streams.h"

#define BACKGROUND_THREADS 2
#define BOTH_THREADS_FOR 400 /* activities; what is older needs no hurry */
#define HELP_FROM 24         /* rows that are worth another thread */

typedef enum
{
  STATE_UNKNOWN,
  STATE_RUNNING,
  STATE_KNOWN,
} TotalsState;

/* The demo athlete: what was done on which day is known at once; what the analysis says of it comes
 * from background threads, newest first, and sooner for whatever is asked for. */
struct _MusetteDemo
{
  gatomicrefcount references;
  guint64 seed;
  MusetteDate today;
  guint at_least;
  GArray *plan; /* of MusetteDemoPlanned, newest first */
  MusetteDemoRoutes *routes;

  GMutex mutex;
  GCond known;
  guint8 *states;             /* TotalsState, guarded by mutex */
  MusetteDemoTotals **totals; /* written once, before the state becomes known */
  GThread *threads[BACKGROUND_THREADS];
  gint stopping; /* atomic */
};

typedef struct
{
  MusetteDemo *demo;
  guint first;
  guint end;
} Range;

/**
 * musette_demo_get_seed:
 * @self: the demo athlete
 *
 * Returns: the seed that everything follows from
 */
guint64
musette_demo_get_seed (MusetteDemo *self)
{
  return self->seed;
}

/**
 * musette_demo_get_today:
 * @self: the demo athlete
 *
 * Returns: the last day
 */
MusetteDate
musette_demo_get_today (MusetteDemo *self)
{
  return self->today;
}

/**
 * musette_demo_get_n_activities:
 * @self: the demo athlete
 *
 * Returns: how many activities there are
 */
guint
musette_demo_get_n_activities (MusetteDemo *self)
{
  return self->plan->len;
}

/**
 * musette_demo_get_planned:
 * @self: the demo athlete
 * @index: an activity, 0 is the newest
 *
 * Returns: (transfer none): what it is
 */
const MusetteDemoPlanned *
musette_demo_get_planned (MusetteDemo *self, guint index)
{
  g_return_val_if_fail (index < self->plan->len, NULL);

  return &g_array_index (self->plan, MusetteDemoPlanned, index);
}

/**
 * musette_demo_get_form:
 * @self: the demo athlete
 * @index: an activity
 * @out: (out): what the athlete could do on its day
 */
void
musette_demo_get_form (MusetteDemo *self, guint index, MusetteDemoForm *out)
{
  MusetteLocalTime start = musette_demo_get_planned (self, index)->start;

  musette_demo_form_at (self->seed, musette_local_time_get_date (start), out);
}

/**
 * musette_demo_get_streams:
 * @self: the demo athlete
 * @index: an activity
 *
 * Makes the recording anew: nothing is kept. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the recording, %NULL when there is none
 */
MusetteStreamSet *
musette_demo_get_streams (MusetteDemo *self, guint index)
{
  MusetteDemoForm form;

  musette_demo_get_form (self, index, &form);
  return musette_demo_streams_new (musette_demo_get_planned (self, index), &form, self->routes);
}

/* Computes what is unknown in the range; what another thread is busy with is left to it. */
static void
compute_range (MusetteDemo *self, guint first, guint end)
{
  for (guint i = first; i < end && !g_atomic_int_get (&self->stopping); i++)
    {
      g_autoptr (MusetteStreamSet) streams = NULL;
      MusetteDemoForm form;
      gboolean mine;

      g_mutex_lock (&self->mutex);
      mine = self->states[i] == STATE_UNKNOWN;
      if (mine)
        self->states[i] = STATE_RUNNING;
      g_mutex_unlock (&self->mutex);
      if (!mine)
        continue;
      musette_demo_get_form (self, i, &form);
      streams = musette_demo_get_streams (self, i);
      self->totals[i]
          = musette_demo_totals_new (musette_demo_get_planned (self, i), &form, streams);
      g_mutex_lock (&self->mutex);
      self->states[i] = STATE_KNOWN;
      g_cond_broadcast (&self->known);
      g_mutex_unlock (&self->mutex);
    }
}

static gpointer
run_range (gpointer data)
{
  g_autofree Range *range = data;

  compute_range (range->demo, range->first, range->end);
  return NULL;
}

static GThread *
start_range (MusetteDemo *self, guint first, guint end)
{
  Range *range = g_new (Range, 1);

  *range = (Range){ self, first, end };
  return g_thread_new ("demo-totals", run_range, range);
}

/**
 * musette_demo_new:
 * @seed: the seed that everything follows from
 * @today: the last day
 * @activities: how many are needed at least, 0 for the usual three years
 *
 * Returns: (transfer full): the demo athlete, whose totals are being computed
 */
MusetteDemo *
musette_demo_new (guint64 seed, MusetteDate today, guint activities)
{
  MusetteDemo *self = g_new0 (MusetteDemo, 1);

  g_atomic_ref_count_init (&self->references);
  self->seed = seed;
  self->today = today;
  self->at_least = activities;
  self->plan = musette_demo_plan_new (seed, today, activities);
  self->routes = musette_demo_routes_new (seed);
  self->states = g_new0 (guint8, self->plan->len);
  self->totals = g_new0 (MusetteDemoTotals *, self->plan->len);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->known);
  self->threads[0] = start_range (self, 0, self->plan->len);
  self->threads[1] = start_range (self, 0, MIN (BOTH_THREADS_FOR, self->plan->len));
  return self;
}

/**
 * musette_demo_get:
 * @seed: the seed that everything follows from
 * @today: the last day
 * @activities: how many are needed at least, 0 for the usual three years
 *
 * The totals are seconds of work and never change: a service that starts again, or for the same
 * athlete as the last one, goes on with what is known.
 *
 * Returns: (transfer full): the demo athlete, shared by all who asked for the same
 */
MusetteDemo *
musette_demo_get (guint64 seed, MusetteDate today, guint activities)
{
  static GMutex mutex;
  static MusetteDemo *last;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (last == NULL || last->seed != seed || last->today != today || last->at_least != activities)
    {
      g_clear_pointer (&last, musette_demo_unref);
      last = musette_demo_new (seed, today, activities);
    }
  g_atomic_ref_count_inc (&last->references);
  return last;
}

static void
demo_free (MusetteDemo *self)
{
  g_atomic_int_set (&self->stopping, 1);
  for (int i = 0; i < BACKGROUND_THREADS; i++)
    g_thread_join (self->threads[i]);
  for (guint i = 0; i < self->plan->len; i++)
    g_clear_pointer (&self->totals[i], musette_demo_totals_free);
  g_free (self->totals);
  g_free (self->states);
  g_array_unref (self->plan);
  musette_demo_routes_free (self->routes);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->known);
  g_free (self);
}

/**
 * musette_demo_unref:
 * @self: (transfer full): the demo athlete
 */
void
musette_demo_unref (MusetteDemo *self)
{
  if (g_atomic_ref_count_dec (&self->references))
    demo_free (self);
}

static guint
count_unknown (MusetteDemo *self, guint first, guint end)
{
  guint count = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = first; i < end; i++)
    count += self->states[i] == STATE_UNKNOWN;
  g_mutex_unlock (&self->mutex);
  return count;
}

/**
 * musette_demo_prepare:
 * @self: the demo athlete
 * @first: the first activity
 * @end: behind the last activity
 *
 * Comes back when the totals of the range are known. May be called from any thread.
 */
void
musette_demo_prepare (MusetteDemo *self, guint first, guint end)
{
  GThread *helper = NULL;

  g_return_if_fail (end <= self->plan->len);

  if (count_unknown (self, first, end) >= HELP_FROM)
    helper = start_range (self, first, end);
  compute_range (self, first, end);
  g_clear_pointer (&helper, g_thread_join);
  g_mutex_lock (&self->mutex);
  for (guint i = first; i < end; i++)
    while (self->states[i] != STATE_KNOWN)
      g_cond_wait (&self->known, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * musette_demo_get_totals:
 * @self: the demo athlete
 * @index: an activity
 *
 * Computes them when they are not known yet. May be called from any thread.
 *
 * Returns: (transfer none): what the analysis says of it
 */
const MusetteDemoTotals *
musette_demo_get_totals (MusetteDemo *self, guint index)
{
  musette_demo_prepare (self, index, index + 1);
  return self->totals[index];
}
