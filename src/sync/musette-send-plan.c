/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-plan-item.h"
#include "musette-send-job.h"

/* The parts of sending that events, workouts and folders have in their own way: deletes, and making
 * again what was deleted. Their JSON is all there is to keep. */

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
      musette_send_job_take_gone (task);
      return;
    }
  if (self->before == NULL)
    {
      musette_send_job_fail (task, error);
      return;
    }
  musette_send_job_keep_base (self);
  musette_send_job_remove (task);
}

/**
 * musette_send_job_delete_planned:
 * @task: a job
 *
 * Deletes an event, a workout or a folder, after it was read as it is now.
 */
void
musette_send_job_delete_planned (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  self->type->read (&self->service, self->change->item, NULL, g_task_get_cancellable (task),
                    read_before_delete_cb, task);
}

/* The workouts of a folder are not changes of their own: the next reading of the library shows
 * them. */
static void
children_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply
      = musette_client_send_raw_finish (MUSETTE_CLIENT (source), result, &error);

  if (reply == NULL)
    self->result->notice = g_strdup_printf (
        _ ("The workouts of “%s” did not come back. %s"),
        musette_plan_item_get_name (MUSETTE_PLAN_ITEM (self->fresh)), error->message);
  musette_send_job_take_restored (task, self->fresh);
}

/* What the service takes of an old record when a new one is made of it. */
static MusettePatch *
read_members (GBytes *json)
{
  static const char *const members[] = { "category",
                                         "start_date_local",
                                         "end_date_local",
                                         "type",
                                         "name",
                                         "description",
                                         "color",
                                         "indoor",
                                         "target",
                                         "tags",
                                         "sub_type",
                                         "moving_time",
                                         "distance",
                                         "day",
                                         "days",
                                         "for_week",
                                         "carbs_per_hour",
                                         "load_target",
                                         "time_target",
                                         "distance_target",
                                         "folder_id",
                                         "external_id",
                                         "visibility",
                                         "rollout_weeks",
                                         "blurb",
                                         "time",
                                         NULL };
  MusettePatch *body = musette_patch_read (json, members, NULL);

  if (body == NULL)
    return musette_patch_new ();
  musette_patch_remove_nulls (body);
  return body;
}

/* Makes the workouts of a folder in it again; returns whether there are any. */
static gboolean
make_children (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GBytes) json
      = musette_plan_item_dup_member (MUSETTE_PLAN_ITEM (self->before), "children");
  g_autoptr (GPtrArray) children
      = json != NULL ? musette_plan_item_list_from_json (json, NULL) : NULL;
  g_autoptr (GString) body = g_string_new ("[");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  if (children == NULL || children->len == 0)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (MusettePatch) child = read_members (
          musette_record_get_json (MUSETTE_RECORD (g_ptr_array_index (children, i))));
      g_autofree char *text = NULL;

      musette_patch_set_raw (child, "folder_id",
                             musette_plan_item_get_id (MUSETTE_PLAN_ITEM (self->fresh)));
      text = musette_patch_to_json (child);
      g_string_append_printf (body, "%s%s", i > 0 ? "," : "", text);
    }
  g_string_append_c (body, ']');
  bytes = g_bytes_new (body->str, body->len);
  path = musette_api_path_new ("athlete", self->athlete_id, "/workouts/bulk", NULL);
  musette_client_send_raw_async (self->client, "POST", path, bytes, "application/json",
                                 g_task_get_cancellable (task), children_made_cb, task);
  return TRUE;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->fresh = self->type->create_finish (self->client, result, &error);
  if (self->fresh == NULL)
    musette_send_job_fail (task, error);
  else if (self->change->kind != MUSETTE_ITEM_FOLDER || !make_children (task))
    musette_send_job_take_restored (task, self->fresh);
}

static void
send_again (GTask *task, GBytes *body)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  musette_send_job_write (self);
  self->type->create (&self->service, self->change->item, body, g_task_get_cancellable (task),
                      restored_cb, task);
}

static GBytes *
make_restored (MusetteSendJob *self)
{
  g_autoptr (MusettePatch) body = read_members (self->type->get_json (self->before));
  char *json = musette_patch_to_json (body);

  return g_bytes_new_take (json, strlen (json));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = NULL;

  self->fresh = self->type->find_finish (
      self->client, result, musette_plan_item_get_external_id (MUSETTE_PLAN_ITEM (self->before)),
      &error);
  if (error != NULL)
    musette_send_job_fail (task, error);
  else if (self->fresh != NULL)
    musette_send_job_take_restored (task, self->fresh);
  else
    {
      body = make_restored (self);
      send_again (task, body);
    }
}

/**
 * musette_send_job_restore_planned:
 * @task: a job
 *
 * Makes an event, a workout or a folder again that was deleted, a folder with its workouts. After
 * an earlier try without an end it is looked for first.
 */
void
musette_send_job_restore_planned (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;

  self->before = _musette_change_dup_base_record (self->change);
  if (self->before == NULL)
    {
      musette_send_job_fail_unknown (task);
      return;
    }
  body = make_restored (self);
  if (self->unclear)
    self->type->find (&self->service, self->change->item, body, g_task_get_cancellable (task),
                      found_cb, task);
  else
    send_again (task, body);
}
