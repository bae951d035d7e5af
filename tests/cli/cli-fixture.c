/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * start_service:
 * @f: the fixture
 * @faults: (nullable) (array zero-terminated=1): what goes wrong
 *
 * Starts the local service; where it ran before, it goes on with what it knew, at the same address.
 */
void
start_service (Fixture *f, const char *const *faults)
{
  g_autofree char *state = g_build_filename (f->folder, "service", NULL);
  g_autoptr (GUri) uri = f->url != NULL ? g_uri_parse (f->url, G_URI_FLAGS_NONE, NULL) : NULL;
  const MusetteSimulatorOptions options = {
    .seed = 1,
    .today = musette_date_parse (TODAY),
    .state = state,
    .port = uri != NULL ? (guint16) g_uri_get_port (uri) : 0,
  };
  g_autoptr (GError) error = NULL;

  f->simulator = musette_simulator_new (&options);
  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    musette_simulator_add_fault (f->simulator, faults[i], &error);
  g_assert_no_error (error);
  musette_simulator_start (f->simulator, &error);
  g_assert_no_error (error);
  if (f->url != NULL)
    return;
  f->url = g_strdup (musette_simulator_get_url (f->simulator));
  f->athlete = g_strdup (musette_simulator_get_athlete_id (f->simulator));
  f->own_key = g_strdup (musette_simulator_get_key (f->simulator));
  f->key = f->own_key;
}

/**
 * stop_service:
 * @f: the fixture
 */
void
stop_service (Fixture *f)
{
  musette_simulator_stop (f->simulator);
  g_clear_object (&f->simulator);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("musette-cli-XXXXXX", NULL);
  start_service (f, data);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->simulator != NULL)
    stop_service (f);
  musette_test_remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->url);
  g_free (f->athlete);
  g_free (f->own_key);
  g_free (f->output);
  g_free (f->messages);
}

static GSubprocessLauncher *
new_launcher (Fixture *f)
{
  GSubprocessLauncher *launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *keyring = g_build_filename (f->folder, "keyring", NULL);
  g_autofree char *data_home = g_build_filename (f->folder, "data", NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME",
                                f->data_home != NULL ? f->data_home : data_home, TRUE);
  g_subprocess_launcher_setenv (launcher, "TMPDIR", f->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "MUSETTE_SERVER", f->url, TRUE);
  g_subprocess_launcher_setenv (launcher, "MUSETTE_TODAY", TODAY, TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PASSWORD", "x", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "MUSETTE_API_KEY");
  g_subprocess_launcher_unsetenv (launcher, "MUSETTE_ACCESS_TOKEN");
  if (f->key != NULL)
    g_subprocess_launcher_setenv (launcher, "MUSETTE_API_KEY", f->key, TRUE);
  if (f->debug)
    g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  if (f->token != NULL)
    g_subprocess_launcher_setenv (launcher, "MUSETTE_ACCESS_TOKEN", f->token, TRUE);
  return launcher;
}

/* With a zero at the end, and what files have in between. */
static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = g_malloc0 (length + 1);

  if (length > 0)
    memcpy (text, data, length);
  return text;
}

/**
 * count_lines:
 * @text: a text
 *
 * Returns: how many lines it has
 */
guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += *at == '\n';
  return n;
}

/* libsecret 0.20 forgets the entity tag of each keyring file that it writes, which no suppression
 * can name: commands that write the keyring are not held against it. */
static void
forgive_leaks (GSubprocessLauncher *launcher, const char *line)
{
  if (g_str_has_prefix (line, "login") || g_str_has_prefix (line, "logout"))
    g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
}

static char **
split (const char *line)
{
  g_autofree char *whole = g_strdup_printf ("%s %s", g_getenv ("MUSETTE_CLI"), line);
  g_autoptr (GError) error = NULL;
  char **argv = NULL;

  g_shell_parse_argv (whole, NULL, &argv, &error);
  g_assert_no_error (error);
  return argv;
}

static void
keep_outputs (Fixture *f, GBytes *out, GBytes *err)
{
  g_free (f->output);
  g_free (f->messages);
  f->length = g_bytes_get_size (out);
  f->output = dup_text (out);
  f->messages = dup_text (err);
  g_assert_null (strstr (f->messages, f->own_key));
  g_assert_null (strstr (f->output, f->own_key));
}

/**
 * run_with_bytes:
 * @f: the fixture
 * @line: what stands behind the program's name, quoted as in a shell
 * @in: what the program reads
 *
 * Runs musette-cli. Failures say one line and print nothing; nothing ever shows the key.
 *
 * Returns: what it exited with
 */
int
run_with_bytes (Fixture *f, const char *line, GBytes *in)
{
  g_autoptr (GSubprocessLauncher) launcher = new_launcher (f);
  g_auto (GStrv) argv = split (line);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;

  forgive_leaks (launcher, line);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  keep_outputs (f, out, err);
  if (g_subprocess_get_exit_status (process) != 0)
    {
      if (count_lines (f->messages) != 1)
        g_error ("%s: one line of trouble was expected, not: %s", line, f->messages);
      g_assert_cmpuint (f->length, ==, 0);
    }
  return g_subprocess_get_exit_status (process);
}

/**
 * run_with_input:
 * @f: the fixture
 * @line: what stands behind the program's name, quoted as in a shell
 * @input: (nullable): what the program reads
 *
 * As run_with_bytes().
 *
 * Returns: what musette-cli exited with
 */
int
run_with_input (Fixture *f, const char *line, const char *input)
{
  g_autoptr (GBytes) in = g_bytes_new (input, input != NULL ? strlen (input) : 0);

  return run_with_bytes (f, line, in);
}

/**
 * run:
 * @f: the fixture
 * @line: what stands behind the program's name, quoted as in a shell
 *
 * As run_with_bytes().
 *
 * Returns: what musette-cli exited with
 */
int
run (Fixture *f, const char *line)
{
  return run_with_input (f, line, NULL);
}

/**
 * parse:
 * @f: the fixture
 *
 * Returns: (transfer full): what the last command printed, which must be JSON
 */
MusetteJson *
parse (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  MusetteJson *root = musette_json_parse (f->output, (gssize) f->length, &error);

  g_assert_no_error (error);
  return root;
}

/**
 * dup_first_id:
 * @f: the fixture
 *
 * Returns: (transfer full): the last ride's id
 */
char *
dup_first_id (Fixture *f)
{
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *rows;

  g_assert_cmpint (run (f, "activity list --oldest today-60 --type Ride --fields id --json"), ==,
                   0);
  root = parse (f);
  rows = musette_json_as_array (root, NULL);
  g_assert_cmpuint (musette_json_array_get_length (rows), >, 0);
  return g_strdup (musette_json_get_string (musette_json_array_get_object (rows, 0), "id"));
}

/**
 * add:
 * @name: the test's name
 * @faults: (nullable): what goes wrong at the service
 * @test: the test
 */
void
add (const char *name, const char *const *faults, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/cli/%s/%s", g_get_prgname (), name);

  g_test_add (path, Fixture, faults, set_up, test, tear_down);
}
