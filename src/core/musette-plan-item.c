/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-plan-item.h"

#include <math.h>
#include <string.h>

#include "musette-json.h"
#include "musette-patch.h"

/**
 * MusettePlanItem:
 *
 * What is planned: an event of the calendar, a workout of the library, or a folder or plan of
 * these. The three share most members; those that a kind does not have are missing.
 */
struct _MusettePlanItem
{
  MusetteRecord parent_instance;

  char *id;
  char *external_id;
  char *folder_id;
  const char *category;
  const char *type;
  char *name;
  char *description;
  char *start;
  GStrv tags;
  double moving_s;
  double load;
  double day;
  gboolean indoor;
  guint emphasis;
  gboolean knows_emphasis;
};

G_DEFINE_FINAL_TYPE (MusettePlanItem, musette_plan_item, MUSETTE_TYPE_RECORD)

static const MusetteJsonField item_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusettePlanItem, id) },
  { "external_id", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusettePlanItem, external_id) },
  { "folder_id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusettePlanItem, folder_id) },
  { "category", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (MusettePlanItem, category) },
  { "type", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (MusettePlanItem, type) },
  { "name", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusettePlanItem, name) },
  { "description", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusettePlanItem, description) },
  { "start_date_local", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusettePlanItem, start) },
  { "tags", MUSETTE_JSON_FIELD_STRINGS, 0, G_STRUCT_OFFSET (MusettePlanItem, tags) },
  { "moving_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusettePlanItem, moving_s) },
  { "icu_training_load", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusettePlanItem, load) },
  { "day", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusettePlanItem, day) },
  { "indoor", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusettePlanItem, indoor) },
};

static void
musette_plan_item_class_init (MusettePlanItemClass *klass)
{
  MusetteRecordClass *record_class = MUSETTE_RECORD_CLASS (klass);

  record_class->map = musette_json_field_map_new (item_fields, G_N_ELEMENTS (item_fields));
  musette_json_field_map_set_tolerant (record_class->map);
}

static void
musette_plan_item_init (MusettePlanItem *self)
{
}

/**
 * musette_plan_item_new_from_json:
 * @json: an event, a library workout or a folder in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the record
 */
MusettePlanItem *
musette_plan_item_new_from_json (GBytes *json, GError **error)
{
  return musette_record_new_from_json (MUSETTE_TYPE_PLAN_ITEM, json, error);
}

/**
 * musette_plan_item_list_from_json:
 * @json: an array of them in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusettePlanItem): the records, in their order
 */
GPtrArray *
musette_plan_item_list_from_json (GBytes *json, GError **error)
{
  return musette_record_list_from_json (MUSETTE_TYPE_PLAN_ITEM, json, error);
}

/**
 * musette_plan_item_get_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the service's id, or one of ours
 */
const char *
musette_plan_item_get_id (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->id;
}

/**
 * musette_plan_item_get_external_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the key of the program that made it
 */
const char *
musette_plan_item_get_external_id (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->external_id;
}

/**
 * musette_plan_item_get_folder_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the folder of a library workout
 */
const char *
musette_plan_item_get_folder_id (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->folder_id;
}

/**
 * musette_plan_item_get_category:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): an event's category, such as `WORKOUT`
 */
const char *
musette_plan_item_get_category (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->category;
}

/**
 * musette_plan_item_get_name:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
musette_plan_item_get_name (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->name;
}

/**
 * musette_plan_item_get_item_type:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the sport of a workout, or `FOLDER` or `PLAN` of a folder
 */
const char *
musette_plan_item_get_item_type (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->type;
}

/**
 * musette_plan_item_get_description:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its text; that of a workout tells the steps
 */
const char *
musette_plan_item_get_description (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return self->description;
}

/**
 * musette_plan_item_get_tags:
 * @self: a record
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): its tags
 */
const char *const *
musette_plan_item_get_tags (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);

  return (const char *const *) self->tags;
}

/**
 * musette_plan_item_get_date:
 * @self: a record
 *
 * Returns: the day of an event, or the first day of a plan; %MUSETTE_DATE_NONE without one
 */
