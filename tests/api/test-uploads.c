/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "client-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define REPLY                                                                                      \
  "{\"icu_athlete_id\":\"i7\",\"id\":\"i1\",\"activities\":[{\"id\":\"i1\"},{\"id\":2}]}"

static void
push (Fixture *f, guint status, const char *body)
{
  MusetteTestReply reply = { .status = status, .body = body };

  musette_test_server_push (f->server, &reply);
}

static MusetteUploadResult *
upload (Fixture *f, const MusetteUpload *what, GError **error)
{
  MusetteUploadResult *result;

  musette_client_upload_async (f->client, NULL, what, NULL, on_done, &f->result);
  result = musette_client_upload_finish (f->client, wait_for (f), error);
  g_clear_object (&f->result);
  return result;
}

/* The form has one part, and in it the very bytes of the file. */
static void
expect_form (Fixture *f, guint request, const char *file_name, GBytes *content)
{
  g_autofree char *type = musette_test_server_dup_header (f->server, request, "Content-Type");
  g_autofree char *length = musette_test_server_dup_header (f->server, request, "Content-Length");
  g_autoptr (GBytes) body = musette_test_server_get_body (f->server, request);
  const char *boundary;
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  g_autofree char *expected_length = NULL;
  gsize size = g_bytes_get_size (content);
  const char *data = g_bytes_get_data (body, NULL);

  g_assert_true (g_str_has_prefix (type, "multipart/form-data; boundary="));
  boundary = strchr (type, '=') + 1;
  head = g_strdup_printf ("--%s\r\nContent-Disposition: form-data; name=\"file\"; "
                          "filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n",
                          boundary, file_name);
  tail = g_strdup_printf ("\r\n--%s--\r\n", boundary);
  expected_length = g_strdup_printf ("%" G_GSIZE_FORMAT, strlen (head) + size + strlen (tail));
  g_assert_cmpstr (length, ==, expected_length);
  g_assert_cmpuint (g_bytes_get_size (body), ==, strlen (head) + size + strlen (tail));
  g_assert_cmpmem (data, strlen (head), head, strlen (head));
  g_assert_cmpmem (data + strlen (head), size, g_bytes_get_data (content, NULL), size);
  g_assert_cmpmem (data + strlen (head) + size, strlen (tail), tail, strlen (tail));
}

static void
test_bytes (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("\0\r\n--\xff", 6);
  MusetteUpload what = { .content = content,
                         .file_name = "a \"b\"\r\n\u00fc.fit",
                         .name = "Morning & more",
                         .external_id = "musette:1",
                         .paired_event_id = 12 };
  g_autoptr (MusetteUploadResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *target = NULL;
  g_autofree char *method = NULL;

  push (f, 201, REPLY);
  result = upload (f, &what, &error);
  g_assert_no_error (error);
  g_assert_false (result->all_duplicates);
  g_assert_cmpstr (result->ids[0], ==, "i1");
  g_assert_cmpstr (result->ids[1], ==, "2");
  g_assert_null (result->ids[2]);
  g_assert_cmpmem (g_bytes_get_data (result->json, NULL), g_bytes_get_size (result->json), REPLY,
                   strlen (REPLY));
  expect_form (f, 0, "a %22b%22%0D%0A\u00fc.fit", content);
  target = musette_test_server_dup_request (f->server, 0);
  method = musette_test_server_dup_method (f->server, 0);
  g_assert_cmpstr (method, ==, "POST");
  g_assert_cmpstr (target, ==,
                   "/api/v1/athlete/0/activities?name=Morning%20%26%20more&"
                   "external_id=musette:1&paired_event_id=12");
}

static void
test_duplicates (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  MusetteUpload what = { .content = content, .file_name = "a.fit" };
  g_autoptr (MusetteUploadResult) result = NULL;
  g_autoptr (GError) error = NULL;

  push (f, 200, "{\"icu_athlete_id\":\"i7\",\"id\":\"i1\"}");
  result = upload (f, &what, &error);
  g_assert_no_error (error);
  g_assert_true (result->all_duplicates);
  g_assert_cmpstr (result->ids[0], ==, "i1");
}

static void
test_file (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ride.fit", NULL);
  g_autofree char *text = g_strnfill (3000000, 'x');
  g_autoptr (GBytes) content = g_bytes_new (text, 3000000);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MusetteUpload what = { .file = file };
  g_autoptr (MusetteUploadResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, 3000000, NULL));
  push (f, 201, REPLY);
  result = upload (f, &what, &error);
  g_assert_no_error (error);
  expect_form (f, 0, "ride.fit", content);
  g_remove (path);
  g_assert_null (upload (f, &what, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (musette_api_error_is_unreachable (error));
  g_assert_false (musette_api_error_is_unclear (error));
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 1);
  g_rmdir (folder);
}

static void
test_failures (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
    int code;
  } cases[] = {
    { 422, "{\"error\":\"No activities found\"}", MUSETTE_API_ERROR_INVALID },
    { 201, "[]", MUSETTE_API_ERROR_PROTOCOL },
    { 201, "{}", MUSETTE_API_ERROR_PROTOCOL },
    { 201, "", MUSETTE_API_ERROR_PROTOCOL },
    { 503, "", MUSETTE_API_ERROR_SERVER },
  };
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  MusetteUpload what = { .content = content, .file_name = "a.fit" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      push (f, cases[i].status, cases[i].body);
      g_assert_null (upload (f, &what, &error));
      g_assert_error (error, MUSETTE_API_ERROR, cases[i].code);
    }
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, G_N_ELEMENTS (cases));
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  MusetteUpload what = { .content = content, .file_name = "a.fit" };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  musette_client_upload_async (f->client, NULL, &what, cancellable, on_done, &f->result);
  g_assert_null (musette_client_upload_finish (f->client, wait_for (f), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (musette_test_server_get_count (f->server), ==, 0);
}

static void
expect_download (Fixture *f, MusetteActivityFile file, const char *target)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;

  musette_client_download_async (f->client, "i1", file, NULL, on_done, &f->result);
  bytes = musette_client_download_finish (f->client, wait_for (f), &error);
  g_clear_object (&f->result);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<gpx></gpx>\n", 12);
  got = musette_test_server_dup_request (f->server, musette_test_server_get_count (f->server) - 1);
  g_assert_cmpstr (got, ==, target);
}

static void
test_download (Fixture *f, gconstpointer data)
{
  MusetteTestReply reply = { .body = "<gpx></gpx>\n" };
  MusetteTestReply cut = { .body = "<gpx></gpx>\n", .mode = MUSETTE_TEST_MODE_CHUNK_CUT };
  g_autoptr (GError) error = NULL;

  musette_test_server_set_default (f->server, &reply);
  expect_download (f, MUSETTE_ACTIVITY_FILE_ORIGINAL, "/api/v1/activity/i1/file");
  expect_download (f, MUSETTE_ACTIVITY_FILE_FIT, "/api/v1/activity/i1/fit-file");
  expect_download (f, MUSETTE_ACTIVITY_FILE_GPX, "/api/v1/activity/i1/gpx-file");
  musette_test_server_push (f->server, &cut);
  musette_client_download_async (f->client, "i1", MUSETTE_ACTIVITY_FILE_GPX, NULL, on_done,
                                 &f->result);
  g_assert_null (musette_client_download_finish (f->client, wait_for (f), &error));
  g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("upload-bytes", test_bytes);
  add ("upload-duplicates", test_duplicates);
  add ("upload-file", test_file);
  add ("upload-failures", test_failures);
  add ("upload-cancel", test_cancel);
  add ("download", test_download);
  return g_test_run ();
}
