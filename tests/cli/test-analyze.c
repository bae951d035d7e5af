/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "musette-json-writer.h"

#include "musette-test.h"

/* Runs the built program over every file of the corpus and compares what it prints with the numbers
 * of an independent reference. */

typedef struct
{
  int exit_code;
  char *text;
  char *messages;
  JsonNode *root;
} Output;

static void
output_clear (Output *self)
{
  g_free (self->text);
  g_free (self->messages);
  if (self->root != NULL)
    musette_json_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

static Output
run (const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Output output = { 0 };

  g_ptr_array_add (argv, (gpointer) g_getenv ("MUSETTE_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process
      = g_subprocess_newv ((const char *const *) argv->pdata,
                           G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output.text, &output.messages, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  output.exit_code = g_subprocess_get_exit_status (process);
  return output;
}

static Output
run_json (const char *command, const char *const *files)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Output output;

  g_ptr_array_add (arguments, (gpointer) "--json");
  g_ptr_array_add (arguments, (gpointer) command);
  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) files[i]);
  g_ptr_array_add (arguments, NULL);
  output = run ((const char *const *) arguments->pdata);
  output.root = musette_json_parse (output.text, -1, &error);
  g_assert_no_error (error);
  return output;
}

static Output
analyze (const char *file)
{
  const char *files[] = { file, NULL };

  return run_json ("analyze", files);
}

/* Comparing */

static const char *const excluded[] = { "second_decoder",
                                        "third_decoder",
                                        "second_program",
                                        "damaged",
                                        "must_refuse",
                                        "expected_behaviour",
                                        "complete_points_before_damage" };

/* In this file bytes are missing. What is expected of its time still holds the garbage record that
 * a reader must drop, and the text of the damage names the byte. */
static const char *const excluded_with_garbage[]
    = { "time", "samples_raw", "raw_crc32", "merged_duplicates" };

static gboolean
is_listed (const char *name, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (name, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_excluded (const char *file, const char *name)
{
  if (is_listed (name, excluded, G_N_ELEMENTS (excluded)))
    return TRUE;
  return strstr (file, "strava-app-missing-bytes") != NULL
         && is_listed (name, excluded_with_garbage, G_N_ELEMENTS (excluded_with_garbage));
}

/* From what the reference says about its own exactness. */
static double
tolerance_of (const char *path)
{
  if (strstr (path, "/wbal/") != NULL)
    return strstr (path, "tau") != NULL ? 0.001 : 1;
  if (strstr (path, "intensity_factor") != NULL || strstr (path, "variability_index") != NULL
      || strstr (path, "efficiency_factor") != NULL)
    return 1e-4;
  if (strstr (path, "/power/") != NULL || strstr (path, "/heartrate/") != NULL
      || strstr (path, "/decoupling/") != NULL || strstr (path, "/distance") != NULL
      || strstr (path, "/cadence/") != NULL)
    return 0.01;
  return strstr (path, "/altitude/") != NULL ? 0.05 : 1e-9;
}

static guint compare (const char *file, const char *path, JsonNode *expected, JsonNode *found);

static guint
report (const char *file, const char *path, const char *what)
{
  g_test_message ("%s%s: %s", file, path, what);
  return 1;
}

static guint
compare_objects (const char *file, const char *path, JsonNode *expected, JsonNode *found)
{
  JsonObject *wanted = musette_json_as_object (expected, NULL);
  JsonObject *given = musette_json_as_object (found, NULL);
  g_auto (GStrv) names = musette_json_dup_members (wanted);
  g_auto (GStrv) given_names = musette_json_dup_members (given);
  guint wrong = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *member = g_strconcat (path, "/", names[i], NULL);

      if (is_excluded (file, names[i]))
        continue;
      wrong += g_strv_contains ((const char *const *) given_names, names[i])
                   ? compare (file, member, musette_json_get_node (wanted, names[i]),
                              musette_json_get_node (given, names[i]))
                   : report (file, member, "is missing");
    }
  return wrong;
}

static guint
compare_arrays (const char *file, const char *path, JsonNode *expected, JsonNode *found)
{
  JsonArray *wanted = musette_json_as_array (expected, NULL);
  JsonArray *given = musette_json_as_array (found, NULL);
  guint wrong = 0;

  if (musette_json_array_get_length (wanted) != musette_json_array_get_length (given))
    return report (file, path, "has another length");
  for (guint i = 0; i < musette_json_array_get_length (wanted); i++)
    {
      g_autofree char *member = g_strdup_printf ("%s/%u", path, i);

      wrong += compare (file, member, musette_json_array_get_node (wanted, i),
                        musette_json_array_get_node (given, i));
    }
  return wrong;
}

static char *
text_of (JsonNode *node)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_node (writer, node);
  return musette_json_writer_finish (writer);
}

static guint
compare_scalars (const char *file, const char *path, JsonNode *expected, JsonNode *found)
{
  g_autofree char *wanted = text_of (expected);
  g_autofree char *given = text_of (found);
  g_autofree char *what = NULL;

  if (g_str_equal (wanted, given))
    return 0;
  if (musette_json_get_kind (expected) == MUSETTE_JSON_NUMBER
      && fabs (g_ascii_strtod (wanted, NULL) - g_ascii_strtod (given, NULL)) <= tolerance_of (path))
    return 0;
  what = g_strdup_printf ("%s expected, found %s", wanted, given);
  return report (file, path, what);
}

static MusetteJsonKind
kind_of (JsonNode *node)
{
  return node != NULL ? musette_json_get_kind (node) : MUSETTE_JSON_NULL;
}

static guint
compare (const char *file, const char *path, JsonNode *expected, JsonNode *found)
{
  MusetteJsonKind kind = kind_of (expected);

  if (kind == MUSETTE_JSON_NULL && kind_of (found) == MUSETTE_JSON_NULL)
    return 0;
  if (kind != kind_of (found))
    return report (file, path, "is of another kind");
  if (kind == MUSETTE_JSON_OBJECT)
    return compare_objects (file, path, expected, found);
  if (kind == MUSETTE_JSON_ARRAY)
    return compare_arrays (file, path, expected, found);
  return compare_scalars (file, path, expected, found);
}

/* Files */

static JsonObject *
object_of (const Output *output)
{
  return musette_json_as_object (output->root, NULL);
}

/* A member that is null counts. */
static gboolean
has_member (JsonObject *object, const char *name)
{
  g_auto (GStrv) names = musette_json_dup_members (object);

  return g_strv_contains ((const char *const *) names, name);
}

static void
assert_refused (JsonObject *object, const char *file)
{
  JsonObject *error = musette_json_get_object (object, "error");

  g_assert_nonnull (error);
  g_assert_cmpstr (musette_json_get_string (object, "file"), ==, file);
  g_assert_cmpuint (strlen (musette_json_get_string (error, "code")), >, 0);
  g_assert_cmpuint (strlen (musette_json_get_string (error, "message")), >, 0);
}

static void
test_ride (gconstpointer data)
{
  const char *name = data;
  g_autofree char *file = g_strndup (name, strlen (name) - strlen (".json"));
  g_autofree char *path = musette_test_corpus ("rides", file, NULL);
  g_autofree char *expected_path = musette_test_corpus ("rides", "expected", name, NULL);
  g_autoptr (GBytes) bytes = musette_test_read (expected_path);
  g_autoptr (MusetteJson) expected = musette_json_parse_bytes (bytes, NULL);
  g_auto (Output) output = analyze (path);

  if (output.exit_code != 0)
    {
      g_assert_cmpint (output.exit_code, ==, 3);
      g_assert_true (
          musette_json_has (musette_json_as_object (expected, NULL), "empty")
          || musette_json_has (musette_json_as_object (expected, NULL), "expected_behaviour"));
      g_assert_cmpuint (strlen (output.messages), >, 0);
      assert_refused (object_of (&output), file);
      return;
    }
  g_assert_false (musette_json_get_bool (musette_json_as_object (expected, NULL), "must_refuse"));
  g_assert_true (has_member (object_of (&output), "damage"));
  g_assert_cmpuint (compare (file, "", expected, output.root), ==, 0);
}

static char *
corpus_ride (const char *file)
{
  return musette_test_corpus ("rides", file, NULL);
}

static void
assert_damage (const char *file, const char *const *codes)
{
  g_autofree char *path = corpus_ride (file);
  g_auto (Output) output = analyze (path);
  JsonArray *damage = musette_json_get_array (object_of (&output), "damage");

  g_assert_cmpint (output.exit_code, ==, 0);
  g_assert_cmpuint (musette_json_array_get_length (damage), ==, g_strv_length ((char **) codes));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      JsonObject *item = musette_json_array_get_object (damage, i);

      g_assert_cmpstr (musette_json_get_string (item, "code"), ==, codes[i]);
      g_assert_true (musette_json_has (item, "offset"));
      g_assert_cmpuint (strlen (musette_json_get_string (item, "message")), >, 0);
    }
}

