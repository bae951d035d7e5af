/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-error.h"
#include "musette-raw-request.h"
#include "musette-test-server.h"
#include "musette-test.h"
#include "repository-fixture.h"

typedef struct
{
  gboolean answered;
  GBytes *bytes;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->bytes
      = musette_repository_read_raw_finish (MUSETTE_REPOSITORY (source), result, &answer->error);
  answer->answered = TRUE;
}

static void
check_reply (MusetteRawKind kind, const char *body, gboolean fits)
{
  g_autoptr (MusetteTestServer) server = musette_test_server_new ();
  g_autoptr (MusetteCredential) credential
      = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, "abc123");
  g_auto (Door) door = { 0 };
  const MusetteTestReply reply = { .body = body };
  const int wrong
      = g_str_has_prefix (body, "<html>") ? MUSETTE_API_ERROR_WEB_PAGE : MUSETTE_API_ERROR_PROTOCOL;
  const MusetteRawRequest request = { .kind = kind, .id = "i1", .oldest = "2026-01-01" };
  Answer answer = { 0 };

  door_init (&door, musette_test_server_get_url (server));
  musette_test_server_set_default (server, &reply);
  musette_repository_set_check_keys (door.repository, FALSE);
  musette_repository_sign_in_with_credential (door.repository, credential, "0");
  musette_repository_read_raw_async (door.repository, &request, NULL, read_cb, &answer);
  MUSETTE_TEST_WAIT (answer.answered);
  if (fits)
    {
      g_assert_no_error (answer.error);
      g_assert_cmpmem (g_bytes_get_data (answer.bytes, NULL), g_bytes_get_size (answer.bytes), body,
                       strlen (body));
    }
  else
    {
      g_assert_error (answer.error, MUSETTE_API_ERROR, wrong);
      g_assert_null (answer.bytes);
    }
  g_clear_error (&answer.error);
  g_clear_pointer (&answer.bytes, g_bytes_unref);
}

/* A script gets what it asked for, unchanged, or a reason; never JSON of another kind. */
static void
test_kinds (void)
{
  static const MusetteRawKind lists[]
      = { MUSETTE_RAW_ACTIVITIES, MUSETTE_RAW_STREAMS, MUSETTE_RAW_SPORT_SETTINGS,
          MUSETTE_RAW_SEARCH, MUSETTE_RAW_GEAR };
  static const MusetteRawKind objects[]
      = { MUSETTE_RAW_ATHLETE, MUSETTE_RAW_ACTIVITY, MUSETTE_RAW_POWER_CURVES,
          MUSETTE_RAW_INTERVALS, MUSETTE_RAW_SPORT_SETTING };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      check_reply (lists[i], " \n[ ]\n", TRUE);
      check_reply (lists[i], "{\"error\":\"no\"}", FALSE);
      check_reply (lists[i], "null", FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      check_reply (objects[i], "\t{\"id\": \"i1\", \"new\": 1.50}", TRUE);
      check_reply (objects[i], "[]", FALSE);
      check_reply (objects[i], "5", FALSE);
    }
  check_reply (MUSETTE_RAW_ACTIVITIES_CSV, "id,name\n1,a\n", TRUE);
  check_reply (MUSETTE_RAW_ACTIVITIES_CSV, "<html>", FALSE);
  check_reply (MUSETTE_RAW_FILE_ORIGINAL, "{any file}", TRUE);
  check_reply (MUSETTE_RAW_FILE_GPX, "", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/raw-request/kinds", test_kinds);
  return g_test_run ();
}
