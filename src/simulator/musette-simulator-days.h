/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-activities.h"

G_BEGIN_DECLS

GBytes *musette_simulator_wellness_to_json (MusetteSimulatorActivities *activities,
                                            MusetteDate oldest,
                                            MusetteDate newest,
                                            GHashTable *fields);
GBytes *musette_simulator_wellness_day_to_json (MusetteSimulatorActivities *activities,
                                                MusetteDate date);
GBytes *musette_simulator_summary_to_json (MusetteSimulatorActivities *activities,
                                           const char *athlete_id,
                                           MusetteDate start,
                                           MusetteDate end);

G_END_DECLS
