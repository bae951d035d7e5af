/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "client-fixture.h"

#include <string.h>

static void
expect_error (Fixture *f, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (musette_client_get_raw_finish (f->client, wait_for (f), &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, domain, code);
  g_assert_null (strstr (error->message, SECRET));
  g_clear_object (&f->result);
}

static void
get (Fixture *f, GCancellable *cancellable)
{
  musette_client_get_raw_async (f->client, "/athlete/0", MUSETTE_CLIENT_BODY_JSON, cancellable,
                                on_done, &f->result);
}

static void
expect_body (Fixture *f, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = musette_client_get_raw_finish (f->client, wait_for (f), &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected,
                   strlen (expected));
  g_clear_object (&f->result);
}

static void
test_headers (Fixture *f, gconstpointer data)
{
  g_autofree char *authorization = NULL;
  g_autofree char *agent = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *target = NULL;

  get (f, NULL);
  expect_body (f, "{}");
  authorization = musette_test_server_dup_header (f->server, 0, "Authorization");
  agent = musette_test_server_dup_header (f->server, 0, "User-Agent");
  encoding = musette_test_server_dup_header (f->server, 0, "Accept-Encoding");
  target = musette_test_server_dup_request (f->server, 0);
  g_assert_cmpstr (authorization, ==, "Basic " SECRET_BASE64);
  g_assert_true (g_str_has_prefix (agent, "Musette/"));
  g_assert_nonnull (strstr (encoding, "gzip"));
  g_assert_cmpstr (target, ==, "/api/v1/athlete/0");
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 1);
}

static void
test_bearer (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteCredential) token = musette_credential_new (MUSETTE_CREDENTIAL_TOKEN, "tok3n");
  g_autofree char *authorization = NULL;

  g_clear_object (&f->client);
  f->client = musette_client_new (musette_test_server_get_url (f->server), token);
  get (f, NULL);
  expect_body (f, "{}");
  authorization = musette_test_server_dup_header (f->server, 0, "Authorization");
  g_assert_cmpstr (authorization, ==, "Bearer tok3n");
}

static void
test_statuses (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint status;
    int code;
  } cases[] = {
    { 401, MUSETTE_API_ERROR_UNAUTHORIZED }, { 403, MUSETTE_API_ERROR_FORBIDDEN },
    { 404, MUSETTE_API_ERROR_NOT_FOUND },    { 405, MUSETTE_API_ERROR_INVALID },
    { 409, MUSETTE_API_ERROR_CONFLICT },     { 422, MUSETTE_API_ERROR_INVALID },
    { 500, MUSETTE_API_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusetteTestReply reply = { .status = cases[i].status,
                                 .headers = "WWW-Authenticate: Basic realm=x",
                                 .body = "{\"error\":\"no " SECRET " " SECRET_BASE64 "\"}" };

      musette_test_server_push (f->server, &reply);
      get (f, NULL);
      expect_error (f, MUSETTE_API_ERROR, cases[i].code);
    }
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, G_N_ELEMENTS (cases));
}

static void
test_broken_bodies (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply replies[] = {
    { .body = "" },
    { .body = "{\"id\":1" },
    { .body = "{\"id\":1}}" },
    { .body = "hello" },
    { .body = "{\"id\":\"\xff\"}" },
    { .body = "[1,2,3,4,5,6]", .mode = MUSETTE_TEST_MODE_CHUNK_CUT },
    { .mode = MUSETTE_TEST_MODE_GARBAGE },
    { .body = "not gzip at all", .headers = "Content-Encoding: gzip" },
    { .status = 302 },
    { .status = 304 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_test_message ("reply %u", i);
      musette_test_server_push (f->server, &replies[i]);
      get (f, NULL);
      expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
    }
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, G_N_ELEMENTS (replies));
}

/* As from a network that wants a login before it lets anything through. */
static void
test_web_page (Fixture *f, gconstpointer data)
{
  MusetteTestReply page
      = { .body = "<!DOCTYPE html><html></html>", .headers = "Content-Type: text/html" };

  musette_test_server_push (f->server, &page);
  get (f, NULL);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_WEB_PAGE);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 1);
}

static void
test_cut_body (Fixture *f, gconstpointer data)
{
  MusetteTestReply cut = { .body = "[1,2,3,4,5,6]", .mode = MUSETTE_TEST_MODE_CUT };

  musette_test_server_set_default (f->server, &cut);
  get (f, NULL);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 6);
}

