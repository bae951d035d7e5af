/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* The commands that change something at the service, run as a script would. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define NEW_RIDE "type=Ride start_date_local=" TODAY "T06:00:00 moving_time=3600 name='New One'"

/* A member of the object that the last command printed. */
static char *
dup_member (Fixture *f, const char *member)
{
  g_autoptr (MusetteJson) root = parse (f);
  JsonObject *object = musette_json_as_object (root, NULL);

  g_assert_nonnull (object);
  return g_strdup (musette_json_get_string (object, member));
}

static void
expect_name (Fixture *f, const char *id, const char *expected)
{
  g_autofree char *line = g_strdup_printf ("activity get %s --json", id);
  g_autofree char *name = NULL;

  g_assert_cmpint (run (f, line), ==, 0);
  name = dup_member (f, "name");
  g_assert_cmpstr (name, ==, expected);
}

static guint
count_waiting (Fixture *f)
{
  g_autoptr (MusetteJson) root = NULL;

  g_assert_cmpint (run (f, "outbox list --json"), ==, 0);
  root = parse (f);
  return musette_json_array_get_length (musette_json_as_array (root, NULL));
}

/* How many activities of the last days have a name. */
static guint
count_named (Fixture *f, const char *name)
{
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *rows;
  guint n = 0;

  g_assert_cmpint (run (f, "activity list --oldest today-9 --fields name --json"), ==, 0);
  root = parse (f);
  rows = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (rows); i++)
    n += g_strcmp0 (musette_json_get_string (musette_json_array_get_object (rows, i), "name"), name)
         == 0;
  return n;
}

static void
test_update (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *line
      = g_strdup_printf ("activity update %s name='Morning = Coffee' icu_rpe=4 commute=true "
                         "tags='[\"a b\"]' description= --json",
                         id);
  g_autofree char *show = g_strdup_printf ("activity update %s feel=2", id);
  g_autoptr (MusetteJson) root = NULL;
  JsonObject *object;

  g_assert_cmpint (run (f, line), ==, 0);
  root = parse (f);
  object = musette_json_as_object (root, NULL);
  g_assert_cmpstr (musette_json_get_string (object, "id"), ==, id);
  g_assert_cmpstr (musette_json_get_string (object, "name"), ==, "Morning = Coffee");
  g_assert_cmpint (musette_json_get_int (object, "icu_rpe"), ==, 4);
  g_assert_true (musette_json_get_bool (object, "commute"));
  g_assert_cmpstr (musette_json_array_get_string (musette_json_get_array (object, "tags"), 0), ==,
                   "a b");
  /* Members that the program does not know are there. */
  g_assert_true (musette_json_has (object, "icu_pm_cp"));
  expect_name (f, id, "Morning = Coffee");
  g_assert_cmpint (run (f, show), ==, 0);
  g_assert_nonnull (strstr (f->output, "Morning = Coffee"));
  /* What is so already needs no change. */
  g_assert_cmpint (run (f, show), ==, 0);
  g_assert_cmpuint (count_waiting (f), ==, 0);
}

