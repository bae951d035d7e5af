/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-memory-credentials.h"

/**
 * MusetteMemoryCredentials:
 *
 * Keeps credentials until the program ends, for a desktop without a keyring.
 */
struct _MusetteMemoryCredentials
{
  GObject parent_instance;

  GHashTable *entries; /* server -> Entry */
};

typedef struct
{
  MusetteCredential *credential;
  char *athlete_id;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  musette_credential_unref (entry->credential);
  g_free (entry->athlete_id);
  g_free (entry);
}

static void
lookup (MusetteCredentials *credentials, const char *server, GTask *task)
{
  MusetteMemoryCredentials *self = MUSETTE_MEMORY_CREDENTIALS (credentials);
  const Entry *entry = g_hash_table_lookup (self->entries, server);

  if (entry != NULL)
    musette_credentials_return_found (task, entry->credential, entry->athlete_id);
  else
    musette_credentials_return_found (task, NULL, NULL);
}

static void
store (MusetteCredentials *credentials,
       const char *server,
       const char *athlete_id,
       MusetteCredential *credential,
       GTask *task)
{
  MusetteMemoryCredentials *self = MUSETTE_MEMORY_CREDENTIALS (credentials);
  g_autoptr (GTask) own = task;
  Entry *entry = g_new0 (Entry, 1);

  entry->credential = musette_credential_ref (credential);
  entry->athlete_id = g_strdup (athlete_id);
  g_hash_table_replace (self->entries, g_strdup (server), entry);
  g_task_return_boolean (own, TRUE);
}

static void
clear (MusetteCredentials *credentials, const char *server, GTask *task)
{
  MusetteMemoryCredentials *self = MUSETTE_MEMORY_CREDENTIALS (credentials);
  g_autoptr (GTask) own = task;

  g_hash_table_remove (self->entries, server);
  g_task_return_boolean (own, TRUE);
}

static void
unlock (MusetteCredentials *credentials, GTask *task)
{
  g_autoptr (GTask) own = task;

  g_task_return_boolean (own, TRUE);
}

static void
credentials_iface_init (MusetteCredentialsInterface *iface)
{
  iface->lookup = lookup;
  iface->store = store;
  iface->clear = clear;
  iface->unlock = unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteMemoryCredentials,
                               musette_memory_credentials,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MUSETTE_TYPE_CREDENTIALS,
                                                      credentials_iface_init))

static void
musette_memory_credentials_finalize (GObject *object)
{
  MusetteMemoryCredentials *self = (MusetteMemoryCredentials *) object;

  g_hash_table_unref (self->entries);
  G_OBJECT_CLASS (musette_memory_credentials_parent_class)->finalize (object);
}

static void
musette_memory_credentials_class_init (MusetteMemoryCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_memory_credentials_finalize;
}

static void
musette_memory_credentials_init (MusetteMemoryCredentials *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
}

/**
 * musette_memory_credentials_new:
 *
 * Returns: (transfer full): a place that forgets when the program ends
 */
MusetteCredentials *
musette_memory_credentials_new (void)
{
  return g_object_new (MUSETTE_TYPE_MEMORY_CREDENTIALS, NULL);
}
