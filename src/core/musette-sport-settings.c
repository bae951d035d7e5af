/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-sport-settings.h"

#include <math.h>

/**
 * MusetteSportSettings:
 *
 * What an athlete's numbers are measured against in some sports. Numbers that the service did not
 * give are NaN.
 */
struct _MusetteSportSettings
{
  MusetteRecord parent_instance;

  char *id;
  const char *pace_units;
  GStrv types;
  GArray *power_zones;
  GArray *hr_zones;
  GArray *pace_zones;
  double ftp_w;
  double indoor_ftp_w;
  double w_prime_j;
  double lthr_bpm;
  double max_hr_bpm;
  double threshold_pace_mps;
  double sweet_spot_min;
  double sweet_spot_max;
  gboolean other;
};

G_DEFINE_FINAL_TYPE (MusetteSportSettings, musette_sport_settings, MUSETTE_TYPE_RECORD)

static const MusetteJsonField sport_settings_fields[] = {
  { "id", MUSETTE_JSON_FIELD_ID, 0, G_STRUCT_OFFSET (MusetteSportSettings, id) },
  { "pace_units", MUSETTE_JSON_FIELD_WORD, 0, G_STRUCT_OFFSET (MusetteSportSettings, pace_units) },
  { "types", MUSETTE_JSON_FIELD_STRINGS, 0, G_STRUCT_OFFSET (MusetteSportSettings, types) },
  { "power_zones", MUSETTE_JSON_FIELD_NUMBERS, 0,
    G_STRUCT_OFFSET (MusetteSportSettings, power_zones) },
  { "hr_zones", MUSETTE_JSON_FIELD_NUMBERS, 0, G_STRUCT_OFFSET (MusetteSportSettings, hr_zones) },
  { "pace_zones", MUSETTE_JSON_FIELD_NUMBERS, 0,
    G_STRUCT_OFFSET (MusetteSportSettings, pace_zones) },
  { "ftp", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteSportSettings, ftp_w) },
  { "indoor_ftp", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteSportSettings, indoor_ftp_w) },
  { "w_prime", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteSportSettings, w_prime_j) },
  { "lthr", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteSportSettings, lthr_bpm) },
  { "max_hr", MUSETTE_JSON_FIELD_DOUBLE, 0, G_STRUCT_OFFSET (MusetteSportSettings, max_hr_bpm) },
  { "threshold_pace", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteSportSettings, threshold_pace_mps) },
  { "sweet_spot_min", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteSportSettings, sweet_spot_min) },
  { "sweet_spot_max", MUSETTE_JSON_FIELD_DOUBLE, 0,
    G_STRUCT_OFFSET (MusetteSportSettings, sweet_spot_max) },
  { "other", MUSETTE_JSON_FIELD_BOOL, 0, G_STRUCT_OFFSET (MusetteSportSettings, other) },
};

static void
musette_sport_settings_class_init (MusetteSportSettingsClass *klass)
{
  MUSETTE_RECORD_CLASS (klass)->map
      = musette_json_field_map_new (sport_settings_fields, G_N_ELEMENTS (sport_settings_fields));
}

static void
musette_sport_settings_init (MusetteSportSettings *self)
{
}

/**
 * musette_sport_settings_new_from_json:
 * @json: a record of sport settings in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the record
 */
MusetteSportSettings *
musette_sport_settings_new_from_json (GBytes *json, GError **error)
{
  return musette_record_new_from_json (MUSETTE_TYPE_SPORT_SETTINGS, json, error);
}

/**
 * musette_sport_settings_list_from_json:
 * @json: an array of sport settings in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteSportSettings): the records, in their
 * order
 */
GPtrArray *
musette_sport_settings_list_from_json (GBytes *json, GError **error)
{
  return musette_record_list_from_json (MUSETTE_TYPE_SPORT_SETTINGS, json, error);
}

/**
 * musette_sport_settings_find:
 * @list: (element-type MusetteSportSettings): the records of an athlete
 * @type: (nullable): an activity's type, for instance `VirtualRide`
 *
 * Returns: (transfer none) (nullable): the record that covers the type, else the one for all others
 */
MusetteSportSettings *
musette_sport_settings_find (GPtrArray *list, const char *type)
{
  MusetteSportSettings *other = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      MusetteSportSettings *settings = list->pdata[i];

      if (musette_sport_settings_covers (settings, type))
        return settings;
      if (other == NULL && musette_sport_settings_is_other (settings))
        other = settings;
    }
  return other;
}

