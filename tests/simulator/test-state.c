/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define MANUAL "athlete/0/activities/manual"

static char *
make_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-state-XXXXXX", NULL);

  return g_build_filename (folder, "state", NULL);
}

static void
remove_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static SimulatorFixture *
start (const char *path)
{
  const MusetteSimulatorOptions options = { .seed = 1, .state = path };

  return simulator_fixture_new_with (&options);
}

static void
change_all_kinds (SimulatorFixture *f, const char *ride, const char *other)
{
  g_autofree char *path = g_strconcat ("activity/", ride, NULL);
  g_autofree char *intervals = g_strconcat (path, "/intervals", NULL);
  g_autofree char *other_path = g_strconcat ("activity/", other, NULL);
  g_autoptr (MusetteJson) renamed = simulator_fixture_call (
      f, "PUT", path, "{\"name\":\"Kept “ever”\",\"icu_rpe\":3,\"X\":{\"a\":[1,null]}}");
  g_autoptr (MusetteJson) divided = simulator_fixture_call (
      f, "PUT", intervals, "[{\"start_index\":60,\"end_index\":360,\"label\":\"First\"}]");
  g_autoptr (MusetteJson) removed = simulator_fixture_call (f, "DELETE", other_path, NULL);
  g_autoptr (MusetteJson) made = simulator_fixture_call (
      f, "POST", MANUAL,
      "{\"start_date_local\":\"2026-11-20T06:00:00\",\"type\":\"Run\",\"moving_time\":600}");
}

