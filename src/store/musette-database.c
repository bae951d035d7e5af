/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-database.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"

/**
 * MusetteDatabase:
 *
 * A thread that owns the connection to one database and does jobs in the order in which they were
 * pushed. Answers go to the main context of who asked.
 */
struct _MusetteDatabase
{
  GAsyncQueue *queue; /* Errand */
  MusetteDatabaseFile *file;
  gatomicrefcount references; /* the owner, and the thread */
  GThread *thread;            /* NULL when it has ended */
};

/* A job with its task; without one: end. */
typedef struct
{
  MusetteDatabaseJob job;
  GTask *task;
} Errand;

static void
unref (MusetteDatabase *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_async_queue_unref (self->queue);
  musette_database_file_free (self->file);
  g_free (self);
}

static void
errand_free (Errand *errand)
{
  if (errand->job.destroy_data != NULL)
    errand->job.destroy_data (errand->job.data);
  g_clear_object (&errand->task);
  g_free (errand);
}

static gboolean
is_damaged (MusetteDatabase *self)
{
  MusetteConnection *connection = musette_database_file_get_connection (self->file);

  return connection != NULL && musette_connection_is_damaged (connection)
         && musette_connection_is_writable (connection)
         && musette_database_file_get_path (self->file) != NULL;
}

static GError *
new_closed_error (void)
{
  return g_error_new_literal (MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_CLOSED,
                              _ ("The database on this computer is closed"));
}

static gpointer
do_job (MusetteDatabase *self, Errand *errand, GError **error)
{
  MusetteConnection *connection = musette_database_file_get_connection (self->file);
  gpointer result;

  if (connection == NULL && !errand->job.opens)
    {
      g_propagate_error (error, new_closed_error ());
      return NULL;
    }
  if (connection != NULL)
    musette_connection_set_cancellable (connection, g_task_get_cancellable (errand->task));
  result = errand->job.func (self->file, errand->job.data, error);
  connection = musette_database_file_get_connection (self->file);
  if (connection != NULL)
    musette_connection_set_cancellable (connection, NULL);
  return result;
}

static void
run (MusetteDatabase *self, Errand *errand)
{
  g_autoptr (GError) error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (errand->task))
    return;
  result = do_job (self, errand, &error);
  if (error != NULL && is_damaged (self))
    {
      g_clear_error (&error);
      if (musette_database_file_recover (self->file, &error))
        result = do_job (self, errand, &error);
    }
  if (error != NULL)
    g_task_return_error (errand->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (errand->task, result, errand->job.destroy_result);
}

static gpointer
work (gpointer user_data)
{
  MusetteDatabase *self = user_data;
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      Errand *errand = g_async_queue_pop (self->queue);

      goes_on = errand->task != NULL;
      if (goes_on)
        run (self, errand);
      errand_free (errand);
    }
  musette_database_file_close (self->file);
  unref (self);
  return NULL;
}

/**
 * musette_database_new:
 * @path: (nullable): file name, or %NULL for a database in memory
 *
 * Returns: (transfer full): a thread for that database, which no job has opened yet
 */
MusetteDatabase *
musette_database_new (const char *path)
{
  MusetteDatabase *self = g_new0 (MusetteDatabase, 1);

  g_atomic_ref_count_init (&self->references);
  g_atomic_ref_count_inc (&self->references);
  self->queue = g_async_queue_new ();
  self->file = musette_database_file_new (path);
  self->thread = g_thread_new ("musette-store", work, self);
  return self;
}

/**
 * musette_database_free:
 * @self: (nullable) (transfer full): a database
 *
 * Ends the thread after what was pushed before, without waiting for it: this may be called in the
 * very thread, when it drops the last reference to who asked.
 */
void
musette_database_free (MusetteDatabase *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL)
    {
      g_async_queue_push (self->queue, g_new0 (Errand, 1));
      g_thread_unref (g_steal_pointer (&self->thread));
    }
  unref (self);
}

/**
 * musette_database_end:
 * @self: a database, whose owner calls this
 *
 * Ends the thread after what was pushed before, and waits for it. What is pushed later is answered
 * by %MUSETTE_STORE_ERROR_CLOSED.
 */
void
musette_database_end (MusetteDatabase *self)
{
  g_return_if_fail (self != NULL);

  if (self->thread == NULL)
    return;
  g_async_queue_push (self->queue, g_new0 (Errand, 1));
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * musette_database_get_file:
 * @self: a database
 *
 * Returns: (transfer none): its file, of which other threads may only ask what says so
 */
MusetteDatabaseFile *
musette_database_get_file (MusetteDatabase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

/**
 * musette_database_push:
 * @self: a database
 * @task: (transfer full): gets the answer
 * @job: what to do, whose data is taken over
 *
 * Does something after all that was pushed before. A task that was cancelled until then is not
 * begun.
 */
void
musette_database_push (MusetteDatabase *self, GTask *task, const MusetteDatabaseJob *job)
{
  Errand *errand;

  g_return_if_fail (self != NULL && job != NULL);
  g_return_if_fail (G_IS_TASK (task));

  errand = g_new0 (Errand, 1);
  errand->job = *job;
  errand->task = task;
  if (self->thread != NULL)
    {
      g_async_queue_push (self->queue, errand);
      return;
    }
  g_task_return_error (task, new_closed_error ());
  errand_free (errand);
}
