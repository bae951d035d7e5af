/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-account.h"
#include "musette-cache.h"
#include "musette-edits.h"
#include "musette-repository.h"

G_BEGIN_DECLS

typedef struct _MusetteStoreKeeper MusetteStoreKeeper;

MusetteRepository *_musette_repository_new_with (const char *server,
                                                 MusetteClock *clock,
                                                 MusetteCredentials *credentials,
                                                 const char *folder);
MusetteAccount *_musette_repository_get_account (MusetteRepository *self);
MusetteConnectionMonitor *_musette_repository_get_monitor (MusetteRepository *self);
MusetteEdits *_musette_repository_get_edits (MusetteRepository *self);
void _musette_repository_set_unlimited (MusetteRepository *self);
MusetteStoreKeeper *_musette_repository_use_store (MusetteRepository *self);

G_END_DECLS
