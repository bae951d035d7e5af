/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include "musette-simulator-zip.h"
#include "musette-workout-format.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define EVENTS "athlete/0/events"
#define STEPS "- 10m 50%\\n\\n3x\\n- 5m 100%\\n- 5m 50%\\n"

static guint
get_length (MusetteJson *json)
{
  return musette_json_array_get_length (musette_json_as_array (json, NULL));
}

static JsonObject *
get_row (MusetteJson *json, guint index)
{
  return musette_json_array_get_object (musette_json_as_array (json, NULL), index);
}

static int
create (SimulatorFixture *f, const char *body)
{
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, "POST", EVENTS, body);

  return (int) musette_json_get_int (musette_json_as_object (json, NULL), "id");
}

static char *
path_of (int id, const char *rest)
{
  return g_strdup_printf (EVENTS "/%d%s", id, rest);
}

/* The service reads the steps itself; what somebody claims of them does not count. */
static void
test_create (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) made = simulator_fixture_call (
      f, "POST", EVENTS,
      "{\"category\":\"WORKOUT\",\"start_date_local\":\"2026-12-20T00:00:00\",\"type\":\"Ride\","
      "\"name\":\"Mine\",\"description\":\"" STEPS "\",\"workout_doc\":{\"steps\":[]},"
      "\"icu_ftp\":999,\"color\":\"green\",\"tags\":[\"a\"],\"external_id\":\"x1\"}");
  JsonObject *row = musette_json_as_object (made, NULL);
  JsonObject *doc = musette_json_get_object (row, "workout_doc");
  g_autofree char *path = path_of ((int) musette_json_get_int (row, "id"), "");
  g_autoptr (MusetteJson) again = NULL;

  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 2400);
  g_assert_cmpint (musette_json_get_int (row, "icu_training_load"), >, 30);
  g_assert_cmpfloat_with_epsilon (
      musette_json_get_double (row, "icu_intensity"),
      100 * sqrt (musette_json_get_double (row, "icu_training_load") * 36 / 2400), 1e-4);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (doc, "steps")), ==, 2);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (doc, "zoneTimes")), ==,
                    8);
  g_assert_cmpstr (musette_json_get_string (row, "end_date_local"), ==, "2026-12-21T00:00:00");
  g_assert_cmpstr (musette_json_get_string (row, "target"), ==, "AUTO");
  g_assert_false (musette_json_has (row, "icu_ftp"));
  g_assert_nonnull (musette_json_get_string (row, "uid"));
  again = simulator_fixture_call (f, "GET", path, NULL);
  g_assert_cmpint (musette_json_get_int (musette_json_as_object (again, NULL), "moving_time"), ==,
                   2400);
}

static void
test_create_from_file (void)
{
  static const char zwo[]
      = "<workout_file><name>From file</name><sportType>bike</sportType><workout>"
        "<SteadyState Duration='600' Power='0.8'/></workout></workout_file>";
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *packed = g_base64_encode ((const guchar *) zwo, strlen (zwo));
  g_autofree char *body
      = g_strdup_printf ("{\"category\":\"WORKOUT\",\"start_date_local\":\"2026-12-20T00:00:00\","
                         "\"filename\":\"a.zwo\",\"file_contents_base64\":\"%s\"}",
                         packed);
  g_autoptr (MusetteJson) made = simulator_fixture_call (f, "POST", EVENTS, body);
  JsonObject *row = musette_json_as_object (made, NULL);

  g_assert_cmpstr (musette_json_get_string (row, "name"), ==, "From file");
  g_assert_cmpstr (musette_json_get_string (row, "type"), ==, "Ride");
  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 600);
  g_assert_nonnull (strstr (musette_json_get_string (row, "description"), "- 10m 80%"));
  simulator_fixture_expect (
      f, "POST", EVENTS,
      "{\"category\":\"WORKOUT\",\"start_date_local\":\"2026-12-20T00:00:00\",\"name\":\"x\","
      "\"filename\":\"a.zwo\",\"file_contents\":\"<nothing/>\"}",
      422, "Invalid workout file [a.zwo]");
}

