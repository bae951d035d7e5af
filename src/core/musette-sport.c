/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-sport.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *type;
  const char *label;
  MusetteSport sport;
} TypeInfo;

static const TypeInfo types[] = {
  { "Ride", N_ ("Ride"), MUSETTE_SPORT_RIDE },
  { "VirtualRide", N_ ("Virtual Ride"), MUSETTE_SPORT_RIDE },
  { "GravelRide", N_ ("Gravel Ride"), MUSETTE_SPORT_RIDE },
  { "MountainBikeRide", N_ ("Mountain Bike Ride"), MUSETTE_SPORT_RIDE },
  { "EBikeRide", N_ ("E-Bike Ride"), MUSETTE_SPORT_RIDE },
  { "EMountainBikeRide", N_ ("E-Mountain Bike Ride"), MUSETTE_SPORT_RIDE },
  { "TrackRide", N_ ("Track Ride"), MUSETTE_SPORT_RIDE },
  { "Cyclocross", N_ ("Cyclocross"), MUSETTE_SPORT_RIDE },
  { "Handcycle", N_ ("Handcycle"), MUSETTE_SPORT_RIDE },
  { "Velomobile", N_ ("Velomobile"), MUSETTE_SPORT_RIDE },
  { "Run", N_ ("Run"), MUSETTE_SPORT_RUN },
  { "TrailRun", N_ ("Trail Run"), MUSETTE_SPORT_RUN },
  { "VirtualRun", N_ ("Virtual Run"), MUSETTE_SPORT_RUN },
  { "Swim", N_ ("Swim"), MUSETTE_SPORT_SWIM },
  { "OpenWaterSwim", N_ ("Open Water Swim"), MUSETTE_SPORT_SWIM },
  { "Walk", N_ ("Walk"), MUSETTE_SPORT_WALK },
  { "Hike", N_ ("Hike"), MUSETTE_SPORT_WALK },
  { "Snowshoe", N_ ("Snowshoe"), MUSETTE_SPORT_WALK },
  { "Rowing", N_ ("Rowing"), MUSETTE_SPORT_ROW },
  { "VirtualRow", N_ ("Virtual Rowing"), MUSETTE_SPORT_ROW },
  { "Canoeing", N_ ("Canoeing"), MUSETTE_SPORT_ROW },
  { "Kayaking", N_ ("Kayaking"), MUSETTE_SPORT_ROW },
  { "StandUpPaddling", N_ ("Stand-Up Paddling"), MUSETTE_SPORT_ROW },
  { "NordicSki", N_ ("Nordic Ski"), MUSETTE_SPORT_SKI },
  { "VirtualSki", N_ ("Virtual Ski"), MUSETTE_SPORT_SKI },
  { "RollerSki", N_ ("Roller Ski"), MUSETTE_SPORT_SKI },
  { "BackcountrySki", N_ ("Backcountry Ski"), MUSETTE_SPORT_SKI },
  { "AlpineSki", N_ ("Alpine Ski"), MUSETTE_SPORT_SKI },
  { "Snowboard", N_ ("Snowboard"), MUSETTE_SPORT_SKI },
  { "WeightTraining", N_ ("Weight Training"), MUSETTE_SPORT_STRENGTH },
  { "Crossfit", N_ ("Crossfit"), MUSETTE_SPORT_STRENGTH },
  { "HighIntensityIntervalTraining", N_ ("High-Intensity Intervals"), MUSETTE_SPORT_STRENGTH },
  { "Pilates", N_ ("Pilates"), MUSETTE_SPORT_STRENGTH },
  { "Yoga", N_ ("Yoga"), MUSETTE_SPORT_STRENGTH },
  { "Workout", N_ ("Workout"), MUSETTE_SPORT_STRENGTH },
  { "Badminton", N_ ("Badminton"), MUSETTE_SPORT_OTHER },
  { "Elliptical", N_ ("Elliptical"), MUSETTE_SPORT_OTHER },
  { "Golf", N_ ("Golf"), MUSETTE_SPORT_OTHER },
  { "Hockey", N_ ("Hockey"), MUSETTE_SPORT_OTHER },
  { "IceSkate", N_ ("Ice Skate"), MUSETTE_SPORT_OTHER },
  { "InlineSkate", N_ ("Inline Skate"), MUSETTE_SPORT_OTHER },
  { "Kitesurf", N_ ("Kitesurf"), MUSETTE_SPORT_OTHER },
  { "Padel", N_ ("Padel"), MUSETTE_SPORT_OTHER },
  { "Pickleball", N_ ("Pickleball"), MUSETTE_SPORT_OTHER },
  { "Racquetball", N_ ("Racquetball"), MUSETTE_SPORT_OTHER },
  { "RockClimbing", N_ ("Rock Climbing"), MUSETTE_SPORT_OTHER },
  { "Rugby", N_ ("Rugby"), MUSETTE_SPORT_OTHER },
  { "Sail", N_ ("Sail"), MUSETTE_SPORT_OTHER },
  { "Skateboard", N_ ("Skateboard"), MUSETTE_SPORT_OTHER },
  { "Soccer", N_ ("Soccer"), MUSETTE_SPORT_OTHER },
  { "Squash", N_ ("Squash"), MUSETTE_SPORT_OTHER },
  { "StairStepper", N_ ("Stair Stepper"), MUSETTE_SPORT_OTHER },
  { "Surfing", N_ ("Surfing"), MUSETTE_SPORT_OTHER },
  { "TableTennis", N_ ("Table Tennis"), MUSETTE_SPORT_OTHER },
  { "Tennis", N_ ("Tennis"), MUSETTE_SPORT_OTHER },
  { "Transition", N_ ("Transition"), MUSETTE_SPORT_OTHER },
  { "WaterSport", N_ ("Water Sport"), MUSETTE_SPORT_OTHER },
  { "Wheelchair", N_ ("Wheelchair"), MUSETTE_SPORT_OTHER },
  { "Windsurf", N_ ("Windsurf"), MUSETTE_SPORT_OTHER },
  { "Other", N_ ("Other"), MUSETTE_SPORT_OTHER },
};

