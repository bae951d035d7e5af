/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-column.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-effort-words.h"

typedef struct
{
  const char *id;
  const char *title;
  const char *long_title;
  const char *sample;
  double (*get_value) (MusetteActivity *activity);
} ColumnInfo;

static double
get_day (MusetteActivity *activity)
{
  MusetteLocalTime start = musette_activity_get_start_local (activity);

  return start != MUSETTE_LOCAL_TIME_NONE ? (double) start : NAN;
}

/* The samples are the longest figures that are common: a long total, a power of four digits. */
static const ColumnInfo infos[] = {
  /* Translators: titles of narrow columns in the list of activities, the long form behind each */
  { "time", N_ ("Time"), N_ ("Time"), "1000:00:00", musette_activity_get_moving_s },
  { "distance", N_ ("Distance"), N_ ("Distance"), "10,000.0" MUSETTE_THIN_SPACE "km",
    musette_activity_get_distance_m },
  { "load", N_ ("Load"), N_ ("Load"), "20,000", musette_activity_get_load },
  /* Translators: normalized power */
  { "np", N_ ("NP"), N_ ("Normalized power"), "Ø 1000" MUSETTE_THIN_SPACE "W",
    musette_activity_get_weighted_power_w },
  { "power", N_ ("Average"), N_ ("Average power"), "Ø 1000" MUSETTE_THIN_SPACE "W",
    musette_activity_get_average_power_w },
  { "heart-rate", N_ ("Heart Rate"), N_ ("Average heart rate"), "Ø 200" MUSETTE_THIN_SPACE "bpm",
    musette_activity_get_average_hr },
  { "climb", N_ ("Climb"), N_ ("Climb"), "100,000" MUSETTE_THIN_SPACE "m",
    musette_activity_get_elevation_gain_m },
  { "elapsed", N_ ("Elapsed"), N_ ("Time with stops"), "1000:00:00",
    musette_activity_get_elapsed_s },
  { "speed", N_ ("Speed"), N_ ("Average speed"), "Ø 30.0" MUSETTE_THIN_SPACE "km/h",
    musette_activity_get_average_speed_mps },
  { "max-heart-rate", N_ ("Max HR"), N_ ("Highest heart rate"), "200" MUSETTE_THIN_SPACE "bpm",
    musette_activity_get_max_hr },
  { "cadence", N_ ("Cadence"), N_ ("Average cadence"), "Ø 100" MUSETTE_THIN_SPACE "rpm",
    musette_activity_get_average_cadence },
  { "work", N_ ("Work"), N_ ("Work"), "100,000" MUSETTE_THIN_SPACE "kJ",
    musette_activity_get_work_j },
  { "intensity", N_ ("Intensity"), N_ ("Intensity"), "Ø 100" MUSETTE_THIN_SPACE "%",
    musette_activity_get_intensity_percent },
  /* Translators: rating of perceived exertion, 1 to 10 */
  { "rpe", N_ ("RPE"), N_ ("Perceived exertion"), "Ø 10.0", musette_activity_get_rpe },
  { "feel", N_ ("Feel"), N_ ("Feel"), "Normaal", musette_activity_get_feel },
  { "tags", N_ ("Tags"), N_ ("Tags"), "Endurance, race", NULL },
  { "gear", N_ ("Gear"), N_ ("Gear"), "Road bike one", NULL },
  { "date", N_ ("Date"), N_ ("Date"), "", get_day },
  { "name", N_ ("Name"), N_ ("Name"), "", NULL },
};

/**
 * musette_activity_column_get_id:
 * @column: a column
 *
 * Returns: (transfer none): its name in the settings
 */
const char *
musette_activity_column_get_id (MusetteActivityColumn column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (infos), NULL);

  return infos[column].id;
}

/**
 * musette_activity_column_from_id:
 * @id: a name in the settings
 * @column: (out): its column
 *
 * Returns: whether there is such a column
 */
gboolean
musette_activity_column_from_id (const char *id, MusetteActivityColumn *column)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i].id, id))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * musette_activity_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its short title
 */
const char *
musette_activity_column_get_title (MusetteActivityColumn column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (infos), NULL);

  return _ (infos[column].title);
}

/**
 * musette_activity_column_get_long_title:
 * @column: a column
 *
 * Returns: (transfer none): what a screen reader says before the figure
 */
const char *
musette_activity_column_get_long_title (MusetteActivityColumn column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (infos), NULL);

  return _ (infos[column].long_title);
}

