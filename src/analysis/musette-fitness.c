/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fitness.h"

#include <math.h>

#define RAMP_DAYS 7

/* The service's factor. The common 1/days is off by up to 1.5 points. */
static double
daily_gain (double days)
{
  return 1 - exp (-1 / days);
}

static MusetteFitnessState
run_days (const float *ctl_loads,
          const float *atl_loads,
          gsize from,
          gsize to,
          double ctl_gain,
          double atl_gain,
          MusetteFitnessState state,
          double *ctl,
          double *atl)
{
  for (gsize day = from; day < to; day++)
    {
      state.ctl += (ctl_loads[day] - state.ctl) * ctl_gain;
      state.atl += (atl_loads[day] - state.atl) * atl_gain;
      ctl[day] = state.ctl;
      atl[day] = state.atl;
    }
  return state;
}

/**
 * musette_fitness_compute:
 * @ctl_loads: (array length=n): load of each day for fitness, 0 on rest days
 * @atl_loads: (array length=n): load of each day for fatigue
 * @n: number of days
 * @before: fitness and fatigue of the day before the first
 * @ctl: (array length=n) (out caller-allocates): fitness at the end of each day
 * @atl: (array length=n) (out caller-allocates): fatigue at the end of each day
 *
 * Banister's model with time constants of 42 and 7 days. The two loads differ where a sport counts
 * for fatigue only.
 */
void
musette_fitness_compute (const float *ctl_loads,
                         const float *atl_loads,
                         gsize n,
                         MusetteFitnessState before,
                         double *ctl,
                         double *atl)
{
  g_return_if_fail (n == 0 || (ctl_loads != NULL && atl_loads != NULL));
  g_return_if_fail (n == 0 || (ctl != NULL && atl != NULL));

  run_days (ctl_loads, atl_loads, 0, n, daily_gain (MUSETTE_CTL_DAYS),
            daily_gain (MUSETTE_ATL_DAYS), before, ctl, atl);
}

/**
 * musette_fitness_compute_with_changes:
 * @ctl_loads: (array length=n): load of each day for fitness, 0 on rest days
 * @atl_loads: (array length=n): load of each day for fatigue
 * @n: number of days
 * @before: fitness and fatigue of the day before the first
 * @changes: (array length=n_changes): changes by rising day
 * @n_changes: their number
 * @ctl: (array length=n) (out caller-allocates): fitness at the end of each day
 * @atl: (array length=n) (out caller-allocates): fatigue at the end of each day
 *
 * Like musette_fitness_compute(), with time constants or values that are set from some day on.
 */
void
musette_fitness_compute_with_changes (const float *ctl_loads,
                                      const float *atl_loads,
                                      gsize n,
                                      MusetteFitnessState before,
                                      const MusetteFitnessChange *changes,
                                      guint n_changes,
                                      double *ctl,
                                      double *atl)
{
  double ctl_gain = daily_gain (MUSETTE_CTL_DAYS);
  double atl_gain = daily_gain (MUSETTE_ATL_DAYS);
  gsize day = 0;

  g_return_if_fail (n == 0 || (ctl_loads != NULL && atl_loads != NULL));
  g_return_if_fail (n == 0 || (ctl != NULL && atl != NULL));

  for (guint i = 0; i < n_changes && changes[i].day < n; i++)
    {
      const MusetteFitnessChange *change = &changes[i];

      before
          = run_days (ctl_loads, atl_loads, day, change->day, ctl_gain, atl_gain, before, ctl, atl);
      day = MAX (day, change->day);
      if (change->ctl_days > 0)
        ctl_gain = daily_gain (change->ctl_days);
      if (change->atl_days > 0)
        atl_gain = daily_gain (change->atl_days);
      if (!change->sets_state)
        continue;
      before = change->state;
      ctl[day] = before.ctl;
      atl[day] = before.atl;
      day++;
    }
  run_days (ctl_loads, atl_loads, day, n, ctl_gain, atl_gain, before, ctl, atl);
}

/**
 * musette_fitness_form:
 * @state: fitness and fatigue of a day
 *
 * Returns: form of the same day, as the service's chart shows it
 */
double
musette_fitness_form (MusetteFitnessState state)
{
  return state.ctl - state.atl;
}

/**
 * musette_fitness_form_percent:
 * @state: fitness and fatigue of a day
 *
 * Returns: form in percent of fitness, NaN without fitness
 */
double
musette_fitness_form_percent (MusetteFitnessState state)
{
  return state.ctl > 0 ? 100 * musette_fitness_form (state) / state.ctl : NAN;
}

/**
 * musette_fitness_form_zone:
 * @form: form, absolute or in percent
 *
 * Returns: Friel's zone of it
 */
MusetteFormZone
musette_fitness_form_zone (double form)
{
  if (form > 25)
    return MUSETTE_FORM_TRANSITION;
  if (form > 5)
    return MUSETTE_FORM_FRESH;
  if (form > -10)
    return MUSETTE_FORM_GREY;
  if (form >= -30)
    return MUSETTE_FORM_OPTIMAL;
  return MUSETTE_FORM_HIGH_RISK;
}

/**
 * musette_fitness_ramp:
 * @ctl: (array length=n): fitness of each day
 * @n: number of days
 * @day: index of a day
 *
 * Returns: how much fitness rose in the week before, NaN in the first week
 */
double
musette_fitness_ramp (const double *ctl, gsize n, gsize day)
{
  g_return_val_if_fail (ctl != NULL || n == 0, NAN);

  if (day < RAMP_DAYS || day >= n)
    return NAN;
  return ctl[day] - ctl[day - RAMP_DAYS];
}

/**
 * musette_fitness_load_for_form:
 * @before: fitness and fatigue of yesterday
 * @form: the form wished for tonight
 *
 * Returns: the load of today that leads to it; below 0 when even a rest day does not
 */
double
musette_fitness_load_for_form (MusetteFitnessState before, double form)
{
  double ctl_gain = daily_gain (MUSETTE_CTL_DAYS);
  double atl_gain = daily_gain (MUSETTE_ATL_DAYS);

  return (before.ctl * (1 - ctl_gain) - before.atl * (1 - atl_gain) - form) / (atl_gain - ctl_gain);
}
