/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-critical-power.h"

#include <math.h>

#define FTP_SECS 3600
#define EFTP_LONGEST_SECS 3600
/* The shortest effort that says something about aerobic power. */
#define AEROBIC_SECS 180
#define LONGEST_TIME_CONSTANT_S 600

static const gint32 aerobic_secs[] = { 180, 240, 300, 480, 600, 900, 1200, 1800 };
static const gint32 all_secs[]
    = { 1, 5, 10, 15, 30, 60, 120, 180, 240, 300, 480, 600, 900, 1200, 1800 };

/**
 * musette_cp_model_init:
 * @self: (out): a model
 * @cp_w: critical power in W
 * @w_prime_j: W' in J
 * @p_max_w: power at time 0 in W, NaN for the model with two parameters
 */
void
musette_cp_model_init (MusetteCpModel *self, double cp_w, double w_prime_j, double p_max_w)
{
  g_return_if_fail (self != NULL);

  self->cp_w = cp_w;
  self->w_prime_j = w_prime_j;
  self->p_max_w = p_max_w;
  self->ftp_w = musette_cp_model_get_power (self, FTP_SECS);
}

/* Morton's time constant; 0 turns his model into the one with two parameters. */
static double
time_constant (const MusetteCpModel *self)
{
  return isnan (self->p_max_w) ? 0 : self->w_prime_j / (self->p_max_w - self->cp_w);
}

/**
 * musette_cp_model_get_power:
 * @self: a model
 * @secs: a duration in s
 *
 * Returns: the power that can be held so long in W
 */
double
musette_cp_model_get_power (const MusetteCpModel *self, double secs)
{
  g_return_val_if_fail (self != NULL, NAN);

  return self->cp_w + self->w_prime_j / (secs + time_constant (self));
}

/**
 * musette_cp_model_get_time:
 * @self: a model
 * @watts: a power in W
 *
 * Returns: how long it can be held in s; infinite up to CP
 */
double
musette_cp_model_get_time (const MusetteCpModel *self, double watts)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (watts <= self->cp_w)
    return INFINITY;
  return MAX (0, self->w_prime_j / (watts - self->cp_w) - time_constant (self));
}

/* A straight line through @n points by least squares. */
static gboolean
fit_line (const double *x, const double *y, guint n, double *slope, double *intercept)
{
  double sx = 0, sy = 0, sxx = 0, sxy = 0;
  double determinant;

  for (guint i = 0; i < n; i++)
    {
      sx += x[i];
      sy += y[i];
      sxx += x[i] * x[i];
      sxy += x[i] * y[i];
    }
  determinant = n * sxx - sx * sx;
  if (n < 2 || !(determinant > 0))
    return FALSE;
  *slope = (n * sxy - sx * sy) / determinant;
  *intercept = (sy - *slope * sx) / n;
  return TRUE;
}

/**
 * musette_cp_fit_two:
 * @efforts: (array length=n): maximal efforts
 * @n: their number
 * @out: (out): the model
 *
 * Monod and Scherrer's model by least squares of work against time: the slope is CP, the intercept
 * W'.
 *
 * Returns: whether the efforts lead to positive values
 */
gboolean
musette_cp_fit_two (const MusetteEffort *efforts, guint n, MusetteCpModel *out)
{
  g_autofree double *secs = g_new (double, n);
  g_autofree double *work = g_new (double, n);
  double cp;
  double w_prime;

  g_return_val_if_fail (efforts != NULL || n == 0, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    {
      secs[i] = efforts[i].secs;
      work[i] = efforts[i].secs * efforts[i].watts;
    }
  if (!fit_line (secs, work, n, &cp, &w_prime) || !(cp > 0 && w_prime > 0))
    return FALSE;
  musette_cp_model_init (out, cp, w_prime, NAN);
  return TRUE;
}

/* With the time constant given, power is linear in 1/(t + k). Returns the squared error. */
static double
fit_with_constant (const MusetteEffort *efforts, guint n, double k, double *cp, double *w_prime)
{
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  double error = 0;

  for (guint i = 0; i < n; i++)
    {
      x[i] = 1 / (efforts[i].secs + k);
      y[i] = efforts[i].watts;
    }
  if (!fit_line (x, y, n, w_prime, cp))
    return INFINITY;
  for (guint i = 0; i < n; i++)
    {
      double difference = *cp + *w_prime * x[i] - y[i];

      error += difference * difference;
    }
  return error;
}

/* Golden section between @low and @high, where the error has one valley. */
static double
best_constant (const MusetteEffort *efforts, guint n, double low, double high)
{
  const double golden = (sqrt (5) - 1) / 2;
  double cp, w_prime;

  while (high - low > 1e-9 * (1 + high))
    {
      double a = high - golden * (high - low);
      double b = low + golden * (high - low);

      if (fit_with_constant (efforts, n, a, &cp, &w_prime)
          <= fit_with_constant (efforts, n, b, &cp, &w_prime))
        high = b;
      else
        low = a;
    }
  return (low + high) / 2;
}

/* The valley is looked for on a coarse grid first, because a bad set of efforts may have two. */
static double
find_constant (const MusetteEffort *efforts, guint n)
{
  double best = 0;
  double least = INFINITY;
  double cp, w_prime;
  double width;

  for (double k = 1; k <= LONGEST_TIME_CONSTANT_S; k *= 1.1)
    {
      double error = fit_with_constant (efforts, n, k, &cp, &w_prime);

      if (error < least)
        {
          least = error;
          best = k;
        }
    }
  width = best * 0.2;
  return best_constant (efforts, n, best - width, best + width);
}

/**
 * musette_cp_fit_three:
 * @efforts: (array length=n): maximal efforts, at least three
 * @n: their number
 * @out: (out): the model
 *
 * Morton's model of 1996 by least squares of power.
 *
 * Returns: whether the efforts lead to positive values
 */
gboolean
musette_cp_fit_three (const MusetteEffort *efforts, guint n, MusetteCpModel *out)
{
  double k;
  double cp = 0;
  double w_prime = 0;

  g_return_val_if_fail (efforts != NULL || n == 0, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  if (n < 3)
    return FALSE;
  k = find_constant (efforts, n);
  if (!isfinite (fit_with_constant (efforts, n, k, &cp, &w_prime)) || !(cp > 0 && w_prime > 0))
    return FALSE;
  musette_cp_model_init (out, cp, w_prime, cp + w_prime / k);
  return TRUE;
}

static guint
collect_efforts (MusetteMmp *mmp, const gint32 *secs, guint n, MusetteEffort *efforts)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      double watts;

      if (!musette_mmp_find (mmp, secs[i], &watts, NULL))
        break;
      efforts[count++] = (MusetteEffort){ secs[i], watts };
    }
  return count;
}