static void
test_usage (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "activity update i1"), ==, 2);
  g_assert_cmpint (run (f, "activity update i1 name"), ==, 2);
  g_assert_cmpint (run (f, "activity update i1 =name"), ==, 2);
  g_assert_cmpint (run (f, "activity create"), ==, 2);
  g_assert_cmpint (run (f, "activity create type=Ride --file x.json"), ==, 2);
  g_assert_cmpint (run (f, "activity create --file /nonexistent.json"), ==, 3);
  g_assert_cmpint (run_with_input (f, "activity create --file -", "{\"type\":"), ==, 3);
  g_assert_cmpint (run_with_input (f, "activity create --file -", "[1]"), ==, 3);
  g_assert_cmpint (run_with_input (f, "activity create --file -", ""), ==, 3);
  g_assert_cmpint (run (f, "activity delete"), ==, 2);
  g_assert_cmpint (run (f, "activity upload"), ==, 2);
  g_assert_cmpint (run (f, "activity upload /nonexistent.fit"), ==, 3);
  g_assert_cmpint (run (f, "activity upload /"), ==, 3);
  g_assert_cmpint (run (f, "activity download i1 --format tcx"), ==, 2);
  g_assert_cmpint (run_with_input (f, "activity intervals i1 --set -", "{}"), ==, 3);
  g_assert_cmpint (run_with_input (f, "activity intervals i1 --set -", "[{}]"), ==, 3);
  g_assert_cmpint (
      run_with_input (f, "activity intervals i1 --set -", "[{\"start_index\":9,\"end_index\":9}]"),
      ==, 3);
  g_assert_cmpint (run (f, "outbox drop"), ==, 2);
  g_assert_cmpint (run (f, "outbox drop 1 --all"), ==, 2);
  g_assert_cmpint (run (f, "outbox retry x"), ==, 3);
  g_assert_cmpint (run (f, "outbox drop 99999"), ==, 3);
}

/* What the service refuses is told in its words, and does not come back with the next sync. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *long_name = g_strnfill (200, 'x');
  g_autofree char *line = g_strdup_printf ("activity update %s name=%s", id, long_name);
  g_autofree char *wrong = g_strdup_printf ("activity update %s icu_rpe=99", id);

  g_assert_cmpint (run (f, line), ==, 5);
  g_assert_nonnull (strstr (f->messages, "Name is too long"));
  g_assert_cmpint (run (f, wrong), ==, 5);
  g_assert_cmpint (run (f, "activity update i0 name=x"), ==, 5);
  g_assert_cmpint (run (f, "activity delete i0"), ==, 5);
  g_assert_cmpint (run (f, "activity create name=x"), ==, 5);
  g_assert_cmpuint (count_waiting (f), ==, 0);
  g_assert_cmpint (run (f, "sync"), ==, 0);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *delete = NULL;
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *rows;

  g_assert_cmpint (run (f, "activity create " NEW_RIDE " --json"), ==, 0);
  id = dup_member (f, "id");
  expect_name (f, id, "New One");
  delete = g_strdup_printf ("activity delete %s", id);

  g_assert_cmpint (run_with_input (f, "activity create --file - --json",
                                   "[{\"type\":\"Run\",\"start_date_local\":\"" TODAY
                                   "T07:00:00\",\"name\":\"One\",\"moving_time\":600},"
                                   "{\"type\":\"Walk\",\"start_date_local\":\"" TODAY
                                   "T08:00:00\",\"name\":\"Two\",\"moving_time\":700}]"),
                   ==, 0);
  root = parse (f);
  rows = musette_json_as_array (root, NULL);
  g_assert_cmpuint (musette_json_array_get_length (rows), ==, 2);
  g_assert_cmpstr (musette_json_get_string (musette_json_array_get_object (rows, 1), "name"), ==,
                   "Two");
  g_assert_cmpuint (count_named (f, "New One"), ==, 1);
  g_assert_cmpuint (count_named (f, "One"), ==, 1);
  g_assert_cmpuint (count_named (f, "Two"), ==, 1);

  g_assert_cmpint (run (f, delete), ==, 0);
  g_assert_cmpuint (count_named (f, "New One"), ==, 0);
  g_assert_cmpint (run (f, delete), ==, 5);
  g_assert_cmpint (run_with_input (f, "activity create --file - --json", "[]"), ==, 0);
  g_assert_cmpstr (g_strstrip (f->output), ==, "[]");
}

static void
test_intervals (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *line = g_strdup_printf ("activity intervals %s --set - --json", id);
  g_autoptr (MusetteJson) root = NULL;
  JsonArray *intervals;
  gboolean found = FALSE;

  g_assert_cmpint (
      run_with_input (f, line, "[{\"start_index\":100,\"end_index\":160,\"label\":\"Hard\"}]"), ==,
      0);
  root = parse (f);
  intervals = musette_json_get_array (musette_json_as_object (root, NULL), "icu_intervals");
  for (guint i = 0; i < musette_json_array_get_length (intervals); i++)
    {
      JsonObject *interval = musette_json_array_get_object (intervals, i);

      found |= g_strcmp0 (musette_json_get_string (interval, "label"), "Hard") == 0
               && musette_json_get_int (interval, "start_index") == 100
               && musette_json_get_int (interval, "end_index") == 160;
    }
  g_assert_true (found);
}

static char *
dup_ride_path (void)
{
  return musette_test_data ("rides", "garmin-fenix5-1min.fit", NULL);
}

static void
test_upload (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_ride_path ();
  g_autofree char *line = g_strdup_printf ("activity upload %s --json", path);
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpint (run (f, line), ==, 0);
  id = dup_member (f, "id");
  g_assert_cmpint (run (f, line), ==, 0);
  again = dup_member (f, "id");
  g_assert_cmpstr (again, ==, id);
  g_assert_cmpuint (count_lines (f->messages), ==, 1);
}

/* What a command keeps in a temporary folder goes with it. */
static void
expect_no_temporary (Fixture *f)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "musette-"));
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* A recording has no name when it comes from another program, and the service goes by the name. */
static void
test_upload_input (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_ride_path ();
  g_autofree char *line = g_strdup_printf ("activity upload %s --json", path);
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autoptr (GBytes) packed = compress (bytes);
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpint (run_with_bytes (f, "activity upload - --json", packed), ==, 0);
  id = dup_member (f, "id");
  expect_no_temporary (f);
  g_assert_cmpint (run (f, line), ==, 0);
  again = dup_member (f, "id");
  g_assert_cmpstr (again, ==, id);

  g_assert_cmpint (run_with_input (f, "activity upload -", "no ride"), ==, 3);
  g_assert_nonnull (strstr (f->messages, "standard input"));
  g_assert_cmpint (run (f, "activity upload -"), ==, 3);
  g_assert_cmpint (run_with_bytes (f, "activity upload - /nonexistent.fit", bytes), ==, 3);
  expect_no_temporary (f);
  g_assert_cmpuint (count_waiting (f), ==, 0);
}

