/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-mmp.h"

#include <math.h>

#include "musette-energy-search.h"

/**
 * MusetteMmp:
 *
 * A power curve: for each duration the largest mean power over so many consecutive seconds of the
 * elapsed axis, on which a recording stop is 0 W. A best 20 minutes can span a short stop, but is
 * not flattered by it. The curve knows where its best windows start, the earliest on ties.
 *
 * Energies are summed in whole milliwatt seconds, so no duration suffers from rounding.
 */
struct _MusetteMmp
{
  GObject parent_instance;

  guint n;
  gint32 *secs;
  double *watts;
  gint32 *starts;
};

G_DEFINE_FINAL_TYPE (MusetteMmp, musette_mmp, G_TYPE_OBJECT)

#define UNITS_PER_WATT 1000.0
#define HIGHEST_W 1e6

static void
musette_mmp_finalize (GObject *object)
{
  MusetteMmp *self = (MusetteMmp *) object;

  g_free (self->secs);
  g_free (self->watts);
  g_free (self->starts);
  G_OBJECT_CLASS (musette_mmp_parent_class)->finalize (object);
}

static void
musette_mmp_class_init (MusetteMmpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_mmp_finalize;
}

static void
musette_mmp_init (MusetteMmp *self)
{
}

static MusetteMmp *
mmp_new (guint n)
{
  MusetteMmp *self = g_object_new (MUSETTE_TYPE_MMP, NULL);

  self->n = n;
  self->secs = g_new (gint32, n);
  self->watts = g_new (double, n);
  self->starts = g_new (gint32, n);
  return self;
}

static double
to_units (float watts)
{
  if (!(watts > 0))
    return 0;
  return floor (MIN (watts, HIGHEST_W) * UNITS_PER_WATT + 0.5);
}

static double
to_watts (double energy, double secs)
{
  return energy / UNITS_PER_WATT / secs;
}

/* Every second */

static MusetteMmp *
mmp_new_from_prefix (const double *prefix, gsize n)
{
  MusetteMmp *self = mmp_new ((guint) n);

  musette_energy_search (prefix, n, self->watts, self->starts);
  for (guint i = 0; i < n; i++)
    {
      self->secs[i] = i + 1;
      self->watts[i] = to_watts (self->watts[i], i + 1);
    }
  return self;
}

/**
 * musette_mmp_new_for_values:
 * @values: (array length=n): a 1 Hz series without stops; missing and negative values count as 0
 * @n: its length
 *
 * Returns: (transfer full): the curve of every duration from 1 s to @n s, exact
 */
MusetteMmp *
musette_mmp_new_for_values (const float *values, gsize n)
{
  g_autofree double *prefix = NULL;

  g_return_val_if_fail (values != NULL || n == 0, NULL);
  g_return_val_if_fail (n <= MUSETTE_MMP_MAX_S, NULL);

  prefix = g_new (double, n + 1);
  prefix[0] = 0;
  for (gsize i = 0; i < n; i++)
    prefix[i + 1] = prefix[i] + to_units (values[i]);
  return mmp_new_from_prefix (prefix, n);
}

/* The elapsed seconds that a curve covers. */
static gint32
covered_seconds (MusetteTimeline *timeline)
{
  gint64 seconds = (gint64) musette_timeline_get_elapsed_s (timeline) + 1;

  return (gint32) MIN (seconds, MUSETTE_MMP_MAX_S);
}

static double *
elapsed_prefix (MusetteTimeline *timeline, const float *watts, gint32 n)
{
  guint n_segments;
  const MusetteSegment *segments = musette_timeline_get_segments (timeline, &n_segments);
  double *prefix = g_new (double, (gsize) n + 1);
  gint32 at = 0;

  prefix[0] = 0;
  for (guint i = 0; i < n_segments; i++)
    {
      for (; at < MIN (segments[i].start_s, n); at++)
        prefix[at + 1] = prefix[at];
      for (guint k = 0; k < segments[i].length_s && at < n; k++, at++)
        prefix[at + 1] = prefix[at] + to_units (watts[segments[i].index + k]);
    }
  return prefix;
}

/**
 * musette_mmp_new_exact:
 * @timeline: a time line
 *
 * Costs memory for every elapsed second, also for those of the stops.
 *
 * Returns: (transfer full) (nullable): the curve of every second up to the elapsed time, at most
 *   %MUSETTE_MMP_MAX_S, or %NULL when the ride has no power
 */
