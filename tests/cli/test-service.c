/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* The commands that ask the service, run as a script would, against the local service. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli-fixture.h"

static void
assert_whoami (Fixture *f, const char *id, const char *credential, const char *source)
{
  g_autoptr (MusetteJson) root = NULL;
  JsonObject *object;

  g_assert_cmpint (run (f, "whoami --json"), ==, 0);
  root = parse (f);
  object = musette_json_as_object (root, NULL);
  g_assert_cmpstr (musette_json_get_string (object, "id"), ==, id);
  g_assert_true (musette_json_get_node (object, "name") != NULL);
  g_assert_cmpstr (musette_json_get_string (object, "server"), ==, f->url);
  g_assert_cmpstr (musette_json_get_string (object, "credential"), ==, credential);
  g_assert_cmpstr (musette_json_get_string (object, "source"), ==, source);
}

static void
test_login (Fixture *f, gconstpointer data)
{
  const char *id = f->athlete;
  g_autofree char *line = g_strdup_printf ("API_KEY:%s\n", f->key);

  assert_whoami (f, id, "api-key", "environment");
  f->key = NULL;
  g_assert_cmpint (run (f, "whoami"), ==, 5);
  g_assert_nonnull (strstr (f->messages, "login"));

  g_assert_cmpint (run_with_input (f, "login", line), ==, 0);
  assert_whoami (f, id, "api-key", "keyring");
  g_assert_cmpint (run (f, "logout"), ==, 0);
  g_assert_cmpint (run (f, "whoami"), ==, 5);
}

static void
test_login_refused (Fixture *f, gconstpointer data)
{
  f->key = NULL;
  g_assert_cmpint (run_with_input (f, "login", "wrongkey\n"), ==, 5);
  g_assert_cmpint (run_with_input (f, "login", "two words\n"), ==, 3);
  g_assert_cmpint (run_with_input (f, "login", ""), ==, 3);
  g_assert_cmpint (run (f, "whoami"), ==, 5);
  f->key = "wrongkey";
  g_assert_cmpint (run (f, "whoami --json"), ==, 5);
}

/* A token that may not read the settings is signed in all the same. */
static void
test_token (Fixture *f, gconstpointer data)
{
  f->key = NULL;
  f->token = musette_simulator_get_token (f->simulator);
  assert_whoami (f, NULL, "token", "environment");
}

static void
test_addresses (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "--server http://intervals.icu whoami"), ==, 2);
  g_assert_cmpint (run (f, "--server ftp://localhost athlete get"), ==, 2);
  g_assert_cmpint (run (f, "athlete get --server http://10.1.2.3"), ==, 2);
}

static void
test_usage (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "activity list"), ==, 2);
  g_assert_cmpint (run (f, "activity list --oldest never"), ==, 3);
  g_assert_cmpint (run (f, "activity list --oldest today --limit -1"), ==, 2);
  g_assert_cmpint (run (f, "activity get"), ==, 2);
  g_assert_cmpint (run (f, "activity get a b"), ==, 2);
  g_assert_cmpint (run (f, "settings get"), ==, 2);
  g_assert_cmpint (run (f, "whoami now"), ==, 2);
  g_assert_cmpuint (musette_simulator_get_n_requests (f->simulator), ==, 0);
}

static void
test_activities (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteJson) limited = NULL;
  g_autoptr (MusetteJson) runs = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (run (f, "activity list --oldest today-60 --limit 3 --json"), ==, 0);
  limited = parse (f);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_as_array (limited, NULL)), ==, 3);
  /* Members that the program does not know are there. */
  g_assert_nonnull (strstr (f->output, "\"icu_pm_cp\""));

  /* The limit counts what is left by the filter. */
  g_assert_cmpint (run (f, "activity list --oldest today-60 --type Run --limit 2 --json"), ==, 0);
  runs = parse (f);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_as_array (runs, NULL)), ==, 2);

  g_assert_cmpint (run (f, "activity list --oldest today-60 --csv --fields id,name,distance"), ==,
                   0);
  lines = g_strsplit (f->output, "\n", 0);
  g_assert_cmpstr (lines[0], ==, "id,name,distance");
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (guint i = 1; lines[i + 1] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), >, 5);

  g_assert_cmpint (run (f, "activity list --oldest today-60 --newest today-30"), ==, 0);
  g_assert_cmpuint (count_lines (f->output), >, 5);
}

