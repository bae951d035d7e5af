/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* The account's half of the data door: each call is handed on, and answered for the repository. */
#include "musette-repository-private.h"

static void
handed_on_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean done = musette_account_finish (MUSETTE_ACCOUNT (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, done);
}

static GTask *
new_task (MusetteRepository *self,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

static gboolean
finish (GAsyncResult *result, gpointer tag, GError **error)
{
  g_assert (g_task_get_source_tag (G_TASK (result)) == tag);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_repository_set_check_keys:
 * @self: the data door
 * @check_keys: whether to ask the service whose a key is as soon as there is one; so it is unless
 *   this says otherwise
 *
 * For commands that make one request and need no second one.
 */
void
musette_repository_set_check_keys (MusetteRepository *self, gboolean check_keys)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  musette_account_set_check_keys (_musette_repository_get_account (self), check_keys);
}

/**
 * musette_repository_restore_async:
 * @self: the data door
 * @cancellable: (nullable): ends the wait
 * @callback: (nullable): called when it is known
 * @user_data: for @callback
 *
 * Looks for a key in the keyring, and asks the service whose it is. To be called once the window is
 * up. It always ends, also when the keyring does not answer.
 */
void
musette_repository_restore_async (MusetteRepository *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  musette_account_restore_async (
      _musette_repository_get_account (self), cancellable, handed_on_cb,
      new_task (self, musette_repository_restore_async, cancellable, callback, user_data));
}

/**
 * musette_repository_restore_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether there is a key in use, also when the service could not be reached. %FALSE
 * without
 *   @error when the keyring holds none; %MUSETTE_ACCOUNT_ERROR when the keyring is locked or
 *   absent; %MUSETTE_API_ERROR_UNAUTHORIZED when the service refused the key
 */
gboolean
musette_repository_restore_finish (MusetteRepository *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (result, musette_repository_restore_async, error);
}

/**
 * musette_repository_sign_in_async:
 * @self: the data door
 * @pasted_text: a key or token in any form that people copy: bare, "API_KEY:xxx", a header
 * @athlete_id: (nullable): whose data, %NULL or empty for the owner of the key
 * @remember: whether to keep it in the keyring
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Tests a key with one request, then keeps it. When the keyring does not take it, the state is
 * %MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT or %MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED:
 * musette_repository_keep_for_session() and musette_repository_unlock_async() go on from there
 * without asking for the key again.
 */
void
musette_repository_sign_in_async (MusetteRepository *self,
                                  const char *pasted_text,
                                  const char *athlete_id,
                                  gboolean remember,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));
  g_return_if_fail (pasted_text != NULL);

  musette_account_sign_in_async (
      _musette_repository_get_account (self), pasted_text, athlete_id, remember, cancellable,
      handed_on_cb,
      new_task (self, musette_repository_sign_in_async, cancellable, callback, user_data));
}

/**
 * musette_repository_sign_in_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether the account is signed in; otherwise %MUSETTE_ACCOUNT_ERROR_INVALID for a text
 *   that cannot be a key, another #MusetteAccountError of the keyring, %MUSETTE_API_ERROR or
 *   %G_IO_ERROR
 */
gboolean
musette_repository_sign_in_finish (MusetteRepository *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (result, musette_repository_sign_in_async, error);
}

/**
 * musette_repository_sign_out_async:
 * @self: the data door
 * @cancellable: (nullable): ends the wait
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Forgets the account and its data at once, then removes the key from the keyring.
 */
void
musette_repository_sign_out_async (MusetteRepository *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  musette_account_sign_out_async (
      _musette_repository_get_account (self), cancellable, handed_on_cb,
      new_task (self, musette_repository_sign_out_async, cancellable, callback, user_data));
}

/**
 * musette_repository_sign_out_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether the keyring holds no key any more; the account is signed out in any case
 */
gboolean
musette_repository_sign_out_finish (MusetteRepository *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (result, musette_repository_sign_out_async, error);
}

/**
 * musette_repository_unlock_async:
 * @self: the data door
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Has the desktop ask for the keyring's password, then goes on where the locked keyring stopped:
 * with the key it holds, or by keeping the one that was just entered.
 */
void
musette_repository_unlock_async (MusetteRepository *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  musette_account_unlock_async (
      _musette_repository_get_account (self), cancellable, handed_on_cb,
      new_task (self, musette_repository_unlock_async, cancellable, callback, user_data));
}

/**
 * musette_repository_unlock_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether there is a key in use; %FALSE without @error when the open keyring holds none
 */
gboolean
musette_repository_unlock_finish (MusetteRepository *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (result, musette_repository_unlock_async, error);
}

/**
 * musette_repository_keep_for_session:
 * @self: the data door
 *
 * Uses the key that was tested but not kept, until Musette ends.
 *
 * Returns: whether there was one
 */
gboolean
musette_repository_keep_for_session (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return musette_account_keep_for_session (_musette_repository_get_account (self));
}

/**
 * musette_repository_sign_in_with_credential:
 * @self: the data door
 * @credential: a key or token, for instance from the environment
 * @athlete_id: (nullable): whose data, %NULL or empty for the owner of the key
 *
 * Uses @credential without testing and without keeping it.
 */
void
musette_repository_sign_in_with_credential (MusetteRepository *self,
                                            MusetteCredential *credential,
                                            const char *athlete_id)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));
  g_return_if_fail (credential != NULL);

  musette_account_use (_musette_repository_get_account (self), credential, athlete_id);
}

/**
 * musette_repository_get_credential_kind:
 * @self: the data door
 *
 * Returns: what is in use, a key or a token; of no meaning without an account
 */
MusetteCredentialKind
musette_repository_get_credential_kind (MusetteRepository *self)
{
  MusetteCredential *credential;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), MUSETTE_CREDENTIAL_API_KEY);

  credential = musette_account_get_credential (_musette_repository_get_account (self));
  return credential != NULL ? musette_credential_get_kind (credential) : MUSETTE_CREDENTIAL_API_KEY;
}
