/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>

#include "musette-repository-edits.h"
#include "musette-repository-library.h"
#include "musette-simulator.h"
#include "musette-test-server.h"
#include "musette-test.h"
#include "repository-fixture.h"

#define FOLDERS                                                                                    \
  "[{\"id\":7,\"type\":\"FOLDER\",\"name\":\"Threshold\",\"children\":[{\"id\":70}]},"             \
  "{\"id\":8,\"type\":\"PLAN\",\"name\":\"Spring\",\"start_date_local\":\"2026-03-02T00:00:00\"}]"
#define WORKOUTS                                                                                   \
  "[{\"id\":70,\"folder_id\":7,\"name\":\"4 x 8\",\"type\":\"Ride\",\"description\":\"- 8m "       \
  "100%\",\"moving_time\":3600,\"icu_training_load\":62,\"unknown\":1.50}]"
#define EVENTS                                                                                     \
  "[{\"id\":900,\"category\":\"WORKOUT\",\"name\":\"Openers\",\"type\":\"Ride\","                  \
  "\"start_date_local\":\"2026-05-14T00:00:00\",\"indoor\":true}]"

/* A door to a service that answers as it is told. */
typedef struct
{
  MusetteTestServer *server;
  Door door;
  gboolean answered;
  GError *error;
} Library;

static void
open_door (Library *self, const char *folder)
{
  g_autoptr (MusetteCredential) key = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, "abc123");

  self->server = musette_test_server_new ();
  door_init_in (&self->door, musette_test_server_get_url (self->server), folder);
  musette_repository_set_check_keys (self->door.repository, FALSE);
  musette_repository_sign_in_with_credential (self->door.repository, key, "0");
}

static void
close_door (Library *self)
{
  door_clear (&self->door);
  g_clear_pointer (&self->server, musette_test_server_free);
  g_clear_error (&self->error);
}

static void
answer (Library *self, const char *body)
{
  const MusetteTestReply reply = { .body = body };

  musette_test_server_push (self->server, &reply);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Library *self = user_data;

  g_clear_error (&self->error);
  musette_repository_load_library_finish (MUSETTE_REPOSITORY (source), result, &self->error);
  self->answered = TRUE;
}

static void
load (Library *self)
{
  self->answered = FALSE;
  musette_repository_load_library_async (self->door.repository, NULL, loaded_cb, self);
  MUSETTE_TEST_WAIT (self->answered);
}

static void
events_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Library *self = user_data;

  musette_repository_load_events_finish (MUSETTE_REPOSITORY (source), result, &self->error);
  self->answered = TRUE;
}

static void
load_events (Library *self, const char *oldest, const char *newest)
{
  self->answered = FALSE;
  musette_repository_load_events_async (self->door.repository, musette_date_parse (oldest),
                                        musette_date_parse (newest), NULL, events_cb, self);
  MUSETTE_TEST_WAIT (self->answered);
  g_assert_no_error (self->error);
}

static MusettePlanItem *
find (Library *self, MusetteItemKind kind, const char *id)
{
  return musette_library_find (musette_repository_get_library (self->door.repository), kind, id);
}

static guint
count (Library *self, MusetteItemKind kind)
{
  return g_list_model_get_n_items (
      musette_library_get_items (musette_repository_get_library (self->door.repository), kind));
}