static void
test_activity (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *get = g_strdup_printf ("activity get %s --json --intervals", id);
  g_autofree char *show = g_strdup_printf ("activity get %s", id);
  g_autofree char *streams
      = g_strdup_printf ("activity streams %s --types watts,heartrate --csv", id);
  g_autofree char *json = g_strdup_printf ("activity streams %s --json", id);
  g_autofree char *summary = g_strdup_printf ("activity streams %s", id);
  g_autofree char *one = g_strdup_printf ("activity streams %s --types watts", id);
  g_autofree char *unknown = g_strdup_printf ("activity streams %s --types nosuch", id);
  g_autoptr (MusetteJson) activity = NULL;
  g_autoptr (MusetteJson) list = NULL;
  JsonObject *object;

  g_assert_cmpint (run (f, get), ==, 0);
  activity = parse (f);
  object = musette_json_as_object (activity, NULL);
  g_assert_cmpstr (musette_json_get_string (object, "id"), ==, id);
  g_assert_nonnull (musette_json_get_array (object, "icu_intervals"));
  g_assert_cmpint (run (f, show), ==, 0);
  g_assert_nonnull (strstr (f->output, id));

  g_assert_cmpint (run (f, streams), ==, 0);
  g_assert_nonnull (strstr (f->output, "watts"));
  g_assert_cmpuint (count_lines (f->output), >, 100);
  g_assert_cmpint (run (f, json), ==, 0);
  list = parse (f);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_as_array (list, NULL)), >, 3);
  g_assert_cmpint (run (f, summary), ==, 0);
  g_assert_nonnull (strstr (f->output, "heartrate"));

  g_assert_cmpint (run (f, one), ==, 0);
  g_assert_nonnull (strstr (f->output, "watts"));
  g_assert_null (strstr (f->output, "heartrate"));

  g_assert_cmpint (run (f, unknown), ==, 5);
  g_assert_nonnull (strstr (f->messages, "nosuch"));
  g_assert_cmpint (run (f, "activity get i0"), ==, 5);
}

static void
test_intervals (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *json = g_strdup_printf ("activity intervals %s --json", id);
  g_autofree char *table = g_strdup_printf ("activity intervals %s", id);
  g_autofree char *get = g_strdup_printf ("activity get %s --intervals", id);
  g_autofree char *printed = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *intervals;

  g_assert_cmpint (run (f, json), ==, 0);
  root = parse (f);
  intervals = musette_json_get_array (musette_json_as_object (root, NULL), "icu_intervals");
  g_assert_cmpint (run (f, table), ==, 0);
  g_assert_cmpuint (count_lines (f->output), ==, musette_json_array_get_length (intervals) + 1);
  printed = g_strdup (f->output);
  g_assert_cmpint (run (f, get), ==, 0);
  g_assert_true (g_str_has_suffix (f->output, printed));
  g_assert_cmpint (run (f, "activity intervals i0"), ==, 5);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *rows;

  g_assert_cmpint (run (f, "activity search rIdE --limit 3 --json"), ==, 0);
  root = parse (f);
  rows = musette_json_as_array (root, NULL);
  g_assert_cmpuint (musette_json_array_get_length (rows), ==, 3);
  g_assert_cmpint (run (f, "activity search Ride --limit 3"), ==, 0);
  g_assert_cmpuint (count_lines (f->output), ==, 4);
  g_assert_cmpint (run (f, "activity search '#no-such-tag' --json"), ==, 0);
  g_assert_cmpstr (g_strstrip (f->output), ==, "[]");
  g_assert_cmpint (run (f, "activity search"), ==, 2);
  g_assert_cmpint (run (f, "activity search a --limit -2"), ==, 2);
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "activity csv"), ==, 0);
  g_assert_true (g_str_has_prefix (f->output, "id,"));
  g_assert_cmpuint (count_lines (f->output), >, 50);
}

static void
test_gear (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteJson) root = NULL;

  g_assert_cmpint (run (f, "gear list --json"), ==, 0);
  root = parse (f);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_as_array (root, NULL)), >, 2);
  g_assert_cmpint (run (f, "gear list"), ==, 0);
  g_assert_nonnull (strstr (f->output, "Bike"));
}

