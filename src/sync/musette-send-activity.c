/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-intervals-json.h"
#include "musette-recording.h"
#include "musette-send-job.h"

/* The parts of sending that only activities have: recorded files, and deletes that can
 * be taken back. */

/* --- Deletes --- */

/* A recording that the service does not have cannot be kept; all other failures must not cost it.
 */
static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) content = musette_client_download_finish (self->client, result, &error);
  g_autofree char *path = musette_kept_files_dup_trash (self->files, self->change->item);

  if (content != NULL)
    musette_kept_files_write (path, content, &error);
  if (error != NULL && !musette_send_job_is_refusal (error))
    {
      musette_send_job_fail (task, error);
      return;
    }
  g_clear_error (&error);
  musette_send_job_remove (task);
}

static char *
dup_json_path (MusetteSendJob *self)
{
  g_autofree char *path = musette_kept_files_dup_trash (self->files, self->change->item);

  return g_strconcat (path, ".json", NULL);
}

static void
take_kept_json (MusetteSendJob *self)
{
  g_autofree char *path = dup_json_path (self);

  g_file_get_contents (path, &self->result->base, NULL, NULL);
}

static gboolean
keep_json (MusetteSendJob *self, GError **error)
{
  g_autofree char *path = dup_json_path (self);

  musette_send_job_keep_base (self);
  return musette_kept_files_write (path, self->type->get_json (self->before), error);
}

static void
read_before_delete_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->before = self->type->read_finish (self->client, result, &error);
  if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      take_kept_json (self);
      musette_send_job_take_gone (task);
      return;
    }
  if (self->before == NULL || !keep_json (self, &error))
    {
      musette_send_job_fail (task, error);
      return;
    }
  if (g_strcmp0 (musette_activity_get_source (MUSETTE_ACTIVITY (self->before)), "MANUAL") == 0)
    musette_send_job_remove (task);
  else
    musette_client_download_async (self->client, self->change->item, MUSETTE_ACTIVITY_FILE_ORIGINAL,
                                   g_task_get_cancellable (task), downloaded_cb, task);
}

/**
 * musette_send_job_delete:
 * @task: a job
 *
 * Deletes an activity, after all that is needed to make it again is kept.
 */
void
musette_send_job_delete (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  self->type->read (&self->service, self->change->item, NULL, g_task_get_cancellable (task),
                    read_before_delete_cb, task);
}

/* --- Restoring --- */

/* What a user can set on an activity. */
static const char *const user_members[]
    = { "name",    "description", "type", "sub_type", "icu_rpe",        "feel",      "race",
        "commute", "trainer",     "tags", "gear",     "carbs_ingested", "kg_lifted", NULL };

/* What an activity without a recording consists of besides. */
static const char *const total_members[] = {
  "start_date_local",  "moving_time",          "elapsed_time", "distance", "icu_training_load",
  "average_heartrate", "total_elevation_gain", "calories",     NULL
};

static void
restored_intervals_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteActivity) answer
      = musette_client_set_intervals_finish (self->client, result, &error);
  g_autoptr (GObject) whole = NULL;

  if (answer == NULL && !musette_send_job_is_refusal (error))
    {
      musette_send_job_fail (task, g_steal_pointer (&error));
      return;
    }
  whole = answer != NULL ? musette_send_job_with_intervals (self, self->fresh, answer)
                         : g_object_ref (self->fresh);
  musette_send_job_take_restored (task, whole);
}

/* The intervals as they were, where the service did not find the same. */
static void
restore_intervals (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autofree char *old = musette_intervals_json_from_activity (MUSETTE_ACTIVITY (self->before));
  g_autofree char *new = musette_intervals_json_from_activity (MUSETTE_ACTIVITY (self->fresh));
  g_autoptr (GBytes) body = NULL;

  if (old == NULL || g_str_equal (old, "[]") || g_strcmp0 (old, new) == 0)
    {
      musette_send_job_take_restored (task, self->fresh);
      return;
    }
  body = g_bytes_new (old, strlen (old));
  musette_client_set_intervals_async (
      self->client, musette_activity_get_id (MUSETTE_ACTIVITY (self->fresh)), body, TRUE,
      g_task_get_cancellable (task), restored_intervals_cb, task);
}