static void
test_load (void)
{
  Library l = { 0 };
  MusettePlanItem *workout;

  open_door (&l, NULL);
  answer (&l, FOLDERS);
  answer (&l, WORKOUTS);
  load (&l);
  g_assert_no_error (l.error);
  g_assert_cmpuint (count (&l, MUSETTE_ITEM_FOLDER), ==, 2);
  g_assert_cmpstr (musette_plan_item_get_item_type (find (&l, MUSETTE_ITEM_FOLDER, "8")), ==,
                   "PLAN");
  workout = find (&l, MUSETTE_ITEM_WORKOUT, "70");
  g_assert_cmpstr (musette_plan_item_get_name (workout), ==, "4 x 8");
  g_assert_cmpstr (musette_plan_item_get_folder_id (workout), ==, "7");
  g_assert_cmpfloat (musette_plan_item_get_load (workout), ==, 62);
  answer (&l, EVENTS);
  load_events (&l, "2026-05-11", "2026-05-17");
  g_assert_cmpint (musette_plan_item_get_date (find (&l, MUSETTE_ITEM_EVENT, "900")), ==,
                   musette_date_new (2026, 5, 14));
  g_assert_true (musette_plan_item_get_indoor (find (&l, MUSETTE_ITEM_EVENT, "900")));
  close_door (&l);
}

/* What was deleted at the service goes, but only on the days that were asked for. */
static void
test_days (void)
{
  Library l = { 0 };

  open_door (&l, NULL);
  answer (&l, EVENTS);
  load_events (&l, "2026-05-11", "2026-05-17");
  answer (&l, "[]");
  load_events (&l, "2026-06-01", "2026-06-07");
  g_assert_cmpuint (count (&l, MUSETTE_ITEM_EVENT), ==, 1);
  answer (&l, "[]");
  load_events (&l, "2026-05-14", "2026-05-14");
  g_assert_cmpuint (count (&l, MUSETTE_ITEM_EVENT), ==, 0);
  close_door (&l);
}

static const char *
create_event (Library *self, const char *name)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();
  g_autoptr (GError) error = NULL;
  MusetteStep *step = musette_step_new ();
  const char *id;

  musette_patch_set_string (body, "category", "WORKOUT");
  musette_patch_set_string (body, "start_date_local", "2026-05-13T00:00:00");
  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "description", "- 10m 60%");
  id = g_intern_string (musette_step_create_planned (step, MUSETTE_ITEM_EVENT, body));
  musette_repository_apply (self->door.repository, step, &error);
  g_assert_no_error (error);
  return id;
}

/* It is on its day at once, also after the service has told its events without it. */
static void
test_create (void)
{
  Library l = { 0 };
  MusetteHistory *history;
  const char *id;

  open_door (&l, NULL);
  history = musette_repository_get_history (l.door.repository);
  id = create_event (&l, "Hills");
  g_assert_cmpstr (musette_plan_item_get_name (find (&l, MUSETTE_ITEM_EVENT, id)), ==, "Hills");
  g_assert_true (g_str_has_prefix (
      musette_plan_item_get_external_id (find (&l, MUSETTE_ITEM_EVENT, id)), "musette:"));
  g_assert_cmpstr (musette_history_get_undo_label (history), ==, "Add “Hills”");
  close_door (&l);
}

static void
test_edit_and_delete (void)
{
  Library l = { 0 };
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (GBytes) document = NULL;
  MusetteStep *step = musette_step_new ();
  MusetteHistory *history;
  MusettePlanItem *workout;

  open_door (&l, NULL);
  history = musette_repository_get_history (l.door.repository);
  answer (&l, FOLDERS);
  answer (&l, WORKOUTS);
  load (&l);
  workout = find (&l, MUSETTE_ITEM_WORKOUT, "70");
  musette_patch_set_string (patch, "name", "4 x 8");
  g_assert_false (musette_step_update_planned (step, MUSETTE_ITEM_WORKOUT, workout, patch));
  musette_patch_set_int (patch, "folder_id", 8);
  g_assert_true (musette_step_update_planned (step, MUSETTE_ITEM_WORKOUT, workout, patch));
  g_assert_true (musette_repository_apply (l.door.repository, step, NULL));
  workout = find (&l, MUSETTE_ITEM_WORKOUT, "70");
  g_assert_cmpstr (musette_plan_item_get_folder_id (workout), ==, "8");
  document = musette_plan_item_dup_member (workout, "unknown");
  g_assert_cmpmem (g_bytes_get_data (document, NULL), g_bytes_get_size (document), "1.50", 4);
  g_assert_cmpstr (musette_history_get_undo_label (history), ==, "Move “4 x 8”");

  step = musette_step_new ();
  musette_step_delete_planned (step, MUSETTE_ITEM_WORKOUT, workout);
  g_assert_true (musette_repository_apply (l.door.repository, step, NULL));
  g_assert_null (find (&l, MUSETTE_ITEM_WORKOUT, "70"));
  g_assert_true (musette_history_undo (history));
  g_assert_nonnull (find (&l, MUSETTE_ITEM_WORKOUT, "70"));
  close_door (&l);
}