static void
test_refused (void)
{
#define DAY "\"start_date_local\":\"2026-12-20T00:00:00\""
  static const struct
  {
    const char *body;
    guint status;
    const char *text;
  } cases[] = {
    { "{\"category\":\"Note\",\"name\":\"x\"," DAY "}", 422, "Invalid category [Note]" },
    { "{\"name\":\"x\"," DAY "}", 422, "Missing category" },
    { "{\"category\":\"NOTE\",\"name\":\"x\"}", 422, "Missing start_date_local" },
    { "{\"category\":\"NOTE\"," DAY "}", 422, "Name is required" },
    { "{\"category\":\"WORKOUT\",\"type\":\"Ride\"," DAY "}", 422, "Name is required" },
    { "{\"category\":\"RACE_A\",\"name\":\"x\"," DAY "}", 422, "Missing type" },
    { "{\"category\":\"NOTE\",\"name\":\"x\",\"start_date_local\":\"2026-12-20\"}", 422,
      "Text '2026-12-20' could not be parsed at index 10" },
    { "{\"category\":\"NOTE\",\"name\":\"x\",\"target\":\"FAST\"," DAY "}", 422,
      "Invalid target [FAST]" },
    { "{\"category\":\"NOTE\",\"name\":\"x\",\"load_target\":\"much\"," DAY "}", 422,
      "java.lang.Integer" },
    { "{\"category\":\"NOTE\",\"name\":\"x\",\"end_date_local\":\"2026-12-19T00:00:00\"," DAY "}",
      422, "End date must be after start date" },
    { "[]", 422, "Cannot deserialize" },
  };
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    simulator_fixture_expect (f, "POST", EVENTS, cases[i].body, cases[i].status, cases[i].text);
  simulator_fixture_expect (f, "GET", EVENTS "/1", NULL, 404, "Event not found");
  simulator_fixture_expect (f, "PUT", EVENTS "/1", "{}", 404, "Event not found");
  simulator_fixture_expect (f, "DELETE", EVENTS "/1", NULL, 404, "Event not found");
  simulator_fixture_expect (f, "GET", "athlete/0/event/1", NULL, 404, "timestamp");
  simulator_fixture_expect (f, "GET", EVENTS "?oldest=soon", NULL, 422, "Invalid date");
}

static void
test_update (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  int id = create (f, "{\"category\":\"WORKOUT\",\"type\":\"Ride\",\"name\":\"Mine\"," DAY
                      ",\"description\":\"" STEPS "\"}");
  int holiday = create (f, "{\"category\":\"HOLIDAY\",\"name\":\"Away\"," DAY
                           ",\"end_date_local\":\"2026-12-25T00:00:00\"}");
  g_autofree char *path = path_of (id, "");
  g_autofree char *away = path_of (holiday, "");
  g_autoptr (MusetteJson) moved
      = simulator_fixture_call (f, "PUT", path, "{\"start_date_local\":\"2026-12-22T00:00:00\"}");
  g_autoptr (MusetteJson) shorter
      = simulator_fixture_call (f, "PUT", path, "{\"description\":\"- 20m 70%\"}");
  g_autoptr (MusetteJson) words
      = simulator_fixture_call (f, "PUT", path, "{\"description\":\"Just ride\"}");
  g_autoptr (MusetteJson) shifted
      = simulator_fixture_call (f, "PUT", away,
                                "{\"start_date_local\":\"2026-12-23T00:00:00\","
                                "\"end_date_local\":\"2026-12-28T00:00:00\"}");
  JsonObject *row = musette_json_as_object (moved, NULL);

  g_assert_cmpstr (musette_json_get_string (row, "end_date_local"), ==, "2026-12-23T00:00:00");
  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 2400);
  row = musette_json_as_object (shorter, NULL);
  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 1200);
  g_assert_cmpstr (musette_json_get_string (row, "name"), ==, "Mine");
  row = musette_json_as_object (words, NULL);
  g_assert_false (musette_json_has (row, "workout_doc"));
  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 1200);
  g_assert_cmpstr (musette_json_get_string (musette_json_as_object (shorter, NULL), "updated"), <,
                   musette_json_get_string (row, "updated"));
  row = musette_json_as_object (shifted, NULL);
  g_assert_cmpstr (musette_json_get_string (row, "end_date_local"), ==, "2026-12-28T00:00:00");
}

