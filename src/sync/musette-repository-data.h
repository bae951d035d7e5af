/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-edits.h"
#include "musette-known-accounts.h"
#include "musette-repository-private.h"
#include "musette-store-cache.h"
#include "musette-store-keeper.h"

G_BEGIN_DECLS

/* The data door's own state, shared by its parts: what it offers, and whose data stands behind. */
struct _MusetteRepository
{
  GObject parent_instance;

  MusetteClock *clock;
  MusetteConnectionMonitor *monitor;
  MusetteAccount *account;
  MusetteKnownAccounts *known;
  gboolean in_memory; /* nothing is kept on disk */
  MusetteStoreKeeper *keeper;
  MusetteStoreCache *cache;
  MusetteActivityList *activities;
  MusetteEdits *edits;
  MusetteSynchronizer *synchronizer;
  GPtrArray *drafts;              /* of MusetteKeptDraft, as many as were wanted at once */
  GCancellable *session;          /* cancelled when the data of another account comes */
  char *shown_athlete;            /* whose data is shown, "" while nobody knows, NULL for none */
  MusetteAthlete *stored_athlete; /* as the store knew them */
  gboolean anonymous;             /* a token that may not tell whose it is */
  char *server_before_demo;
  gboolean demo;
  gboolean unlimited;    /* the service is of this computer, and need not be spared */
  gboolean store_wanted; /* nothing is read before somebody looks */
  gboolean activities_wanted;
};

gboolean _musette_repository_keeps_nothing (MusetteRepository *self);
void _musette_repository_forget_data (MusetteRepository *self);
void _musette_repository_stop (MusetteRepository *self);
void _musette_repository_remember_account (MusetteRepository *self);
void _musette_repository_start_if_looked_at (MusetteRepository *self);
void _musette_repository_update_data (MusetteRepository *self);
void _musette_repository_connect_data (MusetteRepository *self);
void _musette_repository_ask_whose (MusetteRepository *self);

G_END_DECLS
