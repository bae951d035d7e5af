/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-intervals.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-format.h"

static void
append (GListStore *store,
        const MusetteRideIntervalValues *values,
        const char *label,
        const char *group_id)
{
  g_autoptr (MusetteRideInterval) interval = NULL;

  interval = musette_ride_interval_new (values, label, group_id);
  g_list_store_append (store, interval);
}

static MusetteRideIntervalType
get_type (const MusetteDetectedInterval *interval)
{
  if (interval->role == MUSETTE_INTERVAL_WARMUP)
    return MUSETTE_RIDE_INTERVAL_WARMUP;
  if (interval->role == MUSETTE_INTERVAL_COOLDOWN)
    return MUSETTE_RIDE_INTERVAL_COOLDOWN;
  return interval->kind == MUSETTE_INTERVAL_WORK ? MUSETTE_RIDE_INTERVAL_WORK
                                                 : MUSETTE_RIDE_INTERVAL_RECOVERY;
}

static void
fill_values (MusetteRideIntervalValues *values,
             const MusetteDetectedInterval *interval,
             const MusetteThresholds *thresholds)
{
  const MusetteSpanStatistics *statistics = &interval->statistics;

  musette_ride_interval_values_init (values);
  values->type = get_type (interval);
  values->from_s = statistics->from_s;
  values->to_s = statistics->to_s;
  values->zone = interval->zone;
  if (thresholds->ftp_w > 0)
    values->intensity = statistics->average_w / thresholds->ftp_w;
  values->duration_s = statistics->recorded_s;
  values->distance_m = statistics->distance_m;
  values->average_w = statistics->average_w;
  values->normalized_w = statistics->np_w;
  values->average_bpm = statistics->average_bpm;
  values->max_bpm = statistics->max_bpm;
  values->average_rpm = statistics->average_cadence_rpm;
  values->average_mps = statistics->average_mps;
}

/* What was edited and not computed by the service yet has its place, but no times. */
static gboolean
find_times (MusetteRideIntervalValues *values, MusetteStreamSet *samples)
{
  const gint32 *times;
  guint n = samples != NULL ? musette_stream_set_get_length (samples) : 0;

  if (n == 0 || values->start_index < 0 || values->end_index <= values->start_index
      || (guint) values->end_index > n)
    return FALSE;
  times = musette_stream_set_get_time (samples);
  values->from_s = times[values->start_index] - times[0];
  values->to_s = (guint) values->end_index < n ? times[values->end_index] - times[0]
                                               : times[n - 1] - times[0] + 1;
  return values->from_s < values->to_s;
}

static void
measure (MusetteRideIntervalValues *values, MusetteRideView *view)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (view);
  const MusetteThresholds *thresholds = musette_ride_view_get_thresholds (view);
  MusetteSpan span = { (gint32) values->from_s, (gint32) values->to_s };
  MusetteDetectedInterval measured;
  MusetteRideIntervalValues place = *values;

  if (timeline == NULL
      || !musette_interval_measure (timeline, thresholds, &span,
                                    values->type == MUSETTE_RIDE_INTERVAL_WORK
                                        ? MUSETTE_INTERVAL_WORK
                                        : MUSETTE_INTERVAL_RECOVERY,
                                    &measured))
    return;
  fill_values (values, &measured, thresholds);
  values->type = place.type;
  values->from_s = place.from_s;
  values->to_s = place.to_s;
  values->start_index = place.start_index;
  values->end_index = place.end_index;
}

static void
take_numbers (MusetteRideIntervalValues *values, MusetteInterval *interval)
{
  values->zone = (guint) MAX (musette_interval_get_zone (interval), 0);
  values->intensity = musette_interval_get_intensity_percent (interval) / 100;
  values->duration_s = musette_interval_get_moving_s (interval);
  values->distance_m = musette_interval_get_distance_m (interval);
  values->average_w = musette_interval_get_average_power_w (interval);
  values->normalized_w = musette_interval_get_weighted_power_w (interval);
  values->average_bpm = musette_interval_get_average_hr (interval);
  values->max_bpm = musette_interval_get_max_hr (interval);
  values->average_rpm = musette_interval_get_average_cadence (interval);
  values->average_mps = musette_interval_get_average_speed_mps (interval);
}

static void
append_from_service (GListStore *store,
                     MusetteInterval *interval,
                     MusetteStreamSet *samples,
                     MusetteRideView *view)
{
  MusetteRideIntervalValues values;

  musette_ride_interval_values_init (&values);
  values.type = musette_interval_get_interval_type (interval) == MUSETTE_INTERVAL_WORK
                    ? MUSETTE_RIDE_INTERVAL_WORK
                    : MUSETTE_RIDE_INTERVAL_RECOVERY;
  values.start_index = musette_interval_get_start_index (interval);
  values.end_index = musette_interval_get_end_index (interval);
  values.from_s = musette_interval_get_start_time_s (interval);
  values.to_s = musette_interval_get_end_time_s (interval);
  if (values.from_s <= values.to_s)
    take_numbers (&values, interval);
  else if (find_times (&values, samples))
    measure (&values, view);
  else
    return;
  append (store, &values, musette_interval_get_label (interval),
          musette_interval_get_group_id (interval));
}

