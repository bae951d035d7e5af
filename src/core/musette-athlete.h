/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-record.h"

#include "musette-format.h"
#include "musette-sport-settings.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ATHLETE (musette_athlete_get_type ())
G_DECLARE_FINAL_TYPE (MusetteAthlete, musette_athlete, MUSETTE, ATHLETE, MusetteRecord)

MusetteAthlete *musette_athlete_new_from_json (GBytes *json, GError **error);

const char *musette_athlete_get_id (MusetteAthlete *self);
const char *musette_athlete_get_name (MusetteAthlete *self);
const char *musette_athlete_get_city (MusetteAthlete *self);
const char *musette_athlete_get_country (MusetteAthlete *self);
const char *musette_athlete_get_timezone (MusetteAthlete *self);
double musette_athlete_get_weight_kg (MusetteAthlete *self);
double musette_athlete_get_resting_hr_bpm (MusetteAthlete *self);
MusetteUnits musette_athlete_get_units (MusetteAthlete *self);
gboolean musette_athlete_uses_pounds (MusetteAthlete *self);
GPtrArray *musette_athlete_get_sport_settings (MusetteAthlete *self);
void musette_athlete_get_thresholds (MusetteAthlete *self,
                                     const char *type,
                                     gboolean indoor,
                                     MusetteThresholds *out);

G_END_DECLS
