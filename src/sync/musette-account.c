/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-account.h"

#include "musette-error.h"
#include "musette-server.h"

/**
 * MusetteAccount:
 *
 * Which key is in use, for which server, and what became of it: signed out, signed in, refused, or
 * not to be had because the keyring is locked or absent. It makes the client that all requests go
 * through, and a new one for each key, so that a request never carries another account's key.
 */
struct _MusetteAccount
{
  GObject parent_instance;

  MusetteCredentials *credentials;
  MusetteConnectionMonitor *monitor;
  char *server;

  MusetteAccountState state;
  MusetteCredential *credential;
  char *athlete_id;
  MusetteClient *client;
  MusetteAthlete *athlete;
  gboolean session_only;
  gboolean check_keys;
  gboolean checking;

  /* Tested, but the keyring would not take it: the user decides. */
  MusetteCredential *pending;
  char *pending_athlete_id;
  MusetteAthlete *pending_athlete;
};

/* A sign-in on its way. */
typedef struct
{
  char *server; /* where the key was tested, and where alone it may go */
  MusetteCredential *credential;
  char *athlete_id;
  MusetteClient *client;
  MusetteAthlete *athlete;
  gboolean remember;
} SignIn;

#define OWN_ATHLETE "0"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_CLIENT,
  PROP_ATHLETE,
  PROP_SESSION_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteAccount, musette_account, G_TYPE_OBJECT)

static void
sign_in_free (gpointer data)
{
  SignIn *sign_in = data;

  g_free (sign_in->server);
  g_clear_pointer (&sign_in->credential, musette_credential_unref);
  g_free (sign_in->athlete_id);
  g_clear_object (&sign_in->client);
  g_clear_object (&sign_in->athlete);
  g_free (sign_in);
}

static void
set_state (MusetteAccount *self, MusetteAccountState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_athlete (MusetteAccount *self, MusetteAthlete *athlete)
{
  if (g_set_object (&self->athlete, athlete))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATHLETE]);
}

static void
set_client (MusetteAccount *self, MusetteClient *client)
{
  if (!g_set_object (&self->client, client))
    return;
  musette_connection_monitor_watch (self->monitor, client);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT]);
}

static void
forget_pending (MusetteAccount *self)
{
  g_clear_pointer (&self->pending, musette_credential_unref);
  g_clear_pointer (&self->pending_athlete_id, g_free);
  g_clear_object (&self->pending_athlete);
}

static const char *
choose_athlete_id (const char *wanted, const MusetteCredential *credential)
{
  const char *in_link = musette_credential_get_athlete_id (credential);

  if (wanted != NULL && *wanted != '\0')
    return wanted;
  return in_link != NULL && *in_link != '\0' ? in_link : OWN_ATHLETE;
}

static void
drop (MusetteAccount *self, MusetteAccountState state)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->credential, musette_credential_unref);
  g_clear_pointer (&self->athlete_id, g_free);
  forget_pending (self);
  set_state (self, state);
  set_athlete (self, NULL);
  set_client (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
adopt (MusetteAccount *self,
       MusetteCredential *credential,
       const char *athlete_id,
       MusetteAthlete *athlete,
       gboolean session_only)
{
  g_autoptr (MusetteCredential) keep = musette_credential_ref (credential);
  g_autoptr (MusetteClient) client = musette_client_new (self->server, credential);
  g_autofree char *id = g_strdup (athlete_id);
  g_autoptr (MusetteAthlete) keep_athlete = athlete != NULL ? g_object_ref (athlete) : NULL;

  g_object_freeze_notify (G_OBJECT (self));
  forget_pending (self);
  g_clear_pointer (&self->credential, musette_credential_unref);
  self->credential = g_steal_pointer (&keep);
  g_free (self->athlete_id);
  self->athlete_id = g_steal_pointer (&id);
  if (self->session_only != session_only)
    {
      self->session_only = session_only;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION_ONLY]);
    }
  set_state (self, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  set_athlete (self, keep_athlete);
  set_client (self, client);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
is_unauthorized (const GError *error)
{
  return g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED);
}

/* A token without the right to read the settings may not read the athlete either, but it is valid.
 */
static gboolean
is_token_without_settings (const MusetteCredential *credential, const GError *error)
{
  return musette_credential_get_kind (credential) == MUSETTE_CREDENTIAL_TOKEN
         && g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN);
}

static MusetteAccountState
state_for_keyring_error (const GError *error)
{
  if (g_error_matches (error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED))
    return MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED;
  return MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT;
}

/* --- Who is it? --- */

