/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* The commands about events and the library, run as a script would, against the local service. */
#include <string.h>

#include "cli-fixture.h"

static char *
dup_member (Fixture *f, const char *member)
{
  g_autoptr (MusetteJson) root = parse (f);
  JsonObject *object = musette_json_as_object (root, NULL);

  if (strcmp (member, "id") == 0)
    return musette_json_dup_id (object, member);
  return g_strdup (musette_json_get_string (object, member));
}

static int
run_with_id (Fixture *f, const char *format, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);
  g_autofree char *line = g_strjoinv (id, parts);

  return run (f, line);
}

static char *
write_file (Fixture *f, const char *name, const char *text)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static guint
count (Fixture *f)
{
  g_autoptr (MusetteJson) root = parse (f);

  return musette_json_array_get_length (musette_json_as_array (root, NULL));
}

static guint
count_text (const char *text, const char *wanted)
{
  guint n = 0;

  for (const char *at = strstr (text, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

static char *
create_from_text (Fixture *f)
{
  g_autofree char *path
      = write_file (f, "Hills.txt", "Warmup\n- 10m 60%\n\n3x\n- 5m 100%\n- 5m 50%\n");
  g_autofree char *line = g_strdup_printf ("event create --file %s --date 2026-05-19 --json", path);

  g_assert_cmpint (run (f, line), ==, 0);
  return dup_member (f, "id");
}

static void
test_event (Fixture *f, gconstpointer data)
{
  g_autofree char *id = create_from_text (f);
  g_autofree char *name = dup_member (f, "name");
  g_autofree char *start = NULL;

  g_assert_cmpstr (name, ==, "Hills");
  g_assert_nonnull (strstr (f->output, "\"workout_doc\""));
  g_assert_nonnull (strstr (f->output, "2400"));
  g_assert_cmpint (run (f, "event list --oldest 2026-05-19 --newest 2026-05-19"), ==, 0);
  g_assert_nonnull (strstr (f->output, "Hills"));
  g_assert_cmpint (run_with_id (f, "event update @ name=Openers indoor=true --json", id), ==, 0);
  g_assert_nonnull (strstr (f->output, "Openers"));
  g_assert_cmpint (run_with_id (f, "event move @ 2026-05-20 --json", id), ==, 0);
  start = dup_member (f, "start_date_local");
  g_assert_true (g_str_has_prefix (start, "2026-05-20T"));
  g_assert_cmpint (run_with_id (f, "event get @ --json", id), ==, 0);
  g_assert_cmpint (run_with_id (f, "event delete @", id), ==, 0);
  g_assert_cmpint (run_with_id (f, "event get @", id), ==, 5);
}

static void
test_event_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *id = create_from_text (f);
  g_autofree char *copy = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpint (run_with_id (f, "event copy @ 2027-01-05 --json", id), ==, 0);
  copy = dup_member (f, "id");
  g_assert_cmpstr (copy, !=, id);
  g_assert_cmpint (
      run (f, "event list --oldest 2027-01-05 --newest 2027-01-05 --fields id,name --json"), ==, 0);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_null (strstr (f->output, "category"));
  g_assert_cmpint (
      run (f, "event list --oldest 2027-01-05 --newest 2027-01-05 --csv --fields id,name"), ==, 0);
  g_assert_cmpuint (count_lines (f->output), ==, 2);
  line = g_strdup_printf ("event delete %s %s", id, copy);
  g_assert_cmpint (run (f, line), ==, 0);
  g_assert_cmpint (run (f, "event list --oldest 2027-01-05 --newest 2027-01-05 --json"), ==, 0);
  g_assert_cmpuint (count (f), ==, 0);
}

static void
test_event_files (Fixture *f, gconstpointer data)
{
  g_autofree char *id = create_from_text (f);
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_cmpint (run_with_id (f, "event download @ --format zwo", id), ==, 0);
  g_assert_nonnull (strstr (f->output, "<workout_file>"));
  path = g_build_filename (f->folder, "hills.fit", NULL);
  line = g_strdup_printf ("event download %s --format fit -o %s", id, path);
  g_assert_cmpint (run (f, line), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 12);
  g_assert_cmpmem (content + 8, 4, ".FIT", 4);
  g_assert_cmpint (run (f, "event zip --oldest 2026-05-19 --newest 2026-05-19 --format mrc"), ==,
                   0);
  g_assert_cmpmem (f->output, 2, "PK", 2);
  g_assert_cmpint (run_with_id (f, "event done @ --json", id), ==, 0);
  g_assert_nonnull (strstr (f->output, "start_date_local"));
}

/* A text of old programs reaches the service in its own letters. */
static void
test_event_old_text (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "old.txt", "Z\xFCgig\n\n- 10m 60%\n");
  g_autofree char *line = g_strdup_printf ("event create --file %s --date 2027-03-01 --json", path);

  g_assert_cmpint (run (f, line), ==, 0);
  g_assert_nonnull (strstr (f->output, "Zügig"));
}

static void
test_event_bulk (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (
      f, "events.json",
      "[{\"category\":\"NOTE\",\"name\":\"A\",\"start_date_local\":\"2027-02-01T00:00:00\"},"
      "{\"category\":\"NOTE\",\"name\":\"B\",\"start_date_local\":\"2027-02-02T00:00:00\"}]");
  g_autofree char *line = g_strdup_printf ("event create --file %s --json", path);

  g_assert_cmpint (run (f, line), ==, 0);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpint (
      run (f, "event update --oldest 2027-02-01 --newest 2027-02-02 hide_from_athlete=true --json"),
      ==, 0);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpint (run (f, "event create category=NOTE name=C --date 2027-02-03 --json"), ==, 0);
  g_assert_cmpint (run (f, "event create category=Note name=C"), ==, 5);
  g_assert_cmpint (run (f, "event list --oldest 2027-02-01 --newest 2027-02-28 --category NOTE "
                           "--json"),
                   ==, 0);
  g_assert_cmpuint (count (f), ==, 3);
}

/* What the service made of the workout that the last command sent. */
static void
expect_workout (Fixture *f, int moving_time, int load)
{
  g_autoptr (MusetteJson) root = parse (f);
  JsonObject *object = musette_json_as_object (root, NULL);

  g_assert_nonnull (object);
  g_assert_cmpint (musette_json_get_int (object, "moving_time"), ==, moving_time);
  g_assert_cmpint (musette_json_get_int (object, "icu_training_load"), ==, load);
}

/* Workouts and events come from other programs too; what they are, their content tells. */
static void
test_event_input (Fixture *f, gconstpointer data)
{
  static const char *const formats[] = { "zwo", "erg", "mrc", "fit" };
  g_autofree char *id = NULL;

  g_assert_cmpint (run_with_input (f, "event create --file - --name Piped --json", "- 40m 80%\n"),
                   ==, 0);
  expect_workout (f, 2400, 43);
  id = dup_member (f, "id");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *line = g_strdup_printf ("event download %s --format %s", id, formats[i]);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_cmpint (run (f, line), ==, 0);
      bytes = g_bytes_new (f->output, f->length);
      g_assert_cmpint (run_with_bytes (f, "event create --file - --json", bytes), ==, 0);
      expect_workout (f, 2400, 43);
    }
  g_assert_cmpint (run_with_input (f, "event create --file - --json",
                                   " [ {\"category\":\"NOTE\",\"name\":\"A\","
                                   "\"start_date_local\":\"2027-02-01T00:00:00\"}]"),
                   ==, 0);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpint (run (f, "event create --file -"), ==, 3);
  g_assert_nonnull (strstr (f->messages, "standard input"));
  g_assert_cmpint (run_with_input (f, "event create --file -", "{\"category\":"), ==, 3);
}

