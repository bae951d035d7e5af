/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-smoothing.h"

#include <math.h>

/* A running mean over what is present; the window is cut off at the ends of the stretch. */
static void
smooth_stretch (const float *values, gsize n, gsize before, gsize behind, float *smoothed)
{
  double sum = 0;
  gsize count = 0;
  gsize end = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (; end < n && end <= i + behind; end++)
        if (isfinite (values[end]))
          {
            sum += values[end];
            count++;
          }
      if (i > before && isfinite (values[i - before - 1]))
        {
          sum -= values[i - before - 1];
          count--;
        }
      smoothed[i] = count > 0 && isfinite (values[i]) ? (float) (sum / count) : NAN;
    }
}

/**
 * musette_smooth:
 * @values: (array length=n): a 1 Hz series, NaN = missing
 * @n: its length
 * @segments: (array length=n_segments) (nullable): where the recording stops; %NULL = nowhere
 * @n_segments: their number
 * @window_s: width of the centred mean in s; 0 and 1 change nothing
 * @smoothed: (array length=n) (out caller-allocates): the smoothed series; not @values itself
 *
 * For drawing only: tables never use smoothed values. Missing seconds are left out of the mean and
 * stay missing, and nothing is smoothed across a stop.
 */
void
musette_smooth (const float *values,
                gsize n,
                const MusetteSegment *segments,
                guint n_segments,
                guint window_s,
                float *smoothed)
{
  gsize before = window_s / 2;
  gsize behind = window_s > 0 ? (window_s - 1) / 2 : 0;

  g_return_if_fail (n == 0 || (values != NULL && smoothed != NULL && values != smoothed));

  if (segments == NULL)
    smooth_stretch (values, n, before, behind, smoothed);
  for (guint i = 0; segments != NULL && i < n_segments; i++)
    smooth_stretch (values + segments[i].index, segments[i].length_s, before, behind,
                    smoothed + segments[i].index);
}
