/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-power.h"

#include <math.h>
#include <string.h>

#include "musette-series.h"

#define NP_WINDOW 30
#define XPOWER_SECONDS 25.0

/* Several sums side by side: one chain of dependent additions is what limits a plain loop. */
static double
sum_of_watts (const float *watts, gsize n)
{
  double sums[4] = { 0 };
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    for (guint k = 0; k < 4; k++)
      sums[k] += watts[i + k];
  for (; i < n; i++)
    sums[0] += watts[i];
  return sums[0] + sums[1] + sums[2] + sums[3];
}

/**
 * musette_power_work:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 *
 * Returns: work in J
 */
double
musette_power_work (const float *watts, gsize n)
{
  g_return_val_if_fail (watts != NULL || n == 0, NAN);

  return sum_of_watts (watts, n);
}

/**
 * musette_power_work_above:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 * @limit_w: a power in W, usually FTP
 *
 * Returns: work done above @limit_w in J
 */
double
musette_power_work_above (const float *watts, gsize n, double limit_w)
{
  double sum = 0;

  g_return_val_if_fail (watts != NULL || n == 0, NAN);

  for (gsize i = 0; i < n; i++)
    sum += MAX (0, watts[i] - limit_w);
  return sum;
}

/**
 * musette_power_torque:
 * @watts: power in W
 * @cadence_rpm: cadence in rpm
 *
 * Returns: torque in Nm, NaN when the cranks stand still
 */
double
musette_power_torque (double watts, double cadence_rpm)
{
  return cadence_rpm > 0 ? watts / (cadence_rpm * 2 * G_PI / 60) : NAN;
}

/* The window of one stretch: the last 30 s of the elapsed axis, in which a stop is 0 W. */
typedef struct
{
  double ring[NP_WINDOW];
  guint at;
  guint filled;
  double sum;
} Window;

static void
window_push (Window *window, double watts)
{
  window->sum += watts - window->ring[window->at];
  window->ring[window->at] = watts;
  window->at = window->at + 1 == NP_WINDOW ? 0 : window->at + 1;
  if (window->filled < NP_WINDOW)
    window->filled++;
}

static void
window_push_stop (Window *window, gint32 seconds)
{
  if (seconds < NP_WINDOW)
    {
      for (gint32 i = 0; i < seconds; i++)
        window_push (window, 0);
      return;
    }
  memset (window, 0, sizeof *window);
  window->filled = NP_WINDOW;
}

static gint32
stop_before (const MusetteSegment *segment)
{
  const MusetteSegment *last = segment - 1;

  return segment->start_s - (last->start_s + (gint32) last->length_s);
}

/* Once the window is full the divisor no longer changes, and the running sum is all there is. */
static void
push_segment (Window *window, const float *watts, gsize n, MusetteNpStart start, double *means)
{
  gsize i = 0;

  for (; i < n && window->filled < NP_WINDOW; i++)
    {
      window_push (window, watts[i]);
      means[i] = window->sum / (start == MUSETTE_NP_START_ZERO ? NP_WINDOW : window->filled);
    }
  for (; i < n; i++)
    {
      window_push (window, watts[i]);
      means[i] = window->sum * (1.0 / NP_WINDOW);
    }
}

/**
 * musette_power_window_means:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 * @segments: (array length=n_segments) (nullable): where the recording stops; %NULL = nowhere
 * @n_segments: their number
 * @start: what happens before 30 s have passed
 * @means: (array length=n) (out caller-allocates): the 30 s trailing means
 *
 * The means that normalized power is made of. The seconds of a stop enter the window as 0 W, but
 * have no mean of their own.
 */
