/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-journal.h"

#include <gio/gio.h>

#include "musette-journal-commit.h"
#include "musette-journal-load.h"

/**
 * MusetteJournal:
 *
 * Brings what changes in outbox and history into the store, in one durable transaction each time:
 * a step is stored with all its changes, a change that was sent goes together with the record that
 * the service gave for it. One transaction is under way at a time; what changes meanwhile is for
 * the next one. Without a store everything is kept in memory only.
 */
struct _MusetteJournal
{
  GObject parent_instance;

  MusetteOutbox *outbox;
  MusetteHistory *history;
  MusetteStore *store;
  GCancellable *session; /* cancelled when another store comes */
  GPtrArray *notes;      /* of MusetteJournalNote: what else is to be stored */
  gint64 last_number;    /* without a store */
  guint idle;
  guint retry;
  gboolean committing;
  gboolean loading;
  gboolean dirty;
  gboolean reload_wanted; /* another process wrote while this one was busy */
  GError *failure;        /* why the last transaction failed; NULL when it did not */
};

#define RETRY_MS 5000

/* A transaction under way. */
typedef struct
{
  MusetteJournal *self;
  GCancellable *session;
  MusetteJournalCommit *commit;
} Transaction;

enum
{
  STEP_FAILED,
  STORING_CHANGED,
  ENDED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteJournal, musette_journal, G_TYPE_OBJECT)

static void schedule (MusetteJournal *self);

static void
transaction_free (Transaction *transaction)
{
  g_object_unref (transaction->self);
  g_object_unref (transaction->session);
  musette_journal_commit_free (transaction->commit);
  g_free (transaction);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transaction, transaction_free)

static GPtrArray *
new_notes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) musette_journal_note_free);
}

static Transaction *
transaction_new (MusetteJournal *self)
{
  Transaction *transaction = g_new0 (Transaction, 1);

  transaction->self = g_object_ref (self);
  transaction->session = g_object_ref (self->session);
  transaction->commit = musette_journal_commit_new (self->outbox, self->history, self->notes);
  g_ptr_array_unref (self->notes);
  self->notes = new_notes ();
  return transaction;
}

static gboolean
retry_cb (gpointer user_data)
{
  MusetteJournal *self = user_data;

  self->retry = 0;
  self->dirty = TRUE;
  schedule (self);
  return G_SOURCE_REMOVE;
}

/* What is new is taken back; everything else is still true, and stored later. */
static void
fail_commit (MusetteJournal *self, MusetteJournalCommit *commit, const GError *error)
{
  GPtrArray *new_steps = musette_journal_commit_get_new_steps (commit);
  g_autoptr (GPtrArray) notes = musette_journal_commit_take_back (commit);

  g_ptr_array_extend_and_steal (notes, self->notes);
  self->notes = g_steal_pointer (&notes);
  for (guint i = 0; i < new_steps->len; i++)
    g_signal_emit (self, signals[STEP_FAILED], 0, g_ptr_array_index (new_steps, i), error);
  if (new_steps->len == 0 && self->failure == NULL)
    g_signal_emit (self, signals[STORING_CHANGED], 0, error);
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  if (self->retry == 0)
    self->retry = g_timeout_add (RETRY_MS, retry_cb, self);
}

static void
finish_commit (MusetteJournal *self, MusetteJournalCommit *commit, const GError *error)
{
  self->committing = FALSE;
  if (error != NULL)
    fail_commit (self, commit, error);
  else
    {
      if (self->failure != NULL)
        g_signal_emit (self, signals[STORING_CHANGED], 0, NULL);
      g_clear_error (&self->failure);
      musette_journal_commit_number (commit, self->store == NULL ? &self->last_number : NULL);
      self->dirty |= musette_journal_commit_remove_departed (commit);
    }
  if (self->dirty)
    schedule (self);
  else if (self->reload_wanted)
    musette_journal_reload (self);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transaction) transaction = user_data;
  g_autoptr (GError) error = NULL;

  musette_store_commit_finish (MUSETTE_STORE (source), result, &error);
  if (!g_cancellable_is_cancelled (transaction->session))
    finish_commit (transaction->self, transaction->commit, error);
}