MusetteMmp *
musette_mmp_new_exact (MusetteTimeline *timeline)
{
  const float *watts;
  g_autofree double *prefix = NULL;
  gint32 n;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  watts = musette_timeline_get_power (timeline, NULL);
  if (watts == NULL)
    return NULL;
  n = covered_seconds (timeline);
  prefix = elapsed_prefix (timeline, watts, n);
  return mmp_new_from_prefix (prefix, n);
}

/* Sparse durations, without an array of elapsed seconds */

typedef struct
{
  gsize n;         /* recorded seconds within the covered time */
  gint32 *elapsed; /* the elapsed second of each */
  double *prefix;  /* energy before each */
} Recorded;

static void
recorded_init (Recorded *self, MusetteTimeline *timeline, const float *watts, gint32 covered)
{
  guint n_segments;
  const MusetteSegment *segments = musette_timeline_get_segments (timeline, &n_segments);
  guint seconds = musette_timeline_get_recording_s (timeline);

  self->n = 0;
  self->elapsed = g_new (gint32, seconds);
  self->prefix = g_new (double, (gsize) seconds + 1);
  self->prefix[0] = 0;
  for (guint i = 0; i < n_segments; i++)
    for (guint k = 0; k < segments[i].length_s; k++)
      {
        if (segments[i].start_s + (gint32) k >= covered)
          return;
        self->elapsed[self->n] = segments[i].start_s + (gint32) k;
        self->prefix[self->n + 1] = self->prefix[self->n] + to_units (watts[segments[i].index + k]);
        self->n++;
      }
}

static void
recorded_clear (Recorded *self)
{
  g_free (self->elapsed);
  g_free (self->prefix);
}

/* Power is never below 0, so the earliest best window starts at 0 or ends on a recorded second: any
 * other could be moved to an earlier start without losing energy. */
static double
recorded_search (const Recorded *self, gint32 secs, gint32 *start_s)
{
  double best = -1;
  gsize first = 0;

  for (gsize last = 0; last < self->n; last++)
    {
      gint32 start = self->elapsed[last] - secs + 1;
      double energy;

      if (start < 0 && last + 1 < self->n && self->elapsed[last + 1] < secs)
        continue;
      start = MAX (start, 0);
      while (self->elapsed[first] < start)
        first++;
      energy = self->prefix[last + 1] - self->prefix[first];
      if (energy <= best)
        continue;
      best = energy;
      *start_s = start;
    }
  return best;
}

/**
 * musette_mmp_new_sparse:
 * @timeline: a time line
 *
 * Each point is as exact as that of musette_mmp_new_exact(); nothing grows with the length of the
 * stops.
 *
 * Returns: (transfer full) (nullable): the curve at musette_mmp_sparse_durations(), or %NULL when
 *   the ride has no power
 */
MusetteMmp *
musette_mmp_new_sparse (MusetteTimeline *timeline)
{
  MusetteMmp *self;
  const float *watts;
  g_autofree gint32 *durations = NULL;
  Recorded recorded;
  gint32 covered;
  guint n;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  watts = musette_timeline_get_power (timeline, NULL);
  if (watts == NULL)
    return NULL;
  covered = covered_seconds (timeline);
  durations = musette_mmp_sparse_durations (covered, &n);
  self = mmp_new (n);
  recorded_init (&recorded, timeline, watts, covered);
  for (guint i = 0; i < n; i++)
    {
      self->secs[i] = durations[i];
      self->watts[i]
          = to_watts (recorded_search (&recorded, durations[i], &self->starts[i]), durations[i]);
    }
  recorded_clear (&recorded);
  return self;
}

/**
 * musette_mmp_new:
 * @timeline: a time line
 *
 * Returns: (transfer full) (nullable): the curve of every second when the elapsed time is at most
 *   %MUSETTE_MMP_DENSE_S, else the sparse one; %NULL when the ride has no power
 */
MusetteMmp *
musette_mmp_new (MusetteTimeline *timeline)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);

  if (musette_timeline_get_elapsed_s (timeline) < MUSETTE_MMP_DENSE_S)
    return musette_mmp_new_exact (timeline);
  return musette_mmp_new_sparse (timeline);
}

/**
 * musette_mmp_new_maximum:
 * @curves: (array length=n_curves): curves of single rides
 * @n_curves: their number
 *
 * The curve of a date range from those of its rides. The starts are those in the ride that holds
 * the value.
 *
 * Returns: (transfer full): the highest of @curves at every sparse duration that one of them
 * reaches
 */