/**
 * musette_ride_intervals_from_activity:
 * @activity: an activity
 * @samples: (nullable): its samples as they came
 * @view: the ride, for what the service has not computed yet
 *
 * Returns: (transfer full): the service's intervals with the service's numbers, by time; empty when
 *   the activity was fetched without them
 */
GListStore *
musette_ride_intervals_from_activity (MusetteActivity *activity,
                                      MusetteStreamSet *samples,
                                      MusetteRideView *view)
{
  GListStore *store;
  GPtrArray *intervals;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), NULL);
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  store = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
  intervals = musette_activity_get_intervals (activity);
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    append_from_service (store, g_ptr_array_index (intervals, i), samples, view);
  return store;
}

static MusetteRideInterval *
make_edited (const MusetteIntervalEditor *editor,
             const MusetteEditedInterval *edited,
             MusetteRideView *view)
{
  MusetteRideIntervalValues values;

  musette_ride_interval_values_init (&values);
  values.type = edited->kind == MUSETTE_INTERVAL_WORK ? MUSETTE_RIDE_INTERVAL_WORK
                                                      : MUSETTE_RIDE_INTERVAL_RECOVERY;
  values.from_s = musette_interval_editor_get_time (editor, edited->start);
  values.to_s = musette_interval_editor_get_time (editor, edited->end);
  values.start_index = (int) edited->start;
  values.end_index = (int) edited->end;
  measure (&values, view);
  return musette_ride_interval_new (&values, edited->label, NULL);
}

/**
 * musette_ride_intervals_from_editor:
 * @editor: intervals that were edited
 * @origins: (element-type MusetteRideInterval): what @editor was made from, in the same order
 * @view: the ride
 *
 * Returns: (transfer full): the intervals by time: those that kept their place with their numbers,
 *   the others with ours
 */
GListStore *
musette_ride_intervals_from_editor (const MusetteIntervalEditor *editor,
                                    GListModel *origins,
                                    MusetteRideView *view)
{
  GListStore *store = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);

  for (guint i = 0; i < musette_interval_editor_get_n (editor); i++)
    {
      const MusetteEditedInterval *edited = musette_interval_editor_get (editor, i);
      g_autoptr (MusetteRideInterval) origin = NULL;
      g_autoptr (MusetteRideInterval) interval = NULL;

      if (edited->origin != MUSETTE_INTERVAL_CHANGED)
        origin = g_list_model_get_item (origins, edited->origin);
      if (origin == NULL)
        interval = make_edited (editor, edited, view);
      else if (g_strcmp0 (musette_ride_interval_get_label (origin), edited->label) == 0)
        interval = g_steal_pointer (&origin);
      else
        interval
            = musette_ride_interval_new (musette_ride_interval_get_values (origin), edited->label,
                                         musette_ride_interval_get_group_id (origin));
      g_list_store_append (store, interval);
    }
  return store;
}

/**
 * musette_ride_intervals_from_analysis:
 * @analysis: what was computed from a ride
 *
 * Returns: (transfer full): the intervals that were found in its power, by time
 */
GListStore *
musette_ride_intervals_from_analysis (MusetteRideAnalysis *analysis)
{
  GListStore *store;
  GArray *intervals;
  GArray *groups;

  g_return_val_if_fail (MUSETTE_IS_RIDE_ANALYSIS (analysis), NULL);

  store = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
  intervals = musette_ride_analysis_get_intervals (analysis);
  groups = musette_ride_analysis_get_interval_groups (analysis);
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      const MusetteDetectedInterval *interval
          = &g_array_index (intervals, MusetteDetectedInterval, i);
      MusetteRideIntervalValues values;
      const char *group_id = NULL;

      fill_values (&values, interval, musette_ride_analysis_get_thresholds (analysis));
      if (interval->group >= 0 && groups != NULL)
        group_id = g_array_index (groups, MusetteIntervalGroup, interval->group).id;
      append (store, &values, NULL, group_id);
    }
  return store;
}

/* The laps that lie in the time line, as spans on its elapsed axis; a device's last lap may end
 * behind its last sample. */
static GArray *
get_lap_spans (MusetteRecording *recording, MusetteTimeline *timeline)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MusetteSpan));
  GPtrArray *laps = musette_recording_get_laps (recording);
  gint64 start = musette_timeline_get_start_unix (timeline);
  gint64 length = (gint64) musette_timeline_get_elapsed_s (timeline) + 1;

  for (guint i = 0; laps != NULL && i < laps->len; i++)
    {
      const MusetteRecordingLap *lap = g_ptr_array_index (laps, i);
      gint64 end = lap->end_unix;
      gint64 from;
      gint64 to;

      if (lap->start_unix == 0)
        continue;
      if (end <= lap->start_unix && isfinite (lap->elapsed_s))
        end = lap->start_unix + (gint64) CLAMP (lap->elapsed_s, 0, G_MAXINT32);
      from = CLAMP (lap->start_unix - start, 0, length);
      to = CLAMP (end - start, 0, length);
      if (from < to)
        g_array_append_vals (spans, &(MusetteSpan){ (gint32) from, (gint32) to }, 1);
    }
  return spans;
}