static void
test_upload_input_offline (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_ride_path ();
  g_autofree char *line = g_strdup_printf ("activity upload %s", path);
  g_autoptr (GBytes) bytes = musette_test_read (path);

  g_assert_cmpint (run (f, "sync"), ==, 0);
  stop_service (f);
  g_assert_cmpint (run_with_bytes (f, "activity upload -", bytes), ==, 4);
  g_assert_nonnull (strstr (f->messages, "musette-cli sync"));
  expect_no_temporary (f);
  g_assert_cmpuint (count_waiting (f), ==, 1);

  start_service (f, NULL);
  g_assert_cmpint (run (f, "sync"), ==, 0);
  g_assert_cmpuint (count_waiting (f), ==, 0);
  /* The service has it now: it says that it had it before. */
  g_assert_cmpint (run (f, line), ==, 0);
  g_assert_cmpuint (count_lines (f->messages), ==, 1);
}

static void
test_download (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *path = g_build_filename (f->folder, "ride", NULL);

  for (guint i = 0; i < 2; i++)
    {
      static const char *const formats[] = { "fit", "gpx" };
      g_autofree char *line
          = g_strdup_printf ("activity download %s --format %s -o %s", id, formats[i], path);
      g_autofree char *analyze = g_strdup_printf ("analyze %s --json", path);

      g_assert_cmpint (run (f, line), ==, 0);
      g_assert_cmpint (run (f, analyze), ==, 0);
      g_remove (path);
    }
  g_assert_cmpint (run (f, "activity download i0 -o /dev/null"), ==, 5);
}

static void
test_cut_download (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *fit = g_strdup_printf ("activity download %s --format fit", id);
  g_autofree char *gpx = g_strdup_printf ("activity download %s --format gpx", id);

  g_assert_cmpint (run (f, fit), ==, 4);
  g_assert_cmpint (run (f, gpx), ==, 4);
}

