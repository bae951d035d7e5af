/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-credentials.h"

/* What a lookup found: the answer of its task. */
typedef struct
{
  MusetteCredential *credential;
  char *athlete_id;
} Found;

G_DEFINE_INTERFACE (MusetteCredentials, musette_credentials, G_TYPE_OBJECT)

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->credential, musette_credential_unref);
  g_free (found->athlete_id);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static void
musette_credentials_default_init (MusetteCredentialsInterface *iface)
{
}

static gboolean
finish_boolean (MusetteCredentials *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_assert (g_task_get_source_tag (G_TASK (result)) == tag);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_credentials_lookup_async:
 * @self: a place for credentials
 * @server: scheme and host of the service
 * @cancellable: (nullable): ends the wait
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Looks for the credential of @server. It never opens a window that asks for a password.
 */
void
musette_credentials_lookup_async (MusetteCredentials *self,
                                  const char *server,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_credentials_lookup_async);
  MUSETTE_CREDENTIALS_GET_IFACE (self)->lookup (self, server, task);
}

/**
 * musette_credentials_lookup_finish:
 * @self: a place for credentials
 * @result: the answer
 * @athlete_id: (out) (optional) (nullable): the athlete that it was stored for
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the credential; %NULL without @error when there is none. The
 *   errors are those of #MusetteAccountError, and %G_IO_ERROR_CANCELLED
 */
MusetteCredential *
musette_credentials_lookup_finish (MusetteCredentials *self,
                                   GAsyncResult *result,
                                   char **athlete_id,
                                   GError **error)
{
  g_autoptr (Found) found = NULL;

  g_return_val_if_fail (MUSETTE_IS_CREDENTIALS (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_credentials_lookup_async);

  if (athlete_id != NULL)
    *athlete_id = NULL;
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return NULL;
  if (athlete_id != NULL)
    *athlete_id = g_steal_pointer (&found->athlete_id);
  return g_steal_pointer (&found->credential);
}

/**
 * musette_credentials_return_found:
 * @task: (transfer full): the task of a lookup
 * @credential: (nullable): what was found, %NULL when nothing is kept
 * @athlete_id: (nullable): the athlete that it was stored for
 *
 * Answers a lookup. For implementations of the interface.
 */
void
musette_credentials_return_found (GTask *task,
                                  MusetteCredential *credential,
                                  const char *athlete_id)
{
  g_autoptr (GTask) own = task;
  Found *found = NULL;

  g_return_if_fail (G_IS_TASK (task));

  if (credential != NULL)
    {
      found = g_new0 (Found, 1);
      found->credential = musette_credential_ref (credential);
      found->athlete_id = g_strdup (athlete_id);
    }
  g_task_return_pointer (own, found, found_free);
}

/**
 * musette_credentials_store_async:
 * @self: a place for credentials
 * @server: scheme and host of the service
 * @athlete_id: the athlete it belongs to
 * @credential: the key or token
 * @cancellable: (nullable): ends the wait
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Keeps @credential for @server in place of an earlier one.
 */
void
musette_credentials_store_async (MusetteCredentials *self,
                                 const char *server,
                                 const char *athlete_id,
                                 MusetteCredential *credential,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL && athlete_id != NULL && credential != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_credentials_store_async);
  MUSETTE_CREDENTIALS_GET_IFACE (self)->store (self, server, athlete_id, credential, task);
}

/**
 * musette_credentials_store_finish:
 * @self: a place for credentials
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether it is kept. The errors are those of #MusetteAccountError, and
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
musette_credentials_store_finish (MusetteCredentials *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CREDENTIALS (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_boolean (self, result, musette_credentials_store_async, error);
}

/**
 * musette_credentials_clear_async:
 * @self: a place for credentials
 * @server: scheme and host of the service
 * @cancellable: (nullable): ends the wait
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Forgets what is kept for @server. That nothing was kept is no error.
 */
void
musette_credentials_clear_async (MusetteCredentials *self,
                                 const char *server,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_CREDENTIALS (self));
  g_return_if_fail (server != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_credentials_clear_async);
  MUSETTE_CREDENTIALS_GET_IFACE (self)->clear (self, server, task);
}

/**
 * musette_credentials_clear_finish:
 * @self: a place for credentials
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether nothing is kept any more. The errors are those of #MusetteAccountError, and
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
musette_credentials_clear_finish (MusetteCredentials *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CREDENTIALS (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_boolean (self, result, musette_credentials_clear_async, error);
}

/**
 * musette_credentials_unlock_async:
 * @self: a place for credentials
 * @cancellable: (nullable): ends the wait
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Asks the user to unlock the place, by a window of the desktop.
 */
void
musette_credentials_unlock_async (MusetteCredentials *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_CREDENTIALS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_credentials_unlock_async);
  MUSETTE_CREDENTIALS_GET_IFACE (self)->unlock (self, task);
}

/**
 * musette_credentials_unlock_finish:
 * @self: a place for credentials
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether it is unlocked; otherwise %MUSETTE_ACCOUNT_ERROR_LOCKED when the user declined,
 *   another #MusetteAccountError, or %G_IO_ERROR_CANCELLED
 */
gboolean
musette_credentials_unlock_finish (MusetteCredentials *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CREDENTIALS (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_boolean (self, result, musette_credentials_unlock_async, error);
}