/* Each command that gives data takes -o, and no other one does. */
static void
test_output_everywhere (Fixture *f, gconstpointer data)
{
  static const char *const commands[] = { "whoami --json",
                                          "athlete get",
                                          "settings list",
                                          "settings get Ride",
                                          "gear list",
                                          "activity csv",
                                          "curves power",
                                          "activity list --oldest today-9",
                                          "activity search Ride --limit 2" };
  g_autofree char *path = g_build_filename (f->folder, "out", NULL);
  g_autofree char *logout = g_strdup_printf ("logout -o %s", path);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s -o %s", commands[i], path);
      g_autofree char *printed = NULL;
      g_autofree char *content = NULL;

      g_test_message ("%s", commands[i]);
      g_assert_cmpint (run (f, commands[i]), ==, 0);
      printed = g_strdup (f->output);
      g_assert_cmpint (run (f, line), ==, 0);
      g_assert_cmpuint (f->length, ==, 0);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, printed);
      g_remove (path);
    }
  g_assert_cmpint (run (f, logout), ==, 2);
}

static void
test_output (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "athlete.json", NULL);
  g_autofree char *line = g_strdup_printf ("athlete get --json -o %s", path);
  g_autofree char *printed = NULL;
  g_autofree char *content = NULL;

  g_assert_cmpint (run (f, "athlete get --json"), ==, 0);
  printed = g_strdup (f->output);
  g_assert_cmpint (run (f, line), ==, 0);
  g_assert_cmpuint (f->length, ==, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, printed);
  g_remove (path);
}

/* A link stays a link, and what is no file is written to, never replaced. */
static void
test_output_special (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "athlete.json", NULL);
  g_autofree char *link = g_build_filename (f->folder, "link.json", NULL);
  g_autofree char *pipe = g_build_filename (f->folder, "pipe", NULL);
  g_autofree char *to_link = g_strdup_printf ("athlete get --json -o %s", link);
  g_autofree char *to_pipe = g_strdup_printf ("athlete get -o %s", pipe);
  g_autofree char *content = NULL;
  char start[4] = "";
  int reader;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (run (f, to_link), ==, 0);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (content[0] == '{');

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  reader = g_open (pipe, O_RDWR | O_NONBLOCK, 0);
  g_assert_cmpint (run (f, to_pipe), ==, 0);
  g_assert_cmpint (read (reader, start, sizeof start), ==, sizeof start);
  close (reader);
  g_remove (link);
  g_remove (path);
  g_remove (pipe);
}

static void
test_settings_and_curves (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteJson) one = NULL;
  g_autoptr (MusetteJson) curves = NULL;

  g_assert_cmpint (run (f, "athlete get"), ==, 0);
  g_assert_nonnull (strstr (f->output, f->athlete));
  g_assert_cmpint (run (f, "settings list --json"), ==, 0);
  g_assert_true (f->output[0] == '[');
  g_assert_cmpint (run (f, "settings list"), ==, 0);
  g_assert_nonnull (strstr (f->output, "VirtualRide"));
  g_assert_cmpint (run (f, "settings get VirtualRide --json"), ==, 0);
  one = parse (f);
  g_assert_cmpfloat (musette_json_get_double (musette_json_as_object (one, NULL), "ftp"), >, 0);
  g_assert_cmpint (run (f, "settings get Chess"), ==, 5);
  g_assert_cmpint (run (f, "curves power --curves 42d --json"), ==, 0);
  curves = parse (f);
  g_assert_nonnull (musette_json_get_array (musette_json_as_object (curves, NULL), "list"));
  g_assert_cmpint (run (f, "curves power --curves 42d"), ==, 0);
  g_assert_cmpuint (count_lines (f->output), >, 5);
}

static void
test_broken_reply (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "athlete get --json"), ==, 4);
  g_assert_nonnull (strstr (f->messages, "127.0.0.1"));
  g_assert_cmpint (run (f, "activity list --oldest today-60 --csv"), ==, 4);
}

static void
test_cut_csv (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "activity csv"), ==, 4);
}

