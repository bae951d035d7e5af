/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-journal-load.h"

#include "musette-item-type.h"
#include "musette-outbox-item-private.h"

/* Brings what the store has into outbox and history: all of it at the beginning, later only what
 * another process changed. What is not stored yet stays as it is here. */

typedef struct
{
  MusetteItemKind kind;
  char *old_id;
  char *new_id;
} Rename;

static void
rename_free (gpointer data)
{
  Rename *rename = data;

  g_free (rename->old_id);
  g_free (rename->new_id);
  g_free (rename);
}

/**
 * musette_journal_renames_new:
 *
 * Returns: (transfer full): an empty list of things that another process gave other ids
 */
GPtrArray *
musette_journal_renames_new (void)
{
  return g_ptr_array_new_with_free_func (rename_free);
}

/* What was done before the store was there comes behind what is in it. */
static void
keep_new_steps (MusetteHistory *history, GPtrArray *steps)
{
  GPtrArray *known = _musette_history_get_steps (history);

  for (guint i = 0; i < known->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (known, i);

      if (step->number == 0)
        g_ptr_array_add (steps, g_object_ref (step));
    }
}

static void
note_rename (GPtrArray *renamed, MusetteChange *old, MusetteChange *stored)
{
  Rename *rename;

  if (g_str_equal (old->item, stored->item))
    return;
  rename = g_new0 (Rename, 1);
  rename->kind = old->kind;
  rename->old_id = g_strdup (old->item);
  rename->new_id = g_strdup (stored->item);
  g_ptr_array_add (renamed, rename);
}

static gboolean
is_same_kind (MusetteStep *one, MusetteStep *other)
{
  if (one->changes->len != other->changes->len)
    return FALSE;
  for (guint i = 0; i < one->changes->len; i++)
    {
      const MusetteChange *change = g_ptr_array_index (one->changes, i);
      const MusetteChange *like = g_ptr_array_index (other->changes, i);

      if (change->kind != like->kind || change->action != like->action)
        return FALSE;
    }
  return TRUE;
}

/* Another process may have sent what is in a step, or taken it back. Items of the outbox share the
 * changes of their step, so these stay the same objects where they can. */
static void
refresh_step (MusetteStep *step, const MusetteHistoryEntry *entry, GPtrArray *renamed)
{
  g_autoptr (MusetteStep) stored = NULL;

  if (!step->stored || step->stored_hash == g_str_hash (entry->data))
    return;
  stored = _musette_step_new_from_json (entry->data);
  if (stored == NULL)
    return;
  if (!is_same_kind (step, stored))
    {
      GPtrArray *changes = step->changes;

      step->changes = stored->changes;
      stored->changes = changes;
      return;
    }
  for (guint i = 0; i < step->changes->len; i++)
    {
      MusetteChange *change = g_ptr_array_index (step->changes, i);

      note_rename (renamed, change, g_ptr_array_index (stored->changes, i));
      _musette_change_take (change, g_ptr_array_index (stored->changes, i));
    }
}

static MusetteStep *
load_step (MusetteHistory *history, const MusetteHistoryEntry *entry, GPtrArray *renamed)
{
  MusetteStep *known = _musette_history_find (history, entry->step);
  MusetteStep *step;

  if (known != NULL)
    refresh_step (known, entry, renamed);
  step = known != NULL ? g_object_ref (known) : _musette_step_new_from_json (entry->data);
  if (step == NULL)
    return NULL;
  step->number = entry->step;
  step->undone = entry->undone;
  step->stored = TRUE;
  step->stored_hash = g_str_hash (entry->data);
  return step;
}

/**
 * musette_journal_load_steps:
 * @history: a history
 * @entries: (element-type MusetteHistoryEntry): what the store has
 * @renamed: takes what has another id meanwhile
 *
 * Brings the steps of earlier sessions, and of other processes, into the history.
 */
void
musette_journal_load_steps (MusetteHistory *history, GPtrArray *entries, GPtrArray *renamed)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      MusetteStep *step = load_step (history, g_ptr_array_index (entries, i), renamed);

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }
  keep_new_steps (history, steps);
  _musette_history_load (history, steps);
}

static MusetteChange *
make_change (const MusetteOutboxEntry *entry)
{
  MusetteItemKind kind;
  MusetteAction action;
  MusetteChange *change;

  if (!musette_item_kind_from_name (entry->item_kind, &kind)
      || !_musette_action_from_name (entry->action, &action))
    return NULL;
  change = _musette_change_new (kind, action, entry->item);
  change->body = g_strdup (entry->body);
  change->base = g_strdup (entry->base);
  change->file = g_strdup (entry->file);
  return change;
}

