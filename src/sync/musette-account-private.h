/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-account.h"

G_BEGIN_DECLS

/* The account's own state, shared by its two halves: what it is, and how it comes to be. */
struct _MusetteAccount
{
  GObject parent_instance;

  MusetteCredentials *credentials;
  MusetteConnectionMonitor *monitor;
  char *server;

  MusetteAccountState state;
  MusetteCredential *credential;
  char *athlete_id;
  MusetteClient *client;
  MusetteAthlete *athlete;
  gboolean session_only;
  gboolean check_keys;
  gboolean checking;

  /* Tested, but the keyring would not take it: the user decides. */
  MusetteCredential *pending;
  char *pending_athlete_id;
  MusetteAthlete *pending_athlete;
};

void _musette_account_set_state (MusetteAccount *self, MusetteAccountState state);
void _musette_account_forget_pending (MusetteAccount *self);
void _musette_account_drop (MusetteAccount *self, MusetteAccountState state);
void _musette_account_adopt (MusetteAccount *self,
                             MusetteCredential *credential,
                             const char *athlete_id,
                             MusetteAthlete *athlete,
                             gboolean session_only);
void _musette_account_take_athlete (MusetteAccount *self,
                                    MusetteClient *client,
                                    MusetteAthlete *athlete,
                                    const GError *error);
gboolean _musette_account_is_refused (const GError *error);
const char *_musette_account_choose_athlete_id (const char *wanted,
                                                const MusetteCredential *credential);

G_END_DECLS
