/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-gear.h"

#include <math.h>

/**
 * MusetteGear:
 *
 * A bike, a pair of shoes, or a part of them, and how far it went.
 */
struct _MusetteGear
{
  MusetteRecord parent_instance;

  char *id;
  char *name;
  const char *type;
  char *retired;
  GStrv component_ids;
  double distance_m;
  double time_s;
  gint32 n_activities;
  gboolean component;
};

G_DEFINE_FINAL_TYPE (MusetteGear, musette_gear, MUSETTE_TYPE_RECORD)

static const MusetteJsonField gear_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusetteGear, id) },
  { "name", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteGear, name) },
  { "type", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (MusetteGear, type) },
  { "retired", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteGear, retired) },
  { "component_ids", MUSETTE_JSON_FIELD_IDS, 0, G_STRUCT_OFFSET (MusetteGear, component_ids) },
  { "distance", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteGear, distance_m) },
  { "time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteGear, time_s) },
  { "activities", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (MusetteGear, n_activities) },
  { "component", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusetteGear, component) },
};

static void
musette_gear_class_init (MusetteGearClass *klass)
{
  MUSETTE_RECORD_CLASS (klass)->map
      = musette_json_field_map_new (gear_fields, G_N_ELEMENTS (gear_fields));
}

static void
musette_gear_init (MusetteGear *self)
{
}

/**
 * musette_gear_list_from_json:
 * @json: an array of gear in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteGear): the gear, in its order
 */
GPtrArray *
musette_gear_list_from_json (GBytes *json, GError **error)
{
  return musette_record_list_from_json (MUSETTE_TYPE_GEAR, json, error);
}

/**
 * musette_gear_is_component:
 * @self: a piece of gear
 *
 * Returns: whether it is a part that is mounted on other gear
 */
gboolean
musette_gear_is_component (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), FALSE);

  return self->component;
}

/**
 * musette_gear_get_n_activities:
 * @self: a piece of gear
 *
 * Returns: in how many activities it was used
 */
int
musette_gear_get_n_activities (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), 0);

  return MAX (self->n_activities, 0);
}

/**
 * musette_gear_get_id:
 * @self: a piece of gear
 *
 * Returns: (transfer none): its identifier
 */
const char *
musette_gear_get_id (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return self->id;
}

/**
 * musette_gear_get_name:
 * @self: a piece of gear
 *
 * Returns: (transfer none): its name, empty when it has none
 */
const char *
musette_gear_get_name (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return self->name != NULL ? self->name : "";
}

/**
 * musette_gear_get_gear_type:
 * @self: a piece of gear
 *
 * Returns: (transfer none) (nullable): the service’s word for what it is, for instance `Bike` or
 * `Chain`
 */
const char *
musette_gear_get_gear_type (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return self->type;
}

/**
 * musette_gear_get_retired:
 * @self: a piece of gear
 *
 * Returns: (transfer none) (nullable): the day since which it is not used any more; %NULL while it
 * is in use
 */
const char *
musette_gear_get_retired (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return self->retired;
}

/**
 * musette_gear_get_component_ids:
 * @self: a piece of gear
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the gear that is mounted on it
 */
const char *const *
musette_gear_get_component_ids (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return (const char *const *) self->component_ids;
}

/**
 * musette_gear_get_distance_m:
 * @self: a piece of gear
 *
 * Returns: how far it went in m, its start value included; NaN when unknown
 */
double
musette_gear_get_distance_m (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NAN);

  return self->distance_m;
}

/**
 * musette_gear_get_time_s:
 * @self: a piece of gear
 *
 * Returns: how long it was used in s, its start value included; NaN when unknown
 */
double
musette_gear_get_time_s (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NAN);

  return self->time_s;
}
