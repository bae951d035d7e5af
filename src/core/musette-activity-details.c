/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-activity-details.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-error.h"

typedef struct
{
  char *id;
  double secs;
} ZoneTimeFields;

static const MusetteJsonField zone_time_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (ZoneTimeFields, id) },
  { "secs", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (ZoneTimeFields, secs) },
};

static const MusetteJsonFieldMap *
get_zone_time_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    g_once_init_leave (&map, (gsize) musette_json_field_map_new (zone_time_fields,
                                                                 G_N_ELEMENTS (zone_time_fields)));
  return (const MusetteJsonFieldMap *) map;
}

static gboolean
read_zone_time (MusetteJsonCursor *cursor, gpointer times, GError **error)
{
  ZoneTimeFields fields = { NULL, NAN };
  MusetteZoneTime time = { "", 0 };
  gboolean ok = musette_json_fields_read (get_zone_time_map (), cursor, &fields, NULL, error);

  if (ok)
    {
      g_strlcpy (time.id, fields.id != NULL ? fields.id : "", sizeof time.id);
      time.secs = fields.secs;
      g_array_append_val ((GArray *) times, time);
    }
  musette_json_fields_clear (get_zone_time_map (), 0, &fields);
  return ok;
}

static gboolean
read_zone_times (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (MusetteZoneTime));
  GArray **place = field;

  if (!musette_json_cursor_each (cursor, '[', read_zone_time, times, error))
    return FALSE;
  if (place == NULL)
    return TRUE;
  g_clear_pointer (place, g_array_unref);
  *place = g_steal_pointer (&times);
  return TRUE;
}

static gboolean
read_intervals (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  return musette_record_read_list (MUSETTE_TYPE_INTERVAL, cursor, field, error);
}

static gboolean
read_tag (MusetteJsonCursor *cursor, gpointer tags, GError **error)
{
  char *tag = NULL;
  MusetteJsonKind kind;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_NULL)
    return musette_json_cursor_skip (cursor, error);
  if (!musette_json_cursor_string (cursor, tags != NULL ? &tag : NULL, error))
    return FALSE;
  if (tag != NULL)
    g_ptr_array_add (tags, tag);
  return TRUE;
}

/**
 * musette_activity_read_tags:
 * @cursor: a cursor before the list
 * @tags: (nullable): where they go, %NULL to check only
 * @error: return location of an error
 *
 * Returns: whether it was a list of strings
 */
gboolean
musette_activity_read_tags (MusetteJsonCursor *cursor, GPtrArray *tags, GError **error)
{
  return musette_json_cursor_each (cursor, '[', read_tag, tags, error);
}

/* Checks a string and keeps only where it begins. */
static gboolean
note_place (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  guint32 *place = field;

  if (*cursor->at != '"')
    {
      g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                           _ ("a string is needed here"));
      return FALSE;
    }
  if (place != NULL)
    *place = (guint32) (cursor->at - cursor->start);
  return musette_json_cursor_string (cursor, NULL, error);
}

static void
keep_place (MusetteJsonCursor *cursor, guint32 *place)
{
  if (place != NULL)
    *place = (guint32) (cursor->at - cursor->start);
}

/* Checks an array of strings and keeps only where it begins. */
static gboolean
note_strings_place (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  MusetteJsonCursor before = *cursor;

  if (!musette_activity_read_tags (cursor, NULL, error))
    return FALSE;
  keep_place (&before, field);
  return TRUE;
}

/* Checks an object and keeps only where it begins. */
static gboolean
note_object_place (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  if (*cursor->at == '{')
    keep_place (cursor, field);
  return musette_json_cursor_skip (cursor, error);
}