/* A door to the local service, with the demo athlete's library. */
static MusetteSimulator *
open_service (Library *self)
{
  const MusetteSimulatorOptions options
      = { .seed = 7, .today = musette_date_parse ("2026-05-12"), .activities = 20 };
  MusetteSimulator *simulator = musette_simulator_new (&options);
  g_autoptr (GError) error = NULL;

  musette_simulator_start (simulator, &error);
  g_assert_no_error (error);
  door_init (&self->door, musette_simulator_get_url (simulator));
  door_sign_in (&self->door, musette_simulator_get_key (simulator), NULL, FALSE);
  g_assert_no_error (self->door.error);
  return simulator;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Library *self = user_data;

  musette_outbox_flush_finish (MUSETTE_OUTBOX (source), result, &self->error);
  self->answered = TRUE;
}

static void
flush (Library *self)
{
  self->answered = FALSE;
  musette_outbox_flush_async (musette_repository_get_outbox (self->door.repository), NULL,
                              flushed_cb, self);
  MUSETTE_TEST_WAIT (self->answered);
  g_assert_no_error (self->error);
  g_assert_cmpuint (
      musette_outbox_get_count (musette_repository_get_outbox (self->door.repository)), ==, 0);
}

static MusettePlanItem *
find_named (Library *self, MusetteItemKind kind, const char *name)
{
  GListModel *items
      = musette_library_get_items (musette_repository_get_library (self->door.repository), kind);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (musette_plan_item_get_name (item), name) == 0)
        return item; /* the list holds it */
    }
  return NULL;
}

