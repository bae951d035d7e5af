/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-store.h"

#include "musette-batch-runner.h"
#include "musette-store-batch-private.h"
#include "musette-store-private.h"

/**
 * MusetteStore:
 *
 * What is kept of one athlete's data at one service, in one database. Everything is done in a
 * thread of the store, in the order in which it was asked for; answers come to the main context of
 * who asked.
 *
 * A store that is only readable answers as always and refuses to commit. A damaged database is set
 * aside and replaced; who hears "set-aside" fills the store anew.
 */
struct _MusetteStore
{
  GObject parent_instance;

  MusetteDatabase *database;
  GFileMonitor *monitor;
  gboolean looking;     /* whether a look for foreign changes is under way */
  char *told_set_aside; /* of which "set-aside" was emitted */
};

G_DEFINE_FINAL_TYPE (MusetteStore, musette_store, G_TYPE_OBJECT)

enum
{
  CHANGED_ELSEWHERE,
  SET_ASIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How soon after another program's change it is heard of. */
#define MONITOR_INTERVAL_MS 200

static void
musette_store_dispose (GObject *object)
{
  MusetteStore *self = MUSETTE_STORE (object);

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->database, musette_database_free);
  G_OBJECT_CLASS (musette_store_parent_class)->dispose (object);
}

static void
musette_store_finalize (GObject *object)
{
  MusetteStore *self = MUSETTE_STORE (object);

  g_free (self->told_set_aside);
  G_OBJECT_CLASS (musette_store_parent_class)->finalize (object);
}

static void
musette_store_class_init (MusetteStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_store_dispose;
  object_class->finalize = musette_store_finalize;

  /**
   * MusetteStore::changed-elsewhere:
   * @self: a store
   *
   * Another program, or another store of this one, has changed the database.
   */
  signals[CHANGED_ELSEWHERE]
      = g_signal_new ("changed-elsewhere", MUSETTE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  /**
   * MusetteStore::set-aside:
   * @self: a store
   * @path: where the damaged database is now
   *
   * The database was found to be damaged while it was open, and was replaced by one that holds
   * nothing but the changes and steps that could be saved.
   */
  signals[SET_ASIDE] = g_signal_new ("set-aside", MUSETTE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
musette_store_init (MusetteStore *self)
{
}

/* For the parts of this class: has the thread do something. A truthful task tells what became of it
 * even when it was cancelled too late. */
void
musette_store_push (MusetteStore *self,
                    gpointer source_tag,
                    const MusetteDatabaseJob *job,
                    gboolean truthful,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_assert (MUSETTE_IS_STORE (self));

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, !truthful);
  musette_database_push (self->database, task, job);
}

static void
tell_set_aside (MusetteStore *self)
{
  g_autofree char *set_aside = musette_store_get_set_aside (self);

  if (g_strcmp0 (set_aside, self->told_set_aside) == 0)
    return;
  g_free (self->told_set_aside);
  self->told_set_aside = g_strdup (set_aside);
  g_signal_emit (self, signals[SET_ASIDE], 0, set_aside);
}

/* For the parts of this class: the answer of the thread. */
gpointer
musette_store_take (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_assert (MUSETTE_IS_STORE (self));

  tell_set_aside (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  MusetteStore *store;
  GCancellable *cancellable;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->store);
  g_clear_object (&opening->cancellable);
  g_free (opening);
}

static gpointer
open_file (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Opening *opening = data;

  if (!musette_database_file_open (file, opening->cancellable, error))
    return NULL;
  return g_object_ref (opening->store);
}

static gpointer
look_for_changes (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  return GINT_TO_POINTER (musette_database_file_was_changed (file, error));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MusetteStore *self = MUSETTE_STORE (source);

  self->looking = FALSE;
  if (musette_store_take (self, result, NULL) != NULL)
    g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0);
}

/* Our own commits come by here too; the database knows whose they were. */
static void
journal_changed_cb (GFileMonitor *monitor,
                    GFile *journal,
                    GFile *other,
                    GFileMonitorEvent event,
                    MusetteStore *self)
{
  MusetteDatabaseJob job = { .func = look_for_changes };

  if (self->looking || self->database == NULL)
    return;
  self->looking = TRUE;
  musette_store_push (self, journal_changed_cb, &job, FALSE, NULL, looked_cb, NULL);
}

static void
watch_journal (MusetteStore *self)
{
  const char *path = musette_store_get_path (self);
  g_autofree char *name = path != NULL ? g_strconcat (path, "-wal", NULL) : NULL;
  g_autoptr (GFile) journal = NULL;

  if (name == NULL)
    return;
  journal = g_file_new_for_path (name);
  self->monitor = g_file_monitor_file (journal, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, MONITOR_INTERVAL_MS);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (journal_changed_cb), self);
}

/**
 * musette_store_open_async:
 * @path: (nullable): file name of the database, whose folder is made when it is not there, or
 *   %NULL for a database in memory
 * @cancellable: (nullable): ends the wait
 * @callback: called when the store is open
 * @user_data: for @callback
 *
 * Opens a store, or makes one. An older database is brought up to date, a damaged one is set aside:
 * see musette_store_get_set_aside ().
 */
