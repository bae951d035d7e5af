/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include "musette-demo-library.h"

#include <string.h>

#define FOLDERS "athlete/0/folders"
#define WORKOUTS "athlete/0/workouts"

static int
get_id (MusetteJson *json)
{
  return (int) musette_json_get_int (musette_json_as_object (json, NULL), "id");
}

static JsonObject *
get_row (MusetteJson *json, guint index)
{
  return musette_json_array_get_object (musette_json_as_array (json, NULL), index);
}

static guint
get_length (MusetteJson *json)
{
  return musette_json_array_get_length (musette_json_as_array (json, NULL));
}

/* Forty workouts that have steps and, but for technique, a load; a plan beside them. */
static void
test_demo_library (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) folders = simulator_fixture_call (f, "GET", FOLDERS, NULL);
  guint count = 0;

  g_assert_cmpuint (get_length (folders), ==, MUSETTE_DEMO_FOLDERS + 1);
  for (guint i = 0; i <= MUSETTE_DEMO_FOLDERS; i++)
    {
      JsonObject *folder = get_row (folders, i);
      JsonArray *children = musette_json_get_array (folder, "children");
      guint n = musette_json_array_get_length (children);
      gboolean plan = i == MUSETTE_DEMO_PLAN_FOLDER;

      g_assert_cmpstr (musette_json_get_string (folder, "type"), ==, plan ? "PLAN" : "FOLDER");
      g_assert_cmpint (musette_json_get_int (folder, "num_workouts"), ==, n);
      count += plan ? 0 : n;
      for (guint k = 0; k < n; k++)
        {
          JsonObject *workout = musette_json_array_get_object (children, k);

          g_assert_cmpint (musette_json_get_int (workout, "moving_time"), >, 900);
          g_assert_cmpint (musette_json_get_int (workout, "icu_training_load"), >, 10);
          g_assert_cmpint (musette_json_get_int (workout, "icu_training_load"), <, 140);
          g_assert_true (musette_json_has (workout, "day") == plan);
        }
    }
  g_assert_cmpuint (count, ==, 40);
}

static void
test_folders (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) made = simulator_fixture_call (
      f, "POST", FOLDERS, "{\"type\":\"FOLDER\",\"name\":\"Mine\",\"copy_folder_id\":640001}");
  int id = get_id (made);
  g_autofree char *path = g_strdup_printf (FOLDERS "/%d", id);
  g_autofree char *shared = g_strconcat (path, "/shared-with", NULL);
  g_autofree char *workouts = g_strconcat (path, "/workouts", NULL);
  g_autoptr (MusetteJson) all = NULL;

  g_assert_cmpint (musette_json_get_int (musette_json_as_object (made, NULL), "num_workouts"), ==,
                   6);
  simulator_fixture_expect (f, "PUT", path, "{\"name\":\"Renamed\"}", 200, "Renamed");
  simulator_fixture_expect (f, "PUT", path, "{\"type\":\"BOX\"}", 422, "Invalid type [BOX]");
  simulator_fixture_expect (f, "POST", FOLDERS, "{}", 422, "Name is required");
  simulator_fixture_expect (f, "POST", FOLDERS, "{\"name\":\"x\",\"copy_folder_id\":3}", 404,
                            "Folder not found");
  simulator_fixture_expect (f, "GET", shared, NULL, 200, "[]");
  simulator_fixture_expect (f, "PUT", shared, "[{\"id\":\"i54321\",\"canEdit\":true}]", 200,
                            "i54321");
  simulator_fixture_expect (f, "PUT", shared, "[{}]", 422, "Missing id");
  simulator_fixture_expect (f, "GET", FOLDERS, NULL, 200, "\"sharedWithCount\":1");
  simulator_fixture_expect (f, "GET", workouts, NULL, 405, "Method Not Allowed");
  simulator_fixture_expect (f, "DELETE", path, NULL, 200, "{}");
  simulator_fixture_expect (f, "DELETE", path, NULL, 404, "Folder not found");
  all = simulator_fixture_call (f, "GET", WORKOUTS, NULL);
  g_assert_cmpuint (get_length (all), ==, 56);
}

