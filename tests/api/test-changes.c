/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "client-fixture.h"

#include <string.h>

#define ACTIVITY "{\"id\":\"i1\",\"name\":\"Ride\"}"

static GBytes *
new_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
push (Fixture *f, guint status, const char *body)
{
  MusetteTestReply reply = { .status = status, .body = body };

  musette_test_server_push (f->server, &reply);
}

/* What the server got with its last request. */
static void
expect_request (Fixture *f, const char *method, const char *target, const char *body)
{
  guint last = musette_test_server_get_count (f->server) - 1;
  g_autofree char *got_method = musette_test_server_dup_method (f->server, last);
  g_autofree char *got_target = musette_test_server_dup_request (f->server, last);
  g_autofree char *type = musette_test_server_dup_header (f->server, last, "Content-Type");
  g_autofree char *authorization
      = musette_test_server_dup_header (f->server, last, "Authorization");
  g_autoptr (GBytes) got_body = musette_test_server_get_body (f->server, last);

  g_assert_cmpstr (got_method, ==, method);
  g_assert_cmpstr (got_target, ==, target);
  g_assert_cmpstr (authorization, ==, "Basic " SECRET_BASE64);
  g_assert_cmpstr (type, ==, body != NULL ? "application/json" : NULL);
  g_assert_cmpmem (g_bytes_get_data (got_body, NULL), g_bytes_get_size (got_body),
                   body != NULL ? body : "", body != NULL ? strlen (body) : 0);
}

static void
update (Fixture *f, GCancellable *cancellable)
{
  g_autoptr (GBytes) patch = new_bytes ("{\"name\":\"R\u00fcck\"}");

  musette_client_update_activity_async (f->client, "i1", patch, cancellable, on_done, &f->result);
}

static GError *
update_fails (Fixture *f)
{
  GError *error = NULL;

  update (f, NULL);
  g_assert_null (musette_client_update_activity_finish (f->client, wait_for (f), &error));
  g_clear_object (&f->result);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_null (strstr (error->message, SECRET));
  return error;
}

static void
test_update (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteActivity) activity = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *length = NULL;

  push (f, 200, ACTIVITY);
  update (f, NULL);
  activity = musette_client_update_activity_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (musette_activity_get_name (activity), ==, "Ride");
  expect_request (f, "PUT", "/api/v1/activity/i1", "{\"name\":\"R\u00fcck\"}");
  length = musette_test_server_dup_header (f->server, 0, "Content-Length");
  g_assert_cmpstr (length, ==, "16");
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  push (f, 200, "{\"id\":\"i1\"}");
  musette_client_delete_activity_async (f->client, "i1", NULL, on_done, &f->result);
  g_assert_true (musette_client_delete_activity_finish (f->client, wait_for (f), &error));
  expect_request (f, "DELETE", "/api/v1/activity/i1", NULL);
  g_clear_object (&f->result);
  push (f, 200, "");
  musette_client_delete_tombstone_async (f->client, "i1", NULL, on_done, &f->result);
  g_assert_true (musette_client_delete_tombstone_finish (f->client, wait_for (f), &error));
  expect_request (f, "DELETE", "/api/v1/activity/i1/tombstone", NULL);
  g_clear_object (&f->result);
  push (f, 404, "{\"status\":404,\"error\":\"Not found\"}");
  musette_client_delete_activity_async (f->client, "i1", NULL, on_done, &f->result);
  g_assert_false (musette_client_delete_activity_finish (f->client, wait_for (f), &error));
  g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) two = new_bytes ("[{\"type\":\"Ride\"},{\"type\":\"Run\"}]");
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (GError) error = NULL;

  push (f, 200, "[" ACTIVITY ",{\"id\":\"i2\"}]");
  musette_client_create_manual_bulk_async (f->client, "i7", two, NULL, on_done, &f->result);
  activities = musette_client_create_manual_bulk_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (activities->len, ==, 2);
  expect_request (f, "POST", "/api/v1/athlete/i7/activities/manual/bulk",
                  "[{\"type\":\"Ride\"},{\"type\":\"Run\"}]");
}

typedef MusetteActivity *(*IntervalsFinish) (MusetteClient *, GAsyncResult *, GError **);

static void
expect_intervals (Fixture *f,
                  IntervalsFinish finish,
                  const char *method,
                  const char *target,
                  const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteActivity) activity = finish (f->client, wait_for (f), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (musette_activity_get_intervals (activity)->len, ==, 1);
  expect_request (f, method, target, body);
  g_clear_object (&f->result);
}

