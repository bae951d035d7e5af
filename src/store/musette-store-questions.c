/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-table.h"
#include "musette-change-table.h"
#include "musette-record-table.h"
#include "musette-store-private.h"

/* The questions to a store. */

typedef struct
{
  MusetteRecordKind kind;
  char *id;
  MusetteDate oldest;
  MusetteDate newest;
  guint limit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->id);
  g_free (question);
}

static void
ask (MusetteStore *self,
     gpointer source_tag,
     MusetteDatabaseFunc func,
     GDestroyNotify destroy_result,
     const Question *question,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  MusetteDatabaseJob job
      = { .func = func, .destroy_data = question_free, .destroy_result = destroy_result };
  Question *copy = g_memdup2 (question, sizeof *question);

  copy->id = g_strdup (question->id);
  job.data = copy;
  musette_store_push (self, source_tag, &job, FALSE, cancellable, callback, user_data);
}

static void
string_array_free (gpointer data)
{
  g_strfreev (data);
}

static gpointer
load_activities_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_activity_table_load_rows (musette_database_file_get_connection (file),
                                           question->oldest, question->newest, error);
}

/**
 * musette_store_load_activities_async:
 * @self: a store
 * @oldest: first day; %MUSETTE_DATE_NONE for all, also those without a date
 * @newest: last day; %G_MAXINT32 for all
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for the rows of the activities of some days.
 */
void
musette_store_load_activities_async (MusetteStore *self,
                                     MusetteDate oldest,
                                     MusetteDate newest,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Question question = { .oldest = oldest, .newest = newest };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  ask (self, musette_store_load_activities_async, load_activities_job,
       (GDestroyNotify) g_ptr_array_unref, &question, cancellable, callback, user_data);
}

/**
 * musette_store_load_activities_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteActivity): the rows, newest first
 */
GPtrArray *
musette_store_load_activities_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_activities_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_activity_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_activity_table_load_whole (musette_database_file_get_connection (file),
                                            question->id, error);
}

/**
 * musette_store_load_activity_async:
 * @self: a store
 * @id: an activity
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a whole activity.
 */
void
musette_store_load_activity_async (MusetteStore *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Question question = { .id = (char *) id };

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (id != NULL);

  ask (self, musette_store_load_activity_async, load_activity_job, g_object_unref, &question,
       cancellable, callback, user_data);
}

/**
 * musette_store_load_activity_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the activity; %NULL without @error when only its row or
 *   nothing is kept of it
 */
MusetteActivity *
musette_store_load_activity_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_activity_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_streams_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_activity_table_load_streams (musette_database_file_get_connection (file),
                                              question->id, error);
}

/**
 * musette_store_load_streams_async:
 * @self: a store
 * @id: an activity
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for the samples of an activity.
 */
void
musette_store_load_streams_async (MusetteStore *self,
                                  const char *id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Question question = { .id = (char *) id };

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (id != NULL);

  ask (self, musette_store_load_streams_async, load_streams_job, g_object_unref, &question,
       cancellable, callback, user_data);
}

/**
 * musette_store_load_streams_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the samples, empty when it has none; %NULL without @error
 * when they are not kept
 */
MusetteStreamSet *
musette_store_load_streams_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_streams_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_record_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_record_table_load (musette_database_file_get_connection (file), question->kind,
                                    question->id, error);
}

/**
 * musette_store_load_record_async:
 * @self: a store
 * @kind: what it is
 * @id: which one
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a record.
 */
void
musette_store_load_record_async (MusetteStore *self,
                                 MusetteRecordKind kind,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Question question = { .kind = kind, .id = (char *) id };

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (id != NULL);

  ask (self, musette_store_load_record_async, load_record_job,
       (GDestroyNotify) musette_stored_record_free, &question, cancellable, callback, user_data);
}

/**
 * musette_store_load_record_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the record; %NULL without @error when there is none
 */
MusetteStoredRecord *
musette_store_load_record_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_record_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_records_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_record_table_load_days (musette_database_file_get_connection (file),
                                         question->kind, question->oldest, question->newest, error);
}

/**
 * musette_store_load_records_async:
 * @self: a store
 * @kind: what they are
 * @oldest: first day; %MUSETTE_DATE_NONE for all, also those without a day
 * @newest: last day; %G_MAXINT32 for all
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for the records of some days.
 */
void
musette_store_load_records_async (MusetteStore *self,
                                  MusetteRecordKind kind,
                                  MusetteDate oldest,
                                  MusetteDate newest,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Question question = { .kind = kind, .oldest = oldest, .newest = newest };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  ask (self, musette_store_load_records_async, load_records_job, (GDestroyNotify) g_ptr_array_unref,
       &question, cancellable, callback, user_data);
}

