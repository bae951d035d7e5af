/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-form.h"

#include "musette-demo-random.h"

#include <math.h>

#define DAYS_PER_YEAR 365.25
#define SUMMER_PEAK 200    /* day of the year on which the athlete is strongest */
#define TEST_EVERY_DAYS 42 /* the settings change after a test, every six weeks */

static const double power_zones[MUSETTE_DEMO_ZONES] = { 55, 75, 90, 105, 120, 150, 999 };
static const double pace_zones[MUSETTE_DEMO_ZONES] = { 77.5, 87.7, 94.3, 100, 103.4, 111.5, 999 };
/* Starts of zones 2 to 7 in percent of the threshold heart rate (Friel, “The Triathlete's Training
 * Bible”), for riding and for running. */
static const double ride_hr_starts[] = { 81, 90, 94, 100, 103, 106 };
static const double run_hr_starts[] = { 85, 90, 95, 100, 103, 106 };

/**
 * musette_demo_season:
 * @date: a day
 *
 * Returns: where the year stands: 1 at midsummer's best form, -1 in the middle of winter
 */
double
musette_demo_season (MusetteDate date)
{
  return cos (2 * G_PI * (fmod (date, DAYS_PER_YEAR) - SUMMER_PEAK) / DAYS_PER_YEAR);
}

static double
block_noise (guint64 seed, int block, guint64 purpose)
{
  MusetteDemoRandom random = musette_demo_random_for (seed, 100 + purpose, (guint64) block);

  return musette_demo_random_between (&random, -1, 1);
}

/**
 * musette_demo_form_at:
 * @seed: the seed of the demo
 * @date: a day
 * @out: (out): what the athlete can do on @date
 *
 * A pure function of @seed and @date. Thresholds stay for six weeks at a time, as they do for
 * people who test themselves; weight and resting heart rate move slowly.
 */
void
musette_demo_form_at (guint64 seed, MusetteDate date, MusetteDemoForm *out)
{
  MusetteDemoRandom person = musette_demo_random_for (seed, 4, 0);
  int block = date / TEST_EVERY_DAYS;
  MusetteDate tested = block * TEST_EVERY_DAYS;
  double cycle = sin (2 * G_PI * tested / (DAYS_PER_YEAR * 5.3));
  double season = musette_demo_season (tested - 10);
  double ftp = musette_demo_random_between (&person, 246, 262);
  double weight = musette_demo_random_between (&person, 69, 73);
  double heart = floor (musette_demo_random_between (&person, -3, 4));

  ftp += 9 * cycle + 17 * season + 4 * block_noise (seed, block, 1);
  out->ftp_w = floor (ftp + 0.5);
  out->indoor_ftp_w = floor (ftp * 0.96 + 0.5);
  out->w_prime_j = 100 * floor ((19200 + 1500 * season) / 100);
  out->p_max_w = floor (1010 + 25 * season);
  out->weight_kg
      = floor ((weight - 1.1 * season + 0.4 * block_noise (seed, date / 9, 2)) * 10) / 10;
  out->resting_hr_bpm = floor (49 - 2 * season + 1.5 * block_noise (seed, date, 3));
  out->lthr_bpm = 168 + heart;
  out->run_lthr_bpm = 172 + heart;
  out->max_hr_bpm = 188 + heart;
  out->run_pace_mps = floor ((3.86 + 0.09 * season + 0.05 * cycle) * 100) / 100;
  out->swim_pace_mps = floor ((1.12 + 0.02 * season) * 100) / 100;
}

/**
 * musette_demo_form_get_power_zones:
 *
 * Returns: (array fixed-size=7): upper ends in percent of FTP, the last is 999
 */
const double *
musette_demo_form_get_power_zones (void)
{
  return power_zones;
}

/**
 * musette_demo_form_get_pace_zones:
 *
 * Returns: (array fixed-size=7): upper ends in percent of the threshold speed, the last is 999
 */
const double *
musette_demo_form_get_pace_zones (void)
{
  return pace_zones;
}

/**
 * musette_demo_form_get_hr_zones:
 * @self: what the athlete can do
 * @run: the zones of running instead of riding
 * @tops: (out caller-allocates) (array fixed-size=7): upper ends in bpm, the last is the maximum
 */
void
musette_demo_form_get_hr_zones (const MusetteDemoForm *self, gboolean run, double *tops)
{
  const double *starts = run ? run_hr_starts : ride_hr_starts;
  double lthr = run ? self->run_lthr_bpm : self->lthr_bpm;

  g_return_if_fail (self != NULL && tops != NULL);

  for (int i = 0; i < MUSETTE_DEMO_ZONES - 1; i++)
    tops[i] = floor (starts[i] * lthr / 100 + 0.5) - 1;
  tops[MUSETTE_DEMO_ZONES - 1] = self->max_hr_bpm;
}
