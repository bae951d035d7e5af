/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-credentials.h"

G_BEGIN_DECLS

/* A keyring that does as the test says. */
#define FAKE_TYPE_CREDENTIALS (fake_credentials_get_type ())
G_DECLARE_FINAL_TYPE (FakeCredentials, fake_credentials, FAKE, CREDENTIALS, GObject)

struct _FakeCredentials
{
  GObject parent_instance;

  MusetteCredential *credential;
  char *athlete_id;
  gboolean locked;
  gboolean absent;
  gboolean slow; /* lookups wait for fake_credentials_answer () */
  GTask *waiting;
  guint n_stored;
  guint n_cleared;
};

FakeCredentials *fake_credentials_new (void);
void fake_credentials_put (FakeCredentials *self, const char *secret, const char *athlete_id);
void fake_credentials_answer (FakeCredentials *self);

G_END_DECLS
