/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-journal.h"

#include <gio/gio.h>

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
  GPtrArray *notes;      /* of what else is to be stored */
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

typedef enum
{
  NOTE_PUT,
  NOTE_PUT_ROW,
  NOTE_FORGET,
  NOTE_RENAME,
} NoteKind;

typedef struct
{
  NoteKind kind;
  MusetteItemKind item_kind;
  GObject *record;
  char *id;
  char *new_id;
} Note;

/* What a transaction holds, so that it can be ticked off, or done again. */
typedef struct
{
  MusetteJournal *self;
  GCancellable *session;
  MusetteStoreBatch *batch;
  GPtrArray *notes;
  GPtrArray *new_items;
  GArray *item_places; /* in the batch, of new_items */
  GPtrArray *old_items;
  GPtrArray *new_steps;
  GArray *step_places;
  GPtrArray *old_steps;
  GArray *removed_items;
  GArray *removed_steps;
} Commit;

enum
{
  STEP_FAILED,
  FAILED,
  ENDED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteJournal, musette_journal, G_TYPE_OBJECT)

static void schedule (MusetteJournal *self);

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_object (&note->record);
  g_free (note->id);
  g_free (note->new_id);
  g_free (note);
}

static void
commit_free (Commit *commit)
{
  g_object_unref (commit->self);
  g_object_unref (commit->session);
  g_object_unref (commit->batch);
  g_ptr_array_unref (commit->notes);
  g_ptr_array_unref (commit->new_items);
  g_array_unref (commit->item_places);
  g_ptr_array_unref (commit->old_items);
  g_ptr_array_unref (commit->new_steps);
  g_array_unref (commit->step_places);
  g_ptr_array_unref (commit->old_steps);
  g_array_unref (commit->removed_items);
  g_array_unref (commit->removed_steps);
  g_free (commit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Commit, commit_free)

static Commit *
commit_new (MusetteJournal *self)
{
  Commit *commit = g_new0 (Commit, 1);

  commit->self = g_object_ref (self);
  commit->session = g_object_ref (self->session);
  commit->batch = musette_store_batch_new ();
  commit->notes = g_steal_pointer (&self->notes);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  commit->new_items = g_ptr_array_new_with_free_func (g_object_unref);
  commit->item_places = g_array_new (FALSE, FALSE, sizeof (guint));
  commit->old_items = g_ptr_array_new_with_free_func (g_object_unref);
  commit->new_steps = g_ptr_array_new_with_free_func (g_object_unref);
  commit->step_places = g_array_new (FALSE, FALSE, sizeof (guint));
  commit->old_steps = g_ptr_array_new_with_free_func (g_object_unref);
  commit->removed_items = g_array_new (FALSE, FALSE, sizeof (gint64));
  commit->removed_steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  return commit;
}

static const char *
get_state_name (MusetteOutboxItem *item)
{
  return item->unclear && item->state == MUSETTE_OUTBOX_STATE_RETRYING
             ? _musette_outbox_state_to_name (MUSETTE_OUTBOX_STATE_SENDING)
             : _musette_outbox_state_to_name (item->state);
}

/* The strings stay the item's. */
static MusetteOutboxEntry
make_entry (MusetteOutboxItem *item)
{
  return (MusetteOutboxEntry){
    .seq = item->number,
    .step = item->step == NULL        ? 0
            : item->step->number != 0 ? item->step->number
                                      : MUSETTE_STORE_STEP_ADDED,
    .item_kind = (char *) musette_item_kind_to_name (item->change->kind),
    .item = item->change->item,
    .action = (char *) _musette_action_to_name (item->change->action),
    .body = item->change->body,
    .base = item->change->base,
    .file = item->change->file,
    .state = (char *) get_state_name (item),
    .attempts = item->attempts,
    .not_before_us = item->not_before_us,
    .created_us = item->created_us,
    .error = item->error,
  };
}

static void
add_note (Commit *commit, const Note *note)
{
  const MusetteItemType *type = musette_item_type_get (note->item_kind);

  switch (note->kind)
    {
    case NOTE_PUT:
      type->put (note->item_kind, commit->batch, note->record);
      break;
    case NOTE_PUT_ROW:
      type->put_row (note->item_kind, commit->batch, note->record);
      break;
    case NOTE_FORGET:
      type->forget (note->item_kind, commit->batch, note->id);
      break;
    case NOTE_RENAME:
      musette_store_batch_rename_item (commit->batch, note->id, note->new_id);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_item (Commit *commit, MusetteOutboxItem *item)
{
  const MusetteOutboxEntry entry = make_entry (item);

  item->stored = TRUE;
  if (item->number != 0)
    {
      musette_store_batch_update_outbox (commit->batch, &entry);
      g_ptr_array_add (commit->old_items, g_object_ref (item));
    }
  else
    {
      const guint place = musette_store_batch_add_outbox (commit->batch, &entry);

      g_array_append_val (commit->item_places, place);
      g_ptr_array_add (commit->new_items, g_object_ref (item));
    }
}

static void
add_items_of (Commit *commit, MusetteStep *step)
{
  GPtrArray *items = _musette_outbox_get_items (commit->self->outbox);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (!item->stored && (step == NULL || item->step == step))
        add_item (commit, item);
    }
}

/* The items of a new step must follow it, for they are told its number then. */
static void
add_step (Commit *commit, MusetteStep *step)
{
  g_autofree char *data = _musette_step_to_json (step);
  const MusetteHistoryEntry entry = { .step = step->number, .undone = step->undone, .data = data };

  step->stored = TRUE;
  step->stored_hash = g_str_hash (data);
  if (step->number != 0)
    {
      musette_store_batch_update_history (commit->batch, &entry);
      g_ptr_array_add (commit->old_steps, g_object_ref (step));
    }
  else
    {
      const guint place = musette_store_batch_add_history (commit->batch, &entry);

      g_array_append_val (commit->step_places, place);
      g_ptr_array_add (commit->new_steps, g_object_ref (step));
      add_items_of (commit, step);
    }
}

static void
add_removed (Commit *commit)
{
  GArray *items = _musette_outbox_get_removed (commit->self->outbox);
  GArray *steps = _musette_history_get_removed (commit->self->history);

  for (guint i = 0; i < items->len; i++)
    musette_store_batch_delete_outbox (commit->batch, g_array_index (items, gint64, i));
  for (guint i = 0; i < steps->len; i++)
    musette_store_batch_delete_history (commit->batch, g_array_index (steps, gint64, i));
  if (items->len > 0)
    g_array_append_vals (commit->removed_items, items->data, items->len);
  if (steps->len > 0)
    g_array_append_vals (commit->removed_steps, steps->data, steps->len);
  g_array_set_size (items, 0);
  g_array_set_size (steps, 0);
}

static Commit *
collect (MusetteJournal *self)
{
  Commit *commit = commit_new (self);
  GPtrArray *steps = _musette_history_get_steps (self->history);

  for (guint i = 0; i < commit->notes->len; i++)
    {
      const Note *note = g_ptr_array_index (commit->notes, i);

      if (note->kind == NOTE_RENAME)
        add_note (commit, note);
    }
  add_removed (commit);
  for (guint i = 0; i < steps->len; i++)
    if (!((const MusetteStep *) g_ptr_array_index (steps, i))->stored)
      add_step (commit, g_ptr_array_index (steps, i));
  add_items_of (commit, NULL);
  for (guint i = 0; i < commit->notes->len; i++)
    {
      const Note *note = g_ptr_array_index (commit->notes, i);

      if (note->kind != NOTE_RENAME)
        add_note (commit, note);
    }
  return commit;
}

static void
take_numbers (Commit *commit)
{
  MusetteJournal *self = commit->self;

  for (guint i = 0; i < commit->new_steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (commit->new_steps, i);

      step->number = self->store != NULL ? musette_store_batch_get_number (
                         commit->batch, g_array_index (commit->step_places, guint, i))
                                         : ++self->last_number;
    }
  for (guint i = 0; i < commit->new_items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (commit->new_items, i);

      item->number = self->store != NULL ? musette_store_batch_get_number (
                         commit->batch, g_array_index (commit->item_places, guint, i))
                                         : ++self->last_number;
    }
}

/* What left while it was being stored must leave the store too. */
static void
remove_departed (Commit *commit)
{
  MusetteJournal *self = commit->self;
  GPtrArray *items = _musette_outbox_get_items (self->outbox);
  GPtrArray *steps = _musette_history_get_steps (self->history);

  for (guint i = 0; i < commit->new_items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (commit->new_items, i);

      if (!g_ptr_array_find (items, item, NULL))
        {
          g_array_append_val (_musette_outbox_get_removed (self->outbox), item->number);
          self->dirty = TRUE;
        }
    }
  for (guint i = 0; i < commit->new_steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (commit->new_steps, i);

      if (!g_ptr_array_find (steps, step, NULL))
        {
          g_array_append_val (_musette_history_get_removed (self->history), step->number);
          self->dirty = TRUE;
        }
    }
}

static void
mark_unstored (GPtrArray *items, GPtrArray *steps)
{
  for (guint i = 0; i < items->len; i++)
    ((MusetteOutboxItem *) g_ptr_array_index (items, i))->stored = FALSE;
  for (guint i = 0; i < steps->len; i++)
    ((MusetteStep *) g_ptr_array_index (steps, i))->stored = FALSE;
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
undo_commit (Commit *commit, const GError *error)
{
  MusetteJournal *self = commit->self;

  mark_unstored (commit->old_items, commit->old_steps);
  mark_unstored (commit->new_items, commit->new_steps);
  if (commit->removed_items->len > 0)
    g_array_append_vals (_musette_outbox_get_removed (self->outbox), commit->removed_items->data,
                         commit->removed_items->len);
  if (commit->removed_steps->len > 0)
    g_array_append_vals (_musette_history_get_removed (self->history), commit->removed_steps->data,
                         commit->removed_steps->len);
  g_ptr_array_extend_and_steal (commit->notes, g_steal_pointer (&self->notes));
  self->notes = g_steal_pointer (&commit->notes);
  commit->notes = g_ptr_array_new ();
  for (guint i = 0; i < commit->new_steps->len; i++)
    g_signal_emit (self, signals[STEP_FAILED], 0, g_ptr_array_index (commit->new_steps, i), error);
  if (commit->new_steps->len == 0 && self->failure == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  if (self->retry == 0)
    self->retry = g_timeout_add (RETRY_MS, retry_cb, self);
}

static void
finish_commit (Commit *commit, const GError *error)
{
  MusetteJournal *self = commit->self;

  self->committing = FALSE;
  if (error != NULL)
    undo_commit (commit, error);
  else
    {
      g_clear_error (&self->failure);
      take_numbers (commit);
      remove_departed (commit);
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
  g_autoptr (Commit) commit = user_data;
  g_autoptr (GError) error = NULL;

  musette_store_commit_finish (MUSETTE_STORE (source), result, &error);
  if (!g_cancellable_is_cancelled (commit->session))
    finish_commit (commit, error);
}

static gboolean
flush_cb (gpointer user_data)
{
  MusetteJournal *self = user_data;
  Commit *commit;

  self->idle = 0;
  if (self->committing || self->loading || !self->dirty)
    return G_SOURCE_REMOVE;
  self->dirty = FALSE;
  self->committing = TRUE;
  commit = collect (self);
  if (self->store != NULL && !musette_store_batch_is_empty (commit->batch))
    {
      musette_store_commit_async (self->store, commit->batch, TRUE, NULL, committed_cb, commit);
      return G_SOURCE_REMOVE;
    }
  finish_commit (commit, NULL);
  commit_free (commit);
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
   * MusetteJournal::failed:
   *
   * Something else could not be stored yet. It is said once, and tried until it can be.
   */
  signals[FAILED] = g_signal_new ("failed", MUSETTE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
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
  self->notes = g_ptr_array_new_with_free_func (note_free);
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
    g_signal_emit (self, signals[FAILED], 0, error);
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
add (MusetteJournal *self,
     NoteKind kind,
     MusetteItemKind item_kind,
     GObject *record,
     const char *id,
     const char *new_id)
{
  Note *note = g_new0 (Note, 1);

  note->kind = kind;
  note->item_kind = item_kind;
  g_set_object (&note->record, record);
  note->id = g_strdup (id);
  note->new_id = g_strdup (new_id);
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
  add (self, NOTE_PUT, kind, record, NULL, NULL);
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
  add (self, NOTE_PUT_ROW, kind, record, NULL, NULL);
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
  add (self, NOTE_FORGET, kind, NULL, id, NULL);
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
  add (self, NOTE_RENAME, MUSETTE_ITEM_ACTIVITY, NULL, old_id, new_id);
}