static void
test_gzip (Fixture *f, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (300000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"a\":\"%s\"}", filler);
  MusetteTestReply reply = { .body = body, .mode = MUSETTE_TEST_MODE_GZIP };

  musette_test_server_push (f->server, &reply);
  get (f, NULL);
  expect_body (f, body);
}

static void
test_large_damaged_body (Fixture *f, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (300000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"a\":\"%s\"", filler);
  MusetteTestReply reply = { .body = body };

  musette_test_server_push (f->server, &reply);
  get (f, NULL);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
}

static void
test_retry (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply replies[] = {
    { .status = 429, .headers = "Retry-After: 40", .body = "{\"error\":\"Too many requests\"}" },
    { .status = 503 },
    { .body = "{\"id\":1}", .mode = MUSETTE_TEST_MODE_CUT },
    { .mode = MUSETTE_TEST_MODE_CLOSED },
    { .status = 502, .body = "<html>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    musette_test_server_push (f->server, &replies[i]);
  get (f, NULL);
  expect_body (f, "{}");
  g_assert_cmpuint (musette_test_server_get_count (f->server), >=, 6);
}

static void
test_gives_up (Fixture *f, gconstpointer data)
{
  MusetteTestReply limit = { .status = 429, .body = "{\"error\":\"Too many requests\"}" };

  musette_test_server_set_default (f->server, &limit);
  get (f, NULL);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 6);
  limit.headers = "Retry-After: 86400";
  musette_test_server_set_default (f->server, &limit);
  get (f, NULL);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 7);
}

static void
on_notify_waiting (MusetteClient *client, GParamSpec *pspec, gpointer user_data)
{
  GArray *seen = user_data;
  guint seconds = musette_client_get_waiting_seconds (client);

  g_array_append_val (seen, seconds);
}

static void
test_tells_waiting (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MusetteTestReply limit = { .status = 429, .headers = "Retry-After: 40" };

  musette_client_set_time_factor (f->client, 1);
  g_signal_connect (f->client, "notify::waiting-seconds", G_CALLBACK (on_notify_waiting), seen);
  musette_test_server_push (f->server, &limit);
  get (f, cancellable);
  MUSETTE_TEST_WAIT (seen->len == 1);
  g_assert_cmpuint (g_array_index (seen, guint, 0), ==, 40);
  g_cancellable_cancel (cancellable);
  expect_error (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (seen->len, ==, 2);
  g_assert_cmpuint (g_array_index (seen, guint, 1), ==, 0);
}

static void
test_cancel_running (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MusetteTestReply silent = { .mode = MUSETTE_TEST_MODE_SILENT };

  musette_test_server_push (f->server, &silent);
  get (f, cancellable);
  MUSETTE_TEST_WAIT (musette_test_server_get_count (f->server) == 1);
  g_cancellable_cancel (cancellable);
  expect_error (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  get (f, NULL);
  expect_body (f, "{}");
}

static void
test_cancel_before (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  get (f, cancellable);
  expect_error (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 0);
}

static void
test_cancel_queued (Fixture *f, gconstpointer data)
{
  MusetteTestReply silent = { .mode = MUSETTE_TEST_MODE_SILENT };
  g_autoptr (GCancellable) running = g_cancellable_new ();
  g_autoptr (GCancellable) queued = g_cancellable_new ();
  GAsyncResult *results[4] = { NULL };

  musette_test_server_set_default (f->server, &silent);
  for (guint i = 0; i < 4; i++)
    musette_client_get_raw_async (f->client, "/athlete/0", MUSETTE_CLIENT_BODY_JSON, running,
                                  on_done, &results[i]);
  get (f, queued);
  MUSETTE_TEST_WAIT (musette_test_server_get_count (f->server) == 4);
  g_cancellable_cancel (queued);
  expect_error (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 4);
  g_cancellable_cancel (running);
  for (guint i = 0; i < 4; i++)
    {
      MUSETTE_TEST_WAIT (results[i] != NULL);
      g_assert_null (musette_client_get_raw_finish (f->client, results[i], NULL));
      g_object_unref (results[i]);
    }
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) body = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, NULL);
  guint *count = user_data;

  g_assert_nonnull (body);
  (*count)++;
}

