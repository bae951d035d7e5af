/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-send-job.h"

#include <string.h>

#include "musette-intervals-json.h"
#include "musette-intervals-request.h"

/* Sending the intervals of an activity: only what is otherwise, where that can be said. */

/**
 * musette_send_job_with_intervals:
 * @self: a job
 * @record: an activity
 * @answer: the service's answer to a change of its intervals
 *
 * Returns: (transfer full): the activity with the intervals of @answer
 */
GObject *
musette_send_job_with_intervals (MusetteSendJob *self, GObject *record, MusetteActivity *answer)
{
  static const char *const members[] = { "icu_intervals", "icu_groups", NULL };
  g_autoptr (MusettePatch) found
      = musette_patch_read (musette_activity_get_json (answer), members, NULL);
  g_autoptr (GBytes) json = NULL;
  GObject *merged;

  json = found != NULL ? musette_patch_apply (found, self->type->get_json (record), NULL) : NULL;
  merged = json != NULL ? self->type->parse (json, NULL) : NULL;
  return merged != NULL ? merged : g_object_ref (record);
}

static void
add_intervals_conflict (MusetteSendJob *self, const char *theirs)
{
  const char *member = "icu_intervals";
  MusetteConflict *conflict = _musette_conflict_new ();

  _musette_conflict_add (conflict, member, self->type->member_label (member),
                         self->type->dup_member_text (member, self->change->base),
                         self->type->dup_member_text (member, self->change->body),
                         self->type->dup_member_text (member, theirs));
  musette_patch_set_raw (conflict->their_values, member, theirs);
  self->result->conflict = conflict;
}

static void
take_intervals (GTask *task, MusetteActivity *answer)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  g_ptr_array_add (self->result->records,
                   musette_send_job_with_intervals (self, self->before, answer));
  self->result->covered = 1;
  musette_send_job_succeed (task);
}

static void
intervals_replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (MusetteActivity) answer
      = musette_client_set_intervals_finish (self->client, result, &error);

  if (answer != NULL)
    take_intervals (task, answer);
  else
    musette_send_job_fail (task, error);
}

static void
replace_intervals (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GBytes) body = g_bytes_new (self->change->body, strlen (self->change->body));

  musette_client_set_intervals_async (self->client, self->change->item, body, TRUE,
                                      g_task_get_cancellable (task), intervals_replaced_cb, task);
}

/* How the service merges is not laid down: all are sent when it made something else of it. */
static void
intervals_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (MusetteActivity) answer
      = musette_client_set_intervals_finish (self->client, result, &error);

  if (answer == NULL && !musette_send_job_is_refusal (error))
    {
      musette_send_job_fail (task, error);
      return;
    }
  g_clear_error (&error);
  theirs = answer != NULL ? musette_intervals_json_from_activity (answer) : NULL;
  if (musette_intervals_json_match (theirs, self->change->body))
    take_intervals (task, answer);
  else
    replace_intervals (task);
}

/* All of these requests are answered in the same way. */
static void
change_intervals (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const char *id = self->change->item;
  g_autoptr (MusetteIntervalsRequest) request
      = musette_intervals_request_new (MUSETTE_ACTIVITY (self->before), self->change->body);
  g_autoptr (GBytes) body
      = request->body != NULL ? g_bytes_new (request->body, strlen (request->body)) : NULL;

  musette_send_job_write (self);
  switch (request->way)
    {
    case MUSETTE_INTERVALS_MERGE:
      musette_client_set_intervals_async (self->client, id, body, FALSE, cancellable,
                                          intervals_changed_cb, task);
      break;
    case MUSETTE_INTERVALS_ONE:
      musette_client_set_interval_async (self->client, id, request->number, body, cancellable,
                                         intervals_changed_cb, task);
      break;
    case MUSETTE_INTERVALS_SPLIT:
      musette_client_split_interval_async (self->client, id, (guint) request->number, cancellable,
                                           intervals_changed_cb, task);
      break;
    case MUSETTE_INTERVALS_DELETE:
      musette_client_delete_intervals_async (self->client, id, body, cancellable,
                                             intervals_changed_cb, task);
      break;
    case MUSETTE_INTERVALS_REPLACE:
    default:
      replace_intervals (task);
    }
}

static void
read_before_intervals_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;

  self->before = self->type->read_finish (self->client, result, &error);
  if (self->before == NULL)
    {
      musette_send_job_fail (task, g_steal_pointer (&error));
      return;
    }
  theirs = musette_intervals_json_from_activity (MUSETTE_ACTIVITY (self->before));
  if (self->change->base == NULL)
    self->result->base = g_strdup (theirs);
  else if (!musette_intervals_json_match (theirs, self->change->base))
    {
      self->result->covered = musette_intervals_json_match (theirs, self->change->body);
      if (self->result->covered == 0)
        add_intervals_conflict (self, theirs);
      g_ptr_array_add (self->result->records, g_object_ref (self->before));
      musette_send_job_succeed (task);
      return;
    }
  change_intervals (task);
}

/**
 * musette_send_job_intervals:
 * @task: a job
 *
 * Sends the intervals of an activity, unless they changed at the service meanwhile.
 */
void
musette_send_job_intervals (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  self->type->read (&self->service, self->change->item, NULL, g_task_get_cancellable (task),
                    read_before_intervals_cb, task);
}
