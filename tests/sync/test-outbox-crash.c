/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "edits-fixture.h"
#include "musette-activity-list-private.h"
#include "musette-test.h"

/* Working without the service, killed in the middle, and going on. */

#define ROWS_FILE "rows.json"
#define WHOLE_FILE "whole.json"

static const char *own_path;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
to_text (GBytes *json)
{
  return g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

/* What the computer knows of the service. */
static void
keep_rows (Program *p)
{
  g_autoptr (GString) rows = g_string_new ("[");
  g_autoptr (MusetteActivity) whole = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (p->list)); i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (G_LIST_MODEL (p->list), i);
      g_autofree char *json = to_text (musette_activity_get_json (row));

      g_string_append_printf (rows, "%s%s", i > 0 ? "," : "", json);
    }
  g_string_append_c (rows, ']');
  write_file (p->folder, ROWS_FILE, rows->str);
  whole = program_read (p, musette_activity_get_id (program_get_row (p, 0)));
  text = to_text (musette_activity_get_json (whole));
  write_file (p->folder, WHOLE_FILE, text);
}

static GBytes *
read_kept (Program *p, const char *name)
{
  g_autofree char *path = g_build_filename (p->folder, name, NULL);

  return musette_test_read (path);
}

static void
show_kept_rows (Program *p)
{
  g_autoptr (GBytes) json = read_kept (p, ROWS_FILE);
  g_autoptr (GPtrArray) rows = musette_activity_list_from_json (json, NULL);

  program_show_rows (p, rows);
}

static void
set_rpe_on_three (Program *p)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_int (patch, "icu_rpe", 9);
  for (guint i = 1; i <= 3; i++)
    g_assert_true (musette_step_update_activity (step, program_get_row (p, i), patch));
  g_assert_true (musette_edits_apply (p->edits, step, NULL));
}

static void
split_interval (Program *p)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GBytes) json = read_kept (p, WHOLE_FILE);
  g_autoptr (MusetteActivity) whole = musette_activity_new_from_json (json, NULL);
  g_autoptr (GPtrArray) edits = program_split_first (whole);

  g_assert_true (musette_step_set_intervals (step, whole, edits));
  g_assert_true (musette_edits_apply (p->edits, step, NULL));
}

/* The program that is killed: it never sees the service. */
static void
run_child (const char *folder)
{
  Program p = { .folder = (char *) folder };

  p.store_path = g_build_filename (folder, "i1.db", NULL);
  program_start (&p);
  show_kept_rows (&p);
  program_set_text (&p, musette_activity_get_id (program_get_row (&p, 0)), "name", "Renamed");
  set_rpe_on_three (&p);
  program_create (&p, "Made Offline");
  split_interval (&p);
  program_delete (&p, musette_activity_get_id (program_get_row (&p, 4)));
  g_assert_true (musette_history_undo (p.history));
  program_save (&p);
  kill (getpid (), SIGKILL);
}

static void
run_and_kill_child (Program *p)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_path, "--child", p->folder, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
}

static void
assert_wanted (Program *p, char **ids, guint n_intervals, guint n_rows)
{
  g_autoptr (MusetteActivity) first = program_read (p, ids[0]);

  g_assert_cmpstr (musette_activity_get_name (first), ==, "Renamed");
  g_assert_cmpuint (musette_activity_get_intervals (first)->len, ==, n_intervals);
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (MusetteActivity) there = program_read (p, ids[i]);

      g_assert_cmpfloat (musette_activity_get_rpe (there), ==, 9);
    }
  g_assert_true (program_has (p, ids[4]));
  g_assert_cmpuint (program_count_named (p, "Made Offline"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p->list)), ==, n_rows + 1);
}

static void
test_scenario (void)
{
  g_auto (Program) p = { 0 };
  g_auto (GStrv) ids = g_new0 (char *, 6);
  g_autoptr (MusetteActivity) whole = NULL;
  guint n_rows;

  program_init (&p, TRUE);
  program_start_service (&p, NULL);
  program_start (&p);
  program_connect (&p);
  program_load_rows (&p);
  keep_rows (&p);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (p.list));
  for (guint i = 0; i < 5; i++)
    ids[i] = g_strdup (musette_activity_get_id (program_get_row (&p, i)));
  whole = program_read (&p, ids[0]);
  program_stop (&p);
  program_stop_service (&p);

  run_and_kill_child (&p);

  program_start (&p);
  show_kept_rows (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 6);
  g_assert_true (musette_history_get_can_redo (p.history));
  g_assert_true (musette_history_undo (p.history));
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 5);
  program_start_service (&p, NULL);
  program_connect (&p);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  assert_wanted (&p, ids, musette_activity_get_intervals (whole)->len, n_rows);

  /* The service keeps it, too. */
  program_stop_service (&p);
  program_start_service (&p, NULL);
  assert_wanted (&p, ids, musette_activity_get_intervals (whole)->len, n_rows);
}

int
main (int argc, char **argv)
{
  own_path = argv[0];
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    {
      run_child (argv[2]);
      return 1;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox-crash/scenario", test_scenario);
  return g_test_run ();
}
