/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-ride.h"

#include "musette-demo-intervals.h"
#include "musette-histogram.h"
#include "musette-interval-detection.h"
#include "musette-mmp.h"
#include "musette-power.h"
#include "musette-series.h"
#include "musette-simulator-row.h"
#include "musette-simulator-time.h"
#include "musette-wbal.h"
#include "musette-zones.h"

#include <math.h>

/* One activity with its samples, for the requests that need them. */
struct _MusetteSimulatorRide
{
  const MusetteDemoPlanned *planned;
  GArray *spans; /* of MusetteSimulatorSpan, NULL = as they are found */
  MusetteDemoForm form;
  MusetteThresholds thresholds;
  MusetteTimeline *timeline; /* NULL when there is no recording */
  GArray *intervals;         /* of MusetteDetectedInterval, made on first use */
  GArray *groups;            /* of MusetteIntervalGroup */
  float *wbal;               /* per sample, NULL without power */
};

/**
 * musette_simulator_ride_new:
 * @entry: an activity, which must outlive this
 *
 * Returns: (transfer full): the activity with its samples
 */
MusetteSimulatorRide *
musette_simulator_ride_new (MusetteSimulatorEntry *entry)
{
  MusetteSimulatorRide *self = g_new0 (MusetteSimulatorRide, 1);
  g_autoptr (MusetteStreamSet) streams = musette_simulator_entry_get_streams (entry);

  self->planned = musette_simulator_entry_get_planned (entry);
  self->spans = musette_simulator_entry_get_spans (entry);
  musette_simulator_entry_get_form (entry, &self->form);
  musette_demo_thresholds (self->planned->type, &self->form, &self->thresholds);
  if (streams != NULL)
    self->timeline = musette_timeline_new (streams);
  return self;
}

/**
 * musette_simulator_ride_free:
 * @self: an activity with its samples
 */
void
musette_simulator_ride_free (MusetteSimulatorRide *self)
{
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->intervals, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_free (self->wbal);
  g_free (self);
}

/**
 * musette_simulator_ride_get_n_samples:
 * @self: an activity with its samples
 *
 * Returns: how many samples there are
 */
guint
musette_simulator_ride_get_n_samples (MusetteSimulatorRide *self)
{
  return self->timeline == NULL ? 0 : musette_timeline_get_n_samples (self->timeline);
}

static MusetteSpan
span_of_samples (MusetteSimulatorRide *self, guint start_index, guint end_index)
{
  const gint32 *time = musette_timeline_get_sample_times (self->timeline);
  guint n = musette_timeline_get_n_samples (self->timeline);
  MusetteSpan span = { time[start_index], 0 };

  span.to_s = end_index < n ? time[end_index] : time[n - 1] + 1;
  return span;
}

/* Whatever was said of an interval but its place and label is computed anew. */
static GArray *
measure_spans (MusetteSimulatorRide *self)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (MusetteSpan));

  for (guint i = 0; i < self->spans->len; i++)
    {
      const MusetteSimulatorSpan *set = &g_array_index (self->spans, MusetteSimulatorSpan, i);
      MusetteSpan span = span_of_samples (self, set->start, set->end);

      g_array_append_val (spans, span);
    }
  return musette_intervals_from_spans (self->timeline, &self->thresholds,
                                       &g_array_index (spans, MusetteSpan, 0), spans->len);
}

static void
ensure_intervals (MusetteSimulatorRide *self)
{
  if (self->intervals != NULL)
    return;
  if (self->timeline == NULL)
    {
      self->intervals = g_array_new (FALSE, FALSE, sizeof (MusetteDetectedInterval));
      return;
    }
  if (self->spans != NULL)
    self->intervals = measure_spans (self);
  else
    self->intervals = musette_demo_intervals_new (self->planned, self->timeline, &self->thresholds);
  if (musette_timeline_has_power (self->timeline))
    self->groups = musette_intervals_group (self->intervals);
}

static void
ensure_wbal (MusetteSimulatorRide *self)
{
  MusetteStreamSet *samples = musette_timeline_get_samples (self->timeline);
  const float *watts = musette_stream_set_get_floats (samples, MUSETTE_CHANNEL_WATTS);
  guint n = musette_timeline_get_n_samples (self->timeline);
  MusetteWbalSummary summary;

  if (self->wbal != NULL || watts == NULL || self->thresholds.w_prime_j <= 0)
    return;
  self->wbal = g_new0 (float, MAX (n, 1));
  musette_wbal_samples (musette_timeline_get_sample_times (self->timeline), watts, n,
                        self->thresholds.ftp_w, self->thresholds.w_prime_j, self->wbal, &summary);
}

