/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-target.h"

#include <math.h>
#include <string.h>

#define METRES_PER_MILE 1609.34
#define METRES_PER_YARD 0.9144

static const struct
{
  const char *name;
  double metres;
} units_table[MUSETTE_WORKOUT_N_UNITS] = {
  [MUSETTE_WORKOUT_UNITS_FTP] = { "%ftp", 0 },
  [MUSETTE_WORKOUT_UNITS_WATTS] = { "w", 0 },
  [MUSETTE_WORKOUT_UNITS_POWER_ZONE] = { "power_zone", 0 },
  [MUSETTE_WORKOUT_UNITS_MMP] = { "%mmp", 0 },
  [MUSETTE_WORKOUT_UNITS_MAX_HR] = { "%hr", 0 },
  [MUSETTE_WORKOUT_UNITS_LTHR] = { "%lthr", 0 },
  [MUSETTE_WORKOUT_UNITS_HR_ZONE] = { "hr_zone", 0 },
  [MUSETTE_WORKOUT_UNITS_BPM] = { "bpm", 0 },
  [MUSETTE_WORKOUT_UNITS_PACE] = { "%pace", 0 },
  [MUSETTE_WORKOUT_UNITS_PACE_ZONE] = { "pace_zone", 0 },
  [MUSETTE_WORKOUT_UNITS_SECS_KM] = { "secs/km", 1000 },
  [MUSETTE_WORKOUT_UNITS_SECS_MILE] = { "secs/mi", METRES_PER_MILE },
  [MUSETTE_WORKOUT_UNITS_SECS_100M] = { "secs/100m", 100 },
  [MUSETTE_WORKOUT_UNITS_SECS_100Y] = { "secs/100y", 100 * METRES_PER_YARD },
  [MUSETTE_WORKOUT_UNITS_SECS_250M] = { "secs/250m", 250 },
  [MUSETTE_WORKOUT_UNITS_SECS_400M] = { "secs/400m", 400 },
  [MUSETTE_WORKOUT_UNITS_SECS_500M] = { "secs/500m", 500 },
  [MUSETTE_WORKOUT_UNITS_RPM] = { "rpm", 0 },
};

static const char *const averaging_names[] = { NULL, "1s", "3s", "10s", "30s", "lap" };

/**
 * musette_workout_units_get_name:
 * @units: units of a target
 *
 * Returns: (nullable): the service's name of it
 */
const char *
musette_workout_units_get_name (MusetteWorkoutUnits units)
{
  g_return_val_if_fail (units < MUSETTE_WORKOUT_N_UNITS, NULL);

  return units_table[units].name;
}

/**
 * musette_workout_units_from_name:
 * @name: the service's name of the units of a target; those of a sport's pace are known too
 *
 * Returns: the units, #MUSETTE_WORKOUT_UNITS_NONE when the name is not known
 */
MusetteWorkoutUnits
musette_workout_units_from_name (const char *name)
{
  const struct
  {
    const char *name;
    MusetteWorkoutUnits units;
  } other[] = {
    { "MINS_KM", MUSETTE_WORKOUT_UNITS_SECS_KM },
    { "MINS_MILE", MUSETTE_WORKOUT_UNITS_SECS_MILE },
    { "SECS_100M", MUSETTE_WORKOUT_UNITS_SECS_100M },
    { "SECS_100Y", MUSETTE_WORKOUT_UNITS_SECS_100Y },
    { "SECS_500M", MUSETTE_WORKOUT_UNITS_SECS_500M },
    { "cadence", MUSETTE_WORKOUT_UNITS_RPM },
  };

  if (name == NULL)
    return MUSETTE_WORKOUT_UNITS_NONE;
  for (guint i = 1; i < MUSETTE_WORKOUT_N_UNITS; i++)
    if (strcmp (units_table[i].name, name) == 0)
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    if (strcmp (other[i].name, name) == 0)
      return other[i].units;
  return MUSETTE_WORKOUT_UNITS_NONE;
}

/**
 * musette_workout_units_get_metres:
 * @units: units of a target
 *
 * Returns: the distance in m that an absolute pace is told for, 0 for all other units
 */
double
musette_workout_units_get_metres (MusetteWorkoutUnits units)
{
  g_return_val_if_fail (units < MUSETTE_WORKOUT_N_UNITS, 0);

  return units_table[units].metres;
}

/**
 * musette_workout_averaging_get_name:
 * @averaging: which mean
 *
 * Returns: (nullable): the service's name of it
 */
const char *
musette_workout_averaging_get_name (MusetteWorkoutAveraging averaging)
{
  g_return_val_if_fail (averaging < G_N_ELEMENTS (averaging_names), NULL);

  return averaging_names[averaging];
}

/**
 * musette_workout_averaging_from_name:
 * @name: (nullable): the service's name
 *
 * Returns: which mean, #MUSETTE_WORKOUT_AVERAGING_NONE when it is not known
 */
MusetteWorkoutAveraging
musette_workout_averaging_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (averaging_names); i++)
    if (g_strcmp0 (averaging_names[i], name) == 0)
      return i;
  return MUSETTE_WORKOUT_AVERAGING_NONE;
}

/**
 * musette_workout_target_set:
 * @self: a target
 * @units: what @value means
 * @value: the value
 *
 * Makes it a single value.
 */
void
musette_workout_target_set (MusetteWorkoutTarget *self, MusetteWorkoutUnits units, double value)
{
  g_return_if_fail (self != NULL);

  *self = (MusetteWorkoutTarget){ .units = units, .start = value, .end = value };
}

/**
 * musette_workout_target_set_range:
 * @self: a target
 * @units: what the ends mean
 * @start: the first end
 * @end: the other end
 *
 * Makes it a range, or what a ramp goes through.
 */
void
musette_workout_target_set_range (MusetteWorkoutTarget *self,
                                  MusetteWorkoutUnits units,
                                  double start,
                                  double end)
{
  g_return_if_fail (self != NULL);

  *self = (MusetteWorkoutTarget){ .units = units, .is_range = TRUE, .start = start, .end = end };
}

/**
 * musette_workout_target_get_middle:
 * @self: a target
 *
 * Returns: the middle between its ends, in its own units
 */
double
musette_workout_target_get_middle (const MusetteWorkoutTarget *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  return (self->start + self->end) / 2;
}

/**
 * musette_workout_target_equal:
 * @a: a target
 * @b: another one
 *
 * Returns: whether they ask for the same
 */
gboolean
musette_workout_target_equal (const MusetteWorkoutTarget *a, const MusetteWorkoutTarget *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->units != b->units || a->units == MUSETTE_WORKOUT_UNITS_NONE)
    return a->units == b->units;
  return a->averaging == b->averaging && a->is_range == b->is_range && a->is_custom == b->is_custom
         && a->start == b->start && a->end == b->end && a->mmp_s == b->mmp_s;
}
