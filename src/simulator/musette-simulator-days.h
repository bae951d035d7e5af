/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"

G_BEGIN_DECLS

GBytes *musette_simulator_wellness_to_json (MusetteDemo *demo,
                                            MusetteDate oldest,
                                            MusetteDate newest,
                                            GHashTable *fields);
GBytes *musette_simulator_wellness_day_to_json (MusetteDemo *demo, MusetteDate date);
GBytes *musette_simulator_summary_to_json (MusetteDemo *demo,
                                           const char *athlete_id,
                                           MusetteDate start,
                                           MusetteDate end);
GBytes *musette_simulator_gear_to_json (MusetteDemo *demo, const char *athlete_id);

G_END_DECLS
