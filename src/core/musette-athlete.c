/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-athlete.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-error.h"

/**
 * MusetteAthlete:
 *
 * The athlete whose key it is: name, units, and what each sport is measured against.
 */
struct _MusetteAthlete
{
  MusetteRecord parent_instance;

  char *id;
  char *name;
  char *city;
  char *country;
  char *timezone;
  char *firstname;
  char *lastname;
  char *measurement_preference;
  double weight_kg;
  double profile_weight_kg;
  double resting_hr_bpm;
  gboolean pounds;
  GPtrArray *sport_settings;
};

G_DEFINE_FINAL_TYPE (MusetteAthlete, musette_athlete, MUSETTE_TYPE_RECORD)

static gboolean
read_sport_settings (MusetteJsonCursor *cursor, gpointer field, GError **error)
{
  return musette_record_read_list (MUSETTE_TYPE_SPORT_SETTINGS, cursor, field, error);
}

static const MusetteJsonField athlete_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusetteAthlete, id) },
  { "name", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteAthlete, name) },
  { "city", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteAthlete, city) },
  { "country", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteAthlete, country) },
  { "timezone", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteAthlete, timezone) },
  { "firstname", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteAthlete, firstname) },
  { "lastname", MUSETTE_JSON_FIELD_STRING, 0, G_STRUCT_OFFSET (MusetteAthlete, lastname) },
  { "measurement_preference", MUSETTE_JSON_FIELD_STRING, 0,
    G_STRUCT_OFFSET (MusetteAthlete, measurement_preference) },
  { "icu_weight", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteAthlete, weight_kg) },
  { "weight", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteAthlete, profile_weight_kg) },
  { "icu_resting_hr", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteAthlete, resting_hr_bpm) },
  { "weight_pref_lb", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusetteAthlete, pounds) },
  { "sportSettings", MUSETTE_JSON_FIELD_CUSTOM, 0, G_STRUCT_OFFSET (MusetteAthlete, sport_settings),
    read_sport_settings },
};

static char *
join_name (MusetteAthlete *self)
{
  const char *first = self->firstname != NULL ? self->firstname : "";
  const char *last = self->lastname != NULL ? self->lastname : "";

  return g_strstrip (g_strdup_printf ("%s %s", first, last));
}

static gboolean
musette_athlete_complete (MusetteRecord *record, GError **error)
{
  MusetteAthlete *self = MUSETTE_ATHLETE (record);

  if (self->id == NULL || *self->id == '\0')
    {
      g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_MISSING,
                           _ ("The athlete has no “id”"));
      return FALSE;
    }
  if (self->sport_settings == NULL)
    self->sport_settings = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->name == NULL)
    self->name = join_name (self);
  return TRUE;
}

static void
musette_athlete_finalize (GObject *object)
{
  MusetteAthlete *self = MUSETTE_ATHLETE (object);

  g_clear_pointer (&self->sport_settings, g_ptr_array_unref);
  G_OBJECT_CLASS (musette_athlete_parent_class)->finalize (object);
}

static void
musette_athlete_class_init (MusetteAthleteClass *klass)
{
  MusetteRecordClass *record_class = MUSETTE_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = musette_athlete_finalize;
  record_class->map = musette_json_field_map_new (athlete_fields, G_N_ELEMENTS (athlete_fields));
  record_class->complete = musette_athlete_complete;
}

static void
musette_athlete_init (MusetteAthlete *self)
{
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
  return musette_record_new_from_json (MUSETTE_TYPE_ATHLETE, json, error);
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

  return self->id;
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

  return self->name;
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

  return self->city;
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

  return self->country;
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

  return self->timezone;
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

  return isnan (self->weight_kg) ? self->profile_weight_kg : self->weight_kg;
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

  return self->resting_hr_bpm;
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

  return self->pounds;
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

  return self->sport_settings;
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

  preference = self->measurement_preference;
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
  settings = musette_sport_settings_find (self->sport_settings, type);
  if (settings != NULL)
    musette_sport_settings_get_thresholds (settings, indoor, out);
  weight = musette_athlete_get_weight_kg (self);
  out->weight_kg = weight > 0 ? weight : 0;
  out->resting_hr_bpm = self->resting_hr_bpm > 0 ? self->resting_hr_bpm : 0;
}
