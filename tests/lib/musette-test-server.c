/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test-server.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  guint status;
  GBytes *body;
  char *headers;
  MusetteTestMode mode;
  guint delay_ms;
} Reply;

typedef struct
{
  char *method;
  char *target; /* path and query */
  SoupMessageHeaders *headers;
  GBytes *body;
} Request;

struct _MusetteTestServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  char *url;

  GMutex mutex;
  GQueue replies;
  Reply *fallback;
  GPtrArray *requests;
  guint at_once;
  guint most_at_once;
};

static Reply *
reply_new (const MusetteTestReply *from)
{
  Reply *reply = g_new0 (Reply, 1);
  const char *body = from->body != NULL ? from->body : "";

  reply->status = from->status != 0 ? from->status : 200;
  reply->body = g_bytes_new (body, from->length != 0 ? from->length : strlen (body));
  reply->headers = g_strdup (from->headers);
  reply->mode = from->mode;
  reply->delay_ms = from->delay_ms;
  return reply;
}

static void
reply_free (Reply *reply)
{
  g_bytes_unref (reply->body);
  g_free (reply->headers);
  g_free (reply);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  soup_message_headers_unref (request->headers);
  g_bytes_unref (request->body);
  g_free (request->method);
  g_free (request->target);
  g_free (request);
}

static GBytes *
compress (GBytes *body)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (body);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (gzip));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
add_headers (SoupServerMessage *message, const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (split[i], ": ", 2);

      if (g_strv_length (parts) == 2)
        soup_message_headers_replace (soup_server_message_get_response_headers (message), parts[0],
                                      parts[1]);
    }
}

static void
send_whole (SoupServerMessage *message, Reply *reply)
{
  g_autoptr (GBytes) body
      = reply->mode == MUSETTE_TEST_MODE_GZIP ? compress (reply->body) : g_bytes_ref (reply->body);
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  soup_server_message_set_status (message, reply->status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, data, length);
  if (reply->mode == MUSETTE_TEST_MODE_GZIP)
    add_headers (message, "Content-Encoding: gzip");
  if (reply->headers != NULL)
    add_headers (message, reply->headers);
}

static void
send_broken (SoupServerMessage *message, Reply *reply)
{
  gsize length;
  const char *data = g_bytes_get_data (reply->body, &length);
  g_autoptr (GIOStream) stream = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  soup_server_message_set_status (message, 200, NULL);
  stream = soup_server_message_steal_connection (message);
  if (reply->mode == MUSETTE_TEST_MODE_GARBAGE)
    g_string_append_len (text, "\0\1\2 no HTTP at all\r\n\r\n", 22);
  if (reply->mode == MUSETTE_TEST_MODE_CUT)
    g_string_append_printf (text, "HTTP/1.1 200 OK\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                            length);
  if (reply->mode == MUSETTE_TEST_MODE_CHUNK_CUT)
    g_string_append_printf (text,
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "%" G_GINT64_MODIFIER "x\r\n",
                            (guint64) length / 2);
  if (reply->mode == MUSETTE_TEST_MODE_CUT || reply->mode == MUSETTE_TEST_MODE_CHUNK_CUT)
    g_string_append_len (text, data, length / 2);
  if (reply->mode == MUSETTE_TEST_MODE_CHUNK_CUT)
    g_string_append (text, "\r\n");
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), text->str, text->len, NULL,
                             NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
end_request (MusetteTestServer *self)
{
  g_mutex_lock (&self->mutex);
  self->at_once--;
  g_mutex_unlock (&self->mutex);
}

static void
on_finished (SoupServerMessage *message, gpointer user_data)
{
  end_request (user_data);
}

static void
answer (MusetteTestServer *self, SoupServerMessage *message, Reply *reply)
{
  if (reply->mode == MUSETTE_TEST_MODE_WHOLE || reply->mode == MUSETTE_TEST_MODE_GZIP)
    {
      g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
      send_whole (message, reply);
      return;
    }
  soup_server_message_pause (message);
  if (reply->mode != MUSETTE_TEST_MODE_SILENT)
    send_broken (message, reply);
  end_request (self);
}

typedef struct
{
  MusetteTestServer *server;
  SoupServerMessage *message;
  Reply *reply;
} Delayed;

static gboolean
on_delay_over (gpointer user_data)
{
  Delayed *delayed = user_data;

  answer (delayed->server, delayed->message, delayed->reply);
  if (delayed->reply->mode == MUSETTE_TEST_MODE_WHOLE)
    soup_server_message_unpause (delayed->message);
  return G_SOURCE_REMOVE;
}

static void
delayed_free (gpointer data)
{
  Delayed *delayed = data;

  g_object_unref (delayed->message);
  reply_free (delayed->reply);
  g_free (delayed);
}

static void
answer_later (MusetteTestServer *self, SoupServerMessage *message, Reply *reply)
{
  Delayed *delayed = g_new0 (Delayed, 1);
  g_autoptr (GSource) timer = g_timeout_source_new (reply->delay_ms);

  delayed->server = self;
  delayed->message = g_object_ref (message);
  delayed->reply = reply;
  soup_server_message_pause (message);
  g_source_set_callback (timer, on_delay_over, delayed, delayed_free);
  g_source_attach (timer, self->context);
}

static Reply *
note_request (MusetteTestServer *self, SoupServerMessage *message)
{
  Request *request = g_new0 (Request, 1);
  GUri *uri = soup_server_message_get_uri (message);
  Reply *reply;

  request->method = g_strdup (soup_server_message_get_method (message));
  request->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  request->headers = soup_message_headers_ref (soup_server_message_get_request_headers (message));
  request->target = g_uri_get_query (uri) != NULL
                        ? g_strconcat (g_uri_get_path (uri), "?", g_uri_get_query (uri), NULL)
                        : g_strdup (g_uri_get_path (uri));
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->requests, request);
  self->at_once++;
  self->most_at_once = MAX (self->most_at_once, self->at_once);
  reply = g_queue_pop_head (&self->replies);
  if (reply == NULL)
    {
      reply = g_memdup2 (self->fallback, sizeof *reply);
      reply->body = g_bytes_ref (reply->body);
      reply->headers = g_strdup (reply->headers);
    }
  g_mutex_unlock (&self->mutex);
  return reply;
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  MusetteTestServer *self = user_data;
  Reply *reply = note_request (self, message);

  if (reply->delay_ms > 0)
    {
      answer_later (self, message, reply);
      return;
    }
  answer (self, message, reply);
  reply_free (reply);
}

