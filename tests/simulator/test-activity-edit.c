/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include <math.h>
#include <string.h>

static char *
path_of (const char *id, const char *rest)
{
  return g_strconcat ("activity/", id, rest, NULL);
}

static void
check_edited (JsonObject *row)
{
  g_assert_cmpstr (musette_json_get_string (row, "name"), ==, "A “new” name");
  g_assert_cmpint (musette_json_get_int (row, "icu_rpe"), ==, 7);
  g_assert_cmpint (musette_json_get_int (row, "icu_training_load"), ==, 300);
  g_assert_cmpstr (musette_json_array_get_string (musette_json_get_array (row, "tags"), 1), ==,
                   "b c");
  g_assert_cmpstr (musette_json_get_string (musette_json_get_object (row, "gear"), "id"), ==,
                   "b1002");
  g_assert_true (musette_json_get_bool (row, "commute"));
  g_assert_cmpint (musette_json_get_int (row, "SWOLF"), ==, 31);
}

static double
get_ctl (SimulatorFixture *f)
{
  g_autoptr (MusetteJson) day
      = simulator_fixture_call (f, "GET", "athlete/0/wellness/2026-11-21", NULL);

  return musette_json_get_double (musette_json_as_object (day, NULL), "ctl");
}

/* Whoever asks for the activity sees the change. */
static void
test_update_shows_everywhere (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *path = path_of (id, "");
  g_autofree char *several = g_strconcat ("athlete/0/activities/", id, NULL);
  double ctl = get_ctl (f);
  g_autoptr (MusetteJson) answer = simulator_fixture_call (
      f, "PUT", path,
      "{\"name\":\"A “new” name\",\"icu_rpe\":7,\"icu_training_load\":300,\"tags\":[\"a\",\"b c\"],"
      "\"gear\":{\"id\":\"b1002\"},\"commute\":true,\"SWOLF\":31,\"nobody_knows_this\":1}");
  const char *const lists[] = {
    "athlete/0/activities?oldest=2026-10-01", "athlete/0/activities/search-full?q=NEW”%20NAME",
    "athlete/0/activities?oldest=2026-10-01&fields=id,name,icu_rpe,icu_training_load,tags,gear,"
    "commute,SWOLF",
    several
  };

  check_edited (musette_json_as_object (answer, NULL));
  g_assert_false (musette_json_has (musette_json_as_object (answer, NULL), "nobody_knows_this"));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (MusetteJson) json = simulator_fixture_call (f, "GET", lists[i], NULL);

      check_edited (simulator_find_by_id (musette_json_as_array (json, NULL), id));
    }
  g_assert_cmpfloat (get_ctl (f), >, ctl + 2);
  simulator_fixture_expect (f, "GET", "athlete/0/activities/search?q=%23b%20c", NULL, 200, id);
  simulator_fixture_expect (f, "GET", "athlete/0/power-curves?type=Ride&curves=42d", NULL, 200,
                            "list");
}

/* The gear has a name of its own. */
static void
test_name_leaves_gear (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *path = path_of (id, "");
  g_autoptr (MusetteJson) answer = simulator_fixture_call (f, "PUT", path, "{\"name\":\"Mine\"}");
  JsonObject *row = musette_json_as_object (answer, NULL);

  g_assert_cmpstr (musette_json_get_string (row, "name"), ==, "Mine");
  g_assert_null (musette_json_get_string (musette_json_get_object (row, "gear"), "name"));
}

/* What is not named stays, null says nothing, -1 and the empty text clear. */
static void
test_update_is_sparse (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *path = path_of (id, "");
  g_autoptr (MusetteJson) first = simulator_fixture_call (
      f, "PUT", path,
      "{\"icu_rpe\":6,\"feel\":2,\"description\":\"words\",\"gear\":{\"id\":\"b1002\"}}");
  g_autoptr (MusetteJson) second = simulator_fixture_call (
      f, "PUT", path,
      "{\"icu_rpe\":-1,\"feel\":null,\"description\":\"\",\"gear\":null,\"moving_time\":1,"
      "\"icu_intensity\":\"ignored\"}");
  JsonObject *before = musette_json_as_object (first, NULL);
  JsonObject *after = musette_json_as_object (second, NULL);

  g_assert_cmpint (musette_json_get_int (before, "session_rpe"), ==,
                   (gint64) floor (6 * musette_json_get_int (before, "moving_time") / 60.0 + 0.5));
  g_assert_false (musette_json_has (after, "icu_rpe"));
  g_assert_false (musette_json_has (after, "session_rpe"));
  g_assert_false (musette_json_has (after, "description"));
  g_assert_cmpint (musette_json_get_int (after, "feel"), ==, 2);
  g_assert_cmpstr (musette_json_get_string (musette_json_get_object (after, "gear"), "id"), ==,
                   "b1002");
  g_assert_cmpint (musette_json_get_int (after, "moving_time"), ==,
                   musette_json_get_int (before, "moving_time"));
}

