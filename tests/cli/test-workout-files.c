/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "cli-fixture.h"

#include <string.h>

/* inspect and convert, which need no account. */

static char *
write_file (Fixture *f, const char *name, const char *content)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static int
run_on (Fixture *f, const char *words, const char *path)
{
  g_autofree char *line = g_strdup_printf ("%s '%s'", words, path);

  return run (f, line);
}

static JsonObject *
get_step (JsonObject *root, guint index)
{
  JsonObject *document = musette_json_get_object (root, "workout_doc");

  return musette_json_array_get_object (musette_json_get_array (document, "steps"), index);
}

/* The numbers of the service for its own first example. */
static void
test_inspect (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.txt",
                                      "- 20m 60% 90-100rpm\n\nMain set 4x\n- 8m 110%\n- 8m 50%\n\n"
                                      "- 10m 60%\n");
  g_autoptr (MusetteJson) json = NULL;
  JsonObject *root;
  JsonArray *zones;

  g_assert_cmpint (run_on (f, "inspect --json", path), ==, 0);
  json = parse (f);
  root = musette_json_as_object (json, NULL);
  zones = musette_json_get_array (root, "zoneTimes");
  g_assert_cmpfloat (musette_json_get_double (root, "duration"), ==, 5640);
  g_assert_cmpfloat (musette_json_get_double (root, "icu_training_load"), ==, 116);
  g_assert_cmpfloat_with_epsilon (musette_json_get_double (root, "icu_intensity"), 86.04798, 1e-4);
  g_assert_cmpfloat (musette_json_get_double (musette_json_array_get_object (zones, 4), "secs"), ==,
                     1920);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (root, "diagnostics")),
                    ==, 0);
  g_assert_false (musette_json_has (get_step (root, 0), "_power"));
}

/* Once it is known whether a workout is done indoors, targets are resolved as the service does. */
static void
test_resolve (Fixture *f, gconstpointer data)
{
  g_autofree char *path
      = write_file (f, "a.txt", "- 10m 40%\n- 10m 10-30%\n- 10m Z2\n- 1m Z2 HR\n");
  g_autofree char *settings = write_file (
      f, "settings.json", "{\"ftp\":240,\"indoor\":false,\"hr_zones\":[116,141,160,179]}");
  g_autofree char *line = g_strdup_printf ("inspect --json --settings '%s'", settings);
  g_autoptr (MusetteJson) json = NULL;
  JsonObject *root;
  JsonObject *band;

  g_assert_cmpint (run_on (f, line, path), ==, 0);
  json = parse (f);
  root = musette_json_as_object (json, NULL);
  band = musette_json_get_object (get_step (root, 0), "_power");
  g_assert_cmpfloat (musette_json_get_double (band, "value"), ==, 96);
  g_assert_cmpfloat (musette_json_get_double (band, "start"), ==, 93);
  g_assert_cmpfloat (musette_json_get_double (band, "end"), ==, 99);
  band = musette_json_get_object (get_step (root, 1), "_power");
  g_assert_cmpfloat (musette_json_get_double (band, "value"), ==, 48);
  band = musette_json_get_object (get_step (root, 2), "_power");
  g_assert_false (musette_json_has (band, "value"));
  g_assert_cmpfloat (musette_json_get_double (band, "end"), ==, 180);
  band = musette_json_get_object (get_step (root, 3), "_hr");
  g_assert_cmpfloat (musette_json_get_double (band, "start"), ==, 116);
  g_assert_cmpfloat (musette_json_get_double (musette_json_get_object (root, "workout_doc"), "ftp"),
                     ==, 240);
}

/* Options win over the settings, and the settings over what is assumed. */
static void
test_ftp (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.txt", "- 60m 200w\n");
  g_autofree char *settings = write_file (f, "settings.json", "{\"ftp\":400}");
  const struct
  {
    const char *words;
    double load;
  } runs[] = { { "inspect --json", 64 },
               { "inspect --json --settings '%s'", 25 },
               { "inspect --json --ftp 200 --settings '%s'", 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_auto (GStrv) parts = g_strsplit (runs[i].words, "%s", -1);
      g_autofree char *line = g_strjoinv (settings, parts);
      g_autoptr (MusetteJson) json = NULL;

      g_assert_cmpint (run_on (f, line, path), ==, 0);
      json = parse (f);
      g_assert_cmpfloat (
          musette_json_get_double (musette_json_as_object (json, NULL), "icu_training_load"), ==,
          runs[i].load);
    }
}

/* A number that cannot be meant is told, and no other is taken in its place. */
static void
test_bad_threshold (Fixture *f, gconstpointer data)
{
  const char *const options[] = { "--ftp=0", "--ftp=-5", "--ftp=nan", "--max-hr=inf" };
  g_autofree char *path = write_file (f, "a.txt", "- 60m 200w\n");

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *line = g_strdup_printf ("inspect %s", options[i]);

      g_assert_cmpint (run_on (f, line, path), ==, 2);
      g_assert_nonnull (strstr (f->messages, "above 0"));
    }
}

