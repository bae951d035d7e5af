/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-record.h"

G_BEGIN_DECLS

/**
 * MusetteIntervalType:
 * @MUSETTE_INTERVAL_WORK: an effort
 * @MUSETTE_INTERVAL_RECOVERY: the rest between efforts
 */
typedef enum
{
  MUSETTE_INTERVAL_WORK,
  MUSETTE_INTERVAL_RECOVERY,
} MusetteIntervalType;

#define MUSETTE_TYPE_INTERVAL (musette_interval_get_type ())
G_DECLARE_FINAL_TYPE (MusetteInterval, musette_interval, MUSETTE, INTERVAL, MusetteRecord)

const char *musette_interval_get_label (MusetteInterval *self);
const char *musette_interval_get_group_id (MusetteInterval *self);
MusetteIntervalType musette_interval_get_interval_type (MusetteInterval *self);
int musette_interval_get_start_index (MusetteInterval *self);
int musette_interval_get_end_index (MusetteInterval *self);
double musette_interval_get_start_time_s (MusetteInterval *self);
double musette_interval_get_end_time_s (MusetteInterval *self);
int musette_interval_get_zone (MusetteInterval *self);
double musette_interval_get_intensity_percent (MusetteInterval *self);
double musette_interval_get_moving_s (MusetteInterval *self);
double musette_interval_get_distance_m (MusetteInterval *self);
double musette_interval_get_average_power_w (MusetteInterval *self);
double musette_interval_get_weighted_power_w (MusetteInterval *self);
double musette_interval_get_average_hr (MusetteInterval *self);
double musette_interval_get_max_hr (MusetteInterval *self);
double musette_interval_get_average_cadence (MusetteInterval *self);
double musette_interval_get_average_speed_mps (MusetteInterval *self);

G_END_DECLS