static void
test_list (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) usual = simulator_fixture_call (f, "GET", EVENTS, NULL);
  g_autoptr (MusetteJson) month = simulator_fixture_call (
      f, "GET", EVENTS "?oldest=2026-11-16&newest=2026-12-13&category=WORKOUT,RACE_B", NULL);
  g_autoptr (MusetteJson) inside = simulator_fixture_call (
      f, "GET", EVENTS "?oldest=2026-12-13&newest=2026-12-13&category=HOLIDAY", NULL);
  g_autoptr (MusetteJson) files = simulator_fixture_call (
      f, "GET", EVENTS "?oldest=2026-11-24&newest=2026-11-24&ext=zwo", NULL);
  const char *before = "";

  g_assert_cmpuint (get_length (usual), >, 3);
  g_assert_cmpuint (get_length (month), >, 12);
  for (guint i = 0; i < get_length (month); i++)
    {
      const char *start = musette_json_get_string (get_row (month, i), "start_date_local");

      g_assert_cmpstr (before, <=, start);
      before = start;
    }
  /* An event of many days is there on each of them. */
  g_assert_cmpuint (get_length (inside), ==, 1);
  g_assert_nonnull (musette_json_get_string (get_row (files, 0), "workout_file_base64"));
  simulator_fixture_expect (f, "GET", EVENTS "?oldest=2026-11-24&limit=1", NULL, 200, "30/15");
  {
    g_autoptr (SimulatorAnswer) csv = simulator_fixture_send (f, "GET", EVENTS ".csv", NULL, NULL);
    g_autofree char *text = simulator_answer_dup_text (csv);

    g_assert_true (g_str_has_prefix (text, "id,start_date_local,"));
  }
}

static void
test_bulk (void)
{
  static const char body[]
      = "[{\"category\":\"NOTE\",\"name\":\"One\"," DAY ",\"external_id\":\"a\"},"
        "{\"category\":\"NOTE\",\"name\":\"Two\"," DAY ",\"uid\":\"u-2\"}]";
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) first
      = simulator_fixture_call (f, "POST", EVENTS "/bulk?upsert=true", body);
  g_autoptr (MusetteJson) second
      = simulator_fixture_call (f, "POST", EVENTS "/bulk?upsert=true", body);
  g_autoptr (MusetteJson) third
      = simulator_fixture_call (f, "POST", EVENTS "/bulk?upsertOnUid=true", body);
  g_autoptr (MusetteJson) day = NULL;
  g_autofree char *doomed
      = g_strdup_printf ("[{\"id\":%d},{\"external_id\":\"a\"},{\"id\":5}]",
                         (int) musette_json_get_int (get_row (second, 1), "id"));

  g_assert_cmpint (musette_json_get_int (get_row (first, 0), "id"), ==,
                   musette_json_get_int (get_row (second, 0), "id"));
  g_assert_cmpint (musette_json_get_int (get_row (first, 1), "id"), !=,
                   musette_json_get_int (get_row (second, 1), "id"));
  g_assert_cmpint (musette_json_get_int (get_row (third, 1), "id"), ==,
                   musette_json_get_int (get_row (first, 1), "id"));
  /* All or none. */
  simulator_fixture_expect (f, "POST", EVENTS "/bulk",
                            "[{\"category\":\"NOTE\",\"name\":\"Half\"," DAY "},{}]", 422,
                            "Missing category");
  simulator_fixture_expect (f, "PUT", EVENTS "/bulk-delete", doomed, 200, "{\"eventsDeleted\":3}");
  day = simulator_fixture_call (f, "GET", EVENTS "?oldest=2026-12-20&newest=2026-12-20", NULL);
  g_assert_cmpuint (get_length (day), ==, 1);
}