/* Takes the reply to a question about the athlete, unless the account changed meanwhile. */
static void
take_athlete (MusetteAccount *self,
              MusetteClient *client,
              MusetteAthlete *athlete,
              const GError *error)
{
  if (self->client != client)
    return;
  if (athlete != NULL)
    set_athlete (self, athlete);
  if (is_unauthorized (error))
    set_state (self, MUSETTE_ACCOUNT_STATE_KEY_REJECTED);
  else if (error == NULL)
    set_state (self, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
}

static void
check_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteAccount) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteAthlete) athlete
      = musette_client_get_athlete_finish (MUSETTE_CLIENT (source), result, &error);

  musette_connection_monitor_end (self->monitor, error);
  self->checking = FALSE;
  take_athlete (self, MUSETTE_CLIENT (source), athlete, error);
}

static void
check (MusetteAccount *self)
{
  self->checking = TRUE;
  musette_connection_monitor_begin (self->monitor);
  musette_client_get_athlete_async (self->client, self->athlete_id, NULL, check_cb,
                                    g_object_ref (self));
}

/* One area may answer 401 though the key is good: only the athlete's own page decides. */
static void
unauthorized_cb (MusetteAccount *self)
{
  if (self->client != NULL && self->check_keys && !self->checking
      && self->state == MUSETTE_ACCOUNT_STATE_SIGNED_IN)
    check (self);
}

