/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval-detection.h"

#include <math.h>

#include "musette-series.h"
#include "musette-smoothing.h"
#include "musette-zones.h"

/* The service's detection is not public. This one works on the 1 Hz power: find what lies above a
 * threshold, move the edges to where the rider changed pace, split what has two levels. */

#define SMOOTHING_S 15
#define SPRINT_SMOOTHING_S 5
#define THRESHOLD_OF_FTP 0.75
#define SPRINT_OF_FTP 1.5
#define SHORTEST_S 20
#define SHORTEST_SPRINT_S 5
#define JOIN_APART_S 10
#define JOIN_DIFFERENCE 0.10
#define EDGE_S 10
#define SPLIT_SHORTEST_S 60
#define SPLIT_DIFFERENCE 0.15
#define GROUP_DURATION_DIFFERENCE 0.10
#define GROUP_DURATION_S 5
#define GROUP_POWER_DIFFERENCE 0.07

/* Recorded seconds from @first up to, but without, @end. */
typedef struct
{
  guint first;
  guint end;
} Run;

typedef struct
{
  MusetteTimeline *timeline;
  const MusetteThresholds *thresholds;
  const float *watts;
  gsize n;
  double *sums; /* of the watts before each second */
  double threshold_w;
} Detection;

static double
run_mean (const Detection *self, guint first, guint end)
{
  return (self->sums[end] - self->sums[first]) / (end - first);
}

static gboolean
detection_init (Detection *self, MusetteTimeline *timeline, const MusetteThresholds *thresholds)
{
  self->timeline = timeline;
  self->thresholds = thresholds;
  self->watts = musette_timeline_get_power (timeline, &self->n);
  self->sums = NULL;
  if (self->watts == NULL)
    return FALSE;
  self->sums = g_new (double, self->n + 1);
  self->sums[0] = 0;
  for (gsize i = 0; i < self->n; i++)
    self->sums[i + 1] = self->sums[i] + self->watts[i];
  self->threshold_w
      = MAX (THRESHOLD_OF_FTP * thresholds->ftp_w, run_mean (self, 0, (guint) self->n));
  return TRUE;
}

static void
detection_clear (Detection *self)
{
  g_free (self->sums);
}

static float *
smoothed (const Detection *self, guint window_s)
{
  guint n_segments;
  const MusetteSegment *segments = musette_timeline_get_segments (self->timeline, &n_segments);
  float *smooth = g_new (float, self->n);

  musette_smooth (self->watts, self->n, segments, n_segments, window_s, smooth);
  return smooth;
}

static gboolean
has_sprint (const Detection *self, const float *sprint, Run run)
{
  if (!(self->thresholds->ftp_w > 0))
    return FALSE;
  for (guint i = run.first; i < run.end; i++)
    if (sprint[i] > SPRINT_OF_FTP * self->thresholds->ftp_w)
      return TRUE;
  return FALSE;
}

static void
take_candidate (const Detection *self, const float *sprint, Run run, GArray *runs)
{
  guint length = run.end - run.first;

  if (length >= SHORTEST_S || (length >= SHORTEST_SPRINT_S && has_sprint (self, sprint, run)))
    g_array_append_val (runs, run);
}

/* Runs end at recording stops. */
static GArray *
find_candidates (const Detection *self)
{
  guint n_segments;
  const MusetteSegment *segments = musette_timeline_get_segments (self->timeline, &n_segments);
  g_autofree float *smooth = smoothed (self, SMOOTHING_S);
  g_autofree float *sprint = smoothed (self, SPRINT_SMOOTHING_S);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = 0; i < n_segments; i++)
    {
      guint end = segments[i].index + segments[i].length_s;
      Run run = { segments[i].index, segments[i].index };

      for (guint k = segments[i].index; k < end; k++)
        {
          if (smooth[k] >= self->threshold_w)
            {
              run.end = k + 1;
              continue;
            }
          take_candidate (self, sprint, run, runs);
          run = (Run){ k + 1, k + 1 };
        }
      take_candidate (self, sprint, run, runs);
    }
  return runs;
}

static gboolean
differ_less (double a, double b, double share)
{
  return fabs (a - b) < share * MAX (fabs (a), fabs (b));
}

