/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-edits.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-activity-list-private.h"
#include "musette-fetch-private.h"
#include "musette-journal.h"
#include "musette-kept-files-sweep.h"
#include "musette-local-id.h"
#include "musette-sender.h"

/**
 * MusetteEdits:
 *
 * Everything about changes, put together: the outbox and the history, the journal that stores both,
 * the sender that empties the outbox, and what of it lists and pages show.
 */
struct _MusetteEdits
{
  GObject parent_instance;

  MusetteActivityList *activities;
  MusetteCache *cache;
  MusetteOutbox *outbox;
  MusetteHistory *history;
  MusetteLibrary *library;
  MusetteJournal *journal;
  MusetteSender *sender;
  GPtrArray *shown; /* fetches that are alive */
  gboolean swept;   /* whether old files of this account were looked for */
  guint n_sweeps;   /* how many times they are being looked for just now */
};

/* A page that shows one activity. */
typedef struct
{
  GWeakRef fetch;
  char *id;
  GObject *record; /* the service's */
} Shown;

enum
{
  FAILED,
  STORING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteEdits, musette_edits, G_TYPE_OBJECT)

static void
shown_clear (gpointer data)
{
  Shown *shown = data;

  g_weak_ref_clear (&shown->fetch);
  g_free (shown->id);
  g_clear_object (&shown->record);
}

static void
shown_unref (gpointer data)
{
  g_rc_box_release_full (data, shown_clear);
}

static gpointer
shown_ref (gconstpointer data, gpointer user_data)
{
  return g_rc_box_acquire ((gpointer) data);
}

static void
drop_dead (MusetteEdits *self)
{
  for (guint i = self->shown->len; i > 0; i--)
    {
      Shown *shown = g_ptr_array_index (self->shown, i - 1);
      g_autoptr (MusetteFetch) fetch = g_weak_ref_get (&shown->fetch);

      if (fetch == NULL)
        g_ptr_array_remove_index (self->shown, i - 1);
    }
}

static GObject *
lookup (MusetteItemKind kind, const char *id, gpointer user_data)
{
  MusetteEdits *self = user_data;

  if (kind != MUSETTE_ITEM_ACTIVITY)
    return (GObject *) musette_library_find (self->library, kind, id);
  return (GObject *) musette_activity_list_find (self->activities, id);
}

static void
show_in_pages (MusetteEdits *self, const char *id)
{
  /* A page that hears of it may come, go, or ask for something else. */
  g_autoptr (GPtrArray) pages = g_ptr_array_copy (self->shown, shown_ref, NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      Shown *shown = g_ptr_array_index (pages, i);
      g_autoptr (MusetteFetch) fetch = g_weak_ref_get (&shown->fetch);
      g_autoptr (GObject) object = NULL;

      if (fetch == NULL || !g_str_equal (shown->id, id))
        continue;
      object
          = _musette_outbox_overlay_record (self->outbox, MUSETTE_ITEM_ACTIVITY, id, shown->record);
      if (object != NULL)
        _musette_fetch_replace (fetch, object);
    }
}

/* What changes lie over, in the pages that show it. */
static void
note_record (MusetteEdits *self, const char *id, GObject *record)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (g_str_equal (shown->id, id))
        g_set_object (&shown->record, record);
    }
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteEdits) self = user_data;
  g_autoptr (MusetteActivity) stored
      = musette_store_load_activity_finish (MUSETTE_STORE (source), result, NULL);

  if (stored == NULL || MUSETTE_STORE (source) != musette_journal_get_store (self->journal))
    return;
  note_record (self, musette_activity_get_id (stored), G_OBJECT (stored));
  show_in_pages (self, musette_activity_get_id (stored));
}

/* Another program may have received what pages show. */
static void
reload_shown (MusetteEdits *self, MusetteStore *store)
{
  drop_dead (self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = g_ptr_array_index (self->shown, i);

      musette_store_load_activity_async (store, shown->id, NULL, stored_cb, g_object_ref (self));
    }
}

