/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-repository-data.h"

#include "musette-activity-list-private.h"
#include "musette-error.h"
#include "musette-known-accounts.h"
#include "musette-outbox-private.h"
#include "musette-secret-credentials.h"
#include "musette-server.h"
#include "musette-store-cache.h"
#include "musette-store-keeper.h"
#include "musette-synchronizer-private.h"

/**
 * MusetteRepository:
 *
 * The one door to the athlete's data. Pages and commands ask here and know nothing of requests,
 * keys or stores. What was read is given at once from the cache and once more when the service has
 * something newer.
 */
#define DATA_FOLDER "musette"

enum
{
  PROP_0,
  PROP_ACCOUNT_STATE,
  PROP_ATHLETE,
  PROP_CONNECTION,
  PROP_CONNECTION_MESSAGE,
  PROP_WAITING_S,
  PROP_DEMO,
  PROP_BUSY,
  PROP_SESSION_ONLY,
  PROP_STORE_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  EDIT_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteRepository, musette_repository, G_TYPE_OBJECT)

static void
athlete_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteRepository) self = user_data;
  g_autoptr (GObject) athlete = musette_cache_lookup_finish (MUSETTE_CACHE (source), result, NULL);

  if (athlete == NULL || self->shown_athlete == NULL
      || g_strcmp0 (musette_athlete_get_id (MUSETTE_ATHLETE (athlete)), self->shown_athlete) != 0)
    return;
  g_set_object (&self->stored_athlete, MUSETTE_ATHLETE (athlete));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATHLETE]);
}

static void
store_changed_cb (MusetteRepository *self)
{
  _musette_repository_connect_data (self);
  musette_edits_set_store (self->edits, musette_store_keeper_get_store (self->keeper));
  if (musette_store_keeper_get_store (self->keeper) != NULL)
    musette_cache_lookup_async (MUSETTE_CACHE (self->cache), MUSETTE_CACHE_ATHLETE, "", NULL,
                                athlete_stored_cb, g_object_ref (self));
}

static void
store_message_changed_cb (MusetteRepository *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_MESSAGE]);
}

static void
range_changed_cb (MusetteRepository *self)
{
  if (self->shown_athlete != NULL && !_musette_repository_keeps_nothing (self))
    musette_known_accounts_set_range (self->known, musette_account_get_server (self->account),
                                      self->shown_athlete,
                                      musette_synchronizer_get_range (self->synchronizer));
}

static gboolean
want_source (gpointer user_data)
{
  MusetteRepository *self = user_data;

  _musette_repository_use_store (self);
  return musette_account_check (self->account);
}

static MusetteActivity *
overlay (MusetteActivity *fresh, gpointer user_data)
{
  return (MusetteActivity *) _musette_outbox_overlay (
      musette_edits_get_outbox (user_data), MUSETTE_ITEM_ACTIVITY, musette_activity_get_id (fresh),
      G_OBJECT (fresh));
}

static gboolean
has_changes (const char *id, gpointer user_data)
{
  return musette_outbox_has_changes (musette_edits_get_outbox (user_data), MUSETTE_ITEM_ACTIVITY,
                                     id);
}

static void
outbox_changed_cb (MusetteRepository *self)
{
  _musette_synchronizer_set_pending (
      self->synchronizer, musette_outbox_get_count (musette_edits_get_outbox (self->edits)));
}

static void
start_sync (gpointer user_data)
{
  musette_synchronizer_start (((MusetteRepository *) user_data)->synchronizer);
}

static void
edit_failed_cb (MusetteRepository *self, const GError *error)
{
  g_signal_emit (self, signals[EDIT_FAILED], 0, error);
}

static void
storing_changed_cb (MusetteRepository *self, const GError *error)
{
  musette_store_keeper_report (self->keeper, error);
}

static void
state_changed_cb (MusetteRepository *self)
{
  if (musette_account_get_state (self->account) == MUSETTE_ACCOUNT_STATE_SIGNED_OUT)
    {
      self->anonymous = FALSE;
      if (!self->demo)
        musette_known_accounts_hide (self->known, musette_account_get_server (self->account));
    }
  _musette_repository_update_data (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT_STATE]);
}

static void
client_changed_cb (MusetteRepository *self)
{
  self->anonymous = FALSE;
  _musette_repository_update_data (self);
  _musette_repository_ask_whose (self);
  _musette_repository_start_if_looked_at (self);
}

static void
athlete_changed_cb (MusetteRepository *self)
{
  _musette_repository_remember_account (self);
  _musette_repository_update_data (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATHLETE]);
}

static void
account_checked_cb (MusetteRepository *self, const GError *error)
{
  if (error == NULL)
    return;
  if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN) && !self->anonymous)
    {
      self->anonymous = TRUE;
      _musette_repository_update_data (self);
    }
  else
    _musette_synchronizer_fail (self->synchronizer, error);
}