static void
test_ranges (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (MusetteJson) hidden
      = simulator_fixture_call (f, "PUT", EVENTS "?oldest=2026-11-23&newest=2026-11-28",
                                "{\"hide_from_athlete\":true,\"name\":\"not this\"}");
  g_autoptr (MusetteJson) left = NULL;

  g_assert_cmpuint (get_length (hidden), >=, 5);
  g_assert_true (musette_json_get_bool (get_row (hidden, 0), "hide_from_athlete"));
  g_assert_cmpstr (musette_json_get_string (get_row (hidden, 0), "name"), !=, "not this");
  simulator_fixture_expect (f, "PUT", EVENTS "?oldest=2026-11-23", "{}", 422, "'newest'");
  simulator_fixture_expect (f, "DELETE", EVENTS "?oldest=2026-11-23", NULL, 422, "'category'");
  simulator_fixture_expect (f, "DELETE", EVENTS "?oldest=2026-11-23&category=WORKOUT,TARGET", NULL,
                            200, "{}");
  left = simulator_fixture_call (f, "GET", EVENTS "?oldest=2026-11-23&newest=2027-12-31", NULL);
  g_assert_cmpuint (get_length (left), ==, 3);
}

static void
test_copies_and_done (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  int id = create (f, "{\"category\":\"WORKOUT\",\"type\":\"Ride\",\"name\":\"Mine\"," DAY
                      ",\"description\":\"" STEPS "\",\"external_id\":\"x\"}");
  g_autofree char *copy
      = g_strdup_printf ("{\"numCopies\":2,\"weeksBetween\":1,\"eventIds\":[%d]}", id);
  g_autofree char *done = path_of (id, "/mark-done");
  g_autofree char *path = path_of (id, "");
  g_autoptr (MusetteJson) copies
      = simulator_fixture_call (f, "POST", "athlete/0/duplicate-events", copy);
  g_autoptr (MusetteJson) activity = simulator_fixture_call (f, "POST", done, NULL);
  g_autoptr (MusetteJson) event = simulator_fixture_call (f, "GET", path, NULL);
  JsonObject *row = musette_json_as_object (activity, NULL);

  g_assert_cmpuint (get_length (copies), ==, 2);
  g_assert_cmpstr (musette_json_get_string (get_row (copies, 1), "start_date_local"), ==,
                   "2027-01-03T00:00:00");
  g_assert_false (musette_json_has (get_row (copies, 0), "external_id"));
  g_assert_cmpint (musette_json_get_int (row, "paired_event_id"), ==, id);
  g_assert_cmpint (musette_json_get_int (row, "moving_time"), ==, 2400);
  g_assert_cmpstr (musette_json_get_string (row, "source"), ==, "MANUAL");
  g_assert_cmpstr (
      musette_json_get_string (musette_json_as_object (event, NULL), "paired_activity_id"), ==,
      musette_json_get_string (row, "id"));
  simulator_fixture_expect (f, "POST", "athlete/0/duplicate-events",
                            "{\"numCopies\":1,\"weeksBetween\":1,\"eventIds\":[3]}", 404,
                            "Event not found");
  simulator_fixture_expect (f, "POST", "athlete/0/duplicate-events", "{\"numCopies\":0}", 422,
                            "Invalid numCopies");
}

