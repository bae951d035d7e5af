/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "edits-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "musette-intervals-json.h"
#include "musette-kept-files.h"
#include "musette-test.h"

/* Changes made here, sent to the local service. */

static char *
get_id (Program *p, guint nth)
{
  return g_strdup (musette_activity_get_id (program_get_row (p, nth)));
}

static const char *
get_shown_name (Program *p, const char *id)
{
  MusetteActivity *row = musette_activity_list_find (p->list, id);

  return row != NULL ? musette_activity_get_name (row) : NULL;
}

static void
assert_name (Program *p, const char *id, const char *name)
{
  g_autoptr (MusetteActivity) there = program_read (p, id);

  g_assert_cmpstr (musette_activity_get_name (there), ==, name);
}

static void
begin (Program *p, gboolean with_store)
{
  program_init (p, with_store);
  program_start_service (p, NULL);
  program_start (p);
  program_connect (p);
  program_load_rows (p);
}

static void
test_rename (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  program_set_text (&p, id, "name", "Hill Repeats");
  g_assert_cmpstr (get_shown_name (&p, id), ==, "Hill Repeats");
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpstr (get_shown_name (&p, id), ==, "Hill Repeats");
  assert_name (&p, id, "Hill Repeats");
}

/* What was not sent is not sent; what was is sent back. */
static void
test_undo_update (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  before = g_strdup (get_shown_name (&p, id));
  program_set_text (&p, id, "name", "A");
  g_assert_true (musette_history_get_can_undo (p.history));
  g_assert_true (musette_history_undo (p.history));
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpstr (get_shown_name (&p, id), ==, before);
  g_assert_true (musette_history_redo (p.history));
  g_assert_cmpstr (get_shown_name (&p, id), ==, "A");
  program_flush (&p);
  assert_name (&p, id, "A");
  g_assert_true (musette_history_undo (p.history));
  g_assert_cmpstr (get_shown_name (&p, id), ==, before);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  program_flush (&p);
  assert_name (&p, id, before);
  g_assert_true (musette_history_redo (p.history));
  program_flush (&p);
  assert_name (&p, id, "A");
}

static void
test_clear_number (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (MusetteActivity) there = NULL;
  g_autoptr (MusetteActivity) again = NULL;
  double before;

  begin (&p, FALSE);
  for (guint i = 0; id == NULL; i++)
    if (isnan (musette_activity_get_rpe (program_get_row (&p, i))))
      id = get_id (&p, i);
  before = musette_activity_get_rpe (musette_activity_list_find (p.list, id));
  g_assert_true (isnan (before));
  program_set_number (&p, id, "icu_rpe", 7);
  program_flush (&p);
  there = program_read (&p, id);
  g_assert_cmpfloat (musette_activity_get_rpe (there), ==, 7);
  musette_history_undo (p.history);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  again = program_read (&p, id);
  g_assert_true (isnan (musette_activity_get_rpe (again)));
}

static void
test_create (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *local = NULL;
  guint rows;

  begin (&p, FALSE);
  rows = g_list_model_get_n_items (G_LIST_MODEL (p.list));
  local = g_strdup (program_create (&p, "Made Here"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows + 1);
  program_set_text (&p, local, "name", "Made and Renamed");
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows + 1);
  g_assert_null (musette_activity_list_find (p.list, local));
  g_assert_cmpuint (program_count_named (&p, "Made and Renamed"), ==, 1);
  musette_history_undo (p.history);
  program_flush (&p);
  g_assert_cmpuint (program_count_named (&p, "Made Here"), ==, 1);
  musette_history_undo (p.history);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows);
  program_flush (&p);
  g_assert_cmpuint (program_count_named (&p, "Made Here"), ==, 0);
  musette_history_redo (p.history);
  program_flush (&p);
  g_assert_cmpuint (program_count_named (&p, "Made Here"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows + 1);
}

static void
test_delete (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  guint rows;

  begin (&p, FALSE);
  rows = g_list_model_get_n_items (G_LIST_MODEL (p.list));
  id = get_id (&p, 0);
  program_set_text (&p, id, "name", "To Be Deleted");
  program_flush (&p);
  program_delete (&p, id);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows - 1);
  musette_history_undo (p.history);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  musette_history_redo (p.history);
  program_flush (&p);
  g_assert_false (program_has (&p, id));
  musette_history_undo (p.history);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (program_count_named (&p, "To Be Deleted"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows);
  musette_history_redo (p.history);
  program_flush (&p);
  g_assert_cmpuint (program_count_named (&p, "To Be Deleted"), ==, 0);
}

static MusetteOutboxItem *
get_item (Program *p, guint i)
{
  g_autoptr (MusetteOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (p->outbox), i);

  return item; /* the outbox holds it */
}