static const MusetteJsonField activity_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusetteActivitySummary, id) },
  { "name", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (MusetteActivitySummary, name_at),
    note_place },
  { "type", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (MusetteActivitySummary, type) },
  { "source", MUSETTE_JSON_FIELD_WORD, 1, G_STRUCT_OFFSET (MusetteActivityDetails, source) },
  { "start_date_local", MUSETTE_JSON_FIELD_LOCAL_TIME, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, start_local) },
  { "elapsed_time", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, elapsed_s) },
  { "moving_time", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, moving_s) },
  { "icu_recording_time", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, recording_s) },
  { "distance", MUSETTE_JSON_FIELD_FLOAT, 0, G_STRUCT_OFFSET (MusetteActivitySummary, distance_m) },
  { "total_elevation_gain", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, elevation_gain_m) },
  { "average_speed", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, average_speed_mps) },
  { "icu_average_watts", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, average_power_w) },
  { "icu_weighted_avg_watts", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, weighted_power_w) },
  { "icu_joules", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteActivitySummary, work_j) },
  { "icu_training_load", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, load) },
  { "icu_intensity", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, intensity_percent) },
  { "average_heartrate", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, average_hr) },
  { "max_heartrate", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, max_hr) },
  { "average_cadence", MUSETTE_JSON_FIELD_FLOAT, 0,
    G_STRUCT_OFFSET (MusetteActivitySummary, average_cadence) },
  { "calories", MUSETTE_JSON_FIELD_DOUBLE, 1, G_STRUCT_OFFSET (MusetteActivityDetails, calories) },
  { "feel", MUSETTE_JSON_FIELD_FLOAT, 0, G_STRUCT_OFFSET (MusetteActivitySummary, feel) },
  { "icu_rpe", MUSETTE_JSON_FIELD_FLOAT, 0, G_STRUCT_OFFSET (MusetteActivitySummary, rpe) },
  { "_note", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (MusetteActivitySummary, note_at),
    note_place },
  { "description", MUSETTE_JSON_FIELD_STRING, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, description) },
  { "device_name", MUSETTE_JSON_FIELD_STRING, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, device_name) },
  { "icu_athlete_id", MUSETTE_JSON_FIELD_ID, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, athlete_id) },
  { "start_date", MUSETTE_JSON_FIELD_UTC_TIME, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, start_unix) },
  { "race", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusetteActivitySummary, race) },
  { "commute", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusetteActivitySummary, commute) },
  { "trainer", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusetteActivitySummary, trainer) },
  { "icu_ftp", MUSETTE_JSON_FIELD_DOUBLE, 1, G_STRUCT_OFFSET (MusetteActivityDetails, ftp_w) },
  { "icu_w_prime", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, w_prime_j) },
  { "icu_pm_ftp", MUSETTE_JSON_FIELD_DOUBLE, 1, G_STRUCT_OFFSET (MusetteActivityDetails, eftp_w) },
  { "decoupling", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, decoupling_percent) },
  { "trimp", MUSETTE_JSON_FIELD_DOUBLE, 1, G_STRUCT_OFFSET (MusetteActivityDetails, trimp) },
  { "icu_variability_index", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, variability_index) },
  { "icu_efficiency_factor", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, efficiency_factor) },
  { "lthr", MUSETTE_JSON_FIELD_DOUBLE, 1, G_STRUCT_OFFSET (MusetteActivityDetails, lthr_bpm) },
  { "icu_resting_hr", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, resting_hr_bpm) },
  { "athlete_max_hr", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, athlete_max_hr_bpm) },
  { "threshold_pace", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, threshold_pace_mps) },
  { "icu_weight", MUSETTE_JSON_FIELD_DOUBLE, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, weight_kg) },
  { "icu_zone_times", MUSETTE_JSON_FIELD_CUSTOM, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, power_zone_times), read_zone_times },
  { "icu_hr_zone_times", MUSETTE_JSON_FIELD_NUMBERS, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, hr_zone_times) },
  { "pace_zone_times", MUSETTE_JSON_FIELD_NUMBERS, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, pace_zone_times) },
  { "icu_power_zones", MUSETTE_JSON_FIELD_NUMBERS, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, power_zones) },
  { "icu_hr_zones", MUSETTE_JSON_FIELD_NUMBERS, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, hr_zones) },
  { "pace_zones", MUSETTE_JSON_FIELD_NUMBERS, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, pace_zones) },
  { "stream_types", MUSETTE_JSON_FIELD_STRINGS, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, stream_types) },
  { "tags", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (MusetteActivitySummary, tags_at),
    note_strings_place },
  { "gear", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (MusetteActivitySummary, gear_at),
    note_object_place },
  { "icu_intervals", MUSETTE_JSON_FIELD_CUSTOM, 1,
    G_STRUCT_OFFSET (MusetteActivityDetails, intervals), read_intervals },
};