/* Changes without the service are kept, listed, and sent once by the next sync. */
static void
test_offline (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *rename = g_strdup_printf ("activity update %s name=Offline", id);
  g_autofree char *again = g_strdup_printf ("activity update %s icu_rpe=7", id);
  g_autofree char *get = g_strdup_printf ("activity get %s --json", id);
  g_autoptr (MusetteJson) root = NULL;

  stop_service (f);
  g_assert_cmpint (run (f, rename), ==, 4);
  g_assert_nonnull (strstr (f->messages, "musette-cli sync"));
  g_assert_cmpint (run (f, again), ==, 4);
  g_assert_cmpint (run (f, "activity create " NEW_RIDE), ==, 4);
  g_assert_cmpuint (count_waiting (f), >=, 2);
  g_assert_cmpint (run (f, "sync"), ==, 4);

  start_service (f, NULL);
  g_assert_cmpint (run (f, "sync --json"), ==, 0);
  g_assert_cmpuint (count_waiting (f), ==, 0);
  expect_name (f, id, "Offline");
  g_assert_cmpint (run (f, get), ==, 0);
  root = parse (f);
  g_assert_cmpint (musette_json_get_int (musette_json_as_object (root, NULL), "icu_rpe"), ==, 7);
  g_assert_cmpuint (count_named (f, "New One"), ==, 1);
  g_assert_cmpint (run (f, "sync"), ==, 0);
  g_assert_cmpuint (count_named (f, "New One"), ==, 1);
}

/* What waits is called by its name when a sync ever told it, else by its id. */
static void
test_offline_names (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *rename = g_strdup_printf ("activity update %s name=Offline", id);
  g_autofree char *describe = g_strdup_printf ("activity update %s description=Windy", id);
  g_autofree char *set = g_strdup_printf ("activity intervals %s --set -", id);
  g_autofree char *get = g_strdup_printf ("activity get %s --json", id);
  g_autofree char *name = NULL;

  g_assert_cmpint (run (f, get), ==, 0);
  name = dup_member (f, "name");
  g_assert_cmpint (run (f, "sync"), ==, 0);
  stop_service (f);
  g_assert_cmpint (run (f, rename), ==, 4);
  g_assert_cmpint (run (f, describe), ==, 4);
  g_assert_cmpint (run_with_input (f, set, "[{\"start_index\":100,\"end_index\":160}]"), ==, 4);
  g_assert_cmpint (run (f, "activity update i1 name=Unknown"), ==, 4);
  g_assert_cmpint (run (f, "activity delete i2"), ==, 4);
  g_assert_cmpint (run (f, "event update 17 name=Unknown"), ==, 4);
  g_assert_cmpint (run (f, "outbox list"), ==, 0);
  g_assert_nonnull (strstr (f->output, name));
  g_assert_nonnull (strstr (f->output, "“i1”"));
  g_assert_nonnull (strstr (f->output, "“i2”"));
  g_assert_nonnull (strstr (f->output, "“17”"));
  g_assert_null (strstr (f->output, "Untitled"));
}

