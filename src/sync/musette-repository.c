/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-repository-private.h"

#include "musette-activity-list-private.h"
#include "musette-activity-thresholds.h"
#include "musette-fetch-job.h"
#include "musette-memory-cache.h"
#include "musette-secret-credentials.h"
#include "musette-server.h"
#include "musette-synchronizer-private.h"

/**
 * MusetteRepository:
 *
 * The one door to the athlete's data. Pages and commands ask here and know nothing of requests,
 * keys or stores. What was read is given at once from the cache and once more when the service has
 * something newer.
 */
struct _MusetteRepository
{
  GObject parent_instance;

  MusetteClock *clock;
  MusetteCache *cache;
  MusetteConnectionMonitor *monitor;
  MusetteAccount *account;
  MusetteActivityList *activities;
  MusetteEdits *edits;
  MusetteSynchronizer *synchronizer;
  char *store_message;
  GCancellable *session; /* cancelled when the data of another account comes */
  char *known_athlete;   /* whose data the cache and the list hold */
  char *server_before_demo;
  gboolean demo;
  gboolean activities_wanted; /* nothing is read before somebody looks */
};

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
set_list_source (MusetteRepository *self)
{
  if (self->activities_wanted)
    _musette_activity_list_set_source (self->activities, musette_account_get_client (self->account),
                                       musette_account_get_athlete_id (self->account));
}

static void
forget_data (MusetteRepository *self)
{
  g_cancellable_cancel (self->session);
  g_clear_object (&self->session);
  self->session = g_cancellable_new ();
  musette_cache_clear (self->cache);
  _musette_activity_list_clear (self->activities);
  musette_edits_clear (self->edits);
  g_clear_pointer (&self->known_athlete, g_free);
}

/* Takes an address as musette_server_normalize () gives it. */
static void
go_to_server (MusetteRepository *self, const char *address)
{
  if (g_strcmp0 (address, musette_account_get_server (self->account)) == 0)
    return;
  musette_account_set_server (self->account, address);
  forget_data (self);
}

static void
edit_failed_cb (MusetteRepository *self, const GError *error)
{
  g_signal_emit (self, signals[EDIT_FAILED], 0, error);
}

static void
state_changed_cb (MusetteRepository *self)
{
  if (musette_account_get_state (self->account) == MUSETTE_ACCOUNT_STATE_SIGNED_OUT)
    forget_data (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT_STATE]);
}

/* Data read with one key must not be shown for another athlete. */
static void
athlete_changed_cb (MusetteRepository *self)
{
  MusetteAthlete *athlete = musette_account_get_athlete (self->account);

  if (athlete != NULL)
    {
      const char *id = musette_athlete_get_id (athlete);

      if (self->known_athlete != NULL && g_strcmp0 (self->known_athlete, id) != 0)
        {
          forget_data (self);
          set_list_source (self);
        }
      g_free (self->known_athlete);
      self->known_athlete = g_strdup (id);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATHLETE]);
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
set_demo (MusetteRepository *self, gboolean demo)
{
  if (self->demo == demo)
    return;
  self->demo = demo;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEMO]);
}

