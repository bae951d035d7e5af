/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-query-field.h"

#include <glib/gi18n.h>

/* All names are English in every language, so that filters can be passed on. */
static const MusetteQueryField fields[] = {
  { "type", "sport", MUSETTE_QUERY_TEXT, 0, MUSETTE_QUERY_FIELD_TYPE, NULL, NULL, "type:ride",
    N_ ("Type of activity") },
  { "name", NULL, MUSETTE_QUERY_TEXT, 0, MUSETTE_QUERY_FIELD_NAME, NULL, NULL, "name:\"long ride\"",
    N_ ("Words in the name") },
  { "tag", "tags", MUSETTE_QUERY_TEXT, 0, MUSETTE_QUERY_FIELD_TAG, NULL, NULL, "tag:race",
    N_ ("Tag") },
  { "after", "from", MUSETTE_QUERY_DATE, 0, MUSETTE_QUERY_FIELD_AFTER, NULL, NULL,
    "after:2026-01-01", N_ ("From this day on") },
  { "before", "until", MUSETTE_QUERY_DATE, 0, MUSETTE_QUERY_FIELD_BEFORE, NULL, NULL, "before:2026",
    N_ ("Earlier than this day") },
  { "date", NULL, MUSETTE_QUERY_DATE, 0, MUSETTE_QUERY_FIELD_DATE, NULL, NULL, "date:2026-05",
    N_ ("Day, month or year") },
  { "dist", "distance", MUSETTE_QUERY_NUMBER, MUSETTE_QUERY_DISTANCE, 0,
    musette_activity_get_distance_m, NULL, "dist>80", N_ ("Distance") },
  { "time", "moving", MUSETTE_QUERY_DURATION, 0, 0, musette_activity_get_moving_s, NULL, "time>2h",
    N_ ("Time in motion") },
  { "elapsed", NULL, MUSETTE_QUERY_DURATION, 0, 0, musette_activity_get_elapsed_s, NULL,
    "elapsed>3h", N_ ("Time with stops") },
  { "load", NULL, MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_load, NULL, "load>100",
    N_ ("Load") },
  { "intensity", "if", MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_intensity_percent, NULL,
    "intensity>=85", N_ ("Intensity in percent") },
  { "power", "watts", MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_average_power_w, NULL,
    "power>200", N_ ("Average power") },
  { "np", NULL, MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_weighted_power_w, NULL, "np>220",
    N_ ("Normalized power") },
  { "hr", "heartrate", MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_average_hr, NULL, "hr>150",
    N_ ("Average heart rate") },
  { "maxhr", NULL, MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_max_hr, NULL, "maxhr>180",
    N_ ("Highest heart rate") },
  { "cadence", NULL, MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_average_cadence, NULL,
    "cadence>90", N_ ("Average cadence") },
  { "speed", NULL, MUSETTE_QUERY_NUMBER, MUSETTE_QUERY_SPEED, 0,
    musette_activity_get_average_speed_mps, NULL, "speed>30", N_ ("Average speed") },
  { "climb", "elevation", MUSETTE_QUERY_NUMBER, MUSETTE_QUERY_HEIGHT, 0,
    musette_activity_get_elevation_gain_m, NULL, "climb>1000", N_ ("Climb") },
  { "work", "kj", MUSETTE_QUERY_NUMBER, MUSETTE_QUERY_ENERGY, 0, musette_activity_get_work_j, NULL,
    "work>2000", N_ ("Work in kJ") },
  { "rpe", NULL, MUSETTE_QUERY_NUMBER, 0, 0, musette_activity_get_rpe, NULL, "rpe>=7",
    N_ ("Perceived exertion, 1 to 10") },
  { "feel", NULL, MUSETTE_QUERY_NUMBER, MUSETTE_QUERY_FEEL, 0, musette_activity_get_feel, NULL,
    "feel:1", N_ ("Feel, 1 (strong) to 5 (weak)") },
  { "race", NULL, MUSETTE_QUERY_FLAG, 0, 0, NULL, musette_activity_is_race, "race:yes",
    N_ ("Race") },
  { "commute", NULL, MUSETTE_QUERY_FLAG, 0, 0, NULL, musette_activity_is_commute, "commute:yes",
    N_ ("Commute") },
  { "trainer", "indoor", MUSETTE_QUERY_FLAG, 0, 0, NULL, musette_activity_is_trainer, "trainer:yes",
    N_ ("Indoors on a trainer") },
  { "gear", "bike", MUSETTE_QUERY_TEXT, 0, MUSETTE_QUERY_FIELD_GEAR, NULL, NULL, "gear:none",
    N_ ("Gear") },
};

/**
 * musette_query_field_find:
 * @name: what was typed, in small letters
 *
 * Returns: (transfer none) (nullable): the field of this name
 */
const MusetteQueryField *
musette_query_field_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (name, fields[i].name) || g_strcmp0 (name, fields[i].alias) == 0)
      return &fields[i];
  return NULL;
}

/* Whether one letter too many, too few or another one is all that differs. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize a_length = strlen (a);
  gsize b_length = strlen (b);
  gsize shorter = MIN (a_length, b_length);
  gsize before = 0;
  gsize behind = 0;

  while (before < shorter && a[before] == b[before])
    before++;
  while (behind < shorter - before && a[a_length - 1 - behind] == b[b_length - 1 - behind])
    behind++;
  return MAX (a_length, b_length) - before - behind <= 1;
}

/**
 * musette_query_field_guess:
 * @name: what was typed, in small letters, and is no field
 *
 * Returns: (transfer none) (nullable): the field that was probably meant
 */
const MusetteQueryField *
musette_query_field_guess (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (strlen (name) < 2)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_has_prefix (fields[i].name, name) || g_str_has_prefix (name, fields[i].name))
      return &fields[i];
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (name) > 2 && is_slip (name, fields[i].name))
      return &fields[i];
  return NULL;
}

/**
 * musette_query_field_get_all:
 * @n_fields: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_fields): all fields, the most useful ones first
 */
const MusetteQueryField *
musette_query_field_get_all (guint *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

/**
 * musette_query_field_get_title:
 * @field: a field
 *
 * Returns: (transfer none): what it is, translated
 */
const char *
musette_query_field_get_title (const MusetteQueryField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return _ (field->title);
}
