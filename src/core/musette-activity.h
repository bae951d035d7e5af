/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-date.h"
#include "musette-interval.h"
#include "musette-sport.h"

G_BEGIN_DECLS

/**
 * MusetteZoneTime:
 * @id: name of the zone: `Z1`, `Z2` … and `SS` for the sweet spot, which overlaps other zones
 * @secs: time in it in s
 */
typedef struct
{
  char id[8];
  double secs;
} MusetteZoneTime;

#define MUSETTE_TYPE_ACTIVITY (musette_activity_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivity, musette_activity, MUSETTE, ACTIVITY, GObject)

MusetteActivity *musette_activity_new_from_json (GBytes *json, GError **error);
MusetteActivity *musette_activity_new_from_slice (const char *json, gsize length, GError **error);
GPtrArray *musette_activity_list_from_json (GBytes *json, GError **error);

GBytes *musette_activity_get_json (MusetteActivity *self);
gboolean musette_activity_is_stub (MusetteActivity *self);
const char *musette_activity_get_note (MusetteActivity *self);

const char *musette_activity_get_id (MusetteActivity *self);
const char *musette_activity_get_name (MusetteActivity *self);
const char *musette_activity_get_activity_type (MusetteActivity *self);
MusetteSport musette_activity_get_sport (MusetteActivity *self);
MusetteLocalTime musette_activity_get_start_local (MusetteActivity *self);
MusetteDate musette_activity_get_date (MusetteActivity *self);
const char *musette_activity_get_source (MusetteActivity *self);
const char *musette_activity_get_device_name (MusetteActivity *self);
const char *musette_activity_get_description (MusetteActivity *self);
const char *musette_activity_get_athlete_id (MusetteActivity *self);
gint64 musette_activity_get_start_unix (MusetteActivity *self);

double musette_activity_get_moving_s (MusetteActivity *self);
double musette_activity_get_elapsed_s (MusetteActivity *self);
double musette_activity_get_recording_s (MusetteActivity *self);
double musette_activity_get_distance_m (MusetteActivity *self);
double musette_activity_get_elevation_gain_m (MusetteActivity *self);
double musette_activity_get_average_speed_mps (MusetteActivity *self);
double musette_activity_get_average_power_w (MusetteActivity *self);
double musette_activity_get_weighted_power_w (MusetteActivity *self);
double musette_activity_get_work_j (MusetteActivity *self);
double musette_activity_get_load (MusetteActivity *self);
double musette_activity_get_intensity_percent (MusetteActivity *self);
double musette_activity_get_average_hr (MusetteActivity *self);
double musette_activity_get_max_hr (MusetteActivity *self);
double musette_activity_get_average_cadence (MusetteActivity *self);
double musette_activity_get_calories (MusetteActivity *self);
double musette_activity_get_feel (MusetteActivity *self);
double musette_activity_get_rpe (MusetteActivity *self);

double musette_activity_get_ftp_w (MusetteActivity *self);
double musette_activity_get_w_prime_j (MusetteActivity *self);
double musette_activity_get_eftp_w (MusetteActivity *self);
double musette_activity_get_decoupling_percent (MusetteActivity *self);
double musette_activity_get_trimp (MusetteActivity *self);
double musette_activity_get_variability_index (MusetteActivity *self);
double musette_activity_get_efficiency_factor (MusetteActivity *self);
double musette_activity_get_lthr_bpm (MusetteActivity *self);
double musette_activity_get_resting_hr_bpm (MusetteActivity *self);
double musette_activity_get_athlete_max_hr_bpm (MusetteActivity *self);
double musette_activity_get_threshold_pace_mps (MusetteActivity *self);
double musette_activity_get_weight_kg (MusetteActivity *self);

gboolean musette_activity_is_race (MusetteActivity *self);
gboolean musette_activity_is_commute (MusetteActivity *self);
gboolean musette_activity_is_trainer (MusetteActivity *self);

const MusetteZoneTime *musette_activity_get_power_zone_times (MusetteActivity *self, guint *n);
const double *musette_activity_get_hr_zone_times (MusetteActivity *self, guint *n);
const double *musette_activity_get_pace_zone_times (MusetteActivity *self, guint *n);
const double *musette_activity_get_power_zones (MusetteActivity *self, guint *n);
const double *musette_activity_get_hr_zones (MusetteActivity *self, guint *n);
const double *musette_activity_get_pace_zones (MusetteActivity *self, guint *n);
const char *const *musette_activity_get_stream_types (MusetteActivity *self);
gboolean musette_activity_has_stream (MusetteActivity *self, const char *type);
const char *const *musette_activity_get_tags (MusetteActivity *self);
char **musette_activity_dup_tags (MusetteActivity *self);
char *musette_activity_dup_gear_id (MusetteActivity *self);
GPtrArray *musette_activity_get_intervals (MusetteActivity *self);

G_END_DECLS