static void
test_update_of_type (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *path = path_of (id, "");
  g_autoptr (MusetteJson) run = simulator_fixture_call (f, "PUT", path, "{\"type\":\"Run\"}");
  JsonObject *row = musette_json_as_object (run, NULL);
  g_autoptr (SimulatorAnswer) curves = simulator_fixture_send (
      f, "GET", "athlete/0/power-curves?type=Ride&curves=all", NULL, NULL);
  g_autofree char *text = simulator_answer_dup_text (curves);

  g_assert_cmpstr (musette_json_get_string (row, "type"), ==, "Run");
  g_assert_cmpstr (musette_json_get_string (row, "pace_load_type"), ==, "RUN");
  g_assert_null (strstr (text, id));
}

static void
test_update_refused (void)
{
  static const struct
  {
    const char *body;
    guint status;
    const char *text;
  } cases[] = {
    { "", 400, "Required request body is missing" },
    { "{", 400, "JSON parse error" },
    { "[]", 422, "Cannot deserialize" },
    { "{\"name\":\"\"}", 422, "Name is required" },
    { "{\"name\":[]}", 422, "java.lang.String" },
    { "{\"type\":\"\"}", 422, "Missing type" },
    { "{\"type\":\"no type\"}", 422, "Invalid type [no type]" },
    { "{\"sub_type\":\"EASY\"}", 422, "Invalid sub_type [EASY]" },
    { "{\"icu_rpe\":\"hard\"}", 422, "java.lang.Integer" },
    { "{\"icu_rpe\":11}", 422, "Invalid icu_rpe [11]" },
    { "{\"icu_rpe\":true}", 422, "java.lang.Integer" },
    { "{\"feel\":0}", 422, "Invalid feel [0]" },
    { "{\"kg_lifted\":-5}", 422, "Invalid kg_lifted [-5]" },
    { "{\"commute\":1}", 422, "java.lang.Boolean" },
    { "{\"tags\":\"a\"}", 422, "ArrayList" },
    { "{\"tags\":[1]}", 422, "ArrayList" },
    { "{\"gear\":\"b1001\"}", 422, "LinkedHashMap" },
    { "{\"gear\":{\"id\":\"b9\"}}", 422, "Gear not found" },
  };
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *stub = simulator_fixture_find (f, NULL);
  g_autofree char *path = path_of (id, "");
  g_autofree char *stub_path = path_of (stub, "");
  g_autofree char *long_name = g_strnfill (81, 'x');
  g_autofree char *long_body = g_strdup_printf ("{\"name\":\"%s\"}", long_name);
  g_autoptr (SimulatorAnswer) before = simulator_fixture_send (f, "GET", path, NULL, NULL);
  g_autoptr (SimulatorAnswer) after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    simulator_fixture_expect (f, "PUT", path, cases[i].body, cases[i].status, cases[i].text);
  simulator_fixture_expect (f, "PUT", path, long_body, 422, "Name is too long");
  simulator_fixture_expect (f, "PUT", path, "{\"name\":\"x\",\"feel\":9}", 422, "feel");
  simulator_fixture_expect (f, "PUT", stub_path, "{\"name\":\"x\"}", 422, "Strava");
  simulator_fixture_expect (f, "PUT", "activity/i1", "{}", 404, "Activity not found");
  simulator_fixture_expect (f, "POST", path, "{}", 405, "Method Not Allowed");
  after = simulator_fixture_send (f, "GET", path, NULL, NULL);
  g_assert_true (g_bytes_equal (before->body, after->body));
}

static void
test_delete (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *path = path_of (id, "");
  g_autofree char *tombstone = path_of (id, "/tombstone");
  g_autoptr (SimulatorAnswer) list = NULL;
  g_autofree char *text = NULL;

  simulator_fixture_expect (f, "DELETE", tombstone, NULL, 404, "Activity not found");
  simulator_fixture_expect (f, "DELETE", path, NULL, 200, id);
  simulator_fixture_expect (f, "DELETE", path, NULL, 404, "Activity not found");
  simulator_fixture_expect (f, "GET", path, NULL, 404, "Activity not found");
  simulator_fixture_expect (f, "PUT", path, "{}", 404, "Activity not found");
  list = simulator_fixture_send (f, "GET", "athlete/0/activities?oldest=2026-01-01&fields=id", NULL,
                                 NULL);
  text = simulator_answer_dup_text (list);
  g_assert_null (strstr (text, id));
  simulator_fixture_expect (f, "DELETE", tombstone, NULL, 200, "{}");
  simulator_fixture_expect (f, "DELETE", tombstone, NULL, 404, "Activity not found");
}

#define MANUAL "athlete/0/activities/manual"

