/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-client.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-api-paths.h"
#include "musette-error.h"
#include "musette-exchange.h"

#define TIMEOUT_S 30
#define IDLE_TIMEOUT_S 60
#define MAX_CONNECTIONS 8
#define API_PREFIX "/api/v1"

/**
 * MusetteClient:
 *
 * Talks to one server with one credential. Everything is asynchronous, in the main context of the
 * thread that made the client; requests are paced, and a GET that failed for a passing reason is
 * sent again. Where an athlete's id is %NULL, the owner of the key is meant.
 */
struct _MusetteClient
{
  GObject parent_instance;

  char *server;
  GUri *base;
  MusetteExchangeContext context;
  MusetteClient *foreground; /* whose session and gate this one shares, else NULL */
  guint waiting;             /* exchanges that wait now */
  gint64 waiting_until;      /* µs of the steady clock */
};

G_DEFINE_FINAL_TYPE (MusetteClient, musette_client, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WAITING_SECONDS,
  N_PROPS
};

static void
on_wait (double seconds, gpointer user_data)
{
  MusetteClient *self = user_data;
  gint64 until;

  if (seconds > 0)
    {
      until = g_get_monotonic_time ()
              + (gint64) (seconds * self->context.time_factor * G_USEC_PER_SEC);
      self->waiting_until = MAX (self->waiting_until, until);
      self->waiting++;
    }
  else if (self->waiting > 0)
    self->waiting--;
  if (self->waiting == 0)
    self->waiting_until = 0;
  g_object_notify (G_OBJECT (self), "waiting-seconds");
}