static void
change_behind (Program *p, const char *id, const char *member, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (MusetteActivity) answer = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  char *json;

  musette_patch_set_string (patch, member, value);
  json = musette_patch_to_json (patch);
  body = g_bytes_new_take (json, strlen (json));
  musette_client_update_activity_async (p->client, id, body, NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  answer = musette_client_update_activity_finish (p->client, result, &error);
  g_assert_no_error (error);
}

static void
test_conflict (gconstpointer data)
{
  const MusetteResolution resolution = GPOINTER_TO_INT (data);
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  MusetteOutboxItem *item;
  MusetteConflict *conflict;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  change_behind (&p, id, "name", "Theirs");
  program_set_text (&p, id, "name", "Mine");
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_attention (p.outbox), ==, 1);
  item = get_item (&p, 0);
  g_assert_cmpint (musette_outbox_item_get_state (item), ==, MUSETTE_OUTBOX_STATE_CONFLICT);
  conflict = musette_outbox_item_get_conflict (item);
  g_assert_cmpuint (musette_conflict_get_n_fields (conflict), ==, 1);
  g_assert_cmpstr (musette_conflict_get_mine (conflict, 0), ==, "Mine");
  g_assert_cmpstr (musette_conflict_get_theirs (conflict, 0), ==, "Theirs");
  g_assert_false (musette_conflict_get_can_keep_both (conflict));
  g_assert_cmpstr (get_shown_name (&p, id), ==, "Mine");
  g_assert_true (musette_outbox_resolve (p.outbox, item, resolution));
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  assert_name (&p, id, resolution == MUSETTE_RESOLUTION_MINE ? "Mine" : "Theirs");
  g_assert_cmpstr (get_shown_name (&p, id), ==,
                   resolution == MUSETTE_RESOLUTION_MINE ? "Mine" : "Theirs");
}

/* Who looks later still sees that there is a conflict, and what it is about once it can be asked.
 */
static void
test_conflict_stays (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;

  begin (&p, TRUE);
  id = get_id (&p, 0);
  change_behind (&p, id, "name", "Theirs");
  program_set_text (&p, id, "name", "Mine");
  program_flush (&p);
  program_save (&p);
  program_stop (&p);
  program_start (&p);
  g_assert_cmpint (musette_outbox_item_get_state (get_item (&p, 0)), ==,
                   MUSETTE_OUTBOX_STATE_CONFLICT);
  g_assert_null (musette_outbox_item_get_conflict (get_item (&p, 0)));
  program_connect (&p);
  program_flush (&p);
  g_assert_nonnull (musette_outbox_item_get_conflict (get_item (&p, 0)));
  assert_name (&p, id, "Theirs");
}

static void
test_keep_both (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (MusetteActivity) there = NULL;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  change_behind (&p, id, "description", "Theirs");
  program_set_text (&p, id, "description", "Mine");
  program_flush (&p);
  g_assert_true (musette_outbox_resolve (p.outbox, get_item (&p, 0), MUSETTE_RESOLUTION_BOTH));
  program_flush (&p);
  there = program_read (&p, id);
  g_assert_cmpstr (musette_activity_get_description (there), ==, "Theirs\n\nMine");
}

static void
test_refused (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *long_name = g_strnfill (120, 'x');

  begin (&p, FALSE);
  id = get_id (&p, 0);
  before = g_strdup (get_shown_name (&p, id));
  program_set_text (&p, id, "name", long_name);
  program_flush (&p);
  g_assert_cmpint (musette_outbox_item_get_state (get_item (&p, 0)), ==,
                   MUSETTE_OUTBOX_STATE_REFUSED);
  g_assert_nonnull (musette_outbox_item_get_error_text (get_item (&p, 0)));
  program_set_text (&p, id, "name", "Short");
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  assert_name (&p, id, "Short");
  program_set_text (&p, id, "name", long_name);
  program_flush (&p);
  musette_outbox_drop (p.outbox, get_item (&p, 0));
  g_assert_cmpstr (get_shown_name (&p, id), ==, "Short");
}

static void
test_restart (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;

  begin (&p, TRUE);
  id = get_id (&p, 0);
  before = g_strdup (get_shown_name (&p, id));
  program_stop_service (&p);
  program_set_text (&p, id, "name", "Offline");
  program_create (&p, "Also Offline");
  program_save (&p);
  program_stop (&p);

  program_start (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 2);
  program_start_service (&p, NULL);
  program_connect (&p);
  program_load_rows (&p);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  assert_name (&p, id, "Offline");
  g_assert_cmpuint (program_count_named (&p, "Also Offline"), ==, 1);
  program_save (&p);
  program_stop (&p);

  program_start (&p);
  program_connect (&p);
  program_load_rows (&p);
  g_assert_true (musette_history_undo (p.history));
  g_assert_true (musette_history_undo (p.history));
  g_assert_false (musette_history_get_can_undo (p.history));
  program_flush (&p);
  assert_name (&p, id, before);
  g_assert_cmpuint (program_count_named (&p, "Also Offline"), ==, 0);
}

