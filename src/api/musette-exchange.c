/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-reply-error.h"
#include "musette-retry-policy.h"

#define CHUNK (64 * 1024)
#define MAX_BODY ((gsize) 512 * 1024 * 1024)
#define MAX_ERROR_BODY (64 * 1024)
#define MAX_REDIRECTS 5

/* One request with all its attempts: it queues at the gate, sends and reads the body. A GET also
 * follows redirects within the same server, waits and tries again where the policy says so. It is
 * the data of the task that it answers. */
typedef struct
{
  const MusetteExchangeContext *context;
  const MusetteBodyReader *reader;
  const char *method;
  GUri *uri; /* of the current hop */
  GInputStream *body;
  gint64 body_length;
  char *content_type;
  gboolean started; /* something may have reached the server */
  SoupMessage *message;
  GInputStream *stream;
  gpointer reading;  /* made by the reader, while a good body arrives */
  GByteArray *bytes; /* a body that is read in one go, or that of an error */
  gsize received;
  guint failed; /* attempts that failed so far */
  guint redirects;
  gboolean inside; /* holds a place at the gate */
} Exchange;

static void begin_attempt (GTask *task);
static void send_message (GTask *task);
static void read_chunk (GTask *task);

static gboolean
is_read (Exchange *self)
{
  return self->method == SOUP_METHOD_GET;
}

static void
drop_reply (Exchange *self)
{
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  if (self->reading != NULL)
    self->reader->free (self->reading);
  self->reading = NULL;
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  self->received = 0;
}

static void
leave_gate (Exchange *self)
{
  if (self->inside)
    musette_request_gate_leave (self->context->gate);
  self->inside = FALSE;
}

static void
exchange_free (gpointer data)
{
  Exchange *self = data;

  drop_reply (self);
  g_uri_unref (self->uri);
  g_clear_object (&self->body);
  g_free (self->content_type);
  g_free (self);
}

/* A server that repeats our header in its words must not bring the key onto a screen. */
static void
hide_secret (Exchange *self, GError *error)
{
  const char *secret;
  char *header;
  GString *message;

  if (self->context->credential == NULL)
    return;
  secret = musette_credential_get_secret (self->context->credential);
  header = musette_credential_dup_header (self->context->credential);
  message = g_string_new (error->message);
  g_string_replace (message, strchr (header, ' ') + 1, "…", 0);
  g_string_replace (message, secret, "…", 0);
  musette_secret_free (header);
  musette_secret_free (error->message);
  error->message = g_string_free (message, FALSE);
}

