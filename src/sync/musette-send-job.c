/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-send-job.h"

#include <string.h>

#include "musette-error.h"

/* Sending what waits for one thing: the parts that all kinds of things have in common. A job never
 * fails as a task; how it ended is in its result. */

static void
job_free (gpointer data)
{
  MusetteSendJob *self = data;

  g_clear_object (&self->client);
  g_free (self->athlete_id);
  musette_kept_files_unref (self->files);
  g_ptr_array_unref (self->items);
  g_clear_object (&self->change);
  g_clear_object (&self->patch);
  g_clear_object (&self->base);
  g_free (self->external_id);
  g_clear_object (&self->before);
  g_clear_object (&self->fresh);
  g_strfreev (self->pending);
  g_clear_pointer (&self->result, musette_send_result_free);
  g_free (self);
}

/**
 * musette_send_result_free:
 * @self: (transfer full): a result
 */
void
musette_send_result_free (MusetteSendResult *self)
{
  g_return_if_fail (self != NULL);

  g_clear_error (&self->error);
  g_ptr_array_unref (self->records);
  g_free (self->renamed);
  g_clear_object (&self->conflict);
  g_free (self->base);
  g_strfreev (self->results);
  g_strfreev (self->found);
  g_free (self->notice);
  g_free (self);
}

/**
 * musette_send_job_succeed:
 * @task: (transfer full): a job
 *
 * Ends a job with the result that it has.
 */
void
musette_send_job_succeed (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->result),
                         (GDestroyNotify) musette_send_result_free);
  g_object_unref (task);
}

/**
 * musette_send_job_fail:
 * @task: (transfer full): a job
 * @error: (transfer full): why
 *
 * Ends a job without success.
 */
void
musette_send_job_fail (GTask *task, GError *error)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  self->result->covered = 0;
  g_clear_error (&self->result->error);
  self->result->error = error;
  musette_send_job_succeed (task);
}

/**
 * musette_send_job_write:
 * @self: a job
 *
 * Says that a request that changes something begins.
 */
void
musette_send_job_write (MusetteSendJob *self)
{
  self->result->wrote = TRUE;
}

/**
 * musette_send_job_is_refusal:
 * @error: an error
 *
 * Returns: whether the service answered, and does not do what was asked
 */
gboolean
musette_send_job_is_refusal (const GError *error)
{
  return g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_INVALID)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN);
}

/**
 * musette_send_job_make_body:
 * @self: a job
 * @patch: members
 *
 * Returns: (transfer full): them as the service wants them
 */
GBytes *
musette_send_job_make_body (MusetteSendJob *self, MusettePatch *patch)
{
  g_autoptr (MusettePatch) wire = musette_patch_new ();
  char *json;

  for (guint i = 0; i < musette_patch_get_length (patch); i++)
    {
      const char *name = musette_patch_get_name (patch, i);
      g_autofree char *value = self->type->to_wire (name, musette_patch_get_value (patch, i));

      musette_patch_set_raw (wire, name, value);
    }
  json = musette_patch_to_json (wire);
  return g_bytes_new_take (json, strlen (json));
}

/* --- Updates --- */

/* What the members were before the first of the updates, and are after the last. */
static void
merge_updates (MusetteSendJob *self)
{
  self->patch = musette_patch_new ();
  self->base = musette_patch_new ();
  for (guint i = 0; i < self->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (self->items, i);
      g_autoptr (MusettePatch) patch = _musette_change_dup_patch (item->change);
      g_autoptr (MusettePatch) base = _musette_change_dup_base (item->change);

      for (guint j = 0; base != NULL && j < musette_patch_get_length (base); j++)
        if (musette_patch_lookup (self->base, musette_patch_get_name (base, j)) == NULL)
          musette_patch_set_raw (self->base, musette_patch_get_name (base, j),
                                 musette_patch_get_value (base, j));
      if (patch != NULL)
        musette_patch_merge (self->patch, patch);
    }
}

/* Whether one of the updates set the member so: then it came from here. */
static gboolean
is_ours (MusetteSendJob *self, const char *name, const char *value)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (self->items, i);
      g_autoptr (MusettePatch) patch = _musette_change_dup_patch (item->change);
      const char *mine = patch != NULL ? musette_patch_lookup (patch, name) : NULL;

      if (mine != NULL && musette_patch_same_value (mine, value))
        return TRUE;
    }
  return FALSE;
}

