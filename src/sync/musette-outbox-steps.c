/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-private.h"

/* What users do with the outbox: steps that come, go and come back, and decisions about items that
 * did not get through. */

static gboolean
is_same_thing (MusetteOutboxItem *item, MusetteChange *change)
{
  return _musette_outbox_item_is_of (item, change->kind, change->item);
}

static void
restate (MusetteOutbox *self, MusetteOutboxItem *item, MusetteOutboxState state)
{
  _musette_outbox_item_set_not_before (item, 0);
  _musette_outbox_set_item_state (self, item, state, NULL, NULL);
}

/* A change that was laid over one that goes lies over what that one had lain over. */
static void
hand_on_base (MusetteOutbox *self, MusetteOutboxItem *going)
{
  g_autoptr (MusettePatch) old = NULL;
  GPtrArray *items = _musette_outbox_get_items (self);
  guint position;

  if (going->change->action != MUSETTE_ACTION_UPDATE || going->change->base == NULL
      || !g_ptr_array_find (items, going, &position))
    return;
  old = musette_patch_new_from_json (going->change->base, -1, NULL);
  for (guint i = position + 1; i < items->len && old != NULL; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (is_same_thing (item, going->change) && item->change->action == MUSETTE_ACTION_UPDATE
          && _musette_change_take_base (item->change, old))
        _musette_outbox_touch_item (self, item);
    }
}

/* An update that was refused gets its chance again together with one that sets the same members. */
static void
revive_refused (MusetteOutbox *self, MusetteOutboxItem *newer)
{
  GPtrArray *items = _musette_outbox_get_items (self);
  g_autoptr (MusettePatch) patch = _musette_change_dup_patch (newer->change);

  if (patch == NULL)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);
      g_autoptr (MusettePatch) other = NULL;

      if (item == newer || item->state != MUSETTE_OUTBOX_STATE_REFUSED
          || !is_same_thing (item, newer->change))
        continue;
      other = _musette_change_dup_patch (item->change);
      if (other != NULL && musette_patch_overlaps (patch, other))
        restate (self, item, MUSETTE_OUTBOX_STATE_PENDING);
    }
}

static void
queue (MusetteOutbox *self, MusetteChange *change, MusetteStep *step)
{
  g_autoptr (MusetteOutboxItem) item = _musette_outbox_item_new (change, step);
  const gint64 delay_us = _musette_outbox_get_delete_delay (self);

  if (change->action == MUSETTE_ACTION_DELETE && delay_us > 0)
    item->not_before_us = item->created_us + delay_us;
  if (musette_outbox_get_paused (self))
    item->state = MUSETTE_OUTBOX_STATE_PAUSED;
  _musette_outbox_add_item (self, item);
  revive_refused (self, item);
}

/*< private >
 * _musette_outbox_apply:
 * @self: the outbox
 * @step: a step
 *
 * Lays all changes of a step over what is shown, and queues them.
 */
void
_musette_outbox_apply (MusetteOutbox *self, MusetteStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    queue (self, g_ptr_array_index (step->changes, i), step);
  _musette_outbox_wake (self);
}

/*< private >
 * _musette_outbox_take_back:
 * @self: the outbox
 * @step: a step that could not be stored
 *
 * Takes out all items of a step, as if it had not been.
 */
void
_musette_outbox_take_back (MusetteOutbox *self, MusetteStep *step)
{
  GPtrArray *items = _musette_outbox_get_items (self);

  for (guint i = items->len; i > 0; i--)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i - 1);

      if (item->step == step)
        _musette_outbox_withdraw_item (self, item);
    }
}

/* What can still be taken out: it is not on its way, and cannot have arrived either. */
static MusetteOutboxItem *
find_unsent (MusetteOutbox *self, MusetteChange *change)
{
  GPtrArray *items = _musette_outbox_get_items (self);

  for (guint i = items->len; i > 0; i--)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i - 1);

      if (item->change == change && item->state != MUSETTE_OUTBOX_STATE_SENDING && !item->unclear)
        return item;
    }
  return NULL;
}

/* Puts the changes that now stand for @change in front of @changes. */
static void
toggle_change (MusetteOutbox *self, MusetteStep *step, MusetteChange *change, GPtrArray *changes)
{
  g_autoptr (GPtrArray) inverse = NULL;
  MusetteOutboxItem *item = find_unsent (self, change);

  if (change->dropped)
    {
      g_ptr_array_insert (changes, 0, g_object_ref (change));
      return;
    }
  if (!change->in_force || item != NULL)
    {
      change->in_force = !change->in_force;
      if (change->in_force)
        queue (self, change, step);
      else
        {
          hand_on_base (self, item);
          _musette_outbox_withdraw_item (self, item);
        }
      g_ptr_array_insert (changes, 0, g_object_ref (change));
      return;
    }
  inverse = _musette_change_invert (change);
  for (guint i = 0; i < inverse->len; i++)
    {
      MusetteChange *back = g_ptr_array_index (inverse, i);

      queue (self, back, step);
      g_ptr_array_insert (changes, 0, g_object_ref (back));
    }
  if (inverse->len == 0)
    g_ptr_array_insert (changes, 0, g_object_ref (change));
}

/*< private >
 * _musette_outbox_toggle:
 * @self: the outbox
 * @step: a step
 *
 * Undoes what is done, or does again what was undone. What was not sent is taken out; for what was
 * sent, or may have been, the opposite is queued, and stands in the step from then on.
 */