static void
restored_athlete_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteAthlete) athlete
      = musette_client_get_athlete_finish (MUSETTE_CLIENT (source), result, &error);

  self->checking = FALSE;
  take_athlete (self, MUSETTE_CLIENT (source), athlete, error);
  musette_connection_monitor_end (self->monitor, error);
  if (is_unauthorized (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* --- Restore --- */

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  const char *server = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *athlete_id = NULL;
  g_autoptr (MusetteCredential) credential = musette_credentials_lookup_finish (
      MUSETTE_CREDENTIALS (source), result, &athlete_id, &error);

  /* Somebody signed in, or went to another server, while the keyring thought. */
  if (self->client != NULL || g_strcmp0 (server, self->server) != 0)
    {
      g_task_return_boolean (task, self->client != NULL);
      return;
    }
  if (credential == NULL)
    {
      set_state (self, error != NULL ? state_for_keyring_error (error)
                                     : MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
      if (error != NULL)
        g_task_return_error (task, g_steal_pointer (&error));
      else
        g_task_return_boolean (task, FALSE);
      return;
    }
  adopt (self, credential, choose_athlete_id (athlete_id, credential), NULL, FALSE);
  if (!self->check_keys)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->checking = TRUE;
  musette_connection_monitor_begin (self->monitor);
  musette_client_get_athlete_async (self->client, self->athlete_id, g_task_get_cancellable (task),
                                    restored_athlete_cb, g_object_ref (task));
}

static void
restore (MusetteAccount *self, GTask *task)
{
  g_task_set_task_data (task, g_strdup (self->server), g_free);
  musette_credentials_lookup_async (self->credentials, self->server, g_task_get_cancellable (task),
                                    lookup_cb, task);
}

/* --- Sign in --- */

/* Somebody may go to another server while a key is being tested or the keyring thinks. */
static gboolean
return_if_elsewhere (MusetteAccount *self, GTask *task)
{
  const SignIn *sign_in = g_task_get_task_data (task);

  if (g_strcmp0 (sign_in->server, self->server) == 0)
    return FALSE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The server was changed");
  return TRUE;
}

/* What the keyring did not take can still be used until the end of the session. */
static void
keep_pending (MusetteAccount *self, const SignIn *sign_in, const GError *error)
{
  if (error->domain != MUSETTE_ACCOUNT_ERROR || g_strcmp0 (sign_in->server, self->server) != 0)
    return;
  forget_pending (self);
  self->pending = musette_credential_ref (sign_in->credential);
  self->pending_athlete_id = g_strdup (sign_in->athlete_id);
  g_set_object (&self->pending_athlete, sign_in->athlete);
  set_state (self, state_for_keyring_error (error));
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  SignIn *sign_in = g_task_get_task_data (task);
  GError *error = NULL;

  if (!musette_credentials_store_finish (MUSETTE_CREDENTIALS (source), result, &error))
    {
      keep_pending (self, sign_in, error);
      g_task_return_error (task, error);
      return;
    }
  if (return_if_elsewhere (self, task))
    return;
  adopt (self, sign_in->credential, sign_in->athlete_id, sign_in->athlete, FALSE);
  g_task_return_boolean (task, TRUE);
}

static void
store (MusetteAccount *self, GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);

  musette_credentials_store_async (self->credentials, sign_in->server, sign_in->athlete_id,
                                   sign_in->credential, g_task_get_cancellable (task), store_cb,
                                   task);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  SignIn *sign_in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  sign_in->athlete = musette_client_get_athlete_finish (MUSETTE_CLIENT (source), result, &error);
  musette_connection_monitor_end (self->monitor, error);
  if (error != NULL && !is_token_without_settings (sign_in->credential, error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (return_if_elsewhere (self, task))
    return;
  if (sign_in->remember)
    {
      store (self, g_steal_pointer (&task));
      return;
    }
  adopt (self, sign_in->credential, sign_in->athlete_id, sign_in->athlete, TRUE);
  g_task_return_boolean (task, TRUE);
}

/* --- Unlock --- */

static void
unlock_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteAccount *self = g_task_get_source_object (task);
  GError *error = NULL;
  SignIn *sign_in;

  if (!musette_credentials_unlock_finish (MUSETTE_CREDENTIALS (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->pending == NULL)
    {
      restore (self, g_steal_pointer (&task));
      return;
    }
  sign_in = g_new0 (SignIn, 1);
  sign_in->server = g_strdup (self->server);
  sign_in->credential = musette_credential_ref (self->pending);
  sign_in->athlete_id = g_strdup (self->pending_athlete_id);
  g_set_object (&sign_in->athlete, self->pending_athlete);
  g_task_set_task_data (task, sign_in, sign_in_free);
  store (self, g_steal_pointer (&task));
}

static void
clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (musette_credentials_clear_finish (MUSETTE_CREDENTIALS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
musette_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteAccount *self = MUSETTE_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;
    case PROP_ATHLETE:
      g_value_set_object (value, self->athlete);
      break;
    case PROP_SESSION_ONLY:
      g_value_set_boolean (value, self->session_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_account_finalize (GObject *object)
{
  MusetteAccount *self = (MusetteAccount *) object;

  forget_pending (self);
  g_clear_pointer (&self->credential, musette_credential_unref);
  g_clear_object (&self->credentials);
  g_clear_object (&self->monitor);
  g_clear_object (&self->client);
  g_clear_object (&self->athlete);
  g_free (self->athlete_id);
  g_free (self->server);
  G_OBJECT_CLASS (musette_account_parent_class)->finalize (object);
}

static void
musette_account_class_init (MusetteAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_account_get_property;
  object_class->finalize = musette_account_finalize;

  /**
   * MusetteAccount:state:
   *
   * Where the account stands.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, MUSETTE_TYPE_ACCOUNT_STATE,
                                              MUSETTE_ACCOUNT_STATE_UNKNOWN, flags);
  /**
   * MusetteAccount:client: (nullable)
   *
   * What requests go through, %NULL without a key.
   */
  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, MUSETTE_TYPE_CLIENT, flags);
  /**
   * MusetteAccount:athlete: (nullable)
   *
   * Whose account it is, once that is known.
   */
  properties[PROP_ATHLETE]
      = g_param_spec_object ("athlete", NULL, NULL, MUSETTE_TYPE_ATHLETE, flags);
  /**
   * MusetteAccount:session-only:
   *
   * Whether the key is forgotten when Musette ends.
   */
  properties[PROP_SESSION_ONLY] = g_param_spec_boolean ("session-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_account_init (MusetteAccount *self)
{
  self->server = g_strdup (MUSETTE_DEFAULT_SERVER);
  self->check_keys = TRUE;
}

/**
 * musette_account_new:
 * @credentials: where keys are kept
 * @monitor: hears how the requests end
 *
 * Returns: (transfer full): an account whose state is not known yet
 */
MusetteAccount *
musette_account_new (MusetteCredentials *credentials, MusetteConnectionMonitor *monitor)
{
  MusetteAccount *self = g_object_new (MUSETTE_TYPE_ACCOUNT, NULL);

  self->credentials = g_object_ref (credentials);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "unauthorized", G_CALLBACK (unauthorized_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * musette_account_get_server:
 * @self: an account
 *
 * Returns: (transfer none): scheme and host of the service
 */
const char *
musette_account_get_server (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), NULL);

  return self->server;
}

/**
 * musette_account_set_server:
 * @self: an account
 * @server: scheme and host, as musette_server_normalize() gives it
 *
 * Goes to another server. The key in use belongs to the one before and is dropped; it stays in the
 * keyring.
 */
void
musette_account_set_server (MusetteAccount *self, const char *server)
{
  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));
  g_return_if_fail (server != NULL);

  if (g_strcmp0 (self->server, server) == 0)
    return;
  drop (self, MUSETTE_ACCOUNT_STATE_UNKNOWN);
  g_free (self->server);
  self->server = g_strdup (server);
}

/**
 * musette_account_set_check_keys:
 * @self: an account
 * @check_keys: whether to ask the service whose a key is as soon as there is one
 *
 * A window greets the athlete by name; a command that makes one request needs no second one.
 */
void
musette_account_set_check_keys (MusetteAccount *self, gboolean check_keys)
{
  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  self->check_keys = check_keys;
}

/**
 * musette_account_get_state:
 * @self: an account
 *
 * Returns: where it stands
 */
MusetteAccountState
musette_account_get_state (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), MUSETTE_ACCOUNT_STATE_UNKNOWN);

  return self->state;
}

/**
 * musette_account_get_client:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): what requests go through, %NULL without a key
 */
MusetteClient *
musette_account_get_client (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), NULL);

  return self->client;
}

/**
 * musette_account_get_athlete_id:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): whose data to ask for, "0" for the owner of the key
 */
const char *
musette_account_get_athlete_id (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), NULL);

  return self->athlete_id;
}