static MusetteFetchSource
get_source (MusetteRepository *self)
{
  return (MusetteFetchSource){
    .client = musette_account_get_client (self->account),
    .athlete_id = musette_account_get_athlete_id (self->account),
    .cache = self->cache,
    .monitor = self->monitor,
    .session = self->session,
    .edits = self->edits,
  };
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
      g_value_set_string (value, self->store_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_repository_dispose (GObject *object)
{
  MusetteRepository *self = (MusetteRepository *) object;

  g_cancellable_cancel (self->session);
  if (self->activities != NULL)
    _musette_activity_list_set_source (self->activities, NULL, NULL);
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
  g_free (self->known_athlete);
  g_free (self->store_message);
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
   * A change could not be stored on this computer. If it was new, it was taken back.
   */
  signals[EDIT_FAILED]
      = g_signal_new ("edit-failed", MUSETTE_TYPE_REPOSITORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
musette_repository_init (MusetteRepository *self)
{
  self->session = g_cancellable_new ();
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
 * _musette_repository_new_with:
 * @server: (nullable): scheme and host of the service, %NULL for Intervals.icu
 * @clock: tells what today is
 * @credentials: where keys are kept
 * @cache: where read data is kept
 *
 * Returns: (transfer full): a data door
 */
MusetteRepository *
_musette_repository_new_with (const char *server,
                              MusetteClock *clock,
                              MusetteCredentials *credentials,
                              MusetteCache *cache)
{
  MusetteRepository *self = g_object_new (MUSETTE_TYPE_REPOSITORY, NULL);

  self->clock = g_object_ref (clock);
  self->cache = g_object_ref (cache);
  self->monitor = musette_connection_monitor_new ();
  self->account = musette_account_new (credentials, self->monitor);
  if (server != NULL)
    musette_account_set_server (self->account, server);
  self->activities = _musette_activity_list_new (clock, cache, self->monitor);
  self->edits = musette_edits_new (self->activities, cache, self->monitor);
  g_signal_connect_object (self->edits, "failed", G_CALLBACK (edit_failed_cb), self,
                           G_CONNECT_SWAPPED);
  self->synchronizer = _musette_synchronizer_new (clock, self->monitor, self->activities);
  g_signal_connect_object (self->account, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->account, "notify::athlete", G_CALLBACK (athlete_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->account, "notify::client", G_CALLBACK (set_list_source), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->account, "notify::session-only", G_CALLBACK (forward_cb), self,
                           G_CONNECT_SWAPPED);
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
 * Makes a data door with the keyring of the desktop and a cache in memory. It asks nobody anything
 * before musette_repository_restore_async().
 *
 * Returns: (transfer full): a data door
 */
MusetteRepository *
musette_repository_new (const char *server, MusetteClock *clock)
{
  g_autoptr (MusetteCredentials) credentials = musette_secret_credentials_new ();
  g_autoptr (MusetteCache) cache = musette_memory_cache_new ();
  g_autofree char *address = NULL;

  g_return_val_if_fail (MUSETTE_IS_CLOCK (clock), NULL);

  address = musette_server_normalize (server != NULL ? server : MUSETTE_DEFAULT_SERVER, NULL);
  g_return_val_if_fail (address != NULL, NULL);
  return _musette_repository_new_with (address, clock, credentials, cache);
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
 * musette_repository_get_server:
 * @self: the data door
 *
 * Returns: (transfer none): scheme and host of the service
 */
const char *
musette_repository_get_server (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return musette_account_get_server (self->account);
}

/**
 * musette_repository_set_server:
 * @self: the data door
 * @server: the address of a server as somebody wrote it
 * @error: return location for an error
 *
 * Goes to another server. The account state is then unknown: call
 * musette_repository_restore_async() to look for its key. The demo goes on; the server is then the
 * one to go back to.
 *
 * Returns: whether @server can be used; otherwise %G_IO_ERROR_INVALID_ARGUMENT and nothing changed
 */
gboolean
musette_repository_set_server (MusetteRepository *self, const char *server, GError **error)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (server != NULL, FALSE);

  address = musette_server_normalize (server, error);
  if (address == NULL)
    return FALSE;
  if (self->demo)
    {
      g_free (self->server_before_demo);
      self->server_before_demo = g_steal_pointer (&address);
      return TRUE;
    }
  go_to_server (self, address);
  return TRUE;
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
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  return musette_account_get_athlete (self->account);
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
 * musette_repository_get_demo:
 * @self: the data door
 *
 * Returns: whether the data is the demo athlete's
 */
gboolean
musette_repository_get_demo (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return self->demo;
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

  return self->store_message;
}

/**
 * musette_repository_start_demo:
 * @self: the data door
 * @server: the address of the demo's own server, on this computer
 * @credential: its key
 * @error: return location for an error
 *
 * Shows the demo athlete. The keyring is not touched.
 *
 * Returns: whether @server can be used
 */
gboolean
musette_repository_start_demo (MusetteRepository *self,
                               const char *server,
                               MusetteCredential *credential,
                               GError **error)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (server != NULL && credential != NULL, FALSE);

  address = musette_server_normalize (server, error);
  if (address == NULL)
    return FALSE;
  if (!self->demo)
    {
      g_free (self->server_before_demo);
      self->server_before_demo = g_strdup (musette_repository_get_server (self));
    }
  go_to_server (self, address);
  set_demo (self, TRUE);
  musette_account_use (self->account, credential, NULL);
  return TRUE;
}

/**
 * musette_repository_end_demo:
 * @self: the data door
 *
 * Goes back to the server before the demo, and looks for its key.
 */
void
musette_repository_end_demo (MusetteRepository *self)
{
  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));

  if (!self->demo)
    return;
  set_demo (self, FALSE);
  go_to_server (self, self->server_before_demo);
  musette_repository_restore_async (self, NULL, NULL, NULL);
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
      set_list_source (self);
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

/**
 * musette_repository_fetch_activity:
 * @self: the data door
 * @id: an activity's id
 *
 * Returns: (transfer full): a fetch of a whole #MusetteActivity with its intervals
 */
MusetteFetch *
musette_repository_fetch_activity (MusetteRepository *self, const char *id)
{
  const MusetteFetchSource source = get_source (self);

  g_return_val_if_fail (id != NULL, NULL);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_ACTIVITY, id, NULL);
}

/**
 * musette_repository_fetch_streams:
 * @self: the data door
 * @id: an activity's id
 *
 * Returns: (transfer full): a fetch of a #MusetteStreamSet with all channels
 */
MusetteFetch *
musette_repository_fetch_streams (MusetteRepository *self, const char *id)
{
  const MusetteFetchSource source = get_source (self);

  g_return_val_if_fail (id != NULL, NULL);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_STREAMS, id, NULL);
}

/**
 * musette_repository_fetch_sport_settings:
 * @self: the data door
 *
 * Returns: (transfer full): a fetch of a #GListModel of #MusetteSportSettings
 */
MusetteFetch *
musette_repository_fetch_sport_settings (MusetteRepository *self)
{
  const MusetteFetchSource source = get_source (self);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_SPORT_SETTINGS, NULL, NULL);
}

/**
 * musette_repository_fetch_power_curves:
 * @self: the data door
 * @type: the service's type, for instance "Ride"
 * @curves: periods joined by commas, for instance "42d,1y"
 *
 * Returns: (transfer full): a fetch of a #GListModel of #MusettePowerCurve
 */
MusetteFetch *
musette_repository_fetch_power_curves (MusetteRepository *self,
                                       const char *type,
                                       const char *curves)
{
  const MusetteFetchSource source = get_source (self);

  g_return_val_if_fail (type != NULL && curves != NULL, NULL);

  return musette_fetch_job_start (&source, MUSETTE_CACHE_POWER_CURVES, type, curves);
}

/**
 * musette_repository_get_thresholds:
 * @self: the data door
 * @activity: an activity
 * @out: (out): what its numbers are measured against
 *
 * The activity's own values as they were on its day, and the athlete's settings for what it does
 * not know.
 *
 * Returns: whether there is any threshold
 */
gboolean
musette_repository_get_thresholds (MusetteRepository *self,
                                   MusetteActivity *activity,
                                   MusetteThresholds *out)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);

  return musette_activity_thresholds_get (activity, musette_account_get_athlete (self->account),
                                          out);
}

/**
 * musette_repository_get_sport_thresholds:
 * @self: the data door
 * @type: (nullable): the service's type, for instance "Ride"
 * @indoor: whether the indoor FTP counts
 * @out: (out): today's values of the athlete
 *
 * For files that are not in the account.
 *
 * Returns: whether there is any threshold
 */
gboolean
musette_repository_get_sport_thresholds (MusetteRepository *self,
                                         const char *type,
                                         gboolean indoor,
                                         MusetteThresholds *out)
{
  MusetteAthlete *athlete;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  musette_thresholds_init (out);
  athlete = musette_account_get_athlete (self->account);
  if (athlete != NULL)
    musette_athlete_get_thresholds (athlete, type, indoor, out);
  return musette_activity_thresholds_is_known (out);
}
