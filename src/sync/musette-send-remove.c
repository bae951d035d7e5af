/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"
#include "musette-send-job.h"

/* The parts of deleting, and of making again what was deleted, that all kinds of things share. */

/**
 * musette_send_job_take_gone:
 * @task: (transfer full): a job that deletes
 *
 * Ends a job: the thing is no longer at the service.
 */
void
musette_send_job_take_gone (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  self->result->gone = TRUE;
  self->result->covered = 1;
  musette_send_job_succeed (task);
}

/**
 * musette_send_job_keep_base:
 * @self: a job that deletes, once the thing was read
 *
 * Keeps what the thing is made of, so that it can be made again.
 */
void
musette_send_job_keep_base (MusetteSendJob *self)
{
  gsize length;
  const char *data = g_bytes_get_data (self->type->get_json (self->before), &length);

  self->result->base = g_strndup (data, length);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!self->type->remove_finish (self->client, result, &error)
      && !g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND))
    {
      musette_send_job_fail (task, error);
      return;
    }
  g_clear_error (&error);
  musette_send_job_take_gone (task);
}

/**
 * musette_send_job_remove:
 * @task: (transfer full): a job that deletes, once all that is needed is kept
 *
 * Deletes the thing. That it is gone already is as well.
 */
void
musette_send_job_remove (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  musette_send_job_write (self);
  self->type->remove (&self->service, self->change->item, NULL, g_task_get_cancellable (task),
                      removed_cb, task);
}

/**
 * musette_send_job_take_restored:
 * @task: (transfer full): a job that makes a thing again
 * @record: what the service has now
 *
 * Ends a job: the thing is there again, under another id.
 */
void
musette_send_job_take_restored (GTask *task, GObject *record)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  g_ptr_array_add (self->result->records, g_object_ref (record));
  self->result->renamed = self->type->dup_id (record);
  self->result->covered = 1;
  musette_send_job_succeed (task);
}

/**
 * musette_send_job_fail_unknown:
 * @task: (transfer full): a job that makes a thing again
 *
 * Ends a job: nobody knows what to make again.
 */
void
musette_send_job_fail_unknown (GTask *task)
{
  musette_send_job_fail (
      task,
      g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_INVALID,
                           _ ("What was deleted is not known well enough to make it again.")));
}
