/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include "musette-simulator-spans.h"

static char *
describe (GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const MusetteSimulatorSpan *span = &g_array_index (spans, MusetteSimulatorSpan, i);

      g_string_append_printf (text, "%s%u-%u%s%s", i == 0 ? "" : " ", span->start, span->end,
                              span->filled ? "." : "=", span->label == NULL ? "" : span->label);
    }
  return g_string_free (text, FALSE);
}

#define check_spans(spans, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = describe (spans);                                                     \
                                                                                                   \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_spans (void)
{
  g_autoptr (GArray) spans = musette_simulator_spans_new ();

  musette_simulator_spans_place (spans, 40, 60, "b");
  musette_simulator_spans_place (spans, 10, 20, "a");
  musette_simulator_spans_fill (spans, 100);
  check_spans (spans, "0-10. 10-20=a 20-40. 40-60=b 60-100.");
  musette_simulator_spans_drop_fillers (spans);
  check_spans (spans, "10-20=a 40-60=b");
  musette_simulator_spans_place (spans, 15, 45, "c");
  musette_simulator_spans_place (spans, 50, 55, "d");
  musette_simulator_spans_fill (spans, 60);
  check_spans (spans, "0-10. 10-15=a 15-45=c 45-50=b 50-55=d 55-60=b");
  g_assert_false (musette_simulator_spans_split (spans, 15));
  g_assert_false (musette_simulator_spans_split (spans, 60));
  g_assert_true (musette_simulator_spans_split (spans, 5));
  musette_simulator_spans_drop_fillers (spans);
  musette_simulator_spans_remove_at (spans, 10, 50);
  musette_simulator_spans_fill (spans, 60);
  check_spans (spans, "0-5= 5-10= 10-50. 50-55=d 55-60=b");
}

/* What the service tells of the intervals: START-END, then W or R, then the label. */
static char *
shorten (MusetteJson *json)
{
  JsonArray *rows = musette_json_get_array (musette_json_as_object (json, NULL), "icu_intervals");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < musette_json_array_get_length (rows); i++)
    {
      JsonObject *row = musette_json_array_get_object (rows, i);
      const char *label = musette_json_get_string (row, "label");

      g_string_append_printf (text, "%s%d-%d%c%s", i == 0 ? "" : " ",
                              (int) musette_json_get_int (row, "start_index"),
                              (int) musette_json_get_int (row, "end_index"),
                              musette_json_get_string (row, "type")[0], label == NULL ? "" : label);
    }
  return g_string_free (text, FALSE);
}

static void
check_call (SimulatorFixture *f,
            const char *method,
            const char *id,
            const char *rest,
            const char *body,
            const char *expected)
{
  g_autofree char *path = g_strconcat ("activity/", id, rest, NULL);
  g_autofree char *intervals = g_strconcat ("activity/", id, "/intervals", NULL);
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, method, path, body);
  g_autoptr (MusetteJson) again = simulator_fixture_call (f, "GET", intervals, NULL);
  g_autofree char *text = shorten (json);
  g_autofree char *text_again = shorten (again);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (text_again, ==, expected);
}

/* An indoor ride of known steps: 15 min warm-up, then sprints of 12 s every 4 min. */
static char *
find_sprints (SimulatorFixture *f)
{
  g_autoptr (MusetteJson) json
      = simulator_fixture_call (f, "GET", "athlete/0/activities/search?q=Sprint", NULL);
  JsonArray *rows = musette_json_as_array (json, NULL);

  g_assert_cmpuint (musette_json_array_get_length (rows), >, 0);
  return g_strdup (musette_json_get_string (musette_json_array_get_object (rows, 0), "id"));
}

static guint
count_samples (SimulatorFixture *f, const char *id)
{
  g_autofree char *path = g_strconcat ("activity/", id, "/streams?types=time", NULL);
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, "GET", path, NULL);
  JsonObject *time = musette_json_array_get_object (musette_json_as_array (json, NULL), 0);

  return musette_json_array_get_length (musette_json_get_array (time, "data"));
}

static void
test_edits (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = find_sprints (f);
  guint n = count_samples (f, id);
  g_autofree char *end = g_strdup_printf ("%uR", n);
  g_autofree char *set = g_strdup_printf ("0-900R 900-1200RSteady 1200-1212WSprint 1212-%s", end);
  g_autofree char *split
      = g_strdup_printf ("0-900R 900-1000RSteady 1000-1200RSteady 1200-1212WSprint 1212-%s", end);
  g_autofree char *moved
      = g_strdup_printf ("0-900R 900-1000RSteady 1000-1190RSteady 1190-1212WSprint 1212-%s", end);
  g_autofree char *merged = g_strdup_printf (
      "0-900R 900-1000RSteady 1000-1100RSteady 1100-1150Rx 1150-1190RSteady 1190-1212WSprint "
      "1212-%s",
      end);
  g_autofree char *removed = g_strdup_printf (
      "0-900R 900-1000RSteady 1000-1100RSteady 1100-1190R 1190-1212WSprint 1212-%s", end);

  check_call (
      f, "PUT", id, "/intervals?all=true",
      "[{\"start_index\":900,\"end_index\":1200,\"label\":\"Steady\",\"type\":\"WORK\","
      "\"average_watts\":9},{\"start_index\":1200,\"end_index\":1212,\"label\":\"Sprint\"}]",
      set);
  check_call (f, "PUT", id, "/split-interval?splitAt=1000", NULL, split);
  check_call (f, "PUT", id, "/intervals/1200", "{\"start_index\":1190}", moved);
  check_call (f, "PUT", id, "/intervals?all=false",
              "[{\"start_index\":1100,\"end_index\":1150,\"label\":\"x\"}]", merged);
  check_call (f, "PUT", id, "/delete-intervals",
              "[{\"id\":1100},{\"start_index\":1150,\"end_index\":1190}]", removed);
}