static void
join_candidates (const Detection *self, GArray *runs)
{
  for (guint i = 1; i < runs->len;)
    {
      Run *last = &g_array_index (runs, Run, i - 1);
      Run *next = &g_array_index (runs, Run, i);
      gint32 apart = musette_timeline_index_to_elapsed (self->timeline, next->first)
                     - musette_timeline_index_to_elapsed (self->timeline, last->end - 1) - 1;

      if (apart < JOIN_APART_S
          && differ_less (run_mean (self, last->first, last->end),
                          run_mean (self, next->first, next->end), JOIN_DIFFERENCE))
        {
          last->end = next->end;
          g_array_remove_index (runs, i);
        }
      else
        i++;
    }
}

/* Where raw power changes most around @edge, within @low and @high; @sign is 1 for a rise. */
static guint
sharpest_change (const Detection *self, guint edge, guint low, guint high, int sign)
{
  guint from = MAX (low, edge > EDGE_S ? edge - EDGE_S : 0);
  guint to = MIN (high, edge + EDGE_S);
  double best = 0;
  guint found = edge;

  for (guint i = MAX (from, 1); i <= to && i < self->n; i++)
    {
      double change = sign * ((double) self->watts[i] - self->watts[i - 1]);

      if (change > best)
        {
          best = change;
          found = i;
        }
    }
  return found;
}

static void
move_edges (const Detection *self, GArray *runs)
{
  guint behind = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);
      guint middle = run->first + (run->end - run->first) / 2;
      guint next = i + 1 < runs->len ? g_array_index (runs, Run, i + 1).first : (guint) self->n;

      run->first = sharpest_change (self, run->first, behind, middle, 1);
      run->end = sharpest_change (self, run->end, MAX (middle, run->first) + 1, next, -1);
      behind = run->end;
    }
}

/* The split that leaves the least squared error, 0 when no two parts are far enough apart. */
static guint
best_split (const Detection *self, Run run)
{
  double best = 0;
  guint found = 0;

  for (guint at = run.first + SPLIT_SHORTEST_S; at + SPLIT_SHORTEST_S <= run.end; at++)
    {
      double before = run_mean (self, run.first, at);
      double behind = run_mean (self, at, run.end);
      double drop = (before - behind) * (before - behind) * (at - run.first) * (run.end - at);

      if (drop <= best)
        continue;
      best = drop;
      found = differ_less (before, behind, SPLIT_DIFFERENCE) ? 0 : at;
    }
  return found;
}

static void
split_candidates (const Detection *self, GArray *runs)
{
  for (guint i = 0; i < runs->len;)
    {
      Run *run = &g_array_index (runs, Run, i);
      guint at = best_split (self, *run);
      Run behind = { at, run->end };

      if (at == 0)
        {
          i++;
          continue;
        }
      run->end = at;
      g_array_insert_val (runs, i + 1, behind);
    }
}

static guint
zone_of (const MusetteThresholds *thresholds, double watts)
{
  MusetteZoneTimes zones;

  if (isnan (watts) || !musette_zones_init_power (&zones, thresholds))
    return 0;
  return musette_zones_find (&zones, musette_round_half_up (watts));
}

/**
 * musette_interval_measure:
 * @timeline: a time line
 * @thresholds: the athlete's thresholds
 * @span: where the interval lies
 * @kind: effort or recovery
 * @out: (out): its numbers; it belongs to no group
 *
 * Returns: whether anything was recorded in it
 */
gboolean
musette_interval_measure (MusetteTimeline *timeline,
                          const MusetteThresholds *thresholds,
                          const MusetteSpan *span,
                          MusetteIntervalType kind,
                          MusetteDetectedInterval *out)
{
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), FALSE);
  g_return_val_if_fail (thresholds != NULL && span != NULL && out != NULL, FALSE);

  *out = (MusetteDetectedInterval){ .kind = kind, .group = -1 };
  if (!musette_span_statistics (timeline, thresholds, span->from_s, span->to_s, &out->statistics))
    return FALSE;
  out->zone = zone_of (thresholds, out->statistics.average_w);
  return TRUE;
}

