/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-entry.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorActivities MusetteSimulatorActivities;

MusetteSimulatorActivities *musette_simulator_activities_new (MusetteDemo *demo);
MusetteSimulatorActivities *musette_simulator_activities_with (MusetteSimulatorActivities *self,
                                                               GPtrArray *put,
                                                               const char *removed);
MusetteSimulatorActivities *musette_simulator_activities_ref (MusetteSimulatorActivities *self);
void musette_simulator_activities_unref (MusetteSimulatorActivities *self);

MusetteDemo *musette_simulator_activities_get_demo (MusetteSimulatorActivities *self);
MusetteDate musette_simulator_activities_get_today (MusetteSimulatorActivities *self);
MusetteDate musette_simulator_activities_get_first_day (MusetteSimulatorActivities *self);
guint musette_simulator_activities_get_n (MusetteSimulatorActivities *self);
MusetteSimulatorEntry *musette_simulator_activities_get (MusetteSimulatorActivities *self,
                                                         guint index);
MusetteSimulatorEntry *musette_simulator_activities_find (MusetteSimulatorActivities *self,
                                                          const char *id);
void musette_simulator_activities_find_range (MusetteSimulatorActivities *self,
                                              MusetteLocalTime oldest,
                                              MusetteLocalTime newest,
                                              guint *first,
                                              guint *end);
void musette_simulator_activities_find_days (MusetteSimulatorActivities *self,
                                             MusetteDate oldest,
                                             MusetteDate newest,
                                             guint *first,
                                             guint *end);
void
musette_simulator_activities_prepare (MusetteSimulatorActivities *self, guint first, guint end);
void musette_simulator_activities_get_fitness (MusetteSimulatorActivities *self,
                                               MusetteDate date,
                                               double *ctl,
                                               double *atl);
double musette_simulator_activities_get_day_load (MusetteSimulatorActivities *self,
                                                  MusetteDate date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorActivities, musette_simulator_activities_unref)

G_END_DECLS
