/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-value-axis.h"

#include <math.h>

#define LEAST_LINES 3

/**
 * musette_nice_step:
 * @span: what is to be divided, more than 0
 * @max_steps: into how many steps at most
 *
 * Returns: the smallest of 1, 2, 2.5 and 5 times a power of ten that does it
 */
double
musette_nice_step (double span, guint max_steps)
{
  static const double factors[] = { 1, 2, 2.5, 5, 10 };
  double power;

  g_return_val_if_fail (span > 0 && max_steps > 0, 1);

  power = pow (10, floor (log10 (span / max_steps)));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * power * max_steps >= span * (1 - 1e-9))
      return factors[i] * power;
  return 10 * power;
}

static guint
get_decimals (double step)
{
  guint decimals = 0;

  while (decimals < 4 && fabs (step - round (step)) > 1e-6 * step)
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

static double
get_wasted (double min, double max, double step)
{
  return (ceil (max / step - 1e-9) - floor (min / step + 1e-9)) * step - (max - min);
}

/* Of the nice steps that need three lines or more and not more than @max_ticks, the one whose ends
 * fit the values best: room that nothing is drawn in helps nobody. */
static double
find_step (double min, double max, guint max_ticks)
{
  static const double factors[] = { 1, 2, 2.5, 3, 4, 5 };
  double power = pow (10, floor (log10 (max - min)) - 1);
  double best = 0;

  for (guint i = 0; i < 3 * G_N_ELEMENTS (factors); i++)
    {
      double step
          = power * pow (10, i / G_N_ELEMENTS (factors)) * factors[i % G_N_ELEMENTS (factors)];
      double lines = ceil (max / step - 1e-9) - floor (min / step + 1e-9) + 1;

      if (lines > max_ticks || (lines < LEAST_LINES && best > 0))
        continue;
      if (best == 0 || get_wasted (min, max, step) < get_wasted (min, max, best) - 1e-9)
        best = step;
    }
  return best;
}

/**
 * musette_value_axis_init:
 * @self: (out): an axis
 * @min: lowest value
 * @max: highest value
 * @from_zero: whether the axis begins at 0
 * @max_ticks: how many lines there may be, 2 to %MUSETTE_VALUE_AXIS_MAX_TICKS
 *
 * Both ends are ticks, so that the title can stand on the first line and no value is above it.
 */
void
musette_value_axis_init (MusetteValueAxis *self,
                         double min,
                         double max,
                         gboolean from_zero,
                         guint max_ticks)
{
  double step;

  g_return_if_fail (self != NULL && max_ticks >= 2 && max_ticks <= MUSETTE_VALUE_AXIS_MAX_TICKS);
  g_return_if_fail (isfinite (min) && isfinite (max));

  if (from_zero)
    min = MIN (min, 0);
  if (max - min < 1e-6)
    max = min + 1;
  step = find_step (min, max, max_ticks);
  self->lower = floor (min / step + 1e-9) * step;
  self->upper = ceil (max / step - 1e-9) * step;
  self->decimals = get_decimals (step);
  self->n_ticks = 0;
  for (double i = 0; self->lower + i * step <= self->upper + step / 2
                     && self->n_ticks < MUSETTE_VALUE_AXIS_MAX_TICKS;
       i++)
    self->ticks[self->n_ticks++] = self->lower + i * step;
}

/**
 * musette_value_axis_init_pace:
 * @self: (out): an axis
 * @min_mps: lowest speed in m/s
 * @max_mps: highest speed in m/s, more than 0
 * @unit_m: metres the pace is given for: 1000, 1609.344, 100 or 91.44
 * @max_ticks: how many lines there may be
 *
 * An axis of speed, faster is higher, with lines at round paces. A pace of a runner who stands is
 * infinite, so the slow end stops at a third of the highest speed.
 */
void
musette_value_axis_init_pace (MusetteValueAxis *self,
                              double min_mps,
                              double max_mps,
                              double unit_m,
                              guint max_ticks)
{
  static const double steps[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600, 86400 };
  double fast;
  double slow;
  guint i = 0;

  g_return_if_fail (self != NULL && max_mps > 0 && unit_m > 0);
  g_return_if_fail (max_ticks >= 2 && max_ticks <= MUSETTE_VALUE_AXIS_MAX_TICKS);

  min_mps = CLAMP (min_mps, max_mps / 3, max_mps * 0.9);
  fast = unit_m / max_mps;
  slow = unit_m / min_mps;
  while (i + 1 < G_N_ELEMENTS (steps)
         && ceil (slow / steps[i]) - floor (fast / steps[i]) > MAX (max_ticks - 1, 1))
    i++;
  fast = MAX (floor (fast / steps[i]), 0.5) * steps[i];
  slow = ceil (slow / steps[i]) * steps[i];
  self->upper = unit_m / fast;
  self->lower = unit_m / slow;
  self->decimals = 0;
  self->n_ticks = 0;
  for (double pace = slow; pace >= fast - 0.5 && self->n_ticks < MUSETTE_VALUE_AXIS_MAX_TICKS;
       pace -= steps[i])
    self->ticks[self->n_ticks++] = unit_m / pace;
}

/**
 * musette_value_axis_get_fraction:
 * @self: an axis
 * @value: a value
 *
 * Returns: how far up it is: 0 at the bottom, 1 at the top
 */
double
musette_value_axis_get_fraction (const MusetteValueAxis *self, double value)
{
  g_return_val_if_fail (self != NULL, 0);

  return (value - self->lower) / (self->upper - self->lower);
}