static void
add_field (MusetteSendJob *self, MusetteConflict *conflict, const char *name, const char *theirs)
{
  const MusetteItemType *type = self->type;
  const char *mine = musette_patch_lookup (self->patch, name);

  _musette_conflict_add (conflict, name, type->member_label (name),
                         type->dup_member_text (name, musette_patch_lookup (self->base, name)),
                         type->dup_member_text (name, mine), type->dup_member_text (name, theirs));
  musette_patch_set_raw (conflict->their_values, name, theirs);
}

static void
put_both_together (MusetteSendJob *self, MusetteConflict *conflict)
{
  g_autoptr (MusettePatch) both = musette_patch_new ();
  MusettePatch *theirs = conflict->their_values;

  for (guint i = 0; i < musette_patch_get_length (theirs); i++)
    {
      const char *name = musette_patch_get_name (theirs, i);
      g_autofree char *value = self->type->dup_both (name, musette_patch_lookup (self->patch, name),
                                                     musette_patch_get_value (theirs, i));

      if (value == NULL)
        return;
      musette_patch_set_raw (both, name, value);
    }
  conflict->both = g_steal_pointer (&both);
}

/* Leaves in the patch what is to be sent; NULL when nothing stands against it. */
static MusetteConflict *
compare (MusetteSendJob *self, MusettePatch *theirs)
{
  g_autoptr (MusetteConflict) conflict = _musette_conflict_new ();
  g_autoptr (MusettePatch) all = musette_patch_copy (self->patch);

  for (guint i = 0; i < musette_patch_get_length (all); i++)
    {
      const char *name = musette_patch_get_name (all, i);
      const char *value = musette_patch_lookup (theirs, name);

      if (musette_patch_same_value (value, musette_patch_get_value (all, i)))
        musette_patch_remove (self->patch, name);
      else if (musette_patch_lookup (self->base, name) != NULL
               && !musette_patch_same_value (value, musette_patch_lookup (self->base, name))
               && !is_ours (self, name, value))
        add_field (self, conflict, name, value);
    }
  if (musette_conflict_get_n_fields (conflict) == 0)
    return NULL;
  put_both_together (self, conflict);
  return g_steal_pointer (&conflict);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) record = self->type->update_finish (self->client, result, &error);

  if (record == NULL)
    {
      musette_send_job_fail (task, g_steal_pointer (&error));
      return;
    }
  g_ptr_array_add (self->result->records, self->type->merge (record, self->before));
  self->result->covered = self->items->len;
  musette_send_job_succeed (task);
}

static void
read_before_update_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusettePatch) theirs = NULL;
  g_autoptr (GBytes) body = NULL;

  self->before = self->type->read_finish (self->client, result, &error);
  if (self->before != NULL)
    theirs = musette_patch_read_same (self->patch, self->type->get_json (self->before), &error);
  if (theirs == NULL)
    {
      musette_send_job_fail (task, g_steal_pointer (&error));
      return;
    }
  /* Who changed it without having read it can take it back from now on. */
  if (self->change->base == NULL)
    self->result->base = musette_patch_to_json (theirs);
  self->result->conflict = compare (self, theirs);
  if (self->result->conflict != NULL || musette_patch_get_length (self->patch) == 0)
    {
      self->result->covered = self->result->conflict != NULL ? 0 : self->items->len;
      g_ptr_array_add (self->result->records, g_object_ref (self->before));
      musette_send_job_succeed (task);
      return;
    }
  body = musette_send_job_make_body (self, self->patch);
  musette_send_job_write (self);
  self->type->update (&self->service, self->change->item, body, g_task_get_cancellable (task),
                      updated_cb, task);
}

static void
send_update (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  merge_updates (self);
  self->type->read (&self->service, self->change->item, NULL, g_task_get_cancellable (task),
                    read_before_update_cb, task);
}

/* --- Creates --- */

static void
take_created (GTask *task, GObject *record, guint covered)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  self->result->renamed = self->type->dup_id (record);
  self->result->covered = covered;
  g_ptr_array_add (self->result->records, g_object_ref (record));
  musette_send_job_succeed (task);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) record = self->type->create_finish (self->client, result, &error);

  if (record == NULL)
    musette_send_job_fail (task, g_steal_pointer (&error));
  else
    take_created (task, record, self->items->len);
}

