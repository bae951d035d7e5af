/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-credential.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CREDENTIALS (musette_credentials_get_type ())
G_DECLARE_INTERFACE (MusetteCredentials, musette_credentials, MUSETTE, CREDENTIALS, GObject)

/**
 * MusetteCredentialsInterface:
 * @lookup: finds the credential of @server; answers @task by musette_credentials_return_found()
 *   or with an error
 * @store: keeps @credential in place of an earlier one; answers @task with a boolean
 * @clear: forgets what is kept for @server; answers @task with a boolean
 * @unlock: asks the user to unlock the place; answers @task with a boolean
 *
 * A place that keeps the key or token of a server. Every method takes over @task.
 */
struct _MusetteCredentialsInterface
{
  GTypeInterface parent_iface;

  void (*lookup) (MusetteCredentials *self, const char *server, GTask *task);
  void (*store) (MusetteCredentials *self,
                 const char *server,
                 const char *athlete_id,
                 MusetteCredential *credential,
                 GTask *task);
  void (*clear) (MusetteCredentials *self, const char *server, GTask *task);
  void (*unlock) (MusetteCredentials *self, GTask *task);
};

void musette_credentials_lookup_async (MusetteCredentials *self,
                                       const char *server,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
MusetteCredential *musette_credentials_lookup_finish (MusetteCredentials *self,
                                                      GAsyncResult *result,
                                                      char **athlete_id,
                                                      GError **error);
void musette_credentials_store_async (MusetteCredentials *self,
                                      const char *server,
                                      const char *athlete_id,
                                      MusetteCredential *credential,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
musette_credentials_store_finish (MusetteCredentials *self, GAsyncResult *result, GError **error);
void musette_credentials_clear_async (MusetteCredentials *self,
                                      const char *server,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
musette_credentials_clear_finish (MusetteCredentials *self, GAsyncResult *result, GError **error);
void musette_credentials_unlock_async (MusetteCredentials *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
musette_credentials_unlock_finish (MusetteCredentials *self, GAsyncResult *result, GError **error);

void musette_credentials_return_found (GTask *task,
                                       MusetteCredential *credential,
                                       const char *athlete_id);

G_END_DECLS
