/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteFitnessState:
 * @ctl: fitness
 * @atl: fatigue
 *
 * Fitness and fatigue at the end of a day.
 */
typedef struct
{
  double ctl;
  double atl;
} MusetteFitnessState;

/**
 * MusetteFitnessChange:
 * @day: index of the day from which on it holds
 * @ctl_days: time constant of fitness, 0 = unchanged
 * @atl_days: time constant of fatigue, 0 = unchanged
 * @sets_state: whether @state replaces the values of that day
 * @state: the values of that day
 *
 * A change of constants or of the values themselves from one day on.
 */
typedef struct
{
  gsize day;
  double ctl_days;
  double atl_days;
  gboolean sets_state;
  MusetteFitnessState state;
} MusetteFitnessChange;

/**
 * MusetteFormZone:
 * @MUSETTE_FORM_TRANSITION: above 25
 * @MUSETTE_FORM_FRESH: from 5 to 25
 * @MUSETTE_FORM_GREY: from -10 to 5
 * @MUSETTE_FORM_OPTIMAL: from -30 to -10
 * @MUSETTE_FORM_HIGH_RISK: below -30
 *
 * Friel's zones of form.
 */
typedef enum
{
  MUSETTE_FORM_TRANSITION,
  MUSETTE_FORM_FRESH,
  MUSETTE_FORM_GREY,
  MUSETTE_FORM_OPTIMAL,
  MUSETTE_FORM_HIGH_RISK,
} MusetteFormZone;

#define MUSETTE_CTL_DAYS 42
#define MUSETTE_ATL_DAYS 7

void musette_fitness_compute (const float *ctl_loads,
                              const float *atl_loads,
                              gsize n,
                              MusetteFitnessState before,
                              double *ctl,
                              double *atl);
void musette_fitness_compute_with_changes (const float *ctl_loads,
                                           const float *atl_loads,
                                           gsize n,
                                           MusetteFitnessState before,
                                           const MusetteFitnessChange *changes,
                                           guint n_changes,
                                           double *ctl,
                                           double *atl);
double musette_fitness_form (MusetteFitnessState state);
double musette_fitness_form_percent (MusetteFitnessState state);
MusetteFormZone musette_fitness_form_zone (double form);
double musette_fitness_ramp (const double *ctl, gsize n, gsize day);
double musette_fitness_load_for_form (MusetteFitnessState before, double form);

G_END_DECLS
