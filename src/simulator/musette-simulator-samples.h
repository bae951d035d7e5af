/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

char *musette_simulator_samples_to_json (MusetteStreamSet *samples);
MusetteStreamSet *musette_simulator_samples_new_from_json (JsonObject *object);

G_END_DECLS