/* What waits for one thing goes out in one request. */
static void
test_merge (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  guint before;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  musette_edits_set_service (p.edits, NULL, NULL);
  program_set_text (&p, id, "name", "First");
  program_set_number (&p, id, "icu_rpe", 3);
  program_set_text (&p, id, "name", "Second");
  before = musette_simulator_get_n_requests (p.simulator);
  musette_edits_set_service (p.edits, p.client, "0");
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (musette_simulator_get_n_requests (p.simulator) - before, ==, 2);
  assert_name (&p, id, "Second");
}

/* What becomes of the intervals of an activity, and the requests it takes: to look, and to tell. */
static void
change_intervals (Program *p, const char *id, GPtrArray *edits)
{
  g_autoptr (MusetteActivity) whole = program_read (p, id);
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (MusetteActivity) now = NULL;
  g_autofree char *wanted = musette_intervals_json_from_edits (edits);
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;
  guint before;

  g_assert_true (musette_step_set_intervals (step, whole, edits));
  before = musette_simulator_get_n_requests (p->simulator);
  musette_edits_apply (p->edits, step, &error);
  g_assert_no_error (error);
  program_flush (p);
  g_assert_cmpuint (musette_outbox_get_count (p->outbox), ==, 0);
  g_assert_cmpuint (musette_simulator_get_n_requests (p->simulator) - before, ==, 2);
  now = program_read (p, id);
  there = musette_intervals_json_from_activity (now);
  if (!musette_intervals_json_match (there, wanted))
    g_error ("%s is not %s", there, wanted);
}

static MusetteIntervalEdit *
get_edit (GPtrArray *edits, guint index)
{
  return g_ptr_array_index (edits, index);
}

/* Each of these can be told without the intervals that stay. */
static void
test_intervals (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *old = NULL;
  g_autofree char *back = NULL;
  g_autoptr (MusetteActivity) whole = NULL;
  g_autoptr (MusetteActivity) last = NULL;
  g_autoptr (GPtrArray) edits = NULL;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  whole = program_read (&p, id);
  old = musette_intervals_json_from_activity (whole);
  edits = program_split_first (whole);
  change_intervals (&p, id, edits);
  get_edit (edits, 1)->label = g_strdup ("Warm");
  change_intervals (&p, id, edits);
  get_edit (edits, 0)->end_index += 10;
  get_edit (edits, 1)->start_index += 10;
  change_intervals (&p, id, edits);
  g_free (get_edit (edits, 1)->label);
  get_edit (edits, 1)->label = NULL;
  change_intervals (&p, id, edits);
  get_edit (edits, 0)->end_index = get_edit (edits, 1)->end_index;
  g_ptr_array_remove_index (edits, 1);
  change_intervals (&p, id, edits);
  g_ptr_array_remove_index (edits, 0);
  change_intervals (&p, id, edits);
  for (guint i = 0; i < 6; i++)
    {
      musette_history_undo (p.history);
      program_flush (&p);
      g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
    }
  last = program_read (&p, id);
  back = musette_intervals_json_from_activity (last);
  g_assert_cmpstr (back, ==, old);
}

static void
upload (Program *p, const char *path)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  musette_step_upload_file (step, file, NULL);
  musette_edits_apply (p->edits, step, &error);
  g_assert_no_error (error);
}

/* The copy waits, not the file; what was there before stays when the upload is undone. */
static void
test_upload (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *data = musette_test_data ("rides", "garmin-edge1000-96s.fit", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) content = musette_test_read (data);
  guint rows;

  begin (&p, TRUE);
  rows = g_list_model_get_n_items (G_LIST_MODEL (p.list));
  path = g_build_filename (p.folder, "ride.fit", NULL);
  musette_kept_files_write (path, content, NULL);
  musette_edits_set_service (p.edits, NULL, NULL);
  upload (&p, path);
  program_save (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  musette_edits_set_service (p.edits, p.client, "0");
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows + 1);
  g_assert_null (p.notice);

  musette_kept_files_write (path, content, NULL);
  upload (&p, path);
  program_flush (&p);
  g_assert_nonnull (p.notice);
  musette_history_undo (p.history);
  program_flush (&p);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows + 1);
  musette_history_undo (p.history);
  program_flush (&p);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (p.list)), ==, rows);
}