static void
test_intervals (Fixture *f, gconstpointer data)
{
  MusetteTestReply reply = { .body = "{\"id\":\"i1\",\"icu_intervals\":[{\"id\":5,"
                                     "\"type\":\"WORK\",\"start_index\":0,\"end_index\":9}],"
                                     "\"icu_groups\":[]}" };
  const char *text = "[{\"start_index\":0,\"end_index\":9}]";
  g_autoptr (GBytes) list = new_bytes (text);
  g_autoptr (GBytes) one = new_bytes ("{\"label\":\"A\"}");
  MusetteClient *client = f->client;

  musette_test_server_set_default (f->server, &reply);
  musette_client_set_intervals_async (client, "i1", list, TRUE, NULL, on_done, &f->result);
  expect_intervals (f, musette_client_set_intervals_finish, "PUT",
                    "/api/v1/activity/i1/intervals?all=true", text);
  musette_client_set_intervals_async (client, "i1", list, FALSE, NULL, on_done, &f->result);
  expect_intervals (f, musette_client_set_intervals_finish, "PUT",
                    "/api/v1/activity/i1/intervals?all=false", text);
  musette_client_set_interval_async (client, "i1", 5, one, NULL, on_done, &f->result);
  expect_intervals (f, musette_client_set_interval_finish, "PUT", "/api/v1/activity/i1/intervals/5",
                    "{\"label\":\"A\"}");
  musette_client_split_interval_async (client, "i1", 4, NULL, on_done, &f->result);
  expect_intervals (f, musette_client_split_interval_finish, "PUT",
                    "/api/v1/activity/i1/split-interval?splitAt=4", NULL);
  musette_client_delete_intervals_async (client, "i1", list, NULL, on_done, &f->result);
  expect_intervals (f, musette_client_delete_intervals_finish, "PUT",
                    "/api/v1/activity/i1/delete-intervals", text);
}

static void
test_raw (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) body = new_bytes ("day,weight\n");
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *method = NULL;
  g_autofree char *type = NULL;

  push (f, 200, "");
  musette_client_send_raw_async (f->client, "PUT", "/athlete/0/wellness-bulk", body, "text/csv",
                                 NULL, on_done, &f->result);
  reply = musette_client_send_raw_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply), ==, 0);
  method = musette_test_server_dup_method (f->server, 0);
  type = musette_test_server_dup_header (f->server, 0, "Content-Type");
  g_assert_cmpstr (method, ==, "PUT");
  g_assert_cmpstr (type, ==, "text/csv");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const guint statuses[] = { 400, 401, 403, 404, 405, 409, 422 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;

      push (f, statuses[i], "{\"status\":422,\"error\":\"Name is too long " SECRET "\"}");
      error = update_fails (f);
      g_assert_nonnull (strstr (error->message, "Name is too long"));
      g_assert_true (musette_api_error_is_refused (error));
      g_assert_false (musette_api_error_is_unclear (error));
      g_assert_false (musette_api_error_is_unreachable (error));
    }
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, G_N_ELEMENTS (statuses));
}

/* Whatever happened, the change is sent once. */
static void
test_unclear (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply replies[] = {
    { .status = 500, .body = "{\"error\":\"x\"}" },
    { .status = 502, .body = "<html>" },
    { .status = 503 },
    { .status = 504 },
    { .body = "" },
    { .body = "<!doctype html>" },
    { .body = "{\"id\":" },
    { .body = ACTIVITY, .mode = MUSETTE_TEST_MODE_CUT },
    { .body = ACTIVITY, .mode = MUSETTE_TEST_MODE_CHUNK_CUT },
    { .mode = MUSETTE_TEST_MODE_GARBAGE },
    { .mode = MUSETTE_TEST_MODE_CLOSED },
    { .mode = MUSETTE_TEST_MODE_SILENT },
  };

  musette_client_set_timeout (f->client, 1);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("reply %u", i);
      musette_test_server_push (f->server, &replies[i]);
      error = update_fails (f);
      g_assert_true (musette_api_error_is_unclear (error));
      g_assert_false (musette_api_error_is_refused (error));
      g_assert_false (musette_api_error_is_unreachable (error));
      g_assert_cmpuint (musette_test_server_get_count (f->server), ==, i + 1);
    }
}

/* The HTTP library sends what it holds harmless again on a connection that turns out to be closed;
 * for a split of intervals that would be one split too many. */