static gpointer
run (gpointer data)
{
  MusetteTestServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * musette_test_server_new:
 *
 * Returns: (transfer full): a server that listens on this computer and answers `{}`
 */
MusetteTestServer *
musette_test_server_new (void)
{
  MusetteTestServer *self = g_new0 (MusetteTestServer, 1);
  MusetteTestReply empty_object = { .body = "{}" };
  GSList *uris;

  g_mutex_init (&self->mutex);
  g_queue_init (&self->replies);
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->fallback = reply_new (&empty_object);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  g_assert_true (soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  g_main_context_pop_thread_default (self->context);
  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->thread = g_thread_new ("test-server", run, self);
  return self;
}

static gboolean
quit (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * musette_test_server_free:
 * @self: (transfer full): a server
 *
 * Stops it.
 */
void
musette_test_server_free (MusetteTestServer *self)
{
  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_queue_clear_full (&self->replies, (GDestroyNotify) reply_free);
  reply_free (self->fallback);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->mutex);
  g_free (self->url);
  g_free (self);
}

/**
 * musette_test_server_get_url:
 * @self: a server
 *
 * Returns: (transfer none): scheme, host and port
 */
const char *
musette_test_server_get_url (MusetteTestServer *self)
{
  return self->url;
}

/**
 * musette_test_server_push:
 * @self: a server
 * @reply: the answer to the next request for which none is queued yet
 */
void
musette_test_server_push (MusetteTestServer *self, const MusetteTestReply *reply)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->replies, reply_new (reply));
  g_mutex_unlock (&self->mutex);
}

/**
 * musette_test_server_set_default:
 * @self: a server
 * @reply: the answer when none is queued
 */
void
musette_test_server_set_default (MusetteTestServer *self, const MusetteTestReply *reply)
{
  g_mutex_lock (&self->mutex);
  reply_free (self->fallback);
  self->fallback = reply_new (reply);
  g_mutex_unlock (&self->mutex);
}

/**
 * musette_test_server_get_count:
 * @self: a server
 *
 * Returns: how many requests came
 */
guint
musette_test_server_get_count (MusetteTestServer *self)
{
  guint count;

  g_mutex_lock (&self->mutex);
  count = self->requests->len;
  g_mutex_unlock (&self->mutex);
  return count;
}

/**
 * musette_test_server_get_most_at_once:
 * @self: a server
 *
 * Returns: how many requests were there at the same time, at most
 */
guint
musette_test_server_get_most_at_once (MusetteTestServer *self)
{
  guint most;

  g_mutex_lock (&self->mutex);
  most = self->most_at_once;
  g_mutex_unlock (&self->mutex);
  return most;
}

/**
 * musette_test_server_dup_request:
 * @self: a server
 * @index: a request, from 0
 *
 * Returns: (transfer full): its path and query
 */
char *
musette_test_server_dup_request (MusetteTestServer *self, guint index)
{
  char *target;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  target = g_strdup (((Request *) self->requests->pdata[index])->target);
  g_mutex_unlock (&self->mutex);
  return target;
}

/**
 * musette_test_server_dup_method:
 * @self: a server
 * @index: a request, from 0
 *
 * Returns: (transfer full): its method
 */
char *
musette_test_server_dup_method (MusetteTestServer *self, guint index)
{
  char *method;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  method = g_strdup (((Request *) self->requests->pdata[index])->method);
  g_mutex_unlock (&self->mutex);
  return method;
}

/**
 * musette_test_server_get_body:
 * @self: a server
 * @index: a request, from 0
 *
 * Returns: (transfer full): what it sent
 */
GBytes *
musette_test_server_get_body (MusetteTestServer *self, guint index)
{
  GBytes *body;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  body = g_bytes_ref (((Request *) self->requests->pdata[index])->body);
  g_mutex_unlock (&self->mutex);
  return body;
}

/**
 * musette_test_server_dup_header:
 * @self: a server
 * @index: a request, from 0
 * @name: a header
 *
 * Returns: (transfer full) (nullable): the header of that request
 */
char *
musette_test_server_dup_header (MusetteTestServer *self, guint index, const char *name)
{
  char *value;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  value = g_strdup (
      soup_message_headers_get_one (((Request *) self->requests->pdata[index])->headers, name));
  g_mutex_unlock (&self->mutex);
  return value;
}
