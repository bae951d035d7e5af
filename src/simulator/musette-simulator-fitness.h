/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-activities.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorFitness MusetteSimulatorFitness;

MusetteSimulatorFitness *musette_simulator_fitness_new (void);
void musette_simulator_fitness_free (MusetteSimulatorFitness *self);
void musette_simulator_fitness_get (MusetteSimulatorFitness *self,
                                    MusetteSimulatorActivities *activities,
                                    MusetteDate date,
                                    double *ctl,
                                    double *atl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorFitness, musette_simulator_fitness_free)

G_END_DECLS
