/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-account-private.h"

#include "musette-error.h"
#include "musette-server.h"

#define OWN_ATHLETE "0"

/**
 * MusetteAccount:
 *
 * Which key is in use, for which server, and what became of it: signed out, signed in, refused, or
 * not to be had because the keyring is locked or absent. It makes the client that all requests go
 * through, and a new one for each key, so that a request never carries another account's key.
 */

enum
{
  PROP_0,
  PROP_STATE,
  PROP_CLIENT,
  PROP_ATHLETE,
  PROP_SESSION_ONLY,
  N_PROPS
};

enum
{
  CHECKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteAccount, musette_account, G_TYPE_OBJECT)

void
_musette_account_set_state (MusetteAccount *self, MusetteAccountState state)
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

void
_musette_account_forget_pending (MusetteAccount *self)
{
  g_clear_pointer (&self->pending, musette_credential_unref);
  g_clear_pointer (&self->pending_athlete_id, g_free);
  g_clear_object (&self->pending_athlete);
}

void
_musette_account_drop (MusetteAccount *self, MusetteAccountState state)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->credential, musette_credential_unref);
  g_clear_pointer (&self->athlete_id, g_free);
  _musette_account_forget_pending (self);
  _musette_account_set_state (self, state);
  set_athlete (self, NULL);
  set_client (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_musette_account_adopt (MusetteAccount *self,
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
  _musette_account_forget_pending (self);
  g_clear_pointer (&self->credential, musette_credential_unref);
  self->credential = g_steal_pointer (&keep);
  g_free (self->athlete_id);
  self->athlete_id = g_steal_pointer (&id);
  if (self->session_only != session_only)
    {
      self->session_only = session_only;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION_ONLY]);
    }
  _musette_account_set_state (self, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  set_athlete (self, keep_athlete);
  set_client (self, client);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
_musette_account_is_refused (const GError *error)
{
  return g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED);
}

const char *
_musette_account_choose_athlete_id (const char *wanted, const MusetteCredential *credential)
{
  const char *in_link = musette_credential_get_athlete_id (credential);

  if (wanted != NULL && *wanted != '\0')
    return wanted;
  return in_link != NULL && *in_link != '\0' ? in_link : OWN_ATHLETE;
}

/* --- Who is it? --- */

/* Takes the reply to a question about the athlete, unless the account changed meanwhile. */
void
_musette_account_take_athlete (MusetteAccount *self,
                               MusetteClient *client,
                               MusetteAthlete *athlete,
                               const GError *error)
{
  if (self->client != client)
    return;
  if (athlete != NULL)
    set_athlete (self, athlete);
  if (_musette_account_is_refused (error))
    _musette_account_set_state (self, MUSETTE_ACCOUNT_STATE_KEY_REJECTED);
  else if (error == NULL)
    _musette_account_set_state (self, MUSETTE_ACCOUNT_STATE_SIGNED_IN);
  g_signal_emit (self, signals[CHECKED], 0, error);
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
  _musette_account_take_athlete (self, MUSETTE_CLIENT (source), athlete, error);
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

  _musette_account_forget_pending (self);
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

  /**
   * MusetteAccount::checked:
   * @error: (nullable): why the service did not say whose the key is
   *
   * The service was asked whose the key is.
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
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
  _musette_account_drop (self, MUSETTE_ACCOUNT_STATE_UNKNOWN);
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

  self->checking = self->check_keys;
  _musette_account_adopt (self, credential,
                          _musette_account_choose_athlete_id (athlete_id, credential), NULL, TRUE);
  if (self->check_keys)
    check (self);
}

/**
 * musette_account_check:
 * @self: an account
 *
 * Asks the service whose the key is, unless it is being asked already. #MusetteAccount::checked
 * tells the answer.
 *
 * Returns: whether there is a key to ask about
 */
gboolean
musette_account_check (MusetteAccount *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACCOUNT (self), FALSE);

  if (self->client == NULL)
    return FALSE;
  if (!self->checking)
    check (self);
  return TRUE;
}
