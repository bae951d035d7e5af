/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* A child process writes batch after batch and says each one that is committed. It is killed at a
 * moment that nobody chose; then all that it said must be there, each batch wholly or not at all,
 * nothing twice, and the database sound. The next child goes on where that one was killed.
 *
 * Batch n adds the activity new-n with its samples, a step and a change, gives new-(n-1) the id
 * i(n-1) everywhere, deletes what is older than some batches, and notes n. */

#define KEPT_CHANGES 5
#define KEPT_ACTIVITIES 30
#define KEPT_STEPS 20
#define DEFAULT_ROUNDS 200
#define LONGEST_LIFE_MS 50

static void
put_new (MusetteStoreBatch *batch, gint64 n)
{
  g_autofree char *id = g_strdup_printf ("new-%" G_GINT64_FORMAT, n);
  g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\"}", id);
  g_autoptr (MusetteActivity) whole = store_fixture_activity (id, "2026-05-05", id);
  g_autoptr (MusetteStreamSet) streams = musette_stream_set_new (0);

  for (guint i = 0; i < 1500; i++)
    {
      musette_stream_set_append (streams, (gint32) i);
      musette_stream_set_set_value (streams, i, MUSETTE_CHANNEL_WATTS, (double) (n * i % 977));
    }
  musette_store_batch_put_activity (batch, whole);
  musette_store_batch_put_streams (batch, id, streams);
  store_fixture_add_change (batch, id, body);
}

static void
end_old (MusetteStoreBatch *batch, gint64 n)
{
  g_autofree char *old_id = g_strdup_printf ("new-%" G_GINT64_FORMAT, n - 1);
  g_autofree char *new_id = g_strdup_printf ("i%" G_GINT64_FORMAT, n - 1);
  g_autofree char *gone = g_strdup_printf ("i%" G_GINT64_FORMAT, n - KEPT_ACTIVITIES);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  musette_store_batch_rename_item (batch, old_id, new_id);
  musette_store_batch_delete_activity (batch, gone);
  musette_store_batch_delete_outbox (batch, n - KEPT_CHANGES);
  musette_store_batch_delete_history (batch, n - KEPT_STEPS);
  musette_store_batch_set_state (batch, "last", text);
}

static void
commit (MusetteStore *store, MusetteStoreBatch *batch, gboolean durable)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  musette_store_commit_async (store, batch, durable, NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  if (!musette_store_commit_finish (store, result, &error))
    g_error ("%s", error->message);
  g_object_unref (batch);
}

static void
say (gint64 n)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", n);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

G_NORETURN static void
run_child (const char *path)
{
  MusetteStore *store = store_fixture_open (path);
  g_autofree char *last = store_fixture_state (store, "last");
  gint64 n = last != NULL ? g_ascii_strtoll (last, NULL, 10) : 0;

  for (;;)
    {
      MusetteStoreBatch *batch = musette_store_batch_new ();

      n++;
      put_new (batch, n);
      end_old (batch, n);
      commit (store, batch, n % 4 == 0);
      say (n);
    }
}

/* Appends changes of its own beside another process. */
G_NORETURN static void
run_appender (const char *path, const char *name)
{
  MusetteStore *store = store_fixture_open (path);

  for (gint64 n = 1;; n++)
    {
      MusetteStoreBatch *batch = musette_store_batch_new ();
      g_autofree char *body = g_strdup_printf ("%s %" G_GINT64_FORMAT, name, n);

      store_fixture_add_change (batch, name, body);
      commit (store, batch, FALSE);
      say (n);
    }
}

typedef struct
{
  GPid pid;
  int output;
} Child;

static Child
start (const char *kind, const char *path)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *arguments[] = { self, kind, path, NULL };
  g_autoptr (GError) error = NULL;
  Child child;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child.pid, NULL, &child.output, NULL, &error);
  g_assert_no_error (error);
  return child;
}

static void
wait_for_word (Child *child)
{
  struct pollfd output = { child->output, POLLIN, 0 };

  while (poll (&output, 1, -1) < 0)
    g_assert_cmpint (errno, ==, EINTR);
}