/**
 * musette_activity_column_get_sample:
 * @column: a column
 *
 * Returns: (transfer none): a text that is as wide as the column shall be
 */
const char *
musette_activity_column_get_sample (MusetteActivityColumn column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (infos), NULL);

  return infos[column].sample;
}

/**
 * musette_activity_column_is_text:
 * @column: a column
 *
 * Returns: whether it holds words, which start at the start of the column and may be cut
 */
gboolean
musette_activity_column_is_text (MusetteActivityColumn column)
{
  return column == MUSETTE_ACTIVITY_COLUMN_TAGS || column == MUSETTE_ACTIVITY_COLUMN_GEAR
         || column == MUSETTE_ACTIVITY_COLUMN_NAME;
}

/**
 * musette_activity_column_get_value:
 * @column: a column
 * @activity: an activity
 *
 * Returns: the figure in the units of the record, NaN when it is missing or the column holds words
 */
double
musette_activity_column_get_value (MusetteActivityColumn column, MusetteActivity *activity)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (infos), NAN);

  return infos[column].get_value != NULL ? infos[column].get_value (activity) : NAN;
}

static char *
format_feel (double value)
{
  const char *word = isnan (value) ? NULL : musette_effort_words_get_feel ((int) lround (value));

  return g_strdup (word != NULL ? word : MUSETTE_MISSING);
}

/**
 * musette_activity_column_format:
 * @column: a column of figures
 * @value: a figure in the units of the record
 * @units: units for people
 *
 * Returns: (transfer full): the figure for people
 */
char *
musette_activity_column_format (MusetteActivityColumn column, double value, MusetteUnits units)
{
  switch ((guint) column)
    {
    case MUSETTE_ACTIVITY_COLUMN_TIME:
    case MUSETTE_ACTIVITY_COLUMN_ELAPSED:
      return musette_format_duration (value);
    case MUSETTE_ACTIVITY_COLUMN_DISTANCE:
      return musette_format_distance (value, units);
    case MUSETTE_ACTIVITY_COLUMN_AVERAGE_POWER:
    case MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER:
      return musette_format_power (value);
    case MUSETTE_ACTIVITY_COLUMN_HEART_RATE:
    case MUSETTE_ACTIVITY_COLUMN_MAX_HEART_RATE:
      return musette_format_heartrate (value);
    case MUSETTE_ACTIVITY_COLUMN_ELEVATION:
      return musette_format_elevation (value, units);
    case MUSETTE_ACTIVITY_COLUMN_SPEED:
      return musette_format_speed (value, units);
    case MUSETTE_ACTIVITY_COLUMN_CADENCE:
      return musette_format_cadence (value);
    case MUSETTE_ACTIVITY_COLUMN_WORK:
      return musette_format_energy (value);
    case MUSETTE_ACTIVITY_COLUMN_INTENSITY:
      return musette_format_percent (value, 0);
    case MUSETTE_ACTIVITY_COLUMN_FEEL:
      return format_feel (value);
    case MUSETTE_ACTIVITY_COLUMN_LOAD:
    case MUSETTE_ACTIVITY_COLUMN_RPE:
    default:
      return musette_format_number (value, 0);
    }
}

static char *
dup_tags_text (MusetteActivity *activity)
{
  g_auto (GStrv) tags = musette_activity_dup_tags (activity);

  return tags != NULL ? g_strjoinv (", ", tags) : g_strdup ("");
}

static char *
dup_gear_text (MusetteActivity *activity, GHashTable *gear)
{
  g_autofree char *id = musette_activity_dup_gear_id (activity);

  return g_strdup (id != NULL && gear != NULL ? g_hash_table_lookup (gear, id) : "");
}

/**
 * musette_activity_column_dup_text:
 * @column: a column
 * @activity: an activity
 * @units: units for people
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 *
 * Returns: (transfer full) (nullable): what stands in the column
 */
char *
musette_activity_column_dup_text (MusetteActivityColumn column,
                                  MusetteActivity *activity,
                                  MusetteUnits units,
                                  GHashTable *gear)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (infos), NULL);

  if (column == MUSETTE_ACTIVITY_COLUMN_TAGS)
    return dup_tags_text (activity);
  if (column == MUSETTE_ACTIVITY_COLUMN_GEAR)
    return dup_gear_text (activity, gear);
  if (column == MUSETTE_ACTIVITY_COLUMN_NAME)
    return g_strdup (musette_activity_get_name (activity));
  return musette_activity_column_format (column, infos[column].get_value (activity), units);
}
