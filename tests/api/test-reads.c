/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "client-fixture.h"

#include <math.h>

static void
assert_path (char *path, const char *expected)
{
  g_assert_cmpstr (path, ==, expected);
  g_free (path);
}

static void
test_paths (Fixture *f, gconstpointer data)
{
  assert_path (musette_api_path_athlete (NULL), "/athlete/0");
  assert_path (musette_api_path_athlete ("../../x?y"), "/athlete/..%2F..%2Fx%3Fy");
  assert_path (
      musette_api_path_activities ("i7", "2025-01-01T00:00:00", "2025-12-31", 30, "id,name"),
      "/athlete/i7/activities?oldest=2025-01-01T00:00:00&newest=2025-12-31&limit=30&"
      "fields=id,name");
  assert_path (musette_api_path_activities (NULL, "2025-01-01", NULL, 0, NULL),
               "/athlete/0/activities?oldest=2025-01-01");
  assert_path (musette_api_path_athlete (".."), "/athlete/%2E%2E");
  assert_path (musette_api_path_activities_search (NULL, "#a b&c", 5),
               "/athlete/0/activities/search?q=%23a%20b%26c&limit=5");
  assert_path (musette_api_path_activities_csv (NULL), "/athlete/0/activities.csv");
  assert_path (musette_api_path_sport_setting ("i7", "a/b"), "/athlete/i7/sport-settings/a%2Fb");
  assert_path (musette_api_path_activity ("i1", TRUE), "/activity/i1?intervals=true");
  assert_path (musette_api_path_activity ("i1", FALSE), "/activity/i1");
  assert_path (musette_api_path_intervals ("i1"), "/activity/i1/intervals");
  assert_path (musette_api_path_streams ("i1", ".csv", "time,watts"),
               "/activity/i1/streams.csv?types=time,watts");
  assert_path (musette_api_path_streams ("i1", NULL, NULL), "/activity/i1/streams");
  assert_path (musette_api_path_power_curves (NULL, NULL, "42d,1y"),
               "/athlete/0/power-curves?type=Ride&curves=42d,1y");
  assert_path (musette_api_path_sport_settings (NULL), "/athlete/0/sport-settings");
}

static gboolean
push_sample (Fixture *f, const char *name)
{
  g_autofree char *path = musette_test_corpus ("api", "samples", name, NULL);
  g_autoptr (GBytes) bytes = path != NULL ? musette_test_read (path) : NULL;
  MusetteTestReply reply = { .mode = MUSETTE_TEST_MODE_GZIP };

  if (bytes == NULL)
    {
      g_test_skip ("corpus not found");
      return FALSE;
    }
  reply.body = g_bytes_get_data (bytes, &reply.length);
  musette_test_server_push (f->server, &reply);
  return TRUE;
}

static void
test_athlete (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteAthlete) athlete = NULL;
  g_autoptr (GError) error = NULL;

  if (!push_sample (f, "athlete.json"))
    return;
  musette_client_get_athlete_async (f->client, NULL, NULL, on_done, &f->result);
  athlete = musette_client_get_athlete_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (musette_athlete_get_id (athlete), ==, "i12345");
}

static void
test_activities (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *target = NULL;

  if (!push_sample (f, "activities-list.json"))
    return;
  musette_client_list_activities_async (f->client, NULL, "2025-08-01", "2025-08-31", 0, NULL, NULL,
                                        on_done, &f->result);
  activities = musette_client_list_activities_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (activities->len, ==, 12);
  g_assert_cmpstr (musette_activity_get_id (activities->pdata[0]), ==, "i90004321");
  target = musette_test_server_dup_request (f->server, 0);
  g_assert_cmpstr (target, ==, "/api/v1/athlete/0/activities?oldest=2025-08-01&newest=2025-08-31");
}

static void
test_broken_activities (Fixture *f, gconstpointer data)
{
  static const MusetteTestReply replies[] = {
    { .body = "{}" },
    { .body = "[{\"id\":\"a\"},{}]" },
    { .body = "[{\"id\":\"a\"}" },
    { .body = "[{\"id\":\"a\"},{\"id\":\"b\"}]", .mode = MUSETTE_TEST_MODE_CHUNK_CUT },
    { .body = "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (GError) error = NULL;

      musette_test_server_push (f->server, &replies[i]);
      musette_client_list_activities_async (f->client, NULL, "2025-08-01", NULL, 0, NULL, NULL,
                                            on_done, &f->result);
      g_assert_null (musette_client_list_activities_finish (f->client, wait_for (f), &error));
      g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
      g_clear_object (&f->result);
    }
}

static void
test_activity (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteActivity) activity = NULL;
  g_autoptr (GError) error = NULL;

  if (!push_sample (f, "activity-with-intervals.json"))
    return;
  musette_client_get_activity_async (f->client, "i90004321", TRUE, NULL, on_done, &f->result);
  activity = musette_client_get_activity_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_nonnull (musette_activity_get_intervals (activity));
}

static void
test_streams (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteStreamSet) streams = NULL;
  g_autoptr (GError) error = NULL;

  if (!push_sample (f, "activity-streams.json"))
    return;
  musette_client_get_streams_async (f->client, "i1", "watts", NULL, on_done, &f->result);
  streams = musette_client_get_streams_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 120);
  g_assert_cmpfloat (musette_stream_set_get_value (streams, 0, MUSETTE_CHANNEL_WATTS), ==, 180);
  g_assert_true (isnan (musette_stream_set_get_value (streams, 50, MUSETTE_CHANNEL_WATTS)));
}

static void
test_broken_streams (Fixture *f, gconstpointer data)
{
  MusetteTestReply reply = { .body = "[{\"type\":\"time\",\"data\":[0,1,2,3,4,5,6,7,8,9]},"
                                     "{\"type\":\"watts\",\"data\":[0,1,2,3,4,5,6,7,8,9]}]",
                             .mode = MUSETTE_TEST_MODE_CHUNK_CUT };
  g_autoptr (GError) error = NULL;

  musette_test_server_push (f->server, &reply);
  musette_client_get_streams_async (f->client, "i1", NULL, NULL, on_done, &f->result);
  g_assert_null (musette_client_get_streams_finish (f->client, wait_for (f), &error));
  g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
}

static void
test_settings_and_curves (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) settings = NULL;
  g_autoptr (GPtrArray) curves = NULL;
  g_autoptr (GError) error = NULL;

  if (!push_sample (f, "sport-settings-list.json") || !push_sample (f, "power-curves.json"))
    return;
  musette_client_list_sport_settings_async (f->client, NULL, NULL, on_done, &f->result);
  settings = musette_client_list_sport_settings_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (settings->len, >, 2);
  g_clear_object (&f->result);
  musette_client_get_power_curves_async (f->client, NULL, "Ride", "s0,42d", NULL, on_done,
                                         &f->result);
  curves = musette_client_get_power_curves_finish (f->client, wait_for (f), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (curves->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("paths", test_paths);
  add ("athlete", test_athlete);
  add ("activities", test_activities);
  add ("broken-activities", test_broken_activities);
  add ("activity", test_activity);
  add ("streams", test_streams);
  add ("broken-streams", test_broken_streams);
  add ("settings-and-curves", test_settings_and_curves);
  return g_test_run ();
}