/* The service parses the text, and gives the id; undo takes the event back from there. */
static void
test_send_event (void)
{
  Library l = { 0 };
  g_autoptr (MusetteSimulator) simulator = open_service (&l);
  MusetteHistory *history = musette_repository_get_history (l.door.repository);
  MusettePlanItem *event;
  g_autoptr (GBytes) document = NULL;

  create_event (&l, "Hills");
  flush (&l);
  event = find_named (&l, MUSETTE_ITEM_EVENT, "Hills");
  g_assert_nonnull (event);
  g_assert_false (g_str_has_prefix (musette_plan_item_get_id (event), "new-"));
  g_assert_cmpfloat (musette_plan_item_get_moving_s (event), ==, 600);
  document = musette_plan_item_dup_member (event, "workout_doc");
  g_assert_nonnull (document);
  g_assert_true (musette_history_undo (history));
  g_assert_null (find_named (&l, MUSETTE_ITEM_EVENT, "Hills"));
  flush (&l);
  load_events (&l, "2026-05-13", "2026-05-13");
  g_assert_null (find_named (&l, MUSETTE_ITEM_EVENT, "Hills"));
  g_assert_true (musette_history_redo (history));
  flush (&l);
  load_events (&l, "2026-05-13", "2026-05-13");
  g_assert_nonnull (find_named (&l, MUSETTE_ITEM_EVENT, "Hills"));
  door_clear (&l.door);
  musette_simulator_stop (simulator);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* What was read once is there without the service, from the store. */
static void
test_offline (void)
{
  Library l = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("musette-library-XXXXXX", NULL);
  const MusetteSimulatorOptions options
      = { .seed = 7, .today = musette_date_parse ("2026-05-12"), .activities = 20 };
  g_autoptr (MusetteSimulator) simulator = musette_simulator_new (&options);
  g_autofree char *url = NULL;
  guint n_workouts;

  musette_simulator_start (simulator, NULL);
  url = g_strdup (musette_simulator_get_url (simulator));
  door_init_in (&l.door, url, folder);
  fake_credentials_put (l.door.credentials, musette_simulator_get_key (simulator), "0");
  door_restore (&l.door);
  load (&l);
  g_assert_no_error (l.error);
  n_workouts = count (&l, MUSETTE_ITEM_WORKOUT);
  g_assert_cmpuint (n_workouts, >, 30);
  load (&l);
  door_clear (&l.door);
  musette_simulator_stop (simulator);

  door_init_in (&l.door, url, folder);
  fake_credentials_put (l.door.credentials, "demo", "0");
  door_restore (&l.door);
  load (&l);
  g_assert_cmpuint (count (&l, MUSETTE_ITEM_WORKOUT), ==, n_workouts);
  g_assert_nonnull (l.error);
  g_clear_error (&l.error);
  door_clear (&l.door);
  remove_tree (folder);
}

static void
apply_create (Library *self, MusetteItemKind kind, MusettePatch *body)
{
  g_autoptr (GError) error = NULL;
  MusetteStep *step = musette_step_new ();

  musette_step_create_planned (step, kind, body);
  musette_repository_apply (self->door.repository, step, &error);
  g_assert_no_error (error);
  flush (self);
}

/* A folder that was deleted comes back with its workouts. */
static void
test_restore_folder (void)
{
  Library l = { 0 };
  g_autoptr (MusetteSimulator) simulator = open_service (&l);
  g_autoptr (MusettePatch) folder = musette_patch_new ();
  g_autoptr (MusettePatch) workout = musette_patch_new ();
  MusetteStep *step = musette_step_new ();
  MusettePlanItem *made;

  load (&l);
  g_assert_no_error (l.error);
  musette_patch_set_string (folder, "name", "Mine");
  musette_patch_set_string (folder, "type", "FOLDER");
  apply_create (&l, MUSETTE_ITEM_FOLDER, folder);
  made = find_named (&l, MUSETTE_ITEM_FOLDER, "Mine");
  musette_patch_set_raw (workout, "folder_id", musette_plan_item_get_id (made));
  musette_patch_set_string (workout, "name", "Easy Hour");
  musette_patch_set_string (workout, "type", "Ride");
  musette_patch_set_string (workout, "description", "- 1h 60%");
  apply_create (&l, MUSETTE_ITEM_WORKOUT, workout);
  g_assert_cmpfloat (
      musette_plan_item_get_moving_s (find_named (&l, MUSETTE_ITEM_WORKOUT, "Easy Hour")), ==,
      3600);
  load (&l);

  musette_step_delete_planned (step, MUSETTE_ITEM_FOLDER,
                               find_named (&l, MUSETTE_ITEM_FOLDER, "Mine"));
  g_assert_true (musette_repository_apply (l.door.repository, step, NULL));
  flush (&l);
  load (&l);
  g_assert_null (find_named (&l, MUSETTE_ITEM_WORKOUT, "Easy Hour"));
  g_assert_true (musette_history_undo (musette_repository_get_history (l.door.repository)));
  flush (&l);
  load (&l);
  g_assert_nonnull (find_named (&l, MUSETTE_ITEM_FOLDER, "Mine"));
  g_assert_nonnull (find_named (&l, MUSETTE_ITEM_WORKOUT, "Easy Hour"));
  door_clear (&l.door);
  musette_simulator_stop (simulator);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/library/load", test_load);
  g_test_add_func ("/sync/library/days", test_days);
  g_test_add_func ("/sync/library/create", test_create);
  g_test_add_func ("/sync/library/edit-and-delete", test_edit_and_delete);
  g_test_add_func ("/sync/library/send-event", test_send_event);
  g_test_add_func ("/sync/library/offline", test_offline);
  g_test_add_func ("/sync/library/restore-folder", test_restore_folder);
  return g_test_run ();
}