static void
test_workout_input (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpint (run (f, "folder create Mine --json"), ==, 0);
  folder = dup_member (f, "id");
  line = g_strdup_printf ("workout create --folder %s --file - --json", folder);
  g_assert_cmpint (run_with_input (f, line, "- 40m 80%\n"), ==, 0);
  expect_workout (f, 2400, 43);
  g_assert_cmpint (run (f, line), ==, 3);
}

static void
test_library (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "Tempo.txt", "- 1h 80%\n");
  g_autofree char *folder = NULL;
  g_autofree char *line = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpint (run (f, "folder create Mine --json"), ==, 0);
  folder = dup_member (f, "id");
  g_assert_cmpint (run_with_id (f, "folder update @ name=Ours", folder), ==, 0);
  g_assert_cmpint (run (f, "folder list"), ==, 0);
  g_assert_nonnull (strstr (f->output, "Ours"));
  line = g_strdup_printf ("workout create --folder %s --file %s --json", folder, path);
  g_assert_cmpint (run (f, line), ==, 0);
  id = dup_member (f, "id");
  g_assert_nonnull (strstr (f->output, "3600"));
  g_assert_cmpint (run_with_id (f, "workout list --folder @ --json", folder), ==, 0);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpint (run_with_id (f, "workout update @ name=Threshold", id), ==, 0);
  g_assert_cmpint (run_with_id (f, "workout get @", id), ==, 0);
  g_assert_nonnull (strstr (f->output, "Threshold"));
  g_assert_cmpint (run_with_id (f, "workout download @ --format erg", id), ==, 0);
  g_assert_nonnull (strstr (f->output, "[COURSE DATA]"));
  g_assert_cmpint (run_with_id (f, "folder share @ i20:edit i10", folder), ==, 0);
  g_assert_cmpint (run_with_id (f, "folder share @ --json", folder), ==, 0);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_nonnull (strstr (f->output, "\"canEdit\":true"));
  g_assert_cmpint (run_with_id (f, "folder share @ --nobody", folder), ==, 0);
  g_assert_cmpint (run_with_id (f, "folder share @ --json", folder), ==, 0);
  g_assert_cmpuint (count (f), ==, 0);
  g_assert_cmpint (run_with_id (f, "workout delete @", id), ==, 0);
  g_assert_cmpint (run_with_id (f, "folder delete @", folder), ==, 0);
  g_assert_cmpint (run_with_id (f, "workout list --folder @ --json", folder), ==, 0);
  g_assert_cmpuint (count (f), ==, 0);
}