static void
test_damage (void)
{
  const char *header[] = { "header-crc", "file-crc", NULL };
  const char *crc[] = { "file-crc", NULL };
  const char *cut[] = { "cut", NULL };
  const char *trailing[] = { "trailing-bytes", NULL };
  const char *xml[] = { "xml-cut", NULL };
  const char *unequal[] = { "unequal-streams", NULL };
  const char *derailed[] = { "derailed", "cut", "time-jump", NULL };

  assert_damage ("broken-header-crc.fit", header);
  assert_damage ("broken-one-bit.fit", crc);
  assert_damage ("broken-cut-in-half.fit", cut);
  assert_damage ("broken-trailing-zeros.fit", trailing);
  assert_damage ("broken-cut.tcx", xml);
  assert_damage ("broken-unequal-streams.json", unequal);
  assert_damage ("broken-strava-app-missing-bytes.fit", derailed);
}

/* A garbage record is dropped, whatever else is lost. */
static void
test_time_jump (void)
{
  g_autofree char *path = corpus_ride ("broken-strava-app-missing-bytes.fit");
  g_auto (Output) output = analyze (path);
  JsonObject *time = musette_json_get_object (object_of (&output), "time");

  g_assert_cmpint (musette_json_get_int (time, "elapsed_s"), ==, 314);
}