static void
test_downloads (void)
{
  static const char *const extensions[] = { "zwo", "mrc", "erg", "fit" };
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  int id = create (f, "{\"category\":\"WORKOUT\",\"type\":\"Ride\",\"name\":\"Mine\"," DAY
                      ",\"description\":\"" STEPS "\"}");
  int note = create (f, "{\"category\":\"NOTE\",\"name\":\"Words\"," DAY "}");
  g_autofree char *none = path_of (note, "/download.zwo");
  g_autoptr (SimulatorAnswer) zip = NULL;
  g_autoptr (GPtrArray) files = NULL;
  MusetteWorkoutContext context;

  musette_workout_context_init (&context);
  context.thresholds.ftp_w = 270;
  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *rest = g_strconcat ("/download.", extensions[i], NULL);
      g_autofree char *path = path_of (id, rest);
      g_autofree char *name = g_strconcat ("x.", extensions[i], NULL);
      g_autoptr (SimulatorAnswer) file = simulator_fixture_send (f, "GET", path, NULL, NULL);
      g_autoptr (MusetteWorkout) workout = musette_workout_read (file->body, name, &context, NULL);

      g_assert_cmpuint (file->status, ==, 200);
      g_assert_nonnull (workout);
      g_assert_cmpfloat (workout->duration_s, ==, 2400);
    }
  simulator_fixture_expect (f, "GET", none, NULL, 422, "no steps");
  zip = simulator_fixture_send (
      f, "GET", "athlete/0/workouts.zip?ext=zwo&oldest=2026-11-16&newest=2026-12-31", NULL, NULL);
  files = musette_simulator_zip_read (zip->body, NULL);
  g_assert_nonnull (files);
  g_assert_cmpuint (files->len, >, 12);
  simulator_fixture_expect (f, "GET", "athlete/0/workouts.zip?oldest=2026-11-16", NULL, 422,
                            "'ext'");
  simulator_fixture_expect (f, "GET",
                            "athlete/0/workouts.zip?ext=doc&oldest=2026-11-16&newest=2026-11-17",
                            NULL, 422, "Invalid file extension [doc]");
}

/* Events outlast a restart, those of the demo that are gone stay gone. */
static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-events-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  const MusetteSimulatorOptions options = { .seed = 1, .state = state };
  SimulatorFixture *f = simulator_fixture_new_with (&options);
  int id = create (f, "{\"category\":\"NOTE\",\"name\":\"Kept\"," DAY "}");
  g_autofree char *path = path_of (id, "");
  g_autoptr (MusetteJson) week = simulator_fixture_call (f, "GET", EVENTS, NULL);
  g_autofree char *gone = path_of ((int) musette_json_get_int (get_row (week, 0), "id"), "");
  g_autofree char *settings = g_strdup ("athlete/0/sport-settings/Ride");

  simulator_fixture_expect (f, "DELETE", gone, NULL, 200, "{}");
  simulator_fixture_expect (f, "PUT", settings, "{\"ftp\":301}", 200, "\"ftp\":301");
  simulator_fixture_free (f);
  f = simulator_fixture_new_with (&options);
  simulator_fixture_expect (f, "GET", "athlete/0", NULL, 200, "\"ftp\":301");
  simulator_fixture_expect (f, "GET", path, NULL, 200, "Kept");
  simulator_fixture_expect (f, "GET", gone, NULL, 404, "Event not found");
  g_assert_cmpint (create (f, "{\"category\":\"NOTE\",\"name\":\"Next\"," DAY "}"), ==, id + 1);
  simulator_fixture_free (f);
  g_remove (state);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events/create", test_create);
  g_test_add_func ("/events/create-from-file", test_create_from_file);
  g_test_add_func ("/events/refused", test_refused);
  g_test_add_func ("/events/update", test_update);
  g_test_add_func ("/events/list", test_list);
  g_test_add_func ("/events/bulk", test_bulk);
  g_test_add_func ("/events/ranges", test_ranges);
  g_test_add_func ("/events/copies-and-done", test_copies_and_done);
  g_test_add_func ("/events/downloads", test_downloads);
  g_test_add_func ("/events/kept", test_kept);
  return g_test_run ();
}
