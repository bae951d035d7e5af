/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Which service the door opens to: the athlete's own, or the demo's on this computer. */
#include "musette-repository-data.h"

#include "musette-server.h"

/* Takes an address as musette_server_normalize () gives it. */
static void
go_to_server (MusetteRepository *self, const char *address)
{
  if (g_strcmp0 (address, musette_account_get_server (self->account)) == 0)
    return;
  self->anonymous = FALSE;
  _musette_repository_forget_data (self);
  musette_account_set_server (self->account, address);
}

static void
set_demo (MusetteRepository *self, gboolean demo)
{
  if (self->demo == demo)
    return;
  self->demo = demo;
  g_object_notify (G_OBJECT (self), "demo");
}

/**
 * musette_repository_get_server:
 * @self: the data door
 *
 * Returns: (transfer none): scheme and host of the service
 */
const char *
musette_repository_get_server (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return musette_account_get_server (self->account);
}

/**
 * musette_repository_set_server:
 * @self: the data door
 * @server: the address of a server as somebody wrote it
 * @error: return location for an error
 *
 * Goes to another server. The account state is then unknown: call
 * musette_repository_restore_async() to look for its key. The demo goes on; the server is then the
 * one to go back to.
 *
 * Returns: whether @server can be used; otherwise %G_IO_ERROR_INVALID_ARGUMENT and nothing changed
 */
gboolean
musette_repository_set_server (MusetteRepository *self, const char *server, GError **error)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (server != NULL, FALSE);

  address = musette_server_normalize (server, error);
  if (address == NULL)
    return FALSE;
  if (self->demo)
    {
      g_free (self->server_before_demo);
      self->server_before_demo = g_steal_pointer (&address);
      return TRUE;
    }
  go_to_server (self, address);
  return TRUE;
}

/**
 * musette_repository_get_demo:
 * @self: the data door
 *
 * Returns: whether the data is the demo athlete's
 */
gboolean
musette_repository_get_demo (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return self->demo;
}

/**
 * musette_repository_start_demo:
 * @self: the data door
 * @server: the address of the demo's own server, on this computer
 * @credential: its key
 * @error: return location for an error
 *
 * Shows the demo athlete. The keyring is not touched.
 *
 * Returns: whether @server can be used
 */
gboolean
musette_repository_start_demo (MusetteRepository *self,
                               const char *server,
                               MusetteCredential *credential,
                               GError **error)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (server != NULL && credential != NULL, FALSE);

  address = musette_server_normalize (server, error);
  if (address == NULL)
    return FALSE;
  if (!self->demo)
    {
      g_free (self->server_before_demo);
      self->server_before_demo = g_strdup (musette_repository_get_server (self));
    }
  go_to_server (self, address);
  set_demo (self, TRUE);
  musette_account_use (self->account, credential, NULL);
  return TRUE;
}

/**
 * musette_repository_end_demo:
 * @self: the data door
 *
 * Goes back to the server before the demo, and looks for its key.
 */
void
musette_repository_end_demo (MusetteRepository *self)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  if (!self->demo)
    return;
  set_demo (self, FALSE);
  go_to_server (self, self->server_before_demo);
  musette_repository_restore_async (self, NULL, NULL, NULL);
}
