/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-intervals.h"

#include "musette-demo-workout.h"

#define SHORTEST_EFFORT_S 120 /* on a ride without a workout; less is traffic and surges */
#define LAP_M 1000

static void
add_span (GArray *spans, gint32 from_s, gint32 to_s)
{
  MusetteSpan span = { from_s, to_s };

  if (to_s > from_s)
    g_array_append_val (spans, span);
}

static GArray *
kilometre_laps (MusetteTimeline *timeline)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MusetteSpan));
  MusetteStreamSet *samples = musette_timeline_get_samples (timeline);
  const double *metres = musette_stream_set_get_doubles (samples, MUSETTE_CHANNEL_DISTANCE);
  const gint32 *time = musette_timeline_get_sample_times (timeline);
  guint n = musette_timeline_get_n_samples (timeline);
  double next = LAP_M;
  gint32 from = 0;

  for (guint i = 0; metres != NULL && i < n; i++)
    if (metres[i] >= next)
      {
        add_span (spans, from, time[i]);
        from = time[i];
        next += LAP_M;
      }
  add_span (spans, from, musette_timeline_get_elapsed_s (timeline) + 1);
  return spans;
}

/* The device makes a lap at each step of the workout that it guides through. */
static GArray *
workout_laps (GArray *steps, MusetteTimeline *timeline)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MusetteSpan));
  gint32 end = musette_timeline_get_elapsed_s (timeline) + 1;
  gint32 from = 0;

  for (guint i = 0; i < steps->len && from < end; i++)
    {
      gint32 to = MIN (end, (gint32) g_array_index (steps, MusetteDemoStep, i).end_s);

      add_span (spans, from, to);
      from = to;
    }
  add_span (spans, from, end);
  return spans;
}

/* What the detection finds, without the short surges between junctions. */
static GArray *
long_efforts (MusetteTimeline *timeline, const MusetteThresholds *thresholds)
{
  g_autoptr (GArray) found = musette_intervals_detect (timeline, thresholds);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MusetteSpan));
  gint32 from = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const MusetteDetectedInterval *interval = &g_array_index (found, MusetteDetectedInterval, i);
      const MusetteSpanStatistics *statistics = &interval->statistics;

      if (interval->kind != MUSETTE_INTERVAL_WORK || statistics->elapsed_s < SHORTEST_EFFORT_S)
        continue;
      add_span (spans, from, statistics->from_s);
      add_span (spans, statistics->from_s, statistics->to_s);
      from = statistics->to_s;
    }
  add_span (spans, from, musette_timeline_get_elapsed_s (timeline) + 1);
  return spans;
}

static void
set_kinds (GArray *intervals, GArray *steps)
{
  for (guint i = 0; i < intervals->len; i++)
    {
      MusetteDetectedInterval *interval = &g_array_index (intervals, MusetteDetectedInterval, i);
      gboolean work = i < steps->len && g_array_index (steps, MusetteDemoStep, i).work;

      interval->kind = work ? MUSETTE_INTERVAL_WORK : MUSETTE_INTERVAL_RECOVERY;
      if (i == 0)
        interval->role = MUSETTE_INTERVAL_WARMUP;
      if (!work && i + 1 >= steps->len)
        interval->role = MUSETTE_INTERVAL_COOLDOWN;
    }
}

/**
 * musette_demo_intervals_new:
 * @planned: an activity
 * @timeline: its recording
 * @thresholds: what it is measured against
 *
 * The laps of the workout where there is one, the long efforts that the detection finds on other
 * rides, kilometres on foot.
 *
 * Returns: (transfer full) (element-type MusetteDetectedInterval): its intervals
 */
GArray *
musette_demo_intervals_new (const MusetteDemoPlanned *planned,
                            MusetteTimeline *timeline,
                            const MusetteThresholds *thresholds)
{
  const MusetteDemoWorkout *workout = musette_demo_workouts_get (planned->workout);
  g_autoptr (GArray) steps = workout == NULL ? NULL : musette_demo_workout_expand (workout);
  g_autoptr (GArray) spans = NULL;
  GArray *intervals;

  if (steps != NULL)
    spans = workout_laps (steps, timeline);
  else if (musette_timeline_has_power (timeline))
    spans = long_efforts (timeline, thresholds);
  else
    spans = kilometre_laps (timeline);
  intervals = musette_intervals_from_spans (timeline, thresholds,
                                            &g_array_index (spans, MusetteSpan, 0), spans->len);
  if (steps != NULL && intervals->len == spans->len)
    set_kinds (intervals, steps);
  return intervals;
}