static void
fail (GTask *task, GError *error)
{
  Exchange *self = g_task_get_task_data (task);

  hide_secret (self, error);
  drop_reply (self);
  leave_gate (self);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
succeed (GTask *task, gpointer result)
{
  Exchange *self = g_task_get_task_data (task);

  drop_reply (self);
  leave_gate (self);
  g_task_return_pointer (task, result, self->reader->free_result);
  g_object_unref (task);
}

static gboolean
on_waited (gpointer user_data)
{
  GTask *task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->context->on_wait (0, self->context->user_data);
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    fail (task, error);
  else
    begin_attempt (task);
  return G_SOURCE_REMOVE;
}

/* The cancellable ends the waiting too. */
static void
wait_and_retry (GTask *task, double seconds)
{
  Exchange *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  guint milliseconds = (guint) (seconds * 1000 * self->context->time_factor);
  g_autoptr (GSource) timer = g_timeout_source_new (milliseconds);

  drop_reply (self);
  leave_gate (self);
  g_source_set_callback (timer, on_waited, task, NULL);
  if (cancellable != NULL)
    {
      g_autoptr (GSource) child = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (child);
      g_source_add_child_source (timer, child);
    }
  g_source_attach (timer, g_task_get_context (task));
  self->context->on_wait (seconds, self->context->user_data);
}

/* Takes @error, which says why this attempt failed. */
static void
retry_or_fail (GTask *task, GError *error, guint status)
{
  Exchange *self = g_task_get_task_data (task);
  const char *retry_after = NULL;
  double delay_s;

  self->failed++;
  if (status != 0)
    retry_after = soup_message_headers_get_one (soup_message_get_response_headers (self->message),
                                                "Retry-After");
  if (!musette_retry_policy_get_delay (self->failed, retry_after,
                                       g_get_real_time () / G_USEC_PER_SEC, &delay_s))
    {
      fail (task, error);
      return;
    }
  if (status == 429)
    musette_request_gate_pause (self->context->gate, delay_s);
  if (!is_read (self))
    {
      fail (task, error);
      return;
    }
  g_error_free (error);
  wait_and_retry (task, delay_s);
}

/* What the transport reported, in words; takes @error. */
static GError *
translate_transport_error (Exchange *self, GError *error)
{
  g_autoptr (GError) cause = error;
  guint status = self->stream != NULL ? soup_message_get_status (self->message) : 0;

  if (!is_read (self) && self->started
      && !g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* The status says enough, though the words behind it are lost. */
      if (status >= 400)
        return musette_reply_error_new (status, NULL, 0);
      return g_error_new (MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNCLEAR,
                          /* Translators: %s is what went wrong in the network */
                          _ ("The change was sent, but no answer came, so it may have been done: "
                             "%s"),
                          cause->message);
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
      || cause->domain == SOUP_SESSION_ERROR
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return musette_reply_error_from_body (cause);
  return g_steal_pointer (&cause);
}

/* What the transport reported while a reply was expected or arrived; takes @error. */
static void
handle_transport_error (GTask *task, GError *error)
{
  Exchange *self = g_task_get_task_data (task);
  gboolean again = is_read (self) && musette_retry_policy_retries_error (error);
  GError *reported = translate_transport_error (self, error);

  if (again)
    retry_or_fail (task, reported, 0);
  else
    fail (task, reported);
}

static void
finish_converted (GTask *task, gpointer result, GError *error)
{
  if (result != NULL)
    {
      succeed (task, result);
      return;
    }
  fail (task, musette_reply_error_from_body (error));
  g_error_free (error);
}

static void
on_converted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gpointer converted = musette_body_reader_convert_finish (result, &error);

  finish_converted (user_data, converted, error);
}

static MusetteReply *
take_reply (Exchange *self)
{
  MusetteReply *reply = g_new (MusetteReply, 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
  reply->status = soup_message_get_status (self->message);
  reply->is_bounded = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                      || soup_message_headers_get_one (headers, "Content-Encoding") != NULL;
  return reply;
}

static void
finish_body (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  guint status = soup_message_get_status (self->message);
  GError *error = NULL;
  gpointer result;

  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      error = musette_reply_error_new (status, (const char *) self->bytes->data, self->bytes->len);
      if (musette_retry_policy_retries_status (status))
        retry_or_fail (task, error, status);
      else
        fail (task, error);
      return;
    }
  if (self->received == 0 && !self->reader->may_be_empty)
    {
      fail (task, g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                                       _ ("The server gave an empty reply")));
      return;
    }
  if (self->reading == NULL)
    {
      musette_body_reader_convert_async (self->reader, take_reply (self), on_converted, task);
      return;
    }
  result = self->reader->finish (self->reading, &error);
  finish_converted (task, result, error);
}

static GError *
new_html_error (void)
{
  return g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_WEB_PAGE,
                              _ ("The server gave a web page instead of data; is there a network "
                                 "that wants a login?"));
}

static gboolean
take_chunk (Exchange *self, GBytes *chunk, GError **error)
{
  gboolean good = SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (self->message));
  gsize length;
  const char *data = g_bytes_get_data (chunk, &length);
  g_autoptr (GError) cause = NULL;

  if (good && self->received == 0 && musette_reply_is_html (data, length))
    {
      g_propagate_error (error, new_html_error ());
      return FALSE;
    }
  self->received += length;
  if (self->received > MAX_BODY)
    {
      g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                           _ ("The server’s reply is too long"));
      return FALSE;
    }
  if (self->reading == NULL)
    {
      if (good || self->bytes->len < MAX_ERROR_BODY)
        g_byte_array_append (self->bytes, (const guint8 *) data, (guint) length);
      return TRUE;
    }
  if (self->reader->feed (self->reading, data, length, &cause))
    return TRUE;
  g_propagate_error (error, musette_reply_error_from_body (cause));
  return FALSE;
}

static void
on_chunk (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL)
    handle_transport_error (task, error);
  else if (g_bytes_get_size (chunk) == 0)
    finish_body (task);
  else if (!take_chunk (self, chunk, &error))
    fail (task, error);
  else
    read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK, g_task_get_priority (task),
                                   g_task_get_cancellable (task), on_chunk, task);
}

