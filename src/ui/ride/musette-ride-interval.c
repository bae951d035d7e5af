/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-interval.h"

#include <math.h>

/**
 * MusetteRideInterval:
 *
 * One interval of a ride as band, table and selection need it, wherever it came from: the service,
 * our own detection or the laps of the device. It never changes; a new detection makes new ones.
 */
struct _MusetteRideInterval
{
  GObject parent_instance;

  MusetteRideIntervalValues values;
  char *label;
  char *group_id;
};

G_DEFINE_FINAL_TYPE (MusetteRideInterval, musette_ride_interval, G_TYPE_OBJECT)

static void
musette_ride_interval_finalize (GObject *object)
{
  MusetteRideInterval *self = (MusetteRideInterval *) object;

  g_free (self->label);
  g_free (self->group_id);
  G_OBJECT_CLASS (musette_ride_interval_parent_class)->finalize (object);
}

static void
musette_ride_interval_class_init (MusetteRideIntervalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_ride_interval_finalize;
}

static void
musette_ride_interval_init (MusetteRideInterval *self)
{
  musette_ride_interval_values_init (&self->values);
}

/**
 * musette_ride_interval_values_init:
 * @values: (out): the numbers to reset
 *
 * Makes an empty piece of work at the start of which nothing is known.
 */
void
musette_ride_interval_values_init (MusetteRideIntervalValues *values)
{
  g_return_if_fail (values != NULL);

  *values = (MusetteRideIntervalValues){
    .type = MUSETTE_RIDE_INTERVAL_WORK,
    .start_index = -1,
    .end_index = -1,
    .intensity = NAN,
    .duration_s = NAN,
    .distance_m = NAN,
    .average_w = NAN,
    .normalized_w = NAN,
    .average_bpm = NAN,
    .max_bpm = NAN,
    .average_rpm = NAN,
    .average_mps = NAN,
  };
}

/**
 * musette_ride_interval_new:
 * @values: its numbers, with `from_s` <= `to_s`
 * @label: (nullable): the name the rider or the service gave it
 * @group_id: (nullable): what similar intervals share, for instance `719s@327w72rpm`
 *
 * Returns: (transfer full): an interval
 */
MusetteRideInterval *
musette_ride_interval_new (const MusetteRideIntervalValues *values,
                           const char *label,
                           const char *group_id)
{
  MusetteRideInterval *self;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (values->from_s <= values->to_s, NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_INTERVAL, NULL);
  self->values = *values;
  self->label = g_strdup (label);
  self->group_id = g_strdup (group_id);
  return self;
}

/**
 * musette_ride_interval_get_values:
 * @self: an interval
 *
 * Returns: (transfer none): its numbers
 */
const MusetteRideIntervalValues *
musette_ride_interval_get_values (MusetteRideInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_INTERVAL (self), NULL);

  return &self->values;
}

/**
 * musette_ride_interval_get_label:
 * @self: an interval
 *
 * Returns: (transfer none) (nullable): the name somebody gave it
 */
const char *
musette_ride_interval_get_label (MusetteRideInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_INTERVAL (self), NULL);

  return self->label;
}

/**
 * musette_ride_interval_get_group_id:
 * @self: an interval
 *
 * Returns: (transfer none) (nullable): what it shares with similar ones
 */
const char *
musette_ride_interval_get_group_id (MusetteRideInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_INTERVAL (self), NULL);

  return self->group_id;
}

/**
 * musette_ride_interval_is_work:
 * @self: an interval
 *
 * Returns: whether it is drawn solid: work, or a lap (of which nobody knows)
 */
gboolean
musette_ride_interval_is_work (MusetteRideInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_INTERVAL (self), FALSE);

  return self->values.type == MUSETTE_RIDE_INTERVAL_WORK
         || self->values.type == MUSETTE_RIDE_INTERVAL_LAP;
}