static void
get_many (Fixture *f, guint n)
{
  MusetteTestReply slow = { .body = "{}", .delay_ms = 20 };
  guint count = 0;

  musette_test_server_set_default (f->server, &slow);
  for (guint i = 0; i < n; i++)
    musette_client_get_raw_async (f->client, "/athlete/0", MUSETTE_CLIENT_BODY_JSON, NULL,
                                  on_counted, &count);
  MUSETTE_TEST_WAIT (count == n);
}

static void
test_at_most_four (Fixture *f, gconstpointer data)
{
  get_many (f, 20);
  g_assert_cmpuint (musette_test_server_get_most_at_once (f->server), ==, 4);
}

typedef struct
{
  guint background;
  guint background_before; /* how many had ended when the foreground's one did */
  gboolean ended;
} Shares;

static void
on_background (GObject *source, GAsyncResult *result, gpointer user_data)
{
  on_counted (source, result, &((Shares *) user_data)->background);
}

static void
on_foreground (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Shares *shares = user_data;
  guint ended = 0;

  on_counted (source, result, &ended);
  shares->background_before = shares->background;
  shares->ended = TRUE;
}

/* Who opens a page in the middle of a long sync does not queue behind it. */
static void
test_background (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteClient) background = musette_client_new_background (f->client);
  MusetteTestReply slow = { .body = "{}", .delay_ms = 20 };
  Shares shares = { 0 };
  g_autofree char *authorization = NULL;

  musette_test_server_set_default (f->server, &slow);
  for (guint i = 0; i < 30; i++)
    musette_client_get_raw_async (background, "/athlete/0", MUSETTE_CLIENT_BODY_JSON, NULL,
                                  on_background, &shares);
  MUSETTE_TEST_WAIT (shares.background == 3);
  musette_client_get_raw_async (f->client, "/athlete/0", MUSETTE_CLIENT_BODY_JSON, NULL,
                                on_foreground, &shares);
  MUSETTE_TEST_WAIT (shares.ended && shares.background == 30);
  g_assert_cmpuint (shares.background_before, <, 15);
  /* All four only when the machine is quick enough to answer none of them before. */
  g_assert_cmpuint (musette_test_server_get_most_at_once (f->server), <=, 4);
  authorization = musette_test_server_dup_header (f->server, 0, "Authorization");
  g_assert_cmpstr (authorization, ==, "Basic " SECRET_BASE64);
}

static void
test_unlimited (Fixture *f, gconstpointer data)
{
  musette_client_set_unlimited (f->client, TRUE);
  get_many (f, 20);
  g_assert_cmpuint (musette_test_server_get_most_at_once (f->server), >, 4);
}

static void
test_paced (Fixture *f, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  musette_client_set_time_factor (f->client, 0.2);
  get_many (f, 25);
  /* 25 starts need three full windows before the last one may begin; less can never be right. */
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 3 * G_USEC_PER_SEC / 5);
}