static void
show_in_list (MusetteEdits *self, const char *id)
{
  g_autoptr (GObject) row = NULL;

  if (!_musette_outbox_get_shown (self->outbox, MUSETTE_ITEM_ACTIVITY, id, &row))
    return;
  if (row != NULL)
    {
      _musette_activity_list_put (self->activities, MUSETTE_ACTIVITY (row));
      if (!musette_local_id_is_local (id))
        musette_journal_put_row (self->journal, MUSETTE_ITEM_ACTIVITY, row);
    }
  else
    _musette_activity_list_remove (self->activities, id);
}

static void
show_planned (MusetteEdits *self, MusetteItemKind kind, const char *id)
{
  g_autoptr (GObject) item = NULL;

  if (!_musette_outbox_get_shown (self->outbox, kind, id, &item))
    return;
  if (item != NULL)
    musette_library_put (self->library, kind, MUSETTE_PLAN_ITEM (item));
  else
    musette_library_remove (self->library, kind, id);
}

static void
receive_planned (MusetteEdits *self, MusetteItemKind kind, const char *id, GObject *record)
{
  musette_journal_put (self->journal, kind, record);
  if (musette_outbox_has_changes (self->outbox, kind, id))
    show_planned (self, kind, id);
  else
    musette_library_put (self->library, kind, MUSETTE_PLAN_ITEM (record));
}

static void
item_changed_cb (MusetteEdits *self, guint kind, const char *id)
{
  if (kind != MUSETTE_ITEM_ACTIVITY)
    {
      show_planned (self, kind, id);
      return;
    }
  show_in_list (self, id);
  show_in_pages (self, id);
}

static void
item_received_cb (MusetteEdits *self, guint kind, const char *id, GObject *record)
{
  if (kind != MUSETTE_ITEM_ACTIVITY)
    {
      receive_planned (self, kind, id, record);
      return;
    }
  musette_cache_store (self->cache, MUSETTE_CACHE_ACTIVITY, id, record);
  musette_journal_put (self->journal, kind, record);
  note_record (self, id, record);
  if (musette_outbox_has_changes (self->outbox, kind, id))
    item_changed_cb (self, kind, id);
  else
    {
      _musette_activity_list_put (self->activities, MUSETTE_ACTIVITY (record));
      show_in_pages (self, id);
    }
}

static void
item_renamed_cb (MusetteEdits *self, guint kind, const char *old_id, const char *new_id)
{
  _musette_history_rename (self->history, kind, old_id, new_id);
  musette_journal_rename (self->journal, old_id, new_id);
  if (kind != MUSETTE_ITEM_ACTIVITY)
    {
      musette_library_rename (self->library, kind, old_id, new_id);
      return;
    }
  _musette_activity_list_remove (self->activities, old_id);
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (!g_str_equal (shown->id, old_id))
        continue;
      g_free (shown->id);
      shown->id = g_strdup (new_id);
    }
}

static void
item_gone_cb (MusetteEdits *self, guint kind, const char *id)
{
  musette_journal_forget (self->journal, kind, id);
  if (musette_outbox_has_changes (self->outbox, kind, id))
    return;
  if (kind != MUSETTE_ITEM_ACTIVITY)
    musette_library_remove (self->library, kind, id);
  else
    _musette_activity_list_remove (self->activities, id);
}

static void
step_failed_cb (MusetteEdits *self, MusetteStep *step, const GError *error)
{
  _musette_outbox_take_back (self->outbox, step);
  _musette_history_remove (self->history, step);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
storing_changed_cb (MusetteEdits *self, const GError *error)
{
  g_signal_emit (self, signals[STORING_CHANGED], 0, error);
}

static void
swept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteEdits) self = user_data;

  self->n_sweeps--;
}

/* Only now is it known which files are needed. */
static void
loaded_cb (MusetteEdits *self)
{
  if (self->swept || musette_store_get_path (musette_journal_get_store (self->journal)) == NULL)
    return;
  self->swept = TRUE;
  self->n_sweeps++;
  musette_kept_files_sweep_async (musette_sender_get_files (self->sender), self->outbox,
                                  self->history, swept_cb, g_object_ref (self));
}

static void
ended_cb (MusetteEdits *self)
{
  _musette_outbox_wake (self->outbox);
}