static void
test_workouts (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) made
      = simulator_fixture_call (f, "POST", WORKOUTS,
                                "{\"name\":\"Zone 2 ten\",\"type\":\"Ride\",\"folder_id\":640001,"
                                "\"description\":\"- 10m Z2\",\"tags\":[\"easy\"]}");
  g_autofree char *path = g_strdup_printf (WORKOUTS "/%d", get_id (made));
  g_autofree char *gone = g_strdup_printf ("[%d]", get_id (made));
  g_autoptr (MusetteJson) longer
      = simulator_fixture_call (f, "PUT", path, "{\"description\":\"- 20m Z2\"}");
  g_autoptr (MusetteJson) bulk = simulator_fixture_call (
      f, "POST", WORKOUTS "/bulk",
      "[{\"name\":\"a\",\"type\":\"Run\",\"folder_id\":640007,\"description\":\"- 30m 70% Pace\"},"
      "{\"name\":\"b\",\"type\":\"Ride\",\"folder_id\":640001}]");

  g_assert_cmpint (musette_json_get_int (musette_json_as_object (made, NULL), "moving_time"), ==,
                   600);
  g_assert_cmpint (musette_json_get_int (musette_json_as_object (longer, NULL), "moving_time"), ==,
                   1200);
  g_assert_cmpuint (get_length (bulk), ==, 2);
  g_assert_cmpstr (
      musette_json_array_get_string (musette_json_get_array (get_row (bulk, 0), "targets"), 0), ==,
      "PACE");
  simulator_fixture_expect (f, "GET", "athlete/0/workout-tags", NULL, 200, "\"easy\"");
  simulator_fixture_expect (f, "POST", WORKOUTS, "{\"name\":\"a\",\"type\":\"Ride\"}", 422,
                            "Folder is required");
  simulator_fixture_expect (f, "POST", WORKOUTS, "{\"name\":\"a\",\"folder_id\":640001}", 422,
                            "Missing type");
  simulator_fixture_expect (f, "POST", WORKOUTS, "{\"type\":\"Ride\",\"folder_id\":640001}", 422,
                            "Name is required");
  simulator_fixture_expect (f, "POST", WORKOUTS,
                            "{\"name\":\"a\",\"type\":\"Ride\",\"folder_id\":3}", 404,
                            "Folder not found");
  simulator_fixture_expect (f, "DELETE", path, NULL, 200, gone);
  simulator_fixture_expect (f, "GET", path, NULL, 404, "Workout not found");
}

static void
test_plan (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) none = simulator_fixture_call (f, "GET", "athlete/0/training-plan", NULL);
  g_autoptr (MusetteJson) hidden = simulator_fixture_call (
      f, "PUT", FOLDERS "/640009/workouts?oldest=0&newest=6", "{\"hide_from_athlete\":true}");
  g_autofree char *copy
      = g_strdup_printf ("{\"numCopies\":1,\"weeksBetween\":2,\"workoutIds\":[%d]}",
                         (int) musette_json_get_int (get_row (hidden, 0), "id"));
  g_autoptr (MusetteJson) copies
      = simulator_fixture_call (f, "POST", "athlete/0/duplicate-workouts", copy);
  g_autoptr (MusetteJson) applied = simulator_fixture_call (
      f, "POST", "athlete/0/events/apply-plan",
      "{\"start_date_local\":\"2027-02-01\",\"folder_id\":640009,\"extra_workouts\":[]}");
  g_autoptr (MusetteJson) events = simulator_fixture_call (
      f, "GET", "athlete/0/events?oldest=2027-02-01&newest=2027-02-28", NULL);

  g_assert_false (musette_json_has (musette_json_as_object (none, NULL), "training_plan_id"));
  g_assert_cmpuint (get_length (hidden), ==, 4);
  g_assert_cmpint (musette_json_get_int (get_row (copies, 0), "day"), ==, 15);
  g_assert_cmpuint (get_length (events), ==, 17);
  g_assert_cmpint (musette_json_get_int (get_row (events, 0), "plan_folder_id"), ==, 640009);
  simulator_fixture_expect (f, "PUT", "athlete/0/training-plan",
                            "{\"training_plan_id\":640009,\"training_plan_alias\":\"Winter\"}", 200,
                            "Base 4 Weeks");
  simulator_fixture_expect (f, "PUT", "athlete/0/training-plan", "{\"training_plan_id\":4}", 404,
                            "Folder not found");
}

static void
test_import_and_convert (void)
{
  static const char part[]
      = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"five.zwo\"\r\n\r\n"
        "<workout_file><workout><SteadyState Duration='300' Power='0.9'/></workout>"
        "</workout_file>\r\n--cut--\r\n";
  static const char doc[]
      = "{\"name\":\"Sent\",\"description\":\"-\",\"type\":\"Ride\",\"workout_doc\":{\"steps\":"
        "[{\"duration\":300,\"power\":{\"value\":90,\"units\":\"%ftp\"}}]}}";
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (GBytes) body = g_bytes_new_static (part, strlen (part));
  g_autoptr (GBytes) doc_bytes = g_bytes_new_static (doc, strlen (doc));
  g_autoptr (SimulatorAnswer) made
      = simulator_fixture_send (f, "POST", FOLDERS "/640001/import-workout?type=Ride",
                                "multipart/form-data; boundary=cut", body);
  g_autoptr (SimulatorAnswer) zwo
      = simulator_fixture_send (f, "POST", "download-workout.zwo", "application/json", doc_bytes);
  g_autofree char *made_text = simulator_answer_dup_text (made);
  g_autofree char *zwo_text = simulator_answer_dup_text (zwo);

  g_assert_cmpuint (made->status, ==, 200);
  g_assert_nonnull (strstr (made_text, "\"moving_time\":300"));
  g_assert_nonnull (strstr (made_text, "\"name\":\"five\""));
  g_assert_cmpuint (zwo->status, ==, 200);
  g_assert_nonnull (strstr (zwo_text, "<SteadyState Duration=\"300\" Power=\"0.9\""));
  simulator_fixture_expect (f, "POST", "athlete/0/download-workout.zwo", "{\"name\":\"x\"}", 500,
                            "NullPointer");
  simulator_fixture_expect (f, "POST", FOLDERS "/640001/import-workout?type=Ride", "{}", 422,
                            "Required request part 'file'");
  simulator_fixture_expect (f, "POST", FOLDERS "/640001/import-workout", "{}", 422, "'type'");
}

