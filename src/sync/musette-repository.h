/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-activity-list.h"
#include "musette-clock.h"
#include "musette-credential.h"
#include "musette-fetch.h"
#include "musette-kept-draft.h"
#include "musette-repository-enums.h"
#include "musette-synchronizer.h"
#include "musette-thresholds.h"

G_BEGIN_DECLS

typedef struct _MusetteAthlete MusetteAthlete;

#define MUSETTE_TYPE_REPOSITORY (musette_repository_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRepository, musette_repository, MUSETTE, REPOSITORY, GObject)

MusetteRepository *musette_repository_new (const char *server, MusetteClock *clock);
void musette_repository_close (MusetteRepository *self);

const char *musette_repository_get_server (MusetteRepository *self);
gboolean
musette_repository_set_server (MusetteRepository *self, const char *server, GError **error);
void musette_repository_set_check_keys (MusetteRepository *self, gboolean check_keys);

MusetteAccountState musette_repository_get_account_state (MusetteRepository *self);
MusetteAthlete *musette_repository_get_athlete (MusetteRepository *self);
MusetteConnection musette_repository_get_connection (MusetteRepository *self);
const char *musette_repository_get_connection_message (MusetteRepository *self);
guint musette_repository_get_waiting_s (MusetteRepository *self);
gboolean musette_repository_get_demo (MusetteRepository *self);
MusetteKeptDraft *musette_repository_take_draft (MusetteRepository *self);
gboolean musette_repository_get_busy (MusetteRepository *self);
gboolean musette_repository_knows_account (MusetteRepository *self);
const char *musette_repository_get_store_message (MusetteRepository *self);
gboolean musette_repository_get_session_only (MusetteRepository *self);
MusetteCredentialKind musette_repository_get_credential_kind (MusetteRepository *self);

void musette_repository_restore_async (MusetteRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
musette_repository_restore_finish (MusetteRepository *self, GAsyncResult *result, GError **error);
void musette_repository_sign_in_async (MusetteRepository *self,
                                       const char *pasted_text,
                                       const char *athlete_id,
                                       gboolean remember,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
musette_repository_sign_in_finish (MusetteRepository *self, GAsyncResult *result, GError **error);
gboolean musette_repository_keep_for_session (MusetteRepository *self);
void musette_repository_sign_in_with_credential (MusetteRepository *self,
                                                 MusetteCredential *credential,
                                                 const char *athlete_id);
void musette_repository_sign_out_async (MusetteRepository *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
musette_repository_sign_out_finish (MusetteRepository *self, GAsyncResult *result, GError **error);
void musette_repository_unlock_async (MusetteRepository *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
musette_repository_unlock_finish (MusetteRepository *self, GAsyncResult *result, GError **error);

gboolean musette_repository_start_demo (MusetteRepository *self,
                                        const char *server,
                                        MusetteCredential *credential,
                                        GError **error);
void musette_repository_end_demo (MusetteRepository *self);

MusetteActivityList *musette_repository_get_activities (MusetteRepository *self);
MusetteSynchronizer *musette_repository_get_synchronizer (MusetteRepository *self);
MusetteFetch *musette_repository_fetch_activity (MusetteRepository *self, const char *id);
MusetteFetch *musette_repository_fetch_streams (MusetteRepository *self, const char *id);
MusetteFetch *musette_repository_fetch_sport_settings (MusetteRepository *self);
MusetteFetch *musette_repository_fetch_gear (MusetteRepository *self);
MusetteFetch *musette_repository_fetch_power_curves (MusetteRepository *self,
                                                     const char *type,
                                                     const char *curves);

gboolean musette_repository_get_thresholds (MusetteRepository *self,
                                            MusetteActivity *activity,
                                            MusetteThresholds *out);
gboolean musette_repository_get_sport_thresholds (MusetteRepository *self,
                                                  const char *type,
                                                  gboolean indoor,
                                                  MusetteThresholds *out);

G_END_DECLS