static void
musette_edits_dispose (GObject *object)
{
  MusetteEdits *self = MUSETTE_EDITS (object);

  if (self->outbox != NULL)
    musette_outbox_origins_set_lookup (_musette_outbox_get_origins (self->outbox), NULL, NULL);
  if (self->sender != NULL)
    musette_sender_set_service (self->sender, NULL, NULL);
  G_OBJECT_CLASS (musette_edits_parent_class)->dispose (object);
}

static void
musette_edits_finalize (GObject *object)
{
  MusetteEdits *self = MUSETTE_EDITS (object);

  g_clear_object (&self->sender);
  g_clear_object (&self->journal);
  g_clear_object (&self->library);
  g_clear_object (&self->history);
  g_clear_object (&self->outbox);
  g_clear_object (&self->activities);
  g_clear_object (&self->cache);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (musette_edits_parent_class)->finalize (object);
}

static void
musette_edits_class_init (MusetteEditsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_edits_dispose;
  object_class->finalize = musette_edits_finalize;

  /**
   * MusetteEdits::failed:
   *
   * What the user did could not be stored, and was taken back.
   */
  signals[FAILED] = g_signal_new ("failed", MUSETTE_TYPE_EDITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * MusetteEdits::storing-changed:
   *
   * How far changes came cannot be stored, with the reason; or can be again, without one.
   */
  signals[STORING_CHANGED] = g_signal_new ("storing-changed", MUSETTE_TYPE_EDITS, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
musette_edits_init (MusetteEdits *self)
{
  self->shown = g_ptr_array_new_with_free_func (shown_unref);
}

static void
connect_outbox (MusetteEdits *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "item-changed", G_CALLBACK (item_changed_cb) },
    { "item-received", G_CALLBACK (item_received_cb) },
    { "item-renamed", G_CALLBACK (item_renamed_cb) },
    { "item-gone", G_CALLBACK (item_gone_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->outbox, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/**
 * musette_edits_new:
 * @activities: the list that shows changes
 * @cache: what is kept of the service's records
 * @monitor: hears how the requests end
 *
 * Returns: (transfer full): an outbox and a history, empty and without a store
 */
MusetteEdits *
musette_edits_new (MusetteActivityList *activities,
                   MusetteCache *cache,
                   MusetteConnectionMonitor *monitor)
{
  MusetteEdits *self = g_object_new (MUSETTE_TYPE_EDITS, NULL);

  self->activities = g_object_ref (activities);
  self->cache = g_object_ref (cache);
  self->outbox = _musette_outbox_new ();
  self->library = musette_library_new (self->outbox);
  self->history = _musette_history_new (self->outbox);
  self->journal = musette_journal_new (self->outbox, self->history);
  self->sender = musette_sender_new (self->outbox, self->journal, monitor);
  musette_outbox_origins_set_lookup (_musette_outbox_get_origins (self->outbox), lookup, self);
  connect_outbox (self);
  g_signal_connect_object (self->journal, "step-failed", G_CALLBACK (step_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->journal, "storing-changed", G_CALLBACK (storing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->journal, "loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->journal, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  musette_journal_set_store (self->journal, NULL);
  return self;
}

/**
 * musette_edits_set_service:
 * @self: the edits
 * @client: (nullable): the service, %NULL to send nothing
 * @athlete_id: (nullable): whose things
 */
void
musette_edits_set_service (MusetteEdits *self, MusetteClient *client, const char *athlete_id)
{
  g_return_if_fail (MUSETTE_IS_EDITS (self));

  musette_sender_set_service (self->sender, client, athlete_id);
}

/**
 * musette_edits_set_store:
 * @self: the edits
 * @store: (nullable): where they are kept, %NULL for memory only
 *
 * Reads what waits in the store.
 */
void
musette_edits_set_store (MusetteEdits *self, MusetteStore *store)
{
  g_return_if_fail (MUSETTE_IS_EDITS (self));

  if (store != NULL && store == musette_journal_get_store (self->journal))
    return;
  if (store != NULL)
    {
      /* Records before changes: one that the other program has sent lies over the old record until
       * the new one is here. */
      g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (reload_shown), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (musette_journal_reload),
                               self->journal, G_CONNECT_SWAPPED);
    }
  self->swept = FALSE;
  musette_sender_set_store_path (self->sender,
                                 store != NULL ? musette_store_get_path (store) : NULL);
  musette_journal_set_store (self->journal, store);
}

/**
 * musette_edits_clear:
 * @self: the edits
 *
 * Forgets everything here, when another account comes. The store keeps its own.
 */
void
musette_edits_clear (MusetteEdits *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (MUSETTE_IS_EDITS (self));

  musette_edits_set_service (self, NULL, NULL);
  _musette_outbox_clear (self->outbox);
  musette_library_clear (self->library);
  _musette_history_load (self->history, none);
  musette_edits_set_store (self, NULL);
  g_ptr_array_set_size (self->shown, 0);
}

/**
 * musette_edits_settle:
 * @self: the edits
 *
 * Waits, at the end of the program, for what they have other threads do.
 */
void
musette_edits_settle (MusetteEdits *self)
{
  g_return_if_fail (MUSETTE_IS_EDITS (self));

  while (self->n_sweeps > 0)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * musette_edits_set_patience:
 * @self: the edits
 * @factor: what a second between two tries is worth; below 1 in tests
 */
void
musette_edits_set_patience (MusetteEdits *self, double factor)
{
  g_return_if_fail (MUSETTE_IS_EDITS (self));

  musette_sender_set_time_factor (self->sender, factor);
}

/**
 * musette_edits_get_outbox:
 * @self: the edits
 *
 * Returns: (transfer none): what waits to be sent
 */
MusetteOutbox *
musette_edits_get_outbox (MusetteEdits *self)
{
  g_return_val_if_fail (MUSETTE_IS_EDITS (self), NULL);

  return self->outbox;
}

/**
 * musette_edits_get_history:
 * @self: the edits
 *
 * Returns: (transfer none): what can be undone
 */
MusetteHistory *
musette_edits_get_history (MusetteEdits *self)
{
  g_return_val_if_fail (MUSETTE_IS_EDITS (self), NULL);

  return self->history;
}

/**
 * musette_edits_get_library:
 * @self: the edits
 *
 * Returns: (transfer none): what is planned, as it is shown
 */
MusetteLibrary *
musette_edits_get_library (MusetteEdits *self)
{
  g_return_val_if_fail (MUSETTE_IS_EDITS (self), NULL);

  return self->library;
}

/**
 * musette_edits_is_saved:
 * @self: the edits
 *
 * Returns: whether the store has them all, or there is none
 */
gboolean
musette_edits_is_saved (MusetteEdits *self)
{
  g_return_val_if_fail (MUSETTE_IS_EDITS (self), TRUE);

  return !_musette_outbox_is_held (self->outbox) && musette_journal_is_clean (self->journal);
}

static void
do_step (MusetteEdits *self, MusetteStep *step)
{
  _musette_history_add (self->history, step);
  _musette_outbox_apply (self->outbox, step);
}

static gboolean
has_uploads (MusetteStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    if (((const MusetteChange *) g_ptr_array_index (step->changes, i))->action
        == MUSETTE_ACTION_UPLOAD)
      return TRUE;
  return FALSE;
}

/* What is copied: for each upload of a step where from, and where to. */
typedef struct
{
  MusetteEdits *self;
  MusetteStep *step;
  MusetteKeptFiles *files;
  GPtrArray *from;
  GPtrArray *to;
} Copying;

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->self);
  g_object_unref (copying->step);
  musette_kept_files_unref (copying->files);
  g_ptr_array_unref (copying->from);
  g_ptr_array_unref (copying->to);
  g_free (copying);
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  char *data;
  gsize length;

  if (from == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("Only files of this computer can be uploaded."));
      return FALSE;
    }
  if (!g_file_get_contents (from, &data, &length, error))
    return FALSE;
  content = g_bytes_new_take (data, length);
  return musette_kept_files_write (to, content, error);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copying *copying = data;
  GError *error = NULL;

  for (guint i = 0; i < copying->from->len; i++)
    if (!copy_file (g_ptr_array_index (copying->from, i), g_ptr_array_index (copying->to, i),
                    &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_boolean (task, TRUE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copying *copying = g_task_get_task_data (G_TASK (result));
  MusetteEdits *self = copying->self;
  g_autoptr (GError) error = NULL;
  guint next = 0;

  /* Other files mean another account. */
  if (g_task_propagate_boolean (G_TASK (result), &error)
      && copying->files == musette_sender_get_files (self->sender))
    {
      for (guint i = 0; i < copying->step->changes->len; i++)
        {
          MusetteChange *change = g_ptr_array_index (copying->step->changes, i);

          if (change->action != MUSETTE_ACTION_UPLOAD)
            continue;
          g_free (change->file);
          change->file = g_strdup (g_ptr_array_index (copying->to, next++));
        }
      do_step (self, copying->step);
    }
  else
    {
      for (guint i = 0; i < copying->to->len; i++)
        musette_kept_files_remove (copying->files, g_ptr_array_index (copying->to, i));
      if (error != NULL)
        g_signal_emit (self, signals[FAILED], 0, error);
    }
  _musette_outbox_release (self->outbox);
}

/* A file may change or go before it is sent, so a copy is what waits. */
static void
keep_uploads (MusetteEdits *self, MusetteStep *step)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, copied_cb, NULL);
  Copying *copying = g_new0 (Copying, 1);

  copying->self = g_object_ref (self);
  copying->step = g_object_ref (step);
  copying->files = musette_kept_files_ref (musette_sender_get_files (self->sender));
  copying->from = g_ptr_array_new_with_free_func (g_free);
  copying->to = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < step->changes->len; i++)
    {
      const MusetteChange *change = g_ptr_array_index (step->changes, i);

      if (change->action != MUSETTE_ACTION_UPLOAD)
        continue;
      g_ptr_array_add (copying->from, g_strdup (change->file));
      g_ptr_array_add (copying->to,
                       musette_kept_files_dup_upload (copying->files, change->item, change->title));
    }
  _musette_outbox_hold (self->outbox);
  g_task_set_source_tag (task, keep_uploads);
  g_task_set_task_data (task, copying, (GDestroyNotify) copying_free);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * musette_edits_apply:
 * @self: the edits
 * @step: what the user did
 * @error: return location for an error
 *
 * Returns: whether it is done here
 */
gboolean
musette_edits_apply (MusetteEdits *self, MusetteStep *step, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_EDITS (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_STEP (step), FALSE);

  if (musette_step_get_n_changes (step) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Nothing would change."));
      return FALSE;
    }
  step->label = musette_step_describe (step);
  if (has_uploads (step))
    keep_uploads (self, step);
  else
    do_step (self, step);
  return TRUE;
}

/**
 * musette_edits_show:
 * @self: the edits
 * @id: an activity
 * @fetch: who shows it
 * @record: (nullable): the service's record, %NULL when none is known
 *
 * Lays changes over a record, and does so again whenever there are others while @fetch lives.
 *
 * Returns: (transfer full) (nullable): what to show; %NULL when it is deleted here, or not known
 */
GObject *
musette_edits_show (MusetteEdits *self, const char *id, MusetteFetch *fetch, GObject *record)
{
  Shown *shown = NULL;

  g_return_val_if_fail (MUSETTE_IS_EDITS (self), NULL);
  g_return_val_if_fail (id != NULL && MUSETTE_IS_FETCH (fetch), NULL);

  drop_dead (self);
  for (guint i = 0; i < self->shown->len && shown == NULL; i++)
    {
      g_autoptr (MusetteFetch) other
          = g_weak_ref_get (&((Shown *) g_ptr_array_index (self->shown, i))->fetch);

      if (other == fetch)
        shown = g_ptr_array_index (self->shown, i);
    }
  if (shown == NULL)
    {
      shown = g_rc_box_new0 (Shown);
      g_weak_ref_init (&shown->fetch, fetch);
      shown->id = g_strdup (id);
      g_ptr_array_add (self->shown, shown);
    }
  g_set_object (&shown->record, record);
  return _musette_outbox_overlay_record (self->outbox, MUSETTE_ITEM_ACTIVITY, id, record);
}