/**
 * musette_store_load_records_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteStoredRecord): the records, oldest first
 */
GPtrArray *
musette_store_load_records_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_records_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_outbox_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  return musette_change_table_load_outbox (musette_database_file_get_connection (file), error);
}

/**
 * musette_store_load_outbox_async:
 * @self: a store
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for what waits to be sent.
 */
void
musette_store_load_outbox_async (MusetteStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Question question = { 0 };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  ask (self, musette_store_load_outbox_async, load_outbox_job, (GDestroyNotify) g_ptr_array_unref,
       &question, cancellable, callback, user_data);
}

/**
 * musette_store_load_outbox_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteOutboxEntry): the entries in their order
 */
GPtrArray *
musette_store_load_outbox_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_outbox_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_history_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  return musette_change_table_load_history (musette_database_file_get_connection (file), error);
}

/**
 * musette_store_load_history_async:
 * @self: a store
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for what can be undone or done again.
 */
void
musette_store_load_history_async (MusetteStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Question question = { 0 };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  ask (self, musette_store_load_history_async, load_history_job, (GDestroyNotify) g_ptr_array_unref,
       &question, cancellable, callback, user_data);
}

/**
 * musette_store_load_history_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type MusetteHistoryEntry): the steps, oldest first
 */
GPtrArray *
musette_store_load_history_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_history_async);

  return musette_store_take (self, result, error);
}

static gpointer
load_state_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_record_table_load_state (musette_database_file_get_connection (file), question->id,
                                          error);
}

/**
 * musette_store_load_state_async:
 * @self: a store
 * @key: a name
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a text that was kept by musette_store_batch_set_state ().
 */
void
musette_store_load_state_async (MusetteStore *self,
                                const char *key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Question question = { .id = (char *) key };

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (key != NULL);

  ask (self, musette_store_load_state_async, load_state_job, g_free, &question, cancellable,
       callback, user_data);
}

/**
 * musette_store_load_state_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the text; %NULL without @error when there is none
 */
char *
musette_store_load_state_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_load_state_async);

  return musette_store_take (self, result, error);
}

static gpointer
list_without_streams_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_activity_table_list_without_streams (musette_database_file_get_connection (file),
                                                      question->limit, error);
}

/**
 * musette_store_list_without_streams_async:
 * @self: a store
 * @limit: how many at most
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for activities that may have samples at the service while none are kept.
 */
void
musette_store_list_without_streams_async (MusetteStore *self,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  Question question = { .limit = limit };

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (limit > 0);

  ask (self, musette_store_list_without_streams_async, list_without_streams_job, string_array_free,
       &question, cancellable, callback, user_data);
}

/**
 * musette_store_list_without_streams_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): their ids, newest first
 */
GStrv
musette_store_list_without_streams_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_list_without_streams_async);

  return musette_store_take (self, result, error);
}

static gpointer
list_without_details_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Question *question = data;

  return musette_activity_table_list_without_details (musette_database_file_get_connection (file),
                                                      question->limit, error);
}

/**
 * musette_store_list_without_details_async:
 * @self: a store
 * @limit: how many at most
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for activities of which only the row is kept.
 */
void
musette_store_list_without_details_async (MusetteStore *self,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  Question question = { .limit = limit };

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (limit > 0);

  ask (self, musette_store_list_without_details_async, list_without_details_job, string_array_free,
       &question, cancellable, callback, user_data);
}

/**
 * musette_store_list_without_details_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): their ids, newest first
 */
GStrv
musette_store_list_without_details_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_list_without_details_async);

  return musette_store_take (self, result, error);
}

static gpointer
count_job (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  g_autofree MusetteStoreCounts *counts = g_new0 (MusetteStoreCounts, 1);

  if (!musette_activity_table_count (musette_database_file_get_connection (file), counts, error))
    return NULL;
  return g_steal_pointer (&counts);
}

/**
 * musette_store_count_async:
 * @self: a store
 * @cancellable: (nullable): ends the wait
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks how much there is.
 */
void
musette_store_count_async (MusetteStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Question question = { 0 };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  ask (self, musette_store_count_async, count_job, g_free, &question, cancellable, callback,
       user_data);
}

/**
 * musette_store_count_finish:
 * @self: a store
 * @result: the answer
 * @counts: (out): how much there is
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: whether there is an answer
 */
gboolean
musette_store_count_finish (MusetteStore *self,
                            GAsyncResult *result,
                            MusetteStoreCounts *counts,
                            GError **error)
{
  g_autofree MusetteStoreCounts *answer = NULL;

  g_return_val_if_fail (MUSETTE_IS_STORE (self) && counts != NULL, FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_count_async);

  answer = musette_store_take (self, result, error);
  if (answer == NULL)
    return FALSE;
  *counts = *answer;
  return TRUE;
}
