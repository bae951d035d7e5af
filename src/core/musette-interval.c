/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval.h"

#include <math.h>

#include "musette-json-fields.h"
#include "musette-json-slicer.h"

typedef struct
{
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
  double elapsed_s;
  double distance_m;
  double elevation_gain_m;
  double average_power_w;
  double weighted_power_w;
  double max_power_w;
  double average_hr;
  double max_hr;
  double average_cadence;
  double average_speed_mps;
  double max_speed_mps;
  double gradient;
  double work_j;
  double decoupling_percent;
  double load;
  double w_balance_start_j;
  double w_balance_end_j;
} Fields;

/**
 * MusetteInterval:
 *
 * An effort or a rest within an activity, as the service found it or an athlete drew it. Numbers
 * that the service did not give are NaN. Indices count samples of the activity's streams.
 */
struct _MusetteInterval
{
  GObject parent_instance;

  GBytes *json;
  Fields fields;
};

G_DEFINE_FINAL_TYPE (MusetteInterval, musette_interval, G_TYPE_OBJECT)

static const MusetteJsonField interval_fields[] = {
  { "label", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, label) },
  { "group_id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (Fields, group_id) },
  { "type", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (Fields, type) },
  { "start_index", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (Fields, start_index) },
  { "end_index", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (Fields, end_index) },
  { "zone", MUSETTE_JSON_FIELD_INT, 0, G_STRUCT_OFFSET (Fields, zone) },
  { "start_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, start_time_s) },
  { "end_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, end_time_s) },
  { "intensity", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, intensity_percent) },
  { "moving_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, moving_s) },
  { "elapsed_time", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, elapsed_s) },
  { "distance", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, distance_m) },
  { "total_elevation_gain", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (Fields, elevation_gain_m) },
  { "average_watts", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, average_power_w) },
  { "weighted_average_watts", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (Fields, weighted_power_w) },
  { "max_watts", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, max_power_w) },
  { "average_heartrate", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, average_hr) },
  { "max_heartrate", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, max_hr) },
  { "average_cadence", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, average_cadence) },
  { "average_speed", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, average_speed_mps) },
  { "max_speed", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, max_speed_mps) },
  { "average_gradient", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, gradient) },
  { "joules", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, work_j) },
  { "decoupling", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, decoupling_percent) },
  { "training_load", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, load) },
  { "wbal_start", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, w_balance_start_j) },
  { "wbal_end", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, w_balance_end_j) },
};

static const MusetteJsonFieldMap *
get_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    g_once_init_leave (
        &map, (gsize) musette_json_field_map_new (interval_fields, G_N_ELEMENTS (interval_fields)));
  return (const MusetteJsonFieldMap *) map;
}

static void
musette_interval_finalize (GObject *object)
{
  MusetteInterval *self = MUSETTE_INTERVAL (object);

  musette_json_fields_clear (get_map (), 0, &self->fields);
  g_clear_pointer (&self->json, g_bytes_unref);
  G_OBJECT_CLASS (musette_interval_parent_class)->finalize (object);
}

static void
musette_interval_class_init (MusetteIntervalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_interval_finalize;
}

static void
musette_interval_init (MusetteInterval *self)
{
  musette_json_fields_init (get_map (), 0, &self->fields);
}

/**
 * musette_interval_new_from_json:
 * @json: an interval in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the interval
 */
MusetteInterval *
musette_interval_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (MusetteInterval) self = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_INTERVAL, NULL);
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
  MusetteInterval *interval = musette_interval_new_from_json (json, error);

  if (interval != NULL)
    g_ptr_array_add (user_data, interval);
  return interval != NULL;
}

/**
 * musette_interval_list_from_json:
 * @json: an array of intervals in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteInterval): the intervals, in their order
 */
GPtrArray *
musette_interval_list_from_json (GBytes *json, GError **error)
{
  g_autoptr (GPtrArray) intervals = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  intervals = g_ptr_array_new_with_free_func (g_object_unref);
  if (!musette_json_slice_array (json, add_slice, intervals, error))
    return NULL;
  return g_steal_pointer (&intervals);
}

/**
 * musette_interval_get_json:
 * @self: a record
 *
 * Returns: (transfer none): the interval as the service sent it
 */
GBytes *
musette_interval_get_json (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NULL);

  return self->json;
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

  return self->fields.label;
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

  return self->fields.group_id;
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

  return g_strcmp0 (self->fields.type, "RECOVERY") == 0 ? MUSETTE_INTERVAL_RECOVERY
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

  return self->fields.start_index;
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

  return self->fields.end_index;
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

  return self->fields.zone;
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

  return self->fields.start_time_s;
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

  return self->fields.end_time_s;
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

  return self->fields.intensity_percent;
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

  return self->fields.moving_s;
}

/**
 * musette_interval_get_elapsed_s:
 * @self: a record
 *
 * Returns: elapsed time in s, NaN = not known
 */
double
musette_interval_get_elapsed_s (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.elapsed_s;
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

  return self->fields.distance_m;
}

/**
 * musette_interval_get_elevation_gain_m:
 * @self: a record
 *
 * Returns: climbing in m, NaN = not known
 */
double
musette_interval_get_elevation_gain_m (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.elevation_gain_m;
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

  return self->fields.average_power_w;
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

  return self->fields.weighted_power_w;
}

/**
 * musette_interval_get_max_power_w:
 * @self: a record
 *
 * Returns: highest power in W, NaN = not known
 */
double
musette_interval_get_max_power_w (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.max_power_w;
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

  return self->fields.average_hr;
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

  return self->fields.max_hr;
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

  return self->fields.average_cadence;
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

  return self->fields.average_speed_mps;
}

/**
 * musette_interval_get_max_speed_mps:
 * @self: a record
 *
 * Returns: highest speed in m/s, NaN = not known
 */
double
musette_interval_get_max_speed_mps (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.max_speed_mps;
}

/**
 * musette_interval_get_gradient:
 * @self: a record
 *
 * Returns: average gradient as a fraction, NaN = not known
 */
double
musette_interval_get_gradient (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.gradient;
}

/**
 * musette_interval_get_work_j:
 * @self: a record
 *
 * Returns: work in J, NaN = not known
 */
double
musette_interval_get_work_j (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.work_j;
}

/**
 * musette_interval_get_decoupling_percent:
 * @self: a record
 *
 * Returns: decoupling of power and heart rate in percent, NaN = not known
 */
double
musette_interval_get_decoupling_percent (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.decoupling_percent;
}

/**
 * musette_interval_get_load:
 * @self: a record
 *
 * Returns: training load, NaN = not known
 */
double
musette_interval_get_load (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.load;
}

/**
 * musette_interval_get_w_balance_start_j:
 * @self: a record
 *
 * Returns: W' balance at the begin in J, NaN = not known
 */
double
musette_interval_get_w_balance_start_j (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.w_balance_start_j;
}

/**
 * musette_interval_get_w_balance_end_j:
 * @self: a record
 *
 * Returns: W' balance at the end in J, NaN = not known
 */
double
musette_interval_get_w_balance_end_j (MusetteInterval *self)
{
  g_return_val_if_fail (MUSETTE_IS_INTERVAL (self), NAN);

  return self->fields.w_balance_end_j;
}
