/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-athlete.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-error.h"
#include "musette-json-fields.h"

typedef struct
{
  char *id;
  char *name;
  char *city;
  char *country;
  char *sex;
  char *timezone;
  char *firstname;
  char *lastname;
  char *measurement_preference;
  double weight_kg;
  double profile_weight_kg;
  double resting_hr_bpm;
  gboolean fahrenheit;
  gboolean pounds;
  GPtrArray *sport_settings;
} Fields;

/**
 * MusetteAthlete:
 *
 * The athlete whose key it is: name, units, and what each sport is measured against.
 */
struct _MusetteAthlete
{
  GObject parent_instance;

  GBytes *json;
  Fields fields;
};

G_DEFINE_FINAL_TYPE (MusetteAthlete, musette_athlete, G_TYPE_OBJECT)

static gboolean
read_sport_settings (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  GPtrArray **place = field;
  const char *start = cursor->at;
  g_autoptr (GBytes) json = NULL;
  GPtrArray *settings;

  if (!musette_json_cursor_skip (cursor, error))
    return FALSE;
  json = g_bytes_new (start, cursor->at - start);
  settings = musette_sport_settings_list_from_json (json, error);
  if (settings == NULL)
    return FALSE;
  g_clear_pointer (place, g_ptr_array_unref);
  *place = settings;
  return TRUE;
}

static const MusetteJsonField athlete_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (Fields, id) },
  { "name", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, name) },
  { "city", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, city) },
  { "country", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, country) },
  { "sex", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, sex) },
  { "timezone", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, timezone) },
  { "firstname", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, firstname) },
  { "lastname", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (Fields, lastname) },
  { "measurement_preference", MUSETTE_JSON_FIELD_STRING, 0,
    G_STRUCT_OFFSET (Fields, measurement_preference) },
  { "icu_weight", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, weight_kg) },
  { "weight", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, profile_weight_kg) },
  { "icu_resting_hr", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (Fields, resting_hr_bpm) },
  { "fahrenheit", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (Fields, fahrenheit) },
  { "weight_pref_lb", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (Fields, pounds) },
  { "sportSettings", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (Fields, sport_settings),
    read_sport_settings },
};

static const MusetteJsonFieldMap *
get_map (void)
{
  static gsize map;

  if (g_once_init_enter (&map))
    g_once_init_leave (
        &map, (gsize) musette_json_field_map_new (athlete_fields, G_N_ELEMENTS (athlete_fields)));
  return (const MusetteJsonFieldMap *) map;
}

static void
musette_athlete_finalize (GObject *object)
{
  MusetteAthlete *self = MUSETTE_ATHLETE (object);

  musette_json_fields_clear (get_map (), 0, &self->fields);
  g_clear_pointer (&self->fields.sport_settings, g_ptr_array_unref);
  g_clear_pointer (&self->json, g_bytes_unref);
  G_OBJECT_CLASS (musette_athlete_parent_class)->finalize (object);
}

static void
musette_athlete_class_init (MusetteAthleteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_athlete_finalize;
}

static void
musette_athlete_init (MusetteAthlete *self)
{
  musette_json_fields_init (get_map (), 0, &self->fields);
}

static char *
join_name (MusetteAthlete *self)
{
  const char *first = self->fields.firstname != NULL ? self->fields.firstname : "";
  const char *last = self->fields.lastname != NULL ? self->fields.lastname : "";

  return g_strstrip (g_strdup_printf ("%s %s", first, last));
}

/**
 * musette_athlete_new_from_json:
 * @json: an athlete in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the record
 */
MusetteAthlete *
musette_athlete_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (MusetteAthlete) self = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_ATHLETE, NULL);
  self->json = g_bytes_ref (json);
  data = g_bytes_get_data (json, &length);
  if (!musette_json_fields_read_all (get_map (), data, length, &self->fields, NULL, error))
    return NULL;
  if (self->fields.id == NULL || *self->fields.id == '\0')
    {
      g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_MISSING,
                           _ ("The athlete has no “id”"));
      return NULL;
    }
  if (self->fields.sport_settings == NULL)
    self->fields.sport_settings = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->fields.name == NULL)
    self->fields.name = join_name (self);
  return g_steal_pointer (&self);
}

