/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include "musette-simulator-behind.h"

#include <string.h>

static char *
get_name (SimulatorFixture *f, const char *id)
{
  g_autofree char *path = g_strconcat ("activity/", id, NULL);
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, "GET", path, NULL);

  return g_strdup (musette_json_get_string (musette_json_as_object (json, NULL), "name"));
}

static void
test_parse (void)
{
  static const char *const good[] = { "rename@i1",   "delete@newest:3", "split@i1:1",
                                      "name=a@b@i1", "icu_rpe=3@i1:2",  "add@2026-11-20" };
  static const char *const bad[]
      = { "",        "rename",      "rename@",     "@i1",    "=x@i1",
          "jump@i1", "rename@i1:0", "rename@i1:x", "add@i1", "rename@:2" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteSimulatorBehind) behind = musette_simulator_behind_parse (good[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (behind);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (musette_simulator_behind_parse (bad[i], &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
    }
}

static void
test_due (void)
{
  g_autoptr (MusetteSimulatorBehind) now = musette_simulator_behind_parse ("rename@i1", NULL);
  g_autoptr (MusetteSimulatorBehind) later = musette_simulator_behind_parse ("rename@i1:2", NULL);

  g_assert_true (musette_simulator_behind_is_due (now, NULL));
  g_assert_false (musette_simulator_behind_is_due (now, "/api/v1/activity/i1"));
  g_assert_false (musette_simulator_behind_is_due (later, NULL));
  g_assert_false (musette_simulator_behind_is_due (later, "/api/v1/activity/i1"));
  g_assert_false (musette_simulator_behind_is_due (later, "/api/v1/activity/i2"));
  g_assert_true (musette_simulator_behind_is_due (later, "/api/v1/activity/i1/streams"));
  g_assert_false (musette_simulator_behind_is_due (later, "/api/v1/activity/i1"));
}

/* The answer after which the change comes still shows the old state. */
static void
test_scripted (void)
{
  SimulatorFixture *f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *run = simulator_fixture_find (f, "Run");
  g_autofree char *spec = g_strconcat ("name=Mine now@", id, ":2", NULL);
  g_autofree char *at_once = g_strconcat ("rename@", run, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *renamed = NULL;

  simulator_fixture_stop (f);
  g_assert_true (musette_simulator_add_behind (f->simulator, spec, NULL));
  g_assert_true (musette_simulator_add_behind (f->simulator, at_once, NULL));
  g_assert_true (musette_simulator_add_behind (f->simulator, "add@2026-11-01", NULL));
  g_assert_false (musette_simulator_add_behind (f->simulator, "nonsense", NULL));
  simulator_fixture_start (f);
  first = get_name (f, id);
  second = get_name (f, id);
  third = get_name (f, id);
  renamed = get_name (f, run);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (third, ==, "Mine now");
  g_assert_true (g_str_has_suffix (renamed, " (changed elsewhere)"));
  simulator_fixture_expect (f, "GET", "athlete/0/activities?oldest=2026-11-01&newest=2026-11-01",
                            NULL, 200, "Added elsewhere");
  simulator_fixture_free (f);
}

static void
test_in_process (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *split = g_strconcat ("split@", id, NULL);
  g_autofree char *rpe = g_strconcat ("icu_rpe=77@", id, NULL);
  g_autofree char *removed = g_strconcat ("delete@", id, NULL);
  g_autofree char *path = g_strconcat ("activity/", id, NULL);
  guint n = musette_simulator_get_n_requests (f->simulator);
  g_autoptr (GError) error = NULL;

  g_assert_true (musette_simulator_change_behind (f->simulator, split, &error));
  g_assert_no_error (error);
  simulator_fixture_expect (f, "GET", path, NULL, 200, "\"icu_intervals_edited\":true");
  g_assert_false (musette_simulator_change_behind (f->simulator, rpe, &error));
  g_assert_nonnull (strstr (error->message, "Invalid icu_rpe"));
  g_assert_true (musette_simulator_change_behind (f->simulator, removed, NULL));
  g_assert_false (musette_simulator_change_behind (f->simulator, removed, NULL));
  g_assert_true (musette_simulator_change_behind (f->simulator, "delete@newest", NULL));
  simulator_fixture_expect (f, "GET", path, NULL, 404, "not found");
  g_assert_cmpuint (musette_simulator_get_n_requests (f->simulator), ==, n + 2);
}

static void
test_control (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *spec = g_strconcat ("rename@", id, "\n", NULL);
  g_autofree char *name = NULL;

  simulator_fixture_expect (f, "POST", "/behind", spec, 200, id);
  name = get_name (f, id);
  g_assert_true (g_str_has_suffix (name, " (changed elsewhere)"));
  simulator_fixture_expect (f, "POST", "/behind", "rename@i1", 404, "not found");
  simulator_fixture_expect (f, "POST", "/behind", "hop", 422, "is not a change");
  simulator_fixture_expect (f, "GET", "/behind", NULL, 405, "POST");
}

static void
check_written (SimulatorFixture *f, const char *name, gboolean written)
{
  g_autofree char *path = g_strconcat ("athlete/0/activities/search?q=", name, NULL);
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, "GET", path, NULL);

  g_assert_cmpuint (musette_json_array_get_length (musette_json_as_array (json, NULL)), ==,
                    written ? 1 : 0);
}

/* Whether the change was made does not depend on what the client is told. */
static void
test_faults_on_writes (void)
{
  static const struct
  {
    const char *name;
    const char *fault;
    guint status; /* 0 = no answer */
    gboolean written;
  } cases[] = {
    { "w0", "503@PUT */activity/*:1", 503, FALSE },
    { "w1", "429/1@PUT *:1", 429, FALSE },
    { "w2", "done=504@PUT */activity/*:1", 504, TRUE },
    { "w3", "lost@PUT */activity/*:1", 0, TRUE },
    { "w4", "cut@PUT */activity/*:1", 200, TRUE },
    { "w5", "garbage@PUT *:1", 200, TRUE },
    { "w6", "html@PUT *:1", 200, TRUE },
    { "w7", "empty@PUT *:1", 200, TRUE },
    { "w8", "cutchunk@PUT *:1", 200, TRUE },
    { "w9", "401@PUT *:1", 401, FALSE },
    { "w10", "slow=50@PUT *:1", 200, TRUE },
    { "w11", "503@POST *:1", 200, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const faults[] = { cases[i].fault, NULL };
      g_autoptr (SimulatorFixture) f = simulator_fixture_new (faults);
      g_autofree char *id = simulator_fixture_find (f, "Ride");
      g_autofree char *path = g_strconcat ("activity/", id, NULL);
      g_autofree char *body = g_strdup_printf ("{\"name\":\"%s\"}", cases[i].name);
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
      g_autoptr (SimulatorAnswer) answer
          = simulator_fixture_send (f, "PUT", path, "application/json", bytes);

      if (cases[i].status == 0)
        g_assert_null (answer->body);
      else
        g_assert_cmpuint (answer->status, ==, cases[i].status);
      check_written (f, cases[i].name, cases[i].written);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/behind/parse", test_parse);
  g_test_add_func ("/behind/due", test_due);
  g_test_add_func ("/behind/scripted", test_scripted);
  g_test_add_func ("/behind/in-process", test_in_process);
  g_test_add_func ("/behind/control", test_control);
  g_test_add_func ("/behind/faults-on-writes", test_faults_on_writes);
  return g_test_run ();
}
