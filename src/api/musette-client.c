/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-client-private.h"

#include <math.h>
#include <string.h>

#include "musette-exchange.h"
#include "musette-server.h"

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

  GUri *base;
  GError *error; /* why there is no base */
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
  g_clear_object (&self->foreground);
  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_error (&self->error);
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

/**
 * musette_client_new:
 * @server: scheme and host, for instance `https://intervals.icu`
 * @credential: (nullable): what to prove who we are with
 *
 * With a @server that musette_server_normalize() refuses, each request fails with that error.
 *
 * Returns: (transfer full): a client
 */
MusetteClient *
musette_client_new (const char *server, MusetteCredential *credential)
{
  g_autofree char *address = NULL;
  MusetteClient *self;

  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_CLIENT, NULL);
  address = musette_server_normalize (server, &self->error);
  if (address != NULL)
    self->base = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, &self->error);
  self->context.session = new_session ();
  self->context.gate = musette_request_gate_new ();
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
  self->base = foreground->base != NULL ? g_uri_ref (foreground->base) : NULL;
  self->error = foreground->error != NULL ? g_error_copy (foreground->error) : NULL;
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

/* Takes @path and sends the request, of which @request says everything but where to. */
static void
run (MusetteClient *self,
     char *path,
     MusetteExchangeRequest *request,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autofree char *reference = g_strconcat (API_PREFIX, path, NULL);
  g_autoptr (GUri) uri = NULL;
  GError *error = NULL;

  g_free (path);
  if (self->base != NULL)
    uri = g_uri_parse_relative (self->base, reference, SOUP_HTTP_URI_FLAGS, &error);
  else
    error = g_error_copy (self->error);
  if (uri == NULL)
    {
      g_task_report_error (self, callback, user_data, (gpointer) request->reader, error);
      return;
    }
  request->uri = uri;
  musette_exchange_run_async (&self->context, request, self, cancellable, callback, user_data);
}

/*< private >
 * _musette_client_get:
 * @self: a client
 * @path: (transfer full): where, behind `/api/v1`, with the query
 * @reader: what becomes of the reply
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Asks for something.
 */
void
_musette_client_get (MusetteClient *self,
                     char *path,
                     const MusetteBodyReader *reader,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  MusetteExchangeRequest request = { .method = SOUP_METHOD_GET, .reader = reader };

  run (self, path, &request, cancellable, callback, user_data);
}

static void
send_bytes (MusetteClient *self,
            const char *method,
            char *path,
            GBytes *body,
            const char *content_type,
            const MusetteBodyReader *reader,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GInputStream) stream
      = body != NULL ? g_memory_input_stream_new_from_bytes (body) : NULL;
  MusetteExchangeRequest request = {
    .method = method,
    .body = stream,
    .body_length = body != NULL ? (gint64) g_bytes_get_size (body) : 0,
    .content_type = content_type,
    .reader = reader,
  };

  run (self, path, &request, cancellable, callback, user_data);
}

/*< private >
 * _musette_client_send_json:
 * @self: a client
 * @method: the HTTP method
 * @path: (transfer full): where, behind `/api/v1`, with the query
 * @json: (nullable): the body
 * @reader: what becomes of the reply
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Changes something, once: see musette_client_send_raw_async().
 */
void
_musette_client_send_json (MusetteClient *self,
                           const char *method,
                           char *path,
                           GBytes *json,
                           const MusetteBodyReader *reader,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  send_bytes (self, method, path, json, MUSETTE_JSON_CONTENT_TYPE, reader, cancellable, callback,
              user_data);
}

/*< private >
 * _musette_client_send_stream:
 * @self: a client
 * @path: (transfer full): where to POST it, behind `/api/v1`, with the query
 * @body: the body, read while it is sent
 * @length: how many bytes it gives
 * @content_type: what it is
 * @reader: what becomes of the reply
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Sends something long, once.
 */
void
_musette_client_send_stream (MusetteClient *self,
                             char *path,
                             GInputStream *body,
                             gint64 length,
                             const char *content_type,
                             const MusetteBodyReader *reader,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MusetteExchangeRequest request = {
    .method = SOUP_METHOD_POST,
    .body = body,
    .body_length = length,
    .content_type = content_type,
    .reader = reader,
  };

  run (self, path, &request, cancellable, callback, user_data);
}

/*< private >
 * _musette_client_finish:
 * @self: a client
 * @result: the result of a request
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): what the reader made of the reply
 */
gpointer
_musette_client_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return musette_exchange_run_finish (result, error);
}

static const MusetteBodyReader *
get_reader (MusetteClientBody body)
{
  switch (body)
    {
    case MUSETTE_CLIENT_BODY_JSON:
      return &musette_body_json;
    case MUSETTE_CLIENT_BODY_CSV:
      return &musette_body_csv;
    case MUSETTE_CLIENT_BODY_FILE:
      return &musette_body_file;
    case MUSETTE_CLIENT_BODY_ANY:
    default:
      return &musette_body_any;
    }
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

  _musette_client_get (self, g_strdup (path), get_reader (body), cancellable, callback, user_data);
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
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_send_raw_async:
 * @self: a client
 * @method: the HTTP method, not GET
 * @path: where, behind `/api/v1`, with the query; see musette_api_path_new()
 * @body: (nullable): what to send
 * @content_type: (nullable): what @body is, %NULL for JSON
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Changes something. The request is sent once and never again by itself, and is not sent on when
 * the server redirects it. What a failure means tell musette_api_error_is_refused(),
 * musette_api_error_is_unreachable() and musette_api_error_is_unclear().
 */
void
musette_client_send_raw_async (MusetteClient *self,
                               const char *method,
                               const char *path,
                               GBytes *body,
                               const char *content_type,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && path != NULL && *path == '/');
  g_return_if_fail (method != NULL && strcmp (method, SOUP_METHOD_GET) != 0);

  send_bytes (self, method, g_strdup (path), body,
              content_type != NULL ? content_type : MUSETTE_JSON_CONTENT_TYPE,
              &musette_body_any_or_none, cancellable, callback, user_data);
}

/**
 * musette_client_send_raw_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the reply as it came, perhaps empty
 */
GBytes *
musette_client_send_raw_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}
