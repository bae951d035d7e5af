/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-activities.h"

G_BEGIN_DECLS

gboolean musette_simulator_gear_exists (const char *id);
const char *musette_simulator_gear_get_default (const MusetteDemoPlanned *planned);
GBytes *musette_simulator_gear_to_json (MusetteSimulatorActivities *activities,
                                        const char *athlete_id);
GBytes *musette_simulator_gear_to_csv (MusetteSimulatorActivities *activities);

G_END_DECLS
