/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-activities.h"
#include "musette-simulator-row.h"

G_BEGIN_DECLS

void musette_simulator_activity_write (const MusetteSimulatorRow *row,
                                       MusetteSimulatorActivities *activities,
                                       const char *athlete_id,
                                       MusetteSimulatorEntry *entry);
gboolean musette_simulator_activity_needs_totals (GHashTable *fields);

G_END_DECLS