static gboolean
is_same_server (GUri *a, GUri *b)
{
  return g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && g_uri_get_port (a) == g_uri_get_port (b);
}

static GError *
new_redirect_error (GUri *target)
{
  if (target == NULL)
    return g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                                _ ("The server sent the request round in circles or to nowhere"));
  return g_error_new (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                      _ ("The server sent the request on to %s://%s, where the key must not go; "
                         "check the server’s address"),
                      g_uri_get_scheme (target), g_uri_get_host (target));
}

static void
follow_redirect (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (self->message), "Location");
  g_autoptr (GUri) target
      = location != NULL ? g_uri_parse_relative (self->uri, location, SOUP_HTTP_URI_FLAGS, NULL)
                         : NULL;

  if (target == NULL || g_uri_get_host (target) == NULL || ++self->redirects > MAX_REDIRECTS)
    {
      fail (task, new_redirect_error (NULL));
      return;
    }
  if (!is_same_server (self->uri, target))
    {
      fail (task, new_redirect_error (target));
      return;
    }
  drop_reply (self);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&target);
  send_message (task);
}

/* A change that is sent on might be done twice, or become a question on the way. */
static void
refuse_redirect (GTask *task)
{
  fail (task, g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                                   _ ("The server sent the change elsewhere instead of doing it; "
                                      "check the server’s address")));
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      handle_transport_error (task, error);
      return;
    }
  status = soup_message_get_status (self->message);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    {
      if (is_read (self))
        follow_redirect (task);
      else
        refuse_redirect (task);
      return;
    }
  if (SOUP_STATUS_IS_SUCCESSFUL (status) && self->reader->begin != NULL)
    self->reading = self->reader->begin ();
  else
    self->bytes = g_byte_array_new ();
  read_chunk (task);
}

static void
on_starting (SoupMessage *message, gpointer user_data)
{
  Exchange *self = user_data;

  self->started = TRUE;
}

static SoupMessage *
new_message (Exchange *self)
{
  SoupMessage *message = soup_message_new_from_uri (self->method, self->uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  if (is_read (self))
    return message;
  /* On a connection that was used before, the library would send it again by itself. */
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  g_signal_connect (message, "starting", G_CALLBACK (on_starting), self);
  if (self->body != NULL)
    soup_message_set_request_body (message, self->content_type, self->body, self->body_length);
  return message;
}

static void
send_message (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers;
  char *authorization;

  self->message = new_message (self);
  headers = soup_message_get_request_headers (self->message);
  if (self->context->credential != NULL)
    {
      authorization = musette_credential_dup_header (self->context->credential);
      soup_message_headers_replace (headers, "Authorization", authorization);
      musette_secret_free (authorization);
    }
  soup_session_send_async (self->context->session, self->message, g_task_get_priority (task),
                           g_task_get_cancellable (task), on_sent, task);
}

static void
on_entered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->inside = musette_request_gate_enter_finish (MUSETTE_REQUEST_GATE (source), result, &error);
  if (self->inside)
    send_message (task);
  else
    fail (task, error);
}

static void
begin_attempt (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  musette_request_gate_enter_async (self->context->gate, g_task_get_priority (task),
                                    g_task_get_cancellable (task), on_entered, task);
}

/**
 * musette_exchange_run_async:
 * @context: what the exchanges of a client share
 * @request: what to send
 * @source_object: whose exchange it is; kept until the end
 * @cancellable: (nullable): ends the exchange, also while it queues or waits
 * @callback: called at the end
 * @user_data: data of @callback
 *
 * Asks the service for something, or changes something there.
 */
void
musette_exchange_run_async (const MusetteExchangeContext *context,
                            const MusetteExchangeRequest *request,
                            gpointer source_object,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Exchange *self = g_new0 (Exchange, 1);
  GTask *task = g_task_new (source_object, cancellable, callback, user_data);

  self->context = context;
  self->reader = request->reader;
  self->method = g_intern_string (request->method);
  self->uri = g_uri_ref (request->uri);
  g_set_object (&self->body, request->body);
  self->body_length = request->body_length;
  self->content_type = g_strdup (request->content_type);
  g_task_set_source_tag (task, (gpointer) request->reader);
  g_task_set_task_data (task, self, exchange_free);
  g_task_set_priority (task, context->io_priority);
  begin_attempt (task);
}

/**
 * musette_exchange_run_finish:
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): what the reader made of the body
 */
gpointer
musette_exchange_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
