/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-wbal.h"

#include <math.h>

/* Three published forms of the same idea: W' is spent above CP and comes back below it. None is
 * clamped at zero: a value below says that CP or W' is set too low. */

static void
summary_init (MusetteWbalSummary *out, double w_prime_j)
{
  out->end_j = w_prime_j;
  out->min_j = w_prime_j;
  out->tau_s = NAN;
}

static void
note (MusetteWbalSummary *out, float *trace_j, gsize index, double left_j)
{
  out->end_j = left_j;
  out->min_j = MIN (out->min_j, left_j);
  if (trace_j != NULL)
    trace_j[index] = (float) left_j;
}

/* What is missing after @seconds below CP, one multiplication per second in closed form. */
static double
recover_service (double missing_j, double below_w, double w_prime_j, gint32 seconds)
{
  double keep = 1 - below_w / w_prime_j;

  if (seconds == 1)
    return missing_j * keep;
  return missing_j * pow (keep, seconds);
}

/**
 * musette_wbal_samples:
 * @time_s: (array length=n): elapsed second of each sample
 * @watts: (array length=n): power of each sample in W, missing counts as 0
 * @n: their number
 * @cp_w: critical power in W
 * @w_prime_j: W' in J, above 0
 * @trace_j: (array length=n) (out caller-allocates) (optional): what is left at each sample in J
 * @out: (out): the end and the minimum
 *
 * The form that the service's author published: sample by sample without interpolation, so a long
 * gap recovers with the power of the sample behind it.
 */
void
musette_wbal_samples (const gint32 *time_s,
                      const float *watts,
                      gsize n,
                      double cp_w,
                      double w_prime_j,
                      float *trace_j,
                      MusetteWbalSummary *out)
{
  double missing = 0;

  g_return_if_fail (n == 0 || (time_s != NULL && watts != NULL));
  g_return_if_fail (w_prime_j > 0 && out != NULL);

  summary_init (out, w_prime_j);
  for (gsize i = 0; i < n; i++)
    {
      gint32 seconds = i > 0 ? time_s[i] - time_s[i - 1] : 0;
      double power = isnan (watts[i]) ? 0 : watts[i];

      if (power < cp_w)
        missing = recover_service (missing, cp_w - power, w_prime_j, seconds);
      else
        missing += (power - cp_w) * seconds;
      note (out, trace_j, i, w_prime_j - missing);
    }
}

static gint32
stop_before (const MusetteSegment *segment)
{
  const MusetteSegment *last = segment - 1;

  return segment->start_s - (last->start_s + (gint32) last->length_s);
}

/**
 * musette_wbal_differential:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 * @segments: (array length=n_segments): where the recording stops
 * @n_segments: their number
 * @cp_w: critical power in W
 * @w_prime_j: W' in J, above 0
 * @trace_j: (array length=n) (out caller-allocates) (optional): what is left after each second in J
 * @out: (out): the end and the minimum
 *
 * The differential form of Skiba 2015 with the recovery solved exactly. A stop recovers at 0 W.
 */
void
musette_wbal_differential (const float *watts,
                           gsize n,
                           const MusetteSegment *segments,
                           guint n_segments,
                           double cp_w,
                           double w_prime_j,
                           float *trace_j,
                           MusetteWbalSummary *out)
{
  double missing = 0;

  g_return_if_fail (n == 0 || watts != NULL);
  g_return_if_fail (w_prime_j > 0 && out != NULL);

  summary_init (out, w_prime_j);
  for (guint i = 0; i < n_segments; i++)
    {
      const MusetteSegment *segment = &segments[i];

      if (i > 0)
        missing *= exp (-cp_w * stop_before (segment) / w_prime_j);
      for (gsize k = segment->index; k < segment->index + segment->length_s; k++)
        {
          if (watts[k] < cp_w)
            missing *= exp ((watts[k] - cp_w) / w_prime_j);
          else
            missing += watts[k] - cp_w;
          note (out, trace_j, k, w_prime_j - missing);
        }
    }
}

/* Skiba 2012: the time constant from how far below CP the rider recovers. */
static double
integral_tau (const float *watts, gsize n, double cp_w)
{
  double sum = 0;
  gsize below = 0;

  for (gsize i = 0; i < n; i++)
    {
      gboolean counts = watts[i] < cp_w;

      sum += counts ? watts[i] : 0;
      below += counts;
    }
  return 546 * exp (-0.01 * (below > 0 ? cp_w - sum / below : 0)) + 316;
}

/**
 * musette_wbal_integral:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @n: its length
 * @segments: (array length=n_segments): where the recording stops
 * @n_segments: their number
 * @cp_w: critical power in W
 * @w_prime_j: W' in J, above 0
 * @trace_j: (array length=n) (out caller-allocates) (optional): what is left after each second in J
 * @out: (out): the end, the minimum and the time constant
 *
 * The integral form of Skiba 2012 in one pass. It already recovers while above CP.
 */
void
musette_wbal_integral (const float *watts,
                       gsize n,
                       const MusetteSegment *segments,
                       guint n_segments,
                       double cp_w,
                       double w_prime_j,
                       float *trace_j,
                       MusetteWbalSummary *out)
{
  double missing = 0;
  double keep;

  g_return_if_fail (n == 0 || watts != NULL);
  g_return_if_fail (w_prime_j > 0 && out != NULL);

  summary_init (out, w_prime_j);
  out->tau_s = integral_tau (watts, n, cp_w);
  keep = exp (-1 / out->tau_s);
  for (guint i = 0; i < n_segments; i++)
    {
      const MusetteSegment *segment = &segments[i];

      if (i > 0)
        missing *= exp (-stop_before (segment) / out->tau_s);
      for (gsize k = segment->index; k < segment->index + segment->length_s; k++)
        {
          missing = missing * keep + MAX (0, watts[k] - cp_w);
          note (out, trace_j, k, w_prime_j - missing);
        }
    }
}
