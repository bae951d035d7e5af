/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-totals-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-format.h"

static void
take (GPtrArray *texts, char *text)
{
  g_ptr_array_add (texts, text);
}

static void
add_zones (GPtrArray *texts, const MusetteWorkoutTotals *totals)
{
  for (guint i = 0; totals->has_zones && i < totals->zones.n; i++)
    if (totals->zones.seconds[i] > 0)
      {
        g_autofree char *time = musette_format_duration (totals->zones.seconds[i]);

        /* Translators: the number of a zone and the time in it, such as "Z2 0:24:00" */
        take (texts, g_strdup_printf (_ ("Z%u %s"), i + 1, time));
      }
}

static void
add_main (GPtrArray *texts, const MusetteWorkoutTotals *totals)
{
  take (texts, musette_format_duration_prose (totals->seconds));
  if (totals->distance_m > 0)
    take (texts, musette_format_distance (totals->distance_m, MUSETTE_UNITS_METRIC));
  if (!isnan (totals->load))
    {
      g_autofree char *load = musette_format_number (totals->load, 0);

      /* Translators: the training load of a workout */
      take (texts, g_strdup_printf (_ ("load %s"), load));
    }
}

static void
add_more (GPtrArray *texts, const MusetteWorkoutTotals *totals)
{
  if (!isnan (totals->intensity_percent))
    {
      g_autofree char *factor = musette_format_number (totals->intensity_percent / 100, 2);

      /* Translators: the intensity factor of a workout */
      take (texts, g_strdup_printf (_ ("IF %s"), factor));
    }
  if (!isnan (totals->np_w) && totals->np_w > 0)
    {
      g_autofree char *power = musette_format_power (totals->np_w);

      /* Translators: the normalized power of a workout */
      take (texts, g_strdup_printf (_ ("NP %s"), power));
    }
  if (!isnan (totals->work_j) && totals->work_j > 0)
    take (texts, musette_format_energy (totals->work_j));
}

/**
 * musette_workout_totals_text_list:
 * @totals: what a workout comes to
 * @rank: which facts to list
 *
 * Returns: (transfer full) (element-type utf8): the facts that are known, each with its name or
 * unit
 */
GPtrArray *
musette_workout_totals_text_list (const MusetteWorkoutTotals *totals, MusetteTotalsRank rank)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (totals != NULL, texts);

  if (rank == MUSETTE_TOTALS_MAIN)
    add_main (texts, totals);
  else if (rank == MUSETTE_TOTALS_MORE)
    add_more (texts, totals);
  else
    add_zones (texts, totals);
  return texts;
}

/**
 * musette_workout_totals_text_warn:
 * @lowest_w_balance_j: what is left of W' at the hardest moment in J, NaN when it is not known
 *
 * Returns: (transfer full) (nullable): a warning when the workout asks for more than there is
 */
char *
musette_workout_totals_text_warn (double lowest_w_balance_j)
{
  g_autofree char *energy = NULL;

  if (isnan (lowest_w_balance_j) || lowest_w_balance_j >= 0)
    return NULL;
  energy = musette_format_energy (-lowest_w_balance_j);
  /* Translators: %s is energy in kJ */
  return g_strdup_printf (_ ("W′ falls %s below zero"), energy);
}