static void
append_interval (MusetteTimeline *timeline,
                 const MusetteThresholds *thresholds,
                 gint32 from_s,
                 gint32 to_s,
                 MusetteIntervalType kind,
                 GArray *intervals)
{
  MusetteDetectedInterval interval;

  if (musette_interval_measure (timeline, thresholds, &(MusetteSpan){ from_s, to_s }, kind,
                                &interval))
    g_array_append_val (intervals, interval);
}

static void
append_run (const Detection *self, guint first, guint end, MusetteIntervalType kind, GArray *to)
{
  if (end <= first)
    return;
  append_interval (self->timeline, self->thresholds,
                   musette_timeline_index_to_elapsed (self->timeline, first),
                   musette_timeline_index_to_elapsed (self->timeline, end - 1) + 1, kind, to);
}

static void
set_roles (GArray *intervals)
{
  MusetteDetectedInterval *first = &g_array_index (intervals, MusetteDetectedInterval, 0);
  MusetteDetectedInterval *last
      = &g_array_index (intervals, MusetteDetectedInterval, intervals->len - 1);

  if (first->kind == MUSETTE_INTERVAL_RECOVERY)
    first->role = MUSETTE_INTERVAL_WARMUP;
  if (last != first && last->kind == MUSETTE_INTERVAL_RECOVERY)
    last->role = MUSETTE_INTERVAL_COOLDOWN;
}

/**
 * musette_intervals_detect:
 * @timeline: a time line
 * @thresholds: the athlete's thresholds
 *
 * Finds efforts in the power of a ride; what lies between them are the recoveries. Without FTP the
 * mean power of the ride is the threshold.
 *
 * Returns: (transfer full) (element-type MusetteDetectedInterval): the intervals in order; empty
 *   when there is no effort or no power
 */
GArray *
musette_intervals_detect (MusetteTimeline *timeline, const MusetteThresholds *thresholds)
{
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (MusetteDetectedInterval));
  g_autoptr (GArray) runs = NULL;
  Detection detection;
  guint at = 0;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), intervals);
  g_return_val_if_fail (thresholds != NULL, intervals);

  if (!detection_init (&detection, timeline, thresholds))
    return intervals;
  runs = find_candidates (&detection);
  join_candidates (&detection, runs);
  move_edges (&detection, runs);
  split_candidates (&detection, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      Run run = g_array_index (runs, Run, i);

      append_run (&detection, at, run.first, MUSETTE_INTERVAL_RECOVERY, intervals);
      append_run (&detection, run.first, run.end, MUSETTE_INTERVAL_WORK, intervals);
      at = run.end;
    }
  if (runs->len > 0)
    {
      append_run (&detection, at, (guint) detection.n, MUSETTE_INTERVAL_RECOVERY, intervals);
      set_roles (intervals);
    }
  detection_clear (&detection);
  return intervals;
}

/**
 * musette_intervals_from_spans:
 * @timeline: a time line
 * @thresholds: the athlete's thresholds
 * @spans: (array length=n_spans): for instance the laps of the device
 * @n_spans: their number
 *
 * A lap is an effort when its mean power reaches the threshold of the detection, or when the
 * activity has no power.
 *
 * Returns: (transfer full) (element-type MusetteDetectedInterval): one interval per span in which
 *   anything was recorded
 */
GArray *
musette_intervals_from_spans (MusetteTimeline *timeline,
                              const MusetteThresholds *thresholds,
                              const MusetteSpan *spans,
                              guint n_spans)
{
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (MusetteDetectedInterval));
  Detection detection = { 0 };

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), intervals);
  g_return_val_if_fail (thresholds != NULL && (spans != NULL || n_spans == 0), intervals);

  detection_init (&detection, timeline, thresholds);
  for (guint i = 0; i < n_spans; i++)
    append_interval (timeline, thresholds, spans[i].from_s, spans[i].to_s, MUSETTE_INTERVAL_WORK,
                     intervals);
  for (guint i = 0; i < intervals->len; i++)
    {
      MusetteDetectedInterval *interval = &g_array_index (intervals, MusetteDetectedInterval, i);

      if (interval->statistics.average_w < detection.threshold_w)
        interval->kind = MUSETTE_INTERVAL_RECOVERY;
    }
  detection_clear (&detection);
  return intervals;
}

