/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "musette-activity-list-private.h"
#include "musette-bench.h"
#include "musette-detail-sync.h"
#include "musette-stream-scanner.h"

/* T23: samples and whole activities of rides into a store on the disk, eight requests in flight at
 * a server that thinks for 50 ms, against the time that the thinking alone takes. T24: what the
 * client costs for the samples of an hour, against a bare socket, inflating and parsing. The server
 * is a process of its own. */

#define RIDES 80
#define FAST_RIDES 40
#define SECONDS 3600
#define LATENCY_MS 50
#define IN_FLIGHT 8
#define ROUNDS 7
#define FAST_PREFIX "/api/v1/activity/fast"

typedef struct
{
  GBytes *streams; /* gzip */
  guint latency_ms;
} Server;

/* --- The server's process --- */

static GBytes *
convert (GConverter *converter, GBytes *bytes)
{
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) converted = g_converter_input_stream_new (plain, converter);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert (
      g_output_stream_splice (memory, converted, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL)
      > 0);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
make_streams (void)
{
  static const char *const names[]
      = { "watts", "heartrate", "cadence", "altitude", "velocity_smooth", "temp", "distance" };
  g_autoptr (GConverter) gzip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GString) text = g_string_new ("[{\"type\":\"time\",\"data\":[0");
  g_autoptr (GBytes) plain = NULL;
  guint32 noise = 1;

  for (guint i = 1; i < SECONDS; i++)
    g_string_append_printf (text, ",%u", i);
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_string_append_printf (text, "]},{\"type\":\"%s\",\"data\":[0", names[k]);
      for (guint i = 1; i < SECONDS; i++)
        {
          noise = noise * 1664525 + 1013904223;
          g_string_append_printf (text, k == 3 || k == 4 || k == 6 ? ",%u.%u" : ",%u",
                                  100 + k * 20 + (noise >> 27), noise >> 29);
        }
    }
  g_string_append (text, "]}]");
  plain = g_bytes_new (text->str, text->len);
  return convert (gzip, plain);
}

static gboolean
go_on_cb (gpointer user_data)
{
  soup_server_message_unpause (user_data);
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  const Server *self = user_data;
  gsize length;
  const char *data = g_bytes_get_data (self->streams, &length);
  g_autofree char *id = g_path_get_basename (path);
  g_autofree char *text = NULL;

  soup_server_message_set_status (message, 200, NULL);
  if (strstr (path, "streams") != NULL)
    {
      soup_message_headers_append (soup_server_message_get_response_headers (message),
                                   "Content-Encoding", "gzip");
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, data,
                                        length);
    }
  else
    {
      text = g_strdup_printf ("{\"id\":\"%s\",\"type\":\"Ride\",\"icu_intervals\":[]}", id);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                        strlen (text));
    }
  if (g_str_has_prefix (path, FAST_PREFIX))
    return;
  soup_server_message_pause (message);
  g_timeout_add (self->latency_ms, go_on_cb, g_object_ref (message));
}

static void G_GNUC_NORETURN
serve (int told)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  Server self = { make_streams (), LATENCY_MS };
  GSList *uris;
  int port;

  soup_server_add_handler (server, NULL, handle, &self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL);
  uris = soup_server_get_uris (server);
  port = g_uri_get_port (uris->data);
  if (write (told, &port, sizeof port) != sizeof port)
    _exit (1);
  g_main_loop_run (loop);
  _exit (0);
}

static pid_t
start_server (int *port)
{
  int ends[2];
  pid_t pid;

  if (pipe (ends) != 0 || (pid = fork ()) < 0)
    return -1;
  if (pid == 0)
    serve (ends[1]);
  if (read (ends[0], port, sizeof *port) != sizeof *port)
    return -1;
  return pid;
}

static MusetteClient *
new_client (int port)
{
  g_autoptr (MusetteCredential) key = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, "bench");
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%d", port);
  MusetteClient *client = musette_client_new (url, key);

  musette_client_set_unlimited (client, TRUE);
  return client;
}

/* --- T23 --- */

static void
set_true (gboolean *flag)
{
  *flag = TRUE;
}

static void
wait_for (gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert (musette_store_commit_finish (MUSETTE_STORE (source), result, NULL));
  set_true (user_data);
}

static void
fill (MusetteStore *store)
{
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done = FALSE;

  for (guint i = 0; i < RIDES; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"id\":\"i%u\",\"type\":\"Ride\",\"start_date_local\":\"2026-01-01T10:00:%02u\","
          "\"stream_types\":[\"time\",\"watts\"]}",
          i, i % 60);

      g_ptr_array_add (rows, musette_activity_new_from_slice (text, strlen (text), NULL));
    }
  musette_store_batch_put_rows (batch, rows);
  musette_store_commit_async (store, batch, FALSE, NULL, committed_cb, &done);
  wait_for (&done);
}