static void
restored_members_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) record = self->type->update_finish (self->client, result, &error);
  GObject *whole;

  if (record == NULL)
    {
      musette_send_job_fail (task, g_steal_pointer (&error));
      return;
    }
  whole = self->type->merge (record, self->fresh);
  g_object_unref (self->fresh);
  self->fresh = whole;
  restore_intervals (task);
}

static void
restore_members (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (MusettePatch) old
      = musette_patch_read (self->type->get_json (self->before), user_members, NULL);
  g_autoptr (MusettePatch) new
      = musette_patch_read (self->type->get_json (self->fresh), user_members, NULL);
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; old != NULL && new != NULL &&i < musette_patch_get_length (old); i++)
    if (!musette_patch_same_value (musette_patch_get_value (old, i),
                                   musette_patch_get_value (new, i)))
      musette_patch_set_raw (patch, musette_patch_get_name (old, i),
                             musette_patch_get_value (old, i));
  if (musette_patch_get_length (patch) == 0)
    {
      restore_intervals (task);
      return;
    }
  body = musette_send_job_make_body (self, patch);
  self->type->update (&self->service, musette_activity_get_id (MUSETTE_ACTIVITY (self->fresh)),
                      body, g_task_get_cancellable (task), restored_members_cb, task);
}

static void
restored_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->fresh = self->type->read_finish (self->client, result, &error);
  if (self->fresh == NULL)
    musette_send_job_fail (task, error);
  else
    restore_members (task);
}

static void
restored_upload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (MusetteUploadResult) upload
      = musette_client_upload_finish (self->client, result, &error);

  if (upload == NULL || upload->ids[0] == NULL)
    {
      if (error == NULL)
        error = g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                                     _ ("What was deleted is not known well enough to make it "
                                        "again."));
      musette_send_job_fail (task, error);
      return;
    }
  self->type->read (&self->service, upload->ids[0], NULL, g_task_get_cancellable (task),
                    restored_read_cb, task);
}

/* A name that says what is in the file. */
static char *
make_file_name (const char *id, GBytes *content)
{
  g_autoptr (MusetteRecording) recording = musette_recording_read (content, NULL, NULL, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);
  const gboolean packed = length > 2 && data[0] == 0x1f && data[1] == 0x8b;
  const char *extension = "fit";

  if (recording != NULL && musette_recording_get_format (recording) == MUSETTE_RECORDING_FORMAT_TCX)
    extension = "tcx";
  else if (recording != NULL
           && musette_recording_get_format (recording) == MUSETTE_RECORDING_FORMAT_GPX)
    extension = "gpx";
  return g_strdup_printf ("%s.%s%s", id, extension, packed ? ".gz" : "");
}

static void
upload_again (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autofree char *path = musette_kept_files_dup_trash (self->files, self->change->item);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = NULL;
  char *data = NULL;
  gsize length;
  GError *error = NULL;
  MusetteUpload upload = { 0 };

  if (!g_file_get_contents (path, &data, &length, &error))
    {
      musette_send_job_fail (task, error);
      return;
    }
  content = g_bytes_new_take (data, length);
  name = make_file_name (self->change->item, content);
  upload.content = content;
  upload.file_name = name;
  upload.external_id = self->external_id;
  musette_client_upload_async (self->client, self->athlete_id, &upload,
                               g_task_get_cancellable (task), restored_upload_cb, task);
}

static void
tombstone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!musette_client_delete_tombstone_finish (self->client, result, &error)
      && !musette_send_job_is_refusal (error))
    {
      musette_send_job_fail (task, error);
      return;
    }
  g_clear_error (&error);
  upload_again (task);
}