/* Groups */

static void
group_clear (gpointer group)
{
  g_free (((MusetteIntervalGroup *) group)->id);
}

static gboolean
belongs (const MusetteIntervalGroup *group, const MusetteSpanStatistics *statistics)
{
  double secs = statistics->elapsed_s;

  if (fabs (group->secs - secs) > GROUP_DURATION_S
      && !differ_less (group->secs, secs, GROUP_DURATION_DIFFERENCE))
    return FALSE;
  if (isnan (group->watts) || isnan (statistics->average_w))
    return isnan (group->watts) == isnan (statistics->average_w);
  return differ_less (group->watts, statistics->average_w, GROUP_POWER_DIFFERENCE);
}

/* The mean over members of which some may have no value. */
static double
running_mean (double mean, double value, guint count)
{
  if (isnan (value))
    return mean;
  return isnan (mean) ? value : mean + (value - mean) / count;
}

static void
group_add (MusetteIntervalGroup *group, const MusetteSpanStatistics *statistics)
{
  group->count++;
  group->secs = running_mean (group->secs, statistics->elapsed_s, group->count);
  group->watts = running_mean (group->watts, statistics->average_w, group->count);
  group->cadence_rpm
      = running_mean (group->cadence_rpm, statistics->average_cadence_rpm, group->count);
  group->bpm = running_mean (group->bpm, statistics->average_bpm, group->count);
}

static guint
find_group (GArray *groups, const MusetteSpanStatistics *statistics)
{
  const MusetteIntervalGroup fresh = { NULL, 0, NAN, NAN, NAN, NAN };

  for (guint i = 0; i < groups->len; i++)
    if (belongs (&g_array_index (groups, MusetteIntervalGroup, i), statistics))
      return i;
  g_array_append_val (groups, fresh);
  return groups->len - 1;
}

/**
 * musette_intervals_group:
 * @intervals: (element-type MusetteDetectedInterval): intervals; their group is set
 *
 * Puts efforts together whose durations differ by less than 10 % or 5 s and whose powers by less
 * than 7 %.
 *
 * Returns: (transfer full) (element-type MusetteIntervalGroup): the groups in the order of their
 *   first members
 */
GArray *
musette_intervals_group (GArray *intervals)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (MusetteIntervalGroup));

  g_array_set_clear_func (groups, group_clear);
  g_return_val_if_fail (intervals != NULL, groups);

  for (guint i = 0; i < intervals->len; i++)
    {
      MusetteDetectedInterval *interval = &g_array_index (intervals, MusetteDetectedInterval, i);

      interval->group = -1;
      if (interval->kind != MUSETTE_INTERVAL_WORK)
        continue;
      interval->group = (int) find_group (groups, &interval->statistics);
      group_add (&g_array_index (groups, MusetteIntervalGroup, interval->group),
                 &interval->statistics);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      MusetteIntervalGroup *group = &g_array_index (groups, MusetteIntervalGroup, i);

      group->id
          = musette_interval_group_id (group->secs, group->watts, group->cadence_rpm, group->bpm);
    }
  return groups;
}

/**
 * musette_interval_group_id:
 * @secs: mean duration in s
 * @watts: mean power in W, NaN without power
 * @cadence_rpm: mean cadence in rpm, NaN without cadence
 * @bpm: mean heart rate in bpm, NaN without heart rate
 *
 * Returns: (transfer full): the service's id of such a group, like `719s@327w72rpm`
 */
char *
musette_interval_group_id (double secs, double watts, double cadence_rpm, double bpm)
{
  GString *id = g_string_new (NULL);

  g_string_append_printf (id, "%.0fs@", musette_round_half_up (secs));
  if (!isnan (watts))
    g_string_append_printf (id, "%.0fw", musette_round_half_up (watts));
  else if (!isnan (bpm))
    g_string_append_printf (id, "%.0fbpm", musette_round_half_up (bpm));
  if (!isnan (cadence_rpm))
    g_string_append_printf (id, "%.0frpm", musette_round_half_up (cadence_rpm));
  return g_string_free (id, FALSE);
}