typedef struct
{
  guint from; /* recorded second */
  guint to;
  guint first_sample;
  guint end_sample;
} Stretch;

static void
write_range (const MusetteSimulatorRow *row,
             MusetteTimeline *timeline,
             MusetteChannel channel,
             const Stretch *stretch,
             const char *const names[3],
             int decimals)
{
  MusetteSeriesSummary summary = { .mean = NAN, .min = NAN, .max = NAN };
  gsize n = 0;
  const float *values = NULL;

  if (musette_timeline_has (timeline, channel))
    values = musette_timeline_get_series (timeline, channel, &n);
  if (values != NULL && stretch->from < MIN (stretch->to, n))
    {
      if (channel == MUSETTE_CHANNEL_HEARTRATE)
        musette_series_summarize_positive (values + stretch->from,
                                           MIN (stretch->to, n) - stretch->from, &summary);
      else
        musette_series_summarize (values + stretch->from, MIN (stretch->to, n) - stretch->from,
                                  &summary);
      if (summary.count == 0)
        summary.mean = summary.min = summary.max = NAN;
    }
  if (names[0] != NULL)
    musette_simulator_row_number (row, names[0], summary.mean, decimals);
  musette_simulator_row_number (row, names[1], summary.min, decimals);
  musette_simulator_row_number (row, names[2], summary.max, decimals);
}

static void
write_interval_power (const MusetteSimulatorRow *row,
                      MusetteSimulatorRide *self,
                      const MusetteSpanStatistics *span,
                      const Stretch *stretch,
                      guint zone)
{
  static const char *const watts[3] = { NULL, "min_watts", "max_watts" };
  static const char *const unknown[] = { "average_watts_alt",
                                         "average_watts_alt_acc",
                                         "w5s_variability",
                                         "avg_lr_balance",
                                         "average_dfa_a1",
                                         "average_epoc",
                                         NULL };
  gboolean power = !isnan (span->average_w);
  double ftp = self->thresholds.ftp_w;
  double above = NAN;
  const double *tops = self->thresholds.power_zones;
  gboolean zoned = power && zone >= 1 && zone <= self->thresholds.n_power_zones;

  if (power)
    {
      gsize n;
      const float *series = musette_timeline_get_power (self->timeline, &n);

      above = musette_power_work_above (series + stretch->from, stretch->to - stretch->from, ftp);
      ensure_wbal (self);
    }
  musette_simulator_row_whole (row, "average_watts", span->average_w);
  write_range (row, self->timeline, MUSETTE_CHANNEL_WATTS, stretch, watts, 0);
  musette_simulator_row_number (row, "average_watts_kg", span->w_per_kg, 3);
  musette_simulator_row_number (row, "max_watts_kg",
                                power ? span->max_w / self->form.weight_kg : NAN, 3);
  musette_simulator_row_number (row, "intensity", power ? floor (100 * span->average_w / ftp) : NAN,
                                1);
  musette_simulator_row_whole (row, "weighted_average_watts", span->np_w);
  musette_simulator_row_number (row, "training_load", span->load, 5);
  musette_simulator_row_whole (row, "joules", span->work_j);
  musette_simulator_row_whole (row, "joules_above_ftp", above);
  musette_simulator_row_number (row, "decoupling",
                                span->has_decoupling ? span->decoupling.percent : NAN, 5);
  musette_simulator_row_nulls (row, unknown);
  musette_simulator_row_whole (
      row, "wbal_start", self->wbal == NULL ? NAN : floor (self->wbal[stretch->first_sample]));
  musette_simulator_row_whole (
      row, "wbal_end",
      self->wbal == NULL ? NAN : floor (self->wbal[MAX (1, stretch->end_sample) - 1]));
  musette_simulator_row_whole (row, "zone", zoned ? zone : NAN);
  musette_simulator_row_whole (
      row, "zone_min_watts", zoned ? zone == 1 ? 1 : floor (ftp * tops[zone - 2] / 100) + 1 : NAN);
  musette_simulator_row_whole (row, "zone_max_watts",
                               zoned && tops[zone - 1] < 999 ? floor (ftp * tops[zone - 1] / 100)
                                                             : NAN);
}

