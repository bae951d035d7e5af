/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval.h"

#include <math.h>

/**
 * MusetteInterval:
 *
 * An effort or a rest within an activity, as the service found it or an athlete drew it. Numbers
 * that the service did not give are NaN. Indices count samples of the activity's streams.
 */
struct _MusetteInterval
{
  MusetteRecord parent_instance;

  char *label;
  char *group_id;
  const char *type;
  gint32 start_index;
  gint32 end_index;
  gint32 zone;
  double start_time_s;
  double end_time_s;
  double intensity_percent;
  double moving_s;
  double distance_m;
  double average_power_w;
  double weighted_power_w;
  double average_hr;
  double max_hr;
  double average_cadence;
  double average_speed_mps;
};

G_DEFINE_FINAL_TYPE (MusetteInterval, musette_interval, MUSETTE_TYPE_RECORD)

static const MusetteJsonField interval_fields[] = {
  { "label", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteInterval, label) },
  { "group_id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusetteInterval, group_id) },
  { "type", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (MusetteInterval, type) },
  { "start_index", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (MusetteInterval, start_index) },
  { "end_index", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (MusetteInterval, end_index) },
  { "zone", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (MusetteInterval, zone) },
  { "start_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteInterval, start_time_s) },
  { "end_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteInterval, end_time_s) },
  { "intensity", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteInterval, intensity_percent) },
  { "moving_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteInterval, moving_s) },
  { "distance", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteInterval, distance_m) },
  { "average_watts", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteInterval, average_power_w) },
  { "weighted_average_watts", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteInterval, weighted_power_w) },
  { "average_heartrate", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteInterval, average_hr) },
  { "max_heartrate", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteInterval, max_hr) },
  { "average_cadence", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteInterval, average_cadence) },
  { "average_speed", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteInterval, average_speed_mps) },
};

static void
musette_interval_class_init (MusetteIntervalClass *klass)
{
  MUSETTE_RECORD_CLASS (klass)->map
      = musette_json_field_map_new (interval_fields, G_N_ELEMENTS (interval_fields));
}

static void
musette_interval_init (MusetteInterval *self)
{
}

/**
 * musette_interval_get_label:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the name that was given to it
 */
const char *
musette_interval_get_label (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NULL);

  return self->label;
}

/**
 * musette_interval_get_group_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what intervals that are alike have in common
 */
const char *
musette_interval_get_group_id (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NULL);

  return self->group_id;
}

/**
 * musette_interval_get_interval_type:
 * @self: a record
 *
 * Returns: whether it is work or recovery; work when the service did not say
 */
MusetteIntervalType
musette_interval_get_interval_type (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), MUSETTE_INTERVAL_WORK);

  return g_strcmp0 (self->type, "RECOVERY") == 0 ? MUSETTE_INTERVAL_RECOVERY
                                                 : MUSETTE_INTERVAL_WORK;
}

/**
 * musette_interval_get_start_index:
 * @self: a record
 *
 * Returns: the first sample
 */
int
musette_interval_get_start_index (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), 0);

  return self->start_index;
}

/**
 * musette_interval_get_end_index:
 * @self: a record
 *
 * Returns: the sample behind the last one
 */
int
musette_interval_get_end_index (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), 0);

  return self->end_index;
}

/**
 * musette_interval_get_zone:
 * @self: a record
 *
 * Returns: the zone of its average, from 1; 0 = not known
 */
int
musette_interval_get_zone (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), 0);

  return self->zone;
}

/**
 * musette_interval_get_start_time_s:
 * @self: a record
 *
 * Returns: begin in s after the start of the activity, NaN = not known
 */
double
musette_interval_get_start_time_s (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->start_time_s;
}

/**
 * musette_interval_get_end_time_s:
 * @self: a record
 *
 * Returns: end in s after the start of the activity, NaN = not known
 */
double
musette_interval_get_end_time_s (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->end_time_s;
}

/**
 * musette_interval_get_intensity_percent:
 * @self: a record
 *
 * Returns: intensity in percent of FTP or threshold, NaN = not known
 */
double
musette_interval_get_intensity_percent (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->intensity_percent;
}

/**
 * musette_interval_get_moving_s:
 * @self: a record
 *
 * Returns: moving time in s, NaN = not known
 */
double
musette_interval_get_moving_s (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->moving_s;
}

/**
 * musette_interval_get_distance_m:
 * @self: a record
 *
 * Returns: distance in m, NaN = not known
 */
double
musette_interval_get_distance_m (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->distance_m;
}

/**
 * musette_interval_get_average_power_w:
 * @self: a record
 *
 * Returns: average power in W, NaN = not known
 */
double
musette_interval_get_average_power_w (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->average_power_w;
}

/**
 * musette_interval_get_weighted_power_w:
 * @self: a record
 *
 * Returns: normalized power in W, NaN = not known
 */
double
musette_interval_get_weighted_power_w (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->weighted_power_w;
}

/**
 * musette_interval_get_average_hr:
 * @self: a record
 *
 * Returns: average heart rate in bpm, NaN = not known
 */
double
musette_interval_get_average_hr (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->average_hr;
}

/**
 * musette_interval_get_max_hr:
 * @self: a record
 *
 * Returns: highest heart rate in bpm, NaN = not known
 */
double
musette_interval_get_max_hr (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->max_hr;
}

/**
 * musette_interval_get_average_cadence:
 * @self: a record
 *
 * Returns: average cadence in rpm of one leg, NaN = not known
 */
double
musette_interval_get_average_cadence (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->average_cadence;
}

/**
 * musette_interval_get_average_speed_mps:
 * @self: a record
 *
 * Returns: average speed in m/s, NaN = not known
 */
double
musette_interval_get_average_speed_mps (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->average_speed_mps;
}
