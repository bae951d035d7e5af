/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"
#include "musette-json-writer.h"

G_BEGIN_DECLS

void musette_simulator_settings_write_all (MusetteJsonWriter *writer,
                                           MusetteDemo *demo,
                                           const char *athlete_id);
GBytes *musette_simulator_settings_list_to_json (MusetteDemo *demo, const char *athlete_id);
GBytes *
musette_simulator_settings_to_json (MusetteDemo *demo, const char *athlete_id, const char *id);

G_END_DECLS
