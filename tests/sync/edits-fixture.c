/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "edits-fixture.h"

#include <glib/gstdio.h>

#include "musette-activity-list-private.h"
#include "musette-memory-cache.h"
#include "musette-test.h"

#define TODAY "2026-05-12"

void
program_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

void
program_init (Program *self, gboolean with_store)
{
  *self = (Program){ 0 };
  self->options = (MusetteSimulatorOptions){ .seed = 7,
                                             .today = musette_date_parse (TODAY),
                                             .activities = 40 };
  self->folder = g_dir_make_tmp ("musette-edits-XXXXXX", NULL);
  self->state_path = g_build_filename (self->folder, "state.json", NULL);
  self->store_path = with_store ? g_build_filename (self->folder, "i1.db", NULL) : NULL;
  self->options.state = self->state_path;
}

/* The port stays the same when the service starts again. */
void
program_start_service (Program *self, const char *fault)
{
  g_autoptr (GError) error = NULL;

  self->simulator = musette_simulator_new (&self->options);
  if (fault != NULL)
    musette_simulator_add_fault (self->simulator, fault, &error);
  g_assert_no_error (error);
  musette_simulator_start (self->simulator, &error);
  g_assert_no_error (error);
  if (self->options.port == 0)
    {
      g_autoptr (GUri) uri
          = g_uri_parse (musette_simulator_get_url (self->simulator), G_URI_FLAGS_NONE, NULL);

      self->options.port = (guint16) g_uri_get_port (uri);
    }
}

void
program_stop_service (Program *self)
{
  musette_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
}

static void
notice_cb (Program *self, const char *text)
{
  g_free (self->notice);
  self->notice = g_strdup (text);
}

static void
failed_cb (Program *self, const GError *error)
{
  self->n_failed++;
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
}

static void
storing_changed_cb (Program *self, const GError *error)
{
  g_clear_error (&self->storing_failure);
  self->storing_failure = error != NULL ? g_error_copy (error) : NULL;
}

static void
open_store (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  musette_store_open_async (self->store_path, NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  self->store = musette_store_open_finish (result, &error);
  g_assert_no_error (error);
}

/* Starts the program without a service. */
void
program_start (Program *self)
{
  self->clock = musette_clock_new_fixed (musette_local_time_parse (TODAY "T12:00:00"));
  self->monitor = musette_connection_monitor_new ();
  self->cache = musette_memory_cache_new ();
  self->list = _musette_activity_list_new ();
  self->edits = musette_edits_new (self->list, self->cache, self->monitor);
  musette_edits_set_patience (self->edits, 0.01);
  self->outbox = musette_edits_get_outbox (self->edits);
  self->history = musette_edits_get_history (self->edits);
  _musette_outbox_set_delete_delay (self->outbox, 20 * 1000);
  g_signal_connect_swapped (self->outbox, "notice", G_CALLBACK (notice_cb), self);
  g_signal_connect_swapped (self->edits, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->edits, "storing-changed", G_CALLBACK (storing_changed_cb), self);
  if (self->store_path == NULL)
    return;
  open_store (self);
  musette_edits_set_store (self->edits, self->store);
  MUSETTE_TEST_WAIT (musette_outbox_get_loaded (self->outbox));
}

/* Lets the program know the service. */
void
program_connect (Program *self)
{
  g_autoptr (MusetteCredential) key = NULL;
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", self->options.port);

  key = musette_credential_new (
      MUSETTE_CREDENTIAL_API_KEY,
      self->simulator != NULL ? musette_simulator_get_key (self->simulator) : "demo");
  g_clear_object (&self->client);
  self->client = musette_client_new (url, key);
  musette_client_set_time_factor (self->client, 0.001);
  musette_client_set_timeout (self->client, 60);
  musette_client_set_unlimited (self->client, TRUE);
  musette_edits_set_service (self->edits, self->client, "0");
}

void
program_stop (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  gpointer edits = self->edits;

  if (self->edits == NULL)
    return;
  musette_edits_set_service (self->edits, NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->outbox, self);
  g_signal_handlers_disconnect_by_data (self->edits, self);
  g_object_add_weak_pointer (G_OBJECT (self->edits), &edits);
  g_clear_object (&self->edits);
  MUSETTE_TEST_WAIT (edits == NULL);
  if (self->store != NULL)
    {
      musette_store_close_async (self->store, program_answer, &result);
      MUSETTE_TEST_WAIT (result != NULL);
    }
  g_clear_object (&self->store);
  g_clear_object (&self->list);
  g_clear_object (&self->cache);
  g_clear_object (&self->monitor);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
}

/* The folder and the service stay, for they are another program's. */
void
program_leave (Program *self)
{
  program_stop (self);
  g_free (self->store_path);
  g_free (self->notice);
  g_clear_error (&self->failure);
  g_clear_error (&self->storing_failure);
}

void
program_clear (Program *self)
{
  program_leave (self);
  if (self->simulator != NULL)
    program_stop_service (self);
  musette_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->state_path);
}