/**
 * musette_sport_settings_covers:
 * @self: a record
 * @type: (nullable): an activity's type
 *
 * Returns: whether the record names the type
 */
gboolean
musette_sport_settings_covers (MusetteSportSettings *self, const char *type)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), FALSE);

  return type != NULL && self->types != NULL
         && g_strv_contains ((const char *const *) self->types, type);
}

/**
 * musette_sport_settings_is_other:
 * @self: a record
 *
 * Returns: whether it is the one for the types that no other record names
 */
gboolean
musette_sport_settings_is_other (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), FALSE);

  return self->other || musette_sport_settings_covers (self, "Other");
}

static double
known (double value)
{
  return value > 0 ? value : 0;
}

static guint
copy_zones (GArray *zones, double *to)
{
  guint n;
  const double *from = musette_json_numbers_get (zones, &n);

  if (n > MUSETTE_MAX_ZONES)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      /* Zone ends that do not rise, or are missing, are no zones at all. */
      if (!(from[i] > (i > 0 ? from[i - 1] : 0)))
        return 0;
      to[i] = from[i];
    }
  return n;
}

/**
 * musette_sport_settings_get_thresholds:
 * @self: a record
 * @indoor: whether to take the FTP for indoors, where there is one
 * @out: (out caller-allocates): the thresholds; weight and resting heart rate are the athlete's and
 *   stay unknown
 */
void
musette_sport_settings_get_thresholds (MusetteSportSettings *self,
                                       gboolean indoor,
                                       MusetteThresholds *out)
{

  g_return_if_fail (MUSETTE_IS_SPORT_SETTINGS (self) && out != NULL);

  musette_thresholds_init (out);
  out->ftp_w = indoor && self->indoor_ftp_w > 0 ? self->indoor_ftp_w : known (self->ftp_w);
  out->w_prime_j = known (self->w_prime_j);
  out->lthr_bpm = known (self->lthr_bpm);
  out->max_hr_bpm = known (self->max_hr_bpm);
  out->threshold_pace_mps = known (self->threshold_pace_mps);
  out->n_power_zones = copy_zones (self->power_zones, out->power_zones);
  out->n_hr_zones = copy_zones (self->hr_zones, out->hr_zones);
  out->n_pace_zones = copy_zones (self->pace_zones, out->pace_zones);
  if (self->sweet_spot_min > 0 && self->sweet_spot_max > self->sweet_spot_min)
    {
      out->sweet_spot_min = self->sweet_spot_min;
      out->sweet_spot_max = self->sweet_spot_max;
    }
}

/**
 * musette_sport_settings_get_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its identifier
 */
const char *
musette_sport_settings_get_id (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NULL);

  return self->id;
}

/**
 * musette_sport_settings_get_pace_units:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the service's word for what a pace is given per, for
 * instance `MINS_KM`
 */
const char *
musette_sport_settings_get_pace_units (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NULL);

  return self->pace_units;
}

/**
 * musette_sport_settings_get_types:
 * @self: a record
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the activity types that it is for
 */
const char *const *
musette_sport_settings_get_types (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NULL);

  return (const char *const *) self->types;
}

/**
 * musette_sport_settings_get_ftp_w:
 * @self: a record
 *
 * Returns: functional threshold power outdoors in W, NaN = not known
 */
double
musette_sport_settings_get_ftp_w (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NAN);

  return self->ftp_w;
}

/**
 * musette_sport_settings_get_lthr_bpm:
 * @self: a record
 *
 * Returns: threshold heart rate in bpm, NaN = not known
 */
double
musette_sport_settings_get_lthr_bpm (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NAN);

  return self->lthr_bpm;
}

/**
 * musette_sport_settings_get_max_hr_bpm:
 * @self: a record
 *
 * Returns: highest heart rate in bpm, NaN = not known
 */
double
musette_sport_settings_get_max_hr_bpm (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NAN);

  return self->max_hr_bpm;
}

/**
 * musette_sport_settings_get_threshold_pace_mps:
 * @self: a record
 *
 * Returns: threshold speed in m/s, NaN = not known
 */
double
musette_sport_settings_get_threshold_pace_mps (MusetteSportSettings *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPORT_SETTINGS (self), NAN);

  return self->threshold_pace_mps;
}