static void
write_interval_body (const MusetteSimulatorRow *row,
                     MusetteSimulatorRide *self,
                     const MusetteSpanStatistics *span,
                     const Stretch *stretch)
{
  static const char *const speed[3] = { NULL, "min_speed", "max_speed" };
  static const char *const heart[3] = { NULL, "min_heartrate", "max_heartrate" };
  static const char *const cadence[3] = { NULL, "min_cadence", "max_cadence" };
  static const char *const altitude[3] = { NULL, "min_altitude", "max_altitude" };
  static const char *const breath[]
      = { "average_respiration", "average_tidal_volume", "average_tidal_volume_min", "gap", NULL };
  static const char *const torque[] = { "min_torque", "max_torque", NULL };
  gboolean run = musette_demo_is_run (self->planned->type);
  double nm = span->average_w > 0 && span->average_cadence_rpm > 0
                  ? musette_power_torque (span->average_w, span->average_cadence_rpm)
                  : NAN;

  musette_simulator_row_nulls (row, breath);
  musette_simulator_row_number (row, "average_speed", span->average_mps, 5);
  write_range (row, self->timeline, MUSETTE_CHANNEL_VELOCITY, stretch, speed, 3);
  musette_simulator_row_whole (row, "average_heartrate", span->average_bpm);
  write_range (row, self->timeline, MUSETTE_CHANNEL_HEARTRATE, stretch, heart, 0);
  musette_simulator_row_number (row, "average_cadence", span->average_cadence_rpm, 4);
  write_range (row, self->timeline, MUSETTE_CHANNEL_CADENCE, stretch, cadence, 0);
  musette_simulator_row_number (row, "average_torque", nm, 2);
  musette_simulator_row_nulls (row, torque);
  musette_simulator_row_number (row, "total_elevation_gain", span->climb_m, 1);
  write_range (row, self->timeline, MUSETTE_CHANNEL_ALTITUDE, stretch, altitude, 1);
  musette_simulator_row_number (row, "average_gradient", span->gradient_percent / 100, 6);
  musette_simulator_row_number (row, "average_stride",
                                run && span->average_cadence_rpm > 0
                                    ? span->average_mps / (span->average_cadence_rpm / 60)
                                    : NAN,
                                4);
}

static Stretch
get_stretch (MusetteSimulatorRide *self, const MusetteSpanStatistics *span)
{
  guint n = musette_timeline_get_n_samples (self->timeline);
  guint recorded = musette_timeline_get_recording_s (self->timeline);
  const gint32 *time = musette_timeline_get_sample_times (self->timeline);
  Stretch stretch = { 0 };

  stretch.from = MIN (recorded, musette_timeline_elapsed_to_index (self->timeline, span->from_s));
  stretch.to = MIN (recorded, stretch.from + span->recorded_s);
  stretch.first_sample = musette_timeline_elapsed_to_sample (self->timeline, span->from_s);
  stretch.end_sample = musette_timeline_elapsed_to_sample (self->timeline, span->to_s);
  stretch.first_sample = MIN (stretch.first_sample, n - 1);
  /* The end is exclusive: the first sample at or behind it. */
  while (stretch.end_sample < n && time[stretch.end_sample] < span->to_s)
    stretch.end_sample++;
  stretch.end_sample = MIN (stretch.end_sample, n);
  return stretch;
}

static const char *
get_label (MusetteSimulatorRide *self, const MusetteDetectedInterval *interval, guint first_sample)
{
  for (guint i = 0; self->spans != NULL && i < self->spans->len; i++)
    if (g_array_index (self->spans, MusetteSimulatorSpan, i).start == first_sample)
      return g_array_index (self->spans, MusetteSimulatorSpan, i).label;
  if (interval->role == MUSETTE_INTERVAL_WARMUP)
    return "Warmup";
  return interval->role == MUSETTE_INTERVAL_COOLDOWN ? "Cooldown" : NULL;
}

static void
write_interval (MusetteSimulatorRide *self,
                MusetteJsonWriter *writer,
                const MusetteDetectedInterval *interval)
{
  static const char *const unknown[] = { "segment_effort_ids", NULL };
  const MusetteSimulatorRow row = { writer, NULL };
  const MusetteSpanStatistics *span = &interval->statistics;
  const Stretch stretch = get_stretch (self, span);
  const char *label = get_label (self, interval, stretch.first_sample);
  const char *group = NULL;

  if (self->groups != NULL && interval->group >= 0 && (guint) interval->group < self->groups->len)
    group = g_array_index (self->groups, MusetteIntervalGroup, interval->group).id;
  musette_json_writer_begin_object (writer);
  musette_simulator_row_int (&row, "start_index", stretch.first_sample);
  musette_simulator_row_number (&row, "distance", span->distance_m, 2);
  musette_simulator_row_int (&row, "moving_time", span->recorded_s);
  musette_simulator_row_int (&row, "elapsed_time", span->elapsed_s);
  write_interval_power (&row, self, span, &stretch, interval->zone);
  write_interval_body (&row, self, span, &stretch);
  musette_simulator_row_int (&row, "id", stretch.first_sample);
  musette_simulator_row_string (&row, "type",
                                interval->kind == MUSETTE_INTERVAL_WORK ? "WORK" : "RECOVERY");
  musette_simulator_row_int (&row, "end_index", stretch.end_sample);
  musette_simulator_row_string (&row, "group_id", group);
  musette_simulator_row_nulls (&row, unknown);
  musette_simulator_row_int (&row, "start_time", span->from_s);
  musette_simulator_row_int (&row, "end_time", span->to_s);
  musette_simulator_row_string (&row, "label", label);
  musette_json_writer_end (writer);
}