/**
 * musette_activity_get_field_map:
 *
 * Part 0 is a MusetteActivitySummary, part 1 a MusetteActivityDetails.
 *
 * Returns: (transfer none): the members that an activity knows
 */
const MusetteJsonFieldMap *
musette_activity_get_field_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    {
      MusetteJsonFieldMap *made
          = musette_json_field_map_new (activity_fields, G_N_ELEMENTS (activity_fields));

      musette_json_field_map_set_tolerant (made);
      g_once_init_leave (&map, (gsize) made);
    }
  return (const MusetteJsonFieldMap *) map;
}

/**
 * musette_activity_details_new:
 *
 * Returns: (transfer full): details of which nothing is known
 */
MusetteActivityDetails *
musette_activity_details_new (void)
{
  MusetteActivityDetails *self = g_new0 (MusetteActivityDetails, 1);

  musette_json_fields_init (musette_activity_get_field_map (), 1, self);
  return self;
}

/**
 * musette_activity_details_free:
 * @self: (transfer full): details
 */
void
musette_activity_details_free (MusetteActivityDetails *self)
{
  musette_json_fields_clear (musette_activity_get_field_map (), 1, self);
  g_clear_pointer (&self->power_zone_times, g_array_unref);
  g_clear_pointer (&self->intervals, g_ptr_array_unref);
  g_strfreev (self->tags);
  g_free (self->note);
  g_free (self);
}

/**
 * musette_activity_get_device_name:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the device that recorded it
 */
const char *
musette_activity_get_device_name (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_activity_get_details (self)->device_name;
}

/**
 * musette_activity_get_description:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the athlete's words
 */
const char *
musette_activity_get_description (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_activity_get_details (self)->description;
}

/**
 * musette_activity_get_athlete_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): whose activity it is
 */
const char *
musette_activity_get_athlete_id (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_activity_get_details (self)->athlete_id;
}

/**
 * musette_activity_get_start_unix:
 * @self: a record
 *
 * Returns: its start in seconds since 1970 UTC, 0 = not known
 */
gint64
musette_activity_get_start_unix (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), 0);

  return musette_activity_get_details (self)->start_unix;
}

/**
 * musette_activity_get_ftp_w:
 * @self: a record
 *
 * Returns: FTP of that day in W, NaN = not known
 */
double
musette_activity_get_ftp_w (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->ftp_w;
}

/**
 * musette_activity_get_w_prime_j:
 * @self: a record
 *
 * Returns: W' of that day in J, NaN = not known
 */
double
musette_activity_get_w_prime_j (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->w_prime_j;
}

/**
 * musette_activity_get_eftp_w:
 * @self: a record
 *
 * Returns: FTP estimated from the activity in W, NaN = not known
 */
double
musette_activity_get_eftp_w (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->eftp_w;
}

/**
 * musette_activity_get_decoupling_percent:
 * @self: a record
 *
 * Returns: decoupling of power and heart rate in percent, NaN = not known
 */
double
musette_activity_get_decoupling_percent (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->decoupling_percent;
}

/**
 * musette_activity_get_trimp:
 * @self: a record
 *
 * Returns: training impulse, NaN = not known
 */
double
musette_activity_get_trimp (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->trimp;
}

/**
 * musette_activity_get_variability_index:
 * @self: a record
 *
 * Returns: normalized over average power, NaN = not known
 */
double
musette_activity_get_variability_index (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->variability_index;
}

/**
 * musette_activity_get_efficiency_factor:
 * @self: a record
 *
 * Returns: normalized power over average heart rate in W/bpm, NaN = not known
 */
double
musette_activity_get_efficiency_factor (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->efficiency_factor;
}

/**
 * musette_activity_get_lthr_bpm:
 * @self: a record
 *
 * Returns: threshold heart rate of that day in bpm, NaN = not known
 */
double
musette_activity_get_lthr_bpm (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->lthr_bpm;
}

/**
 * musette_activity_get_resting_hr_bpm:
 * @self: a record
 *
 * Returns: resting heart rate of that day in bpm, NaN = not known
 */
double
musette_activity_get_resting_hr_bpm (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->resting_hr_bpm;
}

/**
 * musette_activity_get_athlete_max_hr_bpm:
 * @self: a record
 *
 * Returns: highest heart rate of the athlete in bpm, NaN = not known
 */
