/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"
#include "musette-repository-data.h"
#include "musette-repository-edits.h"
#include "musette-repository-private.h"
#include "musette-store-keeper.h"

/* Waits until the service has said whose the key is, or will not, and until what this computer
 * holds of that athlete is open, or cannot be opened. It is the data of the task that it answers.
 */
typedef struct
{
  MusetteAccount *account;
  MusetteStoreKeeper *keeper;
  MusetteOutbox *outbox;
  gboolean checked;
  GError *error; /* why the service did not say it */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->account);
  g_object_unref (self->keeper);
  g_object_unref (self->outbox);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
is_open (Opening *self)
{
  if (!self->checked || musette_store_keeper_get_opening (self->keeper))
    return FALSE;
  return musette_store_keeper_get_store (self->keeper) == NULL
         || musette_outbox_get_loaded (self->outbox);
}

static void
look (GTask *task)
{
  Opening *self = g_task_get_task_data (task);

  if (!is_open (self) || g_task_get_completed (task))
    return;
  g_signal_handlers_disconnect_by_data (self->account, task);
  g_signal_handlers_disconnect_by_data (self->keeper, task);
  g_signal_handlers_disconnect_by_data (self->outbox, task);
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
checked_cb (GTask *task, const GError *error)
{
  Opening *self = g_task_get_task_data (task);

  self->checked = TRUE;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  look (task);
}

/**
 * musette_repository_open_async:
 * @self: the data door, with a key
 * @callback: called when what can be open is open
 * @user_data: for @callback
 *
 * Opens what this computer holds of the athlete, with the changes that wait, and asks the service
 * whose the key is, without which nothing is sent. For programs that do one thing and end; a window
 * need not wait.
 */
void
musette_repository_open_async (MusetteRepository *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Opening *opening;
  GTask *task;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  opening = g_new0 (Opening, 1);
  opening->account = g_object_ref (_musette_repository_get_account (self));
  opening->keeper = g_object_ref (_musette_repository_use_store (self));
  opening->outbox = g_object_ref (musette_repository_get_outbox (self));
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, musette_repository_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_signal_connect_swapped (opening->account, "checked", G_CALLBACK (checked_cb), task);
  g_signal_connect_swapped (opening->keeper, "notify", G_CALLBACK (look), task);
  g_signal_connect_swapped (opening->outbox, "notify::loaded", G_CALLBACK (look), task);
  if (musette_account_get_athlete (opening->account) == NULL
      && musette_account_check (opening->account))
    return;
  opening->checked = TRUE;
  if (musette_account_get_client (opening->account) == NULL)
    opening->error = g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED,
                                          _ ("Nobody is signed in"));
  look (task);
}

/**
 * musette_repository_open_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether the service has said whose the key is; what this computer holds may be open all
 *   the same
 */
gboolean
musette_repository_open_finish (MusetteRepository *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_repository_keeps_changes:
 * @self: the data door
 *
 * Returns: whether changes that cannot be sent now are on the disk after the program has ended
 */
gboolean
musette_repository_keeps_changes (MusetteRepository *self)
{
  MusetteStore *store;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  store = musette_store_keeper_get_store (_musette_repository_use_store (self));
  return store != NULL && musette_store_get_path (store) != NULL
         && musette_store_is_writable (store);
}

/**
 * musette_repository_close:
 * @self: the data door
 *
 * Ends all that is under way and waits until what this computer holds is safely closed. For the end
 * of a program: nothing works afterwards.
 */
void
musette_repository_close (MusetteRepository *self)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  _musette_repository_stop (self);
  for (guint i = 0; i < self->drafts->len; i++)
    musette_kept_draft_end (g_ptr_array_index (self->drafts, i));
  musette_store_keeper_close_and_wait (self->keeper);
  musette_edits_settle (self->edits);
}