static void
restore_totals (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  GBytes *json = self->type->get_json (self->before);
  g_autoptr (MusettePatch) totals = musette_patch_read (json, total_members, NULL);
  g_autoptr (MusettePatch) users = musette_patch_read (json, user_members, NULL);

  self->patch = musette_patch_new ();
  musette_patch_merge (totals, users);
  for (guint i = 0; i < musette_patch_get_length (totals); i++)
    if (!musette_patch_same_value (musette_patch_get_value (totals, i), NULL))
      musette_patch_set_raw (self->patch, musette_patch_get_name (totals, i),
                             musette_patch_get_value (totals, i));
  if (self->external_id != NULL)
    musette_patch_set_string (self->patch, "external_id", self->external_id);
  if (g_strcmp0 (musette_activity_get_source (MUSETTE_ACTIVITY (self->before)), "MANUAL") != 0)
    self->result->notice = g_strdup_printf (
        _ ("The recording of “%s” could not be kept, so only its totals came back."),
        self->change->title != NULL ? self->change->title : self->change->item);
  musette_send_job_create (task);
}

/**
 * musette_send_job_restore:
 * @task: a job
 *
 * Makes an activity again that was deleted: with its recording where that was kept, else with its
 * totals.
 */
void
musette_send_job_restore (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autofree char *path = musette_kept_files_dup_trash (self->files, self->change->item);
  g_autoptr (MusettePatch) body = NULL;

  self->before = _musette_change_dup_created (self->change);
  if (self->before == NULL)
    {
      musette_send_job_fail_unknown (task);
      return;
    }
  if (self->change->body != NULL)
    body = musette_patch_new_from_json (self->change->body, -1, NULL);
  if (body != NULL)
    self->external_id = _musette_patch_dup_string (body, "external_id");
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      restore_totals (task);
      return;
    }
  musette_send_job_write (self);
  musette_client_delete_tombstone_async (self->client, self->change->item,
                                         g_task_get_cancellable (task), tombstone_cb, task);
}

/* --- Uploads --- */

static void read_next (GTask *task);

static void
uploaded_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GObject *record = self->type->read_finish (self->client, result, NULL);

  /* The upload is done all the same; the next sync brings it. */
  if (record != NULL)
    g_ptr_array_add (self->result->records, record);
  read_next (task);
}

static void
read_next (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  const char *id = self->pending[self->next];

  if (id == NULL)
    {
      musette_send_job_succeed (task);
      return;
    }
  self->next++;
  self->type->read (&self->service, id, NULL, g_task_get_cancellable (task), uploaded_read_cb,
                    task);
}

/* What was there already before is not ours to delete when the upload is undone. */
static void
uploaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (MusetteUploadResult) upload
      = musette_client_upload_finish (self->client, result, &error);

  if (upload == NULL)
    {
      musette_send_job_fail (task, error);
      return;
    }
  self->result->covered = 1;
  if (upload->all_duplicates && !self->unclear)
    self->result->notice
        = g_strdup_printf (_ ("“%s” is already at the service."), self->change->title);
  else
    self->result->results = g_strdupv (upload->ids);
  self->result->found = g_strdupv (upload->ids);
  self->pending = g_strdupv (upload->ids);
  read_next (task);
}

/**
 * musette_send_job_upload:
 * @task: a job
 *
 * Uploads a recorded file. The service knows files that it has, so that sending one twice is safe.
 */
void
musette_send_job_upload (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (MusettePatch) body = musette_patch_new_from_json (self->change->body, -1, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (self->change->file);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  g_autofree char *device = NULL;
  MusetteUpload upload = { .file = file, .file_name = self->change->title };

  if (!g_file_query_exists (file, NULL))
    {
      musette_send_job_fail (task, g_error_new (MUSETTE_API_ERROR, MUSETTE_API_ERROR_INVALID,
                                                _ ("The file “%s” is gone."), self->change->title));
      return;
    }
  if (body != NULL)
    {
      const char *event = musette_patch_lookup (body, "paired_event_id");

      upload.name = name = _musette_patch_dup_string (body, "name");
      upload.description = description = _musette_patch_dup_string (body, "description");
      upload.device_name = device = _musette_patch_dup_string (body, "device_name");
      upload.external_id = self->external_id = _musette_patch_dup_string (body, "external_id");
      upload.paired_event_id = event != NULL ? g_ascii_strtoll (event, NULL, 10) : 0;
    }
  musette_send_job_write (self);
  musette_client_upload_async (self->client, self->athlete_id, &upload,
                               g_task_get_cancellable (task), uploaded_cb, task);
}