MusetteMmp *
musette_mmp_new_maximum (MusetteMmp **curves, guint n_curves)
{
  MusetteMmp *self;
  g_autofree gint32 *durations = NULL;
  gint32 longest = 0;
  guint n;

  g_return_val_if_fail (curves != NULL || n_curves == 0, NULL);

  for (guint i = 0; i < n_curves; i++)
    if (curves[i]->n > 0)
      longest = MAX (longest, curves[i]->secs[curves[i]->n - 1]);
  durations = musette_mmp_sparse_durations (longest, &n);
  self = mmp_new (n);
  for (guint i = 0; i < n; i++)
    {
      self->secs[i] = durations[i];
      self->watts[i] = 0;
      self->starts[i] = 0;
      for (guint k = 0; k < n_curves; k++)
        {
          double watts;
          gint32 start;

          if (!musette_mmp_find (curves[k], durations[i], &watts, &start)
              || watts <= self->watts[i])
            continue;
          self->watts[i] = watts;
          self->starts[i] = start;
        }
    }
  return self;
}

/**
 * musette_mmp_get_n:
 * @self: a power curve
 *
 * Returns: the number of points
 */
guint
musette_mmp_get_n (MusetteMmp *self)
{
  g_return_val_if_fail (MUSETTE_IS_MMP (self), 0);

  return self->n;
}

/**
 * musette_mmp_get_secs:
 * @self: a power curve
 *
 * Returns: (transfer none): the durations in s, rising
 */
const gint32 *
musette_mmp_get_secs (MusetteMmp *self)
{
  g_return_val_if_fail (MUSETTE_IS_MMP (self), NULL);

  return self->secs;
}

/**
 * musette_mmp_get_watts:
 * @self: a power curve
 *
 * Returns: (transfer none): the mean power at each duration in W
 */
const double *
musette_mmp_get_watts (MusetteMmp *self)
{
  g_return_val_if_fail (MUSETTE_IS_MMP (self), NULL);

  return self->watts;
}

/**
 * musette_mmp_get_starts:
 * @self: a power curve
 *
 * Returns: (transfer none): the elapsed second at which the best window starts
 */
const gint32 *
musette_mmp_get_starts (MusetteMmp *self)
{
  g_return_val_if_fail (MUSETTE_IS_MMP (self), NULL);

  return self->starts;
}

/* The first point of at least @secs. */
static guint
find_at_least (MusetteMmp *self, gint32 secs)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->secs[middle] < secs)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * musette_mmp_lookup:
 * @self: a power curve
 * @secs: a duration in s
 *
 * Returns: the power at the first point of at least @secs, NaN when the ride is shorter
 */
double
musette_mmp_lookup (MusetteMmp *self, gint32 secs)
{
  double watts = NAN;

  g_return_val_if_fail (MUSETTE_IS_MMP (self), NAN);

  musette_mmp_find (self, secs, &watts, NULL);
  return watts;
}

/**
 * musette_mmp_find:
 * @self: a power curve
 * @secs: a duration in s
 * @watts: (out) (optional): the power at the first point of at least @secs
 * @start_s: (out) (optional): the elapsed second at which that window starts
 *
 * Returns: whether the curve reaches so far
 */
gboolean
musette_mmp_find (MusetteMmp *self, gint32 secs, double *watts, gint32 *start_s)
{
  guint at;

  g_return_val_if_fail (MUSETTE_IS_MMP (self), FALSE);

  at = find_at_least (self, secs);
  if (at == self->n)
    return FALSE;
  if (watts != NULL)
    *watts = self->watts[at];
  if (start_s != NULL)
    *start_s = self->starts[at];
  return TRUE;
}

/**
 * musette_mmp_sparse_durations:
 * @longest_s: the longest duration in s
 * @n: (out): how many there are
 *
 * Durations that are dense enough for a logarithmic axis: every second to 2 min, 2 s to 10 min, 5 s
 * to 20 min, 20 s to an hour, 2 min to two hours, then 5 min.
 *
 * Returns: (transfer full) (array length=n): the durations up to @longest_s
 */
gint32 *
musette_mmp_sparse_durations (gint32 longest_s, guint *n)
{
  static const gint32 until[] = { 120, 600, 1200, 3600, 7200, G_MAXINT32 };
  static const gint32 step[] = { 1, 2, 5, 20, 120, 300 };
  GArray *durations = g_array_new (FALSE, FALSE, sizeof (gint32));
  guint range = 0;

  g_return_val_if_fail (n != NULL, NULL);

  longest_s = MIN (longest_s, MUSETTE_MMP_MAX_S);
  for (gint32 secs = 1; secs <= longest_s;)
    {
      g_array_append_val (durations, secs);
      if (secs >= until[range])
        range++;
      secs += step[range];
    }
  *n = durations->len;
  return (gint32 *) g_array_free (durations, FALSE);
}
