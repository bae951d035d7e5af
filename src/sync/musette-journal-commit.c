/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-journal-commit.h"

/**
 * MusetteJournalCommit:
 *
 * What one transaction of the journal holds: all of outbox and history that the store does not have
 * yet. It is remembered so that it can be ticked off when it is stored, or stored again when it
 * could not be.
 */
struct _MusetteJournalCommit
{
  MusetteOutbox *outbox;
  MusetteHistory *history;
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
};

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
add_item (MusetteJournalCommit *self, MusetteOutboxItem *item)
{
  const MusetteOutboxEntry entry = make_entry (item);

  item->stored = TRUE;
  if (item->number != 0)
    {
      musette_store_batch_update_outbox (self->batch, &entry);
      g_ptr_array_add (self->old_items, g_object_ref (item));
    }
  else
    {
      const guint place = musette_store_batch_add_outbox (self->batch, &entry);

      g_array_append_val (self->item_places, place);
      g_ptr_array_add (self->new_items, g_object_ref (item));
    }
}

static void
add_items_of (MusetteJournalCommit *self, MusetteStep *step)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (!item->stored && (step == NULL || item->step == step))
        add_item (self, item);
    }
}

/* The items of a new step must follow it, for they are told its number then. */
static void
add_step (MusetteJournalCommit *self, MusetteStep *step)
{
  g_autofree char *data = _musette_step_to_json (step);
  const MusetteHistoryEntry entry = { .step = step->number, .undone = step->undone, .data = data };

  step->stored = TRUE;
  step->stored_hash = g_str_hash (data);
  if (step->number != 0)
    {
      musette_store_batch_update_history (self->batch, &entry);
      g_ptr_array_add (self->old_steps, g_object_ref (step));
    }
  else
    {
      const guint place = musette_store_batch_add_history (self->batch, &entry);

      g_array_append_val (self->step_places, place);
      g_ptr_array_add (self->new_steps, g_object_ref (step));
      add_items_of (self, step);
    }
}

static void
add_steps (MusetteJournalCommit *self)
{
  GPtrArray *steps = _musette_history_get_steps (self->history);

  for (guint i = 0; i < steps->len; i++)
    if (!((const MusetteStep *) g_ptr_array_index (steps, i))->stored)
      add_step (self, g_ptr_array_index (steps, i));
}

/* Moves all numbers from @from behind those of @to. */
static void
move_numbers (GArray *from, GArray *to)
{
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
  g_array_set_size (from, 0);
}

static void
add_removed (MusetteJournalCommit *self)
{
  move_numbers (_musette_outbox_get_removed (self->outbox), self->removed_items);
  move_numbers (_musette_history_get_removed (self->history), self->removed_steps);
  for (guint i = 0; i < self->removed_items->len; i++)
    musette_store_batch_delete_outbox (self->batch, g_array_index (self->removed_items, gint64, i));
  for (guint i = 0; i < self->removed_steps->len; i++)
    musette_store_batch_delete_history (self->batch,
                                        g_array_index (self->removed_steps, gint64, i));
}

static void
add_notes (MusetteJournalCommit *self, gboolean renames)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const MusetteJournalNote *note = g_ptr_array_index (self->notes, i);

      if (musette_journal_note_renames (note) == renames)
        musette_journal_note_add_to (note, self->batch);
    }
}

/**
 * musette_journal_commit_new:
 * @outbox: an outbox
 * @history: its history
 * @notes: (element-type MusetteJournalNote): what else is to be stored
 *
 * Collects what the store does not have yet. From now on it counts as stored.
 *
 * Returns: (transfer full): what the transaction holds
 */
MusetteJournalCommit *
musette_journal_commit_new (MusetteOutbox *outbox, MusetteHistory *history, GPtrArray *notes)
{
  MusetteJournalCommit *self = g_new0 (MusetteJournalCommit, 1);

  self->outbox = g_object_ref (outbox);
  self->history = g_object_ref (history);
  self->batch = musette_store_batch_new ();
  self->notes = g_ptr_array_ref (notes);
  self->new_items = g_ptr_array_new_with_free_func (g_object_unref);
  self->item_places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->old_items = g_ptr_array_new_with_free_func (g_object_unref);
  self->new_steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->step_places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->old_steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed_items = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->removed_steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_notes (self, TRUE);
  add_removed (self);
  add_steps (self);
  add_items_of (self, NULL);
  add_notes (self, FALSE);
  return self;
}

