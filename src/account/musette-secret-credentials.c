/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-secret-credentials.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "musette-deadline.h"
#include "musette-error.h"
#include "musette-secret-error.h"

/**
 * MusetteSecretCredentials:
 *
 * Keeps credentials in the keyring of the desktop, or under Flatpak in the encrypted file that the
 * Secret portal guards. Every call is asynchronous, answers after a time of its own whatever the
 * keyring does, and never opens a window except musette_credentials_unlock_async(). Attributes are
 * readable by anybody in the session, so they hold server, athlete and kind and nothing secret.
 */
struct _MusetteSecretCredentials
{
  GObject parent_instance;

  guint timeout_ms;
  guint unlock_timeout_ms;
};

#define DEFAULT_TIMEOUT_MS 10000
#define DEFAULT_UNLOCK_TIMEOUT_MS 120000

static const SecretSchema account_schema = {
  .name = "io.github.musette.Musette.Account",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "athlete", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* What to go on with once the keyring is known to be open. */
typedef void (*OpenFunc) (MusetteDeadline *deadline);

/* A question on its way: the deadline travels through every callback. */
typedef struct
{
  char *server;
  char *athlete_id;
  MusetteCredential *credential;
  OpenFunc when_open;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->server);
  g_free (question->athlete_id);
  g_clear_pointer (&question->credential, musette_credential_unref);
  g_free (question);
}

static GHashTable *
new_attributes (const char *server)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer) "server", (gpointer) server);
  return attributes;
}

static MusetteDeadline *
ask (const char *server, GTask *task, guint timeout_ms)
{
  Question *question = g_new0 (Question, 1);

  question->server = g_strdup (server);
  g_task_set_task_data (task, question, question_free);
  return musette_deadline_new (task, timeout_ms);
}

static void
return_secret_error (MusetteDeadline *deadline, const GError *error)
{
  musette_deadline_return_error (deadline, musette_secret_error_translate (error));
}

static void
return_locked (MusetteDeadline *deadline)
{
  musette_deadline_return_error (deadline, g_error_new_literal (MUSETTE_ACCOUNT_ERROR,
                                                                MUSETTE_ACCOUNT_ERROR_LOCKED,
                                                                _ ("The keyring is locked")));
}

/* --- Is it locked? --- */

static void
go_on (MusetteDeadline *deadline)
{
  const Question *question = musette_deadline_get_task_data (deadline);

  question->when_open (deadline);
}

static void
collection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, NULL);

  if (musette_deadline_is_over (deadline))
    return;
  /* A failure here means "not locked": what comes next tells what is wrong. */
  if (collection != NULL && secret_collection_get_locked (collection))
    return_locked (deadline);
  else
    go_on (deadline);
}

/* libsecret's own rule for its encrypted file; the desktop's keyring says nothing about that one.
 */
static gboolean
uses_file (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (backend != NULL)
    return strcmp (backend, "file") == 0;
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* Takes over @deadline. Answers "locked", or calls @when_open. */
static void
check_locked (MusetteDeadline *deadline, OpenFunc when_open)
{
  Question *question = musette_deadline_get_task_data (deadline);

  question->when_open = when_open;
  if (uses_file ())
    {
      g_autoptr (MusetteDeadline) own = deadline;

      go_on (own);
    }
  else
    secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL,
                                 collection_cb, deadline);
}

/* --- Look up --- */

static void
return_nothing (MusetteDeadline *deadline)
{
  musette_credentials_return_found (musette_deadline_take_task (deadline), NULL, NULL);
}

static void
return_value (MusetteDeadline *deadline, SecretRetrievable *item, SecretValue *value)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  const char *kind_name = g_hash_table_lookup (attributes, "kind");
  const char *text = secret_value_get_text (value);
  MusetteCredentialKind kind = MUSETTE_CREDENTIAL_API_KEY;
  g_autoptr (MusetteCredential) credential = NULL;

  if (kind_name != NULL && !musette_credential_kind_from_string (kind_name, &kind))
    kind = MUSETTE_CREDENTIAL_API_KEY;
  if (text == NULL || *text == '\0')
    {
      return_nothing (deadline);
      return;
    }
  credential = musette_credential_new (kind, text);
  musette_credentials_return_found (musette_deadline_take_task (deadline), credential,
                                    g_hash_table_lookup (attributes, "athlete"));
}

static void
value_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  SecretRetrievable *item = SECRET_RETRIEVABLE (source);
  g_autoptr (GError) error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (item, result, &error);

  if (musette_deadline_is_over (deadline))
    {
    }
  else if (error != NULL)
    return_secret_error (deadline, error);
  else if (value == NULL)
    return_locked (deadline); /* the item is there, its content is not */
  else
    return_value (deadline, item, value);
  g_clear_pointer (&value, secret_value_unref);
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable)
    items = secret_password_search_finish (result, &error);

  if (musette_deadline_is_over (deadline))
    return;
  if (error != NULL)
    return_secret_error (deadline, error);
  else if (items != NULL)
    secret_retrievable_retrieve_secret (items->data, NULL, value_cb,
                                        musette_deadline_ref (deadline));
  else /* a locked keyring finds nothing either, and says nothing about it */
    check_locked (musette_deadline_ref (deadline), return_nothing);
}

static void
lookup (MusetteCredentials *credentials, const char *server, GTask *task)
{
  g_autoptr (GHashTable) attributes = new_attributes (server);
  MusetteSecretCredentials *self = MUSETTE_SECRET_CREDENTIALS (credentials);

  secret_password_searchv (&account_schema, attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS, NULL, search_cb,
                           ask (server, task, self->timeout_ms));
}

/* --- Clear --- */

static void
clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    return_secret_error (deadline, error);
  else
    musette_deadline_return_boolean (deadline, TRUE);
}