static void
test_several (void)
{
  g_autofree char *first = corpus_ride ("garmin-edge1000-96s.fit");
  g_autofree char *text = corpus_ride ("broken-text.fit");
  g_autofree char *last = corpus_ride ("garmin-edge1000-96s.tcx");
  const char *files[] = { first, text, "no such file", last, NULL };
  g_auto (Output) output = run_json ("analyze", files);
  JsonArray *array = musette_json_as_array (output.root, NULL);

  g_assert_cmpint (output.exit_code, ==, 3);
  g_assert_cmpuint (musette_json_array_get_length (array), ==, 4);
  g_assert_nonnull (musette_json_get_object (musette_json_array_get_object (array, 0), "power"));
  assert_refused (musette_json_array_get_object (array, 1), "broken-text.fit");
  assert_refused (musette_json_array_get_object (array, 2), "no such file");
  g_assert_nonnull (musette_json_get_object (musette_json_array_get_object (array, 3), "power"));
}

static void
compress (const char *from, const char *to)
{
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GConverter) compressor
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GBytes) bytes = musette_test_read (from);
  g_autoptr (GFileOutputStream) plain
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GOutputStream) packed
      = g_converter_output_stream_new (G_OUTPUT_STREAM (plain), compressor);

  g_assert_true (g_output_stream_write_all (packed, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
}

static void
test_compressed (void)
{
  static const char *const files[] = { "garmin-edge1000-96s.fit", "garmin-edge1000-96s.tcx",
                                       "garmin-edge1000-96s.gpx", "strava-list-streams.json" };
  g_autofree char *folder = g_dir_make_tmp ("musette-analyze-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *plain = corpus_ride (files[i]);
      g_autofree char *name = g_strconcat (files[i], ".gz", NULL);
      g_autofree char *packed = g_build_filename (folder, name, NULL);
      g_auto (Output) expected = analyze (plain);
      g_auto (Output) found = { 0 };

      compress (plain, packed);
      found = analyze (packed);
      g_unlink (packed);
      g_assert_cmpint (found.exit_code, ==, 0);
      g_assert_cmpstr (musette_json_get_string (object_of (&found), "file"), ==, name);
      g_assert_cmpstr (strchr (found.text, ','), ==, strchr (expected.text, ','));
    }
  g_rmdir (folder);
}

static void
test_thresholds (void)
{
  g_autofree char *path = corpus_ride ("garmin-edge810-vector-power.fit");
  const char *arguments[]
      = { "analyze", "--json",       path, "--ftp",    "300", "--w-prime", "15000", "--lthr",
          "165",     "--resting-hr", "50", "--max-hr", "185", "--weight",  "70",    NULL };
  g_auto (Output) output = run (arguments);
  JsonObject *power;
  JsonObject *heart;

  output.root = musette_json_parse (output.text, -1, NULL);
  power = musette_json_get_object (object_of (&output), "power");
  heart = musette_json_get_object (object_of (&output), "heartrate");
  g_assert_cmpint (output.exit_code, ==, 0);
  g_assert_cmpfloat_with_epsilon (musette_json_get_double (power, "intensity_factor"),
                                  300.5868 / 300, 1e-4);
  g_assert_cmpfloat_with_epsilon (musette_json_get_double (power, "average_w_per_kg"),
                                  275.4857 / 70, 1e-4);
  g_assert_nonnull (musette_json_get_object (heart, "zones"));
  g_assert_cmpfloat (musette_json_get_double (object_of (&output), "trimp"), >, 100);
  g_assert_cmpfloat (musette_json_get_double (object_of (&output), "hrss"), >, 50);
  g_assert_cmpfloat (musette_json_get_double (object_of (&output), "eftp"), >, 250);
  g_assert_cmpuint (
      musette_json_array_get_length (musette_json_get_array (object_of (&output), "cp_models")), ==,
      2);
  g_assert_cmpuint (
      musette_json_array_get_length (musette_json_get_array (object_of (&output), "intervals")), >,
      2);
}

static void
test_usage (void)
{
  const char *nothing[] = { "analyze", NULL };
  const char *bad_number[] = { "analyze", "x.fit", "--ftp", "much", NULL };
  const char *negative[] = { "analyze", "x.fit", "--ftp=-5", NULL };
  const char *zero[] = { "analyze", "x.fit", "--ftp=0", NULL };
  const char *missing[] = { "analyze", "no such file", NULL };
  const char *no_command[] = { NULL };
  g_auto (Output) none = run (nothing);
  g_auto (Output) bad = run (bad_number);
  g_auto (Output) below = run (negative);
  g_auto (Output) nought = run (zero);
  g_auto (Output) absent = run (missing);
  g_auto (Output) silent = run (no_command);

  g_assert_cmpint (none.exit_code, ==, 2);
  g_assert_cmpint (bad.exit_code, ==, 2);
  g_assert_cmpint (below.exit_code, ==, 2);
  g_assert_cmpint (nought.exit_code, ==, 2);
  g_assert_cmpint (absent.exit_code, ==, 3);
  g_assert_cmpint (silent.exit_code, ==, 2);
  g_assert_cmpstr (silent.text, ==, "");
  g_assert_nonnull (strstr (silent.messages, "--help"));
  g_assert_cmpstr (absent.text, ==, "");
  g_assert_nonnull (strstr (absent.messages, "no such file"));
}

static void
test_for_people (void)
{
  g_autofree char *path = corpus_ride ("garmin-edge810-vector-power.fit");
  const char *arguments[] = { "analyze", path, NULL };
  g_auto (Output) output = run (arguments);

  g_assert_cmpint (output.exit_code, ==, 0);
  g_assert_nonnull (strstr (output.text, "301"));
  g_assert_null (strchr (output.text, '{'));
}

/* The curve */

static void
test_curve (void)
{
  g_autofree char *path = corpus_ride ("garmin-edge810-vector-power.fit");
  const char *all[] = { path, "--all", NULL };
  const char *some[] = { path, NULL };
  g_auto (Output) dense = run_json ("curve", all);
  g_auto (Output) sparse = run_json ("curve", some);
  JsonArray *secs = musette_json_get_array (object_of (&sparse), "secs");
  JsonArray *watts = musette_json_get_array (object_of (&sparse), "watts");
  JsonArray *starts = musette_json_get_array (object_of (&sparse), "start");
  JsonArray *all_watts = musette_json_get_array (object_of (&dense), "watts");
  JsonArray *all_starts = musette_json_get_array (object_of (&dense), "start");

  g_assert_cmpuint (musette_json_array_get_length (all_watts), ==, 4700);
  g_assert_cmpfloat_with_epsilon (musette_json_array_get_double (all_watts, 1199), 312.215, 1e-4);
  for (guint i = 0; i < musette_json_array_get_length (secs); i++)
    {
      guint at = (guint) musette_json_array_get_double (secs, i) - 1;

      g_assert_cmpfloat (musette_json_array_get_double (watts, i), ==,
                         musette_json_array_get_double (all_watts, at));
      g_assert_cmpfloat (musette_json_array_get_double (starts, i), ==,
                         musette_json_array_get_double (all_starts, at));
    }
}

static void
test_curve_without_power (void)
{
  g_autofree char *path = corpus_ride ("garmin-fr305-four-activities.tcx");
  const char *files[] = { path, "--all", NULL };
  g_auto (Output) output = run_json ("curve", files);

  g_assert_cmpint (output.exit_code, ==, 0);
  g_assert_cmpuint (
      musette_json_array_get_length (musette_json_get_array (object_of (&output), "secs")), ==, 0);
}

static void
test_curves (void)
{
  g_autofree char *first = corpus_ride ("garmin-edge1000-96s.fit");
  g_autofree char *empty = corpus_ride ("broken-empty.fit");
  const char *files[] = { first, empty, NULL };
  g_auto (Output) output = run_json ("curve", files);
  JsonArray *array = musette_json_as_array (output.root, NULL);

  g_assert_cmpint (output.exit_code, ==, 3);
  g_assert_cmpuint (musette_json_array_get_length (array), ==, 2);
  assert_refused (musette_json_array_get_object (array, 1), "broken-empty.fit");
}

static GPtrArray *
list_expected (const char *corpus)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_build_filename (corpus, "rides", "expected", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

static void
add_corpus_tests (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat ("/cli/analyze/corpus/", name, NULL);

      g_test_add_data_func (path, name, test_ride);
    }
  g_test_add_func ("/cli/analyze/damage", test_damage);
  g_test_add_func ("/cli/analyze/time-jump", test_time_jump);
  g_test_add_func ("/cli/analyze/several", test_several);
  g_test_add_func ("/cli/analyze/compressed", test_compressed);
  g_test_add_func ("/cli/analyze/thresholds", test_thresholds);
  g_test_add_func ("/cli/analyze/for-people", test_for_people);
  g_test_add_func ("/cli/curve/durations", test_curve);
  g_test_add_func ("/cli/curve/without-power", test_curve_without_power);
  g_test_add_func ("/cli/curve/several", test_curves);
}

static gsize
render (const char *ride, const char *streams)
{
  g_autofree char *picture = g_strconcat (ride, ".svg", NULL);
  const char *arguments[] = { "render", ride, picture, "--streams", streams, NULL };
  g_auto (Output) output = run (arguments);
  g_autofree char *svg = NULL;
  gsize length;

  g_assert_cmpint (output.exit_code, ==, 0);
  g_assert_true (g_file_get_contents (picture, &svg, &length, NULL));
  g_unlink (picture);
  return length;
}

/* What is left of W' goes by the service's name as by ours, and is drawn for who asks for it. */
static void
test_render_w_balance (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GString) text = g_string_new ("[{\"type\":\"watts\",\"data\":[300");
  int file = g_file_open_tmp ("musette-render-XXXXXX.json", &path, NULL);

  for (guint i = 1; i < 600; i++)
    g_string_append (text, i % 60 < 30 ? ",400" : ",100");
  g_string_append (text, "]},{\"type\":\"time\",\"data\":[0");
  for (guint i = 1; i < 600; i++)
    g_string_append_printf (text, ",%u", i);
  g_string_append (text, "]}]");
  g_assert_true (g_close (file, NULL));
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  g_assert_cmpuint (render (path, "w_bal"), ==, render (path, "w_balance"));
  g_assert_cmpuint (render (path, "w_bal"), >, render (path, "temp") + 1000);
  g_unlink (path);
}

/* Numbers that nobody got are no success. */
static void
test_full_disk (void)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process
      = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MUSETTE_CLI"), "--help", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &messages, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 3);
  g_assert_nonnull (strstr (messages, "cannot be written"));
}

int
main (int argc, char **argv)
{
  const char *corpus = g_getenv ("MUSETTE_CORPUS");
  g_autoptr (GPtrArray) names = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/analyze/usage", test_usage);
  names = list_expected (corpus != NULL ? corpus : "");
  if (names->len > 0)
    add_corpus_tests (names);
  g_test_add_func ("/cli/analyze/render-w-balance", test_render_w_balance);
  g_test_add_func ("/cli/analyze/full-disk", test_full_disk);
  return g_test_run ();
}