static void
test_closed_kept_connection (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply closed = { .mode = MUSETTE_TEST_MODE_CLOSED };
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  musette_client_get_raw_async (f->client, "/athlete/0", MUSETTE_CLIENT_BODY_JSON, NULL, on_done,
                                &f->result);
  body = musette_client_get_raw_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  musette_test_server_push (f->server, &closed);
  error = update_fails (f);
  g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNCLEAR);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 2);
}

static void
test_unreachable (Fixture *f, gconstpointer data)
{
  static const char *const addresses[] = { "http://127.0.0.1:1", "https://nowhere.invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (MusetteClient) client = musette_client_new (addresses[i], NULL);
      g_autoptr (GError) error = NULL;

      musette_client_delete_activity_async (client, "i1", NULL, on_done, &f->result);
      g_assert_false (musette_client_delete_activity_finish (client, wait_for (f), &error));
      g_clear_object (&f->result);
      g_test_message ("%s", error->message);
      g_assert_true (musette_api_error_is_unreachable (error));
      g_assert_false (musette_api_error_is_unclear (error));
      g_assert_false (musette_api_error_is_refused (error));
    }
}

static void
test_limited (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply limit = { .status = 429, .headers = "Retry-After: 20" };
  g_autoptr (GError) error = NULL;

  musette_test_server_push (f->server, &limit);
  error = update_fails (f);
  g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED);
  g_assert_false (musette_api_error_is_unclear (error));
  g_assert_false (musette_api_error_is_refused (error));
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 1);
}

static void
test_redirect (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteTestServer) other = musette_test_server_new ();
  g_autofree char *elsewhere
      = g_strdup_printf ("Location: %s/api/v1/activity/i1", musette_test_server_get_url (other));
  const char *locations[] = { elsewhere, "Location: /api/v1/activity/i2" };
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    for (guint j = 0; j < G_N_ELEMENTS (statuses); j++)
      {
        MusetteTestReply moved = { .status = statuses[j], .headers = locations[i] };
        g_autoptr (GError) error = NULL;

        musette_test_server_push (f->server, &moved);
        error = update_fails (f);
        g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
        n++;
      }
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, n);
  g_assert_cmpuint (musette_test_server_get_count (other), ==, 0);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply silent = { .mode = MUSETTE_TEST_MODE_SILENT };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  musette_test_server_push (f->server, &silent);
  update (f, cancellable);
  MUSETTE_TEST_WAIT (musette_test_server_get_count (f->server) == 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (musette_client_update_activity_finish (f->client, wait_for (f), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (musette_api_error_is_unclear (error));
  g_clear_object (&f->result);
  push (f, 200, ACTIVITY);
  update (f, NULL);
  g_object_unref (musette_client_update_activity_finish (f->client, wait_for (f), NULL));
}

static void
test_gear (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) gear = NULL;
  g_autoptr (GError) error = NULL;
  MusetteGear *chain;

  push (f, 200,
        "[{\"id\":\"b1\",\"name\":\"Road bike\",\"type\":\"Bike\",\"distance\":1000.5,"
        "\"time\":3600.0,\"activities\":4,\"retired\":null,\"component_ids\":[\"9\"]},"
        "{\"id\":9,\"type\":\"Chain\",\"retired\":\"2026-01-01\",\"component\":true}]");
  musette_client_list_gear_async (f->client, NULL, NULL, on_done, &f->result);
  gear = musette_client_list_gear_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gear->len, ==, 2);
  chain = gear->pdata[1];
  g_assert_cmpstr (musette_gear_get_gear_type (chain), ==, "Chain");
  g_assert_cmpstr (musette_gear_get_retired (chain), ==, "2026-01-01");
  g_assert_cmpstr (musette_gear_get_name (chain), ==, "");
  g_assert_true (musette_gear_is_component (chain));
  g_assert_cmpint (musette_gear_get_n_activities (chain), ==, 0);
  g_assert_cmpfloat (musette_gear_get_distance_m (gear->pdata[0]), ==, 1000.5);
  g_assert_cmpstr (musette_gear_get_component_ids (gear->pdata[0])[0], ==, "9");
  expect_request (f, "GET", "/api/v1/athlete/0/gear", NULL);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("update", test_update);
  add ("delete", test_delete);
  add ("create", test_create);
  add ("intervals", test_intervals);
  add ("raw", test_raw);
  add ("refused", test_refused);
  add ("unclear", test_unclear);
  add ("closed-kept-connection", test_closed_kept_connection);
  add ("unreachable", test_unreachable);
  add ("limited", test_limited);
  add ("redirect", test_redirect);
  add ("cancel", test_cancel);
  add ("gear", test_gear);
  return g_test_run ();
}
