/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-decoupling.h"

static gboolean
average_half (const float *watts, const float *bpm, gsize n, double *mean_w, double *mean_bpm)
{
  double sum_w = 0;
  double sum_bpm = 0;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!(bpm[i] > 0))
        continue;
      sum_w += watts[i];
      sum_bpm += bpm[i];
      count++;
    }
  if (count == 0)
    return FALSE;
  *mean_w = sum_w / count;
  *mean_bpm = sum_bpm / count;
  return TRUE;
}

/**
 * musette_decoupling_compute:
 * @watts: (array length=n): 1 Hz power in W, nothing missing
 * @bpm: (array length=n): 1 Hz heart rate
 * @n: their length
 * @out: (out): the halves and the drift between them
 *
 * Pw:HR after Friel over everything that is given, warm-up and cool-down included. Not meaningful
 * below about 20 minutes or without steady effort.
 *
 * Returns: whether both halves have heart rate, and the first one power
 */
gboolean
musette_decoupling_compute (const float *watts, const float *bpm, gsize n, MusetteDecoupling *out)
{
  gsize half = n / 2;
  double first;

  g_return_val_if_fail (n == 0 || (watts != NULL && bpm != NULL), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  if (!average_half (watts, bpm, half, &out->first_w, &out->first_bpm)
      || !average_half (watts + half, bpm + half, n - half, &out->second_w, &out->second_bpm))
    return FALSE;
  first = out->first_w / out->first_bpm;
  out->percent = (first - out->second_w / out->second_bpm) / first * 100;
  return first > 0;
}