/* Devices keep a pace in whole mm/s; the seconds and the metres come back. */
static void
test_pace_of_device (Fixture *f, gconstpointer data)
{
  const char text[]
      = "- 2km 6:00/km Pace intensity=warmup\n\n4x\n"
        "- 5m 4:20/km Pace intensity=active\n- 3m 5:45-5:15/km Pace intensity=active\n";
  g_autofree char *from = write_file (f, "a.txt", text);
  g_autofree char *device = g_build_filename (f->folder, "b.fit", NULL);
  g_autofree char *to = g_build_filename (f->folder, "c.txt", NULL);
  g_autofree char *there = g_strdup_printf ("convert '%s'", from);
  g_autofree char *back = g_strdup_printf ("convert '%s'", device);
  g_autofree char *found = NULL;

  g_assert_cmpint (run_on (f, there, device), ==, 0);
  g_assert_cmpint (run_on (f, back, to), ==, 0);
  g_assert_true (g_file_get_contents (to, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

/* So do the seconds of a mile. */
static void
test_mile_of_device (Fixture *f, gconstpointer data)
{
  g_autofree char *from = write_file (f, "a.txt", "- 1mi 7:15/mi Pace\n");
  g_autofree char *device = g_build_filename (f->folder, "b.fit", NULL);
  g_autofree char *there = g_strdup_printf ("convert '%s'", from);

  g_assert_cmpint (run_on (f, there, device), ==, 0);
  g_assert_cmpint (run_on (f, "inspect --json", device), ==, 0);
  g_assert_nonnull (strstr (f->output, "\"duration\": 435"));
}

static void
test_diagnostics (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.txt", "- 20min 60%\n");
  g_autofree char *none = write_file (f, "a.zwo", "<html>\n<body/></html>");
  g_autoptr (MusetteJson) json = NULL;
  JsonObject *diagnostic;

  g_assert_cmpint (run_on (f, "inspect --json", path), ==, 0);
  json = parse (f);
  diagnostic = musette_json_array_get_object (
      musette_json_get_array (musette_json_as_object (json, NULL), "diagnostics"), 0);
  g_assert_cmpfloat (musette_json_get_double (diagnostic, "line"), ==, 1);
  g_assert_cmpstr (musette_json_get_string (diagnostic, "fix"), ==, "- 20m 60%");
  g_assert_cmpint (run_on (f, "inspect --json", none), ==, 3);
  g_assert_nonnull (strstr (f->messages, "Line 2"));
  g_assert_cmpstr (f->output, ==, "");
}

static void
test_convert (Fixture *f, gconstpointer data)
{
  g_autofree char *path
      = write_file (f, "a.txt", "- 10m ramp 50-70%\n\n3x\n- Hold 5m 100% 90rpm\n- 5m 50%\n");
  const char *const names[] = { "b.zwo", "b.erg", "b.mrc", "b.fit", "b.json", "b.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *to = g_build_filename (f->folder, names[i], NULL);
      g_autofree char *line = g_strdup_printf ("convert '%s'", path);
      g_autoptr (MusetteJson) json = NULL;

      g_assert_cmpint (run_on (f, line, to), ==, 0);
      g_assert_cmpint (strstr (f->messages, "Cadence has no place") != NULL, ==, i == 1 || i == 2);
      g_assert_cmpint (run_on (f, "inspect --json", to), ==, 0);
      json = parse (f);
      g_assert_cmpfloat (musette_json_get_double (musette_json_as_object (json, NULL), "duration"),
                         ==, 2400);
    }
}

static void
test_convert_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.zwo", "nothing");
  g_autofree char *kept = write_file (f, "kept.zwo", "kept");
  g_autofree char *line = g_strdup_printf ("convert '%s'", path);
  g_autofree char *content = NULL;

  g_assert_cmpint (run_on (f, line, "b.xyz"), ==, 2);
  g_assert_cmpint (run_on (f, line, kept), ==, 3);
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "kept");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("workout-files");
  add ("inspect", NULL, test_inspect);
  add ("resolve", NULL, test_resolve);
  add ("ftp", NULL, test_ftp);
  add ("bad-threshold", NULL, test_bad_threshold);
  add ("pace-of-device", NULL, test_pace_of_device);
  add ("mile-of-device", NULL, test_mile_of_device);
  add ("diagnostics", NULL, test_diagnostics);
  add ("convert", NULL, test_convert);
  add ("convert-refused", NULL, test_convert_refused);
  return g_test_run ();
}
