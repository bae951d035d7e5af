/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "credentials-fixture.h"

#include "musette-test.h"

void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->credential, musette_credential_unref);
  g_clear_pointer (&answer->athlete_id, g_free);
  g_clear_error (&answer->error);
  *answer = (Answer){ 0 };
}

static void
answered (Answer *answer)
{
  answer->answered = TRUE;
  answer->n_answers++;
}

void
lookup_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->credential = musette_credentials_lookup_finish (MUSETTE_CREDENTIALS (source), result,
                                                          &answer->athlete_id, &answer->error);
  answer->done = answer->credential != NULL;
  answered (answer);
}

void
store_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->done
      = musette_credentials_store_finish (MUSETTE_CREDENTIALS (source), result, &answer->error);
  answered (answer);
}

static void
clear_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->done
      = musette_credentials_clear_finish (MUSETTE_CREDENTIALS (source), result, &answer->error);
  answered (answer);
}

static void
unlock_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->done
      = musette_credentials_unlock_finish (MUSETTE_CREDENTIALS (source), result, &answer->error);
  answered (answer);
}

void
test_lookup (MusetteCredentials *credentials, const char *server, Answer *answer)
{
  answer_clear (answer);
  musette_credentials_lookup_async (credentials, server, NULL, lookup_answered_cb, answer);
  MUSETTE_TEST_WAIT (answer->answered);
}

void
test_store (MusetteCredentials *credentials,
            const char *server,
            const char *athlete_id,
            MusetteCredentialKind kind,
            const char *secret,
            Answer *answer)
{
  g_autoptr (MusetteCredential) credential = musette_credential_new (kind, secret);

  answer_clear (answer);
  musette_credentials_store_async (credentials, server, athlete_id, credential, NULL,
                                   store_answered_cb, answer);
  MUSETTE_TEST_WAIT (answer->answered);
}

void
test_clear (MusetteCredentials *credentials, const char *server, Answer *answer)
{
  answer_clear (answer);
  musette_credentials_clear_async (credentials, server, NULL, clear_answered_cb, answer);
  MUSETTE_TEST_WAIT (answer->answered);
}

void
test_unlock (MusetteCredentials *credentials, Answer *answer)
{
  answer_clear (answer);
  musette_credentials_unlock_async (credentials, NULL, unlock_answered_cb, answer);
  MUSETTE_TEST_WAIT (answer->answered);
}