/**
 * musette_ride_intervals_count_laps:
 * @recording: a file
 * @timeline: the ride that was made from it
 *
 * Returns: how many laps of the device lie in the ride
 */
guint
musette_ride_intervals_count_laps (MusetteRecording *recording, MusetteTimeline *timeline)
{
  g_autoptr (GArray) spans = NULL;

  g_return_val_if_fail (MUSETTE_IS_RECORDING (recording), 0);
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), 0);

  spans = get_lap_spans (recording, timeline);
  return spans->len;
}

/**
 * musette_ride_intervals_from_laps:
 * @recording: a file
 * @timeline: the ride that was made from it
 * @thresholds: what it is measured against
 *
 * Returns: (transfer full): the laps of the device with our numbers, by time
 */
GListStore *
musette_ride_intervals_from_laps (MusetteRecording *recording,
                                  MusetteTimeline *timeline,
                                  const MusetteThresholds *thresholds)
{
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) intervals = NULL;
  GListStore *store;

  g_return_val_if_fail (MUSETTE_IS_RECORDING (recording), NULL);
  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (thresholds != NULL, NULL);

  store = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
  spans = get_lap_spans (recording, timeline);
  if (spans->len == 0)
    return store;
  intervals = musette_intervals_from_spans (timeline, thresholds, (MusetteSpan *) spans->data,
                                            spans->len);
  for (guint i = 0; i < intervals->len; i++)
    {
      MusetteRideIntervalValues values;
      g_autofree char *label = NULL;

      fill_values (&values, &g_array_index (intervals, MusetteDetectedInterval, i), thresholds);
      values.type = MUSETTE_RIDE_INTERVAL_LAP;
      label = g_strdup_printf (_ ("Lap %u"), i + 1);
      append (store, &values, label, NULL);
    }
  return store;
}

typedef struct
{
  const char *id;
  guint count;
  double duration_s;
  double power_w;
  double heartrate_bpm;
} Group;

static Group *
find_group (GArray *groups, const char *id)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (g_array_index (groups, Group, i).id, id))
      return &g_array_index (groups, Group, i);
  g_array_append_vals (groups, &(Group){ .id = id }, 1);
  return &g_array_index (groups, Group, groups->len - 1);
}

/* A duration as riders say it in a set: 4m, 1m30s, 48s, 1h. */
static char *
format_set_duration (double seconds)
{
  guint total = (guint) floor (seconds + 0.5);
  guint minutes = total / 60;
  guint rest = total % 60;

  if (minutes == 0)
    return g_strdup_printf (C_ ("length of an interval in seconds", "%us"), rest);
  if (rest == 0)
    return g_strdup_printf (C_ ("length of an interval in minutes", "%um"), minutes);
  return g_strdup_printf (C_ ("length of an interval in minutes and seconds", "%um%02us"), minutes,
                          rest);
}

static char *
format_group (const Group *group)
{
  g_autofree char *duration = format_set_duration (group->duration_s / group->count);
  g_autofree char *effort = NULL;

  if (isfinite (group->power_w))
    effort = musette_format_power (group->power_w / group->count);
  else if (isfinite (group->heartrate_bpm))
    effort = musette_format_heartrate (group->heartrate_bpm / group->count);
  if (effort == NULL)
    /* Translators: a set of like intervals: number, length of each, for instance "5× 4m" */
    return g_strdup_printf (_ ("%u× %s"), group->count, duration);
  /* Translators: a set of like intervals: number, length, mean power, as in "5× 4m @ 312 W" */
  return g_strdup_printf (_ ("%u× %s @ %s"), group->count, duration, effort);
}

/**
 * musette_ride_intervals_summarize:
 * @intervals: a list model of #MusetteRideInterval
 *
 * Puts the sets of a ride in words like `5× 4m @ 312 W`.
 *
 * Returns: (transfer full): a line per group of two or more like intervals, in order of time
 */
GStrv
musette_ride_intervals_summarize (GListModel *intervals)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_return_val_if_fail (G_IS_LIST_MODEL (intervals), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (intervals); i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (intervals, i);
      const MusetteRideIntervalValues *values = musette_ride_interval_get_values (interval);
      Group *group;

      if (musette_ride_interval_get_group_id (interval) == NULL)
        continue;
      group = find_group (groups, musette_ride_interval_get_group_id (interval));
      group->count++;
      group->duration_s += values->duration_s;
      group->power_w += values->average_w;
      group->heartrate_bpm += values->average_bpm;
    }
  for (guint i = 0; i < groups->len; i++)
    if (g_array_index (groups, Group, i).count >= 2)
      {
        g_autofree char *line = format_group (&g_array_index (groups, Group, i));
        g_strv_builder_add (lines, line);
      }
  return g_strv_builder_end (lines);
}