static const MusetteDetectedInterval *
first_of_group (MusetteSimulatorRide *self, guint group)
{
  for (guint i = 0; i < self->intervals->len; i++)
    {
      const MusetteDetectedInterval *interval
          = &g_array_index (self->intervals, MusetteDetectedInterval, i);

      if (interval->group == (int) group)
        return interval;
    }
  return NULL;
}

/* A group has the members of an interval, but only those are known that say something of all. */
static const char *const unknown_of_groups[] = { "average_watts_alt",
                                                 "average_watts_alt_acc",
                                                 "min_watts",
                                                 "max_watts",
                                                 "max_watts_kg",
                                                 "w5s_variability",
                                                 "training_load",
                                                 "joules",
                                                 "joules_above_ftp",
                                                 "decoupling",
                                                 "avg_lr_balance",
                                                 "average_dfa_a1",
                                                 "average_epoc",
                                                 "wbal_start",
                                                 "wbal_end",
                                                 "average_respiration",
                                                 "average_tidal_volume",
                                                 "average_tidal_volume_min",
                                                 "zone_min_watts",
                                                 "zone_max_watts",
                                                 "average_speed",
                                                 "min_speed",
                                                 "max_speed",
                                                 "gap",
                                                 "min_heartrate",
                                                 "max_heartrate",
                                                 "min_cadence",
                                                 "max_cadence",
                                                 "average_torque",
                                                 "min_torque",
                                                 "max_torque",
                                                 "total_elevation_gain",
                                                 "min_altitude",
                                                 "max_altitude",
                                                 "average_gradient",
                                                 "average_stride",
                                                 "distance",
                                                 "weighted_average_watts",
                                                 NULL };

static void
write_group (MusetteSimulatorRide *self, MusetteJsonWriter *writer, guint index)
{
  const MusetteIntervalGroup *group = &g_array_index (self->groups, MusetteIntervalGroup, index);
  const MusetteDetectedInterval *first = first_of_group (self, index);
  const MusetteSimulatorRow row = { writer, NULL };
  double ftp = self->thresholds.ftp_w;

  musette_json_writer_begin_object (writer);
  musette_simulator_row_whole (&row, "start_index",
                               first == NULL ? NAN
                                             : get_stretch (self, &first->statistics).first_sample);
  musette_simulator_row_whole (&row, "moving_time", group->secs);
  musette_simulator_row_whole (&row, "elapsed_time", group->secs);
  musette_simulator_row_whole (&row, "average_watts", group->watts);
  musette_simulator_row_number (&row, "average_watts_kg", group->watts / self->form.weight_kg, 2);
  musette_simulator_row_number (&row, "intensity", floor (100 * group->watts / ftp), 1);
  musette_simulator_row_whole (&row, "zone", first == NULL ? NAN : first->zone);
  musette_simulator_row_whole (&row, "average_heartrate", group->bpm);
  musette_simulator_row_number (&row, "average_cadence", group->cadence_rpm, 2);
  musette_simulator_row_string (&row, "id", group->id);
  musette_simulator_row_int (&row, "count", group->count);
  musette_simulator_row_nulls (&row, unknown_of_groups);
  musette_json_writer_end (writer);
}