static void
forward_cb (MusetteRepository *self, GParamSpec *pspec)
{
  const struct
  {
    const char *name;
    int property;
  } forwards[] = {
    { "state", PROP_CONNECTION },          { "message", PROP_CONNECTION_MESSAGE },
    { "waiting-s", PROP_WAITING_S },       { "busy", PROP_BUSY },
    { "session-only", PROP_SESSION_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    if (g_str_equal (g_param_spec_get_name (pspec), forwards[i].name))
      g_object_notify_by_pspec (G_OBJECT (self), properties[forwards[i].property]);
}

static void
musette_repository_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteRepository *self = MUSETTE_REPOSITORY (object);

  switch (prop_id)
    {
    case PROP_ACCOUNT_STATE:
      g_value_set_enum (value, musette_repository_get_account_state (self));
      break;
    case PROP_ATHLETE:
      g_value_set_object (value, musette_repository_get_athlete (self));
      break;
    case PROP_CONNECTION:
      g_value_set_enum (value, musette_repository_get_connection (self));
      break;
    case PROP_CONNECTION_MESSAGE:
      g_value_set_string (value, musette_repository_get_connection_message (self));
      break;
    case PROP_WAITING_S:
      g_value_set_uint (value, musette_repository_get_waiting_s (self));
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, musette_repository_get_busy (self));
      break;
    case PROP_SESSION_ONLY:
      g_value_set_boolean (value, musette_repository_get_session_only (self));
      break;
    case PROP_STORE_MESSAGE:
      g_value_set_string (value, musette_repository_get_store_message (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_repository_dispose (GObject *object)
{
  MusetteRepository *self = (MusetteRepository *) object;

  if (self->synchronizer != NULL)
    {
      _musette_repository_stop (self);
      musette_store_keeper_close (self->keeper);
    }
  G_OBJECT_CLASS (musette_repository_parent_class)->dispose (object);
}

static void
musette_repository_finalize (GObject *object)
{
  MusetteRepository *self = (MusetteRepository *) object;

  g_clear_object (&self->synchronizer);
  g_clear_object (&self->edits);
  g_clear_object (&self->activities);
  g_clear_object (&self->account);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cache);
  g_clear_object (&self->clock);
  g_clear_object (&self->session);
  g_clear_object (&self->keeper);
  g_ptr_array_unref (self->drafts);
  g_clear_object (&self->stored_athlete);
  g_clear_pointer (&self->known, musette_known_accounts_free);
  g_free (self->shown_athlete);
  g_free (self->server_before_demo);
  G_OBJECT_CLASS (musette_repository_parent_class)->finalize (object);
}

static void
install_account_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * MusetteRepository:account-state:
   *
   * Where the account stands.
   */
  properties[PROP_ACCOUNT_STATE]
      = g_param_spec_enum ("account-state", NULL, NULL, MUSETTE_TYPE_ACCOUNT_STATE,
                           MUSETTE_ACCOUNT_STATE_UNKNOWN, flags);
  /**
   * MusetteRepository:athlete: (nullable)
   *
   * Whose account it is, once that is known.
   */
  properties[PROP_ATHLETE]
      = g_param_spec_object ("athlete", NULL, NULL, MUSETTE_TYPE_ATHLETE, flags);
  /**
   * MusetteRepository:session-only:
   *
   * Whether the key is forgotten when Musette ends.
   */
  properties[PROP_SESSION_ONLY] = g_param_spec_boolean ("session-only", NULL, NULL, FALSE, flags);
  /**
   * MusetteRepository:demo:
   *
   * Whether the data is the demo athlete's.
   */
  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, flags);
  /**
   * MusetteRepository:store-message: (nullable)
   *
   * Why data cannot be kept on this computer, or what was done to keep it, for people; %NULL when
   * all is well.
   */
  properties[PROP_STORE_MESSAGE] = g_param_spec_string ("store-message", NULL, NULL, NULL, flags);
}

static void
install_connection_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * MusetteRepository:connection:
   *
   * How the service is doing.
   */
  properties[PROP_CONNECTION] = g_param_spec_enum (
      "connection", NULL, NULL, MUSETTE_TYPE_CONNECTION, MUSETTE_CONNECTION_ONLINE, flags);
  /**
   * MusetteRepository:connection-message: (nullable)
   *
   * The same for people, unless all is well.
   */
  properties[PROP_CONNECTION_MESSAGE]
      = g_param_spec_string ("connection-message", NULL, NULL, NULL, flags);
  /**
   * MusetteRepository:waiting-s:
   *
   * How long requests still pause because the service asked for it, in s.
   */
  properties[PROP_WAITING_S] = g_param_spec_uint ("waiting-s", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteRepository:busy:
   *
   * Whether a request is under way.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
}

static void
musette_repository_class_init (MusetteRepositoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_repository_get_property;
  object_class->dispose = musette_repository_dispose;
  object_class->finalize = musette_repository_finalize;

  install_account_properties ();
  install_connection_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MusetteRepository::edit-failed:
   * @self: the data door
   * @error: why
   *
   * What the user did could not be stored on this computer, and was taken back.
   */
  signals[EDIT_FAILED] = g_signal_new ("edit-failed", MUSETTE_TYPE_REPOSITORY, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
musette_repository_init (MusetteRepository *self)
{
  self->session = g_cancellable_new ();
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
connect_account (MusetteRepository *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "notify::state", G_CALLBACK (state_changed_cb) },
    { "notify::athlete", G_CALLBACK (athlete_changed_cb) },
    { "notify::client", G_CALLBACK (client_changed_cb) },
    { "notify::session-only", G_CALLBACK (forward_cb) },
    { "checked", G_CALLBACK (account_checked_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->account, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/* After the synchronizer, which hears of a store first and empties the list for it. */
static void
connect_data_signals (MusetteRepository *self)
{
  _musette_activity_list_set_refresh (self->activities, start_sync, self);
  _musette_synchronizer_set_want (self->synchronizer, want_source, self);
  g_signal_connect_object (self->keeper, "notify::store", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  _musette_activity_list_set_local (self->activities, overlay, has_changes, self->edits);
  g_signal_connect_object (musette_edits_get_outbox (self->edits), "notify::count",
                           G_CALLBACK (outbox_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edits, "failed", G_CALLBACK (edit_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edits, "storing-changed", G_CALLBACK (storing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::message", G_CALLBACK (store_message_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->synchronizer, "notify::range", G_CALLBACK (range_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/*< private >
 * _musette_repository_get_edits:
 * @self: the data door
 *
 * Returns: (transfer none): everything about changes
 */
MusetteEdits *
_musette_repository_get_edits (MusetteRepository *self)
{
  return self->edits;
}

/*< private >
 * _musette_repository_set_unlimited:
 * @self: the data door
 *
 * Asks as fast as the service answers. For tests, whose service is their own.
 */
void
_musette_repository_set_unlimited (MusetteRepository *self)
{
  self->unlimited = TRUE;
}

/*< private >
 * _musette_repository_new_with:
 * @server: (nullable): scheme and host of the service, %NULL for Intervals.icu
 * @clock: tells what today is
 * @credentials: where keys are kept
 * @folder: (nullable) (type filename): where data is kept, %NULL to keep it in memory only
 *
 * Returns: (transfer full): a data door
 */
MusetteRepository *
_musette_repository_new_with (const char *server,
                              MusetteClock *clock,
                              MusetteCredentials *credentials,
                              const char *folder)
{
  MusetteRepository *self = g_object_new (MUSETTE_TYPE_REPOSITORY, NULL);

  self->clock = g_object_ref (clock);
  self->known = musette_known_accounts_new (folder);
  self->in_memory = folder == NULL;
  self->monitor = musette_connection_monitor_new ();
  self->account = musette_account_new (credentials, self->monitor);
  if (server != NULL)
    musette_account_set_server (self->account, server);
  self->keeper = musette_store_keeper_new ();
  self->cache = musette_store_cache_new ();
  self->activities = _musette_activity_list_new ();
  self->edits = musette_edits_new (self->activities, MUSETTE_CACHE (self->cache), self->monitor);
  self->synchronizer
      = _musette_synchronizer_new (clock, self->monitor, self->activities, self->keeper);
  connect_account (self);
  connect_data_signals (self);
  g_signal_connect_object (self->monitor, "notify", G_CALLBACK (forward_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * musette_repository_new:
 * @server: (nullable): scheme and host of the service, %NULL for Intervals.icu; an address that
 *   musette_server_normalize() refuses must not be given
 * @clock: tells what today is
 *
 * Makes a data door with the keyring of the desktop and a store in the user's data folder. It asks
 * nobody anything before musette_repository_restore_async().
 *
 * Returns: (transfer full): a data door
 */
MusetteRepository *
musette_repository_new (const char *server, MusetteClock *clock)
{
  g_autoptr (MusetteCredentials) credentials = musette_secret_credentials_new ();
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), DATA_FOLDER, NULL);
  g_autofree char *address = NULL;

  g_return_val_if_fail (MUSETTE_IS_CLOCK (clock), NULL);

  address = musette_server_normalize (server != NULL ? server : MUSETTE_DEFAULT_SERVER, NULL);
  g_return_val_if_fail (address != NULL, NULL);
  return _musette_repository_new_with (address, clock, credentials, folder);
}

/*< private >
 * _musette_repository_use_store:
 * @self: the data door
 *
 * Has the athlete's store opened as soon as it is known whose it is, and kept so.
 *
 * Returns: (transfer none): what opens and closes it
 */
MusetteStoreKeeper *
_musette_repository_use_store (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  if (!self->store_wanted)
    {
      self->store_wanted = TRUE;
      _musette_repository_update_data (self);
      _musette_repository_ask_whose (self);
    }
  return self->keeper;
}

/*< private >
 * _musette_repository_get_account:
 * @self: the data door
 *
 * Returns: (transfer none): the account
 */
MusetteAccount *
_musette_repository_get_account (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return self->account;
}

/*< private >
 * _musette_repository_get_monitor:
 * @self: the data door
 *
 * Returns: (transfer none): what hears how requests end
 */
MusetteConnectionMonitor *
_musette_repository_get_monitor (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return self->monitor;
}

/**
 * musette_repository_get_account_state:
 * @self: the data door
 *
 * Returns: where the account stands
 */
MusetteAccountState
musette_repository_get_account_state (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), MUSETTE_ACCOUNT_STATE_UNKNOWN);

  return musette_account_get_state (self->account);
}

/**
 * musette_repository_get_athlete:
 * @self: the data door
 *
 * Returns: (transfer none) (nullable): whose account it is, once that is known; never known with a
 *   token that may not read the settings
 */
MusetteAthlete *
musette_repository_get_athlete (MusetteRepository *self)
{
  MusetteAthlete *athlete;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  athlete = musette_account_get_athlete (self->account);
  return athlete != NULL ? athlete : self->stored_athlete;
}

/**
 * musette_repository_get_connection:
 * @self: the data door
 *
 * Returns: how the service is doing
 */
MusetteConnection
musette_repository_get_connection (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), MUSETTE_CONNECTION_ONLINE);

  return musette_connection_monitor_get_state (self->monitor);
}

/**
 * musette_repository_get_connection_message:
 * @self: the data door
 *
 * Returns: (transfer none) (nullable): how the service is doing, for people; %NULL when all is well
 */
const char *
musette_repository_get_connection_message (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return musette_connection_monitor_get_message (self->monitor);
}

/**
 * musette_repository_get_waiting_s:
 * @self: the data door
 *
 * Returns: how long requests still pause because the service asked for it, in s
 */
guint
musette_repository_get_waiting_s (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), 0);

  return musette_connection_monitor_get_waiting_s (self->monitor);
}

/**
 * musette_repository_take_draft:
 * @self: the data door
 *
 * Gives each window a draft of its own, so that none writes over another's. The first that is free
 * is taken, until musette_kept_draft_leave().
 *
 * Returns: (transfer none): a workout that is being written, of the account, or of nobody while
 *   none is known; it lives as long as @self
 */
MusetteKeptDraft *
musette_repository_take_draft (MusetteRepository *self)
{
  MusetteKeptDraft *draft;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  for (guint i = 0; i < self->drafts->len; i++)
    if (musette_kept_draft_take (g_ptr_array_index (self->drafts, i)))
      return g_ptr_array_index (self->drafts, i);
  draft = musette_kept_draft_new ();
  musette_kept_draft_take (draft);
  g_ptr_array_add (self->drafts, draft);
  _musette_repository_update_data (self);
  return draft;
}

/**
 * musette_repository_get_busy:
 * @self: the data door
 *
 * Returns: whether a request is under way
 */
gboolean
musette_repository_get_busy (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return musette_connection_monitor_get_busy (self->monitor);
}

/**
 * musette_repository_get_session_only:
 * @self: the data door
 *
 * Returns: whether the key is forgotten when Musette ends
 */
gboolean
musette_repository_get_session_only (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return musette_account_get_session_only (self->account);
}

/**
 * musette_repository_get_store_message:
 * @self: the data door
 *
 * Returns: (transfer none) (nullable): why data cannot be kept on this computer, or what was done
 *   to keep it, for people; %NULL when all is well
 */
const char *
musette_repository_get_store_message (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return musette_store_keeper_get_message (self->keeper);
}

/**
 * musette_repository_get_activities:
 * @self: the data door
 *
 * Returns: (transfer none): the athlete's activities; one and the same object for ever, empty
 *   without an account
 */
MusetteActivityList *
musette_repository_get_activities (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  if (!self->activities_wanted)
    {
      self->activities_wanted = TRUE;
      _musette_repository_use_store (self);
      _musette_repository_start_if_looked_at (self);
    }
  return self->activities;
}

/**
 * musette_repository_get_synchronizer:
 * @self: the data door
 *
 * Returns: (transfer none): what keeps the data like the service's; one and the same object for
 *   ever
 */
MusetteSynchronizer *
musette_repository_get_synchronizer (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return self->synchronizer;
}