static void
clear_when_open (MusetteDeadline *deadline)
{
  const Question *question = musette_deadline_get_task_data (deadline);
  g_autoptr (GHashTable) attributes = new_attributes (question->server);

  secret_password_clearv (&account_schema, attributes, NULL, clear_cb,
                          musette_deadline_ref (deadline));
}

static void
clear (MusetteCredentials *credentials, const char *server, GTask *task)
{
  MusetteSecretCredentials *self = MUSETTE_SECRET_CREDENTIALS (credentials);

  check_locked (ask (server, task, self->timeout_ms), clear_when_open);
}

/* --- Store --- */

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    musette_deadline_return_boolean (deadline, TRUE);
  else
    return_secret_error (deadline, error);
}

static void
store_now (MusetteDeadline *deadline)
{
  const Question *question = musette_deadline_get_task_data (deadline);
  MusetteCredentialKind kind = musette_credential_get_kind (question->credential);
  g_autoptr (GHashTable) attributes = new_attributes (question->server);
  /* Translators: the name of an entry in the system's list of passwords; %s is a server */
  g_autofree char *label = g_strdup_printf (_ ("Musette: key for %s"), question->server);

  g_hash_table_insert (attributes, (gpointer) "athlete", question->athlete_id);
  g_hash_table_insert (attributes, (gpointer) "kind",
                       (gpointer) musette_credential_kind_to_string (kind));
  secret_password_storev (&account_schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                          musette_credential_get_secret (question->credential), NULL, store_cb,
                          musette_deadline_ref (deadline));
}

/* The key of another athlete would stay beside the new one: a server has one key at a time. */
static void
cleared_for_store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (musette_deadline_is_over (deadline))
    return;
  if (error != NULL)
    return_secret_error (deadline, error);
  else
    store_now (deadline);
}

static void
store_when_open (MusetteDeadline *deadline)
{
  const Question *question = musette_deadline_get_task_data (deadline);
  g_autoptr (GHashTable) attributes = new_attributes (question->server);

  secret_password_clearv (&account_schema, attributes, NULL, cleared_for_store_cb,
                          musette_deadline_ref (deadline));
}

static void
store (MusetteCredentials *credentials,
       const char *server,
       const char *athlete_id,
       MusetteCredential *credential,
       GTask *task)
{
  MusetteSecretCredentials *self = MUSETTE_SECRET_CREDENTIALS (credentials);
  /* On a new desktop the first key makes the keyring, and somebody has to think of a password. */
  MusetteDeadline *deadline = ask (server, task, self->unlock_timeout_ms);
  Question *question = musette_deadline_get_task_data (deadline);

  question->athlete_id = g_strdup (athlete_id);
  question->credential = musette_credential_ref (credential);
  check_locked (deadline, store_when_open);
}

/* --- Unlock --- */

static void
unlock_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (GDBusProxy)
    unlocked = NULL;

  secret_service_unlock_finish ((SecretService *) source, result, &unlocked, &error);
  if (error != NULL)
    return_secret_error (deadline, error);
  else if (unlocked == NULL)
    return_locked (deadline);
  else
    musette_deadline_return_boolean (deadline, TRUE);
}

static void
collection_to_unlock_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDeadline) deadline = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  g_autoptr (GList) collections = NULL;

  if (musette_deadline_is_over (deadline))
    return;
  if (error != NULL)
    {
      return_secret_error (deadline, error);
      return;
    }
  if (collection == NULL || !secret_collection_get_locked (collection))
    {
      musette_deadline_return_boolean (deadline, TRUE);
      return;
    }
  collections = g_list_append (NULL, collection);
  secret_service_unlock (secret_collection_get_service (collection), collections, NULL, unlock_cb,
                         musette_deadline_ref (deadline));
}

static void
unlock (MusetteCredentials *credentials, GTask *task)
{
  MusetteSecretCredentials *self = MUSETTE_SECRET_CREDENTIALS (credentials);

  secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL,
                               collection_to_unlock_cb,
                               musette_deadline_new (task, self->unlock_timeout_ms));
}

static void
credentials_iface_init (MusetteCredentialsInterface *iface)
{
  iface->lookup = lookup;
  iface->store = store;
  iface->clear = clear;
  iface->unlock = unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteSecretCredentials,
                               musette_secret_credentials,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MUSETTE_TYPE_CREDENTIALS,
                                                      credentials_iface_init))

static void
musette_secret_credentials_class_init (MusetteSecretCredentialsClass *klass)
{
}

static void
musette_secret_credentials_init (MusetteSecretCredentials *self)
{
  self->timeout_ms = DEFAULT_TIMEOUT_MS;
  self->unlock_timeout_ms = DEFAULT_UNLOCK_TIMEOUT_MS;
}

/**
 * musette_secret_credentials_new:
 *
 * The first call should come after the window is up: under Flatpak libsecret asks the portal
 * synchronously what it can do.
 *
 * Returns: (transfer full): the keyring of the desktop
 */
MusetteCredentials *
musette_secret_credentials_new (void)
{
  return g_object_new (MUSETTE_TYPE_SECRET_CREDENTIALS, NULL);
}

/**
 * musette_secret_credentials_set_timeouts:
 * @self: the keyring
 * @timeout_ms: how long a call may take that asks nobody, in ms
 * @unlock_timeout_ms: how long a person may take to type the keyring's password, in ms
 */
void
musette_secret_credentials_set_timeouts (MusetteSecretCredentials *self,
                                         guint timeout_ms,
                                         guint unlock_timeout_ms)
{
  g_return_if_fail (MUSETTE_IS_SECRET_CREDENTIALS (self));

  self->timeout_ms = timeout_ms;
  self->unlock_timeout_ms = unlock_timeout_ms;
}