static void
write_groups (MusetteSimulatorRide *self, MusetteJsonWriter *writer)
{
  guint n = self->groups == NULL ? 0 : self->groups->len;

  musette_json_writer_name (writer, "icu_groups");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    write_group (self, writer, i);
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_ride_get_spans:
 * @self: an activity with its samples
 *
 * Recoveries without a label only fill the gaps between efforts.
 *
 * Returns: (transfer full) (element-type MusetteSimulatorSpan): its intervals, to change them
 */
GArray *
musette_simulator_ride_get_spans (MusetteSimulatorRide *self)
{
  GArray *spans;

  if (self->spans != NULL)
    return musette_simulator_spans_copy (self->spans);
  ensure_intervals (self);
  spans = musette_simulator_spans_new ();
  for (guint i = 0; i < self->intervals->len; i++)
    {
      const MusetteDetectedInterval *interval
          = &g_array_index (self->intervals, MusetteDetectedInterval, i);
      const Stretch stretch = get_stretch (self, &interval->statistics);
      const char *label = get_label (self, interval, stretch.first_sample);

      musette_simulator_spans_add (spans, stretch.first_sample, stretch.end_sample, label,
                                   label == NULL && interval->kind == MUSETTE_INTERVAL_RECOVERY);
    }
  return spans;
}

/**
 * musette_simulator_ride_describe:
 * @self: an activity with its samples
 *
 * Returns: (transfer full) (nullable): its groups of efforts in the service's words
 */
GStrv
musette_simulator_ride_describe (MusetteSimulatorRide *self)
{
  ensure_intervals (self);
  return self->groups == NULL ? NULL : musette_demo_totals_describe (self->groups);
}

/**
 * musette_simulator_ride_write_intervals:
 * @self: an activity with its samples
 * @writer: an object that is being written
 *
 * Adds the members `icu_intervals` and `icu_groups`.
 */
void
musette_simulator_ride_write_intervals (MusetteSimulatorRide *self, MusetteJsonWriter *writer)
{
  ensure_intervals (self);
  musette_json_writer_name (writer, "icu_intervals");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < self->intervals->len; i++)
    write_interval (self, writer, &g_array_index (self->intervals, MusetteDetectedInterval, i));
  musette_json_writer_end (writer);
  write_groups (self, writer);
}

/**
 * musette_simulator_ride_intervals_to_json:
 * @self: an activity with its samples
 *
 * Returns: (transfer full): its intervals, as `GET /activity/{id}/intervals` gives them
 */
GBytes *
musette_simulator_ride_intervals_to_json (MusetteSimulatorRide *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autofree char *analyzed = musette_simulator_time_to_stamp (self->planned->start + 14400);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "id", self->planned->id);
  musette_json_writer_member_string (writer, "analyzed", analyzed);
  musette_simulator_ride_write_intervals (self, writer);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_ride_stats_to_json:
 * @self: an activity with samples
 * @start_index: its first sample
 * @end_index: behind the last sample, greater than @start_index
 *
 * Returns: (transfer full) (nullable): one interval, %NULL when the indexes are not in the activity
 */
GBytes *
musette_simulator_ride_stats_to_json (MusetteSimulatorRide *self,
                                      guint start_index,
                                      guint end_index)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autoptr (GArray) intervals = NULL;
  guint n = musette_simulator_ride_get_n_samples (self);
  MusetteSpan span;

  if (start_index >= end_index || end_index > n)
    return NULL;
  span = span_of_samples (self, start_index, end_index);
  intervals = musette_intervals_from_spans (self->timeline, &self->thresholds, &span, 1);
  if (intervals->len == 0)
    return NULL;
  writer = musette_json_writer_new (FALSE);
  write_interval (self, writer, &g_array_index (intervals, MusetteDetectedInterval, 0));
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_ride_histogram_to_json:
 * @self: an activity with its samples
 * @power: of power instead of heart rate
 * @width: of a bucket, 0 = the service's own
 *
 * Returns: (transfer full) (nullable): buckets with seconds, %NULL when nothing was recorded
 */
GBytes *
musette_simulator_ride_histogram_to_json (MusetteSimulatorRide *self, gboolean power, guint width)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autoptr (MusetteHistogram) histogram = NULL;
  double step = width > 0 ? width : power ? 25 : 5;
  const float *values;
  gsize n;

  if (self->timeline == NULL
      || !(power ? musette_timeline_has_power (self->timeline)
                 : musette_timeline_has_heartrate (self->timeline)))
    return NULL;
  values = power ? musette_timeline_get_power (self->timeline, &n)
                 : musette_timeline_get_series (self->timeline, MUSETTE_CHANNEL_HEARTRATE, &n);
  histogram = musette_histogram_new (values, n, step, power);
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < histogram->n; i++)
    {
      double low = histogram->start + i * histogram->width;

      musette_json_writer_begin_object (writer);
      musette_json_writer_member_int (writer, "min", (gint64) low);
      musette_json_writer_member_int (writer, "max", (gint64) (low + histogram->width) - 1);
      musette_json_writer_member_int (writer, "secs", histogram->seconds[i]);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}