/**
 * musette_athlete_get_json:
 * @self: a record
 *
 * Returns: (transfer none): the athlete as the service sent it
 */
GBytes *
musette_athlete_get_json (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->json;
}

/**
 * musette_athlete_get_id:
 * @self: a record
 *
 * Returns: (transfer none): the identifier, for instance `i12345`
 */
const char *
musette_athlete_get_id (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.id;
}

/**
 * musette_athlete_get_name:
 * @self: a record
 *
 * Returns: (transfer none): the name
 */
const char *
musette_athlete_get_name (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.name;
}

/**
 * musette_athlete_get_city:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the city
 */
const char *
musette_athlete_get_city (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.city;
}

/**
 * musette_athlete_get_country:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the country
 */
const char *
musette_athlete_get_country (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.country;
}

/**
 * musette_athlete_get_sex:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): `M`, `F` or another word
 */
const char *
musette_athlete_get_sex (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.sex;
}

/**
 * musette_athlete_get_timezone:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the time zone, for instance `Africa/Johannesburg`
 */
const char *
musette_athlete_get_timezone (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.timezone;
}

/**
 * musette_athlete_get_weight_kg:
 * @self: a record
 *
 * Returns: weight in kg, NaN = not known
 */
double
musette_athlete_get_weight_kg (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NAN);

  return isnan (self->fields.weight_kg) ? self->fields.profile_weight_kg : self->fields.weight_kg;
}

/**
 * musette_athlete_get_resting_hr_bpm:
 * @self: a record
 *
 * Returns: resting heart rate in bpm, NaN = not known
 */
double
musette_athlete_get_resting_hr_bpm (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NAN);

  return self->fields.resting_hr_bpm;
}

/**
 * musette_athlete_uses_fahrenheit:
 * @self: a record
 *
 * Returns: whether temperatures are in °F
 */
gboolean
musette_athlete_uses_fahrenheit (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), FALSE);

  return self->fields.fahrenheit;
}

/**
 * musette_athlete_uses_pounds:
 * @self: a record
 *
 * Returns: whether weights are in pounds
 */
gboolean
musette_athlete_uses_pounds (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), FALSE);

  return self->fields.pounds;
}

/**
 * musette_athlete_get_sport_settings:
 * @self: a record
 *
 * Returns: (transfer none) (element-type MusetteSportSettings): the settings by sport
 */
GPtrArray *
musette_athlete_get_sport_settings (MusetteAthlete *self)
{
  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), NULL);

  return self->fields.sport_settings;
}

/**
 * musette_athlete_get_units:
 * @self: a record
 *
 * The service says `meters`, `METRIC`, `feet` or `IMPERIAL`; anything but the last two is metric.
 *
 * Returns: the units of distances and heights
 */
MusetteUnits
musette_athlete_get_units (MusetteAthlete *self)
{
  const char *preference;

  g_return_val_if_fail (MUSETTE_IS_ATHLETE (self), MUSETTE_UNITS_METRIC);

  preference = self->fields.measurement_preference;
  if (preference != NULL
      && (g_ascii_strcasecmp (preference, "feet") == 0
          || g_ascii_strcasecmp (preference, "imperial") == 0))
    return MUSETTE_UNITS_IMPERIAL;
  return MUSETTE_UNITS_METRIC;
}

/**
 * musette_athlete_get_thresholds:
 * @self: a record
 * @type: (nullable): an activity's type
 * @indoor: whether to take the FTP for indoors, where there is one
 * @out: (out caller-allocates): all thresholds that are known for such an activity
 */
void
musette_athlete_get_thresholds (MusetteAthlete *self,
                                const char *type,
                                gboolean indoor,
                                MusetteThresholds *out)
{
  MusetteSportSettings *settings;
  double weight;

  g_return_if_fail (MUSETTE_IS_ATHLETE (self) && out != NULL);

  musette_thresholds_init (out);
  settings = musette_sport_settings_find (self->fields.sport_settings, type);
  if (settings != NULL)
    musette_sport_settings_get_thresholds (settings, indoor, out);
  weight = musette_athlete_get_weight_kg (self);
  out->weight_kg = weight > 0 ? weight : 0;
  out->resting_hr_bpm = self->fields.resting_hr_bpm > 0 ? self->fields.resting_hr_bpm : 0;
}
