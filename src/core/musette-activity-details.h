/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-json-fields.h"

G_BEGIN_DECLS

/**
 * MusetteActivitySummary:
 *
 * What a list shows of an activity. Its fractions are floats, as the service's own are. It is kept
 * small, for there are many: texts stay in the raw JSON until somebody reads them.
 */
typedef struct
{
  char *id;
  const char *type; /* interned */
  MusetteLocalTime start_local;
  double work_j;
  guint32 name_at; /* where the name begins in the raw JSON, 0 = there is none */
  guint32 note_at; /* where the note begins */
  guint32 tags_at;
  guint32 gear_at;
  gboolean race;
  gboolean commute;
  gboolean trainer;
  float elapsed_s;
  float moving_s;
  float distance_m;
  float elevation_gain_m;
  float average_speed_mps;
  float average_power_w;
  float weighted_power_w;
  float load;
  float intensity_percent;
  float average_hr;
  float max_hr;
  float average_cadence;
  float feel;
  float rpe;
} MusetteActivitySummary;

/**
 * MusetteActivityDetails:
 *
 * What the page of one activity shows besides.
 */
typedef struct
{
  char *note;         /* why the service gives no more */
  const char *source; /* interned */
  char *description;
  char *device_name;
  char *athlete_id;
  gint64 start_unix;
  double recording_s;
  double calories;
  double ftp_w;
  double w_prime_j;
  double eftp_w;
  double decoupling_percent;
  double trimp;
  double variability_index;
  double efficiency_factor;
  double lthr_bpm;
  double resting_hr_bpm;
  double athlete_max_hr_bpm;
  double threshold_pace_mps;
  double weight_kg;
  GArray *power_zone_times; /* MusetteZoneTime */
  GArray *hr_zone_times;
  GArray *pace_zone_times;
  GArray *power_zones;
  GArray *hr_zones;
  GArray *pace_zones;
  GStrv stream_types;
  GStrv tags;
  GPtrArray *intervals;
} MusetteActivityDetails;

const MusetteJsonFieldMap *musette_activity_get_field_map (void);
MusetteActivityDetails *musette_activity_get_details (MusetteActivity *self);
gboolean musette_activity_read_tags (MusetteJsonCursor *cursor, GPtrArray *tags, GError **error);
MusetteActivityDetails *musette_activity_details_new (void);
void musette_activity_details_free (MusetteActivityDetails *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteActivityDetails, musette_activity_details_free)

G_END_DECLS
