/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-record.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_GEAR (musette_gear_get_type ())
G_DECLARE_FINAL_TYPE (MusetteGear, musette_gear, MUSETTE, GEAR, MusetteRecord)

GPtrArray *musette_gear_list_from_json (GBytes *json, GError **error);

const char *musette_gear_get_id (MusetteGear *self);
const char *musette_gear_get_name (MusetteGear *self);
const char *musette_gear_get_gear_type (MusetteGear *self);
const char *musette_gear_get_retired (MusetteGear *self);
gboolean musette_gear_is_component (MusetteGear *self);
const char *const *musette_gear_get_component_ids (MusetteGear *self);
double musette_gear_get_distance_m (MusetteGear *self);
double musette_gear_get_time_s (MusetteGear *self);
int musette_gear_get_n_activities (MusetteGear *self);

G_END_DECLS