static void
send_create (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;
  char *json = musette_patch_to_json (self->patch);

  body = g_bytes_new_take (json, strlen (json));
  musette_send_job_write (self);
  self->type->create (&self->service, self->change->item, body, g_task_get_cancellable (task),
                      created_cb, task);
}

/* What was made by the try before is the change alone, without the updates that came later. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) record
      = self->type->find_finish (self->client, result, self->external_id, &error);

  if (error != NULL)
    musette_send_job_fail (task, g_steal_pointer (&error));
  else if (record != NULL)
    take_created (task, record, 1);
  else
    send_create (task);
}

/**
 * musette_send_job_create:
 * @task: a job with the members of the new thing in its patch
 *
 * Makes the thing, unless an earlier try of which no answer came has made it.
 */
void
musette_send_job_create (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GBytes) body = NULL;
  char *json;

  if (!self->unclear || (self->external_id == NULL && self->change->kind == MUSETTE_ITEM_ACTIVITY))
    {
      send_create (task);
      return;
    }
  json = musette_patch_to_json (self->patch);
  body = g_bytes_new_take (json, strlen (json));
  self->type->find (&self->service, self->change->item, body, g_task_get_cancellable (task),
                    found_cb, task);
}

/* Updates that wait behind it come in at once, where it cannot have been sent without them. */
static void
begin_create (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->patch = musette_patch_new_from_json (self->change->body, -1, &error);
  if (self->patch == NULL)
    {
      musette_send_job_fail (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 1; i < self->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (self->items, i);
      g_autoptr (MusettePatch) patch = _musette_change_dup_patch (item->change);

      if (patch != NULL)
        musette_patch_merge (self->patch, patch);
    }
  self->external_id = _musette_patch_dup_string (self->patch, "external_id");
  musette_send_job_create (task);
}

static void
begin (GTask *task)
{
  MusetteSendJob *self = g_task_get_task_data (task);

  switch (self->change->action)
    {
    case MUSETTE_ACTION_CREATE:
      begin_create (task);
      break;
    case MUSETTE_ACTION_UPDATE:
      send_update (task);
      break;
    case MUSETTE_ACTION_DELETE:
      if (self->change->kind == MUSETTE_ITEM_ACTIVITY)
        musette_send_job_delete (task);
      else
        musette_send_job_delete_planned (task);
      break;
    case MUSETTE_ACTION_RESTORE:
      if (self->change->kind == MUSETTE_ITEM_ACTIVITY)
        musette_send_job_restore (task);
      else
        musette_send_job_restore_planned (task);
      break;
    case MUSETTE_ACTION_UPLOAD:
      musette_send_job_upload (task);
      break;
    case MUSETTE_ACTION_INTERVALS:
      musette_send_job_intervals (task);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * musette_send_job_run_async:
 * @service: whom to ask
 * @files: where recordings are kept
 * @items: (element-type MusetteOutboxItem): what is sent as one
 * @cancellable: (nullable): ends the requests
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Sends changes of one thing.
 */
void
musette_send_job_run_async (const MusetteItemService *service,
                            MusetteKeptFiles *files,
                            GPtrArray *items,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  MusetteSendJob *self = g_new0 (MusetteSendJob, 1);
  MusetteOutboxItem *first = g_ptr_array_index (items, 0);

  g_task_set_source_tag (task, musette_send_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  self->client = g_object_ref (service->client);
  self->athlete_id = g_strdup (service->athlete_id);
  self->service = (MusetteItemService){ self->client, self->athlete_id, first->change->kind };
  self->files = musette_kept_files_ref (files);
  self->items = g_ptr_array_ref (items);
  self->change = g_object_ref (first->change);
  self->unclear = first->unclear;
  self->type = musette_item_type_get (self->change->kind);
  self->result = g_new0 (MusetteSendResult, 1);
  self->result->records = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, self, job_free);
  begin (task);
}

/**
 * musette_send_job_run_finish:
 * @result: the result
 *
 * Returns: (transfer full): how it ended
 */
MusetteSendResult *
musette_send_job_run_finish (GAsyncResult *result)
{
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_send_job_run_async);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