MusetteDate
musette_plan_item_get_date (MusettePlanItem *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), MUSETTE_DATE_NONE);

  if (self->start == NULL)
    return MUSETTE_DATE_NONE;
  day = g_strndup (self->start, strlen ("YYYY-MM-DD"));
  return musette_date_parse (day);
}

/**
 * musette_plan_item_get_moving_s:
 * @self: a record
 *
 * Returns: planned time in s, NaN without one
 */
double
musette_plan_item_get_moving_s (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NAN);

  return self->moving_s;
}

/**
 * musette_plan_item_get_load:
 * @self: a record
 *
 * Returns: training load as the service computes it, NaN without one
 */
double
musette_plan_item_get_load (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NAN);

  return self->load;
}

/**
 * musette_plan_item_get_day:
 * @self: a record
 *
 * Returns: the number of the day in a plan, NaN outside of plans
 */
double
musette_plan_item_get_day (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NAN);

  return self->day;
}

/**
 * musette_plan_item_get_indoor:
 * @self: a record
 *
 * Returns: whether it is meant for indoors
 */
gboolean
musette_plan_item_get_indoor (MusettePlanItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), FALSE);

  return self->indoor;
}

/**
 * musette_plan_item_dup_member:
 * @self: a record
 * @member: the name of a member, such as `workout_doc` or `children`
 *
 * Returns: (transfer full) (nullable): its JSON; %NULL when it is absent or null
 */
GBytes *
musette_plan_item_dup_member (MusettePlanItem *self, const char *member)
{
  const char *const names[] = { member, NULL };
  g_autoptr (MusettePatch) found = NULL;
  const char *value;

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  found = musette_patch_read (musette_record_get_json (MUSETTE_RECORD (self)), names, NULL);
  value = found != NULL ? musette_patch_lookup (found, member) : NULL;
  if (value == NULL || g_str_equal (value, "null"))
    return NULL;
  return g_bytes_new (value, strlen (value));
}

/* Zones have the form `{"id":"Z3","secs":600}`, that of the sweet spot is none; in old records the
 * seconds stand alone. Returns the zone's number, 0 for none. */
static guint
read_zone (JsonArray *zones, guint position, double *seconds)
{
  JsonObject *zone = musette_json_array_get_object (zones, position);
  const char *id;

  if (zone == NULL)
    {
      *seconds = musette_json_array_get_double (zones, position);
      return position + 1;
    }
  id = musette_json_get_string (zone, "id");
  *seconds = musette_json_get_double (zone, "secs");
  return id != NULL && id[0] == 'Z' && g_ascii_isdigit (id[1]) && id[2] == '\0'
             ? (guint) (id[1] - '0')
             : 0;
}

static guint
find_emphasis (JsonArray *zones)
{
  double most = 0;
  guint emphasis = 0;

  for (guint i = 0; i < musette_json_array_get_length (zones); i++)
    {
      double seconds;
      const guint zone = read_zone (zones, i, &seconds);

      if (zone > 0 && zone <= 7 && seconds * (1 << zone) > most)
        {
          most = seconds * (1 << zone);
          emphasis = zone;
        }
    }
  return emphasis;
}

/**
 * musette_plan_item_get_emphasis:
 * @self: a record
 *
 * What a workout trains: a minute in one zone weighs as much as two in the zone below, for the hard
 * part of a workout is short.
 *
 * Returns: the number of the zone, from 1, that weighs most; 0 when the service told none
 */
guint
musette_plan_item_get_emphasis (MusettePlanItem *self)
{
  g_autoptr (GBytes) document = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonObject *object;
  JsonArray *zones;

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (self), 0);

  if (self->knows_emphasis)
    return self->emphasis;
  document = musette_plan_item_dup_member (self, "workout_doc");
  root = document != NULL ? musette_json_parse_bytes (document, NULL) : NULL;
  object = root != NULL ? musette_json_as_object (root, NULL) : NULL;
  zones = object != NULL ? musette_json_get_array (object, "zoneTimes") : NULL;
  self->emphasis = zones != NULL ? find_emphasis (zones) : 0;
  self->knows_emphasis = TRUE;
  return self->emphasis;
}
