/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-power-curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-error.h"

/**
 * MusettePowerCurve:
 *
 * The highest average power over each duration, of one activity or of a span of time.
 */
struct _MusettePowerCurve
{
  MusetteRecord parent_instance;

  char *label;
  GArray *secs;
  GArray *values;
  GArray *watts;
  GStrv activity_ids;
  GArray *models;
};

G_DEFINE_FINAL_TYPE (MusettePowerCurve, musette_power_curve, MUSETTE_TYPE_RECORD)

typedef struct
{
  char *type;
  MusettePowerModel model;
} ModelFields;

static const MusetteJsonField model_fields[] = {
  { "type", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (ModelFields, type) },
  { "criticalPower", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (ModelFields, model.critical_power_w) },
  { "wPrime", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (ModelFields, model.w_prime_j) },
  { "pMax", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (ModelFields, model.p_max_w) },
  { "ftp", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (ModelFields, model.ftp_w) },
};

static const MusetteJsonFieldMap *
get_model_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    g_once_init_leave (
        &map, (gsize) musette_json_field_map_new (model_fields, G_N_ELEMENTS (model_fields)));
  return (const MusetteJsonFieldMap *) map;
}

static gboolean
read_model (MusetteJsonCursor *cursor, gpointer models, GError **error)
{
  ModelFields fields = { NULL };
  gboolean ok;

  musette_json_fields_init (get_model_map (), 0, &fields);
  ok = musette_json_fields_read (get_model_map (), cursor, &fields, NULL, error);
  if (ok)
    {
      g_strlcpy (fields.model.type, fields.type != NULL ? fields.type : "",
                 sizeof fields.model.type);
      g_array_append_val ((GArray *) models, fields.model);
    }
  musette_json_fields_clear (get_model_map (), 0, &fields);
  return ok;
}

static gboolean
read_models (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  g_autoptr (GArray) models = g_array_new (FALSE, FALSE, sizeof (MusettePowerModel));
  GArray **place = field;

  if (!musette_json_cursor_each (cursor, '[', read_model, models, error))
    return FALSE;
  g_clear_pointer (place, g_array_unref);
  *place = g_steal_pointer (&models);
  return TRUE;
}

static const MusetteJsonField power_curve_fields[] = {
  { "label", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusettePowerCurve, label) },
  { "secs", MUSETTE_JSON_FIELD_NUMBERS, 0, G_STRUCT_OFFSET (MusettePowerCurve, secs) },
  { "values", MUSETTE_JSON_FIELD_NUMBERS, 0, G_STRUCT_OFFSET (MusettePowerCurve, values) },
  { "watts", MUSETTE_JSON_FIELD_NUMBERS, 0, G_STRUCT_OFFSET (MusettePowerCurve, watts) },
  { "activity_id", MUSETTE_JSON_FIELD_IDS, 0, G_STRUCT_OFFSET (MusettePowerCurve, activity_ids) },
  { "powerModels", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (MusettePowerCurve, models),
    read_models },
};

/* The power of one activity comes as `watts` only. */
static gboolean
musette_power_curve_complete (MusetteRecord *record, GError **error)
{
  MusettePowerCurve *self = MUSETTE_POWER_CURVE (record);

  if (self->values == NULL)
    self->values = g_steal_pointer (&self->watts);
  if (self->secs != NULL && self->values != NULL && self->secs->len == self->values->len
      && (self->activity_ids == NULL || g_strv_length (self->activity_ids) == self->secs->len))
    return TRUE;
  if (self->secs == NULL && self->values == NULL)
    return TRUE;
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                       _ ("The power curve's durations and values do not match"));
  return FALSE;
}

static void
musette_power_curve_finalize (GObject *object)
{
  MusettePowerCurve *self = MUSETTE_POWER_CURVE (object);

  g_clear_pointer (&self->models, g_array_unref);
  G_OBJECT_CLASS (musette_power_curve_parent_class)->finalize (object);
}

static void
musette_power_curve_class_init (MusettePowerCurveClass *klass)
{
  MusetteRecordClass *record_class = MUSETTE_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = musette_power_curve_finalize;
  record_class->map
      = musette_json_field_map_new (power_curve_fields, G_N_ELEMENTS (power_curve_fields));
  record_class->complete = musette_power_curve_complete;
}

static void
musette_power_curve_init (MusettePowerCurve *self)
{
}

/**
 * musette_power_curve_new_from_json:
 * @json: a power curve in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the record
 */