static void
test_timeout (Fixture *f, gconstpointer data)
{
  MusetteTestReply silent = { .mode = MUSETTE_TEST_MODE_SILENT };

  musette_client_set_timeout (f->client, 1);
  musette_test_server_push (f->server, &silent);
  get (f, NULL);
  expect_error (f, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_nobody_listens (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteClient) client = musette_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  musette_client_get_athlete_async (client, NULL, NULL, on_done, &result);
  MUSETTE_TEST_WAIT (result != NULL);
  g_assert_null (musette_client_get_athlete_finish (client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_redirect_same_server (Fixture *f, gconstpointer data)
{
  MusetteTestReply moved = { .status = 302, .headers = "Location: /api/v1/athlete/i7" };
  g_autofree char *authorization = NULL;
  g_autofree char *target = NULL;

  musette_test_server_push (f->server, &moved);
  get (f, NULL);
  expect_body (f, "{}");
  target = musette_test_server_dup_request (f->server, 1);
  authorization = musette_test_server_dup_header (f->server, 1, "Authorization");
  g_assert_cmpstr (target, ==, "/api/v1/athlete/i7");
  g_assert_cmpstr (authorization, ==, "Basic " SECRET_BASE64);
}

static void
test_redirect_elsewhere (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteTestServer) other = musette_test_server_new ();
  const char *url = musette_test_server_get_url (other);
  g_autofree char *port = g_strdup_printf ("Location: %s/api/v1/athlete/0", url);
  const char *locations[] = { port, "Location: https://127.0.0.1/", "Location: http://localhost/x",
                              "Location: //example.org/", "Location: ftp://127.0.0.1/" };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      MusetteTestReply moved = { .status = 307, .headers = locations[i] };

      musette_test_server_push (f->server, &moved);
      get (f, NULL);
      expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
    }
  g_assert_cmpuint (musette_test_server_get_count (other), ==, 0);
}

static void
test_redirect_loop (Fixture *f, gconstpointer data)
{
  MusetteTestReply moved = { .status = 301, .headers = "Location: /api/v1/athlete/0" };

  musette_test_server_set_default (f->server, &moved);
  get (f, NULL);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
  g_assert_cmpuint (musette_test_server_get_count (f->server), <=, 6);
}

static void
test_servers (Fixture *f, gconstpointer data)
{
  static const char *const bad[]
      = { "", "http://intervals.icu", "ftp://127.0.0.1", "https://user:word@intervals.icu" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (MusetteClient) client = musette_client_new (bad[i], NULL);
      g_autoptr (MusetteClient) background = musette_client_new_background (client);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      musette_client_get_athlete_async (background, NULL, NULL, on_done, &result);
      MUSETTE_TEST_WAIT (result != NULL);
      g_assert_null (musette_client_get_athlete_finish (background, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  MusetteTestReply csv = { .body = "time,watts\n0,100\n", .headers = "Content-Type: text/csv" };
  MusetteTestReply page = { .body = " <html>", .headers = "Content-Type: text/html" };

  musette_test_server_push (f->server, &csv);
  musette_test_server_push (f->server, &page);
  musette_client_get_raw_async (f->client, "/activity/i1/streams.csv", MUSETTE_CLIENT_BODY_ANY,
                                NULL, on_done, &f->result);
  expect_body (f, "time,watts\n0,100\n");
  musette_client_get_raw_async (f->client, "/activity/i1/streams.csv", MUSETTE_CLIENT_BODY_ANY,
                                NULL, on_done, &f->result);
  expect_error (f, MUSETTE_API_ERROR, MUSETTE_API_ERROR_WEB_PAGE);
}

/* Runs in a process of its own with everything logged that GLib, GIO and libsoup can log. */
static void
test_log_inside (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply replies[] = {
    { .status = 401,
      .headers = "WWW-Authenticate: Basic realm=x",
      .body = "{\"error\":\"bad " SECRET_BASE64 "\"}" },
    { .status = 503 },
    { .body = "{\"id\":", .mode = MUSETTE_TEST_MODE_CUT },
    { .mode = MUSETTE_TEST_MODE_GARBAGE },
  };

  if (!g_test_subprocess ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) body = NULL;

      musette_test_server_push (f->server, &replies[i]);
      get (f, NULL);
      body = musette_client_get_raw_finish (f->client, wait_for (f), &error);
      g_printerr ("%s\n", error != NULL ? error->message : "no error");
      g_clear_object (&f->result);
    }
}

static void
test_log (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *log = NULL;

  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--GTestSubprocess", "-p",
                                         "/client/log-inside", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &log, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_assert_nonnull (strstr (log, "HTTP status 401"));
  g_assert_null (strstr (log, SECRET));
  g_assert_null (strstr (log, SECRET_BASE64));
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("headers", test_headers);
  add ("bearer", test_bearer);
  add ("statuses", test_statuses);
  add ("broken-bodies", test_broken_bodies);
  add ("web-page", test_web_page);
  add ("cut-body", test_cut_body);
  add ("gzip", test_gzip);
  add ("large-damaged-body", test_large_damaged_body);
  add ("retry", test_retry);
  add ("gives-up", test_gives_up);
  add ("tells-waiting", test_tells_waiting);
  add ("cancel-running", test_cancel_running);
  add ("cancel-before", test_cancel_before);
  add ("cancel-queued", test_cancel_queued);
  add ("at-most-four", test_at_most_four);
  add ("background", test_background);
  add ("unlimited", test_unlimited);
  add ("paced", test_paced);
  add ("timeout", test_timeout);
  add ("nobody-listens", test_nobody_listens);
  add ("redirect-same-server", test_redirect_same_server);
  add ("redirect-elsewhere", test_redirect_elsewhere);
  add ("redirect-loop", test_redirect_loop);
  add ("servers", test_servers);
  add ("csv", test_csv);
  add ("log-inside", test_log_inside);
  g_test_add_func ("/client/log", test_log);
  return g_test_run ();
}