/* The same object must stand in the step and in the outbox. */
static MusetteChange *
find_change (MusetteStep *step, MusetteChange *like)
{
  for (guint i = 0; step != NULL && i < step->changes->len; i++)
    {
      MusetteChange *change = g_ptr_array_index (step->changes, i);

      if (change->kind == like->kind && change->action == like->action && change->in_force
          && g_str_equal (change->item, like->item) && g_strcmp0 (change->body, like->body) == 0)
        return change;
    }
  return NULL;
}

/* What was paused is tried; of a conflict only the next try tells what it is about. */
static void
restore_state (MusetteOutboxItem *item, const MusetteOutboxEntry *entry)
{
  MusetteOutboxState state = _musette_outbox_state_from_name (entry->state);

  item->unclear = state == MUSETTE_OUTBOX_STATE_SENDING;
  if (item->unclear)
    state = MUSETTE_OUTBOX_STATE_RETRYING;
  else if (state == MUSETTE_OUTBOX_STATE_PAUSED)
    state = MUSETTE_OUTBOX_STATE_PENDING;
  item->attempts = entry->attempts;
  item->created_us = entry->created_us;
  _musette_outbox_item_set_not_before (item, entry->not_before_us);
  _musette_outbox_item_set_state (item, state, entry->error, NULL);
  item->stored = TRUE;
}

/* Nothing is known of the end of a try that another process began: that counts whatever is new. */
static void
take_try (MusetteOutboxItem *item, const MusetteOutboxEntry *entry)
{
  if (_musette_outbox_state_from_name (entry->state) != MUSETTE_OUTBOX_STATE_SENDING)
    return;
  item->unclear = TRUE;
  _musette_outbox_item_set_state (item, MUSETTE_OUTBOX_STATE_RETRYING, entry->error, NULL);
}

/* A pause that another process began does not count for who waits until all was tried. */
static void
hurry (MusetteOutbox *outbox, MusetteOutboxItem *item)
{
  if (_musette_outbox_is_awaited (outbox))
    _musette_outbox_item_set_not_before (item, 0);
}

/* What another process made of an item, unless there is news of it here. */
static void
refresh_item (MusetteOutbox *outbox,
              MusetteOutboxItem *item,
              MusetteChange *shared,
              MusetteChange *own,
              const MusetteOutboxEntry *entry)
{
  const gboolean tried = item->not_before_us > 0;

  if (item->state == MUSETTE_OUTBOX_STATE_SENDING || item->conflict != NULL)
    return;
  if (!item->stored)
    {
      take_try (item, entry);
      return;
    }
  if (shared != NULL)
    g_set_object (&item->change, shared);
  else
    _musette_change_take (item->change, own);
  restore_state (item, entry);
  if (!tried)
    hurry (outbox, item);
}

static void
load_item (MusetteOutbox *outbox, MusetteHistory *history, const MusetteOutboxEntry *entry)
{
  g_autoptr (MusetteChange) own = make_change (entry);
  MusetteStep *step = _musette_history_find (history, entry->step);
  MusetteOutboxItem *known = musette_outbox_find (outbox, entry->seq);
  g_autoptr (MusetteOutboxItem) item = NULL;
  MusetteChange *shared;

  if (own == NULL)
    return;
  shared = find_change (step, own);
  if (known != NULL)
    {
      refresh_item (outbox, known, shared, own, entry);
      return;
    }
  item = _musette_outbox_item_new (shared != NULL ? shared : own, step);
  item->number = entry->seq;
  restore_state (item, entry);
  hurry (outbox, item);
  _musette_outbox_add_item (outbox, item);
}

static void
forget_missing (MusetteOutbox *outbox, GPtrArray *entries)
{
  GPtrArray *items = _musette_outbox_get_items (outbox);

  for (guint i = items->len; i > 0; i--)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i - 1);
      gboolean found = item->number == 0;

      for (guint j = 0; j < entries->len && !found; j++)
        found = ((const MusetteOutboxEntry *) g_ptr_array_index (entries, j))->seq == item->number;
      if (!found)
        _musette_outbox_forget_item (outbox, item);
    }
}

static void
rename_all (MusetteOutbox *outbox, GPtrArray *renamed)
{
  for (guint i = 0; i < renamed->len; i++)
    {
      const Rename *rename = g_ptr_array_index (renamed, i);

      _musette_outbox_rename (outbox, rename->kind, rename->old_id, rename->new_id);
    }
}

/**
 * musette_journal_load_items:
 * @outbox: an outbox
 * @history: its history, with the steps of the same store
 * @entries: (element-type MusetteOutboxEntry): what the store has
 * @renamed: what musette_journal_load_steps() found to have another id
 *
 * Brings the changes that wait into the outbox. What another process has sent leaves it.
 */
void
musette_journal_load_items (MusetteOutbox *outbox,
                            MusetteHistory *history,
                            GPtrArray *entries,
                            GPtrArray *renamed)
{
  forget_missing (outbox, entries);
  for (guint i = 0; i < entries->len; i++)
    load_item (outbox, history, g_ptr_array_index (entries, i));
  rename_all (outbox, renamed);
}