/**
 * musette_account_get_athlete:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): whose account it is, once that is known
 */
MusetteAthlete *
musette_account_get_athlete (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), NULL);

  return self->athlete;
}

/**
 * musette_account_get_credential:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the key or token in use
 */
MusetteCredential *
musette_account_get_credential (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), NULL);

  return self->credential;
}

/**
 * musette_account_get_session_only:
 * @self: an account
 *
 * Returns: whether the key is forgotten when Musette ends
 */
gboolean
musette_account_get_session_only (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), FALSE);

  return self->session_only;
}

/**
 * musette_account_restore_async:
 * @self: an account
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks for a key in the keyring, and asks the service whose it is.
 */
void
musette_account_restore_async (MusetteAccount *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  restore (self, task);
}

/**
 * musette_account_sign_in_async:
 * @self: an account
 * @pasted_text: a key or token in any of the forms that people copy
 * @athlete_id: (nullable): whose data, %NULL or empty for the owner of the key
 * @remember: whether to keep it in the keyring
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Tests a key with one request and keeps it.
 */
void
musette_account_sign_in_async (MusetteAccount *self,
                               const char *pasted_text,
                               const char *athlete_id,
                               gboolean remember,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (MusetteCredential) credential = NULL;
  GError *error = NULL;
  SignIn *sign_in;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));
  g_return_if_fail (pasted_text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  credential = musette_credential_new_from_text (pasted_text, &error);
  if (credential == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sign_in = g_new0 (SignIn, 1);
  sign_in->server = g_strdup (self->server);
  sign_in->client = musette_client_new (self->server, credential);
  sign_in->athlete_id = g_strstrip (g_strdup (choose_athlete_id (athlete_id, credential)));
  sign_in->credential = g_steal_pointer (&credential);
  sign_in->remember = remember;
  g_task_set_task_data (task, sign_in, sign_in_free);
  musette_connection_monitor_begin (self->monitor);
  musette_client_get_athlete_async (sign_in->client, sign_in->athlete_id, cancellable, tested_cb,
                                    g_steal_pointer (&task));
}

/**
 * musette_account_unlock_async:
 * @self: an account
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Has the desktop ask for the keyring's password; then goes on where the locked keyring stopped it.
 */
void
musette_account_unlock_async (MusetteAccount *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  musette_credentials_unlock_async (self->credentials, cancellable, unlock_cb, task);
}

/**
 * musette_account_sign_out_async:
 * @self: an account
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Drops the key at once and removes it from the keyring.
 */
void
musette_account_sign_out_async (MusetteAccount *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  gboolean kept;

  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_account_finish);
  kept = self->credential == NULL || !self->session_only;
  drop (self, MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
  if (kept)
    musette_credentials_clear_async (self->credentials, self->server, cancellable, clear_cb,
                                     g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * musette_account_finish:
 * @self: an account
 * @result: the answer of any of the calls above
 * @error: return location for an error
 *
 * Returns: whether it was done: after signing in, whether there is a key in use. %FALSE without
 *   @error when the keyring holds no key. The errors are those of #MusetteAccountError,
 *   #MusetteApiError and %G_IO_ERROR
 */
gboolean
musette_account_finish (MusetteAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_account_finish);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_account_keep_for_session:
 * @self: an account
 *
 * Uses the key that the keyring would not take, until Musette ends.
 *
 * Returns: whether there was one
 */
gboolean
musette_account_keep_for_session (MusetteAccount *self)
{
  g_autoptr (MusetteCredential) credential = NULL;

  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), FALSE);

  if (self->pending == NULL)
    return FALSE;
  credential = musette_credential_ref (self->pending);
  adopt (self, credential, self->pending_athlete_id, self->pending_athlete, TRUE);
  return TRUE;
}

/**
 * musette_account_use:
 * @self: an account
 * @credential: a key or token
 * @athlete_id: (nullable): whose data, %NULL or empty for the owner of the key
 *
 * Uses @credential without keeping it, and asks the service in the background whose it is.
 */
void
musette_account_use (MusetteAccount *self, MusetteCredential *credential, const char *athlete_id)
{
  g_return_if_fail (MUSETTE_IS_ACCOUNT (self));
  g_return_if_fail (credential != NULL);

  adopt (self, credential, choose_athlete_id (athlete_id, credential), NULL, TRUE);
  if (self->check_keys)
    check (self);
}
