/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-gear.h"

#include <math.h>

#include "musette-json-fields.h"
#include "musette-json-slicer.h"

typedef struct
{
  char *id;
  char *name;
  const char *type;
  char *purchased;
  char *retired;
  GStrv component_ids;
  double distance_m;
  double time_s;
  gint32 n_activities;
  gboolean component;
} Fields;

/**
 * MusetteGear:
 *
 * A bike, a pair of shoes, or a part of them, and how far it went.
 */
struct _MusetteGear
{
  GObject parent_instance;

  GBytes *json;
  Fields fields;
};

G_DEFINE_FINAL_TYPE (MusetteGear, musette_gear, G_TYPE_OBJECT)

static const MusetteJsonField gear_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (Fields, id) },
  { "name", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, name) },
  { "type", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (Fields, type) },
  { "purchased", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, purchased) },
  { "retired", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, retired) },
  { "component_ids", MUSETTE_JSON_FIELD_IDS, 0, G_STRUCT_OFFSET (Fields, component_ids) },
  { "distance", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, distance_m) },
  { "time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, time_s) },
  { "activities", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (Fields, n_activities) },
  { "component", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (Fields, component) },
};

static const MusetteJsonFieldMap *
get_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    g_once_init_leave (
        &map, (gsize) musette_json_field_map_new (gear_fields, G_N_ELEMENTS (gear_fields)));
  return (const MusetteJsonFieldMap *) map;
}

static void
musette_gear_finalize (GObject *object)
{
  MusetteGear *self = MUSETTE_GEAR (object);

  musette_json_fields_clear (get_map (), 0, &self->fields);
  g_clear_pointer (&self->json, g_bytes_unref);
  G_OBJECT_CLASS (musette_gear_parent_class)->finalize (object);
}

static void
musette_gear_class_init (MusetteGearClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_gear_finalize;
}

static void
musette_gear_init (MusetteGear *self)
{
  musette_json_fields_init (get_map (), 0, &self->fields);
}

/**
 * musette_gear_new_from_json:
 * @json: a piece of gear in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the record
 */
MusetteGear *
musette_gear_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (MusetteGear) self = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_GEAR, NULL);
  self->json = g_bytes_ref (json);
  data = g_bytes_get_data (json, &length);
  if (!musette_json_fields_read_all (get_map (), data, length, &self->fields, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
add_slice (const char *slice, gsize length, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new (slice, length);
  MusetteGear *gear = musette_gear_new_from_json (json, error);

  if (gear != NULL)
    g_ptr_array_add (user_data, gear);
  return gear != NULL;
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
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  if (!musette_json_slice_array (json, add_slice, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

/**
 * musette_gear_find:
 * @list: (element-type MusetteGear): an athlete's gear
 * @id: (nullable): an identifier, as an activity names it
 *
 * Returns: (transfer none) (nullable): the gear
 */
MusetteGear *
musette_gear_find (GPtrArray *list, const char *id)
{
  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; id != NULL && i < list->len; i++)
    if (g_strcmp0 (musette_gear_get_id (list->pdata[i]), id) == 0)
      return list->pdata[i];
  return NULL;
}

/**
 * musette_gear_get_json:
 * @self: a piece of gear
 *
 * Returns: (transfer none): the record as the service sent it
 */
GBytes *
musette_gear_get_json (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return self->json;
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

  return self->fields.component;
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

  return MAX (self->fields.n_activities, 0);
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

  return self->fields.id;
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

  return self->fields.name != NULL ? self->fields.name : "";
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

  return self->fields.type;
}

/**
 * musette_gear_get_purchased:
 * @self: a piece of gear
 *
 * Returns: (transfer none) (nullable): the day it was bought, as the service writes it
 */
const char *
musette_gear_get_purchased (MusetteGear *self)
{
  g_return_val_if_fail (MUSETTE_IS_GEAR (self), NULL);

  return self->fields.purchased;
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

  return self->fields.retired;
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

  return (const char *const *) self->fields.component_ids;
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

  return self->fields.distance_m;
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

  return self->fields.time_s;
}
