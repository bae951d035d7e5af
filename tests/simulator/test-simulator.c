/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator.h"

#include "musette-json.h"
#include "musette-power.h"

#include "musette-test.h"

#include <libsoup/soup.h>
#include <math.h>
#include <string.h>

#define TODAY musette_date_new (2026, 11, 21)
#define MONTH "athlete/0/activities?oldest=2026-10-21"

typedef struct
{
  MusetteSimulator *simulator;
  SoupSession *session;
} Fixture;

typedef struct
{
  guint status;
  char *type;
  char *retry_after;
  GBytes *body; /* NULL when the reply was broken */
} Answer;

static void
answer_clear (Answer *self)
{
  g_free (self->type);
  g_free (self->retry_after);
  g_clear_pointer (&self->body, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static Fixture
fixture_new (guint64 seed, gboolean lenient, const char *const *faults)
{
  const MusetteSimulatorOptions options = { .seed = seed, .today = TODAY, .lenient = lenient };
  Fixture self = { musette_simulator_new (&options),
                   soup_session_new_with_options ("proxy-resolver", NULL, NULL) };
  g_autoptr (GError) error = NULL;

  for (; faults != NULL && *faults != NULL; faults++)
    {
      g_assert_true (musette_simulator_add_fault (self.simulator, *faults, &error));
      g_assert_no_error (error);
    }
  g_assert_true (musette_simulator_start (self.simulator, &error));
  g_assert_no_error (error);
  g_assert_true (
      g_str_has_prefix (musette_simulator_get_url (self.simulator), "http://127.0.0.1:"));
  return self;
}

static void
fixture_clear (Fixture *self)
{
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  musette_simulator_stop (self->simulator);
  g_assert_null (musette_simulator_get_url (self->simulator));
  g_assert_finalize_object (g_steal_pointer (&self->simulator));
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static char *
basic (Fixture *self)
{
  g_autofree char *pair
      = g_strconcat ("API_KEY:", musette_simulator_get_key (self->simulator), NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", encoded, NULL);
}

static Answer
send (Fixture *self, const char *method, const char *path, const char *authorization)
{
  g_autofree char *uri
      = g_strconcat (musette_simulator_get_url (self->simulator), "/api/v1/", path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  Answer answer = { 0 };

  if (authorization != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                 authorization);
  answer.body = soup_session_send_and_read (self->session, message, NULL, NULL);
  answer.status = soup_message_get_status (message);
  answer.type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  answer.retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
  return answer;
}

static Answer
get (Fixture *self, const char *path)
{
  g_autofree char *authorization = basic (self);

  return send (self, "GET", path, authorization);
}

static MusetteJson *
get_json (Fixture *self, const char *path)
{
  g_auto (Answer) answer = get (self, path);
  g_autoptr (GError) error = NULL;
  MusetteJson *json;

  g_assert_cmpuint (answer.status, ==, 200);
  json = musette_json_parse_bytes (answer.body, &error);
  g_assert_no_error (error);
  return json;
}

static void
check_status (Fixture *self, const char *path, guint status, const char *text)
{
  g_auto (Answer) answer = get (self, path);
  g_autofree char *body
      = g_strndup (g_bytes_get_data (answer.body, NULL), g_bytes_get_size (answer.body));

  g_assert_cmpuint (answer.status, ==, status);
  g_assert_nonnull (strstr (body, text));
  g_assert_true (musette_json_check (body, -1, NULL));
}

static guint
try_authorization (Fixture *self, const char *authorization)
{
  g_auto (Answer) answer = send (self, "GET", "athlete/0", authorization);

  return answer.status;
}

static void
test_authorization (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_auto (Fixture) lenient = fixture_new (1, TRUE, NULL);
  const char *key = musette_simulator_get_key (fixture.simulator);
  g_autofree char *right = basic (&fixture);
  g_autofree char *token
      = g_strconcat ("Bearer ", musette_simulator_get_token (fixture.simulator), NULL);
  g_autofree char *mistake = g_strconcat ("Bearer ", key, NULL);
  g_autofree char *old = g_strconcat ("ApiKey API_KEY:", key, NULL);

  g_assert_cmpuint (try_authorization (&fixture, NULL), ==, 401);
  g_assert_cmpuint (try_authorization (&fixture, right), ==, 200);
  g_assert_cmpuint (try_authorization (&fixture, token), ==, 200);
  g_assert_cmpuint (try_authorization (&fixture, mistake), ==, 403);
  g_assert_cmpuint (try_authorization (&fixture, old), ==, 401);
  g_assert_cmpuint (try_authorization (&lenient, old), ==, 200);
  g_assert_cmpuint (musette_simulator_get_n_requests (fixture.simulator), ==, 5);
}

static void
test_statuses (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_autofree char *own = g_strconcat (
      "athlete/", musette_simulator_get_athlete_id (fixture.simulator), "/profile", NULL);
  g_autofree char *authorization = basic (&fixture);
  g_auto (Answer) removed = send (&fixture, "DELETE", "athlete/0", authorization);

  check_status (&fixture, own, 200, "athlete");
  check_status (&fixture, "athlete/i1", 403, "Access denied");
  check_status (&fixture, "athlete/0/activities", 422, "'oldest'");
  check_status (&fixture, "athlete/0/activities?oldest=yesterday", 422, "Invalid date");
  check_status (&fixture, MONTH "&limit=x", 500, "NumberFormatException");
  check_status (&fixture, "athlete/0/power-curves", 422, "'type'");
  check_status (&fixture, "athlete/0/power-curves?type=Ride&curves=zz", 422, "[zz]");
  check_status (&fixture, "athlete/0/sport-settings/Chess", 404, "not found");
  check_status (&fixture, "activity/i1", 404, "\"error\":\"Activity not found\"");
  check_status (&fixture, "athlete/0/fitness", 404, "\"path\":\"/api/v1/athlete/0/fitness\"");
  check_status (&fixture, "", 404, "timestamp");
  g_assert_cmpuint (removed.status, ==, 405);
}

static void
test_same_bytes (void)
{
  static const char *const paths[] = { MONTH, "athlete/0", "athlete/0/sport-settings",
                                       "athlete/0/wellness?oldest=2026-11-01", "athlete/0/gear" };
  g_auto (Fixture) first = fixture_new (3, FALSE, NULL);
  g_auto (Fixture) second = fixture_new (3, FALSE, NULL);
  g_auto (Fixture) other = fixture_new (4, FALSE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (Answer) a = get (&first, paths[i]);
      g_auto (Answer) b = get (&second, paths[i]);
      g_auto (Answer) c = get (&other, paths[i]);

      g_assert_cmpuint (a.status, ==, 200);
      g_assert_true (g_bytes_equal (a.body, b.body));
      g_assert_false (g_bytes_equal (a.body, c.body));
    }
  g_assert_cmpstr (musette_simulator_get_key (first.simulator), ==,
                   musette_simulator_get_key (second.simulator));
  g_assert_cmpstr (musette_simulator_get_key (first.simulator), !=,
                   musette_simulator_get_key (other.simulator));
}

static JsonObject *
find_type (JsonArray *list, const char *type)
{
  for (guint i = 0; i < musette_json_array_get_length (list); i++)
    {
      JsonObject *row = musette_json_array_get_object (list, i);

      if (g_strcmp0 (musette_json_get_string (row, "type"), type) == 0)
        return row;
    }
  return NULL;
}

static void
check_members (JsonObject *ours, JsonObject *sample)
{
  g_auto (GStrv) wanted = musette_json_dup_members (sample);

  for (char **name = wanted; *name != NULL; name++)
    if (!musette_json_has (ours, *name) && musette_json_get_node (ours, *name) == NULL)
      g_test_message ("missing: %s", *name);
  for (char **name = wanted; *name != NULL; name++)
    g_assert_true (musette_json_get_node (ours, *name) != NULL);
}

static MusetteJson *
read_sample (const char *name)
{
  g_autofree char *path = musette_test_corpus ("api", "samples", name, NULL);
  g_autoptr (GBytes) bytes = path == NULL ? NULL : musette_test_read (path);

  return bytes == NULL ? NULL : musette_json_parse_bytes (bytes, NULL);
}

static void
test_members_of_samples (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_autoptr (MusetteJson) sample = read_sample ("activity-with-intervals.json");
  g_autoptr (MusetteJson) athlete_sample = read_sample ("athlete.json");
  g_autoptr (MusetteJson) list = NULL;
  g_autoptr (MusetteJson) activity = NULL;
  g_autoptr (MusetteJson) athlete = NULL;
  g_autofree char *path = NULL;
  JsonObject *ours;
  JsonObject *theirs;

  if (sample == NULL || athlete_sample == NULL)
    {
      g_test_skip ("the samples are not there");
      return;
    }
  list = get_json (&fixture, MONTH);
  ours = find_type (musette_json_as_array (list, NULL), "Ride");
  path = g_strdup_printf ("activity/%s?intervals=true", musette_json_get_string (ours, "id"));
  activity = get_json (&fixture, path);
  ours = musette_json_as_object (activity, NULL);
  theirs = musette_json_as_object (sample, NULL);
  check_members (ours, theirs);
  check_members (
      musette_json_array_get_object (musette_json_get_array (ours, "icu_intervals"), 0),
      musette_json_array_get_object (musette_json_get_array (theirs, "icu_intervals"), 1));
  athlete = get_json (&fixture, "athlete/0");
  ours = musette_json_as_object (athlete, NULL);
  theirs = musette_json_as_object (athlete_sample, NULL);
  check_members (ours, theirs);
  check_members (
      musette_json_array_get_object (musette_json_get_array (ours, "sportSettings"), 0),
      musette_json_array_get_object (musette_json_get_array (theirs, "sportSettings"), 0));
}

static void
test_fields (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_autoptr (MusetteJson) list = get_json (
      &fixture, MONTH "&newest=2026-11-19&limit=8&fields=id,type,icu_joules,description");
  JsonArray *rows = musette_json_as_array (list, NULL);

  g_assert_cmpuint (musette_json_array_get_length (rows), ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      JsonObject *row = musette_json_array_get_object (rows, i);
      g_auto (GStrv) names = musette_json_dup_members (row);

      g_assert_cmpuint (g_strv_length (names), <=, 3);
      g_assert_nonnull (musette_json_get_string (row, "id"));
      g_assert_false (g_strv_contains ((const char *const *) names, "description"));
    }
}

static void
copy_floats (JsonArray *streams, const char *type, MusetteStreamSet *out, MusetteChannel channel)
{
  JsonObject *stream = find_type (streams, type);
  JsonArray *data = musette_json_get_array (stream, "data");

  for (guint i = 0; i < musette_json_array_get_length (data); i++)
    musette_stream_set_set_value (out, i, channel, musette_json_array_get_double (data, i));
}

/* What a client gets as samples must give the totals that the list shows. */
static void
check_totals (Fixture *fixture, JsonObject *row)
{
  g_autofree char *path
      = g_strdup_printf ("activity/%s/streams.json?types=time,watts,velocity_smooth",
                         musette_json_get_string (row, "id"));
  g_autoptr (MusetteJson) json = get_json (fixture, path);
  JsonArray *streams = musette_json_as_array (json, NULL);
  JsonArray *time = musette_json_get_array (find_type (streams, "time"), "data");
  guint n = musette_json_array_get_length (time);
  g_autoptr (MusetteStreamSet) samples = musette_stream_set_new (n);
  g_autoptr (MusetteTimeline) timeline = NULL;
  MusettePowerSummary power;
  double ftp = musette_json_get_double (row, "icu_ftp");

  for (guint i = 0; i < n; i++)
    musette_stream_set_append (samples, (gint32) musette_json_array_get_double (time, i));
  copy_floats (streams, "watts", samples, MUSETTE_CHANNEL_WATTS);
  copy_floats (streams, "velocity_smooth", samples, MUSETTE_CHANNEL_VELOCITY);
  timeline = musette_timeline_new (samples);
  g_assert_true (musette_power_summarize (timeline, &power));
  g_assert_cmpfloat (floor (power.np_w + 0.5), ==,
                     musette_json_get_double (row, "icu_weighted_avg_watts"));
  g_assert_cmpfloat (floor (power.work_j + 0.5), ==, musette_json_get_double (row, "icu_joules"));
  g_assert_cmpint (musette_timeline_get_recording_s (timeline), ==,
                   musette_json_get_int (row, "icu_recording_time"));
  g_assert_cmpint (musette_timeline_get_elapsed_s (timeline), ==,
                   musette_json_get_int (row, "elapsed_time"));
  g_assert_cmpfloat (
      musette_power_load_rounded (power.np_w, ftp, musette_json_get_double (row, "moving_time")),
      ==, musette_json_get_double (row, "icu_training_load"));
}

static void
test_totals_agree_with_streams (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_autoptr (MusetteJson) list = get_json (&fixture, MONTH);
  JsonArray *rows = musette_json_as_array (list, NULL);
  guint checked = 0;

  for (guint i = 0; i < musette_json_array_get_length (rows); i++)
    {
      JsonObject *row = musette_json_array_get_object (rows, i);

      if (isnan (musette_json_get_double (row, "icu_joules")))
        continue;
      check_totals (&fixture, row);
      checked++;
    }
  g_assert_cmpuint (checked, >, 8);
}

static void
test_streams (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_autoptr (MusetteJson) list = get_json (&fixture, MONTH);
  JsonObject *ride = find_type (musette_json_as_array (list, NULL), "Ride");
  g_autofree char *base
      = g_strdup_printf ("activity/%s/streams", musette_json_get_string (ride, "id"));
  g_autofree char *wrong = g_strconcat (base, "?types=watts,nope", NULL);
  g_autofree char *absent = g_strconcat (base, "?types=smo2", NULL);
  g_autofree char *table = g_strconcat (base, ".csv", NULL);
  g_autoptr (MusetteJson) json = get_json (&fixture, base);
  g_autoptr (MusetteJson) none = get_json (&fixture, absent);
  g_auto (Answer) csv = get (&fixture, table);
  JsonArray *streams = musette_json_as_array (json, NULL);
  JsonObject *place = find_type (streams, "latlng");
  guint n = musette_json_array_get_length (
      musette_json_get_array (find_type (streams, "time"), "data"));

  for (guint i = 0; i < musette_json_array_get_length (streams); i++)
    g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (
                          musette_json_array_get_object (streams, i), "data")),
                      ==, n);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (place, "data2")), ==, n);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_as_array (none, NULL)), ==, 0);
  check_status (&fixture, wrong, 422, "Invalid stream type [nope]");
  g_assert_cmpstr (csv.type, ==, "text/csv");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv.body, NULL),
                                   "time,watts,cadence,heartrate,distance,altitude,lat,lng,"
                                   "velocity_smooth,temp\n0,"));
}

