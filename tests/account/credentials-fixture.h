/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-credentials.h"

G_BEGIN_DECLS

/* One question and its answer. */
typedef struct
{
  gboolean answered;
  guint n_answers;
  gboolean done;
  MusetteCredential *credential;
  char *athlete_id;
  GError *error;
} Answer;

void answer_clear (Answer *answer);
void test_lookup (MusetteCredentials *credentials, const char *server, Answer *answer);
void test_store (MusetteCredentials *credentials,
                 const char *server,
                 const char *athlete_id,
                 MusetteCredentialKind kind,
                 const char *secret,
                 Answer *answer);
void test_clear (MusetteCredentials *credentials, const char *server, Answer *answer);
void test_unlock (MusetteCredentials *credentials, Answer *answer);
void lookup_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void store_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

G_END_DECLS
