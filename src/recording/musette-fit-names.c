/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fit-names.h"

#include <string.h>

/* Names for the numbers of the FIT profile (21.217) that are met in recorded activities. */

typedef struct
{
  int number;
  const char *name;
} Name;

typedef struct
{
  int sport;
  int sub_sport; /* -1: any */
  const char *type;
} SportType;

/* clang-format off */
static const Name sports[] = {
  { 0, "generic" }, { 1, "running" }, { 2, "cycling" }, { 3, "transition" },
  { 4, "fitness_equipment" }, { 5, "swimming" }, { 6, "basketball" }, { 7, "soccer" },
  { 8, "tennis" }, { 9, "american_football" }, { 10, "training" }, { 11, "walking" },
  { 12, "cross_country_skiing" }, { 13, "alpine_skiing" }, { 14, "snowboarding" },
  { 15, "rowing" }, { 16, "mountaineering" }, { 17, "hiking" }, { 18, "multisport" },
  { 19, "paddling" }, { 20, "flying" }, { 21, "e_biking" }, { 22, "motorcycling" },
  { 23, "boating" }, { 24, "driving" }, { 25, "golf" }, { 26, "hang_gliding" },
  { 27, "horseback_riding" }, { 28, "hunting" }, { 29, "fishing" }, { 30, "inline_skating" },
  { 31, "rock_climbing" }, { 32, "sailing" }, { 33, "ice_skating" }, { 34, "sky_diving" },
  { 35, "snowshoeing" }, { 36, "snowmobiling" }, { 37, "stand_up_paddleboarding" },
  { 38, "surfing" }, { 39, "wakeboarding" }, { 40, "water_skiing" }, { 41, "kayaking" },
  { 42, "rafting" }, { 43, "windsurfing" }, { 44, "kitesurfing" }, { 45, "tactical" },
  { 46, "jumpmaster" }, { 47, "boxing" }, { 48, "floor_climbing" }, { 49, "baseball" },
  { 53, "diving" }, { 56, "shooting" }, { 58, "winter_sport" }, { 59, "grinding" },
  { 62, "hiit" }, { 63, "video_gaming" }, { 64, "racket" }, { 65, "wheelchair_push_walk" },
  { 66, "wheelchair_push_run" }, { 67, "meditation" }, { 68, "para_sport" },
  { 69, "disc_golf" }, { 70, "team_sport" }, { 71, "cricket" }, { 72, "rugby" },
  { 73, "hockey" }, { 74, "lacrosse" }, { 75, "volleyball" }, { 76, "water_tubing" },
  { 77, "wakesurfing" }, { 78, "water_sport" }, { 79, "archery" }, { 80, "mixed_martial_arts" },
  { 81, "motor_sports" }, { 82, "snorkeling" }, { 83, "dance" }, { 84, "jump_rope" },
  { 85, "pool_apnea" }, { 86, "mobility" }, { 87, "geocaching" }, { 88, "canoeing" },
  { 254, "all" },
};

/* The service's type for each pair; the first line that fits counts. */
static const SportType types[] = {
  { 1, 3, "TrailRun" }, { 1, 58, "VirtualRun" }, { 1, -1, "Run" },
  { 2, 58, "VirtualRide" }, { 2, 8, "MountainBikeRide" }, { 2, 9, "MountainBikeRide" },
  { 2, 11, "Cyclocross" }, { 2, 12, "Handcycle" }, { 2, 13, "TrackRide" },
  { 2, 46, "GravelRide" }, { 2, 28, "EBikeRide" }, { 2, 47, "EMountainBikeRide" },
  { 2, -1, "Ride" },
  { 3, -1, "Transition" },
  { 4, 14, "Rowing" }, { 4, 15, "Elliptical" }, { 4, 16, "StairStepper" },
  { 4, 1, "Run" }, { 4, 6, "Ride" }, { 4, 5, "Ride" }, { 4, -1, "Workout" },
  { 5, 18, "OpenWaterSwim" }, { 5, -1, "Swim" },
  { 7, -1, "Soccer" }, { 8, -1, "Tennis" },
  { 10, 20, "WeightTraining" }, { 10, 43, "Yoga" }, { 10, 44, "Pilates" }, { 10, -1, "Workout" },
  { 11, -1, "Walk" }, { 12, -1, "NordicSki" },
  { 13, 37, "BackcountrySki" }, { 13, -1, "AlpineSki" }, { 14, -1, "Snowboard" },
  { 15, 58, "VirtualRow" }, { 15, -1, "Rowing" }, { 16, -1, "Hike" }, { 17, -1, "Hike" },
  { 19, -1, "Canoeing" }, { 21, 47, "EMountainBikeRide" }, { 21, -1, "EBikeRide" },
  { 25, -1, "Golf" }, { 30, -1, "InlineSkate" }, { 31, -1, "RockClimbing" },
  { 32, -1, "Sail" }, { 33, -1, "IceSkate" }, { 35, -1, "Snowshoe" },
  { 37, -1, "StandUpPaddling" }, { 38, -1, "Surfing" }, { 39, -1, "WaterSport" },
  { 40, -1, "WaterSport" }, { 41, -1, "Kayaking" }, { 42, -1, "WaterSport" },
  { 43, -1, "Windsurf" }, { 44, -1, "Kitesurf" }, { 62, -1, "HighIntensityIntervalTraining" },
  { 65, -1, "Wheelchair" }, { 66, -1, "Wheelchair" }, { 72, -1, "Rugby" }, { 73, -1, "Hockey" },
  { 78, -1, "WaterSport" }, { 82, -1, "WaterSport" }, { 88, -1, "Canoeing" },
};