void
musette_power_window_means (const float *watts,
                            gsize n,
                            const MusetteSegment *segments,
                            guint n_segments,
                            MusetteNpStart start,
                            double *means)
{
  Window window = { 0 };

  g_return_if_fail (watts != NULL || n == 0);
  g_return_if_fail (means != NULL || n == 0);

  if (segments == NULL)
    {
      push_segment (&window, watts, n, start, means);
      return;
    }
  for (guint i = 0; i < n_segments; i++)
    {
      const MusetteSegment *segment = &segments[i];

      g_return_if_fail (segment->index + segment->length_s <= n);
      if (i > 0)
        window_push_stop (&window, stop_before (segment));
      push_segment (&window, watts + segment->index, segment->length_s, start,
                    means + segment->index);
    }
}

/**
 * musette_power_normalized_from_means:
 * @means: (array length=n): 30 s means in W
 * @n: their number
 *
 * Returns: the fourth root of the mean of their fourth powers in W, NaN when there are none
 */
double
musette_power_normalized_from_means (const double *means, gsize n)
{
  double sums[4] = { 0 };
  gsize i = 0;

  g_return_val_if_fail (means != NULL || n == 0, NAN);

  for (; i + 4 <= n; i += 4)
    for (guint k = 0; k < 4; k++)
      {
        double square = means[i + k] * means[i + k];

        sums[k] += square * square;
      }
  for (; i < n; i++)
    sums[0] += pow (means[i], 4);
  return n > 0 ? pow ((sums[0] + sums[1] + sums[2] + sums[3]) / n, 0.25) : NAN;
}

/**
 * musette_power_normalized:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 * @segments: (array length=n_segments) (nullable): where the recording stops; %NULL = nowhere
 * @n_segments: their number
 * @start: what happens before 30 s have passed
 *
 * Normalized power by Coggan: 30 s trailing mean, fourth power, mean, fourth root.
 *
 * Returns: normalized power in W, not rounded; NaN without data
 */
double
musette_power_normalized (const float *watts,
                          gsize n,
                          const MusetteSegment *segments,
                          guint n_segments,
                          MusetteNpStart start)
{
  g_autofree double *means = g_new (double, n);

  musette_power_window_means (watts, n, segments, n_segments, start, means);
  return musette_power_normalized_from_means (means, n);
}

/**
 * musette_power_xpower:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 * @segments: (array length=n_segments) (nullable): where the recording stops; %NULL = nowhere
 * @n_segments: their number
 *
 * xPower by Skiba: like normalized power with an exponential mean of 25 s that starts at 0. In a
 * stop the mean decays without counting.
 *
 * Returns: xPower in W, NaN without data
 */
double
musette_power_xpower (const float *watts, gsize n, const MusetteSegment *segments, guint n_segments)
{
  const MusetteSegment whole = { .length_s = (guint) n };
  const double keep = XPOWER_SECONDS / (XPOWER_SECONDS + 1);
  const double gain = 1 / (XPOWER_SECONDS + 1);
  double mean = 0;
  double sum = 0;

  g_return_val_if_fail (watts != NULL || n == 0, NAN);

  if (segments == NULL)
    {
      segments = &whole;
      n_segments = 1;
    }
  for (guint i = 0; i < n_segments; i++)
    {
      const float *stretch = watts + segments[i].index;

      if (i > 0)
        mean *= pow (keep, stop_before (&segments[i]));
      for (guint k = 0; k < segments[i].length_s; k++)
        {
          double square;

          mean = mean * keep + stretch[k] * gain;
          square = mean * mean;
          sum += square * square;
        }
    }
  return n > 0 ? pow (sum / n, 0.25) : NAN;
}

static guint
count_missing_samples (MusetteTimeline *timeline)
{
  guint n = musette_timeline_get_n_samples (timeline);
  const float *watts = musette_stream_set_get_floats (musette_timeline_get_samples (timeline),
                                                      MUSETTE_CHANNEL_WATTS);
  guint missing = 0;

  for (guint i = 0; i < n; i++)
    missing += isnan (watts[i]) ? 1 : 0;
  return missing;
}