static void
musette_client_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WAITING_SECONDS)
    g_value_set_uint (value, musette_client_get_waiting_seconds (MUSETTE_CLIENT (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
musette_client_finalize (GObject *object)
{
  MusetteClient *self = MUSETTE_CLIENT (object);

  if (self->foreground == NULL)
    soup_session_abort (self->context.session);
  g_clear_object (&self->context.session);
  g_clear_object (&self->context.gate);
  g_clear_pointer (&self->context.credential, musette_credential_unref);
  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_pointer (&self->server, g_free);
  g_clear_object (&self->foreground);
  G_OBJECT_CLASS (musette_client_parent_class)->finalize (object);
}

static void
musette_client_class_init (MusetteClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_client_get_property;
  object_class->finalize = musette_client_finalize;

  /**
   * MusetteClient:waiting-seconds:
   *
   * How long the client still waits before it asks again, because the server said that its limit is
   * reached or did not answer well; 0 when it does not wait. Notified at the begin and at the end.
   */
  g_object_class_install_property (
      object_class, PROP_WAITING_SECONDS,
      g_param_spec_uint ("waiting-seconds", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
musette_client_init (MusetteClient *self)
{
  self->context.time_factor = 1;
  self->context.on_wait = on_wait;
  self->context.user_data = self;
}

static SoupSession *
new_session (void)
{
  SoupSession *session = soup_session_new_with_options (
      "max-conns", 2 * MAX_CONNECTIONS, "max-conns-per-host", MAX_CONNECTIONS, "timeout", TIMEOUT_S,
      "idle-timeout", IDLE_TIMEOUT_S, "user-agent", "Musette/" MUSETTE_VERSION, NULL);

  /* We say who we are ourselves, to one server only; nothing may be kept or sent besides. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static GUri *
parse_server (const char *server, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (server, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *path = uri != NULL ? g_uri_get_path (uri) : NULL;

  if (uri == NULL || (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
      || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || (*path != '\0' && !g_str_equal (path, "/")) || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_INVALID,
                           _ ("A server is a scheme and a host, for instance "
                              "“https://intervals.icu”"));
      return NULL;
    }
  if (g_str_equal (scheme, "http") && !is_loopback (g_uri_get_host (uri)))
    {
      g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_INVALID,
                           _ ("The key must not travel unencrypted: the server’s address must "
                              "begin with “https://”"));
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/**
 * musette_client_check_server:
 * @server: an address
 * @error: return location of a %MUSETTE_API_ERROR_INVALID
 *
 * A credential may travel over https, or over http to this very computer.
 *
 * Returns: whether @server is a scheme and a host to which a credential may be sent
 */
gboolean
musette_client_check_server (const char *server, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (server != NULL, FALSE);

  uri = parse_server (server, error);
  return uri != NULL;
}

/**
 * musette_client_new:
 * @server: scheme and host, for instance `https://intervals.icu`
 * @credential: (nullable): what to prove who we are with
 *
 * With a @server that musette_client_check_server() refuses, each request fails with that error.
 *
 * Returns: (transfer full): a client
 */
MusetteClient *
musette_client_new (const char *server, MusetteCredential *credential)
{
  MusetteClient *self;

  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_CLIENT, NULL);
  self->context.session = new_session ();
  self->context.gate = musette_request_gate_new ();
  self->server = g_strdup (server);
  self->base = parse_server (server, NULL);
  if (credential != NULL)
    self->context.credential = musette_credential_ref (credential);
  return self;
}

/**
 * musette_client_new_background:
 * @foreground: a client
 *
 * A client for what nobody waits for. It shares the connections and the limits of @foreground, lets
 * its requests go first, and its pauses are told by @foreground.
 *
 * Returns: (transfer full): a client
 */
MusetteClient *
musette_client_new_background (MusetteClient *foreground)
{
  MusetteClient *self;

  g_return_val_if_fail (MUSETTE_IS_CLIENT (foreground), NULL);

  self = g_object_new (MUSETTE_TYPE_CLIENT, NULL);
  self->foreground = g_object_ref (foreground);
  self->server = g_strdup (foreground->server);
  self->base = foreground->base != NULL ? g_uri_ref (foreground->base) : NULL;
  self->context = foreground->context;
  self->context.io_priority = G_PRIORITY_LOW;
  g_object_ref (self->context.session);
  g_object_ref (self->context.gate);
  if (self->context.credential != NULL)
    musette_credential_ref (self->context.credential);
  return self;
}

/**
 * musette_client_get_waiting_seconds:
 * @self: a client
 *
 * Returns: how long it still waits before it asks again in s, 0 when it does not wait
 */
guint
musette_client_get_waiting_seconds (MusetteClient *self)
{
  double seconds;

  g_return_val_if_fail (MUSETTE_IS_CLIENT (self), 0);

  if (self->waiting == 0)
    return 0;
  seconds = (double) (self->waiting_until - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  return (guint) MAX (1, ceil (seconds));
}

/**
 * musette_client_set_time_factor:
 * @self: a client
 * @factor: what a second of waiting and pacing is worth; below 1 in tests
 */
void
musette_client_set_time_factor (MusetteClient *self, double factor)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && factor >= 0);

  self->context.time_factor = factor;
  musette_request_gate_set_time_factor (self->context.gate, factor);
}

/**
 * musette_client_set_timeout:
 * @self: a client
 * @seconds: after how many seconds of silence a request fails
 */
void
musette_client_set_timeout (MusetteClient *self, guint seconds)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  soup_session_set_timeout (self->context.session, seconds);
}

/**
 * musette_client_set_unlimited:
 * @self: a client
 * @unlimited: whether to lift the limits of four requests at once and eight a second; for
 *   measurements against a local server only
 */
void
musette_client_set_unlimited (MusetteClient *self, gboolean unlimited)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  musette_request_gate_set_unlimited (self->context.gate, unlimited);
}

static GUri *
resolve (MusetteClient *self, const char *path, GError **error)
{
  g_autofree char *reference = g_strconcat (API_PREFIX, path, NULL);

  /* The second parsing tells what is wrong. */
  if (self->base == NULL)
    return parse_server (self->server, error);
  return g_uri_parse_relative (self->base, reference, SOUP_HTTP_URI_FLAGS, error);
}

static void
fetch (MusetteClient *self,
       const char *path,
       const MusetteBodyReader *reader,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GUri) uri = NULL;
  GError *error = NULL;

  uri = resolve (self, path, &error);
  if (uri != NULL)
    musette_exchange_run_async (&self->context, uri, reader, self, cancellable, callback,
                                user_data);
  else
    g_task_report_error (self, callback, user_data, (gpointer) reader, error);
}

static gpointer
fetch_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return musette_exchange_run_finish (result, error);
}

/**
 * musette_client_get_raw_async:
 * @self: a client
 * @path: where, behind `/api/v1`, with the query; see musette_api_path_athlete() and its siblings
 * @body: what the reply must be
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets a reply unchanged.
 */
void
musette_client_get_raw_async (MusetteClient *self,
                              const char *path,
                              MusetteClientBody body,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && path != NULL && *path == '/');

  fetch (self, path, body == MUSETTE_CLIENT_BODY_JSON ? &musette_body_json : &musette_body_any,
         cancellable, callback, user_data);
}

