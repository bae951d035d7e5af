/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-thresholds.h"
#include "musette-test.h"

#define ATHLETE                                                                                    \
  "{\"id\":\"i42\",\"name\":\"Ada\",\"icu_weight\":60,\"icu_resting_hr\":48,\"sportSettings\":["   \
  "{\"id\":1,\"types\":[\"Ride\",\"VirtualRide\"],\"ftp\":250,\"indoor_ftp\":240,"                 \
  "\"w_prime\":20000,\"lthr\":165,\"max_hr\":185,\"power_zones\":[55,75,90,105,120,150,999],"      \
  "\"hr_zones\":[130,150,165,185]},"                                                               \
  "{\"id\":2,\"types\":[\"Run\"],\"lthr\":170,\"max_hr\":188,\"threshold_pace\":4.0}]}"

static MusetteActivity *
new_activity (const char *json)
{
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity = musette_activity_new_from_slice (json, strlen (json), &error);

  g_assert_no_error (error);
  return activity;
}

static MusetteAthlete *
new_athlete (void)
{
  g_autoptr (GBytes) json = g_bytes_new_static (ATHLETE, strlen (ATHLETE));
  g_autoptr (GError) error = NULL;
  MusetteAthlete *athlete = musette_athlete_new_from_json (json, &error);

  g_assert_no_error (error);
  return athlete;
}

static void
test_settings (void)
{
  g_autoptr (MusetteAthlete) athlete = new_athlete ();
  g_autoptr (MusetteActivity) ride = new_activity ("{\"id\":\"i1\",\"type\":\"Ride\"}");
  g_autoptr (MusetteActivity) indoor = new_activity ("{\"id\":\"i2\",\"type\":\"VirtualRide\"}");
  g_autoptr (MusetteActivity) run = new_activity ("{\"id\":\"i3\",\"type\":\"Run\"}");
  MusetteThresholds thresholds;

  g_assert_true (musette_activity_thresholds_get (ride, athlete, &thresholds));
  g_assert_cmpfloat (thresholds.ftp_w, ==, 250);
  g_assert_cmpfloat (thresholds.w_prime_j, ==, 20000);
  g_assert_cmpuint (thresholds.n_power_zones, ==, 7);
  g_assert_true (musette_activity_thresholds_get (indoor, athlete, &thresholds));
  g_assert_cmpfloat (thresholds.ftp_w, ==, 240);
  g_assert_true (musette_activity_thresholds_get (run, athlete, &thresholds));
  g_assert_cmpfloat (thresholds.threshold_pace_mps, ==, 4);
  g_assert_cmpfloat (thresholds.ftp_w, ==, 0);
}

/* What was true on the day of the ride counts more than today's settings. */
static void
test_own (void)
{
  g_autoptr (MusetteAthlete) athlete = new_athlete ();
  g_autoptr (MusetteActivity) ride
      = new_activity ("{\"id\":\"i1\",\"type\":\"Ride\",\"icu_ftp\":230,\"lthr\":null,"
                      "\"icu_power_zones\":[50,100,999],\"icu_hr_zones\":[120,140,160,180,190]}");
  MusetteThresholds thresholds;

  g_assert_true (musette_activity_thresholds_get (ride, athlete, &thresholds));
  g_assert_cmpfloat (thresholds.ftp_w, ==, 230);
  g_assert_cmpfloat (thresholds.lthr_bpm, ==, 165);
  g_assert_cmpuint (thresholds.n_power_zones, ==, 3);
  g_assert_cmpfloat (thresholds.power_zones[1], ==, 100);
  g_assert_cmpuint (thresholds.n_hr_zones, ==, 5);
  g_assert_cmpfloat (thresholds.hr_zones[4], ==, 190);
}

static void
test_unknown (void)
{
  g_autoptr (MusetteActivity) ride = new_activity ("{\"id\":\"i1\",\"type\":\"Ride\"}");
  MusetteThresholds thresholds;

  g_assert_false (musette_activity_thresholds_get (ride, NULL, &thresholds));
  g_assert_cmpfloat (thresholds.ftp_w, ==, 0);
  g_assert_cmpfloat (thresholds.sweet_spot_min, ==, 84);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/thresholds/settings", test_settings);
  g_test_add_func ("/sync/thresholds/own", test_own);
  g_test_add_func ("/sync/thresholds/unknown", test_unknown);
  return g_test_run ();
}
