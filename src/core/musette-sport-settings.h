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
double musette_sport_settings_get_lthr_bpm (MusetteSportSettings *self);
double musette_sport_settings_get_max_hr_bpm (MusetteSportSettings *self);
double musette_sport_settings_get_threshold_pace_mps (MusetteSportSettings *self);
const char *musette_sport_settings_get_pace_units (MusetteSportSettings *self);
void musette_sport_settings_get_thresholds (MusetteSportSettings *self,
                                            gboolean indoor,
                                            MusetteThresholds *out);

G_END_DECLS