static void
test_settings (void)
{
#define RIDE "athlete/0/sport-settings/Ride"
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) before = simulator_fixture_call (
      f, "POST", WORKOUTS,
      "{\"name\":\"a\",\"type\":\"Ride\",\"folder_id\":640001,\"description\":\"- 60m 200w\"}");
  g_autoptr (MusetteJson) changed = simulator_fixture_call (
      f, "PUT", RIDE "?recalcHrZones=true", "{\"ftp\":200,\"lthr\":160,\"nobody\":1}");
  g_autoptr (MusetteJson) after = simulator_fixture_call (
      f, "POST", WORKOUTS,
      "{\"name\":\"b\",\"type\":\"Ride\",\"folder_id\":640001,\"description\":\"- 60m 200w\"}");
  JsonObject *row = musette_json_as_object (changed, NULL);

  g_assert_cmpint (musette_json_get_int (row, "ftp"), ==, 200);
  g_assert_cmpfloat (musette_json_array_get_double (musette_json_get_array (row, "hr_zones"), 0),
                     ==, 135);
  g_assert_cmpint (
      musette_json_get_int (musette_json_as_object (before, NULL), "icu_training_load"), <, 100);
  g_assert_cmpint (musette_json_get_int (musette_json_as_object (after, NULL), "icu_training_load"),
                   ==, 100);
  simulator_fixture_expect (f, "GET", "athlete/0", NULL, 200, "\"lthr\":160");
  simulator_fixture_expect (f, "PUT", RIDE, "{\"ftp\":\"strong\"}", 422, "java.lang.Integer");
  simulator_fixture_expect (f, "PUT", "athlete/0/sport-settings/Run", "{\"threshold_pace\":40}",
                            422, "Invalid threshold pace");
  simulator_fixture_expect (f, "PUT", RIDE "/apply", NULL, 200, "{}");
  simulator_fixture_expect (f, "POST", RIDE "/apply", NULL, 405, "Method Not Allowed");
  simulator_fixture_expect (f, "PUT", "athlete/0/sport-settings/Chess", "{}", 404, "not found");
#undef RIDE
}

static void
test_search (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) sprints = simulator_fixture_call (
      f, "GET",
      "athlete/0/activities/interval-search?minSecs=8&maxSecs=15&minIntensity=150&maxIntensity=400&"
      "minReps=4&limit=3",
      NULL);
  g_autofree char *id = simulator_fixture_find (f, "Run");
  g_autofree char *around
      = g_strdup_printf ("athlete/0/activities-around?activity_id=%s&limit=4", id);
  g_autofree char *path = g_strconcat ("activity/", id, NULL);
  g_autoptr (MusetteJson) near = simulator_fixture_call (f, "GET", around, NULL);
  g_autoptr (SimulatorAnswer) gear
      = simulator_fixture_send (f, "GET", "athlete/0/gear.csv", NULL, NULL);
  g_autofree char *gear_text = simulator_answer_dup_text (gear);

  g_assert_cmpuint (get_length (sprints), ==, 3);
  g_assert_cmpuint (get_length (near), ==, 4);
  g_assert_null (simulator_find_by_id (musette_json_as_array (near, NULL), id));
  simulator_fixture_expect (f, "GET", "athlete/0/activities/interval-search?minSecs=8", NULL, 422,
                            "'maxSecs'");
  simulator_fixture_expect (f, "GET", "athlete/0/activities-around?activity_id=i1", NULL, 404,
                            "Activity not found");
  simulator_fixture_expect (f, "GET", "athlete/0/activities-around", NULL, 422, "'activity_id'");
  simulator_fixture_expect (f, "PUT", path, "{\"tags\":[\"z\",\"a\"]}", 200, id);
  simulator_fixture_expect (f, "GET", "athlete/0/activity-tags", NULL, 200, "[\"a\",\"z\"]");
  simulator_fixture_expect (f, "GET", "athlete/0/gear", NULL, 200, "\"component_ids\":[\"90001\"]");
  g_assert_nonnull (strstr (gear_text, "90001,Chain,Chain,2026-05-01,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/demo-library", test_demo_library);
  g_test_add_func ("/library/folders", test_folders);
  g_test_add_func ("/library/workouts", test_workouts);
  g_test_add_func ("/library/plan", test_plan);
  g_test_add_func ("/library/import-and-convert", test_import_and_convert);
  g_test_add_func ("/library/settings", test_settings);
  g_test_add_func ("/library/search", test_search);
  return g_test_run ();
}
