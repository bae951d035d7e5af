/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-compliance.h"
#include "musette-critical-power.h"
#include "musette-heart-rate.h"
#include "musette-interval-detection.h"
#include "musette-json.h"
#include "musette-pace.h"
#include "musette-power.h"
#include "musette-series.h"
#include "musette-zones.h"

#include "musette-test.h"

#include "analysis-fixture.h"

/* Numbers that the service returned for real activities, recomputed from the other members of the
 * same record. */

static gboolean
has_all (JsonObject *record, const char *const *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    if (!musette_json_has (record, members[i]))
      return FALSE;
  return TRUE;
}

#define HAS(...) has_all (record, (const char *const[]){ __VA_ARGS__, NULL })
#define GET(member) musette_json_get_double (record, member)

static guint
check_power (JsonObject *record)
{
  double np = GET ("icu_weighted_avg_watts");

  if (!HAS ("icu_weighted_avg_watts", "icu_ftp", "icu_intensity"))
    return 0;
  assert_near (musette_power_intensity_rounded (np, GET ("icu_ftp")), GET ("icu_intensity"), 1e-4);
  if (HAS ("icu_variability_index"))
    assert_near (np / GET ("icu_average_watts"), GET ("icu_variability_index"), 1e-5);
  if (HAS ("icu_efficiency_factor"))
    assert_near (np / GET ("average_heartrate"), GET ("icu_efficiency_factor"), 1e-5);
  if (HAS ("moving_time"))
    g_assert_cmpfloat (musette_power_load_rounded (np, GET ("icu_ftp"), GET ("moving_time")), ==,
                       GET ("icu_training_load"));
  return 1;
}

static guint
check_load_of_stream (JsonObject *record)
{
  if (!HAS ("np_of_stream"))
    return 0;
  g_assert_cmpfloat (
      musette_power_load_rounded (GET ("np_of_stream"), GET ("icu_ftp"), GET ("moving_time")), ==,
      GET ("icu_training_load"));
  return 1;
}

static guint
check_trimp (JsonObject *record)
{
  if (!HAS ("trimp"))
    return 0;
  assert_near (musette_trimp (GET ("moving_time"), GET ("average_heartrate"), GET ("resting_hr"),
                              GET ("max_hr")),
               GET ("trimp"), 0.005);
  return 1;
}

static guint
check_polarization (JsonObject *record)
{
  JsonArray *seconds = musette_json_get_array (record, "zone_seconds");
  guint zones[7];

  if (!HAS ("polarization_index"))
    return 0;
  for (guint i = 0; i < 7; i++)
    zones[i] = (guint) musette_json_array_get_double (seconds, i);
  assert_near (musette_polarization_index (zones, 7), GET ("polarization_index"), 0.005);
  return 1;
}

static guint
check_compliance (JsonObject *record)
{
  if (!HAS ("compliance"))
    return 0;
  assert_near (musette_compliance_percent (GET ("icu_training_load"), GET ("planned_load"),
                                           GET ("moving_time"), GET ("planned_seconds")),
               GET ("compliance"), 1e-3);
  return 1;
}

static guint
check_pace (JsonObject *record)
{
  if (!HAS ("pace_load"))
    return 0;
  /* the recording time that the record's own check names */
  g_assert_cmpfloat (
      musette_round_half_up (musette_pace_load (GET ("gap"), GET ("threshold_pace"), 2197)), ==,
      GET ("pace_load"));
  assert_near (musette_load_intensity (GET ("icu_training_load"), 2197), GET ("icu_intensity"),
               1e-3);
  return 1;
}

static guint
check_eftp (JsonObject *record)
{
  if (!HAS ("icu_pm_ftp", "icu_pm_ftp_secs"))
    return 0;
  g_assert_cmpfloat (musette_round_half_up (GET ("icu_pm_ftp_watts")
                                            / musette_eftp_factor (GET ("icu_pm_ftp_secs"))),
                     ==, GET ("icu_pm_ftp"));
  return 1;
}

static JsonNode *
read_oracle (void)
{
  g_autofree char *path
      = musette_test_corpus ("analysis", "oracles", "service-activities.json", NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return NULL;
  bytes = musette_test_read (path);
  return musette_json_parse_bytes (bytes, NULL);
}

static void
test_activities (void)
{
  g_autoptr (MusetteJson) root = read_oracle ();
  JsonArray *records;
  guint checked = 0;

  if (root == NULL)
    return;
  records = musette_json_get_array (musette_json_as_object (root, NULL), "activities");
  for (guint i = 0; i < musette_json_array_get_length (records); i++)
    {
      JsonObject *record = musette_json_array_get_object (records, i);

      checked += check_power (record) + check_load_of_stream (record) + check_trimp (record)
                 + check_polarization (record) + check_compliance (record) + check_pace (record)
                 + check_eftp (record);
    }
  g_assert_cmpuint (checked, >=, 14);
}

static void
test_models (void)
{
  g_autoptr (MusetteJson) root = read_oracle ();
  JsonArray *models;

  if (root == NULL)
    return;
  models = musette_json_get_array (musette_json_as_object (root, NULL), "power_model");
  for (guint i = 0; i < musette_json_array_get_length (models); i++)
    {
      JsonObject *record = musette_json_array_get_object (models, i);
      MusetteCpModel model;

      /* its CP is rounded to whole watts */
      musette_cp_model_init (&model, GET ("criticalPower"), GET ("wPrime"), GET ("pMax"));
      assert_near (model.ftp_w, GET ("ftp"), 1);
    }
}

static void
check_interval (JsonObject *record)
{
  MusetteThresholds thresholds;
  MusetteZoneTimes zones;
  guint zone;

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = GET ("ftp");
  musette_zones_init_power (&zones, &thresholds);
  zone = musette_zones_find (&zones, GET ("average_watts"));
  g_assert_cmpuint (zone, ==, musette_json_get_int (record, "zone"));
  g_assert_cmpfloat (zones.tops[zone - 1], ==, GET ("zone_max_watts"));
  g_assert_cmpfloat (zones.tops[zone - 2] + 1, ==, GET ("zone_min_watts"));
  assert_near (musette_power_torque (GET ("average_watts"), GET ("average_cadence")),
               GET ("average_torque"), 0.5);
}

static void
check_group (JsonObject *record)
{
  JsonArray *members = musette_json_get_array (record, "members");
  double secs = 0, watts = 0, cadence = 0;
  guint n = musette_json_array_get_length (members);
  g_autofree char *id = NULL;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = musette_json_array_get_object (members, i);

      secs += musette_json_get_double (member, "elapsed_time") / n;
      watts += musette_json_get_double (member, "average_watts") / n;
      cadence += musette_json_get_double (member, "average_cadence") / n;
    }
  id = musette_interval_group_id (secs, watts, cadence, NAN);
  g_assert_cmpstr (id, ==, musette_json_get_string (record, "group_id"));
}

static void
test_intervals (void)
{
  g_autoptr (MusetteJson) root = read_oracle ();
  JsonArray *records;

  if (root == NULL)
    return;
  records = musette_json_get_array (musette_json_as_object (root, NULL), "intervals");
  for (guint i = 0; i < musette_json_array_get_length (records); i++)
    {
      JsonObject *record = musette_json_array_get_object (records, i);

      if (HAS ("members"))
        check_group (record);
      else
        check_interval (record);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/analysis/service/activities", test_activities);
  g_test_add_func ("/analysis/service/models", test_models);
  g_test_add_func ("/analysis/service/intervals", test_intervals);
  return g_test_run ();
}
