/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "repository-fixture.h"

#include "musette-test.h"

void
door_init (Door *door, const char *server)
{
  door_init_in (door, server, NULL);
}

/* Keeps data in @folder, or in memory only. */
void
door_init_in (Door *door, const char *server, const char *folder)
{
  *door = (Door){ 0 };
  door->clock = musette_clock_new_fixed (musette_local_time_parse ("2026-05-12T12:00:00"));
  door->credentials = fake_credentials_new ();
  door->repository = _musette_repository_new_with (server, door->clock,
                                                   MUSETTE_CREDENTIALS (door->credentials), folder);
}

void
door_clear (Door *door)
{
  MusetteRepository *repository = g_steal_pointer (&door->repository);

  g_clear_error (&door->error);
  /* A worker thread may hold on for a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (repository), (gpointer *) &repository);
  g_object_unref (repository);
  MUSETTE_TEST_WAIT (repository == NULL);
  g_clear_object (&door->credentials);
  g_clear_object (&door->clock);
}

void
door_forget_answer (Door *door)
{
  door->answered = FALSE;
  door->done = FALSE;
  g_clear_error (&door->error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Door *door = user_data;

  door->done
      = musette_repository_restore_finish (MUSETTE_REPOSITORY (source), result, &door->error);
  door->answered = TRUE;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Door *door = user_data;

  door->done
      = musette_repository_sign_in_finish (MUSETTE_REPOSITORY (source), result, &door->error);
  door->answered = TRUE;
}

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Door *door = user_data;

  door->done
      = musette_repository_sign_out_finish (MUSETTE_REPOSITORY (source), result, &door->error);
  door->answered = TRUE;
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Door *door = user_data;

  door->done = musette_repository_unlock_finish (MUSETTE_REPOSITORY (source), result, &door->error);
  door->answered = TRUE;
}

void
door_restore (Door *door)
{
  door_forget_answer (door);
  musette_repository_restore_async (door->repository, NULL, restored_cb, door);
  if (!door->credentials->slow)
    MUSETTE_TEST_WAIT (door->answered);
}

void
door_begin_sign_in (Door *door, const char *text, const char *athlete_id, gboolean remember)
{
  door_forget_answer (door);
  musette_repository_sign_in_async (door->repository, text, athlete_id, remember, NULL,
                                    signed_in_cb, door);
}

void
door_sign_in (Door *door, const char *text, const char *athlete_id, gboolean remember)
{
  door_begin_sign_in (door, text, athlete_id, remember);
  MUSETTE_TEST_WAIT (door->answered);
}

void
door_sign_out (Door *door)
{
  door_forget_answer (door);
  musette_repository_sign_out_async (door->repository, NULL, signed_out_cb, door);
  MUSETTE_TEST_WAIT (door->answered);
}

void
door_unlock (Door *door)
{
  door_forget_answer (door);
  musette_repository_unlock_async (door->repository, NULL, unlocked_cb, door);
  MUSETTE_TEST_WAIT (door->answered);
}

void
door_assert_state (Door *door, MusetteAccountState state)
{
  g_assert_cmpint (musette_repository_get_account_state (door->repository), ==, state);
}
