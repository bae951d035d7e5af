/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-exchange.h"

#include "musette-simulator-fault.h"

#include <string.h>

#define WORKERS 4

/* One request on its way: the service thread takes it in, waits as long as it is told to, lets a
 * worker make the answer, and sends it, damaged where a fault says so. */
typedef struct
{
  SoupServerMessage *message;
  GMainContext *context;
  GThreadPool *workers;
  MusetteSimulatorRequest request;
  MusetteSimulatorFault fault;
  gboolean has_fault;
  MusetteSimulatorAnswerFunc answer;
  gpointer user_data;
  MusetteSimulatorReply *reply;
} Exchange;

static const char html_page[]
    = "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head>"
      "<body><h1>Checking your browser before accessing the site.</h1></body></html>\n";
static const char garbage[] = "\x01\xfe{\"id\":\xff\xff]]}nul,\x7f";

static void
exchange_clear (gpointer data)
{
  Exchange *self = data;

  g_object_unref (self->message);
  g_main_context_unref (self->context);
  g_free (self->request.method);
  g_free (self->request.path);
  g_free (self->request.query);
  g_free (self->request.authorization);
  g_free (self->request.content_type);
  g_clear_pointer (&self->request.body, g_bytes_unref);
  g_clear_pointer (&self->reply, musette_simulator_reply_free);
}

static void
exchange_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, exchange_clear);
}

static const char *
get_body (Exchange *self)
{
  return g_bytes_get_data (self->reply->body, NULL);
}

static gsize
get_length (Exchange *self)
{
  return g_bytes_get_size (self->reply->body);
}

/* Takes @self: its message belongs to the service's thread, so the last to let go of it must be the
 * function that runs there and never the thread that asked for it. */
static void
run_later (Exchange *self, guint delay_ms, GSourceFunc function)
{
  g_autoptr (GMainContext) context = g_main_context_ref (self->context);
  g_autoptr (GSource) source = g_timeout_source_new (delay_ms);

  g_source_set_callback (source, function, self, exchange_unref);
  g_source_attach (source, context);
}

/* Sends @head and @body as they are and closes the connection: the way to break the rules of HTTP,
 * which the server library would keep. */
static void
send_raw (Exchange *self, const char *head, const char *body, gsize length)
{
  g_autoptr (GIOStream) connection = soup_server_message_steal_connection (self->message);
  GOutputStream *output = g_io_stream_get_output_stream (connection);
  g_autoptr (GString) bytes = g_string_new (head);

  g_string_append_len (bytes, body, (gssize) length);
  if (g_output_stream_write_all (output, bytes->str, bytes->len, NULL, NULL, NULL))
    g_output_stream_flush (output, NULL, NULL);
  g_io_stream_close (connection, NULL, NULL);
}

static void
send_cut (Exchange *self)
{
  g_autofree char *head = g_strdup_printf (
      "HTTP/1.1 %u OK\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
      self->reply->status, self->reply->content_type, get_length (self));

  send_raw (self, head, get_body (self), get_length (self) / 2);
}

static void
send_cut_chunk (Exchange *self)
{
  gsize half = get_length (self) / 2;
  g_autoptr (GString) chunk = g_string_new (NULL);
  g_autofree char *head
      = g_strdup_printf ("HTTP/1.1 %u OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n",
                         self->reply->status, self->reply->content_type);

  g_string_append_printf (chunk, "%" G_GSIZE_MODIFIER "x\r\n", half);
  g_string_append_len (chunk, get_body (self), (gssize) half);
  g_string_append (chunk, "\r\n");
  send_raw (self, head, chunk->str, chunk->len);
}

static void
send_body (Exchange *self, guint status, const char *type, const char *body, gsize length)
{
  soup_server_message_set_status (self->message, status,
                                  status == 429 ? "Too Many Requests" : NULL);
  soup_server_message_set_response (self->message, type, SOUP_MEMORY_COPY, body, length);
  soup_server_message_unpause (self->message);
}

static const char *
status_text (guint status)
{
  return status == 429 ? "Too many requests" : soup_status_get_phrase (status);
}

/* A status without what was asked for, in the shape of the service's errors. */
static void
send_status (Exchange *self, guint status)
{
  g_autoptr (MusetteSimulatorReply) reply
      = musette_simulator_reply_new_error (status, "%s", status_text (status));
  gsize length;
  const char *body = g_bytes_get_data (reply->body, &length);

  send_body (self, status, reply->content_type, body, length);
}

static void
name_file (Exchange *self)
{
  g_autofree char *text = NULL;

  if (self->reply->file_name == NULL)
    return;
  text = g_strdup_printf ("attachment; filename=\"%s\"", self->reply->file_name);
  soup_message_headers_replace (soup_server_message_get_response_headers (self->message),
                                "Content-Disposition", text);
}