static void
test_upload_missing (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *path = NULL;

  begin (&p, FALSE);
  path = g_build_filename (p.folder, "absent.fit", NULL);
  upload (&p, path);
  MUSETTE_TEST_WAIT (p.n_failed == 1);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_false (musette_history_get_can_undo (p.history));
}

/* What does not get onto the disk is not shown as done. */
static void
test_commit_fails (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  begin (&p, TRUE);
  id = get_id (&p, 0);
  before = g_strdup (get_shown_name (&p, id));
  program_save (&p);
  musette_store_close_async (p.store, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  g_clear_object (&p.store);
  program_set_text (&p, id, "name", "Not Kept");
  MUSETTE_TEST_WAIT (p.n_failed > 0);
  g_assert_cmpstr (get_shown_name (&p, id), ==, before);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_false (musette_history_get_can_undo (p.history));
}

/* Whatever goes wrong, in the end everything is there, and once. */
static void
test_fault (gconstpointer data)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  other = get_id (&p, 1);
  program_stop_service (&p);
  program_set_text (&p, id, "name", "Renamed");
  program_create (&p, "Made Once");
  program_delete (&p, other);
  program_start_service (&p, data);
  if (g_str_has_prefix (data, "slow"))
    musette_client_set_timeout (p.client, 2);
  for (guint i = 0; i < 30 && musette_outbox_get_count (p.outbox) > 0; i++)
    {
      program_flush (&p);
      musette_outbox_retry_all (p.outbox);
    }
  program_stop_service (&p);
  program_start_service (&p, NULL);
  musette_client_set_timeout (p.client, 15);
  program_flush (&p);
  musette_outbox_retry_all (p.outbox);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  assert_name (&p, id, "Renamed");
  g_assert_cmpuint (program_count_named (&p, "Made Once"), ==, 1);
  g_assert_false (program_has (&p, other));
}

static void
test_limit (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  guint n = 0;

  begin (&p, FALSE);
  id = get_id (&p, 0);
  program_stop_service (&p);
  for (guint i = 0; i < 210; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      program_set_text (&p, id, "name", name);
    }
  while (musette_history_undo (p.history))
    n++;
  g_assert_cmpuint (n, ==, 200);
  g_assert_cmpstr (get_shown_name (&p, id), ==, "Name 9");
}

int
main (int argc, char **argv)
{
  static const char *const faults[] = { "500@*:6",
                                        "429@*:3",
                                        "503@*:5",
                                        "cut@*:4",
                                        "cutchunk@*:4",
                                        "garbage@*:4",
                                        "html@*:4",
                                        "empty@*:4",
                                        "404@*manual*:2",
                                        "409@*:4",
                                        "422@*:3",
                                        "401@*:3",
                                        "done=500@*:3",
                                        "lost@*:3",
                                        "done=500@*manual*:2",
                                        "lost@*manual*:2",
                                        "slow=2500@*manual*:1",
                                        NULL };

  /* With sanitizers hundreds of steps take minutes, and each fault some seconds. */
  const gboolean few = g_getenv ("MUSETTE_FEW_FAULTS") != NULL;
  const guint step = few ? 4 : 1;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox/rename", test_rename);
  g_test_add_func ("/outbox/undo-update", test_undo_update);
  g_test_add_func ("/outbox/clear-number", test_clear_number);
  g_test_add_func ("/outbox/create", test_create);
  g_test_add_func ("/outbox/delete", test_delete);
  g_test_add_func ("/outbox/conflict/stays", test_conflict_stays);
  g_test_add_data_func ("/outbox/conflict/mine", GINT_TO_POINTER (MUSETTE_RESOLUTION_MINE),
                        test_conflict);
  g_test_add_data_func ("/outbox/conflict/theirs", GINT_TO_POINTER (MUSETTE_RESOLUTION_THEIRS),
                        test_conflict);
  g_test_add_func ("/outbox/conflict/both", test_keep_both);
  g_test_add_func ("/outbox/refused", test_refused);
  g_test_add_func ("/outbox/restart", test_restart);
  if (!few)
    g_test_add_func ("/outbox/limit", test_limit);
  g_test_add_func ("/outbox/merge", test_merge);
  g_test_add_func ("/outbox/intervals", test_intervals);
  g_test_add_func ("/outbox/upload", test_upload);
  g_test_add_func ("/outbox/upload/missing", test_upload_missing);
  g_test_add_func ("/outbox/commit-fails", test_commit_fails);
  for (guint i = 0; i < G_N_ELEMENTS (faults) - 1; i += step)
    {
      g_autofree char *path = g_strconcat ("/outbox/fault/", faults[i], NULL);

      g_test_add_data_func (path, faults[i], test_fault);
    }
  return g_test_run ();
}