MusettePowerCurve *
musette_power_curve_new_from_json (GBytes *json, GError **error)
{
  return musette_record_new_from_json (MUSETTE_TYPE_POWER_CURVE, json, error);
}

/**
 * musette_power_curve_list_from_json:
 * @json: an array of power curves in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusettePowerCurve): the records, in their order
 */
GPtrArray *
musette_power_curve_list_from_json (GBytes *json, GError **error)
{
  return musette_record_list_from_json (MUSETTE_TYPE_POWER_CURVE, json, error);
}

typedef struct
{
  GPtrArray *list;
} ListFields;

static gboolean
read_list (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  return musette_record_read_list (MUSETTE_TYPE_POWER_CURVE, cursor, field, error);
}

static const MusetteJsonField list_fields[] = {
  { "list", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (ListFields, list), read_list },
};

static const MusetteJsonFieldMap *
get_list_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    g_once_init_leave (
        &map, (gsize) musette_json_field_map_new (list_fields, G_N_ELEMENTS (list_fields)));
  return (const MusetteJsonFieldMap *) map;
}

/**
 * musette_power_curve_list_from_reply:
 * @json: what the service answers about an athlete: an object whose `list` holds the curves
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusettePowerCurve): the curves, in their order
 */
GPtrArray *
musette_power_curve_list_from_reply (GBytes *json, GError **error)
{
  ListFields fields = { NULL };
  const char *data;
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  data = g_bytes_get_data (json, &length);
  if (!musette_json_fields_read_all (get_list_map (), data, length, &fields, NULL, error))
    {
      g_clear_pointer (&fields.list, g_ptr_array_unref);
      return NULL;
    }
  if (fields.list != NULL)
    return fields.list;
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_MISSING,
                       _ ("The reply has no “list” of power curves"));
  return NULL;
}

/**
 * musette_power_curve_get_label:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its name for people
 */
const char *
musette_power_curve_get_label (MusettePowerCurve *self)
{
  g_return_val_if_fail (MUSETTE_IS_POWER_CURVE (self), NULL);

  return self->label;
}

/**
 * musette_power_curve_get_length:
 * @self: a record
 *
 * Returns: how many points it has
 */
guint
musette_power_curve_get_length (MusettePowerCurve *self)
{
  g_return_val_if_fail (MUSETTE_IS_POWER_CURVE (self), 0);

  return self->secs != NULL ? self->secs->len : 0;
}

/**
 * musette_power_curve_get_values:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the best average powers in W, NaN = missing
 */
const double *
musette_power_curve_get_values (MusettePowerCurve *self)
{
  g_return_val_if_fail (MUSETTE_IS_POWER_CURVE (self), NULL);

  return musette_json_numbers_get (self->values, NULL);
}

/**
 * musette_power_curve_get_activity_id:
 * @self: a record
 * @index: a point
 *
 * Returns: (transfer none) (nullable): the activity in which this power was reached
 */
const char *
musette_power_curve_get_activity_id (MusettePowerCurve *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_POWER_CURVE (self), NULL);
  g_return_val_if_fail (index < musette_power_curve_get_length (self), NULL);

  return self->activity_ids != NULL && *self->activity_ids[index] != '\0'
             ? self->activity_ids[index]
             : NULL;
}

/**
 * musette_power_curve_get_value_at:
 * @self: a record
 * @secs: a duration in s
 *
 * The service leaves durations out. Who held a power for longer held it for this long too, so the
 * next longer point is a power that was surely reached.
 *
 * Returns: that power in W, NaN when the curve does not go so far
 */
double
musette_power_curve_get_value_at (MusettePowerCurve *self, double secs)
{
  const double *durations;
  guint n;

  g_return_val_if_fail (MUSETTE_IS_POWER_CURVE (self), NAN);

  durations = musette_json_numbers_get (self->secs, &n);
  for (guint i = 0; i < n; i++)
    if (durations[i] >= secs)
      return musette_power_curve_get_values (self)[i];
  return NAN;
}

/**
 * musette_power_curve_get_models:
 * @self: a record
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): the models that were fitted to it
 */
const MusettePowerModel *
musette_power_curve_get_models (MusettePowerCurve *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_POWER_CURVE (self) && n != NULL, NULL);

  *n = self->models != NULL ? self->models->len : 0;
  return *n > 0 ? (const MusettePowerModel *) self->models->data : NULL;
}
