/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-client.h"
#include "musette-connection-monitor.h"
#include "musette-credentials.h"
#include "musette-repository-enums.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACCOUNT (musette_account_get_type ())
G_DECLARE_FINAL_TYPE (MusetteAccount, musette_account, MUSETTE, ACCOUNT, GObject)

MusetteAccount *musette_account_new (MusetteCredentials *credentials,
                                     MusetteConnectionMonitor *monitor);

const char *musette_account_get_server (MusetteAccount *self);
void musette_account_set_server (MusetteAccount *self, const char *server);
void musette_account_set_check_keys (MusetteAccount *self, gboolean check_keys);
MusetteAccountState musette_account_get_state (MusetteAccount *self);
MusetteClient *musette_account_get_client (MusetteAccount *self);
const char *musette_account_get_athlete_id (MusetteAccount *self);
MusetteAthlete *musette_account_get_athlete (MusetteAccount *self);
MusetteCredential *musette_account_get_credential (MusetteAccount *self);
gboolean musette_account_get_session_only (MusetteAccount *self);

void musette_account_restore_async (MusetteAccount *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void musette_account_sign_in_async (MusetteAccount *self,
                                    const char *pasted_text,
                                    const char *athlete_id,
                                    gboolean remember,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void musette_account_unlock_async (MusetteAccount *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void musette_account_sign_out_async (MusetteAccount *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean musette_account_finish (MusetteAccount *self, GAsyncResult *result, GError **error);

gboolean musette_account_check (MusetteAccount *self);
gboolean musette_account_keep_for_session (MusetteAccount *self);
void
musette_account_use (MusetteAccount *self, MusetteCredential *credential, const char *athlete_id);

G_END_DECLS