static gboolean
flush_cb (gpointer user_data)
{
  MusetteJournal *self = user_data;
  g_autoptr (Transaction) transaction = NULL;
  MusetteStoreBatch *batch;

  self->idle = 0;
  if (self->committing || self->loading || !self->dirty)
    return G_SOURCE_REMOVE;
  self->dirty = FALSE;
  self->committing = TRUE;
  transaction = transaction_new (self);
  batch = musette_journal_commit_get_batch (transaction->commit);
  if (self->store != NULL && !musette_store_batch_is_empty (batch))
    musette_store_commit_async (self->store, batch, TRUE, NULL, committed_cb,
                                g_steal_pointer (&transaction));
  else
    finish_commit (self, transaction->commit, NULL);
  return G_SOURCE_REMOVE;
}

static void
schedule (MusetteJournal *self)
{
  if (self->idle == 0 && !self->committing && !self->loading)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

static void
dirty_cb (MusetteJournal *self)
{
  self->dirty = TRUE;
  schedule (self);
}

static void
musette_journal_dispose (GObject *object)
{
  MusetteJournal *self = MUSETTE_JOURNAL (object);

  g_cancellable_cancel (self->session);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  G_OBJECT_CLASS (musette_journal_parent_class)->dispose (object);
}

static void
musette_journal_finalize (GObject *object)
{
  MusetteJournal *self = MUSETTE_JOURNAL (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->history);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_error (&self->failure);
  g_ptr_array_unref (self->notes);
  G_OBJECT_CLASS (musette_journal_parent_class)->finalize (object);
}

static void
musette_journal_class_init (MusetteJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_journal_dispose;
  object_class->finalize = musette_journal_finalize;

  /**
   * MusetteJournal::step-failed:
   *
   * A step that is new could not be stored.
   */
  signals[STEP_FAILED]
      = g_signal_new ("step-failed", MUSETTE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, MUSETTE_TYPE_STEP, G_TYPE_ERROR);
  /**
   * MusetteJournal::storing-changed:
   *
   * Something else could not be stored yet, with the reason. It is said once, and tried until it
   * can be: then without a reason.
   */
  signals[STORING_CHANGED]
      = g_signal_new ("storing-changed", MUSETTE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * MusetteJournal::ended:
   *
   * A transaction is over, well or not.
   */
  signals[ENDED] = g_signal_new ("ended", MUSETTE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  /**
   * MusetteJournal::loaded:
   *
   * All that the store has is in outbox and history.
   */
  signals[LOADED] = g_signal_new ("loaded", MUSETTE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
musette_journal_init (MusetteJournal *self)
{
  self->notes = new_notes ();
  self->session = g_cancellable_new ();
}

/**
 * musette_journal_new:
 * @outbox: an outbox
 * @history: its history
 *
 * Returns: (transfer full): a journal without a store
 */
MusetteJournal *
musette_journal_new (MusetteOutbox *outbox, MusetteHistory *history)
{
  MusetteJournal *self = g_object_new (MUSETTE_TYPE_JOURNAL, NULL);

  self->outbox = g_object_ref (outbox);
  self->history = g_object_ref (history);
  g_signal_connect_object (outbox, "dirty", G_CALLBACK (dirty_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* A question to the store. */
typedef struct
{
  MusetteJournal *self;
  GCancellable *session;
  GPtrArray *renamed; /* things of which another process learnt the ids */
  gboolean has_history;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->self);
  g_object_unref (load->session);
  g_ptr_array_unref (load->renamed);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
end_loading (MusetteJournal *self)
{
  self->loading = FALSE;
  _musette_outbox_set_loaded (self->outbox, TRUE);
  dirty_cb (self);
}

static void
outbox_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = musette_store_load_outbox_finish (MUSETTE_STORE (source), result, &error);
  MusetteJournal *self = load->self;

  if (g_cancellable_is_cancelled (load->session))
    return;
  if (entries != NULL)
    musette_journal_load_items (self->outbox, self->history, entries, load->renamed);
  else
    g_signal_emit (self, signals[STORING_CHANGED], 0, error);
  end_loading (self);
  if (entries != NULL && load->has_history)
    g_signal_emit (self, signals[LOADED], 0);
}

static void
history_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GPtrArray) entries
      = musette_store_load_history_finish (MUSETTE_STORE (source), result, NULL);

  if (g_cancellable_is_cancelled (load->session))
    return;
  load->has_history = entries != NULL;
  if (load->has_history)
    musette_journal_load_steps (load->self->history, entries, load->renamed);
  musette_store_load_outbox_async (MUSETTE_STORE (source), NULL, outbox_loaded_cb,
                                   g_steal_pointer (&load));
}

/**
 * musette_journal_reload:
 * @self: a journal
 *
 * Reads outbox and history from the store, at the beginning and when another process wrote there.
 */
void
musette_journal_reload (MusetteJournal *self)
{
  Load *load;

  g_return_if_fail (MUSETTE_IS_JOURNAL (self));

  if (self->store == NULL)
    return;
  self->reload_wanted = self->loading || self->committing || self->dirty;
  if (self->reload_wanted)
    return;
  self->loading = TRUE;
  load = g_new0 (Load, 1);
  load->self = g_object_ref (self);
  load->session = g_object_ref (self->session);
  load->renamed = musette_journal_renames_new ();
  musette_store_load_history_async (self->store, NULL, history_loaded_cb, load);
}

static void
forget_numbers (MusetteJournal *self)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);
  GPtrArray *steps = _musette_history_get_steps (self->history);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      item->number = 0;
      item->stored = FALSE;
    }
  for (guint i = 0; i < steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (steps, i);

      step->number = 0;
      step->stored = FALSE;
    }
  g_array_set_size (_musette_outbox_get_removed (self->outbox), 0);
  g_array_set_size (_musette_history_get_removed (self->history), 0);
}

/**
 * musette_journal_set_store:
 * @self: a journal
 * @store: (nullable): where it is kept from now on, %NULL for memory only
 *
 * What is in outbox and history then goes into the new store too, behind what that one has.
 */
void
musette_journal_set_store (MusetteJournal *self, MusetteStore *store)
{
  g_return_if_fail (MUSETTE_IS_JOURNAL (self));

  if (store != NULL && store == self->store)
    return;
  g_cancellable_cancel (self->session);
  g_clear_object (&self->session);
  self->session = g_cancellable_new ();
  self->committing = FALSE;
  self->loading = FALSE;
  self->dirty = FALSE;
  self->reload_wanted = FALSE;
  g_clear_error (&self->failure);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  forget_numbers (self);
  g_set_object (&self->store, store);
  _musette_outbox_set_loaded (self->outbox, FALSE);
  if (store != NULL)
    musette_journal_reload (self);
  else
    end_loading (self);
}

/**
 * musette_journal_get_store:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): the store
 */
MusetteStore *
musette_journal_get_store (MusetteJournal *self)
{
  g_return_val_if_fail (MUSETTE_IS_JOURNAL (self), NULL);

  return self->store;
}

/**
 * musette_journal_is_clean:
 * @self: a journal
 *
 * Returns: whether everything is stored, or was tried in vain: musette_journal_get_failure() tells
 */
gboolean
musette_journal_is_clean (MusetteJournal *self)
{
  g_return_val_if_fail (MUSETTE_IS_JOURNAL (self), TRUE);

  return !self->committing && !self->loading && !self->dirty;
}

/**
 * musette_journal_get_failure:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): why the store does not take what is new, %NULL when it does
 */
const GError *
musette_journal_get_failure (MusetteJournal *self)
{
  g_return_val_if_fail (MUSETTE_IS_JOURNAL (self), NULL);

  return self->failure;
}

static void
add_note (MusetteJournal *self, MusetteJournalNote *note)
{
  g_ptr_array_add (self->notes, note);
  dirty_cb (self);
}

/**
 * musette_journal_put:
 * @self: a journal
 * @kind: what kind of thing
 * @record: the service's whole record
 *
 * Stores a record with the next transaction.
 */
void
musette_journal_put (MusetteJournal *self, MusetteItemKind kind, GObject *record)
{
  add_note (self, musette_journal_note_new_put (kind, record));
}

/**
 * musette_journal_put_row:
 * @self: a journal
 * @kind: what kind of thing
 * @record: what lists show of it
 *
 * Stores it with the next transaction.
 */
void
musette_journal_put_row (MusetteJournal *self, MusetteItemKind kind, GObject *record)
{
  add_note (self, musette_journal_note_new_put_row (kind, record));
}

/**
 * musette_journal_forget:
 * @self: a journal
 * @kind: what kind of thing
 * @id: which one
 *
 * Deletes a thing in the store with the next transaction.
 */
void
musette_journal_forget (MusetteJournal *self, MusetteItemKind kind, const char *id)
{
  add_note (self, musette_journal_note_new_forget (kind, id));
}

/**
 * musette_journal_rename:
 * @self: a journal
 * @old_id: an id that is no longer used
 * @new_id: the id that the service gave
 *
 * Renames a thing everywhere in the store with the next transaction.
 */
void
musette_journal_rename (MusetteJournal *self, const char *old_id, const char *new_id)
{
  add_note (self, musette_journal_note_new_rename (old_id, new_id));
}