/* Puts rows of the service on the screen, with what was changed here laid over them. */
void
program_show_rows (Program *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MusetteActivity *row = g_ptr_array_index (rows, i);
      g_autoptr (GObject) shown = _musette_outbox_overlay (
          self->outbox, MUSETTE_ITEM_ACTIVITY, musette_activity_get_id (row), G_OBJECT (row));

      if (shown != NULL)
        _musette_activity_list_put (self->list, MUSETTE_ACTIVITY (shown));
    }
}

/* Puts the service's list on the screen. */
void
program_load_rows (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  musette_client_list_activities_async (self->client, "0", "2026-04-10", "2026-12-31", 0, NULL,
                                        NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  rows = musette_client_list_activities_finish (self->client, result, &error);
  g_assert_no_error (error);
  program_show_rows (self, rows);
}

void
program_flush (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_outbox_flush_async (self->outbox, NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  musette_outbox_flush_finish (self->outbox, result, NULL);
}

/* Waits until everything is on the disk. */
void
program_save (Program *self)
{
  MUSETTE_TEST_WAIT (musette_edits_is_saved (self->edits));
}

/* Rides that were recorded, newest first. */
MusetteActivity *
program_get_row (Program *self, guint nth)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (MusetteActivity) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (!musette_activity_is_stub (row)
          && g_strcmp0 (musette_activity_get_activity_type (row), "Ride") == 0
          && g_strcmp0 (musette_activity_get_source (row), "MANUAL") != 0 && nth-- == 0)
        return row; /* the list holds it */
    }
  g_assert_not_reached ();
}

/* What the service has, asked with a client of our own. */
MusetteActivity *
program_read (Program *self, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MusetteActivity *activity;

  musette_client_get_activity_async (self->client, id, TRUE, NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  activity = musette_client_get_activity_finish (self->client, result, &error);
  g_assert_no_error (error);
  return activity;
}

static GPtrArray *
read_all (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  musette_client_list_activities_async (self->client, "0", "2020-01-01", "2026-12-31", 0, "id,name",
                                        NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  rows = musette_client_list_activities_finish (self->client, result, &error);
  g_assert_no_error (error);
  return rows;
}

gboolean
program_has (Program *self, const char *id)
{
  g_autoptr (GPtrArray) rows = read_all (self);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (musette_activity_get_id (g_ptr_array_index (rows, i)), id))
      return TRUE;
  return FALSE;
}

guint
program_count_named (Program *self, const char *name)
{
  g_autoptr (GPtrArray) rows = read_all (self);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (musette_activity_get_name (g_ptr_array_index (rows, i)), name) == 0;
  return n;
}

static void
update (Program *self, const char *id, MusettePatch *patch)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GError) error = NULL;
  MusetteActivity *row = musette_activity_list_find (self->list, id);

  g_assert_nonnull (row);
  g_assert_true (musette_step_update_activity (step, row, patch));
  musette_edits_apply (self->edits, step, &error);
  g_assert_no_error (error);
}

void
program_set_text (Program *self, const char *id, const char *member, const char *value)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_string (patch, member, value);
  update (self, id, patch);
}

void
program_set_number (Program *self, const char *id, const char *member, gint64 value)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  musette_patch_set_int (patch, member, value);
  update (self, id, patch);
}

const char *
program_create (Program *self, const char *name)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GError) error = NULL;
  const char *id;

  musette_patch_set_string (body, "name", name);
  musette_patch_set_string (body, "type", "Ride");
  musette_patch_set_string (body, "start_date_local", "2026-05-10T08:00:00");
  musette_patch_set_int (body, "moving_time", 3600);
  id = musette_step_create_activity (step, body);
  musette_edits_apply (self->edits, step, &error);
  g_assert_no_error (error);
  return id;
}

void
program_delete (Program *self, const char *id)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (musette_step_delete_activity (step, musette_activity_list_find (self->list, id)));
  musette_edits_apply (self->edits, step, &error);
  g_assert_no_error (error);
}

/* All intervals of an activity, the first one in two. */
GPtrArray *
program_split_first (MusetteActivity *whole)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_interval_edit_free);
  GPtrArray *intervals = musette_activity_get_intervals (whole);

  g_assert_cmpuint (intervals->len, >, 0);
  for (guint i = 0; i < intervals->len; i++)
    {
      MusetteInterval *interval = g_ptr_array_index (intervals, i);
      const int start = musette_interval_get_start_index (interval);
      const int end = musette_interval_get_end_index (interval);
      const int middle = i == 0 ? start + (end - start) / 2 : start;

      if (middle > start)
        g_ptr_array_add (edits, musette_interval_edit_new (start, middle, "First Half"));
      g_ptr_array_add (
          edits, musette_interval_edit_new (middle, end, musette_interval_get_label (interval)));
    }
  return edits;
}