void
_musette_outbox_toggle (MusetteOutbox *self, MusetteStep *step)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = step->changes;

  for (guint i = before->len; i > 0; i--)
    toggle_change (self, step, g_ptr_array_index (before, i - 1), changes);
  step->changes = changes;
  step->undone = !step->undone;
  _musette_outbox_touch_step (self, step);
  _musette_outbox_wake (self);
}

/**
 * musette_outbox_retry:
 * @self: the outbox
 * @item: one of its items
 *
 * Tries to send an item now. What is in conflict must be resolved first.
 */
void
musette_outbox_retry (MusetteOutbox *self, MusetteOutboxItem *item)
{
  g_return_if_fail (MUSETTE_IS_OUTBOX (self));
  g_return_if_fail (MUSETTE_IS_OUTBOX_ITEM (item));

  _musette_outbox_set_paused (self, FALSE);
  if (item->state == MUSETTE_OUTBOX_STATE_REFUSED || item->state == MUSETTE_OUTBOX_STATE_RETRYING
      || item->state == MUSETTE_OUTBOX_STATE_PENDING)
    restate (self, item, MUSETTE_OUTBOX_STATE_PENDING);
  _musette_outbox_wake (self);
}

/**
 * musette_outbox_retry_all:
 * @self: the outbox
 *
 * Tries to send everything now.
 */
void
musette_outbox_retry_all (MusetteOutbox *self)
{
  GPtrArray *items;

  g_return_if_fail (MUSETTE_IS_OUTBOX (self));

  items = _musette_outbox_get_items (self);
  for (guint i = 0; i < items->len; i++)
    musette_outbox_retry (self, g_ptr_array_index (items, i));
  _musette_outbox_set_paused (self, FALSE);
  _musette_outbox_wake (self);
}

static void
drop_one (MusetteOutbox *self, MusetteOutboxItem *item)
{
  g_autoptr (MusetteOutboxItem) keep = g_object_ref (item);

  item->change->dropped = TRUE;
  hand_on_base (self, item);
  _musette_outbox_withdraw_item (self, item);
  _musette_outbox_touch_step (self, item->step);
}

/* Changes of a thing that will never be, and of what was to be in it. */
static void
drop_later (MusetteOutbox *self, MusetteChange *change)
{
  GPtrArray *items = _musette_outbox_get_items (self);

  for (guint i = items->len; i > 0; i--)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i - 1);

      if (item->change != change
          && (is_same_thing (item, change) || _musette_change_names (item->change, change->item)))
        drop_one (self, item);
    }
}

/**
 * musette_outbox_drop:
 * @self: the outbox
 * @item: one of its items
 *
 * Gives a change up: what was before is shown again. What is being sent cannot be dropped.
 */
void
musette_outbox_drop (MusetteOutbox *self, MusetteOutboxItem *item)
{
  g_autoptr (MusetteOutboxItem) keep = NULL;

  g_return_if_fail (MUSETTE_IS_OUTBOX (self));
  g_return_if_fail (MUSETTE_IS_OUTBOX_ITEM (item));

  if (item->state == MUSETTE_OUTBOX_STATE_SENDING
      || !g_ptr_array_find (_musette_outbox_get_items (self), item, NULL))
    return;
  keep = g_object_ref (item);
  if (_musette_change_makes (item->change))
    drop_later (self, item->change);
  drop_one (self, item);
  _musette_outbox_wake (self);
}

static void
keep_mine (MusetteOutbox *self, MusetteOutboxItem *item, MusetteConflict *conflict)
{
  _musette_change_rebase (item->change, conflict->their_values);
  _musette_outbox_touch_item (self, item);
  restate (self, item, MUSETTE_OUTBOX_STATE_PENDING);
}

static void
keep_theirs (MusetteOutbox *self, MusetteOutboxItem *item, MusetteConflict *conflict)
{
  if (!_musette_change_give_up (item->change, conflict->their_values))
    {
      drop_one (self, item);
      return;
    }
  _musette_outbox_touch_item (self, item);
  restate (self, item, MUSETTE_OUTBOX_STATE_PENDING);
}

static void
keep_both (MusetteOutbox *self, MusetteOutboxItem *item, MusetteConflict *conflict)
{
  _musette_change_set_members (item->change, conflict->both);
  keep_mine (self, item, conflict);
}

/**
 * musette_outbox_resolve:
 * @self: the outbox
 * @item: an item in conflict
 * @resolution: which version counts
 *
 * Ends a conflict.
 *
 * Returns: %FALSE when there is no conflict, or not both can be kept
 */
gboolean
musette_outbox_resolve (MusetteOutbox *self, MusetteOutboxItem *item, MusetteResolution resolution)
{
  g_autoptr (MusetteConflict) conflict = NULL;
  g_autoptr (GPtrArray) concerned = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items;

  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (item), FALSE);

  if (item->conflict == NULL
      || (resolution == MUSETTE_RESOLUTION_BOTH && item->conflict->both == NULL))
    return FALSE;
  conflict = g_object_ref (item->conflict);
  items = _musette_outbox_get_items (self);
  for (guint i = 0; i < items->len; i++)
    if (((MusetteOutboxItem *) g_ptr_array_index (items, i))->conflict == conflict)
      g_ptr_array_add (concerned, g_object_ref (g_ptr_array_index (items, i)));
  for (guint i = 0; i < concerned->len; i++)
    {
      MusetteOutboxItem *one = g_ptr_array_index (concerned, i);

      if (resolution == MUSETTE_RESOLUTION_MINE)
        keep_mine (self, one, conflict);
      else if (resolution == MUSETTE_RESOLUTION_THEIRS)
        keep_theirs (self, one, conflict);
      else
        keep_both (self, one, conflict);
    }
  _musette_outbox_wake (self);
  return TRUE;
}
