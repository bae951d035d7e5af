/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <string.h>

#include "edits-fixture.h"
#include "musette-folder-sharing.h"
#include "musette-step-plan.h"
#include "musette-test.h"

/* What waits for the library and the calendar: it is sent once, and new folders before what goes
 * into them. */

#define DAY "2026-05-20"

static const char *
create (Program *p, MusetteItemKind kind, MusettePatch *body)
{
  MusetteStep *step = musette_step_new ();
  g_autoptr (GError) error = NULL;
  const char *id = g_intern_string (musette_step_create_planned (step, kind, body));

  g_assert_true (musette_edits_apply (p->edits, step, &error));
  g_assert_no_error (error);
  g_object_unref (step);
  return id;
}

static const char *
create_folder (Program *p, const char *name)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();

  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "type", "FOLDER");
  return create (p, MUSETTE_ITEM_FOLDER, body);
}

static const char *
create_workout (Program *p, const char *folder_id, const char *name)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();

  musette_patch_set_id (body, "folder_id", folder_id);
  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "type", "Ride");
  musette_patch_set_string (body, "description", "- 10m 60%");
  return create (p, MUSETTE_ITEM_WORKOUT, body);
}

/* The service parses a file, so that its text is not what was sent. */
static void
create_from_file (Program *p, const char *folder_id, const char *name)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();

  musette_patch_set_id (body, "folder_id", folder_id);
  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "type", "Ride");
  musette_patch_set_string (body, "filename", "file.zwo");
  musette_patch_set_string (body, "file_contents",
                            "<workout_file><workout><SteadyState Duration=\"300\" Power=\"0.75\"/>"
                            "</workout></workout_file>");
  create (p, MUSETTE_ITEM_WORKOUT, body);
}

static void
create_event (Program *p, const char *name)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();

  musette_patch_set_string (body, "category", "WORKOUT");
  musette_patch_set_string (body, "start_date_local", DAY "T00:00:00");
  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "type", "Ride");
  create (p, MUSETTE_ITEM_EVENT, body);
}

/* What the service has of a name. */
static GPtrArray *
ask (Program *p, const char *rest, const char *name)
{
  g_autofree char *path
      = musette_api_path_new ("athlete", "0", rest, "oldest", DAY, "newest", DAY, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  GPtrArray *items;

  musette_client_get_raw_async (p->client, path, MUSETTE_CLIENT_BODY_JSON, NULL, program_answer,
                                &result);
  MUSETTE_TEST_WAIT (result != NULL);
  json = musette_client_get_raw_finish (p->client, result, &error);
  g_assert_no_error (error);
  items = musette_plan_item_list_from_json (json, &error);
  g_assert_no_error (error);
  for (guint i = items->len; i > 0; i--)
    if (g_strcmp0 (musette_plan_item_get_name (g_ptr_array_index (items, i - 1)), name) != 0)
      g_ptr_array_remove_index (items, i - 1);
  return items;
}

static guint
count (Program *p, const char *rest, const char *name)
{
  g_autoptr (GPtrArray) items = ask (p, rest, name);

  return items->len;
}

static MusettePlanItem *
find_named (Program *p, MusetteItemKind kind, const char *name)
{
  GListModel *items = musette_library_get_items (musette_edits_get_library (p->edits), kind);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (musette_plan_item_get_name (item), name) == 0)
        return item; /* the list holds it */
    }
  return NULL;
}

/* Sends until nothing waits; tries of which no answer came are made again. */
static void
send_all (Program *p)
{
  for (guint i = 0; i < 10 && musette_outbox_get_count (p->outbox) > 0; i++)
    program_flush (p);
  g_assert_cmpuint (musette_outbox_get_count (p->outbox), ==, 0);
}

/* A folder that was made without the service takes workouts at once; both survive a restart, and
 * go out in order. */
static void
test_new_folder (void)
{
  g_auto (Program) p = { 0 };
  g_autoptr (MusettePatch) name = musette_patch_new ();
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GPtrArray) workouts = NULL;
  MusetteStep *step = musette_step_new ();
  const char *folder;

  program_init (&p, TRUE);
  program_start_service (&p, NULL);
  program_start (&p);
  folder = create_folder (&p, "Mine");
  create_workout (&p, folder, "Easy");
  create_workout (&p, folder, "Hard");
  g_assert_cmpstr (musette_plan_item_get_folder_id (find_named (&p, MUSETTE_ITEM_WORKOUT, "Easy")),
                   ==, folder);
  program_save (&p);
  program_stop (&p);

  program_start (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 3);
  program_connect (&p);
  send_all (&p);
  folders = ask (&p, "/folders", "Mine");
  workouts = ask (&p, "/workouts", "Hard");
  g_assert_cmpuint (folders->len, ==, 1);
  g_assert_cmpuint (workouts->len, ==, 1);
  folder = musette_plan_item_get_id (g_ptr_array_index (folders, 0));
  g_assert_cmpstr (musette_plan_item_get_folder_id (g_ptr_array_index (workouts, 0)), ==, folder);
  g_assert_cmpstr (musette_plan_item_get_folder_id (find_named (&p, MUSETTE_ITEM_WORKOUT, "Easy")),
                   ==, folder);
  g_assert_cmpstr (musette_plan_item_get_id (find_named (&p, MUSETTE_ITEM_FOLDER, "Mine")), ==,
                   folder);

  musette_patch_set_string (name, "name", "Ours");
  musette_step_update_planned (step, MUSETTE_ITEM_FOLDER,
                               find_named (&p, MUSETTE_ITEM_FOLDER, "Mine"), name);
  g_assert_true (musette_edits_apply (p.edits, step, NULL));
  g_object_unref (step);
  for (guint i = 0; i < 4; i++)
    g_assert_true (musette_history_undo (p.history));
  send_all (&p);
  g_assert_cmpuint (count (&p, "/folders", "Mine"), ==, 0);
  g_assert_cmpuint (count (&p, "/workouts", "Easy"), ==, 0);
}