static void
send_reply (Exchange *self)
{
  MusetteSimulatorReply *reply = self->reply;

  name_file (self);
  if (!self->has_fault)
    {
      send_body (self, reply->status, reply->content_type, get_body (self), get_length (self));
      return;
    }
  switch (self->fault.kind)
    {
    case MUSETTE_SIMULATOR_FAULT_CUT:
      send_cut (self);
      return;
    case MUSETTE_SIMULATOR_FAULT_CUT_CHUNK:
      send_cut_chunk (self);
      return;
    case MUSETTE_SIMULATOR_FAULT_GARBAGE:
      send_body (self, 200, "application/json", garbage, sizeof garbage - 1);
      return;
    case MUSETTE_SIMULATOR_FAULT_HTML:
      send_body (self, 200, "text/html", html_page, sizeof html_page - 1);
      return;
    case MUSETTE_SIMULATOR_FAULT_EMPTY:
      send_body (self, 200, "application/json", "", 0);
      return;
    case MUSETTE_SIMULATOR_FAULT_DONE:
      send_status (self, self->fault.value);
      return;
    case MUSETTE_SIMULATOR_FAULT_LOST:
      /* Some bytes of an answer: a client may send a request again to which there was none. */
      send_raw (self, "HTTP/1.1 ", NULL, 0);
      return;
    case MUSETTE_SIMULATOR_FAULT_STATUS:
    case MUSETTE_SIMULATOR_FAULT_SLOW:
      send_body (self, reply->status, reply->content_type, get_body (self), get_length (self));
      return;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
finish (gpointer data)
{
  Exchange *self = data;

  /* A client that went away meanwhile has no socket to write to any more. */
  if (soup_server_message_get_socket (self->message) != NULL)
    send_reply (self);
  return G_SOURCE_REMOVE;
}

static void
work (gpointer data, gpointer user_data)
{
  Exchange *self = data;

  self->reply = self->answer (&self->request, self->user_data);
  run_later (self, 0, finish);
}

static gboolean
begin (gpointer data)
{
  Exchange *self = data;

  if (self->has_fault && self->fault.kind == MUSETTE_SIMULATOR_FAULT_STATUS)
    {
      if (self->fault.retry_after_s >= 0)
        {
          g_autofree char *seconds = g_strdup_printf ("%d", self->fault.retry_after_s);

          soup_message_headers_replace (soup_server_message_get_response_headers (self->message),
                                        "Retry-After", seconds);
        }
      self->reply = musette_simulator_reply_new_error (self->fault.value, "%s",
                                                       status_text (self->fault.value));
      finish (self);
      return G_SOURCE_REMOVE;
    }
  g_thread_pool_push (self->workers, g_atomic_rc_box_acquire (self), NULL);
  return G_SOURCE_REMOVE;
}

/* The first fault that damages the answer, and the first that delays it; both count. */
static guint
take_faults (Exchange *self, GPtrArray *faults)
{
  guint delay_ms = 0;
  gboolean delayed = FALSE;

  for (guint i = 0; i < faults->len; i++)
    {
      MusetteSimulatorFault *fault = g_ptr_array_index (faults, i);
      gboolean slow = fault->kind == MUSETTE_SIMULATOR_FAULT_SLOW;

      if ((slow ? delayed : self->has_fault)
          || !musette_simulator_fault_take (fault, self->request.method, self->request.path))
        continue;
      if (slow)
        {
          delayed = TRUE;
          delay_ms = fault->value;
          continue;
        }
      self->has_fault = TRUE;
      self->fault = *fault;
    }
  return delay_ms;
}

/**
 * musette_simulator_exchange_new_workers:
 *
 * Returns: (transfer full): the threads that make answers
 */
GThreadPool *
musette_simulator_exchange_new_workers (void)
{
  return g_thread_pool_new_full (work, NULL, exchange_unref, WORKERS, FALSE, NULL);
}

static void
take_head (MusetteSimulatorRequest *request, SoupMessageHeaders *headers)
{
  request->authorization = g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  request->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
}

/**
 * musette_simulator_exchange_begin:
 * @message: the request, on the thread of its server
 * @path: its decoded path
 * @latency_ms: wait at least so long, in ms
 * @faults: (element-type MusetteSimulatorFault): what may go wrong
 * @workers: from musette_simulator_exchange_new_workers ()
 * @answer: makes the answer, on a worker thread
 * @user_data: for @answer
 *
 * Answers @message, later and from the same thread.
 */
void
musette_simulator_exchange_begin (SoupServerMessage *message,
                                  const char *path,
                                  guint latency_ms,
                                  GPtrArray *faults,
                                  GThreadPool *workers,
                                  MusetteSimulatorAnswerFunc answer,
                                  gpointer user_data)
{
  Exchange *self = g_atomic_rc_box_new0 (Exchange);

  self->message = g_object_ref (message);
  self->context = g_main_context_ref_thread_default ();
  self->workers = workers;
  self->request.method = g_strdup (soup_server_message_get_method (message));
  self->request.path = g_strdup (path);
  self->request.query = g_strdup (g_uri_get_query (soup_server_message_get_uri (message)));
  take_head (&self->request, soup_server_message_get_request_headers (message));
  self->request.body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  self->answer = answer;
  self->user_data = user_data;
  soup_server_message_pause (message);
  run_later (self, latency_ms + take_faults (self, faults), begin);
}