/* The service leaves the seconds in which the rider stands out of the total, not of the window. */
static void
summarize_moving (MusetteTimeline *timeline, const double *means, MusettePowerSummary *out)
{
  gsize n;
  const float *speed = musette_timeline_get_series (timeline, MUSETTE_CHANNEL_VELOCITY, &n);
  double sum = 0;
  guint moving = 0;

  for (gsize i = 0; speed != NULL && i < n; i++)
    {
      double square = means[i] * means[i];

      if (!(speed[i] >= (float) MUSETTE_MOVING_MPS))
        continue;
      sum += square * square;
      moving++;
    }
  out->moving_s = moving;
  out->np_moving_w = moving > 0 ? pow (sum / moving, 0.25) : NAN;
}

/**
 * musette_power_summarize:
 * @timeline: a time line
 * @out: (out): its power numbers
 *
 * Returns: whether the ride has power
 */
gboolean
musette_power_summarize (MusetteTimeline *timeline, MusettePowerSummary *out)
{
  gsize n;
  guint n_segments;
  const MusetteSegment *segments;
  const float *watts;
  const double *means;
  MusetteSeriesSummary positive;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  watts = musette_timeline_get_power (timeline, &n);
  if (watts == NULL)
    return FALSE;
  segments = musette_timeline_get_segments (timeline, &n_segments);
  means = musette_timeline_get_power_means (timeline, NULL);
  musette_series_summarize_positive (watts, n, &positive);

  out->seconds = (guint) n;
  out->missing_samples = count_missing_samples (timeline);
  out->work_j = musette_power_work (watts, n);
  out->average_w = out->work_j / n;
  out->average_nonzero_w = positive.mean;
  out->max_w = positive.max;
  out->np_w = musette_power_normalized_from_means (means, n);
  out->xpower_w = musette_power_xpower (watts, n, segments, n_segments);
  summarize_moving (timeline, means, out);
  out->np_zero_start_w
      = musette_power_normalized (watts, n, segments, n_segments, MUSETTE_NP_START_ZERO);
  return TRUE;
}

/**
 * musette_power_intensity:
 * @np_w: normalized power in W
 * @ftp_w: FTP in W
 *
 * Returns: intensity as a factor, NaN without FTP
 */
double
musette_power_intensity (double np_w, double ftp_w)
{
  return ftp_w > 0 ? np_w / ftp_w : NAN;
}

/**
 * musette_power_load:
 * @np_w: normalized power in W
 * @ftp_w: FTP in W
 * @seconds: duration in s
 *
 * Returns: training load, not rounded; NaN without FTP
 */
double
musette_power_load (double np_w, double ftp_w, double seconds)
{
  double intensity = musette_power_intensity (np_w, ftp_w);

  return intensity * intensity * seconds / 36;
}

/**
 * musette_power_intensity_rounded:
 * @np_w: normalized power in W
 * @ftp_w: FTP in W
 *
 * Returns: intensity in percent from whole watts, as the service shows it; NaN without FTP
 */
double
musette_power_intensity_rounded (double np_w, double ftp_w)
{
  return 100 * musette_power_intensity (musette_round_half_up (np_w), ftp_w);
}

/**
 * musette_power_load_rounded:
 * @np_w: normalized power in W
 * @ftp_w: FTP in W
 * @seconds: duration in s
 *
 * Returns: the whole number of training load the service shows; NaN without FTP
 */
double
musette_power_load_rounded (double np_w, double ftp_w, double seconds)
{
  return musette_round_half_up (musette_power_load (musette_round_half_up (np_w), ftp_w, seconds));
}

/**
 * musette_load_intensity:
 * @load: training load that does not come from power
 * @seconds: recorded time in s
 *
 * Returns: intensity in percent, NaN without a duration
 */
double
musette_load_intensity (double load, double seconds)
{
  return seconds > 0 ? 100 * sqrt (load / (100 * seconds / 3600)) : NAN;
}