static void
share (Program *p, const char *list)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (MusetteStep) step = musette_step_new ();

  musette_patch_set_raw (patch, MUSETTE_SHARED_WITH, list);
  musette_patch_set_string (patch, "visibility", "PUBLIC");
  g_assert_true (musette_step_update_planned (step, MUSETTE_ITEM_FOLDER,
                                              find_named (p, MUSETTE_ITEM_FOLDER, "Mine"), patch));
  g_assert_true (musette_edits_apply (p->edits, step, NULL));
}

static void
assert_shared (Program *p, const char *readers, const char *editors, const char *visibility)
{
  MusettePlanItem *folder = find_named (p, MUSETTE_ITEM_FOLDER, "Mine");
  g_autofree char *see = musette_folder_sharing_dup_ids (folder, FALSE);
  g_autofree char *edit = musette_folder_sharing_dup_ids (folder, TRUE);
  g_autoptr (GBytes) value = musette_plan_item_dup_member (folder, "visibility");

  g_assert_cmpstr (see, ==, readers);
  g_assert_cmpstr (edit, ==, editors);
  g_assert_cmpmem (g_bytes_get_data (value, NULL), g_bytes_get_size (value), visibility,
                   strlen (visibility));
}

/* Whom a folder is shared with is a change as any other: it waits, is sent beside the other
 * members, and is taken back. */
static void
test_share (void)
{
  g_auto (Program) p = { 0 };
  const char *const readers[] = { "i2", "", "i1", "i2", NULL };
  const char *const editors[] = { "i1", NULL };
  g_autofree char *list = musette_folder_sharing_make (readers, editors);

  g_assert_cmpstr (list, ==,
                   "[{\"id\":\"i1\",\"canEdit\":true},{\"id\":\"i2\",\"canEdit\":false}]");
  program_init (&p, FALSE);
  program_start_service (&p, NULL);
  program_start (&p);
  create_folder (&p, "Mine");
  program_connect (&p);
  send_all (&p);
  share (&p, list);
  assert_shared (&p, "i2", "i1", "\"PUBLIC\"");
  send_all (&p);
  assert_shared (&p, "i2", "i1", "\"PUBLIC\"");
  g_assert_true (musette_history_undo (p.history));
  send_all (&p);
  assert_shared (&p, "", "", "\"PRIVATE\"");
}

/* With a new folder that is given up goes what was to be in it. */
static void
test_drop_folder (void)
{
  g_auto (Program) p = { 0 };
  g_autoptr (MusetteOutboxItem) first = NULL;

  program_init (&p, FALSE);
  program_start (&p);
  create_workout (&p, create_folder (&p, "Mine"), "Easy");
  create_event (&p, "Race");
  first = g_list_model_get_item (G_LIST_MODEL (p.outbox), 0);
  musette_outbox_drop (p.outbox, first);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  g_assert_null (find_named (&p, MUSETTE_ITEM_FOLDER, "Mine"));
  g_assert_null (find_named (&p, MUSETTE_ITEM_WORKOUT, "Easy"));
  g_assert_nonnull (find_named (&p, MUSETTE_ITEM_EVENT, "Race"));
}

/* What the service did without being heard is not done again. */
static void
test_unclear (gconstpointer fault)
{
  g_auto (Program) p = { 0 };
  const char *folder;

  program_init (&p, FALSE);
  program_start_service (&p, fault);
  program_start (&p);
  folder = create_folder (&p, "Mine");
  create_workout (&p, folder, "Easy");
  create_from_file (&p, folder, "File");
  create_event (&p, "Race");
  program_connect (&p);
  send_all (&p);
  g_assert_cmpuint (count (&p, "/folders", "Mine"), ==, 1);
  g_assert_cmpuint (count (&p, "/workouts", "Easy"), ==, 1);
  g_assert_cmpuint (count (&p, "/workouts", "File"), ==, 1);
  g_assert_cmpuint (count (&p, "/events", "Race"), ==, 1);
  g_assert_nonnull (find_named (&p, MUSETTE_ITEM_WORKOUT, "File"));
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outbox/library/new-folder", test_new_folder);
  g_test_add_func ("/outbox/library/share", test_share);
  g_test_add_func ("/outbox/library/drop-folder", test_drop_folder);
  g_test_add_data_func ("/outbox/library/lost-folder", "lost@POST */folders:1", test_unclear);
  g_test_add_data_func ("/outbox/library/lost-workouts", "lost@POST */workouts:2", test_unclear);
  g_test_add_data_func ("/outbox/library/lost-event", "lost@POST */events:1", test_unclear);
  g_test_add_data_func ("/outbox/library/done", "done=502@POST *:4", test_unclear);
  return g_test_run ();
}