/**
 * musette_client_get_raw_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the reply as it came
 */
GBytes *
musette_client_get_raw_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_get_athlete_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets an athlete with the settings by sport.
 */
void
musette_client_get_athlete_async (MusetteClient *self,
                                  const char *athlete_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  path = musette_api_path_athlete (athlete_id);
  fetch (self, path, &musette_body_athlete, cancellable, callback, user_data);
}

/**
 * musette_client_get_athlete_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the athlete
 */
MusetteAthlete *
musette_client_get_athlete_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_list_activities_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @oldest: first local day or date-time
 * @newest: (nullable): last local day, inclusive, or date-time; %NULL for now
 * @limit: at most so many of the newest ones, 0 = all
 * @fields: (nullable): the members that are wanted, joined by commas; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets activities, read while they arrive.
 */
void
musette_client_list_activities_async (MusetteClient *self,
                                      const char *athlete_id,
                                      const char *oldest,
                                      const char *newest,
                                      guint limit,
                                      const char *fields,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && oldest != NULL);

  path = musette_api_path_activities (athlete_id, oldest, newest, limit, fields);
  fetch (self, path, &musette_body_activities, cancellable, callback, user_data);
}

/**
 * musette_client_list_activities_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusetteActivity): the activities in the
 *   order of the service, newest first
 */
GPtrArray *
musette_client_list_activities_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_get_activity_async:
 * @self: a client
 * @activity_id: an activity
 * @with_intervals: whether its intervals are wanted too
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets one activity.
 */
void
musette_client_get_activity_async (MusetteClient *self,
                                   const char *activity_id,
                                   gboolean with_intervals,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  path = musette_api_path_activity (activity_id, with_intervals);
  fetch (self, path, &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_get_activity_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the activity
 */
MusetteActivity *
musette_client_get_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_get_streams_async:
 * @self: a client
 * @activity_id: an activity
 * @types: (nullable): names of streams joined by commas; %NULL for the usual ones
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the streams of an activity, read while they arrive.
 */
void
musette_client_get_streams_async (MusetteClient *self,
                                  const char *activity_id,
                                  const char *types,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  path = musette_api_path_streams (activity_id, NULL, types);
  fetch (self, path, &musette_body_streams, cancellable, callback, user_data);
}

/**
 * musette_client_get_streams_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the streams
 */
MusetteStreamSet *
musette_client_get_streams_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_list_sport_settings_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the settings by sport.
 */
void
musette_client_list_sport_settings_async (MusetteClient *self,
                                          const char *athlete_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  path = musette_api_path_sport_settings (athlete_id);
  fetch (self, path, &musette_body_sport_settings, cancellable, callback, user_data);
}

/**
 * musette_client_list_sport_settings_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusetteSportSettings): the settings
 */
GPtrArray *
musette_client_list_sport_settings_finish (MusetteClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_get_power_curves_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @type: (nullable): an activity type, %NULL for `Ride`
 * @curves: (nullable): spans joined by commas, for instance `42d,1y,s0`
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets power curves over spans of time.
 */
void
musette_client_get_power_curves_async (MusetteClient *self,
                                       const char *athlete_id,
                                       const char *type,
                                       const char *curves,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  path = musette_api_path_power_curves (athlete_id, type, curves);
  fetch (self, path, &musette_body_power_curves, cancellable, callback, user_data);
}

/**
 * musette_client_get_power_curves_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusettePowerCurve): the curves
 */
GPtrArray *
musette_client_get_power_curves_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return fetch_finish (self, result, error);
}

/**
 * musette_client_get_activity_power_curve_async:
 * @self: a client
 * @activity_id: an activity
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the power curve of one activity; an activity without power gives %MUSETTE_API_ERROR_INVALID.
 */
void
musette_client_get_activity_power_curve_async (MusetteClient *self,
                                               const char *activity_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  g_autofree char *path = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  path = musette_api_path_activity_power_curve (activity_id);
  fetch (self, path, &musette_body_power_curve, cancellable, callback, user_data);
}

/**
 * musette_client_get_activity_power_curve_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the curve
 */
MusettePowerCurve *
musette_client_get_activity_power_curve_finish (MusetteClient *self,
                                                GAsyncResult *result,
                                                GError **error)
{
  return fetch_finish (self, result, error);
}