static guint
count_waiting (Fixture *f)
{
  g_assert_cmpint (run (f, "outbox list --json"), ==, 0);
  return count (f);
}

/* Changes without the service are kept, listed, and sent once by the next sync: a new folder before
 * what goes into it. */
static void
test_offline (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_file (f, "Tempo.txt", "- 1h 80%\n");
  g_autofree char *id = create_from_text (f);
  g_autofree char *folder = NULL;
  g_autofree char *shared = NULL;
  g_autofree char *line = NULL;
  g_autoptr (MusetteJson) waiting = NULL;

  g_assert_cmpint (run (f, "folder create Shared --json"), ==, 0);
  shared = dup_member (f, "id");
  stop_service (f);
  g_assert_cmpint (run (f, "folder create Mine"), ==, 4);
  g_assert_nonnull (strstr (f->messages, "musette-cli sync"));
  g_assert_cmpint (run (f, "outbox list --json"), ==, 0);
  waiting = parse (f);
  folder = g_strdup (musette_json_get_string (
      musette_json_array_get_object (musette_json_as_array (waiting, NULL), 0), "item"));
  line = g_strdup_printf ("workout create --folder %s --file %s", folder, path);
  g_assert_cmpint (run (f, line), ==, 4);
  g_assert_cmpint (run_with_id (f, "event move @ 2026-05-21", id), ==, 4);
  g_assert_cmpint (run_with_id (f, "event update @ name=Later", id), ==, 4);
  g_assert_cmpint (run (f, "event create category=NOTE name=Rest --date 2026-05-22"), ==, 4);
  g_assert_cmpint (run_with_id (f, "folder share @ i10:edit", shared), ==, 4);
  g_assert_cmpint (run (f, "event update --oldest 2026-05-01 --newest 2026-05-31 name=All"), ==, 4);
  g_assert_cmpint (run_with_id (f, "event done @", id), ==, 4);
  g_assert_cmpuint (count_waiting (f), ==, 6);
  g_assert_cmpint (run (f, "sync"), ==, 4);

  start_service (f, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (run (f, "sync"), ==, 0);
  g_assert_cmpuint (count_waiting (f), ==, 0);
  g_assert_cmpint (
      run (f, "event list --oldest 2026-05-21 --newest 2026-05-22 --csv --fields name"), ==, 0);
  g_assert_nonnull (strstr (f->output, "Later"));
  g_assert_cmpuint (count_text (f->output, "Rest"), ==, 1);
  g_assert_cmpint (run (f, "folder list"), ==, 0);
  g_assert_cmpuint (count_text (f->output, "Mine"), ==, 1);
  g_assert_cmpint (run_with_id (f, "folder share @ --json", shared), ==, 0);
  g_assert_cmpuint (count_text (f->output, "i10"), ==, 1);
  g_assert_cmpint (run (f, "workout list --json"), ==, 0);
  g_assert_cmpuint (count_text (f->output, "\"Tempo\""), ==, 1);
}

/* What the service did without being heard is not done again, and what it refuses is not kept. */
static void
test_unclear (Fixture *f, gconstpointer data)
{
  int exit_code = run (f, "event create category=NOTE name=Rest --date 2027-03-01");

  g_assert_true (exit_code == 0 || exit_code == 4);
  g_assert_cmpint (run (f, "sync"), ==, 0);
  g_assert_cmpint (run (f, "event list --oldest 2027-03-01 --newest 2027-03-01 --json"), ==, 0);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpint (run (f, "event create category=Note name=C"), ==, 5);
  g_assert_cmpint (run (f, "event update 1 name=x"), ==, 5);
  g_assert_cmpint (run (f, "folder delete 1"), ==, 5);
  g_assert_cmpuint (count_waiting (f), ==, 0);
}

static void
test_usage (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (run (f, "event list"), ==, 2);
  g_assert_cmpint (run (f, "event create"), ==, 2);
  g_assert_cmpint (run (f, "event update 1"), ==, 2);
  g_assert_cmpint (run (f, "event update 1 name"), ==, 2);
  g_assert_cmpint (run (f, "event move 1 never"), ==, 3);
  g_assert_cmpint (run (f, "event download 1 --format gpx"), ==, 2);
  g_assert_cmpint (run (f, "event create --file missing.zwo"), ==, 3);
  g_assert_cmpint (run (f, "workout create --folder 1"), ==, 2);
  g_assert_cmpuint (musette_simulator_get_n_requests (f->simulator), ==, 0);
}

int
main (int argc, char **argv)
{
  static const char *const lost[] = { "lost@POST */events:1", NULL };

  g_test_init (&argc, &argv, NULL);

  add ("plan-event", NULL, test_event);
  add ("plan-event-copy", NULL, test_event_copy);
  add ("plan-event-files", NULL, test_event_files);
  add ("plan-event-bulk", NULL, test_event_bulk);
  add ("plan-event-input", NULL, test_event_input);
  add ("plan-workout-input", NULL, test_workout_input);
  add ("plan-event-old-text", NULL, test_event_old_text);
  add ("plan-library", NULL, test_library);
  add ("plan-offline", NULL, test_offline);
  add ("plan-unclear", lost, test_unclear);
  add ("plan-usage", NULL, test_usage);
  return g_test_run ();
}
