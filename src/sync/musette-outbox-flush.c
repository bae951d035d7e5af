/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-private.h"

/* Somebody who wants all that waits to be sent now, and waits for it. */

static void
settled_cb (GTask *task, const GError *error)
{
  MusetteOutbox *self = g_task_get_source_object (task);

  g_signal_handlers_disconnect_by_data (self, task);
  if (error != NULL && musette_outbox_get_count (self) > 0)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/**
 * musette_outbox_flush_async:
 * @self: the outbox
 * @cancellable: (nullable): ends the waiting
 * @callback: called when everything was tried once
 * @user_data: for @callback
 *
 * Sends all that waits, without the pauses between tries and before deletes. What could not be sent
 * stays and is tried again by itself.
 */
void
musette_outbox_flush_async (MusetteOutbox *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GPtrArray *items;
  GTask *task;

  g_return_if_fail (MUSETTE_IS_OUTBOX (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_outbox_flush_async);
  g_signal_connect_swapped (self, "settled", G_CALLBACK (settled_cb), task);
  _musette_outbox_set_paused (self, FALSE);
  items = _musette_outbox_get_items (self);
  for (guint i = 0; i < items->len; i++)
    _musette_outbox_item_set_not_before (g_ptr_array_index (items, i), 0);
  _musette_outbox_wake (self);
}

/**
 * musette_outbox_flush_finish:
 * @self: the outbox
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether everything was tried; %FALSE when nothing can be sent at all now
 */
gboolean
musette_outbox_flush_finish (MusetteOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_outbox_flush_async);

  return g_task_propagate_boolean (G_TASK (result), error);
}