static void
test_manual (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) made = simulator_fixture_call (
      f, "POST", MANUAL,
      "{\"start_date_local\":\"2026-11-20T06:00:00\",\"type\":\"Run\",\"name\":\"Morning run\","
      "\"moving_time\":3600,\"distance\":10000,\"icu_training_load\":45,\"average_heartrate\":141,"
      "\"external_id\":\"diary-17\"}");
  JsonObject *row = musette_json_as_object (made, NULL);
  g_autofree char *path = path_of (musette_json_get_string (row, "id"), "");
  g_autoptr (MusetteJson) changed = NULL;

  g_assert_cmpstr (musette_json_get_string (row, "source"), ==, "MANUAL");
  g_assert_cmpint (musette_json_get_int (row, "elapsed_time"), ==, 3600);
  g_assert_cmpint (musette_json_get_int (row, "average_heartrate"), ==, 141);
  g_assert_cmpfloat_with_epsilon (musette_json_get_double (row, "average_speed"), 2.778, 1e-6);
  g_assert_false (musette_json_has (row, "icu_rpe"));
  g_assert_false (musette_json_has (row, "stream_types"));
  changed = simulator_fixture_call (
      f, "PUT", path, "{\"moving_time\":1800,\"start_date_local\":\"2026-11-19T07:00:00\"}");
  row = musette_json_as_object (changed, NULL);
  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 1800);
  g_assert_cmpstr (musette_json_get_string (row, "start_date"), ==, "2026-11-19T06:00:00Z");
  simulator_fixture_expect (f, "GET", "athlete/0/activities?oldest=2026-11-19&newest=2026-11-19",
                            NULL, 200, "Morning run");
  simulator_fixture_expect (f, "POST", MANUAL, "{\"type\":\"Run\"}", 422,
                            "Missing start_date_local");
  simulator_fixture_expect (f, "POST", MANUAL, "{\"start_date_local\":\"2026-11-20T06:00:00\"}",
                            422, "Missing type");
  simulator_fixture_expect (f, "POST", MANUAL,
                            "{\"start_date_local\":\"2026-11-20\",\"type\":\"Run\"}", 422,
                            "Text '2026-11-20' could not be parsed at index 10");
  simulator_fixture_expect (f, "POST", MANUAL,
                            "{\"start_date_local\":\"2026-11-20T06:00:00Z\",\"type\":\"Run\"}", 422,
                            "could not be parsed");
  simulator_fixture_expect (f, "POST", "athlete/i1/activities/manual", "{}", 403, "Access denied");
}

static guint
count_named (SimulatorFixture *f, const char *name)
{
  g_autofree char *path = g_strconcat ("athlete/0/activities/search?q=", name, NULL);
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, "GET", path, NULL);

  return musette_json_array_get_length (musette_json_as_array (json, NULL));
}

/* One by one nothing is told apart; in bulk the client's own ids are. */
static void
test_manual_bulk (void)
{
#define DAY "\"start_date_local\":\"2026-11-02T06:00:00\",\"type\":\"Run\",\"name\":\"Bulk\""
  static const char body[] = "[{" DAY ",\"external_id\":\"a\"},{" DAY "},{" DAY
                             ",\"external_id\":\"a\",\"moving_time\":60}]";
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) first = simulator_fixture_call (f, "POST", MANUAL "/bulk", body);
  JsonArray *rows = musette_json_as_array (first, NULL);
  g_autofree char *id
      = g_strdup (musette_json_get_string (musette_json_array_get_object (rows, 0), "id"));
  g_autoptr (MusetteJson) second = NULL;
  g_autoptr (MusetteJson) third = NULL;

  g_assert_cmpuint (musette_json_array_get_length (rows), ==, 3);
  g_assert_cmpstr (musette_json_get_string (musette_json_array_get_object (rows, 2), "id"), ==, id);
  g_assert_cmpuint (count_named (f, "Bulk"), ==, 2);
  second = simulator_fixture_call (f, "POST", MANUAL "/bulk", "[{" DAY ",\"external_id\":\"a\"}]");
  rows = musette_json_as_array (second, NULL);
  g_assert_cmpstr (musette_json_get_string (musette_json_array_get_object (rows, 0), "id"), ==, id);
  g_assert_cmpint (musette_json_get_int (musette_json_array_get_object (rows, 0), "moving_time"),
                   ==, 60);
  g_assert_cmpuint (count_named (f, "Bulk"), ==, 2);
  simulator_fixture_expect (f, "POST", MANUAL "/bulk", "[{" DAY "},{\"type\":\"Run\"}]", 422,
                            "Missing start_date_local");
  simulator_fixture_expect (f, "POST", MANUAL "/bulk", "{}", 422, "ArrayList");
  simulator_fixture_expect (f, "POST", MANUAL "/bulk", "[1]", 422, "ArrayList");
  g_assert_cmpuint (count_named (f, "Bulk"), ==, 2);
  third = simulator_fixture_call (f, "POST", MANUAL, "{" DAY ",\"external_id\":\"a\"}");
  g_assert_cmpuint (count_named (f, "Bulk"), ==, 3);
#undef DAY
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity-edit/update-shows-everywhere", test_update_shows_everywhere);
  g_test_add_func ("/activity-edit/name-leaves-gear", test_name_leaves_gear);
  g_test_add_func ("/activity-edit/update-is-sparse", test_update_is_sparse);
  g_test_add_func ("/activity-edit/update-of-type", test_update_of_type);
  g_test_add_func ("/activity-edit/update-refused", test_update_refused);
  g_test_add_func ("/activity-edit/delete", test_delete);
  g_test_add_func ("/activity-edit/manual", test_manual);
  g_test_add_func ("/activity-edit/manual-bulk", test_manual_bulk);
  return g_test_run ();
}