static char *
get_text (SimulatorFixture *f, const char *path)
{
  g_autoptr (SimulatorAnswer) answer = simulator_fixture_send (f, "GET", path, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  return simulator_answer_dup_text (answer);
}

static void
test_restart_goes_on (void)
{
  g_autofree char *path = make_path ();
  SimulatorFixture *f = start (path);
  g_autofree char *ride = simulator_fixture_find (f, "Ride");
  g_autofree char *other = simulator_fixture_find (f, "Run");
  g_autofree char *intervals = g_strconcat ("activity/", ride, "/intervals", NULL);
  g_autofree char *other_path = g_strconcat ("activity/", other, NULL);
  const char *list = "athlete/0/activities?oldest=2026-10-01";
  g_autofree char *list_before = NULL;
  g_autofree char *list_after = NULL;
  g_autofree char *intervals_before = NULL;
  g_autofree char *intervals_after = NULL;
  GStatBuf information;

  change_all_kinds (f, ride, other);
  list_before = get_text (f, list);
  intervals_before = get_text (f, intervals);
  simulator_fixture_free (f);
  g_assert_cmpint (g_stat (path, &information), ==, 0);
  g_assert_cmpuint (information.st_mode & 0777, ==, 0600);
  f = start (path);
  list_after = get_text (f, list);
  intervals_after = get_text (f, intervals);
  g_assert_cmpstr (list_before, ==, list_after);
  g_assert_cmpstr (intervals_before, ==, intervals_after);
  g_assert_nonnull (strstr (list_after, "Kept “ever”"));
  simulator_fixture_expect (f, "GET", other_path, NULL, 404, "not found");
  simulator_fixture_expect (f, "POST", MANUAL,
                            "{\"start_date_local\":\"2026-11-20T06:00:00\",\"type\":\"Run\"}", 200,
                            "\"id\":\"i90000002\"");
  simulator_fixture_free (f);
  remove_path (path);
}

static void
check_refused (const char *path, guint64 seed, const char *text)
{
  const MusetteSimulatorOptions options = { .seed = seed, .today = SIMULATOR_TODAY, .state = path };
  g_autoptr (MusetteSimulator) simulator = musette_simulator_new (&options);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before;
  gsize length_after;

  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  g_assert_false (musette_simulator_start (simulator, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, text) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, text));
  g_assert_nonnull (strstr (error->message, path));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
write_text (const char *path, const char *text, gsize length)
{
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

static void
test_refused (void)
{
  static const char newer[] = "musette-simulator-state 2 seed 1\n";
  static const char other[] = "a letter\nto somebody\n";
  g_autofree char *path = make_path ();
  SimulatorFixture *f = start (path);
  g_autofree char *ride = simulator_fixture_find (f, "Ride");
  g_autofree char *run = simulator_fixture_find (f, "Run");
  g_autofree char *text = NULL;
  gsize length;

  change_all_kinds (f, ride, run);
  check_refused (path, 1, "in use by another");
  simulator_fixture_free (f);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  check_refused (path, 2, "belongs to the seed 1, not to 2");
  strstr (text, "Kept")[0] = 'k';
  write_text (path, text, length);
  check_refused (path, 1, "is damaged in line 2");
  write_text (path, newer, strlen (newer));
  check_refused (path, 1, "newer version");
  write_text (path, other, strlen (other));
  check_refused (path, 1, "is not one of the local service");
  write_text (path, "mus", 3);
  f = start (path);
  simulator_fixture_free (f);
  remove_path (path);
}

/* A change that was cut short was never answered: it is as if it had not been asked for. */
static void
test_cut_change (void)
{
  g_autofree char *path = make_path ();
  SimulatorFixture *f = start (path);
  g_autofree char *ride = simulator_fixture_find (f, "Ride");
  g_autofree char *run = simulator_fixture_find (f, "Run");
  g_autofree char *activity = g_strconcat ("activity/", ride, NULL);
  g_autofree char *text = NULL;
  gsize length;

  change_all_kinds (f, ride, run);
  simulator_fixture_free (f);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  write_text (path, text, length - 40);
  f = start (path);
  simulator_fixture_expect (f, "GET", activity, NULL, 200, "Kept");
  simulator_fixture_expect (f, "GET", "activity/i90000001", NULL, 404, "not found");
  simulator_fixture_expect (f, "POST", MANUAL,
                            "{\"start_date_local\":\"2026-11-20T06:00:00\",\"type\":\"Run\"}", 200,
                            "i90000001");
  simulator_fixture_free (f);
  f = start (path);
  simulator_fixture_expect (f, "GET", "activity/i90000001", NULL, 200, "i90000001");
  simulator_fixture_free (f);
  remove_path (path);
}

/* A full disk: the change is refused and not made, neither now nor after a restart. */
static void
test_full (void)
{
  g_autofree char *path = make_path ();
  SimulatorFixture *f = start (path);
  g_autofree char *ride = simulator_fixture_find (f, "Ride");
  g_autofree char *activity = g_strconcat ("activity/", ride, NULL);
  struct rlimit before;
  struct rlimit small;
  GStatBuf information;

  simulator_fixture_expect (f, "PUT", activity, "{\"name\":\"First\"}", 200, "First");
  g_assert_cmpint (g_stat (path, &information), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = (rlim_t) information.st_size + 50;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  simulator_fixture_expect (f, "PUT", activity, "{\"name\":\"Second\"}", 500, "state file");
  simulator_fixture_expect (f, "POST", "athlete/0/events",
                            "{\"category\":\"NOTE\",\"name\":\"No room\","
                            "\"start_date_local\":\"2026-12-20T00:00:00\"}",
                            500, "state file");
  simulator_fixture_expect (f, "DELETE", activity, NULL, 500, "state file");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  simulator_fixture_expect (f, "GET", activity, NULL, 200, "First");
  simulator_fixture_expect (f, "GET", "athlete/0/events?oldest=2026-12-20&newest=2026-12-20", NULL,
                            200, "[]");
  simulator_fixture_expect (f, "PUT", activity, "{\"name\":\"Third\"}", 200, "Third");
  simulator_fixture_free (f);
  f = start (path);
  simulator_fixture_expect (f, "GET", activity, NULL, 200, "Third");
  simulator_fixture_free (f);
  remove_path (path);
}

/* The part of the process that is killed. */
static int
serve (const char *path)
{
  const MusetteSimulatorOptions options = { .seed = 1, .today = SIMULATOR_TODAY, .state = path };
  g_autoptr (MusetteSimulator) simulator = musette_simulator_new (&options);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  if (!musette_simulator_start (simulator, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%s %s\n", musette_simulator_get_url (simulator), musette_simulator_get_key (simulator));
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}

typedef struct
{
  char *url;
  char *authorization;
  guint answered; /* atomic, like the next */
  guint sent;
  SoupSession *session;
} Writer;

static gboolean
post_one (Writer *self, guint number)
{
  g_autofree char *uri = g_strconcat (self->url, "/api/v1/" MANUAL "/bulk", NULL);
  g_autofree char *body = g_strdup_printf (
      "[{\"start_date_local\":\"2026-11-20T06:00:00\",\"type\":\"Run\",\"name\":\"k%u\"},"
      "{\"start_date_local\":\"2026-11-20T06:00:00\",\"type\":\"Run\",\"name\":\"k%u\"}]",
      number, number);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (SoupMessage) message = soup_message_new ("POST", uri);
  g_autoptr (GBytes) answer = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               self->authorization);
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  answer = soup_session_send_and_read (self->session, message, NULL, NULL);
  return answer != NULL && soup_message_get_status (message) == 200;
}

static gpointer
write_until_dead (gpointer data)
{
  Writer *self = data;

  do
    g_atomic_int_inc ((gint *) &self->sent);
  while (post_one (self, self->sent) && (g_atomic_int_inc ((gint *) &self->answered), TRUE));
  return NULL;
}

static GSubprocess *
spawn (const char *path, Writer *writer)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  GSubprocess *child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, self, "--serve", path, NULL);
  g_autoptr (GDataInputStream) lines
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  g_autofree char *pair = g_strconcat ("API_KEY:", words[1], NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  writer->url = g_strdup (words[0]);
  writer->authorization = g_strconcat ("Basic ", encoded, NULL);
  writer->session = soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 20, NULL);
  return child;
}

static guint
count_named (SimulatorFixture *f, const char *name)
{
  g_autofree char *path = g_strconcat ("athlete/0/activities/search?q=", name, NULL);
  g_autoptr (MusetteJson) json = simulator_fixture_call (f, "GET", path, NULL);
  JsonArray *rows = musette_json_as_array (json, NULL);
  guint count = 0;

  for (guint i = 0; i < musette_json_array_get_length (rows); i++)
    count += g_strcmp0 (musette_json_get_string (musette_json_array_get_object (rows, i), "name"),
                        name)
             == 0;
  return count;
}

static void
kill_once (guint round)
{
  g_autofree char *path = make_path ();
  Writer writer = { 0 };
  g_autoptr (GSubprocess) child = spawn (path, &writer);
  GThread *thread = g_thread_new ("writer", write_until_dead, &writer);
  SimulatorFixture *f;

  while ((guint) g_atomic_int_get ((gint *) &writer.answered) < 1 + 7 * round)
    g_usleep (1000 + 300 * round);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_thread_join (thread);
  f = start (path);
  for (guint number = 1; number <= writer.sent; number++)
    {
      g_autofree char *name = g_strdup_printf ("k%u", number);
      guint found = count_named (f, name);

      /* What was answered is there; the last one is there whole or not at all. */
      if (number <= writer.answered)
        g_assert_cmpuint (found, ==, 2);
      else
        g_assert_true (found == 0 || found == 2);
    }
  g_test_message ("%u changes were answered", writer.answered);
  simulator_fixture_free (f);
  remove_path (path);
  g_object_unref (writer.session);
  g_free (writer.url);
  g_free (writer.authorization);
}

static void
test_kill (void)
{
  for (guint round = 0; round < 4; round++)
    kill_once (round);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--serve") == 0)
    return serve (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state/restart-goes-on", test_restart_goes_on);
  g_test_add_func ("/state/refused", test_refused);
  g_test_add_func ("/state/cut-change", test_cut_change);
  g_test_add_func ("/state/full", test_full);
  g_test_add_func ("/state/kill", test_kill);
  return g_test_run ();
}
