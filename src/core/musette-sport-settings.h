/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-record.h"
#include "musette-thresholds.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SPORT_SETTINGS (musette_sport_settings_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSportSettings,
                      musette_sport_settings,
                      MUSETTE,
                      SPORT_SETTINGS,
                      MusetteRecord)

MusetteSportSettings *musette_sport_settings_new_from_json (GBytes *json, GError **error);
GPtrArray *musette_sport_settings_list_from_json (GBytes *json, GError **error);
MusetteSportSettings *musette_sport_settings_find (GPtrArray *list, const char *type);

const char *musette_sport_settings_get_id (MusetteSportSettings *self);
const char *const *musette_sport_settings_get_types (MusetteSportSettings *self);
gboolean musette_sport_settings_covers (MusetteSportSettings *self, const char *type);
gboolean musette_sport_settings_is_other (MusetteSportSettings *self);
double musette_sport_settings_get_ftp_w (MusetteSportSettings *self);
double musette_sport_settings_get_indoor_ftp_w (MusetteSportSettings *self);
double musette_sport_settings_get_w_prime_j (MusetteSportSettings *self);
double musette_sport_settings_get_p_max_w (MusetteSportSettings *self);
double musette_sport_settings_get_lthr_bpm (MusetteSportSettings *self);
double musette_sport_settings_get_max_hr_bpm (MusetteSportSettings *self);
double musette_sport_settings_get_threshold_pace_mps (MusetteSportSettings *self);
const char *musette_sport_settings_get_pace_units (MusetteSportSettings *self);
const double *musette_sport_settings_get_power_zones (MusetteSportSettings *self, guint *n);
const double *musette_sport_settings_get_hr_zones (MusetteSportSettings *self, guint *n);
const double *musette_sport_settings_get_pace_zones (MusetteSportSettings *self, guint *n);
const char *const *musette_sport_settings_get_power_zone_names (MusetteSportSettings *self);
const char *const *musette_sport_settings_get_hr_zone_names (MusetteSportSettings *self);
const char *const *musette_sport_settings_get_pace_zone_names (MusetteSportSettings *self);
void musette_sport_settings_get_thresholds (MusetteSportSettings *self,
                                            gboolean indoor,
                                            MusetteThresholds *out);

G_END_DECLS
