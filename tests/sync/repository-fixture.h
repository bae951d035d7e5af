/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "fake-credentials.h"
#include "musette-repository-private.h"

G_BEGIN_DECLS

/* A data door with a keyring that does as the test says. */
typedef struct
{
  MusetteClock *clock;
  FakeCredentials *credentials;
  MusetteRepository *repository;
  gboolean answered;
  gboolean done;
  GError *error;
} Door;

void door_init (Door *door, const char *server);
void door_init_in (Door *door, const char *server, const char *folder);
void door_clear (Door *door);
void door_forget_answer (Door *door);
void door_restore (Door *door);
void door_begin_sign_in (Door *door, const char *text, const char *athlete_id, gboolean remember);
void door_sign_in (Door *door, const char *text, const char *athlete_id, gboolean remember);
void door_sign_out (Door *door);
void door_unlock (Door *door);
void door_assert_state (Door *door, MusetteAccountState state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Door, door_clear)

G_END_DECLS
