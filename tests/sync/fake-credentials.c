/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fake-credentials.h"

#include "musette-error.h"

static gboolean
refuse (FakeCredentials *self, GTask *task)
{
  if (self->absent)
    g_task_return_new_error (task, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE,
                             "no keyring");
  else if (self->locked)
    g_task_return_new_error (task, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED, "locked");
  else
    return FALSE;
  g_object_unref (task);
  return TRUE;
}

static void
lookup (MusetteCredentials *credentials, const char *server, GTask *task)
{
  FakeCredentials *self = FAKE_CREDENTIALS (credentials);

  if (refuse (self, task))
    return;
  if (self->slow)
    self->waiting = task;
  else
    musette_credentials_return_found (task, self->credential, self->athlete_id);
}

static void
store (MusetteCredentials *credentials,
       const char *server,
       const char *athlete_id,
       MusetteCredential *credential,
       GTask *task)
{
  FakeCredentials *self = FAKE_CREDENTIALS (credentials);

  if (refuse (self, task))
    return;
  fake_credentials_put (self, musette_credential_get_secret (credential), athlete_id);
  self->n_stored++;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
clear (MusetteCredentials *credentials, const char *server, GTask *task)
{
  FakeCredentials *self = FAKE_CREDENTIALS (credentials);

  if (refuse (self, task))
    return;
  g_clear_pointer (&self->credential, musette_credential_unref);
  self->n_cleared++;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
unlock (MusetteCredentials *credentials, GTask *task)
{
  FakeCredentials *self = FAKE_CREDENTIALS (credentials);

  self->locked = FALSE;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
iface_init (MusetteCredentialsInterface *iface)
{
  iface->lookup = lookup;
  iface->store = store;
  iface->clear = clear;
  iface->unlock = unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeCredentials,
                               fake_credentials,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MUSETTE_TYPE_CREDENTIALS, iface_init))

static void
fake_credentials_finalize (GObject *object)
{
  FakeCredentials *self = (FakeCredentials *) object;

  g_clear_pointer (&self->credential, musette_credential_unref);
  g_free (self->athlete_id);
  G_OBJECT_CLASS (fake_credentials_parent_class)->finalize (object);
}

static void
fake_credentials_class_init (FakeCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_credentials_finalize;
}

static void
fake_credentials_init (FakeCredentials *self)
{
}

FakeCredentials *
fake_credentials_new (void)
{
  return g_object_new (FAKE_TYPE_CREDENTIALS, NULL);
}

void
fake_credentials_put (FakeCredentials *self, const char *secret, const char *athlete_id)
{
  g_clear_pointer (&self->credential, musette_credential_unref);
  self->credential = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, secret);
  g_free (self->athlete_id);
  self->athlete_id = g_strdup (athlete_id);
}

void
fake_credentials_answer (FakeCredentials *self)
{
  musette_credentials_return_found (g_steal_pointer (&self->waiting), self->credential,
                                    self->athlete_id);
}