/* Returns the last number that was said as a whole, or 0. */
static gint64
kill_child (Child *child)
{
  g_autoptr (GString) said = g_string_new (NULL);
  char buffer[4096];
  ssize_t length;
  int status;
  char *end;

  kill (child->pid, SIGKILL);
  while ((length = read (child->output, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, length);
  close (child->output);
  while (waitpid (child->pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  end = strrchr (said->str, '\n');
  if (end == NULL)
    return 0;
  *end = '\0';
  end = strrchr (said->str, '\n');
  return g_ascii_strtoll (end != NULL ? end + 1 : said->str, NULL, 10);
}

static void
assert_activities (MusetteStore *store, gint64 last)
{
  g_autoptr (GPtrArray) rows = store_fixture_rows (store);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  MusetteStoreCounts counts = store_fixture_counts (store);
  guint expected = (guint) MIN (last, KEPT_ACTIVITIES);

  g_assert_cmpuint (rows->len, ==, expected);
  g_assert_cmpuint (counts.details, ==, expected);
  g_assert_cmpuint (counts.streams, ==, expected);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, (gpointer) musette_activity_get_id (g_ptr_array_index (rows, i)));
  for (guint i = 0; i < expected; i++)
    {
      g_autofree char *id
          = g_strdup_printf ("%s%" G_GINT64_FORMAT, i == 0 ? "new-" : "i", last - i);
      g_autoptr (MusetteStreamSet) streams = NULL;

      g_assert_true (g_hash_table_contains (ids, id));
      if (i > 1)
        continue;
      streams = store_fixture_streams (store, id);
      g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 1500);
      g_assert_cmpfloat (musette_stream_set_get_value (streams, 7, MUSETTE_CHANNEL_WATTS), ==,
                         (double) ((last - i) * 7 % 977));
    }
}

static void
assert_changes (MusetteStore *store, gint64 last)
{
  g_autoptr (GPtrArray) outbox = store_fixture_outbox (store);
  g_autoptr (GPtrArray) history = store_fixture_history (store);

  g_assert_cmpint (outbox->len, ==, MIN (last, KEPT_CHANGES));
  g_assert_cmpint (history->len, ==, MIN (last, KEPT_STEPS));
  for (guint i = 0; i < outbox->len; i++)
    {
      MusetteOutboxEntry *entry = g_ptr_array_index (outbox, outbox->len - 1 - i);
      MusetteHistoryEntry *step = g_ptr_array_index (history, history->len - 1 - i);
      g_autofree char *id
          = g_strdup_printf ("%s%" G_GINT64_FORMAT, i == 0 ? "new-" : "i", last - i);
      g_autofree char *body = g_strdup_printf ("{\"id\":\"%s\"}", id);

      g_assert_cmpint (entry->seq, ==, last - i);
      g_assert_cmpint (entry->step, ==, step->step);
      g_assert_cmpstr (entry->item, ==, id);
      g_assert_cmpstr (entry->body, ==, body);
      g_assert_cmpstr (step->data, ==, body);
    }
}

/* Each killed child may have committed one batch that it could not say any more. Returns the last
 * batch that is there. */
static gint64
verify (const char *path, gint64 said, guint kills)
{
  MusetteStore *store = store_fixture_open (path);
  g_autofree char *text = store_fixture_state (store, "last");
  gint64 last = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  g_assert_null (musette_store_get_set_aside (store));
  g_assert_cmpint (last, >=, said);
  g_assert_cmpint (last, <=, said + kills);
  assert_activities (store, last);
  assert_changes (store, last);
  g_assert_cmpint (store_fixture_get_number (path, "SELECT count(*) FROM pragma_integrity_check "
                                                   "WHERE integrity_check <> 'ok'"),
                   ==, 0);
  store_fixture_close (store);
  return last;
}

static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("MUSETTE_CRASH_ROUNDS");

  return rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : DEFAULT_ROUNDS;
}

/* Half of the children die while they write, the others perhaps before, while they open what was
 * left. Up to three are killed before anybody looks, so that children open what a killed one left.
 */
static void
test_killed (void)
{
  g_autofree char *path = store_fixture_path ();
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint rounds = get_rounds ();
  gint64 last = 0;
  guint kills = 0;

  for (guint i = 1; i <= rounds; i++)
    {
      Child child = start ("--child", path);
      gint64 said;

      if (g_rand_boolean (rand))
        wait_for_word (&child);
      g_usleep ((gulong) g_rand_int_range (rand, 0, LONGEST_LIFE_MS * 1000));
      said = kill_child (&child);
      last = MAX (last, said);
      kills++;
      if (i < rounds && kills < 3 && g_rand_boolean (rand))
        continue;
      last = verify (path, last, kills);
      kills = 0;
    }
  g_test_message ("%u rounds, %" G_GINT64_FORMAT " batches, seed %u", rounds, last, seed);
  g_assert_cmpint (last, >=, rounds / 4);
}

static void
assert_sequence (GPtrArray *outbox, const char *name, gint64 said)
{
  gint64 n = 0;

  for (guint i = 0; i < outbox->len; i++)
    {
      MusetteOutboxEntry *entry = g_ptr_array_index (outbox, i);
      g_autofree char *body = g_strdup_printf ("%s %" G_GINT64_FORMAT, name, n + 1);

      if (!g_str_equal (entry->item, name))
        continue;
      g_assert_cmpstr (entry->body, ==, body);
      n++;
    }
  g_assert_cmpint (n, >=, said);
  g_assert_cmpint (n, <=, said + 1);
}

/* Two programs write the same database at the same time, and both are killed. */
static void
test_two_processes (void)
{
  g_autofree char *path = store_fixture_path ();
  MusetteStore *store;
  g_autoptr (GPtrArray) outbox = NULL;
  Child one = start ("--append-one", path);
  Child two = start ("--append-two", path);
  gint64 said_one;
  gint64 said_two;

  g_usleep (1500 * 1000);
  said_one = kill_child (&one);
  said_two = kill_child (&two);
  g_assert_cmpint (said_one, >, 0);
  g_assert_cmpint (said_two, >, 0);
  store = store_fixture_open (path);
  g_assert_null (musette_store_get_set_aside (store));
  outbox = store_fixture_outbox (store);
  assert_sequence (outbox, "--append-one", said_one);
  assert_sequence (outbox, "--append-two", said_two);
  for (guint i = 0; i < outbox->len; i++)
    g_assert_cmpint (((MusetteOutboxEntry *) g_ptr_array_index (outbox, i))->seq, ==, i + 1);
  store_fixture_close (store);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    run_child (argv[2]);
  if (argc == 3 && g_str_has_prefix (argv[1], "--append"))
    run_appender (argv[2], argv[1]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/crash/killed", test_killed);
  g_test_add_func ("/store/crash/two-processes", test_two_processes);
  return g_test_run ();
}