static const TypeInfo *
find (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, type))
      return &types[i];
  return NULL;
}

/**
 * musette_sport_get_nth_type:
 * @index: a place in the list of types, from 0
 *
 * Returns: (transfer none) (nullable): the service's word for a type, %NULL behind the last one
 */
const char *
musette_sport_get_nth_type (guint index)
{
  return index < G_N_ELEMENTS (types) ? types[index].type : NULL;
}

/**
 * musette_sport_from_type:
 * @type: (nullable): the service's activity type, for instance `VirtualRide`
 *
 * Types that are not known, as the service adds some now and then, go by the end of their name.
 *
 * Returns: the family
 */
MusetteSport
musette_sport_from_type (const char *type)
{
  const TypeInfo *info = find (type);

  if (info != NULL)
    return info->sport;
  if (type == NULL)
    return MUSETTE_SPORT_OTHER;
  if (g_str_has_suffix (type, "Ride"))
    return MUSETTE_SPORT_RIDE;
  if (g_str_has_suffix (type, "Run"))
    return MUSETTE_SPORT_RUN;
  if (g_str_has_suffix (type, "Swim"))
    return MUSETTE_SPORT_SWIM;
  if (g_str_has_suffix (type, "Ski"))
    return MUSETTE_SPORT_SKI;
  return MUSETTE_SPORT_OTHER;
}

/**
 * musette_sport_get_icon_name:
 * @sport: a family
 *
 * Returns: (transfer none): the name of its symbolic icon
 */
const char *
musette_sport_get_icon_name (MusetteSport sport)
{
  static const char *const names[] = {
    [MUSETTE_SPORT_RIDE] = "musette-ride-symbolic",
    [MUSETTE_SPORT_RUN] = "musette-run-symbolic",
    [MUSETTE_SPORT_SWIM] = "musette-swim-symbolic",
    [MUSETTE_SPORT_WALK] = "musette-walk-symbolic",
    [MUSETTE_SPORT_ROW] = "musette-row-symbolic",
    [MUSETTE_SPORT_SKI] = "musette-ski-symbolic",
    [MUSETTE_SPORT_STRENGTH] = "musette-strength-symbolic",
    [MUSETTE_SPORT_OTHER] = "musette-other-symbolic",
  };

  g_return_val_if_fail (sport <= MUSETTE_SPORT_OTHER, names[MUSETTE_SPORT_OTHER]);

  return names[sport];
}

/**
 * musette_sport_get_label:
 * @sport: a family
 *
 * Returns: (transfer none): its translated name
 */
const char *
musette_sport_get_label (MusetteSport sport)
{
  static const char *const labels[] = {
    [MUSETTE_SPORT_RIDE] = N_ ("Cycling"),      [MUSETTE_SPORT_RUN] = N_ ("Running"),
    [MUSETTE_SPORT_SWIM] = N_ ("Swimming"),     [MUSETTE_SPORT_WALK] = N_ ("Walking"),
    [MUSETTE_SPORT_ROW] = N_ ("Rowing"),        [MUSETTE_SPORT_SKI] = N_ ("Skiing"),
    [MUSETTE_SPORT_STRENGTH] = N_ ("Strength"), [MUSETTE_SPORT_OTHER] = N_ ("Other"),
  };

  g_return_val_if_fail (sport <= MUSETTE_SPORT_OTHER, NULL);

  return _ (labels[sport]);
}

/**
 * musette_sport_uses_pace:
 * @sport: a family
 *
 * Returns: whether its athletes think in time per distance rather than in speed
 */
gboolean
musette_sport_uses_pace (MusetteSport sport)
{
  return sport == MUSETTE_SPORT_RUN || sport == MUSETTE_SPORT_SWIM || sport == MUSETTE_SPORT_WALK
         || sport == MUSETTE_SPORT_ROW;
}

static char *
split_words (const char *type)
{
  GString *label = g_string_new (NULL);

  for (const char *at = type; *at != '\0'; at++)
    {
      if (at > type && g_ascii_isupper (at[0]) && g_ascii_islower (at[-1]))
        g_string_append_c (label, ' ');
      g_string_append_c (label, *at);
    }
  return g_string_free (label, FALSE);
}

/**
 * musette_sport_dup_type_label:
 * @type: (nullable): the service's activity type
 *
 * Returns: (transfer full): its translated name, for instance "Virtual Ride"; a type that is not
 * known is split into its words
 */
char *
musette_sport_dup_type_label (const char *type)
{
  const TypeInfo *info = find (type);

  if (info != NULL)
    return g_strdup (_ (info->label));
  if (type == NULL)
    return g_strdup (_ ("Activity"));
  return split_words (type);
}