/* The numbers are those of a fresh measurement, whatever was sent. */
static void
test_numbers_are_computed (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = find_sprints (f);
  g_autofree char *put = g_strconcat ("activity/", id, "/intervals", NULL);
  g_autofree char *stats
      = g_strconcat ("activity/", id, "/interval-stats?start_index=1200&end_index=1212", NULL);
  g_autofree char *whole = g_strconcat ("activity/", id, NULL);
  g_autoptr (MusetteJson) changed
      = simulator_fixture_call (f, "PUT", put,
                                "[{\"start_index\":1200,\"end_index\":1212,\"average_watts\":1},"
                                "{\"start_index\":1440,\"end_index\":1452}]");
  g_autoptr (MusetteJson) measured = simulator_fixture_call (f, "GET", stats, NULL);
  g_autoptr (MusetteJson) activity = simulator_fixture_call (f, "GET", whole, NULL);
  JsonObject *answer = musette_json_as_object (changed, NULL);
  JsonArray *groups = musette_json_get_array (answer, "icu_groups");
  JsonObject *interval
      = musette_json_array_get_object (musette_json_get_array (answer, "icu_intervals"), 1);
  JsonObject *expected = musette_json_as_object (measured, NULL);
  JsonObject *row = musette_json_as_object (activity, NULL);
  g_auto (GStrv) names = musette_json_dup_members (expected);

  g_assert_cmpint (musette_json_get_int (interval, "average_watts"), >, 400);
  for (char **name = names; *name != NULL; name++)
    if (g_strcmp0 (*name, "group_id") != 0)
      g_assert_true (musette_json_get_double (interval, *name)
                         == musette_json_get_double (expected, *name)
                     || !musette_json_has (expected, *name)
                     || musette_json_get_string (expected, *name) != NULL);
  g_assert_cmpuint (musette_json_array_get_length (groups), ==, 1);
  g_assert_cmpint (musette_json_get_int (musette_json_array_get_object (groups, 0), "count"), ==,
                   2);
  g_assert_true (musette_json_get_bool (row, "icu_intervals_edited"));
  g_assert_true (g_str_has_prefix (
      musette_json_array_get_string (musette_json_get_array (row, "interval_summary"), 0),
      "2x 12s"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *rest;
    const char *body;
    guint status;
    const char *text;
  } cases[] = {
    { "/intervals", "{}", 422, "ArrayList" },
    { "/intervals", "[{\"start_index\":5}]", 422, "Invalid interval" },
    { "/intervals", "[{\"start_index\":9,\"end_index\":9}]", 422, "Invalid interval" },
    { "/intervals", "[{\"start_index\":-3,\"end_index\":9}]", 422, "Invalid interval" },
    { "/intervals", "[{\"start_index\":0,\"end_index\":999999}]", 422, "Invalid interval" },
    { "/intervals", "[{\"start_index\":\"a\",\"end_index\":9}]", 422, "Invalid interval" },
    { "/intervals", "[{\"start_index\":1,\"end_index\":9,\"label\":7}]", 422, "Invalid interval" },
    { "/intervals/17", "{\"label\":\"x\"}", 404, "Interval not found" },
    { "/intervals/0", "{\"end_index\":999999}", 422, "Invalid interval" },
    { "/split-interval", NULL, 422, "'splitAt'" },
    { "/split-interval?splitAt=x", NULL, 500, "NumberFormatException" },
    { "/split-interval?splitAt=0", NULL, 422, "Invalid interval" },
    { "/delete-intervals", "{}", 422, "ArrayList" },
  };
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = find_sprints (f);
  g_autofree char *manual = simulator_fixture_find (f, "Yoga");
  g_autofree char *manual_path = g_strconcat ("activity/", manual, "/intervals", NULL);
  g_autofree char *stub = simulator_fixture_find (f, NULL);
  g_autofree char *stub_path = g_strconcat ("activity/", stub, "/intervals", NULL);
  g_autofree char *path = g_strconcat ("activity/", id, "/intervals", NULL);
  g_autoptr (SimulatorAnswer) before = simulator_fixture_send (f, "GET", path, NULL, NULL);
  g_autoptr (SimulatorAnswer) after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = g_strconcat ("activity/", id, cases[i].rest, NULL);

      simulator_fixture_expect (f, "PUT", full, cases[i].body, cases[i].status, cases[i].text);
    }
  simulator_fixture_expect (f, "PUT", manual_path, "[]", 422, "Stream [time] not on activity");
  simulator_fixture_expect (f, "PUT", stub_path, "[]", 422, "Strava");
  after = simulator_fixture_send (f, "GET", path, NULL, NULL);
  g_assert_true (g_bytes_equal (before->body, after->body));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval-edit/spans", test_spans);
  g_test_add_func ("/interval-edit/edits", test_edits);
  g_test_add_func ("/interval-edit/numbers-are-computed", test_numbers_are_computed);
  g_test_add_func ("/interval-edit/refused", test_refused);
  return g_test_run ();
}