static gboolean
measure_latency (int port, const char *folder)
{
  const double bound_s = 2.0 * RIDES / IN_FLIGHT * LATENCY_MS / 1000;
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autoptr (MusetteActivityList) list = _musette_activity_list_new ();
  g_autoptr (MusetteStoreKeeper) keeper = musette_store_keeper_new ();
  g_autoptr (MusetteConnectionMonitor) monitor = musette_connection_monitor_new ();
  g_autoptr (MusetteDetailSync) sync = musette_detail_sync_new (list, keeper, monitor);
  g_autoptr (MusetteClient) client = new_client (port);
  gboolean opened = FALSE;
  gboolean ended = FALSE;
  gint64 start_us;
  double took_s;

  g_signal_connect_swapped (keeper, "notify::store", G_CALLBACK (set_true), &opened);
  g_signal_connect_swapped (sync, "ended", G_CALLBACK (set_true), &ended);
  musette_store_keeper_open (keeper, path);
  wait_for (&opened);
  fill (musette_store_keeper_get_store (keeper));
  musette_detail_sync_set_parallel (sync, IN_FLIGHT);
  start_us = g_get_monotonic_time ();
  musette_detail_sync_start (sync, client);
  wait_for (&ended);
  took_s = (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  g_assert (musette_detail_sync_get_done (sync) == 2 * RIDES);
  g_print ("     %u rides in %.2f s, the server thinks for %.2f s\n", RIDES, took_s, bound_s);
  musette_store_keeper_close (keeper);
  return musette_bench_at_most ("T23", "sync of rides, of the server's latency", took_s / bound_s,
                                1.4);
}

/* --- T24 --- */

typedef struct
{
  MusetteClient *client;
  int port;
  guint started;
  guint ended;
} Fetch;

static void fetch_next (Fetch *fetch);

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (MusetteStreamSet) streams
      = musette_client_get_streams_finish (MUSETTE_CLIENT (source), result, NULL);

  g_assert (streams != NULL && musette_stream_set_get_length (streams) == SECONDS);
  fetch->ended++;
  fetch_next (fetch);
}

static void
fetch_next (Fetch *fetch)
{
  g_autofree char *id = NULL;

  if (fetch->started == FAST_RIDES)
    return;
  id = g_strdup_printf ("fast%u", fetch->started++);
  musette_client_get_streams_async (fetch->client, id, NULL, NULL, fetched_cb, fetch);
}

static void
fetch_by_client (gpointer data)
{
  Fetch *fetch = data;

  fetch->started = fetch->ended = 0;
  for (guint i = 0; i < IN_FLIGHT; i++)
    fetch_next (fetch);
  while (fetch->ended < FAST_RIDES)
    g_main_context_iteration (NULL, TRUE);
}

static void
inflate_and_parse (GBytes *body)
{
  g_autoptr (GConverter) gunzip
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GBytes) plain = convert (gunzip, body);
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = NULL;
  gsize length;
  const char *text = g_bytes_get_data (plain, &length);

  g_assert (musette_stream_scanner_feed (scanner, text, length, NULL));
  streams = musette_stream_scanner_finish (scanner, NULL);
  g_assert (streams != NULL && musette_stream_set_get_length (streams) == SECONDS);
}

static gsize
read_length (GDataInputStream *input)
{
  gsize length = 0;

  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (input, NULL, NULL, NULL);

      g_assert (line != NULL);
      if (*g_strchomp (line) == '\0')
        return length;
      if (g_ascii_strncasecmp (line, "Content-Length:", 15) == 0)
        length = g_ascii_strtoull (line + 15, NULL, 10);
    }
}

static void
fetch_by_socket (gpointer data)
{
  const Fetch *fetch = data;
  g_autoptr (GSocketClient) sockets = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect_to_host (sockets, "127.0.0.1", (guint16) fetch->port, NULL, NULL);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) input
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));

  for (guint i = 0; i < FAST_RIDES; i++)
    {
      g_autofree char *request = g_strdup_printf (
          "GET " FAST_PREFIX "%u/streams HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", i);
      g_autoptr (GBytes) body = NULL;
      gsize length;
      char *bytes;

      g_output_stream_write_all (output, request, strlen (request), NULL, NULL, NULL);
      length = read_length (input);
      bytes = g_malloc (length);
      g_assert (g_input_stream_read_all (G_INPUT_STREAM (input), bytes, length, NULL, NULL, NULL));
      body = g_bytes_new_take (bytes, length);
      inflate_and_parse (body);
    }
}

static gboolean
measure_cpu (int port)
{
  g_autoptr (MusetteClient) client = new_client (port);
  Fetch fetch = { .client = client, .port = port };
  MusetteBenchTimes times
      = musette_bench_compare (fetch_by_client, &fetch, fetch_by_socket, &fetch, ROUNDS);

  g_print ("     client %.2f ms a ride, bare %.2f ms\n", times.first_s / FAST_RIDES * 1000,
           times.second_s / FAST_RIDES * 1000);
  return musette_bench_at_most ("T24", "client CPU a ride, of socket + inflate + parse",
                                times.first_s / times.second_s, 3);
}

int
main (void)
{
  g_autofree char *folder = NULL;
  int port = 0;
  pid_t server;
  gboolean ok;

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  server = start_server (&port);
  if (server < 0)
    return 1;
  folder = g_dir_make_tmp ("musette-bench-XXXXXX", NULL);
  ok = measure_latency (port, folder);
  ok &= measure_cpu (port);
  kill (server, SIGTERM);
  waitpid (server, NULL, 0);
  return ok ? 0 : 1;
}