static const Name file_types[] = {
  { 1, "device" }, { 2, "settings" }, { 3, "sport settings" }, { 4, "activity" },
  { 5, "workout" }, { 6, "course" }, { 7, "schedules" }, { 9, "weight" }, { 10, "totals" },
  { 11, "goals" }, { 14, "blood pressure" }, { 15, "monitoring" }, { 20, "activity summary" },
  { 28, "monitoring" }, { 32, "monitoring" }, { 34, "segment" }, { 35, "segment list" },
};

static const Name manufacturers[] = {
  { 1, "Garmin" }, { 6, "SRM" }, { 7, "Quarq" }, { 15, "Dynastream" }, { 23, "Suunto" },
  { 32, "Wahoo" }, { 37, "Magellan" }, { 38, "o_synce" }, { 41, "Shimano" }, { 54, "IpBike" },
  { 69, "Stages" }, { 70, "Sigma" }, { 71, "TomTom" }, { 76, "Moxy" }, { 87, "Kestrel" },
  { 89, "Tacx" }, { 95, "Stryd" }, { 107, "Magene" }, { 115, "iGPSport" }, { 123, "Polar" },
  { 260, "Zwift" }, { 263, "Favero" }, { 265, "Strava" }, { 267, "Bryton" }, { 268, "SRAM" },
  { 281, "TrainerRoad" }, { 289, "Hammerhead" }, { 294, "Coros" }, { 307, "Onelap" },
};

static const Name garmin_products[] = {
  { 1036, "Edge 500" }, { 1169, "Edge 800" }, { 1325, "Edge 200" }, { 1328, "Forerunner 910XT" },
  { 1436, "Forerunner 70" }, { 1551, "fēnix" }, { 1561, "Edge 510" }, { 1567, "Edge 810" },
  { 1765, "Forerunner 920XT" }, { 1836, "Edge 1000" }, { 1967, "fēnix 2" }, { 2050, "fēnix 3" },
  { 2067, "Edge 520" }, { 2158, "Forerunner 735XT" }, { 2337, "vívoactive HR" },
  { 2530, "Edge 820" }, { 2691, "Forerunner 935" }, { 2697, "fēnix 5" }, { 2713, "Edge 1030" },
  { 3112, "Edge 520 Plus" }, { 3113, "Forerunner 945" }, { 3121, "Edge 530" },
  { 3122, "Edge 830" }, { 3570, "Edge 1030 Plus" }, { 3843, "Edge 1040" },
  { 3992, "Forerunner 255" }, { 4024, "Forerunner 955" }, { 4061, "Edge 540" },
  { 4062, "Edge 840" }, { 4257, "Forerunner 265" }, { 4315, "Forerunner 965" },
  { 4440, "Edge 1050" },
};
/* clang-format on */

#define MANUFACTURER_GARMIN 1

static const char *
find_name (const Name *names, gsize n_names, int number)
{
  for (gsize i = 0; i < n_names; i++)
    if (names[i].number == number)
      return names[i].name;
  return NULL;
}

/**
 * musette_fit_sport_get_name:
 * @sport: a sport number, -1 for none
 *
 * Returns: (nullable): the profile's name ("cycling"), `other` for a number that is not known,
 *   %NULL for none
 */
const char *
musette_fit_sport_get_name (int sport)
{
  const char *name = find_name (sports, G_N_ELEMENTS (sports), sport);

  if (sport < 0)
    return NULL;
  return name != NULL ? name : "other";
}

/**
 * musette_fit_sport_get_type:
 * @sport: a sport number, -1 for none
 * @sub_sport: a sub-sport number, -1 for none
 *
 * Returns: the service's activity type, `Other` when there is none for it
 */
const char *
musette_fit_sport_get_type (int sport, int sub_sport)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].sport == sport && (types[i].sub_sport == -1 || types[i].sub_sport == sub_sport))
      return types[i].type;
  return "Other";
}

/**
 * musette_fit_file_type_get_name:
 * @file_type: the type in file_id
 *
 * Returns: (nullable): what kind of file that is
 */
const char *
musette_fit_file_type_get_name (int file_type)
{
  return find_name (file_types, G_N_ELEMENTS (file_types), file_type);
}

/**
 * musette_fit_device_get_name:
 * @manufacturer: manufacturer number, -1 for none
 * @product: product number, -1 for none
 * @product_name: (nullable): the name the device gives itself
 *
 * Returns: (transfer full) (nullable): a name for people, %NULL when nothing is known
 */
char *
musette_fit_device_get_name (int manufacturer, int product, const char *product_name)
{
  const char *maker = find_name (manufacturers, G_N_ELEMENTS (manufacturers), manufacturer);

  if (product_name == NULL && manufacturer == MANUFACTURER_GARMIN)
    product_name = find_name (garmin_products, G_N_ELEMENTS (garmin_products), product);
  if (product_name == NULL)
    return g_strdup (maker);
  if (maker == NULL || g_ascii_strncasecmp (product_name, maker, strlen (maker)) == 0)
    return g_strdup (product_name);
  return g_strdup_printf ("%s %s", maker, product_name);
}
