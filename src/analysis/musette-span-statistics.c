/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-span-statistics.h"

#include <math.h>
#include <string.h>

#include "musette-altitude.h"
#include "musette-power.h"
#include "musette-series.h"

/* The recorded seconds of a span: @n from index @first on. */
typedef struct
{
  MusetteTimeline *timeline;
  guint first;
  gsize n;
} Part;

static const float *
part_series (const Part *part, MusetteChannel channel)
{
  const float *series = musette_timeline_get_series (part->timeline, channel, NULL);

  return series != NULL ? series + part->first : NULL;
}

static void
set_all_unknown (MusetteSpanStatistics *out)
{
  double *const fields[] = {
    &out->distance_m,
    &out->average_mps,
    &out->max_mps,
    &out->average_w,
    &out->max_w,
    &out->np_w,
    &out->work_j,
    &out->w_per_kg,
    &out->intensity,
    &out->load,
    &out->average_bpm,
    &out->max_bpm,
    &out->average_cadence_rpm,
    &out->max_cadence_rpm,
    &out->climb_m,
    &out->descent_m,
    &out->vam_mph,
    &out->gradient_percent,
    &out->average_temperature_c,
  };

  memset (out, 0, sizeof *out);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *fields[i] = NAN;
}

/* The 30 s means are those of the whole ride: the window does not start anew at the span. */
static double
normalized_of_part (const Part *part)
{
  const double *means = musette_timeline_get_power_means (part->timeline, NULL);

  return musette_power_normalized_from_means (means + part->first, part->n);
}

static void
add_power (const Part *part, const MusetteThresholds *thresholds, MusetteSpanStatistics *out)
{
  const float *watts = musette_timeline_get_power (part->timeline, NULL);
  MusetteSeriesSummary summary;

  if (watts == NULL)
    return;
  musette_series_summarize (watts + part->first, part->n, &summary);
  out->average_w = summary.mean;
  out->max_w = summary.max;
  out->work_j = summary.sum;
  out->np_w = normalized_of_part (part);
  if (thresholds->weight_kg > 0)
    out->w_per_kg = summary.mean / thresholds->weight_kg;
  out->intensity = musette_power_intensity (out->np_w, thresholds->ftp_w);
  out->load = musette_power_load (out->np_w, thresholds->ftp_w, part->n);
}

static void
add_heart_rate (const Part *part, MusetteSpanStatistics *out)
{
  const float *bpm = part_series (part, MUSETTE_CHANNEL_HEARTRATE);
  const float *watts = musette_timeline_get_power (part->timeline, NULL);
  MusetteSeriesSummary summary;

  if (bpm == NULL)
    return;
  musette_series_summarize_positive (bpm, part->n, &summary);
  out->average_bpm = summary.mean;
  out->max_bpm = summary.max;
  if (watts != NULL)
    out->has_decoupling
        = musette_decoupling_compute (watts + part->first, bpm, part->n, &out->decoupling);
}

static void
add_cadence_and_temperature (const Part *part, MusetteSpanStatistics *out)
{
  const float *cadence = part_series (part, MUSETTE_CHANNEL_CADENCE);
  const float *temperature = part_series (part, MUSETTE_CHANNEL_TEMPERATURE);
  MusetteSeriesSummary summary;

  if (cadence != NULL)
    {
      musette_series_summarize_positive (cadence, part->n, &summary);
      out->average_cadence_rpm = summary.mean;
      out->max_cadence_rpm = summary.max;
    }
  if (temperature != NULL)
    {
      musette_series_summarize (temperature, part->n, &summary);
      out->average_temperature_c = summary.mean;
    }
}

static void
add_speed (const Part *part, MusetteSpanStatistics *out)
{
  const float *speed = part_series (part, MUSETTE_CHANNEL_VELOCITY);
  MusetteSeriesSummary summary;

  if (speed == NULL)
    return;
  musette_series_summarize (speed, part->n, &summary);
  out->max_mps = summary.max;
  for (gsize i = 0; i < part->n; i++)
    out->moving_s += speed[i] >= (float) MUSETTE_MOVING_MPS;
}

static void
add_distance (const Part *part, MusetteSpanStatistics *out)
{
  const double *distance = musette_timeline_get_way (part->timeline, NULL);
  gsize first = part->first;
  gsize end = part->first + part->n;

  if (distance == NULL)
    return;
  /* to the start of the next second, so that neighbouring spans add up */
  if (end < musette_timeline_get_recording_s (part->timeline))
    end++;
  while (first < end && isnan (distance[first]))
    first++;
  while (end > first && isnan (distance[end - 1]))
    end--;
  if (end <= first)
    return;
  out->distance_m = distance[end - 1] - distance[first];
  out->average_mps = out->distance_m / part->n;
}

static void
add_altitude (const Part *part, MusetteSpanStatistics *out)
{
  const double *metres
      = musette_timeline_get_series_double (part->timeline, MUSETTE_CHANNEL_ALTITUDE, NULL);
  gsize first = part->first;
  gsize end = part->first + part->n;

  if (metres == NULL)
    return;
  while (first < end && isnan (metres[first]))
    first++;
  while (end > first && isnan (metres[end - 1]))
    end--;
  if (end <= first)
    return;
  musette_altitude_gain (metres + first, end - first, MUSETTE_CLIMB_BAROMETER_M, &out->climb_m,
                         &out->descent_m);
  out->vam_mph = out->climb_m * 3600 / part->n;
  if (out->distance_m > 0)
    out->gradient_percent = 100 * (metres[end - 1] - metres[first]) / out->distance_m;
}

/**
 * musette_span_statistics:
 * @timeline: a time line
 * @thresholds: the athlete's thresholds
 * @from_s: first elapsed second
 * @to_s: elapsed second behind the last
 * @out: (out): the numbers of that stretch
 *
 * Returns: whether anything was recorded in it
 */
gboolean
musette_span_statistics (MusetteTimeline *timeline,
                         const MusetteThresholds *thresholds,
                         gint32 from_s,
                         gint32 to_s,
                         MusetteSpanStatistics *out)
{
  Part part = { timeline, 0, 0 };
  guint end;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), FALSE);
  g_return_val_if_fail (thresholds != NULL && out != NULL, FALSE);

  set_all_unknown (out);
  out->from_s = from_s;
  out->to_s = to_s;
  out->elapsed_s = MAX (0, to_s - from_s);
  part.first = musette_timeline_elapsed_to_index (timeline, from_s);
  end = musette_timeline_elapsed_to_index (timeline, to_s);
  if (end <= part.first)
    return FALSE;
  part.n = end - part.first;
  out->recorded_s = (guint) part.n;
  add_power (&part, thresholds, out);
  add_heart_rate (&part, out);
  add_cadence_and_temperature (&part, out);
  add_speed (&part, out);
  add_distance (&part, out);
  add_altitude (&part, out);
  return TRUE;
}