/* Needs an effort of 10 minutes: from shorter ones alone CP comes out far too high. */
static gboolean
reaches_far_enough (MusetteMmp *mmp)
{
  return musette_mmp_find (mmp, 600, NULL, NULL);
}

/**
 * musette_cp_fit_two_from_mmp:
 * @mmp: a power curve
 * @out: (out): the model
 *
 * Takes the curve from 3 to 30 minutes as maximal efforts, which one single ride seldom is: label
 * the result an estimate.
 *
 * Returns: whether the curve allows it
 */
gboolean
musette_cp_fit_two_from_mmp (MusetteMmp *mmp, MusetteCpModel *out)
{
  MusetteEffort efforts[G_N_ELEMENTS (aerobic_secs)];

  g_return_val_if_fail (MUSETTE_IS_MMP (mmp), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  return reaches_far_enough (mmp)
         && musette_cp_fit_two (
             efforts, collect_efforts (mmp, aerobic_secs, G_N_ELEMENTS (aerobic_secs), efforts),
             out);
}

/**
 * musette_cp_fit_three_from_mmp:
 * @mmp: a power curve
 * @out: (out): the model
 *
 * Takes the curve from 1 s to 30 minutes as maximal efforts: label the result an estimate.
 *
 * Returns: whether the curve allows it
 */
gboolean
musette_cp_fit_three_from_mmp (MusetteMmp *mmp, MusetteCpModel *out)
{
  MusetteEffort efforts[G_N_ELEMENTS (all_secs)];

  g_return_val_if_fail (MUSETTE_IS_MMP (mmp), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  return reaches_far_enough (mmp)
         && musette_cp_fit_three (
             efforts, collect_efforts (mmp, all_secs, G_N_ELEMENTS (all_secs), efforts), out);
}

/**
 * musette_eftp_factor:
 * @secs: duration of a maximal effort in s, from 180 to 3600
 *
 * Our own estimate, linear in the logarithm of the duration; 20 minutes give the known 95 %.
 *
 * Returns: how much power such an effort has above FTP, as a factor
 */
double
musette_eftp_factor (double secs)
{
  static const double at[] = { 180, 300, 480, 1200, 1680, 3600 };
  static const double factor[] = { 1.30, 1.20, 1.111, 1.0526, 1.029, 1.0 };
  guint i = 1;
  double share;

  while (i + 1 < G_N_ELEMENTS (at) && secs > at[i])
    i++;
  share = (log (secs) - log (at[i - 1])) / (log (at[i]) - log (at[i - 1]));
  return factor[i - 1] + (factor[i] - factor[i - 1]) * CLAMP (share, 0, 1);
}

/**
 * musette_eftp_estimate:
 * @mmp: a power curve
 * @min_secs: the shortest effort that counts, at least 180
 * @out: (out): the estimate and the effort it comes from
 *
 * An estimate, not the service's own eFTP, whose curves are not public.
 *
 * Returns: whether the ride is long enough
 */
gboolean
musette_eftp_estimate (MusetteMmp *mmp, gint32 min_secs, MusetteEftp *out)
{
  const gint32 *secs;
  const double *watts;

  g_return_val_if_fail (MUSETTE_IS_MMP (mmp), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  *out = (MusetteEftp){ 0 };
  secs = musette_mmp_get_secs (mmp);
  watts = musette_mmp_get_watts (mmp);
  for (guint i = 0; i < musette_mmp_get_n (mmp) && secs[i] <= EFTP_LONGEST_SECS; i++)
    {
      double ftp;

      if (secs[i] < MAX (min_secs, AEROBIC_SECS))
        continue;
      ftp = watts[i] / musette_eftp_factor (secs[i]);
      if (ftp > out->ftp_w)
        *out = (MusetteEftp){ ftp, secs[i], watts[i], musette_mmp_get_starts (mmp)[i] };
    }
  return out->ftp_w > 0;
}