static void
test_everything_parses (void)
{
  static const char *const paths[] = { "athlete/0/profile",
                                       "athlete/0/power-curves?type=Ride&curves=42d,s0",
                                       "athlete/0/hr-curves.json?type=Run&curves=42d",
                                       "athlete/0/athlete-summary",
                                       "athlete/0/wellness/2026-11-20",
                                       "athlete/0/activities/search?q=run&limit=3",
                                       "athlete/0/activities/search-full?q=run&limit=2" };
  static const char *const below[] = { "?intervals=true",
                                       "/intervals",
                                       "/power-curves",
                                       "/power-curve.json",
                                       "/hr-curve",
                                       "/power-histogram",
                                       "/hr-histogram?bucketSize=10",
                                       "/interval-stats?start_index=0&end_index=100" };
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  g_autoptr (MusetteJson) list = get_json (&fixture, "athlete/0/activities?oldest=2026-11-19");
  JsonObject *ride = find_type (musette_json_as_array (list, NULL), "Ride");

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    musette_json_free (get_json (&fixture, paths[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *path
          = g_strconcat ("activity/", musette_json_get_string (ride, "id"), below[i], NULL);

      musette_json_free (get_json (&fixture, path));
    }
}

static void
test_faults (void)
{
  static const char *const faults[] = {
    "429/2@*/activities*:2", "cut@*/profile",           "cutchunk@*/gear", "garbage@*/wellness*",
    "html@*/sport-settings", "empty@*/athlete-summary", "slow=50@*",       NULL
  };
  g_auto (Fixture) fixture = fixture_new (1, FALSE, faults);
  g_auto (Fixture) whole = fixture_new (1, FALSE, NULL);
  g_auto (Answer) limited = get (&fixture, MONTH "&limit=1");
  g_auto (Answer) limited_again = get (&fixture, MONTH "&limit=1");
  g_auto (Answer) allowed = get (&fixture, MONTH "&limit=1");
  g_auto (Answer) cut = get (&fixture, "athlete/0/profile");
  g_auto (Answer) cut_chunk = get (&fixture, "athlete/0/gear");
  g_auto (Answer) gear = get (&whole, "athlete/0/gear");
  g_auto (Answer) garbage = get (&fixture, "athlete/0/wellness?oldest=2026-11-20");
  g_auto (Answer) html = get (&fixture, "athlete/0/sport-settings");
  g_auto (Answer) empty = get (&fixture, "athlete/0/athlete-summary");

  g_assert_cmpuint (limited.status, ==, 429);
  g_assert_cmpstr (limited.retry_after, ==, "2");
  g_assert_cmpuint (limited_again.status, ==, 429);
  g_assert_cmpuint (allowed.status, ==, 200);
  g_assert_null (cut.body);
  g_assert_cmpuint (cut_chunk.status, ==, 200);
  if (cut_chunk.body != NULL)
    g_assert_cmpuint (g_bytes_get_size (cut_chunk.body), <, g_bytes_get_size (gear.body));
  g_assert_null (musette_json_parse_bytes (garbage.body, NULL));
  g_assert_cmpstr (html.type, ==, "text/html");
  g_assert_cmpuint (empty.status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (empty.body), ==, 0);
}

static void
test_stop_with_waiting_requests (void)
{
  static const char *const faults[] = { "slow=60000@*", NULL };
  g_auto (Fixture) fixture = fixture_new (1, FALSE, faults);
  g_autofree char *uri
      = g_strconcat (musette_simulator_get_url (fixture.simulator), "/api/v1/athlete/0", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);

  soup_session_send_async (fixture.session, message, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  MUSETTE_TEST_WAIT (musette_simulator_get_n_requests (fixture.simulator) == 1);
}

static void
test_port_is_taken (void)
{
  g_auto (Fixture) fixture = fixture_new (1, FALSE, NULL);
  MusetteSimulatorOptions options = { .today = TODAY };
  g_autoptr (MusetteSimulator) second = NULL;
  g_autoptr (GError) error = NULL;

  options.port = (guint16) g_ascii_strtoull (
      strrchr (musette_simulator_get_url (fixture.simulator), ':') + 1, NULL, 10);
  second = musette_simulator_new (&options);
  g_assert_false (musette_simulator_start (second, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/simulator/authorization", test_authorization);
  g_test_add_func ("/simulator/statuses", test_statuses);
  g_test_add_func ("/simulator/same-bytes", test_same_bytes);
  g_test_add_func ("/simulator/members-of-samples", test_members_of_samples);
  g_test_add_func ("/simulator/fields", test_fields);
  g_test_add_func ("/simulator/totals-agree-with-streams", test_totals_agree_with_streams);
  g_test_add_func ("/simulator/streams", test_streams);
  g_test_add_func ("/simulator/everything-parses", test_everything_parses);
  g_test_add_func ("/simulator/faults", test_faults);
  g_test_add_func ("/simulator/stop-with-waiting-requests", test_stop_with_waiting_requests);
  g_test_add_func ("/simulator/port-is-taken", test_port_is_taken);
  return g_test_run ();
}
