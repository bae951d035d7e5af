/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* How an account comes to be: a key is restored from the keyring, or entered, tested and kept. */
#include "musette-account-private.h"

#include "musette-error.h"

/* A sign-in on its way. */
typedef struct
{
  char *server; /* where the key was tested, and where alone it may go */
  MusetteCredential *credential;
  char *athlete_id;
  MusetteClient *client;
  MusetteAthlete *athlete;
  gboolean remember;
} SignIn;

static void
sign_in_free (gpointer data)
{
  SignIn *sign_in = data;

  g_free (sign_in->server);
  g_clear_pointer (&sign_in->credential, musette_credential_unref);
  g_free (sign_in->athlete_id);
  g_clear_object (&sign_in->client);
  g_clear_object (&sign_in->athlete);
  g_free (sign_in);
}

/* A token without the right to read the settings may not read the athlete either, but it is valid.
 */
static gboolean
is_token_without_settings (const MusetteCredential *credential, const GError *error)
{
  return musette_credential_get_kind (credential) == MUSETTE_CREDENTIAL_TOKEN
         && g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN);
}

static MusetteAccountState
state_for_keyring_error (const GError *error)
{
  if (g_error_matches (error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED))
    return MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED;
  return MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT;
}

/* --- Restore --- */

static void
restored_athlete_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteAthlete) athlete
      = musette_client_get_athlete_finish (MUSETTE_CLIENT (source), result, &error);

  musette_connection_monitor_end (self->monitor, error);
  self->checking = FALSE;
  _musette_account_take_athlete (self, MUSETTE_CLIENT (source), athlete, error);
  if (_musette_account_is_refused (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  const char *server = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *athlete_id = NULL;
  g_autoptr (MusetteCredential) credential = musette_credentials_lookup_finish (
      MUSETTE_CREDENTIALS (source), result, &athlete_id, &error);

  /* Somebody signed in, or went to another server, while the keyring thought. */
  if (self->client != NULL || g_strcmp0 (server, self->server) != 0)
    {
      g_task_return_boolean (task, self->client != NULL);
      return;
    }
  if (credential == NULL)
    {
      _musette_account_set_state (self, error != NULL ? state_for_keyring_error (error)
                                                      : MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
      if (error != NULL)
        g_task_return_error (task, g_steal_pointer (&error));
      else
        g_task_return_boolean (task, FALSE);
      return;
    }
  self->checking = self->check_keys;
  _musette_account_adopt (self, credential,
                          _musette_account_choose_athlete_id (athlete_id, credential), NULL, FALSE);
  if (!self->check_keys)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  musette_connection_monitor_begin (self->monitor);
  musette_client_get_athlete_async (self->client, self->athlete_id, g_task_get_cancellable (task),
                                    restored_athlete_cb, g_object_ref (task));
}

static void
restore (MusetteAccount *self, GTask *task)
{
  g_task_set_task_data (task, g_strdup (self->server), g_free);
  musette_credentials_lookup_async (self->credentials, self->server, g_task_get_cancellable (task),
                                    lookup_cb, task);
}

/* --- Sign in --- */

/* Somebody may go to another server while a key is being tested or the keyring thinks. */
static gboolean
return_if_elsewhere (MusetteAccount *self, GTask *task)
{
  const SignIn *sign_in = g_task_get_task_data (task);

  if (g_strcmp0 (sign_in->server, self->server) == 0)
    return FALSE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The server was changed");
  return TRUE;
}

/* What the keyring did not take can still be used until the end of the session. */
static void
keep_pending (MusetteAccount *self, const SignIn *sign_in, const GError *error)
{
  if (error->domain != MUSETTE_ACCOUNT_ERROR || g_strcmp0 (sign_in->server, self->server) != 0)
    return;
  _musette_account_forget_pending (self);
  self->pending = musette_credential_ref (sign_in->credential);
  self->pending_athlete_id = g_strdup (sign_in->athlete_id);
  g_set_object (&self->pending_athlete, sign_in->athlete);
  _musette_account_set_state (self, state_for_keyring_error (error));
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  SignIn *sign_in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!musette_credentials_store_finish (MUSETTE_CREDENTIALS (source), result, &error))
    {
      keep_pending (self, sign_in, error);
      g_task_return_error (task, error);
      return;
    }
  if (return_if_elsewhere (self, task))
    return;
  _musette_account_adopt (self, sign_in->credential, sign_in->athlete_id, sign_in->athlete, FALSE);
  g_task_return_boolean (task, TRUE);
}

static void
store (MusetteAccount *self, GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);

  musette_credentials_store_async (self->credentials, sign_in->server, sign_in->athlete_id,
                                   sign_in->credential, g_task_get_cancellable (task), store_cb,
                                   task);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  SignIn *sign_in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  sign_in->athlete = musette_client_get_athlete_finish (MUSETTE_CLIENT (source), result, &error);
  musette_connection_monitor_end (self->monitor, error);
  if (error != NULL && !is_token_without_settings (sign_in->credential, error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (return_if_elsewhere (self, task))
    return;
  if (sign_in->remember)
    {
      store (self, g_steal_pointer (&task));
      return;
    }
  _musette_account_adopt (self, sign_in->credential, sign_in->athlete_id, sign_in->athlete, TRUE);
  g_task_return_boolean (task, TRUE);
}

/* --- Unlock --- */

static void
unlock_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  GError *error = NULL;
  SignIn *sign_in;

  if (!musette_credentials_unlock_finish (MUSETTE_CREDENTIALS (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->pending == NULL)
    {
      restore (self, g_steal_pointer (&task));
      return;
    }
  sign_in = g_new0 (SignIn, 1);
  sign_in->server = g_strdup (self->server);
  sign_in->credential = musette_credential_ref (self->pending);
  sign_in->athlete_id = g_strdup (self->pending_athlete_id);
  g_set_object (&sign_in->athlete, self->pending_athlete);
  g_task_set_task_data (task, sign_in, sign_in_free);
  store (self, g_steal_pointer (&task));
}

static void
clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (musette_credentials_clear_finish (MUSETTE_CREDENTIALS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * musette_account_restore_async:
 * @self: an account
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks for a key in the keyring, and asks the service whose it is.
 */
void
musette_account_restore_async (MusetteAccount *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  restore (self, task);
}

/**
 * musette_account_sign_in_async:
 * @self: an account
 * @pasted_text: a key or token in any of the forms that people copy
 * @athlete_id: (nullable): whose data, %NULL or empty for the owner of the key
 * @remember: whether to keep it in the keyring
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Tests a key with one request and keeps it.
 */
void
musette_account_sign_in_async (MusetteAccount *self,
                               const char *pasted_text,
                               const char *athlete_id,
                               gboolean remember,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (MusetteCredential) credential = NULL;
  GError *error = NULL;
  SignIn *sign_in;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));
  g_return_if_fail (pasted_text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  credential = musette_credential_new_from_text (pasted_text, &error);
  if (credential == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sign_in = g_new0 (SignIn, 1);
  sign_in->server = g_strdup (self->server);
  sign_in->client = musette_client_new (self->server, credential);
  sign_in->athlete_id
      = g_strstrip (g_strdup (_musette_account_choose_athlete_id (athlete_id, credential)));
  sign_in->credential = g_steal_pointer (&credential);
  sign_in->remember = remember;
  g_task_set_task_data (task, sign_in, sign_in_free);
  musette_connection_monitor_begin (self->monitor);
  musette_client_get_athlete_async (sign_in->client, sign_in->athlete_id, cancellable, tested_cb,
                                    g_steal_pointer (&task));
}

/**
 * musette_account_unlock_async:
 * @self: an account
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Has the desktop ask for the keyring's password; then goes on where the locked keyring stopped it.
 */
void
musette_account_unlock_async (MusetteAccount *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  musette_credentials_unlock_async (self->credentials, cancellable, unlock_cb, task);
}

/**
 * musette_account_sign_out_async:
 * @self: an account
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Drops the key at once and removes it from the keyring.
 */
void
musette_account_sign_out_async (MusetteAccount *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  gboolean kept;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  kept = self->credential == NULL || !self->session_only;
  _musette_account_drop (self, MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
  if (kept)
    musette_credentials_clear_async (self->credentials, self->server, cancellable, clear_cb,
                                     g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * musette_account_finish:
 * @self: an account
 * @result: the answer of any of the calls above
 * @error: return location for an error
 *
 * Returns: whether it was done: after signing in, whether there is a key in use. %FALSE without
 *   @error when the keyring holds no key. The errors are those of #MusetteAccountError,
 *   #MusetteApiError and %G_IO_ERROR
 */
gboolean
musette_account_finish (MusetteAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_account_finish);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_account_keep_for_session:
 * @self: an account
 *
 * Uses the key that the keyring would not take, until Musette ends.
 *
 * Returns: whether there was one
 */
gboolean
musette_account_keep_for_session (MusetteAccount *self)
{
  g_autoptr (MusetteCredential) credential = NULL;

  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), FALSE);

  if (self->pending == NULL)
    return FALSE;
  credential = musette_credential_ref (self->pending);
  _musette_account_adopt (self, credential, self->pending_athlete_id, self->pending_athlete, TRUE);
  return TRUE;
}