double
musette_activity_get_athlete_max_hr_bpm (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->athlete_max_hr_bpm;
}

/**
 * musette_activity_get_threshold_pace_mps:
 * @self: a record
 *
 * Returns: threshold speed of that day in m/s, NaN = not known
 */
double
musette_activity_get_threshold_pace_mps (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->threshold_pace_mps;
}

/**
 * musette_activity_get_weight_kg:
 * @self: a record
 *
 * Returns: weight of that day in kg, NaN = not known
 */
double
musette_activity_get_weight_kg (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->weight_kg;
}

/**
 * musette_activity_get_power_zone_times:
 * @self: a record
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): the times in the power zones and in the
 * sweet spot; pair them by their id
 */
const MusetteZoneTime *
musette_activity_get_power_zone_times (MusetteActivity *self, guint *n)
{
  GArray *times;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  times = musette_activity_get_details (self)->power_zone_times;
  if (n != NULL)
    *n = times != NULL ? times->len : 0;
  return times != NULL ? (const MusetteZoneTime *) times->data : NULL;
}

/**
 * musette_activity_get_hr_zone_times:
 * @self: a record
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): seconds in each heart-rate zone
 */
const double *
musette_activity_get_hr_zone_times (MusetteActivity *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_json_numbers_get (musette_activity_get_details (self)->hr_zone_times, n);
}

/**
 * musette_activity_get_pace_zone_times:
 * @self: a record
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): seconds in each pace zone
 */
const double *
musette_activity_get_pace_zone_times (MusetteActivity *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_json_numbers_get (musette_activity_get_details (self)->pace_zone_times, n);
}

/**
 * musette_activity_get_power_zones:
 * @self: a record
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): upper ends in percent of FTP
 */
const double *
musette_activity_get_power_zones (MusetteActivity *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_json_numbers_get (musette_activity_get_details (self)->power_zones, n);
}

/**
 * musette_activity_get_hr_zones:
 * @self: a record
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): upper ends in bpm
 */
const double *
musette_activity_get_hr_zones (MusetteActivity *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_json_numbers_get (musette_activity_get_details (self)->hr_zones, n);
}

/**
 * musette_activity_get_pace_zones:
 * @self: a record
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): upper ends in percent of threshold speed
 */
const double *
musette_activity_get_pace_zones (MusetteActivity *self, guint *n)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_json_numbers_get (musette_activity_get_details (self)->pace_zones, n);
}

/**
 * musette_activity_get_stream_types:
 * @self: a record
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): which streams the service has
 */
const char *const *
musette_activity_get_stream_types (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return (const char *const *) musette_activity_get_details (self)->stream_types;
}

/**
 * musette_activity_get_tags:
 * @self: a record
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): its tags
 */
const char *const *
musette_activity_get_tags (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return (const char *const *) musette_activity_get_details (self)->tags;
}

/**
 * musette_activity_get_intervals:
 * @self: a record
 *
 * Returns: (transfer none) (nullable) (element-type MusetteInterval): its intervals
 */
GPtrArray *
musette_activity_get_intervals (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_activity_get_details (self)->intervals;
}

/**
 * musette_activity_has_stream:
 * @self: a record
 * @type: a stream's name, for instance `watts`
 *
 * Returns: whether the service says that it has this stream
 */
gboolean
musette_activity_has_stream (MusetteActivity *self, const char *type)
{
  const char *const *types = musette_activity_get_stream_types (self);

  return types != NULL && g_strv_contains (types, type);
}

/**
 * musette_activity_get_source:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): where it came from, for instance `GARMIN_CONNECT`
 */
const char *
musette_activity_get_source (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_activity_get_details (self)->source;
}

/**
 * musette_activity_get_recording_s:
 * @self: a record
 *
 * Returns: recorded time in s, NaN = not known
 */
double
musette_activity_get_recording_s (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->recording_s;
}

/**
 * musette_activity_get_calories:
 * @self: a record
 *
 * Returns: energy in kcal, NaN = not known
 */
double
musette_activity_get_calories (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return musette_activity_get_details (self)->calories;
}

/**
 * musette_activity_get_note:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): why the service gives no more, in its own words
 */
const char *
musette_activity_get_note (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return musette_activity_get_details (self)->note;
}