static char *
find_store (Fixture *f)
{
  g_autofree char *root = g_build_filename (f->folder, "data", "musette", NULL);
  g_autoptr (GDir) services = g_dir_open (root, 0, NULL);
  const char *name;

  g_assert_nonnull (services);
  while ((name = g_dir_read_name (services)) != NULL)
    {
      g_autofree char *file = g_strconcat (f->athlete, ".db", NULL);
      g_autofree char *path = g_build_filename (root, name, file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  g_assert_not_reached ();
}

/* What waits is taken over from a damaged store, and is there at once. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *rename = g_strdup_printf ("activity update %s name=Offline", id);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_cmpint (run (f, "sync"), ==, 0);
  stop_service (f);
  g_assert_cmpint (run (f, rename), ==, 4);
  path = find_store (f);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) (length - length / 3), NULL));
  g_assert_cmpint (run (f, "outbox list"), ==, 0);
  g_assert_nonnull (strstr (f->output, id));
  g_assert_nonnull (strstr (f->messages, "was damaged"));
  g_assert_null (strstr (f->messages, "cannot be kept"));
}

static void
test_drop (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *rename = g_strdup_printf ("activity update %s name=Dropped", id);

  stop_service (f);
  g_assert_cmpint (run (f, rename), ==, 4);
  g_assert_cmpint (run (f, "outbox drop --all"), ==, 0);
  g_assert_cmpuint (count_waiting (f), ==, 0);
  start_service (f, NULL);
  g_assert_cmpint (run (f, "sync"), ==, 0);
  g_assert_cmpuint (count_named (f, "Dropped"), ==, 0);
}

/* A create whose answer was lost is looked for before it is sent again. */
static void
test_unclear (Fixture *f, gconstpointer data)
{
  int exit_code = run (f, "activity create " NEW_RIDE);

  g_assert_true (exit_code == 0 || exit_code == 4);
  g_assert_cmpint (run (f, "sync"), ==, 0);
  g_assert_cmpuint (count_named (f, "New One"), ==, 1);
  g_assert_cmpuint (count_waiting (f), ==, 0);
}

/* The service asked to wait, so that is done. */
static void
test_limited (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "activity create " NEW_RIDE), ==, 0);
  g_assert_cmpuint (count_named (f, "New One"), ==, 1);
}

static void
test_too_limited (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "activity create " NEW_RIDE), ==, 5);
  g_assert_cmpuint (count_waiting (f), ==, 0);
}

/* A key that is not accepted changes nothing, and nothing is kept for it. */
static void
test_wrong_key (Fixture *f, gconstpointer data)
{
  f->key = "wrongkey";
  g_assert_cmpint (run (f, "activity create " NEW_RIDE), ==, 5);
  g_assert_cmpint (run (f, "sync"), ==, 5);
  f->key = f->own_key;
  g_assert_cmpuint (count_waiting (f), ==, 0);
}

/* Where nothing can be kept, changes are sent all the same, and that is said. */
static void
test_no_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *id = dup_first_id (f);
  g_autofree char *rename = g_strdup_printf ("activity update %s name=Direct --json", id);

  f->data_home = "/proc/nowhere";
  g_assert_cmpint (run (f, rename), ==, 0);
  g_assert_cmpuint (count_lines (f->messages), ==, 1);
  expect_name (f, id, "Direct");
}

int
main (int argc, char **argv)
{
  static const char *const cut[] = { "cut@*/activities/manual*:1", NULL };
  static const char *const broken[] = { "502@*/activities/manual*:1", NULL };
  static const char *const limited[] = { "429/1@*/activities/manual*:2", NULL };
  static const char *const too_limited[] = { "429@*/activities/manual*", NULL };
  static const char *const cut_files[] = { "cutchunk@*-file", NULL };

  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("changes");
  add ("update", NULL, test_update);
  add ("usage", NULL, test_usage);
  add ("refused", NULL, test_refused);
  add ("create", NULL, test_create);
  add ("intervals", NULL, test_intervals);
  add ("upload", NULL, test_upload);
  add ("upload-input", NULL, test_upload_input);
  add ("upload-input-offline", NULL, test_upload_input_offline);
  add ("download", NULL, test_download);
  add ("cut-download", cut_files, test_cut_download);
  add ("offline", NULL, test_offline);
  add ("offline-names", NULL, test_offline_names);
  add ("damaged", NULL, test_damaged);
  add ("drop", NULL, test_drop);
  add ("cut-create", cut, test_unclear);
  add ("broken-create", broken, test_unclear);
  add ("limited", limited, test_limited);
  add ("too-limited", too_limited, test_too_limited);
  add ("wrong-key", NULL, test_wrong_key);
  add ("no-folder", NULL, test_no_folder);
  return g_test_run ();
}