/* A table that ends between two lines looks complete: it must not be made from half of the samples,
 * and a file that was there stays. */
static void
test_broken_streams (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *path = g_build_filename (f->folder, "ride.csv", NULL);
  g_autofree char *print = g_strdup_printf ("activity streams %s --csv", id);
  g_autofree char *write = g_strdup_printf ("activity streams %s --csv -o %s", id, path);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (run (f, print), ==, 4);
  g_assert_cmpint (run (f, write), ==, 4);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_remove (path);
}

/* The same values as the service's list, one line for each sample. */
static void
test_table (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *print = g_strdup_printf ("activity streams %s --csv", id);
  g_autofree char *json = g_strdup_printf ("activity streams %s --json --types watts", id);
  g_autoptr (MusetteJson) root = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) names = NULL;
  JsonArray *watts;
  guint column = 0;

  g_assert_cmpint (run (f, print), ==, 0);
  lines = g_strsplit (f->output, "\n", 0);
  names = g_strsplit (lines[0], ",", 0);
  g_assert_cmpstr (names[0], ==, "time");
  g_assert_true (g_strv_contains ((const char *const *) names, "lat"));
  g_assert_true (g_strv_contains ((const char *const *) names, "lng"));
  while (strcmp (names[column], "watts") != 0)
    column++;
  g_assert_cmpint (run (f, json), ==, 0);
  root = parse (f);
  watts = musette_json_get_array (
      musette_json_array_get_object (musette_json_as_array (root, NULL), 0), "data");
  g_assert_cmpuint (musette_json_array_get_length (watts), ==, g_strv_length (lines) - 2);
  for (guint i = 0; i < musette_json_array_get_length (watts); i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], ",", 0);
      double value = musette_json_array_get_double (watts, i);

      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (names));
      if (*cells[column] == '\0')
        g_assert_true (value != value);
      else
        g_assert_cmpfloat (g_ascii_strtod (cells[column], NULL), ==, value);
    }
}

/* What GLib tells while debugging does not mix with data, and holds no key. */
static void
test_debug (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteJson) root = NULL;

  f->debug = TRUE;
  g_assert_cmpint (run (f, "athlete get --json"), ==, 0);
  root = parse (f);
  g_assert_nonnull (musette_json_as_object (root, NULL));
}

static void
test_unreachable (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "--server http://127.0.0.1:9 athlete get"), ==, 4);
}

int
main (int argc, char **argv)
{
  static const char *const no_settings[] = { "403@*/athlete/*", NULL };
  static const char *const cut[] = { "cutchunk@*", NULL };
  static const char *const html[] = { "html@*", NULL };
  static const char *const empty[] = { "empty@*", NULL };
  static const char *const garbage[] = { "garbage@*", NULL };
  static const char *const cut_csv[] = { "cutchunk@*.csv", NULL };
  static const char *const cut_streams[] = { "cutchunk@*streams*", NULL };
  static const char *const garbage_streams[] = { "garbage@*streams*", NULL };

  g_test_init (&argc, &argv, NULL);

  add ("login", NULL, test_login);
  add ("login-refused", NULL, test_login_refused);
  add ("token", no_settings, test_token);
  add ("addresses", NULL, test_addresses);
  add ("usage", NULL, test_usage);
  add ("activities", NULL, test_activities);
  add ("activity", NULL, test_activity);
  add ("intervals", NULL, test_intervals);
  add ("search", NULL, test_search);
  add ("csv", NULL, test_csv);
  add ("gear", NULL, test_gear);
  add ("output", NULL, test_output);
  add ("output-everywhere", NULL, test_output_everywhere);
  add ("output-special", NULL, test_output_special);
  add ("settings-and-curves", NULL, test_settings_and_curves);
  add ("cut", cut, test_broken_reply);
  add ("html", html, test_broken_reply);
  add ("empty", empty, test_broken_reply);
  add ("garbage", garbage, test_broken_reply);
  add ("cut-csv", cut_csv, test_cut_csv);
  add ("cut-streams", cut_streams, test_broken_streams);
  add ("garbage-streams", garbage_streams, test_broken_streams);
  add ("table", NULL, test_table);
  add ("debug", NULL, test_debug);
  add ("unreachable", NULL, test_unreachable);
  return g_test_run ();
}