/**
 * musette_journal_commit_free:
 * @self: (transfer full): a transaction's content
 */
void
musette_journal_commit_free (MusetteJournalCommit *self)
{
  g_object_unref (self->outbox);
  g_object_unref (self->history);
  g_object_unref (self->batch);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->new_items);
  g_array_unref (self->item_places);
  g_ptr_array_unref (self->old_items);
  g_ptr_array_unref (self->new_steps);
  g_array_unref (self->step_places);
  g_ptr_array_unref (self->old_steps);
  g_array_unref (self->removed_items);
  g_array_unref (self->removed_steps);
  g_free (self);
}

/**
 * musette_journal_commit_get_batch:
 * @self: a transaction's content
 *
 * Returns: (transfer none): what is to be committed; empty when the store has everything
 */
MusetteStoreBatch *
musette_journal_commit_get_batch (MusetteJournalCommit *self)
{
  return self->batch;
}

/**
 * musette_journal_commit_get_new_steps:
 * @self: a transaction's content
 *
 * Returns: (transfer none) (element-type MusetteStep): the steps that no transaction held before
 */
GPtrArray *
musette_journal_commit_get_new_steps (MusetteJournalCommit *self)
{
  return self->new_steps;
}

static gint64
get_number (MusetteJournalCommit *self, GArray *places, guint i, gint64 *last_number)
{
  return last_number != NULL
             ? ++*last_number
             : musette_store_batch_get_number (self->batch, g_array_index (places, guint, i));
}

/**
 * musette_journal_commit_number:
 * @self: a transaction's content, once it is committed
 * @last_number: (inout) (nullable): the last number that was given without a store, %NULL with one
 *
 * Tells new steps and items the numbers that they have in the store.
 */
void
musette_journal_commit_number (MusetteJournalCommit *self, gint64 *last_number)
{
  for (guint i = 0; i < self->new_steps->len; i++)
    ((MusetteStep *) g_ptr_array_index (self->new_steps, i))->number
        = get_number (self, self->step_places, i, last_number);
  for (guint i = 0; i < self->new_items->len; i++)
    ((MusetteOutboxItem *) g_ptr_array_index (self->new_items, i))->number
        = get_number (self, self->item_places, i, last_number);
}

/**
 * musette_journal_commit_remove_departed:
 * @self: a transaction's content, once it has its numbers
 *
 * Has what left while it was being stored leave the store too.
 *
 * Returns: whether there is such a thing
 */
gboolean
musette_journal_commit_remove_departed (MusetteJournalCommit *self)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);
  GPtrArray *steps = _musette_history_get_steps (self->history);
  gboolean any = FALSE;

  for (guint i = 0; i < self->new_items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (self->new_items, i);

      if (g_ptr_array_find (items, item, NULL))
        continue;
      g_array_append_val (_musette_outbox_get_removed (self->outbox), item->number);
      any = TRUE;
    }
  for (guint i = 0; i < self->new_steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (self->new_steps, i);

      if (g_ptr_array_find (steps, step, NULL))
        continue;
      g_array_append_val (_musette_history_get_removed (self->history), step->number);
      any = TRUE;
    }
  return any;
}

static void
mark_unstored (GPtrArray *items, GPtrArray *steps)
{
  for (guint i = 0; i < items->len; i++)
    ((MusetteOutboxItem *) g_ptr_array_index (items, i))->stored = FALSE;
  for (guint i = 0; i < steps->len; i++)
    ((MusetteStep *) g_ptr_array_index (steps, i))->stored = FALSE;
}

/**
 * musette_journal_commit_take_back:
 * @self: a transaction's content that could not be committed
 *
 * Has everything wait for the next transaction again.
 *
 * Returns: (transfer full) (element-type MusetteJournalNote): what else is to be stored
 */
GPtrArray *
musette_journal_commit_take_back (MusetteJournalCommit *self)
{
  mark_unstored (self->old_items, self->old_steps);
  mark_unstored (self->new_items, self->new_steps);
  move_numbers (self->removed_items, _musette_outbox_get_removed (self->outbox));
  move_numbers (self->removed_steps, _musette_history_get_removed (self->history));
  return g_ptr_array_ref (self->notes);
}
