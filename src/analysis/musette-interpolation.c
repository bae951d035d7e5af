/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interpolation.h"

/**
 * musette_interpolate_floats:
 * @times: (array length=n): rising times of the samples in s
 * @values: (array length=n): their values, NaN = missing
 * @n: their number
 * @longest_step: a longer step to the next sample is not bridged
 * @series: (out caller-allocates): one value per recorded second
 *
 * Fills the seconds between two samples linearly; where a value is missing at either end it is
 * missing in between.
 */
void
musette_interpolate_floats (const gint32 *times,
                            const float *values,
                            gsize n,
                            gint32 longest_step,
                            float *series)
{
  for (gsize i = 0; i < n; i++)
    {
      gint32 step = i + 1 < n ? times[i + 1] - times[i] : 1;
      double value = values[i];

      *series++ = values[i];
      if (step > longest_step)
        continue;
      for (gint32 k = 1; k < step; k++)
        *series++ = (float) (value + ((double) values[i + 1] - value) * k / step);
    }
}

/**
 * musette_interpolate_doubles:
 * @times: (array length=n): rising times of the samples in s
 * @values: (array length=n): their values, NaN = missing
 * @n: their number
 * @longest_step: a longer step to the next sample is not bridged
 * @series: (out caller-allocates): one value per recorded second
 *
 * Fills the seconds between two samples linearly; where a value is missing at either end it is
 * missing in between.
 */
void
musette_interpolate_doubles (const gint32 *times,
                             const double *values,
                             gsize n,
                             gint32 longest_step,
                             double *series)
{
  for (gsize i = 0; i < n; i++)
    {
      gint32 step = i + 1 < n ? times[i + 1] - times[i] : 1;

      *series++ = values[i];
      if (step > longest_step)
        continue;
      for (gint32 k = 1; k < step; k++)
        *series++ = values[i] + (values[i + 1] - values[i]) * k / step;
    }
}
