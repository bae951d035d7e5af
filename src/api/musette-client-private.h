/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-body-reader.h"
#include "musette-client.h"

G_BEGIN_DECLS

#define MUSETTE_JSON_CONTENT_TYPE "application/json"

void _musette_client_get (MusetteClient *self,
                          char *path,
                          const MusetteBodyReader *reader,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void _musette_client_send_json (MusetteClient *self,
                                const char *method,
                                char *path,
                                GBytes *json,
                                const MusetteBodyReader *reader,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void _musette_client_send_stream (MusetteClient *self,
                                  char *path,
                                  GInputStream *body,
                                  gint64 length,
                                  const char *content_type,
                                  const MusetteBodyReader *reader,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gpointer _musette_client_finish (MusetteClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
