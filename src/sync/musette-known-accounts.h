/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

#include "musette-synchronizer-enums.h"

G_BEGIN_DECLS

typedef struct _MusetteKnownAccounts MusetteKnownAccounts;

MusetteKnownAccounts *musette_known_accounts_new (const char *folder);
void musette_known_accounts_free (MusetteKnownAccounts *self);

char *musette_known_accounts_dup_athlete (MusetteKnownAccounts *self,
                                          const char *server,
                                          const char *configured);
char *musette_known_accounts_dup_last (MusetteKnownAccounts *self, const char *server);
void musette_known_accounts_remember (MusetteKnownAccounts *self,
                                      const char *server,
                                      const char *configured,
                                      const char *athlete,
                                      gboolean is_shown);
void musette_known_accounts_hide (MusetteKnownAccounts *self, const char *server);

gboolean musette_known_accounts_get_range (MusetteKnownAccounts *self,
                                           const char *server,
                                           const char *athlete,
                                           MusetteSyncRange *range);
void musette_known_accounts_set_range (MusetteKnownAccounts *self,
                                       const char *server,
                                       const char *athlete,
                                       MusetteSyncRange range);

char *musette_known_accounts_dup_path (MusetteKnownAccounts *self,
                                       const char *server,
                                       const char *athlete);
char *musette_known_accounts_dup_draft (MusetteKnownAccounts *self,
                                        const char *server,
                                        const char *athlete,
                                        guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteKnownAccounts, musette_known_accounts_free)

G_END_DECLS