void
musette_store_open_async (const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (MusetteStore) self = g_object_new (MUSETTE_TYPE_STORE, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  MusetteDatabaseJob job = {
    .func = open_file, .opens = TRUE, .destroy_data = opening_free, .destroy_result = g_object_unref
  };
  Opening *opening = g_new0 (Opening, 1);

  opening->store = g_object_ref (self);
  opening->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job.data = opening;
  g_task_set_source_tag (task, musette_store_open_async);
  self->database = musette_database_new (path);
  musette_database_push (self->database, task, &job);
}

/**
 * musette_store_open_finish:
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the store
 */
MusetteStore *
musette_store_open_finish (GAsyncResult *result, GError **error)
{
  MusetteStore *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_open_async);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self == NULL)
    return NULL;
  self->told_set_aside = musette_store_get_set_aside (self);
  watch_journal (self);
  return self;
}

static gpointer
close_file (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  musette_database_file_close (file);
  return GINT_TO_POINTER (TRUE);
}

/**
 * musette_store_close_async:
 * @self: a store
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Closes the store after everything that was asked before. What is asked later is answered by
 * %MUSETTE_STORE_ERROR_CLOSED.
 */
void
musette_store_close_async (MusetteStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  MusetteDatabaseJob job = { .func = close_file, .opens = TRUE };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  musette_store_push (self, musette_store_close_async, &job, TRUE, NULL, callback, user_data);
}

/**
 * musette_store_close_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of an error
 *
 * Returns: whether it is closed
 */
gboolean
musette_store_close_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_close_async);

  return musette_store_take (self, result, error) != NULL;
}

/**
 * musette_store_end:
 * @self: a store
 *
 * Closes the store at the end of the program, after everything that was asked before, and waits
 * until its thread has ended. What is asked later is answered by %MUSETTE_STORE_ERROR_CLOSED.
 */
void
musette_store_end (MusetteStore *self)
{
  g_return_if_fail (MUSETTE_IS_STORE (self));

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  musette_database_end (self->database);
}

static gpointer
erase_file (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  return GINT_TO_POINTER (musette_database_file_erase (file, error));
}

/**
 * musette_store_erase_async:
 * @self: a store
 * @callback: called when nothing is left
 * @user_data: for @callback
 *
 * Removes everything that is kept, also what was set aside, and closes the store.
 */
void
musette_store_erase_async (MusetteStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  MusetteDatabaseJob job = { .func = erase_file };

  g_return_if_fail (MUSETTE_IS_STORE (self));

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  musette_store_push (self, musette_store_erase_async, &job, TRUE, NULL, callback, user_data);
}

/**
 * musette_store_erase_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: whether nothing is left
 */
gboolean
musette_store_erase_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_erase_async);

  return musette_store_take (self, result, error) != NULL;
}

/**
 * musette_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): file name of the database, %NULL when it is in memory
 */
const char *
musette_store_get_path (MusetteStore *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);

  return musette_database_file_get_path (musette_database_get_file (self->database));
}

/**
 * musette_store_is_writable:
 * @self: a store
 *
 * Returns: whether anything can be changed. When not, nothing may be sent either: what was sent
 *   could not be noted and would be sent again
 */
gboolean
musette_store_is_writable (MusetteStore *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), FALSE);

  return musette_database_file_is_writable (musette_database_get_file (self->database));
}

/**
 * musette_store_get_set_aside:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): where the database is that was found damaged since the store
 *   was opened; %NULL when there was none
 */
char *
musette_store_get_set_aside (MusetteStore *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), NULL);

  return musette_database_file_get_set_aside (musette_database_get_file (self->database), NULL);
}

/**
 * musette_store_get_salvaged:
 * @self: a store
 *
 * Returns: how many waiting changes and steps of the history were saved from the damaged database
 */
guint
musette_store_get_salvaged (MusetteStore *self)
{
  g_autofree char *set_aside = NULL;
  guint salvaged;

  g_return_val_if_fail (MUSETTE_IS_STORE (self), 0);

  set_aside
      = musette_database_file_get_set_aside (musette_database_get_file (self->database), &salvaged);
  return salvaged;
}

typedef struct
{
  MusetteStoreBatch *batch;
  gboolean durable;
} Commit;

static void
commit_free (gpointer data)
{
  Commit *commit = data;

  g_object_unref (commit->batch);
  g_free (commit);
}

static gpointer
run_batch (MusetteDatabaseFile *file, gpointer data, GError **error)
{
  Commit *commit = data;

  return GINT_TO_POINTER (musette_batch_runner_run (musette_database_file_get_connection (file),
                                                    commit->batch, commit->durable, error));
}

/**
 * musette_store_commit_async:
 * @self: a store
 * @batch: operations, to which none can be added from now on
 * @durable: whether the end of the wait means that a power cut cannot take it back any more;
 *   otherwise only the end of the program cannot
 * @cancellable: (nullable): takes it back as long as it is not done
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Executes all operations in one transaction, or none of them.
 */
void
musette_store_commit_async (MusetteStore *self,
                            MusetteStoreBatch *batch,
                            gboolean durable,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MusetteDatabaseJob job = { .func = run_batch, .destroy_data = commit_free };
  Commit *commit;

  g_return_if_fail (MUSETTE_IS_STORE (self));
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (batch));

  musette_store_batch_seal (batch);
  commit = g_new0 (Commit, 1);
  commit->batch = g_object_ref (batch);
  commit->durable = durable;
  job.data = commit;
  musette_store_push (self, musette_store_commit_async, &job, TRUE, cancellable, callback,
                      user_data);
}

/**
 * musette_store_commit_finish:
 * @self: a store
 * @result: the answer
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: whether everything is kept; when not, nothing is
 */
gboolean
musette_store_commit_finish (MusetteStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_commit_async);

  return musette_store_take (self, result, error) != NULL;
}
