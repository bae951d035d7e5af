/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteRideIntervalType:
 * @MUSETTE_RIDE_INTERVAL_WORK: a part that was ridden hard
 * @MUSETTE_RIDE_INTERVAL_RECOVERY: the rest between
 * @MUSETTE_RIDE_INTERVAL_WARMUP: the easy part before the first work
 * @MUSETTE_RIDE_INTERVAL_COOLDOWN: the easy part behind the last work
 * @MUSETTE_RIDE_INTERVAL_LAP: a lap of the device
 */
typedef enum
{
  MUSETTE_RIDE_INTERVAL_WORK,
  MUSETTE_RIDE_INTERVAL_RECOVERY,
  MUSETTE_RIDE_INTERVAL_WARMUP,
  MUSETTE_RIDE_INTERVAL_COOLDOWN,
  MUSETTE_RIDE_INTERVAL_LAP,
} MusetteRideIntervalType;

/**
 * MusetteRideIntervalValues:
 * @type: what kind of part it is
 * @from_s: where it begins, in seconds on the elapsed axis
 * @to_s: where it ends (exclusive), in seconds on the elapsed axis
 * @start_index: its first sample as the service counts them, -1 = not known
 * @end_index: the sample behind its last one, -1 = not known
 * @zone: power zone of the average, 1 = the lowest, 0 = not known
 * @intensity: average power as a fraction of FTP
 * @duration_s: recorded seconds inside
 * @distance_m: metres ridden
 * @average_w: average power in W
 * @normalized_w: normalized power in W
 * @average_bpm: average heart rate
 * @max_bpm: highest heart rate
 * @average_rpm: average cadence
 * @average_mps: average speed in m/s
 *
 * The numbers of one interval; NaN is "not known".
 */
typedef struct
{
  MusetteRideIntervalType type;
  double from_s;
  double to_s;
  int start_index;
  int end_index;
  guint zone;
  double intensity;
  double duration_s;
  double distance_m;
  double average_w;
  double normalized_w;
  double average_bpm;
  double max_bpm;
  double average_rpm;
  double average_mps;
} MusetteRideIntervalValues;

#define MUSETTE_TYPE_RIDE_INTERVAL (musette_ride_interval_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideInterval, musette_ride_interval, MUSETTE, RIDE_INTERVAL, GObject)

void musette_ride_interval_values_init (MusetteRideIntervalValues *values);

MusetteRideInterval *musette_ride_interval_new (const MusetteRideIntervalValues *values,
                                                const char *label,
                                                const char *group_id);
const MusetteRideIntervalValues *musette_ride_interval_get_values (MusetteRideInterval *self);
const char *musette_ride_interval_get_label (MusetteRideInterval *self);
const char *musette_ride_interval_get_group_id (MusetteRideInterval *self);
gboolean musette_ride_interval_is_work (MusetteRideInterval *self);

G_END_DECLS
